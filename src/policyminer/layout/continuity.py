"""Do two pieces belong together? What the characters on both sides of a break say."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Literal

import rjieba

from policyminer.layout.cues import cues

Verdict = Literal["strong", "weak", "loss", "no"]
_STARTS_LINE = "，。、；：！？”’）》】％%,;:!?)·"
_NUMERAL_END = re.compile(r"(?:[\d０-９][.．,，]?|[\d０-９][万亿余多]{1,2}|第)$")
_WANTS_NUMBER = re.compile(r"(?:达|达到|增至|降至|加到|高到|超过|突破|增长|下降|提高|共|约|近|超|累计|总投资|分别为)$")
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_CHINESE = re.compile(r"^[\u3400-\u9fff]+$")
_REMAINDER = re.compile(r"[\u3400-\u9fff][，,；;。、](?!\S{0,1}$)(?<![一二三四五六七八九十][、，,])")
_STRUCTURE = re.compile(r"^(?:——|—|[■●◆▲△▶►★☆□○•])")
_PAIRS = {"“": "”", "（": "）", "(": ")", "《": "》", "〔": "〕", "「": "」"}


@cache
def _measures() -> re.Pattern[str]:
    text = files("policyminer.layout").joinpath("measures.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def _function_words() -> frozenset[str]:
    text = files("policyminer.layout").joinpath("function_chars.txt").read_text(encoding="utf-8")
    return frozenset(char for line in text.splitlines() if not line.startswith("#") for char in line.split())


class Seen:
    """What a source contains: each question is answered once, and the search has an end.

    原文里出现过的字串:``"云溪县" in Seen("云溪县人才")``;查找总量有上限,长文也是线性时间。
    """

    def __init__(self, source: str, budget: int = 150_000_000) -> None:
        self._source = source
        self._left = budget
        self._known: dict[str, bool] = {}

    def __contains__(self, words: object) -> bool:
        if not isinstance(words, str):
            return False
        known = self._known.get(words)
        if known is None:
            if self._left <= 0:
                return False
            self._left -= len(self._source)
            known = self._known[words] = words in self._source
        return known


def closed(text: str) -> bool:
    """Whether a text ends as a sentence or an announcement ends.

    是否以句末标点(或冒号)收尾:``closed("建成140套。")``。
    """
    if text.endswith((")", "）", "】")) and (jump := cues()["jump_inside"].search(text, max(len(text) - 20, 0))):
        text = text[: jump.start()]
    tail = text[-8:].rstrip("”’」』）)》\"' \u3000")
    return bool(tail) and tail[-1] in "。！？；!?;…：:"


def remainder(text: str) -> bool:
    """Whether a text begins as only the rest of a sentence can: ``来,留得住…``.

    开头只剩一字便断句,必是残句:``remainder("来,留得住、主动创业")``。
    """
    return _REMAINDER.match(text) is not None


def judge(left: str, right: str, source: Container[str]) -> Verdict:
    """Whether ``right`` goes on with the sentence that ``left`` broke off.

    判断断开的两段是否相连:``judge("孵化毕业达40", "家,涉及机械制造", "") == "strong"``。
    """
    if not left or not right or _STRUCTURE.match(right):
        return "no"
    label = cues()["enumerated"].match(right)
    if label and not (label.lastgroup in {"three", "deci"} and left[-1] in "0123456789."):
        return "no"
    if right[0] in _STARTS_LINE and left[-1] not in "，,、：:；;。！？!?":
        return "strong"
    if closed(left):
        return "no"
    if right[0] in "的等了" and _chinese_head(right[1:]):
        return "strong"
    if _NUMERAL_END.search(left[-4:]) and (
        right[0] in "0123456789０１２３４５６７８９.,%％" or _measures().match(right)
    ):
        return "strong"
    if right[0].isdigit() and _WANTS_NUMBER.search(left[-4:]) and not _YEAR.match(right):
        return "strong"
    if _opened(left, right) or spans_word(left, right, source):
        return "strong"
    if left[-1] in "，,、":
        return "weak"
    if left[-1] in "0123456789":
        return "loss"
    return "loss" if _torn(left, right) else "weak"


def _opened(left: str, right: str) -> bool:
    """A bracket or quotation opened on the left is closed first thing on the right."""
    left = left[-400:]
    for opener, closer in _PAIRS.items():
        if left.rfind(opener) > left.rfind(closer):
            at = right.find(closer, 0, 62)
            if 0 <= at <= 60 and not 0 <= right.find(opener, 0, 62) < at:
                return True
    return False


def spans_word(left: str, right: str, source: Container[str]) -> bool:
    """Whether a word of the dictionary, or three characters that stand together elsewhere, lies across the break."""
    tail, head = _chinese_tail(left), _chinese_head(right)
    if not tail or not head:
        return False
    tokens = rjieba.cut(tail + head, False)
    at = 0
    for token in tokens:
        if at < len(tail) < at + len(token):
            return _real_cut(tail, head, len(tail) - at, token) or _elsewhere(tail, head, source)
        at += len(token)
    return _elsewhere(tail, head, source)


def _real_cut(tail: str, head: str, before: int, token: str) -> bool:
    """A token across the break counts when a side of it is no word of its own."""
    left = rjieba.cut(tail, False)[-1]
    right = rjieba.cut(head, False)[0]
    if len(token) >= 4:
        return (len(left), len(right)) != (before, len(token) - before) or min(len(left), len(right)) == 1
    return len(left) == 1 or len(right) == 1 or len(left) != before


def _elsewhere(tail: str, head: str, source: Container[str]) -> bool:
    if len(rjieba.cut(tail, False)[-1]) > 1 and len(rjieba.cut(head, False)[0]) > 1:
        return False
    grams = [tail[-2:] + head[:1], tail[-1:] + head[:2]]
    if _function_words() & {tail[-1], head[0]}:
        grams = [tail[-2:] + head[:2]]
    return any(len(gram) >= 3 and gram in source for gram in grams)


def _chinese_tail(text: str) -> str:
    match = re.search(r"[\u3400-\u9fff]{1,6}$", text[-6:])
    return match.group() if match else ""


def _chinese_head(text: str) -> str:
    match = re.match(r"[\u3400-\u9fff]{1,6}", text[:6])
    return match.group() if match else ""


def _torn(left: str, right: str) -> bool:
    """No word ends or begins at the break: something in between seems lost."""
    tail, head = _chinese_tail(left), _chinese_head(right)
    if not tail or not head:
        return False
    if len(head) == 1 and head not in _function_words():
        return True
    last, first = rjieba.cut(tail, False)[-1], rjieba.cut(head, False)[0]
    if remainder(right):
        return True
    alone = len(last) == 1 and last not in _function_words()
    return alone or (len(first) == 1 and first not in _function_words() and len(head) < 3)
