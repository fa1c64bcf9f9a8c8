"""Hard line wraps at a fixed width, undone."""

from __future__ import annotations

from collections import Counter

from policyminer.layout.fragments import Fragment
from policyminer.layout.model import Repair

_SLACK = 5
_STARTS_LINE = "，。、；：！？”’）》】%％,.;:!?)"


def unwrap(fragments: list[Fragment], repairs: list[Repair]) -> list[Fragment]:
    """Join lines that a fixed width has cut.

    把按固定宽度折断的行接回段落;各行宽度相近且不以句末标点结尾时才做。
    """
    loose = [fragment for fragment in fragments if _loose(fragment)]
    width = _wrap_width(loose)
    if width is None:
        return fragments
    indented = sum(fragment.indent >= 2 for fragment in loose) >= 2
    made: list[Fragment] = []
    last: Fragment | None = None
    for fragment in fragments:
        if last is not None and made and _continues(last, fragment, width, indented):
            kind = "joined_over_page" if last.page != fragment.page else "joined_wrapped_line"
            repairs.append(Repair(kind, made[-1].end))
            made[-1].append(fragment, " " if _latin(last.text, fragment.text) else "")
        else:
            made.append(_copy(fragment))
        last = fragment
    return made


def _copy(fragment: Fragment) -> Fragment:
    return Fragment(
        list(fragment.segments), fragment.text, fragment.kind, fragment.level, fragment.hint, fragment.indent,
        fragment.blank, fragment.page, fragment.element, fragment.whole, dict(fragment.joints), fragment.label,
    )  # fmt: skip


def _latin(left: str, right: str) -> bool:
    return left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalnum()


def _loose(fragment: Fragment) -> bool:
    return fragment.kind is None and fragment.hint is None and not fragment.whole


def display_width(text: str) -> int:
    """Columns that a line takes: two for a Chinese character.

    显示宽度:``display_width("甲a") == 3``。
    """
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _wrap_width(loose: list[Fragment]) -> int | None:
    if len(loose) < 4:
        return None
    widths = sorted(display_width(fragment.text) + min(fragment.indent, 8) for fragment in loose)
    width = widths[min(len(widths) * 97 // 100, len(widths) - 1)]
    if not 20 <= width <= 220 or widths[-1] > width * 2 + 40:
        return None
    full = [fragment for fragment in loose if _full(fragment, width)]
    open_ones = sum(not fragment.closed for fragment in full)
    if len(full) < 3 or open_ones < 0.5 * len(full) or len(full) < 0.3 * len(loose):
        return None
    return width


def _full(fragment: Fragment, width: int) -> bool:
    return display_width(fragment.text) + min(fragment.indent, 8) >= width - _SLACK


def _continues(last: Fragment, following: Fragment, width: int, indented: bool) -> bool:
    if not _loose(last) or not _loose(following) or following.blank > 1 or not _full(last, width):
        return False
    if following.label or (indented and following.indent >= 2):
        return False
    return following.blank == 0 or not last.closed


def typical_blank(fragments: list[Fragment]) -> int:
    """The usual number of empty lines between two blocks.

    块间常见空行数。
    """
    counts = Counter(fragment.blank for fragment in fragments[1:])
    return counts.most_common(1)[0][0] if counts else 0
