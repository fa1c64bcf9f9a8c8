"""Words at all places of a text at once."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from policyminer.statements.words import WordTable

LETTERS = st.text("人才引进\x02\x00\U00020000", min_size=1, max_size=7)


def expected(words: list[str], text: str) -> list[tuple[str, int, int]]:
    found = [(word, at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return sorted(found, key=lambda item: (item[2], item[1]))


def found(table: WordTable, text: str) -> list[tuple[str, int, int]]:
    numbers, starts, ends = (column.tolist() for column in table.places(text))
    return [(table.words[number], start, end) for number, start, end in zip(numbers, starts, ends, strict=True)]


@given(st.lists(LETTERS, max_size=12, unique=True), st.text("人才引进\x02\x00\U00020000", max_size=40))
def test_finds_every_word_everywhere(words: list[str], text: str) -> None:
    table = WordTable(words)
    assert found(table, text) == expected(words, text)
    assert found(pickle.loads(pickle.dumps(table)), text) == expected(words, text)


def test_words_inside_words_come_behind() -> None:
    table = WordTable(["才", "人才", "引进人才计划", "引进"])
    assert [word for word, _, _ in found(table, "引进人才计划")] == ["引进", "人才", "才", "引进人才计划"]
