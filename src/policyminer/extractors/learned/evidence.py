"""What the characters around a place say: n-grams that begin up to five characters before it or two behind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policyminer.segmentation.grams import GramTable, Ints, codes_of

OFFSETS = range(-2, 6)
"""From where an n-gram begins to the places that it says something of."""
BEYOND = 2
"""An n-gram says nothing of what stands further behind its end."""
_CHUNK = 20_000
Codes = NDArray[np.uint32]
Values = NDArray[np.float32]


def folded(text: str) -> Codes:
    """The characters of a text as codes; digits are all ``0``, Latin letters ``a`` or ``A``, marks have full width."""
    codes = codes_of(text)
    return _FOLD[codes]


def _fold() -> Codes:
    table = np.arange(1 << 16, dtype=np.uint32)
    for first, last, sign in (("0", "9", "0"), ("０", "９", "0"), ("a", "z", "a"), ("A", "Z", "A")):
        table[ord(first) : ord(last) + 1] = ord(sign)
    for narrow, wide in zip(",;:!?()", "，；：！？（）", strict=True):
        table[ord(narrow)] = ord(wide)
    return table


_FOLD = _fold()


def offsets_of(gram: str) -> range:
    """The offsets at which an n-gram says something."""
    return range(OFFSETS.start, min(len(gram) + BEYOND, OFFSETS.stop))


class NgramEvidence:
    """Adds up the weights of all n-grams around every character.

    每个字周围的 n 元字串的权重之和。

    Parameters
    ----------
    grams
        Single characters first, then n-grams of two to four.
    weights
        Per n-gram and offset of :data:`OFFSETS` one row of ``width`` values.
    """

    def __init__(self, grams: Sequence[str], weights: Values) -> None:
        singles = next((at for at, gram in enumerate(grams) if len(gram) > 1), len(grams))
        self._width = weights.shape[-1]
        self._singles = singles
        self._numbers = np.full(1 << 16, -1, dtype=np.int32)
        self._numbers[[ord(gram) for gram in grams[:singles]]] = np.arange(singles)
        self._table = GramTable(grams[singles:])
        self._weights = weights.reshape(len(grams), -1)

    def values(self, text: str) -> Values:
        """One row per character."""
        codes = folded(text)
        size = len(codes)
        summed: Values = np.zeros((size, self._width), dtype=np.float32)
        for begin in range(0, size, _CHUNK):
            stop = min(begin + _CHUNK, size)
            self._add(summed, codes[begin : stop + 3], begin, stop)
        return summed

    def _add(self, summed: Values, codes: Codes, begin: int, stop: int) -> None:
        """Add what the n-grams say that begin in a stretch of the text."""
        count = stop - begin
        places, numbers = self.found(codes, count)
        said = csr_matrix(
            (np.ones(len(places), dtype=np.float32), (places, numbers)), shape=(count, len(self._weights))
        )
        values = np.asarray(said @ self._weights).reshape(count, len(OFFSETS), self._width)
        for column, offset in enumerate(OFFSETS):
            first, last = max(0, begin + offset), min(len(summed), stop + offset)
            if first < last:
                summed[first:last] += values[first - offset - begin : last - offset - begin, column]

    def found(self, codes: Codes, count: int) -> tuple[Ints, Ints]:
        """Where n-grams begin in the first ``count`` places, and their numbers."""
        places, numbers = self._table.places_of(codes)
        inside = places < count
        singles = self._numbers[codes[:count]]
        known = np.flatnonzero(singles >= 0)
        return (
            np.concatenate([known, places[inside]]),
            np.concatenate([singles[known].astype(np.int64), numbers[inside] + self._singles]),
        )
