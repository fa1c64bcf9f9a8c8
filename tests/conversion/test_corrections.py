"""Pre-annotate, correct in the tool, convert back, evaluate; and what goes wrong on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import policyminer
from policyminer.cli.main import main
from policyminer.conversion import export, read_back
from policyminer.evaluation import GoldError
from policyminer.evaluation.gold import read_gold

TEXT = (
    "近三年来，云溪县共引进本科生320余人，其中硕士45人。\r\n"
    "县委印发意见，对博士给予20万元补贴。😀临江理工大学参加。\r\n"
)


@pytest.fixture
def extracted(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT.encode())
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(folder), "-o", str(out)]) == 0
    return out


Lines = list[str]


def _in_brat(folder: Path) -> None:
    """The researcher drops 45人, widens nothing, marks 意见 and corrects the value of 20万元."""
    file = folder / "a.ann"
    lines = file.read_text("utf-8").split("\n")
    (gone,) = [line.split("\t")[0] for line in lines if line.startswith("T") and line.endswith("\t45人")]
    (money,) = [line.split("\t")[0] for line in lines if line.startswith("T") and line.endswith("\t20万元")]
    kept = [line for line in lines if f"{gone}\t" not in line]
    kept = [line.replace('"bound": "exact"', '"bound": "at_most"') if f" {money}\t" in line else line for line in kept]
    at = TEXT.index("意见")
    file.write_text("\n".join([*kept[:-1], f"T999\tinitiative-document {at} {at + 2}\t意见", ""]), "utf-8", newline="")


def _in_doccano(folder: Path) -> None:
    file = folder / "doccano.jsonl"
    row = json.loads(file.read_text("utf-8"))
    text = row["text"]
    row["label"] = [[s, e, label] for s, e, label in row["label"] if text[s:e] != "45人"]
    at = text.index("意见")
    row["label"].append([at, at + 2, "initiative-document"])
    exported = {
        "id": 7,
        "text": text,
        "label": row["label"],
        "meta": {"policyminer": row["policyminer"]},
        "Comments": [],
    }
    file.write_text(json.dumps(exported, ensure_ascii=False) + "\n", "utf-8")


def _in_label_studio(folder: Path) -> None:
    file = folder / "label-studio.json"
    (task,) = json.loads(file.read_text("utf-8"))
    (prediction,) = task.pop("predictions")
    result = [region for region in prediction["result"] if region["value"]["text"] != "45人"]
    at = TEXT.index("意见")
    value = {"start": at, "end": at + 2, "text": "意见", "labels": ["initiative-document"]}
    result.append({"id": "new", "from_name": "label", "to_name": "text", "type": "labels", "value": value})
    task["annotations"] = [{"result": [], "was_cancelled": True}, {"result": result}]
    file.write_text(json.dumps([task], ensure_ascii=False), "utf-8")


def _in_spacy(folder: Path) -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    (doc,) = DocBin().from_disk(folder / "policyminer.spacy").get_docs(Vocab())
    doc.spans["figures"] = [span for span in doc.spans["figures"] if "45" not in span.text]
    at = TEXT.index("意见")
    span = doc.char_span(at, at + 2, label="initiative-document", alignment_mode="expand")
    doc.spans["initiatives"] = [*doc.spans.get("initiatives", []), span]
    DocBin(docs=[doc], store_user_data=True).to_disk(folder / "policyminer.spacy")


TOOLS: dict[str, tuple[Callable[[Path], None], str]] = {
    "brat": (_in_brat, ""),
    "doccano": (_in_doccano, "doccano.jsonl"),
    "label-studio": (_in_label_studio, "label-studio.json"),
    "docbin": (_in_spacy, "policyminer.spacy"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_correct_and_evaluate(tool: str, extracted: Path, tmp_path: Path) -> None:
    correct, name = TOOLS[tool]
    folder, gold = tmp_path / tool, tmp_path / "gold"
    assert main(["convert", str(extracted), "--to", tool, "-o", str(folder)]) == 0
    correct(folder)
    assert main(["convert", str(folder / name), "--from", tool, "-o", str(gold)]) == 0
    (article,), _ = read_gold(gold)
    said = [record["text"] for record in article["figures"]]
    assert "45人" not in said and "320余人" in said
    new = next(record for record in article["initiatives"] if record["text"] == "意见")
    assert new["type"] == "document" and [TEXT[slice(*span)] for span in new["spans"]] == ["意见"]
    made = policyminer.evaluate(gold, extracted).scores
    figures = made["figures"]["found"]
    assert figures["predicted"] == figures["gold"] + 1 and figures["recall"] == 1.0
    assert made["initiatives"]["found"]["recall"] == 1 - 1 / made["initiatives"]["found"]["gold"]
    wrong = [event for event in policyminer.evaluate(gold, extracted).events if event.kind == "figures" and event.wrong]
    assert [event.text for event in wrong] == (["20万元"] if tool == "brat" else [])


def _gold(**records: Any) -> dict[str, Any]:
    return {"source": {"path": "a.txt", "text": TEXT}, **records}


def _mention(at: int, end: int) -> dict[str, Any]:
    return {"spans": [[at, end]], "text": TEXT[at:end]}


def test_moved_relabelled_and_removed_marks(tmp_path: Path) -> None:
    bodies: list[dict[str, Any]] = [
        {"id": "o1", "name": "云溪县", "type": "government", **_mention(5, 8)},
        {
            "id": "o2",
            "name": "县委",
            "type": "party",
            **_mention(30, 32),
            "mentions": [_mention(30, 32), _mention(7, 8)],
        },
    ]
    bodies[0]["mentions"] = [_mention(5, 8) | {"accepted_spans": [[[2, 8]]]}]
    figures = [{"id": "f1", **_mention(14, 19), "value": 320}, {"id": "f2", **_mention(24, 27), "part_of": "f1"}]
    export([_gold(organizations=bodies, figures=figures)], "doccano", tmp_path)
    file = tmp_path / "doccano.jsonl"
    row = json.loads(file.read_text("utf-8"))
    row["label"] = [
        [5, 7, "organization-other"],  # moved and relabelled
        [30, 32, "organization-party"],  # the other mention of o2 is gone
        [24, 27, "figure"],  # f1 is gone
        [4, 5, "THEIR-OWN"],
    ]
    file.write_text(json.dumps(row), "utf-8")
    (made,) = read_back(file, "doccano")
    first, second = made["organizations"]
    assert first["type"] == "other" and first["mentions"] == [_mention(5, 7)] and first["text"] == TEXT[5:7]
    assert second["mentions"] == [_mention(30, 32)] and second["name"] == "县委"
    assert made["figures"] == [{"id": "f2", **_mention(24, 27), "part_of": None}]


@pytest.mark.parametrize("tool", ["doccano", "brat"])
def test_codes_of_statements_are_corrected(tool: str, tmp_path: Path) -> None:
    cues = [{"text": "引进", "spans": [[9, 11]]}]
    unit = {"id": "s1", **_mention(0, 28), "role": "measure", "status": "done", "theme": {"id": "labour"}}
    unit["instruments"] = [{"id": "supply.talent", "score": 0.5, "cues": cues}, {"id": "supply.funding"}]
    export([_gold(statements=[unit])], tool, tmp_path)
    file = tmp_path / ("a.ann" if tool == "brat" else "doccano.jsonl")
    said = file.read_bytes().decode()
    dot = "-" if tool == "brat" else "."
    assert f"instrument-supply{dot}talent" in said and "theme-labour" in said
    said = said.replace(f"instrument-supply{dot}funding", f"instrument-demand{dot}market", 1)
    file.write_bytes(said.replace("theme-labour", "theme-finance", 1).encode())
    (made,) = read_back(tmp_path if tool == "brat" else file, tool)
    (found,) = made["statements"]
    assert found["instruments"] == [unit["instruments"][0], {"id": "demand.market"}]
    assert found["theme"] == {"id": "finance"} and found["status"] == "done"


def test_a_new_mention_joins_the_body_of_that_name(tmp_path: Path) -> None:
    body = {"id": "o1", "name": "云溪县委", "type": "party", **_mention(30, 32), "mentions": [_mention(30, 32)]}
    export([_gold(organizations=[body])], "doccano", tmp_path)
    file = tmp_path / "doccano.jsonl"
    row = json.loads(file.read_text("utf-8"))
    row["text"] = row["text"].replace("县共", "县委")
    row.pop("policyminer")
    file.write_text(json.dumps(row), "utf-8")
    (fresh,) = read_back(file, "doccano")
    assert fresh["organizations"][0]["name"] == "县委" and fresh["source"]["path"] == "doccano-1.txt"
    row["label"].append([7, 9, "organization-party"])
    file.write_text(json.dumps(row), "utf-8")
    (fresh,) = read_back(file, "doccano")
    assert [part["spans"] for part in fresh["organizations"][0]["mentions"]] == [[[7, 9]], [[30, 32]]]


def test_line_ends_that_a_tool_changed_are_put_back(tmp_path: Path) -> None:
    made = _gold(figures=[{"spans": [[14, 19]]}, {"spans": [[42, 46]]}])
    export([made], "label-studio", tmp_path)
    file = tmp_path / "label-studio.json"
    (task,) = json.loads(file.read_text("utf-8"))
    task["data"]["text"] = task["data"]["text"].replace("\r\n", "\n")
    for region in task["annotations"][0]["result"]:
        at = region["value"]["start"]
        shift = TEXT[:at].count("\r\n")
        region["value"]["start"] -= shift
        region["value"]["end"] -= shift
    file.write_text(json.dumps([task]), "utf-8")
    assert read_back(file, "label-studio") == [made]


def test_other_shapes_of_exports(tmp_path: Path) -> None:
    entity = {"id": 3, "label": "figure-count", "start_offset": 14, "end_offset": 19}
    relations = {"id": 1, "text": TEXT, "entities": [entity], "relations": []}
    (tmp_path / "d.jsonl").write_text(json.dumps(relations), "utf-8")
    region = {"start": 14, "end": 19, "text": "320余人", "labels": ["figure-count"]}
    (tmp_path / "min.json").write_text(json.dumps([{"id": 1, "text": TEXT, "label": [region]}]), "utf-8")
    for tool, name in (("doccano", "d.jsonl"), ("label-studio", "min.json")):
        (made,) = read_back(tmp_path / name, tool)
        assert made["figures"] == [{"id": "f1", **_mention(14, 19), "dimension": "count"}]


def test_an_old_label_studio_that_counts_utf16(tmp_path: Path) -> None:
    at = TEXT.index("临江")
    value = {"start": at + 1, "end": at + 7, "text": "临江理工大学", "labels": ["organization-university"]}
    task = {"data": {"text": TEXT}, "annotations": [{"result": [{"type": "labels", "value": value}]}]}
    file = tmp_path / "old.json"
    file.write_text(json.dumps([task]), "utf-8")
    (made,) = read_back(file, "label-studio")
    assert made["organizations"][0]["text"] == "临江理工大学"


def test_two_annotators_of_one_label_studio_project(tmp_path: Path) -> None:
    export([_gold(figures=[{"id": "f1", **_mention(14, 19), "dimension": "count"}])], "label-studio", tmp_path)
    file = tmp_path / "label-studio.json"
    (task,) = json.loads(file.read_text("utf-8"))
    (first,) = task["annotations"]
    second = {"result": [], "completed_by": {"id": 2, "email": "b@example.org"}}
    task["annotations"] = [first | {"completed_by": 1}, second]
    file.write_text(json.dumps([task]), "utf-8")
    for who, count in (("1", 1), ("b@example.org", 0)):
        out = tmp_path / f"{who}.json"
        assert main(["convert", str(file), "--from", "label-studio", "--annotator", who, "-o", str(out)]) == 0
        assert len(read_gold(out)[0][0]["figures"]) == count
    assert main(["agree", str(tmp_path / "1.json"), str(tmp_path / "b@example.org.json")]) == 0
    assert main(["convert", str(file), "--from", "label-studio", "--annotator", "9", "-o", str(out)]) == 1


def test_words_in_a_note_of_brat_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    line = "T1\tfigure-count 14 19\t320余人\n#1\tAnnotatorNotes T1\t存疑\nA1\tNegation T1\nT2\tOther 0 2\t近三\n"
    (tmp_path / "a.ann").write_text(line, "utf-8")
    (made,) = read_back(tmp_path, "brat")
    assert made["figures"] == [{"id": "f1", **_mention(14, 19), "dimension": "count", "note": "存疑"}]


def test_what_cannot_be_used_is_named(tmp_path: Path) -> None:
    def fails(form: str, name: str, content: str, said: str) -> None:
        (tmp_path / name).write_text(content, "utf-8")
        with pytest.raises(GoldError, match=said):
            read_back(tmp_path / name, form)

    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    fails("brat", "a.ann", "T1\tfigure 0 2\t别的\n", "line 1: T1: it says '别的'")
    fails("brat", "a.ann", "T1\tfigure 0 2000\t近\n", "out of the text")
    fails("brat", "a.ann", "T1 figure\n", "line 1: not a text-bound")
    fails("doccano", "d.jsonl", "{", "line 1: not a line")
    fails("doccano", "d.jsonl", '{"text": "甲", "label": [[0, 9, "figure"]]}', "out of the text")
    fails("doccano", "d.jsonl", '{"text": "甲", "label": [[0]]}', "not a span")
    fails("doccano", "d.jsonl", '{"text": "甲", "label": [[0, 1, "figure-nothing"]]}', "unknown dimension")
    fails("label-studio", "l.json", "[", "not JSON")
    fails("label-studio", "l.json", '[{"data": {}}]', "task 1: not a task")
    bad: dict[str, Any] = {"data": {"text": "甲"}, "predictions": [{"result": [{"type": "labels", "value": {}}]}]}
    fails("label-studio", "l.json", json.dumps([bad]), "not a region")
    region: dict[str, Any] = {"start": 0, "end": 1, "text": "乙", "labels": ["figure"]}
    bad["predictions"] = [{"result": [{"type": "labels", "value": region}]}]
    fails("label-studio", "l.json", json.dumps([bad]), "not what the text says")
    region |= {"end": 5, "text": None}
    fails("label-studio", "l.json", json.dumps([bad]), "out of the text")
    fails("docbin", "x.spacy", "nothing", "not a DocBin")
    export([_gold(figures=[])], "doccano", tmp_path)
    row = json.loads((tmp_path / "doccano.jsonl").read_text("utf-8"))
    fails("doccano", "c.jsonl", json.dumps(row | {"text": TEXT + "改"}), "came back changed")
    with pytest.raises(GoldError, match="lone surrogate"):
        export([{"source": {"path": "s", "text": "\ud800"}}], "brat", tmp_path)
    assert main(["convert", str(tmp_path / "none"), "--from", "brat", "-o", str(tmp_path / "g")]) == 1
