"""Noun, subject and status of figures, class by class, on invented sentences."""

from __future__ import annotations

import pytest
from drafts import EXTRACTOR, rows, words

from policyminer.extractors.figures.mood import Mood
from policyminer.layout.alignment import Alignment
from policyminer.layout.reading import Block, Reading


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # whole words, also where a verb hides inside the noun
        ("产业集聚区规划面积29.6平方公里。", ["规划面积"]),
        ("矛盾纠纷调处成功率达98%。", ["矛盾纠纷调处成功率"]),
        ("工业污水集中处理率达到100%。", ["工业污水集中处理率"]),
        ("实现工业污水处理率100%。", ["工业污水处理率"]),
        ("清理规范性文件418件。", ["规范性文件"]),
        ("设立海外引才工作站8个。", ["海外引才工作站"]),
        ("走访企业20家。", ["企业"]),
        ("满意和基本满意率100%。", ["满意和基本满意率"]),
        # ranks
        ("创新指数位居各县(市)第一名。", ["创新指数"]),
        ("申报数量和扶持资金数额在全市都位居第一。", ["申报数量和扶持资金数额"]),
        ("在全省营商环境评价中,云溪县由第9位升至第3位。", ["全省营商环境评价"] * 2),
        ("空气质量综合指数在全省17个城市中排第3名。", ["城市", "空气质量综合指数"]),
        ("获评示范企业5家,累计达30家、居全省首位。", ["示范企业"] * 3),
        # nouns behind the number
        ("13位专家、临江科技大学教授到会指导。", ["专家"]),
        ("47名专家学者和投融资机构、高校代表参会。", ["专家学者"]),
        ("与16家生化企业进行了技术需求对接。", ["生化企业"]),
        ("组建5个招商小分队常驻江南。", ["招商小分队"]),
        ("对1200家餐饮、住宿单位开展检查。", ["餐饮、住宿单位"]),
        ("满意度93.5分,位居全省21个市（州）第三位。", ["满意度", "市（州）", "满意度"]),
        # verbs side by side, nouns carried over
        ("孵化毕业达40家,其中5家获投资。", ["孵化毕业"] * 2),
        ("融资成本5%,在上年基础上再降0.4个百分点。", ["融资成本"] * 2),
        ("省级瞪羚企业⑤23家。", ["省级瞪羚企业"]),
        ("4家农场连续三年销售收入超6亿元。", ["农场", "销售收入"]),
        ("拥有工程研发中心,省级66家。", ["工程研发中心"]),
        ("省级专精特新企业新增6家,总数达到19家。", ["省级专精特新企业"] * 2),
        ("小麦产量增长3%,占全省的8.5%。", ["小麦产量"] * 2),
        # grants and terms
        ("按每人每月2000元的标准发放生活补贴。", ["生活补贴"]),
        ("对国家级、省级平台分别奖励20万元和10万元。", ["奖励"] * 2),
        ("受理申请后5个工作日内完成初审。", ["初审"]),
        ("审批时限压缩至5个工作日内。", ["审批时限"]),
        ("城镇、农村居民人均可支配收入分别达到3.1万元和1.8万元。", ["人均可支配收入"] * 2),
        ("自来水普及率、卫生厕所普及率分别为97%和81%。", ["自来水普及率", "卫生厕所普及率"]),
        ("市公路局投资3亿元新建云岭大桥。", ["投资"]),
    ],
)
def test_indicator(text: str, indicators: list[str]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("全县拥有企业88家,实现税收3亿元。", ["全县", "全县"]),
        ("对新落户的博士给予最高20万元安家补贴。", ["博士"]),
        ("投资3亿元新建云岭大桥。", ["云岭大桥"]),
        ("总投资5亿元的水厂项目开工。", ["水厂项目"]),
        ("签约项目36个,总投资104亿元。", [None, "项目"]),
        ("惠及脱贫户980户,户均增收2400元。", [None, "脱贫户"]),
        ("城乡居民人均可支配收入分别增长5%和7%。", ["城", "乡"]),
        ("上半年市区PM2.5平均浓度31微克/立方米。", ["市区"]),
        ("在全县11个乡镇推开。", ["全县"]),
        ("全面推进城市更新,改造老旧小区60个。", [None]),
        ("市科技局发布榜单12个。", [None]),
        ("云州市引进硕士30人。", ["云州市"]),
        ("云岭州引进硕士30人。", ["云岭州"]),
    ],
)
def test_subject(text: str, subjects: list[str | None]) -> None:
    assert [words(text, f.subject) for f in rows(text)] == subjects


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("对首次升规的企业奖励20万元。", ["rule"]),
        ("累计发放补贴600万元。", ["achieved"]),
        ("每人每月补贴600元。", ["rule"]),
        ("考核权重由2%提高到5%。", [None, "rule"]),
        ("镇干部每月巡查不少于2次。", ["rule"]),
        ("去年巡查2次。", ["achieved"]),
        ("县财政每年列支48万元。", ["rule"]),
        ("市财政局要设立总规模50亿元的基金。", ["target"]),
        ("项目建成后可新增税收3亿元。", ["target"]),
        ("云溪县地处江南,总人口41万人。", [None]),
        ("来自9个省的客商参会。", [None]),
        ("2023年全县粮食产量58万吨。", ["achieved"]),
    ],
)
def test_status(text: str, statuses: list[str | None]) -> None:
    assert [f.status for f in rows(text)] == statuses


def test_mood() -> None:
    mood = Mood()
    assert mood.of("力争新增企业50家以上,争创国家级园区。") == "target"
    assert mood.of("顺利通过验收,获评国家级园区,同比增长8.5%。") == "achieved"
    assert mood.of("云溪县城东。") is None


def test_table_with_a_title_row_and_a_unit_row() -> None:
    text = "2023年采购情况\t单位:亿元\n类别\t采购金额\t合同金额\n货物类\t12.4\t8.7"
    reading = Reading(text, text, Alignment.identity(len(text)), (Block("table", None, 0, len(text)),))
    found = [(f.value, words(text, f.indicator), words(text, f.subject)) for f in EXTRACTOR.extract(reading)]
    assert found == [(1240000000, "采购金额", "货物类"), (870000000, "合同金额", "货物类")]


def test_ranks_among_the_strongest_and_round_sums() -> None:
    text = "跻身全国县域经济百强,物流总额突破万亿,获全国百强县称号,入围“民企500强”。"
    assert [(text[f.start : f.end], f.dimension) for f in rows(text)] == [("百强", "rank"), ("万亿", "money")]


def test_names_given_end_the_owner_of_a_noun() -> None:
    text = "临江水务投资3亿元。"
    figure = EXTRACTOR.extract(Reading.plain(text), names=[(0, 4)])[0]
    assert words(text, figure.indicator) == "投资"
