"""Quantities without a plain numeral: 首位, 过半, 一半, 翻番, 前十名, 全国30强.

“位居全省首位”→ 1,rank;“占比过半”→ 0.5,more_than。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.figures.bounds import bound_after, bound_before
from policyminer.extractors.figures.exclusions import Blocked
from policyminer.extractors.figures.magnitudes import numeral_value
from policyminer.extractors.figures.scanner import Measure

# A character that each of them holds, first or last: the text is searched for these.
_ANCHOR = re.compile(r"[首榜半翻倍前后强亿万]")
_HUNDREDS = frozenset("百千万")
_PASSED = frozenset("破击过越上")
_DIGITS = "0123456789一二三四五六七八九十百"
_SPECIAL = re.compile(
    r"(?:(?P<first>(?:首位|榜首)(?!度))"
    r"|(?P<half>一半(?!导体)|半数(?=以上|左右|企业|人员|[，。、])|(?<=[近超逾约占达过])半数|(?<=近)半(?=[，。；、的\n]|$))"
    r"|(?P<over>(?<![时务间双])过半数?(?!任务))"
    r"|(?P<part>(?<![每上下近前后这大过年个])半(?:(?P<pu>个工作日|个小时|个钟头|小时)|(?P<pd>个月|天|日|年)(?!度))(?=[，,。；;、内即就办]|以内|左右))"
    r"|(?P<round>(?<=[突超冲跨迈站]破|[突超冲跨迈站][过击越上])(?:万亿|千亿|百亿|千万|百万)(?=[，,。；;、\n]|大关|台阶|关口|门槛|$))"
    r"|(?P<double>翻番|翻倍|倍增(?=[，。；、]))"
    r"|(?P<top>[前后](?P<n>[0-9]{1,3}|[一二两三四五六七八九十百]{1,3})(?P<u>名|位|强)?(?=[，,。；;、）)的行之之列以内\n”]|$|(?:名|位|强)))"
    r"|(?P<strong>(?P<s>[0-9]{1,3}|[二三四五六七八九]?[十百])强(?=[，,。；;、）)\n”]|$|(?:以?内|行列))))"
)
_RESULT = re.compile(
    r"进入|跻身|入围|迈入|挺进|进位|位列|名列|位居|稳居|居|列|闯进|跨入|晋级|上榜|入选|排名|保持|冲进|冲刺|争创|迈向|争进|奋进|重返|提升|升至"
)
_NAMED_AFTER = re.compile(r"(?:企业|品牌|世界|民营|合作社)$")
_HALF_OF_TIME = re.compile(r"[缩减]|至|到|仅|用|只|达|不足|“|、|(?:期限?|时间|时长|效期)为?$|为期$")
_WITHIN = re.compile(r"以?内|办|即|就")
_OF_ALL = re.compile(r"全国|全省|全区|全球|世界|中国|亚洲|西部|中部|东部")
_BEFORE_FIRST = frozenset("居列排占位前省市国县区界第球于各类")
_FIRST_OF = re.compile(r"(?:居|列|排|占据|位)[^，。；、]{1,10}$")
_ONE = Decimal(1)


def special_measures(text: str) -> list[Measure]:
    """Every such quantity of a folded text.

    ``special_measures("位居全省前三位")`` → rank, at most 3.
    """
    found = []
    done = 0
    for anchor in _ANCHOR.finditer(text):
        at = max(done, _begun(text, anchor.start()))
        match = _SPECIAL.match(text, at) if at <= anchor.start() else None
        if match is None:
            continue
        done = match.end()
        made = _make(text, match)
        if made is not None:
            found.append(made)
    return found


def with_specials(found: list[Measure], specials: list[Measure]) -> list[Measure]:
    """Both lists in text order; where they overlap the special one counts."""
    if not specials:
        return found
    taken = Blocked([(m.start, m.end) for m in specials])
    kept = [m for m in found if not taken.covers(m.start, m.end)]
    return sorted([*kept, *specials], key=lambda m: m.start)


def _begun(text: str, at: int) -> int:
    """Where the quantity around an anchor begins (``过|半``, ``30|强``, ``百|亿``); behind it where there is none."""
    char = text[at]
    if char in "亿万":
        return at - 1 if text[at - 1 : at] in _HUNDREDS and text[at - 2 : at - 1] in _PASSED else at + 1
    if char == "半":
        return at - 1 if text[at - 1 : at] in {"一", "过"} else at
    if char == "强":
        before = text[max(0, at - 3) : at]
        return at - len(before) + len(before.rstrip(_DIGITS))
    return at


def _make(text: str, match: re.Match[str]) -> Measure | None:
    start, end = match.span()
    if match["first"]:
        if text[start - 1 : start] not in _BEFORE_FIRST and not _FIRST_OF.search(text, max(0, start - 12), start):
            return None
        if re.search(r"(?:放|摆|置|挺|处)(?:在|于)?$", text[max(0, start - 3) : start]):
            return None
        return _measure(start, end, _ONE, "exact", "rank", start)
    if match["half"]:
        bound, head = bound_before(text, start)
        after, stop = bound_after(text, end)
        if text[end : end + 1] in {"多"}:
            after, stop = "at_least", end + 1
        return _measure(start, stop, Decimal("0.5"), after or bound, "fraction", head)
    if match["over"]:
        return _measure(start, end, Decimal("0.5"), "more_than", "fraction", start)
    if match["part"]:
        unit = match["pu"] or match["pd"]
        granted = match["pu"] and _WITHIN.match(text, end)  # 半小时|办结
        if not granted and not _HALF_OF_TIME.search(text, max(0, start - 6), start):
            return None
        after, stop = bound_after(text, end)
        made = _measure(start, stop, Decimal("0.5"), after or bound_before(text, start)[0], "duration", start)
        made.unit, made.base = unit, unit
        return made
    if match["round"]:
        value = numeral_value(match["round"])
        if value is None:
            return None
        bound, head = bound_before(text, start)
        return _measure(start, end, value, bound, "money" if "亿" in match["round"] else "count", head)
    if match["double"]:
        if text[start - 1 : start] in {"“", "计", "行"} or text[end : end + 2] in {
            "计划",
            "行动",
            "工程",
            "”计",
            "”行",
        }:
            return None
        return _measure(start, end, Decimal(2), "exact", "multiple", start)
    return _top(text, match)


def _top(text: str, match: re.Match[str]) -> Measure | None:
    start, end = match.span()
    words = match["n"] or match["s"]
    value = numeral_value(words) or Decimal(10 if words == "十" else 100)
    before = text[max(0, start - 14) : start]
    named = match["u"] in {"名", "位"} and match["top"]
    if not (_RESULT.search(before) or named or re.search(r"[全省市国县区界球]$", before)):
        return None
    if match["strong"] and _NAMED_AFTER.search(before):
        return None
    if match["strong"] and ((words in "十百" and not _OF_ALL.search(before)) or value > 200):
        return None
    if match["top"] and text[start] == "后" and match["u"] != "位":
        return None
    if match["strong"] and (not _RESULT.search(before) or text[start - 1 : start].isdigit()):
        return None
    if text[end : end + 1] in {"季", "个", "年", "月", "天"}:
        return None
    return _measure(start, end, value, "at_most", "rank", start)


def _measure(start: int, end: int, value: Decimal, bound: str, dimension: str, head: int) -> Measure:
    return Measure(start, end, value, None, None, bound, "special", None, dimension, None, _ONE, head, "special")
