"""Statement units with their clause numbers and the headings above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyminer.layout.reading import Block, Unit
from policyminer.segmentation.units import split_units

_SPOKEN = frozenset({"paragraph", "lead", "heading"})
_RUN_IN = (
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)][^，,]{2,22}(?:[，,][^，,]{2,20}){0,2}[。：:]"),
    re.compile(r"[0-9]{1,2}[.．、][^，,0-9]{2,22}(?:[，,][^，,0-9]{2,20})?[。：:]"),
    re.compile(r"[^，,、；：:0-9“”《》（(了]{4,18}。"),
)
"""Headings that run into the text: (一)…。 for the paragraphs up to the next, 1.…。 below it, and without a number for
their own paragraph only."""
_OWN = len(_RUN_IN) - 1


def number_units(text: str, blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """Cut paragraphs, leads and headings into units and number them chapter-paragraph-unit.

    语句单元编号“章-段-句”:首个标题之前为第 0 章,标题为第 0 段;没有标题的文章只有第 1 章。
    """
    levels = [block.level or 9 for block in blocks if block.kind == "heading"]
    top = min(levels, default=0)
    chapter, paragraph = (0, 0) if levels else (1, 0)
    above: list[tuple[int, str]] = []
    inside: list[tuple[int, str]] = []
    units: list[Unit] = []
    for index, block in enumerate(blocks):
        if block.kind not in _SPOKEN:
            continue
        section = tuple([name for _, name in above])
        if block.kind == "heading":
            inside = []
            level = block.level or 9
            above = [(rank, name) for rank, name in above if rank < level]
            section = tuple([name for _, name in above])
            above.append((level, text[block.start : block.end]))
            if level == top:
                chapter, paragraph = chapter + 1, 0
            number = 0 if level == top else paragraph + 1
            paragraph = number
        else:
            paragraph += 1
            number = paragraph
        spans = split_units(text, block.start, block.end)
        inside = [(rank, name) for rank, name in inside if rank < _OWN]
        begun = _run_in(text, spans) if block.kind == "paragraph" else None
        if begun is not None:
            inside = [(rank, name) for rank, name in inside if rank < begun[0]]
        named = tuple([name for _, name in inside])
        for place, (start, end) in enumerate(spans, 1):
            units.append(Unit(start, end, index, f"{chapter}-{number}-{place}", section, named))
            if place == 1 and begun is not None:
                inside.append(begun)
                named = (*named, begun[1])
    return tuple(units)


def _run_in(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, str] | None:
    """The heading that a paragraph begins with: its rank, and its words without the stop."""
    if len(spans) < 2:
        return None
    start, end = spans[0]
    for rank, pattern in enumerate(_RUN_IN):
        if pattern.fullmatch(text, start, end):
            return rank, text[start : end - 1]
    return None
