"""From drafts (offsets of the clean text) to records (spans of the source)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import itemgetter

import numpy as np

from policyminer.extractors.drafts import (
    ActionDraft,
    DiagnosticDraft,
    DocumentNumber,
    FigureDraft,
    InitiativeDraft,
    OrganizationDraft,
    StatementDraft,
)
from policyminer.layout.reading import Phrase, Reading, Unit
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

Quote = Callable[[int, int], Phrase]
Within = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The ids of figures, organizations and initiatives in a statement."""


def figures(reading: Reading, drafts: Iterable[FigureDraft]) -> tuple[Figure, ...]:
    """Figure records, numbered in the order of the drafts."""
    quote = reading.quoter()
    return tuple([_figure(quote, index, draft) for index, draft in enumerate(drafts, 1)])


def _figure(quote: Quote, index: int, draft: FigureDraft) -> Figure:
    words = quote(draft.start, draft.end)
    value, low, high, normalized = draft.value, draft.low, draft.high, draft.normalized
    indicator, subject = draft.indicator, draft.subject
    return Figure(
        f"f{index}",
        words.spans,
        words.text,
        None if value is None else canonical(value),
        None if low is None else canonical(low),
        None if high is None else canonical(high),
        draft.bound,
        draft.unit,
        draft.dimension,
        draft.direction,
        None if normalized is None else _normalized(*normalized),
        None if indicator is None or indicator[0] >= indicator[1] else quote(*indicator),
        None if subject is None or subject[0] >= subject[1] else quote(*subject),
        None if draft.time is None else _time(quote, draft),
        None if draft.comparison is None else _comparison(quote, *draft.comparison),
        None if draft.part_of is None else f"f{draft.part_of + 1}",
        draft.status,
        draft.rule,
    )


def _normalized(value: Decimal | None, unit: str | None) -> Normalized:
    return Normalized(None if value is None else canonical(value), unit)


def _time(quote: Quote, draft: FigureDraft) -> Time | None:
    if draft.time is None or draft.time[0] >= draft.time[1]:
        return None
    words = quote(*draft.time)
    first = None if draft.first is None else draft.first.isoformat()
    last = None if draft.last is None else draft.last.isoformat()
    return Time(words.text, words.spans, first, last)


def _comparison(quote: Quote, kind: str, span: Span) -> Comparison:
    words = quote(*span)
    return Comparison(kind, words.text, words.spans)


def organizations(reading: Reading, drafts: Iterable[OrganizationDraft]) -> tuple[Organization, ...]:
    """Organization records; a record's own words are its first mention's."""
    quote = reading.quoter()
    records = []
    for index, draft in enumerate(drafts, 1):
        mentions = _phrases(quote, draft.mentions)
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


def initiatives(reading: Reading, drafts: Iterable[InitiativeDraft]) -> tuple[Initiative, ...]:
    """Initiative records; a record's own words are its first mention's."""
    quote = reading.quoter()
    records = []
    for index, draft in enumerate(drafts, 1):
        mentions = _phrases(quote, draft.mentions)
        records.append(
            Initiative(
                f"i{index}",
                mentions[0].spans,
                mentions[0].text,
                draft.name,
                draft.key,
                draft.type,
                _paper(draft.document),
                _ids("o", draft.issuers),
                draft.date,
                draft.status,
                _ids("f", draft.figures),
                _ids("o", draft.organizations),
                _phrases(quote, draft.expansion) if draft.expansion else (),
                mentions,
                draft.rule,
            )
        )
    return tuple(records)


def _ids(letter: str, places: Sequence[int]) -> tuple[str, ...]:
    return tuple([f"{letter}{place + 1}" for place in places]) if places else ()


def _phrases(quote: Quote, spans: Sequence[Span]) -> tuple[Phrase, ...]:
    if len(spans) == 1:
        return (quote(*spans[0]),)
    return tuple([quote(start, end) for start, end in spans])


def _paper(draft: DocumentNumber | None) -> PaperNumber | None:
    if draft is None:
        return None
    return PaperNumber(draft.number, draft.issuer_code, draft.year, draft.serial, draft.kind)


def _inside(places: list[tuple[int, str]], starts: list[int], ends: list[int]) -> list[tuple[str, ...]]:
    """Which records stand in each unit: their ids, in the order of the text."""
    places.sort(key=itemgetter(0))
    begins, ids = [start for start, _ in places], [name for _, name in places]
    firsts, stops = np.searchsorted(begins, starts).tolist(), np.searchsorted(begins, ends).tolist()
    return [
        () if first == stop else (ids[first],) if first + 1 == stop else tuple(dict.fromkeys(ids[first:stop]))
        for first, stop in zip(firsts, stops, strict=True)
    ]


def inside(
    reading: Reading,
    drafts: Sequence[StatementDraft],
    figure_drafts: Sequence[FigureDraft],
    organization_drafts: Sequence[OrganizationDraft],
    initiative_drafts: Sequence[InitiativeDraft],
) -> list[Within]:
    """The ids of the figures, organizations and initiatives that stand in each statement."""
    units = [reading.units[draft.unit] for draft in drafts]
    starts, ends = [unit.start for unit in units], [unit.end for unit in units]
    found = (
        _inside([(draft.start, f"f{i}") for i, draft in enumerate(figure_drafts, 1)], starts, ends),
        _inside(
            [(s, f"o{i}") for i, draft in enumerate(organization_drafts, 1) for s, _ in draft.mentions], starts, ends
        ),
        _inside(
            [(s, f"i{i}") for i, draft in enumerate(initiative_drafts, 1) for s, _ in draft.mentions], starts, ends
        ),
    )
    return list(zip(*found, strict=True))


def statements(reading: Reading, drafts: Iterable[StatementDraft], within: Sequence[Within]) -> tuple[Statement, ...]:
    """Statement records with the ids of what stands inside each."""
    quote, units = reading.quoter(), reading.units
    return tuple(
        [
            _statement(quote, units[draft.unit], index, draft, ids)
            for index, (draft, ids) in enumerate(zip(drafts, within, strict=True), 1)
        ]
    )


def _statement(
    quote: Quote,
    unit: Unit,
    index: int,
    draft: StatementDraft,
    within: Within,
) -> Statement:
    words = quote(unit.start, unit.end)
    instruments, actions = draft.instruments, draft.actions
    return Statement(
        f"s{index}",
        words.spans,
        words.text,
        unit.number,
        unit.section + unit.run_in if unit.run_in else unit.section,
        draft.role,
        draft.role_score,
        None if draft.theme is None else Theme(*draft.theme),
        draft.status,
        tuple([Instrument(i.id, i.score, _phrases(quote, i.cues)) for i in instruments]) if instruments else (),
        tuple([_action(quote, action) for action in actions]) if actions else (),
        *within,
        draft.rule,
    )


def _action(quote: Quote, draft: ActionDraft) -> Action:
    words = quote(draft.start, draft.end)
    actor, target = draft.actor, draft.object
    return Action(
        words.spans,
        words.text,
        None if actor is None or actor[0] >= actor[1] else quote(*actor),
        None if target is None or target[0] >= target[1] else quote(*target),
        draft.instrument,
    )


def diagnostics(reading: Reading, drafts: Sequence[DiagnosticDraft]) -> tuple[Diagnostic, ...]:
    """Diagnostics in source spans."""
    quote = reading.quoter()
    records = []
    for draft in drafts:
        words = quote(draft.start, draft.end)
        records.append(Diagnostic(draft.code, draft.message, words.spans, words.text))
    return tuple(records)
