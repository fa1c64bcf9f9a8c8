"""Is a figure reached, to be reached, or an amount that a policy sets.

“力争达到1800亿元”→ target;“一次性给予最高20万元”→ rule;其余陈述 → achieved。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from policyminer.extractors.figures.direction import _any, context_words
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.sentences import Sentence

_PLAN = re.compile(
    r"行动方案|工作方案|实施方案|行动计划|工作要点|工作计划|发展规划|规划纲要|攻坚方案|三年计划|打造.{0,12}方案"
)
_RULES = re.compile(
    r"实施细则|管理办法|暂行办法|若干措施|若干政策|十条措施|政策措施|奖励办法|补贴办法|扶持办法|实施办法|若干意见|实施意见|的通知"
)
_TITLED = re.compile(r"《[^《》\n]{1,80}》?")
_WILL = (
    r"|将(?=达|突破|实现|新|建|完成|提|力|于|进|继|围|着|在|努|全|启|推|投|开|再|成|持|以|深|重点|打造|培育|引进|组织|举办|扩|增|补|采取)"
    r"|计划(?=到|在|于|新增|实施|完成|今年|引进|建设|投资)|争取(?=到|实现|在|突破|全年|达)"
)
_TURN = re.compile(
    r"(?:(?P<ahead>(?:年(?:的)?|今年)(?:政府)?(?:重点工作|工作安排|工作打算|工作目标|主要任务|重点任务|工作思路|工作总体)|今年(?:政府)?工作的|预期目标是"
    r"|(?:主要|重点)(?:任务|目标|工作)[：:\n]|下一步工作|下步工作|今年我们将|重点(?:抓好|做好)|下一步，|下一步,|总体要求[：:是]|新的一年)"
    r"|(?P<behind>工作回顾|过去(?:一|五)年(?:是|，|来)|[一五]年来，|主要(?:做了|抓了)|工作总结|工作情况))"
)


class StatusRules:
    """Words and headings that decide."""

    def __init__(self) -> None:
        data = context_words()
        strong = data["status"]["strong"]
        self.target = re.compile(_any(strong) + _WILL)
        self.done = re.compile(_any(data["status"]["done"]))
        self.grant = re.compile(_any(data["status"]["rule_grant"]))
        self.rule = re.compile(_any(data["status"]["rule"]))
        self.section_target = re.compile(_any(data["sections"]["target"]))
        self.section_achieved = re.compile(_any(data["sections"]["achieved"]))

    def marks(self, text: str, kind: str) -> list[tuple[int, str]]:
        """Where the talk turns to what is to be done or to what was done, by offsets of the text.

        ``一、2023年工作回顾 … 二、2024年重点工作`` turns from ``achieved`` to ``target``.
        """
        title = _TITLED.sub("", text[:160])
        start = "achieved"
        if kind == "plan" or _PLAN.search(title):
            start = "target"
        elif kind == "notice" or _RULES.search(title):
            start = "rule"
        turns = [(0, start)]
        for match in _TURN.finditer(text):
            if text.rfind("《", max(0, match.start() - 40), match.start()) <= text.rfind(
                "》", max(0, match.start() - 40), match.start()
            ):
                turns.append((match.start(), "target" if match["ahead"] else "achieved"))
        return turns

    def base(self, turns: list[tuple[int, str]], offset: int, section: tuple[str, ...]) -> str:
        """What the headings above and the kind of document suggest."""
        for heading in reversed(section):
            if self.section_achieved.search(heading):
                return "achieved"
            if self.section_target.search(heading):
                return "target"
        return turns[bisect_right(turns, (offset, "~")) - 1][1]

    def decide(
        self, text: str, sentence: Sentence, start: int, end: int, base: str, time: Found | None, reference: date | None
    ) -> str | None:
        """The status of a figure."""
        clause = sentence.clause(start)
        near = text[max(clause[0], start - 24) : end + 14]
        before = text[sentence.start : start]
        if self.grant.search(text[max(sentence.start, start - 40) : end + 4]) and not re.search(
            r"已|累计|共发放|共兑现|兑现|发放.{0,6}$|截至|去年|获得", before
        ):
            return "rule"
        if self._ahead(time, reference) or self.target.search(before[-60:]):
            return "target"
        if (
            base == "target"
            and self.done.search(near)
            and re.search(r"已|累计|截至|目前|去年|同比|较上年", before[-30:])
        ):
            return "achieved"
        return base

    @staticmethod
    def _ahead(time: Found | None, reference: date | None) -> bool:
        """Whether the period ends behind the day of publication, as far as the text states the year."""
        if time is None or time.last is None or reference is None or time.last <= reference:
            return False
        return time.year is not None or time.kind in {"vague", "plan", "rolling", "date"}
