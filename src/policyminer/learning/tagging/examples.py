"""Marked texts as examples: the text as the extractors read it, what the rules find, which labels are right."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from policyminer.extractors.initiatives import InitiativeExtractor
from policyminer.extractors.initiatives import learned as initiatives
from policyminer.extractors.learned.labels import COUNT, label
from policyminer.extractors.learned.layers import Layer, quotes
from policyminer.extractors.learned.model import KINDS
from policyminer.extractors.organizations import OrganizationExtractor
from policyminer.extractors.organizations import learned as organizations
from policyminer.layout import analyse
from policyminer.layout.alignment import Alignment
from policyminer.layout.reading import Reading
from policyminer.learning.tagging.crf import Flags
from policyminer.learning.tagging.marks import KINDS as MARKED
from policyminer.learning.tagging.marks import Marked
from policyminer.spans import Span

_SENTENCE = re.compile("[^。；！？\n]+[。；！？]*|[。；！？]+")
LONGEST = 250
"""A sentence is cut after so many characters."""
_READ = 0.9


@dataclass(frozen=True, slots=True)
class Name:
    """A marked name in offsets of the clean text."""

    start: int
    end: int
    type: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One marked text.

    一篇标注过的文本:规则的发现与正确的标签。

    Parameters
    ----------
    sort
        The folder the text stands in.
    layers
        By kind of record, what the rules and quotes say.
    names
        By kind, what was marked.
    sentences
        Those that were read.
    """

    name: str
    sort: str
    reading: Reading
    layers: dict[str, list[Layer]]
    names: dict[str, list[Name]]
    sentences: list[Span]

    def right(self, kind: str) -> Flags:
        """Which labels are right for each character; where a name is optional, ``outside`` is right too."""
        size = len(self.reading.text)
        asked = first_of([(name.start, name.end) for name in self.names[kind] if not name.optional])
        labels = label(asked, size)
        right: Flags = np.zeros((size, COUNT), dtype=bool)
        right[np.arange(size), labels] = True
        for name in self.names[kind]:
            if name.optional and not labels[name.start : name.end].any():
                inside = label([(0, name.end - name.start)], name.end - name.start)
                right[np.arange(name.start, name.end), inside] = True
        return right


def first_of(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap: the earlier, of two that begin together the longer."""
    taken: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
    return taken


def examples(marked: dict[str, Marked], folders: Sequence[Path]) -> Iterator[Example]:
    """The marked texts that stand in one of the folders with the hash they had."""
    bodies, undertakings = OrganizationExtractor(learned=False), InitiativeExtractor(learned=False)
    for name, marks in sorted(marked.items()):
        path = next((folder / f"{name}.txt" for folder in folders if (folder / f"{name}.txt").is_file()), None)
        if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != marks.sha256:
            continue
        reading = analyse(path.read_bytes().decode("utf-8-sig")).reading
        drafts = bodies.extract(reading)
        said = list(quotes(reading.text))
        layers = {
            "organizations": [*organizations.layers(bodies.by_rules(reading)[1]), *said],
            "initiatives": [*initiatives.layers(undertakings.by_rules(reading, drafts)), *said],
        }
        yield Example(name, path.parent.name, reading, layers, *_marked(reading, marks))


def _marked(reading: Reading, marks: Marked) -> tuple[dict[str, list[Name]], list[Span]]:
    """The names and the read sentences of a text."""
    text, back = reading.text, _Back(reading.alignment)
    sentences = list(_sentences(text))
    begins = [start for start, _ in sentences]
    names: dict[str, list[Name]] = {kind: [] for kind in KINDS}
    for mark in marks.marks:
        span = back.span(mark.start, mark.end)
        if span is None:
            continue
        at = bisect_right(begins, span[0]) - 1
        if mark.kind == "i" and initiatives.refused(text[slice(*span)]):
            continue
        if at >= 0 and span[1] <= sentences[at][1]:  # a name over the end of a sentence teaches nothing
            names[MARKED[mark.kind]].append(Name(*span, mark.type, mark.optional))
    read = np.zeros(len(text), dtype=bool)
    for start, end in marks.read:
        span = back.span(start, end)
        if span is not None:
            read[slice(*span)] = True
    return names, [(start, end) for start, end in sentences if read[start:end].mean() > _READ]


def _sentences(text: str) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text):
        for start in range(match.start(), match.end(), LONGEST):
            yield start, min(start + LONGEST, match.end())


class _Back:
    """From offsets of the source to the clean text."""

    def __init__(self, alignment: Alignment) -> None:
        self._pieces = sorted(alignment.pieces, key=lambda piece: piece.source)
        self._begins = [piece.source for piece in self._pieces]

    def span(self, start: int, end: int) -> Span | None:
        """The clean characters between two offsets of the source; None where none is left."""
        first = next((place for at in range(start, end) if (place := self._place(at)) is not None), None)
        last = next((place for at in range(end - 1, start - 1, -1) if (place := self._place(at)) is not None), None)
        return None if first is None or last is None or last < first else (first, last + 1)

    def _place(self, offset: int) -> int | None:
        at = bisect_right(self._begins, offset) - 1
        if at < 0:
            return None
        piece = self._pieces[at]
        return offset - piece.source + piece.clean if offset < piece.source + piece.length else None
