"""The mined article: source, layout, document and the lists of records; its JSON, both ways."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from policyminer.layout.reading import Phrase
from policyminer.records.types import Diagnostic, Figure, Initiative, Json, Organization, PaperNumber, Statement
from policyminer.spans import Span

SCHEMA = "policyminer.article/1"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where an article is from; ``text`` is None when it was left out on request."""

    path: str | None
    sha256: str
    encoding: str
    chars: int
    text: str | None
    row: int | None = None
    sheet: str | None = None

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        record: Json = {"path": self.path}
        if self.row is not None:
            record |= {"row": self.row, "sheet": self.sheet}
        record |= {"sha256": self.sha256, "encoding": self.encoding, "chars": self.chars}
        if self.text is not None:
            record["text"] = self.text
        return record


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What kind of paper the article is and, for official papers, its issuers, number and dates."""

    kind: str
    issuers: tuple[str, ...] = ()
    number: PaperNumber | None = None
    date: str | None = None
    effective: str | None = None
    expires: str | None = None

    def to_dict(self) -> Json:
        """The record as the contract writes it; ``number`` is the number's text."""
        return {
            "kind": self.kind,
            "issuers": list(self.issuers),
            "number": None if self.number is None else self.number.number,
            "date": self.date,
            "effective": self.effective,
            "expires": self.expires,
        }


@dataclass(frozen=True, slots=True)
class BlockRecord:
    """A block of the page in source offsets."""

    kind: str
    level: int | None
    spans: tuple[Span, ...]
    page: int | None = None
    element: str | None = None

    def to_dict(self) -> Json:
        """The record as the contract writes it; page and element only where the format has them."""
        record: Json = {"kind": self.kind, "level": self.level, "spans": [list(span) for span in self.spans]}
        if self.page is not None:
            record["page"] = self.page
        if self.element is not None:
            record["element"] = self.element
        return record


@dataclass(frozen=True, slots=True)
class LayoutRecord:
    """What the page says about itself."""

    title: str | None
    kicker: str | None
    subtitle: str | None
    authors: tuple[tuple[str, str], ...]
    outlet: str | None
    published: tuple[str | None, str | None]
    place: tuple[str, str | None] | None
    blocks: tuple[BlockRecord, ...]
    repairs: tuple[tuple[str, int], ...]

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        return {
            "title": self.title,
            "kicker": self.kicker,
            "subtitle": self.subtitle,
            "authors": [{"name": name, "role": role} for name, role in self.authors],
            "outlet": self.outlet,
            "published": {"date": self.published[0], "basis": self.published[1]},
            "place": None if self.place is None else {"name": self.place[0], "code": self.place[1]},
            "blocks": [block.to_dict() for block in self.blocks],
            "repairs": [{"kind": kind, "at": at} for kind, at in self.repairs],
        }


@dataclass(frozen=True, slots=True)
class Article:
    """A mined article.

    一篇文章的全部记录:``article.figures[0].text`` → ``'320余人'``,位置见 ``spans``。
    """

    id: str
    source: SourceRecord
    document: DocumentRecord
    layout: LayoutRecord
    figures: tuple[Figure, ...]
    organizations: tuple[Organization, ...]
    initiatives: tuple[Initiative, ...]
    statements: tuple[Statement, ...]
    diagnostics: tuple[Diagnostic, ...]

    def to_dict(self) -> Json:
        """The article as the contract's JSON object, numbers as ``Decimal``."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "source": self.source.to_dict(),
            "document": self.document.to_dict(),
            "layout": self.layout.to_dict(),
            "figures": [record.to_dict() for record in self.figures],
            "organizations": [record.to_dict() for record in self.organizations],
            "initiatives": [record.to_dict() for record in self.initiatives],
            "statements": [record.to_dict() for record in self.statements],
            "diagnostics": [record.to_dict() for record in self.diagnostics],
        }

    def to_json(self) -> str:
        """One line of JSON, numbers without float noise, the same bytes for the same input."""
        return dumps(self.to_dict())


def plain(value: Decimal) -> str:
    """A decimal as a JSON number: no exponent, no trailing zeros, at most 6 digits where it does not end."""
    if len(value.as_tuple().digits) > 28:
        value = round(value, 6)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def dumps(record: Any) -> str:
    """JSON of anything the records are made of."""
    import orjson

    def default(value: Any) -> Any:
        if isinstance(value, Decimal):
            return orjson.Fragment(plain(value))
        if isinstance(value, Phrase):
            return {"text": value.text, "spans": value.spans}
        raise TypeError(f"{type(value).__name__} is not part of a record")

    try:
        return orjson.dumps(record, default=default).decode()
    except TypeError:
        return _with_surrogates(record)


def _with_surrogates(record: Any) -> str:
    """The slow way for texts with lone surrogates, which UTF-8 cannot say: they are written as escapes."""
    import json

    class Number(float):
        def __repr__(self) -> str:
            return self.text

        text: str

    def walk(node: Any) -> Any:
        if isinstance(node, Decimal):
            number = Number(node)
            number.text = plain(node)
            return number
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        return [walk(value) for value in node] if isinstance(node, list | tuple) else node

    text = json.dumps(walk(record), ensure_ascii=False, separators=(",", ":"))
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
