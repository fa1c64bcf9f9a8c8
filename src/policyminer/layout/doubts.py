"""Doubtful readings: flagged for the reader, never changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

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
    """Traditional characters that stand alone in a text that is otherwise simplified."""
    found = [match.span() for match in _traditional().finditer(text)]
    counts = Counter(text[start] for start, _ in found)
    if len(counts) > _MOST_KINDS:
        return []
    return [span for span in found if counts[text[span[0]]] <= 2]


@cache
def _traditional() -> re.Pattern[str]:
    text = files("policyminer.layout").joinpath("traditional.txt").read_text(encoding="utf-8")
    chars = "".join([line.strip() for line in text.splitlines() if not line.startswith("#")])
    return re.compile(f"[{chars}]")
