"""Quantities as the public building block: a number with its unit, its dimension and its value in a base unit.

“5000万元人民币”“2.3个百分点”“3至5年”“第三位”“翻一番”:``find_quantities("共3.2万亩")[0].normalized``。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from policyminer.extractors.figures.folding import close_gaps, fold
from policyminer.extractors.figures.idioms import idioms
from policyminer.extractors.figures.scanner import Measure, scan
from policyminer.extractors.figures.specials import special_measures, with_specials
from policyminer.extractors.figures.units import Units

Normalized = tuple[Decimal | None, str | None]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``近50亿元`` → ``value=5000000000, unit="元", bound="about", dimension="money"``.

    Attributes
    ----------
    unit
        As written, without the magnitude; None for fractions and ranks.
    normalized
        Value (of a range: None) and base unit.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    kind: str
    unit: str | None
    dimension: str
    normalized: Normalized | None


def find_quantities(text: str, *, units: Units | None = None) -> list[Quantity]:
    """Every number with a unit or measure word, every fraction, rank and multiple of a text.

    ``find_quantities("面积29.6平方公里")[0].dimension == "area"``.

    Parameters
    ----------
    text
        Any text.
    units
        Another table of units.
    """
    closed, origins = close_gaps(fold(text))
    words = idioms().covered(closed)
    found = []
    for measure in with_specials(scan(closed, units or Units(), words), special_measures(closed)):
        start, end = _with_currency(closed, measure), measure.end
        if origins is not None:
            start, end = origins[start], origins[end - 1] + 1
        found.append(_public(text, start, end, measure))
    return found


_BEFORE = re.compile(r"(?:人民币|港币|美金|日币|欧元|美元|RMB|US)[ ]{0,2}$")


def _with_currency(text: str, measure: Measure) -> int:
    """``人民币 50元`` begins with the currency."""
    if measure.dimension != "money":
        return measure.start
    match = _BEFORE.search(text, max(0, measure.start - 6), measure.start)
    return match.start() if match else measure.start


def _public(text: str, start: int, end: int, item: Measure) -> Quantity:
    return Quantity(
        start, end, text[start:end], item.value, item.low, item.high, item.bound,
        item.kind, item.unit, item.dimension, item.normalized,
    )  # fmt: skip
