"""The left edge of a name without quotes: verbs and function words stop it, or the clause begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.lexicon import Edges, Head

_BOUNDARY = "，。；：！？、\n\t,;:!?…“”《》（）()【】「」\"·|"
_NUMERAL = re.compile(
    r"^[0-9一二三四五六七八九十两几百千多余]+(?:批|项|个|场|次|届|家|条|类|轮|大|种|所|处|座|期|件|年|月|日|名|系列|支|只|套|片|份|位|户|亩)?$"
)
_YEAR = re.compile(r"^(?:20[0-9]{2}|19[0-9]{2})(?:年度|年)?$")
_INNER = frozenset("三年 五年 两年 百日 千万 百千万 万 百 千 双 一体 十大 百万 三大 一".split())
_TITLE = re.compile(r"(?:第[0-9一二三四五六七八九十百]{1,4}届|(?:20[0-9]{2})年?(?:第[0-9一二三四五六七八九十]{1,3}届)?|中国·)$")


_WHOLE = re.compile(r"(“[^”]*”|[(（][^()（）]*[)）])")
_AMOUNT = re.compile(r"[0-9.]+[万亿]?元?$|[万亿]元$|平方米$|公里$|亩$")


_CUT = re.compile(r"^.*(?:贯彻落实|贯彻|实施|开展|打好|打赢|打响|抓好|用好|做好|出台|印发|荣获)好?(?=.)")
_JOINT = re.compile(r"^.*?(?:行动|工程|计划|活动|战略|制度|机制|改革|方案|规划|全会|会议|建设)[和与及](?=.)|^好(?=国家|全)")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins and what stands before it: ``kind`` is clause strong weak adverb stop number."""

    start: int
    kind: str
    governor: str


def sentence(text: str, at: int) -> str:
    """The words of the clause before ``at``."""
    return re.split(r"[。；！？\n，,;]", text[max(0, at - 60) : at])[-1]


def left_edge(text: str, head: int, entry: Head) -> Edge:
    """The left edge of a name that ends in the head noun at ``head``."""
    floor = _floor(text, head, entry)
    tokens = _tokens(text[floor:head])
    edges = lexicon.edges()
    at, kind, governor = head, "clause", ""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        kind = _kind(tokens, index, entry, edges)
        if kind:
            governor = token[-2:]
            break
        at -= len(token)
    at = _trim(text, at, head, kind, governor, entry)
    return Edge(at, kind or "clause", governor)


def _tokens(window: str) -> list[str]:
    """Words of a window; what stands in quotes or brackets is one word."""
    found: list[str] = []
    for part in _WHOLE.split(window):
        if part[:1] in ("“", "(", "（"):
            found.append(part)
        elif part:
            found += rjieba.cut(part)
    return found


def _kind(tokens: list[str], index: int, entry: Head, edges: Edges) -> str:
    """What sort of edge a token is, "" for a part of the name."""
    token = tokens[index]
    event = entry.need == "event"
    if event and (_YEAR.match(token) or token in {"全市", "全省", "全县", "全区"}):
        return ""
    if entry.need == "activity" and token == "走进":
        return ""
    if token in edges.stop or token == "——":
        return "stop"
    if event:
        return "strong" if token in edges.events or token in edges.adverbs else ""
    if token in edges.strong or _glued(token, edges):
        return "strong"
    if token in edges.adverbs:
        return "" if _reached(tokens, index, edges) else "adverb"
    if token in edges.weak and sum(map(len, tokens[index + 1 :])) >= 2 and _opens(tokens, index, edges):
        return "" if _follows_opener(tokens, index, entry, edges) or _kept(tokens, index, edges) else "weak"
    if _NUMERAL.match(token) and not (index > 0 and token in _INNER):
        return "number"
    return ""


def _kept(tokens: list[str], index: int, edges: Edges) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    return (tokens[index] + following)[:4] in edges.protected


def _glued(token: str, edges: Edges) -> bool:
    """A token that the segmentation glued: 认真落实, 全面实施."""
    first, second = token[:2], token[2:]
    return len(token) == 4 and (first in edges.adverbs or first in edges.strong or first in edges.manner) and (second in edges.strong or second in edges.weak)


