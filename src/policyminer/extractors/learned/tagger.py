"""The tagger at work: which spans of a text are names, beside what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from policyminer.extractors.learned.decoding import names
from policyminer.extractors.learned.evidence import Values, folded
from policyminer.extractors.learned.kinds import describe, type_of
from policyminer.extractors.learned.labels import NAMED
from policyminer.extractors.learned.layers import PLACES, Layer, features, quotes
from policyminer.extractors.learned.model import KINDS, TaggerModel
from policyminer.layout.reading import Reading
from policyminer.spans import Span

RULE = "learned"
"""The rule of records that only the tagger found."""
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
        self._layers = self._part.layers.reshape(-1, len(NAMED)) * np.float32(self._part.step)
        self._transitions = np.asarray(self._part.transitions, dtype=np.float32)

    def values(self, reading: Reading, layers: Iterable[Layer]) -> Values:
        """Per character what each named label is ahead of ``outside``."""
        text = reading.text
        said = ngrams(reading, self.model)[:, self._first : self._first + len(NAMED)]
        places, found = features(chain(layers, quotes(text)), self._classes, len(text))
        ones = np.ones(len(places), dtype=np.float32)
        sparse = csr_matrix((ones, (places, found)), shape=(len(text), len(self._classes) * PLACES))
        values: Values = said + sparse @ self._layers
        return values

    def find(self, reading: Reading, layers: Iterable[Layer], bonus: float = 0.0) -> list[Span]:
        """The names of a text; ``bonus`` is what a name is worth beyond its evidence."""
        values = self.values(reading, layers)
        return names(values, self._transitions, folded(reading.text), bonus)

    def type_of(self, text: str, start: int, end: int, among: Sequence[str] = ()) -> str:
        """The type of a name."""
        return type_of(describe(text, start, end), self._part.types, self._part.features)


def ngrams(reading: Reading, model: TaggerModel) -> Values:
    """What the n-grams say, for both kinds; reckoned once per text."""
    known = reading.extra.get(_KEY)
    if isinstance(known, tuple) and known[0] is model:
        values: Values = known[1]
        return values
    values = model.ngrams.values(reading.text)
    reading.extra[_KEY] = (model, values)
    return values


def forget(reading: Reading) -> None:
    """Give up what was reckoned of a text."""
    reading.extra.pop(_KEY, None)


@cache
def shipped() -> TaggerModel:
    """The model in the package, read once."""
    return TaggerModel.shipped()
