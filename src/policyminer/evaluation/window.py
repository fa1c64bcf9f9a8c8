"""Annotations of a part of a text: what stands outside the window is not looked at."""

from __future__ import annotations

from typing import Any

from policyminer.evaluation.gold import KINDS
from policyminer.evaluation.matching import overlap

Json = dict[str, Any]


def windowed(gold: Json, predicted: Json) -> tuple[Json, Json]:
    """Both articles with only what stands in the annotated window, where the annotation names one.

    标注窗口:``"window": [3750, 4707]`` 之外的预测不计。

    Notes
    -----
    A predicted record that crosses an edge counts only where it meets an annotated one.
    """
    window = gold.get("window")
    if window is None:
        return gold, predicted
    start, end = window
    left = gold | {kind: _inside(gold[kind], start, end, None) for kind in KINDS if gold.get(kind) is not None}
    right = predicted | {
        kind: _inside(predicted.get(kind) or [], start, end, _spans(left[kind])) for kind in KINDS if kind in left
    }
    return left, right


def _spans(records: list[Json]) -> list[list[int]]:
    return [span for record in records for part in (record.get("mentions") or [record]) for span in part["spans"]]


def _inside(records: list[Json], start: int, end: int, edges: list[list[int]] | None) -> list[Json]:
    kept = []
    for record in records:
        if record.get("mentions"):
            mentions = [mention for mention in record["mentions"] if _is_in(mention, start, end, edges)]
            if mentions:
                kept.append(record | {"mentions": mentions, "spans": mentions[0]["spans"]})
        elif _is_in(record, start, end, edges):
            kept.append(record)
    return kept


def _is_in(record: Json, start: int, end: int, edges: list[list[int]] | None) -> bool:
    first, last = record["spans"][0][0], record["spans"][-1][1]
    if start <= first and last <= end:
        return True
    if last <= start or first >= end:
        return False
    return edges is None or overlap(record["spans"], edges) > 0
