"""Sites in lists, titles with lists inside, papers being drawn up, members before a shared head; and what is none."""

from __future__ import annotations

import pytest
from undertakings import marks

import policyminer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # sites in lists, with brackets, opened
        (
            "支持云浦打造全国零碳示范区和草海碳汇研究基地。",
            [("全国零碳示范区", "pilot"), ("草海碳汇研究基地", "platform")],
        ),
        (
            "加快建设云溪区域医疗中心、青岚航空物流枢纽。",
            [("云溪区域医疗中心", "platform"), ("青岚航空物流枢纽", "platform")],
        ),
        ("市纺织创新研究院成立运行。", [("市纺织创新研究院", "platform")]),
        ("加快长征国家文化公园（云溪段）等建设。", [("长征国家文化公园（云溪段）", "platform")]),
        ("谋划建设峒山口岸产业园上岚园区。", [("峒山口岸产业园上岚园区", "platform")]),
        ("建好云浦合成生物产业创新园。", [("云浦合成生物产业创新园", "platform")]),
        ("入选以集镇为重要载体的城镇化建设省级试点。", [("以集镇为重要载体的城镇化建设省级试点", "pilot")]),
        # titles
        (
            "获批成为全省电子印章、电子证照应用、公共数据授权开发试点城市。",
            [("全省电子印章、电子证照应用、公共数据授权开发试点城市", "pilot")],
        ),
        (
            "水利工作夺得禹山鼎“金鼎”、第二十届水利“禹山杯”金杯奖。",
            [("禹山鼎“金鼎”", "honour"), ("第二十届水利“禹山杯”金杯奖", "honour")],
        ),
        ("创建国家园林城市、国际湿地城市。", [("国家园林城市", "honour"), ("国际湿地城市", "honour")]),
        ("获批住建部完整社区样本城市。", [("住建部完整社区样本城市", "honour")]),
        ("被评为优化用工环境进步最快地级城市。", [("优化用工环境进步最快地级城市", "honour")]),
        # papers
        ("完成云浦达峰实施方案编制。", [("云浦达峰实施方案", "document")]),
        ("青岚水运一体化战略合作框架协议正式签署。", [("青岚水运一体化战略合作框架协议", "document")]),
        ("实施全国首部云网联动发展促进条例。", [("云网联动发展促进条例", "document")]),
        ("推出电动车充电便民惠民十项措施。", [("电动车充电便民惠民十项措施", "document")]),
        ("编制国土空间总体规划（2022—2036）。", [("国土空间总体规划（2022—2036）", "document")]),
        (
            "落实《云溪市营商环境条例》（云发〔2023〕4号）（云政发〔2023〕5号）。",
            [("《云溪市营商环境条例》（云发〔2023〕4号）（云政发〔2023〕5号）", "document")],
        ),
        # members of lists
        (
            "落实领导包联、专员帮办、台账化调度推进机制。",
            [("领导包联", "mechanism"), ("专员帮办", "mechanism"), ("台账化调度推进机制", "mechanism")],
        ),
        (
            "建立产业链会商、企业诉求闭环办理等常态化服务机制。",
            [("产业链会商", "mechanism"), ("企业诉求闭环办理", "mechanism")],
        ),
        (
            "搭建逢十会、长凳点、院坝会等家门口协商议事平台。",
            [("逢十会", "platform"), ("长凳点", "platform"), ("院坝会", "platform")],
        ),
        (
            "蓝天、碧水、净土保卫战取得新战果。",
            [("蓝天", "campaign"), ("碧水", "campaign"), ("净土保卫战", "campaign")],
        ),
        # events and reforms, brands
        (
            "举办中国龙舟公开赛（云溪站）和青岚文化旅游节。",
            [("中国龙舟公开赛（云溪站）", "event"), ("青岚文化旅游节", "event")],
        ),
        ("把每年8月6日定为“云溪音乐日”。", [("云溪音乐日", "event")]),
        ("举办云溪“国际月”暨国际赏荷周。", [("“国际月”暨国际赏荷周", "event")]),
        ("推行工业项目“云标地”改革。", [("工业项目“云标地”改革", "mechanism")]),
        ("三省市协同推进机制更加顺畅。", []),
        ("“云溪书房”增至106家。", [("云溪书房", "platform")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "布局一批物流园区、冷链配送中心等节点设施。",
        "推进柳云路片区、梅山东片区等旧城更新项目建设。",
        "县镇村三级综治中心规范化运行。",
        "建设一批硕士、博士工作平台。",
        "入选省级绿色工厂37家、占全省1/4。",
        "制定政策要认真听取各方面意见。",
        "推出便民措施12条。",
        "打造服务云浦与云溪湾区的战略联动走廊支点。",
        "健全以学促干、以学正风、以学增智的长效机制。",
        "编制实用性村庄规划。",
        "支持企业参加境内外展会37场以上。",
        "定期开展汽车、农机、家电等各类展会。",
    ],
)
def test_nothing(text: str) -> None:
    assert marks(text) == []


_REPORT = (
    "政府工作报告\n一、2023年工作回顾\n开展“雁归云溪”行动。成功创建全国云品示范县。云溪达峰攻坚三年行动圆满收官。"
    "落实《云溪县招商办法》。加快编制云浦新城发展规划。全国文明城市创建取得成效。\n"
    "二、2026年主要工作\n深化“云易批”改革，开展“百日清零”行动，用好“云企通”平台，争创全国云茶示范县。编制青岚片区专项规划。"
    "落实《青岚县引才办法》。三、建好政府自身。\n"
)


def test_states_of_a_report() -> None:
    found = {i.name: i.status for i in policyminer.load().mine(_REPORT).initiatives}
    assert found["全国云品示范县"] == "done"
    assert found["云溪达峰攻坚三年行动"] == "done"
    assert found["云溪县招商办法"] == "ongoing"
    assert found["云浦新城发展规划"] == "ongoing"
    assert found["全国文明城市"] == "ongoing"
    assert found["云易批"] == "ongoing"
    assert found["百日清零"] == "planned"
    assert found["云企通"] == "ongoing"
    assert found["全国云茶示范县"] == "planned"
    assert found["青岚片区专项规划"] == "planned"
    assert found["青岚县引才办法"] == "ongoing"


def test_states_without_headings() -> None:
    text = (
        "政府工作报告\n各位代表，过去一年，我们开展“雁归云溪”行动。\n"
        "今年工作的总体要求是：稳中求进。\n实施“百日清零”行动，擦亮“云企通”品牌。\n"
    )
    found = {i.name: i.status for i in policyminer.load().mine(text).initiatives}
    assert found["百日清零"] == "planned" and found["云企通"] == "ongoing"
