"""Durations that tell how long it took, how long one stayed, how long something is granted.

“用10个月时间建成厂房”→“建成”;“扎根三十三年”→“扎根”;“三年全额贴息”→“贴息”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.scanner import Measure
from policyminer.spans import Span

_LONG = frozenset({"年", "个月", "天", "周", "个星期", "个工作日", "载"})
_TIME = re.compile(r"(?:左右)?(?:的)?(?:时间|光景|工夫|功夫)")
_SPENT = re.compile(r"(?:用|花|费|耗|历经|经过|等了?)(?:了|掉|去|上)?(?:近|约|不到|整整|足足|短短|仅仅)?$")
_STAYED = re.compile(
    r"(?P<what>(?<![接一相关流])连(?:发|办|演|补|奖|冠|种|任|干|获|评|创)"
    r"|扎根|坚守|驻守|守护|守望|值守|从教|从医|从警|从军|从艺|从业|从商|从政|执教|执业|任教|任职|行医|耕耘|深耕|奔波|奋战|坚持|苦干|苦守|苦练|钻研|陪伴|照料|照顾"
    r"|当兵|服役|打工|务工|种地|养蜂|放牧|护林|巡护|巡线|独居|瘫痪|卧床|患病|分居|寻亲|失散|失踪)"
    r"(?:了|着|已|长达|近|整整|达|超过|超|足足)*$"
)
_FULLY = re.compile(
    r"(?:内)?(?:全额|免费|全程|定额|连续|逐年|每年|足额|差额|无偿|减半|给予)*"
    r"(?P<what>贴息|贴补|免息|免租金|免租|免收|包干|质保|保修|补贴|补助|资助|奖补)"
)
_ENDS = frozenset(("", *"，。；、的）\n"))
_RUNNING = re.compile(r"(?<![接一相关流])连[增降涨跌升减](?:了)?$")
_WHICH = frozenset("第每近这那前后上下首头当去今明")


def spent(text: str, item: Measure) -> bool:
    """Whether a duration measures something: ``用|10个月|时间``, ``扎根|三十三年``, ``三年|全额贴息``.

    Parameters
    ----------
    text
        The folded text.
    item
        A duration.
    """
    if item.unit not in _LONG or text[item.start - 1 : item.start] in _WHICH:
        return False
    if item.unit == "年" and (item.value is None or item.value > 100):
        return False
    low = max(0, item.head - 6)
    if running(text, item):
        return True
    if _STAYED.search(text, low, item.start) or _FULLY.match(text, item.end):
        return True
    return took(text, item) > 0


def running(text: str, item: Measure) -> bool:
    """``出生数连降|七年``: for how long something went up or down, which is no change by so much."""
    return item.dimension == "duration" and _RUNNING.search(text, max(0, item.head - 4), item.head) is not None


def took(text: str, item: Measure) -> int:
    """Where the words behind ``用10个月时间`` begin; 0 where the duration is none of these."""
    if text.endswith("时间", item.start, item.end):
        return item.end if _SPENT.search(text, max(0, item.head - 6), item.start) is not None else 0
    match = _TIME.match(text, item.end)
    if match is None or _SPENT.search(text, max(0, item.head - 6), item.start) is None:
        return 0
    return match.end()


def staying(text: str, item: Measure, low: int) -> Span | None:
    """What lasted: ``扎根|三十三年`` → 扎根, ``三年|全额贴息`` → 贴息."""
    found = _STAYED.search(text, max(low, item.head - 8), item.start)
    if found is None:
        found = _FULLY.match(text, item.end)
        if found is not None and (found["what"][0] == "免" or text[found.end() : found.end() + 1] not in _ENDS):
            return None
    return None if found is None else found.span("what")
