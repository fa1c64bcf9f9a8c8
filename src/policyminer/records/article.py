"""The mined article: source, layout, document and the lists of records."""

from __future__ import annotations

from msgspec import Struct

from policyminer.records.json import Json, dumps, encoded, plain_data
from policyminer.records.types import Diagnostic, Figure, Initiative, Organization, PaperNumber, Statement
from policyminer.spans import Span

SCHEMA = "policyminer.article/1"


class SourceRecord(Struct, frozen=True, gc=False):
    """Where an article is from; ``text`` is None when it was left out on request."""

    path: str | None
    sha256: str
    encoding: str
    chars: int
    text: str | None
    row: int | None = None
    sheet: str | None = None

    def to_dict(self) -> Json:
        """The record as the contract writes it: row and sheet only for tables, text unless it was left out."""
        record: Json = {"path": self.path}
        if self.row is not None:
            record |= {"row": self.row, "sheet": self.sheet}
        record |= {"sha256": self.sha256, "encoding": self.encoding, "chars": self.chars}
        if self.text is not None:
            record["text"] = self.text
        return record


class DocumentRecord(Struct, frozen=True, gc=False):
    """What kind of paper the article is and, for official papers, its issuers, number and dates."""

    kind: str
    issuers: tuple[str, ...] = ()
    number: PaperNumber | None = None
    date: str | None = None
    effective: str | None = None
    expires: str | None = None

    def to_dict(self) -> Json:
        """The record as the contract writes it; ``number`` is the number's text."""
        number = None if self.number is None else self.number.number
        return {
            "kind": self.kind,
            "issuers": list(self.issuers),
            "number": number,
            "date": self.date,
            "effective": self.effective,
            "expires": self.expires,
        }


class BlockRecord(Struct, frozen=True, gc=False):
    """A block of the page in source offsets."""

    kind: str
    level: int | None
    spans: tuple[Span, ...]


class PagedBlockRecord(Struct, frozen=True, gc=False):
    """A block of a format that has pages or elements."""

    kind: str
    level: int | None
    spans: tuple[Span, ...]
    page: int | None
    element: str | None


class AuthorRecord(Struct, frozen=True, gc=False):
    """A person or agency of the byline."""

    name: str
    role: str


class PublishedRecord(Struct, frozen=True, gc=False):
    """The publication date as precise as it is known, and how it is known; both None when it is not."""

    date: str | None
    basis: str | None


class PlaceRecord(Struct, frozen=True, gc=False):
    """The administrative division an article is about."""

    name: str
    code: str | None


class RepairRecord(Struct, frozen=True, gc=False):
    """An edit on the way to the clean text, and its place in the source."""

    kind: str
    at: int


class LayoutRecord(Struct, frozen=True, gc=False):
    """What the page says about itself."""

    title: str | None
    kicker: str | None
    subtitle: str | None
    authors: tuple[AuthorRecord, ...]
    outlet: str | None
    published: PublishedRecord
    place: PlaceRecord | None
    blocks: tuple[BlockRecord | PagedBlockRecord, ...]
    repairs: tuple[RepairRecord, ...]


class Article(Struct, frozen=True, gc=False):
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

    def _parts(self) -> Json:
        return {
            "schema": SCHEMA,
            "id": self.id,
            "source": self.source.to_dict(),
            "document": self.document.to_dict(),
            "layout": self.layout,
            "figures": self.figures,
            "organizations": self.organizations,
            "initiatives": self.initiatives,
            "statements": self.statements,
            "diagnostics": self.diagnostics,
        }

    def to_dict(self) -> Json:
        """The article as the contract's JSON object, numbers as ``Decimal``."""
        made: Json = plain_data(self._parts())
        return made

    def to_json(self) -> str:
        """One line of JSON, numbers without float noise, the same bytes for the same input."""
        return dumps(self._parts())

    def encoded(self) -> bytes:
        """The same line as UTF-8."""
        return encoded(self._parts())
