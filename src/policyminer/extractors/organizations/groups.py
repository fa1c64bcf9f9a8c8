"""Firms of a group that are called by its name and one of their own: 国通雄恒, 中化瑞岚, 大唐云溪."""

from __future__ import annotations

import re

import rjieba

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.makers import also_company
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import known
from policyminer.extractors.organizations.trade import likeness, suffixes

_CLOSED = re.compile(r"[、，。；）)]|等|[一二三四五六]期|项目|年产|\d|公司|集团|股份")
_HAN3 = re.compile("[\u4e00-\u9fff]{3}")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_POWER = re.compile(
    r"(?:电力|电网|供电|电厂|热电|发电|风电|光伏|新能源|清洁能源|能源|煤电|水电|核电)(?:公司|厂)?"
    r"(?=[、，。；）)“”等与和及]|[一二三四]期|项目|公司|积极|加快|全力|投资|$)"
)
_PLANT = re.compile(r"(?P<site>[\u4e00-\u9fff]{2,3})(?:核电|热电|电厂|发电厂|水电站)(?![力能量])")
_SOUND = 0.4
_CLEAR = 1.2
_DIGITS = frozenset("0123456789〇零一二三四五六七八九十究")


def with_own(text: str, mentions: list[Mention], regions: Regions) -> None:
    """A strange pair right behind the name of a group is its firm's own name: 雄恒 in 国通雄恒.

    集团名后面的自有名称:``国通雄恒、``、``中化瑞岚新材料``;产品不算。
    """
    for one in mentions:
        if one.rule == "fixed.company":
            _with_group(text, one)
        if one.type != "company" or one.end - one.start not in {2, 3} or not also_company(one.name):
            continue
        group = one.name in word_set("state_groups")
        end = _placed(text, one.end, regions) if group else None
        end = end or _own(text, one.end, regions, group=group)
        if end is not None:
            one.end = end
            one.name = text[one.start : end]


_MORE = re.compile(r"[、和与及](?P<body>第?[0-9〇零一二三四五六七八九十]{2,4}(?:研究)?所)(?![长有])")


def numbered_beside(text: str, mentions: list[Mention]) -> list[Mention]:
    """Institutes that a number names behind another one: 702所 in 中船集团716所、702所."""
    found: list[Mention] = []
    for one in mentions:
        if one.type != "research_institute" or text[one.end - 1] != "所" or text[one.end - 2] not in _DIGITS:
            continue
        at = one.end
        while match := _MORE.match(text, at):
            found.append(Mention(*match.span("body"), one.type, match["body"], None, "numbered.beside"))
            at = match.end()
    return found


def _with_group(text: str, one: Mention) -> None:
    """The group right before the name of its brand or firm, standing clear: 东风 in 东风岚图."""
    for size in (3, 2):
        start = one.start - size
        if start < 0 or not also_company(text[start : one.start]) or known(text[one.start - 1 : one.start + 1]):
            continue
        before, pair = text[start - 1 : start], text[start - 2 : start]
        clear = not "\u4e00" <= before <= "\u9fff" or pair in word_set("pushes") or pair in load_lexicon().stops
        if clear and text[start : one.start] not in one.name:
            one.start = start
            one.name = text[start : one.end]
            return


def _own(text: str, at: int, regions: Regions, *, group: bool) -> int | None:
    """Where an own name of two characters ends that begins here."""
    three = text[at : at + 3]
    if (
        _CLOSED.match(text, at + 3)
        and _HAN3.match(three)
        and three[2] not in "等、"
        and not any(map(known, (three[:2], three[1:], three)))
    ):
        return None if known(text[at - 1 : at + 1]) or likeness(three) < _CLEAR else at + 3  # 天能岚福得
    own = _HAN.match(text, at)
    if own is None or known(own[0]) or known(text[at - 1 : at + 1]) or known(text[at + 1 : at + 3]):
        return None
    if likeness(own[0]) < _SOUND or own[0] in word_set("products") or regions.begins_at(at):
        return None
    if own[0] in word_set("not_short") or own[0] in suffixes():
        return None
    end = own.end()
    if likeness(own[0]) >= _CLEAR and at - 3 >= 0 and text[at - 3 : at] in load_lexicon().entries:
        return end  # 北大荒岚缘, whatever follows
    traded = group and any(text[end : end + size] in suffixes() for size in (2, 3))
    return end if traded or _CLOSED.match(text, end) else None


def _placed(text: str, at: int, regions: Regions) -> int | None:
    """Where a place and a word for power end behind a group of the state: 国网云溪电力."""
    place = next(iter(regions.spans_in(at, at + 1)), None)
    if place is None or place[0] != at:
        plant = _PLANT.match(text, at)
        named = plant and (not known(plant["site"]) or rjieba.tag(plant["site"])[0][1] == "ns")
        return plant.end() if plant and named else None
    power = _POWER.match(text, place[1])
    return power.end() if power else None
