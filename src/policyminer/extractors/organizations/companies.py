"""Companies without a suffix: lists, parentheses, industry words, short forms of companies named in full."""

from __future__ import annotations

import re
from functools import cache

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import Token, common, known, ordinary, tokens
from policyminer.extractors.organizations.vocabulary import Found

_LIST = re.compile(
    r"等[^，。；、：！？\n等的]{0,3}?(?:\d{1,4}|[一二三四五六七八九十百两几数多]{1,4}|一批)?(?:余|多)?(?:家|户|个)?[^，。；、：！？\n等的]{0,14}?"
    r"(?P<kind>企业(?!家|精神)|公司|车企|药企|厂商|房企|国企|央企|巨头|集团|上市公司|平台企业)"
)
_FIELDS = re.compile(r"领域|行业|产业(?!化)|产品|项目|方面|方式|形式|渠道|途径|手段|措施|活动|模式|政策|技术|资源|问题")
_ITEM_CHARS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&.\-（()）“”]{2,24}$")
_INSIDE = re.compile(r"家[（(]([\u4e00-\u9fffA-Za-z]{2,8})[)）]")
_DIGITS = frozenset("0123456789一二三四五六七八九十两")
_SPLIT = re.compile(r"、|以及|(?<![一二三四五六七八九])和|与|及")
_SUFFIX = re.compile(
    r"(?:集团股份有限公司|股份有限公司|集团有限责任公司|集团有限公司|有限责任公司|有限公司|控股集团|集团公司|集团|公司|控股|股份)$"
)


def find_companies(text: str, mentions: list[Mention], regions: Regions, industries: Found) -> list[Mention]:
    """Companies that no rank word shows.

    没有“公司”字样的企业:``天禾机械等6家装备制造企业`` 里的 ``天禾机械``。
    """
    found = _listed(text, regions) + _bracketed(text) + _by_industry(text, regions, industries)
    found += _short_forms(text, [*mentions, *found], regions)
    return found


@cache
def _industry() -> re.Pattern[str]:
    ordered = sorted(load_lexicon().industries, key=lambda word: (-len(word), word))
    return re.compile("|".join(ordered))


@cache
def _industries() -> frozenset[str]:
    return frozenset(load_lexicon().industries)


def _listed(text: str, regions: Regions) -> list[Mention]:
    found: list[Mention] = []
    for match in _LIST.finditer(text):
        if _FIELDS.search(match[0]):
            continue
        low = max(match.start() - 80, 0)
        stretch = re.split(r"[，。；：！？,;:!?\n]", text[low : match.start()])[-1]
        at = match.start() - len(stretch)
        members = items(stretch, at)
        names: list[tuple[int, int] | None] = []
        for start, end in members:
            name, ended = tail(text, start, end, regions)
            if ended:
                names = [None] * len(names)
            names.append(name)
        if not any(name and not ordinary(text[slice(*name)]) for name in names):
            names = []
        if any(names):
            first = next(number for number, name in enumerate(names) if name)
            pairs = list(zip(names, members, strict=True))
            names = [
                name or (beside(text, *item) if number > first else None) for number, (name, item) in enumerate(pairs)
            ]
        for name in names:
            if name:
                found.append(Mention(name[0], name[1], "company", text[name[0] : name[1]], None, "company.list"))
    return found


_NO_COMPANY = re.compile(
    r"(?:材料|汽车|电池|设备|产品|服务|产业|基地|中心|集群|[业品机器剂酯酸钢铝石油气电车房楼园区村镇市县省院校局会厂板带管线期路城人量项])$"
)


def beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """An unknown short item beside a company in a list is a company too (敦丰、绿洲先科等种子企业)."""
    name = text[start:end]
    industry = next((size for size in (4, 3, 2) if name[-size:] in _industries()), 0)
    stem = name[:-industry] if industry else ""
    if 2 <= len(stem) <= 4 and not known(name) and _HAN.match(stem) and not _kind_word(stem):
        return start, end
    if not 3 <= end - start <= 6 or known(name) or _NO_COMPANY.search(name) or not _HAN.match(name):
        return None
    words = tokens(text, start, end)
    if any(_ends_name(token) or token.word in load_lexicon().generic for token in words):
        return None
    return start, end


