"""The words that decided: for each category the spans of its cues inside a unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policyminer.codebooks import Codebook
from policyminer.spans import Span
from policyminer.statements.scorer import Scorer, gap_spans

_MOST = 4


@dataclass(frozen=True, slots=True)
class _Cues:
    strong: frozenset[str]
    weak: frozenset[str]
    gaps: tuple[tuple[str, str], ...]
    lefts: frozenset[str]


class Evidence:
    """Finds why a unit was given a category.

    说出依据:``给予``、``安家补贴`` → ``supply.talent``。
    """

    def __init__(self, codebook: Codebook, scorer: Scorer) -> None:
        self._scorer = scorer
        self._outputs = {name: index for index, name in enumerate(scorer.model.outputs)}
        self._cues: dict[str, _Cues] = {}
        self._owners: dict[str, str] = {}
        for category in codebook.axis("instrument"):
            for cue in category.cues:
                if "…" not in cue:
                    self._owners.setdefault(cue, category.id)
        self._words = frozenset(self._owners)
        for category in codebook.categories:
            strong = frozenset(cue for cue in category.cues if "…" not in cue)
            pairs = [cue.partition("…") for cue in category.cues if "…" in cue]
            gaps = tuple([(left, right) for left, _, right in pairs])
            self._cues[category.id] = _Cues(
                strong, frozenset(category.weak), gaps, frozenset([left for left, _ in gaps])
            )

    def spans(self, axis: str, identifier: str, words: str, found: set[str]) -> list[Span]:
        """Up to four spans: deciding cues, else weak ones, else the n-grams that weigh most."""
        cues = self._cues.get(identifier)
        spans: list[Span] = []
        if cues is not None:
            spans = _occurrences(words, found & cues.strong)
            for left, right in cues.gaps if not found.isdisjoint(cues.lefts) else ():
                if left in found and right in found and (places := gap_spans(words, left, right)):
                    spans += [(places[0], places[0] + len(left)), (places[1], places[1] + len(right))]
            spans = spans or _occurrences(words, found & cues.weak)
        return _merge(spans or self._heavy(f"{axis}:{identifier}", words, found))[:_MOST]

    def places(self, words: str, found: set[str]) -> list[tuple[int, int, str]]:
        """Every deciding cue of any instrument in the unit: begin, end, instrument."""
        cues = [(words.find(cue), cue) for cue in found & self._words]
        return sorted([(at, at + len(cue), self._owners[cue]) for at, cue in cues if at >= 0])

    def _heavy(self, output: str, words: str, found: set[str]) -> list[Span]:
        column = self._outputs.get(output)
        if column is None:
            return []
        weight = self._scorer.weight
        ranked = sorted([(-weight(surface, column), surface) for surface in found if len(surface) > 1])
        best = [surface for value, surface in ranked[:2] if value < 0 and surface in words]
        return _occurrences(words, best)


def _occurrences(words: str, surfaces: Iterable[str]) -> list[Span]:
    spans: list[Span] = []
    for surface in surfaces:
        at = words.find(surface)
        if at >= 0:
            spans.append((at, at + len(surface)))
    return spans


def _merge(spans: list[Span]) -> list[Span]:
    """In text order, overlapping ones as one."""
    if len(spans) < 2:
        return spans
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
