"""Which marks of several annotators are the same mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policyminer.evaluation.matching import match

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One mark of one annotator: a figure, a statement, or one mention of a body or an undertaking.

    一个标注:``Mark([[12, 17]], False, {...})``。
    """

    spans: list[list[int]]
    optional: bool
    record: Json
    mention: Json


Cluster = list[Mark | None]
"""The same mark by every annotator, in their order; None where one did not mark it."""


def marks(article: Json, kind: str) -> list[Mark] | None:
    """The marks of one record type in the order of the text; None where it was not annotated."""
    records = article.get(kind)
    if records is None:
        return None
    found = [
        Mark(part["spans"], bool(record.get("optional") or part.get("optional")), record, part)
        for record in records
        for part in (record.get("mentions") or [record])
    ]
    return sorted(found, key=lambda mark: (mark.spans[0][0], mark.spans[-1][1]))


def align(lists: Sequence[Sequence[Mark] | None]) -> list[Cluster]:
    """Group the marks of several annotators: each meets the clusters of those before it, one to one."""
    clusters: list[Cluster] = []
    for index, found in enumerate(lists):
        own = list(found or ())
        matching = match([_bare(_first(cluster)) for cluster in clusters], [_bare(mark) for mark in own])
        for c, m in matching.pairs:
            clusters[c].append(own[m])
        for cluster in clusters:
            if len(cluster) == index:
                cluster.append(None)
        clusters += [[*[None] * index, own[m]] for m in matching.false]
    return sorted(clusters, key=lambda cluster: (_first(cluster).spans[0][0], _first(cluster).spans[-1][1]))


def _first(cluster: Cluster) -> Mark:
    return next(mark for mark in cluster if mark is not None)


def _bare(mark: Mark) -> Json:
    """What the matcher needs; optional marks are matched like the others here."""
    return {"spans": mark.spans}
