"""The time of a figure: the words that fix its period, in the sentence or the one before.

“截至9月底,母基金已投资项目21个”→“截至9月底”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.sentences import Sentence

_COMPARING = re.compile(r"(?:比|较|与|同|自|从原来|高于|低于|相比|占|由)$")
_EVENT = re.compile(r"^(?:，|,)?(?:出台|印发|成立|设立|揭牌|启动|召开|举办|建成|投产|开工)")
_IGNORED = frozenset({"near"})


def usable(text: str, period: Found) -> bool:
    """Whether a period can be the time of a figure; the base of a comparison cannot."""
    words = text[period.start : period.end]
    if period.kind == "same" or words.endswith("同期"):
        return False
    before = text[max(0, period.start - 4) : period.start]
    if _COMPARING.search(before) and not before.endswith(("自", "从原来")):
        return False
    if words in {"同期", "至今", "年均", "当时", "这一年", "逐年", "年中"}:
        return False
    after = text[period.end : period.end + 3]
    return not (after.startswith(("期", "规划", "计划", "行动", "目标", "年度")) and period.precision != "year")


def figure_time(text: str, sentence: Sentence, start: int, end: int) -> Found | None:
    """The nearest usable period before the figure in its sentence, else the first behind it in its clause."""
    best: Found | None = None
    for period in sentence.periods:
        if period.start >= end:
            break
        if period.end <= start and usable(text, period):
            if best is not None and _weak(text, period) and not _weak(text, best) and period.start - best.end > 30:
                continue
            best = period
    return best


def _weak(text: str, period: Found) -> bool:
    return text[period.start : period.end].startswith("每")
