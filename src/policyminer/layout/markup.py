"""Remains of Markdown and HTML in a line: what to leave out, and what they say about the line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from policyminer.spans import Span

_SUSPECT = re.compile(r"[#*_`<&\\|\[!~]")
_SUSPECT_HEAD = re.compile(r"[ \t]{0,3}(?:>|[-+=]{2,}|[-+] )")
_HEADING = re.compile(r"[ \t\u3000]{0,8}(#{1,6})(?=[ \t\u3000*]|[\u3400-\u9fff（(《“\d])[ \t\u3000]{0,8}")
_TRAILING = re.compile(r"(?<=[ \t])#{1,6}[ \t]{0,8}$|(?<=[\u3400-\u9fff”》)）])#{2,6}[ \t]{0,8}$")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,4}")
_BULLET = re.compile(r"[ \t]{0,8}[-*+][ \t]{1,4}(?=\S)(?!\d)")
_RULE = re.compile(r"[ \t]{0,3}(?:[-=*_~—─━]{3,}|(?:[-*_][ \t]{1,3}){3,}|`{3}[\w-]{0,20})[ \t]{0,8}$")
_TAG = re.compile(r"<!--.{0,2000}?-->|</?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])[^<>\n]{0,1000}>")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_BOLD = re.compile(r"(\*{2,3}|_{2,3})(?=[^\s*_])([^*_\n]{1,400})(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,400})\1")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\s]{0,500}(?:/|\.|#)[^()\s]{0,500}|#?)(?:\s\"[^\"\n]{0,100}\")?\)"
)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>|~-])")
_BREAKING = frozenset("br p div li tr h1 h2 h3 h4 h5 h6 table ul ol section article blockquote hr title".split())


@dataclass(slots=True)
class Markup:
    """What the mark-up of a line says: slices to leave out, single characters to replace, places to break at."""

    cuts: list[Span] = field(default_factory=list)
    swaps: dict[int, str] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    hint: str | None = None
    level: int | None = None


def suspect(line: str) -> bool:
    """Whether a line may have mark-up.

    一行里可能有标记:``suspect("## 一")``。
    """
    return _SUSPECT.search(line) is not None or _SUSPECT_HEAD.match(line) is not None


def read_markup(text: str, start: int, end: int) -> Markup:
    """Find the mark-up of the line ``text[start:end]``.

    一行里的 Markdown 与 HTML 残留:``read_markup("## 一、总则", 0, 7).level == 2``。
    """
    line, found = text[start:end], Markup()
    if _RULE.match(line):
        found.cuts.append((start, end))
        return found
    _leading(line, start, found)
    if "<" in line:
        _tags(line, start, found)
    if "&" in line:
        _entities(line, start, found)
    if "[" in line and "](" in line:
        _links(line, start, found)
    for pattern, mark in ((_BOLD, "*_"), (_ITALIC, "*"), (_CODE, "`")):
        if any(char in line for char in mark):
            _pairs(pattern, line, start, found)
    if "\\" in line:
        found.cuts += [(start + match.start(), start + match.end()) for match in _ESCAPE.finditer(line)]
    found.cuts = _merged(found.cuts)
    return found


def _leading(line: str, start: int, found: Markup) -> None:
    at = 0
    if match := _QUOTE.match(line):
        at = match.end()
    if match := _HEADING.match(line, at):
        found.hint, found.level, at = "heading", len(match.group(1)), match.end()
        if tail := _TRAILING.search(line, at):
            found.cuts.append((start + tail.start(), start + tail.end()))
    elif match := _BULLET.match(line, at):
        at = match.end()
    if at:
        found.cuts.append((start, start + at))


def _tags(line: str, start: int, found: Markup) -> None:
    for match in _TAG.finditer(line):
        found.cuts.append((start + match.start(), start + match.end()))
        name = (match.group("name") or "").lower()
        if name in _BREAKING:
            found.breaks.append(start + match.start())
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            found.hint, found.level = "heading", int(name[1])


def _entities(line: str, start: int, found: Markup) -> None:
    for match in _ENTITY.finditer(line):
        char = unescape(match.group())
        if len(char) != 1 or char == "\n":
            continue
        found.swaps[start + match.start()] = char
        found.cuts.append((start + match.start() + 1, start + match.end()))


def _links(line: str, start: int, found: Markup) -> None:
    for match in _LINK.finditer(line):
        left, right = match.span(1)
        found.cuts += [(start + match.start(), start + left), (start + right, start + match.end())]
        if match.group().startswith("!") and not line[: match.start()].strip() and not line[match.end() :].strip():
            found.hint = "caption"


def _pairs(pattern: re.Pattern[str], line: str, start: int, found: Markup) -> None:
    for match in pattern.finditer(line):
        left, right = match.span(2)
        found.cuts += [(start + match.start(), start + left), (start + right, start + match.end())]
        whole = not line[: match.start()].strip(" \t\u3000#>") and not line[match.end() :].strip(" \t\u3000#")
        if whole and "*" in match.group(1) + "_" and found.hint is None:
            found.hint = "bold"


def _merged(cuts: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(cut for cut in cuts if cut[0] < cut[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
