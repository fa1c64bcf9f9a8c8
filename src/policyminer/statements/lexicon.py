"""The words behind the features: codebook cues and markers, each surface with what it stands for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from policyminer.codebooks import Codebook
from policyminer.statements.action_words import action_words

BEGIN, END = "\x02", "\x03"
"""Stand before and behind every unit, so that a surface can be tied to its edges."""

RECORDS = (
    "figure money percent percentage_point count rank area increase decrease achieved target rule comparison "
    "organization government party company university platform_body initiative document strategy plan programme "
    "campaign mechanism platform pilot event honour"
).split()
"""What the records inside a unit can say of it."""

STRUCTURE = (
    "length0 length1 length2 length3 length4 length5 commas0 commas1 commas2 commas3 heading lead first last "
    "top quarter0 quarter1 quarter2 quarter3 alone news notice report plan_kind bulletin speech other_kind"
).split()
"""Where a unit stands and how it is built."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surfaces and the features that they set.

    词表:``专项资金`` → 特征 ``cue:supply.funding``。

    Parameters
    ----------
    names
        The names of all basic features, in a fixed order; features are indexes into it.
    surfaces
        From a surface to features.
    gaps
        From the left part of a cue ``甲…乙`` to its right parts with their features.
    """

    names: tuple[str, ...]
    surfaces: Mapping[str, tuple[int, ...]]
    gaps: Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]] = field(default_factory=dict)

    def index(self) -> dict[str, int]:
        """From the name of a feature to its index."""
        return {name: index for index, name in enumerate(self.names)}


@cache
def markers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The marker classes with their surfaces, edges written as :data:`BEGIN` and :data:`END`."""
    return tuple([(name, tuple([_edges(word) for word in row["surfaces"]])) for name, row in marker_rows().items()])


@cache
def marker_rows() -> Mapping[str, Mapping[str, Any]]:
    """The marker file as it stands."""
    rows: Mapping[str, Mapping[str, Any]] = _file()["markers"]
    return rows


@cache
def coming_rows() -> Mapping[str, Sequence[str]]:
    """How a measure opens that is still to come, with examples."""
    rows: Mapping[str, Sequence[str]] = _file()["coming"]
    return rows


@cache
def coming() -> re.Pattern[str]:
    """How a measure opens that is still to come: ``三是|下一步，…``."""
    surfaces = coming_rows()["surfaces"]
    mark = r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:是|[）)、.．]))?"
    return re.compile(f"{mark}(?:{'|'.join(map(re.escape, surfaces))})")


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files("policyminer.statements").joinpath("data", "markers.toml").read_text("utf-8"))


def _edges(surface: str) -> str:
    word = BEGIN + surface[1:] if surface.startswith("^") else surface
    return word[:-1] + END if word.endswith("$") else word


def build(codebook: Codebook) -> Lexicon:
    """The lexicon of a codebook: its cues, our markers, and room for records and structure."""
    classes: list[tuple[str, tuple[str, ...]]] = [(f"mark:{name}", words) for name, words in markers()]
    classes.append(("mark:verb", tuple(sorted(action_words().verbs))))
    for category in codebook.categories:
        if category.cues:
            classes.append((f"cue:{category.id}", category.cues))
            classes.append((f"more:{category.id}", ()))
        if category.weak:
            classes.append((f"weak:{category.id}", category.weak))
    fixed = [f"record:{name}" for name in RECORDS] + [f"is:{name}" for name in STRUCTURE]
    names = tuple([name for name, _ in classes] + fixed)
    surfaces: dict[str, list[int]] = {}
    gaps: dict[str, dict[str, list[int]]] = {}
    for index, (_, words) in enumerate(classes):
        for word in words:
            left, gap, right = word.partition("…")
            if gap:
                gaps.setdefault(left, {}).setdefault(right, []).append(index)
            else:
                surfaces.setdefault(word, []).append(index)
    for verb in action_words().further:
        surfaces.setdefault(verb, [])
    return Lexicon(
        names,
        {word: tuple(ids) for word, ids in surfaces.items()},
        {left: tuple([(right, tuple(ids)) for right, ids in rights.items()]) for left, rights in gaps.items()},
    )
