"""Members of a list that repeat the pattern of the first: sums of works, places in rank, parts of a change.

“投资100亿元的甲项目、60亿元的乙项目”:两个数据都是“投资”;“其中开发区增长8%”归前面的增加值,主体“开发区”。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_SIZES = frozenset({"money", "mass", "area", "power", "volume", "energy"})
_MEMBER = re.compile(r"的[^，。；、0-9]{2,24}(?:、|和|以及|及)(?:约|近|超|超过|逾)?")
_RANK_WORDS = re.compile(
    r"(?:均|也|都|分别|双双)?(?:稳居|位居|跃居|位列|名列|居|列|排名?|升至|跃升|进入|为)?(?:全[省市国区州]|世界|同类|[^，。；、]{0,4}(?:第|前))"
)
_PART = re.compile(
    r"(?:其中[，：]?|其中：|、|，|和|；)?(?P<who>[^，。；：、0-9的“”（）]{1,10}?"
    r"(?:片区|园区|开发区|经开区|高新区|新区|城区|乡镇|街道|[县区市镇乡村]))(?:分别)?"
)
_WIDE = re.compile(
    r"(?:增加值|产值|投资|收入|总额|利润|税收|营收|零售额|用电量|货运量|余额|出口|进口|进出口|面积|产量)$"
)


def of_works(text: str, last: FigureDraft | None, item: Measure) -> Span | None:
    """The noun of ``投资100亿元的甲项目、|60亿元的乙项目``: that of the figure before.

    Parameters
    ----------
    text
        The folded text.
    last
        The figure before.
    item
        The number at hand.
    """
    if last is None or last.dimension != item.dimension or item.dimension not in _SIZES or last.indicator is None:
        return None
    if last.unit != item.unit or last.indicator[1] > last.start or text[item.end : item.end + 1] != "的":
        return None
    return last.indicator if _MEMBER.fullmatch(text, last.end, item.start) is not None else None


def next_ranked(text: str, sentence: Sentence, last: FigureDraft, item: Measure) -> Span | None:
    """The noun of ``完成率全省第1、|满意率|全省第2``: that between two ranks of a list.

    Parameters
    ----------
    text
        The folded text.
    sentence
        The sentence around both.
    last, item
        The rank before and the one at hand.
    """
    begun = last.end + 1
    if text[last.end : begun] not in {"、", "，"} or item.head - begun < 3:
        return None
    found = _RANK_WORDS.search(text, begun + 2, item.head)
    if found is None:
        return None
    span, verb = noun_before(text, sentence, begun, found.start())
    return span if span is not None and verb is None and span[1] - span[0] > 1 and span[0] == begun else None


def part_of_change(
    text: str, drafts: Sequence[FigureDraft], draft: FigureDraft, sentence: Sentence, low: int, head: int
) -> tuple[Span, Span] | None:
    """What grew and where: ``增加值增长6.5%，其中|云岭片区|增长8.1%``.

    Parameters
    ----------
    text
        The folded text.
    drafts
        The figures so far.
    draft
        The change at hand.
    sentence
        The sentence around it.
    low, head
        The words in front of the verb of the change.
    """
    last = drafts[-1] if drafts else None
    if last is None or last.start < sentence.start or draft.direction is None or last.direction is None:
        return None
    if last.indicator is None or last.dimension != draft.dimension or "其中" not in text[last.end : head]:
        return None
    part = _PART.fullmatch(text, max(low, last.end), head)
    if part is None or _WIDE.search(text, *last.indicator) is None:
        return None
    return last.indicator, part.span("who")
