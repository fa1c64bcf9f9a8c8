"""Fragments: what becomes a block, piece by piece."""

from __future__ import annotations

from msgspec import Struct, field

from policyminer.spans import Span

TERMINAL = "。！？；!?;…"
CLOSING = "”’」』）)》】〉\"']"


class Fragment(Struct, gc=False):
    """Words of the source that belong to one block: slices in reading order, and what is known of them.

    ``text`` is the joined slices, ``indent`` the width of the indentation, ``blank`` the number of empty lines before
    it, ``hint`` what the mark-up says, ``label`` the style of its number, ``whole`` that a reader gave it as a whole.
    ``joints`` are the places (indexes into ``segments``) where a separator that stands for nothing keeps Latin words
    or table cells apart; ``leaves`` and ``arrives`` say that a jump line (下转第3版, 上接第1版) stood behind or before.
    """

    segments: list[Span]
    text: str
    kind: str | None = None
    level: int | None = None
    hint: str | None = None
    indent: int = 0
    blank: int = 0
    page: int | None = None
    element: str | None = None
    whole: bool = False
    joints: dict[int, str] = field(default_factory=dict)
    label: str = ""
    leaves: bool = False
    arrives: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.segments[-1][1]

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence ends."""
        text = self.text[-8:].rstrip(CLOSING + " \u3000")
        return bool(text) and text[-1] in TERMINAL

    def append(self, other: Fragment, separator: str = "") -> None:
        """Go on with the words of another fragment."""
        if separator:
            self.joints[len(self.segments)] = separator
        self.joints.update({index + len(self.segments): mark for index, mark in other.joints.items()})
        self.segments += other.segments
        self.text += separator + other.text
        self.leaves = other.leaves


def part(fragment: Fragment, left: int, right: int) -> Fragment:
    """The characters ``left`` to ``right`` of a fragment's text as a fragment of their own.

    截取一段:``part(Fragment([(5, 9)], "甲乙丙丁"), 1, 3).segments == [(6, 8)]``。
    """
    segments: list[Span] = []
    at = 0
    for begun, stop in fragment.segments:
        low, high = max(left, at), min(right, at + stop - begun)
        if low < high:
            segments.append((begun + low - at, begun + high - at))
        at += stop - begun
    return Fragment(
        segments,
        fragment.text[left:right],
        hint=None,
        page=fragment.page,
        element=fragment.element,
        whole=fragment.whole,
    )
