"""Words of any length, found at all places of a text at once by the table of n-grams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from policyminer.segmentation.grams import LONGEST, GramTable, Ints, codes_of, has_key, narrow

_MANY = 1 << 16


class WordTable:
    """Finds words wherever they stand, overlapping ones too.

    查出一段文字里的全部词语,重叠的也算:``WordTable(["人才", "引进人才"]).places("引进人才")``。

    Parameters
    ----------
    words
        Different ones.
    grams
        Further n-grams, found on the way.

    Notes
    -----
    Words of one character are looked up by its code, words of up to four in a table of n-grams; longer ones by their
    first four characters and compared there. The few with characters that n-grams cannot have are searched singly.
    """

    def __init__(self, words: Sequence[str], grams: Sequence[str] = ()) -> None:
        self.words, self.grams = tuple(words), tuple(grams)
        self._sizes = np.asarray([len(word) for word in words], dtype=np.int64)
        self._single = np.full(_MANY, -1, dtype=np.int32)
        entries: dict[str, int] = {}
        self._longer: dict[int, list[int]] = {}
        self._odd: list[int] = []
        for number, word in enumerate(words):
            head = word[:LONGEST]
            if not has_key(head):
                self._odd.append(number)
            elif len(word) == 1:
                self._single[ord(word)] = number
            else:
                place = entries.setdefault(head, len(entries))
                if len(word) > LONGEST:
                    self._longer.setdefault(place, []).append(number)
        for gram in self.grams:
            entries.setdefault(gram, len(entries))
        self._table = GramTable(tuple(entries))
        numbers = {word: number for number, word in enumerate(words)}
        self._whole = np.asarray([numbers.get(entry, -1) for entry in entries], dtype=np.int64)
        self._begins_longer = np.zeros(len(entries), dtype=bool)
        self._begins_longer[list(self._longer)] = True
        self._gram = np.full(len(entries), -1, dtype=np.int64)
        self._gram[[entries[gram] for gram in self.grams]] = np.arange(len(self.grams))
        self._step = 1 + max(map(len, words), default=0)

    def __reduce__(self) -> tuple[type[WordTable], tuple[tuple[str, ...], tuple[str, ...]]]:
        return WordTable, (self.words, self.grams)

    def places(self, text: str) -> tuple[Ints, Ints, Ints]:
        """The numbers of the words, where they begin and end; in order of ends, of two the longer first."""
        return self.places_and_grams(text)[0]

    def places_and_grams(self, text: str) -> tuple[tuple[Ints, Ints, Ints], tuple[Ints, Ints]]:
        """The same, and where further n-grams begin with their numbers, in no particular order."""
        codes = codes_of(text)
        single = self._single.take(codes)
        at = (single >= 0).nonzero()[0]
        starts, entries = self._table.places_of(codes)
        whole = self._whole.take(entries)
        kept = (whole >= 0).nonzero()[0]
        begun = np.flatnonzero(self._begins_longer.take(entries))
        rest = [*self._compared(text, starts[begun].tolist(), entries[begun].tolist()), *self._searched(text)]
        more: Ints = np.asarray(rest, dtype=np.int64).reshape(-1, 2)
        numbers: Ints = np.concatenate([single[at], whole[kept], more[:, 0]])
        begins = np.concatenate([at, starts[kept], more[:, 1]])
        sizes = self._sizes.take(numbers)
        ends = begins + sizes
        order = np.argsort(narrow(self._step - sizes), kind="stable")
        order = order[np.argsort(narrow(ends[order]), kind="stable")]
        gram = self._gram.take(entries)
        further = (gram >= 0).nonzero()[0]
        return (numbers[order], begins[order], ends[order]), (starts[further], gram[further])

    def _compared(self, text: str, starts: Sequence[int], entries: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The longer words of which a beginning was found."""
        for at, entry in zip(starts, entries, strict=True):
            for number in self._longer[entry]:
                if text.startswith(self.words[number], at):
                    yield number, at

    def _searched(self, text: str) -> Iterator[tuple[int, int]]:
        for number in self._odd:
            at = text.find(self.words[number])
            while at >= 0:
                yield number, at
                at = text.find(self.words[number], at + 1)
