"""How many marked names of a text are found: by the rules alone, and with a tagger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policyminer.evaluation.matching import match
from policyminer.extractors.initiatives import InitiativeExtractor
from policyminer.extractors.learned.model import TaggerModel
from policyminer.extractors.learned.tagger import Tagger, forget
from policyminer.extractors.organizations import OrganizationExtractor
from policyminer.learning.tagging.examples import Example, Name
from policyminer.spans import Span


@dataclass(frozen=True, slots=True)
class Counts:
    """Names asked for, given, found (overlapping), and found with the same edges."""

    asked: int = 0
    given: int = 0
    found: int = 0
    same: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.asked + other.asked, self.given + other.given, self.found + other.found, self.same + other.same
        )

    def shares(self) -> dict[str, float]:
        """Precision, recall, F1 of what was found, F1 of the same edges."""
        return {
            "precision": round(self.found / max(1, self.given), 4),
            "recall": round(self.found / max(1, self.asked), 4),
            "found": round(2 * self.found / max(1, self.given + self.asked), 4),
            "strict": round(2 * self.same / max(1, self.given + self.asked), 4),
        }


def measure(example: Example, model: TaggerModel) -> dict[str, Counts]:
    """By kind, sort of text and way: what the rules find alone, and with the tagger."""
    reading = example.reading
    plain = OrganizationExtractor(learned=False)
    bodies = OrganizationExtractor(learned=False)
    bodies.tagger = Tagger("organizations", model)
    bare = InitiativeExtractor(learned=False)
    undertakings = InitiativeExtractor(learned=False)
    undertakings.tagger = Tagger("initiatives", model)
    found = {}
    for way, body, undertaking in (("rules alone", plain, bare), ("with the tagger", bodies, undertakings)):
        drafts = body.extract(reading)
        of_bodies = {span for draft in drafts for span in draft.mentions}
        of_undertakings = {span for draft in undertaking.extract(reading, drafts) for span in draft.mentions}
        for kind, spans in (("organizations", of_bodies), ("initiatives", of_undertakings)):
            found[f"{kind}, {example.sort}, {way}"] = _counts(
                example.names[kind], _read(sorted(spans), example.sentences)
            )
    forget(reading)
    return found


def _read(spans: Iterable[Span], sentences: Iterable[Span]) -> list[Span]:
    """The spans that lie in what was read."""
    begun = sorted(sentences)
    return [span for span in spans if any(start <= span[0] and span[1] <= end for start, end in begun)]


def _counts(names: Iterable[Name], given: list[Span]) -> Counts:
    asked = list(names)
    gold = [{"spans": [(name.start, name.end)], "optional": name.optional} for name in asked]
    found = match(gold, [{"spans": [span]} for span in given])
    same = sum((asked[g].start, asked[g].end) == given[p] for g, p in found.pairs)
    pairs = len(found.pairs)
    return Counts(pairs + len(found.missed), pairs + len(found.false), pairs, same)
