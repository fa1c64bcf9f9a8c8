"""The theme of a unit in its context: the units around it and the whole text speak too."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

CANDIDATES = 4
"""So many best themes of a unit compete; context decides among them."""
WINDOW = 3
"""So many units before and behind are its surroundings."""
FLOOR = 0.01
"""Keeps the logarithm of a share away from minus infinity."""

Shares = dict[int, float]


def shares(values: Sequence[float]) -> Shares:
    """The shares of the best themes of one unit: softmax over the best alone."""
    rest = list(values)
    best: list[tuple[int, float]] = []
    for _ in range(min(CANDIDATES, len(rest))):
        top = max(rest)
        place = rest.index(top)
        best.append((place, top))
        rest[place] = float("-inf")
    if not best:
        return {}
    first = best[0][1]
    powers = [(place, exp(value - first)) for place, value in best]
    total = sum([power for _, power in powers])
    return {place: power / total for place, power in powers}


class Surroundings:
    """The shares of all units of a text, for looking around.

    一篇文章各语句的主题份额:前后三句与全文。
    """

    def __init__(self, units: Sequence[Shares], context: tuple[float, float], temperature: float) -> None:
        self._units, self._context, self._temperature = units, context, temperature
        whole: Shares = {}
        for unit in units:
            for place, share in unit.items():
                whole[place] = whole.get(place, 0.0) + share
        count = len(units) or 1
        self._whole = {place: log(share / count + FLOOR) for place, share in whole.items()}

    def best(self, number: int) -> tuple[int, float] | None:
        """The theme of a unit and its calibrated share."""
        own = self._units[number]
        if not own:
            return None
        around, whole = self._context
        window = self._units[max(0, number - WINDOW) : number + WINDOW + 1]
        size, values = len(window), []
        for place, share in own.items():
            near = sum([unit[place] for unit in window if place in unit])
            value = log(share + 1e-9) + around * log(near / size + FLOOR) + whole * self._whole[place]
            values.append((value / self._temperature, place))
        top, place = max(values, key=lambda item: (item[0], -item[1]))
        total = sum([exp(value - top) for value, _ in values])
        return place, 1.0 / total
