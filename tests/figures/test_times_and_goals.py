"""Time and status where a sentence, a paragraph or the kind of paper decides: invented texts, marked figures.

In a text ``{7家|截至去年底|achieved}`` is a figure with its time and status; ``-`` is none.
"""

from __future__ import annotations

import re

import pytest

import policyminer

MARK = re.compile(r"\{([^|}]*)\|([^|}]*)\|([^|}]*)\}")
MINER = policyminer.load().load()
SPEECH = "在全县农业农村工作会议上的讲话\n云漳县县长 何其远\n（2024年2月18日）\n\n同志们：\n\n"
PLAN = "临溪市养老服务体系建设规划（2024—2027年）\n\n"
MEASURES = "云漳县人民政府关于推动制造业提质发展的若干措施\n\n"
BUDGET = "云漳县2024年财政预算草案\n\n二、2024年收支安排\n\n"


@pytest.mark.parametrize(
    "marked",
    [
        # parts behind 其中 have the time of the whole; the sentence behind them has not
        "全年接待游客{310万人次|全年|achieved}。其中，过夜游客{96万人次|全年|achieved}。",
        "全年接待游客{310万人次|全年|achieved}。新建民宿{12家|-|achieved}。",
        # hours of a day; weather and damage have no status
        "清溪河水文站4日9时水位{86.2米|4日9时|-}，超过警戒水位{1.7米|4日9时|-}。",
        "截至5日18时，暴雨造成全县{9个|截至5日18时|-}乡镇{3.4万人|截至5日18时|-}受灾，倒塌房屋{46间|截至5日18时|-}。",
        "乡里出动{18支|-|achieved}应急队，一夜之间转移群众{1900人|一夜之间|achieved}。",
        "受损线路已修复{31条|-|achieved}，挽回经济损失{300万元|-|achieved}。",
        # the level that was left
        "截至去年底，高层次人才由{120人|-|-}增至{480人|截至去年底|achieved}。",
        # rates per 100,000 are no dates
        "孕产妇死亡率降至{9.8/10万|-|achieved}，婴儿死亡率降至{2.6‰|-|achieved}。",
        # terms belong to their own clause
        "力争到2030年产值达到{50亿元|到2030年|target}。",
        "三期工程6月底前完工，新建泵站{12座|-|achieved}。",
        "6月底前，建成泵站{12座|6月底前|achieved}、闸门{30扇|6月底前|achieved}。",
        "海岭公司获评2023年度绿色工厂，松原公司等{3家|-|achieved}企业获评智能工厂。",
        # a class of works or bodies
        "全年开工{10亿元以上|-|-}项目{12个|全年|achieved}，推进总投资{18亿元|-|-}的抽水蓄能电站前期工作。",
        "推进海岭公司{6万吨|-|-}纸浆项目，新增产能{8万吨|-|achieved}。",
        # amounts that a policy sets
        "对全职引进的博士、硕士，该县分别发放{30万元|-|rule}和{12万元|-|rule}安家费。",
        MEASURES + "到2026年建成街区{30个|到2026年|target}，每个新认定的街区奖励{50万元|-|rule}。",
        MEASURES + "次年产值增速超过{5%|次年|rule}的再奖{5万元|-|rule}。",
        # what a paper of measures wants to be there
        MEASURES + "审批时间压缩至{20个工作日以内|-|target}，设立总规模{15亿元|-|target}的产业基金。",
        MEASURES + "单个项目最高{500万元|-|rule}，保费补贴比例提高至{80%|-|rule}。",
        # orders of a speech
        SPEECH + "一要稳粮保供。今年全县安排播种面积{52万亩|今年|target}，新建农田{3.5万亩|今年|target}。",
        SPEECH + "去年，全县粮食总产{41万吨|去年|achieved}，增长{2%|去年|achieved}。",
        SPEECH + "三要护好生态。各乡镇干部每月下村不得少于{5天|每月|rule}。",
        # facts in a plan
        PLAN + "截至2023年底，共有养老机构{86家|截至2023年底|achieved}；养老床位{1.2万张|截至2023年底|achieved}。",
        PLAN + "一、发展现状\n\n但护理员缺口仍有{160人|-|-}。\n\n二、发展目标\n\n床位达到{1.6万张|-|target}。",
        PLAN + "三、主要任务\n\n三年累计培训护理员{5000人次|三年|target}。",
        # budgets
        BUDGET + "1.教育。安排{9.2亿元|-|rule}，生均公用经费提高到每生每年{740元|每年|rule}。",
        # an interview turns back with the next question
        "新闻发布会实录\n\n周立平：下一步，我们将新建农田{3万亩|-|target}。\n\n江城日报记者：补贴怎样？\n\n"
        "周立平：共发放补贴{7.3亿元|-|achieved}，是计划数的{1.3倍|-|achieved}。",
        # a paper that says under each heading what was done and what is to come turns back with the next heading
        "云漳市教育局关于第35号建议的答复\n\n一、关于校舍\n\n建成校舍{12所|-|achieved}。下一步，我局将新建校舍{5所|-|target}。\n\n"
        "二、关于食堂\n\n市教育局抽检食堂{40家次|-|achieved}，责令整改{3家|-|achieved}。",
        "下一步，我局将做好以下工作：\n\n一、新建校舍\n\n新建校舍{5所|-|target}。\n\n二、抽检食堂\n\n抽检食堂{40家次|-|target}。",
        # what adds up in a plan is aimed at; a look back inside the plan is not
        "二、2024年工作安排\n\n签约项目{60个以上|-|target}，累计到位资金{54亿元|-|target}。\n\n全面加强政府自身建设\n\n"
        "过去一年，我们勤政为民，办理议案{39件|过去一年|achieved}。\n\n新的一年，我们将压减会议{12%|-|target}。",
        # minutes tell how things stand, then what was decided; a paper explained by questions tells what is granted
        "云漳县人民政府会议纪要\n\n会议听取了汇报。项目已铺设管网{42公里|-|achieved}。会议议定以下事项：\n\n"
        "一、追加采购预算{180万元|-|target}。",
        "《云漳市育儿补贴办法》政策解读\n\n一、出台背景\n\n全市出生人口跌破{2万人|-|achieved}。\n\n二、主要内容\n\n"
        "答：二孩每年{2400元|每年|rule}。\n\n三、工作进展\n\n已发放补贴{1630万元|-|achieved}。",
        "碳酸锂价格年内已跌至{20万元左右|年内|achieved}，年内建成泵站{12座|年内|target}。",
        # what a scheme fixes, told in the present
        "每名农技员联系{5户|-|rule}示范户，累计走访{300户|-|achieved}。",
        "凭券购买家电最高可抵{800元|-|rule}，每人限购{2台|-|rule}；老款按售价的{15%|-|rule}立减。",
        "持卡游客可享受停车、讲解等{12项|-|rule}优惠，房租打{七折|-|rule}。",
        "拖欠工资{三个月|-|rule}的，列入黑名单；缺勤{两次|-|rule}的取消资格。",
        "比赛设一等奖{3名|-|rule}；云漳公司获省级一等奖{3项|-|achieved}。",
        # scenes, how things lie, how they were
        "理事长带着{6名|-|-}社员正在套袋，合作社离县城{45公里|-|-}，带领社员增收{20万元|-|achieved}。",
        "沿河{500米|-|-}范围内的养殖场全部搬走，共搬迁{23家|-|achieved}。",
        "几年前，村里还有{50户|几年前|-}住着土坯房，如今集体收入达到{80万元|如今|achieved}。",
        "小区建于1996年，有居民楼{18栋|-|-}、住户{760户|-|-}。",
        "合作社的订单从{40家|-|-}增加到{210家|-|achieved}，是五年前的{5倍|-|achieved}。",
        "现场从设计、工艺、市场{三个|-|-}维度打分，评出{15件|-|achieved}金奖作品。",
        # a sentence that adds to what is to be done
        "今年，该镇将启动冷库扩建。同时，谋划建设分拣线{4条|-|target}。",
        "今年，该镇将启动冷库扩建。同时，已建成分拣线{4条|-|achieved}。",
        # the day behind the head of a piece of news; an event behind its date; what is earned in a year
        "本报讯 6月3日，清河县供电公司为{40户|6月3日|achieved}种植户更换线路。",
        "3月1日新规施行以来，全市查处违规停车{820起|3月1日新规施行以来|achieved}。",
        "她家一天卖出{90箱|一天|achieved}枇杷。",
        # what somebody earns is no term
        "“在县里上班，一个月到手{5000多元|-|achieved}。”",
    ],
)
def test_marked(marked: str) -> None:
    plain, gold, at = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[at : mark.start()]
        gold.append((len(plain), mark[1], mark[2].strip("-"), mark[3].strip("-")))
        plain, at = plain + mark[1], mark.end()
    plain += marked[at:]
    found = {figure.spans[0][0]: figure for figure in MINER.mine(plain).figures}
    rows = [
        (start, figure.text, figure.time.text if figure.time else "", figure.status or "")
        for start, figure in found.items()
    ]
    assert [row for row in rows if row[0] in {g[0] for g in gold}] == gold


@pytest.mark.parametrize(
    ("text", "surface", "indicator"),
    [
        ("超限率控制在0.4%。", "0.4%", "超限率"),
        ("营救被困群众143人。", "143人", "被困群众"),
        ("近海养殖面积12万亩。", "12万亩", "近海养殖面积"),
        ("推广了新品种28个。", "28个", "新品种"),
        ("到课率96%。", "96%", "到课率"),
        ("26支队伍参与救援。", "26支", "队伍"),
        ("满载率72%。", "72%", "满载率"),
        ("约束性指标完成率100%。", "100%", "约束性指标完成率"),
    ],
)
def test_uncut(text: str, surface: str, indicator: str) -> None:
    figure = MINER.mine(text).figures[0]
    assert (figure.text, figure.indicator.text if figure.indicator else None) == (surface, indicator)
