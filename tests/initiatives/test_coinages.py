"""Coined nouns in quotes, systems set up, zones received, and what only looks like one, in invented sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from undertakings import EXTRACTOR, marks

from policyminer.extractors.drafts import FigureDraft, OrganizationDraft
from policyminer.layout.reading import Reading


def states(text: str) -> list[tuple[str, str | None]]:
    return [(draft.name, draft.status) for draft in EXTRACTOR.extract(Reading.plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县里选聘20名“引才大使”,发挥桥梁作用。", [("引才大使", "mechanism")]),
        ("他被聘为云溪县“招商大使”。", [("招商大使", "honour")]),
        ("为首批“云溪招商大使”颁发聘书。", [("云溪招商大使", "honour")]),
        ("拨打“12345”热线反映问题。", [("“12345”热线", "platform")]),
        ("建成“放心粮油”门店20家。", [("放心粮油", "campaign")]),
        ("强力推进“两违”整治。", [("两违", "campaign")]),
        ("开展“散乱污”整治。", [("散乱污", "campaign")]),
        ("他是云溪县“产业链链长助理”。", [("产业链链长助理", "mechanism")]),
        ("计划建设云溪数字产业园。", [("云溪数字产业园", "platform")]),
        ("搭建智慧应急指挥系统。", [("智慧应急指挥系统", "platform")]),
        (
            "“共享农机站”里,农机手忙着。通过“共享农机站”,农户省了钱。",
            [("共享农机站", "platform"), ("共享农机站", "platform")],
        ),
        ("走进“乡亲议事亭”,大家正在议事。“乡亲议事亭”里办实事。", [("乡亲议事亭", "platform")] * 2),
        ("设立“养老保”,推出“数据融资”。", [("养老保", "mechanism"), ("数据融资", "mechanism")]),
        ("推出茶园贷、订单融资、云溪保等产品。", [("茶园贷", "mechanism"), ("云溪保", "mechanism")]),
        ("印发“智造云溪”三年行动方案。", [("“智造云溪”三年行动方案", "document")]),
        ("实施精准扶贫“十大工程”。", [("精准扶贫“十大工程”", "programme")]),
        ("实施农村养老服务“暖夕工程”。", [("农村养老服务“暖夕工程”", "programme")]),
        ("实施营商环境提升“六大行动”。", [("营商环境提升“六大行动”", "campaign")]),
        (
            "“茶乡夜话”每周三举行。在“茶乡夜话”上,茶农提建议。",
            [("茶乡夜话", "campaign"), ("茶乡夜话", "campaign")],
        ),
        ("在城区实施“十大工程”。", [("十大工程", "programme")]),
        ("开展市属国有企业“提质三年攻坚行动”。", [("提质三年攻坚行动", "campaign")]),
        ("对20名“项目建设功臣”予以表彰。", [("项目建设功臣", "honour")]),
        ("开设“村医定向班”,建成“雁栖苑”。", [("村医定向班", "programme"), ("雁栖苑", "platform")]),
        ("深入开展放心消费创建。", [("放心消费创建", "campaign")]),
        ("建成面料数字仓。", [("面料数字仓", "platform")]),
        ("在波兰建设华沙海外仓。", [("华沙海外仓", "platform")]),
        ("搭建消费运行监测系统。", [("消费运行监测系统", "platform")]),
        ("建成县级物流共配中心。", [("县级物流共配中心", "platform")]),
        ("上线市征信平台。", [("市征信平台", "platform")]),
        ("“党群同路”工作启动以来,走访千户。", [("党群同路", "campaign")]),
        ("获批综合保税区。", [("综合保税区", "platform")]),
        ("获批国家综试区。", [("国家综试区", "pilot")]),
        ("云溪经开区升格为国家级经济技术开发区。", [("国家级经济技术开发区", "honour")]),
        ("通过国家义务教育发展基本均衡县评估认定。", [("国家义务教育发展基本均衡县", "honour")]),
        ("举办世界环境日宣传活动。", [("世界环境日", "campaign")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“新农人”张某说,“新农人”越来越多。",
        "当地为“候鸟老人”服务,“候鸟老人”很满意。",
        "“两代表一委员”走进社区,邀请“两代表一委员”座谈。",
        "从“单打独斗”到抱团,通过“单打独斗”走不远。",
        "整治“大门好进、脸好看、事难办”的问题。",
        "第53个世界地球日到来之际,山里飘起小雨。",
        "一、“数字大脑”更聪明",
        "建成表面处理中心,企业无需外运。",
        "建设水质在线监测系统,安装视频监控系统。",
        "编制海绵城市、综合管廊等专项规划。",
        "由贴牌升级为品牌,产品升级为行业标准。",
        "推广医保、做好投保,落实社保。",
        "通过“直播带货”增收,“直播带货”渐成风尚。",
        "擦亮“12345”热线品牌。",
        "放心消费创建单位达30家。",
        "企业在云溪设立两处离岸创新中心。",
        "在城东产业园走访企业。",
        "支持企业在海外建设公共海外仓。",
    ],
)
def test_what_is_no_initiative(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年计划实施“雁归”工程。", "planned"),
        ("县里计划开展“雁归”行动。", "planned"),
        ("县里将“雁归”工程向乡镇延伸。", "ongoing"),
        ("今年落实倍增计划和“雁归”行动。", "ongoing"),
        ("启动倍增计划,实施“雁归”工程。", "ongoing"),
    ],
)
def test_plans_of_this_year(text: str, status: str) -> None:
    assert dict(states(text))["雁归"] == status


def test_figures_behind_a_run_in_heading() -> None:
    text = "(一)发放“乐购沧堰”消费券。统筹财政资金800万元。\n参展企业120家。"
    reading = Reading.plain(text)
    amounts = [_figure(text, "800万元"), _figure(text, "120家")]
    drafts = EXTRACTOR.extract(reading)
    EXTRACTOR.link(reading, drafts, amounts, ())
    assert [draft.figures for draft in drafts] == [[0]]
    plain = "县里发放“乐购沧堰”消费券。统筹财政资金800万元。"
    reading = Reading.plain(plain)
    drafts = EXTRACTOR.extract(reading)
    EXTRACTOR.link(reading, drafts, [_figure(plain, "800万元")], ())
    assert [draft.figures for draft in drafts] == [[]]


def _figure(text: str, words: str) -> FigureDraft:
    at = text.index(words)
    return FigureDraft(at, at + len(words), Decimal(1), None, None, None, "exact", "count")


def test_the_paper_that_a_text_is_has_the_bodies_that_sign_it() -> None:
    text = "云溪县茶产业发展实施办法\n第一条 制定本办法。\n第二条 自印发之日起施行。\n云溪县农业农村局\n2021年3月5日"
    at = text.index("云溪县农业农村局")
    body = OrganizationDraft("云溪县农业农村局", "云溪县农业农村局", "government", None, None, [], [(at, at + 8)])

    reading = Reading.plain(text)
    drafts = EXTRACTOR.extract(reading)
    EXTRACTOR.link(reading, drafts, (), [body])
    assert [draft.issuers for draft in drafts if draft.type == "document"] == [[0]]
