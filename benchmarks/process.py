"""Whole processes: cold start, help, memory, two workers, growth with length. Ratios, never absolute times.

    python benchmarks/process.py [FOLDER] [--rounds 5]

Without FOLDER the articles of this project are read, many times over.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
MINE = "import policyminer; policyminer.load().mine('某县2020年引进本科生3人。')"
BLANK = "import spacy; spacy.blank('zh')"


def seconds(command: Sequence[str]) -> float:
    """Wall time of a process that ends well."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def compare(name: str, ours: Sequence[str], theirs: Sequence[str], rounds: int) -> None:
    """Both in turn; the ratio of each pair."""
    ratios = [seconds(ours) / seconds(theirs) for _ in range(rounds)]
    print(f"{name:<58}{min(ratios):>7.2f}{statistics.median(ratios):>9.2f}{max(ratios):>9.2f}")


def many(folder: Path, count: int) -> Path:
    """So many articles in a folder of their own: those of the folder, over and over, each with another first line."""
    texts = [file.read_text("utf-8-sig") for file in sorted(folder.rglob("*.txt"))]
    out = Path(tempfile.mkdtemp())
    for number in range(count):
        (out / f"{number:04}.txt").write_text(f"第{number}篇\n\n{texts[number % len(texts)]}", "utf-8")
    return out


def workers(folder: Path, rounds: int) -> None:
    """Two workers against one, each mining 400 articles less the time for 200: the steady state; and 200 as a whole."""
    small, large = many(folder, 200), many(folder, 400)
    command = [sys.executable, "-m", "policyminer.cli.main", "extract", "-o", "-"]
    steady, whole = [], []
    for _ in range(rounds):
        times = {
            (count, path): seconds([*command, str(path), "--workers", str(count)])
            for count in (1, 2)
            for path in (small, large)
        }
        steady.append((times[1, large] - times[1, small]) / (times[2, large] - times[2, small]))
        whole.append(times[1, small] / times[2, small])
    for name, ratios in (("two workers / one, steady state", steady), ("two workers / one, 200 articles whole", whole)):
        print(f"{name:<58}{min(ratios):>7.2f}{statistics.median(ratios):>9.2f}{max(ratios):>9.2f}")


def growth(folder: Path) -> None:
    """Cost per character from a thousand to a million characters, against that of ten thousand."""
    import policyminer

    miner = policyminer.load().load()
    text = "\n".join(file.read_text("utf-8-sig") for file in sorted(folder.rglob("*.txt")))
    text *= 1 + 1_000_000 // len(text)
    costs: dict[int, float] = {}
    for length in (1_000, 10_000, 100_000, 1_000_000):
        runs = max(1, 100_000 // length)
        begun = time.perf_counter()
        for number in range(runs):
            miner.mine(text[number * length : (number + 1) * length]).to_json()
        costs[length] = (time.perf_counter() - begun) / runs / length
    shown = ", ".join(f"{length:,}: {cost / costs[10_000]:.2f}" for length, cost in costs.items())
    print(f"cost per character by length, 10,000 = 1: {shown}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process, a million characters at once: {peak:.0f} MB")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpora" / "articles")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    python = [sys.executable, "-c"]
    print(f"{'ratio':<58}{'min':>7}{'median':>9}{'max':>9}")
    compare("cold start with a short text / spacy.blank('zh')", [*python, MINE], [*python, BLANK], arguments.rounds)
    help_ = [sys.executable, "-m", "policyminer.cli.main", "--help"]
    compare("policyminer --help / python -c pass", help_, [*python, "pass"], arguments.rounds)
    workers(arguments.folder, arguments.rounds)
    growth(arguments.folder)


if __name__ == "__main__":
    main()
