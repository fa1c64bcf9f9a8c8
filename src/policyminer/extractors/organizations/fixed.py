"""Bodies with fixed forms: departments by short or full form, central and international bodies, known companies."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.foreign import abbreviated, countries, country_before, find_foreign
from policyminer.extractors.organizations.known import Entry
from policyminer.extractors.organizations.lexicon import Lexicon, load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Region, Regions
from policyminer.extractors.organizations.tokens import known, level_stands, stands
from policyminer.extractors.organizations.vocabulary import Found

_AFTER = {
    "局": re.compile(r"[面势限促长]|部(?!署)|域网"), "部": re.compile(r"[门分队位长件落委署]"),
    "委": re.compile(r"[员托任]|派(?![员出遣驻人])"),
    "办": re.compile(r"[理法事好学证案结成实公]"), "厅": re.compile(r"[堂房长]"), "行": re.compile(r"[业为动政程]"),
    "会": re.compile(r"[议展谈长员]"), "报": re.compile(r"[名告送销警考酬价批备关请刊恩复废捷税表偿应到]|道(?!称|说)"),
    "院": re.compile(r"[士校线]"), "社": re.compile(r"[会区交]"),
    "军": re.compile(r"[事工用备费队人民训属旅营马阀售械种援棋需演]"),
    "协": re.compile(r"[同作调定商力理议办查约]"),
    "控": re.compile(r"[中机部局人专体工系制股网力医]|[、和]?(?:[省市]控|断面|考核|站点|点位)"),
    "社科": re.compile(r"[基]"),
}  # fmt: skip
_HEAD_AFTER = {"局": "长", "部": "长", "厅": "长", "会": "长"}
_GENERIC_BEFORE = re.compile(r"各[^。；，,;\n]{0,30}$")
_LEVEL_BEFORE = re.compile(r"(?:自治区|[省市县区州旗盟镇乡])$")
_NO_LEVEL = re.compile(r"[城各全级超该股本每两某都上]$|地方$")
_ACTS = re.compile(
    r"委员会|秘书|理事会|宣布|表示|发言人|外长|领导人|峰会|将|驻|官员|总部|外交|法院|拟|计划|要求|称|呼吁|谴责|"
    r"制裁|启动|达成|推迟|敦促|警告|否认|公布|发布|提出|首脑|对华|成员国|轮值|通过|同意|决定|批准|执委"
)
_OWN_WORD = frozenset({"bank", "international", "media", "company", "other", "hospital"})
_AS_WRITTEN = frozenset({"university", "research_institute", "school", "military", "media", "bank"})
_PARTY_BARRED = re.compile(r"第|[章党员人史旗]|成立|领导|[\u4e00-\u9fff]{2,8}(?:委员会|代表大会)")
_PRODUCTS = re.compile(
    r"小镇|奥特莱斯|环宇城|万象城|大悦城|吾悦|印象城|万达广场|天街|[\u4e00-\u9fff]{0,3}酒店|影城|手机|汽车品牌|系(?!统|列)|[路街]|大厦|大桥(?!局)|广场|楼|购物|酒店|[杯奖赛]|牌|地铁|机场|小区|花园|商圈|"
    r"指数|榜|认证|生态圈|精神|湾区|模式|经验|速度|样本|样板|特色|现象|案例|翻译|地图|搜索|贴吧|百科|文库|知道|"
    r"浏览器|输入法|网盘|邮箱|客户端|云盘"
)
_PRIZES = frozenset("杯奖赛节")
_OF_CHINA = frozenset({"government", "military", "legislature"})
_CHINA_AFTER = re.compile(r"信息|产业|行业|市场|企业|制造|商务|经济|竞争|贸易|技术|百强|上市")
_PLACE_AFTER = frozenset("区县市镇乡村路街")
_NO_PLACE_AFTER = frozenset({"市值", "市场", "市占", "区块", "区域", "路演", "路由", "路线"})
_SHORTER = ("云", "储能", "数科", "汽车", "电池")
_LONGER_NAME = re.compile(  # 恒瑞|达新能源, 海康|达智能: another firm whose name begins alike
    r"[^\W新老大小高原总分子公的和与等在将已为是有又及或之其到从向对因以由可也还都并](?:新能源|科技(?!园|城|馆|创新)|股份|股价|智能(?!制造|网联|终端|手机|家居)|生物|医药|药业|制药|重工|实业|控股|食品|传媒|置业|地产(?!开发))"
)
_GRADE = re.compile("、?(?:瞪羚|雏鹰|牛羚|省控|市控|断面|点位)")  # 独角兽、哪吒、瞪羚企业; 国控、省控断面
_LONGER_THING = re.compile(r"仓|电站|舱|柜|座椅|电子|零?部件|电机|管家|桥")
_LATE = frozenset({"中行", "清华", "北大", "解放军", "武警"})
_PAIRED = frozenset({"清华", "北大"})  # 与清华北大合作
_LATE_BARRED = frozenset("大园学路驻荒东方红湖街")


def _ends_quote(text: str, start: int, end: int) -> bool:
    """Whether words are the end of a longer quoted name: ``“亲清|半月谈”``."""
    return text[end : end + 1] == "”" and 0 <= text.rfind("“", max(0, start - 12), start) < start - 1


class FixedForms:
    """Finds fixed forms in one pass.

    固定写法的机构:部门简称和全称、中央机关、国际组织、知名企业。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.entries = {**{one.word: (one,) for one in abbreviated()}, **lexicon.entries}
        self.words = frozenset({*self.entries, *countries()})

    def find(self, text: str, regions: Regions, places: Found) -> list[Mention]:
        """All mentions of fixed forms and of bodies of other countries; overlaps are left to the caller."""
        found: list[Mention] = []
        lands: list[tuple[int, int]] = []
        for start, end, word in places:
            if word not in self.entries:
                lands.append((start, end))
                continue
            if not fits(text, word, end):
                continue
            mention = self._decide(text, start, end, self.entries[word], regions)
            if mention is None and self.entries[word][0].kind == "foreign" and word[1:] in self.entries:
                mention = self._decide(text, start + 1, end, self.entries[word[1:]], regions)
            if mention:
                found.append(mention)
        return found + find_foreign(text, lands)

    def _decide(self, text: str, start: int, end: int, entries: tuple[Entry, ...], regions: Regions) -> Mention | None:
        local = next((one for one in entries if one.kind in {"department", "office"}), None)
        fixed = next((one for one in entries if one.kind not in {"department", "office", "ministry"}), None)
        placed = _left(text, start, regions)
        if placed is None:
            return None
        begun, region, word = placed
        if local and (begun < start or fixed is None):
            return _local(text, begun, start, end, local, region, word, regions)
        if fixed is not None:
            return _known(text, start, end, fixed)
        ministry = next((one for one in entries if one.kind == "ministry"), None)
        return _ministry(text, start, end, ministry, begun) if ministry else None


