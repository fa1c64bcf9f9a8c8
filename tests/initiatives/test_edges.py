"""Where names begin and end: verbs inside names, levels, brackets, lists of titles, in invented sentences."""

from __future__ import annotations

import pytest
from undertakings import marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words that elsewhere are verbs or stops stand inside the name
        ("实施绿电赋能制造业行动。", [("绿电赋能制造业行动", "campaign")]),
        ("推进信用监管先行先试改革。", [("信用监管先行先试改革", "mechanism")]),
        ("省投资项目绩效评价改革试点有序推进。", [("省投资项目绩效评价改革试点", "pilot")]),
        ("探索水电气与企业开办业务联办改革。", [("水电气与企业开办业务联办改革", "mechanism")]),
        ("实施制造业发展4个三年倍增行动。", [("制造业发展4个三年倍增行动", "campaign")]),
        ("实施全面振兴攻坚突破三年行动。", [("全面振兴攻坚突破三年行动", "campaign")]),
        ("举办云江流域生态保护主题宣传实践月活动。", [("云江流域生态保护主题宣传实践月活动", "campaign")]),
        ("健全防范化解地方债务风险长效机制。", [("防范化解地方债务风险长效机制", "mechanism")]),
        # verbs of doing well and levels are no part of it
        ("做实首席服务员制度。", [("首席服务员制度", "mechanism")]),
        ("入选国省级完整社区建设试点4个。", [("国省级完整社区建设试点", "pilot")]),
        ("设立云溪企业家日。", [("云溪企业家日", "event")]),
        # what is said of the whole place behind a name
        ("阳光食堂直采平台全市推广。", [("阳光食堂直采平台", "platform")]),
        ("排污权储备出让制度改革全省首家。", [("排污权储备出让制度改革", "mechanism")]),
        # brackets and lists of titles
        ("争创放心消费示范县（市、区）。", [("放心消费示范县（市、区）", "honour")]),
        (
            "支持各县创建全国文明城、卫生城、园林城。",
            [("全国文明城", "honour"), ("卫生城", "honour"), ("园林城", "honour")],
        ),
        (
            "入选国家农业产业强镇3家，第三批省级百强中心镇5家。",
            [("国家农业产业强镇", "honour"), ("省级百强中心镇", "honour")],
        ),
        # quotes that belong to the whole name, levels between quotes and head
        ("严格落实“菜篮子”市长负责制。", [("“菜篮子”市长负责制", "mechanism")]),
        ("“云”字型平安稳定机制全市推广。", [("“云”字型平安稳定机制", "mechanism")]),
        ("制定实施“1+6+N”行动方案。", [("“1+6+N”行动方案", "document")]),
        ("推进“政务服务向基层延伸”国家级试点。", [("政务服务向基层延伸", "pilot")]),
        ("坚持“一县（区）一策”，完善激励措施。", [("一县（区）一策", "mechanism")]),
        # a verb at the head of the clause governs the whole name
        ("完善企业家参与涉企政策制定机制。", [("企业家参与涉企政策制定机制", "mechanism")]),
        ("开展灵活就业人员参加公积金制度试点。", [("灵活就业人员参加公积金制度试点", "pilot")]),
        ("编制铁路枢纽布局提升规划。", [("铁路枢纽布局提升规划", "document")]),
        # lists that a counted head sums up, two doings under one head, lists that 等 closes
        (
            "实施产业焕新、项目壮大、环境攻坚“三大行动”。",
            [("产业焕新", "campaign"), ("项目壮大", "campaign"), ("环境攻坚", "campaign"), ("三大行动", "campaign")],
        ),
        (
            "实施“头雁”领航、“归雁”回引两项工程。",
            [("头雁", "programme"), ("归雁", "programme")],
        ),
        (
            "实施小微企业梯度培育和技改投入提升行动。",
            [("小微企业梯度培育", "campaign"), ("技改投入提升行动", "campaign")],
        ),
        ("抓好集体建设用地入市等国家级改革试点。", [("集体建设用地入市", "pilot")]),
        ("运用竞争择优、先建后补等机制。", [("竞争择优", "mechanism"), ("先建后补", "mechanism")]),
        # circles, visits, hubs, joined events, zones between places
        ("打造城市一刻钟便民生活圈。", [("城市一刻钟便民生活圈", "programme")]),
        ("参加知名企业云溪行活动。", [("知名企业云溪行活动", "event")]),
        ("高水平办好云山国际登山节暨投资合作洽谈会。", [("云山国际登山节暨投资合作洽谈会", "event")]),
        ("共建“云溪—澄浦”文旅融合发展示范区。", [("“云溪—澄浦”文旅融合发展示范区", "pilot")]),
        ("探索“信用制、承诺制”等新模式。", [("信用制", "mechanism"), ("承诺制", "mechanism")]),
        ("深化项目“比拼问效”，推动转化。", [("比拼问效", "campaign")]),
        # a quoted reform that is the subject of its clause
        ("流程优化，“综合一窗受理”实现镇街全覆盖。", [("综合一窗受理", "mechanism")]),
    ],
)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推进深层次改革和高水平开放。",
        "工业提速，“八大特色产业”综合产值增长5%。",
        "做大做强园区发展平台。",
        "开展主题宣传活动。",
        "项目纳入省级重点民生工程。",
        "深化教育卫生、社会民生等领域改革。",
        "开展绿色出行宣传，民生银行参加。",
    ],
)
def test_not_found(text: str) -> None:
    assert marks(text) == []
