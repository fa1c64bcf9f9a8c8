"""The data files: every example is found, no counterexample is, and no word stands twice."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from policyminer.extractors.initiatives import InitiativeExtractor, lexicon
from policyminer.extractors.initiatives.learned import refused
from policyminer.layout.reading import Reading

EXTRACTOR = InitiativeExtractor(learned=False)
TYPES = set("document strategy plan programme campaign mechanism platform pilot event honour".split())
ENTRIES = lexicon.read_toml("heads.toml")["head"]


def found_types(text: str) -> set[str]:
    return {draft.type for draft in EXTRACTOR.extract(Reading.plain(text))}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["words"][0])
def test_heads(entry: dict[str, object]) -> None:
    assert entry["type"] in TYPES
    for example in entry["examples"]:  # type: ignore[attr-defined]
        assert entry["type"] in found_types(example), example
    for example in entry["counterexamples"]:  # type: ignore[attr-defined]
        assert not found_types(example), example


@pytest.mark.parametrize("row", lexicon.read_table("names.tsv"), ids=lambda row: row[0])
def test_names(row: list[str]) -> None:
    name, type_, where, *rest = row
    assert where in {"any", "quoted"}
    if type_ == "none":
        return
    assert type_ in TYPES and name.strip() == name
    example = rest[0]
    drafts = EXTRACTOR.extract(Reading.plain(example))
    assert any(name in draft.name or draft.name in name for draft in drafts), example
    if len(rest) > 1 and rest[1]:
        assert type_ not in found_types(rest[1])


def test_no_name_twice() -> None:
    names = [row[0] for row in lexicon.read_table("names.tsv")]
    assert len(names) == len(set(names))


def test_words_stand_in_one_form() -> None:
    for name in ("edges.toml", "kinds.toml", "honours.toml"):
        for key, value in lexicon.read_toml(name).items():
            words = value.split()
            assert len(words) == len(set(words)), (name, key, [w for w in words if words.count(w) > 1])


def test_names_that_the_tagger_finds_and_that_are_none() -> None:
    resource = files("policyminer.extractors.initiatives").joinpath("data", "learned.toml")
    data = tomllib.loads(resource.read_text("utf-8"))
    assert all(map(refused, data["examples"]))
    assert not any(map(refused, data["counterexamples"]))
