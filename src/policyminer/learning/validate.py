"""Document-grouped cross-validation, and what is tuned on it: temperatures, slopes, thresholds, context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from policyminer.learning.compose import Ground
from policyminer.learning.decide import Values
from policyminer.learning.samples import Sample
from policyminer.statements.decisions import Floats, sigmoid
from policyminer.statements.model import BLOCKS

Calibration = dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The values of units that the model had not seen, with their samples."""

    samples: list[Sample]
    values: Values


def folds(groups: Sequence[str], count: int) -> Iterator[tuple[list[int], list[int]]]:
    """Train and test rows; a document stands on one side, large documents are dealt out first."""
    sizes: dict[str, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    count = max(2, min(count, len(sizes)))
    load = [0] * count
    fold: dict[str, int] = {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold[group] = load.index(min(load))
        load[fold[group]] += size
    for number in range(count):
        test = [index for index, group in enumerate(groups) if fold[group] == number]
        train = [index for index, group in enumerate(groups) if fold[group] != number]
        if test and train:
            yield train, test


def cross_validate(
    grounds: Ground,
    tested: Sequence[Sample],
    always: Sequence[Sample] = (),
    *,
    count: int = 5,
    blocks: int = len(BLOCKS),
    share: float = 1.0,
    loose: Sequence[Sample] = (),
) -> HeldOut:
    """Held-out values of every tested sample.

    Parameters
    ----------
    always
        Samples that only teach (examples, other sources).
    share
        The share of the training documents that is used: a point of the learning curve.
    loose
        Units without labels; those of a document held out are held out too.
    """
    everything = [*tested, *always]
    matrix = grounds.matrix(everything, blocks)
    values: Floats = np.zeros((len(tested), 0))
    names: tuple[str, ...] = ()
    beside = grounds.matrix(loose, blocks) if loose else None
    extra = list(range(len(tested), len(everything)))
    for train, test in folds([sample.group for sample in tested], count):
        rows = _some(train, tested, share) + extra
        left = {tested[index].group for index in test}
        others = [index for index, sample in enumerate(loose) if sample.group not in left]
        weights = grounds.fit(
            [everything[index] for index in rows], matrix[rows], None if beside is None else beside[others]
        )
        width = weights.coefficients.shape[1]
        part = weights.decision(matrix[test][:, :width])
        if not values.size:
            values, names = np.zeros((len(tested), part.shape[1])), weights.outputs
        values[test] = part
    return HeldOut(list(tested), Values(names, values, tested))


def _some(rows: list[int], samples: Sequence[Sample], share: float) -> list[int]:
    """A share of the documents of these rows, spread evenly."""
    if share >= 1.0:
        return rows
    groups = list(dict.fromkeys(samples[index].group for index in rows))
    step = max(1.0, 1.0 / share)
    kept = {groups[int(place * step)] for place in range(max(1, int(len(groups) / step)))}
    return [index for index in rows if samples[index].group in kept]


def calibrate(held: HeldOut) -> Calibration:
    """Tune on held-out values."""
    values, samples = held.values, held.samples
    calibration: Calibration = {
        "role": (_temperature(values.raw("role"), _places(values.names("role"), [s.role for s in samples])),),
        "status": (_temperature(values.raw("status"), _places(values.names("status"), [s.status for s in samples])),),
        "instrument": _slope(values, samples),
        "theme": (1.0,),
        "threshold": (0.0, 0.0, 0.0),
    }
    calibration["context"] = _context(held)
    shares = np.log(values.themes(calibration["context"]) + 1e-12)
    calibration["theme"] = (_temperature(shares, _places(values.names("theme"), [s.theme for s in samples])),)
    calibration["threshold"] = _thresholds(held, calibration)
    return calibration


def _places(names: Sequence[str], labels: Sequence[str | None]) -> list[int]:
    return [names.index(label) if label in names else -1 for label in labels]


def _temperature(values: Floats, places: Sequence[int]) -> float:
    """The temperature under which the labels are most likely."""
    rows = [index for index, place in enumerate(places) if place >= 0]
    if len(rows) < 20 or values.shape[1] < 2:
        return 1.0
    picked, columns = values[rows], np.asarray([places[index] for index in rows])
    best = (float("inf"), 1.0)
    for temperature in np.geomspace(0.3, 8.0, 50):
        scaled = picked / temperature
        top = scaled.max(axis=1)
        loss = np.log(np.exp(scaled - top[:, None]).sum(axis=1)) + top - scaled[np.arange(len(rows)), columns]
        best = min(best, (float(loss.mean()), round(float(temperature), 3)))
    return best[1]


def _slope(values: Values, samples: Sequence[Sample]) -> tuple[float, float]:
    """Platt's slope and shift over all instruments together."""
    rows = [index for index, sample in enumerate(samples) if sample.instruments]
    names = values.names("instrument")
    if len(rows) < 20 or not names:
        return 1.0, 0.0
    labels: NDArray[np.bool_] = np.asarray([[n in (samples[i].instruments or {}) for n in names] for i in rows]).ravel()
    if labels.all() or not labels.any():
        return 1.0, 0.0
    model = LogisticRegression(C=1e4).fit(values.raw("instrument")[rows].reshape(-1, 1), labels)
    return round(float(model.coef_[0, 0]), 4), round(float(model.intercept_[0]), 4)


def _context(held: HeldOut) -> tuple[float, float]:
    labels = _places(held.values.names("theme"), [sample.theme for sample in held.samples])
    rows = [index for index, place in enumerate(labels) if place >= 0]
    if len(rows) < 50:
        return 0.0, 0.0
    truth = np.asarray([labels[index] for index in rows])
    best = (0.0, 0.0, 0.0)
    for around in (0.0, 0.5, 1.0, 1.5):
        for whole in (0.0, 0.5, 1.0):
            said = held.values.themes((around, whole))[rows].argmax(axis=1)
            accuracy = float((said == truth).mean()) - 0.001 * (around + whole)
            if accuracy > best[0]:
                best = (accuracy, around, whole)
    return best[1], best[2]


def _thresholds(held: HeldOut, calibration: Calibration) -> tuple[float, float, float]:
    """Where the micro-F1 of the instruments plus half the accuracy of the primary one is best."""
    names = held.values.names("instrument")
    rows = [index for index, sample in enumerate(held.samples) if sample.instruments]
    if not rows or not names:
        return 0.3, 0.4, 0.0
    slope, shift = calibration["instrument"]
    chances = sigmoid(slope * held.values.raw("instrument")[rows] + shift)
    truth = np.asarray([[name in (held.samples[index].instruments or {}) for name in names] for index in rows])
    primary = np.asarray(_places(names, [held.samples[index].primary for index in rows]))
    place, top = chances.argmax(axis=1), chances.max(axis=1)
    leading = np.arange(len(names))[None, :] == place[:, None]
    best = (-1.0, 0.3, 0.4)
    for first in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3):
        spoken = top >= first
        for further in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            said = spoken[:, None] & (leading | (chances >= further))
            score = 2.0 * float((said & truth).sum()) / max(1.0, float(said.sum() + truth.sum()))
            score += 0.5 * float((spoken & (place == primary)).mean())
            if score > best[0] + 1e-9:
                best = (score, first, further)
    return best[1], best[2], 0.0
