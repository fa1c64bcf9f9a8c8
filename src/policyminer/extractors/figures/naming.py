"""Choose the noun of a figure among the words before it, behind it and in the clauses before.

“GDP300亿元,增长7%”:两个数据都归“GDP”;“聘请教师57人”归“教师”。
"""

from __future__ import annotations

import re
from bisect import bisect_right

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.actions import (
    lasting,
    not_speed,
    only_builds,
    placed,
    same_again,
    sole_action,
    unknown_verb,
)
from policyminer.extractors.figures.attributes import stacked
from policyminer.extractors.figures.bare_numbers import people
from policyminer.extractors.figures.bare_verbs import before_verb, granted_to
from policyminer.extractors.figures.carrying import Carrying
from policyminer.extractors.figures.choice import BODY_LIKE, choose, counted_by_name, is_empty, is_group
from policyminer.extractors.figures.compared import before_comparison, each_before, utmost
from policyminer.extractors.figures.cues import LINK, VERB, Token, cues
from policyminer.extractors.figures.direction import direction_before
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.noun_end import noun_end
from policyminer.extractors.figures.nouns_apart import (
    also_judged,
    field_of_rank,
    grant_before,
    granted,
    honoured_before,
    lasting_noun,
    only_a_standard,
    opens_with_noun,
    ranked_noun,
    spread,
)
from policyminer.extractors.figures.parallels import next_ranked, of_works, part_of_change
from policyminer.extractors.figures.quoted_kinds import of_quoted_kind
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.extractors.figures.series import (
    capped_by_group,
    done_of,
    done_to,
    doubled,
    object_before,
    of_another,
    threshold_before,
    what_spared,
    works_again,
)
from policyminer.extractors.figures.stays import staying
from policyminer.extractors.figures.totals import gained, is_total, named_by_unit, reaching
from policyminer.spans import Span

_CUT = re.compile(  # 压减20%的|一般性支出
    r"(?:压减|压缩|削减|核减|调减|精简|减少|降低|减免|免除|减征|免征|减收|免收|提取|拿出|统筹|返还|抵扣|扣除|节约|节省|贡献|吸纳|分流|替代|完成|盘活|腾退|收回)(?:了|近|约|超|超过|不低于|不少于)?$"
)
_SHARE = frozenset({"percent", "fraction", "multiple", "percentage_point", "rank"})


