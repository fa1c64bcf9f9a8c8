"""Tables of offsets and labels beside texts: lines with the hash of each text, a header, one row per label."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

Labelled = TypeVar("Labelled")
Row = Mapping[str, str]


def read_table(
    path: Path,
    columns: tuple[str, ...],
    begin: Callable[[str], Labelled],
    add: Callable[[Labelled, Row], None],
    what: str,
) -> dict[str, Labelled]:
    """What a table says of each text; nothing where there is no table.

    读取偏移标注表:先是各文本的哈希,再是表头,然后每行一条。

    Parameters
    ----------
    path
        The table.
    columns
        Its header; the first column is the name of the text.
    begin
        Makes what is known of a text out of its hash.
    add
        Takes a row over.
    what
        What a row is, for the error.

    Raises
    ------
    ValueError
        When a line is not as the header says; the message names it.
    """
    found: dict[str, Labelled] = {}
    if not path.is_file():
        return found
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        try:
            if cells[0] == "# sha256":
                found[cells[1]] = begin(cells[2])
            elif tuple(cells) != columns:
                row = dict(zip(columns, cells, strict=True))
                add(found[row[columns[0]]], row)
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"{path}:{number}: {line!r} is no {what}: {error!r}") from error
    return found
