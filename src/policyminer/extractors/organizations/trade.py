"""How much a stretch looks like the name of a company: its characters, its place, the word for its trade."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from policyminer.extractors.organizations.foreign import countries
from policyminer.extractors.organizations.lexicon import lines, load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.placenames import elsewhere
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import known, rare

_HAN = re.compile("[\u4e00-\u9fff]+$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]{1,11}$")
_COUNT = re.compile(r"\d[\u4e00-\u9fff]|^\d+$")
_PROPER = frozenset({"nz", "nr", "nt", "nrt", "nrfg"})
_FUNCTION = frozenset("的与向暨了是及或等在为被把对从由以将并也就都且至到各每该其此这那我")
_PLACE_LAST = frozenset("楼园区村镇市县省路道桥河湖岛站街巷坊港库")
_CLEAR_NAME = 1.2
_KNOWN = 1.5  # of the name of a company that is a word too
_RANKING = re.compile(r"\d强|[央国民外]企$|[镍锰硅碳铁铝铜锌]基")
_NO_TRADE = -9.0
_PLAIN_WORD = -2.5  # a word with characters that trade names avoid (关键 in 关键材料)


@cache
def _odds() -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for line in lines("trade_chars.tsv"):
        char, first, later = line.split("\t")
        found[char] = (int(first) / 10, int(later) / 10)
    return found


@lru_cache(maxsize=50_000)
def likeness(stem: str) -> float:
    """How much likelier the characters are in a trade name than in a word, as a logarithm (桂鑫 5, 城乡 -1)."""
    if not stem:
        return -9.0
    odds = _odds()
    none = (0.0, 0.0)
    rest = [odds.get(char, none)[1] for char in stem[1:]]
    return odds.get(stem[0], none)[0] + (sum(rest) / len(rest) if rest else 0.0)


@cache
def industries() -> frozenset[str]:
    """Words for trades that end names (重工, 药业)."""
    return frozenset(load_lexicon().industries)


def country_of(name: str) -> str:
    """The country that a name begins with."""
    lands = countries()
    return next((name[:size] for size in (6, 5, 4, 3, 2) if len(name) > size and name[:size] in lands), "")


class Parts(NamedTuple):
    """A name taken apart: 安徽 + 岚科 + 新材料."""

    place: str
    stem: str
    suffix: str


@cache
def suffixes() -> frozenset[str]:
    """All words that end the names of companies."""
    return industries() | word_set("trade_suffixes")


def trade_word(text: str, end: int) -> int:
    """How long the word for a trade is that ends here, 0 without one."""
    words = suffixes()
    return 2 if text[end - 2 : end] in words else 3 if text[end - 3 : end] in words else 0


@lru_cache(maxsize=20_000)
def suffix_of(name: str) -> str:
    """The words for the trade at the end of a name, three at most."""
    words = suffixes()
    if name[-2:] not in words and name[-3:] not in words and name[-4:] not in words and name[-5:] not in words:
        return ""
    taken = 0
    for _ in range(3):
        rest = name[: len(name) - taken]
        size = next((size for size in (5, 4, 3, 2) if len(rest) > size and rest[-size:] in words), 0)
        if not size or (taken and len(rest) - size < 2):
            break
        taken += size
    return name[len(name) - taken :] if taken else ""


def parts(name: str, regions: Regions) -> Parts:
    """Take a name apart."""
    place = regions.prefix(name) or country_of(name)
    core = name[len(place) :]
    suffix = core if core in suffixes() else suffix_of(core)
    if len(core) == len(suffix) + 1 == 4 and suffix[1:] in suffixes():  # 楚微+电子, not 楚+微电子
        suffix = suffix[1:]
    return Parts(place, core[: len(core) - len(suffix)], suffix)


def quality(name: str, regions: Regions) -> float:
    """How much a stretch looks like a company's name; below zero when something speaks against it.

    像不像企业名:``安宜重工`` 高,``精细化工`` 低。
    """
    if name in regions.table or name in regions.unlisted or name in load_lexicon().generic:
        return _NO_TRADE
    place, stem, suffix = parts(name, regions)
    if place and not stem and suffix in word_set("group_roots"):
        return 2.4
    worth = (0.5 if place else 0.0) + _suffix_worth(suffix)
    if not stem:
        named = suffix and (suffix not in word_set("weak_industries") or elsewhere(regions.table, regions.code, place))
        return worth if place and named else _NO_TRADE
    if stem in word_set("macro_regions") and (not suffix or suffix[-2:] in word_set("weak_industries")):
        return _NO_TRADE
    if not suffix and (name.endswith(word_tuple("no_company_ends")) or _RANKING.search(name)):
        return _NO_TRADE
    if not suffix and stem[-1] in _PLACE_LAST:
        return _NO_TRADE
    clear = 0.0 if place and len(stem) == 2 else _CLEAR_NAME
    if not suffix and stem[-1] in word_set("no_company_last") and (known(stem) or likeness(stem) < clear):
        return _NO_TRADE
    if suffix and not place and called(stem):
        return worth + _KNOWN
    return worth + _stem_worth(stem, bool(suffix))


@lru_cache(maxsize=20_000)
def called(stem: str) -> bool:
    """Whether a company is called so, its name a word too maybe (蜂巢)."""
    lexicon = load_lexicon()
    named = (*lexicon.weak.get(stem, ()), *lexicon.entries.get(stem, ()))
    return stem not in word_set("never_alone") and any(one.kind == "company" for one in named)


def _suffix_worth(suffix: str) -> float:
    if not suffix:
        return 0.0
    return 0.6 if suffix in word_set("weak_industries") or suffix in word_set("trade_suffixes") else 1.0


def stem_worth(stem: str) -> float:
    """How much a stretch without a word for a trade looks like a trade name."""
    return _stem_worth(stem, traded=False)


@lru_cache(maxsize=20_000)
def _stem_worth(stem: str, traded: bool) -> float:
    if _LATIN.match(stem):
        return 1.5
    if not _HAN.match(stem):
        return 0.3 if 2 <= len(stem) <= 8 and not set(stem) & _FUNCTION and not _COUNT.search(stem) else _NO_TRADE
    lexicon = load_lexicon()
    if stem in word_set("not_short") or stem in lexicon.generic or stem in lexicon.stops or stem in lexicon.inner:
        return _NO_TRADE
    if len(stem) < 2 or len(stem) > 6 or set(stem) & _FUNCTION:
        return _NO_TRADE
    if known(stem) and not rare(stem):
        tag = rjieba.tag(stem)[0][1]
        return (
            1.3
            if tag in _PROPER
            else 0.8
            if tag == "ns" and len(stem) > 1
            else 0.6
            if traded and len(stem) == 2 and likeness(stem) > _PLAIN_WORD
            else -1.0
        )
    likely = max(min(likeness(stem), 3.0), -3.0)
    if len(stem) < 4:
        return (1.2 if len(stem) == 2 else 0.9) + likely / 1.5
    words = rjieba.tag(stem)
    if any(word in lexicon.stops or word in lexicon.generic or word in lexicon.inner for word, _ in words):
        return _NO_TRADE
    if len(stem) == 4 and (stem[:2] in word_set("name_heads") or called(stem[:2])):
        if known(stem[2:]):
            return 1.2 if rjieba.tag(stem[2:])[0][1] in {"ns", *_PROPER} else 0.5
        return 0.5 + max(min(likeness(stem[2:]), 3.0), -3.0) / 1.5
    common = sum(1 for word, tag in words if len(word) > 1 and known(word) and tag not in _PROPER)
    return 0.6 + likely / 2 - 0.8 * common
