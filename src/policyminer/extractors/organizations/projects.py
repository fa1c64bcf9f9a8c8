"""Companies at the beginning of projects: 恒岳重工特种钢, 岚科6万吨铝材 in lists that 项目 closes."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from policyminer.extractors.organizations.cuts import Choice, choose, heads_name, shows_firm
from policyminer.extractors.organizations.lexicon import load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.lists import ONLY_FIRMS, before_things, ends_name, items
from policyminer.extractors.organizations.makers import (
    ALONE,
    CAPACITY,
    also_company,
    find_maker,
    joint_place,
    made_of,
    may_make,
)
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.placenames import abroad
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import Token, known, tokens
from policyminer.extractors.organizations.trade import likeness, quality
from policyminer.extractors.organizations.vocabulary import Found

_CLAUSE = re.compile(r"[，。；：！？,;:!?\n]|项目")
_ETC = re.compile(r"等(?:\d+|[一二三四五六七八九十两几]{1,3})?[余多]?[个宗项]?[^，。；、等]{0,14}$")
_INVESTED = re.compile(r"(?:总?投资)?(?:约|近|超)?\d[\d.]*[万亿]{1,2}元的")
_REACH, _LONGEST = 80, 9
_NEAR, _REACH_OF_ETC = 40, 14
_PLAIN = frozenset(
    "重点 重大 产业 工业 投资 建设 招商 工程 技改 储备 续建 这些 元的 上的 内的 民生 签约 优质 支撑 一批 新的".split()
)
_ENOUGH, _IN_LIST, _COUNTED = 2.6, 0.6, 0.7
_FIRST = 0.9
_WHOLE = 2.0  # of a member that is all name, beside other firms
_STRANGE = 1.0  # of a pair behind a place of elsewhere
_AMONG = 0.7  # what it is worth that half of the list or more are firms
_PRODUCED = frozenset("投产 达产 建成投产 竣工投产 试产 点火投产".split())
_AFTER = re.compile(
    r"(?!项目|运营|运行|使用|达效|见效|达产)(?P<list>[\u4e00-\u9fffA-Za-z0-9、.]{4,60}?)(?=等|[，。；：,;]|$)"
)
_LEFT_OFF = re.compile(
    r"(?:等|相继|陆续|全部|先后|顺利|正式|成功|全面|如期|提前|建成|竣工|点火|实现|已|均|全线|一次性|开车|联动|达效|[和并]){1,4}$"
)
_CLEAR_CUT, _LAST_CUT = 1.8, 1.1  # worth of a cut that shows a firm, and where all others of the list are firms
_STATIONS = ("风电场", "光伏电站", "光伏发电站", "水电站", "核电站", "火电厂", "抽水蓄能", "抽蓄")
_NAMES = frozenset({"nz", "nr", "nrt", "ns"})


def find_projects(
    text: str, regions: Regions, cues: Found, trades: Found, others: list[Mention], choices: dict[int, Choice]
) -> list[Mention]:
    """Companies with which the members of lists of projects begin.

    项目清单里打头的企业:``推进恒岳重工特种钢、岚科6万吨铝材等12个项目``。

    ``cues`` and ``trades`` are where 项目 and words for trades stand, ``others`` companies found before. ``choices``
    takes in where the names of members end.
    """
    found: list[Mention] = []
    starts = [start for start, _, _ in trades]
    ends = {start: end for start, end, _ in trades}
    begins = sorted([(one.start, one.end) for one in others])
    for at, end, word in cues:
        if word in _PRODUCED:
            members, listed = _produced(text, at, end)
        elif word == "项目" and not _plain(text, at):
            members, listed = _of_projects(text, at)
        else:
            continue
        if members:
            spans = [_Member(text, *span, regions) for span in members]
            made = _firms(text, spans, regions, starts, ends, listed=listed)
            found += made
            if listed and len(members) > 1:
                last = spans[-1].end
                low, high = bisect_left(begins, (spans[0].before, 0)), bisect_left(begins, (last, 0))
                firms = {*[start for start, stop in begins[low:high] if stop <= last], *[one.start for one in made]}
                found += _by_cut(text, spans, regions, firms, choices) if firms else []
    return found


def _by_cut(
    text: str, spans: list[_Member], regions: Regions, firms: set[int], choices: dict[int, Choice]
) -> list[Mention]:
    """Choose where the names of a list end; firms that only the list shows."""
    begun = [any([span.before <= start <= span.start for start in firms]) for span in spans]
    many = sum(begun) * 2 >= len(spans)
    need = _CLEAR_CUT if len(spans) - sum(begun) > 1 else _LAST_CUT
    found: list[Mention] = []
    for span, made, choice in zip(
        spans, begun, choose(text, [(one.start, one.end) for one in spans], regions), strict=True
    ):
        if choice is None:
            continue
        choices[span.start] = choices[span.before] = choice
        end = choice.best.end
        if many and not made and choice.best.worth >= need and _may_begin(text, span, end, regions):
            place = regions.prefix(text[span.start : end])
            start = span.start + (len(place) if place and regions.within(place) else 0)
            found.append(Mention(start, end, "company", text[start:end], None, "company.cut"))
    return found


def _may_begin(text: str, span: _Member, end: int, regions: Regions) -> bool:
    """Whether a member may begin with a firm that nothing but its cut shows."""
    whole = text[span.start : span.end]
    headed = end - span.start > 3 and heads_name(whole[:2])
    if joint_place(text, span.start, regions) or not (headed or may_make(whole[:4])):
        return False
    return shows_firm(whole, end - span.start)


def _of_projects(text: str, at: int) -> tuple[list[tuple[int, int]], bool]:
    """The members of the list that 项目 closes, and whether it is a list."""
    stretch = _CLAUSE.split(text[max(at - _REACH, 0) : at])[-1]
    if len(stretch) < 4:
        return [], False
    etc = _ETC.search(stretch) if "等" in stretch else None
    members = items(stretch[: etc.start()] if etc else stretch, at - len(stretch))
    return members, etc is not None or len(members) > 1 or text[at + 2 : at + 3] == "、" or stretch[0] == "、"


def _produced(text: str, at: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The members of a list of what begins to produce: 建成投产岚科二期、恒泰三期; 岚科二期、恒泰三期相继投产."""
    if text.find("、", end, end + _REACH) >= 0:
        after = _AFTER.match(text, end)
        if after is not None and "、" in after["list"]:
            return items(after["list"], end), True
    if text.find("、", max(at - _REACH, 0), at) < 0:
        return [], False
    stretch = _CLAUSE.split(text[max(at - _REACH, 0) : at])[-1]
    if len(stretch) < 4 or "、" not in stretch:
        return [], False
    stretch = _LEFT_OFF.sub("", stretch)
    if len(stretch) < 4 or "、" not in stretch:
        return [], False
    begun = text.rfind(stretch, max(at - _REACH, 0), at)
    return items(stretch, begun), True


