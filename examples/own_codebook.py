"""One's own codebook, and a model trained on 60 coded sentences.

`data/samples.csv` holds a sentence and its code per line, as a spreadsheet would. It becomes gold files, from which
the command line trains:

    policyminer train gold/ -o model.json --codebook codebook.toml
    policyminer extract articles/ -o out.jsonl --codebook codebook.toml --model model.json
"""

import csv
import json
import sys
from pathlib import Path

import policyminer
from policyminer.codebooks import Codebook, check
from policyminer.learning import train

DATA = Path(__file__).parent / "data"


def gold(folder: Path) -> None:
    """One gold file per sentence: its text, one statement over all of it, and the code."""
    folder.mkdir(parents=True, exist_ok=True)
    with (DATA / "samples.csv").open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 1):
            text = row["sentence"]
            statement = {"spans": [[0, len(text)]], "text": text, "role": "measure"}
            statement["instruments"] = [{"id": row["instrument"]}]
            article = {"source": {"path": f"{number:02}.txt", "text": text}, "statements": [statement]}
            file = folder / f"{number:02}.json"
            file.write_text(json.dumps(article, ensure_ascii=False), "utf-8")


def main(out: Path = Path("own_codebook")) -> None:
    """Check the codebook, train, and code two new sentences."""
    codebook = Codebook.load(DATA / "codebook.toml")
    for finding in check(codebook):
        if finding.severity == "error":
            print(f"{finding.category}: {finding.message}")
    gold(out / "gold")
    training = train([out / "gold"], codebook, curve=False)
    print(f"{training.report.samples} samples; held out: {training.report.model}")
    model = out / "model.json"
    training.model.save(model)
    miner = policyminer.load(model, codebook=str(DATA / "codebook.toml"))
    for text in ("对新引进的博士给予生活补贴。", "为专家子女入学提供代办服务。"):
        for statement in miner.mine(text).statements:
            print(f"{statement.text} → {[instrument.id for instrument in statement.instruments]}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
