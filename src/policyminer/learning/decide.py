"""From the values of a linear function to codes, for whole sets of units: as the classifier decides, in bulk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from policyminer.codebooks import Codebook
from policyminer.learning.samples import Sample
from policyminer.statements.decisions import Floats, sigmoid, softmax, theme_shares
from policyminer.statements.evidence import Evidence
from policyminer.statements.lexicon import build
from policyminer.statements.order import NOWHERE, ordered
from policyminer.statements.surfaces import SurfaceFinder


@dataclass(slots=True)
class Coded:
    """What a model says of a unit."""

    role: str
    status: str
    theme: str | None
    instruments: list[str]
    best: str | None


class Values:
    """The values of all outputs for a list of samples.

    一批语句的全部分值:按轴取出、换算成概率。
    """

    def __init__(self, outputs: Sequence[str], values: Floats, samples: Sequence[Sample]) -> None:
        self.values, self.samples = values, list(samples)
        self._columns: dict[str, list[int]] = {}
        self._names: dict[str, list[str]] = {}
        for index, name in enumerate(outputs):
            axis, _, identifier = name.partition(":")
            self._columns.setdefault(axis, []).append(index)
            self._names.setdefault(axis, []).append(identifier)

    def extend(self, samples: Sequence[Sample], values: Floats) -> None:
        """Further samples with their values."""
        self.samples += samples
        self.values = np.concatenate([self.values, values])

    def _texts(self) -> list[list[int]]:
        members: dict[str, list[int]] = {}
        for index, sample in enumerate(self.samples):
            members.setdefault(sample.group, []).append(index)
        return list(members.values())

    def names(self, axis: str) -> list[str]:
        """The ids of an axis in the order of the columns."""
        return self._names.get(axis, [])

    def raw(self, axis: str) -> Floats:
        """The columns of an axis."""
        return self.values[:, self._columns.get(axis, [])]

    def shares(self, axis: str, temperature: float = 1.0) -> Floats:
        """Softmax over an axis."""
        return softmax(self.raw(axis) / temperature)

    def themes(self, context: tuple[float, ...], temperature: float = 1.0) -> Floats:
        """The shares of the themes, the units around and the whole text taken into account."""
        return theme_shares(self.raw("theme"), context, temperature, self._texts())

    def coded(self, calibration: Mapping[str, tuple[float, ...]], codebook: Codebook) -> list[Coded]:
        """The codes of every unit; instruments and status as if each were a measure."""
        evidence = Evidence(codebook, SurfaceFinder(build(codebook)))
        first, further, least = calibration.get("threshold") or (0.4, 0.5, 0.0)
        slope, shift = calibration.get("instrument") or (1.0, 0.0)
        themes = self.themes(calibration.get("context") or (), (calibration.get("theme") or (1.0,))[0])
        chances = sigmoid(slope * self.raw("instrument") + shift)
        roles, states = self.raw("role"), self.raw("status")
        names = {axis: self.names(axis) for axis in ("role", "status", "theme", "instrument")}
        result: list[Coded] = []
        for number in range(len(self.samples)):
            order = np.argsort(-chances[number], kind="stable")
            ranked = [(names["instrument"][index], chances[number, index]) for index in order]
            chosen = [name for place, (name, chance) in enumerate(ranked) if chance >= (further if place else first)]
            chosen = chosen if ranked and ranked[0][1] >= first else []
            if len(chosen) > 1:
                chosen = _ordered(chosen, dict(ranked), self.samples[number], evidence, codebook)
            theme = names["theme"][int(themes[number].argmax())] if themes.size else None
            result.append(
                Coded(
                    names["role"][int(roles[number].argmax())] if roles.size else "measure",
                    names["status"][int(states[number].argmax())] if states.size else "ongoing",
                    theme if themes.size and themes[number].max() >= least else None,
                    chosen,
                    (chosen or [name for name, _ in ranked] or [None])[0],
                )
            )
        return result


def _ordered(
    chosen: list[str], chances: dict[str, float], sample: Sample, evidence: Evidence, codebook: Codebook
) -> list[str]:
    said: list[tuple[str, float, float]] = []
    for name in chosen:
        cues = evidence.spans(name, sample.words, sample.view.hits)
        said.append((name, chances[name], cues[0][0] / len(sample.words) if cues else NOWHERE))
    return [name for name, _, _ in ordered(said, codebook.precedence)]
