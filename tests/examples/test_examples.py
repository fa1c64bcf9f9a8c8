"""Every script in examples/ runs, and says what its page promises."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def load(name: str) -> Callable[..., None]:
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main  # type: ignore[no-any-return]


def test_every_example_is_tested_and_listed() -> None:
    names = {path.stem for path in EXAMPLES.glob("*.py")}
    tested = Path(__file__).read_text("utf-8")
    listed = (EXAMPLES / "README.md").read_text("utf-8")
    for name in names:
        assert (f'"{name}"' in tested or f'"{name}.py"' in tested) and f"`{name}.py`" in listed


def test_library(capsys: pytest.CaptureFixture[str]) -> None:
    load("library")()
    assert "320 人 (at_least)" in capsys.readouterr().out


def test_folder_to_excel(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    load("folder_to_excel")(tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    assert {"articles", "figures", "statements"} <= set(book.sheetnames)
    book.close()


def test_own_gazetteer(capsys: pytest.CaptureFixture[str]) -> None:
    load("own_gazetteer")()
    without, found = capsys.readouterr().out.splitlines()
    assert "科技股份" not in without and "云帆智造科技股份有限公司, 县域人才驿站" in found


def test_own_codebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load("own_codebook")(tmp_path)
    out = capsys.readouterr().out
    assert "60 samples" in out and "→ ['reward'" in out and "→ ['serve'" in out


def test_evaluate_versions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load("evaluate_versions")(tmp_path)
    out = capsys.readouterr().out
    assert "gained: 2" in out and "lost: 0" in out


def test_annotate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load("annotate")(tmp_path)
    assert capsys.readouterr().out.count("figures the same: True") == 2


def test_spacy_pipeline(capsys: pytest.CaptureFixture[str]) -> None:
    load("spacy_pipeline")()
    assert "'320余人'" in capsys.readouterr().out


def test_on_spark() -> None:
    pytest.importorskip("pyspark")
    from policyminer.spark.java import has_java

    if not has_java():
        pytest.skip("no Java for Spark")
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLES.parent / "src"), "SPARK_LOCAL_IP": "127.0.0.1"}
    script = [sys.executable, str(EXAMPLES / "on_spark.py")]
    ran = subprocess.run(script, env=environment, capture_output=True, text=True, timeout=240, check=True)
    assert "人 " in ran.stdout


def test_study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    load("study")(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {
        "records.jsonl",
        "matrix.csv",
        "matrix.svg",
        "trend.svg",
        "report.html",
    }
    assert "sentence" in capsys.readouterr().out
