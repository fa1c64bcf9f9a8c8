"""Plots and tables for papers: the matrix, the trend, top lists and the network of words as PNG, SVG and CSV.

论文用的图与表:工具×主题矩阵、历年变化、排行与共现网络,各存为 PNG、SVG、CSV。
"""

from __future__ import annotations

import csv
import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyminer.report.counts import Table, What, matrix, pairs, plain, statement_words, top, trend, words
from policyminer.report.fonts import MISSING, chinese_font, style
from policyminer.report.labels import Language, codes, label, labels

if TYPE_CHECKING:
    from policyminer.codebooks import Codebook
    from policyminer.records.article import Article

__all__ = [
    "Plot",
    "matrix",
    "names_of",
    "pairs",
    "plot_matrix",
    "plot_network",
    "plot_top",
    "plot_trend",
    "save_figures",
    "save_table",
    "top",
    "trend",
]

Json = dict[str, Any]
INKS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#595959")
"""The colours of Okabe and Ito, which people with colour-blindness tell apart."""
HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo")


@contextmanager
def _styled() -> Iterator[None]:
    """The settings of our pictures, for a while; matplotlib's own stay as they are."""
    from matplotlib import rc_context

    settings: Any = style(chinese_font())
    with rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        yield


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of matplotlib that knows its fonts.

    一张图:``plot.save("matrix.svg")``;需要改动时用 ``plot.axes``。

    Parameters
    ----------
    figure, axes
        matplotlib's own, to change what you like.
    """

    figure: Any
    axes: Any

    def save(self, path: str | os.PathLike[str], dpi: int = 200) -> None:
        """Write the picture in the format of its suffix (.png .svg .pdf), without a date in it."""
        dated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
        with _styled():
            self.figure.savefig(path, dpi=dpi, metadata=dated.get(Path(path).suffix))

    def _repr_png_(self) -> bytes:
        stream = BytesIO()
        with _styled():
            self.figure.savefig(stream, format="png", dpi=100)
        return stream.getvalue()


def _canvas(width: float, height: float) -> Plot:
    """A figure of its own, without the global state of pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return Plot(figure, figure.add_subplot())


@_styled()
def plot_matrix(table: Table, names: dict[str, str] | None = None, title: str | None = None) -> Plot:
    """A matrix as shaded cells with their counts.

    工具×主题矩阵图:``plot_matrix(matrix(articles)).save("matrix.png")``。

    Parameters
    ----------
    table
        What :func:`matrix` returned.
    names
        Labels of rows and columns; ids where there is none.
    """
    named = names or {}
    plot = _canvas(2.5 + 0.62 * len(table.columns), 2.2 + 0.34 * len(table.rows))
    axes = plot.axes
    if table.cells:
        axes.imshow([list(row) for row in table.cells], cmap="Blues", aspect="auto")
    most = max((max(row, default=0) for row in table.cells), default=0)
    for y, row in enumerate(table.cells):
        for x, count in enumerate(row):
            if count:
                axes.text(
                    x, y, count, ha="center", va="center", color="white" if count > 0.55 * most else "black", size=8
                )
    axes.set_xticks(
        range(len(table.columns)), [named.get(name, name) for name in table.columns], rotation=60, ha="right"
    )
    axes.set_yticks(range(len(table.rows)), [named.get(name, name) for name in table.rows])
    axes.tick_params(labelsize=8, length=0)
    axes.set_title(title or "")
    return plot


@_styled()
def plot_trend(table: Table, names: dict[str, str] | None = None, title: str | None = None) -> Plot:
    """Counts of each year as stacked bars, told apart by colour and hatching.

    历年变化图:``plot_trend(trend(articles)).save("trend.svg")``。
    """
    named = names or {}
    shown = table.columns[: len(INKS)]
    plot = _canvas(max(4.5, 1.8 + 0.7 * len(table.rows)), 3.8)
    axes = plot.axes
    base = [0] * len(table.rows)
    for index, column in enumerate(shown):
        heights = [row[index] for row in table.cells]
        axes.bar(
            range(len(table.rows)),
            heights,
            bottom=base,
            width=0.7,
            color=INKS[index],
            hatch=HATCHES[index],
            edgecolor="white",
            label=named.get(column, column),
        )
        base = [low + height for low, height in zip(base, heights, strict=True)]
    axes.set_xticks(range(len(table.rows)), [named.get(year, year) for year in table.rows])
    axes.yaxis.get_major_locator().set_params(integer=True)
    if shown:
        axes.legend(frameon=False, fontsize=8)
    axes.set_title(title or "")
    return plot


@_styled()
def plot_top(table: Table, names: dict[str, str] | None = None, title: str | None = None) -> Plot:
    """A top list as bars with their counts.

    排行图:``plot_top(top(articles, "organizations")).save("top.png")``。
    """
    named = names or {}
    plot = _canvas(7.0, 1.0 + 0.28 * len(table.rows))
    axes = plot.axes
    counts = [row[0] for row in table.cells]
    bars = axes.barh(range(len(counts)), counts, color=INKS[0])
    axes.bar_label(bars, padding=3, fontsize=8)
    axes.set_yticks(range(len(counts)), [_short(named.get(name, name)) for name in table.rows], fontsize=8)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.set_title(title or "")
    return plot


