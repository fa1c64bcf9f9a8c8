"""The labels of characters: outside a name, at its beginning, inside, at its end, or a name by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from policyminer.spans import Span

OUTSIDE, BEGIN, INSIDE, END, SINGLE = range(5)
COUNT = 5
NAMED = ("begin", "inside", "end", "single")
"""The labels that have weights; ``outside`` is what the others are measured against."""
Labels = NDArray[np.int8]

FOLLOWS = np.zeros((COUNT, COUNT), dtype=bool)
"""Which label may stand behind which."""
for _before, _behind in (
    (OUTSIDE, (OUTSIDE, BEGIN, SINGLE)),
    (BEGIN, (INSIDE, END)),
    (INSIDE, (INSIDE, END)),
    (END, (OUTSIDE, BEGIN, SINGLE)),
    (SINGLE, (OUTSIDE, BEGIN, SINGLE)),
):
    FOLLOWS[_before, list(_behind)] = True
OPENS = np.asarray([True, True, False, False, True])
CLOSES = np.asarray([True, False, False, True, True])


def label(spans: Iterable[Span], size: int) -> Labels:
    """One label per character of a text with names that do not overlap.

    每个字一个标签:``label([(1, 4)], 5)`` → 外、首、中、尾、外。
    """
    labels = np.zeros(size, dtype=np.int8)
    for start, end in spans:
        if end - start == 1:
            labels[start] = SINGLE
        else:
            labels[start], labels[end - 1] = BEGIN, END
            labels[start + 1 : end - 1] = INSIDE
    return labels


def spans_of(labels: Labels) -> Iterator[Span]:
    """The names of a text with labels."""
    begun = -1
    for at in np.flatnonzero(labels).tolist():
        what = labels[at]
        if what == SINGLE:
            yield at, at + 1
        elif what == BEGIN:
            begun = at
        elif what == END and begun >= 0:
            yield begun, at + 1
            begun = -1
