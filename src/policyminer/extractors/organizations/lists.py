"""Companies in lists and brackets: 天禾机械等6家装备制造企业, 1家(中岳内配), 科力尔、诺德股份两家企业."""

from __future__ import annotations

import re
from functools import lru_cache

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import Token, known, tokens
from policyminer.extractors.organizations.trade import called, likeness, quality, suffix_of
from policyminer.extractors.organizations.vocabulary import Found

_LIST = re.compile(
    r"等[^，。；、：！？\n等的]{0,3}?(?:\d{1,4}|[一二三四五六七八九十百两几数多]{1,4}|一批)?(?:余|多)?(?:家|户|"
    r"个)?[^，。；、：！？\n等的]{0,14}?"
    r"(?P<kind>企业(?!家|精神)|公司|车企|药企|厂商|房企|国企|央企|巨头|集团|上市公司|平台企业|"
    r"[\u4e00-\u9fff]企(?!业)|券商|银行|机构投资者|开发商|运营商|龙头(?!企业)|酒企|酒庄|"
    r"[“\"](?:行业|产业|工业|链上|制造业|农业)?(?:领头羊|领头雁|头雁|头羊|链主|排头兵|独角兽|小巨人|瞪羚|隐形冠军|"
    r"单项冠军|单打冠军|配套专家|龙头|老字号|领军者|主力军|尖兵|旗舰|航母|雏鹰|灯塔)[”\"])"
)
_PROJECTS = re.compile(
    r"等(?:\d{1,4}|[一二三四五六七八九十百两几数]{1,4})(?:余|多)?(?:个|"
    r"宗)[^，。；、：！？\n等]{0,18}?(?P<kind>项目|工程|工厂|基地)"
)
_WORKS = re.compile(
    r"公路|高速|铁路|道路|大桥|隧道|水库|水利|电站|河道|小区|场馆|码头|景区|节点|民生|市政|城建|交通|公园|文旅|"
    r"旅游"
)
_FEW = re.compile(
    r"等(?:一批)?(?:重点|重大|在建|新建|签约|产业|工业|优质|制造业|龙头|外资|央企|民企|延链|补链|强链|百亿级?|十亿级?|"
    r"亿元|超百亿|新|大){0,3}(?P<goods>[\u4e00-\u9fff]{2,4})?项目"
)
_CHOOSING = frozenset("成功 相继 先后 首批 入选 获评 上榜 跻身 荣获 被评 列入 入围 位列 荣登 晋级".split())
_CHOSEN = re.compile(
    r"等(?:成功|相继|先后|首批)?(?:入选|获评|上榜|跻身|荣获|被评为|列入|入围|位列|荣登|晋级)[^，。；、：！？\n]{0,20}?企业"
)
_FIELDS = re.compile(
    r"性服务业|领域|行业|产业(?!化|链|园|项目)|产品|方面|方式|形式|渠道|途径|手段|措施|活动|模式|政策|技术|资源|问题"
)
_ITEM_CHARS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&.\-（()）“”]{2,24}$")
_INSIDE = re.compile(r"家[（(]([\u4e00-\u9fffA-Za-z]{2,8})[)）]")
_STRANGE = 0.9  # how much characters must look like a name
_MADE = frozenset({"显示", "智造"})
ONLY_FIRMS = ("科技", "股份", "控股", "实业")
"""Words for trades that only firms have."""
_DIGITS = frozenset("0123456789一二三四五六七八九十两")
_NUMERALS = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万亿半几数多")
_CLAUSE = re.compile(r"[^，。；、：！？\n等]{1,27}")
_KIND_WORDS = (
    "企",
    "公司",
    "项目",
    "集团",
    "工程",
    "龙头",
    "巨头",
    "厂",
    "券商",
    "银行",
    "基地",
    "商",
    "庄",
    "投资者",
    "“",
    '"',
)
_SPLIT = re.compile(r"、|以及|(?<![一二三四五六七八九、，])(?<![、，进动快持设促建].)和|与|及")
_STRETCH = re.compile(r"[，。；：！？,;:!?\n]")
_TALLY = re.compile(
    r"[家户](?:[\u4e00-\u9fff]{0,6}?)(?:企业|公司)|家[“\"]?(?:中华|[\u4e00-\u9fff]{2})?(?:老字号|小巨人|独角兽|单项冠军|瞪羚)"
)
_NUMBER = re.compile(r"(?:[两三四五六七八九十]|\d{1,2})$")
_STOP = re.compile(r"[，。；：！？,;:!?\n“”《》]")
_PHASES = tuple("一期 二期 三期 四期 五期 六期 改扩建 扩建 技改 新建 搬迁".split())
_BUILT_IN = (
    "智能制造",
    "智能工厂",
    "智慧工厂",
    "技术改造",
    "技改扩能",
    "智能化改造",
    "数字化改造",
    "转型升级",
    "绿色制造",
)
_REACH = 16
_LIST_WORTH = 2.6
_SAFE = 3.4
_ALL_GOOD = 1.5
_SURE = 1.6  # the number is that of the members: 甲、乙两家企业
HELPS = ("支持", "鼓励", "扶持", "助推")
_LIST_BEGINS = 12
_GROWN = 0.6
_GROW = re.compile(
    r"(?P<list>[\u4e00-\u9fffA-Za-z、]{5,40}?)"
    r"(?=做大做强|做优做强|做强做优|发展(?!为|成|的)|扩产|扩能|增产|上市|满产|达产|稳产|技改|增资|挂牌)"
)
_GROWN_ONE = re.compile(
    r"(?P<firm>[\u4e00-\u9fff]{4,6}?)(?:等企业)?(?:做大做强|做优做强|做强做优|发展壮大|扩产扩能|扩产|扩能|增资扩产|上市|技改)"
)
_NUMERAL_OF = {2: "两2", 3: "三3", 4: "四4", 5: "五5", 6: "六6"}
_FIRM_LIST, _PROJECT_LIST, _FEW_LIST = 2.0, 0.6, 0.3


