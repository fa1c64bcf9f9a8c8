"""The undertakings of an invented text as drafts, and their mentions with their types."""

from __future__ import annotations

from policyminer.extractors.drafts import InitiativeDraft
from policyminer.extractors.initiatives import InitiativeExtractor
from policyminer.layout.reading import Reading

EXTRACTOR = InitiativeExtractor(learned=False)


def drafts(text: str) -> list[InitiativeDraft]:
    return EXTRACTOR.extract(Reading.plain(text))


def marks(text: str) -> list[tuple[str, str]]:
    found = [(start, end, draft.type) for draft in drafts(text) for start, end in draft.mentions]
    return [(text[start:end], type_) for start, end, type_ in sorted(found)]
