"""The whole way of a page: source in, layout out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policyminer.divisions import load_divisions
from policyminer.layout.alignment import Alignment
from policyminer.layout.body import read_body
from policyminer.layout.bylines import parse_byline, parse_dateline, photographer, tail_authors
from policyminer.layout.classify import classify, mark_furniture
from policyminer.layout.clean import build
from policyminer.layout.continuity import Seen
from policyminer.layout.cues import cues
from policyminer.layout.dates import publication
from policyminer.layout.document import read_document
from policyminer.layout.doubts import find_doubts
from policyminer.layout.fragments import Fragment
from policyminer.layout.head import read_head
from policyminer.layout.joins import join_broken
from policyminer.layout.lines import read_lines
from policyminer.layout.longlines import split_long
from policyminer.layout.model import Author, LaidBlock, Layout, Repair, SourceBlock, Trouble
from policyminer.layout.places import DivisionTable, find_place
from policyminer.layout.quotes import even_quotes
from policyminer.layout.reading import Block, Reading
from policyminer.layout.sections import number_units
from policyminer.layout.tables import find_tables
from policyminer.layout.traditional import quoted, simplify
from policyminer.layout.wrap import unwrap

_SOURCE = re.compile("(?:来源|稿源|出处)[ \u3000]?[:：]")
_METADATA_OUTLET = ("来源", "稿源", "出处", "信息来源")


def analyse(
    source: str,
    *,
    published: str | None = None,
    place: str | None = None,
    blocks: Sequence[SourceBlock] | None = None,
    divisions: DivisionTable | None = None,
) -> Layout:
    """Read a page: its parts, its clean text with the way back to the source, its date and place.

    版面分析:标题、署名、段落、图片说明等各归其类,断开的接回,每一步都可回到原文。

    Parameters
    ----------
    source
        The decoded text, line ends as they are.
    published, place
        What the caller knows; both go before what the text says.
    blocks
        Blocks that a reader of HTML, DOCX or PDF found.
    divisions
        A table of divisions other than the one that comes with the package.

    Examples
    --------
    >>> analyse("# 云溪县人才工作综述\\n\\n本报记者 陈一鸣\\n\\n引进人才３２０人。").reading.text.splitlines()[-1]
    '引进人才320人。'
    """
    repairs: list[Repair] = []
    troubles: list[Trouble] = []
    written = simplify(source)
    if written is not source:
        repairs.append(Repair("simplified", 0))
    seen = Seen(written)
    fragments = _fragments(written, blocks, seen, repairs, troubles)
    text, alignment, laid = build(fragments, written, seen, repairs)
    text = _evened(text, alignment, source, repairs)
    reading = Reading(source, text, alignment, tuple(laid), number_units(text, laid))
    return _described(reading, published, place, repairs, troubles, divisions)


def _evened(text: str, alignment: Alignment, source: str, repairs: list[Repair]) -> str:
    even = even_quotes(text)
    if even is not text:
        changed = [at for at, (old, new) in enumerate(zip(text, even, strict=True)) if old != new]
        repairs += [Repair("quotes", alignment.to_source(at, at + 1, source)[0][0]) for at in changed]
    return even


def _fragments(
    source: str,
    blocks: Sequence[SourceBlock] | None,
    seen: Seen,
    repairs: list[Repair],
    troubles: list[Trouble],
) -> list[Fragment]:
    lines = read_lines(source, blocks)
    repairs += lines.repairs
    fragments = mark_furniture(split_long(lines.fragments, repairs), repairs)
    fragments = find_tables(fragments)
    for fragment in fragments:
        classify(fragment)
    unwrapped = unwrap(fragments, repairs)
    if unwrapped is not fragments:
        fragments = unwrapped
        for fragment in fragments:
            classify(fragment)
    fragments = read_head(fragments, seen, repairs)
    read_body(fragments, seen)
    return join_broken(fragments, seen, repairs, troubles)


def _described(
    reading: Reading,
    published: str | None,
    place: str | None,
    repairs: list[Repair],
    troubles: list[Trouble],
    divisions: DivisionTable | None,
) -> Layout:
    title, kicker, subtitle = (_first(reading, kind) for kind in ("title", "kicker", "subtitle"))
    document = read_document(reading, title)
    head, tail = _dated_lines(reading)
    day = publication(published, head, tail, reading.text)
    heads = [text for text in (kicker, title, subtitle) if text]
    named = load_divisions().find(reading.text) if divisions is None else None
    where = find_place(divisions or load_divisions(), place, heads, reading.text, named)
    reading = replace(reading, kind=document.kind, published=day, place=where, divisions=named)
    authors, outlet = _authors(reading)
    if any(repair.kind in {"simplified", "quotes"} for repair in repairs):
        title, kicker, subtitle = (
            _shown(reading, kind, words)
            for kind, words in (("title", title), ("kicker", kicker), ("subtitle", subtitle))
        )
    laid = tuple([_laid(reading, block) for block in reading.blocks])
    troubles += find_doubts(reading)
    return Layout(
        reading, title, kicker, subtitle, authors, outlet, day, where, laid,
        tuple(sorted(set(repairs), key=lambda repair: (repair.at, repair.kind))),
        tuple(sorted(troubles, key=lambda trouble: trouble.spans)), document,
    )  # fmt: skip


def _laid(reading: Reading, block: Block) -> LaidBlock:
    spans = reading.alignment.to_source(block.start, block.end, reading.source)
    return LaidBlock(block.kind, block.level, spans, block.page, block.element)


def _words(reading: Reading, block: Block) -> str:
    return reading.text[block.start : block.end]


def _shown(reading: Reading, kind: str, words: str | None) -> str | None:
    """A part of the head in the characters of the source."""
    for block in reading.blocks:
        if words and block.kind == kind and words in _words(reading, block):
            at = block.start + _words(reading, block).index(words)
            return quoted(reading.source, reading.text, reading.alignment, at, at + len(words))
    return words


def _first(reading: Reading, kind: str) -> str | None:
    for block in reading.blocks:
        if block.kind == kind:
            return _words(reading, block).lstrip("-—─―– ") if kind == "subtitle" else _words(reading, block)
    return None


def _dated_lines(reading: Reading) -> tuple[list[str], list[str]]:
    """Lines of head and tail that may state a date."""
    body = [index for index, block in enumerate(reading.blocks) if block.kind in {"paragraph", "lead"}]
    first, last = (body[0], body[-1]) if body else (len(reading.blocks), -1)
    kinds = {"byline", "note", "subtitle", "credit"}
    head = [_words(reading, b) for b in reading.blocks[:first] if b.kind in kinds]
    later = [_words(reading, b) for b in reading.blocks[first:] if b.kind == "note"]
    tail = [text for text in later if cues()["date_line"].match(text) or cues()["masthead"].match(text)]
    closing = [_words(reading, b) for b in reading.blocks[last + 1 :] if b.kind in {"credit", "note"}]
    return [text for text in head if not cues()["number_line"].match(text)], [*tail, *closing]


def _authors(reading: Reading) -> tuple[tuple[Author, ...], str | None]:
    found: list[Author] = []
    outlet: str | None = None
    for block in reading.blocks:
        text = _words(reading, block) if block.end - block.start <= 200 or block.kind == "paragraph" else ""
        authors, paper = _of_block(block, text)
        found += authors
        outlet = outlet or paper
    outlet = outlet or _stated_source(reading)
    paragraphs = [block for block in reading.blocks if block.kind == "paragraph"]
    if paragraphs:
        found += tail_authors(_words(reading, paragraphs[-1]))
    return tuple(dict.fromkeys(found)), outlet


def _stated_source(reading: Reading) -> str | None:
    """The paper that a line of the head names behind a date: ``2025-03-06 09:42 来源：云溪日报``."""
    for block in reading.blocks:
        if block.kind in {"paragraph", "lead"}:
            return None
        words = _words(reading, block)
        if block.kind in {"subtitle", "note"} and _SOURCE.search(words):
            return _source_name(words)
    return None


def _of_block(block: Block, text: str) -> tuple[list[Author], str | None]:
    if block.kind in {"byline", "credit"}:
        authors, outlet, _ = parse_byline(text)
        if not authors and (match := cues()["officer_line"].match(text)):
            return [Author(_officer(match.group()), "official")], None
        return authors, outlet or _source_name(text)
    if block.kind == "subtitle" and (match := cues()["officer_line"].match(text.rpartition("上 ")[2])):
        return [Author(_officer(match.group()), "official")], None
    if block.kind == "caption":
        return photographer(text), None
    if block.kind in {"paragraph", "lead"}:
        authors, outlet, _ = parse_dateline(text[:120])
        return authors, outlet
    return [], None


def _officer(text: str) -> str:
    words = text.split()
    name = "".join(words[1:]) if len(words) > 1 else text
    return name or text


def _source_name(text: str) -> str | None:
    """The paper behind ``来源：``."""
    for mark in _METADATA_OUTLET:
        at = text.find(mark)
        if at >= 0:
            rest = text[at + len(mark) :].lstrip(" :：\u3000")
            words = rest.split()
            return words[0].strip("】])）") or None if words else None
    return None
