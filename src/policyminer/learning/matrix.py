"""Samples as a sparse matrix: the same numbers that the scorer adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policyminer.learning.samples import Sample
from policyminer.statements.lexicon import BEGIN, END
from policyminer.statements.model import BLOCKS
from policyminer.statements.scorer import Matcher

SCALE = 4.0
"""How much the n-gram block counts beside the features."""

_GAPS = re.compile(r"[\s\d，,。；;、：:（）()“”]")


def vocabulary(texts: Iterable[str], *, longest: int = 4, least: int = 3, most: int = 60000) -> list[str]:
    """The n-grams of two to ``longest`` characters that stand in at least ``least`` texts, most frequent first.

    One character alone, digits and punctuation inside are left out; an edge counts as a character.
    """
    counts: Counter[str] = Counter()
    for words in texts:
        marked = BEGIN + words + END
        grams = {marked[at : at + size] for size in range(2, longest + 1) for at in range(len(marked) - size + 1)}
        counts.update(grams)
    kept = [(-count, gram) for gram, count in counts.items() if count >= least and not _GAPS.search(gram)]
    return [gram for _, gram in sorted(kept)[:most]]


def design(samples: Sequence[Sample], grams: Sequence[str], matcher: Matcher, blocks: int = len(BLOCKS)) -> csr_matrix:
    """One row per sample: its n-grams, then its features block by block.

    Parameters
    ----------
    matcher
        Its automaton must know the n-grams; samples are looked up with it again.
    blocks
        How many of :data:`BLOCKS` are used (1 leaves the context out).
    """
    place = {gram: index for index, gram in enumerate(grams)}
    many = len(matcher.lexicon.names)
    indices: list[int] = []
    values: list[float] = []
    ends = [0]
    for sample in samples:
        found = matcher.find(sample.view.words)
        columns = sorted([place[gram] for gram in found if gram in place])
        factor = SCALE / len(columns) ** 0.5 if columns else 0.0
        indices += columns
        values += [factor] * len(columns)
        for block, features in enumerate(sample.view.blocks[:blocks]):
            base = len(grams) + block * many
            indices += [base + feature for feature in features]
            values += [1.0] * len(features)
        ends.append(len(indices))
    shape = (len(samples), len(grams) + len(BLOCKS) * many)
    data: NDArray[np.float64] = np.asarray(values, dtype=np.float64)
    matrix = csr_matrix((data, np.asarray(indices, dtype=np.int64), np.asarray(ends, dtype=np.int64)), shape=shape)
    matrix.sum_duplicates()
    return matrix
