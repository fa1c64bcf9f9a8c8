"""Build the shipped tagger again, with its card; or only measure what it adds on texts it has not learned from.

python -m policyminer.learning.tagging.rebuild --shared ../shared
python -m policyminer.learning.tagging.rebuild --shared ../shared --measure
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import policyminer.extractors.learned as package
from policyminer.extractors.learned.model import KINDS, TaggerModel
from policyminer.learning.tagging.examples import Example, examples
from policyminer.learning.tagging.fitting import (
    Fitted,
    Settings,
    Vocabulary,
    compose,
    fit_kind,
    kept_of,
    narrowed,
    vocabulary,
    weightiest,
)
from policyminer.learning.tagging.marks import read_marks
from policyminer.learning.tagging.measure import Counts, measure

FOLDS = 3
_ADDRESS = (
    "https://github.com/JiangGufan/digital-governance/tree/94421b3549d140e534397d857ca473dce58f0ad3/data/txt_doc_level"
)
_PAGE = """# Model card: where names stand

A linear-chain conditional random field over characters, for organizations and for initiatives: n-grams, quotes and what
the rules found are its evidence; weights are data. It adds mentions that the rules miss (rule `learned`) and moves the
edges of names that grammar bounds (rule `…+learned`); what the rules found stays. The types of added names come from a
second linear model.
It learned from {texts} whole texts ({characters:,} characters) with {organizations:,} marks of organizations and
{initiatives:,} of initiatives (a fifth of them optional: neither asked for nor wrong). They were made by language
models that knew the annotation guidelines alone (`corpora/standoff/marks.tsv`: offsets and labels;
`corpora/tools/marks.py`). The development and test passages themselves are left out of them (other parts of the texts
of the development passages are not), test cities altogether.
Rebuilt by `python -m policyminer.learning.tagging.rebuild --shared ../shared`.

## Sources

- invented texts of this project, `corpora/training` and `corpora/marked`; licence: MIT
- city work reports, public documents: {address}

## On texts it has not learned from

By {folds}-fold cross-validation over texts, judged by the same marks; found = overlapping, strict = the same
characters. The bonus that a name gets was chosen on one of the folds.

```
{table}
```
"""


def learn(texts: Sequence[Example], settings: Settings, card: dict[str, object], workers: int = 2) -> TaggerModel:
    """A tagger that learned from marked texts: with all n-grams, then on with the weightiest."""
    words = vocabulary([example.reading.text for example in texts], settings.least)
    first = _fits(texts, words, settings, workers)
    chosen = weightiest(words, list(first.values()), settings.kept)
    begun = {kind: kept_of(words, chosen, fitted) for kind, fitted in first.items()}
    words = narrowed(words, chosen)
    return compose(texts, words, _fits(texts, words, settings, workers, begun), card)


def _fits(
    texts: Sequence[Example],
    words: Vocabulary,
    settings: Settings,
    workers: int,
    begun: dict[str, Fitted] | None = None,
) -> dict[str, Fitted]:
    """The weights of both kinds, side by side where there are processes for it."""
    before = begun or {}
    if workers < 2:
        return {kind: fit_kind(texts, words, kind, settings, print, before.get(kind)) for kind in KINDS}
    with ProcessPoolExecutor(workers) as pool:
        jobs = {kind: pool.submit(fit_kind, texts, words, kind, settings, print, before.get(kind)) for kind in KINDS}
        return {kind: job.result() for kind, job in jobs.items()}


def fold_of(name: str) -> int:
    """In which part of the cross-validation a text is held out."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def held_out(texts: Sequence[Example], settings: Settings) -> dict[str, Counts]:
    """What is found in texts that were not learned from: by the rules alone, and with the tagger."""
    found: dict[str, Counts] = {}
    for fold in range(FOLDS):
        model = learn([one for one in texts if fold_of(one.name) != fold], settings, {})
        for example in texts:
            if fold_of(example.name) == fold:
                for key, counts in measure(example, model).items():
                    found[key] = found.get(key, Counts()) + counts
    return found


def card_of(texts: Sequence[Example], table: Path, found: dict[str, Counts]) -> dict[str, object]:
    """What the tagger is made of and how good it is."""
    return {
        "texts": len(texts),
        "characters": sum(len(example.reading.text) for example in texts),
        "marks": {kind: sum(len(example.names[kind]) for example in texts) for kind in KINDS},
        "table": {"path": "corpora/standoff/marks.tsv", "sha256": hashlib.sha256(table.read_bytes()).hexdigest()},
        "texts_of": {
            "own": "corpora/training, corpora/marked (MIT)",
            "reports": f"{_ADDRESS} (public reports, by their hashes)",
        },
        "held_out": {key: counts.shares() for key, counts in sorted(found.items())},
    }


def page(card: dict[str, object], lines: Sequence[str]) -> str:
    """The card as a page."""
    marks = card["marks"]
    assert isinstance(marks, dict)
    return _PAGE.format(
        texts=card["texts"],
        characters=card["characters"],
        organizations=marks["organizations"],
        initiatives=marks["initiatives"],
        address=_ADDRESS,
        folds=FOLDS,
        table="\n".join(lines),
    )


def table(found: dict[str, Counts]) -> list[str]:
    """One line per kind, source and way."""
    lines = [f"{'':<42}{'marks':>7}{'precision':>11}{'recall':>8}{'found F1':>10}{'strict F1':>11}"]
    for key, counts in sorted(found.items()):
        shares = counts.shares()
        row = "".join([f"{shares[name]:>{size}.3f}" for name, size in zip(shares, (11, 8, 10, 11), strict=True)])
        lines.append(f"{key:<42}{counts.asked:>7}{row}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("-o", "--output", type=Path, help="the model (default: into the package)")
    parser.add_argument("--measure", action="store_true", help="print what it adds on held-out texts, build nothing")
    parser.add_argument("--no-measure", action="store_true", help="build only (faster); the card keeps what it says")
    parser.add_argument("--partial", action="store_true", help="learn from the marked texts that are there")
    options = parser.parse_args(arguments)
    output = options.output or Path(next(iter(package.__path__))) / "data" / "tagger.model.json"
    marks = options.corpora / "standoff" / "marks.tsv"
    folders = [options.corpora / "training", options.corpora / "marked", options.shared / "articles" / "city_reports"]
    marked = read_marks(marks)
    texts = list(examples(marked, folders))
    missing = sorted(marked.keys() - {example.name for example in texts})
    if missing and not options.partial:
        parser.error(
            f"{len(missing)} of {len(marked)} marked texts are not there or have changed, {missing[0]} among them: "
            "name their folder with --shared, or learn from the rest with --partial"
        )
    settings = Settings()
    found = {} if options.no_measure else held_out(texts, settings)
    if found:
        print(*table(found), sep="\n")
    if options.measure:
        return 0
    card = card_of(texts, marks, found)
    if not found and output.is_file():
        card["held_out"] = dict(TaggerModel.load(output).card).get("held_out", {})
    learn(texts, settings, card).save(output)
    if found:
        output.with_name("CARD.md").write_text(page(card, table(found)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
