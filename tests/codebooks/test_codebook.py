"""Codebooks load, say what is wrong with them, and translate."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from policyminer.codebooks import Codebook, CodebookError, available, check
from policyminer.codebooks.codebook import from_dict, parse

SMALL = """
[codebook]
id = "small"

[[category]]
id = "carrot"
label = "胡萝卜"
definition = "给钱"
cues = ["补贴", "奖励"]
examples = ["对企业给予补贴。"]

[[category]]
id = "stick"
label = "大棒"
definition = "处罚"
cues = ["处罚", "不得"]
examples = ["违者处罚。"]
"""


def test_shipped_codebooks() -> None:
    assert {"default", "talent_chain", "howlett_ramesh", "mcdonnell_elmore", "oecd_stip", "cap"} <= set(available())
    default = Codebook.load("default")
    assert [len(default.axis(axis)) for axis in ("role", "instrument", "theme")] == [9, 22, 22]
    assert default.top("demand.consumer") == "demand"


@pytest.mark.parametrize("name", available())
def test_shipped_codebooks_are_sound(name: str) -> None:
    codebook = Codebook.load(name)
    assert [finding for finding in check(codebook) if finding.severity == "error"] == []
    own = {category.id for category in codebook.categories} - {c.id for c in Codebook.load("default").categories}
    strange = {"contradictory_cue", "repeated_cue", "no_examples", "no_cues"}
    assert [f for f in check(codebook) if f.code in strange and (name == "default" or f.category in own)] == []


def test_default_has_no_contradictions() -> None:
    assert [f for f in check(Codebook.load("default")) if f.code in {"contradictory_cue", "repeated_cue"}] == []


def test_a_users_codebook_takes_over_nothing_unasked(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL, "utf-8")
    codebook = Codebook.load(path)
    assert codebook.ids("instrument") == ("carrot", "stick")
    assert codebook.ids("role") == ()
    extended = parse(SMALL.replace('id = "small"', 'id = "small"\nextends = "default"'), "small")
    assert len(extended.ids("role")) == 9
    assert extended.ids("instrument") == ("carrot", "stick")


def test_hash_and_round_trip() -> None:
    codebook = parse(SMALL, "small")
    assert from_dict(codebook.to_dict()).hash == codebook.hash
    assert parse(SMALL.replace("奖励", "奖金"), "small").hash != codebook.hash
    assert pickle.loads(pickle.dumps(codebook)) == codebook


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("", "needs"),
        (SMALL + "[", "small"),
        (SMALL.replace('id = "stick"', 'id = "carrot"'), "twice"),
        (SMALL.replace('label = "大棒"', 'lable = "大棒"'), "lable"),
        (SMALL.replace('label = "大棒"', 'parent = "none"'), "parent"),
        (SMALL.replace('label = "大棒"', 'axis = "colour"'), "axis"),
        (SMALL.replace('cues = ["处罚", "不得"]', 'cues = "处罚"'), "list"),
    ],
)
def test_errors_say_where(broken: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        parse(broken, "small")


def test_missing_file() -> None:
    with pytest.raises(CodebookError, match="no such file"):
        Codebook.load("nowhere.toml")


def test_check_finds_what_is_wrong() -> None:
    text = SMALL.replace('definition = "处罚"', "").replace('"不得"', '"补贴"').replace('examples = ["违者处罚。"]', "")
    text = text.replace('id = "small"', 'id = "small"\n[crosswalk]\n"supply.tax" = ["carrot"]')
    codes = {(finding.code, finding.category) for finding in check(parse(text, "small"), {"carrot": 3})}
    assert ("no_definition", "stick") in codes
    assert ("contradictory_cue", "carrot") in codes
    assert ("no_samples", "stick") in codes
    assert ("no_examples", "stick") in codes
    assert ("crosswalk", "supply.tax") in codes


def test_check_finds_foreign_examples() -> None:
    findings = check(parse(SMALL.replace("违者处罚。", "违者也有补贴。"), "small"))
    assert [(f.code, f.category) for f in findings] == [("foreign_cues", "stick")]


def test_crosswalk() -> None:
    chain = Codebook.load("talent_chain")
    assert chain.translate("environment.assessment", "列入考核") == "organize"
    assert chain.translate("supply.talent", "开展职工培训") == "train"
    assert chain.translate("supply.talent", "没有线索") is None
    assert chain.translate("environment.tax", "减免税费") is None
