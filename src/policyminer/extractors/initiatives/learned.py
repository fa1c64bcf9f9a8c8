"""What the tagger adds to the undertakings that the rules found."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from policyminer.extractors.initiatives.mentions import Mention, normalize
from policyminer.extractors.learned.edges import trimmed
from policyminer.extractors.learned.layers import Layer
from policyminer.extractors.learned.overlaps import Overlaps
from policyminer.extractors.learned.tagger import Tagger
from policyminer.layout.reading import Reading

BONUS = 0.5
"""What a name is worth beyond its evidence: chosen on texts that were held out."""
RULE = "learned"
_RANK = 9
_SIGNS = re.compile("[“”（）]")


def refused(name: str) -> bool:
    """Whether a name that the tagger finds is no undertaking: a class of firms, a period."""
    plain = _SIGNS.sub("", name)
    return plain in _words("periods") or plain.endswith(tuple(_words("classes")))


@cache
def _words(name: str) -> tuple[str, ...]:
    resource = files("policyminer.extractors.initiatives").joinpath("data", "learned.toml")
    return tuple(tomllib.loads(resource.read_text("utf-8"))[name])


def layers(mentions: Sequence[Mention]) -> Iterator[Layer]:
    """What the rules found, as evidence for the tagger."""
    for one in mentions:
        yield one.start, one.end, ("rule", f"rule:{one.type}", f"rule:{one.type}:{one.rule.partition('.')[0]}")


def with_learned(tagger: Tagger, reading: Reading, text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions of the rules, and those that the tagger finds where they found none."""
    taken = Overlaps([(one.start, one.end) for one in mentions])
    added = []
    for found in tagger.find(reading, layers(mentions), BONUS):
        span = trimmed(text, *found)
        if span is None or taken.any(*span):
            continue
        name = text[slice(*span)]
        if not refused(name):
            added.append(Mention(*span, tagger.type_of(text, *span), RULE, _RANK, name, normalize(name)))
    return sorted([*mentions, *added], key=lambda one: (one.start, -one.end)) if added else mentions
