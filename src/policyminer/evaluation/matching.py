"""One-to-one matching on half-open character spans, whatever the order of the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which gold marks met which predictions.

    ``pairs`` are (gold, predicted) indexes; ``missed`` and ``false`` the rest, optional marks and what met them
    left out.
    """

    pairs: list[tuple[int, int]]
    missed: list[int]
    false: list[int]


def overlap(a: Spans, b: Spans) -> int:
    """How many characters two records share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def size(spans: Spans) -> int:
    """How many characters a record has."""
    return sum(end - start for start, end in spans)


def same(a: Spans, b: Spans) -> bool:
    """Whether two records have exactly the same characters, however they are cut."""
    return overlap(a, b) == size(a) == size(b)


def match(gold: Sequence[Json], predicted: Sequence[Json]) -> Matching:
    """Match records one to one: equal spans first, then by share of common characters, then by place.

    一一配对:同一片段先配,其余按重合比例,与先后次序无关。

    Parameters
    ----------
    gold, predicted
        Records with ``spans``; a gold record may be ``optional``.
    """
    candidates = []
    for g, p in _near(gold, predicted):
        shared = overlap(gold[g]["spans"], predicted[p]["spans"])
        if shared:
            whole = size(gold[g]["spans"]) + size(predicted[p]["spans"]) - shared
            candidates.append((-shared / whole, gold[g]["spans"][0][0], predicted[p]["spans"][0][0], g, p))
    candidates.sort()
    of_gold: dict[int, int] = {}
    of_predicted: dict[int, int] = {}
    for _, _, _, g, p in candidates:
        if g not in of_gold and p not in of_predicted:
            of_gold[g], of_predicted[p] = p, g
    optional = {g for g, record in enumerate(gold) if record.get("optional")}
    forgiven = {p for _, _, _, g, p in candidates if g in optional}
    return Matching(
        pairs=sorted((g, p) for g, p in of_gold.items() if g not in optional),
        missed=[g for g in range(len(gold)) if g not in of_gold and g not in optional],
        false=[p for p in range(len(predicted)) if p not in of_predicted and p not in forgiven],
    )


def _near(gold: Sequence[Json], predicted: Sequence[Json]) -> list[tuple[int, int]]:
    """Pairs whose outer edges overlap, by one sweep over both in the order of their beginnings."""
    order = sorted(range(len(gold)), key=lambda g: gold[g]["spans"][0][0])
    begun = sorted(range(len(predicted)), key=lambda p: predicted[p]["spans"][0][0])
    pairs: list[tuple[int, int]] = []
    running: list[int] = []
    at = 0
    for g in order:
        start, end = gold[g]["spans"][0][0], gold[g]["spans"][-1][1]
        while at < len(begun) and predicted[begun[at]]["spans"][0][0] < end:
            running.append(begun[at])
            at += 1
        running = [p for p in running if predicted[p]["spans"][-1][1] > start]
        pairs += [(g, p) for p in running if predicted[p]["spans"][0][0] < end]
    return pairs
