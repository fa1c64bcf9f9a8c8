"""From mentions to one draft per body: definitions, short names, back-references, keys."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct, field

from policyminer.extractors.drafts import OrganizationDraft
from policyminer.extractors.learned.tagger import RULE as LEARNED
from policyminer.extractors.organizations.heads import acting
from policyminer.extractors.organizations.lexicon import load_lexicon
from policyminer.extractors.organizations.mention import Mention, joined
from policyminer.extractors.organizations.regions import Region, Regions, level_of
from policyminer.extractors.organizations.shorts import short_forms
from policyminer.extractors.organizations.tokens import tokens

_DEFINED = re.compile(r"称(?:为|:|：)?[“\"「]?([^”\"」）)，。]{2,16})[”\"」]?[)）]")
_DEFINING = re.compile(r"[（(](?:以下|下)?(?:简|统|并|合)?$")
_BACK = re.compile(
    r"该(局|公司|集团|企业|中心|院|校|所|行|银行|实验室|研究院|研究所|学院|大学|医院|厅|委|站|协会|商会|联盟|"
    r"基金会|园区|开发区|管委会|法院|检察院|学校|中学|小学|专班|领导小组|指挥部|部门单位)"
    r"(?![长区域])"
)
_BACK_TYPES = {
    "公司": {"company"}, "集团": {"company"}, "企业": {"company"}, "校": {"university", "school"}, "行": {"bank"},
    "银行": {"bank"}, "大学": {"university"}, "院": {"research_institute", "hospital", "university", "judiciary"},
    "所": {"research_institute"}, "园区": {"platform"}, "开发区": {"platform"}, "学院": {"university", "school"},
}  # fmt: skip
_OF_OTHERS = (
    "国家",
    "国务院",
    "中央",
    "全国",
    "省",
    "市委",
    "市政府",
    "自治区",
    "州委",
    "州政府",
    "县委",
    "县政府",
    "区委",
    "区政府",
)
"""How the names of task forces begin whose level is not the article's own: its place does not go before them."""
_WHOLE = re.compile(r"[^院局]{1,20}?(?:医院|法院|检察院|局(?=[^院局]{2,10}[股科]$))")
_TASK_FORCE = re.compile(r"(?:领导小组|专班|指挥部|联席会议|领导小组办公室|指挥部办公室)$")
_BROKEN = re.compile("[。！？；]")
_WORKING = re.compile(r"(?:工作领导小组|领导小组|工作组|工作专班|专班|指挥部)(?:办公室)?$")
_OF_STATE = frozenset({"party", "government", "legislature", "judiciary", "military"})
_MERGE_TYPES = frozenset({"company", "research_institute", "platform", "bank", "association", "hospital", "school"})


class _Body(Struct, gc=False):
    name: str
    type: str
    region: Region | None
    mentions: list[Mention] = field(default_factory=list)


def resolve(text: str, mentions: list[Mention], regions: Regions) -> list[OrganizationDraft]:
    """One draft per body, in the order of first mentions.

    归一:同一机构的全称、简称、“该局”一类回指并成一条。
    """
    mentions = [one for one in mentions if one.end > one.start and not _BROKEN.search(text, one.start, one.end)]
    for mention in mentions:
        _complete(mention, regions)
    _distribute(text, mentions)
    mentions = joined(mentions, _defined(text, mentions))
    mentions = joined(mentions, _back_references(text, mentions))
    mentions = joined(mentions, _parks(text, mentions, regions))
    mentions = joined(mentions, _own_areas(text, mentions, regions))
    bodies: dict[str, _Body] = {}
    for mention in mentions:
        body = bodies.setdefault(_identity(mention), _Body(mention.name, mention.type, mention.region))
        body.mentions.append(mention)
        body.region = body.region or mention.region
    return [_draft(text, body, regions) for body in _merged(list(bodies.values()), regions)]


def _distribute(text: str, mentions: list[Mention]) -> None:
    """A level word after a body of a named place means that place: 焦作市委、市政府."""
    ordered = sorted(mentions, key=lambda one: one.start)
    for left, right in pairwise(ordered):
        level = text[right.start]
        if left.region is None or right.region is None or level not in "省市县区州旗盟" or left.region == right.region:
            continue
        if text[left.end : right.start] not in _BETWEEN or text.startswith(right.region.name, right.start):
            continue
        if left.region.name.endswith(level) and right.name.startswith(right.region.name):
            right.name = left.region.name + right.name[len(right.region.name) :]
            right.region = left.region


