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


def contestants(articles: list[str]) -> Iterator[tuple[str, Work]]:
    """The reference first, then ours, then parts and whatever peers are installed."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    yield "jieba.lcut", jieba.lcut
    yield from _ours()
    yield from _parts(articles)
    for name, make in _PEERS.items():
        try:
            yield name, make()
        except ImportError:
            continue


def _ours() -> Iterator[tuple[str, Work]]:
    import policyminer

    miner = policyminer.load().load()
    yield "policyminer (text to JSON)", lambda text: miner.mine(text).to_json()
    yield "  find_numbers", policyminer.find_numbers
    yield "  find_quantities", policyminer.find_quantities
    yield "  find_periods", policyminer.find_periods


def _parts(articles: list[str]) -> Iterator[tuple[str, Work]]:
    """What the pipeline could be made of."""
    import ahocorasick_rs
    import rjieba
    import spacy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from spacy.tokens import Doc

    blank = spacy.blank("zh")

    def doc(text: str) -> object:
        words = rjieba.cut(text)
        return Doc(blank.vocab, words=words, spaces=[False] * len(words))

    words = sorted({word for text in articles for word in rjieba.cut(text) if len(word) > 1})[:20_000]
    automaton = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    yield "rjieba", rjieba.cut
    yield "rjieba and a spaCy Doc", doc
    yield "spaCy blank zh, characters", blank.make_doc
    yield f"Aho-Corasick, {len(words)} words", automaton.find_matches_as_indexes
    yield "one numeral regex", re.compile(r"\d+(?:[.,]\d+)*(?:万|亿)?[^\d\s]?").findall
    yield "one sentence regex", re.compile(r"[^。；！？\n]+[。；！？]*").findall
    sentences = re.compile(r"[^。；！？\n]+[。；！？]*")
    for name, vectorizer in (
        ("TfidfVectorizer, characters 1-3", TfidfVectorizer(analyzer="char", ngram_range=(1, 3))),
        ("TfidfVectorizer, words 1-2", TfidfVectorizer(tokenizer=rjieba.cut, token_pattern=None, ngram_range=(1, 2))),
    ):
        vectorizer.fit([sentence for text in articles for sentence in sentences.findall(text)])
        yield name, lambda text, vectorizer=vectorizer: vectorizer.transform(sentences.findall(text))


def _posseg() -> Work:
    import jieba.posseg

    return jieba.posseg.lcut


def _jionlp_times() -> Work:
    import jionlp

    return lambda text: jionlp.ner.extract_time(text[:2000])


def _lac() -> Work:
    from LAC import LAC

    return LAC(mode="lac").run


def _pkuseg() -> Work:
    import pkuseg

    return pkuseg.pkuseg().cut


def _recognizers() -> Work:
    from recognizers_date_time import recognize_datetime

    return lambda text: recognize_datetime(text[:2000], "zh-cn")


_PEERS: dict[str, Callable[[], Work]] = {
    "jieba.posseg": _posseg,
    "LAC": _lac,
    "pkuseg": _pkuseg,
    "JioNLP times": _jionlp_times,
    "Recognizers-Text dates": _recognizers,
}


def stages(articles: list[str], rounds: int) -> dict[str, float]:
    """Nanoseconds per character of each stage of ours, the best of the rounds."""
    import policyminer

    miner = policyminer.load().load()
    best: dict[str, float] = {}
    for _ in range(rounds):
        taken: dict[str, float] = {}

        def add(stage: str, seconds: float, taken: dict[str, float] = taken) -> None:
            taken[stage] = taken.get(stage, 0.0) + seconds

        miner.timer = add
        for text in articles:
            article = miner.mine(text)
            miner.timed("json", article.to_json)
        for stage, seconds in taken.items():
            best[stage] = min(best.get(stage, seconds), seconds)
    return {stage: 1e9 * seconds / sum(map(len, articles)) for stage, seconds in best.items()}


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
    entered = list(contestants(articles))
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
    print("\nour stages, ns/char: " + ", ".join(f"{name} {cost:.0f}" for name, cost in stages(articles, 3).items()))


if __name__ == "__main__":
    main()
