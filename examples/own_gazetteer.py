"""One's own list of bodies: names that no rule can know.

The same on the command line: policyminer extract articles/ -o out.jsonl --gazetteer ours.csv
"""

from pathlib import Path

import policyminer

OURS = Path(__file__).parent / "data" / "ours.csv"
TEXT = "云帆智造落户以来,县域人才驿站已接待专家60人次。"


def main() -> None:
    """The same text without and with the list."""
    for title, miner in (("without", policyminer.load()), ("with", policyminer.load(gazetteers=[str(OURS)]))):
        names = [organization.name for organization in miner.mine(TEXT).organizations]
        print(f"{title}: {', '.join(names) or '–'}")


if __name__ == "__main__":
    main()
