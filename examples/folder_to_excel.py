"""A folder of articles to one workbook: a sheet per record type, the sentence beside every record.

The same on the command line: policyminer extract corpora/articles -o out.xlsx --labels zh
"""

import sys
from pathlib import Path

import policyminer

ARTICLES = Path(__file__).parent.parent / "corpora" / "articles"


def main(out: Path = Path("articles.xlsx"), folder: Path = ARTICLES) -> None:
    """Mine every .txt of the folder and write the workbook."""
    miner = policyminer.load()
    sources = policyminer.read(sorted(folder.glob("*.txt")))
    policyminer.write(miner.pipe(sources), out)
    print(f"written: {out}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
