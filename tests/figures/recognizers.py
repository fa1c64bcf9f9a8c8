"""Run the Chinese cases of Recognizers-Text and say which are refused on principle.

    python tests/figures/recognizers.py ../shared/data/recognizers_zh [MODEL] [--failed]

Spans and resolved values are compared, not strings. A case in ``REFUSED`` contradicts the guidelines or is no
government text; it is counted apart, with its reason.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from policyminer import find_numbers, find_periods, find_quantities

REFUSED = {
    "power of a number": r"\^",
    "dozens": r"打(?:苹果|$)",
    "bits and bytes": r"字节|比特|字元|位元",
    "lunar calendar, holidays and reign years": r"大年|正月|初一|神龙|雍正|康熙|除夕|元旦|中秋|春节|[一-龥]{2}元年",
    "clock time": (
        r"[0-9一二三四五六七八九十两][点點时時](?!数)(?![零一二三四五六七八九0-9]?[.%])(?=[0-9一二三四五六七八九十半到至和之整钟]|$|[^一-龥])"
        r"|[0-9]+[:：][0-9]{2}|早间|早上|上午|下午|晚|晨|分钟之?[前后]|小时之?后|上个小时|还剩 ?[0-9]"
    ),
    "recurring set": r"每天|每个月|每周",
    "currency without an amount": r"^人民币 美元$",
    "more digits than a float keeps": r"[0-9]{21,}",
    "ranking numbers as cardinals": r"^(?:单销量排名前三的品牌)$",
    "a web address": r"http://",
    "season without dates": r"夏天|冬天|秋天|春天",
}


@dataclass
class Result:
    """The outcome of one file."""

    passed: int = 0
    failed: list[tuple[str, Any, Any]] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """The share of the cases that are not refused."""
        asked = self.passed + len(self.failed)
        return self.passed / asked if asked else 1.0


def refusal(text: str) -> str | None:
    """Why a case is refused, or None."""
    for reason, pattern in REFUSED.items():
        if re.search(pattern, text):
            return reason
    return None


def close(ours: Decimal | None, theirs: object) -> bool:
    """Equal to six significant digits (theirs are floats)."""
    if ours is None:
        return False
    try:
        value = Decimal(str(theirs).removesuffix("%"))
    except InvalidOperation:
        return False
    return abs(ours - value) <= max(abs(value) * Decimal("0.000001"), Decimal("0.0000005"))


def _span(case: dict[str, Any], expected: dict[str, Any]) -> tuple[int, int]:
    if "Length" in expected:
        return expected["Start"], expected["Start"] + expected["Length"]
    if "End" in expected:
        return expected["Start"], expected["End"] + 1
    start = case["Input"].find(expected["Text"])
    return max(start, 0), max(start, 0) + len(expected["Text"])


def numbers(case: dict[str, Any]) -> list[Any]:
    """Our numbers for a case."""
    return [(n.start, n.end, n.value if n.value is not None else n.low) for n in find_numbers(case["Input"])]


def check_number(case: dict[str, Any]) -> tuple[bool, Any]:
    ours = numbers(case)
    if len(ours) != len(case["Results"]):
        return False, ours
    for (start, end, value), expected in zip(ours, case["Results"], strict=True):
        left, right = _span(case, expected)
        if not (start <= left and right <= end) or not close(value, expected["Resolution"]["value"]):
            return False, ours
    return True, ours


def check_percent(case: dict[str, Any]) -> tuple[bool, Any]:
    kinds = {"percent", "percentage_point", "fraction"}
    ours = [q for q in find_quantities(case["Input"]) if q.dimension in kinds]
    shown = [(q.start, q.end, q.value, q.low, q.high, q.dimension) for q in ours]
    if len(ours) != len(case["Results"]):
        return False, shown
    for quantity, expected in zip(ours, case["Results"], strict=True):
        left, right = _span(case, expected)
        scale = 100 if quantity.dimension == "fraction" else 1
        value = quantity.value if quantity.value is not None else quantity.high
        if quantity.unit == "‰" and value is not None:
            value = value / 10
        if value is None or not close(value * scale, expected["Resolution"]["value"]):
            return False, shown
        if not (quantity.start <= left and right <= quantity.end):
            return False, shown
    return True, shown


def check_range(case: dict[str, Any]) -> tuple[bool, Any]:
    found = [(n.start, n.end, n.low, n.high, n.value, n.bound) for n in find_numbers(case["Input"])]
    for expected in case["Results"]:
        low, _, high = expected["Resolution"]["value"].strip("[]()").partition(",")
        left, right = _span(case, expected)
        here = [item for item in found if item[0] < right and left < item[1]]
        if low and high and low != high:
            if not any(close(item[2], low) and close(item[3], high) for item in here):
                return False, found
        elif not any(close(item[4], low or high) for item in here):
            return False, found
    return True, found


CURRENCIES = {"CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元", "NGN": "奈拉"}


def check_quantity(case: dict[str, Any]) -> tuple[bool, Any]:
    currency = any("isoCurrency" in r["Resolution"] for r in case["Results"])
    ours = [q for q in find_quantities(case["Input"]) if (q.dimension == "money") == currency and q.unit]
    shown = [(q.start, q.end, q.value, q.unit, q.normalized) for q in ours]
    results = [r for r in case["Results"] if r["Resolution"].get("value") is not None]
    if len(ours) < len(results) or (not results and ours):
        return False, shown
    for expected in results:
        left, right = _span(case, expected)
        here = [q for q in ours if q.start < right and left < q.end]
        good = [
            q
            for q in here
            if close(q.value, expected["Resolution"]["value"])
            or (q.normalized and close(q.normalized[0], expected["Resolution"]["value"]))
        ]
        if not good or good[0].start > left or abs(good[0].end - right) > 0:
            return False, shown
    return True, shown


def _reference(case: dict[str, Any]) -> date | None:
    stated = (case.get("Context") or {}).get("ReferenceDateTime")
    return date.fromisoformat(stated[:10]) if stated else None


def _wanted(result: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """Accepted (first, last) pairs; their end is exclusive."""
    if result.get("Resolution"):
        return [_pair(value) for value in result["Resolution"]["values"]]
    value = result.get("Value")
    if not value:
        return []
    pairs = []
    for key in ("FutureResolution", "PastResolution"):
        named = value.get(key) or {}
        if "date" in named:
            pairs.append((named["date"], named["date"]))
        elif "startDate" in named:
            pairs.append(_pair({"start": named["startDate"], "end": named.get("endDate")}))
    return pairs


def _pair(value: dict[str, str]) -> tuple[str | None, str | None]:
    if "start" in value or "end" in value:
        end = value.get("end")
        return value.get("start"), end
    return value.get("value"), value.get("value")


def _date_fits(ours: tuple[date | None, date | None], wanted: list[tuple[str | None, str | None]]) -> bool:
    for first, last in wanted:
        good_first = first is None or (ours[0] is not None and ours[0].isoformat() == first)
        ends = set()
        if last is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", last):
            try:
                day = date.fromisoformat(last)
            except ValueError:
                day = date.min
            ends = {day.isoformat(), (day - timedelta(days=1)).isoformat() if day > date.min else ""}
            if last.endswith("-01-01"):  # their "2016年至2018年" ends on the first of January
                ends.add(date(day.year, 12, 31).isoformat())
            if last.endswith("-01"):  # their "10月到11月" ends on the first of November
                following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
                ends.add((following - timedelta(days=1)).isoformat())
        good_last = last is None or (ours[1] is not None and ours[1].isoformat() in ends)
        if good_first and good_last:
            return True
        if first is None and last is None:
            return True
        if first in {"0001-01-01", "not resolved"} and ours == (None, None):
            return True
    return not wanted


def check_period(case: dict[str, Any]) -> tuple[bool, Any]:
    ours = find_periods(case["Input"], reference=_reference(case))
    shown = [(p.start, p.end, str(p.first), str(p.last)) for p in ours]
    results = case["Results"]
    kinds = {r.get("TypeName", r.get("Type", "")).split(".")[-1] for r in results}
    if kinds and not kinds <= {"date", "daterange"}:
        return False, shown
    if len(ours) != len(results):
        return False, shown
    for period, expected in zip(ours, results, strict=True):
        left, right = _span(case, expected)
        if not (period.start <= left + 1 and right - 1 <= period.end):
            return False, shown
        if not _date_fits((period.first, period.last), _wanted(expected)):
            return False, shown
    return True, shown


def _durational(case: dict[str, Any]) -> bool:
    kinds = {r.get("TypeName", r.get("Type", "")).split(".")[-1] for r in case["Results"]}
    return bool(kinds & {"duration", "time", "timerange", "datetime", "datetimerange", "set"})


CHECKS = {
    "Number_Chinese_NumberModel": check_number,
    "Number_Chinese_PercentModel": check_percent,
    "Number_Chinese_NumberRangeModel": check_range,
    "NumberWithUnit_Chinese_CurrencyModel": check_quantity,
    "NumberWithUnit_Chinese_DimensionModel": check_quantity,
    "DateTime_Chinese_DateExtractor": check_period,
    "DateTime_Chinese_DateParser": check_period,
    "DateTime_Chinese_DatePeriodExtractor": check_period,
    "DateTime_Chinese_DatePeriodParser": check_period,
    "DateTime_Chinese_DateTimeModel": check_period,
}


def run(folder: Path, only: str = "") -> dict[str, Result]:
    """Check every file of the folder."""
    results: dict[str, Result] = {}
    for name, check in CHECKS.items():
        if only not in name or not (folder / f"{name}.json").exists():
            continue
        result = results[name] = Result()
        for case in json.loads((folder / f"{name}.json").read_text("utf-8-sig")):
            reason = refusal(case["Input"])
            if reason == "clock time" and not name.startswith("DateTime"):
                reason = None
            if reason is None and name.endswith("DateTimeModel") and _durational(case):
                reason = "clock time"
            if reason is not None:
                result.refused.setdefault(reason, []).append(case["Input"])
                continue
            good, ours = check(case)
            if good:
                result.passed += 1
            else:
                result.failed.append((case["Input"], case["Results"], ours))
    return results


def _brief(results: list[dict[str, Any]]) -> list[Any]:
    out = []
    for result in results:
        value = result.get("Resolution") or result.get("Value") or {}
        if "values" in value:
            value = value["values"]
        elif "FutureResolution" in value:
            value = value["FutureResolution"]
        out.append((result["Text"], value))
    return out


def main() -> int:
    """Print the pass rate per model, the refusals and, with --failed, the failures."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    for name, result in run(Path(words[0]), words[1] if len(words) > 1 else "").items():
        asked = result.passed + len(result.failed)
        refused = {reason: len(cases) for reason, cases in result.refused.items()}
        print(f"{name}: {result.passed}/{asked} = {result.rate:.1%}; refused {refused}")
        if "--failed" in sys.argv:
            for text, wanted, ours in result.failed:
                print("   ", repr(text), "\n      want", _brief(wanted), "\n      have", ours)
        if "--refused" in sys.argv:
            for reason, cases in result.refused.items():
                print("   ", reason, cases)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
