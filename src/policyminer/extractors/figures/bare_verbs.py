"""Short verbs and years between a noun and its number, and grants whose receiver stands beside them.

“运费|省了近四成”→“运费”;“租金|头一年政府补一半”→“租金”;“奖励|制造方|100万元”→“奖励”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.scanner import Measure
from policyminer.spans import Span

_YEARLY = re.compile(r"(?:头|首|前|次|第)[一二两三四五六七八九十0-9]{0,3}个?(?:年|月|季度|学期)")
_DOES = re.compile(
    r"(?:(?<![一二三四五六七八九十])(?:全|多|少|可|能|再|又|也|就|还|便|都|直接|一律|政府|财政|国家|公司|厂里|村里|镇里|县里|区里|市里|省里|园区|平台|个人|自己|学校|单位|集体|企业))*"
    r"(?:补|省|(?<![血气水电减高低油])压|(?<![核缩精压削递增])减|(?<![减豁])免|降|涨|(?<![申上填通举汇])报|(?<!补)贴|砍|(?<![后衰清腾辞])退|返|抵|(?<![支输产超进付演外])出|(?<![支垫交缴拨应实预首偿])付|(?<![成提移缴应外])交|掏|(?<![负承分])担)"
    r"(?:下来|下|去|掉|回|出)?(?:了|到|至)?(?:一?大半|整整|差不多)?$"
)
_DOES_ENDS = frozenset("补省压减免降涨报贴砍退返抵出付交掏担下来去掉回了到至半整多")
_LONE = frozenset("多少又再还就也都便可能全")  # 多出|三成 has no payer; 企业自己掏|三成 has
_MEASURED = frozenset("费金价款税息资租本率额耗限薪利间长期时钱")


def before_verb(text: str, low: int, high: int) -> int:
    """Where the noun ends in front of a short verb; ``low`` when only a year and the verb stand there.

    ``before_verb("运费省了", 0, 4) == 2``.

    Parameters
    ----------
    text
        The folded text.
    low, high
        The words in front of the number.
    """
    if text[high - 1] not in _DOES_ENDS:
        return high
    does = _DOES.search(text, low, high)
    if does is None:
        return high
    at = does.start()
    year = _YEARLY.search(text, max(low, at - 8), at)
    if year is not None:
        at = year.start()
    elif at == low:
        return low if len(does.group()) > 2 and does.group()[-2] not in _LONE else high
    elif text[at - 1] not in _MEASURED:
        return high
    return at if at - low > 1 else low


_LOWERED = re.compile(
    r"(?:再|又|就|还|都|直接|一律|全|也)?(?:省|(?<![血气水电减高低油])压|砍)(?:下来|下|去|掉)?了?(?:近|约|超|将近|整整)*$"
)
_LOWERED_ENDS = frozenset("省压砍来下去掉了近约超整")


def lowered(text: str, low: int, head: int) -> bool:
    """Whether a short verb tells that what is measured shrank: ``会议费|压了|一半``.

    Parameters
    ----------
    text
        The folded text.
    low, head
        The words in front of the number.
    """
    if text[head - 1 : head] not in _LOWERED_ENDS:
        return False
    found = _LOWERED.search(text, low, head)
    return found is not None and found.start() > low and text[found.start() - 1] in _MEASURED


_RECEIVER = (
    r"(?:方|企业|单位|个人|者|户|机构|团队|公司|主体|村|镇|家庭|学校|医院|职工|员工|业主|家长|商户|商|店|合作社|平台)"
)
_GIVEN_TO = re.compile(
    r"(?P<what>奖励|补助|补贴|资助|奖补|补偿|赔偿|返还|罚款)(?P<who>[^，。；、：“”0-9的每各]{0,7}?"
    + _RECEIVER
    + r")(?:最高|最多|各|每[\u4e00-\u9fff]{1,2}|一次性|不超过|约|近|共|累计)*$"
)
_ONE_GETS = re.compile(
    r"(?:一|每)[名位家个](?P<who>(?!一次性|最高|累计|给予)[^，。；、：“”0-9的每]{0,8}?(?:企业|单位|者|户|团队|机构|公司|人|士|师|员|生|才|工|弟|长|手|医|农|民|专家|教授|项目|产品|品牌|标准|专利|类别|车型|等级))(?:每月|每年|各|再)?(?:一次性|给予)?(?P<what>奖励|补助|补贴|资助|奖补)$"
)


def granted_to(text: str, low: int, item: Measure) -> tuple[Span, Span] | None:
    """A grant and who receives it: ``奖励|制造方|100万元``, ``一名|博士|奖励|3万元``."""
    if item.dimension != "money":
        return None
    low = max(low, item.head - 24)
    found = _GIVEN_TO.search(text, low, item.head) or _ONE_GETS.search(text, low, item.head)
    return None if found is None else (found.span("what"), found.span("who"))
