"""The edges of a name that the tagger found: marks that open and close belong together."""

from __future__ import annotations

import re

from policyminer.spans import Span

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」"}
_OPENING = {right: left for left, right in _PAIRS.items()}
_SIGNS = re.compile(r"[^\w·—+-]|[的_]")
_CLAUSES = re.compile("[，。；：,;:!?！？]")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|[（(][^）)]*[)）]")
_OUTER = "，。；：、！？,;:!? \t\n"
_QUOTING = "“‘「"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without marks at its edges that have no counterpart in it; None where nothing is left.

    起止处不成对的引号、括号在外:``“青竹引凤”工程`` found from ``青`` on ends in front of ``”``; found whole it stays.
    """
    if _SIGNS.search(text, start, end) is None:
        return (start, end) if end - start > 1 else None
    start, end = _inner(text, start, end)
    start, end = _paired(text, start, end)
    if end - start > 1 and text[start] in _QUOTING and text.find(_PAIRS[text[start]], start, end) == end - 1:
        start, end = start + 1, end - 1
    start, end = _inner(text, start, end)
    return (start, end) if end - start > 1 and _one_clause(text[start:end]) else None


def _inner(text: str, start: int, end: int) -> Span:
    """The span without marks that no name begins or ends with."""
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER + "的":
        end -= 1
    return start, end


def _paired(text: str, start: int, end: int) -> Span:
    """The span up to the first mark that closes nothing, without what is opened and not closed."""
    opened: list[int] = []
    for at in range(start, end):
        sign = text[at]
        if sign in _PAIRS:
            opened.append(at)
        elif sign in _OPENING:
            if not opened or text[opened[-1]] != _OPENING[sign]:
                end = at
                break
            opened.pop()
    if not opened:
        return start, end
    closing = _PAIRS[text[opened[-1]]]
    if len(opened) == 1 and text[end : end + 1] == closing:
        return start, end + 1
    return (start + 1, end) if opened == [start] else (start, opened[0])


def _one_clause(name: str) -> bool:
    """Whether no mark between clauses stands in a name, but for what it quotes."""
    return _CLAUSES.search(_QUOTED.sub("", name)) is None
