"""Figures that lean on each other: lists with 分别, series, thresholds, groups; on invented sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drafts import EXTRACTOR, rows, words

from policyminer import load
from policyminer.layout.reading import Reading


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # names before 分别 are whose it is when a noun stands behind it, else what it is
        ("青石峡、龙泉谷两大景区分别接待游客9.2万和6.7万人次。", ["游客", "游客"]),
        ("门诊、住院分别增长3%和5%。", ["门诊", "住院"]),
        ("动力电池、集成电路产业链营收分别达580亿元和310亿元。", ["动力电池", "集成电路产业链营收"]),
        ("其中岚县、云县粮食产量分别为3万吨、5万吨。", ["粮食产量", "粮食产量"]),
        ("文旅业、涉农贷款余额分别突破310亿元、220亿元。", ["文旅业", "涉农贷款余额"]),
        ("城镇低保和特困供养标准、护理补贴标准分别为700元、90元。", ["城镇低保和特困供养标准", "护理补贴标准"]),
        # totals behind an increase, works of the same thing, what reaches people, sides
        ("经营主体增长9%、总量达3万户。", ["经营主体", "经营主体"]),
        ("新增市场主体2万户、存量突破10万户。", ["市场主体", "市场主体"]),
        ("人口总量达30万人。", ["人口总量"]),
        ("新增规上企业46家、百亿级企业2家，总数分别升至312家、9家。", ["规上企业", "百亿级企业"] * 2),
        ("新建高标准农田3.2万亩、改造提升6.1万亩，累计达21万亩。", ["高标准农田"] * 3),
        ("新建公园4个、改造老旧小区5个。", ["公园", "老旧小区"]),
        ("门诊新政惠及5万人次。", ["门诊新政"]),
        ("重点抓好九个方面工作。", ["工作"]),
        ("工作中，把握好五个方面。", ["方面"]),
        # the head behind sizes, ages, grades, alternatives, praises; scales that share a head
        ("建设5个（段）美丽河湖。", ["美丽河湖"]),
        ("为7万名35-64岁妇女免费检查。", ["妇女"]),
        ("新增2个4A级景区、1个水利风景区。", ["4A级景区", "水利风景区"]),
        ("打造3个优势突出、成长性好的主导产业。", ["主导产业"]),
        ("打造1所全区一流的优质高中。", ["优质高中"]),
        ("排出12个百亿元级、131个十亿元级、480个亿元级项目。", ["项目"] * 3),
        ("建成南湖大道等20公里快速路。", ["快速路"]),
        ("有18万名在校学生、60个示范村、100个整治村。", ["在校学生", "示范村", "整治村"]),
        ("3镇入选产业强镇。", ["镇"]),
        ("全市有12个镇入选产业强镇。", ["镇"]),
        ("国家、自治区级创新平台分别新增7家、23家。", ["创新平台"] * 2),
        ("中欧班列开行40列。", ["中欧班列"]),
        ("绿色票决项目建成投入使用9个。", ["绿色票决项目"]),
        ("保障性租赁住房已建成。事故起数和死亡人数下降23%、7%。", ["事故起数", "死亡人数"]),
        ("新签约并注册5亿元内资项目8个。", ["内资项目"] * 2),
        # a list with one number
        ("新增省级重点实验室、新型研发机构5家。", ["省级重点实验室、新型研发机构"]),
        ("问题解决率、办理满意率均达到90%。", ["问题解决率、办理满意率"]),
        ("新建、改造农村公路30公里。", ["农村公路"]),
        ("赴岚州、云州招商32次。", ["招商"]),
        ("县人社局、县住建局筹集人才公寓320套。", ["人才公寓"]),
        ("关停9家、改造8家。", ["关停", "改造"]),
        # what one compares with, on what basis, in which list
        ("制造业增加值增长9%，高于规上工业3.1个百分点。", ["制造业增加值"] * 2),
        ("产值由2亿元增加到9亿元，规模扩大了3.5倍，年均增长8%。", ["产值", "产值", "规模", "产值"]),
        ("融资成本在前年大幅下降基础上再降0.7个百分点。", ["融资成本"]),
        ("岚山集团跃居世界500强第263位。", ["世界500强"]),
        ("11家企业上榜老茶号价值榜、列全省第4位。", ["企业", "企业"]),
        ("实际利用外资、外贸进出口额，占全县比重分别达61%、83%。", ["实际利用外资", "外贸进出口额"]),
        ("事故起数、伤亡人数在前年下降的基础上，同比分别再下降18%、9%。", ["事故起数", "伤亡人数"]),
        ("办理案件863件，结案率92.5%，同比分别上升18.3%和0.9个百分点。", ["案件", "结案率", "案件", "结案率"]),
        ("标识注册量、企业数突破185亿个、2.1万家。", ["标识注册量", "企业数"]),
        # thresholds of a series measure the same, and what is counted stays the same
        ("培育年营业收入超百亿元的软件企业3家、超十亿元的15家。", ["年营业收入", "软件企业", "年营业收入", "软件企业"]),
        ("安排项目326个、年度投资80亿元，一季度开工120个。", ["项目", "年度投资", "项目"]),
        ("完成35处二次供水、72公里燃气管网改造。", ["二次供水", "燃气管网"]),
        ("单机补贴额不超过5万元，大型收割机不超过25万元。", ["单机补贴额", "单机补贴额"]),
        ("起付线800元；（二）租房补贴：每户按市场价的30%测算。", ["起付线", "租房补贴"]),
        # what something was done to stands before the verb
        ("督察反馈问题整改销号109个。", ["问题"]),
        ("违规广告牌拆除280块。", ["违规广告牌"]),
        ("全年立案1104件。", ["立案"]),
        # sizes and years before the noun
        ("建成2个10万吨级码头。", ["码头"]),
        ("促进3万名2023届高校毕业生就业。", ["高校毕业生"]),
        ("引进8家世界500强企业。", ["世界500强企业"]),
        ("10个品质提升工程全部开工。", ["品质提升工程"]),
        ("推动160个企业提升产能。", ["企业"]),
        # ends of nouns
        ("430名客商参会。", ["客商"]),
        ("18个市级重大项目投资完成率达125%。", ["市级重大项目", "投资完成率"]),
        ("让8000名留守儿童住得好。", ["留守儿童"]),
        ("改造3座和美小岛。", ["和美小岛"]),
        ("实现1000项服务事项“一圈通办”。", ["服务事项"]),
        ("新增“瞪羚”企业8家。", ["“瞪羚”企业"]),
        ("建设1000亩高标准农田。", ["高标准农田"]),
        ("可提炼精油2.4吨。", ["精油"]),
        ("派发现金红利2.5元。", ["现金红利"]),
        # ranks: 居民 is no verb; what a contest or a placing is about
        ("城乡居民养老保险待遇水平排全省第3位。", ["城乡居民养老保险待遇水平"]),
        ("在全县综合考核中排名第一。", ["综合考核"]),
        ("岚川经开区在全国经开区排名升至第三十四位。", ["排名"]),
        ("从岭川到云州的行车时间由3.5小时缩短至40分钟。", ["行车时间", "行车时间"]),
    ],
)
def test_indicator(text: str, indicators: list[str]) -> None:
    found = [words(text, row.indicator) for row in rows(text)]
    assert found == indicators


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三县分别投入1.2、3.4和5.6亿元。", ["120000000", "340000000", "560000000"]),
        ("分别引进3、4、5名博士。", ["3", "4", "5"]),
        ("占地1.2、3.4亿元。", ["340000000"]),
        ("百余家企业参展，千余名群众到场，万余人观看。", ["100", "1000", "10000"]),
        ("客流量翻了近一番。", ["2"]),
        ("最低气温零下20摄氏度。", ["-20"]),
        ("10-15吨货物。", ["None"]),
        ("平均等候1个半小时。", ["1.5"]),
        ("先后跨越四千亿、五千亿两个台阶。", []),
        ("运用第一、二、三、四种形态。", []),
        ("学前三年毛入园率达98%。", ["98"]),
        ("1类新药3个。", ["3"]),
        ("K1235+600处塌方，上午9时30分通车。", []),
        ("24小时智慧政务大厅1个。", ["1"]),
        ("24小时内办结。", ["24"]),
        ("关税成本下降了6个点。", ["6"]),
        ("日检测能力达85万管。", ["850000"]),
        ("一吨卖260元。", ["260"]),
        ("运来一吨。", ["1"]),
    ],
)
def test_values(text: str, values: list[str]) -> None:
    found = [str(row.value if row.value is None else row.value.normalize() + Decimal(0)) for row in rows(text)]
    assert [f"{Decimal(v):f}" if v != "None" else v for v in found] == values


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("前8个月，全市进出口总值1863亿元。", ["前8个月"]),
        ("园区运营以来，累计接待游客3万人次。", ["运营以来"]),
        ("展会期间，签约项目12个。", ["展会期间"]),
        ("昨天，记者从省农业厅获悉，全省播种面积1100万亩。", [None]),
        ("数据显示，7月末，全省贷款余额8.9万亿元，增长7%。", ["7月末", "7月末"]),
        ("5月份全市检查企业218家，发现隐患543条。", ["5月份", "5月份"]),
        ("去年3月揭牌，占地120亩。", [None]),
        ("目前，订单已排到明年5月，新招工人120人。", ["目前"]),
        ("贷款占比每年提高1个百分点。", ["每年"]),
        ("比去年提高1个百分点。", [None]),
        ("（一）近两年增长率不低于15%；（二）研发费用占比不低于5%。", ["近两年", None]),
    ],
)
def test_time(text: str, times: list[str | None]) -> None:
    assert [words(text, row.time) for row in rows(text)] == times


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("获得省质量奖的，奖励100万元。", ["rule"]),
        ("大型企业按上年度失业保险费的30%返还。", ["rule"]),
        ("企业应具备以下条件：注册资本不低于1000万元，研发人员占比不低于20%。", ["rule", "rule"]),
        ("同一单位年度累计不超过200万元。", ["rule"]),
        ("去年获得省质量奖的企业营收增长8%。", ["achieved"]),
    ],
)
def test_status(text: str, statuses: list[str]) -> None:
    assert [row.status for row in rows(text)] == statuses


def test_plain_commas_are_read_like_wide_ones() -> None:
    text = "对新引进的创新药企业,一次性奖励500万元;GDP 300亿元,增长7%。"
    found = rows(text)
    assert [words(text, row.indicator) for row in found][1:] == ["GDP", "GDP"]
    assert words(text, found[0].subject) == "创新药企业"


def test_a_name_that_reads_as_a_count_hides_no_figure() -> None:
    text = "培训护理员23.76人。"
    found = EXTRACTOR.extract(Reading.plain(text, None), [(8, 11)])
    assert [row.value for row in found] == [Decimal("23.76")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全市精简申报材料36.5%、审批环节35.2%。", ["decrease", "decrease"]),
        ("全市精简申报材料36.5%、网办率达到90%。", ["decrease", None]),
        ("全市网办率97%、办结率35.2%。", [None, None]),
    ],
)
def test_a_verb_in_front_of_a_list_holds_for_its_members(text: str, said: list[str | None]) -> None:
    assert [figure.direction for figure in rows(text)] == said


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("600分以上考生人数较上年翻番。", ["考生人数", "考生人数"]),
        ("举办全省运动会三个项目赛事、首届云溪马拉松等活动。", ["项目赛事"]),
        ("及时受理率98%。", ["及时受理率"]),
        ("所有者权益308亿元。", ["所有者权益"]),
        ("所有村集体收入308亿元。", ["村集体收入"]),
        ("新建及改造雨污管网31公里。", ["雨污管网"]),
        ("发放及使用补贴30万元。", ["使用补贴"]),
    ],
)
def test_edges_of_nouns(text: str, indicators: list[str]) -> None:
    assert [words(text, figure.indicator) for figure in rows(text)] == indicators


@pytest.mark.parametrize(("text", "values"), [(".12.5%", ["12.5"]), ("．5%", ["0.5"]), ("３．１２．５万元", ["50000"])])
def test_points_in_front(text: str, values: list[str]) -> None:
    assert [str(figure.value and figure.value.normalize().__format__("f")) for figure in rows(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市连续35年未发生重特大森林火灾。", ["35年"]),
        ("劣五类断面连续二十四个月清零。", ["二十四个月"]),
        ("连续3年入选百强。", []),
        ("连续三年获评先进。", []),
    ],
)
def test_what_has_not_happened_for_so_long(text: str, found: list[str]) -> None:
    assert [text[figure.start : figure.end] for figure in rows(text)] == found


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("粮食总产量连续8年稳定在120万吨以上。", "粮食总产量"),
        ("财政收入连续两年增长10%。", "财政收入"),
        ("全市连续35年未发生重特大森林火灾。", "重特大森林火灾"),
    ],
)
def test_for_so_many_years(text: str, indicator: str) -> None:
    assert [words(text, figure.indicator) for figure in rows(text)] == [indicator]


def test_what_is_striven_for_beyond_a_change_is_a_change_too() -> None:
    figures = load().mine("全县生产总值增长5.5%、力争6%以上，茶叶占比提高到30%、力争35%。").figures
    assert [figure.direction for figure in figures] == ["increase", "increase", None, None]


def test_one_bound_for_all_that_分别_counts() -> None:
    figures = load().mine("茶、竹、菌产值分别突破11亿元、9亿元、8亿元，进口、出口分别达3亿元、2亿元。").figures
    assert [figure.bound for figure in figures] == ["more_than"] * 3 + ["exact"] * 2
