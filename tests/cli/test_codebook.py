"""``policyminer codebook``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policyminer.cli.main import main

BROKEN = """[codebook]
id = "own"
label = "自编"
[[category]]
axis = "instrument"
id = "money"
label = "资金"
[[category]]
axis = "instrument"
id = "tax"
definition = "减税。"
cues = ["减税"]
"""


def test_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "list"]) == 0
    assert "default" in capsys.readouterr().out
    assert main(["codebook", "show", "default", "--axis", "instrument", "--full"]) == 0
    shown = capsys.readouterr().out
    assert "supply.talent" in shown and "example:" in shown and "slogan" not in shown
    assert main(["codebook", "show", "default", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "default"


def test_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "check", "default"]) == 0
    own = tmp_path / "own.toml"
    own.write_text(BROKEN, "utf-8")
    assert main(["codebook", "check", str(own)]) == 1
    assert "error: no_definition: money" in capsys.readouterr().out
    gold = {
        "source": {"path": "a", "text": "减税。"},
        "statements": [{"spans": [[0, 3]], "instruments": [{"id": "tax"}]}],
    }
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    assert main(["codebook", "check", str(own), "--gold", str(tmp_path / "gold.json")]) == 1
    said = capsys.readouterr().out
    assert "no_samples: money" in said and "no_samples: tax" not in said
    assert main(["codebook", "check", str(tmp_path / "none.toml")]) == 1
    assert "no such file" in capsys.readouterr().err
