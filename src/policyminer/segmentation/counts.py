"""The tables researchers count with: word frequencies and the co-occurrence matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path


def read_words(text: str) -> frozenset[str]:
    """The words of a list, one a line; lines that begin with ``#`` are notes."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def stop_words() -> frozenset[str]:
    """The stop words that come with the package."""
    return read_words((files(__package__) / "stopwords.txt").read_text("utf-8"))


def load_stop_words(path: Path | None) -> frozenset[str]:
    """A user's own stop words, or those of the package."""
    return stop_words() if path is None else read_words(path.read_text("utf-8-sig"))


def countable(word: str, stop: frozenset[str], minimum: int = 2) -> bool:
    """Whether a word is counted: long enough, no number, no punctuation, no stop word."""
    return len(word) >= minimum and word not in stop and any(char.isalpha() for char in word) and not word[0].isdigit()


def frequencies(
    contexts: Iterable[Sequence[str]], stop: frozenset[str], minimum: int = 2
) -> list[tuple[str, int, int]]:
    """How often each word occurs and in how many contexts, most frequent first.

    词频:``[("人才", 3, 2), …]`` —— 出现三次,见于两个语句。
    """
    total: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for words in contexts:
        kept = [word for word in words if countable(word, stop, minimum)]
        total.update(kept)
        spread.update(set(kept))
    return [(word, count, spread[word]) for word, count in sorted(total.items(), key=lambda item: (-item[1], item[0]))]


def cooccurrence(
    contexts: Sequence[Sequence[str]], stop: frozenset[str], top: int = 100, minimum: int = 2
) -> tuple[list[str], dict[tuple[str, str], int]]:
    """In how many contexts each pair of the ``top`` words occurs together.

    共现:``{("人才", "引进"): 12, …}``,词按词频排列。

    Returns
    -------
    words
        The ``top`` most frequent words, in that order.
    counts
        Keyed by pairs in the order of ``words``; pairs that never meet are left out.
    """
    words = [word for word, _, _ in frequencies(contexts, stop, minimum)[:top]]
    order = {word: index for index, word in enumerate(words)}
    counts: Counter[tuple[str, str]] = Counter()
    for context in contexts:
        present = sorted({word for word in context if word in order}, key=order.__getitem__)
        counts.update(combinations(present, 2))
    return words, dict(counts)
