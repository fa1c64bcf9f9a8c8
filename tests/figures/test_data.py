"""The data files keep what they promise."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from policyminer.extractors.figures.exclusions import Pattern, patterns
from policyminer.extractors.figures.idioms import read_words


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_exclusion_examples(pattern: Pattern) -> None:
    compiled = re.compile(pattern.regex)
    assert pattern.examples and pattern.counterexamples
    for example in pattern.examples:
        assert compiled.search(example), example
    for counterexample in pattern.counterexamples:
        assert not compiled.search(counterexample), counterexample


@pytest.mark.parametrize("name", ["idioms.txt", "places.txt", "nouns.txt"])
def test_word_lists_are_words(name: str) -> None:
    words = read_words(name)
    assert len(words) > 100 and all(2 <= len(word) <= 12 for word in words)


def test_names_of_indicators_are_words_of_their_own() -> None:
    words = read_words("terms.txt")
    assert len(words) > 500 and len(set(words)) == len(words)
    assert all(2 <= len(word) <= 24 and not word.isascii() for word in words)


def test_currencies_are_named_once() -> None:
    data = tomllib.loads(files("policyminer.extractors.figures").joinpath("currencies.toml").read_text("utf-8"))
    names = [name for group in data["currencies"].values() for name in group] + list(data["subunits"])
    assert len(set(names)) == len(names)
