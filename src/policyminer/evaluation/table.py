"""The table for people."""

from __future__ import annotations

from collections.abc import Iterator

from policyminer.evaluation.api import Evaluation
from policyminer.evaluation.metrics import HEADLINES, at


def percent(value: float | None) -> str:
    """A share with one decimal, or a dash where nothing was asked."""
    return "–" if value is None else f"{100 * value:.1f}"


def render(evaluation: Evaluation) -> str:
    """All headline scores with their 95 % intervals and counts."""
    lines = [f"{evaluation.documents} documents; 95 % bootstrap intervals over documents", ""]
    for kind, made in evaluation.scores.items():
        found = made["found"]
        lines.append(f"{kind}: {found['gold']} annotated, {found['predicted']} found by the program")
        for path in HEADLINES[kind]:
            interval = evaluation.intervals.get(".".join((kind, *path)))
            shown = "" if interval is None else f"  [{percent(interval[0])}, {percent(interval[1])}]"
            lines.append(f"  {' '.join(path):<24}{percent(at(made, path)):>6}{shown}{_counts(made[path[0]])}")
        if kind == "statements":
            lines += _classes(made["instruments"]["classes"])
        lines.append("")
    lines += [f"left out: {reason}" for reason in evaluation.left_out]
    return "\n".join(lines).rstrip() + "\n"


def _counts(made: dict[str, object]) -> str:
    if "tp" in made:
        return f"  (P {percent(_share(made['precision']))}, R {percent(_share(made['recall']))})"
    return f"  ({made['right']} of {made['asked']})" if "right" in made else ""


def _share(value: object) -> float | None:
    return value if isinstance(value, float) else None


def _classes(classes: dict[str, dict[str, float | None]]) -> Iterator[str]:
    yield f"  {'instrument':<28}{'P':>7}{'R':>7}{'F1':>7}{'support':>9}"
    for name, made in classes.items():
        shown = "".join(f"{percent(made[part]):>7}" for part in ("precision", "recall", "f1"))
        yield f"  {name:<28}{shown}{made['gold']:>9}"
