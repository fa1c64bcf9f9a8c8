"""Further codings of the same units by coders who knew the codebook alone: one table, offsets and labels, no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyminer.learning.standoff import Row, read_table

COLUMNS = ("text", "start", "end", "coder", "role", "status", "instruments", "theme")


@dataclass(slots=True)
class Codings:
    """What coders said of the units of one text.

    一篇文本的多人编码:按语句的起点查。

    Parameters
    ----------
    sha256
        The hash of the text.
    units
        By the offset where a unit begins, one statement record per coder, as gold files have them.
    """

    sha256: str
    units: dict[int, list[dict[str, Any]]] = field(default_factory=dict)


def read_codings(path: Path) -> Mapping[str, Codings]:
    """The table by name of the text; nothing where there is none.

    Raises
    ------
    ValueError
        When a line is not as the header says; the message names it.
    """
    return read_table(path, COLUMNS, Codings, _add, "coding")


def _add(codings: Codings, row: Row) -> None:
    codings.units.setdefault(int(row["start"]), []).append(_record(row))


def _record(row: Row) -> dict[str, Any]:
    """The statement record of one line."""
    names = row["instruments"].split(",") if row["instruments"] else []
    return {
        "coder": row["coder"],
        "spans": [[int(row["start"]), int(row["end"])]],
        "role": row["role"],
        "status": row["status"] or None,
        "instruments": [{"id": name} for name in names],
        "theme": {"id": row["theme"]} if row["theme"] else None,
    }
