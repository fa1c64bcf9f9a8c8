"""A mention on its way to a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policyminer.extractors.drafts import DocumentNumber
from policyminer.spans import Span

_EDGES = re.compile(r"^[《〈“‘\"「\s]+|[》〉”’\"」\s]+$")


@dataclass(slots=True)
class Mention:
    """One place where an undertaking is named; of two that overlap the lower ``rank`` stands."""

    start: int
    end: int
    type: str
    rule: str
    rank: int
    name: str
    key: str = ""
    document: DocumentNumber | None = None
    nested: bool = False
    status: str | None = None
    expansion: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = self.key or normalize(self.name)


def normalize(name: str) -> str:
    """The key of a name: without quotes, spaces and differences of width in brackets."""
    text = re.sub(r"[\s“”‘’\"「」]", "", name)
    return text.translate(str.maketrans("（）〔〕，：〈〉", "()[],:《》"))


def strip_marks(text: str) -> str:
    """A title without its outer marks."""
    return text[1:-1] if text[:1] in "《〈" and text[-1:] in "》〉" else _EDGES.sub("", text)


def resolve(mentions: list[Mention]) -> list[Mention]:
    """Mentions without overlaps, in text order; what is ``nested`` may stand inside a paper's title."""
    chosen: list[Mention] = []
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.rank, -(m.end - m.start), m.start)):
        if mention.nested:
            chosen.append(mention)
        elif not _clash(mention, taken):
            taken.append(mention)
    chosen += taken
    unique = {(m.start, m.end): m for m in sorted(chosen, key=lambda m: -m.rank)}
    return sorted(unique.values(), key=lambda m: (m.start, -m.end))


def _clash(mention: Mention, taken: list[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in taken)
