"""Units, rates, currencies, and the values in base units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policyminer.extractors.figures import Units, find_quantities


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "dimension"),
    [
        ("拨付5000万元人民币", "5000万元人民币", 50000000, "元人民币", "money"),
        ("引资100万美元", "100万美元", 1000000, "美元", "money"),
        ("只要3元5角", "3元5角", Decimal("3.5"), "元", "money"),
        ("绿地29.6平方公里", "29.6平方公里", Decimal("29.6"), "平方公里", "area"),
        ("装机120万千瓦", "120万千瓦", 1200000, "千瓦", "power"),
        ("发电3亿千瓦时", "3亿千瓦时", 300000000, "千瓦时", "energy"),
        ("售价2800元/吨", "2800元/吨", 2800, "元/吨", "money"),
        ("达到350人/平方公里", "350人/平方公里", 350, "人/平方公里", "density"),
        ("时速350公里/小时", "350公里/小时", 350, "公里/小时", "speed"),
        ("购置20台(套)", "20台(套)", 20, "台(套)", "count"),
        ("培训3.2万人次", "3.2万人次", 32000, "人次", "count"),
        ("提高2.3个百分点", "2.3个百分点", Decimal("2.3"), "个百分点", "percentage_point"),
        ("约占七成以上", "七成以上", Decimal("0.7"), None, "fraction"),
        ("列第3位", "第3位", 3, None, "rank"),
        ("实现翻两番", "翻两番", 4, None, "multiple"),
        ("增长1.5倍", "1.5倍", Decimal("1.5"), "倍", "multiple"),
        ("276.38（不含军工企业）亿元", "276.38（不含军工企业）亿元", 27638000000, "元", "money"),
        ("三年半", "三年半", Decimal("3.5"), "年", "duration"),
        ("一个半月", "一个半月", Decimal("1.5"), "个月", "duration"),
        ("半小时办结", "半小时", Decimal("0.5"), "小时", "duration"),
        ("补助期限为半年。", "半年", Decimal("0.5"), "年", "duration"),
        ("近半数游客来自省外", "半数", Decimal("0.5"), None, "fraction"),
        ("时间缩短近半。", "半", Decimal("0.5"), None, "fraction"),
        ("耗时1小时20分钟", "1小时20分钟", 80, "分钟", "duration"),
        ("过渡期3年6个月", "3年6个月", 42, "个月", "duration"),
        ("宽1/2英里", "1/2英里", Decimal("0.5"), "英里", "length"),
        ("价值25南苏丹镑", "25南苏丹镑", 25, "南苏丹镑", "money"),
        ("价值25几内亚法郎", "25几内亚法郎", 25, "几内亚法郎", "money"),
        ("价值三百万塔吉克斯坦索莫尼", "三百万塔吉克斯坦索莫尼", 3000000, "塔吉克斯坦索莫尼", "money"),
        ("价值25多米尼加比索", "25多米尼加比索", 25, "多米尼加比索", "money"),
        ("容量3夸脱", "3夸脱", 3, "夸脱", "volume"),
        ("时速2马赫", "2马赫", 2, "马赫", "speed"),
        ("气压30百帕", "30百帕", 30, "百帕", "other"),
    ],
)
def test_quantity(text: str, surface: str, value: Decimal, unit: str | None, dimension: str) -> None:
    found = [q for q in find_quantities(text) if q.text == surface]
    assert [(q.value, q.unit, q.dimension) for q in found] == [(value, unit, dimension)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("补贴3至5年", 3, 5, "年"),
        ("10%—20%", 10, 20, "%"),
        ("20-30万元", 200000, 300000, "元"),
        ("1.5亿元到2亿元", 150000000, 200000000, "元"),
        ("5‰以上10‰以下", 5, 10, "‰"),
        ("三五个", 3, 5, "个"),
    ],
)
def test_range(text: str, low: int, high: int, unit: str) -> None:
    assert [(q.low, q.high, q.unit, q.value) for q in find_quantities(text)] == [(low, high, unit, None)]


def test_normalized() -> None:
    assert find_quantities("3亩")[0].normalized == (Decimal("2000.000001"), "平方米")
    assert find_quantities("2.5公里")[0].normalized == (2500, "米")
    assert find_quantities("12.5%")[0].normalized == (Decimal("0.125"), None)


def test_own_units() -> None:
    units = Units({"蒲": ("mass", "千克", "10")})
    found = find_quantities("收了3蒲", units=units)
    assert [(q.unit, q.normalized) for q in found] == [("蒲", (30, "千克"))]


def test_every_unit_is_found() -> None:
    units = Units()
    for name, unit in units.table.items():
        found = units.at(name + "。", 0)
        assert found is not None and found.name == name, name
        assert unit.factor > 0


@pytest.mark.parametrize("text", ["占四分之一里面", "三分之一方面", "三分之一节目"])
def test_a_fraction_without_a_unit(text: str) -> None:
    assert [(q.unit, q.dimension) for q in find_quantities(text)] == [(None, "fraction")]
