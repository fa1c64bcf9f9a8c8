"""Teams and numbered bodies: 古巴队, 延边敖东队, 第27集团军, 中铁四局."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.foreign import country_before
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.vocabulary import Found

NUMBERED = (
    "集团军",
    "中船",
    "电科",
    "船舶集团",
    "航天科工",
    "航天科技",
    "兵器",
    "核工业",
    "中核",
    "中铁",
    "中建",
    "中交",
    "中冶",
    "中水",
    "水电",
    "中电建",
    "中化学",
    "铁道部第",
)
TEAM = "队"
_NO_TEAM = re.compile(r"[伍员长友列形内里部]|(?:服|旗|歌|徽)")
_LEADS = frozenset("国省市县区州")
_ARMY = re.compile(r"第?[0-9一二三四五六七八九十〇零百]{1,4}$")
_NUMERALS = "一二三四五六七八九十"
_WORKS = re.compile(
    rf"(?:集团)?第?[0-9〇零{_NUMERALS}]{{2,4}}(?:研究)?所|(?:第?[{_NUMERALS}]{{1,3}}(?:航务工程局|公路工程局|工程局|航局|公局|局|冶|勘察设计院|勘测设计院|设计院|院|"
    rf"处|建)|"
    r"(?:大桥|隧道|电气化|北京|上海|广州|武汉|成都|城建|建工|建设|科工|装备|山桥|宝桥|路建|资管|高新|置业)(?:局|"
    r"院|集团)|山桥|宝桥|装备)"
    r"(?:集团)?(?:股份有限公司|有限公司|公司)?"
)


def find_teams(text: str, regions: Regions, places: Found, mentions: list[Mention]) -> list[Mention]:
    """Teams of countries, places and clubs; ``places`` is where 队 stands.

    球队:``古巴队``、``延边敖东队``。
    """
    found: list[Mention] = []
    owners = [one for one in mentions if one.type in {"company", "other", "university"}]
    ends = {one.end: one for one in sorted(owners, key=lambda one: -one.start)}
    for start, end, _ in places:
        if _NO_TEAM.match(text, end):
            continue
        owner = ends.get(start)
        begun = owner.start if owner else country_before(text, start)
        if begun is None and (club := _club(text, start, regions)) is not None:
            begun = club
        if begun is None and text[start - 1] not in _LEADS and text[start - 1 : start] != "支":
            begun = regions.ending_at(text, start)
        if begun is not None:
            found.append(Mention(begun, end, "other", text[begun:end], None, "team", 2))
    return found


_SPORT = re.compile(r"战胜|击败|负于|不敌|主场|客场|联赛|比赛|决赛|\d(?:比|:|：)\d|主教练|夺冠|胜|负")
_SCHOOL = re.compile("[一二三四五六七八九十]中|中学|小学|大学|学院|高中|职院|学校")
_CLUB = re.compile(r"(?:^|[^\u4e00-\u9fff]|[胜负败与和对])(?P<name>[\u4e00-\u9fff]{4,7})$")


def _club(text: str, end: int, regions: Regions) -> int | None:
    """Where the name of a club begins that is in no list, between sport: 山东永安火牛队."""
    if not _SPORT.search(text, max(end - 24, 0), end + 24):
        return None
    match = _CLUB.search(text, max(end - 9, 0), end)
    if match is None or (not regions.prefix(match["name"]) and match["name"][:2] not in {"前卫", "八一", "武警"}):
        return None
    return None if _SCHOOL.search(match["name"]) else match.start("name")


def find_numbered(text: str, places: Found) -> list[Mention]:
    """Bodies with a number in their name; ``places`` is where the words stand that show them.

    带序号的机构:``第27集团军``、``中铁四局``。
    """
    found: list[Mention] = []
    for start, end, word in places:
        if word == "集团军":
            number = _ARMY.search(text, max(start - 5, 0), start)
            if number:
                found.append(_body(text, number.start(), end, "military"))
            continue
        match = _WORKS.match(text, end)
        if match:
            kind = "research_institute" if match[0].endswith(("院", "所")) else "company"
            found.append(_body(text, start, match.end(), kind))
    return found


def _body(text: str, start: int, end: int, kind: str) -> Mention:
    return Mention(start, end, kind, text[start:end], None, "numbered", 3)