_BETWEEN = frozenset({"", "、", "和", "及", "与", "以及"})


def _identity(mention: Mention) -> str:
    """What makes two mentions one body: the name from its own place on (海淀区人民法院 with or without 北京市)."""
    name = _normal(mention.name)
    place = mention.region.name if mention.region else ""
    at = name.find(place) if place else 0
    return name[at:] if at > 0 and name[at - 1] in "省市州盟区" else name


def _complete(mention: Mention, regions: Regions) -> None:
    """Task forces without a place belong to the article's own place; 中科院 is written out."""
    if mention.region is None and regions.here and _TASK_FORCE.search(mention.name):
        prefix = regions.prefix(mention.name)
        ranked = level_of(regions.here.name) is not None
        if mention.name[0] == regions.here.name[-1] and mention.name[1] in "委政":
            mention.region = regions.here
            mention.name = regions.here.name + mention.name[1:]
        elif prefix is None and not (ranked and mention.name.startswith(_OF_OTHERS)):
            mention.region = regions.here
            mention.name = regions.here.name + mention.name
    if mention.name.startswith("中科院"):
        mention.name = "中国科学院" + mention.name[3:]
    if mention.name.startswith("中国科大") and mention.type == "university":
        mention.name = "中国科学技术大学" + mention.name[4:]


def _defined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Short names that the text itself declares, wherever they stand after."""
    found: list[Mention] = []
    ends = {mention.end: mention for mention in mentions}
    for match in _DEFINED.finditer(text):
        begun = _DEFINING.search(text, max(match.start() - 4, 0), match.start())
        owner = ends.get(begun.start()) if begun else None
        short = match[1].strip()
        if owner is None or len(short) < 2 or short == owner.name:
            continue
        at = text.find(short, match.start())
        while at >= 0:
            found.append(Mention(at, at + len(short), owner.type, owner.name, owner.region, "defined", 8))
            at = text.find(short, at + len(short))
    return found


def _back_references(text: str, mentions: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for match in _BACK.finditer(text) if "该" in text else ():
        owner = _owner(match[1], match.start(), mentions)
        if owner:
            name = owner.name
            if match[1] in {"院", "局"} and (whole := _WHOLE.match(name)):  # 该院 behind a unit of it
                name = whole[0]
            found.append(Mention(match.start(), match.end(), owner.type, name, owner.region, "back", 9))
    return found


def _owner(head: str, before: int, mentions: list[Mention], *, exact: bool = False) -> Mention | None:
    """The nearest body before that a pronoun can mean; the mentions stand in order and do not overlap."""
    wanted = _BACK_TYPES.get(head)
    reach = 6000 if head[-1] == "区" else 600
    for place in range(bisect_left(mentions, before, key=_START) - 1, -1, -1):
        mention = mentions[place]
        if before - mention.end >= reach:
            return None
        unit = head == "局" and mention.type == "government" and mention.name[-1] in "股科"
        if unit or mention.name.endswith(head) or (wanted and mention.type in wanted and not exact):
            return mention
    return None


_START = attrgetter("start")
_SAME = {"党中央": "中共中央"}
_GROUP = re.compile(r"领导小组(办公室)?(?!组长)")
_ITS_OFFICE = re.compile(r"(办公室)设在")
_MARK = r"(?<=[。；！\n，、]."
_AREA = re.compile(  # each branch begins with a character of its own, so that the search skips to one of these
    rf"(高{_MARK})(?:新区|新技术产业开发区)|经{_MARK})(?:开区|济开发区|济技术开发区)|综{_MARK})保区|农{_MARK})高区)"
)
_AREA_OFFICE = re.compile(
    r"(?<=[。；！\n，、和与由])(?P<area>(?:经济)?开发区|高新区|经开区|综保区|保税区|园区|景区|新区)管委会(?![主成内])"
)
_SUBJECT = re.compile(
    r"[。；！\n，,](中心|研究院|实验室|园区|开发区|高新区|经开区|学院|医院|研究所|联盟)(?=[\u4e00-\u9fff])"
)


def _parks(text: str, mentions: list[Mention], regions: Regions) -> list[Mention]:
    """Back-references without 该: 领导小组, 管委会 after a body of that kind was named."""
    found: list[Mention] = []
    for match in _GROUP.finditer(text) if "领导小组" in text else ():
        if "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff":
            continue
        owner = _owner("领导小组", match.start(), mentions)
        if owner:
            name = owner.name + (match[1] or "")
            found.append(Mention(match.start(), match.end(), owner.type, name, owner.region, "back", 1))
    for match in _ITS_OFFICE.finditer(text):
        clear = text[match.start() - 1 : match.start()] in tuple("，。；,;")
        owner = _owner("领导小组", match.start(), mentions) if clear else None
        if owner and match.start() - owner.end < 120:
            found.append(
                Mention(match.start(1), match.end(1), owner.type, owner.name + "办公室", owner.region, "back.office")
            )
    for match in _SUBJECT.finditer(text):
        if (
            match[0][0] in "，,"
            and match[1] != "园区"
            and text[match.start() - 2 : match.start()] not in {"以来", "目前"}
        ):
            continue
        owner = _owner(match[1], match.start(), mentions, exact=True)
        if owner and _acts(text, match.end()):
            found.append(Mention(match.start(1), match.end(), owner.type, owner.name, owner.region, "back.subject"))
    return found


def _own_areas(text: str, mentions: list[Mention], regions: Regions) -> list[Mention]:
    """Areas that stand alone and act are those of the article's own place: 高新区入选绿色园区."""
    if regions.here is None or regions.here.level == "province":
        return []
    taken = {one.end for one in mentions}
    found: list[Mention] = []
    for match in _AREA.finditer(text):
        if match.end(1) in taken or not acting(text, match.start(1), match.end(1)):
            continue
        park = regions.park(text, match[1])
        name = park.name if park and park.name.endswith(match[1]) else match[1]
        found.append(Mention(match.start(1), match.end(1), "platform", name, None, "area"))
    for match in _AREA_OFFICE.finditer(text) if "管委会" in text else ():
        park = regions.park(text, match["area"])
        name = (park.name if park else match["area"]) + "管委会"
        if match.end() not in taken:
            found.append(Mention(match.start("area"), match.end(), "platform", name, None, "area.office"))
    return found


