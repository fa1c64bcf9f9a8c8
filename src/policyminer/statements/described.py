"""What is known of the units of a text, as arrays: words, the surfaces and features found in them, context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import numpy as np

from policyminer.segmentation.grams import Ints
from policyminer.statements.lexicon import BEGIN, END
from policyminer.statements.model import BLOCKS
from policyminer.statements.surfaces import Found, Hit, SurfaceFinder

_SURROGATES = re.compile("[\ud800-\udfff]")
LONGEST = 4000
"""A unit is read so far."""
NONE = -1
NEIGHBOURS, HEADINGS = range(1, 3), range(3, len(BLOCKS))
"""Which of the blocks are units beside, which are headings above."""
Pairs = tuple[Ints, Ints]
"""Row numbers and, beside them, features."""


@dataclass(slots=True)
class View:
    """One unit for learning; ``blocks`` are features of itself, its neighbours and its headings."""

    words: str
    hits: list[Hit]
    blocks: tuple[list[int], ...]


@dataclass(frozen=True, slots=True)
class Described:
    """Rows of a text: its units, then whatever else stands beside units, then the headings.

    Parameters
    ----------
    words
        Of each row.
    units, body
        How many of the rows are units, and how many are no headings.
    marked
        All rows one behind the other, each between its edge marks.
    begins
        Where the words of each row begin in ``marked``.
    found
        The surfaces of all rows.
    rows, features
        Sorted pairs.
    links
        For each unit the rows of :data:`~policyminer.statements.model.BLOCKS`, :data:`NONE` where there is none.
    """

    words: list[str]
    units: int
    body: int
    marked: str
    begins: Ints
    found: Found
    rows: Ints
    features: Ints
    links: Ints

    def views(self) -> Iterator[View]:
        """The units one by one."""
        bounds = np.searchsorted(self.rows, np.arange(len(self.words) + 1)).tolist()
        features = self.features.tolist()
        lists = [features[first:stop] for first, stop in pairwise(bounds)] + [[]]
        for number, links in enumerate(self.links.tolist()):
            yield View(self.words[number], self.found.of_row(number), tuple([lists[link] for link in links]))


def describe(
    finder: SurfaceFinder, words: list[str], units: int, body: int, links: Ints, extra: Pairs | None = None
) -> Described:
    """Look up all rows in one pass.

    Parameters
    ----------
    units, body
        How many of the rows are units, and how many are no headings.
    extra
        Features that are not found in the words.
    """
    marked = "".join([f"{BEGIN}{row}{END}" for row in words])
    begins = np.asarray(list(accumulate([len(row) + 2 for row in words], initial=1))[:-1], dtype=np.int64)
    found = finder.find(marked, begins)
    none: Ints = np.zeros(0, dtype=np.int64)
    rows, features = finder.features(found, words, extra or (none, none))
    return Described(words, units, body, marked, begins, found, rows, features, links)


def alone(count: int) -> Ints:
    """The links of units that have no context."""
    links = np.full((count, len(BLOCKS)), NONE, dtype=np.int64)
    links[:, 0] = np.arange(count)
    return links


def of_views(views: Sequence[View], finder: SurfaceFinder) -> Described:
    """Views of any texts as rows again; lists of features that several share stand once."""
    body: dict[int, int] = {}
    heads: dict[int, int] = {}
    lists: list[list[int]] = [view.blocks[0] for view in views]
    links = alone(len(views))
    for number, features in enumerate(lists):
        body.setdefault(id(features), number)
    for places, blocks in ((body, NEIGHBOURS), (heads, HEADINGS)):
        for number, view in enumerate(views):
            for block in blocks:
                features = view.blocks[block] if block < len(view.blocks) else []
                if features and id(features) not in places:
                    places[id(features)] = len(lists)
                    lists.append(features)
                links[number, block] = places[id(features)] if features else NONE
    words = [view.words for view in views] + [""] * (len(lists) - len(views))
    plain = describe(finder, words, len(views), len(views), links)
    rows = np.repeat(np.arange(len(lists)), [len(features) for features in lists])
    known = np.asarray([at for features in lists for at in sorted(features)], dtype=np.int64)
    return replace(plain, body=len(lists) - len(heads), rows=rows, features=known)


def clean(text: str) -> str:
    """The same text, lone surrogates replaced one to one (the automaton wants valid Unicode)."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
