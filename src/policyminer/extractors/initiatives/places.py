"""Undertakings that put a quality before a place: 健康云溪建设, 平安澄浦创建."""

from __future__ import annotations

import re

from policyminer.divisions import load_divisions
from policyminer.extractors.initiatives.mentions import Mention

_QUALITIES = (
    "健康",
    "平安",
    "法治",
    "信用",
    "书香",
    "清廉",
    "美丽",
    "智慧",
    "幸福",
    "数字",
    "诚信",
    "无废",
    "本真",
    "活力",
)
_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,3}?)(?=建设|创建|、|行动计划|战略)")
_LIST = re.compile(r"(?:、[\u4e00-\u9fff]{4,5}){1,6}(?:建设|创建)")


def place_campaigns(text: str) -> list[Mention]:
    """Mentions that are built like 健康云溪 and are being built."""
    found: list[Mention] = []
    for quality in _QUALITIES:
        at = text.find(quality)
        while at >= 0:
            match = _PLACE.match(text, at + 2, at + 10)
            if match and text[at - 1 : at] != "“" and _is_place(text, match["place"]) and _is_built(text, match.end()):
                found.append(Mention(at, match.end(), "campaign", "place.quality", 6, text[at : match.end()]))
            at = text.find(quality, at + 2)
    return found


def _is_built(text: str, end: int) -> bool:
    return text[end] != "、" or bool(_LIST.match(text, end, end + 44))


def _is_place(text: str, name: str) -> bool:
    """Whether a short name is one of a division, or the text itself names the division in full."""
    return any(name + kind in text for kind in "省市县区州旗盟") or bool(load_divisions().lookup(name))
