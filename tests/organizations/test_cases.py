"""Invented sentences with their bodies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policyminer.extractors.organizations import OrganizationExtractor
from policyminer.layout.reading import Place, Reading

MARK = re.compile(r"⟦([^⟧]+)⟧")
LINES = (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]
EXTRACTOR = OrganizationExtractor(learned=False)


def _gold(marked: str) -> tuple[str, set[tuple[int, int, str, str]]]:
    text, gold, at = "", set(), 0
    for match in MARK.finditer(marked):
        surface, kind, name = [*match[1].split("|"), ""][:3]
        text += marked[at : match.start()]
        gold.add((len(text), len(text) + len(surface), kind, name or surface))
        text += surface
        at = match.end()
    return text + marked[at:], gold


@pytest.mark.parametrize(("place", "marked"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_case(place: str, marked: str) -> None:
    text, gold = _gold(marked)
    code = "450200" if place == "柳州市" else None
    drafts = EXTRACTOR.extract(Reading.plain(text, place=Place(place, code)))
    found = {(start, end, draft.type, draft.name) for draft in drafts for start, end in draft.mentions}
    show = {(text[start:end], kind, name) for start, end, kind, name in found}
    assert show == {(text[start:end], kind, name) for start, end, kind, name in gold}
    assert found == gold
