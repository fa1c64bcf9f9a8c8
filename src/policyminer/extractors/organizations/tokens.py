"""Words with their tags in the stretch before a rank word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import rjieba


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text and its tag (jieba's)."""

    start: int
    end: int
    word: str
    tag: str


_GLUED = re.compile(r"(?:^|(?<=[、，和与及由在到的]))[省市县区州](?=城投|交投|建投|农投|国投|产投|文旅|水务|中心医院|中心血站|城建|城发|中级)")


def tokens(text: str, start: int, end: int, cuts: Iterable[int] = ()) -> list[Token]:
    """The words of ``text[start:end]``, cut at least at ``cuts``."""
    found: list[Token] = []
    glued = [match.end() for match in _GLUED.finditer(text, start, end)]
    places = sorted({start, end, *cuts, *glued})
    for left, right in pairwise(places):
        at = left
        for word, tag in rjieba.tag(text[left:right]):
            found.append(Token(at, at + len(word), word, tag))
            at += len(word)
    return found


def known(word: str) -> bool:
    """Whether the general dictionary has a word."""
    return bool(rjieba.has_word(word))
