"""Dates as tables and pages write them, to ISO text as precise as they are."""

from __future__ import annotations

import re
from datetime import date, datetime

_DATE = re.compile(
    r"\s*(?P<year>(?:19|20)\d{2})"
    r"(?:\s*[-/.年]\s*(?P<month>\d{1,2})(?:\s*[-/.月]\s*(?P<day>\d{1,2}))?|(?P<both>\d{4}))?(?![\d])"
)


def iso_date(value: object) -> str | None:
    """A date in any of the usual forms as ISO text, or None.

    日期:``iso_date("2020年10月8日") == "2020-10-08"``,``iso_date("2020.10") == "2020-10"``。
    """
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    match = _DATE.match(str(value)) if value is not None else None
    if match is None:
        return None
    both = match["both"]
    month, day = (both[:2], both[2:]) if both else (match["month"], match["day"])
    try:
        checked = date(int(match["year"]), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]
