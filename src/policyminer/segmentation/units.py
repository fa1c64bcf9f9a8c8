"""Statement units: the clauses that policy coders number.

A paragraph is cut at ``。；！？`` (full or half width). Nothing is cut inside brackets or 《》;
inside quotation marks only at a ``。`` that is not the last thing quoted.
"""

from __future__ import annotations

import re

from policyminer.spans import Span

_ENDERS = "。；！？;!?"
_OPEN = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "[": "]", "〔": "〕", "「": "」", "『": "』"}
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_TRAILING = "。；！？;!?…”’）)】」』"
_INTERESTING = re.compile(r"[。；！？;!?（）()《》〈〉【】\[\]〔〕“”‘’「」『』\"\n]")
_SPACE = " \t\u3000\u00a0\r\n"


def split_units(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Cut one paragraph into statement units.

    把一个段落切成语句单元:``甲;乙。`` → ``甲;`` 与 ``乙。``。

    Parameters
    ----------
    text
        The text that holds the paragraph.
    start, end
        Where the paragraph stands in it (code points, half-open).

    Returns
    -------
    list of (int, int)
        Half-open spans without outer white space; together they cover every
        other character of the paragraph.

    Examples
    --------
    >>> split_units("建成公寓140套;引进硕士45人。")
    [(0, 9), (9, 17)]
    """
    stop = len(text) if end is None else end
    cuts: list[int] = []
    closers = _matched(text, start, stop)
    ends = set(closers.values())
    stack: list[str] = []
    position = start
    for match in _INTERESTING.finditer(text, start, stop):
        at = match.start()
        char = match.group()
        if at in closers:
            stack.append(char)
        elif stack and at in ends and _closes(stack[-1], char):
            stack.pop()
        elif at < position:
            continue
        elif char == "\n":
            cuts.append(at + 1)
            stack.clear()
        elif char in _ENDERS and _may_cut(text, at, stop, char, stack):
            position = _past_trailing(text, at + 1, stop, bool(stack))
            cuts.append(position)
    return _trim(text, start, stop, cuts)


def _closes(opener: str, char: str) -> bool:
    if opener == '"':
        return char == '"'
    return _OPEN.get(opener) == char or _QUOTES.get(opener) == char


def _matched(text: str, start: int, stop: int) -> dict[int, int]:
    """Openers that are closed within the same line, with the place of their closer."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for match in _INTERESTING.finditer(text, start, stop):
        char, at = match.group(), match.start()
        if char == "\n":
            stack.clear()
        elif char == '"' and any(opener == '"' for opener, _ in stack):
            _pop_to(stack, '"', at, pairs)
        elif char in _OPEN or char in _QUOTES or char == '"':
            if len(stack) < 64:
                stack.append((char, at))
        elif char not in _ENDERS:
            for opener, _ in reversed(stack):
                if _closes(opener, char):
                    _pop_to(stack, opener, at, pairs)
                    break
    return pairs


def _pop_to(stack: list[tuple[str, int]], opener: str, at: int, pairs: dict[int, int]) -> None:
    while stack:
        char, begun = stack.pop()
        if char == opener:
            pairs[begun] = at
            return


def _may_cut(text: str, at: int, stop: int, char: str, stack: list[str]) -> bool:
    if not stack:
        return not (char in "!?;" and _inside_latin(text, at, stop))
    if any(opener not in _QUOTES and opener != '"' for opener in stack):
        return False
    following = text[at + 1] if at + 1 < stop else ""
    return char == "。" and following not in '”’」』"'


def _inside_latin(text: str, at: int, stop: int) -> bool:
    """A half-width mark between Latin letters or in an entity (``a?b=c``) ends nothing."""
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < stop else ""
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _past_trailing(text: str, at: int, stop: int, quoted: bool) -> int:
    while at < stop and text[at] in (_ENDERS if quoted else _TRAILING):
        at += 1
    return at


def _trim(text: str, start: int, stop: int, cuts: list[int]) -> list[Span]:
    spans: list[Span] = []
    begun = start
    for cut in [*cuts, stop]:
        left, right = begun, cut
        while left < right and text[left] in _SPACE:
            left += 1
        while right > left and text[right - 1] in _SPACE:
            right -= 1
        if left < right:
            spans.append((left, right))
        begun = cut
    return spans
