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
    """The best category of each unit, by its place on the axis, and its score."""

    places: list[int]
    scores: list[float]

    @classmethod
    def of(cls, shares: Floats) -> Best | None:
        """The largest of each row; None for an axis without categories."""
        if not shares.shape[1]:
            return None
        places = shares.argmax(axis=1)
        return cls(places.tolist(), shares[np.arange(len(places)), places].tolist())


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
    own = values
    if values.shape[1] > CANDIDATES:
        least = np.partition(values, -CANDIDATES, axis=1)[:, -CANDIDATES]
        own = np.where(values < least[:, None], -np.inf, values)
    shares = softmax(own)
    with np.errstate(divide="ignore"):
        total = np.log(shares)
    if len(context) == 2 and any(context):
        for rows in texts if texts is not None else [range(len(values))]:
            place = np.asarray(rows, dtype=np.int64)
            total[place] += _context(shares[place], context[0], context[1])
    return softmax(total / temperature)


def _context(shares: Floats, around: float, whole: float) -> Floats:
    count = len(shares)
    sums = np.concatenate([np.zeros((1, shares.shape[1])), np.cumsum(shares, axis=0)])
    begins = np.maximum(np.arange(count) - WINDOW, 0)
    ends = np.minimum(np.arange(count) + WINDOW + 1, count)
    near = (sums[ends] - sums[begins]) / (ends - begins)[:, None]
    result: Floats = around * np.log(near + FLOOR) + whole * np.log(shares.mean(axis=0) + FLOOR)
    return result