def _ascii(char: str) -> bool:
    return char.isascii() and char.isalnum()


def fits(text: str, word: str, end: int) -> bool:
    """Whether a form is not part of a longer word, as its last and first characters tell."""
    if _ascii(word[-1]) and _ascii(text[end : end + 1]):
        return False
    if word == "日产" and text[end : end + 1].isdigit():
        return False
    start = end - len(word)
    if _ascii(word[0]) and start and (_ascii(text[start - 1]) or (word[0].isdigit() and text[start - 1] in ".,")):
        return False
    if word.endswith(("议会", "国会")) and text.startswith("议员", end):
        return True
    after = _AFTER.get(word[-1])
    match = after.match(text, end) if after else None
    if not match:
        return True
    return match[0] == _HEAD_AFTER.get(word[-1]) and word[-1] != "会" and not text.startswith("长足", end)


def _left(text: str, start: int, regions: Regions) -> tuple[int, Region | None, str] | None:
    """Where the mention begins, the place, and the words before the body; None for generic bodies."""
    begun = regions.ending_at(text, start)
    if begun is not None:
        name = text[begun:start]
        above = regions.ending_at(text, begun)
        if name in {"市区", "县区"}:
            return None
        if above is not None and text[begun - 1] in "省市县区州盟旗":
            above = regions.chain_start(text, above)
            return above, regions.resolve(name), text[above:start]
        return begun, regions.resolve(name), name
    level = _LEVEL_BEFORE.search(text[max(start - 3, 0) : start])
    if level:
        at = start - len(level[0])
        if at and (text[at - 1] in "省市县区州" or not level_stands(text, at)):
            return None
        if _NO_LEVEL.search(text[max(at - 2, 0) : at]) or _GENERIC_BEFORE.search(text[max(at - 32, 0) : at]):
            return None
        return at, regions.by_level(level[0], at), level[0]
    if text[start - 2 : start] == "国家":
        return start - 2, None, "国家"
    if (start and text[start - 1] in "各级该本两" and text[start - 2 : start] != "日本") or _GENERIC_BEFORE.search(
        text[max(start - 32, 0) : start]
    ):
        return None
    return start, None, ""


