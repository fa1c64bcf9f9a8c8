"""The spaCy factory."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from policyminer.extractors.initiatives.factory import InitiativesPipe, create


def test_pipe_marks_spans() -> None:
    assert callable(create)
    words = ["该县", "实施", "“", "雁归", "云溪", "”", "工程", "。"]
    doc = InitiativesPipe()(Doc(Vocab(), words=words, spaces=[False] * len(words)))
    assert [(span.text, span.label_) for span in doc.spans["initiatives"]] == [("雁归云溪", "programme")]
