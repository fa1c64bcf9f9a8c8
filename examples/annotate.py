"""Out to an annotation tool with the machine's records as a start, and back.

The same on the command line:

    policyminer convert out.jsonl --to label-studio -o tasks/
    policyminer convert export.json --from label-studio -o gold/
    policyminer convert out.jsonl --to doccano -o tasks/
"""

import sys
from pathlib import Path

import policyminer
from policyminer.conversion import export, read_back

ARTICLE = Path(__file__).parent.parent / "corpora" / "articles" / "county_talent.txt"


def main(out: Path = Path("tasks")) -> None:
    """Write tasks for both tools and read them back unchanged (in between, people annotate)."""
    miner = policyminer.load()
    articles = [miner.mine(source).to_dict() for source in policyminer.read(ARTICLE)]
    for tool in ("label-studio", "doccano"):
        files = export(articles, tool, out / tool)
        back = read_back(files[0], tool)
        same = all(
            [record["spans"] for record in one["figures"]] == [record["spans"] for record in other["figures"]]
            for one, other in zip(articles, back, strict=True)
        )
        print(f"{tool}: {', '.join(file.name for file in files)}; {len(back)} back, figures the same: {same}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
