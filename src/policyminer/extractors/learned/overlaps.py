"""Whether a span meets any of many others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from policyminer.spans import Span


class Overlaps:
    """Spans in order, asked for what they overlap.

    与一组片段是否相交:``Overlaps([(2, 5)]).any(4, 9)`` → ``True``。
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        furthest = 0
        for start, end in sorted(spans):
            furthest = max(furthest, end)
            self._starts.append(start)
            self._ends.append(furthest)

    def any(self, start: int, end: int) -> bool:
        """Whether one of them overlaps ``start`` to ``end``."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start
