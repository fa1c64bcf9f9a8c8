"""Cells of tables: the number of a cell, the unit of its column, its row or of “单位:亿元”.

表头“指标\t产值(亿元)\t增速(%)”,行“工业\t12.5\t8.1”。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.magnitudes import SCALES
from policyminer.extractors.figures.units import Unit, Units
from policyminer.layout.reading import Block, Reading
from policyminer.spans import Span

_CELL = re.compile(r"\s*([-－—]?)([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*(%|‰)?\s*$")
_BRACKET = re.compile(r"[（(]([^（()）]{1,12})[)）]\s*$")
_GIVEN = re.compile(r"(?:计量)?单位[:：]\s*([^\s，,、;；)）\t]{1,10})")
_SCALE = re.compile(r"(万亿|千亿|百亿|十亿|千万|百万|十万|[十百千万亿])?(.+)")
_CHANGE = re.compile(r"增长|增减|增速|同比|增幅|涨幅|比上年")
_SAYS = re.compile(
    r"^(?!.*(?:绝对|数值|总量|年末数|实绩|本年|本期|合计|产量|指标|[0-9]{4}年?)).*[^\W0-9a-zA-Z]{2,}(?:额|值|率|量|数|面积|收入|支出|投资|人口|比重|占比|余额|价格|金额|资金)(?:[（(][^（()）]*[)）])?\s*$"
)
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")


def table_figures(reading: Reading, text: str, units: Units) -> list[FigureDraft]:
    """The figures of all table blocks.

    ``指标\\t产值(亿元)`` over ``工业\\t12.5`` → 1250000000 元 of ``产值``.
    """
    found: list[FigureDraft] = []
    given: tuple[Unit, int] | None = None
    rows: list[list[Span]] = []
    last = -2
    for block in reading.blocks:
        piece = (
            text[max(0, block.start) : block.end]
            if block.kind in {"table", "note", "paragraph", "caption"} and block.end - block.start < 60
            else ""
        )
        stated = _GIVEN.search(piece) if piece else None
        if stated:
            given = _unit(stated[1], units)
        if block.kind != "table":
            continue
        if block.start != last + 1:
            rows = []
        last = block.end
        for line in _lines(text, block):
            above = _GIVEN.search(text, line[0][0], line[-1][1])
            if above:
                given = _unit(above[1], units)
                continue
            if not rows and sum(1 for start, end in line if text[start:end].strip()) < 2:
                continue
            found += _row(text, line, rows, units, given)
            rows.append(line)
    return found


def _lines(text: str, block: Block) -> list[list[Span]]:
    lines, at = [], block.start
    for line in text[block.start : block.end].split("\n"):
        cells, begun = [], at
        for cell in line.split("\t"):
            cells.append((begun, begun + len(cell)))
            begun += len(cell) + 1
        lines.append(cells)
        at += len(line) + 1
    return lines


def _unit(words: str, units: Units) -> tuple[Unit, int] | None:
    """``亿元`` → 元 and 10**8."""
    words = words.strip(" 、")
    unit = units.at(words, 0)
    if unit is not None and len(unit.name) == len(words):
        return unit, 1
    match = _SCALE.fullmatch(words)
    if match is None or not match[1]:
        return None
    unit = units.at(match[2], 0)
    scale = SCALES.get(match[1])
    return (unit, scale) if unit is not None and len(unit.name) == len(match[2]) and scale else None


def _row(
    text: str, line: list[Span], rows: list[list[Span]], units: Units, given: tuple[Unit, int] | None
) -> list[FigureDraft]:
    if len(line) < 2:
        return []
    head = rows[0] if rows else None
    label = line[0]
    own = _row_unit(text, line, head, units)
    made = []
    for column, (start, end) in enumerate(line[1:], 1):
        match = _CELL.match(text[start:end])
        if match is None:
            continue
        top = head[column] if head is not None and column < len(head) else None
        unit = _column_unit(text, top, units) or own or (given if not match[3] else None)
        if match[3]:
            unit = (units.table["%"], 1)
        if unit is None:
            continue
        made.append(_cell(text, (start, end), match, unit, label, top))
    return made


def _row_unit(text: str, line: list[Span], head: list[Span] | None, units: Units) -> tuple[Unit, int] | None:
    bracket = _BRACKET.search(text[line[0][0] : line[0][1]])
    if bracket:
        return _unit(bracket[1], units)
    if head is not None:
        for column, (start, end) in enumerate(head):
            if _UNIT_COLUMN.match(text[start:end].strip()) and column < len(line):
                return _unit(text[line[column][0] : line[column][1]], units)
    return None


def _column_unit(text: str, top: Span | None, units: Units) -> tuple[Unit, int] | None:
    if top is None:
        return None
    bracket = _BRACKET.search(text[top[0] : top[1]])
    if bracket:
        words = bracket[1]
        return _unit(words, units) or (_unit(words[-1], units) if words.endswith("%") else None)
    if text[top[0] : top[1]].strip().endswith("%"):
        return units.table["%"], 1
    return None


def _cell(
    text: str, span: Span, match: re.Match[str], unit: tuple[Unit, int], label: Span, top: Span | None
) -> FigureDraft:
    table, scale = unit
    value = Decimal(match[2].replace(",", "")) * scale
    header = text[top[0] : top[1]] if top else ""
    row = text[label[0] : label[1]]
    change = bool(_CHANGE.search(header) or _CHANGE.search(row)) and table.dimension in {"percent", "percentage_point"}
    direction = None
    if match[1]:
        direction = "decrease"
    elif change:
        direction = "increase"
    start = span[0] + match.start(1 if match[1] else 2)
    named = re.search(r"[^\W0-9]", row) is not None
    by_column = named and top is not None and not change and _SAYS.search(header) is not None
    indicator = top if by_column or not named else label
    draft = FigureDraft(
        start, span[0] + match.end(3 if match[3] else 2), value, None, None, table.name, "exact", table.dimension
    )
    draft.direction = direction
    draft.normalized = (value * table.factor, None if table.dimension == "percent" else table.base)
    draft.indicator = _stripped(text, indicator) if indicator else None
    draft.subject = _stripped(text, label) if by_column else None
    draft.rule = "figures.table"
    draft.status = "achieved"
    return draft


def _stripped(text: str, span: Span) -> Span | None:
    words = _BRACKET.sub("", text[span[0] : span[1]])
    start = span[0] + len(words) - len(words.lstrip())
    end = span[0] + len(words.rstrip())
    return (start, end) if end > start else None
