"""Plots and tables for papers."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from policyminer.report import counts, fonts
from policyminer.report.labels import labels

STEMS = {"matrix", "trend", "organizations", "initiatives", "indicators", "words"}


def test_the_matrix_counts_every_measure_once(mined: list[dict[str, Any]]) -> None:
    table = counts.matrix(mined)
    measures = [s for article in mined for s in article["statements"] if s["role"] == "measure"]
    assert sum(map(sum, table.cells)) == len(measures)
    assert "none" not in table.rows[:-1]
    assert sum(map(sum, table.shares())) == pytest.approx(1)


def test_the_trend_counts_every_measure_once(mined: list[dict[str, Any]]) -> None:
    assert sum(map(sum, counts.trend(mined).cells)) == sum(map(sum, counts.matrix(mined).cells))
    statements = sum(len(article["statements"]) for article in mined)
    assert sum(map(sum, counts.trend(mined, "role").cells)) == statements


def test_top_lists_and_pairs(mined: list[dict[str, Any]]) -> None:
    table = counts.top(mined, "organizations", 5)
    assert len(table.rows) == 5 and [row[0] for row in table.cells] == sorted((r[0] for r in table.cells), reverse=True)
    assert all(a < b and n >= 1 for a, b, n in counts.pairs(mined))


def test_a_table_becomes_a_frame(mined: list[dict[str, Any]]) -> None:
    pytest.importorskip("pandas")
    table = counts.matrix(mined)
    frame = table.to_frame()
    assert frame.shape == (len(table.rows), len(table.columns)) and frame.index.name == "instrument"


def test_all_figures_are_written_and_keep_their_text(mined: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from policyminer.report.plots import save_figures

    told = save_figures(mined, tmp_path)
    assert (told is None) == (fonts.chinese_font() is not None)
    for stem in STEMS:
        assert (tmp_path / f"{stem}.png").read_bytes().startswith(b"\x89PNG")
        assert "<text" in (tmp_path / f"{stem}.svg").read_text("utf-8")
    assert "人才支持" in (tmp_path / "matrix.svg").read_text("utf-8")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.reader(stream))[0] == "首要工具"


def test_nothing_to_count_gives_empty_pictures(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from policyminer.report.plots import save_figures

    save_figures([], tmp_path)
    assert (tmp_path / "matrix.png").is_file()


def test_dollars_in_names_are_no_mathematics(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from policyminer.report.plots import plot_top

    table = counts.Table("organizations", ("甲$\\frac$公司",), ("mentions", "articles"), ((1, 1),))
    plot_top(table).save(tmp_path / "top.svg")
    assert "公司" in (tmp_path / "top.svg").read_text("utf-8")


def test_every_label_has_both_languages() -> None:
    for part, table in labels().items():
        for key, pair in table.items():
            assert all(text.strip() for text in pair), f"{part}.{key}"
