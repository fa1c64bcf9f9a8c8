"""XLSX: one sheet per record type, frozen header, filters, the sentence beside each record."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from policyminer.output.read import parse
from policyminer.output.schema import sound
from policyminer.output.tables import COLUMNS, TABLES

ROWS = 1_048_576
CELL = 32_767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDE = frozenset({"text", "sentence", "message", "title", "indicator", "name", "path", "section", "cues", "aliases"})


@cache
def labels_zh() -> dict[str, dict[str, str]]:
    """Chinese names of sheets and columns."""
    return tomllib.loads((files("policyminer.output") / "data" / "labels.toml").read_text("utf-8"))


class Workbook:
    """Writes workbooks.

    Excel 工作簿:每类记录一张表,``Workbook("zh")`` 用中文列名。

    Parameters
    ----------
    labels
        ``en`` for the names of the columns as in the other formats, ``zh`` for Chinese ones.
    """

    def __init__(self, labels: str = "en") -> None:
        self.labels = labels

    def write(self, lines: Iterable[str], out: Path) -> None:
        """One file; rows go to disk as they come."""
        from openpyxl import Workbook as Book

        book = Book(write_only=True)
        try:
            sheets = {table: _Sheet(book, *self._names(table)) for table in TABLES}
            for line in lines:
                article = parse(line)
                for table, make in TABLES.items():
                    for row in make(article):
                        sheets[table].append([row[column] for column in COLUMNS[table]])
            for sheet in sheets.values():
                sheet.close()
            book.save(out)
        except BaseException:
            _abandon(book)
            raise

    def _names(self, table: str) -> tuple[str, list[str], list[str]]:
        columns = list(COLUMNS[table])
        if self.labels != "zh":
            return table, columns, columns
        named = labels_zh()
        return named["sheets"][table], [named["columns"].get(column, column) for column in columns], columns


class _Sheet:
    """A sheet that goes on as another one when it is full."""

    def __init__(self, book: Any, name: str, header: list[str], columns: list[str]) -> None:
        self.book, self.name, self.header, self.columns = book, name, header, columns
        self.count = 0
        self.sheet: Any = None
        self.begin()

    def begin(self) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self.count += 1
        self.sheet = self.book.create_sheet(self.name if self.count == 1 else f"{self.name} ({self.count})")
        self.sheet.freeze_panes = "A2"
        for place, column in enumerate(self.columns, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = 42 if column in _WIDE else 14
        cells = [WriteOnlyCell(self.sheet, name) for name in self.header]
        for cell in cells:
            cell.font = Font(bold=True)
        self.sheet.append(cells)
        self.rows = 1

    def append(self, values: list[Any]) -> None:
        if self.rows == ROWS:
            self.close()
            self.begin()
        self.sheet.append([self.cell(value) for value in values])
        self.rows += 1

    def cell(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        return exact(value)

    def text(self, value: str) -> Any:
        """Words as words: no formula, no character that XML forbids, no more than a cell holds."""
        from openpyxl.cell import WriteOnlyCell

        value = _ILLEGAL.sub("\ufffd", sound(value))
        if len(value) > CELL - 1000 and _width(value) > CELL:
            value = shortened(value)
        if not value.startswith(("=", "+", "-", "@", "#", "\t", "\r", "\n", "＝", "＋", "－", "＠")):
            return value
        cell = WriteOnlyCell(self.sheet, value)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell

    def close(self) -> None:
        from openpyxl.utils import get_column_letter

        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(self.columns))}{self.rows}"


def _abandon(book: Any) -> None:
    """End the sheets of a book that is not to be, with their temporary files."""
    for sheet in book.worksheets:
        with suppress(Exception):
            sheet.close()
            sheet._writer.cleanup()


def _width(text: str) -> int:
    """The length as Excel counts it, in UTF-16 units."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def shortened(text: str) -> str:
    """The beginning of a text that no cell can hold, saying so and how long it is."""
    return (
        text[: (CELL - 100) // 2 if _width(text[:CELL]) > CELL else CELL - 100] + f"…[截断 truncated: {len(text)} 字]"
    )


def exact(value: Any) -> Any:
    """A number that a spreadsheet holds exactly (15 digits), else its text."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return value
    number = Decimal(value)
    if len(number.normalize().as_tuple().digits) > 15:
        return format(number, "f")
    return int(number) if number == number.to_integral_value() else float(number)
