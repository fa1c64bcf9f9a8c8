"""The tables of a database: those of CSV with a number per article as key, and links between records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from policyminer.output.read import parse
from policyminer.output.schema import sound
from policyminer.output.tables import COLUMNS, TABLES, column_kind

Json = dict[str, Any]
Values = tuple[Any, ...]

KEYS: dict[str, tuple[str, ...]] = {
    "articles": ("seq",),
    "figures": ("seq", "id"),
    "organizations": ("seq", "id"),
    "initiatives": ("seq", "id"),
    "mentions": ("seq", "record", "number"),
    "statements": ("seq", "id"),
    "actions": ("seq", "statement", "number"),
    "diagnostics": (),
    "statement_instruments": ("seq", "statement", "number"),
    "initiative_figures": ("seq", "initiative", "figure"),
    "initiative_organizations": ("seq", "initiative", "organization"),
    "document_issuers": ("seq", "organization"),
}
"""The tables of a database and their primary keys; ``seq`` counts the articles from 1."""

INDEXES = {
    "articles": ("article", "path", "place_code", "published"),
    "figures": ("indicator", "statement", "normalized_unit"),
    "organizations": ("key",),
    "initiatives": ("key", "document_number"),
    "mentions": ("key",),
    "statements": ("role", "theme", "instrument"),
    "statement_instruments": ("instrument",),
}

_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "statement_instruments": (
        ("statement", "text"), ("number", "count"), ("instrument", "text"), ("score", "score"), ("cues", "text"),
    ),
    "initiative_figures": (("initiative", "text"), ("figure", "text")),
    "initiative_organizations": (("initiative", "text"), ("organization", "text")),
    "document_issuers": (("organization", "text"),),
}  # fmt: skip


def columns(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table and what each holds: ``count text score decimal``."""
    own = _LINKS.get(table) or tuple([(name, column_kind(table, name)) for name in COLUMNS[table]])
    return (("seq", "count"), *own)


def rows(number: int, article: Json) -> Iterator[tuple[str, Values]]:
    """The rows of one article, each with the name of its table."""
    for table, make in TABLES.items():
        names = COLUMNS[table]
        for row in make(article):
            yield table, (number, *(_value(row[name]) for name in names))
    for table, values in _links(article):
        yield table, (number, *map(_value, values))


def _value(value: Any) -> Any:
    return sound(value) if isinstance(value, str) else value


def _links(article: Json) -> Iterator[tuple[str, Values]]:
    for statement in article["statements"]:
        for place, instrument in enumerate(statement["instruments"], 1):
            cues = ";".join(cue["text"] for cue in instrument["cues"]) or None
            yield "statement_instruments", (statement["id"], place, instrument["id"], instrument["score"], cues)
    for initiative in article["initiatives"]:
        for figure in dict.fromkeys(initiative["figures"]):
            yield "initiative_figures", (initiative["id"], figure)
        for body in dict.fromkeys(initiative["organizations"]):
            yield "initiative_organizations", (initiative["id"], body)
    for body in dict.fromkeys(article["document"]["issuers"]):
        yield "document_issuers", (body,)


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, Json]]:
    """The articles with their numbers."""
    for number, line in enumerate(lines, 1):
        yield number, parse(line)


def create_table(table: str, types: dict[str, str]) -> str:
    """The statement that makes a table, with its key and the way to its article."""
    parts = [f'"{name}" {types[kind]}'.strip() for name, kind in columns(table)]
    if KEYS[table]:
        parts.append("PRIMARY KEY (" + ", ".join(f'"{name}"' for name in KEYS[table]) + ")")
    if table != "articles":
        parts.append("FOREIGN KEY (seq) REFERENCES articles (seq)")
    return f'CREATE TABLE "{table}" (\n  ' + ",\n  ".join(parts) + "\n)"


def create_indexes() -> Iterator[str]:
    """The statements that make the indexes."""
    for table, names in INDEXES.items():
        for name in names:
            yield f'CREATE INDEX "{table}_{name}" ON "{table}" ("{name}")'


@cache
def corpus_statements() -> tuple[str, ...]:
    """The statements that make the tables across articles."""
    text = (files("policyminer.output") / "data" / "corpus.sql").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("--")]
    return tuple(part.strip() for part in "\n".join(lines).split(";") if part.strip())