def _acts(text: str, at: int) -> bool:
    """Whether a verb or adverb follows."""
    first = next(iter(tokens(text, at, min(at + 6, len(text)))), None)
    if first and first.word in load_lexicon().stops and first.word not in {"的", "等", "和", "及"}:
        return True
    return first is not None and (
        first.tag in {"v", "d", "p", "ad", "vn"} or first.word in {"已", "己", "现", "今年", "目前"}
    )


@lru_cache(maxsize=20_000)
def _normal(name: str) -> str:
    name = _SAME.get(name, name)
    return "".join(unicodedata.normalize("NFKC", name).split()).replace('"', "").replace("“", "").replace("”", "")


def _merged(bodies: list[_Body], regions: Regions) -> list[_Body]:
    """Bodies named by a part of another's name are the same body, when only one other fits."""
    target: dict[int, int] = {}
    forms = _company_forms(bodies, regions)
    alike: dict[tuple[str, str], list[int]] = {}
    for index, body in enumerate(bodies):
        alike.setdefault((body.type, body.name[-1]), []).append(index)
    for index, body in enumerate(bodies):
        if body.type not in _MERGE_TYPES:
            if body.type == "government" and (group := _WORKING.search(body.name)):
                fits = [other for other in alike[(body.type, body.name[-1])] if _longer(body, bodies[other], group[0])]
                target.update({index: fits[0]} if len(fits) == 1 else {})
            continue
        if body.type == "company":
            fits = [other for other in forms.get(body.name, ()) if other != index]
        else:
            fits = [
                other
                for other in alike[(body.type, body.name[-1])]
                if len(bodies[other].name) > len(body.name)
                and _part_of(body.name, bodies[other].name, body.type, regions)
            ]
        if len(fits) == 1:
            target[index] = fits[0]
    kept: list[_Body] = []
    for index, body in enumerate(bodies):
        goal, seen = index, {index}
        while goal in target and target[goal] not in seen:
            goal = target[goal]
            seen.add(goal)
        if goal == index:
            kept.append(body)
        else:
            bodies[goal].mentions += body.mentions
    for body in kept:
        body.mentions.sort(key=lambda one: one.start)
    return sorted(kept, key=lambda one: one.mentions[0].start)


