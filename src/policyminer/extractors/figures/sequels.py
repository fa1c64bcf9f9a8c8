"""What the second figure of a pair takes from the first, or gives to it, once all are read.

“国家级绿色矿山6座、省级9座”→ 9 座是“绿色矿山”;“从10个工作日减到4个”→ 4 个也是时长。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policyminer.extractors.drafts import FigureDraft

_LEVEL = re.compile(r"(?:国家|自治区|部|省|市|州|盟|县|区|旗|镇|乡|村)级(?:及?以上)?(?:的)?")
_OWN_LEVEL = re.compile(
    r"[、，和及与]?(?:其中|另有|有)?(?:国家|自治区|部|省|市|州|盟|县|区|旗|镇|乡|村)级(?:及?以上)?(?:的)?(?:有|约|近|超|达|共)?"
)
_GREW = re.compile(
    r"[^。；0-9]{0,10}?(?:增|升|扩|涨|减|降|压|缩|发展|提高|达)[^。；，0-9]{0,4}?(?:到|至|为)?(?:了)?[^。；，0-9]{0,8}"
)
_SHRANK = re.compile(
    r"(?:左右|以上)?[^。；，0-9]{0,4}?(?:减|压|缩|降|升|延|增|砍|精简|变|改|提)[^。；，0-9]{0,3}?(?:到|至|为|成)?(?:了)?(?:不到|不足|约|近)?"
)
_SHARED = frozenset({"个工作日", "个月", "个小时", "个百分点", "个自然日", "个季度", "个星期"})


def settle_pairs(text: str, figures: Sequence[FigureDraft]) -> None:
    """Look again at each figure and the one before it, in place.

    Parameters
    ----------
    text
        The folded text.
    figures
        The figures, left to right.
    """
    named = figures[0].indicator if figures else None
    for last, figure in pairwise(figures):
        before, named = named, figure.indicator
        if figure.start - last.end > 24:
            continue
        if figure.indicator is not None and figure.indicator == before:
            _without_level(text, last, figure)
        if last.unit != figure.unit:
            _lasting(text, last, figure)
        elif (
            last.indicator is None
            and figure.indicator is not None
            and figure.indicator[0] >= figure.end
            and _GREW.fullmatch(text, last.end, figure.start) is not None
        ):
            last.indicator = figure.indicator


def _without_level(text: str, last: FigureDraft, figure: FigureDraft) -> None:
    """``国家级绿色矿山6座、省级9座``: a level of its own takes the place of that of the figure before."""
    if figure.indicator is None or figure.dimension != last.dimension:
        return
    start, end = figure.indicator
    level = _LEVEL.match(text, start, end)
    if level is None or end - level.end() < 2 or _OWN_LEVEL.fullmatch(text, last.end, figure.start) is None:
        return
    figure.indicator = level.end(), end


def _lasting(text: str, last: FigureDraft, figure: FigureDraft) -> None:
    """``从10个工作日减到4个``: the second number lends the unit of the first."""
    if figure.unit != "个" or last.unit not in _SHARED or text[figure.end : figure.end + 1].isalpha():
        return
    if _SHRANK.fullmatch(text, last.end, figure.start) is None or figure.value is None:
        return
    figure.dimension, figure.unit = last.dimension, last.unit
    figure.rule = f"figures.{last.dimension}"
    if last.value and last.normalized is not None and last.normalized[0] is not None:
        figure.normalized = figure.value * (last.normalized[0] / last.value), last.normalized[1]
