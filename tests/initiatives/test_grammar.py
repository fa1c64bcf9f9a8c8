"""Names that their predicate, their list or their head marks, in invented sentences; and what only looks like one."""

from __future__ import annotations

import pytest

from policyminer.extractors.initiatives import InitiativeExtractor
from policyminer.layout.reading import Reading

EXTRACTOR = InitiativeExtractor()


def marks(text: str) -> list[tuple[str, str]]:
    found = [
        (start, end, draft.type) for draft in EXTRACTOR.extract(Reading.plain(text)) for start, end in draft.mentions
    ]
    return [(text[start:end], type_) for start, end, type_ in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the predicate stands behind the name, or behind its list
        (
            "农业水价综合改革、集体林权制度改革扎实推进。",
            [("农业水价综合改革", "mechanism"), ("集体林权制度改革", "mechanism")],
        ),
        ("生态环境损害赔偿制度全面落地。", [("生态环境损害赔偿制度", "mechanism")]),
        ("石漠化综合治理工程有序推进。", [("石漠化综合治理工程", "programme")]),
        ("完整社区建设试点有序推进。", [("完整社区建设试点", "pilot")]),
        ("云浦湾国家海洋公园加快建设。", [("云浦湾国家海洋公园", "platform")]),
        # regions as strategies
        (
            "北部湾城市群、珠江—西江经济带建设加快。",
            [("北部湾城市群", "strategy"), ("珠江—西江经济带", "strategy")],
        ),
        ("云溪—澄浦同城化扎实推进。", [("云溪—澄浦同城化", "strategy")]),
        ("主动融入云江都市圈建设。", [("云江都市圈", "strategy")]),
        # plans drawn up, titles striven for
        ("国土空间总体规划获批实施。", [("国土空间总体规划", "plan")]),
        ("加快冲刺全国百强县。", [("全国百强县", "honour")]),
        ("启动青年发展型城市建设。", [("青年发展型城市", "pilot")]),
        ("荣获全国质量创新大赛金奖。", [("全国质量创新大赛金奖", "honour")]),
        # mechanisms without a head noun of the common sort
        ("全面推开按病种分值付费。", [("按病种分值付费", "mechanism")]),
        ("落实国家组织高值医用耗材集采。", [("国家组织高值医用耗材集采", "mechanism")]),
        (
            "推行校长职级制和企业新型学徒制。",
            [("校长职级制", "mechanism"), ("企业新型学徒制", "mechanism")],
        ),
        ("实现“见贷即保”。", [("见贷即保", "mechanism")]),
        # whole names: number, list, phase, known name inside
        ("开展四大民生领域百日攻坚行动。", [("四大民生领域百日攻坚行动", "campaign")]),
        ("实施小微企业、个体工商户三年成长计划。", [("小微企业、个体工商户三年成长计划", "plan")]),
        ("开展新一轮国资国企改革深化提升行动。", [("国资国企改革深化提升行动", "campaign")]),
        ("实施重大项目谋划储备三年行动。", [("重大项目谋划储备三年行动", "campaign")]),
        ("举办云溪可持续发展创新合作论坛。", [("云溪可持续发展创新合作论坛", "event")]),
        ("实施工业强县“四大攻坚”行动。", [("工业强县“四大攻坚”行动", "campaign")]),
        ("上线“云易办”平台。", [("云易办", "platform")]),
        ("做强云溪兵支书品牌。", [("云溪兵支书", "campaign")]),
        ("云溪县深化健康云溪建设。", [("健康云溪", "campaign")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推进城乡一体化发展。",
        "云溪市公共资源交易中心完成首笔交易。",
        "盘活农村闲置宅基地。",
        "深化改革开放。",
        "健康产业建设加快。",
        "创建省级乡村振兴示范村40个。",
        "打造华中地区最优护理培训基地。",
        "推进基础设施一体化和公共服务均等化。",
        "缔结友好城市关系。",
        "规范“一把手”行权履职。",
        "建成“7×24小时”自助服务区。",
    ],
)
def test_nothing(text: str) -> None:
    assert marks(text) == []


def test_repealed_papers_say_so() -> None:
    drafts = EXTRACTOR.extract(Reading.plain("《云溪县柔性引才办法》同时废止。《云溪县引才办法》自印发之日起施行。"))
    assert [draft.rule.endswith("/repealed") for draft in drafts] == [True, False]
