"""Agreement: known cases by hand, κ and α of the libraries, and merging that evaluates to what was agreed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from policyminer.cli.main import main
from policyminer.evaluation import GoldError, evaluate
from policyminer.evaluation.agreement import agree
from policyminer.evaluation.agreement_table import markdown, markdown_classes, render
from policyminer.evaluation.gold import check, read_gold
from policyminer.evaluation.storing import write_gold

TEXT = "县委印发意见,引进本科生320余人,其中硕士45人。对博士给予20万元补贴。"


def _article(text: str = TEXT, **records: Any) -> dict[str, Any]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"source": {"path": "a.txt", "sha256": digest, "encoding": "utf-8", "text": text}, **records}


def _figure(start: int, end: int, value: int, **more: Any) -> dict[str, Any]:
    return {"id": f"f{start}", "spans": [[start, end]], "text": TEXT[start:end], "value": value, "unit": "人", **more}


def _body(name: str, *places: tuple[int, int], kind: str = "party", **more: Any) -> dict[str, Any]:
    mentions = [{"spans": [list(place)], "text": TEXT[slice(*place)]} for place in places]
    head = {"name": name, "type": kind, "spans": mentions[0]["spans"], "text": mentions[0]["text"]}
    return head | {"mentions": mentions} | more


def _unit(start: int, end: int, role: str, *instruments: str, theme: str | None = None) -> dict[str, Any]:
    theme_ = None if theme is None else {"id": theme}
    status = "done" if role == "measure" else None
    named = [{"id": name} for name in instruments]
    return {"spans": [[start, end]], "role": role, "status": status, "instruments": named, "theme": theme_}


def test_spans_fields_and_disagreements() -> None:
    a = _article(figures=[_figure(12, 17, 320, bound="at_least"), _figure(22, 25, 45, bound="exact")])
    b = _article(figures=[_figure(12, 17, 320, bound="about"), _figure(31, 35, 200000, bound="exact")])
    made = agree([[a], [b]])
    figures = made.scores["figures"]
    assert figures["found"] == figures["strict"] == 0.5 and figures["marks"] == [2, 2]
    assert figures["fields"]["value_unit"] == {"agreement": 1.0, "right": 1, "asked": 1}
    assert figures["fields"]["bound"]["agreement"] == 0.0
    said = [(item["text"], item["field"], item["annotators"]) for item in made.disagreements]
    assert said == [("320余人", "bound", [0, 1]), ("45人", "mark", [0]), ("20万元", "mark", [1])]
    assert made.disagreements[-1]["sentence"] == "对博士给予20万元补贴。"


def test_merged_marks_of_one_are_optional_and_differing_fields_accept_both() -> None:
    a = _article(figures=[_figure(12, 17, 320, bound="at_least"), _figure(22, 25, 45, bound="exact", part_of="f12")])
    b = _article(figures=[_figure(12, 17, 320, bound="about")])
    (merged,) = agree([[a], [b]]).merged
    first, second = merged["figures"]
    assert first["bound"] == ["at_least", "about"] and "optional" not in first
    assert second["optional"] is True and second["part_of"] == "f1"
    for bound in ("at_least", "about"):
        scores = evaluate([merged], [_article(figures=[_figure(12, 17, 320, bound=bound)])]).scores["figures"]
        assert scores["bound"]["accuracy"] == scores["found"]["f1"] == 1.0


def test_the_majority_of_three_decides() -> None:
    bounds = ["about", "at_least", "at_least"]
    three = [_article(figures=[_figure(12, 17, 320, bound=bound)]) for bound in bounds]
    three[0]["figures"].append(_figure(22, 25, 45))
    three[1]["figures"].append(_figure(22, 25, 45))
    three[2]["figures"].append(_figure(30, 34, 20))
    (merged,) = agree([[article] for article in three]).merged
    assert merged["figures"][0]["bound"] == "at_least"
    assert [record.get("optional") for record in merged["figures"]] == [None, None, True]


def test_optional_marks_are_left_out_of_agreement() -> None:
    a = _article(figures=[_figure(12, 17, 320), _figure(22, 25, 45, optional=True)])
    b = _article(figures=[_figure(12, 17, 320)])
    made = agree([[a], [b]])
    assert made.scores["figures"]["found"] == 1.0 and not made.disagreements
    assert made.merged[0]["figures"][1]["optional"] is True


def test_an_optional_mark_gives_way_to_one_that_both_want() -> None:
    a = _article(figures=[_figure(8, 17, 320)])
    b = _article(figures=[_figure(12, 17, 320), _figure(8, 11, 1)])
    (merged,) = agree([[a], [b]]).merged
    check("merged", merged)
    assert [record["spans"] for record in merged["figures"]] == [[[8, 17]]]


def test_where_two_cut_a_mark_otherwise_both_places_are_exact() -> None:
    a = _article(figures=[_figure(12, 17, 320)], organizations=[_body("县委", (0, 2))])
    b = _article(figures=[_figure(12, 16, 320)], organizations=[_body("县委", (0, 4))])
    (merged,) = agree([[a], [b]]).merged
    check("merged", merged)
    assert merged["figures"][0]["accepted_spans"] == [[[12, 16]]]
    for own in (a, b):
        scores = evaluate([merged], [own]).scores
        assert scores["figures"]["strict"]["f1"] == scores["organizations"]["strict"]["f1"] == 1.0
    (merged,) = agree([[a], [b], [b]]).merged
    assert merged["figures"][0]["spans"] == [[12, 16]] and "accepted_spans" not in merged["figures"][0]


def test_mentions_are_grouped_as_the_first_annotator_groups_them() -> None:
    a = _article(organizations=[_body("中共云溪县委", (0, 2), (4, 6))])
    b = _article(organizations=[_body("云溪县委", (0, 2)), _body("意见", (4, 6)), _body("博士", (27, 29))])
    (merged,) = agree([[a], [b]]).merged
    body, other = merged["organizations"]
    assert len(body["mentions"]) == 2 and body["name"] == ["中共云溪县委", "云溪县委"]
    assert other["name"] == "博士" and other["optional"] is True
    assert agree([[a], [b]]).scores["organizations"]["fields"]["name"]["right"] == 0


def test_instruments_are_united_and_what_one_named_is_optional() -> None:
    a = _article(statements=[_unit(0, 26, "measure", "supply.talent", "supply.funding", theme="labour")])
    b = _article(statements=[_unit(0, 26, "measure", "supply.funding", "environment.tax", theme="finance")])
    (merged,) = agree([[a], [b]]).merged
    (unit,) = merged["statements"]
    assert [(i["id"], i.get("optional")) for i in unit["instruments"]] == [
        ("supply.talent", True),
        ("supply.funding", None),
        ("environment.tax", True),
    ]
    assert unit["primary"] == ["supply.talent", "supply.funding"]
    assert unit["theme"] == [{"id": "labour"}, {"id": "finance"}]
    for article in (a, b):
        made = evaluate([merged], [article]).scores["statements"]
        assert made["instruments"]["micro"]["f1"] == made["primary"]["accuracy"] == made["theme"]["accuracy"] == 1.0


def test_where_a_role_is_accepted_that_has_no_instrument_none_is_asked_for() -> None:
    a = _article(statements=[_unit(0, 26, "measure", "supply.talent")])
    b = _article(statements=[_unit(0, 26, "achievement")])
    (merged,) = agree([[a], [b]]).merged
    made = evaluate([merged], [b]).scores["statements"]
    assert made["role"]["accuracy"] == 1.0 and made["instruments"]["micro"]["f1"] is None


ROLES = ["measure", "target", "slogan"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(ROLES)] * 3), min_size=2, max_size=15))
def test_kappa_and_alpha_are_the_libraries(rows: list[tuple[str, str, str]]) -> None:
    text = "字" * len(rows)
    columns = list(zip(*rows, strict=True))
    three = [
        [_article(text, statements=[_unit(i, i + 1, role) for i, role in enumerate(column)])] for column in columns
    ]
    role = agree(three).scores["statements"]["codes"]["role"]
    if len({value for row in rows for value in row}) < 2:
        assert role["kappa"] is None and role["alpha"] is None
        return
    data = np.array([[ROLES.index(value) for value in column] for column in columns], dtype=float)
    assert role["alpha"] == pytest.approx(krippendorff.alpha(data, level_of_measurement="nominal"))
    pairs = [(columns[a], columns[b]) for a, b in ((0, 1), (0, 2), (1, 2))]
    kappas = [cohen_kappa_score(*pair) for pair in pairs if len({*pair[0], *pair[1]}) > 1]
    assert role["kappa"] == pytest.approx(sum(kappas) / len(kappas))


places = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.booleans()), max_size=8)


@settings(max_examples=100, deadline=None)
@given(places, places)
def test_a_merged_file_is_a_valid_one_in_which_both_annotators_are_right(first: Any, second: Any) -> None:
    def article(rows: Any) -> dict[str, Any]:
        figures, end = [], 0
        for start, length, optional in sorted(rows):
            if start >= end:
                end = start + length
                figures.append({"id": f"f{start}", "spans": [[start, end]], "optional": optional, "status": None})
        return _article("字" * 40, figures=figures)

    a, b = article(first), article(second)
    made = agree([[a], [b]])
    check("merged", made.merged[0])
    for own in (a, b):
        scores = evaluate(made.merged, [own]).scores["figures"]["found"]
        assert scores["recall"] in (None, 1.0)
    same = agree([[a], [a]])
    assert not same.disagreements and same.scores.get("figures", {}).get("found") in (None, 1.0)


def test_texts_are_known_by_hash_and_the_rest_is_left_out() -> None:
    made = agree([[_article(figures=[])], [_article(figures=[]), _article("别的。", figures=[])]])
    assert made.texts == 1 and "annotated by one only" in made.left_out[0]
    with pytest.raises(GoldError, match="no text"):
        agree([[_article(figures=[])], [_article("别的。", figures=[])]])


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a = _article(
        figures=[_figure(12, 17, 320, bound="at_least")], statements=[_unit(0, 26, "measure", "supply.talent")]
    )
    b = _article(figures=[_figure(12, 17, 320, bound="about")], statements=[_unit(0, 26, "achievement")])
    write_gold([a], tmp_path / "a.json")
    write_gold([b], tmp_path / "b.json")
    merged = tmp_path / "merged"
    assert main(["agree", str(tmp_path / "a.json"), str(tmp_path / "b.json"), "--merge", str(merged)]) == 0
    assert "bound: at_least ≠ about" in capsys.readouterr().out
    assert read_gold(merged)[0][0]["figures"][0]["bound"] == ["at_least", "about"]
    assert main(["agree", str(tmp_path / "a.json"), str(tmp_path / "b.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"]["figures"]["found"] == 1.0
    assert main(["agree", str(tmp_path / "a.json")]) == 2
    assert main(["agree", str(tmp_path / "a.json"), str(tmp_path / "none")]) == 1
    made = agree([[a], [b]])
    assert "| figures | span F1, overlapping | 100.0 |" in markdown(made)
    assert "| statements | role | `measure` |" in markdown_classes(made)
    assert "κ" in render(made, disagreements=False)


def test_a_public_text_does_not_get_into_the_merged_file(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(TEXT.encode())
    bare = _article(figures=[{"spans": [[12, 17]], "value": 320}])
    bare["source"].pop("text")
    bare["source"]["address"] = "https://example.org/a.txt"
    for name in ("a", "b"):
        write_gold([bare], tmp_path / f"{name}.json")
    files = [str(tmp_path / "a.json"), str(tmp_path / "b.json")]
    assert main(["agree", *files]) == 1
    assert main(["agree", *files, "--texts", str(tmp_path / "texts"), "--merge", str(tmp_path / "m.json")]) == 0
    assert "320余人" not in (tmp_path / "m.json").read_text("utf-8")
    assert read_gold(tmp_path / "m.json", tmp_path / "texts")[0][0]["figures"][0]["value"] == 320


def test_a_window_scores_only_what_stands_inside() -> None:
    gold = _article(figures=[_figure(12, 17, 320)], organizations=[_body("县委", (0, 2))], window=[4, 20])
    gold["organizations"] = []
    found = _article(
        figures=[_figure(12, 17, 320), _figure(22, 25, 45)],
        organizations=[_body("县委", (0, 2)), _body("意见", (3, 6))],
    )
    made = evaluate([gold], [found]).scores
    assert made["figures"]["found"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "tp": 1, "gold": 1, "predicted": 1}
    assert made["organizations"]["found"]["predicted"] == 0
    with pytest.raises(GoldError, match="window"):
        check("a", _article(window=[4, 4]))
