"""XLSX workbooks of articles, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from policyminer.source.archive import check_archive
from policyminer.source.collect import missing
from policyminer.source.decode import SourceError
from policyminer.source.table import Row

MAXIMUM_UNPACKED = 2 * 1024 * 1024 * 1024
MAXIMUM_BYTES = 512 * 1024 * 1024


def sheets(file: Path) -> Iterator[tuple[str, list[str], Iterator[Row]]]:
    """Each sheet with its name, the names of its columns and its rows; values, not formulas.

    Raises
    ------
    SourceError
        Without the extra, for damaged and for hostile files.
    """
    try:
        import openpyxl
    except ImportError:
        raise missing("excel", "XLSX") from None
    if file.stat().st_size > MAXIMUM_BYTES:
        raise SourceError(f"a workbook of more than {MAXIMUM_BYTES} bytes; save it as CSV")
    check_archive(file.read_bytes(), "XLSX", MAXIMUM_UNPACKED)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except Exception as error:
        raise SourceError(f"damaged XLSX file: {type(error).__name__}: {error}") from None
    try:
        for sheet in book.worksheets:
            yield from _sheet(sheet)
    finally:
        book.close()


def _sheet(sheet: Any) -> Iterator[tuple[str, list[str], Iterator[Row]]]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    rows = _values(sheet)
    for number, values in rows:
        if any(value is not None for value in values):
            names = ["" if value is None else str(value).strip() for value in values]
            yield sheet.title, names, _rows(sheet.title, names, chain([(number, ())], rows))
            return


def _values(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    try:
        yield from enumerate(sheet.iter_rows(values_only=True), 1)
    except Exception as error:
        raise SourceError(f"damaged sheet {sheet.title!r}: {type(error).__name__}: {error}") from None


def _rows(title: str, names: list[str], rows: Iterator[tuple[int, tuple[Any, ...]]]) -> Iterator[Row]:
    for number, values in rows:
        if any(value is not None for value in values):
            yield Row(number, dict(zip(names, values, strict=False)), title)
