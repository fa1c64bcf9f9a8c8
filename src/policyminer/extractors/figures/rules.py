"""Amounts and thresholds that a policy sets, wherever the paper stands.

“对首次升规的企业奖励20万元”“每人每月补贴600元”“权重提高到5%”→ rule。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.sentences import Sentence

_GRANT = r"(?:给予|奖励|补助|补贴|奖补|资助|贴息|予以|优先|免租|免收|罚款|补偿|抵扣)"
_FOR = re.compile(rf"(?:(?:^|[，,；;：:。、\s])(?:对|凡|为购买)[^。；;]{{0,90}}?{_GRANT}|每授权)")
_HEAD = (
    r"(?:每(?:人|户|亩|家|名|位|个|头|只|株|吨|辆|件|间|处|月|餐|班|台|套|千瓦|平方米|案|村|单|场|对|胎|孩|届|车)"
    r"|人均每月|户均|按|单户|单个|最高|一次性|连续|最长|分[一二三四五0-9]年)"
)
_EACH = re.compile(
    rf"(?:{_HEAD}[^。；;，,]{{0,24}}?(?:奖励|补助|补贴|奖补|资助|津贴|补偿|抵扣|保额|保费|积|兑换|额度))"
    rf"|(?:(?:奖励|补助|补贴|奖补|资助|津贴|待遇)[^。；;，,]{{0,10}}?{_HEAD})"
)
RULED = frozenset({"money", "percent", "fraction", "duration", "other", "percentage_point"})
_DONE = re.compile(r"已(?!认定|取得|建成|经)|累计|截至|共[^同建享有]|兑现|去年|目前|先后|今年以来|拨付|三年来|惠及")
_SET = re.compile(
    r"(?:权重|分值|支付限额|最高限额|授信额度|最高额度|单户额度|供养标准|低保标准|最低生活保障标准|补助标准|补贴标准|奖励标准|有效期|试用期|合同期限|押金|礼金|首付款?比例|年利率(?=[0-9不])|利率不|保费|保额|担保费率(?!降)|每年额度|报销比例|免费住宿|免租(?:金|入住)?|减半)"
    r"[^，,。；;]{0,16}$"
)
_BUDGET = re.compile(r"财政[^，。；]{0,4}每年(?:安排|列支|拨付|统筹安排|投入|设立)[^，。；]{0,16}$")
_ROUND = re.compile(r"每(?:年|月|周|季度?|半年|日|天|学期)[^，。；]{0,14}(?:不少于|至少|不低于|以上)?$")
_TERM = re.compile(
    r"(?:满|连补|连续补贴|最长补|最长不超过|有效期|免租金?|免费住宿|免租入住|(?<!提)前|毕业|签订|从业|工作满|租期)$"
)
_TERM_AFTER = re.compile(r"(?:以上)?(?:免租|免收|减半|劳动合同|的(?:护理员|医务人员|本科))")

_AMOUNTS = frozenset({"money", "percent"})
_GIVEN = re.compile(
    r"(?:的(?:比例|标准|额度)?)?(?:给予|予以)(?:[^，。；]{0,6}(?:补|奖|贴息|减|免|资助|支持))|贴息(?:支持|补助)?[，。；、]"
)
_CAPPED = re.compile(r"(?:年度)?最高(?:支付)?(?:限额|额度|可贷|可达|不超过|给予)?(?:为|提高到|提高至)?$")
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
    if dimension == "count":
        return unit == "次" and _ROUND.search(text, max(clause, start - 20), start) is not None
    if dimension not in RULED:
        return False
    if dimension == "duration" and (_TERM.search(text, max(clause, start - 6), start) or _TERM_AFTER.match(text, end)):
        return True
    if dimension == "money" and _BUDGET.search(text, clause, start):
        return True
    if figure.direction is None and _SET.search(text, clause, start):
        return True
    if dimension in _AMOUNTS and (_GIVEN.match(text, end) or _CAPPED.search(text, max(clause, start - 8), start)):
        return not _DONE.search(text, max(clause, start - 24), start)
    return _inside(text, sentence, start, end, dimension)


def _inside(text: str, sentence: Sentence, start: int, end: int, dimension: str) -> bool:
    """Whether ``对…给予…`` or ``每人…补贴`` reaches over the figure."""
    low = sentence.since(start, 120)
    low = max(low, text.rfind("；", low, start) + 1, text.rfind(";", low, start) + 1)
    stop = min(sentence.end, end + 26)
    if _CALLS.isdisjoint(text[low:stop]) or _DONE.search(text, max(low, start - 24), start):
        return False
    piece = text[low:stop]
    match = None if _FOR_STARTS.isdisjoint(piece) and "每授权" not in piece else _FOR.search(text, low, stop)
    if match is not None and match.start() < start:
        return start - match.start() < 100
    if dimension == "duration":
        return False
    if _GRANTED.isdisjoint(piece):
        return False
    each = _EACH.search(text, max(low, start - 30), stop)
    return each is not None and each.start() < start and (each.end() >= start - 16)
