"""A small network that teaches the linear model: one hidden layer over the same columns, all axes at once.

It shares what it learns between the axes and between words that stand for each other, which a linear model cannot; it
is never shipped. scikit-learn's has one target per sample and touches every weight at every step; here an axis may have
nothing to say of a sample, and a step touches only the columns that stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from scipy.sparse import csr_matrix

from policyminer.learning.logistic import Floats, Ints, Singles, Targets, gradient

_FIRST, _SECOND = 0.9, 0.999  # Adam's forgetting of slopes and of their squares


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a network and how it is taught.

    Parameters
    ----------
    hidden
        Units of the hidden layer.
    epochs, batch, pace
        How often all samples are shown, how many at a time, the first step size (falling to 0).
    drop_columns, drop_hidden
        The shares of columns and of hidden units left out at each step.
    """

    hidden: int = 192
    epochs: int = 8
    batch: int = 128
    pace: float = 4e-3
    drop_columns: float = 0.3
    drop_hidden: float = 0.4


class _Moments:
    """Adam for one array, or for some rows of it."""

    def __init__(self, array: Singles) -> None:
        self.array, self.mean, self.square = array, np.zeros_like(array), np.zeros_like(array)

    def step(self, slope: Singles, pace: float, count: int, rows: Ints | slice = slice(None)) -> None:
        mean = self.mean[rows] * _FIRST + (1 - _FIRST) * slope
        square = self.square[rows] * _SECOND + (1 - _SECOND) * slope * slope
        self.mean[rows], self.square[rows] = mean, square
        even = np.float32(pace / (1 - _FIRST**count))
        self.array[rows] -= even * mean / (np.sqrt(square / np.float32(1 - _SECOND**count)) + np.float32(1e-8))


class Network:
    """One hidden layer; the values of all outputs side by side."""

    def __init__(self, columns: int, outputs: int, shape: Shape, seed: int = 0) -> None:
        self._random: Generator = np.random.default_rng(seed)
        self.shape = shape
        normal = self._random.standard_normal
        self._inner = (normal((columns, shape.hidden)) * 0.05).astype(np.float32)
        self._outer = (normal((shape.hidden, outputs)) * shape.hidden**-0.5).astype(np.float32)
        self._inner_bias = np.zeros(shape.hidden, dtype=np.float32)
        self._outer_bias = np.zeros(outputs, dtype=np.float32)

    def values(self, matrix: csr_matrix) -> Floats:
        """One row per sample, one column per output."""
        hidden = np.maximum(csr_matrix(matrix, dtype=np.float32) @ self._inner + self._inner_bias, 0)
        return np.asarray(hidden @ self._outer + self._outer_bias, dtype=np.float64)

    def teach(self, matrix: csr_matrix, heads: Sequence[Targets]) -> None:
        """Learn all axes together.

        Parameters
        ----------
        heads
            One per axis, in the order of the outputs; every one asks all rows, with importance 0 where it has
            nothing to say.
        """
        arrays = (self._inner, self._inner_bias, self._outer, self._outer_bias)
        moments = [_Moments(array) for array in arrays]
        matrix = csr_matrix(matrix, dtype=np.float32)
        many, batch = matrix.shape[0], self.shape.batch
        steps = self.shape.epochs * -(-many // batch)
        count = 0
        for _ in range(self.shape.epochs):
            order = self._random.permutation(many)
            for begin in range(0, many, batch):
                rows = order[begin : begin + batch]
                count += 1
                self._step(matrix[rows], rows, heads, moments, self.shape.pace * (1 - count / steps), count)

    def _step(
        self,
        part: csr_matrix,
        rows: Ints,
        heads: Sequence[Targets],
        moments: Sequence[_Moments],
        pace: float,
        count: int,
    ) -> None:
        part.data = part.data * self._kept(part.data.shape, self.shape.drop_columns)
        hidden = part @ self._inner + self._inner_bias
        kept = self._kept(hidden.shape, self.shape.drop_hidden)
        active = np.maximum(hidden, 0) * kept
        slope = _slope(active @ self._outer + self._outer_bias, rows, heads) / len(rows)
        back = (slope @ self._outer.T) * kept * (hidden > 0)
        columns = np.unique(part.indices)
        moments[1].step(back.sum(axis=0), pace, count)
        moments[2].step(active.T @ slope, pace, count)
        moments[3].step(slope.sum(axis=0), pace, count)
        moments[0].step(np.asarray(part[:, columns].T @ back), pace, count, columns)

    def _kept(self, shape: tuple[int, ...], dropped: float) -> Singles:
        kept: Singles = (self._random.random(shape, dtype=np.float32) >= dropped).astype(np.float32)
        return kept / np.float32(1 - dropped)


def _slope(values: Singles, rows: Ints, heads: Sequence[Targets]) -> Singles:
    slopes = []
    at = 0
    for head in heads:
        part = head.some(rows)
        width = part.shares.shape[1]
        _, slope = gradient(values[:, at : at + width], part)
        slopes.append(slope * part.importance[:, None])
        at += width
    return np.concatenate(slopes, axis=1)
