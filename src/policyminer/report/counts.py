"""What papers print: the matrix, trends, top lists, pairs and words, counted from records.

Everything here works on articles as plain data (a line of JSON each) or as mined, and needs no pandas.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from policyminer.codebooks import Codebook
    from policyminer.records.article import Article
    from policyminer.segmentation.words import Segmenter

Json = dict[str, Any]
Articles = Iterable["Article | Json"]
What = Literal["organizations", "initiatives", "instruments", "themes", "indicators", "places"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of counts with its row and column names.

    一张计数表:``table.rows[0]``、``table.columns[0]``、``table.cells[0][0]``。
    """

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]

    def to_frame(self) -> Any:
        """The table as a pandas data frame."""
        import pandas

        index = pandas.Index(self.rows, name=self.corner)
        return pandas.DataFrame([list(row) for row in self.cells], index=index, columns=list(self.columns))

    def shares(self) -> tuple[tuple[float, ...], ...]:
        """The cells as shares of the whole."""
        whole = sum(map(sum, self.cells)) or 1
        return tuple(tuple(cell / whole for cell in row) for row in self.cells)


def plain(articles: Articles) -> Iterator[Json]:
    """Articles as plain data, whatever they came as."""
    for article in articles:
        yield article if isinstance(article, dict) else article.to_dict()


def matrix(articles: Articles, codebook: Codebook | None = None) -> Table:
    """How many measures use which instrument on which theme (the X–Y table of policy papers).

    工具×主题矩阵:每条政策措施按其首要工具与主题各计一次。

    Parameters
    ----------
    codebook
        Rows and columns in its order; those that never occur are left out. None for the default codebook.

    Returns
    -------
    Table
        Rows are instrument ids and columns theme ids; ``none`` where a measure has no theme or instrument.
    """
    found: Counter[tuple[str, str]] = Counter()
    for article in plain(articles):
        for statement in article["statements"]:
            if statement["role"] == "measure":
                found[_primary(statement), _theme(statement)] += 1
    rows = _ordered({row for row, _ in found}, _ids(codebook, "instrument"))
    columns = _ordered({column for _, column in found}, _ids(codebook, "theme"))
    cells = tuple(tuple(found[row, column] for column in columns) for row in rows)
    return Table("instrument", rows, columns, cells)


def trend(articles: Articles, by: Literal["side", "instrument", "theme", "role"] = "side") -> Table:
    """Statements of each year, by side of the instrument (``supply``, ``environment``, ``demand``), instrument,
    theme or role.

    历年变化:按发布年份统计,年份未知者记为 ``unknown``。
    """
    found: Counter[tuple[str, str]] = Counter()
    for article in plain(articles):
        year = year_of(article)
        for statement in article["statements"]:
            if by == "role" or statement["role"] == "measure":
                found[year, _group(statement, by)] += 1
    rows = tuple(sorted({row for row, _ in found}))
    totals: Counter[str] = Counter()
    for (_, column), count in found.items():
        totals[column] += count
    columns = tuple(sorted(totals, key=lambda column: (column == "none", -totals[column], column)))
    return Table("year", rows, columns, tuple(tuple(found[row, column] for column in columns) for row in rows))


def top(articles: Articles, what: What = "organizations", limit: int = 20) -> Table:
    """The most frequent of something, and in how many articles it occurs.

    最常出现的机构、举措、工具、主题、指标或地区。
    """
    total: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for article in plain(articles):
        names = list(_named(article, what))
        total.update(names)
        spread.update(set(names))
    names = sorted(total, key=lambda name: (-total[name], name))[:limit]
    return Table(what, tuple(names), ("mentions", "articles"), tuple((total[name], spread[name]) for name in names))


def pairs(articles: Articles, limit: int = 200) -> list[tuple[str, str, int]]:
    """Which organizations stand in the same statements, most frequent pairs first.

    机构共现:``[("甲县政府", "乙大学", 3), …]``。
    """
    found: Counter[tuple[str, str]] = Counter()
    for article in plain(articles):
        keys = {record["id"]: record["key"] for record in article["organizations"]}
        for statement in article["statements"]:
            present = sorted({keys[name] for name in statement["organizations"]})
            found.update(combinations(present, 2))
    return [(a, b, n) for (a, b), n in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:limit]]


def words(texts: Iterable[Sequence[str]], limit: int = 300, network: int = 40) -> Json:
    """Word frequencies and the co-occurrence of the most frequent words, counted by statement.

    Parameters
    ----------
    texts
        The statements' words.
    """
    from policyminer.segmentation.counts import cooccurrence, frequencies, stop_words

    contexts = list(texts)
    stop = stop_words()
    names, counts = cooccurrence(contexts, stop, network)
    edges = sorted(((a, b, n) for (a, b), n in counts.items()), key=lambda edge: (-edge[2], edge[0], edge[1]))
    return {"frequencies": frequencies(contexts, stop)[:limit], "network": names, "edges": edges}


_BREAKS = re.compile("[\r\n]+")


def statement_words(articles: Articles, segmenter: Segmenter | None = None) -> Iterator[list[str]]:
    """The words of each statement."""
    if segmenter is None:
        from policyminer.segmentation.words import Segmenter as Default

        segmenter = Default()
    for article in plain(articles):
        for statement in article["statements"]:
            yield segmenter.cut(_BREAKS.sub("", statement["text"]))


def year_of(article: Json) -> str:
    """The year an article was published in, or ``unknown``."""
    published = article["layout"]["published"]["date"]
    return "unknown" if published is None else str(published)[:4]


def _primary(statement: Json) -> str:
    return statement["instruments"][0]["id"] if statement["instruments"] else "none"


def _theme(statement: Json) -> str:
    return "none" if statement["theme"] is None else statement["theme"]["id"]


def _group(statement: Json, by: str) -> str:
    if by == "role":
        return str(statement["role"])
    if by == "theme":
        return _theme(statement)
    return _primary(statement).split(".")[0] if by == "side" else _primary(statement)


def _named(article: Json, what: What) -> Iterator[str]:
    if what in ("organizations", "initiatives"):
        for record in article[what]:
            yield from [record["key"]] * len(record["mentions"])
    elif what == "indicators":
        yield from (record["indicator"]["text"] for record in article["figures"] if record["indicator"])
    elif what == "places":
        place = article["layout"]["place"]
        yield from () if place is None else (place["name"],)
    else:
        measures = [statement for statement in article["statements"] if statement["role"] == "measure"]
        yield from (_primary(s) if what == "instruments" else _theme(s) for s in measures)


def _ids(codebook: Codebook | None, axis: Literal["instrument", "theme"]) -> tuple[str, ...]:
    if codebook is None:
        from policyminer.codebooks import Codebook

        codebook = Codebook.load("default")
    return codebook.ids(axis)


def _ordered(found: set[str], order: Sequence[str]) -> tuple[str, ...]:
    """Known names in their order, then unknown ones, ``none`` last."""
    place = {name: index for index, name in enumerate(order)}
    return tuple(sorted(found, key=lambda name: (name == "none", place.get(name, len(place)), name)))