def _local(
    text: str, begun: int, start: int, end: int, entry: Entry, region: Region | None, word: str, regions: Regions
) -> Mention | None:
    if entry.word[-1] == "办" and _NUMBERED.match(text, end):
        return None
    if word == "国家":
        return Mention(begun, end, entry.type, "国家" + entry.full, None, "fixed.national")
    if not word:
        branch = _OF_PLACE.match(text, end) if entry.word in word_set("branched_associations") else None
        if branch and regions.knows(branch["place"]):
            name, region = text[start : branch.end()], regions.resolve(branch["place"])
            return Mention(start, branch.end(), entry.type, name, region, "fixed.branch", 3)
        if (
            regions.here
            and regions.here.level == "township"
            and entry.word in word_set("town_bodies")
            and _starts_clean(text, start)
        ):
            return Mention(begun, end, entry.type, regions.here.name + entry.full, regions.here, "fixed.office", 2)
        if entry.word.endswith("中心") and _COUNTED.match(text, end):
            return None
        if (
            (len(entry.word) < 3 and entry.word != "链办")
            or entry.full in word_set("needs_place")
            or not _starts_clean(text, start)
        ):
            return None
        region = regions.here
        if entry.type in {"association", "military", "other", "hospital"} or entry.word in word_set("needs_place"):
            return None
    base = region.name if region else word
    if region and len(word) > len(region.name):
        base = word
    if entry.full in word_set("as_written"):
        return Mention(begun, end, entry.type, word + entry.full, region, "fixed." + entry.kind, 2)
    full = base + entry.full
    return Mention(begun, end, entry.type, full, region, "fixed." + entry.kind, 2)


_OF_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,8}?)(?:分会|支会)(?![场员论])")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{0,2}[〔\[［【（(﹝]? ?(?:19|20)\d\d")
_COUNTED = re.compile(
    r"(?:[（(][^）)]{1,6}[)）])?(?:\d|[两三四五六七八九十]{1,3}[个所家座处]|(?:基本)?(?:全)?覆盖|建成率|标准化)"
)

ACADEMIES = ("中科院", "中国科学院", "中国农科院", "中国农业科学院", "省科学院", "省农科院")
_ACADEMY = re.compile(
    rf"({'|'.join(ACADEMIES)})([\u4e00-\u9fff]{{2,14}}?)(研究院|研究所|分院|所|院)(?!士|长|所|企|校|地)"
)


def find_academies(text: str, regions: Regions, places: Found) -> list[Mention]:
    """Institutes of an academy: 中科院宁波所 is one name; ``places`` is where academies are named."""
    found: list[Mention] = []
    stops = load_lexicon().stops
    for match in filter(None, [_ACADEMY.match(text, start) for start, _, _ in places]):
        if any(word in stops for word in (match[2][:1], match[2][:2])) or re.search(r"[的与和等在专及到为]", match[2]):
            continue
        name = match[0].replace("中科院", "中国科学院").replace("中国农科院", "中国农业科学院")
        start, region = match.start(), None
        if name[0] == "省":
            begun = regions.ending_at(text, start + 1)
            region = regions.by_level("省", start) if begun is None else regions.resolve(text[begun : start + 1])
            start = start if begun is None else begun
            name = region.name + name[1:] if region else name
        found.append(Mention(start, match.end(), "research_institute", name, region, "fixed.academy"))
    return found


def _starts_clean(text: str, start: int) -> bool:
    """Not inside a longer word: what goes before is no Chinese character or a word that ends a phrase."""
    if start == 0:
        return True
    before = text[start - 1]
    if not "\u4e00" <= before <= "\u9fff" or before in "由经向与和及在对从到据为将请让是给被的会同":
        return True
    return text[start - 2 : start] in load_lexicon().stops


