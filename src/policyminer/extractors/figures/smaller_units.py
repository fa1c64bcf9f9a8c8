"""The smaller units behind a larger one: ``3元5角``, ``两美元又三美分``, ``2块6``, ``1小时20分钟``.

“36块石刻”不是钱;“1小时20分钟”=80分钟。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.figures.magnitudes import numeral_value
from policyminer.extractors.figures.numerals import Numeral
from policyminer.extractors.figures.units import Unit

TENTHS = {char: Decimal(value) for value, char in enumerate("零一二三四五六七八九")}
_NAMES = {
    "元": {"角|毛": "0.1", "分": "0.01"},
    "块": {"角|毛": "0.1", "分": "0.01"},
    "美元": {"美分": "0.01"},
    "欧元": {"欧分": "0.01"},
    "日元": {"日本[銭钱]": "0.01"},
    "英镑": {"便士": "0.01"},
    "卢布": {"戈比": "0.01"},
}
SMALLER = {
    unit: [
        (re.compile(rf"又?([0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:{name})"), Decimal(factor))
        for name, factor in smaller.items()
    ]
    for unit, smaller in _NAMES.items()
}
PIECE = re.compile(r"[\u4e00-\u9fff](?<![钱多来余左以不一每的约整到毛角就给了二两三四五六七八九])")
PIECES = Unit("块", "count", "块", Decimal(1))
_DIMES = re.compile(r"([1-9二三四五六七八九])(?![0-9.,%号毛角分个元块万千百十])")


def with_smaller(text: str, item: Numeral, unit: str, stop: int) -> int:
    """Add what stands behind a sum in smaller units to its value; where that ends."""
    if item.value is None:
        return stop
    for pattern, factor in SMALLER[unit]:
        match = pattern.match(text, stop)
        value = numeral_value(match[1]) if match is not None else None
        if match is not None and value is not None:
            item.value += value * factor
            stop = match.end()
    dimes = _DIMES.match(text, stop) if unit == "块" and text[stop - 1] == "块" else None
    if dimes is not None:
        item.value += (TENTHS[dimes[1]] if dimes[1] in TENTHS else Decimal(dimes[1])) / 10
        stop = dimes.end()
    return stop


_NUMBER = r"([0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
LASTING = {
    "小时": (re.compile(_NUMBER + r"分(?:钟|(?![之0-9]))"), 60, "分钟"),
    "个小时": (re.compile(_NUMBER + r"分(?:钟|(?![之0-9]))"), 60, "分钟"),
    "分钟": (re.compile(_NUMBER + r"秒钟?"), 60, "秒"),
    "年": (re.compile(r"零?" + _NUMBER + r"个月"), 12, "个月"),
    "天": (re.compile(_NUMBER + r"个?小时"), 24, "小时"),
}


def with_minutes(text: str, item: Numeral, unit: str, stop: int) -> tuple[str, int]:
    """``1小时20分钟`` is 80 分钟: the unit that holds both parts, and where they end."""
    pattern, size, smaller = LASTING[unit]
    match = pattern.match(text, stop)
    value = numeral_value(match[1]) if match is not None else None
    if match is None or value is None or item.value is None or value >= size:
        return unit, stop
    item.value = item.value * size + value
    return smaller, match.end()
