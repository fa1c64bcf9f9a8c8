"""What a written numeral is worth: Arabic, Chinese and mixed, exact to the last digit.

“三千四百五十万” → ``Decimal(34500000)``;“1.2万亿” → ``Decimal(1200000000000)``。
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "俩": 2,
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_SCALES = {**SMALL, **LARGE, "万亿": 10**12, "百万": 10**6, "千万": 10**7, "十亿": 10**9, "百亿": 10**10}
SCALES = {
    **_SCALES,
    **{"十万": 10**5, "千亿": 10**11, "万万": 10**8, "百万亿": 10**14, "千万亿": 10**15, "k": 1000, "K": 1000},
}
_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|.")
_PLAIN = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)([十百千万亿兆kK]*)")
_POSITIONAL = re.compile(r"[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]{2,}")
MAX_DIGITS = 40


def numeral_value(text: str) -> Decimal | None:
    """The value of a whole numeral, or None when it is none.

    ``numeral_value("二万五千") == 25000``.

    Parameters
    ----------
    text
        One numeral without approximators, folded, at most a few dozen characters.
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        value = Decimal(plain[1].replace(",", ""))
        if not plain[2]:
            return value
        scale = SCALES.get(plain[2])
        return None if scale is None else value * scale
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if _POSITIONAL.fullmatch(text):
        return Decimal("".join([str(DIGITS[char]) for char in text]))
    return _sections(text)


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    digits = decimals.rstrip("十百千万亿兆拾佰仟")
    if not digits or any(char not in DIGITS for char in digits):
        return None
    base = numeral_value(whole)
    if base is None:
        return None
    value = base + Decimal("0." + "".join([str(DIGITS[char]) for char in digits]))
    tail = decimals[len(digits) :]
    if not tail:
        return value
    scale = SCALES.get(tail)
    return None if scale is None else value * scale


class _Reader:
    """Adds up the tokens of a Chinese or mixed numeral, one after the other."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.last = 0
        self.limit = 10**20
        self.large = 10**20
        self.zero = False
        self.begun = False

    def small(self, scale: int) -> bool:
        if scale >= self.limit:
            return False
        if self.digit is None and self.section and not self.zero:
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * scale
        self.digit, self.last, self.limit, self.zero = None, scale, scale, False
        return True

    def big(self, scale: int) -> bool:
        pending = self.section + (self.digit or 0)
        if not self.begun:
            pending = Decimal(1)
            self.total = Decimal(0)
        if pending == 0 and self.total:
            self.total *= scale
        elif scale > self.large:
            self.total = (self.total + pending) * scale
        else:
            self.total += pending * scale
        self.section, self.digit = Decimal(0), None
        self.last, self.limit, self.large, self.zero = scale, 10**20, scale, False
        return True

    def number(self, value: Decimal) -> bool:
        if self.digit is not None:
            return False
        self.digit = value
        return True

    def finish(self, colloquial: bool) -> Decimal:
        tail = self.digit or Decimal(0)
        if colloquial and self.last >= 100 and not self.zero and 0 < tail < 10:
            tail *= self.last // 10
        return self.total + self.section + tail


def _sections(text: str) -> Decimal | None:
    reader = _Reader()
    colloquial = True
    for token in _TOKEN.findall(text):
        if token in SMALL:
            good = reader.small(SMALL[token])
        elif token in LARGE:
            good = reader.big(LARGE[token])
        elif token in "零〇":
            good = reader.digit is None
            reader.zero = True
        elif token in "廿卅":
            good = reader.number(Decimal(2 if token == "廿" else 3)) and reader.small(10)
        elif token in DIGITS:
            good = reader.number(Decimal(DIGITS[token]))
        elif token[0].isascii() and token[0].isdigit():
            value = Decimal(token.replace(",", ""))
            good = reader.number(value)
            colloquial = False if value >= 10 else colloquial
        else:
            good = False
        if not good:
            return None
        reader.begun = True
    return reader.finish(colloquial) if reader.begun else None