def _known(text: str, start: int, end: int, entry: Entry) -> Mention | None:
    after = text[end : end + 1]
    if entry.word in word_set("palaces") and text[start - 1 : start] in {"在", "到", "进"}:
        return None
    if entry.kind == "central" and entry.type in _OF_CHINA:
        if text[start - 2 : start] == "中国":
            start -= 2
        elif (land := country_before(text, start)) is not None:
            return Mention(land, end, entry.type, text[land:end], None, "organ.foreign", 1)
    if entry.kind == "foreign" and not _short_land(text, start):
        return None
    if entry.kind == "company" and entry.word.startswith("中国") and _CHINA_AFTER.match(text, end):
        return None
    if entry.kind == "company" and len(entry.word) == 2 and _LONGER_NAME.match(text, end):
        return None
    if entry.kind == "company" and (_GRADE.match(text, end) or text[start - 4 : start] == "独角兽、"):
        return None
    if entry.type == "media" and "\u4e00" <= text[start - 1 : start] <= "\u9fff" and _ends_quote(text, start, end):
        return None
    if entry.kind == "company" and entry.word.endswith(_SHORTER) and _LONGER_THING.match(text, end):
        return _head_firm(text, start, entry)
    if len(entry.word) < 4 and after and after in _PLACE_AFTER and text[end : end + 2] not in _NO_PLACE_AFTER:
        return None
    if after in _PRIZES or (entry.word == "联合国" and after == "网"):
        return None
    if entry.type == "university" and _no_campus(text, entry.word, end):
        return None
    if entry.kind == "company" and (_PRODUCTS.match(text, end) or _person(text, start, end)):
        return None
    if text[start - 2 : start] in word_set("many_lands"):
        return None
    if entry.word in {"东盟", "欧盟"} and not _ACTS.match(text, end):
        return None
    forces = entry.word in {"武警", "解放军"} and text.startswith("官兵", end)
    paired = entry.word in _PAIRED and text[start - 2 : start] in _PAIRED
    beside = paired or (entry.word in _PAIRED and text[end : end + 2] in _PAIRED)
    if len(entry.word) < 4 and not (forces or beside or entry.word.endswith("交所") or stands(text, start, end)):
        return None
    if entry.word == "76人" and "篮" not in text and "NBA" not in text:
        return None
    if entry.word == "西电" and after == "东":
        return None
    if entry.word == "万达" and after == "开":
        return None
    if entry.word == "太古" and after and after in "里汇仓":
        return None
    if entry.word == "共青团" and (text[start - 1 : start] == "、" or after == "、"):
        return None
    posted = text[start - 2 : start - 1] == "驻"  # 驻甬解放军
    if entry.word in _LATE and (
        (not posted and not paired and not _starts_clean(text, start)) or after in _LATE_BARRED
    ):
        return None
    if entry.word == "中国共产党" and (_PARTY_BARRED.match(text, end) or text[start - 1 : start] == "《"):
        return None
    return known_mention(text, start, end, entry, 1)


def _head_firm(text: str, start: int, entry: Entry) -> Mention | None:
    """The firm whose part a name would be, where a thing goes on behind (京东 in 京东云仓, 南网 in 南网储能电站)."""
    word = entry.word.removesuffix(next(end for end in _SHORTER if entry.word.endswith(end)))
    firms = [one for one in load_lexicon().entries.get(word, ()) if one.kind == "company"]
    return known_mention(text, start, start + len(word), firms[0], 1) if firms else None


def _person(text: str, start: int, end: int) -> bool:
    """Whether a name of a company is a person's here: a title before, more of the name or a verb of speaking behind."""
    titled = end - start < 5 and text.endswith(word_tuple("titles_before"), max(start - 5, 0), start)
    if titled and text.startswith(word_tuple("speaking"), end) and text[start - 2 : start] not in {"代表", "专家"}:
        return True
    if end - start > 3 or text[start - 2 : start] not in word_set("titles_of_persons"):
        return False
    return "\u4e00" <= text[end : end + 1] <= "\u9fff" and not text.startswith(("公司", "集团", "的"), end)


