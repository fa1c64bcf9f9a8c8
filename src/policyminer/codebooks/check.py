"""What is wrong with a codebook: missing definitions, contradictory cues, classes without samples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from policyminer.codebooks.codebook import AXES, Axis, Codebook

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a codebook should mend.

    检查结果:``Finding("warning", "no_examples", "supply.tax", "…")``。
    """

    severity: Severity
    code: str
    category: str
    message: str


def check(codebook: Codebook, samples: Mapping[str, int] | None = None) -> list[Finding]:
    """Everything that a coder would stumble over, errors first.

    检查编码表:缺定义、线索矛盾、没有样本的类目。

    Parameters
    ----------
    samples
        How many annotated samples each id has; without it the examples in the codebook count alone.
    """
    findings = [*_definitions(codebook), *_cues(codebook), *_own_examples(codebook), *_crosswalk(codebook)]
    findings += _samples(codebook, samples)
    return sorted(findings, key=lambda finding: (finding.severity != "error", finding.code, finding.category))


def _definitions(codebook: Codebook) -> list[Finding]:
    found = [
        Finding("error", "no_definition", category.id, "has no definition")
        for category in codebook.categories
        if not category.definition.strip()
    ]
    found += [
        Finding("warning", "no_label", category.id, "has no label")
        for category in codebook.categories
        if not category.label.strip()
    ]
    return found


def _cues(codebook: Codebook) -> list[Finding]:
    found: list[Finding] = []
    for axis in AXES:
        owners: dict[str, list[str]] = defaultdict(list)
        for category in codebook.axis(axis):
            if not category.cues and not category.weak:
                found.append(Finding("warning", "no_cues", category.id, "has no cues"))
            twice = [cue for cue, count in Counter([*category.cues, *category.weak]).items() if count > 1]
            found += [Finding("warning", "repeated_cue", category.id, f"{cue!r} stands twice") for cue in twice]
            for cue in dict.fromkeys(category.cues):
                owners[cue].append(category.id)
        found += [
            Finding("warning", "contradictory_cue", ids[0], f"{cue!r} speaks for {' and '.join(ids)}")
            for cue, ids in owners.items()
            if len(ids) > 1
        ]
    return found


def _own_examples(codebook: Codebook) -> list[Finding]:
    """An example in which a strong cue of a sibling stands, and none of its own, contradicts the cues."""
    found: list[Finding] = []
    for axis in AXES:
        for category in codebook.axis(axis):
            for example in category.examples:
                if _hits(category.cues, example) or _hits(category.weak, example):
                    continue
                others = [o.id for o in codebook.axis(axis) if o is not category and _hits(o.cues, example)]
                if others:
                    message = f"example {example[:24]!r} has only cues of {', '.join(others)}"
                    found.append(Finding("warning", "foreign_cues", category.id, message))
    return found


def _hits(cues: tuple[str, ...], text: str) -> bool:
    return any(_contains(text, cue) for cue in cues)


def _contains(text: str, cue: str) -> bool:
    left, gap, right = cue.partition("…")
    at = text.find(left)
    return at >= 0 and (not gap or text.find(right, at + len(left)) >= 0)


def _samples(codebook: Codebook, samples: Mapping[str, int] | None) -> list[Finding]:
    found: list[Finding] = []
    axes: tuple[Axis, ...] = AXES
    for category in [category for axis in axes for category in codebook.axis(axis)]:
        count = (samples or {}).get(category.id, 0)
        if samples is not None and not count:
            found.append(Finding("warning", "no_samples", category.id, "has no annotated sample"))
        if not category.examples and not count:
            found.append(Finding("warning", "no_examples", category.id, "has neither examples nor samples"))
    return found


def _crosswalk(codebook: Codebook) -> list[Finding]:
    default, found = Codebook.load("default"), []
    for source, targets in codebook.crosswalk.items():
        category = default.get(source)
        if category is None:
            message = "the crosswalk starts from no category of the default codebook"
            found.append(Finding("error", "crosswalk", source, message))
            continue
        known = set(codebook.ids(category.axis))
        found += [
            Finding("error", "crosswalk", target, f"the crosswalk from {source} ends in no {category.axis} here")
            for target in targets
            if target not in known
        ]
    return found
