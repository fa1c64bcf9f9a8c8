"""Actions inside invented units."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from policyminer.spans import Span
from policyminer.statements.actions import action_words, clauses, find_actions

VERBS = action_words().verbs


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
