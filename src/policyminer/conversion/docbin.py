"""spaCy DocBin: our tokens, the records as span groups, exact places where tokens do not meet them.

Spans snap outward to tokens, as spaCy asks; the exact offsets, and all fields, are in ``doc.user_data["policyminer"]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyminer.conversion.marks import CODED, Mark, Spans, marks_of, parse_label
from policyminer.conversion.payload import KEY, encodable, pack, unpack
from policyminer.conversion.restore import restore
from policyminer.evaluation.gold import KINDS, GoldError

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Json = dict[str, Any]
FILE = "policyminer.spacy"
_ID = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def export(articles: Sequence[Json], folder: Path) -> list[Path]:
    """Write ``policyminer.spacy``."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    from policyminer.segmentation.tokenizer import Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(Vocab())
    store = DocBin(store_user_data=True)
    for article in articles:
        store.add(_doc(article, tokenizer))
    out = folder / FILE
    store.to_disk(out)
    return [out]


def _doc(article: Json, tokenizer: Callable[[str], Doc]) -> Doc:
    text: str = article["source"]["text"]
    encodable(str(article["source"].get("path")), text)
    doc = tokenizer(text)
    groups: dict[str, list[Span]] = {kind: [] for kind in (*KINDS, *CODED) if article.get(kind) is not None}
    for mark in marks_of(article):
        assert mark.ref is not None
        for number, (start, end) in enumerate(mark.spans):
            name = f"{mark.ref[0]}.{mark.ref[1]}.{number}"
            span = doc.char_span(start, end, label=mark.label, span_id=name, alignment_mode="expand")
            if span is not None:
                groups.setdefault(mark.kind, []).append(span)
    for kind, spans in groups.items():
        doc.spans[kind] = spans
    doc.user_data[KEY] = pack(article)
    return doc


def read(source: Path) -> Iterator[Json]:
    """The articles of a ``.spacy`` file, or of a folder of them."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    files = sorted(source.rglob("*.spacy")) if source.is_dir() else [source]
    if not files:
        raise GoldError(f"{source}: no .spacy file")
    for file in files:
        try:
            docs = list(DocBin().from_disk(file).get_docs(Vocab()))
        except (OSError, ValueError, KeyError) as error:
            raise GoldError(f"{file}: not a DocBin ({type(error).__name__})") from None
        for number, doc in enumerate(docs, 1):
            yield _article(f"{file}: doc {number}", f"{file.stem}-{number}.txt", doc)


def _article(where: str, name: str, doc: Doc) -> Json:
    carried = doc.user_data.get(KEY)
    base, moved = unpack(where, carried if isinstance(carried, str) else None, doc.text, name)
    marks = [
        Mark(mark.kind, mark.code, tuple((moved(s), moved(e)) for s, e in mark.spans), mark.ref) for mark in _marks(doc)
    ]
    return restore(base, marks, shaper(doc))


def _marks(doc: Doc) -> Iterator[Mark]:
    """The spans of all groups; those of one mark are known by their id."""
    found: dict[Any, tuple[str, str | None, tuple[int, int] | None, list[tuple[int, int]]]] = {}
    for group in doc.spans.values():
        for number, span in enumerate(group):
            label = parse_label(span.label_)
            if label is None or span.start_char >= span.end_char:
                continue
            known = _ID.fullmatch(span.id_)
            ref = (int(known[1]), int(known[2])) if known else None
            key = (label[0], ref, label[1] if label[0] in CODED else None) if ref else (label[0], group.name, number)
            entry = found.setdefault(key, (*label, ref, []))
            entry[3].append((span.start_char, span.end_char))
    for kind, code, ref, places in found.values():
        yield Mark(kind, code, tuple(places), ref)


def shaper(doc: Doc) -> Callable[[Spans], Spans]:
    """Each piece of a place as the tokens that it touches."""

    def shape(spans: Spans) -> Spans:
        found = [doc.char_span(start, end, alignment_mode="expand") for start, end in spans]
        return tuple((span.start_char, span.end_char) for span in found if span is not None)

    return shape
