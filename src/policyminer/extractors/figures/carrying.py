"""What a figure without a noun of its own takes over: from the figure, the clause or the heading before it.

“GDP300亿元,增长7%”:7% 也归“GDP”;“降雨集中在岭西镇,达412毫米”归前一分句的名词。
"""

from __future__ import annotations

import re
from bisect import bisect_right

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.choice import GIVING
from policyminer.extractors.figures.compared import in_comparison
from policyminer.extractors.figures.cues import Token
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.nouns_apart import heading_noun, run_in_noun
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.extractors.figures.series import run_in, same_unit, threshold_before
from policyminer.spans import Span


class Carrying:
    """What is known of the figures so far.

    Parameters
    ----------
    text
        The folded text.
    ends
        Where names of bodies and undertakings end, sorted.
    """

    def __init__(self, text: str, ends: list[int]) -> None:
        self.text = text
        self.last: FigureDraft | None = None
        self.last_sentence: Sentence | None = None
        self.drafts: list[FigureDraft] = []
        self.group: Span | None = None
        self._ends = ends

    def _paid_by_group(
        self, item: Measure, sentence: Sentence, clause: int, group: Span, verb: Token | None
    ) -> Span | None:
        """``公用经费，小学每生720元、|初中940元``, ``标准调整为|一类地区2010元``: the noun is that of all groups."""
        last = self.last
        if last is not None and last.end > clause and last.dimension == item.dimension:
            return last.indicator
        if verb is not None and verb.end == group[0] and self.text[verb.start : verb.end].endswith(("为", "到", "至")):
            return noun_before(self.text, sentence, clause, verb.start)[0]
        if group[0] - clause > 2:
            return None
        return last.indicator if last is not None else self._clause_before(sentence, clause, False)

    def _after_period(self, sentence: Sentence, high: int) -> int:
        low = 0
        for period in sentence.periods:
            if (
                period.end <= high
                and not self.text.startswith("每", period.start)
                and self.text[period.start - 1 : period.start] not in _NO_BORDER
                and not in_comparison(self.text, period.start)
                and not (
                    self.text[period.start - 1 : period.start] == "在" and _BASIS.match(self.text, period.end, high)
                )
            ):
                low = period.end
        return low

    def _carried(self, draft: FigureDraft, item: Measure, sentence: Sentence, clause: int) -> Span | None:
        last = self.last
        if item.head <= clause + 3 and self.text[item.head - 2 : item.head] == "提前":
            return None
        stated = self._stated(item, sentence, clause)
        if stated is not None:
            return stated
        if item.dimension == "money" and GIVING.search(self.text, clause, item.start):
            given = run_in_noun(self.text, sentence)
            if given is not None:
                return given
        taken = run_in(self.text, sentence, self.last, item) or threshold_before(
            self.text, sentence, self.drafts, draft, item
        )
        if taken is not None:
            return taken
        if item.dimension == "money" and (headed := heading_noun(self.text, sentence, clause, item.head)) is not None:
            return headed
        if last is not None and last.indicator is not None:
            return same_unit(self.drafts, sentence, draft) or self._grown(last) or self._grant_of(item, last)
        if item.dimension in {"percent", "fraction"} and item.head <= clause + 1:
            after = noun_after(self.text, sentence, item.end)
            if after is not None:
                return after
        if item.unit in _HEADS and item.head <= clause + 1 and self.text[item.end : item.end + 1].isalpha():
            return None
        return self._clause_before(sentence, clause, draft.dimension == "rank")

    def _grown(self, last: FigureDraft) -> Span | None:
        """``产值由2亿元增加到9亿元，规模扩大了3.5倍，年均增长|8%``: what has grown, not 规模."""
        grown = self.drafts[-2] if len(self.drafts) > 1 else None
        if (
            last.indicator is not None
            and last.dimension == "multiple"
            and grown is not None
            and self.text[slice(*last.indicator)] == "规模"
            and last.end - grown.end < 20
        ):
            return grown.indicator
        return None

    def _grant_of(self, item: Measure, last: FigureDraft) -> Span | None:
        """``补助比例为10%，单个企业不超过|800万元``: a sum is no rate, it is the grant itself."""
        if item.dimension != "money" or last.dimension not in {"percent", "fraction"} or last.indicator is None:
            return last.indicator
        rate = _RATE_OF.search(self.text, *last.indicator)
        return last.indicator if rate is None else (last.indicator[0], rate.end("what"))

    def _stated(self, item: Measure, sentence: Sentence, clause: int) -> Span | None:
        """``最大雨量出现在云岭镇，达412毫米``: the noun at the beginning of a clause before that has no figure."""
        index = bisect_right(sentence.clauses, clause) - 2
        if index < 0 or (self.last is not None and self.last.end > sentence.clauses[index]):
            return None
        if self.text[item.end : item.end + 1].isalpha():
            return None
        if self.text[clause - 1] not in "，," or not _REACHES.fullmatch(self.text, clause, item.head):
            return None
        match = _QUALITY.match(
            self.text, max(sentence.clauses[index], self._after_period(sentence, clause)), clause - 1
        )
        return match.span() if match else None

    def _clause_before(self, sentence: Sentence, clause: int, rank: bool) -> Span | None:
        index = bisect_right(sentence.clauses, clause) - 2
        if index < 0:
            return None
        low, high = sentence.clauses[index], clause - 1
        vaunted = _VAUNTED.search(self.text, low + 2, high)
        high = high if vaunted is None else vaunted.start()
        span, verb = noun_before(self.text, sentence, max(low, self._after_period(sentence, high)), high)
        if rank and verb is not None and self.text[verb.start : verb.end] in _HONOURS:
            return None
        if span is not None and verb is not None and _STEPS.match(self.text, *span):
            span, _ = noun_before(self.text, sentence, max(low, self._after_period(sentence, high)), verb.start)
        return span