def _firms(
    text: str,
    spans: list[_Member],
    regions: Regions,
    starts: list[int],
    ends: dict[int, int],
    *,
    listed: bool,
) -> list[Mention]:
    """The companies with which members begin: half of them known, the others need less."""
    made = [_made(text, one, regions, starts, ends, _IN_LIST if listed else ALONE) for one in spans]
    firms = sum([bool(got) or one.known() for one, got in zip(spans, made, strict=True)]) if listed else 0
    if firms and firms * 2 >= len(spans) > sum(map(bool, made)):
        worth = _IN_LIST + _AMONG
        made = [got or _made(text, one, regions, starts, ends, worth) for one, got in zip(spans, made, strict=True)]
    return [mention for got in made for mention in got if not _area_too(text, mention.name)]


class _Member:
    """A member of a list of projects behind its verbs and the place it lies in."""

    __slots__ = ("before", "end", "name", "start", "text")

    def __init__(self, text: str, start: int, end: int, regions: Regions) -> None:
        self.text, self.end = text, end
        self.name: tuple[int | None, bool] | None = None
        self.before = self.start = _without_verbs(text, start, end)
        if regions.begins_at(self.start):
            place = next(iter(regions.spans_in(self.start, self.start + 1)), None)
            if place and regions.within(text[slice(*place)]):
                self.start = place[1]

    def known(self) -> bool:
        """Whether a company known by its name begins it."""
        text, at = self.text, self.start
        return also_company(text[at : at + 2]) or also_company(text[at : at + 3]) or also_company(text[at : at + 4])


