"""The year of a chapter: under ``2023年工作回顾`` the words ``全年`` mean 2023, whenever the report was given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from policyminer.extractors.figures.period_grammar import Found, scan_periods
from policyminer.layout.reading import Reading, Unit

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!来|至|到|—|-|以来|底|末|前)")
_OF_THE_YEAR = re.compile(
    r"(?:到|至)?(?:全年|年内|年末|年底|年终|[上下]半年|前?[一二三四1-4](?:个)?季度|前[三3]季度|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?)"
)


def settle(reading: Reading, text: str, periods: Sequence[Found]) -> None:
    """Resolve words like ``全年`` by the year that the headings above them name.

    章节标题中的年份:``一、2023年工作回顾`` 之下的“全年”指2023年。
    """
    if not reading.units:
        return
    years = dict(_chapter_years(reading.units))
    if not years:
        return
    starts = [unit.start for unit in reading.units]
    for period in periods:
        words = text[period.start : period.end]
        year = years.get(reading.units[max(bisect_right(starts, period.start) - 1, 0)].section)
        if year is not None and _OF_THE_YEAR.fullmatch(words):
            found = scan_periods(words, date(year, 12, 31))
            if len(found) == 1:
                period.first, period.last, period.year = found[0].first, found[0].last, year


def _chapter_years(units: Sequence[Unit]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The year that each chain of headings names: the innermost heading with exactly one."""
    for section in dict.fromkeys(unit.section for unit in units):
        for heading in reversed(section):
            years = {int(match[1]) for match in _YEAR.finditer(heading)}
            if len(years) == 1:
                yield section, years.pop()
                break
