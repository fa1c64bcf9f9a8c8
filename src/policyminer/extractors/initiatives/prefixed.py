"""Undertakings with quotes in their middle or at their end: 工业强县“四大攻坚”行动, 农村养老“暖夕工程”."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.edges import left_edge
from policyminer.extractors.initiatives.lexicon import Head
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.initiatives.quoting import Quote

ACTS = ("行动", "工程", "攻坚", "攻坚战", "大活动")
_DOINGS = ("行动", "工程", "攻坚战", "计划", "方案")
_FIELDS = ("强县", "强市", "强省", "强区", "企业", "社区", "校园", "医院", "园区", "农村", "乡村")
_RANKS = frozenset(
    "省级 市级 县级 区级 国家 国家级 全国 全省 全市 全县 全区 我市 我县 我省 系列 多项 重点 重大".split()
)
_HELPS = frozenset("保障 服务 支撑 支持 护航 助力 对接 聚焦 围绕 依托 确保 保证 支援 参与 承接 承担".split())
_NO_PREFIX = re.compile(
    r"[的等“”了]|新时代|全[省市县区]$|(?<!中)和\Z|[与及以把将被让使由为对从在于]$|(?:推进|实施|开展|推动|深化|落实|完成|启动|通过)$"
)
_OPENED_BY = re.compile(  # 升级云企“双倍增”计划, 遴选落地“某某”计划
    r"(?:持续|全面|迭代|滚动)?(?:升级|遴选|落地|入选|入围|申报|获批|投身|牵头|引入|优化|迭代|完善|谋划|策划|推出|发起|部署|打响|抓好|做好|用好|提质|扩面){1,2}"
)
_WHOLE = Head("campaign", "verb", True, 2, (), frozenset(), ())
FRAMED = frozenset({"campaign", "programme", "plan", "document"})


def prefixed(text: str, quote: Quote, type_: str, head: re.Match[str] | None) -> Mention | None:
    """An undertaking with quotes in its middle: 工业强县“四大攻坚”行动, 学生“放心餐”工程; not: 城区“十大工程”."""
    reform = head is not None and head["head"] == "改革" and type_ == "mechanism"
    if head is None or not (reform or (type_ in FRAMED and head["head"].endswith(_DOINGS))):
        return None
    begun = quote.start - 1
    if not text[begun - 1 : begun].isalpha():
        return None
    edge = left_edge(text, begun, _WHOLE)
    if text[edge.start - 1 : edge.start] == "、" and edge.kind == "clause":
        return None
    opened = None if edge.governor in lexicon.edges().openers else _OPENED_BY.match(text, edge.start, begun)
    start = opened.end() if opened else edge.start
    prefix = text[start:begun]
    if edge.kind == "number" or not 2 + 2 * reform <= len(prefix) <= 16 or prefix in _RANKS or prefix in _HELPS:
        return None
    if reform and prefix.endswith(("制", "制度", "模式")):  # 告知承诺制“极简审批”改革 names two
        return None
    placed = prefix.endswith(lexicon.edges().subjects) and not prefix.endswith(_FIELDS)
    if placed or _NO_PREFIX.search(prefix):
        return None
    stop = quote.end + 1 + head.end()
    return Mention(start, stop, type_, "quote.prefixed", 3, text[start:stop])


def fielded(text: str, quote: Quote, verb: str) -> Mention | None:
    """A core with its own head and a field directly before it: 实施农村养老服务“暖夕工程”; not: 党建“六项行动”."""
    begun = quote.start - 1
    if verb or not text[begun - 1 : begun].isalpha():
        return None
    edge = left_edge(text, begun, _WHOLE)
    prefix = text[edge.start : begun]
    if edge.governor not in lexicon.edges().openers or not 5 <= len(prefix) <= 14 or _NO_PREFIX.search(prefix):
        return None
    counted = quote.content[0] in "一二三四五六七八九十两" and prefix.endswith(("整治", "治理", "行动", "攻坚"))
    if counted or prefix.endswith(lexicon.edges().subjects):
        return None
    type_ = "programme" if quote.content.endswith("工程") else "campaign"
    end = quote.end + 1
    return Mention(edge.start, end, type_, "quote.prefixed", 3, text[edge.start : end])