class Naming(Carrying):
    """The choice of a noun for the next figure."""

    def low(self, sentence: Sentence, clause: int, head: int = 0) -> int:
        last = self.last
        if last is None or last.end <= clause:
            return clause
        named = last.indicator
        if (
            named is not None
            and named[0] == last.end
            and named[1] - 2 >= last.end
            and last.dimension == "count"
            and head - named[1] > 1
            and cues().kind(self.text[named[1] : head]) & LINK == 0
        ):
            return named[1]  # 4个乡镇|发展刺梨2.3万亩
        joined = _JOINED.match(self.text, last.end) if self.text[last.end : last.end + 1].isalpha() else None
        return last.end if joined is None else joined.end() - 1

    def indicator(self, draft: FigureDraft, item: Measure, sentence: Sentence) -> None:
        self.group = None
        clause, _ = sentence.clause(item.start)
        bare = self.low(sentence, clause, item.head)
        low = max(bare, self._after_period(sentence, item.head))
        text = self.text
        head = item.head + (text[item.head] == "为" and text[item.head - 1] in _WITH_AS)
        before, verb = self._noun_before(sentence, low, head, draft, item)
        if before is not None and done_to(self.text, before):
            verb = Token(before[0], before[1], VERB)
            before = None
        if before is None and verb is None and low > bare:
            before, verb = self._before_period(sentence, bare, low, draft, item)
        if before is not None and verb is None and item.dimension == "count" and before[0] == low == clause:
            before = unknown_verb(self.text, before)
        if self._settled(draft, item, sentence, clause, bare, low, before, verb):
            return
        after = self._behind(draft, item, sentence, low, before, verb)
        if before is None and after is not None and item.dimension == "money" and only_builds(self.text, after):
            after = None
        if before is not None and after is not None and of_another(self.text, self.last, item.head, before):
            before = None
        draft.indicator = self._choose(item, before, after)
        if draft.indicator is None:
            draft.indicator = self._without_noun(draft, item, sentence, low, clause, verb)

    def _settled(
        self,
        draft: FigureDraft,
        item: Measure,
        sentence: Sentence,
        clause: int,
        bare: int,
        low: int,
        before: Span | None,
        verb: Token | None,
    ) -> bool:
        """Whether something other than the noun next to the number names it."""
        own = (
            of_works(self.text, self.last, item)
            or works_again(self.text, self.last, draft)
            or self._own_name(draft, item, low)
            or what_spared(self.text, sentence, item)
            or placed(self.text, self.drafts, draft, item, sentence, bare, clause)
        )
        if own is not None:
            draft.indicator = own
            return True
        if before is not None and item.dimension in _BY_GROUP and is_group(self.text[slice(*before)]):
            paid = self._paid_by_group(item, sentence, clause, before, verb)
            if paid is not None:
                draft.indicator, self.group = paid, before
                return True
        capped = capped_by_group(self.text, self.drafts, draft, clause, item.head, before)
        if capped is not None:
            draft.indicator, self.group = capped, before
            return True
        if draft.direction is not None and self.last is not None and "其中" in self.text[self.last.end : item.head]:
            head = direction_before(self.text, low, item.head)[1]
            part = part_of_change(self.text, self.drafts, draft, sentence, clause, head)
            if part is not None:
                draft.indicator, self.group = part
                return True
        highest = utmost(self.text, self.last, item, sentence, clause) or granted_to(self.text, low, item)
        if highest is not None:
            draft.indicator, self.group = highest
            return True
        if before is None and item.dimension == "money":
            scaled = threshold_before(self.text, sentence, self.drafts, draft, item)
            if scaled is not None:
                draft.indicator = scaled
                return True
        apart = self._apart(draft, item, sentence, before)
        if apart is not None:
            draft.indicator = apart
            return True
        if item.dimension in {"percent", "fraction"} and opens_with_noun(
            self.text, self.last, item, clause, before, verb
        ):
            draft.indicator = noun_after(self.text, sentence, item.end)
            if draft.indicator is not None:
                return True
        return False

    def _behind(
        self, draft: FigureDraft, item: Measure, sentence: Sentence, low: int, before: Span | None, verb: Token | None
    ) -> Span | None:
        """The noun behind the number."""
        after = None
        adjacent = verb is not None and verb.end >= item.head - 1 and not self.text.startswith("其中", verb.start)
        hungry = (before is None and adjacent and item.dimension == "count") or self.text[item.head - 1] == "等"
        if item.dimension not in _SHARE and item.dimension != "duration":
            after = noun_after(self.text, sentence, stacked(self.text, item.end, item.unit), hungry)
        elif item.dimension in {"percent", "fraction"} or (
            item.dimension in {"duration", "percentage_point"} and before is None and draft.direction is None
        ):
            after = granted(self.text, item)
            if (
                after is None
                and item.dimension == "duration"
                and adjacent
                and _CARRIED_OUT.search(self.text, low, item.head)
            ):
                after = noun_after(self.text, sentence, item.end)
            if after is None and before is None and self.text.startswith("的", item.end):
                cut = _CUT.search(self.text, low, item.start)
                after = noun_after(self.text, sentence, item.end) if cut else None
        return after

    def _apart(self, draft: FigureDraft, item: Measure, sentence: Sentence, before: Span | None) -> Span | None:
        """The noun of a rank or a duration, away from its number."""
        if item.dimension == "duration" and draft.direction is None:
            if self.last is not None and spread(self.text, item, self.last):
                return granted(self.text, item) or self.last.indicator
            return lasting_noun(self.text, sentence, item) or lasting(self.text, sentence, item, before)
        moved = item.unit in _PLACES_MOVED and _MOVED.search(self.text, item.head - 6, item.start) is not None
        if item.dimension != "rank" and draft.dimension != "rank" and not moved:
            return None
        clause, _ = sentence.clause(item.start)
        among = _AMONG.search(self.text, max(clause, item.start - 16), item.start)
        if among is not None and self.text[item.end - 1] == "强":
            return among.span("what")
        if self.last is not None and self.last.dimension == "rank" and self.last.start >= clause:
            return next_ranked(self.text, sentence, self.last, item) or self.last.indicator
        if honoured_before(self.text, self.last, clause, item.head):
            return self.last.indicator if self.last is not None else None
        scope = field_of_rank(self.text, self.last, clause)
        low = max(self._after_period(sentence, item.head), self.low(sentence, clause) if not scope else clause)
        found = ranked_noun(self.text, sentence, item, low)
        if found is not None and also_judged(self.text, self.last, clause, found):
            return self.last.indicator if self.last is not None else None
        if found is not None:
            return found
        earlier = next((d for d in reversed(self.drafts) if d.start < clause or not scope), None)
        return earlier.indicator if earlier is not None and earlier.start >= sentence.start else None

    def _before_period(
        self, sentence: Sentence, bare: int, low: int, draft: FigureDraft, item: Measure
    ) -> tuple[Span | None, Token | None]:
        """``增加值连续两年翻倍``: the noun stands before the period."""
        period = next((p for p in sentence.periods if p.end == low), None)
        if period is None or period.start - bare < 3:
            return None, None
        ongoing = _ONGOING.search(self.text, bare, period.start)
        return self._noun_before(sentence, bare, ongoing.start() if ongoing else period.start, draft, item)

    def _own_name(self, draft: FigureDraft, item: Measure, low: int) -> Span | None:
        """``户均增收8000元``, ``从签约到开工仅用73天``, ``最高补贴15万元``: the words in front are the name."""
        text = self.text
        if (counted := named_by_unit(text, item)) is not None:
            return counted
        if item.unit is None and item.dimension == "count" and item.kind == "cardinal":
            return people(text, item.end)
        if draft.direction is not None:
            _, begun = direction_before(text, low, item.head)
            word = next(
                (w for w in ("增收", "增产", "减产", "减收", "减排", "节支", "减亏") if text.startswith(w, begun)), None
            )
            named = self.last.indicator if self.last is not None else None
            if word in {"增产", "减产"} and named is not None and text[named[1] - 1] in "产量":
                return named
            return (begun, begun + len(word)) if word else None
        if item.dimension == "duration":
            match = _FROM_TO.search(text, low, item.start)
            if match is None and not (self.last is not None and spread(text, item, self.last)):
                return staying(text, item, low)
            return match.span("what") if match else None
        if item.dimension == "money" and item.head < item.start:
            match = _GRANTS.search(text, item.head, item.start)
            follows = text[item.end : item.end + 1]
            return match.span() if match and not follows.isalpha() else None
        return None

    def _without_noun(
        self, draft: FigureDraft, item: Measure, sentence: Sentence, low: int, clause: int, verb: Token | None
    ) -> Span | None:
        """Only a verb before the number, or nothing at all."""
        text = self.text
        if draft.direction is not None:
            found = not_speed(text, self.drafts, sentence, draft) or sole_action(text, low, verb, item.head)
            if found is not None:
                return found
        given = granted(text, item) if item.dimension == "money" else None
        if given is not None:
            return given
        if (
            verb is not None
            and verb.kind & VERB
            and draft.direction is None
            and item.dimension not in {"percentage_point", "multiple", "rank"}
        ):
            word = text[verb.start : verb.end]
            reached = reaching(text, sentence, item, low, verb)
            if reached is not None:
                return reached
            bears = word in _BEARS and item.dimension in _SHARE
            if word not in cues().generic and not bears:
                begun = doubled(self.text, sentence, verb, low)
                return (
                    same_again(text, self.last, draft, verb)
                    or object_before(self.text, sentence, item, low, begun, word)
                    or done_of(self.text, draft, self.last, clause, begun)
                    or (begun, verb.end)
                )
            if verb.start > low and not (word in _GIVES and text.startswith(("对", "给", "为"), clause)):
                span, _ = noun_before(text, sentence, low, verb.start)
                if bears or (span is not None and is_empty(text[slice(*span)])):
                    span = None
                if span is not None and span[1] - span[0] > 1 and counted_by_name(item.unit, text[span[0] : span[1]]):
                    return span
        return self._carried(draft, item, sentence, clause)

    def _noun_before(
        self, sentence: Sentence, low: int, high: int, draft: FigureDraft, item: Measure
    ) -> tuple[Span | None, Token | None]:
        text = self.text
        if text[high - 1] in "着设享" and text[high - 2 : high] not in {
            "执着",
            "沉着",
            "建设",
            "共享",
            "分享",
        }:  # 带着|200万元积蓄
            return None, None
        high, named = noun_end(text, sentence, low, high, draft)
        if named is not None:
            return named
        if high <= low:
            return None, None
        if item.dimension in {"money", "percent", "duration"}:
            high = each_before(text, low, high)
        high = before_comparison(text, low, high, item)
        high = before_verb(text, low, high) if item.dimension != "count" else high
        if high <= low:
            return None, None
        span, verb = self._without_owner(sentence, low, high)
        if span is not None and (
            (is_empty(text[span[0] : span[1]]) and text[span[0] - 1 : span[1]] not in _OF_WHICH)
            or text.startswith(_BEYOND, span[0])
        ):
            span = None
        if span is not None and self.last is not None and is_total(text, self.last, item, span):
            span, verb = gained(text, max(low, self.last.end), span), None
        if (
            span is not None
            and self.last is not None
            and item.dimension == "duration"
            and self.last.dimension == "duration"
            and "其中" in text[max(low, span[0] - 4) : span[0]]
        ):
            span = None
        return span, verb

    def _without_owner(self, sentence: Sentence, low: int, high: int) -> tuple[Span | None, Token | None]:
        """``县公路局|投资3亿元``: the name of a body before the noun stays outside."""
        span, verb = noun_before(self.text, sentence, low, high)
        index = bisect_right(self._ends, high - 2) - 1
        border = self._ends[index] if index >= 0 else 0
        if span is None or border <= span[0] or of_quoted_kind(self.text, span[0], border, span[1]):
            return span, verb
        if _UNDERTAKING.search(self.text, span[0], border):
            return span, verb
        inner, own = noun_before(self.text, sentence, border, high)
        if (own is None or own.start > border) and self._inside_noun(span, border):
            return span, verb
        if inner is not None and self.text.startswith(_MEMBERS, inner[0]):
            return span, verb
        if inner is not None and self.text[slice(*inner)] in cues().passive:  # “标准地”|出让
            return noun_before(self.text, sentence, low, inner[0])
        if inner is None or inner[1] - inner[0] < 2:
            return (None, own) if own is not None else (span, verb)
        return inner, own

    def _inside_noun(self, span: Span, border: int) -> bool:
        """Whether a name belongs to the noun (``沪滇协作|资金``), which that of a body or a quoted brand does not."""
        if not _QUOTES.isdisjoint(self.text[span[0] : border + 1]):
            return _OF_ACTION.fullmatch(self.text, border, span[1]) is not None
        return BODY_LIKE.search(self.text, span[0], border) is None

    def _choose(self, item: Measure, before: Span | None, after: Span | None) -> Span | None:
        if only_a_standard(self.text, after):
            low = self.last_sentence.since(item.head) if self.last_sentence is not None else item.start
            return granted(self.text, item) or grant_before(self.text, low, item.head) or after
        return choose(self.text, item, before, after)


