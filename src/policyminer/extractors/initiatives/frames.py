"""Whether quotation marks without a head noun hold an undertaking: words before, behind and inside are weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from policyminer.extractors.initiatives import lexicon

_NUMERAL = r"[一二三四五六七八九十两双百千万0-9]"
_PAIR = rf"{_NUMERAL}[^，。、；]{{1,2}}"
SLOGAN = re.compile(
    rf"{_PAIR}{_PAIR}(?:{_PAIR}){{0,2}}$|{_NUMERAL}个?(?:一批|行动|工程|专项|(?:项|大)?(?:集成)?(?:改革措施|改革|制度|措施|攻坚)|百分之百|一律|必须|严禁|不准|不得|不能)$"
)
ONE_ONE = re.compile(
    r"一[^，。、一]{1,3}一(?:研究院|实验室|工作室|工作站|合作社|服务站|服务队|产业园|联络员|专家组)|一[^，。、]{1,2}一[^，。、]{1,2}"
)
ROUNDS = re.compile(  # 一周一调度、一月一通报
    r"一[^，。、一]{1,2}一[^，。、一]{1,3}(?:[、，]一[^，。、一]{1,2}一[^，。、一]{1,3}){1,4}"
)
RULES = re.compile(rf"{_NUMERAL}{{1,2}}个?(?:一律|必须|严禁|不准|不得|不能|凡是|不变|到位|从严|坚决)")
AT_ONCE = re.compile(r"[^，。、]{1,5}即[^，。、]{1,5}|快.快.|先.{1,4}后.{1,4}|一.{1,3}办")  # 见贷即保, 快申快享
_TWICE = re.compile(  # 同事同标, 秒批秒办; not 敢闯敢投
    r"(?P<a>[^，。、敢愿能会想肯可要不有无没越边又也再既乐善])[^，。、](?P=a)[^，。、]"
)
_NAMED = re.compile(  # shapes that only undertakings have: 15分钟医保服务圈, 引客入云, 无废园区, 云易办
    r"(?P<circle>(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:分钟|刻钟|小时|公里).{2,8}圈)|(?P<campaign>引.{1,2}入.{1,2}|[^引的].{1,2}[引揽聚汇荐][才智]"
    r"|无[废欠证疫讼毒传邪黑访].{0,2}(?:城市|园区|社区|工厂|校园|景区|机关|单位|学校|医院|商场|县|乡村|村|镇))"
    r"|(?P<programme>[煤油柴瓶罐旱机箱气散][改代][气电管水旱集铁煤油罐瓶])|(?P<platform>.{1,3}(?:易办|快办|[eE]办|帮办|事通|政通|税通|码通|里办|易贷|易享|省事|办事通|一码通))"
    r"|(?P<strategy>.{2,4}[—－-].{2,4}(?:一体化|同城化))"
    r"|(?P<mechanism>.{1,4}式[+＋].{1,4}式|一.{1,3}[通办享达结投审]|一.{1,2}通.{1,2})"
)
STREAK = re.compile(
    r"[一二三四五六七八九十两0-9]+大?(?:主导|支柱|特色|优势|新兴|未来|传统|重点)?产业"
    r"|[\u4e00-\u9fff]{1,3}牌|[一二三四五六七八九十两][涨升增无][一二三四五六七八九十两][降跌减平]|[一二三四五六七八九十0-9]{1,3}连[冠涨丰增升跳降]|[0-9]+[个项件次].*|[0-9.·・]+"
)
_FILL = re.compile(
    r"(?:了|新一轮|新时代|全国首个|全省首个|全[国省市区县州]首(?:个|条|家|批|例|座)|全国首创|首批|首条|首个|[省市县区]级)$"
)
_REACH = re.compile(  # 深化项目“比拼问效”: the verb governs over a noun
    r"(?:推进|深化|完善|推行|实施|开展|落实|优化|健全|组织|启动|推广|抓好)[\u4e00-\u9fff]{2,5}(?<![的和与及为以在从向])\Z"
)
_GROWN = re.compile(r"(?:增至|增加到|扩大到|扩展到|拓展到|已?建成|达|项目)[0-9]")
_LENGTHS = {2: "short", 3: "brief"}
_MARKS = {"+": "plus", "＋": "plus", "，": "comma", ",": "comma", "、": "pause"}
_FIRST_NUMERAL = re.compile(_NUMERAL)


@dataclass(frozen=True, slots=True)
class Frames:
    """Classes of words by where they stand, and their weights."""

    before: Mapping[str, str]
    behind: Mapping[str, str]
    opening: Mapping[str, str]
    closing: Mapping[str, str]
    function: re.Pattern[str]
    count: re.Pattern[str]
    weights: Mapping[str, int]
    accept: int


@cache
def frames() -> Frames:
    """The classes of ``frames.toml``."""
    data = lexicon.read_toml("frames.toml")
    before, behind, inside = data["before"], data["behind"], data["inside"]
    return Frames(
        _classes(before, {"mid": "mid", "neg": "neg", "do": "do"}),
        _classes(behind, {"neg": "behind_neg", "career": "career"}),
        _classes(inside, {"start_neg": "start_neg"}),
        _classes(inside, {"ends_neg": "ends_neg"}),
        re.compile(lexicon.alternation(inside["neg"].split())),
        re.compile(rf"[0-9]+(?:余|多)?万?(?:{lexicon.alternation(behind['count'].split())})"),
        data["weights"],
        data["accept"],
    )


def _classes(table: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {word: name for key, name in names.items() for word in table[key].split()}


def _ending(words: Mapping[str, str], text: str) -> str:
    """The class of the longest word that a text ends in, or ""."""
    for length in (4, 3, 2, 1):
        found = words.get(text[-length:])
        if found:
            return found
    return ""


def _beginning(words: Mapping[str, str], text: str) -> str:
    """The class of the longest word that a text begins with, or ""."""
    for length in (4, 3, 2, 1):
        found = words.get(text[:length])
        if found:
            return found
    return ""


def numbered(content: str) -> bool:
    """Whether a core is a number slogan: 三进两入, 五项行动."""
    return bool(SLOGAN.fullmatch(content))


def named_type(content: str) -> str | None:
    """The type of a core that is built as only undertakings are: 云易办 is a platform."""
    match = _NAMED.fullmatch(content)
    if match:
        return "mechanism" if match.lastgroup == "circle" else match.lastgroup
    return "mechanism" if _TWICE.fullmatch(content) else None


def fits(before: str, content: str, behind: str, typed: bool, none: bool) -> bool:
    """Whether the words around and inside the quotes together speak for an undertaking."""
    words = frames()
    before = _FILL.sub("", before)
    found = _around(words, before, behind)
    inside = _inside(words, content, typed, none)
    return sum(words.weights[name] for name in (*found, *inside)) >= words.accept


def _around(words: Frames, before: str, behind: str) -> list[str]:
    found = [_ending(words.before, before), _beginning(words.behind, behind)]
    if not any(found) and _REACH.search(before) and not behind[:1].isalnum():
        found.append("do")
    if behind[:1].isdigit():
        found.append("count" if words.count.match(behind) else "")
    elif found[1] != "behind_neg" and _GROWN.match(behind):  # “云溪书房”增至106家
        found[1] = "career"
    elif behind[:1].isalpha() and found[1] != "career":
        found.append("loose")
    return [name for name in found if name]


def _inside(words: Frames, content: str, typed: bool, none: bool) -> list[str]:
    if none or STREAK.fullmatch(content):
        return ["none"]
    found = [_LENGTHS.get(len(content), ""), _beginning(words.opening, content)]
    if typed:
        found.append("typed")
    else:
        found.append(_ending(words.closing, content))
    if _NAMED.fullmatch(content):
        found.append("named")
    if _FIRST_NUMERAL.match(content):
        found.append("numeral")
    if (
        SLOGAN.fullmatch(content)
        or ONE_ONE.fullmatch(content)
        or _TWICE.fullmatch(content)
        or AT_ONCE.fullmatch(content)
    ):
        found.append("slogan")
    if words.function.search(content):
        found.append("function")
    found += [name for mark, name in _MARKS.items() if mark in content]
    return [name for name in found if name]