def _no_campus(text: str, word: str, end: int) -> bool:
    """Whether the short name of a university is part of a longer name or a place here (清华大学, 北大街)."""
    if word.endswith(("大学", "学院")):
        return False
    return text.startswith(("大学", "学院"), end) or (len(word) == 2 and text[end : end + 1] in tuple("路街道园线桥站"))


def _short_land(text: str, start: int) -> bool:
    """Whether one character for a country is no part of another word (3月5日央行, 可以外交部)."""
    before = text[start - 1 : start]
    return not before.isdigit() and (not "\u4e00" <= before <= "\u9fff" or not known(text[start - 1 : start + 1]))


_LONGER = {"新材": "料", "新能": "源"}  # a short name written out: 岚科新材 in 岚科新材料


def known_mention(text: str, start: int, end: int, entry: Entry, weight: int) -> Mention:
    """A mention of a known body: some kinds take the full name only where the text gives it too."""
    name = entry.full
    own = (entry.type in _AS_WRITTEN and not entry.word.endswith("央行")) or (
        entry.type in _OWN_WORD and (entry.word in name or entry.type == "company")
    )
    if own and name not in text:
        name = entry.word
    if entry.kind == "company" and _LONGER.get(entry.word[-2:]) == text[end : end + 1]:
        name, end = text[start : end + 1], end + 1
    return Mention(start, end, entry.type, name, None, "fixed." + entry.kind, weight)


def _ministry(text: str, start: int, end: int, entry: Entry, begun: int) -> Mention | None:
    if text[begun:start] == "国家":
        return Mention(begun, end, entry.type, "国家" + entry.full, None, "fixed.ministry")
    return Mention(start, end, entry.type, entry.full, None, "fixed.ministry") if len(entry.word) > 2 else None


_LOCATIVE = frozenset("在于到驻赴从至往对")


def with_place(text: str, mentions: list[Mention], regions: Regions) -> None:
    """A place right before a known company belongs to it (杭州娃哈哈集团), unless it says where (在上海特斯拉)."""
    for one in mentions:
        if one.rule != "fixed.company":
            continue
        begun = regions.ending_at(text, one.start)
        if begun is None or text[begun - 1 : begun] in _LOCATIVE or regions.within(text[begun : one.start]):
            continue
        one.name = text[begun : one.start] + one.name
        one.start = begun


_BRANCH = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,4})[)）]")
_BRANCHED = frozenset({"company", "research_institute", "university", "hospital", "platform", "bank"})


def with_branch(text: str, mentions: list[Mention], regions: Regions) -> None:
    """A place in brackets right behind a name belongs to it: 华岭水泥（云溪）."""
    for one in mentions:
        beside = _BESIDE_NAME.match(text, one.end) if one.type == "government" and text[one.end - 1] == "局" else None
        if beside:  # 县烟草专卖局（分公司）
            one.name += beside[0]
            one.end = beside.end()
        match = _BRANCH.match(text, one.end) if one.type in _BRANCHED and text[one.end : one.end + 1] in "（(" else None
        if match is None or not regions.knows(match["place"]):
            continue
        end = match.end()
        tail = _FIRM_TAIL.match(text, end)
        end = tail.end() if tail and one.type == "company" else end
        one.name += text[one.end : end]
        one.end = end


_BESIDE_NAME = re.compile(r"[（(](?:分)?公司[)）]")
_FIRM_TAIL = re.compile(r"(?:股份)?有限公司|公司|集团")


_ARMIES = frozenset({"中国人民解放军", "中国人民武装警察部队"})


def merge_adjacent(mentions: list[Mention]) -> None:
    """Two names with nothing between them are one: 首钢水钢, 东风岚图, 中国人民解放军江南省军区."""
    armies = {one.end: one for one in mentions if one.type == "military" and one.name in _ARMIES}
    for one in mentions if armies else ():
        if one.type == "military" and (army := armies.get(one.start)) is not None:
            one.start = army.start
    begins = {one.start: one for one in mentions if one.rule == "fixed.company"}
    for one in list(begins.values()):
        after = begins.get(one.end)
        if after is not None and one.rule == "fixed.company":
            after.name = one.name + after.name
            after.start = one.start
