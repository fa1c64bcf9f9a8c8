"""Companies that the words right before or behind them show: 收购岚科新材, 恒岳重工董事长, 引进江苏新扬."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from policyminer.extractors.organizations.framed import HONOURED, ROOMS, find_framed, find_honoured
from policyminer.extractors.organizations.industry import STRONG
from policyminer.extractors.organizations.lexicon import load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.lists import before_things, ends_name, of_product, tail, without_phase
from policyminer.extractors.organizations.makers import also_company
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common, known, tokens
from policyminer.extractors.organizations.trade import likeness, parts, quality, suffix_of, trade_word
from policyminer.extractors.organizations.vocabulary import Found

_WORTH = {"behind_strong": 1.8, "behind_weak": 0.5, "before_strong": 1.4, "before_weak": 0.4}
_FRAMED = 1.0
_ENOUGH = 2.8
_BESIDE = 1.9
_HOPELESS = -1.5
_REACH = 12
_ALONE = re.compile(r"[，。；：！？、,;:!?\n“”《》（）()\s]|日电|消息")
_KIND_WORD = re.compile(r"^.{0,4}(?:公司|企业|独角兽|运营商|开发商|巨头|车企|房企|厂商|供应商)(?=..)")
_MERE = frozenset("、，。；等的与和及")
_PLANTS = frozenset({"生产线", "生产基地", "生产车间", "车间", "生产"})
_SPEAKS = frozenset({"宣布", "牵头", "负责人", "成为", "获得", "获评", "获", "荣获", "入选", "在", "方面", "则"})
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.\-]{1,20}?(?: [A-Z][A-Za-z0-9&.\-]{1,20}?)?(?=C[EFOT]O|[^A-Za-z0-9&.\-]|$)")
_LATIN_BEFORE = ("母公司", "公司", "企业", "巨头", "收购", "入股", "厂商", "供应商", "旗下", "开发商", "联手")
_LATIN_AFTER = ("宣布", "股价", "财报", "创始人", "首席执行官", "CEO", "公司", "联合创始人", "高管", "董事会", "旗下")
_DATED = re.compile(r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日(?:晚间?|盘后|早间?|午间|下午|上午|凌晨)?$")
_ANNOUNCING = frozenset({"公告", "披露", "发布公告", "宣布"})
_ROAD = re.compile(r"[A-Z]\d+$")
_OTHERS = ("协会", "商会", "联盟", "大会", "学会", "名单", "数量", "代表", "名录", "库", "梯队", "集群", "集聚")
_SPECIAL = re.compile(
    r"(?<![A-Za-z])\*?ST[\u4e00-\u9fff]{2,3}(?=[，。、,及和与的\s]|公告|股价|跌|涨|董|收|发布|披露|被|拟|因|近|将|此|今|昨|年)"
)
_GROUP = re.compile(r"(?P<stem>(?:(?!等|公司|集团)[\u4e00-\u9fff]){2,5})集团(?![军化式]|作战|总部)")
_GROUP_VERB = re.compile(r"[的与和及由对将把向为是在等各]|组建|成立|建设|支持|推进|推动|引进|重组|整合|整建")
_HARNESSED = ("光伏", "风电", "发电", "水电", "储能", "煤电", "热电", "电站")
_SITE = re.compile(r"项目|电站|基地|工程|场|[一二三]期|园")
_CLEAR_STEM = 1.5
_MEMBER = re.compile(r"(?:(?!等|公司|集团)[\u4e00-\u9fff]){0,6}")
_JOINTS = frozenset({"、", "与", "和", "及"})


@cache
def _cues() -> dict[str, frozenset[str]]:
    text = files("policyminer.extractors.organizations").joinpath("data", "cues.toml").read_text(encoding="utf-8")
    return {key: frozenset(value.split()) for key, value in tomllib.loads(text).items()}


@cache
def cue_words() -> frozenset[str]:
    """All words beside which companies stand."""
    cues = _cues()
    return frozenset().union(*(cues[name] for name in _WORTH))


def latin_names(text: str) -> list[tuple[int, int]]:
    """Where Latin words stand that may be names (not 5G, not G7)."""
    return [
        match.span()
        for match in _LATIN.finditer(text)
        if match[0] not in word_set("no_latin")
        and not _ROAD.match(match[0])
        and not text[match.start() - 1 : match.start()].isdigit()
    ]


def find_cued(
    text: str, regions: Regions, cues: Found, trades: Found, latin: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Companies beside words of business; ``cues`` and ``trades`` are where such words and words for trades stand.

    由前后词认出的企业:``收购岚科新材``、``恒岳重工董事长``。
    """
    worths = _worths()
    ends = {end: start for start, end, _ in trades}
    starts = [start for start, _, _ in trades]
    found: list[Mention] = []
    for start, end, word in cues:
        behind, before = worths[word]
        at = _undated(text, start) if word in _ANNOUNCING else start
        if behind and "\u4e00" <= text[at - 1 : at] <= "\u9fff" and _may_end(text, at, _ENOUGH - behind, ends):
            found += _before(text, at, word, behind, regions)
        if behind > _FRAMED and (not found or found[-1].end < at - 1):
            found += find_framed(text, at, word, regions)
        if word in HONOURED and "\u4e00" <= text[at - 1 : at] <= "\u9fff" and (not found or found[-1].end < at):
            found += find_honoured(text, at, end, regions)
        if (
            before
            and "\u4e00" <= text[end : end + 1] <= "\u9fff"
            and _may_begin(text, end, _ENOUGH - before, regions, starts)
        ):
            found += _after(text, end, before, regions)
    return found + _latin(text, latin)


