"""Many articles: order, death, time limits, resuming after a kill, reprints, what cannot be written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from runs import Runs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups of POSIX")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def _paths(file: Path) -> list[str]:
    return [line["source"]["path"] for line in _lines(file)]


def test_a_worker_that_dies_or_hangs_costs_one_article(runs: Runs) -> None:
    runs.fill(30, {5: "DIE", 12: "FAIL", 20: "HANG", 21: "DIE"})
    out = runs.folder / "out.jsonl"
    status, said = runs.run("articles", "-o", "out.jsonl", "--workers", "2", "--timeout", "1")
    assert status == 1, said
    assert _paths(out) == [f"{n:04d}.txt" for n in range(30) if n not in (5, 12, 20, 21)]
    errors = {row["path"]: row["error"] for row in _lines(runs.folder / "out.jsonl.errors.jsonl")}
    assert list(errors) == ["0005.txt", "0012.txt", "0020.txt", "0021.txt"]
    assert "died" in errors["0005.txt"] and "says FAIL" in errors["0012.txt"]
    assert "longer than 1 s" in errors["0020.txt"] and "died" in errors["0021.txt"]


def _wait_for_shards(folder: Path, number: int) -> None:
    until = time.monotonic() + 60
    while len(list(folder.glob("shard-*.jsonl"))) < number:
        assert time.monotonic() < until, "no shard appeared"
        time.sleep(0.01)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_resume_after_kill(runs: Runs, workers: str) -> None:
    runs.fill(200)
    arguments = ("articles", "-o", "out.jsonl", "--workers", workers)
    process = runs.start(*arguments, seconds=0.005, start_new_session=True)
    _wait_for_shards(runs.folder / "out.jsonl.parts", 2)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    out, before = runs.folder / "out.jsonl", len(runs.mined)
    assert not out.exists() and before < 200
    status, said = runs.run(*arguments, "--resume")
    assert (status, said) == (0, "")
    assert _paths(out) == [f"{n:04d}.txt" for n in range(200)]
    again = runs.mined[before:]
    assert not set(again) & {f"{n:04d}.txt" for n in range(128)}
    assert sorted(path.name for path in runs.folder.iterdir()) == ["articles", "hook", "mined.txt", "out.jsonl"]
    fresh = whole(runs)
    assert out.read_bytes() == fresh


def whole(runs: Runs) -> bytes:
    """The output of a run that was not broken off."""
    runs.run("articles", "-o", "whole.jsonl")
    return (runs.folder / "whole.jsonl").read_bytes()


def test_ctrl_c_is_clean_and_resumes(runs: Runs) -> None:
    runs.fill(400)
    process = runs.start("articles", "-o", "out.jsonl", "--workers", "2", seconds=0.01, start_new_session=True)
    _wait_for_shards(runs.folder / "out.jsonl.parts", 1)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1]
    assert process.returncode == 130 and "Traceback" not in said and "interrupted" in said
    assert not (runs.folder / "out.jsonl").exists()
    assert runs.run("articles", "-o", "out.jsonl", "--resume") == (0, "")
    assert _paths(runs.folder / "out.jsonl") == [f"{n:04d}.txt" for n in range(400)]


def test_workers_end_with_their_parent(runs: Runs) -> None:
    runs.fill(400)
    process = runs.start("articles", "-o", "out.jsonl", "--workers", "2", seconds=0.02)
    _wait_for_shards(runs.folder / "out.jsonl.parts", 1)
    process.kill()
    process.wait()
    assert process.stderr is not None
    process.stderr.read()
    process.stderr.close()


def test_resume_after_the_input_has_changed(runs: Runs) -> None:
    runs.fill(150)
    process = runs.start("articles", "-o", "out.jsonl", seconds=0.005)
    _wait_for_shards(runs.folder / "out.jsonl.parts", 2)
    process.kill()
    process.communicate()
    (runs.articles / "0070a.txt").write_text("new", "utf-8")
    (runs.articles / "0100.txt").unlink()
    assert runs.run("articles", "-o", "out.jsonl", "--resume")[0] == 0
    expected = sorted([f"{n:04d}.txt" for n in range(150) if n != 100] + ["0070a.txt"])
    assert _paths(runs.folder / "out.jsonl") == expected


def test_without_resume_a_run_begins_anew(runs: Runs) -> None:
    runs.fill(3)
    parts = runs.folder / "out.jsonl.parts"
    parts.mkdir()
    (parts / "shard-00000.jsonl").write_text("of another run\n")
    (parts / "mine.txt").write_text("not ours")
    assert runs.run("articles", "-o", "out.jsonl")[0] == 0
    assert len(_paths(runs.folder / "out.jsonl")) == 3 and (parts / "mine.txt").exists()


def test_reprints_are_mined_once_and_listed(runs: Runs) -> None:
    runs.fill(10, {3: "article\n 1", 7: "article 2", 8: "FAIL"})
    (runs.articles / "0009.txt").write_bytes(b"\xff\xfe\x00")
    status, _ = runs.run("articles", "-o", "out.jsonl", "--dedupe", "--workers", "2")
    assert status == 1
    assert _paths(runs.folder / "out.jsonl") == [f"{n:04d}.txt" for n in (0, 1, 2, 4, 5, 6)]
    assert _lines(runs.folder / "out.jsonl.duplicates.jsonl") == [
        {"path": "0003.txt", "of": {"path": "0001.txt"}},
        {"path": "0007.txt", "of": {"path": "0002.txt"}},
    ]
    assert [row["path"] for row in _lines(runs.folder / "out.jsonl.errors.jsonl")] == ["0008.txt", "0009.txt"]
    assert "0003.txt" not in runs.mined


def test_reprints_are_known_after_a_kill(runs: Runs) -> None:
    runs.fill(150, {140: "article 3", 2: "article 0"})
    process = runs.start("articles", "-o", "out.jsonl", "--dedupe", seconds=0.005)
    _wait_for_shards(runs.folder / "out.jsonl.parts", 1)
    process.kill()
    process.communicate()
    assert runs.run("articles", "-o", "out.jsonl", "--dedupe", "--resume")[0] == 0
    assert len(_paths(runs.folder / "out.jsonl")) == 148
    found = _lines(runs.folder / "out.jsonl.duplicates.jsonl")
    assert [(row["path"], row["of"]["path"]) for row in found] == [("0002.txt", "0000.txt"), ("0140.txt", "0003.txt")]


def test_rows_of_a_table(runs: Runs) -> None:
    rows = ["text,id", *[f"article {n},{n}" for n in range(20)], "FAIL,20", ",21", "article 3,22"]
    (runs.folder / "新闻.csv").write_text("\n".join(rows), "utf-8")
    status, _ = runs.run("新闻.csv", "-o", "out.jsonl", "--workers", "2", "--dedupe")
    assert status == 1
    lines = _lines(runs.folder / "out.jsonl")
    assert [(line["id"], line["source"]["row"]) for line in lines] == [(str(n), n + 2) for n in range(20)]
    assert [row["row"] for row in _lines(runs.folder / "out.jsonl.errors.jsonl")] == [22, 23]
    assert _lines(runs.folder / "out.jsonl.duplicates.jsonl")[0]["of"] == {"path": "新闻.csv", "row": 5, "sheet": None}


def _limited() -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))


@pytest.mark.parametrize("out", ["out.jsonl", "out.sqlite", "tables", "out.xlsx"])
def test_a_full_disk_is_a_clear_error(runs: Runs, out: str) -> None:
    runs.fill(150, dict.fromkeys(range(150), "REAL " + "x" * 400))
    (runs.folder / out).write_text("before") if "." in out else None
    process = runs.start("articles", "-o", out, preexec_fn=_limited)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 1 and "Traceback" not in said and said
    if "." in out:
        assert (runs.folder / out).read_text() == "before"
    left = {path.name for path in runs.folder.iterdir()}
    assert left <= {"articles", "hook", "mined.txt", out, f"{out}.parts"}


def test_an_output_that_cannot_be_is_a_clear_error(runs: Runs) -> None:
    runs.fill(2)
    (runs.folder / "file").write_text("x")
    status, said = runs.run("articles", "-o", "file/out.jsonl")
    assert status == 1 and "Traceback" not in said and "file" in said


def test_a_closed_pipe_ends_quietly(runs: Runs) -> None:
    runs.fill(300, dict.fromkeys(range(300), "x" * 2000))
    process = runs.start("articles", "-o", "-", stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    process.wait(30)
    assert "Traceback" not in said and process.returncode in (0, 1)
