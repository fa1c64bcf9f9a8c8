"""Every quantity of a text as a figure: value, unit, bound, indicator, time, comparison, status.

“近三年来,该市共引进本科生480余人”→ 480 人,at_least,指标“本科生”,时间“近三年来”。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
from policyminer.extractors.figures.specials import special_measures
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
    blocked: Blocked


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
        scanned = self._scan(reading, names)
        sentences = Sentences(scanned.text, self._cues, scanned.periods)
        relations = Relations(scanned.text, sentences, self._status, reading, names)
        figures = [relations.figure(item) for item in scanned.measures]
        figures = relations.finish(figures)
        tables = table_figures(reading, scanned.text, self.units)
        return sorted([*figures, *tables], key=_place)

    def diagnose(
        self, reading: Reading, figures: Sequence[FigureDraft], names: Sequence[Span] = ()
    ) -> list[DiagnosticDraft]:
        """Digits that ended in no figure, date or name.

        Parameters
        ----------
        figures
            What ``extract`` found.
        """
        text = fold(reading.text)
        reference = reading.published.reference if reading.published else None
        known = [(f.start, f.end) for f in figures]
        known += [(p.start, p.end) for p in scan_periods(text, reference)]
        return leftovers(reading, text, [*known, *excluded(text), *names])

    def _plainer(self, text: str, item: Measure) -> Measure:
        """``2900万元人民币`` is a figure of 元; a list ``2个、3个工作日`` shares the unit of its last member."""
        if item.unit == "元人民币":
            item.unit, item.end = "元", item.end - 3
        elif item.unit == "个" and text[item.end : item.end + 1] == "、":
            match = _SHARED.match(text, item.end)
            unit = self.units.table.get(match[1]) if match else None
            if unit is not None:
                item.unit, item.dimension, item.base, item.factor = unit.name, unit.dimension, unit.base, unit.factor
        elif item.unit == "微克" and text[max(0, item.start - 6) : item.start].endswith("每立方米"):
            item.dimension = "density"
        return item

    def _scan(self, reading: Reading, names: Sequence[Span]) -> _Scanned:
        text = fold(reading.text)
        reference = reading.published.reference if reading.published else None
        periods = scan_periods(text, reference)
        settle(reading, text, periods)
        tables = [(b.start, b.end) for b in reading.blocks if b.kind == "table"]
        skipped = [(b.start, b.end) for b in reading.blocks if b.kind in {"byline", "credit"}]
        titles = Blocked([*title_spans(text), *names])
        periods = [p for p in periods if not titles.covers(p.start, p.end)]
        blocked = Blocked([*((p.start, p.end) for p in periods), *excluded(text), *names, *tables, *skipped])
        words = idioms_and_places().covered(text)
        found = [m for m in Scan(text, self.units, words, bare=True).run(blocked.covers) if m.kind != "open"]
        specials = [m for m in special_measures(text) if not blocked.covers(m.start, m.end)]
        measures = _merged(found, specials)
        accepted: list[Measure] = []
        for item in measures:
            if item.dimension == "duration" and accepted and _continues(text, accepted[-1], item):
                accepted.append(item)
            elif self._figurehood.accepts(text, item):
                accepted.append(self._plainer(text, item))
            elif item.dimension == "duration" and item.unit in {"年", "个月"} and _opens(text, item):
                periods.append(Found(item.start, item.end, None, None, "relative", None, False, "rolling"))
        periods.sort(key=lambda p: p.start)
        measures = accepted
        return _Scanned(text, measures, periods, blocked)


_SHARED = re.compile(r"、[0-9]{1,3}(个工作日|个月|个小时|个百分点)")


def _opens(text: str, item: Measure) -> bool:
    """``三年培训15万人次``: a duration at the beginning of its clause is the time of what follows."""
    return item.start == 0 or text[item.start - 1] in "，。；、：“,;现在"


def _continues(text: str, last: Measure, item: Measure) -> bool:
    """``提前40天、6个月和4个月``: a duration listed behind another."""
    return last.dimension == "duration" and text[last.end : item.start] in {"、", "和", "及", "或"}


def _place(figure: FigureDraft) -> Span:
    return figure.start, figure.end


def _merged(found: list[Measure], specials: list[Measure]) -> list[Measure]:
    """Both lists in text order; where they overlap the special one counts."""
    if not specials:
        return found
    taken = Blocked([(m.start, m.end) for m in specials])
    kept = [m for m in found if not taken.covers(m.start, m.end)]
    return sorted([*kept, *specials], key=lambda m: m.start)
