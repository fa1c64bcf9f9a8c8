"""The labels of characters: outside a name, at its beginning, inside, at its end; a name has two characters or more."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from policyminer.spans import Span

OUTSIDE, BEGIN, INSIDE, END = range(4)
COUNT = 4
NAMED = ("begin", "inside", "end")
"""The labels that have weights; ``outside`` is what the others are measured against."""
Labels = NDArray[np.int8]

FOLLOWS = np.zeros((COUNT, COUNT), dtype=bool)
"""Which label may stand behind which."""
for _before, _behind in (
    (OUTSIDE, (OUTSIDE, BEGIN)),
    (BEGIN, (INSIDE, END)),
    (INSIDE, (INSIDE, END)),
    (END, (OUTSIDE, BEGIN)),
):
    FOLLOWS[_before, list(_behind)] = True
OPENS = np.asarray([True, True, False, False])
CLOSES = np.asarray([True, False, False, True])


def label(spans: Iterable[Span], size: int) -> Labels:
    """One label per character of a text with names that do not overlap.

    每个字一个标签:``label([(1, 4)], 5)`` → 外、首、中、尾、外。
    """
    labels = np.zeros(size, dtype=np.int8)
    for start, end in spans:
        labels[start], labels[end - 1] = BEGIN, END
        labels[start + 1 : end - 1] = INSIDE
    return labels
