"""The same records whatever the format: each is read back and compared with the lines of JSON."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sample import TEXT, empty, full

import policyminer
from policyminer.output.read import parse, read_lines
from policyminer.output.relational import KEYS, columns, rows
from policyminer.output.schema import article_shape, bounded, restore, sound
from policyminer.output.tables import COLUMNS, TABLES, cell
from policyminer.output.writers import OutputError, write, writer_of

ARTICLES = [full(1), empty(), full(2, "0.333333"), full(3, "1234567890123456789.25")]
LINES = [article.to_json() for article in ARTICLES]


def exact(node: Any) -> Any:
    """Floats as the decimals that JSON writes."""
    if isinstance(node, dict):
        return {key: exact(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [exact(value) for value in node]
    return Decimal(repr(node)) if isinstance(node, float) else node


def _expected(table: str) -> list[dict[str, Any]]:
    return [row for line in LINES for row in TABLES[table](parse(line))]


def test_the_rows_have_the_columns_that_are_announced() -> None:
    for table in TABLES:
        assert _expected(table)
        assert all(tuple(row) == COLUMNS[table] for row in _expected(table)), table


def test_the_shape_is_that_of_the_records() -> None:
    article = parse(LINES[0])
    assert [name for name, _ in article_shape().parts] == list(article)
    for name, shape in article_shape().parts:
        if shape.kind == "struct":
            assert {part for part, _ in shape.parts} == set(article[name])
        elif shape.kind == "list":
            assert [part for part, _ in shape.item.parts] == list(article[name][0])


def test_jsonl(tmp_path: Path) -> None:
    policyminer.write(ARTICLES, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text("utf-8").splitlines() == LINES
    assert list(read_lines(tmp_path / "out.jsonl")) == [exact(article.to_dict()) for article in ARTICLES]


def test_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from policyminer.output.parquet import arrow_schema, read_parquet

    policyminer.write(ARTICLES, tmp_path / "out.parquet")
    assert [exact(article) for article in read_parquet(tmp_path / "out.parquet")] == [parse(line) for line in LINES]
    assert "decimal128(38, 10)" in str(arrow_schema().field("figures").type)


def test_csv(tmp_path: Path) -> None:
    policyminer.write(ARTICLES, tmp_path / "out")
    for table in TABLES:
        with (tmp_path / "out" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
            found = list(csv.DictReader(stream))
        assert found == [{name: cell(value) for name, value in row.items()} for row in _expected(table)]


def _numbers(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Numbers as exact decimals, whatever the database gave."""
    return tuple(
        Decimal(repr(v)) if isinstance(v, float) else Decimal(v) if isinstance(v, int) else v for v in row
    )  # fmt: skip


def _database_rows(table: str) -> list[tuple[Any, ...]]:
    found = [row for number, line in enumerate(LINES, 1) for name, row in rows(number, parse(line)) if name == table]
    return [_numbers(row) for row in found]


