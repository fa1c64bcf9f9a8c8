"""Companies named by a trade name and the word for their trade: 恒岳重工, 三和精工."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set, word_tuple
from policyminer.extractors.organizations.lists import ends_name
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import Token, common, known, level_stands, rare, tokens
from policyminer.extractors.organizations.trade import likeness
from policyminer.extractors.organizations.vocabulary import Found

_LANDS = frozenset({"中国", "香港", "台湾", "澳门", "华东", "华南", "华北", "华中", "西南", "西北", "东北"})
_ALLIED = frozenset({"与", "和", "同"})
_ALLIANCE = re.compile(r"(?:战略)?合作|签[约署下订]|续约|共建|达成")
_NO_MORE = frozenset({"建设", "投资", "文化", "信息", "健康", "智能", "数字"})
_OFFICE = frozenset("部局厅处学院馆园")
_NUMERALS = frozenset("一二三四五六七八九十百千万")
_NUMERIC = re.compile(
    r"[一二三四五六七八九十百千万][和洲江星洋友维源丰方诺利鑫合信联力元圣达国益汇泰禾胜众宝环川华鼎缘润]"
)
_CLEAR = re.compile(r"[，。、；（(]|等|[\u4e00-\u9fff]{2,8}项目|董事|总经理|公司|员工|车间|负责")
_RANKING = re.compile(r"\d强|[央国民外]企$|[镍锰硅碳铁铝铜锌]基")
_FOLLOW = re.compile(
    r"[、，。；：:“”（）(\n)]|等|和|与|及|在|为|的|董事|总经理|副总|总裁|公司|集团|证券部|证代|董秘|官[微网]|方面|"
    r"员工|生产|车间|项目|负责|获|成功|已|实现|投资|一期|二期|三期|基地|工厂|上市|成为|入选|研发|相关|技术|智能|"
    r"建成|开工|竣工|$"
)
_BEFORE_NAME = frozenset("、 ， ； “ ” 《 》 （ ） ( ) 和 与 等 企业 公司 龙头 巨头 厂商 客户 商".split())
_CLOSED = re.compile(
    r"[、，。；,;）)”\s]|重整|破产|重组|投产|竣工|开工|建成|落地|落户|签约|实现|完成|成为|荣获|正式|成功|顺利|等|被|获|入选|股份|公司|集团|董事|总经理|项目|[一二三]期|年产|\d"
)
_BUILT = re.compile(
    r"生产(?:基地|线|车间|项目)|总部|智能工厂|智慧工厂|(?:[一二三四]期)?(?:项目|基地|扩建|技改)|[一二三四]期"
)
_PRODUCED = re.compile(
    r"(?:[一二三]期)?项目|年产|\d"
)  # what is built then, not who builds it (比亚迪 in 比亚迪电池项目)
_SERVED = re.compile(
    r"(?:成功|及时|先后|高效)?(?:办理|提供|发放|解决|协调|争取|量身|定制|开通|减免|退税|授信|送去|送上|送来|代办|"
    r"开具)"
)
STRONG = re.compile(
    r"(?:副?总经理|副?董事长|副总|总裁|总工程师|总工|负责人|项目负责人|公司|集团|员工|股份|车间|厂区|等\d+[家户])|"
    r"、[\u4e00-\u9fff]{2,8}等\d+[家户]|与[\u4e00-\u9fff]{4,8}、"
)
_BAD_FOLLOW = re.compile(
    r"产业|产品|行业|领域|学院|中心|研究|局|厅|县|市|区|路|镇|村|学|技术|化|业|部|城|园|港|谷|大厦|小镇|走廊|创新|"
    r"示范|合作|成果|人才|攻关|程|衢|池|场|站"
)
_NO_FOLLOW = re.compile(r"的(?:发展|产业)")
_HOLDS = re.compile(r"入选|获|上市|董事|总经理|股价|成功|[，。、；]|等\d")
_CLUSTER = re.compile(  # what stands in a list of clusters is a trade of a place, no firm (岭川特碳新材料等产业集群)
    r"(?:、[^，。；、等\n]{2,12}){0,5}(?:等(?:\d+[个条大])?(?:重点|优势|特色|主导|新兴|[千百十]亿级?|先进制造业|"
    r"战略性新兴|国家级|省级|市级){0,2})?(?:产业集群|集群|产业链|产业带)|"
    r"(?:成功)?(?:获批|入选|获评|跻身|列入)[^，。；\n]{0,12}?集群"
)
_SURE = 1.0
_NAMELIKE = 1.5


@cache
def _industry() -> re.Pattern[str]:
    ordered = sorted(load_lexicon().industries, key=lambda word: (-len(word), word))
    return re.compile("|".join(ordered))


def find_by_industry(text: str, regions: Regions, places: Found) -> list[Mention]:
    """Names that end in a word for a trade; ``places`` is where such words stand.

    以行业词收尾的企业:``恒岳重工``、``三和精工``。
    """
    found: list[Mention] = []
    weak = word_set("weak_industries")
    roots = word_set("sole_roots")
    for begun, end, word in places:
        if begun < 2 or not "\u4e00" <= text[begun - 1] <= "\u9fff":
            continue
        if text[begun - 2] in _NUMERALS and _numeric(text, begun, end):
            found.append(Mention(begun - 2, end, "company", text[begun - 2 : end], None, "company.numeric"))
            continue
        pair = text[begun - 2 : begun]
        if word in roots:
            owned = _owned(text, begun, end, word, regions)
            if owned:
                found.append(owned)
                continue
        verdict = _verdict(pair)
        if verdict == _BARRED:
            if word == "股份" and not "\u4e00" <= text[begun - 3 : begun - 2] <= "\u9fff" and _HOLDS.match(text, end):
                found.append(Mention(begun - 2, end, "company", text[begun - 2 : end], None, "company.shares"))
            continue
        if verdict == _ORDINARY and word in weak:
            continue
        if word in word_set("products") and text.startswith(word_tuple("processes"), end):
            continue
        if _crosses(text, begun, end):
            continue
        if verdict == _ORDINARY:
            place = regions.ending_at(text, begun - 2)
            if place is not None and _follows(text, end) and not _CLUSTER.match(text, end):
                found.append(Mention(place, end, "company", text[place:end], None, "company.industry"))
            continue
        more = _industry().match(text, end) if text[end : end + 2] not in _NO_MORE else None
        if more and (text[more.end() : more.end() + 1] in _OFFICE or not _follows(text, more.end())):
            more = None
        end = more.end() if more else end
        plain = text[begun:end] in weak or (more and {text[begun : more.start()], more[0]} <= weak)
        if plain and not STRONG.match(text, end) and likeness(pair) < _SURE:
            continue
        low = max(begun - 8, 0)
        words = tokens(text, low, end, [*regions.pieces(low, end), begun])
        served = STRONG.match(text, end) or _SERVED.match(text, end)
        start = _stem(words, begun, text, regions, sure=bool(served))
        if start is None or _public(text[start:begun]) or _RANKING.search(text[start:begun]):
            continue
        if _CLUSTER.match(text, end):
            continue
        allied = text[start - 1 : start] in _ALLIED and _ALLIANCE.match(text, end)
        allied = allied or (text[start - 1 : start] == "为" and _SERVED.match(text, end))
        if allied or _follows(text, end) or _unknown(text[start:begun], text, end):
            found.append(Mention(start, end, "company", text[start:end], None, "company.industry"))
    return found


def with_trade(text: str, mentions: list[Mention], regions: Regions, places: Found) -> None:
    """The word for the trade right behind a known company, or a place, is part of it (隆盛光伏, 兖矿新疆煤化工)."""
    ends = {start: end for start, end, _ in places}
    for one in mentions:
        if one.rule != "fixed.company" or one.end - one.start > 5:
            continue
        at = one.end
        if at not in ends and (place := next(iter(regions.spans_in(at, at + 1)), None)):
            at = place[1]
        end = ends.get(at)
        if end is not None and text[end : end + 1] == "园":
            continue
        if end is None:
            continue
        made = text[at:end] in word_set("products")
        if not made and at == one.end and _BUILT.match(text, end):
            one.name, one.end = one.name + text[at:end], end
            continue
        if _CLOSED.match(text, end) and not (at == one.end and _PRODUCED.match(text, end)):
            one.name += text[one.end : end]
            one.end = end


_BARRED, _ORDINARY, _LIKELY = range(3)


@lru_cache(maxsize=20_000)
def _verdict(pair: str) -> int:
    """What two characters before a word for a trade may be: nothing, an ordinary word, a trade name."""
    no_stem = word_set("no_stem")
    if (pair[1] in no_stem or pair[0] in no_stem) and ((known(pair) and not rare(pair)) or likeness(pair) < _NAMELIKE):
        return _BARRED
    if pair in word_set("not_short"):
        return _BARRED
    return _ORDINARY if common(pair) else _LIKELY


def _owned(text: str, begun: int, end: int, word: str, regions: Regions) -> Mention | None:
    """A group of a place by what such groups are called after: 合肥产投."""
    place = regions.ending_at(text, begun)
    if text.startswith(("公司", "集团", "平台", "债"), end):
        return None
    if place is None and text[begun - 1] in "省市" and level_stands(text, begun - 1):
        region = regions.by_level(text[begun - 1], begun - 1)
        if region is None or not _CLOSED.match(text, end):
            return None
        return Mention(begun - 1, end, "company", region.name + word, region, "company.root")
    return None if place is None else Mention(place, end, "company", text[place:end], None, "company.root")


def _crosses(text: str, begun: int, end: int) -> bool:
    """Whether an ordinary word lies across an edge of the word for the trade (聚集|成, 水产|品)."""
    return common_pair(text[begun - 1 : begun + 1]) or common_pair(text[end - 1 : end + 1])


def common_pair(pair: str) -> bool:
    """Whether two characters are an ordinary word."""
    return len(pair) == 2 and known(pair) and common(pair)


def _public(word: str) -> bool:
    """Whether a word is the fixed form of a body that is no company (工信部 before 电池)."""
    entries = load_lexicon().entries.get(word, ())
    return bool(entries) and all(one.type != "company" for one in entries)


def _numeric(text: str, begun: int, end: int) -> bool:
    """A trade name that begins with a numeral, standing clear on both sides: 三和精工、."""
    if not _NUMERIC.match(text, begun - 2) or not _CLEAR.match(text, end) or text[begun - 3 : begun - 2].isdigit():
        return False
    before = text[begun - 3 : begun - 2] if begun > 2 else ""
    clear = not "\u4e00" <= before <= "\u9fff" or before in "与和及由到在对"
    return clear or text[max(begun - 4, 0) : begun - 2] in word_set("pushes")


def _stem(words: list[Token], at: int, text: str, regions: Regions, *, sure: bool) -> int | None:
    """Where the trade name before the industry word begins, when it is a name and no common word."""
    before = [token for token in words if token.end <= at]
    if not before or before[-1].end != at:
        return None
    last = before[-1]
    if len(last.word) > 1:
        above = before[-2] if len(before) > 1 else None
        if (
            not _trade_name(last)
            or (last.word in regions.table and not sure and not (above and above.word in regions.table))
            or last.word in word_set("not_short")
            or last.word in regions.unlisted
        ):
            return None
        if last.word in load_lexicon().stops or last.word in load_lexicon().inner:
            return None
        if (last.word[0] in word_set("no_stem") or last.word[-1] in word_set("no_stem")) and likeness(
            last.word
        ) < _NAMELIKE:
            return None
        start, rest = last.start, before[:-1]
    else:
        singles = before[-2:]
        if len(singles) < 2 or any(len(token.word) > 1 or ends_name(token) for token in singles):
            return None
        if not all("\u4e00" <= token.word <= "\u9fff" for token in singles):
            return None
        start, rest = singles[0].start, before[:-2]
        if text[start:at] in regions.table:
            return None
        if (text[start] in word_set("no_stem") or text[at - 1] in word_set("no_stem")) and likeness(
            text[start:at]
        ) < _NAMELIKE:
            return None
    if rest and rest[-1].word in _LANDS:
        return rest[-1].start
    if rest and rest[-1].word in regions.table:
        return rest[-1].start if len(rest) == 1 or ends_name(rest[-2]) else start
    if rest and not ends_name(rest[-1]) and rest[-1].word not in _BEFORE_NAME:
        return None
    return start


def _trade_name(token: Token) -> bool:
    """A word of two or three characters that is a name or is in no dictionary."""
    if not known(token.word) or rare(token.word):
        if any(char in token.word for char in "的和与向暨了是及或等在"):
            return False
        return len(token.word) < 4 and token.word[-1] not in "性级型式化类区业品" and token.word.isalpha()
    return token.tag in {"nz", "nr", "nrt", "nrfg", "ns"}


def _unknown(stem: str, text: str, end: int) -> bool:
    """A trade name in no dictionary needs no more proof, unless the word goes on as a thing."""
    return len(stem) > 1 and (not known(stem) or not common(stem)) and not _BAD_FOLLOW.match(text, end)


def _follows(text: str, end: int) -> bool:
    return bool(_FOLLOW.match(text, end)) and not _NO_FOLLOW.match(text, end)
