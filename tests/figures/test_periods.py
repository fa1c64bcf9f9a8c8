"""Periods: first and last day as far as the text says."""

from __future__ import annotations

from datetime import date

import pytest

from policyminer.extractors.figures import find_periods

TODAY = date(2021, 3, 15)


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("2017年至今，共建成", "2017年至今", "2017-01-01", "2021-03-15"),
        ("2019年10月，组织", "2019年10月", "2019-10-01", "2019-10-31"),
        ("2020年2月29日", "2020年2月29日", "2020-02-29", "2020-02-29"),
        ("今年1至9月，园区", "今年1至9月", "2021-01-01", "2021-09-30"),
        ("2018—2020年，", "2018—2020年", "2018-01-01", "2020-12-31"),
        ("上半年完成", "上半年", "2021-01-01", "2021-06-30"),
        ("去年第三季度", "去年第三季度", "2020-07-01", "2020-09-30"),
        ("前三季度", "前三季度", "2021-01-01", "2021-09-30"),
        ("“十四五”期间", "“十四五”期间", "2021-01-01", "2025-12-31"),
        ("自2018年以来", "自2018年以来", "2018-01-01", "2021-03-15"),
        ("到2026年，力争", "到2026年", None, "2026-12-31"),
        ("截至去年底，", "截至去年底", None, "2020-12-31"),
        ("明年5月底前交付", "明年5月底前", None, "2022-05-31"),
        ("9月25日至26日", "9月25日至26日", "2021-09-25", "2021-09-26"),
        ("近三年来，", "近三年来", "2018-03-15", "2021-03-15"),
        ("截至目前，", "截至目前", None, "2021-03-15"),
        ("20世纪80年代", "20世纪80年代", "1980-01-01", "1989-12-31"),
    ],
)
def test_period(text: str, surface: str, first: str | None, last: str | None) -> None:
    found = [p for p in find_periods(text, reference=TODAY) if p.text == surface]
    assert [(p.first and p.first.isoformat(), p.last and p.last.isoformat()) for p in found] == [(first, last)]


def test_unresolved_keeps_its_words() -> None:
    found = find_periods("近三年来，产值翻了一番；2019年2月29日")
    assert [(p.text, p.first, p.last) for p in found] == [("近三年来", None, None), ("2019年2月29日", None, None)]


@pytest.mark.parametrize("text", ["电话888-000-9999", "地址192.168.255.255", "五角大楼", "1499只是一个数字", "第3年级"])
def test_no_period(text: str) -> None:
    assert find_periods(text, reference=TODAY) == []
