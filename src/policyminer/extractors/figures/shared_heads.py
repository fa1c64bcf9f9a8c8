"""Names in a list that share one head: ``教育、卫生健康支出``, ``甲地、乙地和丙地的项目``, ``公用经费小学、初中``.

“城镇、农村居民收入分别增长5%和7%”:指标都是“收入”;“粮食、蔬菜产量分别达3万吨、5万吨”:指标是“粮食”和“蔬菜产量”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.choice import is_group
from policyminer.spans import Span

_HEAD = re.compile(
    r"(?:(?:利润总额|利税总额|增加值|总产值|产值|投资|营业收入|税收|产量|面积|销售额|进出口额?|零售额)(?:增速|增幅|占比|比重)|利润总额|利税总额|营收|地区生产总值|人均可支配收入|可支配收入|增加值|总产值|总产量|(?<![地生])产值|产量|零售额|销售额|销售量|销售收入|营业收入|进出口总额|进出口额|进出口|出口额|进口额|成交额|交易额|投资额"
    r"|存款余额|贷款余额|余额|一般公共预算支出|支出|收入|投资|利润|(?<!均)税收|价格|种植面积|播种面积|面积|总产|覆盖率|参保率|审批时限|办理时限|审批时间|办理时间|时限|补助标准|补贴标准|低保标准|保障标准|缴费标准|奖励标准|报销比例|缺口|预警信息|用电量|吞吐量|周转量|运输量|客运量|货运量|销量|保有量|发电量)$"
)
_SHARE_OF = re.compile(r"(?<=[\u4e00-\u9fff]{2})占[^，。；、0-9]{1,12}(?:比重|比例)$")
_ENDED = re.compile(r"(?:[额量值率数入出资格积比润利税收口度次]|(?<![一二三])产|标准|余额|规模)$")
_OWNED = re.compile(r"的(?P<what>[^的]{2,10})$")
_FROM = re.compile(
    r"(?:其中|预计|力争|确保|实现|推动|带动|预期|全年|上半年|来自|源自|分布在|位于|对|给|向|为|将|把|由)+"
)


def common_head(text: str, names: list[Span]) -> tuple[Span, list[Span]] | None:
    """The head that the last name carries for all, and whose it is, in order."""
    last = names[-1]
    if len(names) == 2 and text[slice(*names[0])].endswith("存") and text.startswith("贷款余额", last[0]):
        return (last[0] + 2, last[1]), [(names[0][1] - 1, names[0][1]), (last[0], last[0] + 2)]
    share = _SHARE_OF.search(text, *last)
    if share is not None and "占" not in text[names[0][0] : names[-2][1]] and not _ENDED.search(text, *names[0]):
        return share.span(), [*(_member(text, name) for name in names[:-1]), (last[0], share.start())]
    owned = _OWNED.search(text, *last)
    head = owned.span("what") if owned is not None else None
    if head is None:
        found = _HEAD.search(text, *last)
        if (
            found is None
            or found.start() - last[0] < 2
            or any(_ENDED.search(text, *name) or _HEAD.search(text, *name) for name in names[:-1])
        ):
            return None
        head = found.span()
        owner = _PLACE_OWNER.match(text, last[0], head[0])
        if owner is not None and _PLACE_END.search(text, *names[0]):  # 甲县、乙县|粮食产量
            head = owner.end(), head[1]
    members = [_member(text, name) for name in names[:-1]]
    end = owned.start() if owned is not None else head[0]
    return (head, [*members, (last[0], end)]) if end > last[0] else None


def _member(text: str, name: Span) -> Span:
    match = _FROM.match(text, *name)
    start = name[0] if match is None or name[1] - match.end() < 2 else match.end()
    return text.rfind("的", start, name[1] - 1) + 1 or start, name[1]


_PLACE_OWNER = re.compile(r"[^的]{1,6}?(?:县|市|经开区|高新区|开发区|新区)(?!域|级)")
_PLACE_END = re.compile(r"(?:县|市|区)$")
_OF_THINGS = re.compile(
    r"(?:吞吐量|周转量|运输量|货运量|客运量|(?:总|单)?产量|总产|(?:[存贷]款)?余额|投资额?|开票销售收入|营收|销售额|销售量|销量"
    r"|(?<![地生])产值|增加值(?=增速|增幅)|业务总量|参保率|用电量|发电量|保有量|库存量?|成交量|装机(?:容量|规模)?|种植面积|播种面积)(?:增速|增幅)?$"
)
_HOLDERS = re.compile(  # whose it is, not what: 城镇、农村居民…; 第一、二、三产业…; 甲县、乙县…
    r"第?[一二三四](?:产业?|季度)?|.*(?:[市县区省州镇乡村盟旗地]|国|城镇|农村|城市|居民|职工|人员|企业|公司|集团|银行|单位|学校|部门|级|类|档)"
    r"|.*(?:[两三四五六七八九十]大?(?:[市县区省镇乡村国地个家]|企业|园区|景区))|[新在]?(?:开工|竣工|建|签约)|[对与].*|.{1,2}县(?![域级]).*"
)


def named_things(text: str, names: list[Span]) -> list[tuple[Span, Span]] | None:
    """``粮食、蔬菜产量``: the words of each name, and the thing alone; the last name keeps the head of all.

    None where the names are those of owners (``甲县、乙县``) or each has a head of its own.
    """
    last = names[-1]
    head = _OF_THINGS.search(text, *last)
    if head is None or head.start() - last[0] < 2:
        return None
    if any(_ENDED.search(text, *name) or _HEAD.search(text, *name) for name in names[:-1]):
        return None
    members = [_member(text, name) for name in names[:-1]]
    things = [*members, (_member(text, last)[0], head.start())]
    if any(end - start < 2 or _HOLDERS.fullmatch(text, start, end) for start, end in things):
        return None
    return list(zip([*members, (things[-1][0], last[1])], things, strict=True))


_GROUP_END = re.compile(
    r"(?:小学|初中|高中|中职|本科|硕士|博士|国家级|省级|市级|县级|城市|城镇|农村|城区|一类|甲类|一档|县道|乡道|村道|机关|事业单位|企业|[一二三][类档级](?:地区)?|[A-D]类)$"
)


def grouped(text: str, names: list[Span]) -> tuple[Span, list[Span]] | None:
    """``公用经费小学、初中``: the noun stands in front of the first of the groups."""
    if not all(is_group(text[slice(*name)]) for name in names[1:]):
        return None
    first = _GROUP_END.search(text, *names[0])
    if first is None or first.start() - names[0][0] < 2:
        return None
    return (names[0][0], first.start()), [first.span(), *names[1:]]
