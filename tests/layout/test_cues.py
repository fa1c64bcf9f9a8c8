"""Every cue finds its examples and none of its counterexamples."""

from __future__ import annotations

import pytest

from policyminer.layout.cues import cues, raw_cues

FILES = ("cues.toml", "ocr.toml")
ROWS = [(name, row) for name in FILES for row in raw_cues(name)]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[row["id"] for _, row in ROWS])
def test_examples(name: str, row: dict[str, object]) -> None:
    pattern = cues(name)[str(row["id"])]
    examples, counterexamples = row["examples"], row["counterexamples"]
    assert isinstance(examples, list)
    assert isinstance(counterexamples, list)
    assert examples
    assert [example for example in examples if not pattern.search(example)] == []
    assert [example for example in counterexamples if pattern.search(example)] == []
