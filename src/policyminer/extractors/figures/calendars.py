"""Days, months, quarters and five-year plans as first and last day.

``five_years("十四")`` → 2021-01-01 … 2025-12-31。
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]
NOTHING: Days = (None, None)
_FORM = str.maketrans("〇零一二三四五六七八九", "00123456789")


def small_number(words: str) -> int | None:
    """``十二`` → 12, ``２０`` and ``05`` too; None for what is no number below 1,000."""
    if words.isascii() and words.isdigit():
        return int(words)
    words = words.removeprefix("第").removeprefix("初").removesuffix("个")
    if words in {"正", "元"}:
        return 1
    if words in {"两", "俩"}:
        return 2
    words = words.replace("廿", "二十").replace("卅", "三十")
    head, ten, tail = words.partition("十")
    if ten:
        first = small_number(head) if head else 1
        last = small_number(tail) if tail else 0
        return None if first is None or last is None else first * 10 + last
    plain = words.translate(_FORM)
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 4 else None


def year_number(words: str) -> int | None:
    """``2019``, ``19``, ``二〇一九``, ``两千零四`` → the year."""
    if words.isascii() and words.isdigit():
        value = int(words)
        return value if value > 99 else (2000 + value if value < 60 else 1900 + value)
    if words.startswith(("两千", "二千")):
        rest = small_number(words[2:].lstrip("零〇") or "零")
        return None if rest is None else 2000 + rest
    plain = words.translate(_FORM)
    if plain.isascii() and plain.isdigit():
        return year_number(plain)
    return None


def whole_year(year: int) -> Days:
    """All days of a year."""
    return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9998 else NOTHING


def whole_months(year: int, first: int, last: int) -> Days:
    """The days of the months ``first`` to ``last``; a smaller last month lies in the next year."""
    if not (1 <= first <= 12 and 1 <= last <= 12 and 1 <= year <= 9998):
        return NOTHING
    end = year if last >= first else year + 1
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def one_day(year: int, month: int, day: int) -> Days:
    """A day, or nothing when the calendar does not have it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return NOTHING
    return found, found


def shift_months(day: date, months: int) -> date:
    """The same day some months away, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def third_of_month(year: int, month: int, which: str) -> Days:
    """``上旬 中旬 下旬 初 中 底 末`` of a month."""
    first, last = whole_months(year, month, month)
    if first is None or last is None:
        return NOTHING
    if which in {"上旬", "初"}:
        return first, first.replace(day=10)
    if which in {"中旬", "中"}:
        return first.replace(day=11), first.replace(day=20)
    if which == "下旬":
        return first.replace(day=21), last
    if which == "上半月":
        return first, first.replace(day=15)
    if which == "下半月":
        return first.replace(day=16), last
    return last, last


def week_of(day: date, offset: int = 0) -> tuple[date, date]:
    """Monday to Sunday of the week ``offset`` weeks away."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def first_weeks(first: date, count: int, skip: int = 0) -> tuple[date, date]:
    """``count`` weeks from the first Monday on or behind ``first`` (ISO: the week with its Thursday)."""
    monday = first - timedelta(days=first.weekday())
    if first.weekday() > 3:
        monday += timedelta(weeks=1)
    begun = monday + timedelta(weeks=skip)
    return begun, begun + timedelta(days=7 * count - 1)


def five_years(words: str) -> Days:
    """The five years of a plan: ``十三`` → 2016 to 2020."""
    number = small_number(words)
    if number is None or number < 1 or number > 30:
        return NOTHING
    begun = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return date(begun, 1, 1), date(begun + 4, 12, 31)
