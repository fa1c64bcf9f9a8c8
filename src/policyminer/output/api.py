"""The Python side of output: :func:`write` and :func:`frames`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyminer.output import writers
from policyminer.output.tables import COLUMNS, TABLES

if TYPE_CHECKING:
    from policyminer.records.article import Article


def write(articles: Iterable[Article], out: str | os.PathLike[str]) -> None:
    """Write articles to a file by its suffix, or to a folder of CSV tables.

    写出记录:``policyminer.write(miner.pipe(texts), "out.jsonl")``。

    Parameters
    ----------
    articles
        What a miner returned; they are consumed one by one.
    out
        ``.jsonl .parquet .xlsx .sqlite .duckdb``, or a folder. It appears whole or not at all.
    """
    writers.write((article.to_json() for article in articles), Path(out))


def frames(articles: Iterable[Article | dict[str, Any]]) -> dict[str, Any]:
    """One tidy pandas table per record type.

    每类记录一张整洁的数据表:``policyminer.frames(articles)["figures"]``。

    Parameters
    ----------
    articles
        What a miner returned, or objects read from a JSONL output.

    Returns
    -------
    dict of str to pandas.DataFrame
        ``articles figures organizations initiatives mentions statements actions diagnostics``; values of figures are
        ``Decimal``.

    Raises
    ------
    ImportError
        Without pandas (``pip install "policyminer[pandas]"``).
    """
    try:
        import pandas
    except ImportError:
        raise ImportError('frames() needs pandas: pip install "policyminer[pandas]"') from None
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for article in _objects(articles):
        for name, make in TABLES.items():
            rows[name] += make(article)
    return {name: pandas.DataFrame(rows[name], columns=list(COLUMNS[name])) for name in TABLES}


def _objects(articles: Iterable[Article | dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for article in articles:
        yield article if isinstance(article, dict) else article.to_dict()
