"""Agreement as a table for people, and as Markdown for the samples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyminer.evaluation.agreement import Agreement

Json = dict[str, Any]


def share(value: float | None) -> str:
    """A share in percent, or a dash where nothing was asked."""
    return "–" if value is None else f"{100 * value:.1f}"


def coefficient(value: float | None) -> str:
    """A coefficient with two decimals, or a dash."""
    return "–" if value is None else f"{value:.2f}"


def render(agreement: Agreement, *, disagreements: bool = True) -> str:
    """Everything in plain text, the disagreements with their sentences last."""
    lines = [f"{agreement.annotators} annotators, {agreement.texts} texts", ""]
    for kind, made in agreement.scores.items():
        marks = ", ".join(str(count) for count in made["marks"])
        lines.append(f"{kind}: {marks} marks; {made['matched']} matched")
        lines.append(f"  {'span F1 found':<24}{share(made['found']):>6}")
        lines.append(f"  {'span F1 strict':<24}{share(made['strict']):>6}")
        lines += _fields(made)
        lines += _codes(made)
        lines.append("")
    if disagreements:
        lines.append(f"disagreements: {len(agreement.disagreements)}")
        lines += [_disagreement(item) for item in agreement.disagreements]
    lines += [f"left out: {reason}" for reason in agreement.left_out]
    return "\n".join(lines).rstrip() + "\n"


def _fields(made: Json) -> Iterator[str]:
    for name, found in made["fields"].items():
        codes = made["codes"].get(name)
        extra = "" if codes is None else f"  κ {coefficient(codes['kappa'])}  α {coefficient(codes['alpha'])}"
        yield f"  {name:<24}{share(found['agreement']):>6}  ({found['right']} of {found['asked']}){extra}"
    if "instruments" in made:
        yield f"  {'instruments micro F1':<24}{share(made['instruments']['micro_f1']):>6}"


def _codes(made: Json) -> Iterator[str]:
    tables = {name: codes["classes"] for name, codes in made["codes"].items()}
    if "instruments" in made:
        tables["instruments"] = made["instruments"]["classes"]
    for name, classes in tables.items():
        if len(classes) > 1:
            yield f"  {name} per class"
            for label, found in classes.items():
                yield f"    {label:<26}{share(found['agreement']):>6}  ({found['both']} of {found['marks'] / 2:g})"


def _disagreement(item: Json) -> str:
    who = "+".join(chr(ord("A") + index) for index in item["annotators"])
    said = f"only {who}" if item["field"] == "mark" else f"{item['field']}: " + " ≠ ".join(map(str, item["values"]))
    return f"  {item['article']} {item['kind']} {item['text']!r} {said}\n      {item['sentence']}"


def markdown(agreement: Agreement) -> str:
    """One Markdown table: a line per record type and field."""
    lines = [
        "| record | what | agreement % | κ | α | n |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for kind, made in agreement.scores.items():
        marks = " / ".join(str(count) for count in made["marks"])
        lines.append(f"| {kind} | span F1, overlapping | {share(made['found'])} | | | {marks} |")
        lines.append(f"| | span F1, exact | {share(made['strict'])} | | | {made['matched']} |")
        for name, found in made["fields"].items():
            codes = made["codes"].get(name)
            kappa, alpha = ("", "") if codes is None else (coefficient(codes["kappa"]), coefficient(codes["alpha"]))
            lines.append(f"| | {name} | {share(found['agreement'])} | {kappa} | {alpha} | {found['asked']} |")
        if "instruments" in made:
            lines.append(f"| | instruments, micro F1 | {share(made['instruments']['micro_f1'])} | | | |")
    return "\n".join(lines) + "\n"


def markdown_classes(agreement: Agreement) -> str:
    """One Markdown table of specific agreement per class: both / mean number of marks."""
    lines = ["| record | field | class | agreement % | both | marks |", "|---|---|---|---:|---:|---:|"]
    for kind, made in agreement.scores.items():
        tables = {name: codes["classes"] for name, codes in made["codes"].items()}
        if "instruments" in made:
            tables["instruments"] = made["instruments"]["classes"]
        for name, classes in tables.items():
            for label, found in classes.items():
                figures = f"{share(found['agreement'])} | {found['both']} | {found['marks'] / 2:g}"
                lines.append(f"| {kind} | {name} | `{label}` | {figures} |")
    return "\n".join(lines) + "\n"
