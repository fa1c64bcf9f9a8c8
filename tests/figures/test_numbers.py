"""Numbers: printed forms come back, approximators and ranges keep their meaning."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyminer.extractors.figures import find_numbers
from policyminer.extractors.figures.magnitudes import numeral_value

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")


def four(value: int) -> str:
    """One to four digits in Chinese, without the magnitude of the group."""
    out, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return out


def chinese(value: int) -> str:
    """A whole number in Chinese."""
    if value == 0:
        return "零"
    out, gap = "", False
    for scale, name in ((10**12, "兆"), (10**8, "亿"), (10**4, "万"), (1, "")):
        group, value = divmod(value, scale)
        if group:
            out += ("零" if out and (gap or group < 1000) else "") + four(group) + name
            gap = False
        elif out:
            gap = True
    return out


@given(st.integers(0, 10**16 - 1))
@settings(max_examples=300, deadline=None)
def test_chinese_numerals_come_back(value: int) -> None:
    assert numeral_value(chinese(value)) == value
    assert numeral_value(chinese(value).translate(FORMAL)) == value


@given(st.integers(0, 10**15), st.integers(0, 6))
@settings(max_examples=200, deadline=None)
def test_arabic_numerals_come_back(value: int, places: int) -> None:
    exact = Decimal(value).scaleb(-places)
    plain = f"{exact:f}"
    for text in (plain, f"{exact:,f}", plain.translate(FULL)):
        found = find_numbers(f"共{text}个")
        assert [number.value for number in found] == [exact], text


@given(st.integers(1, 99999), st.integers(0, 2), st.sampled_from(["万", "亿", "万亿", "千万", "百万"]))
@settings(max_examples=200, deadline=None)
def test_mixed_numerals_come_back(value: int, places: int, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "千万": 10**7, "百万": 10**6}[scale]
    exact = Decimal(value).scaleb(-places)
    found = find_numbers(f"达{exact:f}{scale}元")
    assert [number.value for number in found] == [exact * factor]


@given(st.integers(1, 999), st.integers(1, 999))
@settings(max_examples=100, deadline=None)
def test_fractions_and_percent_come_back(bottom: int, top: int) -> None:
    found = find_numbers(f"{chinese(bottom + 1)}分之{chinese(top)}")
    assert len(found) == 1
    if bottom + 1 not in {100, 1000}:
        assert found[0].value is not None
        assert abs(found[0].value - Decimal(top) / Decimal(bottom + 1)) < Decimal("0.000001")
    percent = find_numbers(f"百分之{chinese(top)}")
    assert (percent[0].value, percent[0].kind) == (top, "percent")


@given(st.integers(1, 9998), st.integers(1, 500), st.sampled_from(["-", "—", "～", "至", "到", "~"]))
@settings(max_examples=100, deadline=None)
def test_ranges_come_back(low: int, more: int, sign: str) -> None:
    found = find_numbers(f"需{low}{sign}{low + more}个")
    assert [(number.low, number.high) for number in found] == [(low, low + more)]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("约480余", 480, "at_least"),
        ("十余", 10, "at_least"),
        ("近3.2万", 32000, "about"),
        ("超过二百", 200, "more_than"),
        ("不足五千", 5000, "less_than"),
        ("2万5千", 25000, "exact"),
        ("3亿多", 300000000, "at_least"),
        ("两千三百五", 2350, "exact"),
        ("五亿零六", 500000006, "exact"),
        ("廿五", 25, "exact"),
        ("壹佰伍拾", 150, "exact"),
        ("1,258,000", 1258000, "exact"),
        ("１２．５", Decimal("12.5"), "exact"),
        ("万把块", 10000, "about"),
        ("近千", 1000, "about"),
        ("突破百亿", 10000000000, "more_than"),
    ],
)
def test_single_numbers(text: str, value: Decimal, bound: str) -> None:
    assert [(number.value, number.bound) for number in find_numbers(text)] == [(value, bound)]


@pytest.mark.parametrize("text", ["千方百计", "三心二意", "一心一意", "万众一心", "我家在四川", "5G网络", "两两"])
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_between_and_comparisons() -> None:
    for text in ("位于20和30之间", "大于20小于30", "比20大，比30小", "20-30"):
        assert [(n.low, n.high) for n in find_numbers(text)] == [(20, 30)], text
    assert [(n.low, n.high) for n in find_numbers("三五个")] == [(3, 5)]
    assert [(n.low, n.high) for n in find_numbers("十七八岁")] == [(17, 18)]
    assert [(n.low, n.high) for n in find_numbers("一两千")] == [(1000, 2000)]
    assert [(n.low, n.high) for n in find_numbers("一百二三十")] == [(120, 130)]
    assert [(n.low, n.high) for n in find_numbers("十七八万")] == [(170000, 180000)]
    assert [(n.low, n.high) for n in find_numbers("百分之三十到四十")] == [(30, 40)]


@pytest.mark.parametrize(
    ("text", "surface", "bound"),
    [
        ("园区入驻率过半。", "过半", "more_than"),
        ("全县超半数企业复工。", "半数", "more_than"),
        ("一半以上的村", "一半以上", "at_least"),
        ("近半数游客", "半数", "about"),
    ],
)
def test_halves_are_numbers(text: str, surface: str, bound: str) -> None:
    assert [(n.text, n.value, n.bound, n.kind) for n in find_numbers(text)] == [
        (surface, Decimal("0.5"), bound, "fraction")
    ]


@pytest.mark.parametrize("text", ["时间过半、任务过半", "上半年工作总结", "半导体和半成品", "半年度报告"])
def test_no_halves(text: str) -> None:
    assert find_numbers(text) == []
