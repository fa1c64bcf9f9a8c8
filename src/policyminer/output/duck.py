"""DuckDB: the same tables as SQLite, numbers as exact decimals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from policyminer.output.relational import KEYS, columns, corpus_statements, create_indexes, create_table, numbered, rows
from policyminer.output.schema import PRECISION, SCALE, bounded

BATCH = 200
_TYPES = {"count": "BIGINT", "text": "VARCHAR", "score": "DOUBLE", "decimal": f"DECIMAL({PRECISION},{SCALE})"}


def write_duckdb(lines: Iterable[str], out: Path) -> None:
    """One database file."""
    import duckdb

    base = duckdb.connect(str(out))
    try:
        for table in KEYS:
            base.execute(create_table(table, _TYPES))
        waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in KEYS}
        for number, article in numbered(lines):
            for table, values in rows(number, article):
                waiting[table].append(values)
            if number % BATCH == 0:
                _flush(base, waiting)
        _flush(base, waiting)
        for statement in (*create_indexes(), *corpus_statements()):
            base.execute(statement)
        base.execute("CHECKPOINT")
    finally:
        base.close()


def _flush(base: Any, waiting: dict[str, list[tuple[Any, ...]]]) -> None:
    """Hand over what waits, articles first."""
    for table, values in waiting.items():
        if values:
            base.register("waiting", _arrow(table, values))
            base.execute(f'INSERT INTO "{table}" SELECT * FROM waiting')
            base.unregister("waiting")
        values.clear()


def _arrow(table: str, values: list[tuple[Any, ...]]) -> Any:
    import pyarrow as pa

    types = {
        "count": pa.int64(), "text": pa.string(), "score": pa.float64(), "decimal": pa.decimal128(PRECISION, SCALE),
    }  # fmt: skip
    convert: dict[str, Callable[[Any], Any]] = {"count": _same, "text": _same, "score": float, "decimal": bounded}
    arrays = []
    for place, (_, kind) in enumerate(columns(table)):
        made = [None if row[place] is None else convert[kind](row[place]) for row in values]
        arrays.append(pa.array(made, types[kind]))
    return pa.table(arrays, names=[name for name, _ in columns(table)])


def _same(value: Any) -> Any:
    return value
