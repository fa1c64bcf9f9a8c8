"""Lists that repeat a pattern, parts of wholes, topics of clauses, borders inside words; on invented sentences."""

from __future__ import annotations

import pytest
from drafts import rows, words


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # sums of works in a list measure the same; another size does not
        ("签约投资100亿元的储能电池、60亿元的轮胎智造等项目12个。", ["投资", "投资", "项目"]),
        ("开工总投资30亿元的云溪水库、12亿元的岚川大桥。", ["总投资", "总投资"]),
        ("引进投资50亿元的铝箔项目、年产20万吨的纸浆项目。", ["投资", "纸浆项目"]),
        # each rank of a list has its own noun
        ("便民实事完成率全省第4、满意率全省第3。", ["便民实事完成率", "满意率"]),
        ("进出口总额居全省第2、全国第9。", ["进出口总额"] * 2),
        # a rank in between breaks no list; a sum behind a ；is not paired
        (
            "预算收入12亿元；居民收入居全省第2，分别增长6%、7%。",
            ["预算收入", "居民收入", "居民收入", "居民收入"],
        ),
        ("项目投资、民间投资分别增长8.3%和9%。", ["项目投资", "民间投资"]),
        ("县公路局投资3亿元。", ["投资"]),
        # a place that grew is whose change it is, a branch is what changed
        ("规上工业增加值增长4.7%，其中岚川片区增长8.1%。", ["规上工业增加值"] * 2),
        ("规上工业增加值增长4.7%，其中煤炭工业增长8.1%。", ["规上工业增加值", "煤炭工业"]),
        # rounded sums in quotes stand between noun and number
        ("接待游客突破“三百万”、达317万人次。", ["游客"]),
        ("评选“百佳”家庭30户。", ["“百佳”家庭"]),
    ],
)
def test_lists(text: str, indicators: list[str]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # a character of a longer word is no verb
        ("建成集中连片水稻田2万亩。", ["集中连片水稻田"]),
        ("新增潜在客户30家，复耕滞后地块8块。", ["潜在客户", "滞后地块"]),
        ("建成后引进企业30家。", ["企业"]),
        ("安排移民后扶资金1.2亿元。", ["移民后扶资金"]),
        ("完成营造林3万亩，拆除违建120处。", ["营造林", "违建"]),
        # fields of life say which kind, verbs take an object
        ("新增养老护理床位430张。", ["养老护理床位"]),
        ("建成就业帮扶车间31个。", ["就业帮扶车间"]),
        ("新建、改造燃气管网210公里，改造危桥9座。", ["燃气管网", "危桥"]),
        ("重点改造老旧街区4个。", ["老旧街区"]),
        ("城区道路改造总里程18公里。", ["城区道路改造总里程"]),
        # verbs of the genre in front of what they make, adverbs before them
        ("畅通断头路8条，编发简报30期。", ["断头路", "简报"]),
        ("优化办事流程36项。", ["办事流程"]),
        ("年度发行专项债券45亿元。", ["专项债券"]),
        ("常态化开展义诊服务120场。", ["义诊服务"]),
        ("新增挂牌企业8家，新建停车泊位300个。", ["挂牌企业", "停车泊位"]),
        ("帮助招录毕业生300名。", ["毕业生"]),
        ("屠宰加工能力达3.7万吨，点击关注量3万次。", ["屠宰加工能力", "点击关注量"]),
        # what is done to the things counted, where the measure word counts the things
        ("完成村庄规划评审42个，矿业权出让5宗。", ["村庄规划", "矿业权"]),
        ("获高新技术企业认定17家。", ["高新技术企业"]),
        ("完成53座矿山整改工作，46个小区雨污分流改造。", ["矿山", "小区"]),
        ("户厕改造540户，老旧小区改造项目63个。", ["户厕改造", "老旧小区改造项目"]),
        # papers and cases with a verb inside, manner behind the things
        ("4个片区开发方案获批。", ["片区开发方案"]),
        ("12项创新举措受到肯定。", ["创新举措"]),
        ("73件政协提案高质量办结。", ["政协提案"]),
        ("出台19条含金量高的政策措施。", ["政策措施"]),
        ("推动320家企业“智改数转”。", ["企业"]),
        # brackets that widen a verb, thresholds behind brackets
        ("派出所新（改、扩）建6个。", ["派出所"]),
        ("5亿元（800万美元）以上产业项目新开工27个、新竣工16个。", ["产业项目", "产业项目"]),
        ("引进46名硕士以上人才驻企服务，1.7万名毕业生留岚就业。", ["硕士以上人才", "毕业生"]),
        ("出台28条支持民营经济发展措施。", ["措施"]),
        ("他家的12亩草莓今年成熟。", ["草莓"]),
        ("打造国家级研学精品路线3条。", ["国家级研学精品路线"]),
        ("57个重点项目开工、开工率107%。", ["重点项目", "开工率"]),
        # capacities of several works, subsidies with 以
        ("投产甲公司1万吨单晶硅、乙公司二期等项目。", ["单晶硅"]),
        ("配套1.3亿元以奖代补资金。", ["以奖代补资金"]),
        ("快递业务量增长21%，九年义务教育巩固率达98.6%。", ["快递业务量", "九年义务教育巩固率"]),
    ],
)
def test_borders(text: str, indicators: list[str]) -> None:
    found = [words(text, f.indicator) for f in rows(text)]
    assert found[-len(indicators) :] == indicators


