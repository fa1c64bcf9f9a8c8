"""Periods as the public building block: dates, years, quarters, “十四五”期间, 今年以来, 截至目前.

“2017年至今”“1—6月”“上半年”:``find_periods("截至2020年底")[0].last == date(2020, 12, 31)``。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from policyminer.extractors.figures.folding import close_gaps, fold
from policyminer.extractors.figures.period_grammar import Found, scan_periods


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that the text names.

    ``上半年`` with reference 2020-10-01 → 2020-01-01 to 2020-06-30, precision ``half``.

    Attributes
    ----------
    first, last
        First and last day, inclusive; None where open or unresolved.
    precision
        ``day week month quarter half year five_years decade relative vague``.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: str


def find_periods(text: str, reference: date | None = None) -> list[Period]:
    """Every date and period of a text, left to right.

    ``find_periods("2019年10月,组织20余家")[0].first == date(2019, 10, 1)``.

    Parameters
    ----------
    text
        Any text.
    reference
        The day the text was published; without it relative words stay unresolved.
    """
    closed, origins = close_gaps(fold(text))
    out = []
    titles = [match.span() for match in _TITLE.finditer(closed)]
    for found in scan_periods(closed, reference):
        if found.silent or _titled(titles, found):
            continue
        start, end = found.start, found.end
        if origins is not None:
            start, end = origins[start], origins[end - 1] + 1
        out.append(Period(start, end, text[start:end], found.first, found.last, found.precision))
    return out


_TITLE = re.compile(r"《[^《》\n]{1,80}》")


def _titled(titles: list[tuple[int, int]], found: Found) -> bool:
    return any(start < found.start and found.end < end for start, end in titles)


__all__ = ["Found", "Period", "find_periods"]
