"""The whole pipeline on texts that mean harm: nothing hangs, nothing raises, every record slices out of the source."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policyminer
from policyminer.cli.main import main
from policyminer.output.writers import write

SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIZE = 30_000
SIGNS = "0 1 9 ０ ． . , ， 。 ； ： 、 ％ % — ~ ( ） 《 》 “ ” 〔 〕 [ ] # * | \n \r\n \t \u3000 \x00 \ud800 \u200b"
WORDS = (
    "一 三 十 百 万 亿 〇 零 至 到 元 人 家 个 年 月 日 同比 增长 下降 其中 分别 市委 县人社局 人民政府 大学 计划 工程 "
    "云溪县 方案 关于 印发 的 通知 本报记者 摄 第 条 章 图 表 2020年 12.5% 3亿元 《关于 “云上英才” (云发〔2021〕8号)"
)
PIECES = st.sampled_from([*SIGNS.split(" "), *WORDS.split(" ")])


def _sliced(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "spans" in node and "text" in node:
            yield node
        for value in node.values():
            yield from _sliced(value)
    elif isinstance(node, list):
        for value in node:
            yield from _sliced(value)


def _check(text: str, miner: policyminer.Miner) -> str:
    article = miner.mine(text)
    line = article.to_json()
    made = json.loads(line)
    for part in _sliced({key: value for key, value in made.items() if key != "source"}):
        assert "".join(text[start:end] for start, end in part["spans"]) == part["text"]
    return line


@SETTINGS
@given(text=st.lists(PIECES, max_size=80).map("".join))
def test_words_of_the_genre_in_any_order(text: str, miner: policyminer.Miner) -> None:
    _check(text, miner)


@pytest.mark.parametrize("text", [".12.5%", "家公司2、下降公司", "家公司大《 日2( 下降人"])
def test_what_once_broke(text: str, miner: policyminer.Miner) -> None:
    _check(text, miner)


@SETTINGS
@given(text=st.text(max_size=200) | st.text(st.characters(min_codepoint=0xD7F0, max_codepoint=0xE010), max_size=20))
def test_any_characters(text: str, miner: policyminer.Miner) -> None:
    _check(text, miner)


LONG = {
    "one character": "政" * SIZE,
    "digits": "1" * SIZE,
    "chinese digits": "一" * SIZE,
    "magnitudes": "万亿" * (SIZE // 2),
    "numbers": "3家、" * (SIZE // 3),
    "points": "1.2" * (SIZE // 3),
    "brackets": "(" * 10_000 + "云溪县" + ")" * 10_000,
    "books": "《" * 10_000 + "》" * 10_000,
    "quotes": "“" * 10_000 + "”" * 10_000,
    "mixed brackets": "《“(〔" * 3_000,
    "bodies": "云溪县人民政府办公室" * (SIZE // 10),
    "one sentence": "云溪县人社局引进人才320人,同比增长12.5%," * (SIZE // 24),
    "spaces": "政 " * (SIZE // 2),
    "line ends": "\n" * SIZE,
    "short lines": "政\n" * (SIZE // 2),
    "tabs": "政\t策\n" * (SIZE // 4),
    "pipes": "|政|策|\n" * (SIZE // 6),
    "hashes": "#" * SIZE,
    "stars": "*" * SIZE,
    "angles": "<" * SIZE,
    "tags": "<p>政</p>" * (SIZE // 8),
    "ampersands": "&amp;" * (SIZE // 5),
    "links": "[政](" * (SIZE // 4),
    "zero bytes": "\x00" * SIZE,
    "surrogates": "\ud800政" * (SIZE // 2),
    "list marks": "一是" * (SIZE // 2),
    "parts": "其中5人,分别3人、4人," * (SIZE // 12),
    "years": "2020年" * (SIZE // 5),
    "numbers of papers": "云发〔2021〕8号" * (SIZE // 10),
    "reporters": "本报记者 陈一鸣 " * (SIZE // 9),
    "latin": "a b" * (SIZE // 3),
    "dashes": "—" * SIZE,
    "signs": "第一条" * (SIZE // 3),
    "pages": "\f" * 5_000 + "政\f" * 5_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_and_monotonous(name: str, miner: policyminer.Miner) -> None:
    begun = time.process_time()
    _check(LONG[name], miner)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet", ".sqlite", ".duckdb", ""])
def test_what_comes_of_it_can_be_written(suffix: str, miner: policyminer.Miner, tmp_path: Path) -> None:
    lines = [_check(LONG[name][:3000], miner) for name in ("digits", "magnitudes", "surrogates", "zero bytes", "parts")]
    write(lines, tmp_path / f"out{suffix}")


def test_a_folder_of_traps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "文 章"
    (place / "深" / "处").mkdir(parents=True)
    (place / "深" / "处" / "好 文.txt").write_text("引进人才3人。", "utf-8")
    (place / ".hidden.txt").write_text("x")
    (place / "~$lock.docx").write_bytes(b"")
    (place / "深" / "圈").symlink_to(place, target_is_directory=True)
    (place / "dangling.txt").symlink_to(place / "nowhere.txt")
    (place / "folder.txt").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(place / "pipe.txt")
    (place / "zeros.txt").write_bytes(b"\x00" * 100)
    before = sorted(path for path in tmp_path.rglob("*"))
    assert main(["extract", str(place), "-o", str(tmp_path / "out.jsonl")]) == 1
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert "深/处/好 文.txt" in [line["source"]["path"] for line in lines]
    errors = capsys.readouterr().err
    assert "dangling.txt" in errors and "Traceback" not in errors
    after = sorted(path for path in tmp_path.rglob("*"))
    assert {path.name for path in set(after) - set(before)} == {"out.jsonl", "out.jsonl.errors.jsonl"}
