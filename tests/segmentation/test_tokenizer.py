"""The spaCy tokenizer: lossless, picklable, saved with the pipeline, independent per instance."""

from __future__ import annotations

import pickle
from pathlib import Path

import spacy

from policyminer.segmentation.tokenizer import Tokenizer, create_tokenizer


def _pipeline(*words: str) -> spacy.language.Language:
    nlp = spacy.blank("zh")
    nlp.tokenizer = create_tokenizer(words=list(words))(nlp)
    return nlp


def test_the_doc_is_the_text() -> None:
    text = "近三年 引进人才480余人。\n县委、县政府"
    assert _pipeline()(text).text == text


def test_pickle_and_disk_keep_the_user_words(tmp_path: Path) -> None:
    nlp = _pipeline("云上英才计划")
    again = pickle.loads(pickle.dumps(nlp))
    assert "云上英才计划" in [token.text for token in again("实施云上英才计划")]
    nlp.tokenizer.to_disk(tmp_path / "tokenizer")
    read = Tokenizer(nlp.vocab).from_disk(tmp_path / "tokenizer")
    assert "云上英才计划" in [token.text for token in read("实施云上英才计划")]
    assert "云上英才计划" not in [token.text for token in _pipeline()("实施云上英才计划")]


def test_it_is_found_by_its_registered_name() -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "policyminer.Tokenizer.v1"}}}
    nlp = spacy.blank("zh", config=config)
    assert isinstance(nlp.tokenizer, Tokenizer)
