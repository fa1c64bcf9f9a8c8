"""Both ways of looking for many words say the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyminer.extractors import occurrences
from policyminer.extractors.occurrences import _in_one_pass


@given(
    st.text("云溪县甲乙", max_size=60), st.lists(st.text("云溪县甲乙", min_size=1, max_size=4), max_size=8, unique=True)
)
def test_one_pass_finds_what_single_searches_find(text: str, words: list[str]) -> None:
    since = {word: number for number, word in enumerate(words)}
    found = occurrences.occurrences(text, since)
    assert all(places[0] >= since[word] for word, places in found.items())
    assert found == {word: places for word in words if (places := found.get(word))}
    assert all(text.startswith(word, at) for word, places in found.items() for at in places)
    assert _in_one_pass(text, since) == found


def test_long_text_with_a_lone_surrogate() -> None:
    text = "云溪\ud800" * 1_000_000
    assert len(occurrences.occurrences(text, {"云溪": 0, "溪\ud800": 0})["云溪"]) == 1_000_000
