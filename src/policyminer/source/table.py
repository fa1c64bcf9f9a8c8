"""Tables of articles: CSV, XLSX and JSON lines, one article per row, as researchers keep them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from policyminer.source.dates import iso_date
from policyminer.source.decode import SourceError
from policyminer.source.source import Source, identify

if TYPE_CHECKING:
    from policyminer.source.entries import Entry
    from policyminer.source.read import ReadOptions


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that cannot be read, with the reason."""

    path: str
    row: int
    reason: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its format gives it: values by column name, and where it stands."""

    number: int
    values: dict[str, Any]
    sheet: str | None = None


@cache
def default_columns() -> dict[str, tuple[str, ...]]:
    """The column names that are taken when none are given."""
    text = (files("policyminer.source") / "data" / "columns.toml").read_text("utf-8")
    return {part: tuple(names) for part, names in tomllib.loads(text)["columns"].items()}


def read_table(entry: Entry, options: ReadOptions) -> Iterator[Source]:
    """The articles of a table.

    文章表:每行一篇,列名可指定,也认“正文”“内容”“标题”“日期”等常见列名。

    Raises
    ------
    SourceError
        At the first row that cannot be read, and where the columns are not there.
    """
    for article in articles(entry, options):
        if isinstance(article, Unread):
            raise SourceError(f"row {article.row}: {article.reason}")
        yield article


def articles(entry: Entry, options: ReadOptions) -> Iterator[Source | Unread]:
    """The articles of a table; a row that cannot be read is one of its own and the others go on."""
    suffix = entry.file.suffix.lower()
    try:
        if suffix == ".xlsx":
            from policyminer.source.table_xlsx import sheets

            yield from _sheets(sheets(entry.file), entry, options)
        elif suffix == ".jsonl":
            from policyminer.source.table_lines import json_rows

            yield from _objects(json_rows(entry.file), entry, options)
        else:
            from policyminer.source.table_lines import csv_rows

            names, rows = csv_rows(entry.file, options.encoding)
            yield from _rows(rows, Columns.of(names, options), entry.path)
    except OSError as error:
        raise SourceError(error.strerror or type(error).__name__) from None


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what."""

    text: str
    id: str | None
    date: str | None
    title: str | None

    @classmethod
    def of(cls, names: Sequence[str], options: ReadOptions) -> Columns:
        """The columns asked for, else those with the usual names.

        Raises
        ------
        SourceError
            Naming the columns that are there.
        """
        text = _pick(names, options.text_column, "text")
        if text is None:
            shown = "、".join(name for name in names if name)[:300] or "none"
            raise SourceError(f"no column with the text; name it with --text-column (columns: {shown})")
        return cls(
            text,
            _pick(names, options.id_column, "id"),
            _pick(names, options.date_column, "date"),
            _pick(names, None, "title"),
        )


def _pick(names: Sequence[str], asked: str | None, part: str) -> str | None:
    if asked is not None:
        if asked not in names:
            shown = "、".join(name for name in names if name)[:300] or "none"
            raise SourceError(f"no column {asked!r} (columns: {shown})")
        return asked
    plain = {name.strip().lower(): name for name in reversed(names)}
    return next((plain[name] for name in default_columns()[part] if name in plain), None)


def _sheets(
    found: Iterable[tuple[str, list[str], Iterator[Row]]], entry: Entry, options: ReadOptions
) -> Iterator[Source | Unread]:
    """All sheets that have the text; an error when none has."""
    problem: SourceError | None = None
    read = False
    for _, names, rows in found:
        try:
            columns = Columns.of(names, options)
        except SourceError as error:
            problem = problem or error
            continue
        read = True
        yield from _rows(rows, columns, entry.path)
    if not read:
        raise problem or SourceError("an empty workbook")


def _objects(rows: Iterator[Row | Unread], entry: Entry, options: ReadOptions) -> Iterator[Source | Unread]:
    """Rows that bring their own names: the columns are settled at the first and looked up in each."""
    columns: Columns | None = None
    for row in rows:
        if isinstance(row, Row) and columns is None:
            columns = Columns.of(list(row.values), options)
        if isinstance(row, Unread):
            yield Unread(entry.path, row.row, row.reason)
        elif columns is not None:
            yield from _rows(iter([row]), columns, entry.path)


def _rows(rows: Iterator[Row | Unread], columns: Columns, path: str) -> Iterator[Source | Unread]:
    for row in rows:
        if isinstance(row, Unread):
            yield Unread(path, row.row, row.reason, row.sheet)
            continue
        text = row.values.get(columns.text)
        if text is None or not str(text).strip():
            if any(value not in (None, "") for value in row.values.values()):
                yield Unread(path, row.number, f"nothing in column {columns.text!r}", row.sheet)
            continue
        yield _source(row, columns, str(text), path)


def _source(row: Row, columns: Columns, text: str, path: str) -> Source:
    data = text.encode("utf-8", "surrogatepass")
    given = row.values.get(columns.id) if columns.id else None
    place = "#".join(part for part in (path, row.sheet, str(row.number)) if part)
    title = row.values.get(columns.title) if columns.title else None
    return Source(
        text, path, _name(given) or identify(place, data), hashlib.sha256(data).hexdigest(), "utf-8", row.number,
        row.sheet, iso_date(row.values.get(columns.date)) if columns.date else None, _name(title),
    )  # fmt: skip


def _name(value: Any) -> str | None:
    """An id as the table shows it: a spreadsheet's ``7.0`` is ``7``."""
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None
