"""The fast application of a linear model: one pass of Aho-Corasick, then sums of packed whole numbers.

The weights of all outputs of one feature stand in the lanes of one long integer, so that one addition adds them
all. The result is the decision function of the linear model, exactly (weights are whole numbers times a step).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import ahocorasick_rs

from policyminer.statements.lexicon import BEGIN, END, Lexicon
from policyminer.statements.model import BLOCKS, LinearModel, unpack_words

_CHUNK = 250
_LITTLE = array("H", [1]).tobytes() == b"\x01\x00"


class Matcher:
    """Finds the n-grams and the lexicon's surfaces of a unit.

    在一个语句里找出全部 n 元字串与词表词语。
    """

    def __init__(self, grams: Sequence[str], lexicon: Lexicon) -> None:
        parts = [word for left, rights in lexicon.gaps.items() for word in (left, *(right for right, _ in rights))]
        self.patterns = list(dict.fromkeys([*grams, *lexicon.surfaces, *parts]))
        self.lexicon = lexicon
        self._special = frozenset(lexicon.surfaces) | frozenset(lexicon.gaps)
        indexes = [index for index, name in enumerate(lexicon.names) if name.startswith("cue:")]
        more = lexicon.index()
        self._more = {index: more["more:" + lexicon.names[index][4:]] for index in indexes}
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
        cues: set[int] = set()
        again: set[int] = set()
        surfaces, gaps, more = self.lexicon.surfaces, self.lexicon.gaps, self._more
        for surface in found & self._special:
            for index in surfaces.get(surface, ()):
                if index in cues and index in more:
                    again.add(more[index])
                cues.add(index)
            for right, indexes in gaps.get(surface, ()):
                if right in found and gap_spans(words, surface, right):
                    cues.update(indexes)
        return [*cues, *again]


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
    """

    def __init__(self, model: LinearModel) -> None:
        self.model = model
        self._width = len(model.outputs)
        self._grams = _lanes(model)
        self._blocks = _feature_lanes(model)
        self._gram_offset, self._feature_offset = 128, 32768

    def __reduce__(self) -> tuple[type[Scorer], tuple[LinearModel]]:
        return Scorer, (self.model,)

    def logits(self, found: Iterable[str], blocks: Sequence[Sequence[int]]) -> list[float]:
        """The value of every output for a unit's surfaces and the features of its blocks."""
        get = self._grams.get
        picked = [value for value in map(get, found) if value is not None]
        count = len(picked)
        grams = self._sum(picked)
        factor = self.model.scale / count**0.5 if count else 0.0
        values = [lanes[index] for lanes, features in zip(self._blocks, blocks, strict=False) for index in features]
        features = _unpack(sum(values), self._width, "I")
        less, off = count * self._gram_offset, len(values) * self._feature_offset
        model = self.model
        rows = zip(model.bias, model.gram_steps, grams, model.feature_steps, features, strict=True)
        return [bias + a * (g - less) * factor + b * (f - off) for bias, a, g, b, f in rows]

    def _sum(self, picked: list[int]) -> Sequence[int]:
        if len(picked) <= _CHUNK:
            return _unpack(sum(picked), self._width, "H")
        parts = [_unpack(sum(picked[at : at + _CHUNK]), self._width, "H") for at in range(0, len(picked), _CHUNK)]
        return [sum(column) for column in zip(*parts, strict=True)]

    def weight(self, surface: str, output: int) -> float:
        """What one n-gram adds to one output (before the division by the root of their number)."""
        value = self._grams.get(surface)
        if value is None:
            return 0.0
        return float((_unpack(value, self._width, "H")[output] - self._gram_offset) * self.model.gram_steps[output])


def _unpack(total: int, width: int, code: str) -> array[int]:
    size = 2 if code == "H" else 4
    lanes: array[int] = array(code if array(code).itemsize == size else "L")
    lanes.frombytes(total.to_bytes(size * width, "little"))
    if not _LITTLE:
        lanes.byteswap()
    return lanes


def _lanes(model: LinearModel) -> dict[str, int]:
    """From an n-gram to its weights, one byte in each lane of two."""
    width = len(model.outputs)
    wide = bytearray(2 * len(model.gram_weights))
    wide[0::2] = model.gram_weights
    size = 2 * width
    return {
        gram: int.from_bytes(wide[at * size : (at + 1) * size], "little") for at, gram in enumerate(model.grams)
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
