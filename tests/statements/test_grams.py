"""N-grams of a whole text at once are those that a search finds."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyminer.segmentation.grams import GramTable, each_once


def found(table: GramTable, text: str) -> list[tuple[int, str]]:
    places, numbers = table.places(text)
    return sorted((place, table.grams[number]) for place, number in zip(places.tolist(), numbers.tolist(), strict=True))


def expected(table: GramTable, text: str) -> list[tuple[int, str]]:
    return sorted((at, gram) for gram in table.grams for at in range(len(text)) if text.startswith(gram, at))


ALPHABET = st.text(st.sampled_from("甲乙丙\x00\x02\x03\uffff\ufffd😀\ud800a"), max_size=40)


@given(st.sets(st.text(st.sampled_from("甲乙丙\x02\x03a\ufffd"), min_size=2, max_size=4), max_size=30), ALPHABET)
def test_every_place(grams: set[str], text: str) -> None:
    table = GramTable(sorted(grams))
    assert found(table, text) == expected(table, text)


def test_many_grams_and_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(3)
    grams = {"".join(draw.choice("甲乙丙丁戊己庚辛壬癸") for _ in range(draw.randint(2, 4))) for _ in range(3000)}
    text = "".join(draw.choice("甲乙丙丁戊己庚辛壬癸,") for _ in range(5000))
    table = GramTable(sorted(grams))
    whole = found(table, text)
    places = {(at, text[at : at + size]) for at in range(5000) for size in (2, 3, 4)}
    assert whole == sorted((at, gram) for at, gram in places if gram in grams)
    monkeypatch.setattr("policyminer.segmentation.grams._SHORT", 700)
    assert found(table, text) == whole
    assert found(pickle.loads(pickle.dumps(table)), text) == whole


@pytest.mark.parametrize("gram", ["甲", "甲乙丙丁戊", "甲😀", "甲\x00", "\uffff甲"])
def test_what_is_no_gram_is_refused(gram: str) -> None:
    with pytest.raises(ValueError, match="not an n-gram"):
        GramTable([gram])


def test_pairs_once_in_order_of_rows() -> None:
    import numpy as np

    rows, numbers = each_once(np.asarray([1, 0, 1, 1]), np.asarray([70000, 5, 70000, 2]))
    assert list(zip(rows.tolist(), numbers.tolist(), strict=True)) == [(0, 5), (1, 2), (1, 70000)]