_RATE_OF = re.compile(r"(?P<what>补助|补贴|奖励|资助|奖补|贴息|补偿|报销|赔付)(?:比例|标准|率|幅度)$")
_NO_BORDER = frozenset("由从比较与到至为占")
_HEADS = frozenset("人名户位")
_BASIS = re.compile("[^，。；、0-9]{0,20}基础上")
_REACHES = re.compile(r"(?:全年|预计|有望|可望|力争|将|已|仅|均|约|也)*(?:达到?|为|是|突破|超过?)?(?:约|近|超)?")
_QUALITY = re.compile(
    r"[^，。；：、的]{1,14}?(?:量|率|额|值|数|面积|水位|指数|比重|浓度|温度|气温|强度|价格|收入|支出|里程|长度|高度|规模|产能|产值)(?=[^，。；量率额值数])"
)
_VAUNTED = re.compile(
    r"由[负降亏跌减]转[正升盈涨增]$|(?:建设|工作|发展|改革|推进)?(?:见形见效|见行见效|落地见效|提质增效|成效(?:显著|明显|突出)|稳中[有求向]进|稳中向好|量质齐升|多点开花|蓄势[聚赋]能|如火如荼|方兴未艾|有声有色|有力有效|走深走实|提档升级|大干快上|亮点纷呈"
    r"|(?:加快|稳步|扎实|深入|全面|有序|持续|顺利|强势|高效|纵深)(?:推进|发力|提速|起势|发展|向好|提升|增强|改善|巩固|拓展)|(?:不断|明显|显著|进一步)(?:提升|增强|改善|优化|提高|加快|壮大|完善))$"
)
_HONOURS = frozenset(
    "获评 荣获 入选 入围 上榜 跻身 获批 获得 获 斩获 被评为 被授予 列入 纳入 命名为 评为 创成 创建 创建成".split()
)
_STEPS = re.compile(r"[一二三四五六七八九十百千万亿0-9]{2,6}(?:元|、|大关|关口|台阶)?")
