"""The miner: records that slice out of the source, whatever happens to the text."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policyminer
from policyminer.output.read import parse
from policyminer.pipeline.miner import Miner
from policyminer.source.source import Source

ROOT = Path(__file__).parent.parent.parent
ARTICLES = sorted((ROOT / "corpora" / "articles").glob("*.txt"))
TEXT = (
    "# 云溪县\n\n# 筑巢引凤 让人才在县城扎下根\n\n本报记者 陈一鸣 通讯员 何远\n\n"
    "近三年来,云溪县共引进本科生320余人,其中硕士45人,同比增长12.5%。县委、县政府印发《关于实施“云上英才”计划的若干意见》"
    "(云发〔2021〕8号),对新落户的博士一次性给予最高20万元安家补贴。县人社局\n\n云溪县人才公寓外景。 何远 摄\n\n"
    "牵头成立人才服务专班,与临江理工大学等6所高校建立合作机制。\n"
)


def sliced(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of a record that has spans and words."""
    if isinstance(node, dict):
        if "spans" in node and "text" in node:
            yield node
        for value in node.values():
            yield from sliced(value)
    elif isinstance(node, list):
        for value in node:
            yield from sliced(value)


def check_slices(text: str, article: dict[str, Any]) -> int:
    """Every record's words are the slices of the source that its spans name."""
    count = 0
    for part in sliced({key: value for key, value in article.items() if key != "source"}):
        assert "".join(text[start:end] for start, end in part["spans"]) == part["text"]
        assert all(0 <= start < end <= len(text) for start, end in part["spans"])
        count += 1
    for block in article["layout"]["blocks"]:
        assert all(0 <= start < end <= len(text) for start, end in block["spans"])
    return count


def test_the_contracts_example(miner: Miner) -> None:
    article = miner.mine(TEXT)
    assert [figure.text for figure in article.figures] == ["320余人", "45人", "12.5%", "20万元", "6所"]
    assert {"云溪县委", "云溪县政府", "云溪县人力资源和社会保障局", "临江理工大学"} <= {
        o.name for o in article.organizations
    }
    papers = [i for i in article.initiatives if i.type == "document"]
    assert papers[0].document and papers[0].document.number == "云发〔2021〕8号"
    assert [s.role for s in article.statements] == ["achievement", "measure", "measure"]
    assert article.layout.title == "筑巢引凤 让人才在县城扎下根"
    assert check_slices(TEXT, article.to_dict()) > 30


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_word_of_a_record_is_in_the_source(path: Path, miner: Miner) -> None:
    text = path.read_bytes().decode("utf-8")
    article = miner.mine(text)
    assert check_slices(text, article.to_dict()) > 100
    assert check_slices(text, json.loads(article.to_json())) > 100


def test_every_word_is_in_the_source_on_real_texts(shared: Path, miner: Miner) -> None:
    files = sorted((shared / "articles").rglob("*.txt"))
    for path in files[:: max(1, len(files) // 12)]:
        text = path.read_bytes().decode("utf-8-sig")
        assert check_slices(text, miner.mine(text).to_dict()) > 100


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An article with random deletions, insertions and line breaks."""
    text = draw(st.sampled_from([TEXT, *(path.read_bytes().decode("utf-8")[:700] for path in ARTICLES)]))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["delete", "insert", "break"]))
        if kind == "delete":
            text = text[:at] + text[at + draw(st.integers(1, 12)) :]
        else:
            text = text[:at] + ("\n" if kind == "break" else draw(st.text(max_size=6))) + text[at:]
    return text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=damaged())
def test_damage_never_breaks_the_slices(text: str, miner: Miner) -> None:
    check_slices(text, miner.mine(text).to_dict())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_mined(text: str, miner: Miner) -> None:
    article = miner.mine(text)
    check_slices(text, article.to_dict())
    json.loads(article.to_json())


def test_json_and_plain_data_say_the_same(miner: Miner) -> None:
    article = miner.mine(TEXT)
    assert parse(article.to_json()) == json.loads(json.dumps(article.to_dict(), default=float), parse_float=Decimal)


def test_the_same_input_gives_the_same_bytes(miner: Miner) -> None:
    assert miner.mine(TEXT).to_json() == policyminer.load().mine(TEXT).to_json()


def test_a_miner_pickles_as_its_config(miner: Miner) -> None:
    again = pickle.loads(pickle.dumps(miner))
    assert again.config == miner.config
    assert again.mine(TEXT).to_json() == miner.mine(TEXT).to_json()


def test_settings_of_one_miner_do_not_touch_another(tmp_path: Path, miner: Miner) -> None:
    words = tmp_path / "words.txt"
    words.write_text("扎下根\n", "utf-8")
    policyminer.load(user_words=[words]).mine(TEXT)
    assert "扎下根" not in miner.segmenter.cut("让人才在县城扎下根来")


def test_pipe_keeps_the_order_whatever_the_workers(miner: Miner) -> None:
    texts = [TEXT, "某县2020年引进人才3人。", "", TEXT[:80]]
    alone = [article.to_json() for article in miner.pipe(texts)]
    assert alone == [article.to_json() for article in miner.pipe(texts, workers=2)]


def test_the_date_and_the_place_can_be_given(miner: Miner) -> None:
    article = miner.mine("今年引进人才3人。", published="2020-10", place="孟州市")
    assert (article.layout.published.date, article.layout.published.basis) == ("2020-10", "given")
    assert article.layout.place is not None and article.layout.place.name == "孟州市"


def test_the_id_is_of_path_and_bytes() -> None:
    assert Source.of_text("甲", "a.txt").id != Source.of_text("甲", "b.txt").id
    assert Source.of_text("甲", "a.txt").sha256 == Source.of_text("甲", "b.txt").sha256


def test_there_is_no_model_at_a_wrong_path() -> None:
    with pytest.raises(FileNotFoundError, match="no model"):
        policyminer.load("no/such/model")