def _made(
    text: str, one: _Member, regions: Regions, trades: list[int], ends: dict[int, int], worth: float
) -> list[Mention]:
    """The company that a member begins with; ``worth`` is what the list is worth to it."""
    start, end = one.start, one.end
    if end - start == 2 and one.before < start and also_company(text[start:end]):
        return [Mention(one.before, end, "company", text[one.before : end], None, "company.project")]  # 云溪华电
    if end - start < 4:
        return []
    made: list[Mention] = []
    if _promising(text, start, end, trades):
        if one.name is None:
            one.name = (start + 4, True) if _counted_firm(text, start) else None
        if one.name is None:
            words = tokens(text, start, min(end, start + 2 * _LONGEST), regions.pieces(start, end))
            one.name = _name_end(text, words, ends)
        made = _member(text, one, regions, worth=worth)
    if not made and may_make(text[start : start + 4]):
        made = find_maker(text, start, end, regions, worth=worth)
        if made and one.before < start and made[0].end - start == 2 and made[0].name in load_lexicon().weak:
            made[0].start, made[0].name = one.before, text[one.before : made[0].end]  # 贞丰紫金, a firm's own part
    return made or _from_afar(text, start, end, regions)


def _from_afar(text: str, start: int, end: int, regions: Regions) -> list[Mention]:
    """A strange pair behind a province or city of elsewhere, before an ordinary word: 深圳岚宏 before 环保家居."""
    if not regions.begins_at(start):
        return []
    place = next(iter(regions.spans_in(start, start + 1)), None)
    if place is None or place[1] + 4 > end or not abroad(regions.table, regions.code, text[slice(*place)]):
        return []
    cut = place[1] + 2
    pair = text[place[1] : cut]
    if known(pair) or regions.begins_at(place[1]) or likeness(pair) < _STRANGE or known(text[cut - 1 : cut + 1]):
        return []
    return [Mention(start, cut, "company", text[start:cut], None, "company.afar")]


_AREAS = ("新区", "片区", "开发区", "经开区", "高新区", "园区", "街道", "景区", "水库", "社区")


def _area_too(text: str, name: str) -> bool:
    """Whether the text has a strange word also as the name of an area (岭龙 beside 岭龙新区)."""
    if len(name) > 3:
        return False
    at = text.find(name)
    while at >= 0:
        if text.startswith(_AREAS, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _plain(text: str, at: int) -> bool:
    """Whether 项目 has a plain word before it and closes no list."""
    if text[at - 2 : at] not in _PLAIN:
        return False
    return text.rfind("、", max(at - _NEAR, 0), at) < 0 and text.rfind("等", max(at - _REACH_OF_ETC, 0), at) < 0


def _without_verbs(text: str, start: int, end: int) -> int:
    """Where a member begins behind the verbs and adverbs before it (加快推进恒岳重工…), and what is invested."""
    lexicon = load_lexicon()
    if text[start] in "总投约近超0123456789":
        invested = _INVESTED.match(text, start, end)
        start = invested.end() if invested else start
    stops, business, pushes = lexicon.stops, word_set("lead_off"), word_set("pushes")
    while end - start > 3:
        if text[start] == "新" and text[start + 1 : start + 3] in pushes:  # 新竣工, 新开工
            start += 1
        pair = text[start : start + 2]
        if pair not in stops and pair not in business and pair not in pushes:
            break
        start += 2
    return start


def _counted_firm(text: str, start: int) -> bool:
    """Whether two characters and a word that only firms have stand before an amount (五岚科技5GW)."""
    return text[start + 2 : start + 4] in ONLY_FIRMS and CAPACITY.match(text, start + 4) is not None


def _promising(text: str, start: int, end: int, trades: list[int]) -> bool:
    """A first look at the characters: could a company's name begin here?"""
    pair = text[start : start + 2]
    if not ("\u4e00" <= pair[0] <= "\u9fff" and "\u4e00" <= pair[1] <= "\u9fff"):
        return False
    at = bisect_left(trades, start + 2)
    traded = at < len(trades) and trades[at] < min(start + 6, end)
    if _counted_firm(text, start):
        return True
    return likeness(pair) >= (-0.5 if traded else _FIRST) or (traded and not known(pair))


def _member(text: str, one: _Member, regions: Regions, *, worth: float) -> list[Mention]:
    """The company that a member of the list begins with."""
    listed = worth > ALONE
    start, end = one.start, one.end
    cut, traded = one.name or (None, False)
    if cut is None or not 2 <= cut - start <= _LONGEST or cut > end:
        return []
    if cut == end and (not traded or worth <= _IN_LIST or quality(text[start:cut], regions) < _WHOLE):
        return []
    begun = start
    place = regions.prefix(text[start:cut])
    if place and regions.within(place) and cut - start - len(place) > 1:
        begun = start + len(place)
    counted = CAPACITY.match(text, cut)
    if not counted and (_works().search(text, cut, end) or text.startswith(_STATIONS, cut) or _station(text, cut)):
        return []
    if not (listed or counted or traded):
        return []
    worth += _COUNTED if counted else 0.0
    good = quality(text[begun:cut], regions)
    if not traded and good > 0 and cut - begun == 4 and not known(text[begun + 2 : cut]):
        good = max(good, quality(text[begun : begun + 2], regions))
    if good + worth < _ENOUGH and not (listed and traded and _firm(text, begun, cut, end)):
        return []
    cut = before_things(text, begun, cut) if traded else cut
    return [Mention(begun, cut, "company", text[begun:cut], None, "company.project")]


def _station(text: str, cut: int) -> bool:
    """Whether a name would end inside the word for a station (岚岭风电|场)."""
    return text[cut - 2 : cut] in {"风电", "光伏", "水电", "核电", "火电", "热电"} and text.startswith(
        ("场", "站", "电站"), cut
    )


@cache
def _works() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(word_set("works")))))


