"""Words that name a figure alone, without whose it is or who gets it: 占地, 总投资, 奖励.

“果品市场占地|210亩”→“占地”;“|80万元奖励好婆媳”→“奖励”;“拿出|2亿元设立创业基金”→“创业基金”。
"""

from __future__ import annotations

import re

from policyminer.spans import Span

_ALONE = ("占地面积", "占地", "平均年龄", "总投资", "首付", "重奖", "奖励", "限购", "限补", "限领")
_LASTS = frozenset(word[-1] for word in _ALONE)
_GIVEN = re.compile(
    r"(?:重奖|奖励|奖补|补助|补贴|资助|表彰|扶持|慰问)"
    r"(?!资金|金|款|经费|基金|项目|标准|政策|措施|费|券|对象|物资|品|账|额|类|性|名额|申请|申报)(?=[^，。；、：\s])"
)
_SPENT = frozenset({"拿出", "抽出", "挤出", "斥资"})
_FOUNDED = re.compile(r"(?:用于|用来)?(?:设立|成立|组建|建立)了?([^，。；、：“”0-9\s]{2,14})(?=[，。；])")


def bare_word(text: str, span: Span, end: int) -> Span:
    """The part of an indicator that says what is measured, for a figure that ends at ``end``.

    ``冠军奖励|5万元`` → ``奖励``.
    """
    low, high = span
    if high <= end:
        if text.startswith("的", end) and text.endswith("建设投资", low, high) and high - low < 8:
            return high - 2, high  # 推进|建设投资|126亿元的产业园
        if text[low:high] in _SPENT:
            founded = _FOUNDED.match(text, end)
            return span if founded is None else founded.span(1)
        if text[high - 1] in _LASTS:
            for word in _ALONE:
                if text.endswith(word, low, high):
                    return high - len(word), high
        return span
    given = _GIVEN.match(text, low, high) if low == end else None
    return span if given is None else given.span()
