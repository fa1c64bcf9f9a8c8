"""Bodies that the layout shows: media that ask at a press conference, parts of the bureau that reports."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.mention import Mention

_ASKER = re.compile(
    r"(?:^|(?<=[\n。！？」”\s（(】]))(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,14})记者"
    r"(?:[\u4e00-\u9fff]{2,4}|[ 　][\u4e00-\u9fff]{2,4})?"
    r"[：:](?=[^\n]{8})"
)
_NO_MEDIA = re.compile(
    r"[的有位名问各请多中外谢]者?$|^(?:本报|本台|本网|本刊|现场|与会|有|一位|多位|各位|境外|外国|中外|国内|首席|见习|实习|特约|主持|另)"
)
_PRESS = re.compile(
    r"(?:报|日报|晚报|早报|晨报|时报|商报|电视|台|广播|卫视|网|新闻|新媒体|融媒|融媒体|客户端|通讯社|社|传媒|"
    r"周刊|杂志|频道|在线|视频|头条|发布|号|[A-Z]{2,6}|TV)$"
)
_OWN = re.compile(
    r"(?P<head>[局厅])(?<![\u4e00-\u9fff].)(?P<part>[\u4e00-\u9fff]{0,8}?(?:[大支总中]队|执法队|监察队|分局|研究所|监测站|服务中心))"
    r"(?![长员])"
)
_SCHOOL_PARTY = re.compile(
    r"校(?P<part>党委|纪委|团委)(?:(?<![\u4e00-\u9fff].{3})|(?<=[在由经受向对与和为是].{3}))(?![书委员会成班副])"
)
_NO_PART = re.compile(r"[属机关各的党]|直属|系统")
_BUREAU_REACH = 200


def find_askers(text: str) -> list[Mention]:
    """Media whose journalists ask: 岭川日报记者：…; bylines and 本报记者 are none.

    发布会上提问的媒体:``云溪融媒记者：请问…``。
    """
    if "记者：" not in text and "记者:" not in text and "记者 " not in text:
        return []
    return [
        Mention(match.start("name"), match.end("name"), "media", match["name"], None, "media.asker", 1)
        for match in _ASKER.finditer(text)
        if _PRESS.search(match["name"]) and not _NO_MEDIA.search(match["name"])
    ]


def own_parts(text: str, mentions: list[Mention]) -> list[Mention]:
    """Parts of the bureau that speaks, without its name: 局执法大队 in the report of 云溪县交通运输局.

    自称“局”的单位的下属机构。
    """
    found: list[Mention] = []
    for match in _OWN.finditer(text):
        if _NO_PART.search(match["part"]):
            continue
        owner = next((one for one in mentions if _speaks(one, match["head"])), None)
        if owner is None or owner.start > _BUREAU_REACH:
            continue
        kind = "research_institute" if match["part"].endswith("所") else "government"
        name = owner.name + match["part"]
        found.append(Mention(match.start(), match.end(), kind, name, owner.region, "own.part"))
    return found + _school_committees(text, mentions)


def _school_committees(text: str, mentions: list[Mention]) -> list[Mention]:
    """The committees of the school that was named last: 校党委."""
    found: list[Mention] = []
    for match in _SCHOOL_PARTY.finditer(text) if "校" in text else ():
        before = [one for one in mentions if one.type in {"university", "school"} and one.end <= match.start()]
        owner = max(before, key=lambda one: one.end, default=None)
        name = (owner.name if owner else "校") + match["part"]
        kind = "association" if match["part"] == "团委" else "party"
        found.append(Mention(match.start(), match.end(), kind, name, owner.region if owner else None, "own.school"))
    return found


def _speaks(one: Mention, head: str) -> bool:
    return one.type == "government" and one.name.endswith(head) and one.region is not None
