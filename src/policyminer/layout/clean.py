"""From fragments to the clean text: stray spaces out, full-width letters and digits to half width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import cache
from typing import cast

from policyminer.layout.alignment import Alignment, Builder
from policyminer.layout.continuity import spans_word
from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment
from policyminer.layout.head import letter_spaced
from policyminer.layout.model import Repair
from policyminer.layout.reading import Block, BlockKind
from policyminer.spans import Span

_SPACES = re.compile(r"[ \t\u3000\u00a0\u2000-\u200a\u202f\u205f\x1f]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e\x00]+")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％＋]+(?:[．](?=[０-９])[０-９]+)*|[\u2f00-\u2fdf\u2e80-\u2eff\uf900-\ufaff]+")
_SUSPECT = re.compile(
    r"[ \t\u3000\u00a0\u2000-\u200f\u202a-\u202f\u205f-\u2064\ufeff\u00ad\x00\x1f"
    r"\u2f00-\u2fdf\u2e80-\u2eff\uf900-\ufaff０-９Ａ-Ｚａ-ｚ％＋]"
)
_KEEP_ONE = frozenset({"title", "kicker", "subtitle", "heading", "byline", "caption", "credit"})
_ORGAN = tuple(["委", "政府", "局", "厅", "部", "院", "会", "办公室", "办公厅", "中心", "公司", "大学"])
_PEOPLE = re.compile(
    r"[(（][^()（）]{0,40}(?:记者|通讯员|摄影|作者)[^()（）]{0,40}$|^(?:本报)?(?:记者|通讯员)[^。，]{0,30}$"
)
_THOUSAND = re.compile(r"\d{3}(?!\d)")
_DIGITS = "0123456789"


@cache
def _width_table() -> dict[int, int | str]:
    table: dict[int, int | str] = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B)]}
    table |= {code: code - 0xFEE0 for code in [*range(0xFF41, 0xFF5B), 0xFF05, 0xFF0B, 0xFF0E]}
    for code in [*range(0x2F00, 0x2FE0), *range(0x2E80, 0x2F00), *range(0xF900, 0xFB00)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    return table


def build(
    fragments: Sequence[Fragment], source: str, seen: Container[str], repairs: list[Repair]
) -> tuple[str, Alignment, list[Block]]:
    """Write the clean text block by block, with its way back to the source.

    写出清洗后的文字:每块一行,全角数字字母改半角,字间多余空格去掉。
    """
    builder = Builder(source)
    blocks: list[Block] = []
    for fragment in fragments:
        if builder.length:
            builder.separate("\n")
        start = builder.length
        _write(builder, fragment, seen, repairs)
        if not builder.length:
            continue  # nothing but invisible characters above the first words
        kind = cast(BlockKind, fragment.kind or "paragraph")
        blocks.append(Block(kind, fragment.level, start, builder.length, fragment.page, fragment.element))
    text, alignment = builder.done()
    return text, alignment, blocks


def _write(builder: Builder, fragment: Fragment, source: Container[str], repairs: list[Repair]) -> None:
    text = fragment.text
    if not _SUSPECT.search(text) and not fragment.joints and "版" not in text:
        at = 0
        for start, end in fragment.segments:
            builder.keep(start, end, text[at : at + end - start])
            at += end - start
        return
    cuts = _cuts(text, fragment.kind or "paragraph", source)
    clean, wide = _narrow(text)
    at = 0
    for index, (start, end) in enumerate(fragment.segments):
        separator = fragment.joints.get(index, "")
        if separator:
            builder.separate(separator)
            at += len(separator)
        stop = at + end - start
        for left, right in _kept(at, stop, cuts):
            builder.keep(start + left - at, start + right - at, clean[left:right])
        repairs += [Repair("removed_space", start + left - at) for left, right in cuts if at <= left < stop]
        repairs += [Repair("halfwidth", start + left - at) for left in wide if at <= left < stop]
        at = stop


def _kept(left: int, right: int, cuts: list[Span]) -> list[Span]:
    kept: list[Span] = []
    at = left
    for start, end in cuts:
        if end <= left:
            continue
        if start >= right:
            break
        if at < start:
            kept.append((at, start))
        at = max(at, end)
    if at < right:
        kept.append((at, right))
    return kept


def _narrow(text: str) -> tuple[str, list[int]]:
    """The text in half width, and where it changed; white space that is kept becomes a plain space."""
    changed: list[int] = []
    parts: list[str] = []
    at = 0
    for match in _WIDE.finditer(text):
        parts += [text[at : match.start()], match.group().translate(_width_table())]
        changed.append(match.start())
        at = match.end()
    narrowed = "".join([*parts, text[at:]]) if parts else text
    return narrowed.translate({0x3000: " ", 0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " "}), changed


def _cuts(text: str, kind: str, source: Container[str]) -> list[Span]:
    cuts = [match.span() for match in _INVISIBLE.finditer(text)]
    if "版" in text:
        cuts += [match.span() for match in cues()["jump_inside"].finditer(text)]
    spread = kind in _KEEP_ONE and letter_spaced(text)
    for match in _SPACES.finditer(text):
        left, right = match.span()
        if kind == "table" and match.group() in "\t":
            continue
        if spread or _stray(text, left, right, kind, source):
            cuts.append((left, right))
        elif right - left > 1:
            cuts.append((left + 1, right))
    return _disjoint(cuts)


def _disjoint(cuts: list[Span]) -> list[Span]:
    cuts.sort()
    merged: list[Span] = []
    for start, end in cuts:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stray(text: str, left: int, right: int, kind: str, source: Container[str]) -> bool:
    before, after = text[left - 1 : left], text[right : right + 1]
    if not before or not after:
        return True
    if "\n" in (before, after) or "\t" in (before, after):
        return True
    if before.isascii() and after.isascii():
        return _stray_ascii(text, left, right, before, after)
    if kind in _KEEP_ONE or (kind == "note" and len(text) <= 80 and "。" not in text):
        return kind in {"title", "heading"} and spans_word(text[:left], text[right:], source)
    if not _chinese(before) or not _chinese(after):
        return True
    return not _meant(text, left, right)


def _stray_ascii(text: str, left: int, right: int, before: str, after: str) -> bool:
    if before in _DIGITS and after in _DIGITS:
        run = len(text[max(left - 4, 0) : left]) - len(text[max(left - 4, 0) : left].rstrip(_DIGITS))
        return 1 <= run <= 3 and left - run > 0 and _THOUSAND.match(text, right) is not None
    if before == "." and after in _DIGITS:
        return left > 4 and text[max(left - 4, 0) : left - 1].rstrip()[-1:].isdigit()  # 5 . 5%
    return before in _DIGITS and after in ".%" and left > 3


def _chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _meant(text: str, left: int, right: int) -> bool:
    """A space that says something: between two issuers in a title, beside names in a byline, behind ``第三条``."""
    opening = text[max(left - 60, 0) : left]
    if opening.rfind("《") > opening.rfind("》") and opening.endswith(_ORGAN):
        return True
    if left <= 12 and (match := cues()["enumerated"].match(text)) and match.end() == left:
        return True
    return _PEOPLE.search(opening) is not None
