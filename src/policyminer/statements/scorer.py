"""The linear model applied to a whole text: whole numbers added up, so the result is exact.

Weights are whole numbers times a step per output; the weights of the n-grams and features of a unit are added as whole
numbers and multiplied once. The result is the decision function of the linear model.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from policyminer.segmentation.grams import GramTable, Ints, each_once
from policyminer.statements.decisions import Floats
from policyminer.statements.described import HEADINGS, NEIGHBOURS, NONE, Described
from policyminer.statements.model import BLOCKS, LinearModel

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """The value of every output (columns) for every unit (rows), and the n-grams of each unit."""

    values: Floats
    bounds: list[int]
    grams: Ints

    def of_unit(self, number: int) -> Ints:
        """The n-grams of one unit."""
        return self.grams[self.bounds[number] : self.bounds[number + 1]]


class Scorer:
    """Scores units with a linear model.

    用线性模型给语句打分:每个输出一个分值。
    """

    def __init__(self, model: LinearModel) -> None:
        self.model = model
        width, many = len(model.outputs), len(model.names)
        self._grams = _signed(model.gram_weights).reshape(len(model.grams), width)
        blocks = _signed(model.feature_weights).reshape(len(BLOCKS), many, width).transpose(1, 0, 2)
        self._beside = np.ascontiguousarray(blocks[:, : HEADINGS.start]).reshape(many, -1)
        self._above = np.ascontiguousarray(blocks[:, HEADINGS.start :]).reshape(many, -1)
        self._sizes = np.asarray([len(gram) for gram in model.grams], dtype=np.int64)
        self._bias = np.asarray(model.bias)
        self._gram_steps, self._feature_steps = np.asarray(model.gram_steps), np.asarray(model.feature_steps)

    def __reduce__(self) -> tuple[type[Scorer], tuple[LinearModel]]:
        return Scorer, (self.model,)

    @cached_property
    def table(self) -> GramTable:
        """The n-grams of the model."""
        return GramTable(self.model.grams)

    def score(self, text: Described) -> Scored:
        """All units of a text."""
        values: Floats = np.tile(self._bias, (text.units, 1))
        rows, grams = self._grams_of(text)
        if len(grams):
            counts = np.bincount(rows, minlength=text.units)
            factor = self.model.scale / np.sqrt(np.maximum(counts, 1.0))
            values += _sums(self._grams, rows, grams, text.units) * factor[:, None] * self._gram_steps
        if len(text.rows):
            values += self._features(text) * self._feature_steps
        return Scored(values, np.searchsorted(rows, np.arange(text.units + 1)).tolist(), grams)

    def weights(self, grams: Ints, output: int) -> list[int]:
        """What n-grams add to one output, in steps (before the division by the root of their number)."""
        found: list[int] = self._grams[grams, output].tolist()
        return found

    def _grams_of(self, text: Described) -> tuple[Ints, Ints]:
        if not self.model.grams or not text.units:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        end = int(text.begins[text.units - 1]) + len(text.words[text.units - 1]) + 1
        known = text.found.grams
        if known is not None and known.vocabulary is self.model.grams:
            inside = known.places + self._sizes[known.numbers] <= end
            places, grams = known.places[inside], known.numbers[inside]
        else:
            places, grams = self.table.places(text.marked[:end])
        sizes = [len(words) + 2 for words in text.words[: text.units]]
        return each_once(np.repeat(np.arange(text.units), sizes)[places], grams)

    def _features(self, text: Described) -> Weights:
        """The sums over all blocks: its own, its neighbours', its headings'."""
        width, heads = len(self.model.outputs), len(text.words) - text.body
        split = int(np.searchsorted(text.rows, text.body))
        beside = _sums(self._beside, text.rows[:split], text.features[:split], text.body + 1)
        above = _sums(self._above, text.rows[split:] - text.body, text.features[split:], heads + 1)
        beside = beside.reshape(text.body + 1, -1, width)
        above = above.reshape(heads + 1, -1, width)
        whole: Weights = beside[text.links[:, 0], 0]
        for block in NEIGHBOURS:
            whole += beside[text.links[:, block], block]
        for block in HEADINGS:
            links = text.links[:, block]
            whole += above[np.where(links == NONE, heads, links - text.body), block - HEADINGS.start]
        return whole


def _signed(weights: bytes) -> Weights:
    return np.frombuffer(weights, dtype="u1").astype(np.float32) - np.float32(128)


def _sums(weights: Weights, rows: Ints, numbers: Ints, count: int) -> Weights:
    """The weights of the numbers of each row (in order), added up; zeros for a row without.

    Whole numbers of one byte: single precision adds up a hundred thousand of them exactly.
    """
    bounds = np.searchsorted(rows, np.arange(count + 1))
    ones = np.ones(len(numbers), dtype=np.float32)
    summed: Weights = csr_matrix((ones, numbers, bounds), shape=(count, len(weights))) @ weights
    return summed