def _undated(text: str, at: int) -> int:
    """Where a name would end before the date of an announcement (岚海智能9月3日晚公告)."""
    dated = _DATED.search(text, max(at - 14, 0), at)
    return dated.start() if dated else at


@cache
def _worths() -> dict[str, tuple[float, float]]:
    """What each cue is worth to a name that ends before it, and to one that begins behind it."""
    words = _cues()
    found: dict[str, tuple[float, float]] = {}
    for word in cue_words():
        sides = [
            max((_WORTH[name] for name in _WORTH if name.startswith(side) and word in words[name]), default=0.0)
            for side in ("behind", "before")
        ]
        found[word] = (sides[0], sides[1])
    return found


def _may_end(text: str, end: int, need: float, trades: dict[int, int]) -> bool:
    """A first look at the characters: could a name that is good enough end here?"""
    stem = trades.get(end, end)
    if stem == end:
        stem -= trade_word(text, end)
    if stem == end - 3 and not text[stem - 2 : stem - 1].isalpha() and trade_word(text[stem:end], 3) == 2:
        stem = end - 2
    if stem < end:
        need -= 1.0
    return _promising(text[stem - 2 : stem], text[stem - 3 : stem], need - 0.3, traded=stem < end)


def _may_begin(text: str, start: int, need: float, regions: Regions, trades: list[int]) -> bool:
    """A first look at the characters: could a name that is good enough begin here?"""
    if regions.begins_at(start):
        return need < _ENOUGH - 1.0 or _trade_near(trades, start + 2)
    pair, three = text[start : start + 2], text[start : start + 3]
    if _trade_near(trades, start + 2) or trade_word(text, start + 4):
        return _promising(pair, three, need - 1.0, traded=True)
    return _promising(pair, three, need, traded=False)


def _trade_near(trades: list[int], start: int) -> bool:
    """Whether a word for a trade begins within a few characters."""
    at = bisect_left(trades, start)
    return at < len(trades) and trades[at] < start + 6


def _promising(pair: str, three: str, need: float, *, traded: bool) -> bool:
    if len(pair) < 2 or not "\u4e00" <= pair[0] <= "\u9fff" or not "\u4e00" <= pair[1] <= "\u9fff":
        return False
    likely = 1.5 * (need - 1.2)
    if likeness(pair) >= likely or (len(three) == 3 and likeness(three) >= likely + 0.45):
        return not common(pair) or (traded and need <= 0.6)
    return traded and need <= 0.6 and known(pair)


