"""The clauses of all rows of a text at once: the stretches between commas outside brackets and quotes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policyminer.segmentation.grams import Ints, codes_of, narrow
from policyminer.spans import Span

_CUTS, _OPENERS, _CLOSERS = "，,；;。！!？?：:", "（(《“【", "）)》”】"
_TRAILING = "，,；;。！!？?：: \u3000"
_MANY = 1 << 16
_KINDS: NDArray[np.int8] = np.zeros(_MANY, dtype=np.int8)
for _chars, _kind in ((_CUTS, 2), (_OPENERS, 1), (_CLOSERS, -1)):
    _KINDS[[ord(_char) for _char in _chars]] = _kind
_CONTENT: NDArray[np.bool_] = np.ones(_MANY, dtype=bool)
_CONTENT[[ord(_char) for _char in _TRAILING]] = False


@dataclass(frozen=True, slots=True)
class Clauses:
    """Begins and ends in the whole text, in order, without outer punctuation."""

    starts: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class VerbClauses:
    """By row, its clauses from the first with a verb on; in offsets of the row.

    Parameters
    ----------
    verbs
        Begin and end of the verbs of all rows, in order.
    found
        Begin and end of a clause, and which of the verbs (from, up to) begin inside.
    bounds
        Where the clauses of each row stand in ``found``.
    """

    verbs: list[Span]
    found: list[tuple[int, int, int, int]]
    bounds: list[int]

    def of_row(self, row: int) -> list[tuple[int, int, int, int]]:
        """The clauses of one row."""
        return self.found[self.bounds[row] : self.bounds[row + 1]]


def split_clauses(text: str, begins: Ints, sizes: Ints) -> Clauses:
    """The clauses of the rows that begin at ``begins`` and have so many characters; a mark stands between rows.

    各句按括号、引号之外的逗号、分号切成小句:``加强领导,建立机制。`` → ``加强领导``、``建立机制``。
    """
    codes = codes_of(text)
    kinds = _KINDS.take(codes)
    marks = kinds.nonzero()[0]
    kind = kinds[marks]
    cut = kind == 2
    steps = kind.astype(np.int64)
    steps[cut] = 0
    depth = _depth(steps, np.searchsorted(begins, marks, side="right"))
    cuts = marks[cut & (depth == 0)]
    starts = np.sort(np.concatenate([begins, cuts + 1]), kind="stable")
    ends = np.sort(np.concatenate([begins + sizes, cuts]), kind="stable")
    content = np.flatnonzero(_CONTENT.take(codes))
    starts = content.take(np.searchsorted(content, starts), mode="clip")
    ends = content.take(np.searchsorted(content, ends) - 1, mode="clip") + 1
    kept = np.flatnonzero(starts < ends)
    return Clauses(starts[kept], ends[kept])


def _depth(steps: Ints, rows: Ints) -> Ints:
    """How many brackets are open behind each mark; a closer without opener counts for nothing, rows are apart."""
    if not len(steps):
        return steps
    sums = np.cumsum(steps)
    first = np.searchsorted(rows, rows)
    inside = sums - (sums - steps)[first]
    apart = rows * (2 * len(steps) + 2)
    lowest = np.minimum.accumulate(inside - apart) + apart
    depth: Ints = inside - np.minimum(lowest, 0)
    return depth


def clauses_with_verbs(
    text: str, begins: Ints, sizes: Ints, verbs: tuple[Ints, Ints], wanted: NDArray[np.bool_]
) -> VerbClauses:
    """The clauses of the wanted rows and the verbs in them.

    Parameters
    ----------
    verbs
        Where they begin and end in the whole text, in order of their ends.
    """
    order = np.argsort(narrow(verbs[0]), kind="stable")
    verb_starts, verb_ends = verbs[0][order], verbs[1][order]
    found = split_clauses(text, begins, sizes)
    firsts, stops = np.searchsorted(verb_starts, found.starts), np.searchsorted(verb_starts, found.ends)
    rows = np.searchsorted(begins, found.starts, side="right") - 1
    kept = np.flatnonzero((stops > np.searchsorted(verb_starts, begins)[rows]) & wanted[rows])
    rows = rows[kept]
    shift = begins[rows]
    columns = (found.starts[kept] - shift, found.ends[kept] - shift, firsts[kept], stops[kept])
    shift = begins[np.searchsorted(begins, verb_starts, side="right") - 1]
    return VerbClauses(
        list(zip((verb_starts - shift).tolist(), (verb_ends - shift).tolist(), strict=True)),
        list(zip(*[column.tolist() for column in columns], strict=True)),
        np.searchsorted(rows, np.arange(len(begins) + 1)).tolist(),
    )
