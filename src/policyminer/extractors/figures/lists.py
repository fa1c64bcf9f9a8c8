"""A list with one number: every name of it is counted, also behind a word that looks like a verb.

“新增重点实验室、研发机构5家”→“重点实验室、研发机构”;“解决率、办理满意率均达95%”→“解决率、办理满意率”。
"""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.figures.attributes import without_kinds
from policyminer.extractors.figures.cues import MODIFYING, NOMINAL, VERB, begins, cues
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_COUNTED = frozenset({"count", "area", "length"})
_BROKEN = re.compile(r"[0-9，；：（）\n的]|等(?!级|候)|分别|其中")
_RATE = re.compile(r"(?:[率额量值数]|税收|收入|满意度|优良度)$")
_BOTH = re.compile(
    r"(?:均|都|双双)(?:达到?|为|实现|保持|稳定|增长|超过?|突破|提升|提高|下降|在|至|到|同比|较|约|近|再|已|[^，。；、0-9]{0,3})*$"
)
_NEXT_TO = re.compile(r"”?(?:等|共|约|近|超过?|各|达到?)*")
_TOWARDS = frozenset("赴到在与向对从为给同由于")
_DOES = frozenset("获 建设 改造 养护 生产 获得 共获 夺得 制造 组织 开展 销售".split())
_KINDS = frozenset("型级性类式")
_PIPES = ("管道", "管网", "机构")  # of which the kinds are said: 燃气、供水管道
_FAR = 40


def whole_list(text: str, sentence: Sentence, span: Span, item: Measure, low: int) -> Span:
    """The whole list that ends with a noun in front of its number.

    Parameters
    ----------
    text
        The folded text.
    sentence
        The sentence around the number.
    span
        The noun.
    item
        The measure.
    low
        Where the words of the figure begin.
    """
    sign = text.rfind("、", max(low, span[0] - _FAR), span[0])
    if sign < 0 or span[1] > item.head or item.head - span[1] > 8 or text[sign - 1].isdigit():
        return span
    counts = (
        item.dimension in _COUNTED
        and _NEXT_TO.fullmatch(text, span[1], item.head) is not None
        and _RATE.search(text, *span) is None
    )
    if not counts and not (_BOTH.match(text, span[1], item.head) and _RATE.search(text, *span)):
        return span
    first, _ = noun_before(text, sentence, low, sign)
    if first is None or first[1] != sign or first[1] - first[0] < 2 or _BROKEN.search(text, sign, span[0]):
        return span
    if text[first[0] - 1] in _TOWARDS or text[first[1] - 1] in _KINDS or _in_quotes(text, first[0], sign):
        return span
    if not counts and not _RATE.search(text, *first):
        return span
    start = first[0]
    if text[start : start + 2] in cues().creating | cues().governing | _DOES:
        start += 2
    shared = counts and without_kinds(text, (start, span[1])) != (start, span[1]) and not text.endswith(_PIPES, *span)
    if shared or text.endswith("信息", *span) or start + 1 >= sign or _acts(text, sentence, start, span[0], not counts):
        return span
    return start, span[1]


def _in_quotes(text: str, start: int, sign: int) -> bool:
    """Whether the sign stands inside a quote that opened in front of the list: ``“微改造、|精提升”示范点``."""
    return text[start - 1] == "“" and text.find("”", start, sign) < 0


def _acts(text: str, sentence: Sentence, low: int, high: int, rate: bool) -> bool:
    """Whether a verb that governs stands between two offsets: ``培育甲园区、|推进乙园区``."""
    tokens = sentence.tokens
    index = bisect_left(tokens, low, key=begins)
    known = cues()
    while index < len(tokens) and tokens[index].start < high:
        token = tokens[index]
        word = text[token.start : token.end]
        modifies = token.kind & (MODIFYING | NOMINAL) and word not in _DOES
        if modifies and (rate or text[token.start - 1] != "、"):  # 新型|研发|机构, 办理|满意率
            index += 1
            continue
        if not rate and token.kind & VERB:
            return True
        if token.kind & VERB and (word in known.governing or word in known.creating or word in _DOES):
            return True
        index += 1
    return False
