"""The figures of an invented text as drafts, and the words of their parts."""

from __future__ import annotations

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures import FigureExtractor
from policyminer.layout.reading import Published, Reading

EXTRACTOR = FigureExtractor()


def rows(text: str) -> list[FigureDraft]:
    return EXTRACTOR.extract(Reading.plain(text, Published("2024-01", "given")))


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None
