"""The public instrument sentences: twelve thousand measures in 14 noisy classes, read into our instruments."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from policyminer.learning.samples import Sample, SampleError
from policyminer.statements.features import Describer


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its class and how much probability its labelling model gave to each class."""

    words: str
    label: int
    soft: tuple[float, ...] | None = None


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Lines ``text<TAB>label[<TAB>probabilities]``; a text that stands twice counts once."""
    seen: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        words = parts[0].strip()
        if len(parts) < 2 or not words or words in seen:
            continue
        seen.add(words)
        soft = tuple([float(word) for word in parts[2].strip("[] ").split(",")]) if len(parts) > 2 else None
        yield Sentence(words, int(parts[1]), soft)


@cache
def _classes() -> tuple[Any, ...]:
    text = files("policyminer.learning").joinpath("data", "instruments14.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["class"])


def class_names() -> tuple[str, ...]:
    """The names of the 14 classes, in their order."""
    return tuple([row["name"] for row in _classes()])


def reading(words: str, label: int) -> tuple[str, ...] | None:
    """The instruments of the default codebook that a class means in this sentence, or None where it is unsound."""
    for row in _classes()[label]["rows"]:
        if "words" not in row or any(word in words for word in row["words"]):
            return tuple(row["to"]) or None
    return None


def coded_sentences(table: Path, path: Path, describer: Describer, *, weight: float) -> list[Sample]:
    """Samples of the sentences that we coded ourselves: a table of line numbers and codes, and the lines.

    Raises
    ------
    SampleError
        Where the table was made for another file.
    """
    raw = path.read_bytes()
    lines = raw.decode("utf-8").splitlines()
    marks, _, *rows = [line.split("\t") for line in table.read_text("utf-8").splitlines()]
    if marks[1] != hashlib.sha256(raw).hexdigest():
        raise SampleError(f"{table}: codes of another file than {path}")
    samples: list[Sample] = []
    for number, role, status, instruments, theme in rows:
        words = lines[int(number) - 1].split("\t")[0].strip()
        names = instruments.split(",") if instruments else []
        sample = Sample(words, describer.single(words), f"coded {number}", "coded", role=role, weight=weight)
        sample.status, sample.theme, sample.theme_known = status or None, theme or None, True
        if role == "measure":
            sample.instruments, sample.primary = dict.fromkeys(names, 1.0), names[0]
        samples.append(sample)
    return samples


def sentence_samples(path: Path, describer: Describer, *, weight: float) -> Iterator[Sample]:
    """Samples of the sentences with a sound reading; how sure the labelling was is how sure the label is."""
    for number, sentence in enumerate(read_sentences(path)):
        targets = reading(sentence.words, sentence.label)
        if targets is None:
            continue
        sure = sentence.soft[sentence.label] if sentence.soft is not None else 0.6
        sample = Sample(sentence.words, describer.single(sentence.words), f"sentence {number}", "sentences")
        sample.role, sample.primary, sample.weight = "measure", targets[0], weight
        sample.instruments = {target: min(1.0, 0.4 + sure) for target in targets}
        yield sample
