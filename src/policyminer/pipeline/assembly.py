"""The way of one article through the stages, and its records put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from policyminer.extractors.drafts import (
    DiagnosticDraft,
    FigureDraft,
    InitiativeDraft,
    OrganizationDraft,
    StatementDraft,
)
from policyminer.extractors.learned.tagger import RULE as LEARNED
from policyminer.extractors.learned.tagger import forget
from policyminer.layout import analyse
from policyminer.layout.alignment import joined
from policyminer.pipeline.headnumber import head_number, passes_on
from policyminer.records import assemble
from policyminer.records.article import (
    Article,
    AuthorRecord,
    BlockRecord,
    DocumentRecord,
    LayoutRecord,
    PagedBlockRecord,
    PlaceRecord,
    PublishedRecord,
    RepairRecord,
    SourceRecord,
)
from policyminer.records.types import Diagnostic, PaperNumber
from policyminer.source.source import Source
from policyminer.spans import Span

if TYPE_CHECKING:
    from policyminer.layout import LaidBlock, Layout
    from policyminer.pipeline.miner import Miner

Draft = TypeVar("Draft")


def article(miner: Miner, source: Source, published: str | None, place: str | None, keep_text: bool) -> Article:
    """Mine one source with the parts of a miner."""
    timed = miner.timed
    layout: Layout = timed(
        "layout", analyse, source.text, published=published, place=place, blocks=source.blocks or None
    )
    reading = layout.reading
    organizations = timed("organizations", miner.organizations.extract, reading)
    initiatives = timed("initiatives", miner.initiatives.extract, reading, organizations)
    forget(reading)
    names = sorted(name_spans(organizations, initiatives))
    figures, doubts = timed("figures", miner.figures.extract_with_doubts, reading, names)
    timed("links", miner.initiatives.link, reading, initiatives, figures, organizations)
    statements = timed("statements", miner.statements.extract, reading, figures, organizations, initiatives)
    drafts = _Drafts(organizations, initiatives, figures, statements, doubts)
    del organizations, initiatives, figures, statements, doubts
    return timed("records", _records, source, layout, drafts, keep_text)  # type: ignore[no-any-return]


class _Drafts(Struct, gc=False):
    """What the extractors found in one article."""

    organizations: list[OrganizationDraft]
    initiatives: list[InitiativeDraft]
    figures: list[FigureDraft]
    statements: list[StatementDraft]
    doubts: list[DiagnosticDraft]


def _records(source: Source, layout: Layout, drafts: _Drafts, keep_text: bool) -> Article:
    """The article's record; the drafts are given up one by one, so that both never stand side by side."""
    reading = layout.reading
    document = _document(layout, drafts.organizations, source.text)
    within = assemble.inside(reading, drafts.statements, drafts.figures, drafts.organizations, drafts.initiatives)
    return Article(
        id=source.id,
        source=_source(source, keep_text),
        document=document,
        layout=_layout(layout),
        figures=assemble.figures(reading, _drained(drafts.figures)),
        organizations=assemble.organizations(reading, _drained(drafts.organizations)),
        initiatives=assemble.initiatives(reading, _drained(drafts.initiatives)),
        statements=assemble.statements(reading, _drained(drafts.statements), within),
        diagnostics=(*_doubts(layout, source.text), *assemble.diagnostics(reading, drafts.doubts)),
    )


def _drained(drafts: list[Draft]) -> Iterator[Draft]:
    """All of a list, which is empty afterwards."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


def name_spans(organizations: Sequence[OrganizationDraft], initiatives: Sequence[InitiativeDraft]) -> Iterator[Span]:
    """Where names stand, whose numerals are no figures; the tagger's own names do not decide on numerals."""
    for body in organizations:
        if body.rule != LEARNED:
            yield from body.mentions
    for undertaking in initiatives:
        if undertaking.rule != LEARNED:
            yield from undertaking.mentions


def _source(source: Source, keep_text: bool) -> SourceRecord:
    return SourceRecord(
        path=source.path,
        sha256=source.sha256,
        encoding=source.encoding,
        chars=len(source.text),
        text=source.text if keep_text else None,
        row=source.row,
        sheet=source.sheet,
    )


def _number(layout: Layout, text: str) -> PaperNumber | None:
    """The number of the paper: what the layout read, or the head once more where that is nothing or a part."""
    document = layout.document
    number = document.number
    if number is not None and number.issuer_code:
        return PaperNumber(number.text, number.issuer_code, number.year, number.serial, None)
    found = head_number(text) if document.kind != "news" or passes_on(text) else None
    if number is None or (found is not None and found.issuer_code):
        return found
    return PaperNumber(number.text, number.issuer_code, number.year, number.serial, None)


def _document(layout: Layout, organizations: Sequence[OrganizationDraft], text: str) -> DocumentRecord:
    document = layout.document
    return DocumentRecord(
        kind=document.kind,
        issuers=tuple(_issuers([issuer.text for issuer in document.issuers], organizations)),
        number=_number(layout, text),
        date=document.date,
        effective=document.effective,
        expires=document.expires,
    )


def _issuers(issuers: Sequence[str], organizations: Sequence[OrganizationDraft]) -> Iterator[str]:
    """The ids of the organizations that the head or the signature names."""
    for words in issuers:
        short = words.replace("人民政府", "政府")
        for index, body in enumerate(organizations, 1):
            if words in (body.name, *body.aliases) or body.name == short:
                yield f"o{index}"
                break


def _doubts(layout: Layout, source: str) -> Iterator[Diagnostic]:
    for trouble in layout.diagnostics:
        yield Diagnostic(trouble.code, trouble.message, trouble.spans, joined(source, trouble.spans))


def _layout(layout: Layout) -> LayoutRecord:
    published, place = layout.published, layout.place
    return LayoutRecord(
        title=layout.title,
        kicker=layout.kicker,
        subtitle=layout.subtitle,
        authors=tuple([AuthorRecord(author.name, author.role) for author in layout.authors]),
        outlet=layout.outlet,
        published=PublishedRecord(None, None)
        if published is None
        else PublishedRecord(published.date, published.basis),
        place=None if place is None else PlaceRecord(place.name, place.code),
        blocks=tuple([_block(block) for block in layout.blocks]),
        repairs=tuple([RepairRecord(repair.kind, repair.at) for repair in layout.repairs]),
    )


def _block(block: LaidBlock) -> BlockRecord | PagedBlockRecord:
    if block.page is None and block.element is None:
        return BlockRecord(block.kind, block.level, block.spans)
    return PagedBlockRecord(block.kind, block.level, block.spans, block.page, block.element)
