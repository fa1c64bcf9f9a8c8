"""SQLite: a table per record type with keys and indexes, and the tables across articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from policyminer.output.relational import KEYS, columns, corpus_statements, create_indexes, create_table, numbered, rows

_TYPES = {"count": "INTEGER", "text": "TEXT", "score": "REAL", "decimal": ""}
_LARGEST = 2**63


def write_sqlite(lines: Iterable[str], out: Path) -> None:
    """One database file; it is written without a journal, since it only counts once it is whole."""
    with closing(sqlite3.connect(out, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("BEGIN")
        for table in KEYS:
            base.execute(create_table(table, _TYPES))
        commands = {table: _insert(table) for table in KEYS}
        for number, article in numbered(lines):
            for table, values in rows(number, article):
                base.execute(commands[table], [number_of(value) for value in values])
        for statement in (*create_indexes(), *corpus_statements()):
            base.execute(statement)
        base.execute("COMMIT")


def _insert(table: str) -> str:
    return f'INSERT INTO "{table}" VALUES (' + ", ".join("?" * len(columns(table))) + ")"


def number_of(value: Any) -> Any:
    """A number as SQLite holds it exactly: an integer, a float that reads back the same, else its text."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            value = int(value)
        else:
            near = float(value)
            return near if Decimal(repr(near)) == value else format(value, "f")
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        return str(value)
    return value
