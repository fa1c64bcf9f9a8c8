"""Is a figure reached, to be reached, or an amount that a policy sets.

“力争达到1800亿元”→ target;“一次性给予最高20万元”→ rule;其余陈述 → achieved。
"""

from __future__ import annotations

import re
from datetime import date

from policyminer.extractors.figures.direction import _any, context_words
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.sentences import Sentence
from policyminer.layout.reading import Reading

_FUTURE = re.compile(r"到?(20[2-9][0-9]|203[0-9])年")


class StatusRules:
    """Words and headings that decide."""

    def __init__(self) -> None:
        data = context_words()
        strong = data["status"]["strong"]
        self.target = re.compile(_any(strong) + r"|将(?!军|乐|近|来)")
        self.done = re.compile(_any(data["status"]["done"]))
        self.grant = re.compile(_any(data["status"]["rule_grant"]))
        self.rule = re.compile(_any(data["status"]["rule"]))
        self.section_target = re.compile(_any(data["sections"]["target"]))
        self.section_achieved = re.compile(_any(data["sections"]["achieved"]))

    def base(self, reading: Reading, section: tuple[str, ...]) -> str:
        """What the headings above and the kind of document suggest."""
        for heading in reversed(section):
            if self.section_achieved.search(heading):
                return "achieved"
            if self.section_target.search(heading):
                return "target"
        if reading.kind == "plan":
            return "target"
        return "rule" if reading.kind == "notice" else "achieved"

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
        stated = time is not None and (time.year is not None or time.kind in {"vague", "plan", "rolling", "date"})
        future = stated and time is not None and time.last is not None and reference is not None and time.last > reference
        if future or self.target.search(before[-60:]):
            return "target"
        if (
            base == "target"
            and self.done.search(near)
            and re.search(r"已|累计|截至|目前|去年|同比|较上年", before[-30:])
        ):
            return "achieved"
        return base
