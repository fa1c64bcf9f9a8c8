"""The documentation keeps its word: snippets run, commands and options exist and are told, links lead somewhere."""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policyminer.cli.main import main, parser

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
PROMISE = re.compile(r"# → (.*)$", re.M)


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(page.read_text("utf-8")) if kind == language]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few articles, as a reader would have it."""
    (tmp_path / "articles").mkdir()
    for name in ("county_talent.txt", "health_reform.txt"):
        shutil.copy(ROOT / "corpora" / "articles" / name, tmp_path / "articles" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_snippets_run_and_print_what_they_say(page: Path, desk: Path) -> None:
    for package in ("pandas", "matplotlib", "pyarrow"):
        pytest.importorskip(package)
    names: dict[str, Any] = {"__name__": "snippet"}
    for body in blocks(page, "python"):
        code = compile(body, str(page), "exec")
        if "hdfs://" in body:  # needs a cluster
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        lines = printed.getvalue().splitlines()
        promised = PROMISE.findall(body)
        assert [line for line in lines if line in promised][: len(promised)] == promised, lines


def command_lines() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for body in (*blocks(page, "bash"), *blocks(page, "")):
            for line in body.replace("\\\n", " ").splitlines():
                for part in line.split("&&"):
                    words = shlex.split(part, comments=True)
                    if words[:1] == ["policyminer"]:
                        yield f"{page.name}: {part.strip()}", words[1:]


@pytest.mark.parametrize(
    ("where", "words"), list(command_lines()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_command_lines_are_understood(where: str, words: list[str]) -> None:
    if ">" in words:
        words = words[: words.index(">")]
    parser().parse_args(words)


def told(kind: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.Action]]:
    for action in kind._actions:
        if isinstance(action, argparse._SubParsersAction):
            for title, child in action.choices.items():
                yield from told(child, f"{name} {title}")
        elif not isinstance(action, argparse._HelpAction | argparse._VersionAction):
            yield name, action


def test_every_command_and_option_has_help_and_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    for name, action in told(parser(), "policyminer"):
        assert action.help, f"{name} {action.dest}"
        assert f"## {name}" in page
        section = page.split(f"## {name}\n", 1)[1].split("\n#", 1)[0]
        spelled = action.option_strings or [str(action.metavar or action.dest)]
        assert all(f"`{option}" in section for option in spelled), f"{name} {spelled}"
        assert " ".join(name.split()[:2]) in guide, name


def test_built_pages_are_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "docs" / "build_reference.py")
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, make in module.PAGES.items():
        same = (ROOT / "docs" / name).read_text("utf-8") == make()
        assert same, f"docs/{name} is out of date: python docs/build_reference.py"


def test_links_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "examples" / "README.md"]:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_anchors_of_the_guide_exist() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", line[3:]).lower().replace(" ", "-")
        for line in guide.splitlines()
        if line.startswith("## ")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= headings


def test_both_readmes_say_the_same() -> None:
    english, chinese = (page.read_text("utf-8") for page in PAGES[:2])
    for marker in ("main-command", "test-command", "scores"):
        inside = re.compile(f"<!-- {marker} -->(.*?)<!-- /{marker} -->", re.S)
        assert inside.findall(english) and inside.findall(chinese)
    assert blocks(PAGES[0], "python") == blocks(PAGES[1], "python")
    assert english.count("\n## ") == chinese.count("\n## ")


def test_the_documented_way_works(desk: Path) -> None:
    pytest.importorskip("openpyxl")
    pytest.importorskip("matplotlib")
    assert main(["extract", "articles", "-o", "out.xlsx", "--labels", "zh"]) == 0
    assert main(["extract", "articles", "-o", "out.jsonl"]) == 0
    assert main(["report", "out.jsonl", "-o", "report.html", "--lang", "en", "--figures", "figures"]) == 0
    assert (desk / "report.html").stat().st_size > 500_000 and (desk / "figures" / "matrix.svg").is_file()
