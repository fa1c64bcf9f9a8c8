"""Words with their tags in the stretch before a rank word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import rjieba

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set


class Token(NamedTuple):
    """A word with its place in the text and its tag (jieba's)."""

    start: int
    end: int
    word: str
    tag: str


_GLUED = re.compile(
    r"[省市县区州盟](?=人才集团|城投|交投|建投|农投|国投|产投|文旅|水务|中心|城建|城发|中级|中医|"
    r"图书馆|博物馆|体育馆|档案馆|文化馆|妇幼|疾控|广播|融媒体)"
)
_FUND = re.compile(r"[省市县区州盟](?=(?:城投|交投|建投|农投|国投|产投|文旅|水务|城建|城发)(?:公司|集团|平台))")
_CUTTING = re.compile(_GLUED.pattern + "|做")
_BEFORE_GLUED = frozenset("、，和与及由在到的持设建成进动施快向为对强争办好优实大")
IDIOM = re.compile(r"做[大强优精实]做[强优大精实]")
_LEVELS = frozenset("省市县区州镇乡盟")
_GLUING = _LEVELS | frozenset("由被与等比")
_ENDING = _LEVELS | frozenset("由从被让把")
_SHORT = 8
_RARE = 20  # a word of the dictionary as rare as this may be a trade name (利升)


def tokens(text: str, start: int, end: int, cuts: Sequence[int] = ()) -> list[Token]:
    """The words of ``text[start:end]``, cut at least at ``cuts``."""
    found: list[Token] = []
    if cuts or _CUTTING.search(text, start, end):
        points = sorted({start, end, *cuts, *_cuts(text, start, end)})
        for left, right in pairwise(points):
            _tag(text, left, right, found)
    elif start < end:
        _tag(text, start, end, found)
    return found


def _tag(text: str, at: int, end: int, found: list[Token]) -> None:
    """Add the words of a stretch."""
    make = tuple.__new__
    tagged = _tagged(text[at:end]) if end - at < _SHORT else _tagged.__wrapped__(text[at:end])
    found += [make(Token, (at + begun, at + stop, word, tag)) for begun, stop, word, tag in tagged]


@lru_cache(maxsize=8_000)
def _tagged(stretch: str) -> list[tuple[int, int, str, str]]:
    """The words of a stretch with their places in it; short ones come again and again."""
    found: list[tuple[int, int, str, str]] = []
    at = 0
    for word, tag in rjieba.tag(stretch):
        for part in (word,) if _plain(word) else _parts(word):
            found.append((at, at + len(part), part, tag))
            at += len(part)
    return found


@lru_cache(maxsize=100_000)
def _plain(word: str) -> bool:
    """Whether a word stays as the tagger has it."""
    if len(word) == 1:
        return True
    if len(word) != 3 and word[0] not in _GLUING and word[-1] not in _ENDING:
        return True
    return _parts(word) == (word,)


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where a level word or an idiom ends that the tagger would join to what follows."""
    found = [
        match.end()
        for match in _GLUED.finditer(text, start, end)
        if match.start() == 0 or text[match.start() - 1] in _BEFORE_GLUED or _FUND.match(text, match.start())
    ]
    if text.find("做", start, end) >= 0:
        found += [match.end() for match in IDIOM.finditer(text, start, end)]
    return found


def level_stands(text: str, at: int) -> bool:
    """Whether 区, 镇, 乡, 州 at a place is a word of its own (not in 综保区海关)."""
    if text[at] not in "区镇乡州" or at == 0 or not "\u4e00" <= text[at - 1] <= "\u9fff":
        return True
    if text[at - 1] in "经由报向请" and not "\u4e00" <= text[at - 2 : at - 1] <= "\u9fff":
        return True
    near = rjieba.tag(text[max(at - 4, 0) : at + 1])
    return bool(near) and near[-1][0] == text[at] and near[-1][1] != "k"


_LOOSE = frozenset("与和及由对将把给让向从在到于为是的、了称")


def stands(text: str, start: int, end: int) -> bool:
    """Whether no word of the dictionary lies across an edge (not 强生 in 加强生态)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left = "\u4e00" <= before <= "\u9fff" and before not in _LOOSE and known(text[start - 1 : start + 1])
    right = "\u4e00" <= after <= "\u9fff" and known(text[end - 1 : end + 1])
    if not left and not right:
        return True
    near = tokens(text, max(start - 4, 0), min(end + 4, len(text)))
    return start in {token.start for token in near} and end in {token.end for token in near}


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """Unknown words that the tagger glued to a level word: 县融 is 县 and 融, 新建县 is 新建 and 县."""
    if len(word) == 2 and word[0] in "由被与等比" and not known(word):
        return (word[0], word[1])
    if len(word) == 3 and word[0] in "以由与从向对将把被经在为有了原" and not known(word):
        return (word[0], word[1:])
    if len(word) > 1 and word[-1] in "由从被让把" and not known(word):
        return (word[:-1], word[-1])
    if len(word) == 3 and word[0] in "让使给" and not known(word):
        return (word[0], word[1:])
    if len(word) == 3 and word[-1] in "到在与和向对由为被将把" and not known(word):
        return (word[:-1], word[-1])
    if len(word) == 3 and word[-1] in _LEVELS and word[1] in "由从被让把给在经向" and not known(word):
        return tuple(word)
    if word[0] in _LEVELS and word[1:] in load_lexicon().ranks:
        return (word[0], word[1:])
    if len(word) < 2 or (word[0] not in _LEVELS and word[-1] not in _LEVELS):
        return (word,)
    if word[0] in _LEVELS and not known(word) and word[1] not in "级域内外场":
        return (word[0], word[1:])
    if word[-1] in _LEVELS and word[:-1] in load_lexicon().stops and (len(word) > 2 or not known(word)):
        return (word[:-1], word[-1])
    return (word,)


@lru_cache(maxsize=20_000)
def common(word: str) -> bool:
    """Whether a word is in the dictionary and no name, or is no word of Chinese characters."""
    if not ("\u4e00" <= word[0] <= "\u9fff" and "\u4e00" <= word[-1] <= "\u9fff"):
        return True
    if not known(word) or rare(word):
        return False
    tagged = rjieba.tag(word)
    return len(tagged) == 1 and tagged[0][1] not in {"nz", "nr", "nrt", "nrfg", "ns"}


@lru_cache(maxsize=20_000)
def rare(word: str) -> bool:
    """Whether two characters are a word that the dictionary has and hardly any text (利升)."""
    if len(word) != 2 or not known(word) or word in _no_rarity():
        return False
    return int(rjieba.suggest_freq(word)) <= _RARE


@cache
def _no_rarity() -> frozenset[str]:
    """New words of trades and kinds, which the dictionary hardly has (光伏, 港航)."""
    sets = ("not_short", "group_roots", "products", "bilateral", "macro_regions", "trade_suffixes", "new_words")
    return frozenset(load_lexicon().industries).union(*map(word_set, sets))


@lru_cache(maxsize=20_000)
def ordinary(word: str) -> bool:
    """Whether a word is an ordinary noun, verb or adjective of the dictionary."""
    tagged = rjieba.tag(word)
    return known(word) and len(tagged) == 1 and tagged[0][1] in {"n", "v", "vn", "a", "b", "ad", "an", "d", "l", "s"}


def known(word: str) -> bool:
    """Whether the general dictionary has a word."""
    return bool(rjieba.has_word(word))
