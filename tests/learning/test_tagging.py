"""How the tagger learns: the loss is the loss, marks come back, a few examples are enough to learn a pattern."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from policyminer.extractors.learned.labels import CLOSES, COUNT, FOLLOWS, OPENS
from policyminer.extractors.learned.tagger import Tagger
from policyminer.layout.reading import Reading
from policyminer.learning.tagging.crf import expected
from policyminer.learning.tagging.examples import examples, first_of
from policyminer.learning.tagging.fitting import Settings
from policyminer.learning.tagging.marks import Mark, Marked, read_marks
from policyminer.learning.tagging.rebuild import learn


def _ways(size: int) -> list[list[int]]:
    ways = [[state] for state in range(COUNT) if OPENS[state]]
    for _ in range(size - 1):
        ways = [[*way, state] for way in ways for state in range(COUNT) if FOLLOWS[way[-1], state]]
    return [way for way in ways if CLOSES[way[-1]]]


@pytest.mark.parametrize("seed", range(4))
def test_what_a_chain_expects_is_the_mean_over_all_ways(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = np.asarray([2, 4])
    emitted = rng.normal(size=(4, 2, COUNT))
    transitions = rng.normal(size=(COUNT, COUNT))
    right = np.ones((4, 2, COUNT))
    right[1, 0, 0] = 0
    total, labels, _ = expected(emitted, right, transitions, sizes)
    wanted = 0.0
    for number, size in enumerate(sizes):
        scores = []
        for way in _ways(size):
            if all(right[at, number, state] for at, state in enumerate(way)):
                score = sum(emitted[at, number, state] for at, state in enumerate(way))
                score += sum(transitions[a, b] for a, b in pairwise(way))
                scores.append((np.exp(score), way))
        whole = sum(score for score, _ in scores)
        wanted += np.log(whole)
        for state in range(COUNT):
            share = sum(score for score, way in scores if way[0] == state) / whole
            assert labels[0, number, state] == pytest.approx(share)
    assert total == pytest.approx(wanted)


def test_marks_are_read_and_a_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "marks.tsv"
    lines = ["# sha256\tt1\tabc", "text\tstart\tend\tkind\ttype\toptional"]
    lines += ["t1\t0\t20\tread\t\t", "t1\t2\t5\to\tgovernment\t", "t1\t7\t9\ti\tplan\t?"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    marked = read_marks(path)["t1"]
    assert (marked.sha256, marked.read) == ("abc", [(0, 20)])
    assert [(mark.kind, mark.type, mark.optional) for mark in marked.marks] == [
        ("o", "government", False),
        ("i", "plan", True),
    ]
    path.write_text("\n".join([*lines, "t1\tx"]) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"marks\.tsv:6"):
        read_marks(path)
    assert read_marks(tmp_path / "none.tsv") == {}


def test_of_names_that_overlap_the_first_and_longest_teaches() -> None:
    assert first_of([(3, 5), (3, 9), (8, 12), (9, 10)]) == [(3, 9), (9, 10)]


def _marked(text: str, names: list[tuple[str, str, str]]) -> Marked:
    marked = Marked(hashlib.sha256(text.encode()).hexdigest(), [(0, len(text))])
    rows = [(text.index(words), words, kind, type_) for words, kind, type_ in names]
    marked.marks += [Mark(at, at + len(words), kind, type_, False) for at, words, kind, type_ in rows]
    return marked


def test_a_pattern_is_learned_and_found_in_another_text(tmp_path: Path) -> None:
    """Firms behind 落户的 and schemes behind 推开, with names that no rule could know."""
    firms, schemes = "甲乙丙丁戊己庚辛壬癸", "东南西北中"
    table = {}
    for number in range(20):
        firm, scheme = firms[number % 10] + "麓", schemes[number % 5] + "畈法"
        text = f"今年落户的{firm}已经开工，全县推开{scheme}，成效很好。昨天天气不错，大家都很高兴。\n"
        (tmp_path / f"t{number}.txt").write_text(text, encoding="utf-8")
        table[f"t{number}"] = _marked(text, [(firm, "o", "company"), (scheme, "i", "mechanism")])
    texts = list(examples(table, [tmp_path]))
    assert len(texts) == 20
    model = learn(texts, Settings(least=2, kept=400, penalty=(0.1, 0.1), rounds=40, again=40), {}, workers=1)
    reading = Reading.plain("今年落户的梅麓已经开工，全县推开湖畈法，成效很好。")
    bodies, undertakings = Tagger("organizations", model), Tagger("initiatives", model)
    text = reading.text
    assert [text[slice(*span)] for span in bodies.find(reading, [])] == ["梅麓"]
    assert [text[slice(*span)] for span in undertakings.find(reading, [])] == ["湖畈法"]
    assert undertakings.type_of(text, *undertakings.find(reading, [])[0]) == "mechanism"


def test_a_text_that_has_changed_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("别的文字。", encoding="utf-8")
    assert list(examples({"t": Marked("0" * 64)}, [tmp_path])) == []
