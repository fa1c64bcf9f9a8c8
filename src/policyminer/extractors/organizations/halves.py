"""Names of which a list gives half: 赫川、织岭、黔南技工学校 is three schools; 云溪博物馆暨抗战博物馆 is one."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions

_HEADED = frozenset({"school", "hospital", "government", "other", "judiciary", "university", "bank"})
_JOINTS = frozenset("、和与及")
_REACH = 5
_SAME = frozenset({"other", "school", "university", "research_institute", "hospital", "association", "platform"})
_OPEN = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在由对向为是等成立建到让使将])$")
_LEVELS = "省市县区州旗镇乡盟"
_MORE = 12


def find_halves(text: str, mentions: list[Mention], regions: Regions) -> list[Mention]:
    """The places before a body whose head they share: 建成赫川、织岭、黔南技工学校.

    并列地名共用一个名称:每个地名各算一处。
    """
    found: list[Mention] = []
    for one in mentions:
        if one.type not in _HEADED or text[one.start - 1 : one.start] not in _JOINTS:
            continue
        place = regions.starting_in(one.start, one.end)
        if place is None or place[0] != one.start or one.end - place[1] > _MORE:
            continue
        found += _before(text, one, place[1], regions)
    return found


def _before(text: str, one: Mention, cut: int, regions: Regions) -> list[Mention]:
    """The other members of the list, all places of one form, behind a verb or the beginning of a clause."""
    ranked = text[cut - 1] if text[cut - 1] in _LEVELS and cut - one.start > 2 else ""
    head = text[cut : one.end]
    level = regions.resolve(text[one.start : cut]).level
    found: list[Mention] = []
    at = one.start - 1
    for _ in range(_REACH):
        begun = regions.ending_at(text, at)
        if begun is None or not regions.begins_at(begun):
            return []
        last = text[at - 1] if text[at - 1] in _LEVELS and at - begun > 2 else ""
        if bool(last) != bool(ranked):
            return []
        name = text[begun:at]
        region = regions.resolve(name)
        if level and region.level and level != region.level:
            return []
        found.append(Mention(begun, at, one.type, name + head, region, "name.half", 1))
        at = begun - 1
        if text[begun - 1 : begun] not in _JOINTS:
            pair = text[max(begun - 2, 0) : begun]
            verb = pair in load_lexicon().stops or pair in word_set("pushes") or _OPEN.search(pair)
            return found if verb else []
    return []


def join_twice_named(text: str, mentions: list[Mention]) -> None:
    """A body with two names that 暨 joins is one: 云溪博物馆暨抗战博物馆."""
    if "暨" not in text:
        return
    ends = {one.end: one for one in mentions if one.type in _SAME}
    for one in mentions:
        first = ends.get(one.start - 1) if text[one.start - 1 : one.start] == "暨" else None
        if first is not None and first.type == one.type and first is not one:
            one.name = text[first.start : one.end]
            one.start, one.region = first.start, first.region
