"""The tagger at work: which spans of a text are names, beside what the rules found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from policyminer.extractors.learned.decoding import names
from policyminer.extractors.learned.evidence import Values, folded
from policyminer.extractors.learned.kinds import describe, type_of
from policyminer.extractors.learned.labels import NAMED
from policyminer.extractors.learned.layers import Layer, features, quotes
from policyminer.extractors.learned.model import KINDS, TaggerModel
from policyminer.layout.reading import Reading
from policyminer.spans import Span

RULE = "learned"
"""The rule of records that only the tagger found."""
MOVED = "+learned"
"""What the rule of a record ends in whose edges the tagger moved."""
_KEY = "learned"


class Tagger:
    """Finds the names of one kind of records.

    找出一类名称的位置;规则已经找到的作为线索。

    Parameters
    ----------
    kind
        ``organizations`` or ``initiatives``.
    model
        The shipped one when left out.
    """

    def __init__(self, kind: str, model: TaggerModel | None = None) -> None:
        self.model = model or shipped()
        self._part = self.model.parts[kind]
        self._first = KINDS.index(kind) * len(NAMED)
        self._classes = {name: number for number, name in enumerate(self._part.classes)}
        self._layers = self._part.layers.reshape(-1, len(NAMED)).T * np.float32(self._part.step)
        self._transitions = np.asarray(self._part.transitions, dtype=np.float32)

    def values(self, reading: Reading, layers: Iterable[Layer]) -> Values:
        """Per character what each named label is ahead of ``outside``."""
        said, quoted = evidence(reading, self.model)
        size = len(reading.text)
        places, found = features(chain(layers, quoted), self._classes, size)
        values = said[:, self._first : self._first + len(NAMED)].copy()
        for label, weights in enumerate(self._layers):
            values[:, label] += np.bincount(places, weights[found], size)
        return values

    def find(self, reading: Reading, layers: Iterable[Layer], bonus: float = 0.0) -> list[Span]:
        """The names of a text; ``bonus`` is what a name is worth beyond its evidence."""
        values = self.values(reading, layers)
        return names(values, self._transitions, folded(reading.text), bonus)

    def type_of(self, text: str, start: int, end: int) -> str:
        """The type of a name."""
        return type_of(describe(text, start, end), self._part.types, self._part.features)


def evidence(reading: Reading, model: TaggerModel) -> tuple[Values, list[Layer]]:
    """What the n-grams of a text say for both kinds, and its quotes; reckoned once per text."""
    known = reading.extra.get(_KEY)
    if isinstance(known, _Evidence) and known.model is model:
        return known.values, known.quotes
    found = _Evidence(model, model.ngrams.values(reading.text), list(quotes(reading.text)))
    reading.extra[_KEY] = found
    return found.values, found.quotes


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    """What was reckoned of a text, and with which model."""

    model: TaggerModel
    values: Values
    quotes: list[Layer]


def forget(reading: Reading) -> None:
    """Give up what was reckoned of a text."""
    reading.extra.pop(_KEY, None)


@cache
def shipped() -> TaggerModel:
    """The model in the package, read once."""
    return TaggerModel.shipped()
