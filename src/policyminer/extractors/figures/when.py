"""The time of a figure: the words that fix its period, in the sentence or the one before.

“截至9月底,母基金已投资项目21个”→“截至9月底”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence

_COMPARING = re.compile(r"(?:比|较|与|同|高于|低于|相比|占|超过|恢复到|相当于)$")
_SHARES = frozenset({"multiple", "percent", "fraction", "percentage_point"})
_USELESS = frozenset(
    {
        "同期",
        "至今",
        "年均",
        "当时",
        "这一年",
        "逐年",
        "年中",
        "日前",
        "近日",
        "当天",
        "当日",
        "长期以来",
        "一直以来",
        "近期",
    }
)
_SAME_YEAR = frozenset({"当年", "当月", "当天", "当日", "同年"})
_PER = re.compile(r"(?:每人|每户|每家|每亩|每名|每生|户均|人均)$")
_NAMED = re.compile(r"(?:期|规划|计划|行动|目标|方案)")


_SHARE_OF_IT = re.compile(r"的(?:近|约|超|超过|将近)?[0-9.]{1,8}(?:%|倍)")
_BASIS = re.compile(r"[^，。；,;]{0,24}基础上")


def usable(text: str, period: Found, item: Measure) -> bool:
    """Whether a period can be the time of a figure; the base of a comparison cannot."""
    words = text[period.start : period.end]
    if period.kind in {"same", "lone"} or words.endswith("同期") or words in _USELESS:
        return False
    before = text[max(0, period.start - 4) : period.start]
    if _COMPARING.search(before) or (before.endswith("在") and _BASIS.match(text, period.end)):
        return False
    based = text.startswith("的", period.end)
    if based and words.startswith(("从", "由")):
        return period.end + 1 == item.head
    if based and not before.endswith(("由", "从")) and _SHARE_OF_IT.match(text, period.end):
        return False
    if based and period.end + 1 == item.head and (item.dimension in _SHARES or before.endswith(("是", "为"))):
        return item.dimension != "multiple" and before.endswith(("由", "从"))
    if based and before.endswith(("由", "从")) and period.end + 1 < item.head:
        return False
    return not (_NAMED.match(text, period.end) and period.precision != "year")


def figure_time(text: str, sentence: Sentence, item: Measure) -> Found | None:
    """The nearest usable period before the figure in its sentence.

    A rate word (``每年``) and the day of an event (``去年3月揭牌,``) count only inside the clause of the figure.
    """
    best: Found | None = None
    if item.dimension == "duration" and text[max(0, item.start - 4) : item.start].endswith(
        ("连续补贴", "有效期", "为期", "补贴")
    ):
        return None
    clause, _ = sentence.clause(item.start)
    first, own = _listed_clause(text, sentence, item.start)
    for period in sentence.periods:
        if period.start >= item.end:
            break
        if period.end > item.start or not usable(text, period, item):
            continue
        if first <= period.start < own:
            continue
        if text.startswith("每", period.start) and not _rate_fits(text, period, item, clause):
            continue
        if period.start < clause and period.kind == "vague" and text[period.start - 1 : period.start] in {"对", "凡"}:
            continue
        if period.end < clause and text[period.start : period.end] in _SAME_YEAR:
            continue
        if _event(text, period) and period.end < clause and not _leads(text, sentence, period):
            continue
        best = period
    return best


def _listed_clause(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """Where ``一是…；二是…`` begins and where the member around an offset does; the same twice without a list."""
    begun = text.rfind("；", sentence.start, at) + 1
    if begun == 0 or _MEMBER.match(text, begun) is None:
        return at, at
    return max(sentence.start, text.find("一是", sentence.start, begun)), begun


_MEMBER = re.compile(r"[二三四五六七八九十]{1,2}[是要]")


def _rate_fits(text: str, period: Found, item: Measure, clause: int) -> bool:
    if period.start < clause or item.dimension == "duration":
        return False
    return not _PER.search(text, max(0, period.start - 2), period.start)


def _event(text: str, period: Found) -> bool:
    """A day or a month that an event happened on, not a stretch that is summed up."""
    return (
        period.precision in {"day", "month"}
        and period.kind in {"date", "point", "month"}
        and not text.startswith(_UNTIL, period.start)
    )


_UNTIL = ("截", "到", "至", "自", "从", "力争到")


def _leads(text: str, sentence: Sentence, period: Found) -> bool:
    """A month right at the beginning of the sentence, followed by a comma."""
    return period.start - sentence.start <= 1 and text[period.end : period.end + 1] in {"，", ","}
