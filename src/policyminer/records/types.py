"""The record types: what a mined article holds, as the public contract names it.

All spans are half-open code points into the decoded source; every ``text`` is exactly the concatenation of
its slices. Records are frozen values without time stamps, so equal input gives equal records.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from policyminer.layout.reading import Phrase
from policyminer.spans import Span

Json = dict[str, Any]


def _phrase(phrase: Phrase | None) -> Json | None:
    return None if phrase is None else {"text": phrase.text, "spans": [list(span) for span in phrase.spans]}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


@dataclass(frozen=True, slots=True)
class Time:
    """The words that fix a figure's period; ``first`` and ``last`` are ISO days or None."""

    text: str
    spans: tuple[Span, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change is measured against: ``yoy`` 同比, ``mom`` 环比 or ``vs`` anything else."""

    kind: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
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
    normalized: tuple[Decimal | None, str | None] | None
    indicator: Phrase | None
    subject: Phrase | None
    time: Time | None
    comparison: Comparison | None
    part_of: str | None
    status: str | None
    rule: str

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        time, comparison, normalized = self.time, self.comparison, self.normalized
        return {
            "id": self.id,
            "spans": _spans(self.spans),
            "text": self.text,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "bound": self.bound,
            "unit": self.unit,
            "dimension": self.dimension,
            "direction": self.direction,
            "normalized": None if normalized is None else {"value": normalized[0], "unit": normalized[1]},
            "indicator": _phrase(self.indicator),
            "subject": _phrase(self.subject),
            "time": None
            if time is None
            else {"text": time.text, "spans": _spans(time.spans), "first": time.first, "last": time.last},
            "comparison": None
            if comparison is None
            else {"kind": comparison.kind, "text": comparison.text, "spans": _spans(comparison.spans)},
            "part_of": self.part_of,
            "status": self.status,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division with its GB/T 2260 code, where one is known."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Organization:
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

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        return {
            "id": self.id,
            "spans": _spans(self.spans),
            "text": self.text,
            "name": self.name,
            "key": self.key,
            "type": self.type,
            "level": self.level,
            "division": None if self.division is None else {"name": self.division.name, "code": self.division.code},
            "aliases": list(self.aliases),
            "mentions": [_phrase(mention) for mention in self.mentions],
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """The kind of a paper and its parsed document number (发文字号)."""

    number: str | None
    issuer_code: str | None
    year: int | None
    serial: int | None
    kind: str | None

    def to_dict(self) -> Json:
        """The fields as the contract writes them."""
        return {
            "number": self.number,
            "issuer_code": self.issuer_code,
            "year": self.year,
            "serial": self.serial,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class Initiative:
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

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        return {
            "id": self.id,
            "spans": _spans(self.spans),
            "text": self.text,
            "name": self.name,
            "key": self.key,
            "type": self.type,
            "document": None if self.document is None else self.document.to_dict(),
            "issuers": list(self.issuers),
            "date": self.date,
            "status": self.status,
            "figures": list(self.figures),
            "organizations": list(self.organizations),
            "expansion": [_phrase(part) for part in self.expansion],
            "mentions": [_phrase(mention) for mention in self.mentions],
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Instrument:
    """A policy instrument of a measure with the words that decided."""

    id: str
    score: float
    cues: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """One policy action inside a unit: its words, who acts, on whom, with which instrument."""

    spans: tuple[Span, ...]
    text: str
    actor: Phrase | None
    object: Phrase | None
    instrument: str | None


@dataclass(frozen=True, slots=True)
class Statement:
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
    theme: tuple[str, float] | None
    status: str | None
    instruments: tuple[Instrument, ...]
    actions: tuple[Action, ...]
    figures: tuple[str, ...]
    organizations: tuple[str, ...]
    initiatives: tuple[str, ...]
    rule: str

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        return {
            "id": self.id,
            "spans": _spans(self.spans),
            "text": self.text,
            "number": self.number,
            "section": list(self.section),
            "role": self.role,
            "role_score": self.role_score,
            "theme": None if self.theme is None else {"id": self.theme[0], "score": self.theme[1]},
            "status": self.status,
            "instruments": [
                {"id": i.id, "score": i.score, "cues": [_phrase(cue) for cue in i.cues]} for i in self.instruments
            ],
            "actions": [
                {
                    "spans": _spans(a.spans),
                    "text": a.text,
                    "actor": _phrase(a.actor),
                    "object": _phrase(a.object),
                    "instrument": a.instrument,
                }
                for a in self.actions
            ],
            "figures": list(self.figures),
            "organizations": list(self.organizations),
            "initiatives": list(self.initiatives),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that was seen and not understood."""

    code: str
    message: str
    spans: tuple[Span, ...]
    text: str

    def to_dict(self) -> Json:
        """The record as the contract writes it."""
        return {"code": self.code, "message": self.message, "spans": _spans(self.spans), "text": self.text}
