"""Bodies that are named by the part they play: 发挥国家农高区等引领作用, 以首岚城为龙头, 岚邮大宗物流枢纽中心."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common, known
from policyminer.extractors.organizations.trade import called, likeness, quality, suffix_of

_PLAYED = re.compile(
    r"(?:发挥好?|放大|强化|突出|用好|彰显)(?P<list>[^，。；：！？,;:\n]{3,70}?)(?:等[^，。；,;、]{0,8}?)?的?$"
)
_PART = re.compile(
    r"(?:引领|带动|牵引|支撑|示范|辐射|龙头|核心|主|主导|引擎|平台|载体|集聚|孵化|窗口|带头|引擎|作用|支点|等|的){1,6}$"
)
_OF_STATE = re.compile(
    r"国家(?!级|重点|战略|中心城市|区域|一流|新型|对外|物流枢纽)(?:[\u4e00-\u9fff]{1,8}?)(?:[农自高创综]\S?区|试验区|示范区|先行区|中心|基地|实验室|先导区|试验场)$"
)
_BASE = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:国家工程研究中心|国家技术创新中心|国家制造业创新中心|国家产业创新中心|国家实验室|全国重点实验室)"
    r"(?:[\u4e00-\u9fff]{2,4}(?:基地|中心|分中心))$"
)
_NO_NAME = re.compile(r"[的了各个]|一批|系列|相关|一流|若干")
_HUB = re.compile(
    r"(?:(?!建设|打造|成为|设立|投资|启用|落户|开工|项目|合作|签约|公司|集团)[\u4e00-\u9fff]){2,10}?"
    r"(?:枢纽中心|分拨中心|转运中心|集散中心|集运中心|集配中心|处理中心)(?![的级])"
)
_NO_HUB = re.compile(r"[的与和及等在将为了并对向到于把被由从以]")
_LEADING = ("为龙头", "为链主", "为核心企业", "为骨干企业")
_LED = re.compile(r"以(?P<list>[\u4e00-\u9fffA-Za-z、和]{2,40}?)(?:等(?:\d+家)?(?:[\u4e00-\u9fff]{0,4}企业)?)?$")
_REACH, _NEAR = 90, 44
_SOUND, _STRANGE_SOUND = 1.1, -1.5


def find_played(text: str) -> list[Mention]:
    """Zones and centres of the state whose part is to be played: 放大国家茶高区、国家茶创中心等引领作用.

    发挥……作用的国家级平台:``放大国家农高区引领作用``;``争创国家农高区`` 不算。
    """
    found: list[Mention] = []
    at = text.find("作用")
    while at >= 0:
        low = max(at - _REACH, 0)
        if text.find("国家", low, at) >= 0:
            part = _PART.search(text, low, at)
            match = _PLAYED.search(text, low, part.start() if part else at)
            found += _of_state(match["list"], match.start("list")) if match else []
        at = text.find("作用", at + 2)
    return found


def _of_state(listed: str, at: int) -> list[Mention]:
    """The members of a list that are bodies of the state."""
    found: list[Mention] = []
    for one in listed.split("、"):
        based = _BASE.match(one)
        if (based or _OF_STATE.match(one)) and not _NO_NAME.search(one):
            kind = "research_institute" if based or "实验室" in one else "platform"
            found.append(Mention(at, at + len(one), kind, one, None, "role.played"))
        at += len(one) + 1
    return found


def find_hubs(text: str, mentions: list[Mention]) -> list[Mention]:
    """A hub or a sorting centre with the firm that has it before: 岚邮国家级冷链物流枢纽中心."""
    if "中心" not in text:
        return []
    found: list[Mention] = []
    for one in mentions:
        if one.type != "company" or not one.rule.startswith("fixed"):
            continue
        hub = _HUB.match(text, one.end)
        if hub is not None and not _NO_HUB.search(hub[0]):
            found.append(Mention(one.start, hub.end(), "platform", text[one.start : hub.end()], None, "role.hub"))
    return found


def find_leading(text: str, regions: Regions) -> list[Mention]:
    """Firms that lead: 以首岚城为龙头, 以恒岳重工、岚科新材等企业为龙头.

    龙头企业:``以首岚城为龙头``;``以旅游业为龙头`` 不算。
    """
    found: list[Mention] = []
    for word in _LEADING:
        at = text.find(word)
        while at >= 0:
            match = _LED.search(text, max(at - _NEAR, 0), at)
            begun = match.start("list") if match else 0
            for one in re.split("、|和", match["list"]) if match else ():
                if _leads(one, regions):
                    found.append(Mention(begun, begun + len(one), "company", one, None, "role.leading"))
                begun += len(one) + 1
            at = text.find(word, at + 3)
    return found


def _leads(name: str, regions: Regions) -> bool:
    """Whether a name is that of a firm by its characters: 首岚城, 岚科新材, not 旅游业."""
    lexicon = load_lexicon()
    if not 2 <= len(name) <= 8 or regions.knows(name) or name in lexicon.generic or name in word_set("not_short"):
        return False
    if called(name):
        return True
    suffix = suffix_of(name)
    stem = name[: len(name) - len(suffix)]
    if suffix and stem and not common(stem):
        return quality(name, regions) >= _SOUND
    strange = len(name) < 5 and not any(known(name[at : at + 2]) for at in range(len(name) - 1))
    return strange and likeness(name[:2]) >= _STRANGE_SOUND and name[-1] not in "业产品类区县市镇乡村"
