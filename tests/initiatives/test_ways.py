"""Ways of working, posts, titles of people and sites under one head, in invented sentences; and what is none."""

from __future__ import annotations

import pytest
from undertakings import marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ways of working told in clauses
        ("坚持“日碰头、周会商、月通报”,项目天天有进展。", [("日碰头、周会商、月通报", "mechanism")]),
        (
            "以“村民点单、支部派单、党员接单”方式解决小事。",
            [("村民点单、支部派单、党员接单", "mechanism")],
        ),
        (
            "县里打包付费，“总额预付、结余留用、超支分担”，倒逼医院控费。",
            [("总额预付、结余留用、超支分担", "mechanism")],
        ),
        ("以“三线一单”为硬约束，严把准入关。", [("三线一单", "mechanism")]),
        # posts, titles of people
        ("县里聘请“周末主任”18名。", [("周末主任", "mechanism")]),
        ("为每家企业配备“服务专员”。", [("服务专员", "mechanism")]),
        ("大会对30名“乡村振兴功臣”予以表彰。", [("乡村振兴功臣", "honour")]),
        # sites under one head, and platforms by what is done with them
        (
            "推进镁合金材料、激光装备等产业技术研究院建设。",
            [("镁合金材料", "platform"), ("激光装备", "platform")],
        ),
        ("优化智慧水务管理服务平台。", [("智慧水务管理服务平台", "platform")]),
        ("推动云澜区域金融服务平台共建共享。", [("云澜区域金融服务平台", "platform")]),
        # types by the governing verb, by the members beside, by what follows
        ("实施云浦湾建设三年行动计划。", [("云浦湾建设三年行动计划", "plan")]),
        ("印发云浦湾建设三年行动计划。", [("云浦湾建设三年行动计划", "document")]),
        ("推进“先建后验”“区域评估”“多图联审”。", [(n, "mechanism") for n in ("先建后验", "区域评估", "多图联审")]),
        ("与下游两县签订流域横向生态保护补偿协议。", [("流域横向生态保护补偿协议", "document")]),
        ("办好“云马”“澜马”等赛事活动。", [("云马", "event"), ("澜马", "event")]),
        ("开展商圈、景区等重点场所消防整治提升行动。", [("重点场所消防整治提升行动", "campaign")]),
        ("市财政安排教育发展专项资金1.2亿元。", [("教育发展专项资金", "programme")]),
    ],
)
def test_ways(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "按照“东面稳、西面扩、南面引”的总体思路谋划。",
        "他说“买得起、住得下、留得住”就是好日子。",
        "该厂招聘“技术员”20名。",
        "对50名“老把式”说清道理。",
        "推进高新区、经开区等创新平台建设。",
        "推进学校、医院等服务平台建设。",
        "争取上级专项资金2亿元。",
        "深入开展消防、煤矿等领域安全隐患整治。",
    ],
)
def test_no_ways(text: str) -> None:
    assert marks(text) == []
