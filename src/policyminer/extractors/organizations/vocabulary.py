"""All word lists in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Found = list[tuple[int, int, str]]


class Vocabulary:
    """Finds the words of several lists in one pass, the longest of each list.

    一遍扫描找出几张词表里的词;各表之内取最左最长,互不影响。

    Parameters
    ----------
    lists
        The words of each list, by its name.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        of_word: dict[str, list[str]] = {}
        for name, words in lists.items():
            for word in sorted(set(words)):
                of_word.setdefault(word, []).append(name)
        self.names = tuple(lists)
        self.words = tuple(sorted(of_word))
        self.lists = tuple([tuple(of_word[word]) for word in self.words])
        self._automaton: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_automaton": None}

    def find(self, text: str) -> dict[str, Found]:
        """Where the words of each list stand: start, end, word."""
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, Implementation

            self._automaton = AhoCorasick(self.words, implementation=Implementation.ContiguousNFA)
        raw: dict[str, list[tuple[int, int, int]]] = {name: [] for name in self.names}
        lists = self.lists
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for name in lists[index]:
                raw[name].append((start, -end, index))
        return {name: self._longest(matches) for name, matches in raw.items()}

    def _longest(self, matches: list[tuple[int, int, int]]) -> Found:
        """Of words that overlap the leftmost, then the longest."""
        matches.sort()
        found: Found = []
        done = 0
        for start, end, index in matches:
            if start >= done:
                done = -end
                found.append((start, done, self.words[index]))
        return found
