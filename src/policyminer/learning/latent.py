"""Directions of meaning learned from unlabelled text, so that words never annotated get weights too.

Latent semantic analysis of units by n-grams. The directions are extra columns while fitting; afterwards their
weights are folded into the weights of the n-grams, so that applying the model costs nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from policyminer.statements.scorer import Matcher


@dataclass(frozen=True, slots=True)
class Latent:
    """The n-grams with their coordinates, one row each."""

    grams: tuple[str, ...]
    coordinates: NDArray[np.float64]


def analyse(texts: Sequence[str], grams: Sequence[str], matcher: Matcher, *, size: int = 150) -> Latent:
    """Coordinates of the n-grams from the units of unlabelled texts.

    Parameters
    ----------
    matcher
        Its automaton must know the n-grams.
    size
        How many directions.
    """
    counts = _counts(texts, grams, matcher)
    frequency = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log(len(texts) / (1.0 + frequency))
    model = TruncatedSVD(size, random_state=0, n_iter=4).fit(normalize(counts @ diags(rarity)))
    scaled = model.components_.T / np.sqrt(model.singular_values_ + 1e-9)
    return Latent(tuple(grams), np.asarray(scaled * rarity[:, None]))


def _counts(texts: Sequence[str], grams: Sequence[str], matcher: Matcher) -> csr_matrix:
    place = {gram: index for index, gram in enumerate(grams)}
    indices: list[int] = []
    ends = [0]
    for words in texts:
        indices += sorted([place[gram] for gram in matcher.find(words) if gram in place])
        ends.append(len(indices))
    values = np.ones(len(indices))
    return csr_matrix((values, indices, ends), shape=(len(texts), len(grams)))
