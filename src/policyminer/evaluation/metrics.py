"""Scores from summed counts, with bootstrap intervals over documents."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

Json = dict[str, Any]
Counts = Counter[str]
DRAWS = 400


def ratio(right: float, asked: float) -> float | None:
    """A share, or None where nothing was asked."""
    return right / asked if asked else None


def f1(tp: float, gold: float, predicted: float) -> Json:
    """Precision, recall and F1 with their counts; None where nothing was there."""
    return {
        "precision": ratio(tp, predicted),
        "recall": ratio(tp, gold),
        "f1": ratio(2 * tp, gold + predicted),
        "tp": int(tp),
        "gold": int(gold),
        "predicted": int(predicted),
    }


def accuracy(counts: Counts, name: str) -> Json:
    """Share of the matched records whose field is right."""
    return {
        "accuracy": ratio(counts[f"{name}.right"], counts[f"{name}.asked"]),
        "right": counts[f"{name}.right"],
        "asked": counts[f"{name}.asked"],
    }


def _spans(counts: Counts, kind: str) -> Json:
    gold, predicted = counts[f"{kind}.gold"], counts[f"{kind}.predicted"]
    return {name: f1(counts[f"{kind}.{name}"], gold, predicted) for name in ("found", "strict")}


def figures(counts: Counts) -> Json:
    """The scores of figures."""
    gold, predicted = counts["figures.gold"], counts["figures.predicted"]
    scores = _spans(counts, "figures") | {"value_unit": f1(counts["figures.value_unit"], gold, predicted)}
    fields = (
        "bound dimension direction status indicator indicator_strict subject subject_strict time time_strict comparison"
    )
    return scores | {name: accuracy(counts, f"figures.{name}") for name in fields.split()}


def mentions(counts: Counts, kind: str) -> Json:
    """The scores of organizations or initiatives."""
    scores = _spans(counts, kind) | {name: accuracy(counts, f"{kind}.{name}") for name in ("type", "name")}
    if kind == "initiatives":
        scores["number"] = accuracy(counts, "initiatives.number")
    asked = counts[f"{kind}.b3.asked"] * 1_000_000
    precision, recall = (ratio(counts[f"{kind}.b3.{part}"], asked) for part in ("precision", "recall"))
    both = None if precision is None or recall is None else ratio(2 * precision * recall, precision + recall)
    scores["b3"] = {"precision": precision, "recall": recall, "f1": both, "mentions": counts[f"{kind}.b3.asked"]}
    return scores


def statements(counts: Counts) -> Json:
    """The scores of statements."""
    scores = _spans(counts, "statements")
    scores["role"] = accuracy(counts, "statements.role") | {
        "kappa": kappa(confusion(counts)),
        "confusion": {f"{g}|{p}": n for (g, p), n in sorted(confusion(counts).items())},
    }
    scores["measure"] = _measure(counts)
    for name in ("status", "primary", "side", "theme"):
        scores[name] = accuracy(counts, f"statements.{name}")
    classes = instruments(counts)
    scores["instruments"] = {
        "micro": f1(
            sum(c["tp"] for c in classes.values()),
            sum(c["gold"] for c in classes.values()),
            sum(c["predicted"] for c in classes.values()),
        ),
        "macro_f1": _mean([c["f1"] for c in classes.values() if c["gold"]]),
        "classes": classes,
    }
    return scores


def confusion(counts: Counts) -> dict[tuple[str, str], int]:
    """How often each annotated role was given which role."""
    found = {}
    for name, count in counts.items():
        if name.startswith("role|"):
            _, gold, predicted = name.split("|")
            found[gold, predicted] = count
    return found


def kappa(table: dict[tuple[str, str], int]) -> float | None:
    """Cohen's κ of a confusion table."""
    total = sum(table.values())
    if not total:
        return None
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (row, column), count in table.items():
        rows[row] += count
        columns[column] += count
    agreed = sum(count for (row, column), count in table.items() if row == column) / total
    chance = sum(rows[name] * columns[name] for name in rows) / total**2
    return ratio(agreed - chance, 1 - chance)


def _measure(counts: Counts) -> Json:
    table = confusion(counts)
    tp = table.get(("measure", "measure"), 0)
    gold = sum(n for (g, _), n in table.items() if g == "measure") + counts["measure.missed"]
    predicted = sum(n for (_, p), n in table.items() if p == "measure") + counts["measure.false"]
    return f1(tp, gold, predicted)


def instruments(counts: Counts) -> dict[str, Json]:
    """Per instrument: precision, recall, F1 and support."""
    names = sorted({name.split("|")[1] for name in counts if name.startswith("instrument|")})
    made = {}
    for name in names:
        tp, fp, fn = (counts[f"instrument|{name}|{which}"] for which in ("tp", "fp", "fn"))
        made[name] = f1(tp, tp + fn, tp + fp)
    return made


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value or 0.0 for value in values]
    return sum(known) / len(known) if known else None


def scores(counts: Counts, kinds: Sequence[str]) -> Json:
    """All scores of the record types that were annotated."""
    makers: dict[str, Callable[[], Json]] = {
        "figures": lambda: figures(counts),
        "organizations": lambda: mentions(counts, "organizations"),
        "initiatives": lambda: mentions(counts, "initiatives"),
        "statements": lambda: statements(counts),
    }
    return {kind: makers[kind]() for kind in kinds}


HEADLINES: dict[str, tuple[tuple[str, ...], ...]] = {
    "figures": (
        ("found", "f1"),
        ("value_unit", "f1"),
        ("strict", "f1"),
        ("bound", "accuracy"),
        ("direction", "accuracy"),
        ("dimension", "accuracy"),
        ("indicator", "accuracy"),
        ("time", "accuracy"),
        ("status", "accuracy"),
    ),
    "organizations": (("found", "f1"), ("strict", "f1"), ("type", "accuracy"), ("name", "accuracy"), ("b3", "f1")),
    "initiatives": (("found", "f1"), ("strict", "f1"), ("type", "accuracy"), ("name", "accuracy"), ("b3", "f1")),
    "statements": (
        ("found", "f1"),
        ("role", "accuracy"),
        ("role", "kappa"),
        ("measure", "f1"),
        ("instruments", "micro", "f1"),
        ("instruments", "macro_f1"),
        ("primary", "accuracy"),
        ("side", "accuracy"),
        ("theme", "accuracy"),
    ),
}
"""The scores that get an interval and a line in the table."""


def at(made: Json, path: Sequence[str]) -> float | None:
    """One score out of the tree of scores."""
    value: Any = made
    for part in path:
        value = value[part]
    return None if value is None else float(value)


def intervals(articles: Sequence[Counts], kinds: Sequence[str], draws: int = DRAWS) -> dict[str, list[float] | None]:
    """95 % bootstrap intervals over documents for every headline score; None below two documents."""
    paths = [(kind, *path) for kind in kinds for path in HEADLINES[kind]]
    if len(articles) < 2:
        return {".".join(path): None for path in paths}
    chance = random.Random(20261122)
    values: dict[tuple[str, ...], list[float]] = {path: [] for path in paths}
    for _ in range(draws):
        total: Counts = Counter()
        for drawn in chance.choices(articles, k=len(articles)):
            total.update(drawn)
        made = scores(total, kinds)
        for path in paths:
            value = at(made, path)
            if value is not None:
                values[path].append(value)
    return {".".join(path): _middle(found) for path, found in values.items()}


def _middle(values: list[float]) -> list[float] | None:
    if not values:
        return None
    values.sort()
    cut = len(values) * 25 // 1000
    return [values[cut], values[len(values) - 1 - cut]]
