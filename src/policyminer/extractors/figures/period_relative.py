"""Periods that hang on the reference day or on a plan: 近三年, 上周, “十四五”期间, 目前.

“近三年来”+ 2024-01-15 → 2021-01-15 至 2024-01-15。
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from policyminer.extractors.figures.calendars import (
    NOTHING,
    Days,
    five_years,
    shift_months,
    small_number,
    week_of,
    whole_months,
    whole_year,
)

WEEKDAYS = {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6}


def plan_days(match: re.Match[str]) -> Days:
    """“十四五”前三年 → 2021 to 2023."""
    first, last = five_years(match["fyp"])
    if first is None or last is None:
        return NOTHING
    part = match["plan_part"]
    if part in {"末", "收官之年"}:
        return (date(last.year, 12, 31), last) if part == "末" else whole_year(last.year)
    if part in {"初", "开局之年"}:
        return whole_year(first.year)
    number = small_number(part.strip("前头年"))
    if number and 1 <= number <= 5:
        return first, date(first.year + number - 1, 12, 31)
    return first, None if part == "以来" else last


def decade_days(match: re.Match[str], reference: date | None) -> Days:
    """20世纪80年代 → 1980 to 1989."""
    tens = small_number(match["tens"])
    words = match["century"]
    if tens is None or tens % 10:
        return NOTHING
    if words in {"本", "新"}:
        base = 2000
    elif words in {"上", "上个"} or not words:
        base = 1900
    else:
        number = small_number(words)
        if number is None or not 1 <= number <= 30:
            return NOTHING
        base = (number - 1) * 100
    first = base + tens
    return (date(first, 1, 1), date(first + 9, 12, 31)) if first else NOTHING


def rolling_days(match: re.Match[str], reference: date | None) -> Days:
    """近三年 → the three years up to the reference day."""
    number = small_number(match["count"])
    if reference is None or number is None or number > 500:
        return NOTHING
    return _stretch(
        reference, number, match["step"], match["near"] in {"今后", "未来", "此后"} or match["near"].startswith("接")
    )


def span_days(match: re.Match[str], reference: date | None) -> Days:
    """三年来 → the three years up to the reference day."""
    number = small_number(match["scount"])
    if reference is None or number is None or match["ssince"] == "间":
        return NOTHING
    return _stretch(reference, number, match["sstep"], False)


def ago_days(match: re.Match[str], reference: date | None) -> Days:
    """三天前 → that day."""
    number = small_number(match["acount"])
    if reference is None or number is None or number > 500:
        return NOTHING
    ends = _stretch(reference, number, match["astep"].rstrip("半"), match["aside"] == "后")
    day = ends[0] if match["aside"] == "前" else ends[1]
    return day, day


def _stretch(reference: date, number: int, step: str, forward: bool) -> Days:
    sign = 1 if forward else -1
    if step in {"天", "日"}:
        other = reference + timedelta(days=sign * number)
    elif "周" in step or "星期" in step:
        other = reference + timedelta(weeks=sign * number)
    else:
        months = 12 if step == "年" else 3 if "季" in step else 1
        other = shift_months(reference, sign * number * months)
    return (reference, other) if forward else (other, reference)


def week_days(match: re.Match[str], reference: date | None) -> tuple[Days, str, int | None, str]:
    """上周一 → that Monday."""
    shift = match["shift"]
    offset = -shift.count("上") + shift.count("下")
    if reference is None:
        return NOTHING, "week", None, "point"
    monday, sunday = week_of(reference, offset)
    if match["wd"]:
        day = monday + timedelta(days=WEEKDAYS[match["wd"]])
        return (day, day), "day", None, "point"
    if match["end"]:
        return (sunday - timedelta(days=1), sunday), "day", None, "point"
    return (monday, sunday), "week", None, "point"


def vague_days(words: str, reference: date | None) -> Days:
    """截至目前 → up to the reference day."""
    if words in {"新中国成立以来"}:
        return date(1949, 10, 1), reference
    if words == "改革开放以来":
        return date(1978, 12, 18), reference
    congress = re.fullmatch(r"党的(十八|十九|二十)大以来", words)
    if congress:
        return {"十八": date(2012, 11, 8), "十九": date(2017, 10, 18), "二十": date(2022, 10, 16)}[
            congress[1]
        ], reference
    if reference is None:
        return NOTHING
    year = reference.year
    if words in {"目前", "截至目前", "截止目前", "到目前为止", "截至现在", "迄今", "迄今为止", "至今", "当前", "现在"}:
        return (None, reference)
    if words in {"年底", "年末", "岁末"}:
        return date(year, 12, 31), date(year, 12, 31)
    if words in {"年底前", "年内"}:
        return None, date(year, 12, 31)
    if words == "年初":
        return whole_months(year, 1, 3)
    if words in {"全年"}:
        return whole_year(year)
    if words in {"上年同期", "去年同期"}:
        return whole_year(year - 1)
    return NOTHING
