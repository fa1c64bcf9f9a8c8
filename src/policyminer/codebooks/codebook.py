"""Codebooks as data: categories with definitions, cues and examples on the axes role, instrument and theme."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast

Axis = Literal["role", "instrument", "theme"]
AXES: tuple[Axis, ...] = ("role", "instrument", "theme")
_FIELDS = {"axis", "id", "label", "label_en", "definition", "include", "exclude", "cues", "weak", "examples", "parent"}


class CodebookError(ValueError):
    """A codebook that cannot be read; the message names the file and the category."""


@dataclass(frozen=True, slots=True)
class Category:
    """One code of a codebook.

    编码表的一个类目:``supply.funding 资金投入``,线索 ``专项资金``、``给予…万元``。

    Parameters
    ----------
    axis
        ``role`` (the gate), ``instrument`` or ``theme``.
    cues, weak
        Words that speak for the category; ``甲…乙`` is both in this order in one clause; ``weak`` ones count half.
    examples
        Sentences of the category; learning uses them as samples.
    """

    axis: Axis
    id: str
    label: str
    label_en: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    cues: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """A set of categories, with a crosswalk from the default codebook where that is sound.

    编码表:``Codebook.load("default")`` 有 22 个工具、9 种角色、22 个主题。

    Parameters
    ----------
    crosswalk
        From a category of the default codebook to the codes here that it can mean: one is always meant, of several
        the cues decide.
    precedence
        Pairs of instruments: where both apply, the first one is the primary one.
    """

    id: str
    label: str
    label_en: str
    version: str
    categories: tuple[Category, ...]
    crosswalk: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    precedence: tuple[tuple[str, str], ...] = ()

    @classmethod
    def load(cls, path_or_id: str | Path) -> Codebook:
        """A shipped codebook by its id, or a user's own TOML file by its path."""
        name = str(path_or_id)
        if name in available():
            return _shipped(name)
        path = Path(path_or_id)
        if not path.is_file():
            raise CodebookError(f"{name}: no such file, and no shipped codebook ({', '.join(available())})")
        return parse(path.read_text("utf-8-sig"), name)

    def axis(self, axis: Axis) -> tuple[Category, ...]:
        """The categories of one axis that can be assigned (those that are nobody's parent)."""
        parents = {category.parent for category in self.categories}
        return tuple([c for c in self.categories if c.axis == axis and c.id not in parents])

    def ids(self, axis: Axis) -> tuple[str, ...]:
        """Their ids, in the order of the codebook."""
        return tuple([category.id for category in self.axis(axis)])

    def get(self, identifier: str) -> Category | None:
        """The category with this id, if any."""
        return next((category for category in self.categories if category.id == identifier), None)

    def translate(self, identifier: str, words: str) -> str | None:
        """The code here for a category of the default codebook that was found in these words, if there is one."""
        targets = self.crosswalk.get(identifier)
        if targets is None:
            return identifier if self.get(identifier) is not None else None
        if len(targets) == 1:
            return targets[0]
        hits = [sum([cue in words for cue in c.cues]) if (c := self.get(target)) else 0 for target in targets]
        most = max(hits, default=0)
        return targets[hits.index(most)] if most else None

    def top(self, identifier: str) -> str:
        """The outermost parent of a category (the side of an instrument: supply, environment, demand)."""
        parents = {category.id: category.parent for category in self.categories}
        for _ in range(len(parents)):
            above = parents.get(identifier)
            if above is None:
                break
            identifier = above
        return identifier

    def to_dict(self) -> dict[str, Any]:
        """Plain data; :func:`from_dict` reads it back."""
        return {
            "id": self.id,
            "label": self.label,
            "label_en": self.label_en,
            "version": self.version,
            "categories": [asdict(category) for category in self.categories],
            "crosswalk": {key: list(value) for key, value in self.crosswalk.items()},
            "precedence": [list(pair) for pair in self.precedence],
        }

    @property
    def hash(self) -> str:
        """SHA-256 over everything that the codebook says."""
        canonical = json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def available() -> tuple[str, ...]:
    """The ids of the shipped codebooks."""
    names = [entry.name for entry in files("policyminer.codebooks").joinpath("data").iterdir()]
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def _shipped(name: str) -> Codebook:
    resource = files("policyminer.codebooks").joinpath("data", f"{name}.toml")
    return parse(resource.read_text("utf-8"), name)


def parse(text: str, name: str) -> Codebook:
    """A codebook out of TOML text; ``extends`` takes over the axes that it does not define itself."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{name}: {error}") from error
    head = table.get("codebook", {})
    rows = table.get("category", [])
    if not isinstance(head, dict) or "id" not in head or not isinstance(rows, list) or not rows:
        raise CodebookError(f"{name}: needs [codebook] with an id and at least one [[category]]")
    categories = [_category(row, name) for row in rows]
    own = {category.axis for category in categories}
    if head.get("extends"):
        base = Codebook.load(str(head["extends"]))
        categories += [category for category in base.categories if category.axis not in own]
    _unique(categories, name)
    crosswalk = {str(key): tuple(value) for key, value in table.get("crosswalk", {}).items()}
    return _book(head, categories, crosswalk)


def from_dict(data: Mapping[str, Any], name: str = "codebook") -> Codebook:
    """The codebook of plain data as :meth:`Codebook.to_dict` gives it."""
    crosswalk = {str(key): tuple(value) for key, value in data.get("crosswalk", {}).items()}
    return _book(data, [_category(row, name) for row in data["categories"]], crosswalk)


def _book(head: Mapping[str, Any], categories: list[Category], crosswalk: Mapping[str, tuple[str, ...]]) -> Codebook:
    words = [str(head.get(key, "")) for key in ("id", "label", "label_en", "version")]
    pairs = tuple([(str(before), str(behind)) for before, behind in head.get("precedence", ())])
    return Codebook(words[0], words[1], words[2], words[3], tuple(categories), crosswalk, pairs)


def _category(row: Mapping[str, Any], name: str) -> Category:
    identifier = row.get("id")
    if not isinstance(identifier, str) or not identifier:
        raise CodebookError(f"{name}: a category without id: {dict(row)!r:.80}")
    unknown = set(row) - _FIELDS
    if unknown:
        raise CodebookError(f"{name}: {identifier}: unknown field {', '.join(sorted(unknown))}")
    axis = row.get("axis", "instrument")
    if axis not in AXES:
        raise CodebookError(f"{name}: {identifier}: axis {axis!r} is none of {', '.join(AXES)}")
    texts = [str(row.get(key, "")) for key in ("label", "label_en", "definition", "include", "exclude")]
    lists = [_strings(row.get(key, ()), f"{name}: {identifier}: {key}") for key in ("cues", "weak", "examples")]
    parent = str(row["parent"]) if row.get("parent") else None
    label, label_en, definition, include, exclude = texts
    cues, weak, examples = lists
    return Category(
        cast(Axis, axis), identifier, label, label_en, definition, include, exclude, cues, weak, examples, parent
    )


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise CodebookError(f"{where}: must be a list of words")
    return tuple(value)


def _unique(categories: list[Category], name: str) -> None:
    seen: set[str] = set()
    for category in categories:
        if category.id in seen:
            raise CodebookError(f"{name}: {category.id}: occurs twice")
        seen.add(category.id)
    for category in categories:
        if category.parent is not None and category.parent not in seen:
            raise CodebookError(f"{name}: {category.id}: parent {category.parent!r} is not defined")
