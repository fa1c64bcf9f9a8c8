"""From the values of a linear function to codes, for whole sets of units: as the classifier decides, in bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policyminer.learning.samples import Sample
from policyminer.statements.themes import CANDIDATES, FLOOR, WINDOW

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Coded:
    """What a model says of a unit."""

    role: str
    status: str
    theme: str | None
    instruments: list[str]
    best: str | None


class Values:
    """The values of all outputs for a list of samples.

    一批语句的全部分值:按轴取出、换算成概率。
    """

    def __init__(self, outputs: Sequence[str], values: Floats, samples: Sequence[Sample]) -> None:
        self.values, self.samples = values, samples
        self._columns: dict[str, list[int]] = {}
        self._names: dict[str, list[str]] = {}
        for index, name in enumerate(outputs):
            axis, _, identifier = name.partition(":")
            self._columns.setdefault(axis, []).append(index)
            self._names.setdefault(axis, []).append(identifier)

    def names(self, axis: str) -> list[str]:
        """The ids of an axis in the order of the columns."""
        return self._names.get(axis, [])

    def raw(self, axis: str) -> Floats:
        """The columns of an axis."""
        return self.values[:, self._columns.get(axis, [])]

    def shares(self, axis: str, temperature: float = 1.0) -> Floats:
        """Softmax over an axis."""
        return softmax(self.raw(axis) / temperature)

    def themes(self, context: tuple[float, ...], temperature: float = 1.0) -> Floats:
        """The shares of the best themes of each unit, the units around and the whole text taken into account."""
        values = self.raw("theme")
        if not values.size:
            return values
        order = np.argsort(-values, axis=1, kind="stable")
        beaten = np.zeros(values.shape, dtype=bool)
        np.put_along_axis(beaten, order[:, CANDIDATES:], True, axis=1)
        own = softmax(np.where(beaten, -np.inf, values))
        total = np.log(own + 1e-9)
        if context:
            around, whole = neighbours(own, [sample.group for sample in self.samples])
            total = total + context[0] * around + context[1] * whole
        return softmax(np.where(beaten, -np.inf, total / temperature))

    def coded(self, calibration: Mapping[str, tuple[float, ...]]) -> list[Coded]:
        """The codes of every unit; instruments and status as if each were a measure."""
        first, further, least = calibration.get("threshold") or (0.4, 0.5, 0.0)
        slope, shift = calibration.get("instrument") or (1.0, 0.0)
        themes = self.themes(calibration.get("context") or (), (calibration.get("theme") or (1.0,))[0])
        chances = sigmoid(slope * self.raw("instrument") + shift)
        roles, states = self.raw("role"), self.raw("status")
        names = {axis: self.names(axis) for axis in ("role", "status", "theme", "instrument")}
        result: list[Coded] = []
        for number in range(len(self.samples)):
            order = np.argsort(-chances[number], kind="stable")
            ranked = [(names["instrument"][index], chances[number, index]) for index in order]
            chosen = [name for place, (name, chance) in enumerate(ranked) if chance >= (further if place else first)]
            chosen = chosen if ranked and ranked[0][1] >= first else []
            theme = names["theme"][int(themes[number].argmax())] if themes.size else None
            result.append(
                Coded(
                    names["role"][int(roles[number].argmax())] if roles.size else "measure",
                    names["status"][int(states[number].argmax())] if states.size else "ongoing",
                    theme if themes.size and themes[number].max() >= least else None,
                    chosen,
                    ranked[0][0] if ranked else None,
                )
            )
        return result


def neighbours(shares: Floats, groups: Sequence[str]) -> tuple[Floats, Floats]:
    """Logarithms of the mean shares in the window around each unit and in its whole text."""
    around, whole = np.zeros_like(shares), np.zeros_like(shares)
    members: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        members.setdefault(group, []).append(index)
    for rows in members.values():
        whole[rows] = np.log(shares[rows].mean(axis=0) + FLOOR)
        for place, row in enumerate(rows):
            window = rows[max(0, place - WINDOW) : place + WINDOW + 1]
            around[row] = np.log(shares[window].mean(axis=0) + FLOOR)
    return around, whole


def softmax(values: Floats) -> Floats:
    """Rows of shares that add up to one."""
    if not values.size:
        return values
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def sigmoid(values: Floats) -> Floats:
    """Chances out of values."""
    chances: Floats = 1.0 / (1.0 + np.exp(-np.clip(values, -60.0, 60.0)))
    return chances
