"""Where each character of the clean text stands in the source.

The clean text is made from slices of the source (each character kept or replaced one to one) and from
separators that stand for nothing. Everything left out in between is an edit; nothing is ever found again
by search or diff.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct

from policyminer.spans import Span

_BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"


class Piece(Struct, frozen=True, gc=False):
    """A run of clean characters that stand one to one for a run of the source.

    一段逐字对应的文字:``Piece(clean=0, source=2, length=3)``。
    """

    clean: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The recorded way from clean text back to the source.

    清洗后文字到原文的逐段对应:``Alignment.identity(5).to_source(1, 3, "甲乙丙丁戊") == ((1, 3),)``。

    Parameters
    ----------
    pieces
        In the order of the clean text, not overlapping. ``starts``, ``ends`` (in the clean text) and ``offsets`` (to
        the source) are theirs.
    """

    pieces: tuple[Piece, ...]
    starts: list[int] = field(init=False, repr=False, compare=False)
    ends: list[int] = field(init=False, repr=False, compare=False)
    offsets: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [piece.clean for piece in self.pieces])
        object.__setattr__(self, "ends", [piece.clean + piece.length for piece in self.pieces])
        object.__setattr__(self, "offsets", [piece.source - piece.clean for piece in self.pieces])

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text that was not changed."""
        return cls((Piece(0, 0, length),))

    def to_source(self, start: int, end: int, source: str) -> tuple[Span, ...]:
        """Source spans of the clean characters ``start`` to ``end``.

        Characters left out inside one line (stray spaces, mark-up) stay inside the span; a line break, a page or
        an inserted block cuts it.
        """
        index = bisect_right(self.starts, start) - 1
        if index >= 0 and end <= self.ends[index]:
            offset = self.offsets[index]
            return ((start + offset, end + offset),) if start < end else ()
        return self._across(max(index, 0), start, end, source)

    def _across(self, index: int, start: int, end: int, source: str) -> tuple[Span, ...]:
        spans: list[Span] = []
        for at in range(index, bisect_left(self.starts, end)):
            piece = self.pieces[at]
            left, right = max(start, piece.clean), min(end, piece.clean + piece.length)
            if left >= right:
                continue
            begun, stop = left - piece.clean + piece.source, right - piece.clean + piece.source
            if spans and _one_line(source, spans[-1][1], begun):
                spans[-1] = (spans[-1][0], stop)
            else:
                spans.append((begun, stop))
        return tuple(spans)


def _one_line(source: str, end: int, begun: int) -> bool:
    return 0 <= begun - end <= 64 and not any(char in _BREAKS for char in source[end:begun])


class Builder:
    """Collects clean text with its pieces.

    逐段收集清洗后的文字并记下每一步的来处。

    Examples
    --------
    >>> builder = Builder("省公 安厅")
    >>> builder.keep(0, 2); builder.keep(3, 5)
    >>> text, alignment = builder.done()
    >>> text, alignment.to_source(0, 4, "省公 安厅")
    ('省公安厅', ((0, 5),))
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._at = 0

    @property
    def length(self) -> int:
        """How long the clean text is so far."""
        return self._at

    def keep(self, start: int, end: int, replacement: str | None = None) -> None:
        """Take over ``source[start:end]``, or in its place a text of the same length."""
        if start >= end:
            return
        text = self.source[start:end] if replacement is None else replacement
        if len(text) != end - start:
            raise ValueError("a replacement has the length of what it replaces")
        last = self._pieces[-1] if self._pieces else None
        if last and last.source + last.length == start and last.clean + last.length == self._at:
            self._pieces[-1] = Piece(last.clean, last.source, last.length + end - start)
        else:
            self._pieces.append(Piece(self._at, start, end - start))
        self._parts.append(text)
        self._at += end - start

    def separate(self, separator: str = "\n") -> None:
        """Put in a separator that stands for nothing in the source."""
        self._parts.append(separator)
        self._at += len(separator)

    def done(self) -> tuple[str, Alignment]:
        """The clean text and its alignment."""
        return "".join(self._parts), Alignment(tuple(self._pieces))


def joined(source: str, spans: Iterable[Span]) -> str:
    """``"".join(source[s:e] for s, e in spans)``: the text of a record, exactly."""
    return "".join([source[start:end] for start, end in spans])
