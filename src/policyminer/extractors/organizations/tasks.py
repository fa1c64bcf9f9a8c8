"""Task forces: 市招才引智工作领导小组, 云溪县创建国家园林县城工作领导小组."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.heads import Head
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions

TASKS = frozenset(
    "领导小组 领导小组办公室 指挥部 指挥部办公室 联席会议 工作专班 服务专班 专班 委员会 委员会办公室".split()
)
_REACH = 34
_TASK = re.compile(
    r"(?:^|[，。；：、\n“《\s的由在向为设对与和]|成立了?|组建了?|设立了?|建立了?|设在)"
    r"(?P<name>(?P<level>[省市县区州镇乡])(?!级|场|内|外|域|区|镇|直|长|委|政|属|民)(?P<body>[\u4e00-\u9fff、]{2,26}))$"
)
_NO_TASK = re.compile(r"[的由]|成立|组建|设立|任组长|书记|印发|牵头|成员|召开|负责|、(?:市|县|省|区)")
_CLEAR = frozenset("立建由在向到与对了")


def find_task(text: str, head: Head, regions: Regions, done: int) -> Mention | None:
    """The task force of a level or a place that ends here; verbs may stand inside its name.

    议事协调机构和专班,名里可以有动词:``市招才引智工作领导小组``。
    """
    low = max(head.start - _REACH, done, 0)
    match = _TASK.search(text[low : head.start])
    if not match:
        return _of_place(text, head, regions, low)
    if _NO_TASK.search(match["body"]) or "、" in match["body"]:
        return None
    start = low + match.start("name")
    region = regions.by_level(match["level"], start)
    name = (region.name if region else match["level"]) + text[start + 1 : head.end]
    return Mention(start, head.end, "government", name, region, "name.task")


def _of_place(text: str, head: Head, regions: Regions, low: int) -> Mention | None:
    """A task force of a named place."""
    for start, end in regions.spans_in(low, head.start):
        body = text[end : head.start]
        clear = not "\u4e00" <= text[start - 1 : start] <= "\u9fff" or text[start - 1] in _CLEAR
        if clear and 2 <= len(body) <= 26 and not _NO_TASK.search(body) and "、" not in body and "，" not in body:
            name = text[start : head.end]
            return Mention(start, head.end, "government", name, regions.resolve(text[start:end]), "name.task")
    return None
