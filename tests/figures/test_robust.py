"""Nothing raises, and time grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyminer.extractors.figures import FigureExtractor, find_numbers, find_periods, find_quantities
from policyminer.layout.reading import Reading

EXTRACTOR = FigureExtractor()
ALPHABET = "0123456789.,%一二三百千万亿年月日第分之至—（）“”《》约超增长家个元的了，。\ud800\x00 \t\n"


@given(st.text(ALPHABET, max_size=60))
@settings(max_examples=200, deadline=None)
def test_total(text: str) -> None:
    find_numbers(text)
    find_quantities(text)
    find_periods(text)
    reading = Reading.plain(text)
    figures = EXTRACTOR.extract(reading)
    EXTRACTOR.diagnose(reading, figures)
    assert all(0 <= f.start < f.end <= len(text) for f in figures)


@pytest.mark.parametrize(
    "unit", ["1", "一", "万", "（", "“", "《", "1,", "年", "1年", "第一", "3家、", "增长", "不超过", "1.", "、", "5%，"]
)
def test_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        reading = Reading(text, text, Reading.plain("").alignment)
        begun = time.process_time()
        EXTRACTOR.extract(reading)
        find_numbers(text)
        find_periods(text)
        return time.process_time() - begun

    small = seconds(5_000)
    assert seconds(40_000) < max(24 * small, 2.0)  # quadratic growth would be 64 times
