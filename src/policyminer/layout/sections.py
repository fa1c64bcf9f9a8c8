"""Statement units with their clause numbers and the headings above them."""

from __future__ import annotations

from collections.abc import Sequence

from policyminer.layout.reading import Block, Unit
from policyminer.segmentation.units import split_units

_SPOKEN = frozenset({"paragraph", "lead", "heading"})


def number_units(text: str, blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """Cut paragraphs, leads and headings into units and number them chapter-paragraph-unit.

    语句单元编号“章-段-句”:首个标题之前为第 0 章,标题为第 0 段;没有标题的文章只有第 1 章。
    """
    levels = [block.level or 9 for block in blocks if block.kind == "heading"]
    top = min(levels, default=0)
    chapter, paragraph = (0, 0) if levels else (1, 0)
    above: list[tuple[int, str]] = []
    units: list[Unit] = []
    for index, block in enumerate(blocks):
        if block.kind not in _SPOKEN:
            continue
        section = tuple([name for _, name in above])
        if block.kind == "heading":
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
        units += [
            Unit(start, end, index, f"{chapter}-{number}-{place}", section)
            for place, (start, end) in enumerate(spans, 1)
        ]
    return tuple(units)
