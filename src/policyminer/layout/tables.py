"""Tables in running text: pipes, tabs, aligned columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment, part
from policyminer.layout.lines import SPACE

_RULE_ROW = re.compile(r"^[|\s:+\-—─┼├┤═=]{2,}$")
_GAP = re.compile(r"[ \u00a0]{2,}|\u3000{1,}[ \u3000]*|\t[ \t\u3000]*")
_SENTENCE = re.compile(r"[。；！？]")
_TEXTUAL = re.compile(r"[\u3400-\u9fffA-Za-z\d]")


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    cells: tuple[tuple[int, int], ...]


def find_tables(fragments: list[Fragment]) -> list[Fragment]:
    """Merge the lines of a table into one block: a line per row, a tab between cells.

    把管道、制表符或对齐空格排成的表并为一块,每行一格以制表符相隔。
    """
    rows = [_row(fragment) for fragment in fragments]
    made: list[Fragment] = []
    at = 0
    while at < len(fragments):
        end = _table_end(fragments, rows, at)
        if end is None:
            made.append(fragments[at])
            at += 1
            continue
        table = _merge(fragments[at:end], rows[at:end])
        if table is None:
            made += fragments[at:end]
            at = end
            continue
        if made and cues()["unit_line"].match(made[-1].text):
            table = _with_unit_line(made.pop(), table)
        made.append(table)
        at = end
    return made


def _row(fragment: Fragment) -> _Row | None:
    text = fragment.text
    if cues()["metadata_line"].match(text) or cues()["masthead"].match(text):
        return None
    if fragment.kind is not None or (fragment.hint not in {None, "table"}):
        return None
    if "|" in text and (text.count("|") >= 2 or fragment.hint == "table"):
        if _RULE_ROW.match(text):
            return _Row("rule", ())
        return _Row("pipe", _cells(text, [(match.start(), match.end()) for match in re.finditer(r"\|", text)]))
    if fragment.hint == "table" or "\t" in text:
        return _Row("tab", _cells(text, [(m.start(), m.end()) for m in re.finditer(r"\t", text)]))
    if "  " in text or "\u3000" in text:
        gaps = [(match.start(), match.end()) for match in _GAP.finditer(text)]
        cells = _cells(text, gaps)
        short = max((right - left for left, right in cells), default=99) <= 30
        if len(cells) >= 2 and short and not _SENTENCE.search(text):
            return _Row("space", cells)
    return None


def _cells(text: str, gaps: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    cells: list[tuple[int, int]] = []
    for left, right in zip([0, *[end for _, end in gaps]], [*[start for start, _ in gaps], len(text)], strict=True):
        while left < right and text[left] in SPACE:
            left += 1
        while right > left and text[right - 1] in SPACE:
            right -= 1
        if left < right:
            cells.append((left, right))
    return tuple(cells)


def _table_end(fragments: list[Fragment], rows: list[_Row | None], at: int) -> int | None:
    first = rows[at]
    if first is None or first.kind == "rule":
        return None
    end, counted = at, 0
    while end < len(rows):
        row = rows[end]
        if row is None or row.kind not in {first.kind, "rule"} or (end > at and fragments[end].blank > 1):
            break
        if row.kind != "rule":
            counted += 1
        end += 1
    if fragments[at].hint == "table":
        return end
    if first.kind == "space":
        return end if _aligned([row for row in rows[at:end] if row is not None], fragments[at:end]) else None
    return end if counted >= 2 else None


def _aligned(rows: list[_Row], fragments: list[Fragment]) -> bool:
    """Aligned columns: at least three rows of three cells or more, or of two with a number in most."""
    if len(rows) < 3:
        return False
    most = max(len(row.cells) for row in rows)
    regular = sum(len(row.cells) >= most - 1 for row in rows) >= 0.6 * len(rows)
    numbers = sum(any(char.isdigit() for char in fragment.text) for fragment in fragments)
    return regular and (most >= 3 or numbers >= 0.6 * len(rows)) and numbers >= 0.3 * len(rows)


def _merge(fragments: list[Fragment], rows: list[_Row | None]) -> Fragment | None:
    table: Fragment | None = None
    for fragment, row in zip(fragments, rows, strict=True):
        for index, (left, right) in enumerate(row.cells if row else ()):
            if not _TEXTUAL.search(fragment.text, left, right) and right - left > 3:
                continue
            cell = part(fragment, left, right)
            if table is None:
                table = cell
                table.blank, table.indent = fragment.blank, fragment.indent
            else:
                table.append(cell, "\n" if index == 0 else "\t")
    if table is not None:
        table.kind = "table"
    return table


def _with_unit_line(line: Fragment, table: Fragment) -> Fragment:
    line.append(table, "\n")
    line.kind = "table"
    return line
