"""Segmentation of whole articles: words of the clean text with their place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from policyminer.segmentation.words import Segmenter, Token

Context = Literal["statement", "paragraph"]


def sentence_tokens(source: str, segmenter: Segmenter) -> Iterator[tuple[int, Token]]:
    """The words of an article with the number of their sentence; offsets are into the source.

    逐词输出:``(1, Token(0, 3, "近三年", "t"))`` —— 第一句的第一个词。
    """
    from policyminer.layout import analyse

    reading = analyse(source).reading
    number = 0
    for block in reading.blocks:
        units = [unit for unit in reading.units if block.start <= unit.start < block.end] or [block]
        for unit in units:
            number += 1
            for token in segmenter.tagged(reading.text[unit.start : unit.end]):
                start, end = token.start + unit.start, token.end + unit.start
                if token.text.strip():
                    words = reading.phrase(start, end)
                    yield number, Token(words.spans[0][0], words.spans[-1][1], token.text, token.tag)


def contexts(source: str, segmenter: Segmenter, context: Context = "statement") -> Iterator[list[str]]:
    """The words of each statement unit or paragraph."""
    from policyminer.layout import analyse

    reading = analyse(source).reading
    parts = reading.units if context == "statement" else [b for b in reading.blocks if b.kind in ("paragraph", "lead")]
    for part in parts:
        yield segmenter.cut(reading.text[part.start : part.end])