def test_sqlite(tmp_path: Path) -> None:
    policyminer.write(ARTICLES, tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as base:
        for table in KEYS:
            found = base.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
            kinds = [kind for _, kind in columns(table)]
            read = [
                tuple(
                    Decimal(v) if kind == "decimal" and isinstance(v, str) else v
                    for v, kind in zip(row, kinds, strict=True)
                )
                for row in found
            ]
            assert [_numbers(row) for row in read] == _database_rows(table), table
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = base.execute(
            "SELECT a.path, o.name FROM articles a JOIN organizations o USING (seq) WHERE o.key = '云溪县|人社'"
        )
        assert joined.fetchone() == ("文/a.csv", "云溪县人力资源和社会保障局")
        _corpus(base.execute)


def test_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    policyminer.write(ARTICLES, tmp_path / "out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as base:
        for table in KEYS:
            found = base.execute(f"SELECT * FROM {table}").fetchall()
            assert sorted(map(_numbers, found), key=repr) == sorted(_database_rows(table), key=repr), table
        _corpus(base.execute)
    assert [path.name for path in tmp_path.iterdir()] == ["out.duckdb"]


def _corpus(execute: Any) -> None:
    one = execute("SELECT key, name, articles, mentions FROM corpus_organizations").fetchall()
    assert one == [("云溪县|人社", "云溪县人力资源和社会保障局", 3, 6)]
    papers = execute("SELECT key, document_number, articles FROM corpus_documents").fetchall()
    assert papers == [("云发〔2021〕8号", "云发〔2021〕8号", 3)]
    years = execute("SELECT DISTINCT indicator, place, year, unit FROM corpus_figures").fetchall()
    assert years == [("博士", "云溪县", 2020, "人")]
    assert len(execute("SELECT * FROM corpus_mentions").fetchall()) == 9


@pytest.mark.parametrize("labels", ["en", "zh"])
def test_xlsx(labels: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write(LINES, tmp_path / "out.xlsx", labels)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    names = book.sheetnames
    assert names == list(TABLES) if labels == "en" else names[:2] == ["文章", "数量"]
    for sheet, table in zip(book.worksheets, TABLES, strict=True):
        found = list(sheet.iter_rows(values_only=True))
        if labels == "zh":
            assert all(name is not None and not name.isascii() for name in found[0]), found[0]
        else:
            assert found[0] == COLUMNS[table]
        expected = [_numbers(tuple(row.values())) for row in _expected(table)]
        kinds = [isinstance(v, Decimal) for v in expected[0]]
        read = [
            tuple(Decimal(v) if k and isinstance(v, str) else v for v, k in zip(row, kinds, strict=True))
            for row in found[1:]
        ]
        assert [_numbers(row) for row in read] == expected, table
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.endswith(str(len(found)))
        assert not any(c.data_type == "f" for line in sheet.iter_rows() for c in line)


def test_frames() -> None:
    pandas = pytest.importorskip("pandas")
    tables = policyminer.frames(ARTICLES)
    assert isinstance(tables["figures"], pandas.DataFrame) and len(tables["figures"]) == 6


def test_what_excel_cannot_hold(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    article = parse(LINES[0])
    article["statements"][0]["text"] = "\x00\x07政" + "策" * 40_000
    article["figures"][0]["indicator"]["text"] = "#N/A"
    article["organizations"][0]["name"] = "\ud800=1+1"
    write([json.dumps(article, default=float)], tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    words = [c.value for c in book["statements"][2] if isinstance(c.value, str)]
    long = max(words, key=len)
    assert len(long) <= 32_767 and "truncated: 40003" in long and long.startswith("\ufffd\ufffd政")
    kinds = {c.value: c.data_type for c in book["figures"][2]}
    assert kinds["#N/A"] == "s"


@pytest.mark.parametrize("suffix", ["jsonl", "parquet", "xlsx", "sqlite", "duckdb", "csv"])
def test_lone_surrogates_and_control_characters_do_not_break_a_format(suffix: str, tmp_path: Path) -> None:
    article = parse(LINES[0])
    article["organizations"][0]["name"] = "县\ud800\x00\x1f局"
    line = json.dumps(article, default=float)
    out = tmp_path / ("out" if suffix == "csv" else f"out.{suffix}")
    write([line], out)
    assert out.exists()


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".xlsx", ".sqlite", ".duckdb", ""])
def test_no_articles_are_empty_tables(suffix: str, tmp_path: Path) -> None:
    write([], tmp_path / f"out{suffix}")
    assert (tmp_path / f"out{suffix}").exists()


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".xlsx", ".sqlite", ".duckdb", ""])
def test_whole_or_not_at_all(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"out{suffix}"
    if suffix:
        out.write_bytes(b"before")

    def broken() -> Any:
        yield LINES[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write(broken(), out)
    assert [path.name for path in tmp_path.iterdir()] == ([out.name] if suffix else [])
    assert not suffix or out.read_bytes() == b"before"


def test_a_folder_that_is_there_keeps_what_is_not_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("x")
    write(LINES, out)
    assert (out / "mine.txt").exists() and (out / "figures.csv").exists()
    (tmp_path / "out.parquet").mkdir()
    with pytest.raises(OutputError):
        write(LINES, tmp_path / "out.parquet")


def test_formulas_are_inert() -> None:
    assert [cell(text) for text in ("=1+1", "+1", "-1", "@x", "\t=1", "＝1", "县")] == [
        "'=1+1", "'+1", "'-1", "'@x", "'\t=1", "'＝1", "县",
    ]  # fmt: skip
    assert cell(Decimal("-1.50")) == "-1.5" and cell(None) == "" and cell("\ud800") == "\ufffd"


def test_unknown_suffixes_are_refused() -> None:
    with pytest.raises(OutputError, match="no output format"):
        writer_of(Path("out.png"))


def test_numbers_within_bounds() -> None:
    assert bounded(Decimal("0.12345678905")) == Decimal("0.1234567890")
    assert bounded(Decimal("1e30")) is None and bounded(Decimal("NaN")) is None and bounded(7) == 7
    assert sound("a\ud800b") == "a\ufffdb"
    assert exact(restore(article_of(ARTICLES[0]))) == parse(LINES[0])


def article_of(article: Any) -> dict[str, Any]:
    """An article as a fixed schema holds it."""
    from policyminer.output.schema import conform

    made: dict[str, Any] = conform(parse(article.to_json()), article_shape())
    return made


def test_the_sentence_stands_beside_each_record() -> None:
    for table in ("figures", "organizations", "initiatives", "mentions", "actions", "diagnostics"):
        assert {row["sentence"] for row in _expected(table)} == {TEXT.replace("\n", "")}
