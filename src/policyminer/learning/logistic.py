"""Logistic regression on shares: the loss of scikit-learn for labels that are not sure, many outputs in one descent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import fmin_l_bfgs_b
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int64]

_BIAS = 1e-3  # how much a large bias costs
_STEPS, _MEMORY, _LITTLE, _FLAT = 100, 12, 1e5, 5e-4


@dataclass(frozen=True, slots=True)
class Targets:
    """What one axis asks of some samples.

    Parameters
    ----------
    rows
        Which samples it asks.
    shares
        One row each: how sure every category is, between 0 and 1; one in all where a sample has one category.
    importance
        How much each of them counts.
    leading
        Where a sample has any number of categories: how sure each is to be the first of them. Shares are then one
        sigmoid each, and the first one is a choice (softmax) as well; None where there is but the choice.
    """

    rows: Ints
    shares: Singles
    importance: Singles
    leading: Singles | None = None

    def some(self, rows: Ints) -> Targets:
        """Those in some places of it."""
        leading = None if self.leading is None else self.leading[rows]
        return Targets(self.rows[rows], self.shares[rows], self.importance[rows], leading)

    def columns(self, places: Ints) -> Targets:
        """Of some categories alone."""
        leading = None if self.leading is None else self.leading[:, places]
        return Targets(self.rows, self.shares[:, places], self.importance, leading)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of the sparse and the dense columns (columns × categories) and the bias."""

    sparse: Floats
    dense: Floats
    bias: Floats


def logistic(sparse: csr_matrix, dense: Singles, targets: Targets, freedom: Singles, strength: float) -> Fitted:
    """The weights that explain the shares best.

    Parameters
    ----------
    sparse, dense
        The columns, one row per sample of ``targets.rows``.
    freedom
        A factor for each weight of a sparse column (columns × categories): 0 leaves it out.
    strength
        How much the weights may grow: ``C`` of scikit-learn.
    """
    loss = _Loss(sparse, dense, targets, freedom, strength)
    start = np.zeros(loss.conditioner.size)
    found, _, _ = fmin_l_bfgs_b(loss, start, m=_MEMORY, factr=_LITTLE, pgtol=_FLAT, maxiter=_STEPS)
    weights, directions, bias = loss.parts(found * loss.conditioner)
    return Fitted(weights * freedom, directions.copy(), bias.copy())


def gradient(values: Singles, targets: Targets) -> tuple[Singles, Singles]:
    """The loss of every row and its derivative by the values."""
    if targets.leading is None:
        return _choice(values, targets.shares)
    shares = targets.shares
    lost, slope = _choice(values, targets.leading)
    clipped = np.clip(values, -30, 30)
    lost += np.sum(np.log1p(np.exp(clipped)) - shares * clipped, axis=1)
    slope += 1 / (1 + np.exp(-clipped)) - shares
    return lost, slope


def _choice(values: Singles, shares: Singles) -> tuple[Singles, Singles]:
    top = values.max(axis=1, keepdims=True)
    raised = np.exp(values - top)
    total = raised.sum(axis=1, keepdims=True)
    lost: Singles = (shares * (top + np.log(total) - values)).sum(axis=1)
    slope: Singles = raised / total * shares.sum(axis=1, keepdims=True) - shares
    return lost, slope


class _Loss:
    """The regularized loss and its gradient, in variables that are about equally steep."""

    def __init__(self, sparse: csr_matrix, dense: Singles, targets: Targets, freedom: Singles, strength: float) -> None:
        self.sparse, self.dense = csr_matrix(sparse, dtype=np.float32), dense
        self.turned = csr_matrix(self.sparse.T)
        self.targets, self.freedom, self.strength = targets, freedom, strength
        self.outputs = targets.shares.shape[1]
        self.split = self.sparse.shape[1] * self.outputs
        self.conditioner = self._conditioner()

    def parts(self, flat: Floats) -> tuple[Floats, Floats, Floats]:
        """Sparse weights, dense weights, bias."""
        end = self.split + self.dense.shape[1] * self.outputs
        weights, dense = flat[: self.split], flat[self.split : end]
        return weights.reshape(-1, self.outputs), dense.reshape(-1, self.outputs), flat[end:]

    def _conditioner(self) -> Floats:
        """One over the root of the curvature at the frequencies of the categories."""
        importance = self.targets.importance
        frequent = np.clip(np.average(self.targets.shares, axis=0, weights=importance), 1e-3, 0.5)
        steep = 0.5 * frequent * (1 - frequent)
        squares = np.asarray(self.sparse.multiply(self.sparse).T @ importance).ravel()
        curve = squares[:, None] * steep * self.freedom**2 + 1 / self.strength
        dense = ((self.dense**2).T @ importance)[:, None] * steep + 1 / self.strength
        bias = _BIAS + importance.sum() * steep
        whole: Floats = np.concatenate([curve.ravel(), dense.ravel(), bias]).astype(np.float64)
        return 1 / np.sqrt(whole)

    def __call__(self, scaled: Floats) -> tuple[float, Floats]:
        weights, directions, bias = self.parts(scaled * self.conditioner)
        values: Any = self.sparse @ (weights * self.freedom).astype(np.float32)
        values += self.dense @ directions.astype(np.float32) + bias.astype(np.float32)
        lost, slope = gradient(values, self.targets)
        importance = self.targets.importance
        slope = slope * importance[:, None]
        total = float((lost * importance).sum(dtype=np.float64))
        total += 0.5 / self.strength * float((weights**2).sum() + (directions**2).sum())
        total += 0.5 * _BIAS * float(bias @ bias)
        by_weights = (self.turned @ slope) * self.freedom + weights / self.strength
        by_directions = self.dense.T @ slope + directions / self.strength
        by_bias = slope.sum(axis=0, dtype=np.float64) + _BIAS * bias
        whole = np.concatenate([by_weights.ravel(), by_directions.ravel(), by_bias]).astype(np.float64)
        return total, whole * self.conditioner
