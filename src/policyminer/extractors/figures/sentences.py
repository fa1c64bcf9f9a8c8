"""Sentences and clauses as the figures need them, with their cue words and periods.

句:。！？;分句:，；：、只在并列数字之间才算界。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from policyminer.extractors.figures.cues import Cues, Token
from policyminer.extractors.figures.period_grammar import Found

_ENDS = re.compile(r"[。！？\n][。！？\n]*")  # a set in front, so that the search runs over the text by itself
_CLAUSE = re.compile(r"[，,；;：:。！？\n]")
_DASHES = re.compile(r"——")


@dataclass(slots=True)
class Sentence:
    """A sentence with what was found in it."""

    start: int
    end: int
    tokens: list[Token]
    clauses: list[int]
    periods: list[Found]
    notes: dict[str, int] = field(default_factory=dict)
    _asked: int = -1
    _clause: tuple[int, int] = (0, 0)

    def since(self, at: int, reach: int = 200) -> int:
        """The beginning of the sentence, or ``reach`` characters before an offset where that is nearer."""
        return max(self.start, at - reach)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around an offset."""
        if at != self._asked:
            clauses = self.clauses
            index = bisect_right(clauses, at)
            self._clause = clauses[index - 1], (clauses[index] if index < len(clauses) else self.end)
            self._asked = at
        return self._clause


class Sentences:
    """Sentences of a text, made when first asked for."""

    def __init__(self, text: str, cues: Cues, periods: list[Found]) -> None:
        self.text = text
        self._cues = cues
        self._periods = periods
        self._begun = [period.start for period in periods]
        self._starts = [0, *[match.end() for match in _ENDS.finditer(text)]]
        self._made: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence:
        """The sentence around an offset."""
        return self.number(bisect_right(self._starts, offset) - 1)

    def index(self, offset: int) -> int:
        """The number of the sentence around an offset."""
        return bisect_right(self._starts, offset) - 1

    def number(self, index: int) -> Sentence:
        """The sentence with that number."""
        made = self._made.get(index)
        if made is None:
            start = self._starts[index]
            end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
            made = self._made[index] = self._make(start, min(end, start + 3000))
        return made

    def _make(self, start: int, end: int) -> Sentence:
        text = self.text
        clauses = [start, *[match.end() for match in _CLAUSE.finditer(text, start, end)]]
        seldom: list[int] = []
        if text.find("——", start, end) >= 0:
            seldom += [match.end() for match in _DASHES.finditer(text, start, end)]
        point = text.find(".", start, end)
        while point >= 0:
            if not "0" <= text[point - 1] <= "9":
                seldom.append(point + 1)
            point = text.find(".", point + 1, end)
        if seldom:
            clauses = sorted([*clauses, *seldom])
        low, high = bisect_left(self._begun, start), bisect_left(self._begun, end)
        return Sentence(start, end, self._cues.tokens(self.text, start, end), clauses, self._periods[low:high])
