"""Where the noun of a figure begins and ends, class by class, on invented sentences."""

from __future__ import annotations

import pytest
from drafts import EXTRACTOR, rows, words

from policyminer.layout.reading import Reading


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # verbs that name a kind of thing between nouns; a doer in front makes them verbs again
        ("新增绿色制造企业7家。", ["绿色制造企业"]),
        ("实施环境治理项目12个。", ["环境治理项目"]),
        ("我县采购设备30台。", ["设备"]),
        ("助餐服务老年人220万人次。", ["老年人"]),
        ("评出全国乡村治理示范村3个。", ["全国乡村治理示范村"]),
        # words that name a figure alone; verbs behind the noun
        ("果品市场占地210亩。", ["占地"]),
        ("大赛冠军奖励5万元。", ["奖励"]),
        ("拿出80万元奖励好婆媳。", ["奖励"]),
        ("拿出80万元奖励资金。", ["奖励资金"]),
        ("县里拿出2亿元设立创业基金。", ["创业基金"]),
        ("由19个部门派员轮值。", ["部门"]),
        ("选派科技特派员86名。", ["科技特派员"]),
        ("现场签约47人。", ["现场签约"]),
        # names of statistical indicators are whole
        ("新建商品住宅销售价格下降0.4%。", ["新建商品住宅销售价格"]),
        ("减税降费及退税缓费12.6亿元。", ["减税降费及退税缓费"]),
        # 惠及, 涉及 keep their last character
        ("惠及67万人次。", ["惠及"]),
        ("惠及群众67万人次。", ["群众"]),
        # bounds of counted nouns
        ("13个保交楼项目近7000套全部交付。", ["保交楼项目", "保交楼项目"]),
        ("30项支持政策均已落地。", ["支持政策"]),
        ("推进14个园区建设。", ["园区"]),
        ("支持900家企业技术改造。", ["企业"]),
        ("完成146家企业绿色化改造。", ["企业"]),
        ("出台12个服务标准及“九不准”规定。", ["服务标准"]),
        ("新增46个集体收入50万元以上行政村。", ["行政村", "集体收入"]),
        ("推进92个岛内大提升项目。", ["岛内大提升项目"]),
        ("7个独立实施重大项目开工。", ["重大项目"]),
        # shares of what stands behind them
        ("全市近九成高新技术企业、近八成上市公司是民企。", ["高新技术企业", "上市公司"]),
        ("供电可靠率99.8%，90%以上乡镇实现光纤通达。", ["供电可靠率", "乡镇"]),
        # whose quality it is stays outside
        ("国控断面水质优良率100%。", ["水质优良率"]),
        ("抽水蓄能电站总投资96.8亿元。", ["总投资"]),
        ("渡口镇茶园种植面积3.4万亩。", ["茶园种植面积"]),
        ("第二产业增加值788亿元。", ["第二产业增加值"]),
        ("“云粳9号”平均亩产820公斤。", ["平均亩产"]),
        ("云溪铝业15万吨铝箔项目投产。", ["铝箔项目"]),
        ("水稻产量15万吨。", ["水稻产量"]),
        # what follows a figure up to its sign belongs to it
        ("事故造成3人死亡、直接经济损失260万元。", ["死亡", "直接经济损失"]),
        ("建起日烘干能力300吨的烘干中心和库容5000吨的冷库。", ["日烘干能力", "库容"]),
        # words that say nothing
        ("外贸进出口总额连续三年突破100亿元。", ["外贸进出口总额"]),
        ("入选第六批中国传统村落11个。", ["中国传统村落"]),
        ("每支补贴20元。", ["补贴"]),
        ("新增单项冠军企业5家。", ["单项冠军企业"]),
        ("种植青贮玉米集中连片50亩。", ["青贮玉米"]),
        ("可再生能源装机容量在全省率先突破100万千瓦。", ["可再生能源装机容量"]),
        # lists
        ("全市旅游人次、旅游总收入分别增长10%、15%。", ["旅游人次", "旅游总收入"]),
        ("园区技工贸总收入、亩均税收分别增长15%、9%。", ["技工贸总收入", "亩均税收"]),
        ("新引进项目40个、投资2亿元以上项目26个，分别完成目标的133%、96%。", ["项目", "投资", "项目", "项目", "项目"]),
        # groups that an amount is set for, names with a noun behind the last value
        ("落实公用经费定额，小学每生每年720元、初中940元。", ["公用经费定额", "公用经费定额"]),
        ("最低工资标准调整为一类地区2010元、二类地区1870元。", ["最低工资标准", "最低工资标准"]),
        ("云溪、岭西分别有15个、13个村上榜。", ["村", "村"]),
        ("失业保险金按最低工资标准的90%发放。", ["失业保险金"]),
        ("数字经济占比预计达35%。", ["数字经济占比"]),
        ("支持每个县发展3个主导产业、培育产业集群。", ["主导产业"]),
        ("推动58个项目冬季不停工。", ["项目"]),
        ("因地制宜改造农村厕所4000户。", ["农村厕所"]),
        ("新增智能制造试点示范企业4家。", ["智能制造试点示范企业"]),
        # shares and plans
        ("完成年度税收任务的96%。", ["年度税收任务"]),
        ("旅游收入恢复到2019年的104.9%。", ["旅游收入"]),
        ("均价比上月低了0.3元。", ["均价"]),
    ],
)
def test_noun(text: str, indicators: list[str | None]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("国控断面水质优良率100%。", ["国控断面"]),
        ("渡口镇茶园种植面积3.4万亩。", ["渡口镇"]),
        ("规模以上工业企业实现利润总额74.6亿元。", ["规模以上工业企业"]),
        ("36家合作社带动农户2.9万户。", [None, "合作社"]),
        ("每亩保费60元，财政承担80%，养殖户自缴20%。", [None, "财政", "养殖户"]),
        ("云溪港新增泊位2个。", ["云溪港"]),
        ("获评全国乡村治理示范村3个。", [None]),
        ("全国森林覆盖率24%。", ["全国"]),
        ("每10万人口重症床位14.2张。", [None]),
    ],
)
def test_subject(text: str, subjects: list[str | None]) -> None:
    assert [words(text, f.subject) for f in rows(text)] == subjects


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        # old levels, wholes of works, gaps, fields
        ("审批时限由30天压缩至10天。", [None, "achieved"]),
        ("总投资9亿元的项目开工。", [None]),
        ("完成投资9亿元。", ["achieved"]),
        ("我们也清醒看到，护理人员缺口仍有900人。", [None]),
        ("护理人员达到900人。", ["achieved"]),
        ("由市民政局牵头，市财政局等18个单位参加。", [None]),
        ("活动为期12天。", [None]),
        # agreed, capped, given
        ("协议约定下游每年补偿上游800万元。", ["rule"]),
        ("按照贷款利息的50%给予贴息。", ["rule"]),
        ("单户授信最高200万元。", ["rule"]),
        ("严格执行中央八项规定精神和省市十项规定，检查12次。", ["achieved", "achieved"]),
        ("未来产业营业收入增长28%。", ["achieved"]),
        ("未来五年，营业收入增长28%。", ["target"]),
        ("新增签约项目9个、三年计划投资88亿元，新增开工项目6个。", ["achieved", "achieved", "achieved"]),
    ],
)
def test_status(text: str, statuses: list[str | None]) -> None:
    assert [f.status for f in rows(text)] == statuses


def test_a_year_ahead_without_a_day_of_publication_is_a_goal() -> None:
    text = "局长介绍，“到2027年，全县装机突破1000万千瓦。”"
    assert [f.status for f in EXTRACTOR.extract(Reading.plain(text))] == ["target"]
    text = "到2020年，全县已建成装机1000万千瓦。"
    assert [f.status for f in EXTRACTOR.extract(Reading.plain(text))] == ["achieved"]


def test_how_much_more_is_compared_but_has_no_direction() -> None:
    found = rows("接待游客12万人次，比去年同期多了近3万人次。")
    assert [(f.direction, f.comparison[0] if f.comparison else None) for f in found] == [(None, None), (None, "yoy")]
