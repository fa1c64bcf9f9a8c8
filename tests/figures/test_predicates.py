"""Nouns of features, notices and lists of policies, class by class with counterexamples, on invented sentences."""

from __future__ import annotations

import pytest
from drafts import EXTRACTOR, rows, words

from policyminer.layout.reading import Reading


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the noun behind a number ends before what is done
        ("车间里，26台机械臂上下翻飞。", ["机械臂"]),
        ("全县3.2万户小微企业受益。", ["小微企业"]),
        ("全市1430家企业上云。", ["企业"]),
        ("与21个国外城市结好。", ["国外城市"]),
        ("组织4支医疗队上船入户。", ["医疗队"]),
        ("12条县乡道推广应用新材料。", ["县乡道"]),
        ("对12个先进集体予以表彰。", ["先进集体"]),
        ("归集137项数据供授信参考。", ["数据"]),
        ("4家企业合建的码头投用。", ["企业"]),
        ("25名园区主任由链长约谈。", ["园区主任"]),
        ("62名党员干部包联困难群众。", ["党员干部"]),
        ("四所幼儿园秋季如期开园。", ["幼儿园"]),
        # and nowhere else
        ("建成12个自由贸易试验区。", ["自由贸易试验区"]),
        ("开出12辆“放心菜”直通车。", ["“放心菜”直通车"]),
        ("吸纳七成以上的城镇就业。", ["城镇就业"]),
        ("打造5个接力赛项目。", ["接力赛项目"]),
        ("公布28项检测结果。", ["检测结果"]),
        # a relative clause between number and noun
        ("选派126名懂审批、会协调的业务骨干驻点服务。", ["业务骨干"]),
        ("聘请22名懂小语种的律师。", ["律师"]),
        ("选派60名优秀选调生到村任职。", ["选调生"]),
        ("表彰60名优秀教师。", ["优秀教师"]),
        ("发展3个会展项目。", ["会展项目"]),
        # nothing cut at the left
        ("每千瓦时加价0.3元。", ["加价"]),
        ("每列补贴2万美元。", ["补贴"]),
        ("赴云溪、越南等地参展68场。", ["参展"]),
        ("治理滑坡等地质灾害点12处。", ["地质灾害点"]),
    ],
)
def test_noun_behind_ends_before_what_is_done(text: str, indicators: list[str]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("受理疑难事项1684件，解决1611件，其中37件倒逼部门改流程。", ["疑难事项"] * 3),
        ("租金头一年政府补一半，第二年补三成。", ["租金", "租金"]),
        ("新线路开通后，运费省了近四成。", ["运费"]),
        ("展位费补80%。", ["展位费"]),
        ("水费补贴80%。", ["水费补贴"]),
        ("通关时间压到2小时以内。", ["通关时间"]),
        ("引进一名博士奖励3万元。", ["奖励"]),
        ("新工艺让采矿回收率由75%提高到92%。", ["采矿回收率", "采矿回收率"]),
        ("首页推荐位让利六成。", ["首页推荐位让利"]),
        ("工业增加值300亿元，占地区生产总值的比重由32%提高到38%。", ["工业增加值", *["占地区生产总值的比重"] * 2]),
        ("研发投入占地区生产总值的比重达2.5%。", ["研发投入占地区生产总值的比重"]),
        ("建成国家级绿色矿山6座、省级9座。", ["国家级绿色矿山", "绿色矿山"]),
        ("省级非遗项目32个、市级86个、县级210个。", ["省级非遗项目", "非遗项目", "非遗项目"]),
        ("检测费企业自己掏三成。", ["检测费"]),
        ("由过去的13个环节减少到现在的5个。", ["环节", "环节"]),
        ("专项资金由2014年的200万元增加到今年的2000万元。", ["专项资金", "专项资金"]),
        ("要交23份材料、平均耗时19天。", ["材料", "平均耗时"]),
        ("从过去不到400种，增加到超过1.1万种零件。", ["零件", "零件"]),
        ("补助比例为10%，单个企业不超过800万元。", ["补助比例", "补助"]),
        ("用10个月时间建成厂房。", ["建成"]),
        ("生活补贴每人每月600元，连发三年。", ["生活补贴", "生活补贴"]),
        ("他扎根三十三年。", ["扎根"]),
        ("出生数连降七年。", ["出生数"]),
        ("提供三年全额贴息的贷款。", ["贴息"]),
        ("前三年免收租金。", ["租金"]),
        ("水利用系数由0.46提高到0.58。", ["水利用系数", "水利用系数"]),
    ],
)
def test_noun_next_door_names_a_bare_verb(text: str, indicators: list[str]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("奖励制造方100万元。", ["制造方"]),
        ("补助农户每亩120元，罚款涉事单位3万元。", ["农户", "涉事单位"]),
        ("引进一名博士奖励3万元。", ["博士"]),
        ("每户给予补贴2000元。", [None]),
        ("为了这个项目，镇里先后跑了12趟。", ["镇里"]),
        ("对一级、二级平台依次兑现200万、300万。", ["一级", "二级平台"]),
    ],
)
def test_who_receives_is_the_subject(text: str, expected: list[str | None]) -> None:
    assert [words(text, f.subject) for f in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["上午9点零5分，列车驶出。", "晚上八点二十分熄灯。", "防止业务和党建两张皮。", "接二连三，隔三差五。"],
)
def test_no_figure(text: str) -> None:
    assert EXTRACTOR.extract(Reading.plain(text)) == []


@pytest.mark.parametrize(
    ("text", "span", "bound"),
    [
        ("公司换过两次地址。", "两次", "exact"),
        ("营收过50亿元。", "50亿元", "more_than"),
        ("引进过10亿元项目3个。", "10亿元", "more_than"),
        ("经营主体翻了一番多。", "翻了一番多", "at_least"),
        ("零件在30公里内配齐。", "30公里内", "at_most"),
        ("对在外的46万溱川人发出邀请。", "46万", "exact"),
        ("整治内河30公里内河航道。", "30公里", "exact"),
    ],
)
def test_bounds_and_spans(text: str, span: str, bound: str) -> None:
    first = rows(text)[0]
    assert (text[first.start : first.end], first.bound) == (span, bound)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("提高贷款额度20%。", "increase"),
        ("提高参保率95%。", None),
        ("会议费压了一半。", "decrease"),
        ("通关时间压到2小时以内。", None),
        ("出生数连降七年。", None),
    ],
)
def test_direction_of_what_a_verb_governs(text: str, direction: str | None) -> None:
    assert [f.direction for f in rows(text)] == [direction]


def test_second_number_lends_the_unit_of_the_first() -> None:
    made = [(f.dimension, f.unit) for f in rows("办理时限从10个工作日减到4个。")]
    assert made == [("duration", "个工作日")] * 2
    assert [f.dimension for f in rows("办理时限10个工作日，材料减到4个。")] == ["duration", "count"]
