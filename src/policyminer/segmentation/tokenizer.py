"""The spaCy tokenizer on our segmenter: per instance, picklable, saved and loaded with the pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from policyminer.segmentation.words import Engine, Segmenter, UserWord


class Tokenizer:
    """A spaCy tokenizer whose words come from a :class:`Segmenter`.

    spaCy 分词器:``Tokenizer(nlp.vocab)("近三年引进人才")`` → 一个 ``Doc``,文字逐字不变。

    Parameters
    ----------
    vocab
        The pipeline's vocabulary.
    segmenter
        What cuts; rjieba without user words when left out.
    """

    def __init__(self, vocab: Vocab, segmenter: Segmenter | None = None) -> None:
        self.vocab = vocab
        self.segmenter = segmenter or Segmenter()

    def __reduce__(self) -> tuple[type[Tokenizer], tuple[Vocab, Segmenter]]:
        return Tokenizer, (self.vocab, self.segmenter)

    def __call__(self, text: str) -> Doc:
        words = self.segmenter.cut(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterable[Doc]:
        """Tokenize a stream of texts."""
        for text in texts:
            yield self(text)

    def to_bytes(self, **_: Any) -> bytes:
        """The engine and the user words as JSON bytes."""
        words = [[word.word, word.frequency, word.tag] for word in self.segmenter.words]
        return json.dumps({"engine": self.segmenter.engine, "words": words}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **_: Any) -> Tokenizer:
        """Read back what :meth:`to_bytes` wrote."""
        stored = json.loads(data)
        self.segmenter = Segmenter(stored["engine"], [UserWord(*word) for word in stored["words"]])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write engine and user words to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> Tokenizer:
        """Read back what :meth:`to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def create_tokenizer(engine: Engine = "rjieba", words: list[str] | None = None) -> Callable[[Language], Tokenizer]:
    """The factory behind ``[nlp.tokenizer] @tokenizers = "policyminer.Tokenizer.v1"``."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, Segmenter(engine, [UserWord(word) for word in words or ()]))

    return create
