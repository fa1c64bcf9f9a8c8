"""Segmentation: nothing lost, numbers and names whole, instances apart."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyminer.segmentation.words import Segmenter, UserWord, read_user_words

SEGMENTER = Segmenter()
SENTENCE = "根据云发〔2021〕8号文件,“云上英才”计划投入1,258.6万元,增长12.5%,惠及３２０人。"


def test_numbers_document_numbers_and_quoted_names_stay_whole() -> None:
    words = Segmenter().cut(SENTENCE)
    for whole in ("云发〔2021〕8号", "云上英才", "1,258.6", "12.5%", "３２０"):
        assert whole in words


def test_both_engines_give_the_same_words() -> None:
    assert Segmenter("jieba").cut(SENTENCE) == Segmenter("rjieba").cut(SENTENCE)


@given(st.text())
def test_the_words_are_the_text(text: str) -> None:
    assert "".join(SEGMENTER.cut(text)) == text
    assert all(text[token.start : token.end] == token.text for token in SEGMENTER.tagged(text))


def test_lone_surrogates_do_not_disturb() -> None:
    text = "引进\ud800人才"
    assert "".join(Segmenter().cut(text)) == text


def test_user_words_belong_to_one_instance() -> None:
    ours = Segmenter(words=[UserWord("云上英才计划")])
    assert "云上英才计划" in ours.cut("实施云上英才计划")
    assert "云上英才计划" not in Segmenter().cut("实施云上英才计划")
    again = pickle.loads(pickle.dumps(ours))
    assert again == ours and "云上英才计划" in again.cut("实施云上英才计划")


def test_tags_come_with_words() -> None:
    tags = {token.text: token.tag for token in Segmenter().tagged("引进大学生480人")}
    assert tags["480"] == "m" and tags["大学生"] == "n"


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown segmentation engine"):
        Segmenter("other")  # type: ignore[arg-type]


def test_a_user_dictionary_is_read_in_jiebas_format(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "词典.txt"
    file.write_text("# ours\n云上英才 100 nz\n人才专班\n", "utf-8")
    assert read_user_words(file) == [UserWord("云上英才", 100, "nz"), UserWord("人才专班")]
    file.write_text("云上英才 100 nz more\n", "utf-8")
    with pytest.raises(ValueError, match="line 1"):
        read_user_words(file)
