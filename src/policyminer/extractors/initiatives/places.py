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

_BRAND = re.compile(r"(?:做强|打响|擦亮|叫响|唱响|创响|做优)(?P<name>[\u4e00-\u9fff]{4,8})$")
_PLAIN_BRAND = re.compile(r"公用|公共|特色|产品|产业|旅游|文旅|自主|知名|系列|区域|文化|服务|城市|企业|工作|一批|更多")


def place_campaigns(text: str) -> list[Mention]:
    """Mentions that are built like 健康云溪 and are being built."""
    found: list[Mention] = []
    for quality in _QUALITIES:
        at = text.find(quality)
        while at >= 0:
            match = _PLACE.match(text, at + 2, at + 10)
            if (
                match
                and text[at - 1 : at] != "“"
                and _is_place(text, match["place"], quality)
                and _is_built(text, match.end())
            ):
                found.append(Mention(at, match.end(), "campaign", "place.quality", 6, text[at : match.end()]))
            at = text.find(quality, at + 2)
    return found


def brands(text: str) -> list[Mention]:
    """Mentions of public brands without quotes: 做强云溪兵支书品牌."""
    found: list[Mention] = []
    at = text.find("品牌")
    while at >= 0:
        match = _BRAND.search(text, max(0, at - 12), at)
        if match and not _PLAIN_BRAND.search(match["name"]):
            found.append(Mention(*match.span("name"), "campaign", "place.brand", 6, match["name"]))
        at = text.find("品牌", at + 2)
    return found


def _is_built(text: str, end: int) -> bool:
    return text[end] != "、" or bool(_LIST.match(text, end, end + 44))


def _is_place(text: str, name: str, quality: str) -> bool:
    """Whether a short name is one of a division, or the text itself names the division in full."""
    return any(name + kind in text for kind in "省市县区州旗盟") or (
        quality not in {"数字", "智慧"} and bool(load_divisions().lookup(name))
    )
