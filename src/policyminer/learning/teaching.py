"""A second round: what a linear model and a network together say of every unit teaches the final linear model.

The network sees what a linear model cannot; units without labels let the linear model hear it. Nothing is added to what
is shipped: the outcome is the same kind of linear model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix, vstack

from policyminer.learning.fit import LEARNED, Fitter, Weights
from policyminer.learning.logistic import Floats, Ints, Singles, Targets
from policyminer.learning.network import Network, Shape
from policyminer.learning.samples import Sample
from policyminer.statements.decisions import sigmoid, softmax

LABEL = 0.3
"""How much of the label stays beside what the teachers say of a labelled unit."""
LOOSE = 0.5
"""How much a unit without a label counts."""
_LEAST = 0.02


def taught(
    fitter: Fitter, samples: Sequence[Sample], matrix: csr_matrix, loose: csr_matrix, grams: int, *, seeds: int = 1
) -> Weights:
    """Fit, let a network learn the same, and fit again to what both say.

    Parameters
    ----------
    matrix, loose
        The columns (see :meth:`Fitter.widen`) of the samples and of the units without labels.
    seeds
        How many networks are averaged.
    """
    asked = fitter.asked(samples)
    first = fitter.fit(asked, matrix, grams)
    whole = csr_matrix(vstack([matrix, loose]))
    columns = csr_matrix(whole[:, : first.coefficients.shape[1]])
    by_axis = _outputs(fitter, first)
    heads = [_everywhere(asked[axis], len(samples)) for axis in by_axis]
    networks = np.mean(
        [_network(columns[: len(samples)], heads, samples, seed).values(columns) for seed in range(seeds)], 0
    )
    linear = first.decision(columns)
    values: dict[str, Floats] = {}
    at = 0
    for axis, places in by_axis.items():
        width = len(places)
        values[axis] = (linear[:, places] + networks[:, at : at + width]) / 2
        at += width
    second = fitter.fit(_mixed(asked, values, samples, fitter), whole, grams)
    second.missing = first.missing
    return second


def _outputs(fitter: Fitter, weights: Weights) -> dict[str, list[int]]:
    """The outputs of each axis that the codebook has."""
    places = {name: place for place, name in enumerate(weights.outputs)}
    named = {axis: [places[f"{axis}:{name}"] for name in fitter.categories(axis)] for axis in LEARNED}
    return {axis: columns for axis, columns in named.items() if columns}


def _network(columns: csr_matrix, heads: Sequence[Targets], samples: Sequence[Sample], seed: int) -> Network:
    """A network that has learned from all but the noisy sentences."""
    kept = np.flatnonzero([sample.source != "sentences" for sample in samples])
    network = Network(columns.shape[1], sum(head.shares.shape[1] for head in heads), Shape(), seed)
    network.teach(csr_matrix(columns[kept]), [head.some(kept) for head in heads])
    return network


def _everywhere(targets: Targets, many: int) -> Targets:
    """The same with a row for every sample, of importance 0 where nothing is asked."""
    importance = np.zeros(many, dtype=np.float32)
    importance[targets.rows] = targets.importance
    leading = None if targets.leading is None else _spread(targets.leading, targets.rows, many)
    return Targets(np.arange(many), _spread(targets.shares, targets.rows, many), importance, leading)


def _spread(part: Singles, rows: Ints, many: int) -> Singles:
    whole = np.zeros((many, part.shape[1]), dtype=np.float32)
    whole[rows] = part
    return whole


def _mixed(
    asked: Mapping[str, Targets], values: Mapping[str, Floats], samples: Sequence[Sample], fitter: Fitter
) -> dict[str, Targets]:
    """What the teachers say, with a part of the label where there is one."""
    many = len(next(iter(values.values())))
    roles = fitter.categories("role")
    measure = softmax(values["role"])[:, roles.index("measure")] if "measure" in roles else np.ones(many)
    noisy = np.asarray([sample.source == "sentences" for sample in samples] + [False] * (many - len(samples)))
    mixed: dict[str, Targets] = {}
    for axis, targets in asked.items():
        if axis not in values:
            mixed[axis] = targets
            continue
        importance = np.full(many, LOOSE, dtype=np.float32)
        if axis == "instrument":
            importance *= measure.astype(np.float32)
        importance[targets.rows] = targets.importance
        if axis == "role":
            importance[noisy] = 0.0
        choice, leading = softmax(values[axis]), None
        if targets.leading is not None:
            leading = _blend(choice, targets.leading, targets.rows)
            choice = sigmoid(values[axis])
        everything = Targets(np.arange(many), _blend(choice, targets.shares, targets.rows), importance, leading)
        mixed[axis] = everything.some(np.flatnonzero(importance > _LEAST))
    return mixed


def _blend(said: Floats, labels: Singles, rows: Ints) -> Singles:
    """What is said, with a part of the label where there is one."""
    shares: Singles = said.astype(np.float32)
    shares[rows] = (1 - LABEL) * shares[rows] + LABEL * labels
    return shares
