"""Words with their tags in the stretch before a rank word."""

from __future__ import annotations

from dataclasses import dataclass

import rjieba


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text and its tag (jieba's)."""

    start: int
    end: int
    word: str
    tag: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]``."""
    found: list[Token] = []
    at = start
    for word, tag in rjieba.tag(text[start:end]):
        found.append(Token(at, at + len(word), word, tag))
        at += len(word)
    return found


def known(word: str) -> bool:
    """Whether the general dictionary has a word."""
    return bool(rjieba.has_word(word))
