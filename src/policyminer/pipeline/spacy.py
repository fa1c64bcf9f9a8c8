"""The miner as a spaCy pipeline, and what the single factories share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from policyminer.segmentation.tokenizer import Tokenizer

if TYPE_CHECKING:
    from policyminer.pipeline.miner import Miner
    from policyminer.records.article import Article
    from policyminer.spans import Span as Place


def build(miner: Miner) -> Language:
    """A blank Chinese pipeline with our tokenizer and the whole miner as its one component."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = Tokenizer(nlp.vocab, miner.segmenter)
    nlp.add_pipe("policyminer", config={"settings": miner.config.to_dict()})
    return nlp


class Mine:
    """The component ``policyminer``: all records of a text, as span groups of its Doc.

    spaCy 组件:``doc.spans["figures"]``、``["organizations"]``、``["initiatives"]``、``["statements"]``。

    Notes
    -----
    Spans snap outward to tokens, as spaCy asks; the exact records are in ``doc.user_data["policyminer"]``.
    """

    def __init__(self, miner: Miner) -> None:
        self.miner = miner

    def __call__(self, doc: Doc) -> Doc:
        article = self.miner.mine(doc.text)
        doc.user_data["policyminer"] = article
        fill(doc, article)
        return doc


def fill(doc: Doc, article: Article) -> None:
    """Put the records of an article into the span groups of a Doc."""
    doc.spans["figures"] = spans(doc, [(r.spans, r.dimension, r.id) for r in article.figures])
    doc.spans["statements"] = spans(doc, [(r.spans, r.role, r.id) for r in article.statements])
    for name, records in (("organizations", article.organizations), ("initiatives", article.initiatives)):
        doc.spans[name] = spans(doc, [(m.spans, r.type, r.id) for r in records for m in r.mentions])


def spans(doc: Doc, records: Iterable[tuple[Iterable[Place], str, str]]) -> list[Span]:
    """spaCy spans for character spans, with a label and the record's id."""
    made = []
    for places, label, name in records:
        for start, end in places:
            span = doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")
            if span is not None:
                made.append(span)
    return made


def create(nlp: Language, name: str, settings: dict[str, Any]) -> Mine:
    """The factory behind ``nlp.add_pipe("policyminer")``."""
    from policyminer.pipeline.config import Config
    from policyminer.pipeline.miner import Miner

    return Mine(Miner(Config.from_dict(settings)))


Language.factory("policyminer", default_config={"settings": {}}, assigns=["doc.spans"], func=create)
