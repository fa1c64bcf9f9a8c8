"""What an annotation tool shows of an article: marked places with a label each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policyminer.evaluation.agreement_fields import first
from policyminer.evaluation.gold import KINDS, answers
from policyminer.evaluation.vocabulary import DIMENSIONS, INITIATIVE_TYPES, ORGANIZATION_TYPES, ROLES

Json = dict[str, Any]
Spans = tuple[tuple[int, int], ...]
Shape = Callable[[Spans], Spans]
"""What a format can say of a mark's place: brat cuts it at line ends, spaCy takes whole tokens."""

LABELLED = {"figures": "dimension", "organizations": "type", "initiatives": "type", "statements": "role"}
"""Per record type: the field that the tool shows as part of the label."""
CODED = ("instruments", "theme")
"""Codes of statements that the tool shows as marks of their own on the same place: ``instrument-supply.talent``."""
_WORDS = {
    "figures": "figure",
    "organizations": "organization",
    "initiatives": "initiative",
    "statements": "statement",
    "instruments": "instrument",
    "theme": "theme",
}
_KINDS = {word: kind for kind, word in _WORDS.items()}
_CODES: Mapping[str, frozenset[str]] = {
    "figures": DIMENSIONS,
    "organizations": ORGANIZATION_TYPES,
    "initiatives": INITIATIVE_TYPES,
    "statements": ROLES,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked place.

    一处标注:``Mark("figures", "count", ((12, 17),))`` 在工具里显示为 ``figure-count``。

    Parameters
    ----------
    code
        The value of the labelled field (dimension, type, role), None where it is empty.
    ref
        Which record and which of its mentions it shows, where that is known.
    note
        What the annotator wrote beside the mark: fields of the record.
    """

    kind: str
    code: str | None
    spans: Spans
    ref: tuple[int, int] | None = None
    note: Json | None = None

    @property
    def label(self) -> str:
        """The label as the tool shows it."""
        return _WORDS[self.kind] if self.code is None else f"{_WORDS[self.kind]}-{self.code}"


def parse_label(label: str) -> tuple[str, str | None] | None:
    """The record type and the code of a label; None for a label of someone else's."""
    word, _, code = label.partition("-")
    kind = _KINDS.get(word)
    return None if kind is None else (kind, code or None)


def all_labels(articles: Iterable[Json]) -> list[str]:
    """Every label a project needs, in a fixed order; codes are those of the default codebook and of the articles."""
    labels = [
        label for kind in KINDS for label in (_WORDS[kind], *(f"{_WORDS[kind]}-{c}" for c in sorted(_CODES[kind])))
    ]
    codes: dict[str, dict[str, None]] = {field: dict.fromkeys(default_codes(field)) for field in CODED}
    for article in articles:
        for record in article.get("statements") or ():
            for field in CODED:
                codes[field] |= dict.fromkeys(code_ids(record, field))
    return labels + [f"{_WORDS[field]}-{code}" for field in CODED for code in codes[field]]


def default_codes(field: str) -> tuple[str, ...]:
    """The instruments or themes of the default codebook."""
    from policyminer.codebooks import Codebook

    return Codebook.load("default").ids("theme" if field == "theme" else "instrument")


def code_ids(record: Json, field: str) -> list[str]:
    """The instruments or the (accepted) themes of a statement."""
    entries = answers(record.get(field)) if field == "theme" else record.get(field) or []
    return [str(entry["id"]) for entry in entries if entry]


def marks_of(article: Json) -> list[Mark]:
    """All marks of an article, record by record; the codes of a statement follow it."""
    found: list[Mark] = []
    for kind in KINDS:
        for index, record in enumerate(article.get(kind) or ()):
            code = first(record.get(LABELLED[kind]))
            for at, mention in enumerate(mentions(record)):
                spans = tuple((start, end) for start, end in mention["spans"])
                found.append(Mark(kind, code, spans, (index, at)))
            if kind == "statements":
                found += [Mark(f, name, found[-1].spans, (index, 0)) for f in CODED for name in code_ids(record, f)]
    return found


def mentions(record: Json) -> list[Json]:
    """The mentions of a record; a record without any is its own."""
    return record.get("mentions") or [record]


def words(text: str, spans: Spans) -> str:
    """The words of a place."""
    return "".join(text[start:end] for start, end in spans)
