"""The tagger: what it reckons equals what is reckoned by hand, on any text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyminer.extractors.learned.decoding import names
from policyminer.extractors.learned.edges import trimmed
from policyminer.extractors.learned.evidence import OFFSETS, NgramEvidence, folded, offsets_of
from policyminer.extractors.learned.labels import label
from policyminer.extractors.learned.layers import PLACES, features, quotes
from policyminer.extractors.learned.model import TaggerError, TaggerModel
from policyminer.extractors.learned.overlaps import Overlaps
from policyminer.extractors.learned.tagger import Tagger, forget
from policyminer.layout.reading import Reading
from policyminer.spans import Span

GRAMS = ("工", "市", "0", "工程", "实施", "市政府", "00", "实施工程")
TEXTS = st.text(alphabet="实施工程市政府0１a，。\n“”", max_size=60)


def _model_weights() -> np.ndarray:  # type: ignore[type-arg]
    rng = np.random.default_rng(7)
    weights = rng.normal(size=(len(GRAMS), len(OFFSETS), 6)).astype(np.float32)
    for number, gram in enumerate(GRAMS):
        weights[number, len(offsets_of(gram)) :] = 0
    return weights


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_ngrams_add_up_as_by_hand(text: str) -> None:
    weights = _model_weights()
    found = NgramEvidence(GRAMS, weights).values(text)
    plain = "".join(map(chr, folded(text).tolist()))
    wanted = np.zeros((len(text), 6))
    for begin in range(len(text)):
        for number, gram in enumerate(GRAMS):
            if plain.startswith(gram, begin):
                for column, offset in enumerate(OFFSETS):
                    if 0 <= begin + offset < len(text):
                        wanted[begin + offset] += weights[number, column]
    assert np.allclose(found, wanted, atol=1e-4)


def test_a_text_longer_than_a_chunk_is_read_alike() -> None:
    evidence = NgramEvidence(GRAMS, _model_weights())
    part = "实施工程，市政府2020"
    text = part * 3000
    values = evidence.values(text)
    middle = evidence.values(part * 3)[len(part) : 2 * len(part)]
    border = 20_000 // len(part)
    for at in (1, border - 1, border, border + 1, 2998):
        assert np.allclose(values[at * len(part) : (at + 1) * len(part)], middle, atol=1e-4)


def test_digits_and_latin_letters_are_folded() -> None:
    assert "".join(map(chr, folded("2０a Z").tolist())) == "00a A"
    assert folded("(a,b;c)").tolist() == folded("（a，b；c）").tolist()


def _worth(values: np.ndarray, transitions: np.ndarray, start: int, end: int) -> float:  # type: ignore[type-arg]
    """What a chain gets for one name less what it gets for none, from ``outside`` to ``outside``."""
    labels = [0, *label([(0, end - start)], end - start).tolist(), 0]
    steps = sum(transitions[a, b] - transitions[0, 0] for a, b in pairwise(labels))
    return float(steps + sum(values[start + at, what - 1] for at, what in enumerate(labels[1:-1])))


@given(st.integers(2, 7), st.integers(0, 10_000))
@settings(max_examples=80, deadline=None)
def test_the_chosen_names_are_worth_most_of_all(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(scale=2, size=(size, 3)).astype(np.float32)
    transitions = rng.normal(size=(4, 4)).astype(np.float32)
    spans = [(start, end) for start in range(size) for end in range(start + 2, size + 1)]

    def total(chosen_: Iterable[Span]) -> float:
        return sum(_worth(values, transitions, *span) for span in chosen_)

    ways = [
        way
        for count in range(4)
        for way in combinations(spans, count)
        if all(left[1] <= right[0] for left, right in pairwise(sorted(way)))
    ]
    found = names(values, transitions, np.full(size, ord("文"), dtype=np.uint32))
    assert total(found) == pytest.approx(max(map(total, ways)), abs=1e-3)


def test_no_name_goes_over_the_end_of_a_sentence() -> None:
    values = np.full((6, 3), 1, dtype=np.float32)
    codes = folded("甲乙。丙丁戊")
    assert names(values, np.zeros((4, 4), dtype=np.float32), codes) == [(0, 2), (3, 6)]
    assert names(np.zeros((0, 3), dtype=np.float32), np.zeros((4, 4), dtype=np.float32), codes[:0]) == []


def test_a_bonus_makes_names_of_what_nearly_was_one() -> None:
    values = np.full((2, 3), -0.1, dtype=np.float32)
    codes, flat = folded("甲乙"), np.zeros((4, 4), dtype=np.float32)
    assert names(values, flat, codes) == []
    assert names(values, flat, codes, 0.5) == [(0, 2)]


def test_labels_of_names_that_touch() -> None:
    assert label([(0, 2), (2, 6)], 7).tolist() == [1, 3, 1, 2, 2, 3, 0]


def test_layers_say_where_in_a_span_a_character_stands() -> None:
    places, found = features([(1, 4, ("x",)), (5, 6, ("x", "unknown"))], {"x": 0}, 7)
    assert sorted(zip(places.tolist(), found.tolist(), strict=True)) == [
        (0, 0), (1, 1), (2, 2), (3, 3), (4, 0), (4, 4), (5, 5), (6, 4),
    ]  # fmt: skip
    assert max(found) < PLACES


def test_quotes_say_what_stands_around_them() -> None:
    (start, end, classes), *more = quotes("实施“青竹引凤”工程。")
    assert (start, end, more) == (3, 7, [])
    assert {"quote", "quote:4", "quote>工程", "quote<实施"} <= set(classes)


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("实施“青竹引凤”工程", "青竹引凤”工程", "青竹引凤"),
        ("实施“青竹引凤”工程", "“青竹引凤”", "青竹引凤"),
        ("推进“一县一策”改革", "“一县一策”改革", "“一县一策”改革"),
        ("开展“三访”专题行动", "“三访", "三访"),
        ("云溪股份（一期）投产", "云溪股份（一期", "云溪股份（一期）"),
        ("云溪股份（即将投产", "云溪股份（即将", "云溪股份"),
        ("，、。", "，、", None),
        ("推行“三项制度”与“四个机制”", "“三项制度”与“四个机制”", "“三项制度”与“四个机制”"),
        ("云溪（甲乙”丙丁", "云溪（甲乙”丙丁", "云溪"),
        ("甲乙的”丙", "甲乙的”丙", "甲乙"),
        ("的卢科技投产", "的卢科技", "的卢科技"),
        ("国家一级文物9件；茶艺是代表性项目", "国家一级文物9件；茶艺是代表性项目", None),
        ("开展“看得见,摸得着”行动", "“看得见,摸得着”行动", "“看得见,摸得着”行动"),
    ],
)
def test_edges_of_names(text: str, found: str, wanted: str | None) -> None:
    start = text.index(found)
    span = trimmed(text, start, start + len(found))
    assert (None if span is None else text[slice(*span)]) == wanted


@given(st.text(alphabet="云溪的“”（）《》，、", max_size=12))
def test_trimmed_names_are_balanced(text: str) -> None:
    span = trimmed(text, 0, len(text))
    if span is not None:
        name = text[slice(*span)]
        assert len(name) > 1 and name[0] not in "，、" and name[-1] not in "，、的"
        assert all(name.count(left) == name.count(right) for left, right in ("“”", "（）", "《》"))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8))), st.integers(0, 30), st.integers(1, 8))
def test_overlaps(spans: list[tuple[int, int]], start: int, size: int) -> None:
    known = [(begin, begin + long) for begin, long in spans]
    wanted = [(begin, end) for begin, end in known if begin < start + size and start < end]
    assert sorted(Overlaps(known).of(start, start + size)) == sorted(wanted)


def test_a_model_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    model = TaggerModel.shipped()
    model.save(tmp_path / "model.json")
    again = TaggerModel.load(tmp_path / "model.json")
    assert again.to_dict() == model.to_dict()


@pytest.mark.parametrize("damage", ['{"format":"x"}', "[", '{"format":"policyminer.tagger/1","parts":{}}'])
def test_a_damaged_model_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "model.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(TaggerError, match=r"model\.json"):
        TaggerModel.load(path)


def test_weights_of_another_size_are_refused(tmp_path: Path) -> None:
    data = TaggerModel.shipped().to_dict()
    data["grams"] = data["grams"][:-1]
    with pytest.raises(TaggerError, match="do not fit"):
        TaggerModel.from_dict(data)


def test_what_was_reckoned_of_a_text_can_be_given_up() -> None:
    reading = Reading.plain("县政府实施科技强县战略。")
    Tagger("initiatives").find(reading, [])
    assert reading.extra
    forget(reading)
    assert not reading.extra


@pytest.mark.parametrize("text", ["", "\n", "。", "\ud800市", "𠮷" * 3])
def test_any_text_can_be_tagged(text: str) -> None:
    found = Tagger("organizations").find(Reading.plain(text), [], 0.5)
    assert all(0 <= start < end <= len(text) for start, end in found)
