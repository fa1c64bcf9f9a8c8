"""What the tagger adds to the undertakings that the rules found."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Sequence
from functools import cache
from importlib.resources import files

from policyminer.extractors.initiatives.mentions import Mention, normalize
from policyminer.extractors.learned.edges import trimmed
from policyminer.extractors.learned.layers import Layer
from policyminer.extractors.learned.overlaps import Overlaps
from policyminer.extractors.learned.tagger import MOVED, RULE, Tagger
from policyminer.layout.reading import Reading
from policyminer.spans import Span

BONUS = 0.5
"""What a name is worth beyond its evidence: chosen on a third of the marked texts, by a model of the other two."""
_RANK = 9
_BOUNDED = ("name.", "gazetteer")
_SIGNS = re.compile("[“”（）]")


def _move(mention: Mention, span: Span, name: str) -> None:
    """Give a mention of the grammar the edges that the tagger sees."""
    if mention.type != "document" and mention.rule.startswith(_BOUNDED):
        mention.start, mention.end = span
        mention.name, mention.key = name, normalize(name)
        mention.rule += MOVED


def refused(name: str) -> bool:
    """Whether a name that the tagger finds is no undertaking: a class of firms, a period, a level and a common noun."""
    plain = _SIGNS.sub("", name)
    if plain in _words("periods") or plain.endswith(_words("classes")):
        return True
    return any(plain.startswith(level) and plain[len(level) :] in _words("bare") for level in _words("levels"))


@cache
def _words(name: str) -> tuple[str, ...]:
    resource = files("policyminer.extractors.initiatives").joinpath("data", "learned.toml")
    return tuple(tomllib.loads(resource.read_text("utf-8"))[name])


def layers(mentions: Sequence[Mention]) -> Iterator[Layer]:
    """What the rules found, as evidence for the tagger."""
    for one in mentions:
        yield one.start, one.end, ("rule", f"rule:{one.type}", f"rule:{one.type}:{one.rule.partition('.')[0]}")


def with_learned(
    tagger: Tagger, reading: Reading, text: str, mentions: list[Mention], own: Container[str] = ()
) -> list[Mention]:
    """The mentions of the rules, and those that the tagger finds where they found none.

    Where it sees other edges of a name without quotes or of a known one, it was right more often (133 to 53 on texts
    held out, with quotes 48 to 44; counted once).
    """
    by_span = {(one.start, one.end): one for one in mentions}
    taken = Overlaps(by_span)
    added = []
    for found in tagger.find(reading, layers(mentions), BONUS):
        span = trimmed(text, *found)
        if span is None:
            continue
        name = text[slice(*span)]
        met = taken.of(*span)
        if len(met) == 1 and met[0] != span and met[0] in by_span:
            if by_span[met[0]].name not in own:
                _move(by_span.pop(met[0]), span, name)
        elif not met and not refused(name):
            added.append(Mention(*span, tagger.type_of(text, *span), RULE, _RANK, name, normalize(name)))
    return sorted([*mentions, *added], key=lambda one: (one.start, -one.end)) if added else mentions
