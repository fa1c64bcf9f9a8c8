"""From the values of the outputs to codes: for a whole text at once, the same way in learning and in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
AXES = ("role", "instrument", "theme", "status")
CANDIDATES = 5
"""So many best themes of a unit compete; context decides among them."""
WINDOW = 3
"""So many units before and behind are its surroundings."""
_ROWS = 4096
"""So many units are decided at a time."""
FLOOR = 0.01
"""Keeps the logarithm of a share away from minus infinity."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the outputs of each axis stand, and what they are called."""

    parts: Mapping[str, slice]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, outputs: Sequence[str]) -> Outputs:
        """From names such as ``role:measure``; those of one axis stand together."""
        parts: dict[str, slice] = {}
        names: dict[str, tuple[str, ...]] = {}
        for axis in AXES:
            places = [index for index, name in enumerate(outputs) if name.startswith(axis + ":")]
            parts[axis] = slice(places[0], places[-1] + 1) if places else slice(0, 0)
            names[axis] = tuple([outputs[index].partition(":")[2] for index in places])
        return cls(parts, names)


@dataclass(frozen=True, slots=True)
class Best:
    """The best category of each unit, by its place on the axis, and its score to four digits."""

    places: list[int]
    scores: list[float]

    @classmethod
    def of(cls, shares: Floats) -> Best | None:
        """The largest of each row; None for an axis without categories."""
        if not shares.shape[1]:
            return None
        places = shares.argmax(axis=1)
        return cls(places.tolist(), rounded(shares[np.arange(len(places)), places]))


def rounded(shares: Floats) -> list[float]:
    """Each to four digits, exactly as :func:`round` does; what is near a tie is left to it."""
    scaled = shares * 1e4
    whole = np.rint(scaled)
    found: list[float] = (whole / 1e4).tolist()
    for at in np.flatnonzero(np.abs(np.abs(scaled - whole) - 0.5) < 1e-6).tolist():
        found[at] = round(float(shares[at]), 4)
    return found


def softmax(values: Floats) -> Floats:
    """Rows of shares that add up to one."""
    if not values.size:
        return values
    powers: Floats = values - values.max(axis=1, keepdims=True)
    np.exp(powers, out=powers)
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def sigmoid(values: Floats) -> Floats:
    """Chances out of values."""
    chances: Floats = np.negative(np.clip(values, -60.0, 60.0))
    np.exp(chances, out=chances)
    chances += 1.0
    np.divide(1.0, chances, out=chances)
    return chances


def theme_shares(
    values: Floats, context: Sequence[float], temperature: float, texts: Sequence[Sequence[int]] | None = None
) -> Floats:
    """The shares of the best themes of each unit, the units around and the whole text taken into account.

    Parameters
    ----------
    context
        How much the units around and the whole text count; empty for not at all.
    texts
        The rows of each text; None when all rows are one text.
    """
    if not values.size:
        return values
    shares = np.empty_like(values)
    for at in range(0, len(values), _ROWS):
        shares[at : at + _ROWS] = softmax(_candidates(values[at : at + _ROWS]))
    weights = (context[0], context[1]) if len(context) == 2 else (0.0, 0.0)
    if texts is None or not any(weights):
        _decide(shares, weights, temperature)
    else:
        for rows in texts:
            place = np.asarray(rows, dtype=np.int64)
            own = shares[place]
            _decide(own, weights, temperature)
            shares[place] = own
    return shares


def _candidates(values: Floats) -> Floats:
    """The values of the best themes of each unit; minus infinity for the others."""
    if values.shape[1] <= CANDIDATES:
        return values
    least = np.partition(values, -CANDIDATES, axis=1)[:, -CANDIDATES]
    return np.where(values < least[:, None], -np.inf, values)


def _decide(shares: Floats, weights: tuple[float, float], temperature: float) -> None:
    """Put into the place of the shares of one text those that its context makes of them."""
    count, (around, whole) = len(shares), weights
    told = any(weights)
    sums: Floats = np.zeros((count + 1, shares.shape[1]))
    if told:
        np.cumsum(shares, axis=0, out=sums[1:])
        everywhere = whole * np.log(shares.mean(axis=0) + FLOOR)
    for at in range(0, count, _ROWS):
        rows = np.arange(at, min(at + _ROWS, count))
        with np.errstate(divide="ignore"):
            total = np.log(shares[at : at + _ROWS])
        if told:
            begins, ends = np.maximum(rows - WINDOW, 0), np.minimum(rows + WINDOW + 1, count)
            near = (sums[ends] - sums[begins]) / (ends - begins)[:, None]
            total += around * np.log(near + FLOOR) + everywhere
        shares[at : at + _ROWS] = softmax(total / temperature)
