"""From samples to a model: choose the vocabulary, fit, round, pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policyminer.codebooks import Codebook
from policyminer.learning.fit import Fitter, Settings, Weights
from policyminer.learning.latent import analyse
from policyminer.learning.matrix import SCALE, design, vocabulary
from policyminer.learning.samples import Sample
from policyminer.learning.teaching import taught
from policyminer.segmentation.grams import GramTable
from policyminer.statements.lexicon import build
from policyminer.statements.model import BLOCKS, LinearModel, pack_bytes

_ENOUGH = 5000


@dataclass(frozen=True, slots=True)
class Ground:
    """What stays the same whatever is held out: the vocabulary and the directions, both without any label."""

    codebook: Codebook
    table: GramTable
    fitter: Fitter

    @property
    def grams(self) -> tuple[str, ...]:
        """The vocabulary."""
        return self.table.grams

    def matrix(self, samples: Sequence[Sample], blocks: int = len(BLOCKS)) -> csr_matrix:
        """The samples as rows, the directions as last columns."""
        return self.fitter.widen(design(samples, self.table, self.fitter.many, blocks))

    def fit(self, samples: Sequence[Sample], matrix: csr_matrix, loose: csr_matrix | None = None) -> Weights:
        """Learn from some rows of :meth:`matrix`; with units that have no labels, in two rounds (``teaching``)."""
        if loose is None or not loose.shape[0]:
            return self.fitter.fit(self.fitter.asked(samples), matrix, len(self.grams))
        return taught(self.fitter, samples, matrix, loose, len(self.grams))


def ground(codebook: Codebook, settings: Settings, texts: Sequence[str], unlabelled: Sequence[str] = ()) -> Ground:
    """Prepare for learning.

    Parameters
    ----------
    texts
        The words of the samples.
    unlabelled
        Units of other texts; with several thousand of them directions of meaning are learned.
    """
    lexicon = build(codebook)
    everything = [*texts, *unlabelled]
    grams = vocabulary(everything, least=settings.least, most=settings.grams) if settings.grams else []
    table = GramTable(grams)
    latent = analyse(everything, table) if len(unlabelled) >= _ENOUGH and grams else None
    return Ground(codebook, table, Fitter(codebook, settings, lexicon.names, latent))


def pack(
    weights: Weights,
    grams: Sequence[str],
    codebook: Codebook,
    calibration: Mapping[str, tuple[float, ...]],
    card: Mapping[str, Any],
) -> LinearModel:
    """The weights as whole numbers in a model."""
    names = build(codebook).names
    gram_rows, gram_steps = _rounded(weights.coefficients[:, : len(grams)].T, 127)
    feature_rows, feature_steps = _rounded(weights.coefficients[:, len(grams) :].T, 127)
    return LinearModel(
        codebook,
        weights.outputs,
        tuple(grams),
        names,
        SCALE,
        pack_bytes(gram_rows.tolist()),
        pack_bytes(feature_rows.tolist()),
        tuple(gram_steps.tolist()),
        tuple(feature_steps.tolist()),
        tuple(round(float(value), 6) for value in weights.bias),
        dict(calibration),
        dict(card),
    )


def lightened(model: LinearModel, most: int) -> LinearModel:
    """The model without the n-grams that weigh least over all outputs.

    Parameters
    ----------
    most
        How many n-grams stay.
    """
    if len(model.grams) <= most:
        return model
    rows = np.frombuffer(model.gram_weights, dtype="u1").reshape(len(model.grams), -1)
    weights = (rows.astype(np.float64) - 128.0) * np.asarray(model.gram_steps)
    kept = np.sort(np.argsort(-np.square(weights).sum(axis=1), kind="stable")[:most])
    grams = tuple([model.grams[place] for place in kept.tolist()])
    return replace(model, grams=grams, gram_weights=rows[kept].tobytes())


def _rounded(rows: NDArray[np.float64], limit: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    if not len(rows):
        return np.zeros(rows.shape, dtype=np.int64), np.ones(rows.shape[1])
    steps = np.abs(rows).max(axis=0) / limit
    steps[steps == 0] = 1.0
    steps = np.asarray([float(f"{step:.6g}") for step in steps])
    return np.clip(np.rint(rows / steps), -limit, limit).astype(np.int64), steps
