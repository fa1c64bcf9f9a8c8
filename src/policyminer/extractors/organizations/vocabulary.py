"""All word lists in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Found = list[tuple[int, int, str]]
_CODE = "utf-16-le"
_LENGTH, _START = 20, 28
_INDEX, _LONG = (1 << _LENGTH) - 1, (1 << _START - _LENGTH) - 1


def _coded(text: str) -> bytes:
    """The text in two bytes a character; characters that need four count as one other."""
    coded = text.encode(_CODE)
    if len(coded) != 2 * len(text):
        coded = re.sub("[\U00010000-\U0010ffff]", "\ufffd", text).encode(_CODE)
    return coded


class Vocabulary:
    """Finds the words of several lists in one pass, the longest of each list.

    一遍扫描找出几张词表里的词;各表之内取最左最长,互不影响。

    Parameters
    ----------
    lists
        The words of each list, by its name.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        of_word: dict[str, list[int]] = {}
        for number, words in enumerate(lists.values()):
            for word in sorted(set(words)):
                of_word.setdefault(word, []).append(number)
        self.names = tuple(lists)
        self.words = tuple(sorted(of_word))
        self.lists = tuple([tuple(of_word[word]) for word in self.words])
        self._automaton: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_automaton": None}

    def find(self, text: str) -> dict[str, Found]:
        """Where the words of each list stand: start, end, word."""
        if self._automaton is None:
            from ahocorasick_rs import BytesAhoCorasick, Implementation

            coded = [word.encode(_CODE) for word in self.words]
            self._automaton = BytesAhoCorasick(coded, implementation=Implementation.ContiguousNFA)
        # start, then length downwards, then the word, in one number each: sorts fast
        keys = [
            (start << _START - 1) | ((_LONG - end + start) << _LENGTH) | index
            for index, start, end in self._automaton.find_matches_as_indexes(_coded(text), overlapping=True)
            if not start & 1
        ]
        keys.sort()
        found: list[Found] = [[] for _ in self.names]
        done = [0] * len(self.names)
        lists, words = self.lists, self.words
        for key in keys:
            start = key >> _START
            index = key & _INDEX
            for number in lists[index]:
                if start >= done[number]:
                    word = words[index]
                    end = done[number] = start + len(word)
                    found[number].append((start, end, word))
        return dict(zip(self.names, found, strict=True))
