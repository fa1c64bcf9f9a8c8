"""The stretches of a text whose numerals are no figures: names, numbers of papers, titles, slogans, list markers.

“〔2018〕11号”“G347”“四个一批”“《…》”。
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policyminer.spans import Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of the data file with its examples."""

    name: str
    regex: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The packaged patterns."""
    content = files("policyminer.extractors.figures").joinpath("exclusions.toml").read_text("utf-8")
    return tuple(
        Pattern(item["name"], item["regex"], tuple(item["examples"]), tuple(item["counterexamples"]))
        for item in tomllib.loads(content)["pattern"]
    )


@cache
def _compiled() -> re.Pattern[str]:
    """All patterns behind one look ahead, so that most characters cost a single test; none inside a run of digits."""
    return re.compile(_FIRST + "(?:" + "|".join(f"(?:{item.regex})" for item in patterns()) + ")")


_FIRST = r"(?=[0-9A-Za-z第〔\[【（(﹝［“零一二三四五六七八九十百千万两年未男女])(?<![0-9](?=[0-9]))"
_TITLE = re.compile(r"《[^《》\n]{1,120}》|《[^《》\n]{0,60}《[^《》\n]{1,60}》[^《》\n]{0,60}》")
_QUOTE = re.compile(r"“([^“”\n]{1,80})”")
_NUMERALS = frozenset("0123456789零〇一二两俩三四五六七八九十百千万亿兆半几数多倍翻折成壹贰叁肆伍陆柒捌玖拾佰仟廿卅")
_SPEECH = re.compile(r"[。！？!?]")
_BEFORE_SPEECH = re.compile(r"(?:[：:]|说|道|称|表示|告诉|介绍)[，,]?$")


class Blocked:
    """Sorted stretches; ``covers`` asks whether a place lies inside one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self.starts = [start for start, _ in merged]
        self.ends = [end for _, end in merged]

    def covers(self, start: int, end: int) -> bool:
        """Whether the stretch touches a blocked one."""
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.ends[at] > start:
            return True
        return at + 1 < len(self.starts) and self.starts[at + 1] < end


def excluded(text: str) -> list[Span]:
    """Every stretch without figures.

    ``excluded("实施“1+7”政策")`` → ``[(2, 7), …]``.
    """
    spans = [match.span() for match in _compiled().finditer(text)]
    spans += title_spans(text)
    if "“" in text:
        spans += [
            match.span()
            for match in _QUOTE.finditer(text)
            if not _NUMERALS.isdisjoint(match[1]) and not _speech(text, match)
        ]
    return spans


def title_spans(text: str) -> list[Span]:
    """The titles in 《》."""
    return [match.span() for match in _TITLE.finditer(text)] if "《" in text else []


def _speech(text: str, match: re.Match[str]) -> bool:
    """A quoted sentence keeps its figures, a quoted name or slogan does not."""
    if _SPEECH.search(match[1]):
        return True
    return bool(_BEFORE_SPEECH.search(text[max(0, match.start() - 4) : match.start()]))
