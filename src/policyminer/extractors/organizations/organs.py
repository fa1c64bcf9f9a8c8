"""Party organs, governments, congresses, courts and their offices at every level, with their coordinations."""

from __future__ import annotations

import re
from functools import cache

from policyminer.extractors.organizations.elsewhere import find_villages
from policyminer.extractors.organizations.lexicon import lines
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.placenames import without_province
from policyminer.extractors.organizations.regions import Region, Regions
from policyminer.extractors.organizations.tokens import level_stands
from policyminer.extractors.organizations.vocabulary import Found

_LEVELS = ("自治区", "街道", "地区", "园区", "开发区", "高新区", "经开区", "集聚区")
_LONG = (
    "(?:(?!的|书记|牵头|召开|印发|统一|要求|成立|常委|派出|派驻|听取|深入|开展|带领|抽调|"
    "[个向对赴在由])[\u4e00-\u9fff]){2,14}?(?:领导小组|委员会|督导组|督查组|巡察组|巡视组|指导组|"
    "工作组)(?:办公室)?"
)


@cache
def _offices() -> dict[str, str]:
    return {word: full for word, full in (line.split("\t") for line in lines("party_offices.tsv"))}


@cache
def _organ() -> re.Pattern[str]:
    offices = "|".join(sorted(_offices(), key=lambda one: (-len(one), one))).replace("|办|", "|办(?![事理法公好学])|")
    return re.compile(_ORGAN.replace("OFFICE", offices))