def _kind_word(stem: str) -> bool:
    """Whether a word says a kind of industry (精细化工, 智能装备) and is no trade name."""
    lexicon = load_lexicon()
    lists = (_industries(), lexicon.generic, lexicon.stops, lexicon.inner, word_set("not_short"))
    return any(stem in one or stem[:2] in one or stem[-2:] in one for one in lists)


_HAN = re.compile(r"[\u4e00-\u9fff]+$")


def items(stretch: str, at: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begun = 0
    for match in [*_SPLIT.finditer(stretch), None]:
        end = match.start() if match else len(stretch)
        if end > begun:
            found.append((at + begun, at + end))
        begun = match.end() if match else end
    return found


def tail(text: str, start: int, end: int, regions: Regions) -> tuple[tuple[int, int] | None, bool]:
    """The name at the end of a list item, and whether a verb or function word before it begins the list there."""
    if not _ITEM_CHARS.search(text[start:end]):
        return None, False
    words = tokens(text, start, end, regions.pieces(start, end))
    kept: list[Token] = []
    ended = False
    for token in reversed(words):
        if _ends_name(token):
            ended = True
            break
        kept.insert(0, token)
    while len(kept) > 1 and (kept[0].word in load_lexicon().stops or kept[0].word in word_set("lead_off")):
        kept = kept[1:]
    if ended and len(kept) == 1 and _short_noun(kept[0]):
        return (kept[0].start, end), True
    if not kept or not _named(kept, text, regions):
        return None, ended
    begun = kept[0].start
    place = regions.prefix(text[begun:end]) or ""
    rest = text[begun + len(place) : end]
    if place and len(rest) > 2 and text.count(rest) > text.count(place + rest):
        begun += len(place)
    return ((begun, end) if 2 <= end - begun <= 10 else None), ended


def _short_noun(token: Token) -> bool:
    """A noun of two or three characters right after a verb or preposition, in a list of companies (到米奇、…等企业)."""
    if token.word in _industries() or token.word in load_lexicon().generic:
        return False
    return 2 <= len(token.word) <= 3 and not _kind_word(token.word) and not _NO_COMPANY.search(token.word)


def _ends_name(token: Token) -> bool:
    lexicon = load_lexicon()
    if token.word in lexicon.inner or token.word in lexicon.industries:
        return False
    if token.word in lexicon.stops or not token.word[0].isalnum():
        return True
    if token.tag in {"v", "vd", "p", "c", "uj", "ul", "r", "m", "q", "mq", "d"}:
        return known(token.word) and (len(token.word) > 1 or token.tag in {"p", "c", "uj", "ul", "r"})
    return False


_RANKING = re.compile(r"\d强|[央国民外]企$|[镍锰硅碳铁铝铜锌]基")
_FACILITIES = frozenset({"基地", "中心", "机构", "园区", "平台", "集群", "产品", "专业", "领域"})


def _named(kept: list[Token], text: str, regions: Regions) -> bool:
    """Whether the words look like a company: an unknown or proper word, no mere place, no common noun."""
    name = text[kept[0].start : kept[-1].end]
    if (
        name in regions.table
        or name in regions.unlisted
        or name in load_lexicon().generic
        or name in word_set("not_short")
    ):
        return False
    if name[-2:] in _FACILITIES or name in _industries() or _RANKING.search(name):
        return False
    if len(kept) > 1 and kept[0].word in load_lexicon().generic:
        return False
    if name[-1] in "市县区镇乡村省州者员家业率量额" and not _industry().search(name[-3:]):
        return False
    if len(kept) == 1:
        return (kept[0].tag in {"nz", "nr", "nt", "nrt", "eng", "nrfg"} or not known(name)) and len(name) > 1
    singles = sum(1 for token in kept if len(token.word) == 1)
    proper = any(token.tag in {"nz", "nr", "nt", "nrt", "nrfg", "eng", "ns"} for token in kept)
    return proper or singles >= 2 or any(_trade_name(token) for token in kept)


def _bracketed(text: str) -> list[Mention]:
    return [
        Mention(match.start(1), match.end(1), "company", match[1], None, "company.bracket")
        for match in _INSIDE.finditer(text)
        if text[match.start() - 1 : match.start()] in _DIGITS
    ]


def _by_industry(text: str, regions: Regions, places: Found) -> list[Mention]:
    found: list[Mention] = []
    no_stem = word_set("no_stem")
    for begun, end, _ in places:
        if begun < 2:
            continue
        if text[begun - 2] in _NUMERALS and _numeric(text, begun, end):
            found.append(Mention(begun - 2, end, "company", text[begun - 2 : end], None, "company.numeric"))
            continue
        if text[begun - 1] in no_stem or text[begun - 2] in no_stem or common(text[begun - 2 : begun]):
            continue
        more = _industry().match(text, end) if text[end : end + 2] not in _NO_MORE else None
        end = more.end() if more else end
        weak = word_set("weak_industries")
        plain = text[begun:end] in weak or (more and {text[begun : more.start()], more[0]} <= weak)
        if plain and not _STRONG.match(text, end):
            continue
        low = max(begun - 8, 0)
        words = tokens(text, low, end, [*regions.pieces(low, end), begun])
        start = _stem(words, begun, text, regions)
        if start is None or _public(text[start:begun]) or _RANKING.search(text[start:begun]):
            continue
        allied = text[start - 1 : start] in _ALLIED and _ALLIANCE.match(text, end)
        if allied or _follows(text, end) or _unknown(text[start:begun], text, end):
            found.append(Mention(start, end, "company", text[start:end], None, "company.industry"))
    return found


def _public(word: str) -> bool:
    """Whether a word is the fixed form of a body that is no company (工信部 before 电池)."""
    entries = load_lexicon().entries.get(word, ())
    return bool(entries) and all(one.type != "company" for one in entries)


_ALLIED = frozenset({"与", "和", "同"})
_ALLIANCE = re.compile(r"(?:战略)?合作|签[约署下订]|续约|共建|达成")
_NO_MORE = frozenset({"建设", "投资", "文化", "信息", "健康"})
_NUMERALS = frozenset("一二三四五六七八九十百千万")
_NUMERIC = re.compile(
    r"[一二三四五六七八九十百千万][和洲江星洋友维源丰方诺利鑫合信联力元圣达国益汇泰禾胜众宝环川华鼎缘润]"
)


def _numeric(text: str, begun: int, end: int) -> bool:
    """A trade name that begins with a numeral, standing clear on both sides: 三和精工、."""
    if not _NUMERIC.match(text, begun - 2) or not _CLEAR.match(text, end):
        return False
    before = text[begun - 3 : begun - 2] if begun > 2 else ""
    return not "\u4e00" <= before <= "\u9fff" or before in "与和及由到在对"


_CLEAR = re.compile(r"[，。、；（(]|等|董事|总经理|公司|员工|车间|负责")


def _stem(words: list[Token], at: int, text: str, regions: Regions) -> int | None:
    """Where the trade name before the industry word begins, when it is a name and no common word."""
    before = [token for token in words if token.end <= at]
    if not before or before[-1].end != at:
        return None
    last = before[-1]
    if len(last.word) > 1:
        if (
            not _trade_name(last)
            or last.word in regions.table
            or last.word in word_set("not_short")
            or last.word in regions.unlisted
        ):
            return None
        if last.word in load_lexicon().stops or last.word in load_lexicon().inner:
            return None
        if last.word[0] in word_set("no_stem") or last.word[-1] in word_set("no_stem"):
            return None
        start, rest = last.start, before[:-1]
    else:
        singles = before[-2:]
        if len(singles) < 2 or any(len(token.word) > 1 or _ends_name(token) for token in singles):
            return None
        if not all("\u4e00" <= token.word <= "\u9fff" for token in singles):
            return None
        start, rest = singles[0].start, before[:-2]
        if text[start:at] in regions.table or text[start] in word_set("no_stem") or text[at - 1] in word_set("no_stem"):
            return None
    if rest and not _ends_name(rest[-1]) and rest[-1].word not in _BEFORE_NAME:
        return None
    return start


def _trade_name(token: Token) -> bool:
    """A word of two or three characters that is a name or is in no dictionary."""
    if not known(token.word):
        if any(char in token.word for char in "的和与向暨了是及或等在"):
            return False
        return len(token.word) < 4 and token.word[-1] not in "性级型式化类区业品" and token.word.isalpha()
    return token.tag in {"nz", "nr", "nrt", "nrfg", "ns"}


_FOLLOW = re.compile(
    r"[、，。；：:“”（(）)\n]|等|和|与|及|在|为|的|董事|总经理|副总|总裁|公司|集团|员工|生产|车间|项目|负责|获|成功|已|实现|投资|一期|二期|基地|工厂|上市|成为|入选|研发|相关|技术|智能|建成|开工|竣工|$"
)
_BEFORE_NAME = frozenset("、 ， ； “ ” 《 》 （ ） ( ) 和 与 等 企业 公司 龙头 巨头 厂商 客户 商".split())
_STRONG = re.compile(
    r"(?:副?总经理|副?董事长|副总|总裁|总工程师|总工|负责人|项目负责人|公司|集团|员工|股份|车间|厂区|等\d+[家户])|、[\u4e00-\u9fff]{2,8}等\d+[家户]|与[\u4e00-\u9fff]{4,8}、"
)
_BAD_FOLLOW = re.compile(
    r"产业|产品|行业|领域|学院|中心|研究|局|厅|县|市|区|路|镇|村|学|技术|化|业|部|城|园|港|谷|大厦|小镇|走廊|创新|示范|合作|成果|人才|攻关|程|衢|池"
)


def _unknown(stem: str, text: str, end: int) -> bool:
    """A trade name in no dictionary needs no more proof, unless the word goes on as a thing."""
    return len(stem) > 1 and not known(stem) and not _BAD_FOLLOW.match(text, end)


_NO_FOLLOW = re.compile(r"的(?:发展|产业)")


def _follows(text: str, end: int) -> bool:
    return bool(_FOLLOW.match(text, end)) and not _NO_FOLLOW.match(text, end)


def _short_forms(text: str, mentions: list[Mention], regions: Regions) -> list[Mention]:
    """Where companies named in full are named again by a part of the name."""
    forms: dict[str, str] = {}
    for mention in mentions:
        if mention.type == "company" and mention.rule.startswith("company."):
            forms.setdefault(mention.name, mention.name)
        if mention.type == "company" and not mention.name.endswith("社"):
            for form in short_forms(mention.name, regions):
                forms.setdefault(form, mention.name)
    if not forms:
        return []
    pattern = re.compile("|".join(sorted(map(re.escape, forms), key=lambda one: (-len(one), one))))
    return [
        Mention(match.start(), match.end(), "company", match[0], None, "company.short")
        for match in pattern.finditer(text)
        if len(match[0]) > 3 or _ENDS.match(text, match.end())
    ]


_ENDS = re.compile(r"[，。、；：:“”（）()《》,;\n]|公司|集团|等|的|与|和|董事|总经理|副总|负责|$")


def short_forms(name: str, regions: Regions) -> list[str]:
    """Parts of a company's name that may stand for it: 岚科新材 for 安徽岚科新材料有限公司."""
    place = regions.prefix(name)
    core = name[len(place) :] if place else name
    core = _SUFFIX.sub("", core)
    whole_core = _SUFFIX.sub("", name)
    core = re.sub(r"[（(].{0,6}[)）]", "", core)
    if core in {"苹果", "小米", "大众", "联想"}:
        return [core]
    if len(core) < 2 or core in word_set("not_short") or core[:2] in word_set("not_short"):
        return []
    forms = [core] if len(core) > 2 or not known(core) else []
    if place and len(whole_core) > 3 and len(place) == 2:
        forms.append(whole_core)
    if len(core) > 4:
        forms.append(core[:4])
    if len(core) > 3 and not known(core[:2]) and core[:2] not in regions.table:
        forms.append(core[:2])
    if core not in forms and any(one.kind == "company" for one in load_lexicon().entries.get(core, ())):
        forms.append(core)
    industry = next((core[-size:] for size in (5, 4, 3, 2) if core[-size:] in _industries()), "")
    if industry and len(core) - len(industry) > 2:
        forms.append(core[: len(core) - len(industry)])
    whole = ("集团", "公司", "银行")
    return [one for one in dict.fromkeys(forms) if one != name and one not in regions.table and _particular(one, whole)]


def _particular(form: str, whole: tuple[str, ...]) -> bool:
    """Not a whole name of its own, and no ordinary word begins it (国际贸易)."""
    return not form.endswith(whole) and not (len(form) > 2 and ordinary(form[:2]) and not _industries() & {form})
