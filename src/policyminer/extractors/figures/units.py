"""Units of measure, currencies and measure words: names, dimension, base unit and factor, read from data files.

``Units().at("3亿元人民币", 2)`` 是“元人民币”:money,基准单位“元”。
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``Unit("亩", "area", "平方米", Decimal("666.666667"))``."""

    name: str
    dimension: str
    base: str | None
    factor: Decimal


_PEOPLE = "人"
_SPEED = frozenset({"公里/小时", "米/秒"})


class Units:
    """A table of units that finds the longest name at an offset.

    Parameters
    ----------
    extra
        More units, ``{"蒲": ("mass", "千克", "10")}``; they win over the packaged ones.
    """

    def __init__(self, extra: Mapping[str, tuple[str, str | None, str]] | None = None) -> None:
        self.extra = dict(extra or {})
        table = dict(_packaged())
        for name, (dimension, base, factor) in self.extra.items():
            table[name] = Unit(name, dimension, base, Decimal(factor))
        self.table: Mapping[str, Unit] = table
        self.first = frozenset(name[0] for name in table)
        lengths: dict[str, set[int]] = {}
        for name in table:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {char: sorted(found, reverse=True) for char, found in lengths.items()}
        self._per = _rate_words()
        self._guard = _guards()
        self.nounlike = _nounlike()
        self._rates: dict[str, Unit] = {}

    def __reduce__(self) -> tuple[type[Units], tuple[dict[str, tuple[str, str | None, str]]]]:
        return Units, (self.extra,)

    def at(self, text: str, start: int) -> Unit | None:
        """The longest unit whose name begins at ``start``; a rate (``元/吨``) is one unit."""
        for length in self._lengths.get(text[start : start + 1], ()):
            unit = self.table.get(text[start : start + length])
            if unit is not None:
                end = start + len(unit.name)
                if text[end : end + 1] in self._guard.get(unit.name, ()) and not text.startswith(_BOUNDS, end):
                    continue
                if text[end : end + 1] in _RATE_SIGNS:
                    return self._rate(text, unit, end)
                return unit
        return None

    def _rate(self, text: str, unit: Unit, end: int) -> Unit:
        """``元/吨``, ``元每平方米``: the unit with what it is measured per."""
        skip = 1
        for length in range(6, 0, -1):
            word = text[end + skip : end + skip + length]
            if word in self._per and len(word) == length:
                name = unit.name + text[end : end + skip] + word
                again = end + skip + length
                if text[again : again + 1] == "/":
                    more = next(
                        (w for w in ("人", "月", "年", "天", "日", "户") if text.startswith(w, again + 1)), None
                    )
                    name += f"/{more}" if more else ""
                return self._rates.setdefault(name, self._made(name, unit, word))
        return unit

    def _made(self, name: str, unit: Unit, word: str) -> Unit:
        known = self.table.get(name)
        if known is not None:
            return known
        dimension = unit.dimension
        if dimension in {"length"} and word in {"小时", "秒", "时", "h"}:
            dimension = "speed"
        elif dimension in {"count", "mass", "length"} and word in {
            "平方公里",
            "立方米",
            "升",
            "亩",
            "公顷",
            "公里",
            "平方米",
            "L",
        }:
            dimension = "density"
        per = self.table.get(word)
        factor, base = unit.factor, unit.base or unit.name
        if per is not None and per.dimension in {"mass", "area", "volume"} and per.base:
            factor, word = unit.factor / per.factor, per.base
            factor = round(factor, 12)
        return Unit(name, dimension, f"{base}/{word}", factor)


_BOUNDS = ("以上", "以下", "以内", "以外")
_RATE_SIGNS = frozenset({"/", "每"})


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("policyminer.extractors.figures").joinpath(name).read_text("utf-8"))


@cache
def _rate_words() -> frozenset[str]:
    return frozenset(_data("units.toml")["rate"]["per"])


@cache
def _guards() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(chars) for name, chars in _data("units.toml")["guard"].items() if chars}


@cache
def _nounlike() -> frozenset[str]:
    return frozenset(_data("units.toml")["nounlike"]["words"].split())


@cache
def _packaged() -> Mapping[str, Unit]:
    data = _data("units.toml")
    table: dict[str, Unit] = {}
    counts = data["count"]
    for word in counts["words"].split():
        table[word] = Unit(word, "count", word, Decimal(1))
        if "(" in word:
            wide = word.replace("(", "\uff08").replace(")", "\uff09")
            table[wide] = Unit(wide, "count", word, Decimal(1))
    for word in counts["people"]:
        table[word] = Unit(word, "count", _PEOPLE, Decimal(1))
    for group in data["group"]:
        base = group["base"] or None
        for name, factor in group["units"].items():
            table[name] = Unit(name, group["dimension"], base or name, Decimal(factor))
    _currencies(table)
    return table


def _currencies(table: dict[str, Unit]) -> None:
    data = _data("currencies.toml")
    for names in data["currencies"].values():
        for name in names:
            table[name] = Unit(name, "money", names[0], Decimal(1))
    for name, (base, factor) in data["subunits"].items():
        table[name] = Unit(name, "money", base, Decimal(factor))