def _reached(tokens: list[str], index: int, edges: Edges) -> bool:
    """Whether a verb of doing governs an adverb inside the name: 实施脱贫人口持续增收三年行动."""
    if index == 0 or tokens[index - 1] in edges.stop:
        return False
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if token in edges.openers or token in {"设立", "建立", "健全", "完善"}:
            return at < index - 1
        if token in edges.stop or token in edges.strong or token in edges.adverbs or token in edges.weak:
            return False
    return False


def _follows_opener(tokens: list[str], index: int, entry: Head, edges: Edges) -> bool:
    if entry.type not in {"campaign", "programme", "plan"} or index == 0:
        return False
    return tokens[index - 1] in edges.openers or tokens[index - 1][-2:] in edges.openers


def _opens(tokens: list[str], index: int, edges: Edges) -> bool:
    """Whether a weak verb stands where its clause has its predicate: nothing but subject and adverbs before it."""
    for token in reversed(tokens[:index]):
        if token in edges.stop or token in edges.strong:
            return True
        if token.endswith(edges.subjects) or _AMOUNT.search(token):
            return not _ruled(tokens[:index], edges)
        beside = token in edges.weak or token in edges.leading or token in edges.manner or token in edges.adverbs or _glued(token, edges)
        if not beside:
            return False
    return True


def _ruled(tokens: list[str], edges: Edges) -> bool:
    """Whether a verb of doing already governs the clause: 实施高新技术企业培育提速行动."""
    for token in reversed(tokens):
        if token in edges.stop:
            return False
        if token in edges.openers or token[-2:] in edges.openers:
            return True
    return False


def _floor(text: str, head: int, entry: Head) -> int:
    """The beginning of the clause; a name may reach over brackets and quotes in its middle."""
    floor = head
    limit = max(0, head - 36)
    while floor > limit:
        char = text[floor - 1]
        if char in _BOUNDARY:
            begun = _mate(text, floor, head, limit, entry)
            if begun < 0:
                break
            floor = begun
            continue
        floor -= 1
    return floor


def _mate(text: str, floor: int, head: int, limit: int, entry: Head) -> int:
    """Where a bracket or quote that closes before ``floor`` opens, or -1 where the name cannot reach over it."""
    mate = {")": "(", "）": "（", "”": "“"}.get(text[floor - 1])
    if mate is None or floor >= head:
        return -1
    begun = text.rfind(mate, max(limit, floor - 20), floor - 1)
    bracket = mate != "“"
    if begun < 0 or "\n" in text[begun:floor] or (bracket and (floor - begun > 8 or not text[begun - 1 : begun].isalpha())):
        return -1
    if mate == "“" and not entry.whole:
        if entry.type not in {"campaign", "mechanism", "programme"}:
            return -1
        if entry.type == "mechanism" and text[begun + 1 : floor - 1] not in lexicon.quoted().bare:
            return -1
        rest = lexicon.quoted().modifier.sub("", text[floor:head])
        return begun if len(rest) >= 2 else -1
    return begun


def _trim(text: str, at: int, head: int, kind: str, governor: str, entry: Head) -> int:
    """Take adjectives and left-over verbs off the left end; put 第三届 and 中国· back on events."""
    edges = lexicon.edges()
    opened = governor in edges.openers
    if text.startswith("新时代", at):
        at += 3
    while at < head:
        first = next(iter(rjieba.cut(text[at:head])), "")
        beside = first in edges.leading or first in edges.adverbs or first in "—-、"
        if entry.need != "event" and not opened:
            beside = beside or first in edges.verbs or _glued(first, edges)
        if not first or not beside or text[at : at + 4] in edges.protected:
            break
        at += len(first)
    if entry.need != "event":
        cut = _CUT.match(text[at:head])
        at += cut.end() if cut else 0
    joint = _JOINT.match(text[at:head])
    at += joint.end() if joint else 0
    if entry.need == "event":
        title = _TITLE.search(text[max(0, at - 12) : at])
        at -= len(title[0]) if title else 0
    return at