@pytest.mark.parametrize(
    ("text", "years", "indicator"),
    [
        ("2022年、2023年净利润分别为7.2亿元和9.8亿元。", ["2022年", "2023年"], "净利润"),
        ("2021年、2022年和2023年接待游客120万人次、150万人次、180万人次。", ["2021年", "2022年", "2023年"], "游客"),
        ("2023年净利润、营业收入分别为7.2亿元和9.8亿元。", ["2023年", "2023年"], None),
    ],
)
def test_parallel_years(text: str, years: list[str], indicator: str | None) -> None:
    found = rows(text)
    assert [words(text, f.time) for f in found] == years
    if indicator is not None:
        assert {words(text, f.indicator) for f in found} == {indicator}
        assert [f.first.year for f in found if f.first] == [int(year[:4]) for year in years]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        # the year of one place is not that of the next; that of a sentence is
        ("岚川镇2021年创成强镇、引进企业12家，云岭镇新增民宿30家。", ["2021年", None]),
        ("岚川镇2021年创成强镇，引进企业12家。", ["2021年"]),
        ("全市2023年完成投资3亿元；引进企业12家。", ["2023年", "2023年"]),
    ],
)
def test_times(text: str, times: list[str | None]) -> None:
    assert [words(text, f.time) for f in rows(text)] == times


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # a branch named alone, or furthered in the clause before
        ("电子信息产业，实现产值210亿元，增长12%。", ["电子信息产业"] * 2),
        ("做强绿色食品产业，产值达到85亿元。", ["绿色食品产业"]),
        ("做强绿色食品产业，新建冷库12座。", [None]),
        ("绿色饲料加工产业集群完成产值47亿元。", ["绿色饲料加工产业集群"]),
        # the crop and the goods of the figure before
        ("粮食播种面积86万亩、产量32万吨。", [None, "粮食"]),
        ("有机认证面积15万亩、产值3亿元。", [None, None]),
        # a body that has only been opened is not what the next clause is about
        ("岚溪县举办灯会，新增民宿12家。", ["岚溪县"]),
        ("改造城镇老旧小区42个，打造街区3个。", [None, None]),
        ("全市企业实现利润3亿元。", ["全市企业"]),
        ("全国首个示范园落户，跨境电商出口增长8%。", [None]),
        ("岚溪大桥去年3月开工、完成投资1.2亿元。", ["岚溪大桥"]),
        ("乡镇居民收入稳步提高，居民消费价格上涨0.7%。", [None]),
        # the words beside the noun come before what was counted last
        ("净增规上企业86户，储能灯具产业产值突破46亿元。", [None, "储能灯具产业"]),
        ("签约项目86个，总投资300亿元。", [None, "项目"]),
    ],
)
def test_subjects(text: str, subjects: list[str | None]) -> None:
    assert [words(text, f.subject) for f in rows(text)] == subjects


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("实施项目210个，总投资860亿元，其中新建项目90个、总投资320亿元。", [None, None, 0, 1]),
        ("引进项目210个。其中，工业项目80个，农业项目30个。", [None, 0, 0]),
        ("引进项目210个。新开工80个。", [None, None]),
        ("总投资860亿元，增长5%，其中工业投资320亿元，增长7%。", [None, None, 0, None]),
        ("新增贷款120亿元，包括涉农贷款30亿元。", [None, 0]),
        ("税收3亿元，土壤含水率5%。", [None, None]),
    ],
)
def test_parts(text: str, wholes: list[int | None]) -> None:
    assert [f.part_of for f in rows(text)] == wholes