def _growing(text: str, regions: Regions, helps: Found) -> list[Mention]:
    """Firms that are helped to grow: 支持时代酒业、金岚醇做大做强."""
    found: list[Mention] = []
    for _, begun, _ in helps:
        comma = text.find("、", begun, begun + _LIST_BEGINS)
        one = _GROWN_ONE.match(text, begun) if comma < 0 else None
        if one and _traded(one["firm"]) and not regions.knows(one["firm"][:2]):
            found.append(Mention(*one.span("firm"), "company", one["firm"], None, "company.grown"))
            continue
        if comma < begun + 2 or not _promising(text, begun, comma, _FIRM_LIST - 1.0):
            continue
        match = _GROW.match(text, begun)
        stretch = match["list"] if match else "等"
        if stretch.endswith("等") or "、" not in stretch:
            continue
        members = items(stretch, begun)
        names = [(tail(text, start, end, regions)[0], start, end) for start, end in members]
        worths = [
            max(quality(text[start:end], regions), _known_worth(text[start:end], _FIRM_LIST))
            for name, start, end in names
            if name == (start, end)
        ]
        if len(worths) == len(members) and max(worths) + _GROWN >= _LIST_WORTH and min(worths) > 0:
            found += [Mention(start, end, "company", text[start:end], None, "company.list") for start, end in members]
    return found


def find_listed(text: str, regions: Regions, helps: Found) -> list[Mention]:
    """Companies in lists that say what their members are.

    ``helps`` is where verbs of helping stand.

    并列里的企业:``天禾机械等6家装备制造企业``、``长岭半导体等65个亿元项目``。
    """
    return _listed(text, regions) + _bracketed(text) + _tallied(text, regions) + _growing(text, regions, helps)


def _listed(text: str, regions: Regions) -> list[Mention]:
    found: list[Mention] = []
    at = text.find("等")
    while at >= 0:
        clause = _CLAUSE.match(text, at + 1)
        if clause and _says_kind(clause[0]):
            found += _before_etc(text, at, regions)
        at = text.find("等", at + 1)
    return found


def _says_kind(clause: str) -> bool:
    return any(map(clause.__contains__, _KIND_WORDS))


def _before_etc(text: str, at: int, regions: Regions) -> list[Mention]:
    """The members of the list that 等 ends, when what follows says what they are."""
    for pattern, worth in (
        (_LIST, _FIRM_LIST),
        (_CHOSEN, _FIRM_LIST),
        (_PROJECTS, _PROJECT_LIST),
        (_FEW, _FEW_LIST),
    ):
        if pattern is _CHOSEN and text[at + 1 : at + 3] not in _CHOOSING:
            continue
        match = pattern.match(text, at)
        if match is None or (pattern is not _CHOSEN and _FIELDS.search(match[0])):
            continue
        if pattern in {_PROJECTS, _FEW} and _WORKS.search(match[0]):
            continue
        if pattern is _FEW and match["goods"] and match["goods"] not in word_set("products"):
            continue
        low = max(at - 80, 0)
        stretch = _STRETCH.split(text[low:at])[-1]
        return _members(text, stretch, at - len(stretch), regions, worth)
    return []