_ORGAN = (
    r"[省市县区州旗盟镇乡道](?=[党委纪监政人中高法检团直])(?:"
    r"(?P<party>(?:党工委|党委|委(?:常委会(?!议))?)(?!员|托|派|培|屈|任[为用]|会(?!议[室厅]|同[市县省区各有组相]|见)|"
    rf"以(?:重任|大任|要职|全权)|书院)(?:(?P<sub>OFFICE)|(?P<group>{_LONG}))?)|"
    r"(?P<discipline>纪委监委|纪委|纪律检查委员会|监察委员会|监委)|"
    r"(?P<gov>(?:人民)?政府(?:办公厅|办公室|办(?![事理法公好])|"
    "金融办|国资委|口岸办|法制办|参事室|侨办|台办|扶贫办|信访办|打私办|地方志办|节能办|应急办|接待办|大数据办|"
    "督查室|研究室|外办|采购中心|驻[\u4e00-\u9fff]{2,6}办事处)?)"
    r"(?!性|采购|投资|质量奖|津贴|隐性|债|令|网|购买|各|部门|工作部门|所在地)|"
    r"(?P<congress>(?:人大常委会|人大|人民代表大会常务委员会|人民代表大会|政协常委会|政协)(?:主席团|办公厅|办公室|研究室|"
    r"机关党组|[\u4e00-\u9fff]{2,7}?(?:工作委员会|专门委员会|委员会)(?!主任委))?)(?!代会|学)|"
    r"(?P<court>中级人民法院|高级人民法院|人民法院|中级法院|中院|高院|法院|人民检察院|检察院)(?!校)|"
    r"(?P<work>直(?:属)?机关(?:党?工委|工作委员会))|"
    r"(?P<youth>团委))"
)
BARE = ("组织部", "宣传部", "统战部", "政法委", "人大", "政协")
_SUPERVISED = re.compile(r"(?:接受|受|、|和|[是于]|离不开)(?:同级)?$")
_SUPERVISION = re.compile(
    r"(?:的)?(?:及其常委会)?(?:[、和]政协)?(?:的)?(?:依法|法律|工作|民主|法定|有效|有力|大力|全面)?(?:和工作)?"
    r"(?:(?:和|、|以及|及)(?:社会|舆论|司法|群众|各方)[^，。；、]{0,8}?)?监督"
)
_NOT_BARE = re.compile(r"门|分|队|员会?各")
_LEAGUE = re.compile(r"团([省市县区州])委")
_AFTER_PARTY = re.compile(r"(?:、|和)?(?:人民)?(政府)(?!性|采购|部门|投资|债)")
_AFTER_WORK = re.compile(r"、(管委会|管理委员会)")
_NOT_BEFORE = re.compile(r"[城各全级超该股本每两某都上夜门闹乡县市州省]$|地方$|[各每]个$|上级$|中心$|社$")
_EACH = re.compile(r"各(?:设区的?)?[省市县区州旗盟乡镇街道自治、（）()]{0,12}$")
_OFFICE = re.compile(r"办(?=主任|副主任|牵头|负责)")
_OFFICE_OF = re.compile(r"(?P<lv>[省市县区州])(?P<body>[\u4e00-\u9fff]{2,4})$")
_MINISTERIAL = re.compile(r"国务院[\u4e00-\u9fff]{2,24}?部际联席会议(?:办公室)?")
_CENTRE = re.compile(
    r"中央(?P<body>[\u4e00-\u9fff]{2,10}?(?:领导小组办公室|领导小组|联席会议办公室|联席会议|联席办|协调小组|"
    r"指导委员会))"
)
_READING = frozenset("实彻照据习行达神到，、和及《“")
_GOVERNMENT = {
    "政府办": "政府办公室", "政府金融办": "政府金融办公室", "政府外办": "政府外事办公室",
    "政府国资委": "人民政府国有资产监督管理委员会",
}  # fmt: skip
_OF_PLACES = ("共青团", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_STANDING = re.compile(r"其常(?:务)?委(?:员)?会")
_COURTS = {
    "中院": "中级人民法院", "中级法院": "中级人民法院", "高院": "高级人民法院",
    "法院": "人民法院", "检察院": "人民检察院",
}  # fmt: skip


def find_organs(text: str, regions: Regions, bare: Found) -> list[Mention]:
    """Organs by level word: 孟州市委, 市政府, 县人大常委会, 省纪委监委, 州中级人民法院.

    党政机关、人大、政协、法院、检察院:``市委、市政府`` 是两处。

    ``bare`` is where offices of a party committee stand, with the committee or without.
    """
    found: list[Mention] = []
    for match in _organ().finditer(text):
        end = match.start() + 1
        level = next((word for word in _LEVELS if text.endswith(word, 0, end)), match[0][0])
        placed = _place(text, end - len(level), end, regions) if level != "道" else None
        if placed is None:
            continue
        start, region, base = placed
        if text[start - 2 : start] == "中共":
            start -= 2
        mention = _mention(match, start, region, base)
        if match["party"] == "委":
            _of_another(text, mention)
        found.append(mention)
        if mention.type == "party" and not match["sub"] and not match["group"]:
            found += _government_after(text, mention)
    found += _special(text, regions, bare)
    return found + _standing(text, found) + find_villages(text, regions)


def _of_another(text: str, mention: Mention) -> None:
    """The committee of a place may be the league's or another party's: 共青团云溪县委, 民盟云溪市委."""
    word = next((one for one in _OF_PLACES if text.endswith(one, 0, mention.start)), None)
    if word:
        mention.start -= len(word)
        mention.name = word + mention.name
        mention.type = "association" if word == "共青团" else "party"


def _standing(text: str, found: list[Mention]) -> list[Mention]:
    """The 其常委会 of 市人大及其常委会."""
    ends = {one.end: one for one in found if one.type == "legislature"}
    return [
        Mention(match.start(), match.end(), "legislature", owner.name + "常委会", owner.region, "organ.standing")
        for match in _STANDING.finditer(text)
        if text[match.start() - 1 : match.start()] in {"及", "和"} and (owner := ends.get(match.start() - 1))
    ]


def _place(text: str, start: int, level_end: int, regions: Regions) -> tuple[int, Region | None, str] | None:
    """Where the mention begins and whose it is: a place name that ends here, else the level word alone."""
    begun = regions.ending_at(text, level_end)
    if begun is not None:
        name = text[begun:level_end]
        above = regions.ending_at(text, begun)
        if above is not None and name[-1] in "市县区州旗镇乡盟" and len(name) > 2:
            region = regions.resolve(name)
            above = regions.chain_start(text, above)
            whole = without_province(text[above:begun]) if text[begun - 1] in "省市县区州盟旗" else ""
            return above, region, whole + region.name
        region = regions.resolve(name)
        return begun, region, region.name
    word = text[start:level_end]
    if (len(word) > 2 and word != "自治区") or word == "园区":
        park = regions.park(text, word)
        return start, park, park.name if park else word
    if _NOT_BEFORE.search(text[max(start - 2, 0) : start]) or _EACH.search(text[max(start - 12, 0) : start]):
        return None
    if word in {"街道", "地区"}:
        return None
    if not level_stands(text, start):
        return None
    if word == "区" and text[start - 1 : start] in tuple("园发新开社地辖小山矿景库片作验范护游"):
        return None
    own = regions.by_level(word, start)
    return start, own, own.name if own else word


def _mention(match: re.Match[str], start: int, region: Region | None, base: str) -> Mention:
    end = match.end()
    if match["party"]:
        return _party(match, start, end, base, region)
    if match["discipline"]:
        body = {"纪律检查委员会": "纪委", "监察委员会": "监委"}.get(match["discipline"], match["discipline"])
        return Mention(start, end, "government" if body == "监委" else "party", base + body, region, "organ.discipline")
    if match["gov"]:
        body = match["gov"].removeprefix("人民")
        body = match["gov"] if match["gov"].endswith("办公室") else body
        body = _GOVERNMENT.get(body, body)
        return Mention(start, end, "government", base + body, region, "organ.government")
    if match["congress"]:
        body = match["congress"].replace("人民代表大会", "人大").replace("常务委员会", "常委会")
        return Mention(start, end, "legislature", base + body, region, "organ.congress")
    if match["court"]:
        return Mention(
            start, end, "judiciary", base + _COURTS.get(match["court"], match["court"]), region, "organ.court"
        )
    if match["work"]:
        return Mention(start, end, "party", base + "直属机关工作委员会", region, "organ.work")
    return Mention(start, end, "association", "共青团" + base + "委", region, "organ.youth")


def _party(match: re.Match[str], start: int, end: int, base: str, region: Region | None) -> Mention:
    body = match["party"]
    sub, group = match["sub"], match["group"]
    organ = body[: len(body) - len(sub or group or "")]
    if base.endswith("自治区") and organ == "委":
        organ = "党委"
    sub = "办公室" if sub == "办" else sub
    full = base + organ + _offices().get(sub or "", sub or "") + (group or "")
    kind = "school" if sub == "党校" else "government" if group and group.endswith("领导小组") else "party"
    return Mention(start, end, kind, full, region, "organ.party")


def _government_after(text: str, party: Mention) -> list[Mention]:
    """The 政府 of 自治区党委、政府."""
    if party.name.endswith(("党工委", "区党委")) and (match := _AFTER_WORK.match(text, party.end)):
        name = party.name.removesuffix("党工委").removesuffix("党委") + "管委会"
        return [Mention(match.start(1), match.end(1), "platform", name, party.region, "organ.after")]
    match = _AFTER_PARTY.match(text, party.end)
    if not match or party.region is None:
        return []
    return [
        Mention(match.start(1), match.end(1), "government", party.region.name + "政府", party.region, "organ.after")
    ]


def _special(text: str, regions: Regions, bare: Found) -> list[Mention]:
    found: list[Mention] = []
    here = regions.here
    for start, end, word in bare if here else ():
        if word in {"人大", "政协"}:
            start -= 2 * (text[start - 2 : start] == "人民")
            led = _SUPERVISED.search(text, max(start - 4, 0), start)
            if here and led and "各级" not in text[max(start - 6, 0) : start] and _SUPERVISION.match(text, end):
                found.append(Mention(start, end, "legislature", here.name + word, here, "organ.bare"))
            continue
        if here and text[start - 1 : start] not in tuple("委共央级各部团办") and not _NOT_BARE.match(text, end):
            full = f"{here.name}{'党委' if here.level == 'township' else '委'}{_offices().get(word, word)}"
            found.append(Mention(start, end, "party", full, here, "organ.bare"))
    for office in _OFFICE.finditer(text):
        match = _OFFICE_OF.search(text, max(office.start() - 5, 0), office.start())
        if match is None:
            continue
        region = regions.by_level(match["lv"], match.start())
        if match["body"][-1] not in "举主承协兴创查经交督开" and text[match.start() - 1 : match.start()] not in tuple(
            "各全省市县"
        ):
            name = (region.name if region else match["lv"]) + match["body"] + "办公室"
            found.append(Mention(match.start(), office.end(), "government", name, region, "organ.office"))
    for match in _CENTRE.finditer(text):
        if not re.search("[的和与对]", match["body"]):
            found.append(Mention(match.start(), match.end(), "party", match[0], None, "organ.centre"))
    at = text.find("中央《")
    while at >= 0:  # 落实中央《关于…的意见》
        if text[at - 1 : at] in _READING:
            found.append(Mention(at, at + 2, "party", "中共中央", None, "organ.centre"))
        at = text.find("中央《", at + 2)
    for match in _MINISTERIAL.finditer(text) if "部际联席会议" in text else ():
        found.append(Mention(match.start(), match.end(), "government", match[0], None, "organ.ministerial"))
    for match in _LEAGUE.finditer(text) if "团" in text else ():
        region = regions.by_level(match[1], match.start())
        name = f"共青团{region.name if region else match[1]}委"
        begun = match.start() - 2 * (text[match.start() - 2 : match.start()] == "共青")
        found.append(Mention(begun, match.end(), "association", name, region, "organ.youth"))
    return found
