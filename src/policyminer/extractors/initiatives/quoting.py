"""Quotation marks of a text: which stretches they hold."""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTE = re.compile(r"“(?P<a>[^“”\n]{1,44})”")
_SINGLE = re.compile(r"‘(?P<a>[^‘’“”\n]{2,24})’")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Quote(NamedTuple):
    """Words in quotes: ``start`` and ``end`` without the marks."""

    start: int
    end: int
    content: str


def find_quotes(text: str) -> list[Quote]:
    """All quoted stretches of a line, the marks left out."""
    found: list[Quote] = []
    for match in _QUOTE.finditer(text):
        found.append(Quote(match.start("a"), match.end("a"), match["a"]))
    for match in _SINGLE.finditer(text) if "‘" in text else ():
        found.append(Quote(match.start("a"), match.end("a"), match["a"]))
    return sorted(found, key=lambda quote: (quote.start, quote.end))


def even_quotes(text: str) -> str:
    """The same text, character for character, with straight and corner quotes as “ and ”, lone surrogates as �."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    if "「" in text:
        text = text.translate(str.maketrans("「」", "“”"))
    if '"' in text and "“" not in text:
        text = re.sub(r"\"([^\"\n]{1,60})\"", r"“\1”", text)
    return text
