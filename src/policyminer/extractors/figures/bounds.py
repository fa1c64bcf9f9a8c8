"""The bound of a number: the words right before it and right behind it.

“不低于50亿元”→ ``at_least``,“50%以上”→ ``at_least`` 且在范围之内。
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


class Bounds:
    """The words of ``bounds.toml``, ready to be looked up."""

    def __init__(self) -> None:
        content = files("policyminer.extractors.figures").joinpath("bounds.toml").read_text("utf-8")
        data = tomllib.loads(content)
        self.before = {word: bound for bound, words in data["before"].items() for word in words}
        self.after = {word: bound for bound, words in data["after"].items() for word in words}
        self.last = frozenset(word[-1] for word in self.before) | frozenset(word[-1] for word in data["gap"]["words"])
        gap = "|".join(sorted(map(re.escape, data["gap"]["words"]), key=len, reverse=True))
        words = "|".join(sorted(map(re.escape, self.before), key=len, reverse=True))
        self.tail = re.compile(rf"(?P<word>{words})(?P<gap>(?:{gap}){{0,3}}) ?$")
        endings = "|".join(sorted(map(re.escape, self.after), key=len, reverse=True))
        self.ending = re.compile(rf"(?:{endings})")
        self.first = frozenset(word[0] for word in self.after)


@cache
def bounds() -> Bounds:
    """The packaged words."""
    return Bounds()


_STRONG = frozenset({"at_most", "at_least"})


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The bound that the words before ``start`` set, and where these words begin.

    ``bound_before("不超过300元", 3) == ("at_most", 0)``.
    """
    table = bounds()
    if start == 0 or text[start - 1] not in table.last:
        return "exact", start
    window = max(0, start - 14)
    match = table.tail.search(text, window, start)
    if match is None:
        return "exact", start
    word, bound = match["word"], table.before[match["word"]]
    if bound == "exact" or (word == "过" and text[match.start() - 1 : match.start()] in {"通", "经", "不", "共"}):
        return "exact", match.start()
    if match["gap"] and bound not in _STRONG and match["gap"] not in {"了", "到", "过", "出"}:
        return "exact", start
    return bound, match.start()


def bound_after(text: str, end: int) -> tuple[str | None, int]:
    """The bound that the words at ``end`` set, and where they end.

    ``bound_after("50%以上", 3) == ("at_least", 5)``.
    """
    table = bounds()
    if text[end : end + 1] not in table.first:
        return None, end
    match = table.ending.match(text, end)
    if match is None:
        return None, end
    word = match.group()
    follows = text[match.end() : match.end() + 1]
    if word == "许" and (follows in {"可", "多"}):
        return None, end
    if word in {"内", "起"}:
        return None, end
    return table.after[word], match.end()
