"""The fast application of a linear model: one pass of Aho-Corasick, then sums of packed whole numbers.

The weights of all outputs of one feature stand in the lanes of one long integer, so that one addition adds them
all. The result is the decision function of the linear model, exactly (weights are whole numbers times a step).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import ahocorasick_rs
import numpy as np

from policyminer.statements.decisions import Floats
from policyminer.statements.lexicon import BEGIN, END, Lexicon
from policyminer.statements.model import BLOCKS, LinearModel

_CHUNK = 250
_OFFSET = 128


class Matcher:
    """Finds the n-grams and the lexicon's surfaces of a unit.

    在一个语句里找出全部 n 元字串与词表词语。
    """

    def __init__(self, grams: Sequence[str], lexicon: Lexicon) -> None:
        parts = [word for left, rights in lexicon.gaps.items() for word in (left, *(right for right, _ in rights))]
        self.patterns = list(dict.fromkeys([*grams, *lexicon.surfaces, *parts]))
        self.lexicon = lexicon
        names, place = lexicon.names, lexicon.index()
        self._more = {at: place["more:" + name[4:]] for at, name in enumerate(names) if name.startswith("cue:")}
        cues = {word: ids for word, ids in lexicon.surfaces.items() if any(at in self._more for at in ids)}
        self._cues = {word: tuple([at for at in ids if at in self._more]) for word, ids in cues.items()}
        self._rest = {word: ids for word, ids in lexicon.surfaces.items() if word not in cues}
        for word, ids in cues.items():
            if others := tuple([at for at in ids if at not in self._more]):
                self._rest[word] = others
        self._cue_words, self._rest_words = frozenset(self._cues), frozenset(self._rest)
        self._lefts = frozenset(lexicon.gaps)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self.patterns, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=True
        )

    def __reduce__(self) -> tuple[type[Matcher], tuple[list[str], Lexicon]]:
        return Matcher, (self.patterns, self.lexicon)

    def find(self, words: str) -> set[str]:
        """All surfaces of the unit (without lone surrogates), with its edges marked."""
        return set(self._automaton.find_matches_as_strings(BEGIN + words + END, overlapping=True))

    def features(self, found: set[str], words: str) -> list[int]:
        """The basic features that the surfaces set; two different cues of one category set ``more`` too."""
        features = set(chain.from_iterable(map(self._rest.__getitem__, found & self._rest_words)))
        for surface in found & self._cue_words:
            for at in self._cues[surface]:
                if at in features:
                    features.add(self._more[at])
                else:
                    features.add(at)
        for left in found & self._lefts:
            for right, indexes in self.lexicon.gaps[left]:
                if right in found and gap_spans(words, left, right):
                    features.update(indexes)
        return list(features)


def gap_spans(words: str, left: str, right: str) -> tuple[int, int] | None:
    """Where ``left … right`` stands within one clause, at most 30 characters apart."""
    at = words.find(left)
    while at >= 0:
        after = at + len(left)
        stop = words.find(right, after, after + 30 + len(right))
        if stop >= 0 and not any(mark in words[after:stop] for mark in "。；;"):
            return at, stop
        at = words.find(left, after)
    return None


class Scorer:
    """Scores units with a linear model.

    用线性模型给语句打分:每个输出一个分值。

    Parameters
    ----------
    patterns
        Every surface that a matcher can find; those without weight count nothing.
    """

    def __init__(self, model: LinearModel, patterns: Iterable[str] = ()) -> None:
        self.model = model
        self._patterns = tuple(patterns)
        self._width = len(model.outputs)
        self._grams = dict.fromkeys(self._patterns, 0) | _lanes(model)
        self._features = _feature_lanes(model)
        self._bias = np.asarray(model.bias)
        self._gram_steps, self._feature_steps = np.asarray(model.gram_steps), np.asarray(model.feature_steps)

    def __reduce__(self) -> tuple[type[Scorer], tuple[LinearModel, tuple[str, ...]]]:
        return Scorer, (self.model, self._patterns)

    def values(self, units: Sequence[tuple[set[str], Sequence[Sequence[int]]]]) -> Floats:
        """The value of every output for every unit: its surfaces, and the features of its blocks.

        Lists of features that several units share (a neighbour's, a heading's) are added up once.
        """
        width, get, feature = self._width, self._grams.__getitem__, self._features.__getitem__
        grams, features = bytearray(), bytearray()
        long: list[tuple[int, set[str]]] = []
        places: dict[int, int] = {}
        sizes: list[int] = []
        wanted: list[list[int]] = []
        for number, (found, blocks) in enumerate(units):
            if len(found) > _CHUNK:
                long.append((number, found))
                found = set()
            grams += sum(map(get, found)).to_bytes(2 * width + 2, "little")
            for block in blocks:
                if id(block) not in places:
                    places[id(block)] = len(sizes)
                    sizes.append(len(block))
                    features += sum(map(feature, block)).to_bytes(2 * width * len(BLOCKS), "little")
            wanted.append([places[id(block)] for block in blocks])
        rows: Floats = np.frombuffer(grams, "<u2").reshape(-1, width + 1).astype(np.float64)
        for number, found in long:
            rows[number] = self._long(found)
        counts = rows[:, width:]
        factor = self.model.scale / np.sqrt(np.maximum(counts, 1.0))
        result: Floats = self._bias + (rows[:, :width] - _OFFSET * counts) * factor * self._gram_steps
        if sizes:
            lanes = np.frombuffer(features, "<u2").reshape(len(sizes), len(BLOCKS), width).astype(np.float64)
            lanes -= _OFFSET * np.asarray(sizes, dtype=np.float64)[:, None, None]
            index = np.asarray(wanted, dtype=np.int64)
            whole = lanes[index[:, 0], 0]
            for place in range(1, index.shape[1]):
                whole = whole + lanes[index[:, place], place]
            result += whole * self._feature_steps
        return result

    def _long(self, found: set[str]) -> Floats:
        """The lanes of a unit with so many surfaces that they could run over."""
        words = list(found)
        sums = [sum(map(self._grams.__getitem__, words[at : at + _CHUNK])) for at in range(0, len(words), _CHUNK)]
        data = b"".join([total.to_bytes(2 * self._width + 2, "little") for total in sums])
        added: Floats = np.frombuffer(data, "<u2").reshape(len(sums), -1).astype(np.float64).sum(axis=0)
        return added

    def weight(self, surface: str, output: int) -> float:
        """What one n-gram adds to one output (before the division by the root of their number)."""
        value = self._grams.get(surface)
        if not value:
            return 0.0
        return (((value >> 16 * output) & 0xFFFF) - _OFFSET) * self.model.gram_steps[output]


def _lanes(model: LinearModel) -> dict[str, int]:
    """From an n-gram to its weights, one byte in each lane of two, behind them a lane that counts one."""
    width = len(model.outputs)
    wide = bytearray(2 * len(model.gram_weights))
    wide[0::2] = model.gram_weights
    size, one = 2 * width, 1 << (16 * width)
    return {
        gram: int.from_bytes(wide[at * size : (at + 1) * size], "little") + one for at, gram in enumerate(model.grams)
    }


def _feature_lanes(model: LinearModel) -> list[int]:
    """From a feature to its weights in all blocks one behind the other, one byte in each lane of two."""
    width, many = len(model.outputs), len(model.names)
    table = np.frombuffer(model.feature_weights, "u1").reshape(len(BLOCKS), many, width)
    data = np.ascontiguousarray(table.transpose(1, 0, 2)).astype("<u2").tobytes()
    size = 2 * width * len(BLOCKS)
    return [int.from_bytes(data[at * size : (at + 1) * size], "little") for at in range(many)]
