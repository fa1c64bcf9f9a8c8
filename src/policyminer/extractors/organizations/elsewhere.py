"""Bodies of villages, members of a list that shares one head, the four leading bodies of a place."""

from __future__ import annotations

import re
from collections.abc import Callable

from policyminer.extractors.organizations.lexicon import load_lexicon
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Region, Regions
from policyminer.extractors.organizations.tokens import known
from policyminer.extractors.organizations.vocabulary import Found

_VILLAGE = re.compile(
    r"村(?P<body>党支部|党总支|妇联|两委(?!会)|“两委”|村民委员会|村委会|民委员会|委会|卫生[室所](?![建标覆长]|的))"
)
_UNDER = re.compile(r"(?:[镇乡市县区]|街道)(?P<stem>[\u4e00-\u9fff]{2,3})$")
_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_NO_VILLAGE = re.compile("[和与及各每所个]|行政|中心|全部|贫困|卫生|基层|自然")
_NO_STEM_END = frozenset("为是在到由被把让给等的入进任")
_NAMED_VILLAGE = re.compile(r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,3}[镇乡])?([\u4e00-\u9fff]{2,3}村)")


def find_villages(text: str, regions: Regions) -> list[Mention]:
    """Village bodies: 石坪村党支部, and 村党支部 after a village was named."""
    found: list[Mention] = []
    for match in _VILLAGE.finditer(text):
        body = match["body"]
        kind = (
            "hospital"
            if body[0] == "卫"
            else "party"
            if body[0] in "党两“"
            else "association"
            if body == "妇联"
            else "government"
        )
        placed = _UNDER.search(text, max(match.start() - 6, 0), match.start())
        if placed and not (kind == "hospital" and _NO_VILLAGE.search(placed["stem"])):
            start = _above(text, placed.start("stem"), regions)
            found.append(Mention(start, match.end(), kind, text[start : match.end()], None, "organ.village"))
            continue
        if kind == "hospital":
            continue
        before = _BEFORE.search(text, max(match.start() - 3, 0), match.start())
        begun = before.start() if before else match.start()
        start, name = _village(text, begun, text[begun : match.start() + 1])
        if not name:
            continue
        if not body.startswith(("党", "村")) and name + "村" + body in text:
            body = "村" + body
        found.append(Mention(start, match.end(), kind, name + body, None, "organ.village"))
    return found


def _above(text: str, at: int, regions: Regions) -> int:
    """Where the row of places begins that a village lies in (乐川县同安镇 before 六为村)."""
    above = regions.ending_at(text, at)
    for size in (3, 4, 5) if above is None else ():
        if text[at - 1] in "镇乡道" and (higher := regions.ending_at(text, at - size)) is not None:
            above = higher
            break
    return at if above is None else regions.chain_start(text, above)


def _village(text: str, start: int, name: str) -> tuple[int, str]:
    """Where the village's name begins, and the name; empty when none is known."""
    for size in (4, 3):
        own = name[-size:]
        begun = start + len(name) - size
        if size == 4 and known(text[begun - 1 : begun + 1]):
            continue
        if own[-2:-1] in _NO_STEM_END or own[:2] in load_lexicon().stops:
            continue
        if len(own) == size and (text.count(own) > 1 or len(name) == size) and own[0] not in "与和由在各全该行本个":
            return begun, own
    if len(name) > 1 or text[start - 1 : start] in tuple("各全行乡农"):
        return start, ""
    earlier = [match[1] for match in _NAMED_VILLAGE.finditer(text, max(start - 400, 0), start)]
    return start, earlier[-1] if earlier else ""


_HEADS = "产业研究院 研究院 研究所 产业学院 产业联盟 重点实验室 实验室 招商分局 分局 创新中心".split()
SHARED = (*("等" + head for head in _HEADS), "招商分局")
FOUR = ("四大班子", "四套班子", "四大家", "几大家")
_MEMBERS = re.compile(
    r"(?:组建|成立|建设|设立|打造|建成|建立|办好|用好|建好|共建)(?:了|驻)?"
    r"(?P<list>(?:[\u4e00-\u9fff]{2,8}、){1,6}[\u4e00-\u9fff]{2,8})$"
)
_HEAD_TYPES = {"学院": "university", "联盟": "association", "分局": "government"}
_OWN_HEAD = re.compile(r"[和与的及]|(?:机构|体|院|所|室|局|盟|中心|平台|基地|公司|企业|园|站)$")
_FOUR_ACT = ("领导", "成员", "主要", "班子", "，", "。", "、", ",")


def find_shared(text: str, places: Found) -> list[Mention]:
    """Members of a list that shares one head: 薯芋、牛羊等产业研究院."""
    found: list[Mention] = []
    for start, end, word in places:
        listed = _MEMBERS.search(text, max(start - 60, 0), start)
        if listed is None or any(_OWN_HEAD.search(one) for one in listed["list"].split("、")):
            continue
        found += _members(listed, word.removeprefix("等"), 0 if word[0] == "等" else end)
    return found


def _members(listed: re.Match[str], head: str, end: int) -> list[Mention]:
    """One body per member; the last takes in the head when it follows at once."""
    kind = _HEAD_TYPES.get(head[-2:], "research_institute")
    members = listed["list"].split("、")
    at = listed.start("list")
    found: list[Mention] = []
    for number, one in enumerate(members):
        stop = end if end and number == len(members) - 1 else at + len(one)
        found.append(Mention(at, stop, kind, one + head, None, "organ.shared", 3))
        at += len(one) + 1
    return found


def find_four(text: str, places: Found, region_of: Callable[[str, int], Region | None]) -> list[Mention]:
    """The four leading bodies of a place as one: 市四大班子."""
    found: list[Mention] = []
    for start, end, word in places:
        at = start - 1
        if at < 0 or text[at] not in "省市县区州" or not text.startswith(_FOUR_ACT, end):
            continue
        region = region_of(text[at], at)
        name = (region.name if region else text[at]) + word
        found.append(Mention(at, end, "party", name, region, "organ.four"))
    return found