def _before(text: str, end: int, cue: str, worth: float, regions: Regions) -> list[Mention]:
    """The name that ends right before a cue, standing clear on its left."""
    low = max(end - _REACH, 0)
    stretch = _ALONE.split(text[low:end])[-1]
    if len(stretch) < 2:
        return []
    clear = low == 0 or len(stretch) < end - low
    stretch = _KIND_WORD.sub("", stretch)
    start = end - len(stretch)
    name, ended = tail(text, start, end, regions)
    if name is None or name[1] != end or not (ended or (clear and name[0] == start)):
        return []
    written = text[slice(*name)]
    if not cue and len(written) > 4 and of_product(written):
        return []
    stem = parts(written, regions).stem
    if cue in _PLANTS and common(stem or "的"):
        return []
    if stem in word_set("room_kinds"):
        return []
    kind = next((one for one in word_tuple("room_kinds") if written.endswith(one)), "") if cue.endswith(ROOMS) else ""
    if kind:  # 岚兴宇 before 黑灯车间
        name = (name[0], name[1] - len(kind))
        written = text[slice(*name)]
        if len(written) < 2:
            return []
    if _person(written, cue) or text.endswith(word_tuple("titles_before"), max(name[0] - 5, 0), name[0]):
        return []
    worth += quality(written, regions)
    return _made(text, (name[0], before_things(text, *name)), worth, "company.behind")


def _person(name: str, cue: str) -> bool:
    """Whether a short name may be a person's where persons stand as well."""
    return cue in _SPEAKS and 2 <= len(name) <= 3 and name[0] in word_set("surnames")


def _after(text: str, start: int, worth: float, regions: Regions) -> list[Mention]:
    """The name that begins right behind a cue, up to a word that closes it."""
    high = min(start + _REACH, len(text))
    stop = _ALONE.search(text, start, high)
    high = stop.start() if stop else high
    end = start
    closes = _cues()["closes"]
    for token in tokens(text, start, high, regions.pieces(start, high)):
        if token.word in closes or (token.start > start and (ends_name(token) or token.word[0].isdigit())):
            break
        if ends_name(token):
            return []
        end = token.end
    else:
        if stop is None:
            return []
    name = text[start:end]
    if not 2 <= end - start <= 10 or name.startswith(_OTHERS):
        return []
    pieces = parts(name, regions)
    if worth < 1.0 and not pieces.suffix and text[end : end + 1] in _MERE:
        return []
    if len(name) <= 3 and name[0] in word_set("surnames") and not pieces.suffix:
        return []
    return _made(text, (start, end), quality(name, regions) + worth, "company.before")


def _made(text: str, name: tuple[int, int], good: float, rule: str) -> list[Mention]:
    if good < _ENOUGH or "子公司" in text[slice(*name)]:
        return []
    return [Mention(name[0], name[1], "company", text[slice(*name)], None, rule)]


def _latin(text: str, latin: Sequence[tuple[int, int]]) -> list[Mention]:
    """Latin names behind 公司 or 收购, or before what only companies have."""
    special = [
        Mention(match.start(), match.end(), "company", match[0], None, "company.special")
        for match in (_SPECIAL.finditer(text) if "ST" in text else ())
    ]
    return special + [
        Mention(start, end, "company", text[start:end], None, "company.latin")
        for start, end in latin
        if text.startswith(_LATIN_AFTER, end) or text[max(start - 4, 0) : start].endswith(_LATIN_BEFORE)
    ]


def beside_companies(text: str, mentions: list[Mention], latin: Sequence[tuple[int, int]]) -> list[Mention]:
    """Names coordinated with a company: 完美世界与Valve, 风雷航空 in 黎阳国际、风雷航空."""
    starts = {one.start for one in mentions if one.type == "company"}
    ends = {one.end for one in mentions if one.type == "company"}
    found: list[Mention] = []
    for start, end in latin:
        joined = text[start - 1 : start] in _JOINTS and start - 1 in ends
        joined = joined or (text[end : end + 1] in _JOINTS and end + 1 in starts)
        if joined and end - start > 1:
            found.append(Mention(start, end, "company", text[start:end], None, "company.latin"))
    return found


