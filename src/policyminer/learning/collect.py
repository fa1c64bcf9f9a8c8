"""Everything the shipped model can learn from, by source."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from policyminer.codebooks import Codebook
from policyminer.layout.reading import Reading
from policyminer.learning.codings import read_codings
from policyminer.learning.readers import PipelineReader
from policyminer.learning.samples import (
    Reader,
    Sample,
    example_samples,
    gold_files,
    gold_samples,
    loose_samples,
    read_gold,
)
from policyminer.learning.sentences import coded_sentences, sentence_samples
from policyminer.learning.training import describer_of, weighted
from policyminer.statements.features import Describer

WEIGHTS = {"gold": 1.5, "standoff": 1.0, "coded": 0.5, "examples": 0.7, "sentences": 0.02}
"""What a unit counts by its source. Our own texts are of many genres, the reports of one: on 28 texts of other genres
held out the instruments gained .01 to .02 when own texts counted double, the themes lost .007."""
_LONGEST_UNIT = 300


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the sources are."""

    gold: Path
    standoff: Path
    shared: Path


@dataclass(slots=True)
class Sources:
    """The samples by source, units without labels (as samples, as words), hashes, and how many further codings."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    loose: list[Sample] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    codings: int = 0

    def size(self, source: str) -> int:
        """How many units, or codings of them, a source has."""
        counted = {"unlabelled": len(self.unlabelled), "codings": self.codings}
        return counted.get(source, len(self.samples.get(source, ())))

    def tested(self) -> list[Sample]:
        """Those that the cross-validation is made on."""
        return [*self.samples.get("gold", ()), *self.samples.get("standoff", ())]

    def always(self) -> list[Sample]:
        """Those that only teach."""
        return [*self.samples.get("examples", ()), *self.samples.get("coded", ()), *self.samples.get("sentences", ())]


@cache
def source_rows() -> Mapping[str, Mapping[str, Any]]:
    """What the card says of each source."""
    text = files("policyminer.learning").joinpath("data", "sources.toml").read_text("utf-8")
    return tomllib.loads(text)


def learnable(folder: Path) -> list[Path]:
    """The gold files below a folder that may teach: none below a ``test`` folder, none of a text tested there."""
    paths = gold_files([folder]) if folder.is_dir() else []
    tested = [path for path in paths if "test" in path.relative_to(folder).parts[:-1]]
    kept_back = {_source_of(path) for path in tested}
    return [path for path in paths if path not in tested and _source_of(path) not in kept_back]


def _source_of(path: Path) -> str:
    """The hash of the text that a gold file is about."""
    return str(json.loads(path.read_text("utf-8"))["source"]["sha256"])


def collect(folders: Folders, codebook: Codebook, *, reader: Reader | None = None) -> Sources:
    """Read all sources that are there.

    收集全部训练来源:自有标注、城市报告上的偏移标注、编码表例句、公开句子。
    """
    describer, read = describer_of(codebook), reader or PipelineReader()
    texts = folders.shared / "articles" / "city_reports"
    sentences = folders.shared / "data" / "instruments" / "train.txt"
    found = Sources()
    table = folders.standoff.parent / "codings.tsv"
    codings = read_codings(table)
    if codings:
        found.hashes["codings"] = digest([table])
        found.codings = sum([len(rows) for one in codings.values() for rows in one.units.values()])
    own = learnable(folders.gold)
    found.samples["gold"] = weighted(gold_samples(own, describer, read, codings=codings), WEIGHTS["gold"])
    found.hashes["gold"] = digest(own)
    if folders.standoff.is_dir() and texts.is_dir():
        labels = learnable(folders.standoff)
        reports = gold_samples(labels, describer, read, texts=texts, source="standoff", codings=codings)
        found.samples["standoff"] = weighted(reports, WEIGHTS["standoff"])
        found.hashes["standoff"] = digest(labels)
        found.loose = unlabelled_samples(labels, texts, found.samples["standoff"], describer, read)
    found.samples["examples"] = weighted(example_samples(codebook, describer), WEIGHTS["examples"])
    found.hashes["examples"] = codebook.hash
    if sentences.is_file():
        coded = folders.standoff.parent / "sentences.tsv"
        if coded.is_file():
            found.samples["coded"] = coded_sentences(coded, sentences, describer, weight=WEIGHTS["coded"])
            found.hashes["coded"] = digest([coded])
        ours = {sample.words for sample in found.samples.get("coded", ())}
        noisy = sentence_samples(sentences, describer, weight=WEIGHTS["sentences"])
        found.samples["sentences"] = [sample for sample in noisy if sample.words not in ours]
        found.hashes["sentences"] = digest([sentences])
    if texts.is_dir():
        found.unlabelled = [*unlabelled_units(texts), *(s.words for s in found.samples.get("sentences", ()))]
        found.hashes["unlabelled"] = digest(sorted(texts.glob("*.txt")))
    return found


def unlabelled_samples(
    labels: Sequence[Path], texts: Path, samples: Sequence[Sample], describer: Describer, reader: Reader
) -> list[Sample]:
    """The other units of the texts that have labels."""
    taken: dict[str, list[str]] = {}
    for sample in samples:
        taken.setdefault(sample.group, []).append(sample.words)
    loose: list[Sample] = []
    for path in labels:
        _, words = read_gold(path, texts)
        loose += loose_samples(words, path.stem, taken.get(path.stem, ()), describer, reader)
    return loose


def unlabelled_units(folder: Path) -> list[str]:
    """The units of all texts of a folder, plainly cut."""
    units: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        reading = Reading.plain(path.read_bytes().decode("utf-8-sig", "replace"))
        units += [reading.text[unit.start : min(unit.end, unit.start + _LONGEST_UNIT)] for unit in reading.units]
    return units


def digest(paths: Sequence[Path]) -> str:
    """One hash over the hashes of files in order."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
