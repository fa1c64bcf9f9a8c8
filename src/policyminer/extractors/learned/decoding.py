"""Which spans of a text are names: those worth more than no name, of those that overlap the worthier ones.

What a name is worth is its first label, the labels inside, its last label and the steps between them, less what the
chain would get for no name in its place. The labels inside are differences of running sums, so only the beginnings are
looked at from which some end is worth anything. The choice among names that overlap is exact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from policyminer.extractors.learned.evidence import Codes, Values
from policyminer.extractors.learned.labels import BEGIN, END, INSIDE, OUTSIDE
from policyminer.spans import Span

_DOUBLINGS = 6
LONGEST = (1 << _DOUBLINGS) + 1
"""So many characters a name has at most."""
_BARRED = -1e6
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
    worth = closing[starts[:, None] + 1 + np.arange(LONGEST - 1)] + opening[starts][:, None] + bonus
    worth[:, 0] += short
    rows, columns = np.nonzero(worth > 0)
    begins, worths = starts[rows], worth[rows, columns]
    ends = begins + 2 + columns
    order = np.lexsort((begins, ends))
    return chosen(begins[order].tolist(), ends[order].tolist(), worths[order].tolist())


def _best(closing: NDArray[np.float64]) -> NDArray[np.float64]:
    """The highest of each value and the ``LONGEST - 2`` behind it."""
    highest = closing.copy()
    for doubling in range(_DOUBLINGS):
        further = 1 << doubling
        highest[:-further] = np.maximum(highest[:-further], highest[further:])
    return highest


def _edges(values: Values, transitions: Values, codes: Codes) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
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
    """Of spans in the order of their ends those that do not overlap and together are worth most."""
    total = [0.0]
    before: list[int] = []
    for number, (begin, worth) in enumerate(zip(begins, worths, strict=True)):
        at = bisect_right(ends, begin, 0, number)
        taken = total[at] + worth
        before.append(at if taken > total[number] else -1)
        total.append(max(taken, total[number]))
    found: list[Span] = []
    number = len(before)
    while number:
        at = before[number - 1]
        if at >= 0:
            found.append((begins[number - 1], ends[number - 1]))
        number = at if at >= 0 else number - 1
    return found[::-1]
