"""Scores against an annotated sample, and what a change gained and lost, record by record.

The same on the command line:

    policyminer evaluate gold.json --json > before.json
    policyminer evaluate gold.json --predictions out.jsonl --against before.json --report misses.html
"""

import json
import sys
from pathlib import Path

import policyminer
from policyminer.evaluation.against import changes
from policyminer.evaluation.table import render

DATA = Path(__file__).parent / "data"


def main(out: Path = Path("evaluation")) -> None:
    """The default version against one with a gazetteer."""
    out.mkdir(parents=True, exist_ok=True)
    before = policyminer.evaluate(DATA / "gold.json", miner=policyminer.load())
    (out / "before.json").write_text(json.dumps(before.to_dict(), ensure_ascii=False, default=str), "utf-8")
    print(render(before))
    after = policyminer.evaluate(DATA / "gold.json", miner=policyminer.load(gazetteers=[str(DATA / "ours.csv")]))
    for title, lines in changes(after, out / "before.json").items():
        print(f"{title}: {len(lines)}", *lines, sep="\n  ")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
