"""Periods that an event names: 开园以来, 自项目启动以来, 疫情期间, 展会期间.

“运营以来,累计接待游客3万人次”→“运营以来”;“会议期间”“汛期”之外的任意词不算。
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from policyminer.spans import Span

_ANCHOR = re.compile(r"以来|期间")
_DATED = re.compile(r"(?<=[0-9][年月日])[^，。；、：,;:\s0-9]{3,12}$")
"""An event behind its date: 4月1日|税率下调|以来."""
_FROM = re.compile(r"(?:自从?|从)[^，。；、：,;:\s]{0,14}$")


@cache
def _events() -> dict[str, tuple[re.Pattern[str], frozenset[str]]]:
    """For 以来 and 期间 the words before them at the end of a stretch, and the characters they end in."""
    data = tomllib.loads(files("policyminer.extractors.figures").joinpath("events.toml").read_text("utf-8"))
    made = {}
    for anchor, name in (("以来", "since"), ("期间", "during")):
        words = sorted(data[name].split(), key=len, reverse=True)
        made[anchor] = re.compile(f"(?:{'|'.join(words)})$"), frozenset(word[-1] for word in words)
    return made


def event_periods(text: str) -> Iterator[Span]:
    """The stretches of a folded text that name a period by an event.

    ``list(event_periods("自园区运营以来,"))`` → ``[(0, 7)]``.
    """
    events = _events()
    for match in _ANCHOR.finditer(text):
        at = match.start()
        pattern, last = events[match.group()]
        found = pattern.search(text, max(0, at - 5), at) if text[at - 1 : at] in last else None
        if found is None:
            dated = _DATED.search(text, max(0, at - 16), at) if match.group() == "以来" else None
            if dated is not None:
                yield dated.start(), match.end()
            continue
        begun = _FROM.search(text, max(0, found.start() - 16), found.start())
        yield (begun.start() if begun is not None else found.start()), match.end()
