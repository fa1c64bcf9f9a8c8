"""The words of the page and the plots, in Chinese and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from policyminer.codebooks import Codebook

Language = Literal["zh", "en"]
Label = tuple[str, str]


@cache
def labels() -> dict[str, dict[str, Label]]:
    """The labels that come with the package: ``ui``, ``columns`` and ``values``."""
    data = tomllib.loads((files(__package__) / "data" / "labels.toml").read_text("utf-8"))
    return {part: {key: (zh, en) for key, (zh, en) in table.items()} for part, table in data.items()}


def codes(codebook: Codebook) -> dict[str, dict[str, Label]]:
    """The names of a codebook's categories: ``role``, ``instrument`` and ``theme``."""
    named: dict[str, dict[str, Label]] = {"role": {}, "instrument": {}, "theme": {}}
    for category in codebook.categories:
        named[category.axis][category.id] = (category.label, category.label_en or category.label)
    return named


def label(name: str, language: Language, *tables: dict[str, Label]) -> str:
    """The first label found, else the name itself."""
    for table in (*tables, labels()["ui"]):
        if name in table:
            return table[name][0 if language == "zh" else 1]
    return name
