"""Undertakings that put a quality before a place: 健康云溪建设, 平安澄浦创建."""

from __future__ import annotations

import re

from policyminer.divisions import load_divisions
from policyminer.extractors.initiatives.mentions import Mention

_KINDS = frozenset("省市县区州旗盟")
_SYSTEM = re.compile(r"建设(?:运行|工作|推进|协调|领导|管理|标准|指标|考核|评价|规划|方案)")
_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}?)(?=(?:加快)?(?:建设|创建)|、|行动计划|战略)")
_LIST = re.compile(r"(?:、[\u4e00-\u9fff]{4,5}){1,6}(?:建设|创建)")

_PAIR = re.compile(
    r"(?:[京沪津苏浙粤鲁闽][冀晋蒙辽吉黑皖赣豫鄂湘桂琼渝川黔滇云藏陕甘青宁新]|京冀|鲁渝|粤黔|东西部|[深京沪津杭甬苏穗佛莞济锡泰温绍湖嘉台厦福泉珠惠][\u4e00-\u9fff](?:东西部|对口|扶贫))协作(?:机制)?$"
)
_DEEDS = re.compile(r"[一二三四五六七八九十][件项](?:民生实事|为民办实事)(?:工程|项目)?")
_BRAND = re.compile(r"(?:做强|打响|擦亮|叫响|唱响|创响|做优)(?P<name>[\u4e00-\u9fff]{4,8})$")
_PLAIN_BRAND = re.compile(r"公用|公共|特色|产品|产业|旅游|文旅|自主|知名|系列|区域|文化|服务|城市|企业|工作|一批|更多")


def place_campaign(text: str, at: int) -> list[Mention]:
    """The mention that opens with the quality at ``at``, when it is built like 健康云溪 and is being built."""
    match = _PLACE.match(text, at + 2, at + 12)
    if (
        match is None
        or text[at - 1 : at] == "“"
        or _SYSTEM.match(text, match.end())
        or not _is_built(text, match.end())
    ):
        return []
    if not _is_place(text, match["place"], text[at : at + 2]):
        return []
    return [Mention(at, match.end(), "campaign", "place.quality", 6, text[at : match.end()])]


def brand(text: str, at: int) -> list[Mention]:
    """The public brand without quotes that ends before ``at``: 做强云溪兵支书品牌."""
    match = _BRAND.search(text, max(0, at - 12), at)
    if match is None or _PLAIN_BRAND.search(match["name"]):
        return []
    return [Mention(*match.span("name"), "campaign", "place.brand", 6, match["name"])]


def deeds(text: str, at: int) -> list[Mention]:
    """The numbered good deeds of a year: 十件民生实事, 十项为民办实事工程."""
    match = _DEEDS.match(text, max(0, at - 2))
    return [Mention(*match.span(), "programme", "name.deeds", 6, match[0])] if match else []


def pair(text: str, at: int) -> list[Mention]:
    """The pairing of provinces that ends in the 协作 at ``at``: 苏陕协作."""
    begun = max(0, at - 5)
    match = _PAIR.search(text, begun, at + (4 if text.startswith("机制", at + 2) else 2))
    return [Mention(*match.span(), "mechanism", "name.pair", 5, match[0])] if match else []


def _is_built(text: str, end: int) -> bool:
    return text[end] != "、" or bool(_LIST.match(text, end, end + 44))


def _is_place(text: str, name: str, quality: str) -> bool:
    """Whether a short name is one of a division, or the text itself names the division in full."""
    if name in {"政府", "社会", "经济", "城市", "农村", "农业"}:
        return False
    if quality not in {"数字", "智慧"} and load_divisions().lookup(name):
        return True
    at = text.find(name)
    while at >= 0:
        if text[at + len(name) : at + len(name) + 1] in _KINDS:
            return True
        at = text.find(name, at + 1)
    return False
