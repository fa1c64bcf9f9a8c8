"""The spaCy component: ``nlp.add_pipe("policyminer_figures")`` fills ``doc.spans["figures"]``.

“建成公寓140套”→ ``doc.spans["figures"][0].text == "140套"``。
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyminer.extractors.figures.extractor import FigureExtractor
from policyminer.layout.reading import Reading


class FigureComponent:
    """Marks the figures of a ``Doc``; a figure that cuts a token is widened to whole tokens."""

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self.key = key
        self._extractor = FigureExtractor()

    def __call__(self, doc: Doc) -> Doc:
        figures = self._extractor.extract(Reading.plain(doc.text))
        spans = [doc.char_span(f.start, f.end, label=f.dimension, alignment_mode="expand") for f in figures]
        doc.spans[self.key] = [span for span in spans if span is not None]
        return doc


@Language.factory("policyminer_figures", assigns=["doc.spans"], default_config={"key": "figures"})
def create(nlp: Language, name: str, key: str) -> FigureComponent:
    """The factory behind ``nlp.add_pipe("policyminer_figures")``."""
    return FigureComponent(name, key)
