"""The writers that need an extra or a database, by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

_NEEDS = {
    ".parquet": ("pyarrow", "parquet"),
    ".xlsx": ("openpyxl", "excel"),
    ".duckdb": ("duckdb", "duckdb"),
}


def formats(suffix: str, labels: str = "en") -> Callable[[Iterable[str], Path], None]:
    """The writer for a suffix.

    Raises
    ------
    ImportError
        Naming the extra that is not installed.
    """
    package, extra = _NEEDS.get(suffix, ("sqlite3", ""))
    if find_spec(package) is None:
        raise ImportError(f'{suffix} needs an extra that is not installed: pip install "policyminer[{extra}]"')
    if suffix == ".parquet":
        from policyminer.output.parquet import write_parquet

        return write_parquet
    if suffix == ".xlsx":
        from policyminer.output.xlsx import Workbook

        return Workbook(labels).write
    if suffix == ".duckdb":
        from policyminer.output.duck import write_duckdb

        return write_duckdb
    from policyminer.output.sqlite import write_sqlite

    return write_sqlite