def _members(text: str, stretch: str, at: int, regions: Regions, worth: float) -> list[Mention]:
    """The members that look like companies; before a verb the list has not begun."""
    names: list[tuple[int, int, float]] = []
    members = items(stretch, at)
    first = next((at for at, span in enumerate(members) if _promising(text, *span, worth)), None)
    for start, end in reversed(members[first:] if first is not None else ()):
        end = without_phase(text, start, end)
        name, ended = tail(text, max(start, end - _REACH), end, regions)
        if ended and worth == _FIRM_LIST and text[start - 1 : start] == "、" and _traded(text[start:end]):
            name, ended = (start, end), False
        if name:
            if worth < _FIRM_LIST:
                name = name[0], before_things(text, *name)
            written = text[slice(*name)]
            if worth < _FIRM_LIST and len(written) > 4 and of_product(written):
                continue
            names.append((*name, _known_worth(written, worth) or quality(written, regions)))
        if ended:
            break
    best = max((one[2] for one in names), default=0.0)
    beside = 0.7 if best + worth >= _LIST_WORTH + 0.5 else 0.0
    if len(names) > 1 and all(one[2] >= _ALL_GOOD for one in names):
        beside = 1.1
    if (
        worth == _FIRM_LIST
        and sum(one[2] + worth >= _SAFE for one in names) > 1
        and text.startswith("等", at + len(stretch))
    ):
        beside = 2.4
    elif worth == _FIRM_LIST and len(names) > 1 and best + worth >= _SAFE and text.startswith("等", at + len(stretch)):
        beside = max(beside, 2.1)
    return [
        Mention(
            start, end, "company", text[start:end], None, "company.list" if worth == _FIRM_LIST else "company.project"
        )
        for start, end, good in names
        if good + worth + beside >= _LIST_WORTH
    ]


def _traded(member: str) -> bool:
    """Whether a member is two characters and a word for a trade, the two a verb maybe (享誉科技), but no act."""
    suffix = suffix_of(member)
    stem = member[: len(member) - len(suffix)]
    lexicon = load_lexicon()
    if not suffix or len(stem) != 2 or stem in lexicon.stops or stem in lexicon.generic or stem in lexicon.inner:
        return False
    return not any(stem in word_set(one) for one in ("lead_off", "pushes", "not_short"))


def before_things(text: str, start: int, cut: int) -> int:
    """Where a strange name ends before what it makes: 凯途 in 凯途汽车轮毂, 千禾 in 千禾调味品."""
    products, trades = word_set("products"), load_lexicon().industries
    for size in (2, 3):
        stem, rest = text[start : start + size], text[start + size : cut]
        things = rest[-2:] in products or rest[-3:] in products
        two = len(rest) > 3 and (things or rest[-2:] in _MADE) and (rest[:2] in trades or rest[:2] in products)
        plain = (
            len(rest) == 2
            and rest not in word_set("firm_ends")
            and (rest in products or rest in word_set("weak_industries"))
        )
        two = two or (plain and text[cut : cut + 2] in products)
        two = two or (len(rest) > 3 and rest in products)
        thing = len(rest) == 3 and rest[-1] == "品" and rest in products
        named = called(stem) or (not known(stem) and likeness(stem) > _STRANGE)
        if (two or thing) and named and not rest.endswith(ONLY_FIRMS):
            return start + size
    return cut


def of_product(name: str) -> bool:
    """Whether a member of a list of projects ends in what is made there (华岚香精): its maker is looked for apart."""
    return not suffix_of(name) and name.endswith(word_tuple("products"))


def _known_worth(name: str, worth: float) -> float:
    """What a member is worth that is known as a company, also one whose name is a word too (百灵)."""
    lexicon = load_lexicon()
    if any(one.kind == "company" for one in lexicon.entries.get(name, ())):
        return 3.0
    if worth < _FIRM_LIST or name in word_set("never_alone"):
        return 0.0
    return 1.5 if any(one.kind == "company" for one in lexicon.weak.get(name, ())) else 0.0


def without_phase(text: str, start: int, end: int) -> int:
    """Where a member of a list ends without what says which part of a project it is (二期, 扩建)."""
    built = ""
    if text.endswith(_BUILT_IN, start, end):
        built = next(word for word in _BUILT_IN if text.endswith(word, start, end))
    if built and end - start - len(built) > 3 and suffix_of(text[max(start, end - len(built) - 8) : end - len(built)]):
        return end - len(built)
    if not text.endswith(_PHASES, start, end):
        return end
    return end - (3 if text.endswith("改扩建", start, end) else 2)


