"""Quotation marks of a text: which stretches they hold."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyminer.layout.quotes import even_quotes

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


def readable(text: str) -> str:
    """The same text, character for character, with “ ” around what is quoted and lone surrogates as �."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return even_quotes(text)
