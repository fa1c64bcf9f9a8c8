"""From the source to its lines: slices without line ends, outer white space and mark-up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from policyminer.layout.fragments import Fragment
from policyminer.layout.markup import Markup, read_markup, suspect
from policyminer.layout.model import Repair, SourceBlock
from policyminer.spans import Span

_ENDS = re.compile(r"[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")
SPACE = " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\ufeff\x1f"
_SETEXT = re.compile(r"[ \t]{0,3}(={3,}|-{3,})[ \t]{0,8}$")


@dataclass(slots=True)
class Lines:
    """The lines of a source, and what was left out on the way."""

    fragments: list[Fragment] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    swaps: dict[int, str] = field(default_factory=dict)


def read_lines(source: str, blocks: Sequence[SourceBlock] | None = None) -> Lines:
    """Cut the source into lines, or take the blocks that a reader hands over.

    把原文切成行,并去掉标记:``read_lines("# 甲\\n乙").fragments[0].text == "甲"``。
    """
    found = Lines()
    if blocks is None:
        _read_range(source, 0, len(source), found, None)
    for block in blocks or ():
        _read_block(source, block, found)
    return found


def _read_block(source: str, block: SourceBlock, found: Lines) -> None:
    first = len(found.fragments)
    for start, end in block.spans:
        _read_range(source, max(start, 0), min(end, len(source)), found, block)
    made = found.fragments[first:]
    for fragment in made:
        fragment.page, fragment.element = block.page, block.element
        if block.kind is not None:
            fragment.hint, fragment.whole = block.kind, True
            fragment.level = block.level
    if block.kind is not None and block.kind != "table" and len(made) > 1:
        for fragment in made[1:]:
            made[0].append(fragment, " " if _latin(made[0].text, fragment.text) else "")
        del found.fragments[first + 1 :]


def _latin(left: str, right: str) -> bool:
    return left[-1:].isascii() and left[-1:].isalnum() and right[:1].isascii() and right[:1].isalnum()


def _read_range(source: str, start: int, end: int, found: Lines, block: SourceBlock | None) -> None:
    blank, page = 0, 1
    paged = block is None and "\f" in source
    at = start
    for match in chain(_ENDS.finditer(source, start, end), (None,)):
        left, right = at, end if match is None else match.start()
        made = _line(source, left, right, found) if left < right else None
        if made:
            for fragment in made:
                fragment.blank, blank = blank, 0
                fragment.page = page if paged else None
            found.fragments += made
        else:
            blank += 1
            if blank == 1 and left < right:
                _setext(source[left:right], found)
        if match is not None:
            at = match.end()
            page += paged and source[at - 1] == "\f"


def _setext(line: str, found: Lines) -> None:
    match = _SETEXT.match(line)
    if match and found.fragments and len(found.fragments[-1].text) <= 60 and match.group(1)[0] == "=":
        found.fragments[-1].hint, found.fragments[-1].level = "heading", 1


def _line(source: str, start: int, end: int, found: Lines) -> list[Fragment]:
    line = source[start:end]
    body = line.strip(SPACE)
    if not body:
        return []
    before = 0 if line[0] == body[0] else line.index(body[0])
    indent = _width(line[:before]) if before else 0
    if not suspect(line):
        left = start + before
        return [Fragment([(left, left + len(body))], body, indent=indent)]
    markup = read_markup(source, start, end)
    found.swaps.update(markup.swaps)
    found.repairs += [Repair("removed_markup", cut[0]) for cut in markup.cuts]
    return _marked(source, start, end, markup, indent)


def _marked(source: str, start: int, end: int, markup: Markup, indent: int) -> list[Fragment]:
    made: list[Fragment] = []
    borders = [start, *sorted(set(markup.breaks)), end]
    for left, right in pairwise(borders):
        segments = _trimmed(source, _without(left, right, markup.cuts), markup.swaps)
        if segments:
            text = "".join([_swapped(source, span, markup.swaps) for span in segments])
            made.append(Fragment(segments, text, hint=markup.hint, level=markup.level, indent=indent))
    return made


def _without(start: int, end: int, cuts: list[Span]) -> list[Span]:
    kept: list[Span] = []
    at = start
    for place in range(bisect_right(cuts, start, key=_end_of), len(cuts)):
        left, right = cuts[place]
        if left >= end:
            break
        if at < left:
            kept.append((at, min(left, end)))
        at = max(at, right)
    if at < end:
        kept.append((at, end))
    return kept


def _end_of(span: Span) -> int:
    return span[1]


def _swapped(source: str, span: Span, swaps: dict[int, str]) -> str:
    text = source[span[0] : span[1]]
    if swaps and text.endswith("&") and span[1] - 1 in swaps:
        return text[:-1] + swaps[span[1] - 1]
    return text


def _trimmed(source: str, segments: list[Span], swaps: dict[int, str]) -> list[Span]:
    while segments:
        text = _swapped(source, segments[0], swaps)
        left = len(text) - len(text.lstrip(SPACE))
        if left < len(text):
            segments[0] = (segments[0][0] + left, segments[0][1])
            break
        segments = segments[1:]
    while segments:
        text = _swapped(source, segments[-1], swaps)
        right = len(text.rstrip(SPACE))
        if right:
            segments[-1] = (segments[-1][0], segments[-1][0] + right)
            break
        segments = segments[:-1]
    return segments


def _width(space: str) -> int:
    return sum(
        [2 if char in "\u3000\u2003" else 4 if char == "\t" else 0 if char in "\u200b\ufeff" else 1 for char in space]
    )
