"""Double verbs, batches, members of lists, layouts, places that only act, in invented sentences."""

from __future__ import annotations

import pytest
from undertakings import drafts, marks

import policyminer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two verbs in a row
        ("建成使用云岚智慧农业产业园，惠及农户。", [("云岚智慧农业产业园", "platform")]),
        ("建成运营青岚冷链物流产业园。", [("青岚冷链物流产业园", "platform")]),
        ("挂牌运行云岚再生铝贸易中心。", [("云岚再生铝贸易中心", "platform")]),
        ("积极投身“万企助百村”行动。", [("万企助百村", "campaign")]),
        ("升级云企“双倍增”计划。", [("云企“双倍增”计划", "plan")]),
        ("开展3轮水库隐患排查整治专项行动。", [("水库隐患排查整治专项行动", "campaign")]),
        ("开展被占用耕地清理专项整治行动。", [("被占用耕地清理专项整治行动", "campaign")]),
        ("赋予青岚建设澄河治理试点的历史使命。", [("澄河治理试点", "pilot")]),
        ("推进5个整县屋顶光伏开发国家试点。", [("整县屋顶光伏开发国家试点", "pilot")]),
        ("全面实施项目投资三年行动计划。", [("项目投资三年行动计划", "plan")]),
        ("推进城市生命线安全工程建设。", [("城市生命线安全工程", "programme")]),
        # batches and ordinals stand outside, so does what a streak adds
        ("入选第二批全国创新型县名单。", [("全国创新型县", "honour")]),
        ("创建全市第三家国家级能效领跑者企业。", [("国家级能效领跑者企业", "honour")]),
        ("荣获全省双拥模范城“九连冠”。", [("全省双拥模范城", "honour")]),
        # lists
        ("实施强基、聚力、先锋三大工程。", [("强基", "programme"), ("聚力", "programme"), ("先锋", "programme")]),
        (
            "推进国家高端仪器、国家薯类技术创新中心创建工作。",
            [("国家高端仪器", "platform"), ("国家薯类技术创新中心", "platform")],
        ),
        ("健全供而未用、低效厂房处置长效机制。", [("供而未用、低效厂房处置长效机制", "mechanism")]),
        ("深化收储体制机制和储备轮换管理改革。", [("收储体制机制和储备轮换管理改革", "mechanism")]),
        ("落实启运港退税等政策。", [("启运港退税", "mechanism")]),
        ("推进一码通办、一照通办。", [("一码通办", "mechanism"), ("一照通办", "mechanism")]),
        # papers that help somebody, papers of three characters and a kind, two events, helping verbs before quotes
        ("出台支持青岚茶产业发展政策，组建基金。", [("支持青岚茶产业发展政策", "document")]),
        (
            "出台闲置厂房处置办法，制定碳达峰实施方案。",
            [("闲置厂房处置办法", "document"), ("碳达峰实施方案", "document")],
        ),
        ("出台一系列支持政策，制定工作方案。", []),
        ("承办第三届茶博会和首届全国斗茶大会。", [("第三届茶博会", "event"), ("首届全国斗茶大会", "event")]),
        ("备战第21届亚运会和首届全国农民运动会。", [("第21届亚运会", "event"), ("首届全国农民运动会", "event")]),
        ("保障“云岚一号”示范工程投运。", [("云岚一号", "programme")]),
        # papers, layouts, regions
        ("将其纳入澄河流域生态环境保护规划。", [("澄河流域生态环境保护规划", "document")]),
        ("制定实施节水控水“1+8”方案。", [("节水控水“1+8”方案", "document")]),
        ("加快打造“一廊三基地”。", [("一廊三基地", "strategy")]),
        ("加快构建“一核两廊四区多点”的创新布局。", [("一核两廊四区多点", "strategy")]),
        ("把握扩大内需战略机遇。", [("扩大内需战略", "strategy")]),
        ("以云青同城化为战略支撑。", [("云青同城化", "strategy")]),
        ("规划建设长城国家文化公园云岚段，提升环境。", [("长城国家文化公园云岚段", "platform")]),
        ("优化青岚新材料基金运营。", [("青岚新材料基金", "mechanism")]),
        ("开展抓招商促转型专项行动。", [("抓招商促转型专项行动", "campaign")]),
        ("建设中欧班列集散中心。", [("中欧班列集散中心", "platform")]),
        ("策划组织云岚建县130周年纪念活动。", [("云岚建县130周年纪念活动", "event")]),
    ],
)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "精准厚植战略新优势。",
        "提升云岚战略位势。",
        "发挥各县市区纺织园区平台作用。",
        "发挥云岚研究院辐射带动作用。",
        "推动事项向镇街政务服务中心下沉。",
        "支持企业建立境外木材加工基地。",
        "打造服务京津冀和东北亚的制造业集群。",
        "促进中高职一体化合作。",
        "打好“创新牌”。",
        "聚焦“品质之求、精明之路、担当之行”。",
        "入选全国首批试点城市。",
        "制定整改措施22条。",
        "推进道路改造工程建设。",
        "实现“1＋1＞2”的效果。",
        "优化招商体制机制，严格考核。",
        "健全监测体系、应急机制。",
    ],
)
def test_none(text: str) -> None:
    assert not marks(text)


def test_counts_are_no_name() -> None:
    """四大工程 is not 四大行动; a short name belongs to the long one before it."""
    found = drafts("实施产业“四大工程”。开展作风“四大行动”。")
    assert [(draft.name, draft.type) for draft in found] == [("四大工程", "programme"), ("四大行动", "campaign")]
    found = drafts("开展云岚精神主题教育。主题教育取得实效。")
    assert [(draft.name, len(draft.mentions)) for draft in found] == [("云岚精神主题教育", 2)]


def test_a_plan_goes_on_under_headings_of_its_rank() -> None:
    text = (
        "# 2023年工作回顾\n\n建成青岚新材料产业园，成效明显。\n\n# 2024年工作安排\n\n# 一、坚持工业当先\n\n"
        "组建云岚数据产业园，实施“春潮”行动。\n"
    )
    found = {i.name: i.status for i in policyminer.load().mine(text).initiatives}
    assert found == {"青岚新材料产业园": "done", "云岚数据产业园": "planned", "春潮": "planned"}
