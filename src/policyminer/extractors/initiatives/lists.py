"""Members of a list that one counted head in quotes sums up: 实施甲提速、乙深化“两个年活动”."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives.mentions import Mention

_SUMMED = re.compile(  # “五大行动”, “3个三年行动”
    r"“(?:[一二三四五六七八九十两]{1,2}|[0-9]{1,2})(?:大|项|个)[\u4e00-\u9fff]{0,4}(?P<head>行动|工程|计划|攻坚|活动|攻坚战|战役|专项)”"
)
_DONE = re.compile(r"(?:实施|开展|启动|推进|打好|组织|抓好|推行|深化)(?:好|了)?(?P<list>[^，。；：！？\n,;:]{4,120})\Z")
_WORKS = re.compile(r"[0-9]|公路|道路|住房|城中村")
_NUMBERED = re.compile(  # “头雁”领航、“归雁”回引两项工程
    r"(?P<list>“[^“”\n]{2,8}”[\u4e00-\u9fff]{2,4}(?:、“[^“”\n]{2,8}”[\u4e00-\u9fff]{2,4}){1,6}?)"
    r"等?[一二三四五六七八九十两0-9]{1,2}(?:大|项|个)(?:重点|专项)?(?P<head>行动|工程|计划|活动)"
)
_CORE = re.compile(r"“[^“”\n]{2,8}”")
_MEMBER = re.compile(r"[^、]+")
_TYPES = {"工程": "programme", "计划": "plan"}
_FAR = 128


def summed_lists(text: str) -> list[Mention]:
    """Mentions of the members of lists that a counted head in quotes closes."""
    found: list[Mention] = []
    for match in _SUMMED.finditer(text):
        before = _DONE.search(text, max(0, match.start() - _FAR), match.start())
        if before is None or "、" not in before["list"] or _WORKS.search(before["list"]):
            continue
        spans = [
            (before.start("list") + m.start(), before.start("list") + m.end()) for m in _MEMBER.finditer(before["list"])
        ]
        if not all(3 <= right - left <= 22 for left, right in spans) or text[spans[-1][1] - 1] in "等和与及的":
            continue
        type_ = _TYPES.get(match["head"], "campaign")
        found += [_mention(text, left, right, type_) for left, right in spans]
    for match in _NUMBERED.finditer(text):
        type_ = _TYPES.get(match["head"], "campaign")
        found += [
            _mention(text, *m.span(), type_) for m in _CORE.finditer(text, match.start("list"), match.end("list"))
        ]
    return found


def _mention(text: str, left: int, right: int, type_: str) -> Mention:
    if text[left] == "“" and text[right - 1] == "”" and text.find("”", left, right) == right - 1:
        left, right = left + 1, right - 1
    return Mention(left, right, type_, "name.summed", 3, text[left:right])