def _longer(short: _Body, whole: _Body, group: str) -> bool:
    """Whether one working group's name is another's shortened: 省血防工作组 for 省血吸虫病防治工作组."""
    if len(whole.name) <= len(short.name) or not whole.name.endswith(group):
        return False
    place = short.region.name if short.region else short.name[:1]
    part, full = short.name[len(place) : -len(group)], whole.name[len(place) : -len(group)]
    same = short.name.startswith(place) and whole.name.startswith(place)
    return same and len(part) > 1 and part[0] == full[0] and _subsequence(part, full)


def _company_forms(bodies: list[_Body], regions: Regions) -> dict[str, list[int]]:
    """The short forms that stand for each company, with 公司 and 集团 behind them or not."""
    found: dict[str, list[int]] = {}
    for index, body in enumerate(bodies):
        if body.type != "company":
            continue
        for form in short_forms(body.name, regions):
            for tail in ("", "公司", "集团", "股份"):
                short = form + tail
                if len(short) < len(body.name) and not (tail in {"公司", "集团"} and body.name.startswith(short)):
                    found.setdefault(short, []).append(index)
    return found


def _part_of(short: str, whole: str, kind: str, regions: Regions) -> bool:
    if short.startswith("中国科学院") and whole.startswith("中国科学院"):
        rest, full = short[5:].rstrip("所院"), whole[5:]
        return bool(rest) and _subsequence(rest, full) and short[-1] == whole[-1]
    place, whole_place = regions.prefix(short), regions.prefix(whole)
    if place and whole_place and place[:2] == whole_place[:2] and short[len(place) :] == whole[len(whole_place) :]:
        return True
    if kind in {"platform", "bank"} and place and whole_place and place[:2] == whole_place[:2]:
        rest, full = short[len(place) :], whole[len(whole_place) :]
        return len(rest) > 2 and _subsequence(rest, full) and rest[-1] == full[-1]
    if kind == "hospital" and place and short == place + "医院":  # 云溪县医院 for 云溪县人民医院
        return whole == place + "人民医院"
    return kind in {"research_institute", "association", "hospital", "school"} and (
        len(short) > 3 and whole.endswith(short) and regions.prefix(short) is None
    )


def _subsequence(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(char in letters for char in part)


def _draft(text: str, body: _Body, regions: Regions) -> OrganizationDraft:
    region = body.region
    prefix = regions.prefix(body.name) if region is None else None
    if region is None and prefix and level_of(prefix) and body.type not in {"company", "university"}:
        region = regions.resolve(prefix)
    stated = body.type in _OF_STATE or body.mentions[0].rule == "gazetteer"
    if region and not stated and region.name not in body.name:
        region = None
    surfaces = [text[one.start : one.end] for one in body.mentions]
    aliases = [word for word in dict.fromkeys(surfaces) if _normal(word) != _normal(body.name) and word[0] != "该"]
    level = region.level if region else "national" if _national(body) else None
    return OrganizationDraft(
        name=body.name,
        key=_key(body, region, regions),
        type=body.type,
        level=level,
        division=(region.name, region.code) if region else None,
        aliases=aliases,
        mentions=[(one.start, one.end) for one in body.mentions],
        rule=next((one.rule for one in body.mentions if one.rule != LEARNED), LEARNED),
    )


def _national(body: _Body) -> bool:
    rules = {one.rule for one in body.mentions}
    return bool(rules & {"fixed.central", "fixed.ministry", "fixed.national"}) and body.type in {
        "party", "government", "legislature", "judiciary", "military",
    }  # fmt: skip


def _key(body: _Body, region: Region | None, regions: Regions) -> str:
    """The normalized name; a place name that several divisions bear gets the names above it."""
    name = _normal(body.name)
    if region is None or region.code is None or not name.startswith(region.name):
        return name
    if len(regions.table.lookup(region.name)) < 2:
        return name
    return "".join([one.name for one in reversed(regions.table.parents(region.code))]) + name
