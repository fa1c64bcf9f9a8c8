"""Samples as a sparse matrix: the same numbers that the scorer adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from policyminer.learning.samples import Sample
from policyminer.segmentation.grams import GramTable, each_once
from policyminer.statements.described import clean
from policyminer.statements.lexicon import BEGIN, END
from policyminer.statements.model import BLOCKS

SCALE = 4.0
"""How much the n-gram block counts beside the features."""

_GAPS = re.compile(r"[\s\d，,。；;、：:（）()“”\x00\ufffe-\U0010ffff]")


def vocabulary(texts: Iterable[str], *, longest: int = 4, least: int = 3, most: int = 60000) -> list[str]:
    """The n-grams of two to ``longest`` characters that stand in at least ``least`` texts, most frequent first.

    One character alone, digits, punctuation and characters beyond 16 bits inside are left out; an edge counts as a
    character.
    """
    counts: Counter[str] = Counter()
    for words in texts:
        marked = BEGIN + words + END
        grams = {marked[at : at + size] for size in range(2, longest + 1) for at in range(len(marked) - size + 1)}
        counts.update(grams)
    kept = [(-count, gram) for gram, count in counts.items() if count >= least and not _GAPS.search(gram)]
    return [gram for _, gram in sorted(kept)[:most]]


def counted(texts: Sequence[str], table: GramTable) -> csr_matrix:
    """One row per text with a one for each n-gram that stands in it, its edges marked."""
    sizes = [len(words) + 2 for words in texts]
    places, grams = table.places("".join([f"{BEGIN}{words}{END}" for words in texts]))
    rows, grams = each_once(np.repeat(np.arange(len(texts)), sizes)[places], grams)
    bounds = np.searchsorted(rows, np.arange(len(texts) + 1))
    made = csr_matrix((np.ones(len(grams)), grams, bounds), shape=(len(texts), len(table.grams)))
    made.sort_indices()
    return made


def design(samples: Sequence[Sample], table: GramTable, many: int, blocks: int = len(BLOCKS)) -> csr_matrix:
    """One row per sample: its n-grams, then its features block by block.

    Parameters
    ----------
    many
        How many basic features there are.
    blocks
        How many of :data:`BLOCKS` are used (1 leaves the context out).
    """
    grams = counted([clean(sample.view.words) for sample in samples], table)
    factors = SCALE / np.sqrt(np.maximum(np.diff(grams.indptr), 1.0))
    indices: list[int] = []
    ends = [0]
    for sample in samples:
        for block, features in enumerate(sample.view.blocks[:blocks]):
            base = block * many
            indices += [base + feature for feature in sorted(features)]
        ends.append(len(indices))
    data: NDArray[np.float64] = np.ones(len(indices))
    rest = csr_matrix((data, np.asarray(indices, dtype=np.int64), ends), shape=(len(samples), len(BLOCKS) * many))
    return csr_matrix(hstack([diags(factors) @ grams, rest]))
