"""The text as the extractors read it: clean, in reading order, with its way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date as Day
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from policyminer.layout.alignment import Alignment, joined
from policyminer.spans import Span

if TYPE_CHECKING:
    from policyminer.divisions import Division

BlockKind = Literal[
    "title", "kicker", "subtitle", "byline", "lead", "heading", "paragraph", "caption", "credit", "note", "table"
]
DocumentKind = Literal["news", "notice", "report", "plan", "bulletin", "speech", "other"]


class Block(Struct, frozen=True, gc=False):
    """A block of the page, in offsets of the clean text."""

    kind: BlockKind
    level: int | None
    start: int
    end: int
    page: int | None = None
    element: str | None = None


class Unit(Struct, frozen=True, gc=False):
    """A statement unit (clause), in offsets of the clean text.

    ``number`` is chapter-paragraph-unit, as coders number clauses; ``section`` the headings above it, ``run_in`` the
    headings that run into the text, below those.
    """

    start: int
    end: int
    block: int
    number: str
    section: tuple[str, ...]
    run_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The administrative division an article is about."""

    name: str
    code: str | None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The day, month or year of publication: ISO text as precise as it is known, and how it is known."""

    date: str
    basis: Literal["given", "stated", "inferred"]

    @property
    def reference(self) -> Day:
        """The last day that the ISO text allows, never invented more precisely than for arithmetic."""
        parts = [int(part) for part in self.date.split("-")]
        if len(parts) == 3:
            return Day(parts[0], parts[1], parts[2])
        if len(parts) == 2:
            following = Day(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
            return Day.fromordinal(following.toordinal() - 1)
        return Day(parts[0], 12, 31)


class Phrase(Struct, frozen=True, gc=False):
    """Words of the source with their place: ``text`` is exactly the concatenation of the slices.

    原文中的一段文字及其位置:``Phrase(((2, 5),), "云溪县")``。
    """

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What an extractor is given.

    Parameters
    ----------
    source
        The decoded source text.
    text
        The clean text: blocks in reading order, one line break between blocks (tables keep one line per row,
        cells separated by a tab); full-width digits and letters are half-width, stray spaces, line wraps and mark-up
        are gone. Extractors work on this alone.
    alignment
        The way from ``text`` back to ``source``.
    blocks, units
        In offsets of ``text``.
    kind, place, published
        What the layout found out about the whole text.
    divisions
        The names of divisions in ``text`` as the packaged table finds them, where the layout looked for them.
    """

    source: str
    text: str
    alignment: Alignment
    blocks: tuple[Block, ...] = ()
    units: tuple[Unit, ...] = ()
    kind: DocumentKind = "other"
    place: Place | None = None
    published: Published | None = None
    divisions: list[tuple[int, int, tuple[Division, ...]]] | None = field(default=None, repr=False, compare=False)
    extra: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def plain(cls, text: str, published: Published | None = None, place: Place | None = None) -> Reading:
        """A text taken as it is: one paragraph block per line, no repair."""
        from policyminer.segmentation.units import split_units

        blocks: list[Block] = []
        units: list[Unit] = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block("paragraph", None, at, at + len(line)))
                spans = split_units(text, at, at + len(line))
                number = len(blocks)
                units += [Unit(s, e, number - 1, f"1-{number}-{i}", ()) for i, (s, e) in enumerate(spans, 1)]
            at += len(line) + 1
        return cls(text, text, Alignment.identity(len(text)), tuple(blocks), tuple(units), "other", place, published)

    def phrase(self, start: int, end: int) -> Phrase:
        """The source words of clean characters ``start`` to ``end``."""
        return self.quoter()(start, end)

    def quoter(self) -> Callable[[int, int], Phrase]:
        """:meth:`phrase` for many places: what it looks up is looked up once."""
        source, alignment = self.source, self.alignment
        starts, ends, offsets = alignment.starts, alignment.ends, alignment.offsets

        def quote(start: int, end: int) -> Phrase:
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < end <= ends[at]:
                start += offsets[at]
                end += offsets[at]
                return Phrase(((start, end),), source[start:end])
            spans = alignment.to_source(start, end, source)
            return Phrase(spans, joined(source, spans))

        return quote
