"""The words that decided: for each category the spans of its cues inside a unit."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policyminer.codebooks import Codebook
from policyminer.segmentation.grams import Ints
from policyminer.spans import Span
from policyminer.statements.scorer import Scorer
from policyminer.statements.surfaces import Hit, SurfaceFinder, gap_spans

_MOST = 4
_HEAVIEST = 2


@dataclass(frozen=True, slots=True)
class _Cues:
    strong: frozenset[int]
    weak: frozenset[int]
    gaps: tuple[tuple[int, int], ...]
    lefts: frozenset[int]


class Evidence:
    """Finds why a unit was given a category.

    说出依据:``给予``、``安家补贴`` → ``supply.talent``。

    Parameters
    ----------
    scorer
        Whose n-grams are named where no cue stands; None for cues alone.
    """

    def __init__(self, codebook: Codebook, finder: SurfaceFinder, scorer: Scorer | None = None) -> None:
        self._scorer, self._finder = scorer, finder
        self._outputs = {} if scorer is None else {name: at for at, name in enumerate(scorer.model.outputs)}
        self._cues: dict[str, _Cues] = {}
        self._owners: dict[int, str] = {}
        self._instruments = codebook.ids("instrument")
        numbers = finder.numbers
        for category in codebook.categories:
            strong = [numbers[cue] for cue in category.cues if "…" not in cue]
            pairs = [cue.partition("…") for cue in category.cues if "…" in cue]
            gaps = tuple([(numbers[left], numbers[right]) for left, _, right in pairs])
            weak = frozenset([numbers[cue] for cue in category.weak if "…" not in cue])
            self._cues[category.id] = _Cues(frozenset(strong), weak, gaps, frozenset([left for left, _ in gaps]))
            if category.axis == "instrument":
                for number in strong:
                    self._owners.setdefault(number, category.id)

    def instrument_words(self) -> NDArray[np.bool_]:
        """By instrument, in the order of the codebook, the surfaces that can say something of it."""
        wanted = np.zeros((len(self._instruments), len(self._finder.surfaces)), dtype=bool)
        for row, identifier in enumerate(self._instruments):
            cues = self._cues[identifier]
            parts = [number for gap in cues.gaps for number in gap]
            wanted[row, [*cues.strong, *cues.weak, *parts]] = True
        return wanted

    def rows_of(self, names: Sequence[str]) -> Ints:
        """Where instruments stand in :meth:`instrument_words`."""
        return np.asarray([self._instruments.index(name) for name in names], dtype=np.int64)

    def deciding_words(self) -> NDArray[np.bool_]:
        """The surfaces that are deciding cues of an instrument."""
        return self._finder.mask(self._owners)

    def spans(self, identifier: str, words: str, hits: Sequence[Hit]) -> list[Span]:
        """Up to four spans: deciding cues, else weak ones."""
        return self.placed(identifier, words, first_places(hits))

    def placed(self, identifier: str, words: str, firsts: Mapping[int, Span]) -> list[Span]:
        """The same from the surfaces of the unit and where each stands first."""
        cues = self._cues.get(identifier)
        if cues is None:
            return []
        spans = [firsts[number] for number in cues.strong.intersection(firsts)]
        if cues.gaps and not cues.lefts.isdisjoint(firsts):
            spans += self._gapped(cues.gaps, words, firsts)
        if not spans:
            spans = [firsts[number] for number in cues.weak.intersection(firsts)]
        return spans if len(spans) < 2 else _merge(spans)[:_MOST]

    def _gapped(self, gaps: Sequence[tuple[int, int]], words: str, present: Container[int]) -> list[Span]:
        surfaces = self._finder.surfaces
        spans: list[Span] = []
        for left, right in gaps:
            if left in present and right in present:
                first, second = surfaces[left], surfaces[right]
                if places := gap_spans(words, first, second):
                    spans += [(places[0], places[0] + len(first)), (places[1], places[1] + len(second))]
        return spans

    def places(self, firsts: Mapping[int, Span]) -> list[tuple[int, int, str]]:
        """Every deciding cue of any instrument in the unit: begin, end, instrument."""
        owners = self._owners
        return sorted([(start, end, owners[number]) for number, (start, end) in firsts.items() if number in owners])

    def heaviest(self, output: str, words: str, grams: Ints) -> list[Span]:
        """The n-grams of the unit that weigh most for an output."""
        column = self._outputs.get(output)
        if column is None or self._scorer is None:
            return []
        weights = self._scorer.weights(grams, column)
        names = self._scorer.model.grams
        least = max(1, sorted(weights)[-_HEAVIEST:][0] if weights else 1)
        heavy = [(weight, gram) for weight, gram in zip(weights, grams.tolist(), strict=True) if weight >= least]
        ranked = sorted([(-weight, names[gram]) for weight, gram in heavy])
        places = [(words.find(gram), len(gram)) for _, gram in ranked[:_HEAVIEST]]
        return _merge([(at, at + size) for at, size in places if at >= 0])


def first_places(hits: Sequence[Hit]) -> dict[int, Span]:
    """Where each surface stands first."""
    return {number: (start, end) for number, start, end in reversed(hits)}


def _merge(spans: list[Span]) -> list[Span]:
    """In text order, overlapping ones as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
