"""Which of several nouns is the head: limits, attribute clauses, ways, shared capacities, names before 分别."""

from __future__ import annotations

import pytest
from drafts import EXTRACTOR, words

from policyminer.layout.reading import Reading


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the limit of a quality in front of a noun; a count of things keeps the noun behind
        ("从业人员超过300人的企业达到12家。", ["从业人员", "企业"]),
        ("存栏量超过5000头养殖场有38家。", ["存栏量", "养殖场"]),
        ("参展企业超过300家。", ["参展企业"]),
        ("人口低于30万的县共有21个。", ["人口", "县"]),
        ("培育年营收超百亿元企业3家。", ["年营收", "企业"]),
        ("营商环境指数在全省常住人口超300万人的城市中列第4位。", ["常住人口", "营商环境指数"]),
        # a clause between the number and its head
        ("建成3座服务园区的变电站。", ["变电站"]),
        ("打造12个展示地方文化的主题街区。", ["主题街区"]),
        ("办理120件涉及民生的提案。", ["提案"]),
        ("50家服务企业的收入增长8%。", ["服务企业", "收入"]),
        ("5家影响力强的企业落户。", ["企业"]),
        # ways and sides in front of a verb; as part of a noun they are no head
        ("按农业主导、文旅带动两种类型推进发展。", ["类型"]),
        ("聚焦4个环节优化服务。", ["环节"]),
        ("培育8种类型企业。", ["类型企业"]),
        ("把握五个关键：一是抓产业。", ["关键"]),
        ("完成5项重点推进任务。", ["任务"]),
        # 首条 before a quality
        ("首座装机100万千瓦的电站投产。", ["装机"]),
        ("首套房贷利率下调0.5个百分点。", ["首套房贷利率"]),
        # a capacity at the end of a list
        ("新增20万吨钢材、30万吨水泥生产能力。", ["生产能力", "水泥生产能力"]),
        ("生产20万吨钢材、30万吨水泥。", ["钢材", "水泥"]),
        # names in the clause before 分别
        ("种植面积、产量居全省前列，分别为23万亩和18万吨。", ["种植面积", "产量"]),
        ("进口、出口实现双增长，分别达到32亿元、41亿元。", ["进口", "出口"]),
        ("接待游客、旅游收入再创新高，分别达320万人次、21亿元。", ["游客", "旅游收入"]),
        ("煤炭、集装箱吞吐量分别达到2万吨、5万吨。", ["煤炭", "集装箱吞吐量"]),
        # ranks
        ("6家企业入围百强榜、数量居西部首位。", ["企业", "数量"]),
        ("水质指数在全省12个湖泊中排名提升3位至第4位。", ["湖泊", "水质指数", "水质指数"]),
        ("云岭新区位居全国新区百强榜第9名。", ["全国新区百强榜"]),
        ("云岭市在全省工业评价中居第2名，东溪县居第1名。", ["工业评价", "工业评价"]),
        ("工业增加值居全省第2位，税收居全省第1位。", ["工业增加值", "税收"]),
        # words of their own that begin with 化 and 员; made things; stages of what was counted
        ("建设化工园区12个。", ["化工园区"]),
        ("道路绿化率达45%。", ["道路绿化率"]),
        ("12个已建成小区全部交付。", ["小区"]),
        ("改造老旧小区，开工27个、完工19个。", ["老旧小区", "老旧小区"]),
        ("新增4个全国文明村、3个省级中心镇。", ["全国文明村", "省级中心镇"]),
    ],
)
def test_the_head_of_a_figure(text: str, indicators: list[str]) -> None:
    assert [words(text, figure.indicator) for figure in EXTRACTOR.extract(Reading.plain(text))] == indicators


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("对口支援不断深化，甲山园区实现产值42亿元。", ["甲山园区"]),
        ("对新落户的博士给予20万元。", ["博士"]),
        ("全省首只公募基金在云岭营业，金融业增加值增长3.9%。", [None]),
        ("全省金融业增加值增长3.9%。", ["全省"]),
        ("公园城市影响力提升，发布5项标准。", [None]),
        ("云岭铝业公司投产，固定资产投资增长5%。", [None]),
    ],
)
def test_whose_it_is(text: str, subjects: list[str | None]) -> None:
    figures = EXTRACTOR.extract(Reading.plain(text))
    assert [None if f.subject is None else text[slice(*f.subject)] for f in figures] == subjects


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "镇域生产总值尚未迈过百亿元大关、城镇人口不足40万人。",
            [("镇域生产总值", "less_than", "元"), ("城镇人口", "less_than", "人")],
        ),
        ("工业产值仍未突破60亿元。", [("工业产值", "less_than", "元")]),
        ("产值迈上90亿元大关，税收3亿元。", [("产值", "more_than", "元"), ("税收", "exact", "元")]),
        ("生产皮鞋300万双（套）。", [("皮鞋", "exact", "双（套）")]),
    ],
)
def test_not_yet_reached(text: str, found: list[tuple[str, str, str]]) -> None:
    figures = EXTRACTOR.extract(Reading.plain(text))
    assert [(text[slice(*f.indicator or (0, 0))], f.bound, f.unit) for f in figures] == found


def test_ranks_of_one_list() -> None:
    figures = EXTRACTOR.extract(Reading.plain("产量、产值分别排全省第1、3位。位列第5,2名教师获奖。"))
    assert [(f.value, f.dimension) for f in figures] == [(1, "rank"), (3, "rank"), (5, "rank"), (2, "count")]
