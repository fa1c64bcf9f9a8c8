"""Agreement as numbers: span F1, shares, Cohen's κ, Krippendorff's α, per class."""

from __future__ import annotations

import importlib.util
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from policyminer.evaluation.agreement_align import Cluster, Mark
from policyminer.evaluation.agreement_fields import CODES, code, differences, instruments
from policyminer.evaluation.matching import same
from policyminer.evaluation.metrics import ratio

Json = dict[str, Any]
Pair = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """What one pair of annotators did with one record type, over all texts."""

    counts: Counter[str] = field(default_factory=Counter)
    codes: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    instruments: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, kind: str, a: Mark | None, b: Mark | None) -> None:
        """Count one cluster; what either calls optional is neither asked for nor counted against."""
        if (a is not None and a.optional) or (b is not None and b.optional):
            return
        self.counts["a"] += a is not None
        self.counts["b"] += b is not None
        if a is None or b is None:
            return
        self.counts["found"] += 1
        self.counts["strict"] += same(a.spans, b.spans)
        for name, agreed, left, right in differences(kind, a.record, b.record):
            self.counts[f"{name}.asked"] += 1
            self.counts[f"{name}.right"] += agreed
            if name in CODES[kind]:
                self.codes[name].append((left, right))
            if name == "instruments":
                self._instruments(left, right)

    def _instruments(self, left: Sequence[str], right: Sequence[str]) -> None:
        for name in {*left, *right}:
            self.instruments[name, "a"] += name in left
            self.instruments[name, "b"] += name in right
            self.instruments[name, "both"] += name in left and name in right


def scores(kind: str, tallies: Sequence[Tally], clusters: Sequence[Cluster]) -> Json:
    """All scores of one record type; pairs are averaged, None where nothing was there."""
    names = dict.fromkeys(
        key.removesuffix(".asked") for tally in tallies for key in tally.counts if key.endswith(".asked")
    )
    made: Json = {
        "marks": [sum(_counts(cluster[i]) for cluster in clusters) for i in range(_width(clusters))],
        "found": _mean([_f1(t, "found") for t in tallies]),
        "strict": _mean([_f1(t, "strict") for t in tallies]),
        "matched": sum(t.counts["found"] for t in tallies),
        "fields": {name: _field(name, tallies) for name in names},
        "codes": {name: _codes(kind, name, tallies, clusters) for name in CODES[kind]},
    }
    if kind == "statements":
        made["instruments"] = _instruments(tallies)
    return made


def _width(clusters: Sequence[Cluster]) -> int:
    return max((len(cluster) for cluster in clusters), default=0)


def _counts(mark: Mark | None) -> bool:
    return mark is not None and not mark.optional


def _f1(tally: Tally, name: str) -> float | None:
    return ratio(2 * tally.counts[name], tally.counts["a"] + tally.counts["b"])


def _field(name: str, tallies: Sequence[Tally]) -> Json:
    right = sum(tally.counts[f"{name}.right"] for tally in tallies)
    asked = sum(tally.counts[f"{name}.asked"] for tally in tallies)
    return {"agreement": ratio(right, asked), "right": right, "asked": asked}


def _codes(kind: str, name: str, tallies: Sequence[Tally], clusters: Sequence[Cluster]) -> Json:
    pairs = [pair for tally in tallies for pair in tally.codes[name]]
    return {
        "kappa": _mean([kappa(tally.codes[name]) for tally in tallies]),
        "alpha": alpha([[_code(kind, name, mark) for mark in cluster] for cluster in clusters]),
        "items": len(pairs),
        "classes": {label: _class(label, pairs) for label in sorted({label for pair in pairs for label in pair})},
    }


def _code(kind: str, name: str, mark: Mark | None) -> str | None:
    return code(kind, name, mark.record) if mark is not None and not mark.optional else None


def _class(label: str, pairs: Sequence[tuple[str, str]]) -> Json:
    both = sum(1 for a, b in pairs if a == b == label)
    either = sum((a == label) + (b == label) for a, b in pairs)
    return {"agreement": ratio(2 * both, either), "both": both, "marks": either}


def _instruments(tallies: Sequence[Tally]) -> Json:
    """Specific agreement per instrument, over the units that both call a measure."""
    total: Counter[tuple[str, str]] = Counter()
    for tally in tallies:
        total.update(tally.instruments)
    classes = {
        name: {
            "agreement": ratio(2 * total[name, "both"], total[name, "a"] + total[name, "b"]),
            "both": total[name, "both"],
            "marks": total[name, "a"] + total[name, "b"],
        }
        for name in sorted({name for name, _ in total})
    }
    both, either = (sum(total[name, key] for name in classes for key in keys) for keys in (("both",), ("a", "b")))
    return {"micro_f1": ratio(2 * both, either), "classes": classes}


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's κ (scikit-learn); None where there is nothing to tell apart."""
    if len({label for pair in pairs for label in pair}) < 2:
        return None
    from sklearn.metrics import cohen_kappa_score

    first, second = zip(*pairs, strict=True)
    return float(cohen_kappa_score(first, second))


def alpha(items: Iterable[Sequence[str | None]]) -> float | None:
    """Krippendorff's nominal α (library ``krippendorff``); None where there is nothing to tell apart."""
    rows = [row for row in items if sum(value is not None for value in row) > 1]
    labels = sorted({value for row in rows for value in row if value is not None})
    if len(labels) < 2 or not alpha_at_hand():
        return None
    import krippendorff
    import numpy as np

    at = {label: float(index) for index, label in enumerate(labels)}
    data = np.array([[np.nan if value is None else at[value] for value in row] for row in rows]).T
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def alpha_at_hand() -> bool:
    """Whether the library for Krippendorff's α is installed."""
    return importlib.util.find_spec("krippendorff") is not None


def pairs_of(count: int) -> list[Pair]:
    """All pairs of annotators."""
    return list(combinations(range(count), 2))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


__all__ = ["Tally", "alpha", "alpha_at_hand", "instruments", "kappa", "pairs_of", "scores"]
