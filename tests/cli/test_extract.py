"""The main command, as a user calls it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policyminer.cli.main import COMMANDS, main

TEXT = "近三年来,云溪县共引进本科生320余人,其中硕士45人。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "文章 articles"
    (place / "二").mkdir(parents=True)
    (place / "一.txt").write_text(TEXT, "utf-8")
    (place / "二" / "三.md").write_text("# 标题\n\n" + TEXT, "gb18030")
    (place / "broken.txt").write_bytes(TEXT.encode()[:-3])
    (place / "empty.txt").write_bytes(b"")
    (place / "picture.png").write_bytes(b"\x89PNG")
    return place


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_folder_becomes_lines_and_error_rows(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(folder), "-o", str(out)]) == 1
    assert [line["source"]["path"] for line in _lines(out)] == ["empty.txt", "一.txt", "二/三.md"]  # type: ignore[index]
    errors = _lines(tmp_path / "out.jsonl.errors.jsonl")
    assert [row["path"] for row in errors] == ["broken.txt"] and "UTF-8" in str(errors[0]["error"])
    assert "broken.txt" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_csv_tables_for_excel(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    main(["extract", str(folder / "一.txt"), "-o", str(out)])
    data = (out / "figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with (out / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["text"] for row in rows] == ["320余人", "45人"]
    assert rows[0]["value"] == "320" and rows[0]["sentence"] == TEXT.strip()


def test_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(folder / "一.txt"), "-o", "-", "--no-text", "--published", "2020-10"]) == 0
    article = json.loads(capsys.readouterr().out)
    assert "text" not in article["source"]
    assert article["layout"]["published"] == {"date": "2020-10", "basis": "given"}


def test_workers_change_nothing(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    main(["extract", str(folder), "-o", str(one)])
    main(["extract", str(folder), "-o", str(two), "--workers", "2"])
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "x.txt"],
        ["extract", "x.txt", "-o", "out.png"],
        ["extract", "x.txt", "-o", "out.jsonl", "--published", "yesterday"],
        ["extract", "x.txt", "-o", "out.jsonl", "--workers", "0"],
        ["extract", "x.txt", "-o", "out.jsonl", "--gazetteer", "no-such-file"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status == 2
    assert capsys.readouterr().err


def test_a_missing_path_is_an_error_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "没有.txt"), "-o", str(tmp_path / "out.jsonl")]) == 1
    assert "no such file" in capsys.readouterr().err


def test_nothing_half_written_when_out_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", "utf-8")
    assert main(["extract", str(folder / "一.txt"), "-o", str(out)]) == 0
    assert out.read_text("utf-8") != "before" and len(_lines(out)) == 1


def test_help_is_there_for_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom policyminer.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'sklearn', 'numpy', 'jieba', 'rjieba', 'pandas'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert all(name in done.stdout for name in COMMANDS)


def test_segment_writes_tokens_frequencies_and_the_matrix(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "counts"
    assert main(["segment", str(folder / "一.txt"), "-o", str(out), "--frequencies", "--cooccurrence"]) == 0
    with (out / "tokens.csv").open(encoding="utf-8-sig", newline="") as stream:
        tokens = list(csv.DictReader(stream))
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["token"].lstrip("'") for row in tokens)
    assert any(row["token"] == "320" and row["tag"] == "m" for row in tokens)
    with (out / "frequencies.csv").open(encoding="utf-8-sig", newline="") as stream:
        words = {row["word"] for row in csv.DictReader(stream)}
    assert "本科生" in words and "共" not in words
    assert (out / "cooccurrence.csv").exists() and (out / "edges.csv").exists()
