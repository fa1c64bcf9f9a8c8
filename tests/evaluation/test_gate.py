"""The gate and the README's table."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
TOOLS = ROOT / "corpora" / "tools"
TEXT = "云溪县共引进本科生320余人，其中硕士45人。\n"


def _gold(folder: Path, value: int = 320) -> None:
    start = TEXT.index("320")
    figures = [{"spans": [[start, start + 5]], "value": value, "unit": "人", "bound": "at_least"}]
    at = TEXT.index("45")
    figures.append({"spans": [[at, at + 3]], "value": 45, "unit": "人", "bound": "exact"})
    source = {"path": "a.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "encoding": "utf-8", "text": TEXT}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.json").write_text(json.dumps({"source": source, "figures": figures}), "utf-8")


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    monkeypatch.setenv("POLICYMINER_SHARED", str(tmp_path / "none"))
    import gate

    monkeypatch.setattr(gate, "CORPORA", tmp_path)
    return gate


def test_floors(gate: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    sample: Path = gate.CORPORA / "gold" / "dev"
    assert gate.main([]) == 1 and "no sample" in capsys.readouterr().err
    _gold(sample)
    assert gate.main([]) == 1 and "renew them with --renew" in capsys.readouterr().err
    assert gate.main(["--renew"]) == 0
    assert gate.main([]) == 0 and "passed" in capsys.readouterr().out
    floors: Path = gate.CORPORA / "floors.toml"
    assert '"figures.value_unit.f1" = 1.0000' in floors.read_text("utf-8")

    _gold(sample, value=999)
    assert gate.main([]) == 1
    said = capsys.readouterr().err
    assert "not the one the floors are of" in said and "own: figures.value_unit.f1 0.5000, floor 1.0000" in said
    before = floors.read_text("utf-8")
    assert gate.main(["--renew"]) == 1 and "1.0000 → 0.5000" in capsys.readouterr().err
    assert floors.read_text("utf-8") == before
    assert gate.main(["--renew", "--lower"]) == 0
    assert gate.main([]) == 0


def test_real_texts_that_are_not_at_hand_are_passed_over(
    gate: ModuleType, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _gold(gate.CORPORA / "gold" / "dev")
    _gold(gate.CORPORA / "standoff" / "dev")
    file = gate.CORPORA / "standoff" / "dev" / "a.json"
    article = json.loads(file.read_text("utf-8"))
    article["source"].pop("text")
    file.write_text(json.dumps(article), "utf-8")
    assert gate.main(["--renew"]) == 1 and "where the texts are at hand" in capsys.readouterr().err
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, "utf-8")
    assert gate.main(["--renew", "--texts", str(tmp_path / "texts")]) == 0
    assert "[floors.real]" in (gate.CORPORA / "floors.toml").read_text("utf-8")
    assert gate.main([]) == 0 and "real: the texts are not at hand" in capsys.readouterr().out


def test_the_table_of_the_test_part(gate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import score_test

    readme = tmp_path / "README.md"
    readme.write_text("# a\n<!-- scores -->\nold\n<!-- /scores -->\nend\n", "utf-8")
    monkeypatch.setattr(score_test, "CORPORA", tmp_path)
    monkeypatch.setattr(score_test, "README", readme)
    _gold(tmp_path / "gold" / "test")
    assert score_test.main([]) == 0
    said = readme.read_text("utf-8")
    assert "| test part | own texts (1) |" in said and "| found, F1 | 100.0 |" in said
    assert "old" not in said and said.endswith("<!-- /scores -->\nend\n")
    assert score_test.main(["--table"]) == 0 and readme.read_text("utf-8") == said


def test_the_readme_says_what_was_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = ROOT / "corpora" / "scores.json"
    if not scores.exists():
        pytest.skip("the test part was not scored yet")
    monkeypatch.syspath_prepend(str(TOOLS))
    import score_test

    stored: dict[str, Any] = json.loads(scores.read_text("utf-8"))
    for name in ("README.md", "README.zh.md"):
        readme = ROOT / name
        if readme.exists() and "<!-- scores -->" in readme.read_text("utf-8"):
            said = readme.read_text("utf-8")
            made = score_test.table(stored)
            shown = score_test.chinese(made) if name == "README.zh.md" else made
            assert score_test.into_readme(said, shown) == said


def test_the_floors_are_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    floors = ROOT / "corpora" / "floors.toml"
    if not floors.exists():
        pytest.skip("there are no floors yet")
    monkeypatch.syspath_prepend(str(TOOLS))
    import tomllib

    import gate

    stored = tomllib.loads(floors.read_text("utf-8"))["samples"]
    found = {name: gate.sample_hash(ROOT / "corpora" / folder / "dev") for name, folder in gate.SAMPLES.items()}
    assert stored == {name: value for name, value in found.items() if value is not None}
