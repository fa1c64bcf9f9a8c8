"""Whole figures on invented sentences."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures import FigureExtractor
from policyminer.layout.reading import Published, Reading

EXTRACTOR = FigureExtractor()


def rows(text: str, published: str | None = "2024-01", **fields: Any) -> list[FigureDraft]:
    reading = Reading.plain(text, Published(published, "given") if published else None)
    return EXTRACTOR.extract(reading, **fields)


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def surfaces(text: str) -> list[str]:
    return [text[f.start : f.end] for f in rows(text)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("近三年来,该县共引进本科生320余人,其中硕士45人,同比增长12.5%。", ["本科生", "硕士", "硕士"]),
        ("建成140套人才公寓。", ["人才公寓"]),
        ("全市GDP达300亿元,增长7%,高于全省1.2个百分点。", ["GDP", "GDP", "GDP"]),
        ("门诊、住院人次分别增长3%和5%。", ["门诊", "住院人次"]),
        ("接待游客20万人次,实现旅游收入3亿元,同比分别增长8%和9%。", ["游客", "旅游收入", "游客", "旅游收入"]),
        ("对新落户的博士给予最高20万元安家补贴。", ["安家补贴"]),
        ("本地配套率由28%提高到45%。", ["本地配套率", "本地配套率"]),
        ("按设备投资额的10%给予补助。", ["补助"]),
        ("农户户均增收3200元。", ["增收"]),
        ("产量居全省第2位。", ["产量"]),
        ("从签约到投产仅用90天。", ["从签约到投产"]),
    ],
)
def test_indicator(text: str, indicators: list[str]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理时限平均压缩60%以上。", ("at_least", "decrease")),
        ("产值增长8.5%。", ("exact", "increase")),
        ("产值增长到85亿元。", ("exact", None)),
        ("减少申请材料六成。", ("exact", "decrease")),
        ("年度最高支付限额为40万元。", ("at_most", None)),
        ("押金不得超过月服务费的3倍。", ("at_most", None)),
        ("签约48个项目。", ("exact", None)),
        ("20个工作日内办结。", ("at_most", None)),
        ("新增企业10家。", ("exact", None)),
    ],
)
def test_bound_and_direction(text: str, expected: tuple[str, str | None]) -> None:
    assert [(f.bound, f.direction) for f in rows(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "印发《关于发展10项产业的意见》(云发〔2018〕11号)。",
        "党的十九大以来,实施“1+7”政策和“四个一批”工程。",
        "第三条规定,G347国道沿线有5G网络和985高校。",
        "三心二意不行,要千方百计、万众一心。",
        "一是加强领导；二要落实责任。",
        "出台一系列措施,打造一批样板,建立一个平台。",
        "拨打12345热线,电话0391-8191234。",
        "2019年10月1日至3日,省委十届十一次全会召开。",
        "担任村第一书记,每季度开展一次督查。",
        "发展三大主导产业,推进三年行动计划。",
        "产值保持两位数增长。",
        "经济总量再上新台阶。",
        "打造“15分钟便民生活圈”。",
        "构建“一核两翼”格局。",
        "出口八角、肉桂等香料。",
        "破除城乡二元结构。",
        "实施千人计划。",
        "走近千家万户。",
        "2024/2025榨季开榨。",
        "二十多年前,这里是荒滩。",
    ],
)
def test_no_figures(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新引进过50亿元项目3个。", ["50亿元", "3个"]),
        ("存栏千只以上羊场9个。", ["千只以上", "9个"]),
        ("经济总量迈上万亿台阶。", ["万亿"]),
        ("带领全县52.6万人民奋斗。", ["52.6万"]),
        ("基尼系数0.46。", ["0.46"]),
        ("选派近千名干部驻村。", ["千名"]),
        ("毕业生突破千人。", ["千人"]),
        ("每10万人口重症床位14.2张。", ["14.2张"]),
        ("分别提高10.6、6.3个百分点。", ["10.6", "6.3个百分点"]),
        ("补缴期限逾期30日未缴。", ["30日"]),
    ],
)
def test_figures_of_seldom_form(text: str, found: list[str]) -> None:
    assert surfaces(text) == found


def test_ranks_and_specials() -> None:
    text = "增速位居全省第一,总量进入全国前十,满意度居全市首位,占比过半,规模翻番,近一半企业受益。"
    found = [(text[f.start : f.end], f.value, f.bound, f.dimension) for f in rows(text)]
    assert [(v, b, d) for _, v, b, d in found] == [
        (1, "exact", "rank"),
        (10, "at_most", "rank"),
        (1, "exact", "rank"),
        (Decimal("0.5"), "more_than", "fraction"),
        (2, "exact", "multiple"),
        (Decimal("0.5"), "about", "fraction"),
    ]


def test_time_comparison_part_and_status() -> None:
    text = "截至9月底,园区拥有企业88家,其中上市公司3家。税收比上年增长5%。力争到2030年产值达到900亿元。"
    first, second, third, fourth = rows(text)
    assert words(text, first.time) == "截至9月底" and second.part_of == 0
    assert third.comparison is not None and third.comparison[0] == "yoy"
    assert (first.status, fourth.status) == ("achieved", "target")


def test_table_cells_take_the_unit_of_their_column() -> None:
    from policyminer.layout.alignment import Alignment
    from policyminer.layout.reading import Block

    lines = ["指标\t产值(亿元)\t增速(%)", "工业\t12.5\t8.1", "农业\t3.2\t-1.4"]
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block("table", None, at, at + len(line)))
        at += len(line) + 1
    figures = EXTRACTOR.extract(Reading(text, text, Alignment.identity(len(text)), tuple(blocks)))
    assert [(f.value, f.unit, f.direction) for f in figures] == [
        (1250000000, "元", None),
        (Decimal("8.1"), "%", "increase"),
        (320000000, "元", None),
        (Decimal("1.4"), "%", "decrease"),
    ]


def test_names_are_passed_over_and_digits_left_are_told() -> None:
    text = "云岭1958园区入驻12家企业，编号378212。"
    figures = rows(text, names=[(0, 8)])
    assert [text[f.start : f.end] for f in figures] == ["12家"]
    reading = Reading.plain(text)
    told = EXTRACTOR.diagnose(reading, figures, names=[(0, 8)])
    assert [text[d.start : d.end] for d in told] == ["378212"]


def test_pickles() -> None:
    again = pickle.loads(pickle.dumps(EXTRACTOR))
    assert len(again.extract(Reading.plain("建成公寓140套"))) == 1


def test_spacy_component() -> None:
    pytest.importorskip("spacy")
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from policyminer.extractors.figures.factory import FigureComponent

    text = "建成公寓140套。"
    doc = FigureComponent("policyminer_figures", "figures")(Doc(Vocab(), words=list(text), spaces=[False] * len(text)))
    assert [(span.text, span.label_) for span in doc.spans["figures"]] == [("140套", "count")]
