"""A clause between a number and the head behind 的, which is what is counted.

“两条直通云州的快速通道”→“快速通道”;“126名懂审批、会协调的业务骨干”→“业务骨干”。
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from policyminer.extractors.figures.sentences import Sentence

_FAR = 24
_PRAISED = re.compile(
    r"(?![^，。]{0,4}最)[\u4e00-\u9fff]{2,5}(?:高|强|大|好|多|足|优|实|广|深)的(?=[\u4e00-\u9fff]{2})"
)


class Relatives:
    """The words of ``relatives.toml``, ready to be looked up behind a number."""

    def __init__(self) -> None:
        content = files("policyminer.extractors.figures").joinpath("relatives.toml").read_text("utf-8")
        words = {
            name: sorted(set(given.split()), key=len, reverse=True) for name, given in tomllib.loads(content).items()
        }
        self.starts = frozenset(word[0] for given in words.values() for word in given)
        self.quality = re.compile(
            rf"(?:{'|'.join(words['quality'])})[^，。；：“”0-9\n的]{{1,20}}?的(?=[\u4e00-\u9fff]{{2}})"
        )
        self.relation = re.compile(
            rf"(?:{'|'.join(words['relation'])})(?!的)[^，。；：0-9\n的了着]{{1,20}}?的(?=[\u4e00-\u9fff“]{{2}})"
        )


@cache
def relatives() -> Relatives:
    """The packaged words."""
    return Relatives()


def head_behind(text: str, sentence: Sentence, start: int) -> int | None:
    """Where the head of a number's attribute clause begins: ``两条|直通云州的快速通道`` → the offset of 快速.

    Parameters
    ----------
    text
        The folded text.
    sentence
        The sentence around the number.
    start
        Behind the number.
    """
    end = sentence.end
    marked = text.find("的", start + 1, min(end, start + _FAR))
    if marked < 0:
        return None
    table = relatives()
    if text[start] in table.starts:
        led = table.quality.match(text, start, end)
        if led is None and text[start - 1] not in _PERSONS:
            led = table.relation.match(text, start, end)
        if led is not None:
            return led.end()
    praised = _PRAISED.match(text, start, end) if start + 2 < marked < start + 7 else None
    return None if praised is None else praised.end()


_PERSONS = frozenset("人次")
