"""Amounts and thresholds that a policy sets, wherever the paper stands.

“对首次升规的企业奖励20万元”“每人每月补贴600元”“权重提高到5%”→ rule。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.schemes import fixed_by_scheme
from policyminer.extractors.figures.sentences import Sentence

_GRANT = r"(?:给予|奖励|补助|补贴|奖补|资助|贴息|予以|优先|免租|免收|罚款|补偿|抵扣)"
_PAID_OUT = r"(?:分别|每[人户年月亩]|一次性|逐月|按月|连续[0-9一二三四五]年)(?:每[年月])?(?:再)?(?:发放|发给|支付)"
_FOR = re.compile(
    rf"(?:(?:^|[，,；;：:。、\s])(?:对|凡|为购买)[^。；;]{{0,90}}?(?:{_GRANT}|{_PAID_OUT})|对(?:首次|新认定|新获|获评|获得|符合|通过)[^。；;，]{{0,40}}?{_GRANT}|每授权)"
)
_HEAD = (
    r"(?:每(?:人|户|亩|家|名|位|个|头|只|株|吨|辆|件|间|处|月|餐|班|台|套|千瓦|平方米|案|村|单|场|对|胎|孩|届|车|张|床|所|座|栋|趟|列|艘|枚|份|门|期|篇|条|箱|标箱|公里|亩次|公斤|斤)"
    r"|人均每月|户均|按|单户|单个|最高|一次性|连续|最长|分[一二三四五0-9]年)"
)
_EACH = re.compile(
    rf"(?:{_HEAD}[^。；;，,]{{0,24}}?(?:奖励|补助|补贴|奖补|资助|津贴|补偿|抵扣|保额|保费|积|兑换|额度))"
    rf"|(?:(?:奖励|补助|补贴|奖补|资助|津贴|待遇)[^。；;，,]{{0,10}}?{_HEAD})"
)
RULED = frozenset({"money", "percent", "fraction", "duration", "other", "percentage_point"})
_DONE = re.compile(r"已(?!认定|取得|建成|经)|累计|截至|共[^同建享有]|兑现|去年|目前|先后|今年以来|拨付|三年来|惠及")
_SET = re.compile(
    r"(?:权重|分值|支付限额|最高限额|授信额度|最高额度|单户额度|供养标准|低保标准|最低生活保障标准|补助标准|补贴标准|奖励标准|有效期|试用期|合同期限|押金|礼金|起付线|起付标准|封顶线|缴费基数|缴费比例|缴费标准|缴费档次|缴存比例|返还比例|最低缴费|租赁期限|保修期|服务期|报销限额|自付比例|个人缴费|合格线|及格线|首付款?比例|年利率(?=[0-9不])|利率不|保费|保额|担保费率(?!降)|每年额度|报销比例|免费住宿|免租(?:金|入住)?|减半)"
    r"[^，,。；;]{0,16}$"
)
_BUDGET = re.compile(r"财政[^，。；]{0,4}每年(?:安排|列支|拨付|统筹安排|投入|设立)[^，。；]{0,16}$")
_ROUND = re.compile(r"每(?:年|月|周|季度?|半年|日|天|学期)[^，。；]{0,14}(?:不少于|至少|不低于|以上)?$")
_YEARS = frozenset({"年", "个月", "周年"})
_HELD = re.compile(r"每(?:年|月|周|季度?|半年|学期|学年|人每年)[^，。；]{0,16}(?:不(?:得)?(?:少于|低于)|至少)$")
_RAISED = re.compile(
    r"(?:经费|补助|补贴|低保|保障|救助|供养|养老金|奖励|待遇|缴费|津贴|抚恤)标准[^。；]{0,60}?(?:提高|调整|上调|增加|提|提升)[到至][^。；，]{0,14}$"
    r"|每(?:人|生|户|亩|村|名|位|床)每(?:年|月|天|日)$"
)
_TERM = re.compile(
    r"(?:满|连补|连续补贴|最长补|最长不超过|有效期|免租金?|免费住宿|免租入住|(?<!提)前|毕业|签订|从业|工作满|租期)$"
)
_TERM_AFTER = re.compile(r"(?:以上)?(?:免租|免收|减半|劳动合同|的(?:护理员|医务人员|本科))")

_AMOUNTS = frozenset({"money", "percent"})
_GIVEN = re.compile(
    r"(?:的(?:比例|标准|额度)?)?(?:给予|予以)(?:[^，。；]{0,6}(?:补|奖|贴息|减|免|资助|支持))|贴息(?:支持|补助)?[，。；、]"
)
_CAPPED = re.compile(r"(?:年度)?最高(?:支付)?(?:限额|额度|可贷|可达|不超过|给予)?(?:为|提高到|提高至)?$")
_THEN = re.compile(  # what follows a condition that ends in 的，
    r"的，(?:[^，。；]{0,24}?(?:，(?:按照?|每|最高|一次性|分别)[^，。；]{0,16}?)?)"
    r"(?:给予|奖励|补助|补贴|奖补|资助|贴息|予以|优先|免租|免收|罚款|抵扣|缴纳|返还|发给|扣|收取|计发)"
)
_CHARGED = re.compile(
    r"(?:的标准|的比例|的费率)?(?:返还|收取|计收|计征|计发|计提|缴纳|征收|给付|报销|补偿|抵免|抵扣|扣除|核定|加计扣除)(?![了过])"
)
_YEARLY_CAP = re.compile(
    r"(?:年度|每年|当年|同一[^，。；]{2,4}|单个[^，。；]{2,4}|每[家个户人])(?:奖励|补助|补贴|资助)?(?:累计|总额|合计)?(?:奖励|补助|补贴|资助)?(?:总额|金额)?(?:最高)?不(?:得)?超过$"
)
_FOR_STARTS = frozenset("对凡购")
_GRANTED = frozenset("奖补资津抵保积兑额待")
_CALLS = frozenset("对凡每按户均单最一连长分购")
_AGREE = frozenset("定每下")
_AGREED = re.compile(
    r"(?:约定|(?<![项条有])规定(?![和及、精的])|每分可?兑换?|每(?:小时|次|天|日)[积记计奖])[^，。；]{0,16}$|的下游[^，。；]{0,6}$"
)


def sets_a_rule(text: str, sentence: Sentence, figure: FigureDraft) -> bool:
    """Whether the words around a figure set an amount or a threshold.

    ``每人每月补贴600元`` does, ``累计发放补贴600万元`` does not.
    """
    start, end, dimension, unit = figure.start, figure.end, figure.dimension, figure.unit
    clause = max(sentence.clause(start)[0], start - 60)
    if (
        not _AGREE.isdisjoint(text[clause:start])
        and _AGREED.search(text, clause, start)
        and not _DONE.search(text, max(clause, start - 24), start)
    ):
        return True
    if _named_conditions(text, sentence, start) or fixed_by_scheme(text, clause, figure):
        return True
    if dimension == "duration" and unit not in _YEARS and _HELD.search(text, max(clause, start - 24), start):
        return True
    if dimension == "count":
        return unit == "次" and _ROUND.search(text, max(clause, start - 20), start) is not None
    if dimension not in RULED:
        return False
    if dimension == "duration" and (_TERM.search(text, max(clause, start - 6), start) or _TERM_AFTER.match(text, end)):
        return True
    if dimension == "money" and _BUDGET.search(text, clause, start):
        return True
    if (
        dimension == "money"
        and figure.direction is None
        and _RAISED.search(text, max(sentence.start, start - 90), start)
    ):
        return True
    if figure.direction is None and _SET.search(text, clause, start):
        return True
    if dimension == "money" and text[start - 2 : start] == "超过" and _YEARLY_CAP.search(text, clause, start):
        return True
    if (
        dimension == "percent"
        and _CHARGED.match(text, end)
        and "按" in text[clause:start]
        and not _DONE.search(text, max(clause, start - 24), start)
    ):
        return True
    if dimension in _AMOUNTS and (_GIVEN.match(text, end) or _CAPPED.search(text, max(clause, start - 8), start)):
        return not _DONE.search(text, max(clause, start - 24), start)
    return _inside(text, sentence, start, end, dimension)


_CONDITIONS = re.compile(
    r"(?:具备|符合|满足|达到)(?:以下|下列|如下)[^，。；：]{0,6}(?:条件|要求|标准)[^，。；：]{0,6}[：:]"
)


def _named_conditions(text: str, sentence: Sentence, start: int) -> bool:
    """``应同时具备以下条件：（一）注册资本不低于|1000万元``."""
    if "conditions" not in sentence.notes:
        match = _CONDITIONS.search(text, sentence.start, sentence.end)
        sentence.notes["conditions"] = sentence.end if match is None else match.end()
    return sentence.notes["conditions"] <= start


def _inside(text: str, sentence: Sentence, start: int, end: int, dimension: str) -> bool:
    """Whether ``对…给予…`` or ``每人…补贴`` reaches over the figure."""
    low = sentence.since(start, 120)
    low = max(low, text.rfind("；", low, start) + 1, text.rfind(";", low, start) + 1)
    stop = min(sentence.end, end + 26)
    if (_CALLS.isdisjoint(text[low:stop]) and "的，" not in text[low:stop]) or _DONE.search(
        text, max(low, start - 24), start
    ):
        return False
    piece = text[low:stop]
    match = (
        None if _FOR_STARTS.isdisjoint(piece) and "每授权" not in piece else _FOR.search(text, max(low - 1, 0), stop)
    )
    if match is not None and match.start() < start:
        return start - match.start() < 100
    if "的，" in piece and (match := _THEN.search(text, low + 3, stop)) is not None and match.start() < start:
        return match.end() >= start - 60
    if dimension == "duration":
        return False
    if _GRANTED.isdisjoint(piece):
        return False
    each = _EACH.search(text, max(low, start - 30), stop)
    return each is not None and each.start() < start and (each.end() >= start - 16)
