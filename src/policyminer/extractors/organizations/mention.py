"""A mention on its way to a record."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from policyminer.extractors.organizations.regions import Region


class Mention(Struct, gc=False):
    """Words that name a body.

    一处机构名:``name`` 是规范名(还不知道时为空串),``region`` 是它所属的地方。

    Parameters
    ----------
    start, end
        Offsets into the clean text.
    type
        As in the guidelines.
    name
        Canonical name as far as the words themselves give it.
    region
        The place it belongs to, when the words or the article give it.
    rule
        What found it.
    weight
        Which of two that overlap at equal length stays.
    """

    start: int
    end: int
    type: str
    name: str
    region: Region | None
    rule: str
    weight: int = 0


def longest(mentions: list[Mention]) -> list[Mention]:
    """Those that stay when mentions overlap: the longer, then the weightier, then the earlier."""
    taken: list[Mention] = []
    spans: list[tuple[int, int]] = []
    for one in sorted(mentions, key=lambda one: (one.start - one.end, -one.weight, one.start)):
        at = bisect_left(spans, (one.start, one.end))
        before_free = at == 0 or spans[at - 1][1] <= one.start
        after_free = at == len(spans) or spans[at][0] >= one.end
        if before_free and after_free:
            spans.insert(at, (one.start, one.end))
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def joined(mentions: list[Mention], more: list[Mention]) -> list[Mention]:
    """Mentions that do not overlap, and more of them."""
    return longest(mentions + more) if more else mentions
