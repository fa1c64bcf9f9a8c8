"""The tool that makes gold files out of two passes: parts, agreement, passages without words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from policyminer.evaluation import GoldError, evaluate
from policyminer.evaluation.gold import read_gold

TOOLS = Path(__file__).parent.parent.parent / "corpora" / "tools"
PASSAGE = "县科技局建成实验室12家。引进博士30余人。"
PASS1 = """F 12家 | v=12 | u=家 | d=count | ind=实验室 | st=achieved
F 30余人 | v=30 | u=人 | b=at_least | d=count | ind=博士 | st=achieved
O 县科技局 | n=青岚县科学技术局 | t=government
S 1 measure done supply.infrastructure science_education
S 2 achievement labour
"""
PASS2 = PASS1.replace("b=at_least", "b=about").replace("S 2 achievement labour", "S 2 achievement science_education")


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    import build_gold

    corpora = tmp_path / "corpora"
    texts = corpora / "annotations" / "texts"
    texts.mkdir(parents=True)
    for name, passes in {"01": (PASS1, PASS2), "02": (PASS1,), "03": (PASS1, "F nothing\n"), "04": ()}.items():
        (texts / f"{name}.txt").write_text(PASSAGE, "utf-8")
        for number, sheet in enumerate(passes, 1):
            folder = corpora / "annotations" / f"pass{number}"
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.ann").write_text(sheet, "utf-8")
    (corpora / "split.toml").write_text('[own]\ntest = ["03"]\n[passages]\ntest = ["r2"]\n', "utf-8")
    monkeypatch.setattr(build_gold, "CORPORA", corpora)
    return build_gold


def _run(tool: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["build_gold.py", *map(str, arguments)])
    return int(tool.main())


def test_own_texts(tool: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    corpora: Path = tool.CORPORA
    said = corpora / "said.txt"
    assert _run(tool, monkeypatch, "own", "--disagreements", said) == 0
    assert "04: no sheet" in capsys.readouterr().err
    dev, _ = read_gold(corpora / "gold" / "dev")
    test, _ = read_gold(corpora / "gold" / "test")
    assert [a["meta"]["annotation"] for a in dev] == ["double", "single"] and test[0]["meta"]["annotation"] == "single"
    assert dev[0]["figures"][1]["bound"] == ["at_least", "about"]
    assert dev[0]["statements"][1]["theme"] == [{"id": "labour"}, {"id": "science_education"}]
    stored = json.loads((corpora / "agreement.json").read_text("utf-8"))["own"]
    assert stored["texts"] == 1 and stored["counts"]["dev"]["figures"] == 4
    assert "引进博士" not in (corpora / "AGREEMENT.md").read_text("utf-8")
    assert "bound: at_least ≠ about" in said.read_text("utf-8")
    (corpora / "annotations" / "adjudicated").mkdir()
    (corpora / "annotations" / "adjudicated" / "01.ann").write_text(PASS2, "utf-8")
    assert _run(tool, monkeypatch, "own") == 0
    assert read_gold(corpora / "gold" / "dev")[0][0]["figures"][1]["bound"] == "about"


def test_passages_stand_off(tool: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sheets, articles = tmp_path / "sheets", tmp_path / "articles"
    before, after = "去年引进硕士99人。\n", "\n明年再引进7人。"
    for folder in (sheets / "p1", sheets / "p2", articles):
        folder.mkdir(parents=True)
    for name, city in (("r1", "甲市"), ("r2", "乙市")):
        (sheets / f"{name}.txt").write_text(PASSAGE, "utf-8")
        (sheets / "p1" / f"{name}.ann").write_text(PASS1, "utf-8")
        (articles / f"{city}.txt").write_text(before + PASSAGE + after, "utf-8")
    (sheets / "p2" / "r1.ann").write_text(PASS2, "utf-8")
    start, end = len(before), len(before + PASSAGE)
    rows = sheets / "list.tsv"
    rows.write_text(f"r1\t甲市\t{start}\t{end}\nr2\t乙市\t{start}\t{end}\n", "utf-8")
    assert _run(tool, monkeypatch, "passages", sheets, "--list", rows, "--articles", articles) == 0
    out: Path = tool.CORPORA / "standoff"
    words = (out / "dev" / "r1.json").read_text("utf-8")
    assert "实验室" not in words and "30余人" not in words and "青岚县科学技术局" in words
    assert (out / "test" / "r2.json").exists()
    (gold,), left_out = read_gold(out / "dev", articles)
    assert not left_out and gold["window"] == [start, end]
    assert [gold["source"]["text"][slice(*record["spans"][0])] for record in gold["figures"]] == ["12家", "30余人"]
    found = gold | {"figures": [*gold["figures"], {"spans": [[start - 4, start - 2]]}]}
    scores = evaluate([gold], [found | {"statements": []}]).scores["figures"]["found"]
    assert scores["predicted"] == scores["tp"] == 2
    rows.write_text(f"r1\t甲市\t{start + 1}\t{end}\n", "utf-8")
    with pytest.raises(GoldError, match="other words"):
        _run(tool, monkeypatch, "passages", sheets, "--list", rows, "--articles", articles)
