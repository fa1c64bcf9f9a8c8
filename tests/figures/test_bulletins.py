"""Invented sentences of statistical bulletins with one named indicator: its value, unit and name, with a floor."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from policyminer.extractors.figures import FigureExtractor
from policyminer.layout.reading import Published, Reading

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "bulletins.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def near(name: str, found: str) -> bool:
    """Whether the greater part of both is the same run of characters."""
    longest = next(
        n for n in range(len(name), -1, -1) if any(name[i : i + n] in found for i in range(len(name) - n + 1))
    )
    return 2 * longest >= max(len(name), len(found))


def test_bulletin_sentences() -> None:
    extractor = FigureExtractor()
    valued = named = exact = 0
    for sentence, names, value, unit in ROWS:
        figures = extractor.extract(Reading.plain(sentence, Published("2024-03", "given")))
        hits = [figure for figure in figures if figure.value == Decimal(value) and figure.unit == unit]
        found = [sentence[figure.indicator[0] : figure.indicator[1]] for figure in hits if figure.indicator]
        valued += bool(hits)
        named += any(near(name, word) for name in names.split("|") for word in found)
        exact += any(name == word for name in names.split("|") for word in found)
    assert len(ROWS) >= 150
    assert valued / len(ROWS) >= 0.99
    assert named / len(ROWS) >= 0.98
    assert exact / len(ROWS) >= 0.95
