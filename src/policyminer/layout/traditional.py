"""Texts in traditional characters, read through a one-to-one conversion of the same length.

The extractors know simplified words; records quote the source, which is not changed.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from policyminer.layout.alignment import Alignment

_SAMPLE = 1500
_MARKS = frozenset("“”‘’")


@cache
def pairs() -> dict[int, int]:
    """Traditional characters and quotation marks with their simplified ones."""
    text = files("policyminer.layout").joinpath("traditional_pairs.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {ord(old): ord(new) for old, new in lines}


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only traditional text has, and those that only simplified text has."""
    table = pairs()
    old = [chr(code) for code in table if code > 0x3400]
    new = {chr(code) for code in table.values() if code > 0x3400}
    return frozenset(old), frozenset([char for char in new if not _in_big5(char)])


def _in_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters for the most part.

    是否繁体为主:``is_traditional("雲溪縣政府公布統計數據") is True``。
    """
    old, new = _telling()
    sample = text[:_SAMPLE]
    chars = set(sample)
    count = sum([sample.count(char) for char in old & chars])
    if count < 3:
        return False
    newer = sum([sample.count(char) for char in new & chars])
    return count > 4 * newer and count * 20 > len(sample.replace(" ", ""))


def simplify(text: str) -> str:
    """A traditional text in simplified characters, of the same length; any other text as it is.

    繁体逐字转为简体,字数不变:``simplify("雲溪縣引進人才") == "云溪县引进人才"``。
    """
    return text.translate(pairs()) if is_traditional(text) else text


def quoted(source: str, clean: str, alignment: Alignment, start: int, end: int) -> str:
    """Clean characters ``start`` to ``end`` in the characters of the source."""
    chars = list(clean[start:end])
    table = pairs()
    for piece in alignment.pieces:
        left, right = max(start, piece.clean), min(end, piece.clean + piece.length)
        for at in range(left, right):
            char = source[at - piece.clean + piece.source]
            if clean[at] in _MARKS or table.get(ord(char)) == ord(clean[at]):
                chars[at - start] = char
    return "".join(chars)
