"""What each source, each group of features and the context adds: one table, one command.

python -m policyminer.learning.rebuild --shared ../shared --table
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policyminer.codebooks import Codebook
from policyminer.learning.collect import Sources
from policyminer.learning.compose import ground
from policyminer.learning.fit import Settings
from policyminer.learning.metrics import HEADLINES, headline
from policyminer.learning.report import Line, keyword_codes, table
from policyminer.learning.samples import Sample
from policyminer.learning.validate import calibrate, cross_validate
from policyminer.statements.described import View
from policyminer.statements.lexicon import build
from policyminer.statements.model import BLOCKS

FOLDS = 2


def rows(sources: Sources, codebook: Codebook, settings: Settings) -> Iterator[tuple[str, Line]]:
    """One line per arrangement; all are judged on the same annotated texts, documents held out."""
    tested, always = sources.tested(), sources.always()
    yield "keywords of the codebook", headline(tested, keyword_codes(tested, codebook), codebook)
    yield "everything", _line(tested, always, sources.unlabelled, codebook, settings)
    for source in ("examples", "coded", "sentences"):
        fewer = [sample for sample in always if sample.source != source]
        yield f"without {source}", _line(tested, fewer, sources.unlabelled, codebook, settings)
    yield "without unlabelled text", _line(tested, always, (), codebook, settings)
    for source in ("gold", "standoff"):
        yield f"without {source}", _without(source, tested, always, sources.unlabelled, codebook, settings)
    yield "without n-grams", _line(tested, always, (), codebook, replace(settings, grams=0))
    yield "without context", _line(tested, always, sources.unlabelled, codebook, settings, blocks=1, context=False)
    names = build(codebook).names
    for group, prefixes in (("cues", ("cue:", "weak:", "more:")), ("markers", ("mark:",)), ("records", ("record:",))):
        gone = {index for index, name in enumerate(names) if name.startswith(prefixes)}
        fewer, rest = [_less(s, gone) for s in tested], [_less(s, gone) for s in always]
        yield f"without {group}", _line(fewer, rest, sources.unlabelled, codebook, settings)


def _less(sample: Sample, gone: set[int]) -> Sample:
    blocks = tuple([[index for index in block if index not in gone] for block in sample.view.blocks])
    return replace(sample, view=View(sample.view.words, sample.view.hits, blocks))


def _line(
    tested: Sequence[Sample],
    always: Sequence[Sample],
    unlabelled: Sequence[str],
    codebook: Codebook,
    settings: Settings,
    *,
    blocks: int = len(BLOCKS),
    context: bool = True,
) -> Line:
    grounds = ground(codebook, settings, [sample.words for sample in [*tested, *always]], unlabelled)
    held = cross_validate(grounds, tested, always, blocks=blocks, count=FOLDS)
    calibration = calibrate(held)
    if not context:
        calibration["context"] = (0.0, 0.0)
    return headline(held.samples, held.values.coded(calibration, codebook), codebook)


def _without(
    source: str,
    tested: Sequence[Sample],
    always: Sequence[Sample],
    unlabelled: Sequence[str],
    codebook: Codebook,
    settings: Settings,
) -> Line:
    """Trained without a source that is tested on: both halves learn from the other source alone."""
    kept = [sample for sample in tested if sample.source != source]
    left = [sample for sample in tested if sample.source == source]
    if not kept or not left:
        return {}
    grounds = ground(codebook, settings, [sample.words for sample in [*tested, *always]], unlabelled)
    held = cross_validate(grounds, kept, always, count=FOLDS)
    everything = [*kept, *always]
    weights = grounds.fit(everything, grounds.matrix(everything))
    width = weights.coefficients.shape[1]
    strangers = weights.decision(grounds.matrix(left)[:, :width])
    held.values.extend(left, strangers)
    samples = [*kept, *left]
    return headline(samples, held.values.coded(calibrate(replace(held, samples=samples)), codebook), codebook)


def render(lines: Sequence[tuple[str, Line]]) -> str:
    """The table."""
    header = ("", *HEADLINES)
    body = [(name, *["–" if (v := line.get(key)) is None else f"{v:.3f}" for key in HEADLINES]) for name, line in lines]
    return table([header, *body])


def losses(lines: Sequence[tuple[str, Line]]) -> dict[str, dict[str, float]]:
    """By source what is lost without it: the number with everything minus the number without."""
    known = dict(lines)
    full = known["everything"]
    found: dict[str, dict[str, float]] = {}
    for source in ("gold", "standoff", "examples", "coded", "sentences", "unlabelled"):
        line = known.get("without unlabelled text" if source == "unlabelled" else f"without {source}") or {}
        found[source] = {
            key: round(a - b, 4) for key, a in full.items() if a is not None and (b := line.get(key)) is not None
        }
    return found
