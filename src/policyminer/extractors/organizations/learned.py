"""What the tagger adds to the bodies that the rules found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyminer.extractors.learned.edges import trimmed
from policyminer.extractors.learned.layers import Layer
from policyminer.extractors.learned.overlaps import Overlaps
from policyminer.extractors.learned.tagger import Tagger
from policyminer.extractors.organizations.mention import Mention, joined
from policyminer.layout.reading import Reading

BONUS = 0.5
"""What a name is worth beyond its evidence: chosen on texts that were held out."""
RULE = "learned"


def layers(mentions: Sequence[Mention]) -> Iterator[Layer]:
    """What the rules found, as evidence for the tagger."""
    for one in mentions:
        yield one.start, one.end, ("rule", f"rule:{one.type}", f"rule:{one.type}:{one.rule}")


def with_learned(tagger: Tagger, reading: Reading, text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions of the rules, and those that the tagger finds where they found none."""
    taken = Overlaps([(one.start, one.end) for one in mentions])
    added = []
    for found in tagger.find(reading, layers(mentions), BONUS):
        span = trimmed(text, *found)
        if span is not None and not taken.any(*span):
            added.append(Mention(*span, tagger.type_of(text, *span), text[slice(*span)], None, RULE))
    return joined(mentions, added)
