"""``policyminer train``: from gold files to a model file and an honest report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyminer.codebooks import Codebook
from policyminer.learning.compose import Ground, ground, pack
from policyminer.learning.fit import Settings
from policyminer.learning.readers import PipelineReader
from policyminer.learning.report import Report, investigate
from policyminer.learning.samples import Reader, Sample, SampleError, example_samples, gold_files, gold_samples
from policyminer.statements.features import Describer
from policyminer.statements.lexicon import build
from policyminer.statements.model import LinearModel
from policyminer.statements.surfaces import SurfaceFinder


@dataclass(frozen=True, slots=True)
class Training:
    """A model and what is known about it."""

    model: LinearModel
    report: Report


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line gives: gold files or folders, where the model goes, whose categories they are.

    ``policyminer train GOLD -o MODEL --codebook FILE`` 的参数。
    """

    gold: Sequence[Path]
    output: Path
    codebook: str | None = None
    texts: Path | None = None
    curve: bool = True
    print: Callable[[str], None] = field(default=print)


def describer_of(codebook: Codebook) -> Describer:
    """Reads units with the cues of this codebook."""
    return Describer(SurfaceFinder(build(codebook)))


def train(
    gold: Sequence[Path],
    codebook: Codebook,
    *,
    texts: Path | None = None,
    reader: Reader | None = None,
    curve: bool = True,
    settings: Settings | None = None,
) -> Training:
    """Train a model on one's own annotated units.

    用自己标注的语句训练模型;几十条即可开始,报告会说清楚能信到什么程度。

    Parameters
    ----------
    gold
        Gold files or folders of them (see the public contract); stand-off ones need ``texts``.
    reader
        How texts are read; the default pipeline when left out.
    """
    describer = describer_of(codebook)
    tested = gold_samples(gold, describer, reader or PipelineReader(), texts=texts)
    if not tested:
        raise SampleError(f"{', '.join(map(str, gold))}: no annotated statements")
    always = weighted(example_samples(codebook, describer), 0.7)
    chosen = settings or Settings(least=2)
    grounds = ground(codebook, chosen, [sample.words for sample in [*tested, *always]])
    report = investigate(grounds, tested, always, codebook, curve=curve)
    card = {
        "kind": "trained",
        "documents": report.documents,
        "samples": report.samples,
        "files": [path.name for path in gold_files(gold)],
        "held_out": {key: None if value is None else round(value, 4) for key, value in report.model.items()},
    }
    return Training(finish(grounds, [*tested, *always], report, card), report)


def finish(
    grounds: Ground, samples: Sequence[Sample], report: Report, card: dict[str, Any], loose: Sequence[Sample] = ()
) -> LinearModel:
    """The model that has learned from everything."""
    weights = grounds.fit(samples, grounds.matrix(samples), grounds.matrix(loose) if loose else None)
    return pack(weights, grounds.grams, grounds.codebook, report.calibration, card)


def weighted(samples: Any, weight: float) -> list[Sample]:
    """The same samples, counting less."""
    found = list(samples)
    for sample in found:
        sample.weight *= weight
    return found


def command(arguments: Arguments) -> int:
    """Train, write the model and, beside it, the report; 0 when done, 1 when the gold cannot be used."""
    codebook = Codebook.load(arguments.codebook or "default")
    try:
        training = train(arguments.gold, codebook, texts=arguments.texts, curve=arguments.curve)
    except SampleError as error:
        arguments.print(f"policyminer train: {error}")
        return 1
    training.model.save(arguments.output)
    arguments.print(training.report.text())
    return 0
