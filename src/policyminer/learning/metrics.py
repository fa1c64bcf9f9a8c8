"""How good codes are: gate, role, status, instruments, primary, side, theme; per class with support and interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from policyminer.codebooks import Codebook
from policyminer.learning.decide import Coded
from policyminer.learning.samples import Sample

HEADLINES = ("measure_f1", "role", "status", "instruments_f1", "primary", "side", "theme")


@dataclass(frozen=True, slots=True)
class ClassScore:
    """How one class does: support, precision, recall, F1 and the 95 % interval of the recall."""

    axis: str
    id: str
    support: int
    precision: float | None
    recall: float | None
    f1: float | None
    low: float
    high: float


def headline(samples: Sequence[Sample], coded: Sequence[Coded], codebook: Codebook) -> dict[str, float | None]:
    """The figures of the first line; instruments, primary and side are counted on annotated measures."""
    pairs = list(zip(samples, coded, strict=True))
    gate = [(s.role == "measure", c.role == "measure") for s, c in pairs if s.role]
    hits = sum([a and b for a, b in gate])
    measures = [(s, c) for s, c in pairs if s.role == "measure" and s.instruments]
    same = sum([len(set(s.instruments or ()) & set(c.instruments)) for s, c in measures])
    sizes = sum([len(s.instruments or ()) + len(c.instruments) for s, c in measures])
    top = codebook.top
    return {
        "measure_f1": _ratio(2 * hits, sum([a for a, _ in gate]) + sum([b for _, b in gate])),
        "role": _share([s.role == c.role for s, c in pairs if s.role]),
        "status": _share([s.status == c.status for s, c in pairs if s.role == "measure" and s.status]),
        "instruments_f1": _ratio(2 * same, sizes),
        "primary": _share([c.instruments[:1] == [s.primary] for s, c in measures]),
        "side": _share([top(s.primary or "") == top(c.best or "") for s, c in measures]),
        "theme": _share([s.theme == c.theme for s, c in pairs if s.theme]),
    }


def per_class(samples: Sequence[Sample], coded: Sequence[Coded], codebook: Codebook) -> list[ClassScore]:
    """Every class of the codebook, those without support too."""
    scores: list[ClassScore] = []
    pairs = list(zip(samples, coded, strict=True))
    roles = [({s.role}, {c.role}) for s, c in pairs if s.role]
    themes = [({s.theme}, {c.theme or "none"}) for s, c in pairs if s.theme]
    tools = [(set(s.instruments), set(c.instruments)) for s, c in pairs if s.role == "measure" and s.instruments]
    for identifier in codebook.ids("role"):
        scores.append(_score("role", identifier, roles))
    for identifier in codebook.ids("instrument"):
        scores.append(_score("instrument", identifier, tools))
    for identifier in codebook.ids("theme"):
        scores.append(_score("theme", identifier, themes))
    return scores


def _score(axis: str, identifier: str, pairs: Sequence[tuple[set[str], set[str]]]) -> ClassScore:
    hits = sum([identifier in gold and identifier in said for gold, said in pairs])
    support = sum([identifier in gold for gold, _ in pairs])
    found = sum([identifier in said for _, said in pairs])
    low, high = wilson(hits, support)
    return ClassScore(
        axis,
        identifier,
        support,
        _ratio(hits, found),
        _ratio(hits, support),
        _ratio(2 * hits, support + found),
        low,
        high,
    )


def confusions(
    samples: Sequence[Sample], coded: Sequence[Coded], most: int = 12
) -> dict[str, list[tuple[str, str, int]]]:
    """The most frequent mistakes by axis: annotated, said, how often."""
    counts: dict[str, Counter[tuple[str, str]]] = {"role": Counter(), "instrument": Counter(), "theme": Counter()}
    for sample, code in zip(samples, coded, strict=True):
        if sample.role and sample.role != code.role:
            counts["role"][sample.role, code.role] += 1
        if sample.role == "measure" and sample.primary and sample.primary != code.best:
            counts["instrument"][sample.primary, code.best or "none"] += 1
        if sample.theme and sample.theme != code.theme:
            counts["theme"][sample.theme, code.theme or "none"] += 1
    return {
        axis: [(a, b, n) for (a, b), n in sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:most]]
        for axis, counter in counts.items()
    }


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None
