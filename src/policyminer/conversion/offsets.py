"""Units in which tools count characters, and texts whose line ends a tool changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

import regex  # type: ignore[import-untyped,unused-ignore]

Units = Literal["utf16", "graphemes", "codepoints"]
UNITS: tuple[Units, ...] = ("utf16", "graphemes", "codepoints")
_GRAPHEME = regex.compile(r"\X")


class Counter:
    """Counts a text in the units of a tool.

    计数单位换算:``Counter("𠮷野", "utf16").out(1)`` → 2。

    Parameters
    ----------
    units
        ``utf16`` code units (as JavaScript counts), ``graphemes`` (a CRLF is one), or ``codepoints``.
    """

    def __init__(self, text: str, units: Units) -> None:
        self._starts: Sequence[int]
        if units == "graphemes":
            self._starts = [match.start() for match in _GRAPHEME.finditer(text)] + [len(text)]
        elif units == "utf16" and max(text, default="") > "\uffff":
            starts, at = [], 0
            for char in text:
                starts.append(at)
                at += 2 if char > "\uffff" else 1
            self._starts = [*starts, at]
        else:
            self._starts = range(len(text) + 1)
        self._by_unit = units == "graphemes"

    def snapped(self, start: int, end: int) -> tuple[int, int]:
        """The smallest place around one that begins and ends between units, in code points."""
        if not self._by_unit:
            return start, end
        left = self._starts[bisect_right(self._starts, start) - 1]
        return left, self._starts[bisect_left(self._starts, end)]

    def out(self, offset: int) -> int:
        """A code point offset (at the edge of a unit) in the units of the tool."""
        return bisect_left(self._starts, offset) if self._by_unit else self._starts[offset]

    def back(self, offset: int) -> int:
        """The code point offset of an offset in the tool's units.

        Raises
        ------
        IndexError
            Where the text is shorter.
        """
        if offset < 0:
            raise IndexError(offset)
        if self._by_unit:
            return self._starts[offset]
        at = bisect_left(self._starts, offset)
        if at >= len(self._starts):
            raise IndexError(offset)
        return at


def carriage_returns(text: str) -> list[int]:
    """Where a carriage return stands before a line feed."""
    found = []
    at = text.find("\r\n")
    while at >= 0:
        found.append(at)
        at = text.find("\r\n", at + 2)
    return found


def with_carriage_returns(text: str, places: Sequence[int]) -> str:
    """Put them back into a text that lost them."""
    parts, at = [], 0
    for index, place in enumerate(places):
        parts.append(text[at : place - index])
        at = place - index
    return "\r".join([*parts, text[at:]])


def shifted(offset: int, places: Sequence[int]) -> int:
    """An offset of the text without its carriage returns as one of the text with them."""
    bare = [place - index for index, place in enumerate(places)]
    return offset + bisect_left(bare, offset)
