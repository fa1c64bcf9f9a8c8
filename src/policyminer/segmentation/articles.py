"""Segmentation of whole articles: words of the clean text with their place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from policyminer.layout.reading import Reading
from policyminer.segmentation.words import Segmenter, Token
from policyminer.spans import Span

Context = Literal["statement", "paragraph"]


def sentence_tokens(source: str, segmenter: Segmenter) -> Iterator[tuple[int, Token]]:
    """The words of an article with the number of their sentence; offsets are into the source.

    逐词输出:``(1, Token(0, 3, "近三年", "t"))`` —— 第一句的第一个词。
    """
    from policyminer.layout import analyse

    reading = analyse(source).reading
    for number, (begun, stop) in enumerate(_sentences(reading), 1):
        for token in segmenter.tagged(reading.text[begun:stop]):
            if token.text.strip():
                words = reading.phrase(token.start + begun, token.end + begun)
                yield number, Token(words.spans[0][0], words.spans[-1][1], token.text, token.tag)


def _sentences(reading: Reading) -> Iterator[Span]:
    """The statement units in reading order; blocks without units (titles, captions …) as they are."""
    units = [(unit.start, unit.end) for unit in reading.units]
    with_units = {unit.block for unit in reading.units}
    blocks = [(block.start, block.end) for index, block in enumerate(reading.blocks) if index not in with_units]
    yield from sorted([*units, *blocks])


def contexts(source: str, segmenter: Segmenter, context: Context = "statement") -> Iterator[list[str]]:
    """The words of each statement unit or paragraph."""
    from policyminer.layout import analyse

    reading = analyse(source).reading
    parts = reading.units if context == "statement" else [b for b in reading.blocks if b.kind in ("paragraph", "lead")]
    for part in parts:
        yield segmenter.cut(reading.text[part.start : part.end])
