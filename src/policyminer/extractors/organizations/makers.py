"""Firms before what they make: 岚科 in 岚科电芯, 恒泰 in 恒泰智能工厂二期, where a list of projects names them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import rjieba

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common, known
from policyminer.extractors.organizations.trade import country_of, likeness, stem_worth, suffix_of, suffixes

CAPACITY = re.compile(
    r"(?:年产|年处理|年加工|年屠宰|日产|日处理|总投资|\d+(?:\.\d+)?[万亿]?(?:吨|千瓦|兆瓦|吉瓦|平方米|立方米|平方公里|GWh|MW|GW|"
    r"套|台|辆|件|头|只|羽|吨级|安时|片|颗|米|公里|亩|元|毫米|mm|英寸|寸|升|瓶|箱|双|块|部|支|根|锭|卷|尾|克|k[Ww]h|MVA|MVar)|"
    r"[十百千]?[万亿]吨级?)"
)
_GOODS = re.compile(
    r"(?:年产|年处理|年加工|年屠宰|日产|日处理)|\d+(?:\.\d+)?[万亿]?"
    r"(?:吨|套|台|辆|件|安时|片|颗|毫米|mm|英寸|寸|瓶|箱|双|块|部|支|根|锭|卷)"
)
_GOODS_TOO = 0.6  # a quantity of goods, which no place has
_PHASE = re.compile(r"[（(]?(?:第?[一二三四五六七八九十]{1,3}|三四|二三)期[）)]?(?:工程|扩建|建设)?$")
_TELLING = re.compile(r"\d|期[）)]?$|[十百千万亿]吨")
SURE = 1.2  # worth of a list of which half are firms
_ENOUGH, ALONE, _COUNTED = 2.6, 0.1, 0.7
_MADE, _PHASED = 0.8, 0.8  # a product, a number of a phase behind the word
_WORD_TOO = 2.0  # a company whose name is also a word
_STRONG = 2.5
_NAMED_PAIR = 1.0
_BARRED = -5.0
_STRANGE_WORTH = 1.2  # of a stretch with no word of the dictionary in it
_AREAS = ("园", "区", "基地", "中心", "港", "城")
_PLACE_LAST = frozenset(
    "坝口湖塘园沟坡岭庄河江山村岗洞寨坪铺堡营桥门峡滩洲岛湾港渡峰崖川源泉溪屯集店镇乡路街站场城楼寺庙塔宫祠"
)
_NO_NAME = frozenset(
    "的与和及暨了是或等在为被把对从由以将并也就都且至到各每该其此这那我一二三四五六七八九十百千万亿两几多个项座条"
)


def _product_at(text: str, at: int) -> bool:
    """Whether a product begins here."""
    words = word_set("products")
    return (
        text[at : at + 2] in words
        or text[at : at + 3] in words
        or text[at : at + 4] in words
        or text[at : at + 5] in words
        or text[at : at + 6] in words
    )


def _long_product_at(text: str, at: int) -> bool:
    """Whether a product of four characters or more begins here, whatever the tagger cuts."""
    words = word_set("products")
    return any(text[at : at + size] in words for size in (4, 5, 6))


def _product_before(text: str) -> bool:
    """Whether a stretch ends in a product."""
    words = word_set("products")
    return text[-2:] in words or text[-3:] in words or text[-4:] in words or text[-5:] in words or text[-6:] in words


@lru_cache(maxsize=20_000)
def also_company(word: str) -> bool:
    """Whether a word is the name of a company too (浪潮, 百灵)."""
    lexicon = load_lexicon()
    if word in word_set("never_alone"):
        return False
    return any(one.kind == "company" for table in (lexicon.weak, lexicon.entries) for one in table.get(word, ()))


@lru_cache(maxsize=20_000)
def may_make(head: str) -> bool:
    """Whether a member that begins so may begin with the name of a firm: no plain word, unless a firm has it too."""
    pair = head[:2]
    if not "\u4e00" <= head[0] <= "\u9fff" or pair in word_set("products"):
        return False
    if not common(pair) or pair in word_set("name_heads"):
        return True
    return also_company(pair) or also_company(head[:3]) or also_company(head)


def find_maker(text: str, start: int, end: int, regions: Regions, *, worth: float) -> list[Mention]:
    """The strange word before what firms make: 岚科 in 岚科电芯, 恒泰 in 恒泰智能工厂二期."""
    listed = worth > ALONE
    whole = text[start:end]
    if (
        listed
        and (worth > SURE or whole[-1] in "园地部心厂")
        and (founder := _founder(whole, regions, sure=worth > SURE))
    ):
        return [Mention(start, start + founder, "company", whole[:founder], None, "company.maker")]
    told = _product_before(whole) or _TELLING.search(whole)
    if not told and not (listed and any(_product_at(whole, at) for at in (2, 3, 4, 5, 6))):
        return []
    if joint_place(text, start, regions):
        return []
    phase = _PHASE.search(whole) if "期" in whole else None
    made_to = phase.start() if phase else len(whole)
    first = regions.prefix(whole) or ""
    place = 0 if also_company(first) else len(first)
    sizes = sorted((place + 2, place + 3, place + 4), key=lambda size: not _product_at(whole, size))
    for size in sizes:
        stem, rest = whole[place:size], whole[size:made_to]
        if size > len(whole) or not all("\u4e00" <= char <= "\u9fff" for char in stem):
            continue
        made = _worth_of_rest(rest, phased=phase is not None)
        if not made:
            continue
        name = _name_worth(stem, regions)
        if (
            listed
            and _BARRED < name < _STRANGE_WORTH
            and _strange(stem)
            and not rest.startswith(word_tuple("dug_and_grown"))
        ):
            name = _STRANGE_WORTH
        if rest.endswith(_AREAS) and not also_company(stem) and likeness(stem) < _STRONG:
            continue
        if name + made + worth >= _ENOUGH:
            if _straddled(whole, size) and not _long_product_at(whole, size):
                continue
            if _built(whole) or country_of(whole):
                return []
            trade = 2 if _TRADE_AND_SITE.match(rest) and rest[:2] in suffixes() else 0
            if trade:
                return [Mention(start, start + size + trade, "company", whole[: size + trade], None, "company.maker")]
            cut = made_to if rest == suffix_of("岚科" + rest) and (rest in suffixes() or rest[:2] == "生物") else size
            return [Mention(start, start + cut, "company", whole[:cut], None, "company.maker")]
    return []


_SITES = tuple(
    "产业园 科创园 科技园 工业园 智慧园 创新园 智造园 物流园 总部 总部基地 产研基地 生产基地 研发基地 产业基地 "
    "智能工厂 数据中心 研发中心 供应链中心 运营中心 结算中心 分拨中心 物流中心 仓储中心".split()
)


_NO_FIRM = re.compile(
    r"计划|英才|人才|行动|文化|精神|新村|小镇|公园|广场|新城|大悦城|万象|天街|商业|购物|酒店|[路桥河湖山岛街巷]$|[东西南北]路"
)


_TRADE_AND_SITE = re.compile(
    r"..(?:西部|西南|西北|华东|华南|华北|华中|东北|全国|全球|中国|国际|区域)[\u4e00-\u9fff]{0,6}(?:基地|工厂|总部|中心|园)$"
)


def _founder(whole: str, regions: Regions, *, sure: bool) -> int:
    """How long the name of a known company is that a park or base of the list begins with (海信创新产业园)."""
    placed = whole.endswith("基地") and not whole.endswith(_SITES)
    if not placed and not whole.endswith(_SITES) and (not sure or _built(whole) or _NO_FIRM.search(whole)):
        return 0
    for size in (4, 3, 2):
        name, rest = whole[:size], whole[size:]
        if len(rest) < 3 or not also_company(name) or regions.knows(name):
            continue
        if known(name) and rjieba.tag(name)[0][1] == "ns":
            continue
        if regions.prefix(rest) or (not placed and (known(rest[:2]) or known(rest[:3]) or rest in _SITES)):
            return size
    return 0


def joint_place(text: str, start: int, regions: Regions) -> bool:
    """Whether the word before that joins two members begins the name of a place (和林格尔)."""
    if text[start - 1 : start] not in {"和", "与", "及"}:
        return False
    return regions.begins_at(start - 1) or any(text[start - 1 : start + size] in regions.table for size in (2, 3))


@cache
def _public() -> re.Pattern[str]:
    words = (word_set("works") | word_set("more_works")) - {"搬迁"}
    return re.compile("|".join(map(re.escape, sorted(words))))


@cache
def _dug() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(word_set("dug_and_grown")))))


@lru_cache(maxsize=20_000)
def _built(whole: str) -> bool:
    """Whether a member says what is built for the public."""
    return _public().search(whole) is not None


def _worth_of_rest(rest: str, *, phased: bool) -> float:
    """What the words behind a strange word say for a firm: a product, a number with a unit, a phase."""
    if CAPACITY.match(rest):
        goods = _GOODS_TOO if _GOODS.match(rest) and not _dug().search(rest) else 0.0
        return _COUNTED + max(_MADE if _product_before(rest) else 0.0, goods)
    if made_of(rest):
        return _MADE + (0.2 if phased else 0.0)
    return _PHASED if phased and not rest else 0.0


def made_of(rest: str) -> bool:
    """Whether a stretch begins with a product, or with a word and ends in one."""
    begun = _known_start(rest) or rest[:1] in tuple("高超精特新")
    return _product_at(rest, 0) or (begun and len(rest) < 12 and _product_before(rest))


@lru_cache(maxsize=20_000)
def _straddled(whole: str, at: int) -> bool:
    """Whether a word lies across a place (not 耐世|特电驱动 where the tagger has 耐世特)."""
    end = 0
    for word, _ in rjieba.tag(whole):
        end += len(word)
        if end >= at:
            return end > at
    return False


def _known_start(rest: str) -> bool:
    """Whether a word of the dictionary begins here, so that no name is cut in its middle."""
    return any(known(rest[:size]) for size in (2, 3, 4) if len(rest) >= size)


def _name_worth(stem: str, regions: Regions) -> float:
    """How much a word looks like the name of a firm where a product stands behind it."""
    if (stem in regions.table and stem not in load_lexicon().weak) or stem in word_set("products"):
        return -9.0
    if stem[-1] in "级型化性式类系":
        return -9.0
    if len(stem) == 4 and likeness(stem[:2]) >= _NAMED_PAIR and not known(stem[:2]) and known(stem[2:]):
        return stem_worth(stem[:2]) if stem[2:] in word_set("name_tails") else -9.0
    if len(stem) > 2 and also_company(stem):
        return _WORD_TOO
    headed = stem[:2] in word_set("name_heads") and not known(stem[2:])
    if len(stem) > 3 and not headed and any(known(stem[at : at + 2]) for at in range(3)):
        return -9.0
    if also_company(stem):
        return _WORD_TOO
    if stem[-1] in _PLACE_LAST and likeness(stem) < _STRONG:
        return -9.0
    if len(stem) == 2 and stem[1] == "和" and likeness(stem) >= _STRONG:
        return 1.2 + likeness(stem) / 1.5
    return 0.4 + stem_worth(stem) if stem[-1] == "记" and stem[0] in word_set("surnames") else stem_worth(stem)


@lru_cache(maxsize=20_000)
def _strange(stem: str) -> bool:
    """Whether no word of the dictionary is in a stretch, no place, no number (钵施然)."""
    if stem[-1] in _PLACE_LAST or (len(stem) > 3 and stem[0] in "引调西东南北") or set(stem) & _NO_NAME:
        return False
    return not known(stem) and not any(known(stem[at : at + 2]) for at in range(len(stem) - 1))
