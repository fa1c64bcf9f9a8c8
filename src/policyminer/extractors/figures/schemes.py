"""What a scheme fixes, told in the present of a feature or an interview: duties, caps, prizes, discounts, benefits.

“每名干部联系3户”“每人限购2台”“打七折”“享受12项优惠”“拖欠三个月的,……”→ rule。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft

_DONE = re.compile(r"已|累计|截至|共[^同建享有]|去年|目前|先后|以来|[两三五]年来|近[两三五]年|连续|上年")
_DUTY = re.compile(
    r"(?:每(?:名|位|个|人|支|家|户)|一(?:名|位|人|支))[^，。；、0-9]{0,12}?"
    r"(?:联系|结对|包联|包保|包抓|挂联|挂钩|帮扶|帮带|带教|联|包|带|指导|负责|认领|走访|限购|限领|限补|补贴|补助|奖励|补|奖)"
    r"(?:群众|居民|村民|农户|商户|企业|专家|徒弟|学徒|项目|党员|家庭|脱贫户|示范户)?(?:不少于|至少|不低于|不超过|最多)?$"
)
_CAP = re.compile(
    r"(?:(?<!时)限[购补领]|(?<!达到)上限(?:为|是|不超过)?|封顶(?:为)?|至多|最多(?:可|能|只能)?(?:享受|申请|申领|购买|领取|领|买)"
    r"|最[高多]可(?:抵扣?|减|领|贷|奖|补|获|借|返|享|申请)|可抵扣?|立减|另奖励?|另补|再奖励?|各奖励?|加价|扣回|张榜悬赏|悬赏"
    r"|比同(?:级|岗位?|类|等|职级)[^，。；]{0,4}(?:高出?|低))$"
)
_SHARE_OF = re.compile(r"按(?:照)?[^，。；0-9]{1,14}的$")
_YEARLY = re.compile(
    r"(?:设立|按)每(?:年|月|人|户|亩|村|天|生)$"
    r"|(?:每|一)(?:年|个?月|季度?|学期|天)[^，。；0-9]{0,6}?(?:拿出|列支|划拨|互补|给予|给|补)[^，。；0-9]{0,10}$"
)
_PRIZE = re.compile(
    r"(?:[一二三特]等奖|冠军|亚军|季军|[金银铜]奖|优[胜秀]奖|获胜者|获奖者|优胜者)(?:各|每[名人队项个]|设)?(?:奖励|奖金|奖|获奖金|可获|可得)?$"
)
_DOWN_PAYMENT = re.compile(r"首付(?:款)?(?:比例)?(?:最低)?(?:低至|至|为|仅需?|只需|不低于|降至)?$")
_TERM = re.compile(
    r"(?:服务|工作|任教|从业|驻村|在岗|履职|试用|实习|见习|锻炼|挂职|签约)(?:期限|时间|期)?(?:不得?(?:少于|低于|短于)|至少|须满|需满|应满)$"
    r"|期限最长$"
)
_TERM_BEHIND = re.compile(r"(?:期满|届满)[^，。；]{0,10}(?:考核|出师|转正|续聘|解聘|续签|验收)")
_BOUNDED = re.compile(r"(?:用于|以|按)[^，。；]{0,20}(?:不低于|不高于|不超过)[^，。；0-9]{0,6}$")
_CONDITION = re.compile(
    r"(?:以上|以下|以内)?的(?:，|取消|列入|予以|给予|不予|终止|责令|扣|停|一律|不得|应|须|视为|补贴|补助|奖励|发给|收回)"
)
_DEDUCTED = re.compile(r"(?:的)?(?:价格|比例|标准)?(?:立减|可?抵扣|抵免|可从|兑现奖|返还|奖给|补给)")
_BENEFITS = re.compile(r"[^，。；、0-9]{0,4}(?:待遇|优惠|礼遇|福利|优待)")
_ENJOY = re.compile(r"(?:享受|享有|可享)[^。；]{0,40}$")
_CAP_ENDS = frozenset("购补领限为是过顶多受请取买抵扣减贷奖获借返享励价回赏高出低")  # the last characters of a match
_PRIZE_ENDS = frozenset("奖军者各名人队项个设励金获得")
_DUTY_ENDS = frozenset("系对联包保抓钩扶带教导责领访购限补贴助励奖众民户商业企家弟徒目员庭于少过多")
_TERM_ENDS = frozenset("于低短少满长")
_DEDUCTED_STARTS = frozenset("的价比标立可抵兑返奖补")
_FRACTIONS = frozenset({"percent", "fraction"})
_CONDITIONED = frozenset({"duration", "count", "percentage_point", "multiple"})


def fixed_by_scheme(text: str, clause: int, figure: FigureDraft) -> bool:
    """Whether a scheme fixes the figure whose clause begins at an offset.

    ``每名农技员联系|5户`` does, ``累计联系|5户`` does not.
    """
    before = text[max(clause, figure.start - 40) : figure.start]
    return _fixed(text, figure, before) and _DONE.search(before) is None


def _fixed(text: str, figure: FigureDraft, before: str) -> bool:
    end, dimension = figure.end, figure.dimension
    if text[end - 1] == "折" or (text.startswith("的", end) and _conditioned(text, figure, before)):
        return True
    last = before[-1:]
    if last in _CAP_ENDS and _CAP.search(before[-14:]):
        return True
    if last in _PRIZE_ENDS and "获" not in before and "其中" not in before and _PRIZE.search(before[-14:]):
        return True
    if last in _DUTY_ENDS and ("每" in before or "一" in before) and _DUTY.search(before):
        return True
    if dimension == "money":
        return ("每" in before or "一" in before) and _YEARLY.search(before) is not None
    if dimension in _FRACTIONS:
        return (
            (last == "的" and _SHARE_OF.search(before) is not None)
            or ("首付" in before and _DOWN_PAYMENT.search(before[-12:]) is not None)
            or ("不" in before and _BOUNDED.search(before) is not None)
            or (text[end : end + 1] in _DEDUCTED_STARTS and _DEDUCTED.match(text, end) is not None)
        )
    if dimension == "duration":
        return (last in _TERM_ENDS and _TERM.search(before[-12:]) is not None) or _TERM_BEHIND.match(
            text, end
        ) is not None
    return (
        dimension == "count"
        and "享" in before
        and _ENJOY.search(before) is not None
        and _BENEFITS.match(text, end) is not None
    )


def _conditioned(text: str, figure: FigureDraft, before: str) -> bool:
    """``拖欠工资|三个月|的，列入…``: a figure that ends a condition."""
    return figure.dimension in _CONDITIONED and "了" not in before and _CONDITION.match(text, figure.end) is not None
