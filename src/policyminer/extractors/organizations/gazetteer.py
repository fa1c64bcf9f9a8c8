"""The user's own list of names."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions

TYPES = frozenset(
    "party government legislature judiciary company bank university school hospital research_institute platform "
    "association media military international other".split()
)


class GazetteerError(ValueError):
    """A line of a gazetteer that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A name with its type, canonical name and division."""

    name: str
    type: str
    canonical: str
    division: str | None


class Gazetteer:
    """Names from files, found by one pass.

    用户词表:每行 ``名称,类型[,规范名[,行政区]]``,CSV 或 TSV,``#`` 开头的行是注释。
    """

    def __init__(self, entries: Sequence[GazetteerEntry]) -> None:
        self.entries = {entry.name: entry for entry in entries}
        self.words = tuple(sorted(self.entries))
        self._automaton: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_automaton": None}

    @classmethod
    def read(cls, paths: Sequence[Path]) -> Gazetteer:
        """Read files; a later line replaces an earlier one of the same name."""
        entries: list[GazetteerEntry] = []
        for path in paths:
            entries += _read(Path(path))
        return cls(entries)

    def find(self, text: str, regions: Regions) -> list[Mention]:
        """All mentions, the longest of those that overlap."""
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

            self._automaton = AhoCorasick(
                self.words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
            )
        found: list[Mention] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            entry = self.entries[self.words[index]]
            region = regions.resolve(entry.division) if entry.division else None
            found.append(Mention(start, end, entry.type, entry.canonical, region, "gazetteer", 9))
        return found


def _read(path: Path) -> list[GazetteerEntry]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
    entries: list[GazetteerEntry] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = _entry(line, f"{path}, line {number}")
        if entry and not (number == 1 and entry.name == "name"):
            entries.append(entry)
    return entries


def _entry(line: str, where: str) -> GazetteerEntry | None:
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t" if "\t" in line else ","))]
    if cells[:2] == ["name", "type"]:
        return None
    if not 2 <= len(cells) <= 4:
        raise GazetteerError(f"{where}: expected name,type[,canonical[,division]], got {len(cells)} cells: {line!r}")
    name, kind = cells[0], cells[1]
    if not name:
        raise GazetteerError(f"{where}: the name is empty")
    if kind not in TYPES:
        raise GazetteerError(f"{where}: unknown type {kind!r}; one of {', '.join(sorted(TYPES))}")
    canonical = cells[2] if len(cells) > 2 and cells[2] else name
    division = cells[3] if len(cells) > 3 and cells[3] else None
    return GazetteerEntry(name, kind, canonical, division)
