"""The public 14-class sentences: train on their training part, judge on their held-out part.

    python -m policyminer.learning.benchmark14 --shared ../shared

Printed are the accuracy in 14 classes and in the three sides (supply, environment, demand), on all held-out
sentences and on those whose two labellings agree; sentences that stand in both parts are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from policyminer.codebooks import Category, Codebook
from policyminer.learning.compose import ground
from policyminer.learning.fit import Settings
from policyminer.learning.samples import Sample
from policyminer.learning.sentences import class_names, read_sentences
from policyminer.learning.training import describer_of
from policyminer.statements.features import Describer

_SIDES = (5, 10)
SETTINGS = Settings(theme=0.2, grams=60000)


def codebook14() -> Codebook:
    """The 14 classes as categories of one axis, with the cues of the default codebook left in as features."""
    own = [Category("theme", f"c{number}", name) for number, name in enumerate(class_names())]
    rest = [category for category in Codebook.load("default").categories if category.axis == "instrument"]
    return Codebook("instruments14", "", "", "1", (*own, *rest))


def samples_of(path: Path, describer: Describer) -> list[Sample]:
    """One sample per different sentence."""
    return [
        Sample(s.words, describer.single(s.words), s.words, "sentences", theme=f"c{s.label}", theme_known=True)
        for s in read_sentences(path)
    ]


def scores(shared: Path) -> dict[str, float]:
    """The accuracies by name."""
    folder, codebook = shared / "data" / "instruments", codebook14()
    describer = describer_of(codebook)
    known = samples_of(folder / "train.txt", describer)
    seen = {sample.words for sample in known}
    held = [sample for sample in samples_of(folder / "dev.txt", describer) if sample.words not in seen]
    second = {sentence.words: f"c{sentence.label}" for sentence in read_sentences(folder / "dev_second_labelling.txt")}
    grounds = ground(codebook, SETTINGS, [sample.words for sample in known])
    weights = grounds.fit(known, grounds.matrix(known))
    values = weights.decision(grounds.matrix(held))
    columns = [index for index, name in enumerate(weights.outputs) if name.startswith("theme:")]
    said = values[:, columns].argmax(axis=1)
    truth = np.asarray([int((sample.theme or "c0")[1:]) for sample in held])
    sure = np.asarray([second.get(sample.words) == sample.theme for sample in held])
    sides = np.digitize(said, _SIDES) == np.digitize(truth, _SIDES)
    return {
        "sentences": float(len(held)),
        "classes": float((said == truth).mean()),
        "sides": float(sides.mean()),
        "classes, labellings agree": float((said == truth)[sure].mean()),
        "sides, labellings agree": float(sides[sure].mean()),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the accuracies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for name, value in scores(parser.parse_args(arguments).shared).items():
        print(f"{name:<28} {value:.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
