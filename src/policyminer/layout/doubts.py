"""Doubtful readings: flagged for the reader, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyminer.layout.cues import cues
from policyminer.layout.model import Trouble
from policyminer.layout.reading import Reading

_MOST_FLAGS = 200
_MOST_KINDS = 12


def find_doubts(reading: Reading) -> list[Trouble]:
    """Places that a misreading (OCR) has likely made.

    疑似识别错误:``己经``、``2O23年``、简体文中的孤立繁体字;只提示,不改动。
    """
    spans = sorted({span for span in _matches(reading.text)} | set(_strange(reading.text)))
    return [
        Trouble("doubtful_character", "疑为识别错误", reading.phrase(start, end).spans)
        for start, end in spans[:_MOST_FLAGS]
    ]


def _matches(text: str) -> Iterator[tuple[int, int]]:
    for pattern in cues("ocr.toml").values():
        for match in pattern.finditer(text):
            yield match.span()


def _strange(text: str) -> list[tuple[int, int]]:
    """Rare or traditional characters that stand alone in a text that is otherwise simplified."""
    odd = [char for char in sorted(set(text)) if "\u4e00" <= char <= "\u9fff" and not _common(char)]
    if not odd or len(odd) > _MOST_KINDS:
        return []
    found: list[tuple[int, int]] = []
    for match in re.finditer("|".join(odd), text):
        if text.count(match.group()) <= 2:
            found.append(match.span())
    return found


def _common(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in "镕喆堃囧烜頔珺玥昇昉堉赟翀犇燊淼骉羴祎芃曈玙彧奕瑄琎垚钜喆晞旸栴镒"
    return True
