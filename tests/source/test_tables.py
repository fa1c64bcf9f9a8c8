"""Tables of articles: columns by name or by habit, rows with their place, bad rows that cost themselves only."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from policyminer.source.dates import iso_date
from policyminer.source.decode import SourceError
from policyminer.source.entries import Entry
from policyminer.source.read import ReadOptions, read
from policyminer.source.source import Source
from policyminer.source.table import Unread, articles

TEXT = "近三年来,云溪县共引进本科生320余人,\n其中硕士45人。"


def _articles(file: Path, **options: str) -> list[Source | Unread]:
    return list(articles(Entry(file, file.name), ReadOptions(**options)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(encoding: str, delimiter: str, tmp_path: Path) -> None:
    file = tmp_path / "新闻.csv"
    text = TEXT.replace(",", ",")
    file.write_text(
        delimiter.join(("编号", "标题", "发布日期", "正文")) + "\r\n"
        + delimiter.join(("A7", "人才", "2020年10月8日", f'"{text}"')) + "\r\n", encoding, newline="",
    )  # fmt: skip
    (article,) = _articles(file)
    assert isinstance(article, Source)
    assert (article.text, article.id, article.published, article.title) == (text, "A7", "2020-10-08", "人才")
    assert (article.path, article.row, article.sheet) == ("新闻.csv", 2, None)


def test_columns_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("甲,乙\n1,引进人才3人。\n,\n2,\n", "utf-8")
    found = _articles(file, text_column="乙")
    assert isinstance(found[0], Source) and found[0].text == "引进人才3人。" and len(found[0].id) == 16
    assert isinstance(found[1], Unread) and found[1].row == 4 and len(found) == 2
    with pytest.raises(SourceError, match=r"--text-column \(columns: 甲、乙\)"):
        _articles(file)
    with pytest.raises(SourceError, match="no column '丙'"):
        _articles(file, text_column="丙")


def test_a_csv_that_breaks_off_keeps_the_rows_before(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"text\n" + "引进人才3人。\n".encode() * 90_000 + b"\xff\xff\n")
    found = _articles(file)
    assert isinstance(found[-1], Unread) and "not valid utf-8" in found[-1].reason
    assert len(found) > 80_000


def test_equal_rows_have_ids_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text\n引进人才3人。\n引进人才3人。\n", "utf-8")
    first, second = _articles(file)
    assert isinstance(first, Source) and isinstance(second, Source)
    assert first.id != second.id and first.sha256 == second.sha256


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = json.dumps({"id": 7, "content": TEXT, "date": "2020-10"}, ensure_ascii=False)
    bad = ["{", "[]", '"x"', '{"content": ""}', "[" * 100_000, '{"id": 1}']
    file.write_text("\n".join([good, *bad, "", good]), "utf-8")
    found = _articles(file)
    assert [article.row for article in found] == [1, 2, 3, 4, 6, 7, 9]
    sources = [article for article in found if isinstance(article, Source)]
    assert [(source.text, source.id, source.published, source.row) for source in sources] == [
        (TEXT, "7", "2020-10", 1),
        (TEXT, "7", "2020-10", 9),
    ]


def test_xlsx_sheets(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    file, book = tmp_path / "新闻.xlsx", openpyxl.Workbook()
    first, second = book.active, book.create_sheet("说明")
    first.title = "2020"
    first.append([])
    first.append(["编号", "发布时间", "内容"])
    first.append([7.0, datetime(2020, 10, 8, 9), TEXT])
    first.append([None, None, None])
    first.append([8, "2020.10", '=HYPERLINK("http://x")'])
    second.append(["说明", "无"])
    book.save(file)
    found = _articles(file)
    assert isinstance(found[0], Source) and found[0].text == TEXT
    assert (found[0].id, found[0].published, found[0].row, found[0].sheet) == ("7", "2020-10-08", 3, "2020")
    assert isinstance(found[1], Unread) and found[1].row == 5
    with pytest.raises(SourceError, match="row 5"):
        list(read(file))


def test_workbooks_that_are_none(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    file = tmp_path / "a.xlsx"
    for data in (b"", b"PK\x03\x04", b"not a zip"):
        file.write_bytes(data)
        with pytest.raises(SourceError, match="XLSX"):
            _articles(file)


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2020-10-08", "2020-10-08"), ("2020/10/8 09:30", "2020-10-08"), ("2020年10月8日", "2020-10-08"),
        ("20201008", "2020-10-08"), ("2020.10", "2020-10"), ("2020年", "2020"), (2020, "2020"), ("", None),
        ("2020-13-01", None), ("昨天", None), (None, None), ("123456789", None), ("2020-02-30", None),
    ],
)  # fmt: skip
def test_dates(given: object, iso: str | None) -> None:
    assert iso_date(given) == iso