def _promising(text: str, start: int, end: int, worth: float) -> bool:
    """A first look at a member: its end is a word for a trade or has the characters of a trade name."""
    end = without_phase(text, start, end)
    name = text[max(start, end - 8) : end]
    if suffix_of(name) or name[-1:].isascii():
        return True
    need = 1.5 * (_LIST_WORTH - worth - 1.7)
    return len(name) > 1 and (likeness(name[-2:]) >= need or (len(name) > 2 and likeness(name[-3:]) >= need))


def _bracketed(text: str) -> list[Mention]:
    return [
        Mention(match.start(1), match.end(1), "company", match[1], None, "company.bracket")
        for match in _INSIDE.finditer(text)
        if text[match.start() - 1 : match.start()] in _DIGITS
    ]


def _tallied(text: str, regions: Regions) -> list[Mention]:
    """Members of a list that a number with 家企业 closes, without 等."""
    found: list[Mention] = []
    for match in _TALLY.finditer(text):
        number = _NUMBER.search(text, max(match.start() - 2, 0), match.start())
        end = number.start() if number else 0
        stretch = _STOP.split(text[max(end - 60, 0) : end])[-1]
        if "、" not in stretch or stretch.endswith("等"):
            continue
        spans = items(stretch, end - len(stretch))
        names = [tail(text, start, stop, regions)[0] for start, stop in spans]
        sure = _SURE if number and number[0] in _NUMERAL_OF.get(len(spans), "") else 0.0
        need = _LIST_WORTH - _FIRM_LIST - sure
        good = [name for name in names if name and quality(text[slice(*name)], regions) >= need]
        if len(spans) > 1 and len(good) == len(spans):
            found += [Mention(*name, "company", text[slice(*name)], None, "company.tally") for name in good]
    return found


def items(stretch: str, at: int) -> list[tuple[int, int]]:
    """Where the members of a list stand."""
    found: list[tuple[int, int]] = []
    begun = 0
    for match in [*_SPLIT.finditer(stretch), None]:
        end = match.start() if match else len(stretch)
        if end > begun:
            found.append((at + begun, at + end))
        begun = match.end() if match else end
    return found


def tail(text: str, start: int, end: int, regions: Regions) -> tuple[tuple[int, int] | None, bool]:
    """The words at the end of a stretch that may be a name, and whether a verb or function word stands before them."""
    if not _ITEM_CHARS.search(text[start:end]):
        return None, False
    words = tokens(text, start, end, regions.pieces(start, end))
    kept: list[Token] = []
    ended = False
    for token in reversed(words):
        if ends_name(token) or (token.word == "联合" and kept and token.start > start):
            ended = True
            break
        kept.insert(0, token)
    while len(kept) > 1 and (kept[0].word in load_lexicon().stops or kept[0].word in word_set("lead_off")):
        kept = kept[1:]
    if not kept or (len(kept) > 1 and kept[0].word in load_lexicon().generic):
        return None, ended
    begun = kept[0].start
    place = regions.prefix(text[begun:end]) or ""
    rest = text[begun + len(place) : end]
    inside = len(rest) > 1 and bool(place) and regions.within(place) and suffix_of("  " + rest) != rest
    if inside or (place and len(rest) > 2 and text.count(rest) > text.count(place + rest)):
        begun += len(place)
    return ((begun, end) if 2 <= end - begun <= 12 else None), ended


def ends_name(token: Token) -> bool:
    """Whether a word cannot stand inside the name of a company: verbs, function words, punctuation."""
    return _ends(token.word, token.tag)


@lru_cache(maxsize=20_000)
def _ends(word: str, tag: str) -> bool:
    lexicon = load_lexicon()
    if word in lexicon.inner or word in lexicon.industries:
        return False
    if word == "·":
        return False
    if word in lexicon.stops or not word[0].isalnum():
        return True
    if tag in {"m", "mq"} and word[0] in _DIGITS and word[-1] in "条台套个家座批项所辆架艘座处名位户":
        return True
    if tag in {"m", "mq"} and not set(word) & _NUMERALS:
        return False
    if tag in {"v", "vd", "p", "c", "uj", "ul", "r", "m", "q", "mq", "d"}:
        return known(word) and (len(word) > 1 or tag in {"p", "c", "uj", "ul", "r"})
    return False
