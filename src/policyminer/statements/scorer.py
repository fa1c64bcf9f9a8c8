"""The fast application of a linear model: one pass of Aho-Corasick, then sums of packed whole numbers.

The weights of all outputs of one feature stand in the lanes of one long integer, so that one addition adds them
all. The result is the decision function of the linear model, exactly (weights are whole numbers times a step).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

import ahocorasick_rs

from policyminer.statements.lexicon import BEGIN, END, Lexicon
from policyminer.statements.model import BLOCKS, LinearModel, unpack_words

_CHUNK = 250
_GRAM, _FEATURE = 128, 32768
_LITTLE = array("H", [1]).tobytes() == b"\x01\x00"


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


class Sums:
    """What one unit adds up to, per output still in whole numbers."""

    __slots__ = ("factor", "features", "grams", "less", "off")

    def __init__(self, grams: Sequence[int], less: int, factor: float, features: Sequence[int], off: int) -> None:
        self.grams, self.less, self.factor, self.features, self.off = grams, less, factor, features, off


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
        self._blocks = _feature_lanes(model)
        steps = zip(model.bias, model.gram_steps, model.feature_steps, strict=True)
        self._steps = tuple(steps)

    def __reduce__(self) -> tuple[type[Scorer], tuple[LinearModel, tuple[str, ...]]]:
        return Scorer, (self.model, self._patterns)

    def sums(self, found: set[str], blocks: Sequence[Sequence[int]]) -> Sums:
        """Add up a unit's surfaces and the features of its blocks."""
        grams, count = self._sum(found)
        total = size = 0
        for lanes, features in zip(self._blocks, blocks, strict=False):
            if features:
                total += sum(map(lanes.__getitem__, features))
                size += len(features)
        factor = self.model.scale / count**0.5 if count else 0.0
        return Sums(grams, count * _GRAM, factor, _unpack(total, self._width, "I"), size * _FEATURE)

    def values(self, sums: Sums, part: slice) -> list[float]:
        """The values of some outputs."""
        less, factor, off = sums.less, sums.factor, sums.off
        rows = zip(self._steps[part], sums.grams[part], sums.features[part], strict=True)
        return [bias + a * (g - less) * factor + b * (f - off) for (bias, a, b), g, f in rows]

    def logits(self, found: set[str], blocks: Sequence[Sequence[int]]) -> list[float]:
        """The value of every output."""
        return self.values(self.sums(found, blocks), slice(None))

    def _sum(self, found: set[str]) -> tuple[Sequence[int], int]:
        """The lanes of the n-grams and how many there are (the last lane counts them)."""
        if len(found) <= _CHUNK:
            lanes = _unpack(sum(map(self._grams.__getitem__, found)), self._width + 1, "H")
            return lanes, lanes[self._width]
        words = list(found)
        parts = [self._sum(set(words[at : at + _CHUNK])) for at in range(0, len(words), _CHUNK)]
        return [sum(column) for column in zip(*[lanes for lanes, _ in parts], strict=True)], sum([n for _, n in parts])

    def weight(self, surface: str, output: int) -> float:
        """What one n-gram adds to one output (before the division by the root of their number)."""
        value = self._grams.get(surface)
        if not value:
            return 0.0
        return float((_unpack(value, self._width + 1, "H")[output] - _GRAM) * self.model.gram_steps[output])


def _unpack(total: int, width: int, code: str) -> array[int]:
    lanes: array[int] = array(code)
    lanes.frombytes(total.to_bytes(lanes.itemsize * width, "little"))
    if not _LITTLE:
        lanes.byteswap()
    return lanes


def _lanes(model: LinearModel) -> dict[str, int]:
    """From an n-gram to its weights, one byte in each lane of two, behind them a lane that counts one."""
    width = len(model.outputs)
    wide = bytearray(2 * len(model.gram_weights))
    wide[0::2] = model.gram_weights
    size, one = 2 * width, 1 << (16 * width)
    return {
        gram: int.from_bytes(wide[at * size : (at + 1) * size], "little") + one for at, gram in enumerate(model.grams)
    }


def _feature_lanes(model: LinearModel) -> list[list[int]]:
    """Per block and feature its weights, two bytes in each lane of four."""
    width, many = len(model.outputs), len(model.names)
    words = array("I", unpack_words(model.feature_weights))
    if not _LITTLE:
        words.byteswap()
    data, size = words.tobytes(), 4 * width
    rows = [int.from_bytes(data[at * size : (at + 1) * size], "little") for at in range(len(BLOCKS) * many)]
    return [rows[block * many : (block + 1) * many] for block in range(len(BLOCKS))]
