"""The learned tagger as plain data: weights of n-grams and layers in whole numbers, transitions, kinds of names."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policyminer.extractors.learned.evidence import OFFSETS, NgramEvidence, Values, offsets_of
from policyminer.extractors.learned.labels import COUNT, NAMED
from policyminer.extractors.learned.layers import PLACES

FORMAT = "policyminer.tagger/1"
KINDS = ("organizations", "initiatives")
Bytes = NDArray[np.int8]


class TaggerError(ValueError):
    """A tagger's file that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one kind of records has of its own.

    Parameters
    ----------
    classes
        The classes of layers that have weights.
    layers
        One byte per class, place and named label.
    step
        What one of them is worth.
    transitions
        From label to label.
    types
        The types of names, and per feature of a name one weight for each.
    """

    classes: tuple[str, ...]
    layers: Bytes
    step: float
    transitions: tuple[tuple[float, ...], ...]
    types: tuple[str, ...]
    features: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, eq=False)
class TaggerModel:
    """The taggers of both kinds over common n-grams.

    标注模型:共用的 n 元字串,两类记录各有自己的权重。

    Parameters
    ----------
    grams
        Single characters first.
    weights
        One byte per n-gram, offset at which it says something, kind and named label.
    steps
        What one of them is worth, per kind.
    """

    grams: tuple[str, ...]
    weights: Bytes
    steps: tuple[float, ...]
    parts: Mapping[str, Part]
    card: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def ngrams(self) -> NgramEvidence:
        """What the n-grams say; made at the first use."""
        return NgramEvidence(self.grams, self.dense())

    def dense(self) -> Values:
        """The weights per n-gram and offset, nothing where an n-gram says nothing."""
        width = len(KINDS) * len(NAMED)
        dense: Values = np.zeros((len(self.grams), len(OFFSETS), width), dtype=np.float32)
        sizes = [len(offsets_of(gram)) for gram in self.grams]
        said = np.arange(len(OFFSETS)) < np.asarray(sizes)[:, None]
        steps = np.repeat(np.asarray(self.steps, dtype=np.float32), len(NAMED))
        dense[said] = self.weights.reshape(-1, width) * steps
        return dense

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        return {
            "format": FORMAT,
            "card": dict(self.card),
            "steps": list(self.steps),
            "parts": {
                kind: {
                    "step": part.step,
                    "transitions": [list(row) for row in part.transitions],
                    "types": list(part.types),
                    "features": {name: list(row) for name, row in part.features.items()},
                    "classes": list(part.classes),
                    "layers": _packed(part.layers),
                }
                for kind, part in self.parts.items()
            },
            "grams": list(self.grams),
            "weights": _packed(self.weights),
        }

    def save(self, path: str | Path) -> None:
        """Write the model."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))
        Path(path).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> TaggerModel:
        """Read a model.

        Raises
        ------
        TaggerError
            Naming the file, where it is none or damaged.
        """
        try:
            return cls.from_dict(json.loads(Path(path).read_text("utf-8")), str(path))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise TaggerError(f"{path}: {error}") from error

    @classmethod
    def shipped(cls) -> TaggerModel:
        """The model in the package."""
        resource = files("policyminer.extractors.learned").joinpath("data", "tagger.model.json")
        return cls.from_dict(json.loads(resource.read_text("utf-8")), "tagger.model.json")

    @classmethod
    def from_dict(cls, data: Any, name: str = "model") -> TaggerModel:
        """The model of plain data."""
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            raise TaggerError(f"{name}: not a model of the format {FORMAT}")
        try:
            return cls._read(data)
        except (KeyError, TypeError, ValueError) as error:
            raise TaggerError(f"{name}: damaged: {error!r}") from error

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> TaggerModel:
        parts = {kind: _part(data["parts"][kind]) for kind in KINDS}
        grams = tuple(data["grams"])
        weights = _unpacked(data["weights"])
        asked = sum(len(offsets_of(gram)) for gram in grams) * len(KINDS) * len(NAMED)
        if len(weights) != asked:
            raise ValueError("weights do not fit the n-grams")
        return cls(grams, weights, tuple(data["steps"]), parts, data["card"])


def _part(data: Mapping[str, Any]) -> Part:
    classes, layers = tuple(data["classes"]), _unpacked(data["layers"])
    transitions = tuple(tuple(row) for row in data["transitions"])
    if len(layers) != len(classes) * PLACES * len(NAMED) or [len(row) for row in transitions] != [COUNT] * COUNT:
        raise ValueError("weights do not fit the classes")
    features = {name: tuple(row) for name, row in data["features"].items()}
    return Part(classes, layers, float(data["step"]), transitions, tuple(data["types"]), features)


def _packed(weights: Bytes) -> str:
    return base64.b64encode(weights.tobytes()).decode("ascii")


def _unpacked(text: str) -> Bytes:
    return np.frombuffer(base64.b64decode(text), dtype=np.int8)


def quantized(weights: Values) -> tuple[Bytes, float]:
    """Weights as whole numbers of one byte, and what one of them is worth."""
    step = float(np.abs(weights).max(initial=0.0)) / 127 or 1.0
    return np.rint(weights / step).astype(np.int8), step
