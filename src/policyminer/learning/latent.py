"""Directions of meaning learned from unlabelled text, so that words never annotated get weights too.

Latent semantic analysis of units by n-grams. The directions are extra columns while fitting; afterwards their
weights are folded into the weights of the n-grams, so that applying the model costs nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import diags
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from policyminer.learning.matrix import counted
from policyminer.segmentation.grams import GramTable


@dataclass(frozen=True, slots=True)
class Latent:
    """The n-grams with their coordinates, one row each."""

    grams: tuple[str, ...]
    coordinates: NDArray[np.float64]


def analyse(texts: Sequence[str], table: GramTable, *, size: int = 150) -> Latent:
    """Coordinates of the n-grams from the units of unlabelled texts.

    Parameters
    ----------
    size
        How many directions.
    """
    counts = counted(texts, table)
    frequency = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log(len(texts) / (1.0 + frequency))
    model = TruncatedSVD(size, random_state=0, n_iter=4).fit(normalize(counts @ diags(rarity)))
    scaled = model.components_.T / np.sqrt(model.singular_values_ + 1e-9)
    return Latent(table.grams, np.asarray(scaled * rarity[:, None]))
