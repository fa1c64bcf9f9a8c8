"""Which of many spans a span meets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from policyminer.spans import Span


class Overlaps:
    """Spans in order, asked for what they overlap.

    与一组片段相交的片段:``Overlaps([(2, 5)]).of(4, 9)`` → ``[(2, 5)]``。
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._furthest = list(accumulate([end for _, end in self._spans], max))

    def of(self, start: int, end: int) -> list[Span]:
        """Those that overlap ``start`` to ``end``, the last first."""
        found = []
        at = bisect_left(self._spans, (end,))
        while at and self._furthest[at - 1] > start:
            at -= 1
            if self._spans[at][1] > start:
                found.append(self._spans[at])
        return found
