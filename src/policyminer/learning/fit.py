"""Fitting the linear functions, one group of outputs per axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from scipy.sparse import csr_matrix, hstack

from policyminer.codebooks import Codebook
from policyminer.codebooks.codebook import Axis
from policyminer.learning.latent import Latent
from policyminer.learning.logistic import Floats, Singles, Targets, logistic
from policyminer.learning.samples import Sample
from policyminer.statements.baseline import STATUSES, outputs
from policyminer.statements.model import BLOCKS

CHOICES = ("role", "theme", "status")
LEARNED = (*CHOICES, "instrument")
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
    theme: float = 0.4
    instrument: float = 0.2
    cue: float = 6.0
    grams: int = 30000
    least: int = 2


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

    @property
    def directions(self) -> int:
        """How many columns :meth:`widen` adds."""
        return 0 if self.latent is None else int(self.latent.coordinates.shape[1])

    def widen(self, matrix: csr_matrix) -> csr_matrix:
        """The matrix with the directions as further columns."""
        if self.latent is None:
            return matrix
        directions = matrix[:, : len(self.latent.grams)] @ self.latent.coordinates
        return csr_matrix(hstack([matrix, csr_matrix(directions)]))

    def categories(self, axis: str) -> tuple[str, ...]:
        """What can be said on an axis, in the order of the outputs."""
        return tuple(STATUSES) if axis == "status" else tuple(self.codebook.ids(cast(Axis, axis)))

    def asked(self, samples: Sequence[Sample]) -> dict[str, Targets]:
        """What each axis asks of the samples; an optional instrument counts half."""
        found = {axis: self._labels(axis, samples) for axis in CHOICES}
        names = self.categories("instrument")
        place = {name: at for at, name in enumerate(names)}
        said = _Said(len(names), leads=True)
        for index, sample in enumerate(samples):
            named = [coding for coding in sample.codings if coding.instruments is not None]
            for coding in said.row(index, sample, named):
                for name, share in (coding.instruments or {}).items():
                    said.add(place.get(name), share * coding.say)
                said.lead(place.get(coding.primary or ""), coding.say)
        found["instrument"] = said.targets()
        return found

    def _labels(self, axis: str, samples: Sequence[Sample]) -> Targets:
        places = {name: place for place, name in enumerate(self.categories(axis))}
        said = _Said(len(places))
        for index, sample in enumerate(samples):
            if axis == "role" and sample.source == "sentences":
                continue
            told = [coding for coding in sample.codings if getattr(coding, axis) in places]
            for coding in said.row(index, sample, told):
                said.add(places[getattr(coding, axis)], coding.say)
        return said.targets()

    def fit(self, asked: Mapping[str, Targets], wide: csr_matrix, grams: int) -> Weights:
        """Weights for the columns of the matrix before :meth:`widen`; outputs never seen are listed as missing."""
        names = outputs(self.codebook)
        width = wide.shape[1] - self.directions
        weights = Weights(names, np.zeros((len(names), width)), np.full(len(names), -9.0))
        sparse, dense = csr_matrix(wide[:, :width], dtype=np.float32), wide[:, width:].toarray().astype(np.float32)
        for axis in LEARNED:
            self._axis(axis, asked[axis], sparse, dense, grams, weights)
        return weights

    def _axis(
        self, axis: str, targets: Targets, sparse: csr_matrix, dense: Singles, grams: int, weights: Weights
    ) -> None:
        known = self.categories(axis)
        present = np.flatnonzero(targets.shares.any(axis=0)) if len(targets.rows) else np.zeros(0, dtype=np.int64)
        weights.missing += [f"{axis}:{name}" for place, name in enumerate(known) if place not in present]
        if targets.leading is None and len(present) == 1:
            weights.bias[weights.outputs.index(f"{axis}:{known[present[0]]}")] = 0.0
        if len(present) < (2 if targets.leading is None else 1):
            return
        chosen = [known[place] for place in present]
        freedom = self._freedom(axis, chosen, sparse.shape[1], grams)
        strength, rows = float(getattr(self.settings, axis)), targets.rows
        fitted = logistic(sparse[rows], dense[rows], targets.columns(present), freedom, strength)
        if self.latent is not None:
            fitted.sparse[:grams] += self.latent.coordinates @ fitted.dense
        for number, name in enumerate(chosen):
            place = weights.outputs.index(f"{axis}:{name}")
            weights.coefficients[place], weights.bias[place] = fitted.sparse[:, number], fitted.bias[number]

    def _freedom(self, axis: str, chosen: Sequence[str], width: int, grams: int) -> Singles:
        """A factor for every weight: a category's own cues are freer, what only misleads an axis is left out.

        Measured on held-out documents: instruments are better without neighbours and headings, roles without the
        cues of instruments and themes.
        """
        freedom = np.ones((width, len(chosen)), dtype=np.float32)
        many, blocks = len(self._names), len(BLOCKS)
        own = {f"{kind}:{name}": number for number, name in enumerate(chosen) for kind in _KINDS}
        for cue, number in own.items():
            if (index := self._names.get(cue)) is not None:
                freedom[grams + index, number if axis == "instrument" else slice(None)] = self.settings.cue
        if axis == "instrument":
            freedom[grams + many : grams + blocks * many] = 0.0
        if axis == "role":
            foreign = [at for name, at in self._names.items() if name.startswith(_CUES) and name not in own]
            for block in range(blocks):
                freedom[[grams + block * many + at for at in foreign]] = 0.0
        return freedom


class _Said:
    """Collects what the coders said of each sample: shares of the categories, by how much each coding counts."""

    def __init__(self, width: int, *, leads: bool = False) -> None:
        self._width = width
        self._rows: list[int] = []
        self._importance: list[float] = []
        self._shares: list[list[float]] = []
        self._leading: list[list[float]] | None = [] if leads else None
        self._sum = 1.0

    def row(self, index: int, sample: Sample, told: Sequence[Sample]) -> Sequence[Sample]:
        """Begin the row of a sample; those who said nothing make it count less."""
        if told:
            self._sum = sum([coding.say for coding in told])
            whole = sum([coding.say for coding in sample.codings])
            self._rows.append(index)
            self._importance.append(sample.weight * self._sum / whole)
            self._shares.append([0.0] * self._width)
            if self._leading is not None:
                self._leading.append([0.0] * self._width)
        return told

    def add(self, place: int | None, share: float) -> None:
        """One coding names a category."""
        if place is not None:
            self._shares[-1][place] += share / self._sum

    def lead(self, place: int | None, share: float) -> None:
        """One coding names a category first."""
        if place is not None and self._leading is not None:
            self._leading[-1][place] += share / self._sum

    def targets(self) -> Targets:
        """All rows."""
        shape = (len(self._rows), self._width)
        leading = None if self._leading is None else np.asarray(self._leading, dtype=np.float32).reshape(shape)
        return Targets(
            np.asarray(self._rows, dtype=np.int64),
            np.asarray(self._shares, dtype=np.float32).reshape(shape),
            np.asarray(self._importance, dtype=np.float32),
            leading,
        )
