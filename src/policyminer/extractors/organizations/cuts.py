"""Where the name of a firm ends and what it makes begins: 岚科 in 岚科高端晶振, 岚科电子 in 岚科电子柔性线路板."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.lists import ONLY_FIRMS, without_phase
from policyminer.extractors.organizations.makers import CAPACITY, also_company
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common, known, rare
from policyminer.extractors.organizations.trade import country_of, likeness, stem_worth, suffix_of, suffixes

_LONGEST = 8  # of a name with the word for its trade
_MARGIN = 0.3  # by how much another cut must be better to be taken
_CLEAR = 0.8  # by how much the best cut of a member is clear
_SAME_LENGTH = 0.25  # of a stem as long as most in the list
_AGAIN = 0.7  # of a name that the text has elsewhere without the thing
_SEVERAL = 3
_BAD = -9.0
_DONE = tuple(
    "转型升级 技改 技术改造 技术升级 智能化改造 数字化改造 绿色化改造 改造 改扩建 扩建 扩能 扩产 搬迁 退城 增资 一体化 "
    "总部 生产基地 制造基地 研发基地 产业基地 产业园 工业园 科技园 智能工厂 全产业链 "
    "全国总部 区域总部 第二工厂 新工厂 产能".split()
)
_SHOPS = (
    "购物中心",
    "广场",
    "商城",
    "酒店",
    "博览城",
    "商贸城",
    "市场",
    "小镇",
    "新城",
    "花园",
    "核电",
    "电站",
    "风电场",
)
_CLEARLY_NAMED = 2.0
_CHEMICAL = frozenset("聚酮醚酯酸烯烷醇胺苯酚醛酐")
_ON_ROADS, _ROADS = frozenset("路街桥河湖道巷站港岛"), frozenset("路街桥巷")


class Cut(NamedTuple):
    """A place where a name may end, the length of the name without the word for its trade, what speaks for it."""

    end: int
    stem: int
    worth: float


class Choice(NamedTuple):
    """The cut of a member that was chosen, and all there are."""

    best: Cut
    cuts: tuple[Cut, ...]

    def worth_of(self, end: int) -> float:
        """What speaks for a cut."""
        return next((one.worth for one in self.cuts if one.end == end), _BAD)

    def move(self, text: str, one: Mention) -> None:
        """Let a name end where it ends best."""
        end = self.best.end
        if one.end != end and self.best.worth > self.worth_of(one.end) + _MARGIN:
            one.end, one.name, one.type = end, text[one.start : end], "company"


def choose(text: str, members: list[tuple[int, int]], regions: Regions) -> list[Choice | None]:
    """The best cut of each member of a list, members of one list having names of one length rather than several.

    并列项目里企业名和产品的分界:``岚科高端晶振`` 取 ``岚科``,``岚科电子柔性线路板`` 取 ``岚科电子``。
    """
    found = [_cuts_of(text, start, without_phase(text, start, end), regions) for start, end in members]
    lengths = [cuts[0].stem for cuts in found if cuts and (len(cuts) == 1 or cuts[0].worth > cuts[1].worth + _CLEAR)]
    usual = max(set(lengths), key=lengths.count) if len(lengths) >= _SEVERAL - 1 and len(found) >= _SEVERAL else 0
    chosen: list[Choice | None] = []
    for cuts in found:
        if not cuts:
            chosen.append(None)
            continue
        best = max(cuts, key=lambda one: (one.worth + (_SAME_LENGTH if one.stem == usual else 0.0), -one.end))
        chosen.append(Choice(best, tuple(cuts)))
    return chosen


def _cuts_of(text: str, start: int, end: int, regions: Regions) -> list[Cut]:
    """The cuts of a member, best first."""
    whole = text[start:end]
    if whole.find("等", 2) > 0:
        whole = whole[: whole.find("等", 2)]
    place = len(regions.prefix(whole) or country_of(whole))
    if also_company(whole[:place]):
        place = 0
    found = [Cut(start + size, stem, worth) for size, stem, worth in _worths(whole, place)]
    if len(found) < 2:
        return found
    floor = max(one.worth for one in found) - _AGAIN
    for at, one in enumerate(found):
        size = one.end - start
        if one.worth < floor - 1.5 or size == len(whole):
            continue
        more = 2.0 if also_company(whole[:size]) and regions.prefix(whole[size:]) else 0.0
        more += _AGAIN if one.worth >= floor and _elsewhere(text, whole[:size], whole[size]) else 0.0
        if more:
            found[at] = one._replace(worth=one.worth + more)
    return sorted(found, key=lambda one: -one.worth)


def _elsewhere(text: str, name: str, after: str) -> bool:
    """Whether the text has a name also before something else."""
    at = text.find(name)
    while at >= 0:
        if not text.startswith(after, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


@lru_cache(maxsize=4_000)
def _worths(whole: str, place: int) -> tuple[tuple[int, int, float], ...]:
    """How long the name may be in a member, how long its stem, what speaks for it."""
    return tuple(_scored(whole, place))


def _scored(whole: str, place: int) -> Iterator[tuple[int, int, float]]:
    for size in range(place + 2, min(place + _LONGEST, len(whole)) + 1):
        name, rest = whole[place:size], whole[size:]
        if not ("\u4e00" <= name[-1] <= "\u9fff"):
            break
        suffix = suffix_of(name) or (name[-2:] if name[-1] == "材" and len(name) == 4 else "")
        if suffix == name or len(name) - len(suffix) < 2:
            suffix = ""
        stem = name[: len(name) - len(suffix)] if suffix else name
        if len(stem) > 5 or set(stem[2:]) & _ROADS:
            continue
        behind = rest_worth(rest)
        if suffix:
            behind += _trade_worth(suffix, stem, rest)
            behind -= 1.2 if _crossed(name, len(stem)) else 0.0
            behind += 0.3 if not rest and also_company(stem) else 0.0
        elif not rest:
            behind += 0.6 if not set(stem[1:]) & _ON_ROADS else _BAD
        if rest and known(name[-1] + rest[0]) and not _thing_at(rest):
            behind -= 0.6
        if rest and _crossed(whole, size):
            behind -= 1.2
        yield size, len(stem), _name_worth(name, stem) + behind


@lru_cache(maxsize=20_000)
def _name_worth(name: str, stem: str) -> float:
    """What the characters of a name say for it."""
    worth = min(max(likeness(stem), -3.0), 3.0) / 3 - (0.0, 0.0, 0.0, 0.15, 0.2, 0.7)[len(stem)]
    if also_company(name):
        worth += 1.2
    if name != stem and also_company(stem):
        worth += 0.9
    headed = len(stem) > 3 and heads_name(stem[:2]) and not _plain(stem[2:])
    if headed:
        worth += 0.6 if len(stem) == 4 else 1.4
    if len(stem) > 2 or not also_company(stem):
        worth -= 1.3 * sum([_plain(word) for word, _ in rjieba.tag(stem[2:] if headed else stem)])
    if set(stem[2:]) & _CHEMICAL:
        worth -= 1.0
    if len(stem) > 2 and _thing_at(stem[2:]):
        worth -= 1.2
    return worth


def heads_name(pair: str) -> bool:
    """Whether names of firms begin so that have more of their own behind it (现代 in 现代岚迪斯)."""
    return pair in word_set("name_heads") or pair in word_set("never_alone") or also_company(pair)


def _plain(word: str) -> bool:
    """Whether a word is one of the dictionary, of products or of their qualities, and no name."""
    if len(word) < 2:
        return False
    if word in _things():
        return True
    return common(word)


@cache
def _things() -> frozenset[str]:
    """Products and what is said of them."""
    return word_set("products") | word_set("qualities") | word_set("goods")


def _thing_at(rest: str) -> bool:
    """Whether a product or a quality begins a stretch."""
    things = _things()
    return rest[:2] in things or rest[:3] in things or rest[:4] in things or rest[:5] in things


def _crossed(whole: str, at: int) -> bool:
    """Whether a product or a quality lies across a place (全|自动, 电子|级)."""
    things = _things()
    return any(
        whole[begun:end] in things
        for begun in range(max(at - 3, 2), at)
        for end in range(at + 1, min(begun + 6, len(whole)) + 1)
    )


def _trade_worth(suffix: str, stem: str, rest: str) -> float:
    """What a word for a trade says for a name that ends in it: it closes the name, or is part of the product."""
    last = suffix[-3:] if suffix[-3:] in suffixes() else suffix[-2:]
    firm = last in word_set("firm_only")
    made = last in word_set("products") or last in word_set("qualities")
    if not rest or rest.startswith(_DONE):
        closing = firm or not made or last in word_set("closing_trades")
        if not rest and len(suffix) > 3 and suffix not in suffixes() and not firm:  # 岚科光电 before 光伏装备
            return 0.6
        if closing and len(stem) < 5:
            return 1.0 if rest else 2.8
        return 0.0 if rest else 0.8 if last in word_set("goods_only") else 1.7
    if firm:
        return 0.9
    if CAPACITY.match(rest):
        return 0.6
    if len(rest) < 4:
        return -0.9
    if made:
        good = rest[0].isascii() or any(rest[:size] in word_set("qualities") for size in (2, 3, 4))
        return (0.5 if good else 0.0) + (0.2 if last in word_set("closing_trades") else 0.0)
    return 0.9


@lru_cache(maxsize=20_000)
def rest_worth(rest: str) -> float:
    """How much a stretch looks like a product: the words it begins with, the word it ends in."""
    if not rest:
        return 0.0
    if CAPACITY.match(rest):
        return 2.2
    if rest.startswith(_DONE):
        return 1.8
    if rest.startswith(ONLY_FIRMS):
        return _BAD
    if len(rest) == 1:
        return -2.0
    worth = 0.6 if _ends_in_product(rest) or common(rest) else 0.0
    if rest[0].isascii():
        return worth + 0.8
    words = rjieba.tag(rest)
    first, tag = words[0]
    if _thing_at(rest):
        worth += 1.2
    elif len(first) == 1:
        good = first in word_set("product_prefixes") and (len(words) < 2 or _plain(words[1][0]) or _thing_at(rest[1:]))
        worth += 0.8 if good else -1.1
    elif tag in {"nr", "nrt", "nrfg", "ns"}:
        worth -= 1.0
    elif known(first):
        worth += -0.3 if tag == "nz" or rare(first) else 1.0
    else:
        worth -= 0.4
    if not any(_plain(word) for word, _ in words):
        worth -= 1.0
    loose = sum(1 for word, _ in words[1:] if len(word) == 1 and word not in word_set("product_prefixes"))
    return worth - 0.2 * loose


def _ends_in_product(rest: str) -> bool:
    things = _things()
    return any(rest[-size:] in things for size in (2, 3, 4, 5) if len(rest) >= size) or (
        len(rest) > 2 and rest[-1] in word_set("product_last")
    )


def move(text: str, mentions: list[Mention], choices: dict[int, Choice]) -> list[Mention]:
    """Let the firms that begin members of lists end where their names end."""
    for one in mentions if choices else ():
        choice = choices.get(one.start)
        if choice is not None:
            choice.move(text, one)
    return mentions


def _other_body(name: str) -> bool:
    """Whether a name is that of a body that is no company (中科院)."""
    entries = load_lexicon().entries.get(name, ())
    return bool(entries) and all(one.type != "company" for one in entries)


def shows_firm(whole: str, size: int) -> bool:
    """Whether a member may begin with a firm that nothing but its cut shows: no work for the public, no place."""
    name, rest = whole[:size], whole[size:]
    if not rest or whole in load_lexicon().generic or name in word_set("macro_regions") or country_of(whole):
        return False
    if any(map(whole.__contains__, word_set("works"))) or any(map(whole.__contains__, word_set("more_works"))):
        return False
    if rest.endswith(_SHOPS):
        return False
    named = also_company(whole[:3]) or also_company(whole[:4])  # 北大荒, not 北大
    if not named and any(_other_body(whole[:length]) for length in (2, 3, 4, 5)):
        return False
    if also_company(name):
        return True
    if _plain(name) or name in word_set("not_short") or name in word_set("new_words"):
        return False
    return not (rest.startswith(word_tuple("dug_and_grown")) and stem_worth(name) < _CLEARLY_NAMED)
