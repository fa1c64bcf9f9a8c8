"""Actions inside invented units."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from policyminer.spans import Span
from policyminer.statements.action_words import action_words
from policyminer.statements.actions import clauses, find_actions

VERBS = action_words().all_verbs


def actions(words: str, *bodies: Span) -> list[tuple[str, str | None, str | None]]:
    verbs = [(at, at + len(verb)) for verb in VERBS for at in range(len(words)) if words.startswith(verb, at)]
    found = find_actions(words, sorted(verbs), bodies)
    return [
        (
            words[a.start : a.end],
            words[slice(*a.actor)] if a.actor else None,
            words[slice(*a.object)] if a.object else None,
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一是出台奖补政策,对购机农户给予补贴。", ["出台奖补政策", "对购机农户给予补贴"]),
        ("为加强领导,该县成立了领导小组。", ["成立了领导小组"]),
        ("在就业服务方面,开展技能培训。", ["开展技能培训"]),
        ("以项目建设为抓手,推进园区改造。", ["推进园区改造"]),
        ("给予安家补贴,最高20万元。", ["给予安家补贴,最高20万元"]),
        (
            "印发《关于培育产业,支持创新的意见》(青政发〔2021〕8号)。",
            ["印发《关于培育产业,支持创新的意见》(青政发〔2021〕8号)"],
        ),
        ("天高云淡。", []),
    ],
)
def test_actions(words: str, expected: list[str]) -> None:
    assert [text for text, _, _ in actions(words)] == expected


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("推动苗木市场平稳健康发展。", "苗木市场"),
        ("引导金融机构到农村设立网点。", "金融机构"),
        ("支持企业和科研院所参与建设。", "企业和科研院所"),
        ("推动《云溪县湿地保护条例》落实。", None),
    ],
)
def test_objects_end_before_what_they_do(words: str, target: str | None) -> None:
    assert [found for _, _, found in actions(words)][:1] == [target]


def test_actors_are_joined_and_go_on() -> None:
    words = "县委、县政府设立专项基金,并支持农户改造果园。"
    assert actions(words, (0, 2), (3, 6)) == [
        ("设立专项基金", "县委、县政府", None),
        ("支持农户改造果园", "县委、县政府", "农户"),
    ]


def test_clauses_keep_brackets_and_quotes_whole() -> None:
    words = "推行“一窗,一网”,建设(含改建,扩建)学校。"
    assert [words[slice(*span)] for span in clauses(words)] == ["推行“一窗,一网”", "建设(含改建,扩建)学校"]


def test_what_became_of_something_is_no_action() -> None:
    table = tomllib.loads(files("policyminer.statements").joinpath("data", "actions.toml").read_text("utf-8"))
    for clause in table["results"]:
        assert [text for text, _, _ in actions(f"改造泵站三座,{clause}。")] == ["改造泵站三座"], clause
    for clause in table["actions"]:
        assert [text for text, _, _ in actions(f"改造泵站三座,{clause}。")] == ["改造泵站三座", clause], clause


def test_a_unit_with_states_alone_keeps_its_first() -> None:
    assert [text for text, _, _ in actions("办学条件持续优化,河东区成为全省建设标杆。")] == ["办学条件持续优化"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "第三条 对新办的纺织企业,按投资额的8%给予补助,最高60万元。",
            [("对新办的纺织企业,按投资额的8%给予补助,最高60万元", None, "新办的纺织企业")],
        ),
        ("购买农机的,每台给予2000元补贴。", [("购买农机的,每台给予2000元补贴", None, "购买农机的")]),
        ("云溪县下放30个事项,设立便民窗口。", [("下放30个事项", "云溪县", None), ("设立便民窗口", "云溪县", None)]),
        ("云溪县积极设立网点。", [("积极设立网点", "云溪县", None)]),
        ("同时在住房保障等方面,给予补贴。", [("给予补贴", None, None)]),
        ("对留乡的青年才俊进行补贴。", [("对留乡的青年才俊进行补贴", None, "留乡的青年才俊")]),
        ("市财政安排资金两亿元。", [("安排资金两亿元", "市财政", None)]),
        ("对65岁以上老人免费体检。", [("对65岁以上老人免费体检", None, "65岁以上老人")]),
        ("引导企业首次贷款给予贴息。", [("引导企业首次贷款给予贴息", None, "企业")]),
        ("支持工业互联网赋能制造业。", [("支持工业互联网赋能制造业", None, None)]),
        ("给予安家补贴八万元。", [("给予安家补贴八万元", None, None)]),
        ("在执行办案等领域,推出举措六项。", [("推出举措六项", None, None)]),
        ("自来水普及率达95%,铺设管网三公里。", [("铺设管网三公里", None, None)]),
    ],
)
def test_who_acts_and_whom_for(words: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert actions(words) == expected


def test_what_is_built_is_no_actor() -> None:
    assert actions("临江博物馆建成开放,举办陶艺展。", (0, 5))[-1] == ("举办陶艺展", None, None)
    assert actions("临江医院新院区开工建设,培训护士。", (0, 4))[-1] == ("培训护士", None, None)
    assert actions("由县人社局追回资金。", (1, 5)) == [("追回资金", "县人社局", None)]