@_styled()
def plot_network(edges: Sequence[tuple[str, str, int]], title: str | None = None) -> Plot:
    """Words or bodies on a circle, joined where they occur together; the width says how often."""
    plot = _canvas(7.5, 7.5)
    axes = plot.axes
    degree: dict[str, int] = {}
    for a, b, count in edges:
        degree[a] = degree.get(a, 0) + count
        degree[b] = degree.get(b, 0) + count
    order = sorted(degree, key=lambda name: (-degree[name], name))
    places = {name: _on_circle(index, len(order)) for index, name in enumerate(order)}
    heaviest = max((count for _, _, count in edges), default=1)
    for a, b, count in edges:
        (x1, y1, _), (x2, y2, _) = places[a], places[b]
        axes.plot([x1, x2], [y1, y2], color="#7a7a7a", linewidth=0.3 + 4 * count / heaviest, alpha=0.6, zorder=1)
    most = max(degree.values(), default=1)
    for name, (x, y, angle) in places.items():
        axes.scatter([x], [y], s=20 + 260 * sqrt(degree[name] / most), color=INKS[0], zorder=2)
        flip = 90 < angle % 360 < 270
        axes.text(
            1.08 * x,
            1.08 * y,
            _short(name),
            rotation=angle + 180 if flip else angle,
            rotation_mode="anchor",
            ha="right" if flip else "left",
            va="center",
            size=8,
        )
    axes.set_xlim(-1.6, 1.6)
    axes.set_ylim(-1.6, 1.6)
    axes.set_aspect("equal")
    axes.axis("off")
    axes.set_title(title or "")
    return plot


def _on_circle(index: int, count: int) -> tuple[float, float, float]:
    angle = 2 * pi * index / max(count, 1)
    return cos(angle), sin(angle), angle * 180 / pi


def _short(name: str) -> str:
    """A name that fits beside a bar; what matplotlib would read as mathematics is kept as it is."""
    name = name if len(name) <= 24 else name[:23] + "…"
    return name.replace("$", r"\$")


def save_table(table: Table, path: str | os.PathLike[str], names: dict[str, str] | None = None) -> None:
    """A table as CSV that Excel opens with Chinese intact."""
    named = names or {}
    rows = [[named.get(name, name), *counts] for name, counts in zip(table.rows, table.cells, strict=True)]
    _csv(Path(path), [named.get(table.corner, table.corner), *(named.get(name, name) for name in table.columns)], rows)


def _csv(path: Path, header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> None:
    from policyminer.output.tables import cell

    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([cell(value) for value in header])
        writer.writerows([cell(value) for value in row] for row in rows)


def save_figures(
    articles: Iterable[Article | Json],
    folder: str | os.PathLike[str],
    *,
    language: Language = "zh",
    codebook: Codebook | None = None,
) -> str | None:
    """All plots and tables into a folder.

    一次写出全部图表:``save_figures(articles, "figures/")``。

    Parameters
    ----------
    articles
        Mined articles, or the lines of a JSONL output.
    folder
        Gets ``matrix trend organizations initiatives indicators words``, each as ``.png .svg .csv``, and the edge
        list ``word_edges.csv``.
    codebook
        Names and order of the categories; None for the default codebook.

    Returns
    -------
    str or None
        What the reader has to know where no Chinese font was found.
    """
    found = list(plain(articles))
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    names = names_of(language, codebook)
    _tables(found, target, names, codebook)
    _words(found, target, names)
    return None if chinese_font() else MISSING


def _tables(found: list[Json], target: Path, names: dict[str, str], codebook: Codebook | None) -> None:
    table = matrix(found, codebook)
    _save(plot_matrix(table, names, names["plot_matrix"]), target / "matrix")
    save_table(table, target / "matrix.csv", names)
    table = trend(found)
    _save(plot_trend(table, names, names["plot_trend"]), target / "trend")
    save_table(table, target / "trend.csv", names)
    lists: tuple[What, ...] = ("organizations", "initiatives", "indicators")
    for what in lists:
        table = top(found, what)
        _save(plot_top(table, None, names[f"top_{what}"]), target / what)
        save_table(table, target / f"{what}.csv")


def _words(found: list[Json], target: Path, names: dict[str, str]) -> None:
    counted = words(statement_words(found), limit=1000)
    _csv(target / "words.csv", ("word", "count", "statements"), counted["frequencies"])
    _csv(target / "word_edges.csv", ("source", "target", "weight"), counted["edges"])
    _save(plot_network(counted["edges"][:100], names["plot_words"]), target / "words")


def _save(plot: Plot, path: Path) -> None:
    plot.save(path.with_suffix(".png"))
    plot.save(path.with_suffix(".svg"))


def names_of(language: Language = "zh", codebook: Codebook | None = None) -> dict[str, str]:
    """Labels for the plots: names of categories and headings in Chinese or English.

    图中所用的名称:``plot_matrix(matrix(articles), names_of("zh"))``。
    """
    if codebook is None:
        from policyminer.codebooks import Codebook as Loaded

        codebook = Loaded.load("default")
    tables = codes(codebook)
    keys = {key for table in tables.values() for key in table} | set(labels()["ui"]) | set(labels()["columns"])
    order = (tables["instrument"], tables["theme"], tables["role"], labels()["ui"], labels()["columns"])
    return {key: label(key, language, *order) for key in keys}
