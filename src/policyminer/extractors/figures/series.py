"""What a figure takes over from the figures before it in a series.

“年营业收入超百亿元企业3家、超十亿元企业15家”:十亿元也是“年营业收入”;“35处二次供水、72公里燃气管网”各归各的。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.choice import counted_by_name, is_empty
from policyminer.extractors.figures.cues import NOMINAL, VERB, Token, cues
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_SCALE = re.compile(r"(?:收入|产值|投资|面积|规模|[额量]|资产|营收|利润|税收|人口|资金|市值|估值)$")
_MONEY_NOUN = re.compile(r"[额金款费价资税利贷债息]$|收入|支出|投资|补贴|奖励|补助|资助|累计|总计|合计|年度|成本|标准")
_OPEN = frozenset({"more_than", "at_least", "less_than", "at_most"})
_PAYMENT = re.compile(
    r"(?:补贴|补助|奖励|资助|奖补|贴息|补偿|津贴|救助|租金|费用?|待遇|标准|额度|限额|补贴额|奖励额|保费|保额)$"
)


def of_another(text: str, last: FigureDraft | None, head: int, before: Span) -> bool:
    """``35处二次供水、|72公里燃气管网``: the words before belong to the figure before them."""
    if last is None or last.indicator is None or last.indicator[0] < last.end:
        return False
    return text[head - 1] in "、和及" and before[0] < last.indicator[1] and last.indicator[0] < before[1]


def capped_by_group(
    text: str, drafts: Sequence[FigureDraft], draft: FigureDraft, clause: int, head: int, before: Span | None
) -> Span | None:
    """``补贴额不超过5万元，大型收割机|不超过25万元``: the same payment for a thing of another kind."""
    if before is None or draft.bound != "at_most" or draft.dimension != "money" or not drafts:
        return None
    last = drafts[-1]
    if last.bound != "at_most" and len(drafts) > 1 and last.start >= clause:
        last = drafts[-2]
    if last.dimension != "money" or last.bound != "at_most" or last.indicator is None:
        return None
    if head - last.end > 30 or text[last.end : last.end + 1] not in {"，", "、"}:
        return None
    paid = _PAYMENT.search(text, *last.indicator) is not None or text[last.indicator[1] - 1] in "额金款"
    return last.indicator if paid and not _MONEY_NOUN.search(text, *before) else None


def threshold_before(
    text: str, sentence: Sentence, drafts: Sequence[FigureDraft], draft: FigureDraft, item: Measure
) -> Span | None:
    """``年营业收入超百亿元企业3家、|超十亿元企业15家``: the thresholds of a series measure the same."""
    if len(drafts) < 3 and (draft.bound not in _OPEN or len(drafts) < 2):
        return None
    counted, before = drafts[-1], drafts[-2]
    if before.start < sentence.start or (counted.dimension == "count") == (item.dimension == "count"):
        return None
    if item.dimension == "count":
        series = counted.bound in _OPEN and before.dimension == "count" and item.start - counted.end < 2
        return before.indicator if series and drafts[-3].bound in _OPEN else None
    if item.dimension != before.dimension or draft.bound not in _OPEN or before.bound not in _OPEN:
        return None
    measured = before.indicator is not None and _SCALE.search(text, *before.indicator) is not None
    return before.indicator if measured and item.head - counted.end < 4 else None


def same_unit(drafts: Sequence[FigureDraft], sentence: Sentence, draft: FigureDraft) -> Span | None:
    """``安排项目326个、年度投资80亿元，|开工120个``: what was counted with the same word."""
    if draft.dimension != "count" or drafts[-1].dimension == "count" or draft.direction is not None:
        return None
    for earlier in reversed(drafts[-6:]):
        if earlier.start < sentence.start:
            return None
        if earlier.dimension == "count" and earlier.unit == draft.unit:
            return earlier.indicator
    return None


def run_in(text: str, sentence: Sentence, last: FigureDraft | None, item: Measure) -> Span | None:
    """``；（三）报废补贴：|每台按…的30%``: the words before the colon of a member of a list name its figures."""
    begun = text.rfind("；", last.end if last is not None else sentence.start, item.head) + 1
    colon = text.find("：", begun, min(item.head, begun + 16)) if begun else -1
    if colon < 0 or item.dimension not in {"money", "percent"}:
        return None
    span, _ = noun_before(text, sentence, begun, colon)
    return span if span is not None and span[1] == colon and _PAYMENT.search(text, *span) else None


def object_before(text: str, sentence: Sentence, item: Measure, low: int, begun: int, word: str) -> Span | None:
    """``交办问题|整改销号109个``: what something was done to stands in front of the verb."""
    if begun - low < 2 or (item.dimension not in {"count", "area", "length"} and item.unit != "块"):
        return None
    if word not in cues().passive and word[-1] != "了" and text[begun - 1] != "已":
        return None
    span, built = noun_before(text, sentence, low, begun)
    if span is None and built is not None and built.end == begun and built.start - low > 1:  # 项目|建成|投入使用9个
        begun = built.start
        span, _ = noun_before(text, sentence, low, begun)
    if span is None or begun - span[1] > 1 or span[1] - span[0] < 2 or is_empty(text[slice(*span)]):
        return None
    return span if counted_by_name(item.unit, text[slice(*span)]) else None


def done_of(text: str, draft: FigureDraft, last: FigureDraft | None, clause: int, begun: int) -> Span | None:
    """``排查排污口860个，已|整治512个``: the part of what was counted before that something was done to."""
    if last is None or last.dimension != "count" or last.unit != draft.unit:
        return None
    named = last.indicator
    if (
        named is not None and named[0] >= last.end and (named[1] == begun or text[named[1] : begun] in _ALREADY)
    ):  # 14个台区|已恢复
        return named
    if text[last.end : begun] in {"、", "，"} and draft.direction is None and text.startswith(_STAGES, begun):
        return named  # 开工127个、|完工59个
    if clause - last.end > 14:
        return None
    led = text[clause:begun]
    if draft.direction is None and led in _OF_THEM and text[begun : begun + 2] in _SETTLED:
        return named
    return named if led in _ALREADY and "。" not in text[last.end : clause] else None


def works_again(text: str, last: FigureDraft | None, draft: FigureDraft) -> Span | None:
    """``新建高标准农田14万亩、|改造提升13万亩``: works of the same thing, with nothing named."""
    if last is None or last.dimension not in _WORKED or last.unit != draft.unit:
        return None
    if text[draft.end : draft.end + 1].isalpha() or _WORKS.fullmatch(text, last.end, draft.start) is None:
        return None
    if last.indicator is not None and cues().kind(text[slice(*last.indicator)]) & VERB:  # 关停9家、|改造8家
        return None
    return last.indicator


def done_to(text: str, span: Span) -> bool:
    """``线路已|修复|31条``: a word for an action behind 已 is a verb here."""
    return text[span[0] - 1] == "已" and cues().kind(text[slice(*span)]) & NOMINAL > 0


_STAGES = tuple(
    "开工 完工 竣工 建成 投用 投产 投运 交付 启动 在建 续建 新开工 落地 入库 开通"
    " 验收 通车 复工 封顶 改建 扩建 改扩建 迁建 办结 完成 销号 挂牌 启用 启运".split()
)
_WORKED = frozenset({"count", "area", "length"})
_WORKS = re.compile(
    r"[、，](?:累计|已|共|目前)*(?:新建|改建|扩建|改扩建|改造|提升|提质|升级|续建|修复|维修|修缮|完善|建成|建设|加固){1,2}(?:了|约|近|超|达到?)?"
)
_OF_THEM = frozenset({"", "其中", "全部", "累计", "共", "现场", "当场", "及时", "妥善", "推动", "协调", "督促"})
_SETTLED = frozenset(
    "解决 办结 整改 化解 销号 处置 处理 办理 答复 回复 查实 审结 调处 调解 反馈 采纳 关停 修复 查结 了结 评结".split()
)
_ALREADY = frozenset({"已", "现已", "目前已", "已经", "其中已", "累计已"})


def doubled(text: str, sentence: Sentence, verb: Token, low: int) -> int:
    """``孵化毕业达40家``: two verbs side by side are one."""
    index = bisect_right(sentence.tokens, verb.start, key=_ends) - 1
    before = sentence.tokens[index] if index >= 0 else None
    if before is None or before.end != verb.start or before.start < low:
        return verb.start
    if before.end - before.start < 2:
        return verb.start
    if not before.kind & VERB and text[verb.start : verb.end] in cues().passive:  # 中欧班列|开行
        return verb.start
    return before.start if text[before.start : before.end] not in cues().generic else verb.start


def _ends(token: Token) -> int:
    return token.end


_SPARED = re.compile(r"(?:未|没有?|无)(?:再|出现|发生|新增)+")


def what_spared(text: str, sentence: Sentence, item: Measure) -> Span | None:
    """``连续35年未发生|重特大火灾``: what has not happened for so long."""
    spared = _SPARED.match(text, item.end) if item.dimension == "duration" else None
    return None if spared is None else noun_after(text, sentence, spared.end())


_CAPACITIES = frozenset({"power", "energy", "mass", "volume"})
_PLANT = re.compile(r"项目|电站|光伏|风电|风力|生产线|机组|装置|储能|煤电|火电|水电|码头")
_BETWEEN = re.compile(r"(?:[、，]|和|及|与)[^，。；0-9]{1,12}")


def share_capacities(text: str, figures: list[FigureDraft]) -> None:
    """``甲县3万千瓦和乙县7万千瓦光伏项目``: the noun behind the last capacity of a list is that of all, in place."""
    for index in range(len(figures) - 2, -1, -1):
        figure, behind = figures[index], figures[index + 1]
        shared = _shared_ability(text, figure, behind)
        if shared is not None:
            figure.indicator = shared
            continue
        if figure.dimension not in _CAPACITIES or figure.unit != behind.unit or behind.indicator is None:
            continue
        if figure.direction is not None or behind.indicator[0] != behind.end:
            continue
        if _PLANT.search(text, *behind.indicator) is None:
            continue
        named = figure.indicator
        if named is not None and (named[1] != figure.start or _SCALE.search(text, *named)):
            continue
        if named is not None and named[1] - named[0] > 6:
            continue
        if _BETWEEN.fullmatch(text, figure.end, behind.start) is not None:
            figure.indicator = behind.indicator


_ABILITY = re.compile(
    r"(?:年|总|设计)?(?:产能|(?:综合|日|年)?(?:生产|加工|处理|仓储|供应|制造|储备|冷藏|屠宰|收储)?能力)(?:规模)?"
)
_MADE = re.compile(r"[^，。；、0-9的和与及]{1,10}(?:、|和|以及|及|与)(?:约|近|超|逾)?")


def _shared_ability(text: str, figure: FigureDraft, behind: FigureDraft) -> Span | None:
    """``形成8万吨陶土、3亿片瓷砖和2万套洁具|产能``: the capacity behind the last is that of all."""
    named, last = figure.indicator, behind.indicator
    if last is None or text[last[1] - 1] not in "能力模":
        return None
    if figure.direction is not None or (named is not None and named[0] != figure.end):
        return None
    if figure.dimension not in _ABLE or behind.dimension not in _ABLE:
        return None
    if last[0] != behind.end and _ABILITY.fullmatch(text, *last) is None:
        return None
    if _MADE.fullmatch(text, figure.end, behind.start) is None:
        return None
    ability = next((m for m in _ABILITY.finditer(text, *last) if m.end() == last[1]), None)
    return None if ability is None else ability.span()


_ABLE = _CAPACITIES | {"area", "length", "count"}
