"""The edges of a name that the tagger found: marks that open and close belong together."""

from __future__ import annotations

import re

from policyminer.spans import Span

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」"}
_OPENING = {right: left for left, right in _PAIRS.items()}
_SIGNS = re.compile(r"[^\w·—+-]|[的_]")
_OUTER = "，。；：、！？,;:!? \t\n的"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without marks at its edges that have no counterpart in it; None where nothing is left.

    ``“青竹引凤”工程`` found from ``青`` on ends in front of ``”``; one found whole with its quotes stays.
    """
    if _SIGNS.search(text, start, end) is None:
        return (start, end) if end - start > 1 else None
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    opened: list[int] = []
    for at in range(start, end):
        sign = text[at]
        if sign in _PAIRS:
            opened.append(at)
        elif sign in _OPENING:
            if opened and text[opened[-1]] == _OPENING[sign]:
                opened.pop()
            else:
                end = at
                break
    else:
        if opened and opened[0] == start and text[end : end + 1] != _PAIRS[text[start]]:
            start += 1
        elif opened:
            closing = _PAIRS[text[opened[-1]]]
            end = end + 1 if text[end : end + 1] == closing else opened[0]
    if end - start > 1 and _PAIRS.get(text[start]) == text[end - 1] and text[start] in "“‘「":
        start, end = start + 1, end - 1
    return (start, end) if end - start > 1 else None
