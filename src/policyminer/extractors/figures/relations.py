"""From a measure to a figure: indicator, direction, comparison, time, part and status, from the sentence around it.

“GDP300亿元,增长7%,高于全省1.2个百分点”:三个数据,同一指标。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.background import names_class, old_level
from policyminer.extractors.figures.bare_verbs import lowered
from policyminer.extractors.figures.bare_words import bare_word
from policyminer.extractors.figures.direction import (
    by_more,
    comparison_before,
    direction_before,
    governed_decrease,
    governed_increase,
    times_base,
)
from policyminer.extractors.figures.lists import whole_list
from policyminer.extractors.figures.lonely import fuller
from policyminer.extractors.figures.naming import Naming
from policyminer.extractors.figures.pairing import pair
from policyminer.extractors.figures.parts import whole_of
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence, Sentences
from policyminer.extractors.figures.sequels import settle_pairs
from policyminer.extractors.figures.series import share_capacities
from policyminer.extractors.figures.status import StatusRules
from policyminer.extractors.figures.stays import running
from policyminer.extractors.figures.subjects import Subjects
from policyminer.extractors.figures.tasks import without_task
from policyminer.extractors.figures.when import figure_time, outside_rule, usable
from policyminer.layout.reading import Reading
from policyminer.spans import Span

_NEXT_NOUN = re.compile(r"(?:、|和|以及)[^，,。；;：:、0-9％%升降增减涨跌占达为超]{2,10}")
_PLAIN = frozenset({"money", "area", "duration", "percent", "fraction"})
_LIST = re.compile(r"(?:、|和|及|以及|与|到|至|—|-|，|,)(?:约|近|超|达|各|为|不低于|不超过)?$")


class Relations(Naming):
    """Fills the fields of the figures of one text, left to right."""

    def __init__(
        self, text: str, sentences: Sentences, status: StatusRules, reading: Reading, names: Sequence[Span] = ()
    ) -> None:
        super().__init__(text, sorted(end for _, end in names))
        self.sentences = sentences
        self.status = status
        self.reading = reading
        self.reference = reading.published.reference if reading.published else None
        self.before_last: FigureDraft | None = None
        self.count = 0
        self.governed = False
        self.subjects = Subjects(text, names)
        self._moods: dict[int, str | None] = {}
        self._headings: dict[tuple[str, ...], str | None] = {}
        self._turns = status.marks(text, reading.kind)
        self._units = [unit.start for unit in reading.units]
        self._blocks = [block.start for block in reading.blocks]

    def figure(self, item: Measure) -> FigureDraft:
        """The draft of a measure."""
        sentence = self.sentences.at(item.start)
        if sentence is not self.last_sentence:
            self.last, self.last_sentence = None, sentence
        draft = FigureDraft(
            item.start, item.end, item.value, item.low, item.high, item.unit, item.bound, item.dimension
        )
        draft.normalized = item.normalized
        draft.rule = f"figures.{item.kind if item.kind != 'cardinal' else item.dimension}"
        self._change(draft, item, sentence)
        self.indicator(draft, item, sentence)
        if draft.indicator is not None and item.dimension in _PLAIN:
            draft.indicator = bare_word(self.text, draft.indicator, item.end)
        if draft.indicator is not None and item.dimension == "count":
            draft.indicator = without_task(self.text, draft.indicator, item.unit, item.start)
        if draft.indicator is not None and "、" in self.text[max(0, draft.indicator[0] - 16) : draft.indicator[0]]:
            low = self.low(sentence, sentence.clause(item.start)[0], item.head)
            draft.indicator = whole_list(self.text, sentence, draft.indicator, item, low)
        if running(self.text, item):
            draft.direction = None
        fuller(self.text, draft, self.last)
        self._time(draft, item, sentence)
        self._rest(draft, item, sentence)
        self.last = draft
        self.drafts.append(draft)
        self.count += 1
        return draft

    def _joined(self, item: Measure) -> bool:
        """Whether only a list sign stands between the figure before and this one."""
        last = self.last
        if last is None or item.head - last.end > 6:
            return False
        return bool(_LIST.fullmatch(self.text, last.end, item.head)) or item.head == last.end

    def _goes_on(self, item: Measure) -> bool:
        """Whether the figure before goes on in this one: a list, or ``增长6%、力争|7%``."""
        if self.last is None or self._joined(item):
            return self.last is not None
        rate = item.dimension in {"percent", "percentage_point"}
        return rate and _STRIVEN.fullmatch(self.text, self.last.end, item.head) is not None

    def _bounded(self, draft: FigureDraft, item: Measure, sentence: Sentence) -> None:
        """One bound for all of ``分别突破1100亿元、|900亿元``."""
        last = self.last
        if draft.bound != "exact" or last is None or last.bound != "more_than" or last.dimension != item.dimension:
            return
        clause, _ = sentence.clause(item.start)
        if self._joined(item) and _EACH.search(self.text, clause, last.start) is not None:
            draft.bound = last.bound

    def _change(self, draft: FigureDraft, item: Measure, sentence: Sentence) -> None:
        self._bounded(draft, item, sentence)
        clause, _ = sentence.clause(item.start)
        low = self.low(sentence, clause)
        direction, begun = direction_before(self.text, low, item.head)
        if direction is not None and _LEVEL.search(self.text, item.head, item.start):
            direction = None
        if direction is None and self._changed_inside(draft, item, low):
            return
        self.governed = False
        if direction is not None and item.dimension == "count" and self.text.startswith(("提升", "减排"), begun):
            direction = None
        if direction is not None and item.dimension != "percentage_point" and self.text.startswith(_PACE, begun):
            direction = None
        if direction is not None and item.unit == "位" and not self._people(item):
            draft.dimension, draft.unit = "rank", None
            draft.normalized = (item.value, None)
        if direction is None and item.dimension == "multiple" and self.text[item.start] == "翻":
            direction, begun = "increase", item.start
        last = self.last
        if direction is None and last is not None and last.dimension == item.dimension and self._goes_on(item):
            draft.direction = last.direction
            draft.comparison = last.comparison if "，" not in self.text[last.end : item.head] else None
            return
        if direction is None and item.dimension in {"percent", "fraction"} and self.text[begun - 1 : begun] == "-":
            direction = "decrease"
        draft.direction = direction
        if item.dimension == "rank" and direction is None and item.kind != "ordinal":
            return
        if direction is None and item.dimension == "multiple":
            draft.comparison = times_base(self.text, low, item.head)
            return
        if (
            direction is not None
            or item.dimension in {"percentage_point", "multiple"}
            or by_more(self.text, low, item.head)
        ):
            start = self.last.end if self.last is not None and self.last.end > sentence.start else sentence.start
            draft.comparison = comparison_before(self.text, max(start, item.head - 40), item.head)

    def _changed_inside(self, draft: FigureDraft, item: Measure, low: int) -> bool:
        """Whether a verb in front of what changes gives the direction, or a short one behind it."""
        if (
            item.kind != "ordinal"
            and item.dimension != "rank"
            and governed_decrease(self.text, low, item.head, money=item.dimension == "money")
        ):
            draft.direction = "decrease"
            self.governed = True
        elif item.dimension in _RATES and governed_increase(self.text, low, item.start):
            draft.direction = "increase"
        elif (item.dimension in _RATES and lowered(self.text, low, item.head)) or (
            self.governed and self._also_governed(item)
        ):
            draft.direction = "decrease"
        return draft.direction is not None

    def _also_governed(self, item: Measure) -> bool:
        """``精简材料|36%、环节|35%``: the verb in front of the first noun of a list holds for the next."""
        last = self.last
        if last is None or item.dimension != last.dimension or item.dimension not in {"percent", "fraction"}:
            return False
        return _NEXT_NOUN.fullmatch(self.text, last.end, item.start) is not None

    def _people(self, item: Measure) -> bool:
        return self.text[item.end : item.end + 1].isalpha()

    def _time(self, draft: FigureDraft, item: Measure, sentence: Sentence) -> None:
        period = figure_time(self.text, sentence, item)
        period = self._listed(item) or self._carried_time(draft, sentence, period) or period
        period = period or self._compared_time(item, sentence)
        if (
            period is not None
            and self.text.find("由", max(0, item.start - 12), item.start) >= 0
            and self._left(draft, sentence, period)
        ):
            return
        if period is None and not any(usable(self.text, p, item) for p in sentence.periods):
            period = self._time_before(item, sentence)
        if period is None:
            return
        draft.time = (period.start, period.end)
        draft.first, draft.last = period.first, period.last

    def _left(self, draft: FigureDraft, sentence: Sentence, period: Found) -> bool:
        """Whether a figure is the level that was left, of another day than the period in front."""
        before = self.text[sentence.since(draft.start) : draft.start]
        return old_level(self.text, before, draft.end) and not self.text.startswith("的", period.end)

    def _carried_time(self, draft: FigureDraft, sentence: Sentence, period: Found | None) -> Found | None:
        """``9月份CPI上涨2.9%，环比上涨0.8%``: the month of the figure before, where the noun is the same."""
        last = self.last
        if last is None or last.time is None or draft.indicator is None or last.indicator != draft.indicator:
            return None
        if period is not None and period.start > last.time[0]:
            return None
        return next((p for p in sentence.periods if p.start == last.time[0] and _monthly(p)), None)

    def _compared_time(self, item: Measure, sentence: Sentence) -> Found | None:
        """``27日3时水位|128.64米，超过警戒水位|4.14米``: a difference has the hour of the level in front of it."""
        last = self.last
        clause, _ = sentence.clause(item.start)
        if last is None or last.time is None or last.end + 1 != clause or not self.text.startswith(_OVER, clause):
            return None
        return next((p for p in sentence.periods if p.start == last.time[0] and p.precision == "day"), None)

    def _listed(self, item: Measure) -> Found | None:
        """The rate of ``每月2000元、1000元`` holds for both."""
        last, sentence = self.last, self.last_sentence
        if (
            last is None
            or sentence is None
            or last.time is None
            or not self.text.startswith("每", last.time[0])
            or not self._joined(item)
        ):
            return None
        return next((p for p in sentence.periods if p.start == last.time[0]), None) if last.time else None

    def _time_before(self, item: Measure, sentence: Sentence) -> Found | None:
        """The year that the sentence before is about, for the goals or estimates named next."""
        text = self.text
        if text[sentence.start - 1 : sentence.start] == "\n":
            return None
        if text.startswith("其中", sentence.start) or (
            text[sentence.start] == "但" and self._up_to_now(self.sentences.index(sentence.start) - 1)
        ):
            return self._time_of_whole(sentence)
        window = text[sentence.since(item.start) : item.start]
        if "预计" not in window and "预期目标" not in window and "主要目标" not in window:
            return None
        index = self.sentences.index(sentence.start) - 1
        if index < 0:
            return None
        before = self.sentences.number(index).periods
        found = [p for p in before if p.precision == "year" and usable(text, p, item)]
        return found[0] if found else None

    def _up_to_now(self, index: int) -> bool:
        """Whether a sentence opens with a day up to which it counts; what a 但 sets against it is of that day too."""
        return index >= 0 and self.text.startswith("截", self.sentences.number(index).start)

    def _timeless(self, draft: FigureDraft, sentence: Sentence, period: Found) -> bool:
        """Whether the period in front is not that of an amount a policy sets or of a class of works."""
        if draft.status == "rule":
            return outside_rule(self.text, sentence, draft.start, period)
        before = self.text[sentence.since(draft.start) : draft.start]
        return draft.status is None and names_class(self.text, draft, before)

    def _time_of_whole(self, sentence: Sentence) -> Found | None:
        """The time of the last figure of the sentence before, which a sentence with 其中 divides."""
        index = self.sentences.index(sentence.start) - 1
        if index < 0:
            return None
        before = self.sentences.number(index)
        for draft in reversed(self.drafts):
            if draft.start < before.start:
                break
            if draft.start < before.end and draft.time is not None:
                begun = draft.time[0]
                return next((p for p in before.periods if p.start == begun), None)
        return None

    def _rest(self, draft: FigureDraft, item: Measure, sentence: Sentence) -> None:
        period = self._period(sentence, draft)
        base = self._base(item.start)
        draft.status = self.status.decide(self.text, sentence, draft, base, period, self.reference)
        if period is not None and self._timeless(draft, sentence, period):
            draft.time = draft.first = draft.last = None
        draft.subject = self.group or self.subjects.of(draft, sentence, self.drafts)
        if period is not None and draft.time is not None and self.subjects.of_another(draft, sentence, period.start):
            draft.time = draft.first = draft.last = None
        draft.part_of = whole_of(self.text, self.drafts, draft, sentence, self.sentences)

    def _period(self, sentence: Sentence, draft: FigureDraft) -> Found | None:
        if draft.time is None:
            return None
        return next((p for p in sentence.periods if p.start == draft.time[0]), None)

    def _base(self, offset: int) -> str:
        index = bisect_right(self._units, offset) - 1
        section = self.reading.units[index].section if 0 <= index < len(self.reading.units) else ()
        if section not in self._headings:
            self._headings[section] = self.status.under(section)
        above = self._headings[section]
        if len(self._turns) == 1 and self._turns[0][1] == "achieved" and self.reading.kind in {"other", "speech"}:
            mood = self._paragraph_mood(offset)
            return above if mood == "target" and above == "budget" else mood or above or self._turns[0][1]
        at, turned = self.status.turned(self._turns, offset)
        if above == "achieved" and turned == "target":
            return self._paragraph_mood(offset) or above
        if above == "target" and turned == "achieved" and at >= self._block(offset):
            return turned  # 政府自身建设|过去一年，…
        return above or turned

    def _block(self, offset: int) -> int:
        """Where the paragraph around an offset begins."""
        return self._blocks[max(bisect_right(self._blocks, offset) - 1, 0)] if self._blocks else 0

    def _paragraph_mood(self, offset: int) -> str | None:
        """What the words of the paragraph suggest, where no heading tells."""
        index = bisect_right(self._blocks, offset) - 1
        if index < 0:
            return None
        if index not in self._moods:
            block = self.reading.blocks[index]
            self._moods[index] = self.status.mood.of(self.text[block.start : block.end])
        return self._moods[index]

    def finish(self, figures: list[FigureDraft]) -> list[FigureDraft]:
        """Pair the names and values of ``分别``."""
        pair(self.text, self.sentences, figures)
        share_capacities(self.text, figures)
        settle_pairs(self.text, figures)
        return figures


_RATES = frozenset({"percent", "fraction"})
_OVER = ("超", "低于", "高于", "高出", "比")
_PACE = ("加快", "放缓", "减缓", "放慢", "趋缓")


def _monthly(period: Found) -> bool:
    return period.precision == "month" and period.kind in {"date", "month", "point"}


_STRIVEN = re.compile("[、，]?(?:力争|争取|冲刺|奋力)(?:实现|完成|增长|达到?|到){0,2}")
_EACH = re.compile("分别(?:已|均|将|都)?(?:突破|超过|超|逾)[^，。；]{0,60}$")
_LEVEL = re.compile(r"为|(?<!达)到|至")
