"""Indicators in features, notices, speeches and bulletins: actions, attributes, shared heads; invented sentences."""

from __future__ import annotations

import pytest
from drafts import rows, words


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # what an action measures stands in the action
        ("对到县级医院工作满3年的医生发放津贴。", ["工作"]),
        ("累计为经营主体减负310亿元。", ["减负"]),
        ("复核结果在岚川人才网公示5个工作日。", ["公示"]),
        ("赴岭南、云东招商32次。", ["招商"]),
        ("岚川县供电公司5天完成增容。", ["增容"]),
        ("与用人单位签订3年以上劳动合同。", ["劳动合同"]),
        ("审批提速56%。", ["审批"]),
        ("将1642户6381人纳入监测。", ["纳入监测", "纳入监测"]),
        ("叙岭铁路历时7年建成通车。", ["建成通车"]),
        ("举报冒黑烟车辆查实一起奖50元。", ["奖"]),
        # a share of what an action takes
        ("医保驿站覆盖八成以上行政村。", ["行政村"]),
        ("60%的农户用上了燃气。", ["农户"]),
        ("提供不少于300亿元的授信。", ["授信"]),
        ("所需资金由市、区两级财政各承担50%。", ["资金"]),
        ("新签约项目203个，同比多31个。", ["项目", "项目"]),
        # and the counterexamples: a noun in front keeps its number
        ("人均可支配收入比上年多860元。", ["人均可支配收入"]),
        ("办理时限由15个工作日压缩至3个工作日。", ["办理时限", "办理时限"]),
        ("拟投资35亿元建设储能电池项目。", ["拟投资"]),
        ("安排建设资金3亿元。", ["建设资金"]),
    ],
)
def test_action(text: str, indicators: list[str]) -> None:
    assert [words(text, row.indicator) for row in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # thresholds, tiers and kinds in front of a head are left off; a grade in a name is not
        ("推动5个投资超十亿元项目落地。", ["项目", "投资"]),
        ("培育百亿级企业5家。", ["百亿级企业"]),
        ("组建攻关型、平台型创新联合体10个。", ["创新联合体"]),
        ("发布暴雨、山洪、地质灾害预警信息46条。", ["预警信息"]),
        ("引进院士、国家级领军人才12名。", ["院士、国家级领军人才"]),
        ("明确5大类23项服务。", ["服务", "服务"]),
        # a head that the last name of a list carries for all
        ("有色金属、食品加工增加值分别增长11.8%和2.1%。", ["增加值", "增加值"]),
        ("来自甲市、乙市和丙市的项目分别为16个、14个和5个。", ["项目", "项目", "项目"]),
        ("公用经费小学、初中分别提高到720元和940元。", ["公用经费", "公用经费"]),
        ("旅游人次、旅游总收入分别增长10%和15%。", ["旅游人次", "旅游总收入"]),
        ("甲县、乙县分别位列全国百强县第59位、第89位。", ["全国百强县", "全国百强县"]),
        ("对年营业收入首次突破10亿元、50亿元的企业给予奖励。", ["年营业收入", "年营业收入"]),
        # capacities of plants
        ("甲县3万千瓦和乙县7.5万千瓦光伏项目开工。", ["光伏项目", "光伏项目"]),
        ("签下10吉瓦时储能电池和农机装备制造项目。", ["储能电池"]),
        # the noun behind a number ends before adverbs, aspects and the next event
        ("12名村民正忙着移栽辣椒苗。", ["村民"]),
        ("46户脱贫户既拿租金又挣薪金。", ["脱贫户"]),
        ("8900多名网格员织密了治理的网。", ["网格员"]),
        ("21个大气污染防治重点城市全部达标。", ["大气污染防治重点城市"]),
        ("对47项轻微违法行为免予处罚。", ["轻微违法行为"]),
        ("4个乡镇发展刺梨2.3万亩。", ["乡镇", "刺梨"]),
        ("助力岭川100万人口中心城市建设。", ["人口"]),
    ],
)
def test_noun(text: str, indicators: list[str]) -> None:
    assert [words(text, row.indicator) for row in rows(text)] == indicators