def neighbours(text: str, mentions: list[Mention], regions: Regions) -> list[Mention]:
    """Names beside a company in a list: what looks like one there is one (黎阳国际、风雷航空)."""
    found: list[Mention] = []
    starts = {one.start for one in mentions}
    ends = {one.end for one in mentions}
    waiting = [one for one in mentions if one.type == "company"]
    while waiting:
        one = waiting.pop()
        more: list[Mention] = []
        if text[one.end : one.end + 1] in _JOINTS and one.end + 1 not in starts:
            more += _next(text, one.end + 1, regions)
        if text[one.start - 1 : one.start] in _JOINTS and one.start - 1 not in ends:
            more += _previous(text, one.start - 1, regions)
        starts.update(new.start for new in more)
        ends.update(new.end for new in more)
        found += more
        waiting += more
    return found


def _next(text: str, start: int, regions: Regions) -> list[Mention]:
    if not regions.begins_at(start) and likeness(text[start : start + 2]) < _HOPELESS:
        return []
    return _listed_word(text, start) or _after(text, start, _BESIDE, regions)


def _previous(text: str, end: int, regions: Regions) -> list[Mention]:
    if text[end - 1 : end] == "期":
        end = without_phase(text, max(end - _REACH, 0), end)
    if not suffix_of(text[max(end - 8, 0) : end]) and likeness(text[end - 2 : end]) < _HOPELESS:
        return []
    stretch = _ALONE.split(text[max(end - _REACH, 0) : end])[-1]
    return _listed_word(text, end - len(stretch)) or _before(text, end, "", _BESIDE, regions)


def _kind_of_group(stem: str) -> bool:
    """Whether a verb or a word for a kind begins what stands before 集团."""
    lexicon = load_lexicon()
    first = stem[:2]
    return (
        bool(_GROUP_VERB.search(stem))
        or first in lexicon.stops
        or first in word_set("pushes")
        or stem in lexicon.generic
    )


def _listed_word(text: str, start: int) -> list[Mention]:
    """A member of a list that is a word too and known as a company (百灵)."""
    group = _GROUP.match(text, start)
    if group and group["stem"] not in word_set("group_kinds") and not _kind_of_group(group["stem"]):
        return [Mention(start, group.end(), "company", group[0], None, "company.before")]
    member = _MEMBER.match(text, start)
    end = member.end() if member else start
    if not 1 < end - start < 6 or not also_company(text[start:end]) or text[end : end + 1].isdigit():
        return []
    return [Mention(start, end, "company", text[start:end], None, "company.before")]


def _site(text: str, one: Mention) -> bool:
    """Whether a place is harnessed there and no firm named (竹马光伏发电项目, 鱼凹光伏电站)."""
    if not _SITE.match(text, one.end):
        return False
    name = one.name
    while name.endswith(_HARNESSED):
        name = name[:-2]
    stem = name[-2:]
    return not also_company(name) and (known(stem) or likeness(stem) < _CLEAR_STEM)


def beyond(text: str, companies: list[Mention], known: list[Mention]) -> list[Mention]:
    """Those that do not begin with a company that is known by its name (富士康 before 龙华厂区).

    A short one with a word for its trade and a title behind it is another one (恒岳轴承董事长).
    """
    begins = {one.start: one.end for one in known if one.rule in {"fixed.company", "fixed.known", "name.founder"}}
    companies = [one for one in companies if not (one.name.endswith(_HARNESSED) and _site(text, one))]
    return [
        one
        for one in companies
        if begins.get(one.start, one.end) >= one.end
        or one.rule == "company.list"
        or (one.rule == "company.industry" and begins[one.start] < one.start + 4 and STRONG.match(text, one.end))
    ]
