"""Training on a few dozen invented samples, with a codebook of one's own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from policyminer.codebooks import Codebook
from policyminer.codebooks.codebook import parse
from policyminer.layout.reading import Reading
from policyminer.learning.samples import SampleError, Text, gold_samples
from policyminer.learning.training import Arguments, command, describer_of, train
from policyminer.learning.validate import folds
from policyminer.statements import LinearModel, StatementClassifier

OWN = """
[codebook]
id = "own"
label = "自定"
[[category]]
axis = "role"
id = "measure"
label = "措施"
definition = "有手段"
cues = ["给予", "禁止"]
[[category]]
axis = "role"
id = "slogan"
label = "口号"
definition = "没有手段"
cues = ["奋斗"]
[[category]]
id = "carrot"
label = "激励"
definition = "给钱"
cues = ["补贴", "奖励"]
examples = ["对种粮大户给予补贴。"]
[[category]]
id = "stick"
label = "约束"
definition = "处罚"
cues = ["处罚", "禁止"]
examples = ["禁止露天焚烧。"]
"""
CARROTS = ["对{}给予补贴。", "奖励{}十万元。", "向{}发放补贴。", "支持{},给予资金奖励。"]
STICKS = ["禁止{}违规经营。", "对{}依法处罚。", "责令{}停业整改。", "{}不得超标排放。"]
WHO = ["龙头企业", "种植大户", "运输公司", "化工厂", "合作社", "餐饮店", "商户", "养殖场"]


def plain(text: str) -> Text:
    return Text(Reading.plain(text))


def gold(folder: Path, documents: int = 8) -> Path:
    for number in range(documents):
        words, statements = "", []
        for form, label in [(f, "carrot") for f in CARROTS] + [(f, "stick") for f in STICKS]:
            sentence = form.format(WHO[(number + len(statements)) % len(WHO)])
            span = [len(words), len(words) + len(sentence)]
            words += sentence + "\n"
            row = {"spans": [span], "role": "measure", "status": "ongoing", "instruments": [{"id": label}]}
            statements.append(row | {"theme": {"id": "finance"}})
        digest = hashlib.sha256(words.encode()).hexdigest()
        data = {"source": {"path": f"{number}.txt", "sha256": digest, "text": words}, "statements": statements}
        (folder / f"{number}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return folder


def test_a_few_dozen_samples_are_enough_to_start(tmp_path: Path) -> None:
    codebook = parse(OWN, "own")
    training = train([gold(tmp_path)], codebook, reader=plain)
    report = training.report
    assert report.documents == 8
    assert (report.model["instruments_f1"] or 0) > 0.9
    assert report.curve and report.classes
    assert "role:slogan" in report.missing
    assert "carrot" in report.text()
    assert json.dumps(report.to_dict(), ensure_ascii=False)
    training.model.save(tmp_path / "model.json")
    loaded = LinearModel.load(tmp_path / "model.json")
    assert loaded.codebook == codebook
    drafts = StatementClassifier(model=loaded).extract(Reading.plain("对面粉厂给予补贴。"))
    assert drafts[0].instruments[0].id == "carrot"


def test_standoff_needs_its_texts_and_checks_them(tmp_path: Path) -> None:
    text = "对商户给予补贴。"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    row = {"spans": [[0, 8]], "role": "measure", "status": "done", "instruments": [{"id": "supply.funding"}]}
    source = {"path": "a.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(), "address": "https://example.org/a"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"source": source, "statements": [row]}), "utf-8")
    describer = describer_of(Codebook.load("default"))
    samples = gold_samples([path], describer, plain, texts=tmp_path)
    assert [(sample.words, sample.primary) for sample in samples] == [(text, "supply.funding")]
    with pytest.raises(SampleError, match="no folder"):
        gold_samples([path], describer, plain)
    (tmp_path / "a.txt").write_text("另一篇文章。", "utf-8")
    with pytest.raises(SampleError, match="another text"):
        gold_samples([path], describer, plain, texts=tmp_path)


def test_documents_never_stand_on_both_sides() -> None:
    groups = [f"d{number % 7}" for number in range(60)]
    tested: list[int] = []
    for train_rows, test_rows in folds(groups, 5):
        assert not {groups[row] for row in train_rows} & {groups[row] for row in test_rows}
        tested += test_rows
    assert sorted(tested) == list(range(60))


def test_command_says_what_is_wrong(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "empty").mkdir()
    assert command(Arguments([tmp_path / "empty"], tmp_path / "m.json", print=said.append)) == 1
    assert "no annotated statements" in said[0]
    (tmp_path / "bad.json").write_text("{", "utf-8")
    assert command(Arguments([tmp_path / "bad.json"], tmp_path / "m.json", print=said.append)) == 1
    assert "bad.json" in said[1]
    assert not (tmp_path / "m.json").exists()


def test_nothing_of_the_test_part_teaches(tmp_path: Path) -> None:
    from policyminer.learning.collect import learnable

    for name, digest in (("dev/a", "1"), ("test/b", "2"), ("statements/b", "2"), ("statements/c", "3")):
        path = tmp_path / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"source": {"sha256": digest}}), "utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in learnable(tmp_path)] == [
        "dev/a.json",
        "statements/c.json",
    ]


def test_readings_of_the_public_sentences() -> None:
    from policyminer.learning.sentences import class_names, reading

    assert len(class_names()) == 14
    known = set(Codebook.load("default").ids("instrument"))
    assert reading("对企业给予税收减免。", class_names().index("政策支持")) == ("environment.tax",)
    assert reading("随便一句。", class_names().index("鼓励引导")) is None
    for label in range(14):
        assert set(reading("建设示范基地,给予奖励。", label) or ()) <= known


def test_the_first_of_several_accepted_answers_teaches(tmp_path: Path) -> None:
    row = {
        "spans": [[0, 8]],
        "role": ["measure", "slogan"],
        "status": ["done", "ongoing"],
        "instruments": [{"id": ["supply.funding", "supply.talent"]}],
        "theme": [{"id": "finance"}, None],
    }
    source = {"path": "a.txt", "sha256": "", "text": "对商户给予补贴。"}
    (tmp_path / "a.json").write_text(json.dumps({"source": source, "statements": [row]}), "utf-8")
    sample = gold_samples([tmp_path], describer_of(Codebook.load("default")), plain)[0]
    assert (sample.role, sample.status, sample.primary, sample.theme) == (
        "measure", "done", "supply.funding", "finance",
    )  # fmt: skip
