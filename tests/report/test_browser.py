"""The page in a real browser: it opens, filters, jumps, copies, and nothing in a text can run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from policyminer.report.counts import matrix

VIEWS = "articles figures organizations initiatives statements matrix series together words search diagnostics".split()


def see(page: Any, route: str) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", route)
    page.wait_for_timeout(100)


def headings(page: Any) -> list[str]:
    found = []
    for view in VIEWS:
        see(page, f"#/{view}")
        found.append(page.inner_text("main h2"))
    return found


def test_every_view_opens_in_both_languages(page: Any) -> None:
    chinese = headings(page)
    page.click("#language")
    assert page.get_attribute("html", "lang") == "en"
    english = headings(page)
    assert len({*chinese, *english}) == 2 * len(VIEWS)


def test_what_the_text_shows_is_the_source(page: Any, mined: list[dict[str, Any]]) -> None:
    for number, article in enumerate(mined):
        see(page, f"#/articles/{number}")
        page.check("text=原文")
        shown = page.evaluate(
            "() => { const c = document.querySelector('.raw').cloneNode(true);"
            "c.querySelectorAll('.chip').forEach((e) => e.remove()); return c.textContent; }"
        )
        assert shown == article["source"]["text"]


def test_records_are_where_they_are_in_the_source(page: Any, mined: list[dict[str, Any]]) -> None:
    article = mined[4]
    see(page, "#/articles/4")
    for record in article["figures"]:
        pieces = page.evaluate(
            "(id) => [...document.querySelectorAll('.seg')].filter((s) => s.dataset.ids.split(' ').includes(id))"
            ".map((s) => s.textContent).join('')",
            record["id"],
        )
        assert pieces == record["text"]


def test_keyboard_walks_the_records_and_opens_the_table(page: Any) -> None:
    see(page, "#/articles/0")
    page.focus(".text [tabindex='0']")
    first = page.inner_text("#panel-body")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert page.inner_text("#panel-body") not in ("", first)
    assert page.evaluate("document.querySelectorAll(\".text [tabindex='0']\").length") == 1
    page.keyboard.press("Enter")
    page.wait_for_selector("tr.here")


def test_hover_shows_the_record(page: Any) -> None:
    see(page, "#/articles/1")
    page.hover(".seg.k-f")
    assert "数值" in page.inner_text("#panel-body")


def test_from_row_to_text_and_back(page: Any) -> None:
    see(page, "#/figures")
    words = page.inner_text("tbody tr:first-child td:nth-child(2)")
    page.click("tbody tr:first-child button.go")
    page.wait_for_selector(".here")
    assert page.inner_text(".here") == words
    page.click("#panel-body >> text=看表格")
    page.wait_for_selector("tr.here")
    assert page.inner_text("tr.here td:nth-child(2)") == words
    page.go_back()
    page.wait_for_selector(".text .here")


def test_filter_sort_page_and_copy(page: Any) -> None:
    see(page, "#/figures")
    page.select_option("select[data-column='量纲']", label="金额")
    page.wait_for_timeout(100)
    page.click("th button:has-text('标准值')")
    page.click("button.copy")
    page.wait_for_timeout(200)
    rows = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()")), delimiter="\t"))
    head, body = rows[0], rows[1:]
    values = [float(row[head.index("标准值")]) for row in body if row[head.index("标准值")]]
    assert values and values == sorted(values, reverse=True)
    assert {row[head.index("量纲")] for row in body} == {"金额"}
    assert page.get_attribute("th[aria-sort='descending']", "aria-sort") == "descending"
    page.fill("main input[type=search]", "no such words")
    page.wait_for_selector("text=没有符合条件的记录")


def test_saved_csv_cannot_hold_a_formula(page: Any, tmp_path: Path) -> None:
    see(page, "#/search/%3D20")
    with page.expect_download() as download:
        page.click("text=存为 CSV")
    download.value.save_as(tmp_path / "saved.csv")
    saved = (tmp_path / "saved.csv").read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf")
    assert "'=20" in saved.decode("utf-8-sig")


def test_the_matrix_counts_as_python_does_and_opens_its_measures(page: Any, mined: list[dict[str, Any]]) -> None:
    table = matrix(mined)
    see(page, "#/matrix")
    assert int(page.inner_text("tfoot td:last-child")) == sum(map(sum, table.cells))
    count = int(page.inner_text(".heat button >> nth=0"))
    page.click(".heat button >> nth=0")
    page.wait_for_selector("main .go")
    assert page.locator("tbody tr").count() == count


def test_words_lead_to_their_contexts(page: Any) -> None:
    see(page, "#/words")
    page.click("tbody tr:first-child button.go >> nth=0")
    page.wait_for_selector("form[role=search]")
    assert page.locator("tbody tr").count() > 1


def test_charts_are_drawn(page: Any) -> None:
    for view in ("series", "together", "words"):
        see(page, f"#/{view}")
        page.wait_for_selector(".chart svg")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_serious_for_axe(page: Any, view: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    see(page, f"#/{view}" + ("/0/f1" if view == "articles" else ""))
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_it_prints_the_text_without_the_controls(page: Any) -> None:
    see(page, "#/articles/0")
    page.emulate_media(media="print")
    assert page.is_hidden("nav") and page.is_hidden(".panel") and page.is_visible(".text")
    assert page.pdf(format="A4").startswith(b"%PDF")
