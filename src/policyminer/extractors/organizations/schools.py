"""Schools by number (县一小, 十三中红山校区) and hospitals without their place in a list of works (人民医院迁建)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import level_stands
from policyminer.extractors.organizations.vocabulary import Found

_NUMBERED = re.compile(
    r"(?<!第)[一二三四五六七八九十]{1,3}(?:"
    r"小(?![时学型微康部步组撮块区片镇麦企孩众说伙批瓣口])|幼(?![儿师教年童龙苗虫树稚])|"
    r"(?P<middle>中)(?![心学全级央国院期旬上下午层条年队等月小西东南北外医型餐亚华间班字秋式标])"
    r")(?:[\u4e00-\u9fff]{2,6}?校区|分校|教育集团)?"
)
_BEFORE = re.compile(r"[\u4e00-\u9fff]$")
_NUMERALS = frozenset("一二三四五六七八九十")
_TOWN = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[、和与及在到由对设建])(?P<town>城[关东南西北中厢郊]|实验|河[东西]|新区|新城|老城|附属|[\u4e00-\u9fff]{2}镇)$"
)
_NAMED = re.compile(r"(?:^|[、，。；,;])(?P<name>[\u4e00-\u9fff]{2})$")
_SCHOOL_AFTER = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,8}){0,6}(?:等(?:\d+所)?[^，。；、]{0,4}?(?:学校|中小学|幼儿园|校园)|"
    r"(?:新校区|校区|扩容|改扩建|扩建|迁建|新建|综合楼|教学楼|宿舍楼|主体|建成|投用|招生|开学))"
)
_CAMPUS = ("校区", "分校", "教育集团")
_OPEN = frozenset("、，。；：和与及在到由对为是的让快进设建")
_HOSPITALS = frozenset(
    "人民医院 中心医院 中医院 中医医院 妇幼保健院 工人医院 妇女儿童医院 传染病医院 第一人民医院 第二人民医院 "
    "肿瘤医院 儿童医院 口腔医院 精神病医院 精神病院 精神卫生中心".split()
)
_HALLS = frozenset("图书馆 博物馆 档案馆 科技馆 美术馆 文化馆 规划馆 群艺馆 青少年宫 少年宫 工人文化宫".split())
_NEW_HALL = re.compile(r"新馆|新址|(?:迁建|改扩建|扩建|落成|开馆|投用|启用|建成(?:开放|投用|启用))")
_PART = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:(?<!新)院区|总院|分院)|[东西南北]院区?")
_WORK = re.compile(
    r"(?:整体|异地|新院|新址)?(?:迁建|搬迁|改扩建|扩建|迁址|[一二三]期|新院区|新院|综合楼|门诊|住院|综合大楼|医技|感染楼|传染楼|急诊楼|"
    r"内科楼|外科楼|改造|开诊|投用|启用|建成|竣工|完工|开工|主体|提标|提质扩容)"
)


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """Where 小, 幼 or 中 stands behind a numeral."""
    for char in "小幼中":
        at = text.find(char, 1)
        while at >= 0:
            if text[at - 1] in _NUMERALS:
                first = at - 1
                while first and text[first - 1] in _NUMERALS and at - first < 3:
                    first -= 1
                match = _NUMBERED.match(text, first)
                if match:
                    yield match
            at = text.find(char, at + 1)


def find_schools(text: str, regions: Regions) -> list[Mention]:
    """Schools that a number names behind a place, or with a part that only schools have.

    以序号称呼的学校:``县一小``、``市二幼``、``十三中红山校区``。
    """
    found: list[Mention] = []
    for match in _numbered(text):
        start, end = match.span()
        name, region = match[0], None
        place = regions.ending_at(text, start)
        before = text[start - 1 : start]
        if place is not None:
            start, region = place, regions.resolve(text[place:start])
            name = text[start:end]
        elif before in {"市", "县", "区"} and level_stands(text, start - 1):
            region = regions.by_level(before, start - 1)
            start -= 1
            name = (region.name if region else before) + name
        elif (town := _TOWN.search(text, max(start - 4, 0), start)) is not None:
            start = town.start("town")
            name = text[start:end]
        elif (named := _NAMED.search(text, max(start - 4, 0), start)) is not None and _SCHOOL_AFTER.match(text, end):
            start = named.start("name")
            if text[start : start + 2] in load_lexicon().stops or text[start : start + 2] in word_set("pushes"):
                continue
            found.append(Mention(start, end, "school", text[start:end], None, "name.numbered"))
            continue
        elif not name.endswith(_CAMPUS) or (before and before not in _OPEN):
            continue
        if match["middle"] and not name.endswith(_CAMPUS) and place is None and before not in {"市", "县", "区"}:
            continue
        found.append(Mention(start, end, "school", name, region, "name.numbered"))
    return found


def find_hospitals(text: str, regions: Regions, places: Found) -> list[Mention]:
    """Hospitals and halls of the article's own place that are named without it in a list of works.

    省去地名的本地医院:``加快人民医院迁建、中医院改扩建``。
    """
    if regions.here is None:
        return []
    found: list[Mention] = []
    for start, end, word in places:
        if word in _HALLS and _NEW_HALL.match(text, end) and _clear(text, start):
            found.append(Mention(start, end, "other", regions.here.name + word, regions.here, "name.bare"))
        if word not in _HOSPITALS or not _clear(text, start):
            continue
        part = _PART.match(text, end)
        if part or _WORK.match(text, end):
            end = part.end() if part else end
            name = regions.here.name + text[start:end]
            found.append(Mention(start, end, "hospital", name, regions.here, "name.bare"))
    return found


def _clear(text: str, start: int) -> bool:
    """Whether a list or a verb of building stands right before."""
    return text[start - 1 : start] in {"、", "，", "；"} or text[start - 2 : start] in word_set("pushes")
