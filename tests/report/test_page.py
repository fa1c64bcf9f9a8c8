"""The page as a file: self-contained, the same bytes, texts as data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from policyminer.cli.main import main
from policyminer.report import write_report
from policyminer.report.compact import compact, units_of
from policyminer.report.page import asset, embedded
from policyminer.report.texts import ReportError


def test_the_page_holds_no_markup_from_texts(page_file: Path) -> None:
    page = page_file.read_text("utf-8")
    assert page.count("<script") == page.count("</script>") == 5 + 2
    assert "window.broken=1</script>" not in page and "<img" not in page


def test_the_page_asks_for_nothing(page_file: Path) -> None:
    page = page_file.read_text("utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r'(src|href)="(?!data:)', page.split("<script", 1)[0])


def test_equal_records_give_equal_bytes(mined: list[dict[str, Any]], page_file: Path, tmp_path: Path) -> None:
    write_report(mined, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page_file.read_bytes()


def test_scripts_cannot_be_ended_from_inside() -> None:
    for name in ("echarts.min.js", "core.js", "text.js", "panel.js", "table.js", "tables.js", "main.js"):
        assert "</script" not in asset(name) and "<!--" not in asset(name)


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "\u2028", "\ud800", "\x00", '"\\'])
def test_embedded_data_come_back(text: str) -> None:
    data = embedded({"text": text})
    assert "<" not in data and "\u2028" not in data
    data.encode()
    assert json.loads(data) == {"text": text}


def test_places_count_utf16_units() -> None:
    text = "甲𠮷乙🙂丙"
    place = units_of(text)
    for point in range(len(text) + 1):
        assert place(point) == len(text[:point].encode("utf-16-le")) // 2


def test_compact_places_are_the_words(mined: list[dict[str, Any]]) -> None:
    for article in mined:
        text = article["source"]["text"]
        wide = text.encode("utf-16-le", "surrogatepass")
        for record, row in zip(article["figures"], compact(article, text)["f"], strict=True):
            pieces = [wide[2 * row[1][k] : 2 * row[1][k + 1]] for k in range(0, len(row[1]), 2)]
            assert b"".join(pieces).decode("utf-16-le") == record["text"]


def test_no_text_needs_the_texts(mined: list[dict[str, Any]], tmp_path: Path) -> None:
    stripped = [{**one, "source": {k: v for k, v in one["source"].items() if k != "text"}} for one in mined[:1]]
    with pytest.raises(ReportError, match="--texts"):
        write_report(stripped, tmp_path / "page.html")
    assert list(tmp_path.iterdir()) == []
    folder = Path(__file__).parent.parent.parent / "corpora" / "articles"
    stripped[0]["source"]["path"] = Path(stripped[0]["source"]["path"]).name
    assert write_report(stripped, tmp_path / "page.html", texts=folder) == 1


def test_no_articles_give_a_page(tmp_path: Path) -> None:
    assert write_report([], tmp_path / "empty.html") == 0


def test_the_command(mined: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = tmp_path / "out.jsonl"
    lines = [json.dumps(one, default=float, ensure_ascii=False) for one in mined[:2]]
    records.write_text("\n".join(lines) + "\n", "utf-8")
    page = tmp_path / "page.html"
    assert main(["report", str(records), "-o", str(page), "--lang", "en"]) == 0
    assert '<html lang="en">' in page.read_text("utf-8")
    assert main(["report", str(tmp_path / "missing.jsonl"), "-o", str(page)]) == 2
    records.write_text('{"a": 1}\n', "utf-8")
    assert main(["report", str(records), "-o", str(page)]) == 1
    records.write_text("not json\n", "utf-8")
    assert main(["report", str(records), "-o", str(page)]) == 1
    assert "line 1" in capsys.readouterr().err
