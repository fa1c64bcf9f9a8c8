"""Where many words stand in a text: one by one in a short text, in one pass over a long one."""

from __future__ import annotations

from collections.abc import Collection

from ahocorasick_rs import AhoCorasick

_SHORT = 2_000_000
"""Up to so many characters times words, searching word by word is the faster way."""


def occurrences(text: str, words: Collection[str]) -> dict[str, list[int]]:
    """Where each of some different words begins, overlapping ones too; words that stand nowhere are left out.

    许多词在一段文字里的位置:``occurrences("甲乙甲", ["甲", "丙"])`` → ``{"甲": [0, 2]}``。

    Examples
    --------
    >>> occurrences("云溪云溪云", ["云溪云", "溪", "丙"])
    {'云溪云': [0, 2], '溪': [1, 3]}
    """
    if len(text) * len(words) > _SHORT:
        try:
            return _in_one_pass(text, list(words))
        except UnicodeEncodeError:  # lone surrogates cannot reach the automaton
            pass
    found: dict[str, list[int]] = {}
    for word in words:
        at = text.find(word)
        if at >= 0:
            places = found[word] = []
            while at >= 0:
                places.append(at)
                at = text.find(word, at + 1)
    return found


def _in_one_pass(text: str, words: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, start, _ in AhoCorasick(words).find_matches_as_indexes(text, overlapping=True):
        found.setdefault(words[number], []).append(start)
    return found
