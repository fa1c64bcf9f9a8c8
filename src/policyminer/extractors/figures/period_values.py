"""Which days a matched period covers, as far as the text and the reference day say.

“前三季度”+ 2024-12-01 → 2024-01-01 至 2024-09-30;没有参照日就不猜。
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from policyminer.extractors.figures.calendars import (
    NOTHING,
    Days,
    first_weeks,
    one_day,
    shift_months,
    small_number,
    third_of_month,
    week_of,
    whole_months,
    whole_year,
    year_number,
)
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.period_relative import (
    WEEKDAYS,
    ago_days,
    decade_days,
    plan_days,
    rolling_days,
    span_days,
    vague_days,
    week_days,
)

_NEAR_YEARS = {
    "今": 0,
    "本": 0,
    "当": 0,
    "该": 0,
    "同": 0,
    "去": -1,
    "上": -1,
    "上一": -1,
    "前": -2,
    "大前": -3,
    "明": 1,
    "次": 1,
    "翌": 1,
    "后": 2,
}
_FOLLOWING = frozenset({"当", "该", "同", "次", "翌"})
_NEAR_DAYS = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "当天": 0,
    "当日": 0,
    "明天": 1,
    "明日": 1,
    "次日": 1,
    "后天": 2,
    "大后天": 3,
}
_SILENT = frozenset("当前 现在 如今 同期 今后 近期 此前 当时 长期以来 一直以来 逐年 现阶段 近日 日前".split())
_PREFIX_UNTIL = frozenset({"截至", "截止", "截止到", "到", "到了", "至", "力争到", "迄"})


def resolve(match: re.Match[str], reference: date | None, year: int | None) -> Found | None:
    """The period of a match; None when it is none."""
    days, precision, known, kind = _core(match, reference, year)
    if precision == "none":
        return None
    start, end = match.span()
    found = Found(start, end, days[0], days[1], precision, known, False, kind)
    words = match.group()
    if kind == "vague":
        if match["prefix"] and match["vague"].startswith("每"):  # 提高到|每月375元: 到 leads to the amount
            found.start, words = match.start("vague"), match["vague"]
            found.kind = "vague"
        found.silent = words in _SILENT or words.startswith("每")
    _modify(found, match, reference)
    return found


def _core(match: re.Match[str], reference: date | None, year: int | None) -> tuple[Days, str, int | None, str]:
    if match["feast"]:
        return NOTHING, "vague", _year_of(match["feast_year"] or "", reference, year), "feast"
    if match["to_now"]:
        begun = _year_of(match["to_now"], reference, year)
        begin = whole_year(begun)[0] if begun else None
        month = re.search(r"(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月", match["to_now"])
        if begun and month:
            number = small_number(month[1])
            begin = whole_months(begun, number, number)[0] if number else begin
        return (begin, reference), "range", begun, "range"
    if match["iso_range"]:
        ends = re.findall(r"[0-9]+[-./][0-9]+[-./][0-9]+", match["iso_range"])
        first, second = _iso(ends[0]), _iso(ends[-1])
        return (first[0][0], second[0][1]), "day", second[2], "range"
    if match["bare"]:
        return (whole_year(int(match["bare"][:4]))[0], whole_year(int(match["bare"][-4:]))[1]), "year", None, "range"
    if match["iso"]:
        return _iso(match["iso"])
    if match["month_range"]:
        return _month_range(match, reference, year)
    if match["year_range"]:
        low, high = year_number(match["y1"]), year_number(match["y2"])
        if low is None or high is None or high < low:
            return NOTHING, "none", None, ""
        return (whole_year(low)[0], whole_year(high)[1]), "year", high, "range"
    if match["date"]:
        return _date(match, reference, year)
    if match["md"]:
        return _month_day(match, reference, year)
    for name, function in (("q_", _quarter), ("h_", _half), ("side", _side)):
        if match[name]:
            here = year or (reference.year if reference else None)
            days, precision = function(match[name], here, reference)
            return days, precision, None, "part"
    return _others(match, reference, year)


def _others(match: re.Match[str], reference: date | None, year: int | None) -> tuple[Days, str, int | None, str]:
    if match["plan"]:
        return plan_days(match), "five_years", None, "plan"
    if match["decade"]:
        return decade_days(match, reference), "decade", None, "decade"
    if match["rolling"]:
        return rolling_days(match, reference), "relative", None, "rolling"
    if match["span"]:
        return span_days(match, reference), "relative", None, "rolling"
    if match["ago"]:
        return ago_days(match, reference), "relative", None, "rolling"
    if match["week"]:
        return week_days(match, reference)
    if match["weekday"]:
        if reference is None:
            return NOTHING, "day", None, "point"
        monday, _ = week_of(reference)
        day = monday + timedelta(days=WEEKDAYS[match["weekday"][-1]])
        if day <= reference:
            day += timedelta(days=7)
        return (day, day), "day", None, "point"
    if match["near_day"]:
        shift = _NEAR_DAYS.get(match["near_day"])
        if reference is None or shift is None:
            return NOTHING, "day", None, "point"
        day = reference + timedelta(days=shift)
        return (day, day), "day", None, "point"
    if match["vague"]:
        return vague_days(match["vague"], reference), "vague", None, "vague"
    if match["slash"]:
        month, day_number = map(int, match["slash"].split("/"))
        if reference is None:
            return NOTHING, "day", None, "point"
        return one_day(reference.year, month, day_number), "day", None, "point"
    number = small_number(match["lone_day"].rstrip("日号"))
    if number is None or reference is None:
        return NOTHING, "day", None, "lone"
    return one_day(reference.year, reference.month, number), "day", None, "lone"


def _year_of(words: str, reference: date | None, year: int | None) -> int | None:
    match = re.match(r"(.{1,6}?) ?年", words)
    if match is None:
        return None
    stated = year_number(match[1])
    if stated is not None:
        return stated
    shift = _NEAR_YEARS.get(match[1])
    if shift is None:
        return None
    if match[1] in _FOLLOWING and year is not None:
        return year + shift
    return reference.year + shift if reference is not None else None


def _iso(words: str) -> tuple[Days, str, int | None, str]:
    parts = [int(part) for part in re.split(r"[-./]", words)]
    first = re.split(r"[-./]", words)[0]
    if len(first) == 4:
        days = one_day(*parts)
        return days, "day", parts[0], "point"
    year = parts[2] if parts[2] > 99 else (2000 + parts[2] if parts[2] < 60 else 1900 + parts[2])
    days = one_day(year, parts[1], parts[0])
    if days == NOTHING:
        days = one_day(year, parts[0], parts[1])
    return days, "day" if days != NOTHING else "none", year, "point"


def _month_range(match: re.Match[str], reference: date | None, year: int | None) -> tuple[Days, str, int | None, str]:
    stated = _year_of(match["range_year"], reference, year) if match["range_year"] else None
    low = small_number(match["m1"])
    high = small_number(match["m2"].rstrip("份").rstrip("月"))
    here = stated or year or (reference.year if reference else None)
    if low is None or high is None:
        return NOTHING, "none", None, ""
    if here is None:
        return NOTHING, "month", None, "range"
    return whole_months(here, low, high), "month", stated, "range"


def _date(match: re.Match[str], reference: date | None, year: int | None) -> tuple[Days, str, int | None, str]:
    here = _year_of(match["y"], reference, year)
    if here is None:
        return NOTHING, "year", None, "date"
    if match["m"]:
        month = small_number(match["m"].rstrip("份").rstrip("月"))
        days, precision = _in_month(here, month, match["d"], match["part"])
        return days, precision, here, "date"
    if match["q"]:
        days, precision = _quarter(match["q"], here, reference)
    elif match["h"]:
        days, precision = _half(match["h"], here, reference)
    elif match["yp"]:
        days, precision = _part_of_year(here, match["yp"]), "month"
    elif match["nth"]:
        days, precision = _nth(here, match["nth"])
    elif match["lot"]:
        days, precision = _lot(here, match["lot"])
    elif match["season"]:
        days, precision = NOTHING, "vague"
    else:
        days, precision = whole_year(here), "year"
    return days, precision, here, "date"


def _in_month(year: int, month: int | None, day: str | None, part: str | None) -> tuple[Days, str]:
    if month is None:
        return NOTHING, "month"
    if day:
        number = small_number(re.split("[日号]", day)[0])
        return (one_day(year, month, number) if number else NOTHING), "day"
    if part:
        return third_of_month(year, month, part), "day"
    return whole_months(year, month, month), "month"


def _part_of_year(year: int, part: str) -> Days:
    months = {"初": (1, 3), "中": (5, 7)}.get(part)
    if months:
        return whole_months(year, *months)
    return date(year, 12, 31), date(year, 12, 31)


def _nth(year: int, words: str) -> tuple[Days, str]:
    number = small_number(words.strip("第周月个"))
    if number is None:
        return NOTHING, "month"
    if words.endswith("月"):
        return whole_months(year, number, number), "month"
    return first_weeks(date(year, 1, 1), 1, number - 1), "week"


def _lot(year: int, words: str) -> tuple[Days, str]:
    number = small_number(words.strip("前最后後周月天日个 "))
    if number is None or number > 400:
        return NOTHING, "vague"
    behind = words[0] == "最"
    if words.endswith("月"):
        if number > 12:
            return NOTHING, "vague"
        return (whole_months(year, 13 - number, 12) if behind else whole_months(year, 1, number)), "month"
    if words.endswith("周"):
        return first_weeks(date(year, 1, 1), number), "week"
    last = date(year, 12, 31)
    if behind:
        return (last - timedelta(days=number - 1), last), "day"
    return (date(year, 1, 1), date(year, 1, 1) + timedelta(days=number - 1)), "day"


def _month_day(match: re.Match[str], reference: date | None, year: int | None) -> tuple[Days, str, int | None, str]:
    words = match["m_"]
    here = year or (reference.year if reference else None)
    late = reference is not None and (small_number(words.rstrip("份").rstrip("月")) or 0) > reference.month
    if year is None and here is not None and late and (match["prefix"] or "").startswith("截"):
        here -= 1
    if words[0] in "本上下当这":
        if reference is None:
            return NOTHING, "month", None, "date"
        base = shift_months(reference.replace(day=1), {"上": -1, "下": 1}.get(words[0], 0))
        here, month = base.year, base.month
    else:
        number = small_number(words.rstrip("份").rstrip("月"))
        if number is None:
            return NOTHING, "none", None, ""
        month = number
    kind = "month" if year is None else "point"
    if here is None:
        return NOTHING, "day" if match["d_"] else "month", None, "point"
    if match["nth_"]:
        number = small_number(match["nth_"].strip("第周个"))
        return first_weeks(date(here, month, 1), 1, (number or 1) - 1), "week", None, kind
    if match["last_"]:
        _, last = whole_months(here, month, month)
        wanted = WEEKDAYS[match["last_"][-1]]
        if last is None:
            return NOTHING, "day", None, kind
        day = last - timedelta(days=(last.weekday() - wanted) % 7)
        return (day, day), "day", None, kind
    days, precision = _in_month(here, month, match["d_"], match["part_"])
    return days, precision, None, kind


def _quarter(words: str, year: int | None, reference: date | None) -> tuple[Days, str]:
    if words[0] in "上本下" and "季度" in words:
        if reference is None:
            return NOTHING, "quarter"
        shift = {"上": -3, "下": 3}.get(words[0], 0)
        base = shift_months(reference.replace(day=1), shift)
        first = (base.month - 1) // 3 * 3 + 1
        return whole_months(base.year, first, first + 2), "quarter"
    if year is None:
        return NOTHING, "quarter"
    if words.startswith("首"):
        return whole_months(year, 1, 3), "quarter"
    number = small_number(words.strip("第前个季度末"))
    if number is None or not 1 <= number <= 4:
        return NOTHING, "quarter"
    if words.startswith("前"):
        return whole_months(year, 1, number * 3), "quarter"
    if words.endswith("末"):
        last = whole_months(year, number * 3, number * 3)[1]
        return (last, last), "day"
    return whole_months(year, number * 3 - 2, number * 3), "quarter"


def _half(words: str, year: int | None, reference: date | None) -> tuple[Days, str]:
    if year is None:
        return NOTHING, "half"
    return (whole_months(year, 1, 6) if words.startswith("上") else whole_months(year, 7, 12)), "half"


def _side(words: str, year: int | None, reference: date | None) -> tuple[Days, str]:
    if reference is None:
        return NOTHING, "vague"
    if words.endswith("月"):
        return third_of_month(reference.year, reference.month, words), "day"
    monday, sunday = week_of(reference)
    middle = monday + timedelta(days=3)
    return ((monday, middle - timedelta(days=1)) if words.startswith("上") else (middle, sunday)), "day"


def _modify(found: Found, match: re.Match[str], reference: date | None) -> None:
    """Prefix and suffix: 截至, 到, 以来, 之前, 之后, 起."""
    suffix, prefix = match["suffix"] or "", match["prefix"] or ""
    if match["same"]:
        found.kind = "same"
    if suffix in {"以来", "来"}:
        found.last = reference
        found.kind = "since"
    elif suffix in {"起", "开始"}:
        found.last, found.kind = None, "after"
    elif suffix.endswith("后"):
        inclusive = suffix[0] in "及或"
        if not inclusive and found.precision != "day" and found.last is not None:
            found.first = found.last + timedelta(days=1)
        found.last, found.kind = None, "after"
    elif suffix.endswith("前"):
        by = suffix[0] in "及或底末" or _ends_late(match)
        if not by and found.first is not None:
            found.last = found.first - timedelta(days=1) if found.first > date.min else None
        found.first, found.kind = None, "before"
    elif prefix in _PREFIX_UNTIL and found.kind not in {"range"}:
        found.first = None
    elif suffix == "间" and found.kind == "range":
        pass


def _ends_late(match: re.Match[str]) -> bool:
    return (match["yp"] or match["part"] or match["part_"] or "x")[-1] in "底末旬"
