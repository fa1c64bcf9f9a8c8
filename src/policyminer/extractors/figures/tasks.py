"""What is done to the things counted is no part of their name where the measure word counts the things.

“完成老旧小区改造57个”→“老旧小区”;“矿业权出让5宗”→“矿业权”;“户厕改造540户”不拆。
"""

from __future__ import annotations

from policyminer.extractors.figures.counted import counted
from policyminer.spans import Span

_TASK_ENDS = frozenset("作务")


def without_task(text: str, span: Span, unit: str | None, at: int) -> Span:
    """The things counted without what is done to them.

    ``老旧小区改造|93个`` → ``老旧小区``.

    Parameters
    ----------
    text
        The folded text.
    span
        The indicator as found so far.
    unit
        The measure word of the figure.
    at
        Where the figure begins.
    """
    low, high = span
    words = counted()
    heads = words.things.get(unit or "")
    if heads is None or high - low < 4 or (text[high - 1] not in words.act_ends and text[high - 1] not in _TASK_ENDS):
        return span
    act = words.act.search(text, low + 2, high)
    if act is None:
        return span
    if unit == "个" and low > at and text.endswith("小区", low, act.start()):  # 270个|小区|改造
        return low, act.start()
    if not text.endswith(heads, low, act.start()):
        return span
    return low, act.start()
