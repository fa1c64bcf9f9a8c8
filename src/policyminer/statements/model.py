"""A linear model as plain data: n-gram and feature weights in whole numbers, steps, bias, calibration."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from policyminer.codebooks import Codebook
from policyminer.codebooks.codebook import from_dict

FORMAT = "policyminer.statements/1"
BLOCKS = ("own", "before", "after", "section", "chapter", "title")
"""Whose features a weight is for: the unit, its neighbours, the nearest heading, the topmost heading, the title."""


class ModelError(ValueError):
    """A model file that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """One linear function per output over character n-grams and named features.

    线性模型:每个输出(角色、状态、工具、主题)一个线性函数,权重都是整数乘以步长。

    Parameters
    ----------
    outputs
        ``role:measure``, ``status:done``, ``instrument:supply.talent``, ``theme:labour`` …
    grams
        The n-grams that have weights; each counts once per unit, times ``scale`` over the root of their number.
    names
        The basic features (see :class:`~policyminer.statements.lexicon.Lexicon`), once per block of :data:`BLOCKS`.
    gram_weights, feature_weights
        Rows of one byte per output, minus 128.
    gram_steps, feature_steps, bias
        Per output.
    calibration
        ``role``, ``status``, ``theme``: a temperature; ``instrument``: slope and shift; ``threshold``: of the
        primary instrument, of further ones, of the theme; ``context``: how much the themes of the units around
        and of the whole text count for the theme of a unit.
    """

    codebook: Codebook
    outputs: tuple[str, ...]
    grams: tuple[str, ...]
    names: tuple[str, ...]
    scale: float
    gram_weights: bytes
    feature_weights: bytes
    gram_steps: tuple[float, ...]
    feature_steps: tuple[float, ...]
    bias: tuple[float, ...]
    calibration: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    card: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        return {
            "format": FORMAT,
            "codebook": {"id": self.codebook.id, "hash": self.codebook.hash},
            "outputs": list(self.outputs),
            "scale": self.scale,
            "gram_steps": list(self.gram_steps),
            "feature_steps": list(self.feature_steps),
            "bias": list(self.bias),
            "calibration": {key: list(value) for key, value in self.calibration.items()},
            "card": dict(self.card),
            "names": list(self.names),
            "feature_weights": base64.b64encode(self.feature_weights).decode("ascii"),
            "grams": list(self.grams),
            "gram_weights": base64.b64encode(self.gram_weights).decode("ascii"),
        }

    def save(self, path: str | Path) -> None:
        """Write the model; a codebook that is not shipped goes into the file."""
        data = self.to_dict()
        if not _is_shipped(self.codebook):
            data["codebook"]["data"] = self.codebook.to_dict()
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        Path(path).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> LinearModel:
        """Read a model file and make sure that it belongs to its codebook."""
        try:
            data = json.loads(Path(path).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: {error}") from error
        return cls.from_dict(data, str(path))

    @classmethod
    def shipped(cls, codebook: Codebook) -> LinearModel | None:
        """The model in the package for this codebook, if there is one."""
        resource = files("policyminer.statements").joinpath("data", f"{codebook.id}.model.json")
        if not resource.is_file():
            return None
        data = json.loads(resource.read_text("utf-8"))
        return cls.from_dict(data, codebook.id) if data["codebook"]["hash"] == codebook.hash else None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], name: str = "model") -> LinearModel:
        """The model of plain data."""
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            raise ModelError(f"{name}: not a model of the format {FORMAT}")
        try:
            return cls._read(data, name)
        except (KeyError, TypeError) as error:
            raise ModelError(f"{name}: damaged: {error!r}") from error

    @classmethod
    def _read(cls, data: Mapping[str, Any], name: str) -> LinearModel:
        head = data["codebook"]
        codebook = from_dict(head["data"], name) if "data" in head else Codebook.load(head["id"])
        if codebook.hash != head["hash"]:
            raise ModelError(f"{name}: was trained with another state of the codebook {head['id']}; train it again")
        model = cls(
            codebook,
            tuple(data["outputs"]),
            tuple(data["grams"]),
            tuple(data["names"]),
            float(data["scale"]),
            base64.b64decode(data["gram_weights"]),
            base64.b64decode(data["feature_weights"]),
            tuple(data["gram_steps"]),
            tuple(data["feature_steps"]),
            tuple(data["bias"]),
            {key: tuple(value) for key, value in data["calibration"].items()},
            data["card"],
        )
        width = len(model.outputs)
        grams, features = len(model.grams) * width, len(model.names) * len(BLOCKS) * width
        if (len(model.gram_weights), len(model.feature_weights)) != (grams, features):
            raise ModelError(f"{name}: damaged: weights do not fit the vocabulary")
        return model


def _is_shipped(codebook: Codebook) -> bool:
    try:
        return Codebook.load(codebook.id).hash == codebook.hash
    except ValueError:
        return False


def quantize(rows: Sequence[Sequence[float]], limit: int) -> tuple[list[list[int]], list[float]]:
    """Whole numbers between ``-limit`` and ``limit`` per weight, and the step of each output.

    ``quantize([[0.5, -1.0]], 127)`` → ``[[127, -127]]`` and the steps ``0.5/127``, ``1/127``.
    """
    width = len(rows[0]) if rows else 0
    steps = [max((abs(row[k]) for row in rows), default=0.0) / limit or 1.0 for k in range(width)]
    return [[round(row[k] / steps[k]) for k in range(width)] for row in rows], steps


def pack_bytes(rows: Sequence[Sequence[int]]) -> bytes:
    """Rows of small whole numbers as one byte each."""
    return bytes([value + 128 for row in rows for value in row])
