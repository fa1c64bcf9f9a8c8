"""Hard line wraps at a fixed width, undone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from msgspec.structs import replace

from policyminer.layout.fragments import Fragment
from policyminer.layout.model import Repair

_SLACK = 5
_STARTS_LINE = "，。、；：！？”’）》】%％,.;:!?)"


def unwrap(fragments: list[Fragment], repairs: list[Repair]) -> list[Fragment]:
    """Join lines that a fixed width has cut.

    把按固定宽度折断的行接回段落;各行宽度相近且不以句末标点结尾时才做。
    """
    loose = [fragment for fragment in fragments if _loose(fragment)]
    measure = _measure(loose)
    if measure is None:
        return fragments
    indented = sum(fragment.indent >= 2 for fragment in loose) >= 2
    made: list[Fragment] = []
    last: Fragment | None = None
    for fragment in fragments:
        if last is not None and made and _continues(last, fragment, measure, indented):
            kind = "joined_over_page" if last.page != fragment.page else "joined_wrapped_line"
            repairs.append(Repair(kind, made[-1].end))
            made[-1].append(fragment, " " if _latin(last.text, fragment.text) else "")
        else:
            made.append(_copy(fragment))
        last = fragment
    return made


def _copy(fragment: Fragment) -> Fragment:
    return replace(fragment, segments=list(fragment.segments), joints=dict(fragment.joints))


def _latin(left: str, right: str) -> bool:
    if left[-1:].isupper() and right[:1].isupper():
        return False
    return left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalnum()


def _loose(fragment: Fragment) -> bool:
    return fragment.kind is None and fragment.hint is None and not fragment.whole


def display_width(text: str) -> int:
    """Columns that a line takes: two for a Chinese character.

    显示宽度:``display_width("甲a") == 3``。
    """
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


@dataclass(frozen=True, slots=True)
class _Measure:
    """How wide a full line is, by columns or by characters."""

    columns: bool
    width: int

    def full(self, fragment: Fragment) -> bool:
        return _length(fragment, self.columns) >= self.width - (_SLACK if self.columns else _SLACK // 2)


def _length(fragment: Fragment, columns: bool) -> int:
    if columns:
        return display_width(fragment.text) + min(fragment.indent, 8)
    return len(fragment.text) + min(fragment.indent, 8) // 2


def _measure(loose: list[Fragment]) -> _Measure | None:
    """The measure by which more of the open lines are full, where most lines obey one."""
    found = [pair for pair in (_judged(loose, True), _judged(loose, False)) if pair is not None]
    return max(found, key=lambda pair: (pair[0], pair[1].columns))[1] if found else None


def _judged(loose: list[Fragment], columns: bool) -> tuple[int, _Measure] | None:
    if len(loose) < 4:
        return None
    widths = sorted(_length(fragment, columns) for fragment in loose)
    width = widths[min(len(widths) * 97 // 100, len(widths) - 1)]
    least, most = (20, 220) if columns else (12, 110)
    if not least <= width <= most or widths[-1] > width * 2 + 40:
        return None
    measure = _Measure(columns, width)
    full = [fragment for fragment in loose if measure.full(fragment)]
    open_ones = sum(not fragment.closed for fragment in full)
    if len(full) < 3 or open_ones < 0.5 * len(full) or len(full) < 0.3 * len(loose):
        return None
    return open_ones, measure


def _continues(last: Fragment, following: Fragment, measure: _Measure, indented: bool) -> bool:
    marked = following.kind == "note" and following.text.startswith("[") and not last.closed
    if not _loose(last) or not (_loose(following) or marked) or following.blank > 1 or not measure.full(last):
        return False
    if (following.label and not _number_cut(last, following)) or (indented and following.indent >= 2):
        return False
    return following.blank == 0 or not last.closed


def _number_cut(last: Fragment, following: Fragment) -> bool:
    """A line that begins with a decimal goes on with a sentence: ``增长`` / ``6.5%``."""
    return not last.closed and (following.label == "deci" or bool(re.match(r"\d+[.．]\d", following.text)))


def typical_blank(fragments: list[Fragment]) -> int:
    """The usual number of empty lines between two blocks.

    块间常见空行数。
    """
    counts = Counter(fragment.blank for fragment in fragments[1:])
    return counts.most_common(1)[0][0] if counts else 0
