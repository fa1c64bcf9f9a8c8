"""Attributes in front of a noun that belong to another record: thresholds, tiers, listed kinds.

“投资超十亿元项目”→“项目”;“攻关型、平台型创新联合体”→“创新联合体”;“4类28项积分指标”→“积分指标”。
"""

from __future__ import annotations

import re

from policyminer.spans import Span

_TIER = re.compile(  # 在库|亿元以上项目, 投资超十亿元项目, 百亿级企业
    r"(?:在库|在建|续建|入库|新开工|新签约|省级|市级)?(?:年?(?:总?投资|协议投资|产值|总产值|营收|营业收入|主营业务收入|纳税|销售|销售额|销售收入|交易额|成交额|税收))?(?:额)?(?:超|过|逾|达)?"
    r"[0-9.一二两三四五六七八九十百千]{0,6}(?:[百千万亿]{1,2}元(?:级|以上|及以上)?|(?<=[超过逾])亿(?!级)|(?<=[超过逾][百千])亿(?!级))(?:的)?"
    r"(?=[\u4e00-\u9fff]{0,6}?(?:项目|企业|产业|集群|产业链|园区|镇|街道|平台)(?:$|[0-9，。；、]))"
)
_TIER_STARTS = frozenset("在续入新省市总投协产年营主纳销税交成超过逾达0123456789一二两三四五六七八九十百千万亿")
_STACKED = re.compile(
    r"[、]?[0-9]{1,5}(?:余|多)?(?:个(?!百分点|月|工作日|小时)|项|条|种|款|件|家|类|名|道|处|门|套|堂)(?=[\u4e00-\u9fff])"
)
_CLASSES = frozenset(
    {"类", "大类", "种类", "级", "批", "方面", "领域", "板块", "层次", "环节", "个方面", "章", "篇", "维度", "种"}
)


def without_tier(text: str, left: int, edge: int) -> int:
    """Where the noun begins behind a threshold or tier (``亿元以上|项目``)."""
    if text[left : left + 1] not in _TIER_STARTS:
        return left
    match = _TIER.match(text, left, edge)
    return left if match is None or edge - match.end() < 2 else match.end()


def stacked(text: str, end: int, unit: str | None) -> int:
    """Where the noun begins behind a count of kinds and a count right behind it: ``4类|28项|积分指标``."""
    if unit not in _CLASSES:
        return end
    match = _STACKED.match(text, end)
    return end if match is None else match.end()


_KINDS = re.compile(
    r"(?:[^，。；、0-9“”（）的和及与]{1,8}、){1,5}(?:[^，。；、0-9“”（）的和及与]{1,8}[和及与])?[^，。；、0-9“”（）的和及与]{3,14}$"
)
_OF_KIND = frozenset("型级类式性")
_HEADS = (
    "企业 公司 机构 项目 平台 基地 事项 人才 团队 产业 产品 服务 活动 设施 场所"
    " 预警信息 信息 联合体 医院 学校 岗位 品种 资金 补贴 农产品"
    " 参保率 覆盖率 普及率 入学率 达标率 优良率 合格率 利用率 满意率 知晓率 报销比例"
    " 补助标准 补贴标准 工程 设备 面积和产量 面积 产量 零售额 增加值 产值"
    " 缺口 管道 管网 案件 隐患 费用 保险 课程 图书 田长 网格员 干部 带头人"
).split()


def without_kinds(text: str, span: Span) -> Span:
    """``县、镇、村|三级田长``: kinds listed before a head that they share are left off."""
    left, edge = span
    if edge - left < 6 or "、" not in text[left:edge] or _KINDS.fullmatch(text, left, edge) is None:
        return span
    first = text.find("、", left, edge)
    last = max(text.rfind(sign, left, edge) for sign in "、和及与") + 1
    size = first - left
    if text[first - 1] in _OF_KIND and edge - last > size + 1:
        mark = text.find(text[first - 1], last, edge - 2) + 1
        return (mark, edge) if mark > 0 else span
    head = next((word for word in _HEADS if text.endswith(word, last + 1, edge)), None)
    alike = text[left] == text[last] and text[left] in "跨省市县国"
    if first + 1 == last and size < 5 and not alike and (head is None or head[-1] not in "额量值积口费率例"):
        return span
    if head is None or text.endswith(head, left, first) or edge - last - len(head) < 1:
        return span
    if any(text.endswith(word, left, first) for word in (*_HEADS, "院士", "专家", "教授", "博士", "学者", "学校")):
        return span
    return edge - len(head), edge
