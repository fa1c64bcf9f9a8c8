"""Marked organizations and initiatives of whole texts: one table, offsets and labels, no words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
    found: dict[str, Marked] = {}
    if not path.is_file():
        return found
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        try:
            if cells[0] == "# sha256":
                found[cells[1]] = Marked(cells[2])
            elif tuple(cells) != COLUMNS:
                name, start, end, kind, type_, optional = cells
                if kind not in (READ, *KINDS) or int(start) >= int(end) or optional not in ("", "?"):
                    raise ValueError("no such kind, or no span")
                if kind == READ:
                    found[name].read.append((int(start), int(end)))
                else:
                    found[name].marks.append(Mark(int(start), int(end), kind, type_, optional == "?"))
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"{path}:{number}: {line!r} is no mark: {error!r}") from error
    return found
