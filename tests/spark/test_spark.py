"""Spark: records equal to those of a local run, byte for byte, from separate worker processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policyminer.cli.main import main
from policyminer.spark.java import find_java, has_java, packaged

pyspark = pytest.importorskip("pyspark")
ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "corpora" / "articles"


pytestmark = pytest.mark.skipif(not has_java(), reason="no Java for Spark")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A cluster of two worker processes of their own on this machine."""
    from pyspark.sql import SparkSession

    find_java()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    made = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", str(ROOT / "src"))
        .config("spark.executor.memory", "1g")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped articles and two that fail."""
    place = tmp_path / "articles"
    shutil.copytree(ARTICLES, place)
    (place / "broken.txt").write_bytes("近三年引进人才".encode()[:-1])
    (place / "empty.pdf").write_bytes(b"")
    return place


def test_local_workers_and_spark_give_the_same_bytes(session: Any, folder: Path, tmp_path: Path) -> None:
    found = {}
    for name, arguments in {"one": [], "two": ["--workers", "2"], "spark": ["--engine", "spark"]}.items():
        out = tmp_path / f"{name}.jsonl"
        assert main(["extract", str(folder), "-o", str(out), *arguments]) == 1
        found[name] = (out.read_bytes(), out.with_name(out.name + ".errors.jsonl").read_bytes())
    assert found["one"] == found["two"] == found["spark"]
    assert len(found["one"][0].splitlines()) == len(list(ARTICLES.iterdir()))


def test_parquet_in_and_out(session: Any, tmp_path: Path) -> None:
    from policyminer.output.parquet import read_parquet
    from policyminer.output.read import parse

    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))[:3]]
    rows = [(f"a{n}", text, "2020-10-08") for n, text in enumerate(texts)] + [("a9", None, None)]
    session.createDataFrame(rows, "`编号` string, `正文` string, `日期` string").coalesce(1).write.parquet(
        str(tmp_path / "in.parquet")
    )
    out = tmp_path / "out.parquet"
    assert main(["extract", str(tmp_path / "in.parquet"), "-o", str(out), "--engine", "spark"]) == 1
    found = [article for part in sorted(out.glob("*.parquet")) for article in _good(part, read_parquet)]
    from policyminer import load
    from policyminer.source.source import Source

    miner = load()
    for article, text, name in zip(found, texts, ("a0", "a1", "a2"), strict=True):
        source = Source.of_text(text)
        expected = parse(miner.mine(text, published="2020-10-08").to_json()) | {"id": name}
        assert article["source"]["sha256"] == source.sha256
        del article["error"], article["error_stage"]
        assert json.dumps(article, default=str) == json.dumps(_floats(expected, article), default=str)


def _good(part: Path, read: Any) -> list[Any]:
    import pyarrow.parquet as pq

    from policyminer.output.schema import restore

    return [restore(row) for row in pq.read_table(part).to_pylist() if row["error"] is None]


def _floats(expected: Any, like: Any) -> Any:
    """Scores as floats, as a table holds them; keys in the order of the table."""
    if isinstance(like, dict):
        assert set(expected) == set(like)
        return {key: _floats(expected[key], value) for key, value in like.items()}
    if isinstance(like, list):
        return [_floats(left, right) for left, right in zip(expected, like, strict=True)]
    return float(expected) if isinstance(like, float) else expected


def test_a_frame_of_texts(session: Any) -> None:
    from policyminer import spark

    frame = session.createDataFrame([("某县2020年引进人才3人。",), ("",), (None,)], "text string")
    result = spark.extract(frame)
    assert result.schema == spark.schema()
    rows = result.collect()
    assert rows[0]["figures"][0]["text"] == "3人" and float(rows[0]["figures"][0]["value"]) == 3
    assert rows[1]["error"] is None and rows[2]["error"] == "no text in this row"


def test_tables_are_asked_for_as_parquet(session: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("text\nx\n")
    assert main(["extract", str(tmp_path / "a.csv"), "-o", str(tmp_path / "o.jsonl"), "--engine", "spark"]) == 1
    assert "save it as Parquet" in capsys.readouterr().err


def test_without_pyspark_the_error_names_the_extra(tmp_path: Path) -> None:
    code = (
        "import sys\nsys.modules['pyspark'] = None\nsys.modules['pyspark.sql'] = None\n"
        "from policyminer.cli.main import main\n"
        "sys.exit(main(['extract', '.', '-o', 'o.jsonl', '--engine', 'spark']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1 and 'pip install "policyminer[spark]"' in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_packaged_java_is_not_asked_for_a_module_it_has_not(tmp_path: Path) -> None:
    home = tmp_path / "ho me"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    (home / "bin" / "java").chmod(0o755)
    words = ["-a", "--add-modules=jdk.incubator.vector", "b c", ""]
    done = subprocess.run([packaged(home) / "bin" / "java", *words], capture_output=True, text=True, check=True)
    assert done.stdout == "-a|b c||"
