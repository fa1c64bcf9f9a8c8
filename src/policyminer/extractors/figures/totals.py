"""Words that stand for the noun of the figure before: totals, and verbs that reach people.

“经营主体增长9%、总量达3万户”→“经营主体”;“门诊新政惠及5万人次”→“门诊新政”。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.choice import is_empty
from policyminer.extractors.figures.cues import Token
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_TOTALS = frozenset(
    "保有量 总保有量 保有量总数 总数 总量 数量 累计数 总数量 存量 总存量 存量总数 在库 在库数 在库总数".split()
)
_GAINED = re.compile(  # 获批|国家生态文明建设示范区|、全市总数增至15个
    r"(?:获批|获评|入选|获得|荣获|新增|新建|新创|创建|创成|建成|认定|授予|命名)(?:为|成|了)?(?P<what>[^，。；、0-9“”]{2,24}?)[、，](?:全[省市县区州国]|累计)?$"
)
_RATES = frozenset({"percent", "fraction"})
_SHARES = frozenset({"percent", "percentage_point", "fraction", "multiple", "rank"})
_REACHES = frozenset("惠及 覆盖 受益 辐射".split())


def is_total(text: str, last: FigureDraft | None, item: Measure, span: Span) -> bool:
    """Whether a word is the total of what the figure before measures: ``增长9%、|总量|达3万户``.

    Parameters
    ----------
    text
        The folded text.
    last
        The figure before.
    item
        The measure.
    span
        The noun in front of it.
    """
    if last is None or text[slice(*span)] not in _TOTALS:
        return False
    if last.dimension == item.dimension:
        return True
    return (
        last.dimension in _RATES
        and last.direction is not None
        and item.dimension not in _SHARES
        and span[0] - last.end < 4
        and text[last.end] in "、，"
    )


def gained(text: str, low: int, span: Span) -> Span | None:
    """What was gained without a number in front of a total: ``获批|示范区|、总数增至15个``."""
    found = _GAINED.search(text, low, span[0])
    return None if found is None else found.span("what")


def reaching(text: str, sentence: Sentence, item: Measure, low: int, verb: Token) -> Span | None:
    """What reaches so many people: ``门诊新政|惠及5万人次``."""
    if text[verb.start : verb.end] not in _REACHES or item.dimension != "count":
        return None
    if verb.start - low < 3:
        return None
    span, _ = noun_before(text, sentence, low, verb.start)
    return span if span is not None and span[1] == verb.start and not is_empty(text[slice(*span)]) else None


_ASPECTS_OF = re.compile(r"的?(?P<what>[^，。；：、的0-9“”]{0,4}(?:工作|实事|任务|举措|措施|问题))(?=[，。；：:\n])")
_CLAUSE_ENDS = frozenset(("", *"，。；：:！\n"))


_PLACED = re.compile(
    r"[（(][市县区镇乡、]{1,5}[)）]|[0-9]|入选|入围|上榜|获评|获批|荣获|被评|列入|纳入|成为|创成|成功|全部"
)
_PLACES = frozenset("县 区 镇 村 市 乡 省 州 旗".split())


def named_by_unit(text: str, item: Measure) -> Span | None:
    """The unit as the noun: 人口, ``3镇|入选``, ``把握好五个|方面``, or what so many sides are of."""
    end = item.end
    if item.unit == "人口":
        return end - 2, end
    if item.unit == "个方面":
        found = _ASPECTS_OF.match(text, end)
        if found is not None:
            return found.span("what")
        return (end - 2, end) if text[end : end + 1] in _CLAUSE_ENDS else None
    if item.unit in _PLACES and item.dimension == "count" and _PLACED.match(text, end):
        return end - 1, end
    return None
