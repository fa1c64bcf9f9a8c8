"""The record types: what a mined article holds, as the public contract names it.

The fields of each type are those of its JSON object, in the same order. All spans are half-open code points into
the decoded source; every ``text`` is exactly the concatenation of its slices. Records are frozen values without time
stamps, so equal input gives equal records.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from policyminer.layout.reading import Phrase
from policyminer.spans import Span


class Time(Struct, frozen=True, gc=False):
    """The words that fix a figure's period; ``first`` and ``last`` are ISO days or None."""

    text: str
    spans: tuple[Span, ...]
    first: str | None
    last: str | None


class Comparison(Struct, frozen=True, gc=False):
    """What a change is measured against: ``yoy`` 同比, ``mom`` 环比 or ``vs`` anything else."""

    kind: str
    text: str
    spans: tuple[Span, ...]


class Normalized(Struct, frozen=True, gc=False):
    """A value in the base unit of its dimension (元, m², 人 …)."""

    value: Decimal | None
    unit: str | None


class Figure(Struct, frozen=True, gc=False):
    """A quantity that the text states of something.

    一个数量:``本科生480余人`` → value=480, unit=人, bound=at_least, indicator=本科生。
    """

    id: str
    spans: tuple[Span, ...]
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    unit: str | None
    dimension: str
    direction: str | None
    normalized: Normalized | None
    indicator: Phrase | None
    subject: Phrase | None
    time: Time | None
    comparison: Comparison | None
    part_of: str | None
    status: str | None
    rule: str


class Division(Struct, frozen=True, gc=False):
    """An administrative division with its GB/T 2260 code, where one is known."""

    name: str
    code: str | None


class Organization(Struct, frozen=True, gc=False):
    """A body with all its mentions.

    一个机构:``县人社局`` → name=云溪县人力资源和社会保障局, type=government。
    """

    id: str
    spans: tuple[Span, ...]
    text: str
    name: str
    key: str
    type: str
    level: str | None
    division: Division | None
    aliases: tuple[str, ...]
    mentions: tuple[Phrase, ...]
    rule: str


class PaperNumber(Struct, frozen=True, gc=False):
    """The kind of a paper and its parsed document number (发文字号)."""

    number: str | None
    issuer_code: str | None
    year: int | None
    serial: int | None
    kind: str | None


class Initiative(Struct, frozen=True, gc=False):
    """A named undertaking or a titled paper with all its mentions.

    一项举措或文件:``“云上英才”计划`` → name=云上英才, type=plan。
    """

    id: str
    spans: tuple[Span, ...]
    text: str
    name: str
    key: str
    type: str
    document: PaperNumber | None
    issuers: tuple[str, ...]
    date: str | None
    status: str | None
    figures: tuple[str, ...]
    organizations: tuple[str, ...]
    expansion: tuple[Phrase, ...]
    mentions: tuple[Phrase, ...]
    rule: str


class Instrument(Struct, frozen=True, gc=False):
    """A policy instrument of a measure with the words that decided."""

    id: str
    score: float
    cues: tuple[Phrase, ...]


class Action(Struct, frozen=True, gc=False):
    """One policy action inside a unit: its words, who acts, on whom, with which instrument."""

    spans: tuple[Span, ...]
    text: str
    actor: Phrase | None
    object: Phrase | None
    instrument: str | None


class Theme(Struct, frozen=True, gc=False):
    """What a statement is about."""

    id: str
    score: float


class Statement(Struct, frozen=True, gc=False):
    """A unit of the body with its codes.

    一个语句单元:``对新落户的博士给予20万元安家补贴。`` → role=measure, instruments=[supply.talent, …]。
    """

    id: str
    spans: tuple[Span, ...]
    text: str
    number: str
    section: tuple[str, ...]
    role: str
    role_score: float
    theme: Theme | None
    status: str | None
    instruments: tuple[Instrument, ...]
    actions: tuple[Action, ...]
    figures: tuple[str, ...]
    organizations: tuple[str, ...]
    initiatives: tuple[str, ...]
    rule: str


class Diagnostic(Struct, frozen=True, gc=False):
    """Something that was seen and not understood."""

    code: str
    message: str
    spans: tuple[Span, ...]
    text: str
