"""Scores: known cases by hand, and against scikit-learn and an independent scorer where they measure the same."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score

from policyminer.evaluation import GoldError, evaluate
from policyminer.evaluation.against import changes
from policyminer.evaluation.gold import read_gold
from policyminer.evaluation.matching import match
from policyminer.evaluation.metrics import ratio
from policyminer.evaluation.page import page
from policyminer.evaluation.table import render

TEXT = "县委印发意见,引进本科生320余人,其中硕士45人。对博士给予20万元补贴。"


def _article(**records: Any) -> dict[str, Any]:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return {"source": {"path": "a.txt", "sha256": digest, "encoding": "utf-8", "text": TEXT}, **records}


def _figure(start: int, end: int, value: int, **more: Any) -> dict[str, Any]:
    return {"spans": [[start, end]], "text": TEXT[start:end], "value": value, "unit": "人", **more}


def _score(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, Any]:
    return evaluate([gold], [predicted]).scores


def test_found_strict_and_value_are_counted_apart() -> None:
    gold = _article(figures=[_figure(12, 17, 320), _figure(22, 25, 45)])
    predicted = _article(figures=[_figure(12, 15, 320), _figure(22, 25, 46)])
    scores = _score(gold, predicted)["figures"]
    assert scores["found"]["f1"] == 1.0
    assert scores["strict"]["tp"] == 1
    assert scores["value_unit"]["tp"] == 1


def test_optional_marks_are_neither_asked_for_nor_counted_against() -> None:
    gold = _article(figures=[_figure(12, 17, 320), _figure(22, 25, 45, optional=True)])
    both = _score(gold, _article(figures=[_figure(12, 17, 320), _figure(22, 25, 45)]))
    one = _score(gold, _article(figures=[_figure(12, 17, 320)]))
    assert both == one and both["figures"]["found"]["f1"] == 1.0


def test_nothing_there_is_null_never_one() -> None:
    scores = _score(_article(figures=[]), _article(figures=[]))["figures"]
    assert scores["found"]["f1"] is None and scores["bound"]["accuracy"] is None


def test_a_list_that_was_not_annotated_is_not_scored() -> None:
    assert set(_score(_article(figures=[]), _article(figures=[], statements=[]))) == {"figures"}


def test_a_field_may_hold_accepted_answers() -> None:
    gold = _article(figures=[_figure(12, 17, 320, bound=["at_least", "about"])])
    assert _score(gold, _article(figures=[_figure(12, 17, 320, bound="about")]))["figures"]["bound"]["accuracy"] == 1.0


def _body(name: str, *places: tuple[int, int], kind: str = "party") -> dict[str, Any]:
    mentions = [{"spans": [list(place)], "text": TEXT[slice(*place)]} for place in places]
    return {
        "name": name,
        "type": kind,
        "spans": mentions[0]["spans"],
        "text": mentions[0]["text"],
        "mentions": mentions,
    }


def test_clusters_by_b_cubed() -> None:
    gold = _article(organizations=[_body("甲", (0, 2), (4, 6)), _body("乙", (7, 9))])
    predicted = _article(organizations=[_body("甲", (0, 2), (4, 6), (7, 9))])
    scores = _score(gold, predicted)["organizations"]["b3"]
    assert scores["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3, abs=1e-5)
    assert scores["recall"] == 1.0


def _unit(index: int, role: str, *instruments: str) -> dict[str, Any]:
    return {"spans": [[index, index + 1]], "role": role, "instruments": [{"id": i} for i in instruments]}


ROLES = ["measure", "target", "slogan"]
CLASSES = ["supply.talent", "supply.funding", "demand.market"]


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES)), min_size=2, max_size=25))
def test_kappa_and_measure_f1_are_scikit_learns(pairs: list[tuple[str, str]]) -> None:
    gold = _article(statements=[_unit(i, g) for i, (g, _) in enumerate(pairs)])
    predicted = _article(statements=[_unit(i, p) for i, (_, p) in enumerate(pairs)])
    scores = _score(gold, predicted)["statements"]
    first, second = zip(*pairs, strict=True)
    if len({*first, *second}) > 1:
        assert scores["role"]["kappa"] == pytest.approx(cohen_kappa_score(first, second))
    if "measure" in first or "measure" in second:
        expected = f1_score([g == "measure" for g in first], [p == "measure" for p in second], zero_division=0)
        assert scores["measure"]["f1"] == pytest.approx(expected)


@given(
    st.lists(st.tuples(st.sets(st.sampled_from(CLASSES)), st.sets(st.sampled_from(CLASSES))), min_size=1, max_size=20)
)
def test_instrument_f1_is_scikit_learns(pairs: list[tuple[set[str], set[str]]]) -> None:
    gold = _article(statements=[_unit(i, "measure", *sorted(g)) for i, (g, _) in enumerate(pairs)])
    predicted = _article(statements=[_unit(i, "measure", *sorted(p)) for i, (_, p) in enumerate(pairs)])
    made = _score(gold, predicted)["statements"]["instruments"]
    first = [[name in g for name in CLASSES] for g, _ in pairs]
    second = [[name in p for name in CLASSES] for _, p in pairs]
    expected = f1_score(first, second, average="micro", zero_division=0)
    assert (made["micro"]["f1"] or 0.0) == pytest.approx(expected)


spans_ = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=8).map(
    lambda pairs: [{"spans": [[start, start + length]]} for start, length in pairs]
)


@given(spans_, spans_, st.randoms())
def test_matching_is_one_to_one_and_independent_of_order(gold: list[Any], predicted: list[Any], chance: Any) -> None:
    matching = match(gold, predicted)
    assert len({g for g, _ in matching.pairs}) == len({p for _, p in matching.pairs}) == len(matching.pairs)
    assert len(matching.pairs) + len(matching.missed) == len(gold)
    assert len(matching.pairs) + len(matching.false) == len(predicted)
    shuffled = predicted[:]
    chance.shuffle(shuffled)
    exact = sum(gold[g]["spans"] == predicted[p]["spans"] for g, p in matching.pairs)
    again = match(gold, shuffled)
    assert exact == sum(gold[g]["spans"] == shuffled[p]["spans"] for g, p in again.pairs)


def test_strict_spans_are_those_of_an_independent_scorer() -> None:
    nervaluate = pytest.importorskip("nervaluate")
    gold = [(0, 2), (4, 6), (8, 12), (20, 25)]
    found = [(0, 2), (4, 7), (14, 16), (20, 25)]
    text = "字" * 30
    article = {"source": {"path": "a", "sha256": None, "encoding": None, "text": text}}
    marks = lambda places: [{"spans": [list(place)]} for place in places]  # noqa: E731
    ours = _score(article | {"figures": marks(gold)}, article | {"figures": marks(found)})["figures"]["strict"]
    theirs = nervaluate.Evaluator(
        [[{"label": "F", "start": s, "end": e - 1} for s, e in gold]],
        [[{"label": "F", "start": s, "end": e - 1} for s, e in found]],
        tags=["F"],
    ).evaluate()
    strict = theirs["overall"]["strict"] if isinstance(theirs, dict) else theirs[0]["strict"]
    correct = strict.correct if hasattr(strict, "correct") else strict["correct"]
    assert ours["tp"] == correct == 2


def test_bad_annotations_are_named(tmp_path: Path) -> None:
    def fails(match_: str, **records: Any) -> None:
        file = tmp_path / "gold.json"
        file.write_text(json.dumps(_article(**records), ensure_ascii=False), "utf-8")
        with pytest.raises(GoldError, match=match_):
            read_gold(file)

    fails("out of the text", figures=[{"spans": [[1, 999]]}])
    fails("overlaps", figures=[_figure(12, 17, 1), {"spans": [[14, 18]]}])
    fails("unknown bound 'some'", figures=[_figure(12, 17, 1, bound="some")])
    fails("its spans say", figures=[_figure(12, 17, 1) | {"text": "别的"}])
    fails("no spans", organizations=[{"name": "甲"}])
    file = tmp_path / "other.json"
    other = _article(figures=[])
    other["source"]["text"] += "多"
    file.write_text(json.dumps(other), "utf-8")
    with pytest.raises(GoldError, match="hash"):
        read_gold(file)
    (tmp_path / "empty.jsonl").write_text("", "utf-8")
    with pytest.raises(GoldError, match="no predictions"):
        evaluate([_article(figures=[])], tmp_path / "empty.jsonl")
    (tmp_path / "broken.jsonl").write_text('{"source": {}}\n{', "utf-8")
    with pytest.raises(GoldError, match="line 2"):
        read_gold(tmp_path / "broken.jsonl")


def test_stand_off_annotations_need_their_text(tmp_path: Path) -> None:
    gold = _article(figures=[{"spans": [[12, 17]], "value": 320}])
    del gold["source"]["text"]
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(gold), "utf-8")
    articles, left_out = read_gold(file)
    assert not articles and "--texts" in left_out[0]
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, "utf-8")
    articles, left_out = read_gold(file, texts)
    assert articles[0]["source"]["text"] == TEXT and not left_out
    (texts / "a.txt").write_text(TEXT + "改", "utf-8")
    with pytest.raises(GoldError, match="another text"):
        read_gold(file, texts)


def test_table_page_and_changes(tmp_path: Path) -> None:
    gold = _article(figures=[_figure(12, 17, 320), _figure(22, 25, 45)])
    worse = evaluate([gold], [_article(figures=[_figure(12, 17, 320), _figure(0, 2, 1)])])
    better = evaluate([gold], [_article(figures=[_figure(12, 17, 320), _figure(22, 25, 45)])])
    assert "found f1" in render(worse)
    shown = page(worse)
    assert '<mark class="miss">45人</mark>' in shown and '<mark class="false">县委</mark>' in shown
    stored = tmp_path / "earlier.json"
    stored.write_text(json.dumps(worse.to_dict(), default=str), "utf-8")
    made = changes(better, stored)
    assert len(made["gained"]) == 2 and not made["lost"]
    with pytest.raises(GoldError, match="not an evaluation"):
        stored.write_text("[]", "utf-8")
        changes(better, stored)


def test_ratio_of_nothing_is_none() -> None:
    assert ratio(0, 0) is None and ratio(1, 2) == 0.5 and Decimal("0.5") == Decimal(str(ratio(1, 2)))
