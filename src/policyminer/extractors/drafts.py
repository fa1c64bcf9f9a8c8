"""What extractors return: findings in offsets of the clean text, before they become records.

All spans are half-open offsets into ``Reading.text``. References between drafts are indexes into the lists
the extractors returned. ``policyminer.records.assemble`` turns drafts into records.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from policyminer.spans import Span


class FigureDraft(Struct, gc=False):
    """A quantity that the text states of something; vocabularies as in the guidelines."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: str
    dimension: str
    direction: str | None = None
    normalized: tuple[Decimal | None, str | None] | None = None
    indicator: Span | None = None
    subject: Span | None = None
    time: Span | None = None
    first: date | None = None
    last: date | None = None
    comparison: tuple[str, Span] | None = None
    part_of: int | None = None
    status: str | None = None
    rule: str = ""


class OrganizationDraft(Struct, gc=False):
    """A body with all its mentions; ``division`` is (name, GB/T 2260 code)."""

    name: str
    key: str
    type: str
    level: str | None
    division: tuple[str, str | None] | None
    aliases: list[str]
    mentions: list[Span]
    rule: str = ""


class DocumentNumber(Struct, gc=False):
    """A parsed document number (发文字号) and the kind of paper."""

    number: str | None = None
    issuer_code: str | None = None
    year: int | None = None
    serial: int | None = None
    kind: str | None = None


class InitiativeDraft(Struct, gc=False):
    """An undertaking or a paper with all its mentions."""

    name: str
    key: str
    type: str
    mentions: list[Span]
    document: DocumentNumber | None = None
    issuers: list[int] = field(default_factory=list)
    date: str | None = None
    status: str | None = None
    figures: list[int] = field(default_factory=list)
    organizations: list[int] = field(default_factory=list)
    expansion: list[Span] = field(default_factory=list)
    rule: str = ""


class InstrumentDraft(Struct, gc=False):
    """One policy instrument of a measure, with the words that decided."""

    id: str
    score: float
    cues: list[Span]


class ActionDraft(Struct, gc=False):
    """One policy action inside a unit."""

    start: int
    end: int
    actor: Span | None
    object: Span | None
    instrument: str | None


class StatementDraft(Struct, gc=False):
    """A unit with its codes; ``unit`` is an index into ``Reading.units``."""

    unit: int
    role: str
    role_score: float
    theme: tuple[str, float] | None
    status: str | None
    instruments: list[InstrumentDraft]
    actions: list[ActionDraft]
    rule: str = ""


class DiagnosticDraft(Struct, gc=False):
    """Something seen and not understood."""

    code: str
    message: str
    start: int
    end: int
