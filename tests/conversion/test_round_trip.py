"""To a tool and back: exact in both directions, whatever the characters and the cuts."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policyminer.conversion import FORMATS, export, read_back
from policyminer.conversion.offsets import Counter, carriage_returns, shifted, with_carriage_returns
from policyminer.evaluation.gold import check

ALPHABET = "县人才3万元。 \t\n\r\u2028\x85\x0b\x1c\ufeff𠮷😀é\u0301👨\u200d👩\u200d👧“《"
THEMES = [{"id": "labour"}, None, {"id": "finance"}]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "value": st.one_of(st.none(), st.integers(0, 9)),
        "unit": st.sampled_from([None, "元", 'a"b', "\u2028"]),
        "bound": st.sampled_from(["exact", ["about", "exact"]]),
        "optional": st.just(True),
        "part_of": st.none(),
    },
)


def article(text: str, **records: Any) -> dict[str, Any]:
    data = text.encode("utf-8", "surrogatepass")
    source = {"path": "a/b.txt", "sha256": hashlib.sha256(data).hexdigest(), "encoding": "utf-8", "chars": len(text)}
    return {"schema": "policyminer.article/1", "id": "x", "source": source | {"text": text}, **records}


@st.composite
def articles(draw: st.DrawFn) -> dict[str, Any]:
    text = draw(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=40))

    def spans(pieces: int) -> list[list[int]]:
        edges = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2 * pieces, unique=True))
        edges = sorted(edges)[: len(edges) // 2 * 2]
        return [[a, b] for a, b in zip(edges[::2], edges[1::2], strict=True)]

    def place(pieces: int = 2) -> dict[str, Any]:
        found = spans(pieces)
        return {"spans": found, "text": "".join(text[s:e] for s, e in found)}

    def figure(index: int) -> dict[str, Any]:
        dimension = draw(st.sampled_from([{}, {"dimension": "count"}, {"dimension": ["money", "count"]}]))
        return {"id": f"f{index}"} | place() | dimension | draw(FIELDS)

    def body(index: int) -> dict[str, Any]:
        mentions = [place() for _ in range(draw(st.integers(1, 3)))]
        kind = draw(st.sampled_from(["company", "government"]))
        return {"id": f"o{index}", "name": "甲", "type": kind, **mentions[0], "mentions": mentions}

    made = article(text, meta={"published": "2020-10"})
    figures: list[dict[str, Any]] = []
    for index in range(draw(st.integers(0, 4))):
        new = figure(index)
        taken = {at for other in figures for s, e in other["spans"] for at in range(s, e)}
        if not any(at in taken for s, e in new["spans"] for at in range(s, e)):
            figures.append(new)
    if figures or draw(st.booleans()):
        made["figures"] = figures
    made["organizations"] = [body(index) for index in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        role = draw(st.sampled_from(["measure", "slogan"]))
        names = draw(st.lists(st.sampled_from(["supply.talent", "own.类目", "x-y"]), unique=True))
        codes = draw(st.sampled_from([{}, {"theme": None}, {"theme": {"id": "labour", "score": 1}}, {"theme": THEMES}]))
        means = draw(st.sampled_from([{}, {"instruments": [{"id": name, "optional": True} for name in names]}]))
        made["statements"] = [place() | {"role": role} | means | codes]
    if draw(st.booleans()):
        made["window"] = [0, len(text)]
    return made


def round_trip(articles: list[dict[str, Any]], form: str, **options: Any) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        export(articles, form, out, **options)
        source = {"doccano": out / "doccano.jsonl", "label-studio": out / "label-studio.json"}.get(form, out)
        return read_back(source, form, **options)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=articles())
@example(made=article("𠮷\r\n甲", figures=[{"spans": [[0, 1], [2, 4]]}]))
@example(made=article("\n\n", figures=[{"spans": [[0, 1]]}]))
def test_untouched_marks_come_back_as_they_were(form: str, made: dict[str, Any]) -> None:
    check("made", made)
    assert round_trip([made], form) == [made]


@settings(max_examples=25, deadline=None)
@given(made=articles(), units=st.sampled_from(["graphemes", "codepoints"]))
def test_doccano_in_other_units(made: dict[str, Any], units: str) -> None:
    assert round_trip([made], "doccano", units=units) == [made]


@given(text=st.text(st.sampled_from(ALPHABET), max_size=40), data=st.data())
def test_offsets_in_the_units_of_the_tools(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    utf16 = Counter(text, "utf16")
    assert utf16.out(at) == len(text[:at].encode("utf-16-le")) // 2
    assert utf16.back(utf16.out(at)) == at
    end = data.draw(st.integers(at, len(text)))
    graphemes = Counter(text, "graphemes")
    left, right = graphemes.snapped(at, end)
    assert left <= at <= end <= right
    assert (graphemes.back(graphemes.out(left)), graphemes.back(graphemes.out(right))) == (left, right)


@given(st.text(st.sampled_from("甲\r\n"), max_size=20), st.data())
def test_lost_carriage_returns_are_put_back(text: str, data: st.DataObject) -> None:
    places = carriage_returns(text)
    bare = text.replace("\r\n", "\n")
    assert with_carriage_returns(bare, places) == text
    at = data.draw(st.integers(0, len(bare)))
    assert text[: shifted(at, places)].replace("\r\n", "\n") == bare[:at]


def test_a_grapheme_is_one_and_so_is_a_crlf() -> None:
    text = "é\u0301\r\n👨\u200d👩\u200d👧甲"
    assert Counter(text, "graphemes").out(len(text)) == 4
    with pytest.raises(IndexError):
        Counter(text, "graphemes").back(9)
    with pytest.raises(IndexError):
        Counter(text, "utf16").back(99)


def test_what_the_files_say(tmp_path: Path) -> None:
    made = article(
        "😀甲公司投资\n3亿元。", figures=[{"spans": [[5, 6], [7, 10]], "dimension": "money", "value": 300000000}]
    )
    export([made], "doccano", tmp_path)
    line = json.loads((tmp_path / "doccano.jsonl").read_text("utf-8"))
    assert line["label"] == [[6, 7, "figure-money"], [8, 11, "figure-money"]]
    export([made], "label-studio", tmp_path)
    (task,) = json.loads((tmp_path / "label-studio.json").read_text("utf-8"))
    values = [region["value"] for region in task["annotations"][0]["result"]]
    assert values[1] == {"start": 7, "end": 10, "text": "3亿元", "labels": ["figure-money"]}
    assert '<Label value="figure-money"/>' in (tmp_path / "label-studio.xml").read_text("utf-8")
    export([made], "brat", tmp_path)
    lines = (tmp_path / "a" / "b.ann").read_text("utf-8").splitlines()
    assert lines[0] == "T1\tfigure-money 5 6;7 10\t资 3亿元"
    assert lines[1] == '#1\tAnnotatorNotes T1\t{"ref": "0.0", "value": 300000000}'
    assert "organization-bank" in (tmp_path / "annotation.conf").read_text("utf-8")
    assert (tmp_path / "a" / "b.txt").read_bytes().decode() == made["source"]["text"]
