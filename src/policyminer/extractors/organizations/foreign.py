"""Bodies of other countries: 俄罗斯外交部, 美国务院, 中国驻老挝大使馆, 日本三岭精工株式会社."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from policyminer.extractors.organizations.known import Entry
from policyminer.extractors.organizations.lexicon import load_lexicon, words
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import tokens

_MIDDLE = "[\u4e00-\u9fff](?<![的和与在对向是将被及了说称为由从到或等总首议两政各执驻])"
_HOUSES = tuple("国会 议院 议会 杜马 人民院 联邦院 参院 众院 上院 下院 最高苏维埃 人民会议 联邦会议".split())
_FOREIGN_TYPES = (
    (_HOUSES, "legislature"),
    (("部队", "军", "卫队", "参谋本部", "参谋部", "参谋长联席会议", "军方", "武装力量", "武装部队"), "military"),
    (("央行", "银行", "储备委员会"), "bank"),
    (("法院",), "judiciary"),
    (("党",), "party"),
    (("奥委会", "足协", "篮协", "协会", "红十字会", "工会", "商会"), "association"),
    (("科学院", "工程院"), "research_institute"),
    (("国家队", "国奥队", "代表团"), "other"),
)  # fmt: skip
_JOINED = re.compile(r"(?:联邦)?[\u4e00-\u9fff]{1,6}(?:和|与|、)[\u4e00-\u9fff]{2,7}部(?![长门分队署])")
_MISSION = re.compile(
    r"驻(?P<where>[\u4e00-\u9fff]{1,8}?)(?:大使馆|总领事馆|使馆|总领馆|领事馆|公使馆|代表处|联络处|办事处|工作组|"
    r"工作队|帮扶工作队|指挥部)"
)
_NO_MISSION = re.compile(r"[的和与在各]")
_FACTIONS = ("联盟", "阵线", "集团", "运动", "组织", "大会", "同盟")
_LEADERS = re.compile(r"(?:主席|副主席|总书记|领导人|领袖|总裁|议员|党团|候选人|中央|执委会|执政|议会党团|竞选)")
_NAMED_ABROAD = ("公司", "集团", "银行", "会社", "航空", "联合会", "协会", "联盟")
_OF_COUNTRY = frozenset({"party", "legislature", "judiciary", "military", "university", "research_institute", "media"})


@cache
def _bodies() -> frozenset[str]:
    return frozenset(words("foreign_bodies.txt"))


@cache
def countries() -> frozenset[str]:
    """Names of countries."""
    return frozenset(words("countries.txt"))


@cache
def abbreviated() -> tuple[Entry, ...]:
    """Bodies of state behind one character for their country: 美国务院 is 美国国务院."""
    text = files("policyminer.extractors.organizations").joinpath("data", "abroad.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    found: list[Entry] = []
    for pair in data["short"].split():
        short, _, land = pair.partition("=")
        for kind, bodies in data["after_short"].items():
            found += [Entry(short + body, land + body, kind, "foreign") for body in bodies.split()]
    return tuple(found)


@cache
def _abroad() -> re.Pattern[str]:
    bodies = "|".join(sorted(words("foreign_bodies.txt"), key=lambda one: (-len(one), one)))
    return re.compile(
        rf"(?P<rest>(?:{_MIDDLE}){{0,8}}?(?:{bodies}))(?![员章媒组])(?!派(?!出|员|遣|驻))(?:(?<!部)|(?![门队署件]|"
        rf"分(?!别)))(?:(?<!党)|(?![内外]))"
    )


def find_foreign(text: str, lands: list[tuple[int, int]]) -> list[Mention]:
    """Bodies of other countries: 俄罗斯外交部, 美国食品药品监督管理局; ``lands`` is where countries are named."""
    found: list[Mention] = []
    body = _abroad()
    for start, end in lands:
        joined = _JOINED.match(text, end)
        if joined and _of_state(joined[0], joint=True):
            found.append(Mention(start, joined.end(), "government", text[start : joined.end()], None, "organ.foreign"))
            continue
        match = body.match(text, end)
        if match is None or not _of_state(match["rest"]):
            continue
        name = text[start : match.end()]
        kind = next((kind for ends, kind in _FOREIGN_TYPES if name.endswith(ends)), "government")
        found.append(Mention(start, match.end(), kind, name, None, "organ.foreign"))
    return found


def _of_state(rest: str, *, joint: bool = False) -> bool:
    """Whether what stands behind a country's name is one name: nouns, no verb and no function word."""
    if rest in _bodies():
        return True
    stops = load_lexicon().stops
    inner = load_lexicon().inner
    middle = tokens(rest, 0, len(rest))
    return all(
        (joint and token.word in {"和", "与", "、"})
        or (token.word not in stops and (token.tag[0] not in "vpcrudm" or token.word in inner))
        for token in middle
    )


def country_before(text: str, end: int) -> int | None:
    """Where the country's name begins that ends here, or None."""
    names = countries()
    for size in range(2, 7):
        if end >= size and text[end - size : end] in names:
            return end - size
    return None


def with_country(text: str, mentions: list[Mention]) -> None:
    """The country's name before a company's full name or a party belongs to it: 日本三和精工株式会社, 德国基民盟."""
    for one in mentions:
        if one.type in {"company", "bank", "association"}:
            if not text[one.start : one.end].endswith(_NAMED_ABROAD):
                continue
        elif one.rule not in {"fixed.known", "fixed.central"} or one.type not in _OF_COUNTRY:
            continue
        start = country_before(text, one.start)
        if start is not None:
            one.name = text[start : one.start] + one.name
            one.start = start


def as_parties(text: str, mentions: list[Mention]) -> None:
    """Leagues and fronts of a country whose leaders follow are parties: 匈牙利青年民主主义者联盟副主席."""
    for one in mentions:
        faction = one.type in {"association", "company", "other"} and text.endswith(_FACTIONS, one.start, one.end)
        if faction and _LEADERS.match(text, one.end) and text.startswith(tuple(countries()), one.start):
            one.type = "party"


def find_missions(text: str, regions: Regions, mentions: list[Mention]) -> list[Mention]:
    """Missions and offices elsewhere: 中国驻老挝大使馆, 云溪市政府驻北京办事处."""
    found: list[Mention] = []
    ends = {one.end: one for one in mentions}
    for match in _MISSION.finditer(text):
        at = match.start()
        if _NO_MISSION.search(match["where"]):
            continue
        owner = ends.get(at)
        land = country_before(text, at)
        start = owner.start if owner else land
        if start is None and text[at - 2 : at] == "中国":
            start = at - 2
        if start is None and text[at - 1 : at] == "我":
            start = at - 1
        if start is None:
            start = regions.ending_at(text, at)
            start = None if start is None else regions.chain_start(text, start)
        if start is None:
            continue
        kind = "government" if owner is None else owner.type
        region = owner.region if owner else None
        name = (owner.name if owner else text[start:at]) + match[0]
        found.append(Mention(start, match.end(), kind, name, region, "organ.mission", 3))
    return found
