"""The bound of a number: the words right before it and right behind it.

“不低于50亿元”→ ``at_least``,“50%以上”→ ``at_least`` 且在范围之内。
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


class Bounds:
    """The words of ``bounds.toml``, ready to be looked up."""

    def __init__(self) -> None:
        content = files("policyminer.extractors.figures").joinpath("bounds.toml").read_text("utf-8")
        data = tomllib.loads(content)
        self.before = {word: bound for bound, words in data["before"].items() for word in words}
        self.after = {word: bound for bound, words in data["after"].items() for word in words}
        self.last = frozenset(word[-1] for word in self.before) | frozenset(word[-1] for word in data["gap"]["words"])
        words = _any(list(self.before))
        self.tail = re.compile(rf"(?P<word>{words})(?P<gap>(?:{_any(data['gap']['words'])}){{0,3}}) ?$")
        far = [word for word in data["far"]["words"]]
        self.far = re.compile(rf"(?P<word>{_any(far)})(?P<gap>[^，,。；;：:、！？\n0-9“”《》（）]{{1,12}}?) ?$")
        self.far_first = frozenset(word[0] for word in far)
        self.ending = re.compile(_any(list(self.after)))
        self.first = frozenset(word[0] for word in self.after)
        self.not_before = {word: frozenset(chars) for word, chars in data["not_behind"].items()}
        self.not_after = re.compile(_any(data["far"]["not_followed_by"]))


@cache
def bounds() -> Bounds:
    """The packaged words."""
    return Bounds()


_STRONG = frozenset({"at_most", "at_least"})
_EASY = frozenset({"了", "到", "过", "出", "有"})
_ELSEWHERE = re.compile(r"[由从比占]|[到至]$|[一二三四五六七八九]成")
_STEPPED = frozenset({"过", "越过", "迈过", "跨过", "跃过", "跨越", "迈上"})
_STEPS = re.compile(r"[一二两三四五六七八九十0-9]{1,3}(?:个(?!百分|月|亿|工作)|座|条|道|级|层|重|步|村|县|镇)")
_DURATIONS = frozenset("年月日天时钟周期")
_FAR_OFF = frozenset("里米")  # 30公里|内
_INNER = frozenset("部容外在河需环陆湖海港径圈设墙")


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The bound that the words before ``start`` set, and where these words begin.

    ``bound_before("不超过300元", 3) == ("at_most", 0)``.
    """
    table = bounds()
    if start and text[start - 1] in table.last:
        match = table.tail.search(text, max(0, start - 14), start)
        if match is not None:
            found = _near(table, text, match, start)
            if found[0] != "exact" or not match["gap"]:
                return found
            far, _ = _far(table, text, start)
            return (far, found[1]) if far != "exact" else found
    return _far(table, text, start)


def _near(table: Bounds, text: str, match: re.Match[str], start: int) -> tuple[str, int]:
    word = match["word"]
    bound = table.before[word]
    if bound == "exact":
        inner = table.tail.search(text, max(0, match.start() - 12), match.start())
        if inner is not None and table.before[inner["word"]] in _STRONG:
            return table.before[inner["word"]], inner.start()
        far, _ = _far(table, text, match.start())
        return far, match.start()
    if text[match.start() - 1 : match.start()] in table.not_before.get(word, ()):
        return "exact", start
    if match["gap"] and bound not in _STRONG and match["gap"] not in _EASY:
        return "exact", start
    if word in _STEPPED and _STEPS.match(text, start) is not None:  # 迈上|两个台阶
        return "exact", start
    return bound, match.start()


def _far(table: Bounds, text: str, start: int) -> tuple[str, int]:
    """``最高支付限额为40万元``, ``不超过合同金额的5%``: some words of the clause stand between."""
    window = max(0, start - 16)
    if table.far_first.isdisjoint(text[window:start]):
        return "exact", start
    match = table.far.search(text, window, start)
    if match is None or table.not_after.match(match["gap"]) or _ELSEWHERE.search(match["gap"]):
        return "exact", start
    return table.before[match["word"]], (match.start() if match["gap"].endswith("的") else start)


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
    near = text[end - 1] in _DURATIONS or (
        text[end - 1] in _FAR_OFF
        and text[end - 4 : end - 2] not in {"平方", "立方"}
        and text[end - 3 : end - 1] not in {"平方", "立方"}
    )
    if word == "起" or (word == "内" and (not near or follows in _INNER)):
        return None, end
    return table.after[word], match.end()
