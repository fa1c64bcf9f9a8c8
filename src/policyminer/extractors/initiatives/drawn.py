"""Whether a head noun of planning names an undertaking: regions, plans of space, plans yet to be drawn up."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives.behind import COUNTED, followed
from policyminer.extractors.initiatives.edges import Edge, sentence

_RANGE = re.compile(
    r"做实|做强|做优|提升|抓好|加速|统筹抓好|列入|纳入|融入|对接|服务|参与|强化|联动|推进|推动|建设|共建|落实|加快|深化|共创|抢抓|打造|构建|加强|围绕|支撑|促进|实施|主动"
)
_NO_REGION = re.compile(
    r"[职学幼产业城乡服管理营采供销研教医养网数检评审监办政企贸林农田水电储文旅金物流车船港内外线上下全体本医用智人才基础设施公共要素通创科]"
)
_SOUGHT = re.compile(
    r"优化|执行|打造|编制|完成|启动|推进|实施|上报|制定|落实|修编|报批|审批|建设|创建|打造|深化|开展|争创|获批|冲刺|跻身|挺进|迈向|提质"
)
_DRAWN_UP = re.compile(r"编制|发布|出台|印发|制定|修编")
_OF_PLANS = re.compile(r"[、和][^，。；：]{2,40}?(?:专项|详细|等)规划")  # 编制海绵城市、综合管廊等专项规划
_DRAFTED = re.compile(r"(?:编制|制定|修编|完成|出台|编制完成|批复)(?:了|实施)?$")
_JOINED = re.compile(
    r"建设|发展|沿线|各市|城市(?:产业|合作|协同|间)|战略|机遇|高质量|协同|一体化|联动|重要|重大|主|合作|上|中|的|等|迈|和|与|及|规划|国家"
)
_GRAND = re.compile(r"国内外|世界|国际|全国|知名|著名|一流|重要|国内|具有")
_JOINING = frozenset("一体化 同城化 统筹发展 协同发展 联动发展 融合发展".split())


def is_region(text: str, edge: Edge, start: int, end: int) -> bool:
    """Whether a head of a region names one that is served or built: 推进云浦都市圈建设."""
    core, head = text[edge.start : start], text[start:end]
    if _GRAND.match(core):
        return False
    if head in _JOINING and (not 2 <= len(core) <= 7 or _NO_REGION.search(core)):
        return False
    if text[end : end + 1].isalpha() and not _JOINED.match(text, end) and not followed(text, end):
        return False
    if head in {"大通道", "核心区", "旅游目的地"} and len(core) < 5:
        return False
    behind = text.startswith(("建设", "发展", "战略", "机遇", "高质量", "协同", "一体化", "联动"), end) or followed(
        text, end
    )
    return behind or bool(_RANGE.search(sentence(text, start)))


def is_drawn(text: str, edge: Edge, start: int, end: int) -> bool:
    """Whether a plan of space or the like is drawn up or striven for: 完成国土空间总体规划编制."""
    if text[end : end + 1] in {"、", "和"} and _OF_PLANS.match(text, end):
        return False
    if COUNTED.match(text[end : end + 8]):
        return False
    if edge.start == start and not text.startswith(("国土", "青年", "海绵", "无废"), start):
        return False
    return (
        text.startswith(("位次", "实现位次", "晋位", "进位"), end)
        or bool(_SOUGHT.search(sentence(text, edge.start)[-14:]))
        or text.startswith(("编制", "获批", "上报", "建设", "创建", "批准"), end)
        or followed(text, end)
    )


def is_drafted(text: str, edge: Edge, start: int, end: int) -> bool:
    """Whether a plan is said to be drawn up: 完成云溪新城规划编制."""
    if text.startswith(("编制", "修编", "获批", "报批"), end):
        return True
    if text[edge.start - 1 : edge.start] in {"和", "、"} and _DRAWN_UP.search(sentence(text, edge.start)):
        return True
    return bool(_DRAFTED.search(text[max(0, edge.start - 8) : edge.start]))
