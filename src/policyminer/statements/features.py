"""What is known of every unit: its surfaces, where it stands, which records are inside, what its neighbours say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyminer.extractors.drafts import FigureDraft, InitiativeDraft, OrganizationDraft
from policyminer.layout.reading import Reading, Unit
from policyminer.statements.lexicon import RECORDS
from policyminer.statements.scorer import Matcher

_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST = 4000
_ORGANIZATIONS = {"platform": "platform_body"}
_KNOWN_BODIES = {"government", "party", "company", "university", "platform"}


@dataclass(slots=True)
class View:
    """One unit as the scorer sees it; ``blocks`` are features of itself, its neighbours and its headings."""

    words: str
    found: set[str]
    blocks: tuple[list[int], ...]


@dataclass(slots=True)
class Inside:
    """Indexes of the records inside one unit."""

    figures: list[int]
    organizations: list[int]
    initiatives: list[int]


def inside(
    units: Sequence[Unit],
    figures: Sequence[FigureDraft],
    organizations: Sequence[OrganizationDraft],
    initiatives: Sequence[InitiativeDraft],
) -> list[Inside]:
    """The records inside each unit, by the place where they (or a mention) begin."""
    starts = [unit.start for unit in units]
    found = [Inside([], [], []) for _ in units]

    def place(at: int) -> Inside | None:
        index = bisect_right(starts, at) - 1
        return found[index] if index >= 0 and at < units[index].end else None

    for index, figure in enumerate(figures):
        if (unit := place(figure.start)) is not None:
            unit.figures.append(index)
    for index, organization in enumerate(organizations):
        for start, _ in organization.mentions:
            if (unit := place(start)) is not None and index not in unit.organizations[-1:]:
                unit.organizations.append(index)
    for index, initiative in enumerate(initiatives):
        for start, _ in initiative.mentions:
            if (unit := place(start)) is not None and index not in unit.initiatives[-1:]:
                unit.initiatives.append(index)
    return found


class Describer:
    """Turns a reading into views.

    把一篇文章的语句变成特征:自身、前后语句、所属标题。
    """

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self._index = matcher.lexicon.index()
        self._lengths = [self._index[f"is:length{k}"] for k in range(6)]
        self._commas = [self._index[f"is:commas{k}"] for k in range(4)]
        self._quarters = [self._index[f"is:quarter{k}"] for k in range(4)]

    def views(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft] = (),
        organizations: Sequence[OrganizationDraft] = (),
        initiatives: Sequence[InitiativeDraft] = (),
    ) -> list[View]:
        """A view of every unit of ``reading.units``, in order."""
        text = _clean(reading.text)
        some = figures or organizations or initiatives
        records = inside(reading.units, figures, organizations, initiatives) if some else None
        own: list[list[int]] = []
        found: list[set[str]] = []
        words_of: list[str] = []
        find, known = self.matcher.find, self.matcher.features
        structure = self._structure(reading)
        for number, unit in enumerate(reading.units):
            words = text[unit.start : min(unit.end, unit.start + _LONGEST)]
            surfaces = find(words)
            features = known(surfaces, words)
            features += (self._length(words), self._comma(words), *structure[number])
            if records is not None:
                names = record_names(records[number], figures, organizations, initiatives)
                features += [self._index[name] for name in names]
            own.append(features)
            found.append(surfaces)
            words_of.append(words)
        return self._with_context(reading, words_of, found, own)

    def single(self, words: str) -> View:
        """A sentence without a text around it."""
        words = _clean(words)[:_LONGEST]
        surfaces = self.matcher.find(words)
        features = [*self.matcher.features(surfaces, words), self._length(words), self._comma(words)]
        return View(words, surfaces, (features, [], [], [], [], []))

    def _with_context(
        self, reading: Reading, words: list[str], found: list[set[str]], own: list[list[int]]
    ) -> list[View]:
        empty: list[int] = []
        heads: dict[str, list[int]] = {}
        titles = [block for block in reading.blocks if block.kind in ("title", "kicker")]
        title = self._heading(" ".join([reading.text[b.start : b.end] for b in titles[:3]]), heads) if titles else empty
        views: list[View] = []
        last = len(own) - 1
        for number, unit in enumerate(reading.units):
            section = self._heading(unit.section[-1], heads) if unit.section else empty
            chapter = self._heading(unit.section[0], heads) if unit.section else empty
            before = own[number - 1] if number else empty
            after = own[number + 1] if number < last else empty
            views.append(View(words[number], found[number], (own[number], before, after, section, chapter, title)))
        return views

    def _heading(self, heading: str, known: dict[str, list[int]]) -> list[int]:
        if heading not in known:
            words = _clean(heading)[:200]
            known[heading] = self.matcher.features(self.matcher.find(words), words)
        return known[heading]

    def _structure(self, reading: Reading) -> list[tuple[int, ...]]:
        """Where each unit stands: in the text, in its block, under a heading or not; what the text and block are."""
        index, units, count = self._index, reading.units, len(reading.units)
        kinds = {"plan": "plan_kind", "other": "other_kind"}
        kind = index["is:" + kinds.get(reading.kind, reading.kind)]
        special = {at: index["is:" + b.kind] for at, b in enumerate(reading.blocks) if b.kind in ("heading", "lead")}
        alone, first, last, top = (index["is:" + name] for name in ("alone", "first", "last", "top"))
        blocks = [-1, *[unit.block for unit in units], -1]
        found: list[tuple[int, ...]] = []
        for number, unit in enumerate(units):
            block = unit.block
            features = [kind, self._quarters[4 * number // count]]
            if block in special:
                features.append(special[block])
            begins, ends = blocks[number] != block, blocks[number + 2] != block
            if begins or ends:
                features.append(alone if begins and ends else first if begins else last)
            if not unit.section:
                features.append(top)
            found.append(tuple(features))
        return found

    def _length(self, words: str) -> int:
        return self._lengths[min(5, len(words) // 16)]

    def _comma(self, words: str) -> int:
        return self._commas[min(3, words.count("，") + words.count(","))]


def record_names(
    records: Inside,
    figures: Sequence[FigureDraft],
    organizations: Sequence[OrganizationDraft],
    initiatives: Sequence[InitiativeDraft],
) -> list[str]:
    """The names of the features that the records of one unit set, sorted."""
    if not (records.figures or records.organizations or records.initiatives):
        return []
    names: set[str] = set()
    for figure in [figures[index] for index in records.figures]:
        names.add("figure")
        names.update(_figure(figure))
    for index in records.organizations:
        names.add("organization")
        kind = organizations[index].type
        if kind in _KNOWN_BODIES:
            names.add(_ORGANIZATIONS.get(kind, kind))
    for index in records.initiatives:
        names |= {"initiative", initiatives[index].type}
    return [f"record:{name}" for name in RECORDS if name in names]


def _figure(figure: FigureDraft) -> Iterable[str]:
    yield figure.dimension
    if figure.direction:
        yield figure.direction
    if figure.status:
        yield figure.status
    if figure.comparison:
        yield "comparison"


def _clean(text: str) -> str:
    """The same text, lone surrogates replaced one to one (the automaton wants valid Unicode)."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
