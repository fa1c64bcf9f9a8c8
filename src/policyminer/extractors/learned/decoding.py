"""Which spans of a text are names: those worth more than no name, of those that overlap the worthier ones.

What a name is worth is its first label, the labels inside, its last label and the steps between them, less what the
chain would get for no name in its place, as if no other name touched it. The labels inside are differences of running
sums, so only the beginnings are looked at from which some end is worth anything, and of each the worthiest eight ends.
Among those, the choice of names that do not overlap is exact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from policyminer.extractors.learned.evidence import Codes, Values
from policyminer.extractors.learned.labels import BEGIN, END, INSIDE, OUTSIDE
from policyminer.segmentation.grams import Ints
from policyminer.spans import Span

_DOUBLINGS = 6
LONGEST = (1 << _DOUBLINGS) + 1
"""So many characters a name has at most."""
_BARRED = -1e6
_BLOCK = 4096
_ENOUGH = 8
Worths = NDArray[np.float64]
_STOPS = np.zeros(1 << 16, dtype=bool)
_STOPS[[ord(sign) for sign in "。；！？\n"]] = True


def names(values: Values, transitions: Values, codes: Codes, bonus: float = 0.0) -> list[Span]:
    """The names of a text.

    Parameters
    ----------
    values
        Per character what the named labels are ahead of ``outside``.
    transitions
        From label to label.
    codes
        The characters; no name goes over the end of a sentence.
    bonus
        What a name is worth beyond that.
    """
    if not len(values):
        return []
    opening, closing, short = _edges(values, transitions, codes)
    starts = np.flatnonzero(opening + _best(closing)[1 : len(values) + 1] + max(short, 0.0) + bonus > 0)
    found = [
        _worthwhile(opening, closing, short, bonus, starts[at : at + _BLOCK]) for at in range(0, len(starts), _BLOCK)
    ]
    if not found:
        return []
    begins, ends, worths = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((-begins, ends))
    return chosen(begins[order].tolist(), ends[order].tolist(), worths[order].tolist())


def _worthwhile(
    opening: Worths, closing: Worths, short: float, bonus: float, starts: Ints
) -> tuple[Ints, Ints, Worths]:
    """Beginnings, ends and worths of the names that begin at some places and are worth more than none."""
    worth = closing[starts[:, None] + 1 + np.arange(LONGEST - 1)] + opening[starts][:, None] + bonus
    worth[:, 0] += short
    before = np.maximum.accumulate(worth, axis=1)
    better = worth > 0  # a longer name from the same beginning has to be worth more than every shorter one
    better[:, 1:] &= worth[:, 1:] > before[:, :-1]
    better &= np.cumsum(better[:, ::-1], axis=1, dtype=np.int8)[:, ::-1] <= _ENOUGH
    rows, columns = better.nonzero()
    begins = starts[rows]
    return begins, begins + 2 + columns, worth[rows, columns]


def _best(closing: Worths) -> Worths:
    """The highest of each value and the ``LONGEST - 2`` behind it."""
    highest = closing.copy()
    for doubling in range(_DOUBLINGS):
        further = 1 << doubling
        highest[:-further] = np.maximum(highest[:-further], highest[further:])
    return highest


def _edges(values: Values, transitions: Values, codes: Codes) -> tuple[Worths, Worths, float]:
    """What a name is worth for beginning at a character, for ending at one, and for having two characters only."""
    none = float(transitions[OUTSIDE, OUTSIDE])
    step = float(transitions[INSIDE, INSIDE])
    inside = values[:, INSIDE - 1].astype(np.float64) + (step - none)
    stops = _STOPS[codes]
    inside[stops] = _BARRED
    sums = np.cumsum(inside)
    enter = float(transitions[OUTSIDE, BEGIN] + transitions[BEGIN, INSIDE]) - step
    leave = float(transitions[INSIDE, END] + transitions[END, OUTSIDE]) - 3 * none
    opening = values[:, BEGIN - 1] + enter - sums
    closing = np.full(len(values) + LONGEST, _BARRED * len(values))
    closing[1 : len(values)] = sums[:-1] + values[1:, END - 1] + leave
    opening[stops] = closing[: len(values)][stops] = _BARRED * len(values)
    short = float(transitions[BEGIN, END] - transitions[BEGIN, INSIDE] - transitions[INSIDE, END]) + step
    return opening, closing, short


def chosen(begins: Sequence[int], ends: Sequence[int], worths: Sequence[float]) -> list[Span]:
    """Those spans that do not overlap and together are worth most.

    Parameters
    ----------
    begins, ends, worths
        Of spans in the order of their ends, of equal ends the later beginning first.
    """
    stops = [0]
    totals = [0.0]
    last: list[tuple[int, int]] = [(0, 0)]  # how many of the stops stand before the last name, and where it begins
    highest = 0.0
    end_before = -1
    for begin, end, worth in zip(begins, ends, worths, strict=True):
        if end == end_before and worth <= highest:
            continue  # a shorter one with the same end is worth as much
        highest, end_before = worth, end
        at = bisect_right(stops, begin) - 1
        taken = totals[at] + worth
        if taken > totals[-1]:
            stops.append(end)
            totals.append(taken)
            last.append((at, begin))
    found: list[Span] = []
    at = len(stops) - 1
    while at:
        before, begin = last[at]
        found.append((begin, stops[at]))
        at = before
    return found[::-1]