_JOINED = re.compile(
    r"(?:的[^，。；、0-9]{1,14}?[和与及](?!谐|美)|[^，。；、0-9和与及]{1,8}、)(?=[^，。；、0-9]{1,8}[0-9])"
)
_QUOTES = frozenset('”"')
_WITH_AS = frozenset("行作分成划变转改列视")  # 违法行为|213起, 河道分为|38段
_OF_ACTION = re.compile(r"”?(?:系列|主题|专项|攻坚)?(?:活动|行动)")
_OF_WHICH = frozenset({"的村", "的镇", "的户", "的店", "的人"})
_CARRIED_OUT = re.compile(r"(?:实行|实施|开展|进行|接受|参加|完成|组织|安排|享受)(?:了)?$")
_BEYOND = ("低于", "高于", "超过", "超出", "快于", "慢于", "高出", "多于", "少于")
_BY_GROUP = frozenset({"money", "percent", "duration"})
_FROM_TO = re.compile(
    r"(?P<what>从[^，。、；]{2,14}到[^，。、；的由]{1,8}?)(?:平均)?(?:只|仅|才|就|要|大约|约)?(?:用时|用了|用|走|需要?|耗时|花了?|压缩|缩短|不到|不足|不(?:得)?超过|控制|限|最[快短]|$)"
)
_GRANTS = re.compile(r"补贴|奖励|补助|资助|贴息|奖补|补偿")
_UNDERTAKING = re.compile(r"(?:计划|工程|行动|专项|活动|制度|战略|方案|政策|机制|[”》）)\"])$")
_BEARS = frozenset({"承担", "负担", "分担", "自缴", "自付", "自筹", "自担", "配套"})
_GIVES = frozenset({"给予", "予以", "提供", "发放"})
_ONGOING = re.compile(r"(?:连续|已连续|近|过去|恢复[到至]?|相当于)$")
_MEMBERS = ("委员", "代表", "领导", "干部", "党员")
_AMONG = re.compile(r"(?:全国|全省|全区|世界|全球|中国)(?P<what>[^，。的]{2,12})$")
_PLACES_MOVED = frozenset({"位", "名", "个位次", "位次"})
_MOVED = re.compile(r"(?:再?[进升]|提升|上升|前移|跃升|前进|进位|晋升|攀升|提高|下降|下滑|后退|后移|退后)了?$")
