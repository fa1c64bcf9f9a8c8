"""Fitting the linear functions with scikit-learn, one group of outputs per axis."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack, vstack
from sklearn.linear_model import LogisticRegression

from policyminer.codebooks import Codebook
from policyminer.codebooks.codebook import Axis
from policyminer.learning.latent import Latent
from policyminer.learning.samples import Sample
from policyminer.statements.baseline import STATUSES, outputs
from policyminer.statements.model import BLOCKS

Floats = NDArray[np.float64]
CHOICES = ("role", "theme", "status")
_KINDS = ("cue", "more", "weak")
_CUES = ("cue:", "more:", "weak:")


@dataclass(frozen=True, slots=True)
class Settings:
    """How much the weights may grow (C of scikit-learn) by axis, and the size of the vocabulary.

    Parameters
    ----------
    cue
        How much more freely the weight of a category's own cues may grow than any other weight.
    grams, least
        The size of the vocabulary, and in how many units an n-gram must stand.
    """

    role: float = 0.2
    status: float = 0.3
    theme: float = 0.3
    instrument: float = 0.3
    cue: float = 6.0
    grams: int = 12000
    least: int = 3


@dataclass(slots=True)
class Weights:
    """A row per output, a column per feature."""

    outputs: tuple[str, ...]
    coefficients: Floats
    bias: Floats
    missing: list[str] = field(default_factory=list)

    def decision(self, matrix: csr_matrix) -> Floats:
        """The value of every output for every row."""
        product: Floats = np.asarray(matrix @ self.coefficients.T)
        return product + self.bias


class Fitter:
    """Learns all axes from the same samples.

    从样本学习全部线性函数:角色、状态、主题(多选一),工具(逐个)。

    Parameters
    ----------
    names
        The names of the basic features, in the order of the matrix behind the n-grams.
    latent
        Directions from unlabelled text, or None.
    """

    def __init__(
        self, codebook: Codebook, settings: Settings, names: Sequence[str], latent: Latent | None = None
    ) -> None:
        self.codebook, self.settings, self.latent = codebook, settings, latent
        self._names = {name: index for index, name in enumerate(names)}

    @property
    def many(self) -> int:
        """How many basic features there are."""
        return len(self._names)

    def widen(self, matrix: csr_matrix) -> csr_matrix:
        """The matrix with the directions as further columns."""
        if self.latent is None:
            return matrix
        directions = matrix[:, : len(self.latent.grams)] @ self.latent.coordinates
        return csr_matrix(hstack([matrix, csr_matrix(directions)]))

    def fit(self, samples: Sequence[Sample], wide: csr_matrix, grams: int) -> Weights:
        """Weights for the columns of the matrix before :meth:`widen`; outputs never seen are listed as missing."""
        names = outputs(self.codebook)
        weights = Weights(names, np.zeros((len(names), wide.shape[1])), np.full(len(names), -9.0))
        for axis in CHOICES:
            self._choice(axis, samples, wide, grams, weights)
        self._instruments(samples, wide, grams, weights)
        if self.latent is not None:
            width = wide.shape[1] - self.latent.coordinates.shape[1]
            folded = weights.coefficients[:, width:] @ self.latent.coordinates.T
            weights.coefficients = weights.coefficients[:, :width]
            weights.coefficients[:, :grams] += folded
        return weights

    def _freedom(self, axis: str, identifiers: Sequence[str], width: int, grams: int) -> Floats:
        """The scale of each column for an axis: its own cues are freer, what only misleads it is left out.

        Measured on held-out documents: instruments are better without neighbours and headings, roles without the
        cues of instruments and themes.
        """
        scale = np.ones(width)
        many, blocks = len(self._names), len(BLOCKS)
        for identifier in identifiers:
            for kind in _KINDS:
                index = self._names.get(f"{kind}:{identifier}")
                if index is not None:
                    scale[grams + index] = self.settings.cue
        if axis == "instrument":
            scale[grams + many : grams + blocks * many] = 0.0
        if axis == "role":
            own = {f"{kind}:{identifier}" for kind in _KINDS for identifier in identifiers}
            foreign = [at for name, at in self._names.items() if name.startswith(_CUES) and name not in own]
            for block in range(blocks):
                scale[[grams + block * many + at for at in foreign]] = 0.0
        return scale

    def _choice(self, axis: str, samples: Sequence[Sample], wide: csr_matrix, grams: int, weights: Weights) -> None:
        known = STATUSES if axis == "status" else self.codebook.ids(cast(Axis, axis))
        rows = [index for index, sample in enumerate(samples) if getattr(sample, axis) in known]
        if axis == "role":
            rows = [index for index in rows if samples[index].source != "sentences"]
        labels = [getattr(samples[index], axis) for index in rows]
        present = sorted(set(labels))
        weights.missing += [f"{axis}:{name}" for name in known if name not in present]
        if len(present) == 1:
            weights.bias[weights.outputs.index(f"{axis}:{present[0]}")] = 0.0
        if len(present) < 2:
            return
        scale = self._freedom(axis, known, wide.shape[1], grams)
        importance = np.asarray([samples[index].weight for index in rows])
        model = LogisticRegression(C=getattr(self.settings, axis), max_iter=300, tol=1e-3)
        _quietly(model, wide[rows] @ diags(scale), np.asarray(labels), importance)
        coefficients, bias = model.coef_, model.intercept_
        if len(present) == 2:
            coefficients, bias = np.vstack([-coefficients, coefficients]) / 2, np.concatenate([-bias, bias]) / 2
        for number, name in enumerate(model.classes_):
            place = weights.outputs.index(f"{axis}:{name}")
            weights.coefficients[place], weights.bias[place] = coefficients[number] * scale, bias[number]

    def _instruments(self, samples: Sequence[Sample], wide: csr_matrix, grams: int, weights: Weights) -> None:
        """One against the rest; a label that is not sure counts on both sides by its share."""
        rows = [index for index, sample in enumerate(samples) if sample.instruments is not None]
        chosen = wide[rows]
        importance = np.asarray([samples[index].weight for index in rows])
        for name in self.codebook.ids("instrument"):
            sure = np.asarray([(samples[index].instruments or {}).get(name, 0.0) for index in rows])
            place = weights.outputs.index(f"instrument:{name}")
            if not sure.any():
                weights.missing.append(f"instrument:{name}")
                continue
            both = np.flatnonzero((sure > 0) & (sure < 1))
            yes = np.concatenate([sure > 0, np.zeros(len(both), dtype=bool)])
            if yes.all():
                weights.bias[place] = 3.0
                continue
            share = np.concatenate([np.where(sure > 0, sure, 1.0), 1.0 - sure[both]])
            scale = self._freedom("instrument", [name], wide.shape[1], grams)
            model = LogisticRegression(C=self.settings.instrument, solver="liblinear", intercept_scaling=3.0, tol=0.01)
            stacked = csr_matrix(vstack([chosen, chosen[both]]) if len(both) else chosen) @ diags(scale)
            _quietly(model, stacked, yes, share * np.concatenate([importance, importance[both]]))
            weights.coefficients[place], weights.bias[place] = model.coef_[0] * scale, model.intercept_[0]


def _quietly(model: LogisticRegression, matrix: Any, labels: NDArray[Any], importance: Floats) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(csr_matrix(matrix), labels, sample_weight=importance)
