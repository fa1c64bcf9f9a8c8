"""Marked organizations and initiatives of whole texts: one table, offsets and labels, no words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from policyminer.learning.standoff import Row, read_table
from policyminer.spans import Span

COLUMNS = ("text", "start", "end", "kind", "type", "optional")
KINDS = {"o": "organizations", "i": "initiatives"}
READ = "read"
"""The kind of a row that says which part of a text was read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in offsets of the source; ``optional`` is neither asked for nor wrong."""

    start: int
    end: int
    kind: str
    type: str
    optional: bool


@dataclass(slots=True)
class Marked:
    """What was marked in one text.

    一篇文本里标注过的机构与举措,以及读过的部分。

    Parameters
    ----------
    sha256
        The hash of the text.
    read
        The parts that were read: where no mark stands in them, there is no name.
    """

    sha256: str
    read: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, int, str, str, str]]:
        """The rows of the table without the name of the text."""
        for start, end in self.read:
            yield start, end, READ, "", ""
        for mark in self.marks:
            yield mark.start, mark.end, mark.kind, mark.type, "?" * mark.optional


def read_marks(path: Path) -> dict[str, Marked]:
    """The table by name of the text; nothing where there is none.

    Raises
    ------
    ValueError
        When a line is not as the header says; the message names it.
    """
    return read_table(path, COLUMNS, Marked, _add, "mark")


def _add(marked: Marked, row: Row) -> None:
    start, end, kind = int(row["start"]), int(row["end"]), row["kind"]
    if kind not in (READ, *KINDS) or start >= end or row["optional"] not in ("", "?"):
        raise ValueError("no such kind, or no span")
    if kind == READ:
        marked.read.append((start, end))
    else:
        marked.marks.append(Mark(start, end, kind, row["type"], row["optional"] == "?"))
