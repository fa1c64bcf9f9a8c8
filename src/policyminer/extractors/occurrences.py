"""Where many words stand in a text: one by one in a short text, in one pass over a long one."""

from __future__ import annotations

from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick

_SHORT = 2_000_000
"""Up to so many characters times words, searching word by word is the faster way."""


def occurrences(text: str, words: Mapping[str, int]) -> dict[str, list[int]]:
    """Where each word begins from its offset on, overlapping ones too; words that stand nowhere are left out.

    许多词在一段文字里的位置:``occurrences("甲乙甲", {"甲": 1, "丙": 0})`` → ``{"甲": [2]}``。

    Examples
    --------
    >>> occurrences("云溪云溪云", {"云溪云": 0, "溪": 2, "丙": 0})
    {'云溪云': [0, 2], '溪': [3]}
    """
    if len(text) * len(words) > _SHORT:
        try:
            return _in_one_pass(text, words)
        except UnicodeEncodeError:  # lone surrogates cannot reach the automaton
            pass
    found: dict[str, list[int]] = {}
    for word, since in words.items():
        at = text.find(word, since)
        if at >= 0:
            places = found[word] = []
            while at >= 0:
                places.append(at)
                at = text.find(word, at + 1)
    return found


def _in_one_pass(text: str, words: Mapping[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    listed = list(words)
    for number, start, _ in AhoCorasick(listed).find_matches_as_indexes(text, overlapping=True):
        word = listed[number]
        if start >= words[word]:
            found.setdefault(word, []).append(start)
    return found
