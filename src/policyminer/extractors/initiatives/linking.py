"""What belongs to an undertaking: who issued or runs it, its figures, its date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft, InitiativeDraft, OrganizationDraft
from policyminer.extractors.initiatives import lexicon
from policyminer.layout.reading import Reading
from policyminer.spans import Span

_STOP = re.compile(r"[。；！？\n;!?]")
_ISSUED = re.compile(r"印发|出台|制定|制订|发布|下发|颁布|编制|公布|转发|起草|修订")
_AWARDED = re.compile(r"被[^，。；]{0,40}$|(?:受到|获)[^，。；]{0,30}$")
_GRANTED = re.compile(r"命名|评|授予|确定|认定|表彰|列|颁|选")
_RUN = re.compile(
    r"牵头|联合|共建|组织|实施|推行|开展|设立|成立|举办|启动|承办|主办|推出|打造|建设|组建|建立|推进|发起|深化|落实|承担|申报"
)
_NUMBERED = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、]|[①-⑳])"
)
_HEAD_OF_TEXT = 200
_DATED = frozenset({"document", "honour", "event", "platform", "campaign", "programme", "plan"})
_DATE = re.compile(
    r"(?P<year>20[0-9]{2}|今|去|前)年(?:底|初)?(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12][0-9]|3[01]"
    r"|[1-9])日)?)?(?!至|以来|来|—|-)"
)


def link(
    reading: Reading,
    initiatives: list[InitiativeDraft],
    figures: Sequence[FigureDraft],
    organizations: Sequence[OrganizationDraft],
) -> None:
    """Fill issuers, organizations, figures and date of the drafts, in place."""
    places = sorted([span for draft in initiatives for span in draft.mentions])
    bodies = sorted(
        [
            (span, index)
            for index, body in enumerate(organizations)
            for span in body.mentions
            if not _covered(span, places)
        ]
    )
    amounts = sorted([(figure.start, index) for index, figure in enumerate(figures)])
    text = reading.text
    stops = [match.start() for match in _STOP.finditer(text)]
    for draft in initiatives:
        opening = -1
        for span in draft.mentions:
            begun, stop = _sentence(stops, len(text), span)
            opening = begun if opening < 0 else opening
            _bodies(text, draft, span, begun, bodies)
            stop = _behind_heading(text, begun, stop)
            _figures(draft, span, stop, amounts, places)
        _by_code(draft, organizations)
        if draft.type == "document" and not draft.issuers and draft.mentions[0][0] < _HEAD_OF_TEXT:
            _signed(reading, draft, organizations)
        draft.date = draft.date or _date(reading, draft, opening)


def _covered(span: Span, places: list[Span]) -> bool:
    """Whether a body is named inside the name of an undertaking that goes on behind it or is that name."""
    at = bisect_left(places, (span[0] + 1, -1))
    return at > 0 and places[at - 1][0] <= span[0] and span[1] <= places[at - 1][1]


def _sentence(stops: list[int], length: int, span: Span) -> Span:
    """The sentence around a span, at most 160 characters to each side."""
    start, end = span
    begun = max(0, start - 160)
    at = bisect_left(stops, start)
    if at and stops[at - 1] >= begun:
        begun = stops[at - 1] + 1
    stop = min(length, end + 160)
    at = bisect_left(stops, end, at)
    return begun, (stops[at] if at < len(stops) and stops[at] < stop else stop)


def _behind_heading(text: str, begun: int, stop: int) -> int:
    """The end of the paragraph where a sentence is its run-in heading: (二)发放“甲”消费券。统筹资金800万元."""
    if stop - begun > 44 or text[stop : stop + 1] != "。" or not _NUMBERED.match(text, begun):
        return stop
    end = text.find("\n", stop, stop + 400)
    return end if end >= 0 else min(len(text), stop + 400)


def _inside(marks: list[tuple[Span, int]], start: int, end: int) -> list[tuple[Span, int]]:
    at = bisect_left(marks, ((start, -1), -1))
    found: list[tuple[Span, int]] = []
    while at < len(marks) and marks[at][0][0] < end:
        if marks[at][0][1] <= end:
            found.append(marks[at])
        at += 1
    return found


def _bodies(text: str, draft: InitiativeDraft, span: Span, begun: int, bodies: list[tuple[Span, int]]) -> None:
    """Issuers of papers and honours; bodies that run an undertaking, in the sentence that begins at ``begun``."""
    before = _inside(bodies, begun, span[0])
    if draft.type == "document":
        _owners(text, draft, span[0], before)
    for place, index in before:
        between = text[place[1] : span[0]]
        if draft.type == "document":
            partner = text[place[0] - 1 : place[0]] in ("与", "同", "跟")
            fits = bool(_ISSUED.search(between)) and len(between) <= 60
            target = draft.organizations if partner else draft.issuers
        elif draft.type == "honour":
            awarded = bool(_AWARDED.search(text[max(begun, place[0] - 40) : place[0]]))
            fits, target = awarded and len(between) <= 20 and bool(_GRANTED.search(between)), draft.issuers
        else:
            near = len(between) <= 40 and "。" not in between
            fits, target = near and bool(_RUN.search(between)), draft.organizations
        if fits and index not in target:
            target.append(index)
    if draft.type == "document":
        for _, index in _inside(bodies, span[0], min(span[1], span[0] + 40)):
            if (
                "关于" in text[span[0] : span[1]].split("》")[0][4:]
                and index not in draft.issuers
                and _heads(text, span, index, bodies)
            ):
                draft.issuers.append(index)


def _owners(text: str, draft: InitiativeDraft, at: int, before: list[tuple[Span, int]]) -> None:
    """Bodies directly before a title: 省委、省政府《…》."""
    for place, index in reversed(before):
        if text[place[1] : at] not in ("", "、", "和", "及", " "):
            break
        at = place[0]
        if index not in draft.issuers:
            draft.issuers.insert(0, index)


def _heads(text: str, span: Span, index: int, bodies: list[tuple[Span, int]]) -> bool:
    """Whether a body stands before 关于 in a title: 《中共某市委 某市人民政府关于…》."""
    about = text.find("关于", span[0], span[1])
    return any(
        mark == index and span[0] <= place[0] and place[1] <= about for place, mark in bodies if place[0] < span[1]
    )


def _by_code(draft: InitiativeDraft, organizations: Sequence[OrganizationDraft]) -> None:
    """The issuer that the code of the number names, where the text knows that body."""
    name = lexicon.issuer_of(draft.document.issuer_code) if draft.document else None
    if name is None:
        return
    for index, body in enumerate(organizations):
        if name in {body.name, body.key, *body.aliases} and index not in draft.issuers:
            draft.issuers.append(index)


def _signed(reading: Reading, draft: InitiativeDraft, organizations: Sequence[OrganizationDraft]) -> None:
    """The bodies that sign the text, for the paper that the text is: its title has a line of its own at the head."""
    start, end = draft.mentions[0]
    blocks = reading.blocks
    if len(blocks) < 4:
        return
    line = next((block for block in blocks[:8] if block.start <= start and end <= block.end), None)
    if line is None or reading.text[end : line.end].strip("》的通知 "):
        return
    signs = {(block.start, block.end) for block in blocks[-8:] if block.end - block.start < 30}
    for index, body in enumerate(organizations):
        if any(span in signs for span in body.mentions):
            draft.issuers.append(index)


def _figures(draft: InitiativeDraft, span: Span, stop: int, amounts: list[tuple[int, int]], places: list[Span]) -> None:
    """Figures behind the mention in its sentence, up to the next undertaking that is no part of it."""
    at = bisect_left(places, (span[1], -1))
    if at < len(places) and places[at][0] < stop:
        stop = places[at][0]
    index = bisect_left(amounts, (span[1], -1))
    while index < len(amounts) and amounts[index][0] < stop:
        if amounts[index][1] not in draft.figures:
            draft.figures.append(amounts[index][1])
        index += 1


def _date(reading: Reading, draft: InitiativeDraft, begun: int) -> str | None:
    """The date that the sentence gives before the first mention of a paper, an honour, an event, a foundation."""
    if draft.type not in _DATED:
        return None
    before = reading.text[begun : draft.mentions[0][0]]
    dates = list(_DATE.finditer(before)) if "年" in before else []
    if not dates or len(before) - dates[-1].end() > 40:
        return None
    found = dates[-1]
    year = _year(reading, found["year"])
    if year is None:
        return None
    parts = [str(year), *(f"{int(found[part]):02d}" for part in ("month", "day") if found[part])]
    return "-".join(parts)


def _year(reading: Reading, words: str) -> int | None:
    if words.isdigit():
        return int(words)
    if reading.published is None:
        return None
    back = {"今": 0, "去": 1, "前": 2}[words]
    return reading.published.reference.year - back
