"""The words of the lexicon, found in all rows of a text in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from policyminer.segmentation.grams import Ints, each_once
from policyminer.spans import Span
from policyminer.statements.lexicon import Lexicon
from policyminer.statements.words import WordTable

Hit = tuple[int, int, int]
"""A surface in a row: its number, begin and end."""
_ROWS = 4096
"""So many rows are counted at a time."""


@dataclass(frozen=True, slots=True)
class Grams:
    """The places of n-grams of a vocabulary, and their numbers in it."""

    vocabulary: tuple[str, ...]
    places: Ints
    numbers: Ints


@dataclass(frozen=True, slots=True)
class Found:
    """All surfaces of all rows, in order of their ends."""

    numbers: Ints
    starts: Ints
    ends: Ints
    bounds: list[int]
    grams: Grams | None = None
    """The n-grams that were looked for on the way."""

    def of_row(self, row: int) -> list[Hit]:
        """What stands in one row, in offsets of the row (its begin mark has -1)."""
        here = slice(self.bounds[row], self.bounds[row + 1])
        return list(zip(self.numbers[here].tolist(), self.starts[here].tolist(), self.ends[here].tolist(), strict=True))

    def placed(self, wanted: NDArray[np.bool_]) -> Placed:
        """By row, the surfaces whose numbers are wanted."""
        kept = np.flatnonzero(wanted[self.numbers])
        return self._placed(kept, np.searchsorted(kept, self.bounds))

    def placed_for(self, wanted: NDArray[np.bool_], rows: Ints, kinds: Ints) -> Placed:
        """By pair of a row and a kind, the surfaces of the row that are wanted (rows of the mask) for the kind."""
        bounds = np.asarray(self.bounds)
        firsts = bounds[rows]
        sizes = bounds[rows + 1] - firsts
        ends = np.cumsum(sizes)
        here = np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - ends + sizes, sizes)
        kept = np.flatnonzero(wanted[np.repeat(kinds, sizes), self.numbers[here]])
        return self._placed(here[kept], np.searchsorted(kept, np.concatenate([[0], ends])))

    def _placed(self, kept: Ints, bounds: Ints) -> Placed:
        kept = kept[::-1]
        starts, ends = self.starts[kept].tolist(), self.ends[kept].tolist()
        return Placed(self.numbers[kept].tolist(), list(zip(starts, ends, strict=True)), (len(kept) - bounds).tolist())

    def anywhere(self, wanted: NDArray[np.bool_], begins: Ints) -> tuple[Ints, Ints]:
        """Where the wanted surfaces begin and end in the whole text, whose rows begin at ``begins``."""
        kept = np.flatnonzero(wanted[self.numbers])
        shift = begins[np.searchsorted(self.bounds, kept, side="right") - 1]
        return self.starts[kept] + shift, self.ends[kept] + shift


@dataclass(frozen=True, slots=True)
class Placed:
    """Some surfaces of all rows (or of pairs of a row and a kind) and where they stand, from the last to the first."""

    numbers: list[int]
    spans: list[Span]
    bounds: list[int]

    def firsts(self, row: int) -> dict[int, Span]:
        """Where each surface of a row stands first."""
        here = slice(self.bounds[row + 1], self.bounds[row])
        return dict(zip(self.numbers[here], self.spans[here], strict=True))


class SurfaceFinder:
    """Finds the surfaces of a lexicon and the features that they set.

    一遍找出词表词语及其特征:线索、标记、行动动词。

    Parameters
    ----------
    grams
        N-grams of a model, found in the same pass.
    """

    def __init__(self, lexicon: Lexicon, grams: tuple[str, ...] = ()) -> None:
        self.lexicon, self.grams = lexicon, grams
        parts = [word for left, rights in lexicon.gaps.items() for word in (left, *(right for right, _ in rights))]
        self.surfaces = tuple(dict.fromkeys([*lexicon.surfaces, *parts]))
        self.numbers = {surface: number for number, surface in enumerate(self.surfaces)}
        features = [lexicon.surfaces.get(surface, ()) for surface in self.surfaces]
        self._many = np.asarray([len(known) for known in features], dtype=np.int64)
        self._first = np.cumsum(self._many) - self._many
        self._features = np.asarray(list(chain.from_iterable(features)), dtype=np.int64)
        names, place = lexicon.names, lexicon.index()
        cues = [at for at, name in enumerate(names) if name.startswith("cue:")]
        self._cues = np.asarray(cues, dtype=np.int64)
        self._more = np.asarray([place["more:" + names[at][4:]] for at in cues], dtype=np.int64)
        self._gaps = [(left, right, ids) for left, rights in lexicon.gaps.items() for right, ids in rights]
        of_gaps = sorted({self.numbers[word] for left, right, _ in self._gaps for word in (left, right)})
        self._part = np.full(len(self.surfaces), -1, dtype=np.int64)
        self._part[of_gaps] = np.arange(len(of_gaps))
        self._parts = len(of_gaps)
        self._lefts = self._part[[self.numbers[left] for left, _, _ in self._gaps]]
        self._rights = self._part[[self.numbers[right] for _, right, _ in self._gaps]]
        self._table = WordTable(self.surfaces, grams)

    def __reduce__(self) -> tuple[type[SurfaceFinder], tuple[Lexicon, tuple[str, ...]]]:
        return SurfaceFinder, (self.lexicon, self.grams)

    def mask(self, numbers: Iterable[int]) -> NDArray[np.bool_]:
        """Which surfaces are among these."""
        wanted = np.zeros(len(self.surfaces), dtype=bool)
        wanted[list(numbers)] = True
        return wanted

    def find(self, marked: str, begins: Ints) -> Found:
        """All surfaces of a text whose rows begin at ``begins``."""
        (numbers, starts, ends), grams = self._table.places_and_grams(marked)
        rows = np.searchsorted(begins - 1, starts, side="right") - 1
        bounds = np.searchsorted(rows, np.arange(len(begins) + 1))
        shift = begins[rows]
        also = Grams(self.grams, *grams) if self.grams else None
        return Found(numbers, starts - shift, ends - shift, bounds.tolist(), also)

    def features(self, found: Found, words: Sequence[str], extra: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
        """Rows and features, sorted, each pair once.

        Two different cues of one category in a row set its ``more`` too.

        Parameters
        ----------
        extra
            Further rows and features.
        """
        bounds = np.asarray(found.bounds)
        rows = np.repeat(np.arange(len(words)), np.diff(bounds))
        rows, numbers = each_once(rows, found.numbers)
        with_rows, with_features = self._set_by(rows, numbers)
        gap_rows, gap_features = self._gapped(rows, numbers, words)
        all_rows = np.concatenate([extra[0], gap_rows])
        all_features = np.concatenate([extra[1], gap_features])
        parts = [
            self._counted(first, min(first + _ROWS, len(words)), with_rows, with_features, all_rows, all_features)
            for first in range(0, len(words), _ROWS)
        ]
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def _set_by(self, rows: Ints, numbers: Ints) -> tuple[Ints, Ints]:
        many = self._many[numbers]
        ends = np.cumsum(many)
        inner = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - many, many)
        return np.repeat(rows, many), self._features[np.repeat(self._first[numbers], many) + inner]

    def _counted(
        self, first: int, stop: int, rows: Ints, features: Ints, extra_rows: Ints, extra_features: Ints
    ) -> tuple[Ints, Ints]:
        width, count = len(self.lexicon.names), stop - first
        here = slice(*np.searchsorted(rows, [first, stop]))
        keys = (rows[here] - first) * width + features[here]
        counts = np.bincount(keys, minlength=count * width).reshape(count, width)
        present = counts > 0
        present[:, self._more] |= counts[:, self._cues] > 1
        also = (extra_rows >= first) & (extra_rows < stop)
        present[extra_rows[also] - first, extra_features[also]] = True
        found, known = np.nonzero(present)
        return found + first, known

    def _gapped(self, rows: Ints, numbers: Ints, words: Sequence[str]) -> tuple[Ints, Ints]:
        """The features of cues ``甲…乙`` whose parts stand in one clause."""
        found: list[tuple[int, int]] = []
        parts = self._part[numbers]
        here = np.flatnonzero(parts >= 0)
        holding, place = np.unique(rows[here], return_inverse=True)
        present = np.zeros((len(holding), self._parts), dtype=bool)
        present[place, parts[here]] = True
        both, gaps = np.nonzero(present[:, self._lefts] & present[:, self._rights])
        for row, gap in zip(holding[both].tolist(), gaps.tolist(), strict=True):
            left, right, ids = self._gaps[gap]
            if gap_spans(words[row], left, right):
                found += [(row, feature) for feature in ids]
        table: NDArray[np.int64] = np.asarray(found, dtype=np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]


def gap_spans(words: str, left: str, right: str) -> tuple[int, int] | None:
    """Where ``left … right`` stands within one clause, at most 30 characters apart."""
    at = words.find(left)
    while at >= 0:
        after = at + len(left)
        stop = words.find(right, after, after + 30 + len(right))
        if (
            stop >= 0
            and words.find("。", after, stop) < 0
            and words.find("；", after, stop) < 0
            and words.find(";", after, stop) < 0
        ):
            return at, stop
        at = words.find(left, after)
    return None
