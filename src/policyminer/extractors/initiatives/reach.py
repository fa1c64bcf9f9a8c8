"""How far to the left a name may reach: over brackets and quotes in its middle, no further than its clause."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.lexicon import Head

_BOUNDARY = '，。；：！？、\n\t,;:!?…“”《》（）()【】「」"|①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
_BOUND = re.compile(f".*[{re.escape(_BOUNDARY)}]", re.DOTALL)
_MATES = {")": "(", "）": "（", "”": "“"}
_LISTS = frozenset("黑名单 白名单 红名单 红黑榜 红黄牌 红黄绿 红绿灯 吹哨".split())
_NAMED_LISTS = frozenset({"黑名单", "红名单", "白名单"})
_LEVELS = ("全省", "全国", "国家级", "省级")
_QUOTING = frozenset({"campaign", "mechanism", "programme", "pilot", "plan"})
_BRACKETED = frozenset({"platform", "campaign", "programme", "plan", "mechanism", "strategy", "pilot", "event"})
_OPENED = re.compile(r"(?:届|20[0-9]{2}年?|中国|全国|全省|国际)[\u4e00-\u9fff]{0,4}\Z")
_FAR = 36


def floor_of(text: str, head: int, entry: Head) -> int:
    """The beginning of the clause; a name may reach over brackets and quotes in its middle."""
    floor = head
    limit = max(0, head - _FAR)
    while floor > limit:
        match = _BOUND.match(text, limit, floor)
        if match is None:
            return limit
        floor = match.end()
        if text[floor - 1] not in _MATES:
            break
        begun = _mate(text, floor, head, limit, entry) if floor < head else _beside(text, floor, limit, entry)
        if begun < 0:
            break
        floor = begun
    return floor


def _beside(text: str, floor: int, limit: int, entry: Head) -> int:
    """Where a bracket or quote opens that stands directly before the head noun, or -1 where the name ends there."""
    mate = _MATES[text[floor - 1]]
    begun = text.rfind(mate, max(limit, floor - 20), floor - 1)
    if begun <= 0:
        return -1
    if mate != "“":
        short = floor - begun <= 6 and text[begun - 1].isalpha() and text[begun + 1].isalpha()
        return begun if short and entry.type in _BRACKETED else -1
    if entry.need == "event":
        named = _OPENED.search(text, max(0, begun - 8), begun) or _led(text, begun)
        return begun if named else -1
    if entry.type == "pilot" and text.endswith(_LEVELS, 0, begun):
        return begun
    listed = entry.type == "mechanism" and text[begun + 1 : floor - 1] in _LISTS
    return begun if listed and text[begun - 1].isalpha() else -1


def _led(text: str, begun: int) -> bool:
    """Whether a noun stands directly before quotes: 全省坚持新时代“某某经验”大会."""
    before = text[begun - 2 : begun]
    edges = lexicon.edges()
    if not "\u4e00" <= before[-1:] <= "\u9fff" or before[-1] in edges.stop:
        return False
    return before not in edges.known and before not in lexicon.quoted().verbs


def _mate(text: str, floor: int, head: int, limit: int, entry: Head) -> int:
    """Where a bracket or quote in the middle of a name opens, or -1 where the name cannot reach over it."""
    mate = _MATES[text[floor - 1]]
    begun = text.rfind(mate, max(limit, floor - 20), floor - 1)
    if begun < 0 or "\n" in text[begun:floor]:
        return -1
    if mate != "“":
        if entry.need == "event" and text[floor] in "和与及暨":  # 举办龙舟赛（云溪站）和文化节
            return -1
        return begun if floor - begun <= 8 and text[begun - 1 : begun].isalpha() else -1
    if entry.whole:
        return begun
    content = text[begun + 1 : floor - 1]
    if entry.type not in _QUOTING or (entry.type == "mechanism" and content not in lexicon.quoted().bare):
        return -1
    if content in lexicon.quoted().never or content in _NAMED_LISTS:
        return begun
    rest = lexicon.quoted().modifier.sub("", text[floor:head])
    return begun if len(rest) >= 2 else -1