def _firm(text: str, start: int, cut: int, end: int) -> bool:
    """Whether two characters before a word that nearly only firms have are a name, were they a verb (享誉科技)."""
    pair, lexicon = text[start : start + 2], load_lexicon()
    if cut - start != 4 or text[start + 2 : cut] not in word_set("firm_ends") or pair in word_set("not_short"):
        return False
    if CAPACITY.match(text, cut) and text[cut - 2 : cut] in ONLY_FIRMS and pair not in lexicon.generic:
        return pair not in lexicon.stops
    plain = pair in lexicon.stops or pair in lexicon.inner or pair in lexicon.generic or pair in word_set("lead_off")
    if plain or (known(pair) and tokens(pair, 0, 2)[0].tag[0] not in "vb"):
        return False
    phased = cut == end or text[cut] in "一二三四五六（" or CAPACITY.match(text, cut) is not None
    return phased or made_of(text[cut:end])


def _name_end(text: str, words: list[Token], trades: dict[int, int]) -> tuple[int | None, bool]:
    """Where the name ends: behind a word for a trade, before a number, or with the last word no dictionary has."""
    end: int | None = None
    for index, token in enumerate(words):
        if token.start in trades and index:
            end = trades[token.start]
            return (None if _goes_on(text, token.start, end) else _whole_trade(text, end, trades)), True
        if CAPACITY.match(text, token.start):
            return (token.start if index else None), False
        if ends_name(token):
            break
        strange = not known(token.word) or len(token.word) == 1 or (not index and token.tag in _NAMES)
        if not strange:
            return _behind(text, words, index, end), False
        end = token.end
    return (end if words and end and end < words[-1].end else None), False


_ON = frozenset("池级片器板膜壳座盒料材液粉剂管线")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a word for a trade is the beginning of a thing (电池|片, 显示|器)."""
    if text[start:end] == "新能源汽车" or (text[start:end] == "新能源" and text.startswith("汽车", end)):
        return True
    if text.startswith(word_tuple("processes"), end) and text[start:end] in word_set("products"):
        return True
    longer = text[start : end + 1]
    return longer[-1:] in _ON and (known(longer) or longer in word_set("products") or longer[-1:] in "片器级场站")


def _whole_trade(text: str, end: int, trades: dict[int, int]) -> int:
    """Where two words for a trade end of which the second is one that only firms have (能源|科技)."""
    return end + 2 if text.startswith(ONLY_FIRMS, end) and trades.get(end) == end + 2 else end


def _behind(text: str, words: list[Token], index: int, end: int | None) -> int | None:
    """Where a name of strange words ends before an ordinary one; a number farther on takes the word in."""
    after = words[index].end
    if end is None and CAPACITY.match(text, after):
        return after
    return end
