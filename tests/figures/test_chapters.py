"""The year that a chapter's heading names."""

from __future__ import annotations

from policyminer.extractors.figures import FigureExtractor
from policyminer.layout import analyse

TEXT = """各位代表：

一、2023年工作回顾

全年新增就业3.2万人。年末建成公寓140套。

二、2024年重点工作

全年新增就业3万人，比2022年增长5%。
"""


def test_words_like_the_whole_year_mean_the_year_of_their_chapter() -> None:
    reading = analyse(TEXT, published="2024-01-20").reading
    found = {reading.text[f.start : f.end]: f for f in FigureExtractor().extract(reading)}
    assert str(found["3.2万人"].first) == "2023-01-01" and str(found["3.2万人"].last) == "2023-12-31"
    assert found["140套"].last is None or found["140套"].last.year == 2023
    assert str(found["3万人"].last) == "2024-12-31"


def test_a_heading_with_two_years_or_none_settles_nothing() -> None:
    reading = analyse(TEXT.replace("2023年工作回顾", "2021年和2023年工作回顾"), published="2024-01-20").reading
    found = {reading.text[f.start : f.end]: f for f in FigureExtractor().extract(reading)}
    assert str(found["3.2万人"].last) == "2024-12-31"
