"""How fast the pipeline is, as ratios to jieba measured in the same run.

    python benchmarks/run.py [FOLDER] [--rounds 5] [--limit 40]

Every contestant reads the same texts in interleaved rounds in one process on one core; the table shows characters
per second and the ratio to ``jieba.lcut`` as minimum, median and maximum over the rounds. Peers that are not
installed are left out. Without FOLDER the articles of this project are read.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Work = Callable[[str], object]
ROOT = Path(__file__).parent.parent


def texts(folder: Path, limit: int) -> list[str]:
    """Different texts, not one repeated: repetition flatters native code."""
    files = sorted(folder.rglob("*.txt"))
    return [file.read_bytes().decode("utf-8-sig") for file in files[:: max(1, len(files) // limit)]][:limit]


def contestants() -> Iterator[tuple[str, Work]]:
    """The reference first, then ours, then whatever peers are installed."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    yield "jieba.lcut", jieba.lcut
    yield from _ours()
    yield from _parts()
    for name, make in _PEERS.items():
        try:
            yield name, make()
        except ImportError:
            continue


def _ours() -> Iterator[tuple[str, Work]]:
    import policyminer
    from policyminer.layout import analyse

    miner = policyminer.load().load()
    yield "policyminer (text to JSON)", lambda text: miner.mine(text).to_json()
    yield "  layout", analyse
    yield "  segmentation", miner.segmenter.cut
    yield "  find_quantities", policyminer.find_quantities
    yield "  find_periods", policyminer.find_periods


def _parts() -> Iterator[tuple[str, Work]]:
    import ahocorasick_rs
    import rjieba
    import spacy

    from policyminer.segmentation.counts import stop_words

    yield "rjieba", rjieba.cut
    yield "spaCy blank zh, characters", spacy.blank("zh").make_doc
    automaton = ahocorasick_rs.AhoCorasick(sorted(stop_words()))
    yield "Aho-Corasick, stop words", automaton.find_matches_as_indexes
    number = re.compile(r"\d+(?:[.,]\d+)*(?:万|亿)?[^\d\s]?")
    yield "one numeral regex", number.findall


def _posseg() -> Work:
    import jieba.posseg

    return jieba.posseg.lcut


def _jionlp() -> Work:
    import jionlp

    return lambda text: jionlp.ner.extract_time(text[:2000])


_PEERS: dict[str, Callable[[], Work]] = {"jieba.posseg": _posseg, "JioNLP times": _jionlp}


def measure(work: Work, articles: list[str]) -> float:
    """Characters per second over all texts."""
    begun = time.perf_counter()
    for article in articles:
        work(article)
    return sum(map(len, articles)) / (time.perf_counter() - begun)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpora" / "articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=int, default=40)
    arguments = parser.parse_args()
    articles = texts(arguments.folder, arguments.limit)
    entered = list(contestants())
    rates: dict[str, list[float]] = {name: [] for name, _ in entered}
    for _, work in entered:
        work(articles[0])
    for _ in range(arguments.rounds):
        for name, work in entered:
            rates[name].append(measure(work, articles))
    print(f"{len(articles)} texts, {sum(map(len, articles))} characters, {arguments.rounds} interleaved rounds\n")
    print(f"{'':<32}{'ns/char':>10}{'ratio to jieba: min':>21}{'median':>9}{'max':>9}")
    for name, found in rates.items():
        ratios = [ours / theirs for ours, theirs in zip(found, rates["jieba.lcut"], strict=True)]
        cost = 1e9 / statistics.median(found)
        print(f"{name:<32}{cost:>10.0f}{min(ratios):>21.2f}{statistics.median(ratios):>9.2f}{max(ratios):>9.2f}")


if __name__ == "__main__":
    main()
