"""The spaCy factory ``policyminer_statements``: coded units as ``doc.spans["statements"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from policyminer.extractors.figures import FigureExtractor
from policyminer.extractors.initiatives import InitiativeExtractor
from policyminer.extractors.organizations import OrganizationExtractor
from policyminer.layout.reading import Reading
from policyminer.statements.classifier import StatementClassifier


class StatementsPipe:
    """Puts the statement units of a Doc into ``doc.spans["statements"]``; labels are roles.

    spaCy 组件:``nlp.add_pipe("policyminer_statements")``,“对博士给予补贴。”标为 ``measure``,id 为首要政策工具。

    Parameters
    ----------
    codebook, model
        As for :class:`StatementClassifier`.
    """

    def __init__(self, codebook: str | None = None, model: str | None = None) -> None:
        self.classifier = StatementClassifier(codebook=codebook, model=model)
        self.figures = FigureExtractor()
        self.organizations = OrganizationExtractor()
        self.initiatives = InitiativeExtractor()

    def __call__(self, doc: Doc) -> Doc:
        """Code the units of one Doc."""
        reading = Reading.plain(doc.text)
        bodies = self.organizations.extract(reading)
        undertakings = self.initiatives.extract(reading, bodies)
        figures = self.figures.extract(reading)
        found: list[Span] = []
        for draft in self.classifier.extract(reading, figures, bodies, undertakings):
            unit = reading.units[draft.unit]
            first = draft.instruments[0].id if draft.instruments else ""
            span = doc.char_span(unit.start, unit.end, label=draft.role, span_id=first, alignment_mode="expand")
            if span is not None:
                found.append(span)
        doc.spans["statements"] = found
        return doc


@Language.factory("policyminer_statements", assigns=["doc.spans"], default_config={"codebook": None, "model": None})
def create(nlp: Language, name: str, codebook: str | None, model: str | None) -> StatementsPipe:
    """Build the pipe."""
    return StatementsPipe(codebook, model)
