"""A linear-chain conditional random field over the characters of many short texts, fitted with L-BFGS.

The chain knows which labels may follow which; where several labels are right (an optional name), all of them count as
right: the gradient is what the model expects less what it expects of the right ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from policyminer.extractors.learned.labels import CLOSES, COUNT, FOLLOWS, OPENS
from policyminer.spans import Span

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]
_BLOCK = 512
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences of about the same length side by side: rows of characters (-1 where a sentence has ended)."""

    places: NDArray[np.int64]
    sizes: NDArray[np.int64]


def blocks(sentences: Sequence[Span]) -> list[Block]:
    """Sentences in blocks, the shorter first."""
    ordered = sorted(sentences, key=lambda span: span[1] - span[0])
    found = []
    for at in range(0, len(ordered), _BLOCK):
        part = np.asarray(ordered[at : at + _BLOCK])
        sizes = part[:, 1] - part[:, 0]
        steps = np.arange(sizes.max())
        places = np.where(steps[:, None] < sizes, part[:, 0] + steps[:, None], -1)
        found.append(Block(places, sizes))
    return found


def expected(
    emitted: Matrix, right: Matrix | None, transitions: Matrix, sizes: NDArray[np.int64]
) -> tuple[float, Matrix, Matrix]:
    """The log of the partition function, the labels and the pairs of labels that a block expects.

    Parameters
    ----------
    emitted
        Values by step, sentence and label.
    right
        1 where a label is allowed, else 0; None allows all.
    """
    steps, count, _ = emitted.shape
    top = emitted.max(axis=2, keepdims=True)
    local = np.exp(emitted - top)
    if right is not None:
        local *= right
    moves = np.exp(transitions) * FOLLOWS
    alive = np.arange(steps)[:, None] < sizes
    forward = np.empty_like(local)
    scale = np.ones((steps, count))
    forward[0] = local[0] * OPENS
    scale[0] = np.maximum(forward[0].sum(axis=1), _TINY)
    forward[0] /= scale[0][:, None]
    for step in range(1, steps):
        here = (forward[step - 1] @ moves) * local[step]
        scale[step] = np.where(alive[step], np.maximum(here.sum(axis=1), _TINY), 1.0)
        forward[step] = np.where(alive[step][:, None], here / scale[step][:, None], forward[step - 1])
    closing = np.maximum((forward[-1] * CLOSES).sum(axis=1), _TINY)
    total = float((np.log(scale) * alive).sum() + (top[:, :, 0] * alive).sum() + np.log(closing).sum())
    labels = np.zeros_like(local)
    pairs: Matrix = np.zeros((COUNT, COUNT))
    backward: Matrix = CLOSES / closing[:, None]
    for step in range(steps - 1, -1, -1):
        labels[step] = forward[step] * backward * alive[step][:, None]
        if step:
            weight = np.where(alive[step][:, None], local[step] * backward / scale[step][:, None], 0.0)
            pairs += moves * (forward[step - 1].T @ weight)
            backward = np.where(alive[step][:, None], weight @ moves.T, backward)
    return total, labels, pairs


def fit(
    features: csr_matrix,
    right: Flags,
    sentences: Sequence[Span],
    *,
    penalty: float,
    rounds: int,
    begun: tuple[Matrix, Matrix] | None = None,
    tell: Callable[[int, float], None] | None = None,
) -> tuple[Matrix, Matrix]:
    """Weights per feature and named label, and the transitions.

    Parameters
    ----------
    features
        One row per character.
    right
        Which labels are right for each character.
    sentences
        Where chains begin and end.
    penalty
        Half of it times the sum of squared weights is added to the loss.
    rounds
        At most so many rounds of L-BFGS.
    begun
        Weights and transitions to begin with; zeros when left out.
    """
    width = features.shape[1]
    named = COUNT - 1
    turned = features.T.tocsr()
    parts = [(block, right[np.maximum(block.places, 0)].astype(float)) for block in blocks(sentences)]
    seen = 0

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        nonlocal seen
        weights = theta[: width * named].reshape(width, named)
        transitions = theta[width * named :].reshape(COUNT, COUNT)
        values: Matrix = np.zeros((features.shape[0], COUNT))
        values[:, 1:] = features @ weights
        wrong: Matrix = np.zeros((features.shape[0], named))
        moves: Matrix = np.zeros((COUNT, COUNT))
        total = 0.5 * penalty * float(theta @ theta)
        for block, allowed in parts:
            emitted = values[np.maximum(block.places, 0)]
            all_, labels, pairs = expected(emitted, None, transitions, block.sizes)
            good, good_labels, good_pairs = expected(emitted, allowed, transitions, block.sizes)
            total += all_ - good
            moves += pairs - good_pairs
            inside = block.places >= 0
            wrong[block.places[inside]] += (labels - good_labels)[inside][:, 1:]
        seen += 1
        if tell is not None:
            tell(seen, total)
        return total, np.concatenate([(turned @ wrong).ravel(), moves.ravel()]) + penalty * theta

    start: Matrix = np.zeros(width * named + COUNT * COUNT)
    if begun is not None:
        start = np.concatenate([part.ravel() for part in begun])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6}).x
    return found[: width * named].reshape(width, named), found[width * named :].reshape(COUNT, COUNT)
