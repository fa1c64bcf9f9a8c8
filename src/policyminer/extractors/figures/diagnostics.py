"""Digits that ended in no figure, no date and no name are reported, never dropped silently.

“编号378212”→ 一条 ``unread_digits`` 诊断。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import DiagnosticDraft
from policyminer.extractors.figures.exclusions import Blocked
from policyminer.layout.reading import Reading
from policyminer.spans import Span

_DIGITS = re.compile(r"[0-9][0-9,.]{0,39}")


def leftovers(reading: Reading, text: str, known: list[Span]) -> list[DiagnosticDraft]:
    """A diagnostic for each run of digits outside the known stretches.

    ``leftovers(reading, text, [])`` names every number.
    """
    blocked = Blocked(known)
    skipped = Blocked((b.start, b.end) for b in reading.blocks if b.kind in {"byline", "credit", "table"})
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip(",."))
        if blocked.covers(start, end) or skipped.covers(start, end):
            continue
        if text[start - 1 : start].isascii() and text[start - 1 : start].isalpha():
            continue
        message = f"数字 {reading.text[start:end]} 未能归入数据、日期或名称"
        found.append(DiagnosticDraft("unread_digits", message, start, end))
    return found
