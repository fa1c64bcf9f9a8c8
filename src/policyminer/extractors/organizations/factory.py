"""The organization extractor as a spaCy pipe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from policyminer.extractors.organizations.extractor import OrganizationExtractor
from policyminer.layout.reading import Place, Reading


class OrganizationPipe:
    """Writes mentions to ``doc.spans["organizations"]``; labels are types, ids are keys.

    spaCy 组件:``nlp.add_pipe("policyminer_organizations")``。

    Parameters
    ----------
    gazetteers
        Files with the user's own names.
    place
        Name of the place the texts are about, if one for all.
    """

    def __init__(self, gazetteers: list[str] | None = None, place: str | None = None) -> None:
        self.extractor = OrganizationExtractor(gazetteers=[Path(path) for path in gazetteers or ()])
        self.place = Place(place, None) if place else None

    def __call__(self, doc: Doc) -> Doc:
        """Mark the bodies of a document."""
        spans: list[Span] = []
        for draft in self.extractor.extract(Reading.plain(doc.text, place=self.place)):
            for start, end in draft.mentions:
                span = doc.char_span(start, end, label=draft.type, span_id=draft.key, alignment_mode="expand")
                if span is not None:
                    spans.append(span)
        doc.spans["organizations"] = sorted(spans, key=lambda span: (span.start, span.end))
        return doc


@Language.factory(
    "policyminer_organizations", assigns=["doc.spans"], default_config={"gazetteers": None, "place": None}
)
def create(nlp: Language, name: str, gazetteers: list[str] | None, place: str | None) -> Any:
    """Build the pipe."""
    return OrganizationPipe(gazetteers, place)
