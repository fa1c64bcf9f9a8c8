"""Lists of years beside lists of values: the i-th value is of the i-th year.

“2022年、2023年净利润分别为7.2亿元和9.8亿元”→ 7.2亿元 属2022年,9.8亿元 属2023年,指标都是“净利润”。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.sentences import Sentence, Sentences

_SIGN = re.compile(r"(?:、|和|与|及|以及)")
_LINKED = re.compile(r"[^。；：，0-9]{0,24}(?:，?(?:分别|依次)[^。；：，0-9]{0,12})?")
_CUE = re.compile(r"(?:，)?(?:分别|依次)")
_PRECISIONS = frozenset({"year", "quarter", "half", "month"})


def by_years(text: str, sentences: Sentences, figures: Sequence[FigureDraft]) -> bool:
    """Give each value of a list its own year where as many years are listed in front; whether that was so.

    Parameters
    ----------
    text
        The folded text.
    figures
        A list of values, left to right.
    """
    first, count = figures[0], len(figures)
    if len({figure.dimension for figure in figures}) > 1:
        return False
    sentence = sentences.at(first.start)
    periods = _listed(text, sentence, first.start, count)
    if periods is None or _LINKED.fullmatch(text, periods[-1].end, first.start) is None:
        return False
    cue = _CUE.search(text, periods[-1].end, first.start)
    noun = first.indicator
    if cue is not None or noun is None or noun[0] < periods[-1].end:
        ahead, _ = noun_before(text, sentence, periods[-1].end, cue.start() if cue else first.start)
        noun = ahead or noun
    for figure, period in zip(figures, periods, strict=True):
        figure.time = period.start, period.end
        figure.first, figure.last = period.first, period.last
        figure.indicator = noun if noun is None or noun[1] <= first.start else figure.indicator
        if figure.subject is not None and figure.subject[0] < period.end and figure.subject[1] > periods[0].start:
            figure.subject = None
    return True


def _listed(text: str, sentence: Sentence, before: int, count: int) -> list[Found] | None:
    """The last periods in front of an offset when exactly as many stand in one list; else None."""
    at = bisect_left([period.start for period in sentence.periods], before)
    found = sentence.periods[max(0, at - count - 1) : at]
    if len(found) < count:
        return None
    listed = found[-count:]
    joined = all(_SIGN.fullmatch(text, a.end, b.start) for a, b in pairwise(listed))
    if not joined or any(period.precision not in _PRECISIONS for period in listed):
        return None
    one_more = len(found) > count and _SIGN.fullmatch(text, found[0].end, listed[0].start) is not None
    return None if one_more else listed
