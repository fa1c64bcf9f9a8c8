"""The time of a figure: the words that fix its period, in the sentence or the one before.

“截至9月底,母基金已投资项目21个”→“截至9月底”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence

_COMPARING = re.compile(r"(?:(?<![占对性])比|较|与|同|高于|低于|相比|占|超过|恢复到|相当于)$")
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
_LEARNT = re.compile(
    r"[，,]?[^，。]{0,30}?(?:获悉|了解到|采访时|走进|来到|见到|看到|说[：，]|介绍[：，]|表示[：，]|透露[：，])"
)
_POSTPONED = re.compile(r"(?:排产?|延长|延期|推迟|顺延|持续|延续|展期|预[约订]|订|卖|放宽|保留)$")
_DAYS = frozenset({"day", "month"})
_YEARS = frozenset({"年", "个月"})
_SINCE_THEN = ("建于", "生于", "立于", "办于", "成于", "毕业于", "修于", "产于")
"""When a thing began, not when it was counted: 小区建于1996年."""
_CARRIED = ("结余", "结转")
_BASIS = re.compile(r"[^，。；,;]{0,24}基础上")


def usable(text: str, period: Found, item: Measure) -> bool:
    """Whether a period can be the time of a figure; the base of a comparison cannot."""
    words = text[period.start : period.end]
    if period.kind in {"same", "lone"} or words.endswith("同期") or words in _USELESS:
        return False
    before = text[max(0, period.start - 4) : period.start]
    if before.endswith(_SINCE_THEN):
        return False
    if _COMPARING.search(before) or (before.endswith("在") and _BASIS.match(text, period.end)):
        return False
    if (
        before.endswith("由")
        and not text.startswith("的", period.end)
        and not text[period.end : period.end + 1].isdigit()
    ):
        return False
    if words[0] in "到至" and _POSTPONED.search(before):
        return False
    if (
        period.precision in _DAYS
        and period.kind in {"date", "point", "month", "lone"}
        and _LEARNT.match(text, period.end)
    ):
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
    if words.startswith("上年") and text.startswith(_CARRIED, period.end):
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
        if period.end < clause and _own_clause(text, period):
            continue
        if _event(text, period) and period.end < clause and not _leads(text, sentence, period):
            continue
        best = period
    return best


def _own_clause(text: str, period: Found) -> bool:
    """Whether a term belongs to its own clause alone: ``主体工程6月底前完工，``, but not ``6月底前，``."""
    words = text[period.start : period.end]
    if words in _NEXT_YEAR:
        return True
    before = text[max(0, period.start - 3) : period.start]
    if words.endswith("年度") and _TITLE.search(before):
        return True
    if words in _YEAR_END and before and before[-1] not in "，。；：、\n到至":
        return True
    if period.kind == "rolling" and before.endswith(("支持", "对", "将")):
        return True
    return text[period.end - 1] == "前" and period.kind == "before" and text[period.end] not in "，,"


def outside_rule(text: str, sentence: Sentence, start: int, period: Found) -> bool:
    """Whether an amount of a policy stands behind a goal with a period (``到2025年建成30个，每个奖励50万元``)."""
    words = text[period.start : period.end]
    if words[0] in "自从每" or words[-1] == "起":
        return False
    between = text[max(period.end, start - 200) : start]
    if _THEN_PAID.search(between):
        return True
    clause, _ = sentence.clause(start)
    return period.end < clause and _CLAUSE_END.search(between.lstrip("，,"), 0) is not None


_CLAUSE_END = re.compile(r"[，；,;]")
_THEN_PAID = re.compile(r"的，?(?:再|另|给予|予以|奖|补|资助|每|按|分别|一次性|最高)")
_TITLE = re.compile(r"获评|入选|评为|荣获|列入|列为|被评|获得|[获为]$")
_YEAR_END = frozenset({"年底", "年末"})
_NEXT_YEAR = frozenset({"次年", "翌年"})


def _listed_clause(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """Where ``一是…；二是…`` begins and where the member around an offset does; the same twice without a list."""
    begun = text.rfind("；", sentence.start, at) + 1
    if begun == 0 or _MEMBER.match(text, begun) is None:
        return at, at
    first = _FIRST_MEMBER.search(text, sentence.start, begun)
    return (sentence.start if first is None else first.start()), begun


_MEMBER = re.compile(r"[二三四五六七八九十]{1,2}[是要]|[（(][二三四五六七八九十2-9]{1,2}[）)]|[2-9][.．、)）]")
_FIRST_MEMBER = re.compile(r"一是|[（(][一1][）)]|(?<![0-9])1[.．、)）]")


def _rate_fits(text: str, period: Found, item: Measure, clause: int) -> bool:
    if period.start < clause or (item.dimension == "duration" and item.unit in _YEARS):
        return False
    return period.end == item.head or not _PER.search(text, max(0, period.start - 2), period.start)


def _event(text: str, period: Found) -> bool:
    """A day or a month that an event happened on, not a stretch that is summed up."""
    return (
        period.precision in {"day", "month"}
        and period.kind in {"date", "point", "month"}
        and not text.startswith(_UNTIL, period.start)
        and _SUMMED.search(text, period.start, period.end) is None
    )


_TELLS = re.compile(r"(?:显示|获悉|据悉|了解|统计|介绍|指出|表示|通报|消息)[，,：:]$")
_SUMMED = re.compile(
    r"[前头][0-9一二两三四五六七八九十]{1,2}个?月|[0-9一二三四五六七八九十][-—–至到~]|[月季度年][底末]$|月份$"
)


_HOUR = re.compile(
    r"(?:上午|下午|晚上?|中午|凌晨|清晨|傍晚|早上)?(?:[0-9一二三四五六七八九十]{1,2}[时点](?:许|[0-9]{1,2}分)?)?，"
)
_HEADED = re.compile(r"\s*[^，。；、\s（）]{1,10}[讯电]\s*(?:（[^（）]{1,24}）)?\s*")


_UNTIL = ("截", "到", "至", "自", "从", "力争到")


def _leads(text: str, sentence: Sentence, period: Found) -> bool:
    """A month right at the beginning of the sentence, followed by a comma, or behind ``数据显示，`` or ``本报讯``."""
    if _HOUR.match(text, period.end) and _HEADED.fullmatch(text, sentence.start, period.start):
        return True
    if period.start > sentence.start + 4 and _TELLS.search(text, period.start - 4, period.start):
        return True
    return period.start - sentence.start <= 1 and text[period.end : period.end + 1] in {"，", ","}
