"""The n-grams of a model, looked up for all characters of a text at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
LONGEST = 4
"""An n-gram has at most so many characters: as many as 64 bits hold."""
_BITS = 16
_NOTHING = 0xFFFE
"""Stands for characters that no n-gram has: NUL, and those beyond 16 bits."""
_NO_KEY = 0xFFFFFFFFFFFFFFFF
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_LOAD = 8
_SHORT = 100_000
"""So many characters are looked up at a time."""


class GramTable:
    """Finds n-grams of two to four characters.

    查出一段文字里的 n 元字串:``GramTable(["人才"]).places("引进人才")`` → 位置 2、编号 0。

    Parameters
    ----------
    grams
        Each of two to four characters between U+0001 and U+FFFD.

    Notes
    -----
    A tree by characters: what begins an n-gram is a node, and a node with one more character is a key of the next
    level. Only places where a beginning was found are looked up further.
    """

    def __init__(self, grams: Sequence[str]) -> None:
        self.grams = tuple(grams)
        wrong = [gram for gram in grams if not 2 <= len(gram) <= LONGEST or not has_key(gram)]
        if wrong:
            raise ValueError(f"not an n-gram of two to {LONGEST} characters: {wrong[0]!r}")
        self._levels: list[_Level] = []
        nodes = {chr(code): code for code in {ord(gram[0]) for gram in grams}}
        for size in range(2, 1 + max(map(len, grams), default=0)):
            heads = dict.fromkeys([gram[:size] for gram in grams if len(gram) >= size])
            keys = [nodes[head[:-1]] << _BITS | ord(head[-1]) for head in heads]
            nodes = {head: number for number, head in enumerate(heads)}
            whole = np.full(len(heads), -1, dtype=np.int32)
            further = np.zeros(len(heads), dtype=bool)
            for number, gram in enumerate(grams):
                if len(gram) == size:
                    whole[nodes[gram]] = number
                elif len(gram) > size:
                    further[nodes[gram[:size]]] = True
            self._levels.append(_Level(KeyTable(np.asarray(keys, dtype=np.uint64)), whole, further))

    def __reduce__(self) -> tuple[type[GramTable], tuple[tuple[str, ...]]]:
        return GramTable, (self.grams,)

    def places(self, text: str) -> tuple[Ints, Ints]:
        """Where n-grams begin, and their numbers; in no particular order."""
        return self.places_of(codes_of(text))

    def places_of(self, codes: NDArray[np.uint32]) -> tuple[Ints, Ints]:
        """The same for a text given as :func:`codes_of`."""
        begins: list[Ints] = []
        numbers: list[Ints] = []
        for start in range(0, len(codes), _SHORT):
            part = codes[start : start + _SHORT + LONGEST - 1]
            for place, number in self._part(part.astype(np.uint64), min(_SHORT, len(codes) - start)):
                begins.append(place + start if start else place)
                numbers.append(number)
        if not begins:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate(begins), np.concatenate(numbers)

    def _part(self, codes: NDArray[np.uint64], most: int) -> Iterator[tuple[Ints, Ints]]:
        """The n-grams that begin in the first ``most`` places, the shorter first."""
        begins: Ints | None = None
        nodes = codes[:most]
        for size, level in enumerate(self._levels, 2):
            inside = len(codes) - size + 1
            if inside <= 0:
                return
            if begins is None:
                begins, found = level.table.find((nodes[:inside] << np.uint64(_BITS)) | codes[1 : most + 1])
            else:
                if len(begins) and int(begins.max()) >= inside:
                    kept = begins < inside
                    begins, nodes = begins[kept], nodes[kept]
                hits, found = level.table.find((nodes << np.uint64(_BITS)) | codes[begins + (size - 1)])
                begins = begins[hits]
            numbers = level.whole.take(found)
            whole = (numbers >= 0).nonzero()[0]
            yield begins[whole], numbers[whole].astype(np.int64)
            longer = np.flatnonzero(level.further.take(found))
            begins, nodes = begins[longer], found[longer].astype(np.uint64)


@dataclass(frozen=True, slots=True)
class _Level:
    """The nodes of one length: their keys, the n-grams that they are (or -1), whether longer ones begin so."""

    table: KeyTable
    whole: NDArray[np.int32]
    further: NDArray[np.bool_]


class KeyTable:
    """Finds whole numbers among others, many at once.

    Three hash tables in a row hold the keys: what finds its slot taken in one goes into the next, the few that are
    left are compared singly. A number whose slot is empty is in none of them.
    """

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self._count = len(keys)
        self._keys = np.concatenate([keys, np.asarray([_NO_KEY], dtype=np.uint64)])
        self._tables: list[tuple[np.uint64, np.uint64, NDArray[Any]]] = []
        left = np.arange(len(keys))
        for factor in _FACTORS:
            if len(left):
                left = self._fill(np.uint64(factor), left)
        self._left = left.tolist()

    def _fill(self, factor: np.uint64, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """Put keys into a new table; those whose slot was taken come back."""
        bits = max(8, (len(chosen) * _LOAD - 1).bit_length())
        table = np.full(1 << bits, self._count, dtype=np.uint16 if self._count <= 0xFFFF else np.int32)
        shift = np.uint64(64 - bits)
        slots = (self._keys[chosen] * factor) >> shift
        table[slots] = chosen
        self._tables.append((factor, shift, table))
        left: NDArray[np.int64] = chosen[table[slots] != chosen]
        return left

    def find(self, keys: NDArray[np.uint64]) -> tuple[Ints, NDArray[Any]]:
        """Which of the numbers are known, and the places of those among the keys; in no particular order."""
        places: list[Ints] = []
        found: list[NDArray[Any]] = []
        rest: Ints | None = None
        for factor, shift, table in self._tables:
            here = keys if rest is None else keys[rest]
            numbers = table.take((here * factor) >> shift)
            equal = self._keys.take(numbers) == here
            hits = equal.nonzero()[0]
            found.append(numbers[hits])
            places.append(hits if rest is None else rest[hits])
            taken = (equal < (numbers < self._count)).nonzero()[0]
            rest = taken if rest is None else rest[taken]
            if not len(rest):
                break
        else:
            for number in self._left:
                at = np.arange(len(keys)) if rest is None else rest
                hits = at[keys[at] == self._keys[number]]
                places.append(hits)
                found.append(np.full(len(hits), number))
        if len(places) == 1:
            return places[0], found[0]
        if not places:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate(places), np.concatenate(found)


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code of each character, one for all that no n-gram has."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    codes: NDArray[np.uint32] = np.where(raw == 0, np.uint32(_NOTHING), np.minimum(raw, np.uint32(_NOTHING)))
    return codes


def has_key(gram: str) -> bool:
    """Whether these are characters that an n-gram can have."""
    return all([0 < ord(char) < _NOTHING for char in gram])


def each_once(rows: Ints, numbers: Ints) -> tuple[Ints, Ints]:
    """Pairs of row and number, in order of rows, each once."""
    order = np.argsort(narrow(numbers), kind="stable")
    rows, numbers = rows[order], numbers[order]
    order = np.argsort(narrow(rows), kind="stable")
    rows, numbers = rows[order], numbers[order]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (numbers[1:] != numbers[:-1])
    return rows[first], numbers[first]


def narrow(numbers: Ints) -> NDArray[np.unsignedinteger[Any]]:
    """The same whole numbers in two bytes if they fit: sorting those is many times faster."""
    return numbers.astype(np.uint16 if len(numbers) and numbers.max() <= 0xFFFF else np.uint64)
