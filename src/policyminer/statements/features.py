"""From a text to what is known of its units: surfaces, place, the records inside, neighbours and headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from policyminer.extractors.drafts import FigureDraft, InitiativeDraft, OrganizationDraft
from policyminer.layout.reading import Reading
from policyminer.segmentation.grams import Ints
from policyminer.statements.described import HEADINGS, LONGEST, NONE, Described, Pairs, View, alone, clean, describe
from policyminer.statements.lexicon import RECORDS
from policyminer.statements.model import BLOCKS
from policyminer.statements.surfaces import SurfaceFinder

_BODIES = {"government", "party", "company", "university", "platform"}
_KINDS = {"plan": "plan_kind", "other": "other_kind"}
_HEAD = 200
PART = 2048
"""So many units are described at a time."""


class Describer:
    """Describes readings.

    把一篇文章的语句变成特征:自身、前后语句、所属标题。
    """

    def __init__(self, finder: SurfaceFinder) -> None:
        self.finder = finder
        index = finder.lexicon.index()
        self._is = {name[3:]: at for name, at in index.items() if name.startswith("is:")}
        self._record = {name: index[f"record:{name}"] for name in RECORDS}
        self._lengths = np.asarray([self._is[f"length{k}"] for k in range(6)])
        self._commas = np.asarray([self._is[f"commas{k}"] for k in range(4)])
        self._quarters = np.asarray([self._is[f"quarter{k}"] for k in range(4)])

    def describe(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft] = (),
        organizations: Sequence[OrganizationDraft] = (),
        initiatives: Sequence[InitiativeDraft] = (),
    ) -> Described:
        """All units of ``reading.units``, in order."""
        words, links, extra = self._prepared(reading, figures, organizations, initiatives)
        units = len(reading.units)
        return describe(self.finder, words, units, units, links, extra)

    def parts(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft] = (),
        organizations: Sequence[OrganizationDraft] = (),
        initiatives: Sequence[InitiativeDraft] = (),
    ) -> Iterator[Described]:
        """The same in parts of so many units that a long text takes no more memory than a short one."""
        words, links, extra = self._prepared(reading, figures, organizations, initiatives)
        units = len(reading.units)
        if units <= PART:
            yield describe(self.finder, words, units, units, links, extra)
            return
        for first in range(0, units, PART):
            stop = min(first + PART, units)
            beside = [at for at in (first - 1, stop) if 0 <= at < units]
            heads = np.unique(links[first:stop, HEADINGS.start :])
            chosen = np.concatenate([np.arange(first, stop), beside, heads[heads != NONE]]).astype(np.int64)
            place = np.full(len(words) + 1, NONE, dtype=np.int64)
            place[chosen] = np.arange(len(chosen))
            rows = place[extra[0]]
            here = rows >= 0
            body = stop - first + len(beside)
            rows_words = [words[at] for at in chosen.tolist()]
            yield describe(
                self.finder, rows_words, stop - first, body, place[links[first:stop]], (rows[here], extra[1][here])
            )

    def words(self, reading: Reading, number: int) -> str:
        """The words of one unit."""
        unit = reading.units[number]
        return clean(reading.text[unit.start : min(unit.end, unit.start + LONGEST)])

    def _prepared(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft],
        organizations: Sequence[OrganizationDraft],
        initiatives: Sequence[InitiativeDraft],
    ) -> tuple[list[str], Ints, Pairs]:
        """The words of units and headings, their links, and what is known without looking into the words."""
        text = clean(reading.text)
        words = [text[unit.start : min(unit.end, unit.start + LONGEST)] for unit in reading.units]
        extra = [*self._form(words), *self._structure(reading)]
        extra.append(self._records(reading, figures, organizations, initiatives))
        links = self._context(reading, words)
        rows, features = (np.concatenate([pair[side] for pair in extra]) for side in (0, 1))
        return words, links, (rows, features)

    def views(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft] = (),
        organizations: Sequence[OrganizationDraft] = (),
        initiatives: Sequence[InitiativeDraft] = (),
    ) -> list[View]:
        """The same, unit by unit."""
        return list(self.describe(reading, figures, organizations, initiatives).views())

    def sentences(self, words: Sequence[str]) -> Described:
        """Sentences without a text around them."""
        cut = [clean(sentence)[:LONGEST] for sentence in words]
        rows, features = (np.concatenate([pair[side] for pair in self._form(cut)]) for side in (0, 1))
        return describe(self.finder, cut, len(cut), len(cut), alone(len(cut)), (rows, features))

    def single(self, words: str) -> View:
        """One sentence without a text around it."""
        return next(self.sentences([words]).views())

    def _form(self, words: Sequence[str]) -> list[Pairs]:
        """How long each unit is and how many commas it has."""
        rows = np.arange(len(words))
        lengths = np.asarray([len(row) for row in words], dtype=np.int64) // 16
        commas = np.asarray([row.count("，") + row.count(",") for row in words], dtype=np.int64)
        return [(rows, self._lengths[np.minimum(5, lengths)]), (rows, self._commas[np.minimum(3, commas)])]

    def _structure(self, reading: Reading) -> list[Pairs]:
        """Where each unit stands: in the text, in its block, under a heading or not; what the text and block are."""
        units, known = reading.units, self._is
        rows = np.arange(len(units))
        blocks = np.asarray([unit.block for unit in units], dtype=np.int64)
        begins = np.concatenate([[True], blocks[1:] != blocks[:-1]])[: len(rows)]
        ends = np.concatenate([blocks[1:] != blocks[:-1], [True]])[: len(rows)]
        kind = known[_KINDS.get(reading.kind, reading.kind)]
        kinds = [block.kind for block in reading.blocks]
        special = {at: known[name] for at, name in enumerate(kinds) if name in ("heading", "lead")}
        of_block = np.asarray([special.get(at, NONE) for at in range(len(kinds))], dtype=np.int64)[blocks]
        top = np.asarray([not unit.section for unit in units], dtype=bool)
        pairs = [(rows, np.full(len(rows), kind)), (rows, self._quarters[4 * rows // max(1, len(rows))])]
        pairs.append((rows[of_block >= 0], of_block[of_block >= 0]))
        for name, where in (
            ("alone", begins & ends),
            ("first", begins & ~ends),
            ("last", ends & ~begins),
            ("top", top),
        ):
            pairs.append((rows[where], np.full(int(where.sum()), known[name])))
        return pairs

    def _records(
        self,
        reading: Reading,
        figures: Sequence[FigureDraft],
        organizations: Sequence[OrganizationDraft],
        initiatives: Sequence[InitiativeDraft],
    ) -> Pairs:
        """The features that the records inside a unit set; a record is where it (or a mention) begins."""
        starts = [figure.start for figure in figures]
        kinds: list[tuple[str | None, ...]] = [
            (figure.dimension, figure.direction, figure.status, "comparison" if figure.comparison else None)
            for figure in figures
        ]
        names = {kind: ("figure", *kind) for kind in set(kinds)}
        for body in organizations:
            kind = (
                "organization",
                {"platform": "platform_body"}.get(body.type, body.type) if body.type in _BODIES else None,
            )
            names[kind] = kind
            starts += [start for start, _ in body.mentions]
            kinds += [kind] * len(body.mentions)
        for undertaking in initiatives:
            kind = ("initiative", undertaking.type)
            names[kind] = kind
            starts += [start for start, _ in undertaking.mentions]
            kinds += [kind] * len(undertaking.mentions)
        if not starts or not reading.units:
            none: Ints = np.zeros(0, dtype=np.int64)
            return none, none
        known = {kind: self._named(*said) for kind, said in names.items()}
        features = np.asarray([feature for kind in kinds for feature in known[kind]], dtype=np.int64)
        begins = np.asarray([unit.start for unit in reading.units], dtype=np.int64)
        ends = np.asarray([unit.end for unit in reading.units], dtype=np.int64)
        places = np.asarray(starts, dtype=np.int64)
        rows = np.searchsorted(begins, places, side="right") - 1
        rows[(rows < 0) | (places >= ends[rows])] = NONE
        rows = np.repeat(rows, [len(known[kind]) for kind in kinds])
        return rows[rows >= 0], features[rows >= 0]

    def _named(self, *names: str | None) -> list[int]:
        return [self._record[name] for name in names if name in self._record]

    def _context(self, reading: Reading, words: list[str]) -> Ints:
        """The rows of neighbours and headings; the headings are put behind the units."""
        units = reading.units
        rows: dict[str, int] = {}

        def row_of(heading: str) -> int:
            if heading not in rows:
                rows[heading] = len(words)
                words.append(clean(heading)[:_HEAD])
            return rows[heading]

        count = len(units)
        links = np.full((count, len(BLOCKS)), NONE, dtype=np.int64)
        links[:, 0] = np.arange(count)
        links[1:, 1] = links[:-1, 0]
        links[:-1, 2] = links[1:, 0]
        titles = [block for block in reading.blocks if block.kind in ("title", "kicker")]
        if titles:
            links[:, 5] = row_of(" ".join([reading.text[b.start : b.end] for b in titles[:3]]))
        above = [(row_of(u.section[-1]), row_of(u.section[0])) if u.section else (NONE, NONE) for u in units]
        links[:, 3:5] = np.asarray(above, dtype=np.int64).reshape(-1, 2)
        return links
