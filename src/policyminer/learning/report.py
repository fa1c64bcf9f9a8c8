"""The honest report of a training: how far the model carries to documents that it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from policyminer.codebooks import Codebook
from policyminer.learning.compose import Ground
from policyminer.learning.decide import Coded, Values
from policyminer.learning.metrics import HEADLINES, ClassScore, confusions, headline, per_class
from policyminer.learning.samples import Sample
from policyminer.learning.validate import Calibration, HeldOut, calibrate, cross_validate
from policyminer.statements.baseline import baseline
from policyminer.statements.described import of_views
from policyminer.statements.lexicon import build
from policyminer.statements.scorer import Scorer
from policyminer.statements.surfaces import SurfaceFinder

Line = Mapping[str, float | None]
SHARES = (0.25, 0.5, 0.75)
_CURVE_FOLDS = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a training found out about itself.

    训练报告:按文章分组的交叉验证、各类的支持数与区间、学习曲线、关键词基线、混淆。
    """

    documents: int
    samples: int
    model: Line
    keywords: Line
    curve: Sequence[tuple[int, Line]]
    classes: Sequence[ClassScore]
    confusions: Mapping[str, Sequence[tuple[str, str, int]]]
    missing: Sequence[str]
    calibration: Calibration

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        data = {key: getattr(self, key) for key in ("documents", "samples", "model", "keywords", "missing")}
        data["curve"] = [{"documents": count, **line} for count, line in self.curve]
        data["classes"] = [asdict(score) for score in self.classes]
        data["confusions"] = {axis: [list(row) for row in rows] for axis, rows in self.confusions.items()}
        data["calibration"] = {key: list(value) for key, value in self.calibration.items()}
        return data

    def text(self) -> str:
        """The report as a page of text."""
        lines = [
            f"{self.samples} samples of {self.documents} documents; every number is of documents held out.",
            "",
            table([("", *HEADLINES), *self._rows()]),
            "",
            "class                                support  precision  recall  F1     recall, 95 % interval",
        ]
        lines += [_class_line(score) for score in self.classes if score.support]
        unseen = [f"{score.axis}:{score.id}" for score in self.classes if not score.support]
        lines += [
            "",
            "never annotated: " + (", ".join(unseen) or "none"),
            "",
            "most frequent confusions (annotated → said)",
        ]
        for axis, rows in self.confusions.items():
            lines.append(f"  {axis}: " + "; ".join([f"{a} → {b} {count}" for a, b, count in rows]))
        return "\n".join([*lines, "", verdict(self)])

    def _rows(self) -> list[tuple[str, ...]]:
        rows = [("keywords of the codebook alone", *_numbers(self.keywords))]
        rows += [(f"trained on about {count} documents", *_numbers(line)) for count, line in self.curve]
        return [*rows, ("trained on all others", *_numbers(self.model))]


def verdict(report: Report) -> str:
    """One or two sentences: does the model carry, would more samples help."""
    words: list[str] = []
    if report.documents < 10:
        words.append(
            f"With {report.documents} documents these numbers are rough; annotate more before relying on them."
        )
    for name, label in (("role", "roles"), ("instruments_f1", "instruments"), ("theme", "themes")):
        model, keywords = report.model.get(name), report.keywords.get(name)
        if model is None or keywords is None:
            continue
        if model <= keywords:
            words.append(f"For {label} the keywords alone do as well: train on more samples or keep to the keywords.")
        elif report.curve and model - (report.curve[-1][1].get(name) or model) > 0.01:
            words.append(f"For {label} the last quarter of the documents still helped: more samples will help.")
    flat = "The curve is flat: more samples of the same kind will change little."
    return " ".join(words) or (flat if report.curve else "")


def investigate(
    grounds: Ground,
    tested: Sequence[Sample],
    always: Sequence[Sample],
    codebook: Codebook,
    *,
    curve: bool = True,
    loose: Sequence[Sample] = (),
) -> Report:
    """Cross-validate, compare with the keywords, draw the learning curve (of one round, without ``loose``)."""
    held = cross_validate(grounds, tested, always, loose=loose)
    calibration = calibrate(held)
    coded = held.values.coded(calibration, codebook)
    documents = len({sample.group for sample in tested})
    points: list[tuple[int, Line]] = []
    for share in SHARES if curve and documents >= 8 else ():
        part = cross_validate(grounds, tested, always, share=share, count=_CURVE_FOLDS)
        line = headline(tested, part.values.coded(calibrate(part), codebook), codebook)
        points.append((round(documents * (1 - 1 / _CURVE_FOLDS) * share), line))
    names = [f"{score.axis}:{score.id}" for score in per_class(tested, coded, codebook) if not score.support]
    return Report(
        documents,
        len(tested),
        headline(tested, coded, codebook),
        headline(tested, keyword_codes(tested, codebook), codebook),
        points,
        per_class(tested, coded, codebook),
        confusions(tested, coded),
        names,
        calibration,
    )


def keyword_codes(samples: Sequence[Sample], codebook: Codebook) -> list[Coded]:
    """What the codebook's cues alone say, with thresholds tuned on the same samples (in favour of the keywords)."""
    model = baseline(codebook)
    described = of_views([sample.view for sample in samples], SurfaceFinder(build(codebook)))
    values = Scorer(model).score(described).values
    held = HeldOut(list(samples), Values(model.outputs, values, samples))
    return held.values.coded(calibrate(held), codebook)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as text columns."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(["  ".join([cell.ljust(width) for cell, width in zip(row, widths, strict=True)]) for row in rows])


def _numbers(line: Line) -> list[str]:
    return [_number(line.get(name)) for name in HEADLINES]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _class_line(score: ClassScore) -> str:
    numbers = "  ".join([_number(value).ljust(width) for value, width in ((score.precision, 9), (score.recall, 6))])
    name = f"{score.axis}:{score.id}"
    return f"{name:<36} {score.support:>7}  {numbers}  {_number(score.f1):<5}  {score.low:.2f}–{score.high:.2f}"
