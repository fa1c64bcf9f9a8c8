"""Firms whose trade name is a word too, framed by a clause's beginning and a title or a room of theirs."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common
from policyminer.extractors.organizations.trade import likeness, suffix_of, suffixes

ROOMS = tuple(
    "车间 生产线 厂区 工厂 会议室 展厅 总部 基地 生产 实验室 仓库 大厅 中控室 控制室 样品间 成品库 办公楼".split()
)
_ROOMS_OF_FIRMS = ("车间", "厂区", "会议室", "展厅", "总部", "样品间", "控制室", "办公楼")
_TITLES = tuple("董事长 总经理 副总 厂长 总监 经理 负责人 总裁 总工程师 总工 董事 创始人 主管 员工 车间主任".split())
_LEFT = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|走进|来到|走访|探访|位于|进入|步入|踏进|踏入|走入|参观|考察|调研|[在到据从与和由是为让对])$"
)
_WORTH = 0.3


def find_framed(text: str, at: int, cue: str, regions: Regions) -> list[Mention]:
    """The firm of two characters and a word for its trade that ends before a cue: 天工油缸的智能车间.

    职务、车间前面的企业:``联创液压董事长``、``走进天工油缸的智能车间``。
    """
    owned = cue.endswith(ROOMS) and text[at - 1 : at] == "的"
    at -= owned
    if not owned and not cue.endswith(_ROOMS_OF_FIRMS) and not cue.endswith(_TITLES):
        return []
    sure = owned or cue == "会议室" or (cue.endswith(_TITLES) and cue != "员工")
    suffix = suffix_of(text[max(at - 8, 0) : at])
    start = at - len(suffix) - 2
    if not suffix or start < 0 or not _LEFT.search(text, max(start - 2, 0), start):
        return []
    if not _named(text, start, regions) or (not sure and common(text[start : start + 2])):
        return []
    return [Mention(start, at, "company", text[start:at], None, "company.behind")]


def _named(text: str, start: int, regions: Regions) -> bool:
    """Whether two characters are no word for a kind, a place or a thing done."""
    stem = text[start : start + 2]
    lexicon = load_lexicon()
    if not all("\u4e00" <= char <= "\u9fff" for char in stem) or stem in suffixes() or regions.knows(stem):
        return False
    if stem in lexicon.stops or stem in lexicon.generic or stem in lexicon.inner:
        return False
    if stem in word_set("not_short") or stem in word_set("macro_regions") or stem in word_set("room_kinds"):
        return False
    return likeness(stem) >= _WORTH
