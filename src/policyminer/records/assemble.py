"""From drafts (offsets of the clean text) to records (spans of the source)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from policyminer.extractors.drafts import (
    ActionDraft,
    DiagnosticDraft,
    DocumentNumber,
    FigureDraft,
    InitiativeDraft,
    OrganizationDraft,
    StatementDraft,
)
from policyminer.layout.reading import Phrase, Reading
from policyminer.records.json import canonical
from policyminer.records.types import (
    Action,
    Comparison,
    Diagnostic,
    Division,
    Figure,
    Initiative,
    Instrument,
    Normalized,
    Organization,
    PaperNumber,
    Statement,
    Theme,
    Time,
)
from policyminer.spans import Span


def _maybe(reading: Reading, span: Span | None) -> Phrase | None:
    return None if span is None or span[0] >= span[1] else reading.phrase(span[0], span[1])


def figures(reading: Reading, drafts: Sequence[FigureDraft]) -> tuple[Figure, ...]:
    """Figure records, numbered in the order of the drafts."""
    return tuple([_figure(reading, index, draft) for index, draft in enumerate(drafts, 1)])


def _figure(reading: Reading, index: int, draft: FigureDraft) -> Figure:
    words = reading.phrase(draft.start, draft.end)
    return Figure(
        id=f"f{index}",
        spans=words.spans,
        text=words.text,
        value=_tidy(draft.value),
        low=_tidy(draft.low),
        high=_tidy(draft.high),
        bound=draft.bound,
        unit=draft.unit,
        dimension=draft.dimension,
        direction=draft.direction,
        normalized=None if draft.normalized is None else Normalized(_tidy(draft.normalized[0]), draft.normalized[1]),
        indicator=_maybe(reading, draft.indicator),
        subject=_maybe(reading, draft.subject),
        time=_time(reading, draft),
        comparison=_comparison(reading, draft),
        part_of=None if draft.part_of is None else f"f{draft.part_of + 1}",
        status=draft.status,
        rule=draft.rule,
    )


def _tidy(value: Decimal | None) -> Decimal | None:
    return None if value is None else canonical(value)


def _time(reading: Reading, draft: FigureDraft) -> Time | None:
    words = _maybe(reading, draft.time)
    if words is None:
        return None
    first = None if draft.first is None else draft.first.isoformat()
    last = None if draft.last is None else draft.last.isoformat()
    return Time(words.text, words.spans, first, last)


def _comparison(reading: Reading, draft: FigureDraft) -> Comparison | None:
    if draft.comparison is None:
        return None
    kind, span = draft.comparison
    words = reading.phrase(span[0], span[1])
    return Comparison(kind, words.text, words.spans)


def organizations(reading: Reading, drafts: Sequence[OrganizationDraft]) -> tuple[Organization, ...]:
    """Organization records; a record's own words are its first mention's."""
    records = []
    for index, draft in enumerate(drafts, 1):
        mentions = reading.phrases(draft.mentions)
        division = None if draft.division is None else Division(*draft.division)
        records.append(
            Organization(
                f"o{index}",
                mentions[0].spans,
                mentions[0].text,
                draft.name,
                draft.key,
                draft.type,
                draft.level,
                division,
                tuple(draft.aliases),
                mentions,
                draft.rule,
            )
        )
    return tuple(records)


def initiatives(reading: Reading, drafts: Sequence[InitiativeDraft]) -> tuple[Initiative, ...]:
    """Initiative records; a record's own words are its first mention's."""
    records = []
    for index, draft in enumerate(drafts, 1):
        mentions = reading.phrases(draft.mentions)
        records.append(
            Initiative(
                id=f"i{index}",
                spans=mentions[0].spans,
                text=mentions[0].text,
                name=draft.name,
                key=draft.key,
                type=draft.type,
                document=_paper(draft.document),
                issuers=tuple([f"o{i + 1}" for i in draft.issuers]),
                date=draft.date,
                status=draft.status,
                figures=tuple([f"f{i + 1}" for i in draft.figures]),
                organizations=tuple([f"o{i + 1}" for i in draft.organizations]),
                expansion=reading.phrases(draft.expansion),
                mentions=mentions,
                rule=draft.rule,
            )
        )
    return tuple(records)


def _paper(draft: DocumentNumber | None) -> PaperNumber | None:
    if draft is None:
        return None
    return PaperNumber(draft.number, draft.issuer_code, draft.year, draft.serial, draft.kind)


class _Inside:
    """Which records stand inside a unit: ids by clean start, looked up by bisection."""

    def __init__(self, places: list[tuple[int, str]]) -> None:
        places.sort(key=lambda place: place[0])
        self._starts = [start for start, _ in places]
        self._ids = [name for _, name in places]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        found = self._ids[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(dict.fromkeys(found))


def statements(
    reading: Reading,
    drafts: Sequence[StatementDraft],
    figure_drafts: Sequence[FigureDraft],
    organization_drafts: Sequence[OrganizationDraft],
    initiative_drafts: Sequence[InitiativeDraft],
) -> tuple[Statement, ...]:
    """Statement records with the ids of what stands inside each."""
    inside = (
        _Inside([(draft.start, f"f{i}") for i, draft in enumerate(figure_drafts, 1)]),
        _Inside([(s, f"o{i}") for i, draft in enumerate(organization_drafts, 1) for s, _ in draft.mentions]),
        _Inside([(s, f"i{i}") for i, draft in enumerate(initiative_drafts, 1) for s, _ in draft.mentions]),
    )
    return tuple([_statement(reading, index, draft, inside) for index, draft in enumerate(drafts, 1)])


def _statement(
    reading: Reading, index: int, draft: StatementDraft, inside: tuple[_Inside, _Inside, _Inside]
) -> Statement:
    unit = reading.units[draft.unit]
    words = reading.phrase(unit.start, unit.end)
    ids = [part.between(unit.start, unit.end) for part in inside]
    return Statement(
        id=f"s{index}",
        spans=words.spans,
        text=words.text,
        number=unit.number,
        section=unit.section,
        role=draft.role,
        role_score=draft.role_score,
        theme=None if draft.theme is None else Theme(*draft.theme),
        status=draft.status,
        instruments=tuple([Instrument(i.id, i.score, reading.phrases(i.cues)) for i in draft.instruments]),
        actions=tuple([_action(reading, action) for action in draft.actions]),
        figures=ids[0],
        organizations=ids[1],
        initiatives=ids[2],
        rule=draft.rule,
    )


def _action(reading: Reading, draft: ActionDraft) -> Action:
    words = reading.phrase(draft.start, draft.end)
    return Action(
        words.spans, words.text, _maybe(reading, draft.actor), _maybe(reading, draft.object), draft.instrument
    )


def diagnostics(reading: Reading, drafts: Sequence[DiagnosticDraft]) -> tuple[Diagnostic, ...]:
    """Diagnostics in source spans."""
    records = []
    for draft in drafts:
        words = reading.phrase(draft.start, draft.end)
        records.append(Diagnostic(draft.code, draft.message, words.spans, words.text))
    return tuple(records)
