"""The spaCy factory ``policyminer_initiatives``: undertakings as ``doc.spans["initiatives"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from policyminer.extractors.initiatives.extractor import InitiativeExtractor
from policyminer.layout.reading import Reading


class InitiativesPipe:
    """Puts the undertakings of a Doc into ``doc.spans["initiatives"]``, snapped to tokens.

    ``nlp.add_pipe("policyminer_initiatives")`` 之后,“实施‘雁归’工程”的 ``doc.spans["initiatives"]`` 里有“雁归”。
    """

    def __init__(self) -> None:
        self.extractor = InitiativeExtractor()

    def __call__(self, doc: Doc) -> Doc:
        """Mark the undertakings of one Doc."""
        found: list[Span] = []
        for draft in self.extractor.extract(Reading.plain(doc.text)):
            for start, end in draft.mentions:
                span = doc.char_span(start, end, label=draft.type, alignment_mode="expand")
                if span is not None:
                    found.append(span)
        doc.spans["initiatives"] = sorted(found, key=lambda span: (span.start, -span.end))
        return doc


def create_pipe(nlp: Language, name: str) -> InitiativesPipe:
    """Make the pipe; spaCy finds it through the entry point of :func:`create`."""
    return InitiativesPipe()


create = Language.factory("policyminer_initiatives", func=create_pipe)
