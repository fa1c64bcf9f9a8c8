"""The lexicons of the organization extractor as one value."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policyminer.extractors.organizations.known import Entry, load_known


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank word: what type it gives a name, what the rest must show, what may not follow.

    格级名:``Rank("研究院", "research_institute", "content", None)``。
    """

    word: str
    type: str
    needs: str
    barred: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, read once and never changed."""

    entries: dict[str, tuple[Entry, ...]]
    weak: dict[str, tuple[Entry, ...]]
    ranks: dict[str, Rank]
    stops: frozenset[str]
    generic: frozenset[str]
    inner: frozenset[str]
    industries: tuple[str, ...]


@cache
def _sets() -> dict[str, frozenset[str]]:
    text = files("policyminer.extractors.organizations").joinpath("data", "sets.toml").read_text(encoding="utf-8")
    return {key: frozenset(value.split()) for key, value in tomllib.loads(text).items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the named word sets of the grammar (data/sets.toml)."""
    return _sets()[name]


@cache
def word_tuple(name: str) -> tuple[str, ...]:
    """A named word set in order, for ``str.startswith`` and ``str.endswith``."""
    return tuple(sorted(_sets()[name]))


_RANK_FULL = {"委": "委员会", "局": "局", "厅": "厅", "部": "部", "署": "署"}


def lines(name: str) -> list[str]:
    """The lines of a data file without its comments."""
    text = files("policyminer.extractors.organizations").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(name: str) -> list[str]:
    """The words of a data file, in its order."""
    return [word for line in lines(name) for word in line.split()]


def _departments() -> list[Entry]:
    found: list[Entry] = []
    for line in lines("departments.tsv"):
        short, full, ranks = line.split("\t")
        stem = short if full == "-" else full
        if ranks == "-":
            found.append(Entry(short, stem, "government", "department"))
            continue
        for rank in ranks.split():
            if stem.endswith("办公室"):
                continue
            whole = stem + _RANK_FULL.get(rank, rank)
            kind = "ministry" if rank in {"部", "署", "总局"} else "department"
            found.append(Entry(short + rank, whole, "company" if rank == "公司" else "government", kind))
    return found


def _table(name: str, kind: str) -> list[Entry]:
    found: list[Entry] = []
    for line in lines(name):
        word, full, type_ = line.split("\t")
        found.append(Entry(word, full, type_, kind))
    return found


def _by_word(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.word, []).append(entry)
    return {word: tuple(ones) for word, ones in found.items()}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    firm, weak = load_known()
    ranks: dict[str, Rank] = {}
    for line in lines("ranks.tsv"):
        parts = [*line.split("\t"), ""]
        barred = re.compile(parts[3]) if parts[3] else None
        ranks[parts[0]] = Rank(parts[0], parts[1], parts[2], barred)
    return Lexicon(
        _by_word([*firm, *_table("offices.tsv", "office"), *_departments()]),
        _by_word(weak),
        ranks,
        frozenset(words("stops.txt")),
        frozenset(words("generic.txt")),
        frozenset(words("inner.txt")),
        tuple(words("industries.txt")),
    )
