"""What the styles and the automatic numbering of a Word document say about a paragraph."""

from __future__ import annotations

import re
from typing import Any

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题)\s{0,3}([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "标题", "文档标题", "公文标题"})
_CAPTIONS = frozenset({"caption", "题注"})
_PLACEHOLDER = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
     "taiwaneseCountingThousand", "chineseLegalSimplified", "japaneseDigitalTenThousand"}
)  # fmt: skip


def qualified(name: str) -> str:
    """``w:p`` with its namespace."""
    return _NAMESPACE + name.removeprefix("w:")


def _value(parent: Any, *path: str) -> str | None:
    for name in path:
        if parent is None:
            return None
        parent = parent.find(qualified(name))
    return None if parent is None else parent.get(qualified("w:val"))


class Styles:
    """Headings by style name or outline level.

    段落样式:“标题 1”、Heading 1 或大纲级别 → heading。
    """

    def __init__(self, document: Any) -> None:
        self._kinds: dict[str, tuple[str | None, int | None]] = {}
        self._numbered: dict[str, Any] = {}
        try:
            styles = list(document.styles.element.iter(qualified("w:style")))
        except (KeyError, AttributeError, ValueError):
            styles = []
        for style in styles:
            name = style.get(qualified("w:styleId"))
            if name:
                outline = _value(style, "w:pPr", "w:outlineLvl")
                self._kinds[name] = self._of(_value(style, "w:name") or "", outline)

    @staticmethod
    def _of(name: str, outline: str | None) -> tuple[str | None, int | None]:
        match = _HEADING.match(name.strip())
        if match:
            return "heading", int(match.group(1))
        if name.strip().lower() in _TITLES:
            return "title", None
        if name.strip().lower() in _CAPTIONS:
            return "caption", None
        return _outline(outline)

    def kind(self, paragraph: Any) -> tuple[str | None, int | None]:
        """Kind and level of a paragraph, as far as the document says."""
        kind, level = _outline(_value(paragraph, "w:pPr", "w:outlineLvl"))
        if kind:
            return kind, level
        return self._kinds.get(_value(paragraph, "w:pPr", "w:pStyle") or "", (None, None))


def _outline(level: str | None) -> tuple[str | None, int | None]:
    if level is not None and level.isdecimal() and int(level) < 9:
        return "heading", int(level) + 1
    return None, None


class Numbering:
    """The labels that Word writes before numbered paragraphs (``一、``, ``第三条``), which are not in their words.

    自动编号:正文中看得见而段落文字里没有的“(一)”“第三条”。
    """

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        try:
            element = document.part.numbering_part.element
        except (KeyError, AttributeError, NotImplementedError, ValueError):
            return
        for kind in element.iter(qualified("w:abstractNum")):
            self._read(kind, kind.get(qualified("w:abstractNumId")) or "")
        for number in element.iter(qualified("w:num")):
            self._abstract[number.get(qualified("w:numId")) or ""] = _value(number, "w:abstractNumId") or ""

    def _read(self, kind: Any, name: str) -> None:
        for level in kind.iter(qualified("w:lvl")):
            index = level.get(qualified("w:ilvl")) or ""
            start = _value(level, "w:start") or "1"
            if index.isdecimal() and start.isdecimal():
                form = _value(level, "w:numFmt") or "decimal"
                self._levels[name, int(index)] = (form, _value(level, "w:lvlText") or "", int(start))

    def label(self, paragraph: Any) -> str:
        """The label of the next paragraph, or nothing."""
        properties = paragraph.find(qualified("w:pPr"))
        number = _value(properties, "w:numPr", "w:numId")
        depth = _value(properties, "w:numPr", "w:ilvl") or "0"
        if number is None or not depth.isdecimal() or int(depth) > 8:
            return ""
        name, level = self._abstract.get(number, ""), int(depth)
        if (name, level) not in self._levels:
            return ""
        counts = self._counts.setdefault(name, [None] * 9)
        before = counts[level]
        counts[level] = self._levels[name, level][2] if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        return self._text(name, level, counts)

    def _text(self, name: str, level: int, counts: list[int | None]) -> str:
        form, pattern, _ = self._levels[name, level]
        if form in ("bullet", "none"):
            return ""

        def put(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            of = self._levels.get((name, index), ("decimal", "", 1))
            return numeral(of[2] if counts[index] is None else counts[index] or 0, of[0])

        return _PLACEHOLDER.sub(put, pattern)


def numeral(number: int, form: str) -> str:
    """A number as Word writes it in a label.

    编号的写法:``numeral(12, "chineseCounting") == "十二"``。
    """
    if form not in _CHINESE or not 0 < number < 100:
        letter = chr(ord("a") + (number - 1) % 26)
        return {"lowerLetter": letter, "upperLetter": letter.upper()}.get(form, str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
