"""The n-grams of a model, looked up for all characters of a text at once."""

from __future__ import annotations

from collections.abc import Sequence
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
_SHORT = 800_000
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
    An n-gram is a whole number of 16 bits per character, so equal numbers are equal words. Three hash tables in a
    row hold them: what finds its slot taken in one goes into the next, the few that are left are compared singly.
    """

    def __init__(self, grams: Sequence[str]) -> None:
        self.grams = tuple(grams)
        wrong = [gram for gram in grams if not 2 <= len(gram) <= LONGEST or _key(gram) == _NO_KEY]
        if wrong:
            raise ValueError(f"not an n-gram of two to {LONGEST} characters: {wrong[0]!r}")
        self._keys = np.asarray([*[_key(gram) for gram in grams], _NO_KEY], dtype=np.uint64)
        self._sizes = sorted({len(gram) for gram in grams})
        self._tables: list[tuple[np.uint64, np.uint64, NDArray[np.int32]]] = []
        left = np.arange(len(grams))
        for factor in _FACTORS:
            if len(left):
                left = self._fill(np.uint64(factor), left)
        self._left = left.tolist()

    def __reduce__(self) -> tuple[type[GramTable], tuple[tuple[str, ...]]]:
        return GramTable, (self.grams,)

    def _fill(self, factor: np.uint64, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        """Put n-grams into a new table; those whose slot was taken come back."""
        bits = max(8, (len(chosen) * _LOAD - 1).bit_length())
        table = np.full(1 << bits, len(self.grams), dtype=np.int32)
        shift = np.uint64(64 - bits)
        slots = (self._keys[chosen] * factor) >> shift
        table[slots] = chosen
        self._tables.append((factor, shift, table))
        left: NDArray[np.int64] = chosen[table[slots] != chosen]
        return left

    def places(self, text: str) -> tuple[Ints, Ints]:
        """Where n-grams begin, and their numbers; in no particular order."""
        begins: list[Ints] = []
        numbers: list[Ints] = []
        for start in range(0, len(text), _SHORT):
            for place, number in self._part(text[start : start + _SHORT + LONGEST - 1], min(_SHORT, len(text) - start)):
                begins.append(place + start)
                numbers.append(number)
        if not begins:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate(begins), np.concatenate(numbers)

    def _part(self, text: str, most: int) -> list[tuple[Ints, Ints]]:
        codes = codes_of(text).astype(np.uint64)
        keys, found = codes, []
        for size in range(2, LONGEST + 1):
            if len(codes) < size:
                break
            keys = (keys[:-1] << np.uint64(_BITS)) | codes[size - 1 :]
            if size in self._sizes:
                found += self._look_up(keys[:most])
        return found

    def _look_up(self, keys: NDArray[np.uint64]) -> list[tuple[Ints, Ints]]:
        found = []
        for factor, shift, table in self._tables:
            numbers = np.take(table, (keys * factor) >> shift)
            hits = np.flatnonzero(np.take(self._keys, numbers) == keys)
            found.append((hits, numbers[hits].astype(np.int64)))
        for number in self._left:
            hits = np.flatnonzero(keys == self._keys[number])
            found.append((hits, np.full(len(hits), number, dtype=np.int64)))
        return found


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code of each character, one for all that no n-gram has."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    codes: NDArray[np.uint32] = np.where(raw == 0, np.uint32(_NOTHING), np.minimum(raw, np.uint32(_NOTHING)))
    return codes


def has_key(gram: str) -> bool:
    """Whether these are characters that an n-gram can have."""
    return _key(gram) != _NO_KEY


def _key(gram: str) -> int:
    key = 0
    for char in gram:
        if not 0 < ord(char) < _NOTHING:
            return _NO_KEY
        key = key << _BITS | ord(char)
    return key


def each_once(rows: Ints, numbers: Ints) -> tuple[Ints, Ints]:
    """Pairs of row and number, in order of rows, each once."""
    order = np.argsort(_narrow(numbers), kind="stable")
    rows, numbers = rows[order], numbers[order]
    order = np.argsort(_narrow(rows), kind="stable")
    rows, numbers = rows[order], numbers[order]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (numbers[1:] != numbers[:-1])
    return rows[first], numbers[first]


def _narrow(numbers: Ints) -> NDArray[np.unsignedinteger[Any]]:
    """The same whole numbers in two bytes if they fit: sorting those is many times faster."""
    return numbers.astype(np.uint16 if len(numbers) and numbers.max() <= 0xFFFF else np.uint64)
