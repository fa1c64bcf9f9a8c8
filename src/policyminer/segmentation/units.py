"""Statement units: the clauses that policy coders number.

A paragraph is cut at ``。；！？`` (full or half width). Nothing is cut inside brackets or 《》;
inside quotation marks only at a ``。`` that is not the last thing quoted.
"""

from __future__ import annotations

import re

from policyminer.spans import Span

_ENDERS = "。；！？;!?"
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_CLOSERS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "[": "]", "〔": "〕"} | _QUOTES
_DEEPEST = 64
_TRAILING = "。；！？;!?…”’）)】」』"
_MARK = r"。；！？;!?（）()《》〈〉【】\[\]〔〕“”‘’「」『』\"\n"
_MATED = {left: right for left, right in _CLOSERS.items() if left != right}
_OPENERS = "".join([re.escape(left) for left in _MATED])
_PAIRS = "|".join([f"(?<={re.escape(left)})[^{_MARK}]*{re.escape(right)}" for left, right in _MATED.items()])
_MARKS = re.compile(f"[{_MARK}](?:(?<=[{_OPENERS}])(?:{_PAIRS}))?")
_FAST = re.compile(
    f'[{_ENDERS}{_OPENERS}"\n](?:(?<=[{_ENDERS}])[{re.escape(_TRAILING)}]*|(?<=[{_OPENERS}])(?:{_PAIRS})()|()())'
)
"""An end with what trails it, a pair with nothing to cut inside, a mark that more has to be known of."""
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
    cuts = _plain_cuts(text, start, stop)
    return _trim(text, start, stop, _cuts(text, start, stop) if cuts is None else cuts)


def _plain_cuts(text: str, start: int, stop: int) -> list[int] | None:
    """Where to cut a paragraph whose brackets and quotes hold nothing to cut at; None for any other."""
    cuts: list[int] = []
    for match in _FAST.finditer(text, start, stop):
        kind = match.lastindex
        if kind is None:
            at, behind = match.span()
            if text[at] not in "!?;" or not _inside_latin(text, at, stop):
                cuts.append(behind)
        elif kind > 1:
            return None
    return cuts


def _cuts(text: str, start: int, stop: int) -> list[int]:
    """Where to cut any paragraph."""
    marks = [(at, text[at]) for at, behind in _spans(text, start, stop) if at + 1 == behind]
    partners = _partners(marks)
    ends = set(partners.values())
    cuts: list[int] = []
    stack: list[str] = []
    behind = start
    for index, (at, char) in enumerate(marks):
        if index in partners:
            stack.append(char)
        elif index in ends:
            stack.pop()
        elif char == "\n":
            cuts.append(at + 1)
            stack.clear()
        elif at >= behind and char in _ENDERS and _may_cut(text, at, stop, char, stack):
            behind = _past_trailing(text, at + 1, stop, bool(stack))
            cuts.append(behind)
    return cuts


def _spans(text: str, start: int, stop: int) -> list[Span]:
    """Marks, and whole pairs with nothing to cut inside."""
    return [match.span() for match in _MARKS.finditer(text, start, stop)]


def _partners(marks: list[tuple[int, str]]) -> dict[int, int]:
    """Which opener is closed by which mark of the same line (indexes); what crosses or never closes is left out."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for index, (_, char) in enumerate(marks):
        if char in _ENDERS:
            continue
        if char == "\n":
            stack.clear()
        elif char == '"' and any(closer == '"' for closer, _ in stack):
            _close(stack, '"', index, pairs)
        elif char in _CLOSERS:
            if len(stack) < _DEEPEST:
                stack.append((_CLOSERS[char], index))
        elif any(closer == char for closer, _ in stack):
            _close(stack, char, index, pairs)
    return pairs


def _close(stack: list[tuple[str, int]], char: str, index: int, pairs: dict[int, int]) -> None:
    while stack:
        closer, begun = stack.pop()
        if closer == char:
            pairs[begun] = index
            return


def _may_cut(text: str, at: int, stop: int, char: str, stack: list[str]) -> bool:
    if not stack:
        return not (char in "!?;" and _inside_latin(text, at, stop))
    if any(opener not in _QUOTES for opener in stack):
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
        if left < right and (text[left] in _SPACE or text[right - 1] in _SPACE):
            while left < right and text[left] in _SPACE:
                left += 1
            while right > left and text[right - 1] in _SPACE:
                right -= 1
        if left < right:
            spans.append((left, right))
        begun = cut
    return spans
