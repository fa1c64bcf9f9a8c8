"""Every quantity of a text as a figure: value, unit, bound, indicator, time, comparison, status.

“近三年来,该市共引进本科生480余人”→ 480 人,at_least,指标“本科生”,时间“近三年来”。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from policyminer.extractors.drafts import DiagnosticDraft, FigureDraft
from policyminer.extractors.figures.chapters import settle
from policyminer.extractors.figures.cues import Cues
from policyminer.extractors.figures.diagnostics import leftovers
from policyminer.extractors.figures.exclusions import Blocked, excluded, title_spans
from policyminer.extractors.figures.figurehood import Figurehood
from policyminer.extractors.figures.folding import fold
from policyminer.extractors.figures.idioms import idioms_and_places
from policyminer.extractors.figures.period_grammar import Found, scan_periods
from policyminer.extractors.figures.relations import Relations
from policyminer.extractors.figures.scanner import Measure, Scan
from policyminer.extractors.figures.sentences import Sentences
from policyminer.extractors.figures.specials import special_measures, with_specials
from policyminer.extractors.figures.status import StatusRules
from policyminer.extractors.figures.tables import table_figures
from policyminer.extractors.figures.units import Units
from policyminer.layout.reading import Reading
from policyminer.spans import Span


@dataclass(frozen=True, slots=True)
class _Scanned:
    text: str
    measures: list[Measure]
    periods: list[Found]
    aside: list[Span]
    """Periods and stretches without figures, whose digits need no figure."""


class FigureExtractor:
    """Finds figures; picklable, without state between texts.

    ``FigureExtractor().extract(Reading.plain("建成公寓140套"))[0].value == 140``.

    Parameters
    ----------
    units
        A table of units; the packaged one when left out.
    """

    def __init__(self, *, units: Units | None = None) -> None:
        self.units = units or Units()
        self._figurehood = Figurehood(self.units)
        self._cues = Cues()
        self._status = StatusRules()

    def extract(self, reading: Reading, names: Sequence[Span] = ()) -> list[FigureDraft]:
        """The figures of a text, left to right.

        Parameters
        ----------
        reading
            The clean text with its blocks.
        names
            Stretches (titles, names, numbers of papers) whose numerals are no figures.
        """
        return self._figures(reading, names, self._scan(reading, names))

    def _figures(self, reading: Reading, names: Sequence[Span], scanned: _Scanned) -> list[FigureDraft]:
        sentences = Sentences(scanned.text, self._cues, scanned.periods)
        relations = Relations(scanned.text, sentences, self._status, reading, names)
        figures = [relations.figure(item) for item in scanned.measures]
        figures = relations.finish(figures)
        tables = table_figures(reading, scanned.text, self.units)
        return sorted([*figures, *tables], key=_place)

    def extract_with_doubts(
        self, reading: Reading, names: Sequence[Span] = ()
    ) -> tuple[list[FigureDraft], list[DiagnosticDraft]]:
        """What ``extract`` and ``diagnose`` find, in one reading of the text."""
        scanned = self._scan(reading, names)
        figures = self._figures(reading, names, scanned)
        return figures, self._leftovers(reading, figures, names, scanned)

    def diagnose(
        self, reading: Reading, figures: Sequence[FigureDraft], names: Sequence[Span] = ()
    ) -> list[DiagnosticDraft]:
        """Digits that ended in no figure, date or name.

        Parameters
        ----------
        figures
            What ``extract`` found.
        """
        return self._leftovers(reading, figures, names, self._scan(reading, names))

    def _leftovers(
        self, reading: Reading, figures: Sequence[FigureDraft], names: Sequence[Span], scanned: _Scanned
    ) -> list[DiagnosticDraft]:
        return leftovers(reading, scanned.text, [*((f.start, f.end) for f in figures), *scanned.aside, *names])

    def _plainer(self, text: str, item: Measure) -> Measure:
        """``2900万元人民币`` is a figure of 元; a list ``2个、3个工作日`` shares the unit of its last member."""
        if item.unit == "元人民币":
            item.unit, item.end = "元", item.end - 3
        elif item.unit == "元钱":
            item.unit, item.end = "元", item.end - 1
        elif item.unit == "支队" and text[item.end : item.end + 1] in _TROOP:  # 26支|队伍
            item.unit, item.base, item.end = "支", "支", item.end - 1
        elif item.unit == "倍多":
            item.unit, item.bound = "倍", "at_least"
        elif item.unit == "个" and text[item.end : item.end + 1] == "、":
            match = _SHARED.match(text, item.end)
            unit = self.units.table.get(match[1]) if match else None
            if unit is not None:
                item.unit, item.dimension, item.base, item.factor = unit.name, unit.dimension, unit.base, unit.factor
        elif item.unit == "个" and _POINTS.match(text, item.end) and _CHANGED.search(text, item.head - 4, item.head):
            item.unit, item.dimension, item.end = "个点", "percentage_point", item.end + 1
            item.base, item.factor = "个百分点", Decimal(1)
        elif item.unit == "微克" and text[max(0, item.start - 6) : item.start].endswith("每立方米"):
            item.dimension = "density"
        return item

    def _scan(self, reading: Reading, names: Sequence[Span]) -> _Scanned:
        text = _PLAIN_SIGN.sub(_wide, fold(reading.text))
        reference = reading.published.reference if reading.published else None
        periods = scan_periods(text, reference)
        titles = title_spans(text)
        aside = [*((p.start, p.end) for p in periods), *excluded(text, titles)]
        settle(reading, text, periods)
        tables = [(b.start, b.end) for b in reading.blocks if b.kind == "table"]
        names = [name for name in names if not _COUNT_LIKE.fullmatch(text, *name)]
        skipped = [(b.start, b.end) for b in reading.blocks if b.kind in {"byline", "credit"}]
        named = Blocked([*titles, *names])
        kept = [p for p in periods if not named.covers(p.start, p.end)]
        blocked = Blocked([*((p.start, p.end) for p in kept), *aside[len(periods) :], *names, *tables, *skipped])
        periods = kept
        words = idioms_and_places().covered(text)
        found = [m for m in Scan(text, self.units, words, bare=True).run(blocked.covers) if m.kind != "open"]
        specials = [m for m in special_measures(text) if not blocked.covers(m.start, m.end)]
        measures = with_specials(found, specials)
        accepted: list[Measure] = []
        for item in measures:
            if item.dimension == "duration" and accepted and _continues(text, accepted[-1], item):
                accepted.append(item)
            elif self._figurehood.accepts(text, item):
                accepted.append(self._plainer(text, item))
            elif (
                item.dimension == "duration"
                and text.startswith("、", item.end)
                and _MONEY_NEXT.match(text, item.end) is not None
            ):  # 引水工程今年动工，三年、43亿元
                accepted.append(item)
            elif (item.dimension == "duration" and item.value == 1 and _PER_TERM.match(text, item.end)) or (
                item.dimension == "duration"
                and item.unit in {"年", "个月"}
                and (text[item.end - 1] == "内" or _opens(text, item))
                and _EARNED.match(text, item.end) is None
            ):
                periods.append(Found(item.start, item.end, None, None, "relative", None, False, "rolling"))
        periods.sort(key=lambda p: p.start)
        measures = accepted
        return _Scanned(text, measures, periods, aside)


_EARNED = re.compile(r"[^，。；0-9]{0,2}(?:到手|能[拿挣赚]|可[拿挣赚]|[挣赚]|工资|租金|房租|开销|花费)")
_MONEY_NEXT = re.compile(r"、[0-9.]{1,8}[百千万亿]{0,2}元")
_PER_TERM = re.compile(  # 我|一年|省下20万元
    r"(?:就|也|还|又|能|可以?|要|至少|大约|大概|差不多){0,3}(?:省|赚|挣|卖|收入|收[了到]|产|少[花跑缴交]|多[赚挣卖收]|净赚|给|补|花|跑|走访|接待|采摘|加工)"
)
_TROOP = frozenset("伍")
_POINTS = re.compile(r"点(?=[，。；、！？”]|$)")
_CHANGED = re.compile(r"(?:增长|下降|提高|提升|上升|下滑|回升|回落|降低|增加|减少|上涨|下跌)了?$")
_COUNT_LIKE = re.compile(r"[0-9]{1,4}[^\W0-9a-zA-Z]")  # a brand that reads as a count (76人) hides no figure
_PLAIN_SIGN = re.compile(r"[,;:](?:(?![0-9/])|(?<![0-9][,;:]))")  # a set in front, to skip to
_WIDE = {",": "，", ";": "；", ":": "："}


def _wide(match: re.Match[str]) -> str:
    return _WIDE[match.group()]


_SHARED = re.compile(r"、[0-9]{1,3}(个工作日|个月|个小时|个百分点)")


def _opens(text: str, item: Measure) -> bool:
    """``三年培训15万人次``: a duration at the beginning of its clause is the time of what follows."""
    return item.start == 0 or text[item.start - 1] in "，。；、：“,;\n现在"


def _continues(text: str, last: Measure, item: Measure) -> bool:
    """``提前40天、6个月和4个月``: a duration listed behind another."""
    return last.dimension == "duration" and text[last.end : item.start] in {"、", "和", "及", "或"}


def _place(figure: FigureDraft) -> Span:
    return figure.start, figure.end
