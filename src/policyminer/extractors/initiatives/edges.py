"""The left edge of a name without quotes: verbs and function words stop it, or the clause begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

from policyminer.divisions import load_divisions
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.lexicon import Edges, Head

_BOUNDARY = '，。；：！？、\n\t,;:!?…“”《》（）()【】「」"|'
_NUMERAL = re.compile(
    r"^[0-9一二三四五六七八九十两几百千多余]+(?:批|项|个|场|次|届|家|条|类|轮|大|种|所|处|座|期|件|年|月|日|名|系列|支|只|套|片|份|位|户|亩)?$"
)
_YEAR = re.compile(r"^(?:20[0-9]{2}|19[0-9]{2})(?:年度|年)?$")
_COUNTERS = frozenset("场 次 期 个 项 批".split())
_TIMES = re.compile(r"[0-9一二三四五六七八九十几两多]+(?:场|次|期|个|项)$")
_INNER = frozenset("三年 五年 两年 百日 千万 百千万 万 百 千 双 一体 十大 百万 三大 一".split())
_TITLE = re.compile(
    r"(?:第[0-9一二三四五六七八九十百]{1,4}届|(?:20[0-9]{2})年?(?:第[0-9一二三四五六七八九十]{1,3}届)?|中国·)$"
)


_WHOLE = re.compile(r"(“[^”]*”|[(（][^()（）]*[)）])")
_AMOUNT = re.compile(r"[0-9.]+[万亿]?元?$|[万亿]元$|平方米$|公里$|亩$")


_FACING = re.compile(r"面向[\u4e00-\u9fff]{2,8}的\Z")
_HELD = re.compile(r".*(?:举办|承办|召开|办好|申办|举行|主办|参加|出席)(?=.)")
_HELPED = re.compile(r".{2,10}?(?:建设|创建|组建|打造|共建|申建|争创)(?=...)")  # 支持某公司建设某实验室
_OPENED = re.compile(r"(?:届|20[0-9]{2}年?|中国|全国|全省|国际)[\u4e00-\u9fff]{0,4}\Z")
_ALSO = re.compile(r".*及(?=..)")
_ERA = re.compile(r"新时代(?=..)")
_CUT = re.compile(
    r".*(?:(?:建设|创建|争创|申报|做好|冲刺)(?=国家|省级|市级|全国|全省|全市)|上线运行|扩面提质|提质扩面|提标扩面|申报实施|共创|共同打造|贯彻落实|贯彻|实施|开展|打好|打赢|打响|抓好|用好|做好|出台|印发|荣获)好?(?=.)"
)
_JOINT = re.compile(
    r".*?(?:行动|工程|计划|活动|战略|制度|机制|改革|方案|规划|全会|会议|建设|创新中心|研究中心|服务中心|实验室|研究院|产业园|平台|基地|示范区|试验区|大会|论坛|大赛|行动”|(?<![体机编])制)[和与及](?=.)|好(?=国家|全)|.*(?:会|赛|节|展|论坛|活动)暨(?=.)"
)


_QUALIFIED = frozenset({"campaign", "programme", "plan", "mechanism", "strategy", "pilot"})
_BUILDERS = frozenset("建设 打造 创建 建立 组建 设立 成立 谋划 规划 共建 建成 规划建设 推进 加快".split())
_WITH = frozenset("与 同 联合 会同 携手 和 支持 鼓励 引导 指导".split())
_JOINS = frozenset("和 与 及 以及".split())
_TASKS = frozenset("抓好 做好 办好 获批 入选 承担 争取 创建 申报".split())
_LISTS = frozenset("黑名单 白名单 红名单 红黑榜 红黄牌 红黄绿 红绿灯 吹哨".split())
_CLAUSE = re.compile(r"[。；！？\n，,;]")
_BOUND = re.compile(f"[{re.escape(_BOUNDARY)}]")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins and what stands before it: ``kind`` is clause strong weak adverb stop number.

    ``words`` are the words of the name up to its head noun.
    """

    start: int
    kind: str
    governor: str
    words: tuple[str, ...] = ()


def sentence(text: str, at: int) -> str:
    """The words of the clause before ``at``, at most 60 characters."""
    left = text[max(0, at - 60) : at]
    match = _CLAUSE.search(left[::-1])
    return left[len(left) - match.start() :] if match else left


def ends_in_head(words: str) -> bool:
    """Whether words end in a head noun: …提升行动, 杭州亚运会."""
    heads = lexicon.heads()
    return any(words[-length:] in heads for length in range(2, min(6, len(words)) + 1))


def left_edge(text: str, head: int, entry: Head) -> Edge:
    """The left edge of a name that ends in the head noun at ``head``."""
    floor = _floor(text, head, entry)
    tokens = _tokens(text[floor:head])
    edges = lexicon.edges()
    at, kind, governor = head, "clause", ""
    index = len(tokens) - 1
    while index >= 0:
        kind = _kind(tokens, index, entry, edges)
        if kind:
            governor = tokens[index][-2:]
            break
        at -= len(tokens[index])
        index -= 1
    begun, words = _trim(text, at, head, tokens[index + 1 :], governor, entry)
    return Edge(begun, kind or ("strong" if begun > at else "clause"), governor, tuple(words))


def _tokens(window: str) -> list[str]:
    """Words of a window; what stands in quotes or brackets is one word."""
    if "“" not in window and "(" not in window and "（" not in window:
        return rjieba.cut(window)
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
    if (token in edges.stop and not _within(tokens, index)) or token == "——":
        return "stop"
    if token in _JOINS and ends_in_head("".join(tokens[max(0, index - 3) : index])):
        return "clause"
    if event and (_TIMES.match(token) or (token in _COUNTERS and index and tokens[index - 1].isdigit())):
        return "number"
    if event:
        inner = token == "持续" and index > 0 and tokens[index - 1] == "可"
        return "strong" if (token in edges.events or token in edges.adverbs) and not inner else ""
    if index and token == "实现" and tokens[index - 1] == "价值":
        return ""
    if token in edges.strong or _glued(token, edges):
        if token in edges.inner and 0 < index == len(tokens) - 1 and entry.type in {"pilot", "mechanism"}:
            return ""
        inner = token in edges.inner and entry.type in {"campaign", "programme", "plan"}
        return "" if inner and _ruled(tokens[:index], edges) else "strong"
    if token in edges.adverbs:
        return "" if _reached(tokens, index, edges) else "adverb"
    if token in edges.weak and sum(map(len, tokens[index + 1 :])) >= 2 and _opens(tokens, index, edges):
        return "" if _follows_opener(tokens, index, entry, edges) or _kept(tokens, index, edges) else "weak"
    if _NUMERAL.match(token) and not (index > 0 and token in _INNER):
        return "number"
    return ""


def _within(tokens: list[str], index: int) -> bool:
    """Whether a function word is part of a longer word: 可持续, 县域内."""
    if tokens[index] == "可":
        return index + 1 < len(tokens) and tokens[index + 1] == "持续"
    return (
        tokens[index] in {"内", "之"} and index > 0 and tokens[index - 1] in {"县域", "区域", "省域", "市域", "一刻钟"}
    )


def _kept(tokens: list[str], index: int, edges: Edges) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    return (tokens[index] + following)[:4] in edges.protected


def _glued(token: str, edges: Edges) -> bool:
    """A token that the segmentation glued: 认真落实, 全面实施."""
    first, second = token[:2], token[2:]
    return (
        len(token) == 4
        and (first in edges.adverbs or first in edges.strong or first in edges.manner)
        and (second in edges.strong or second in edges.weak)
    )


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
    if index > 1 and tokens[index - 1] in edges.weak:
        index -= 1
    return tokens[index - 1] in edges.openers or tokens[index - 1][-2:] in edges.openers


def _opens(tokens: list[str], index: int, edges: Edges) -> bool:
    """Whether a weak verb stands where its clause has its predicate: nothing but subject and adverbs before it."""
    for token in reversed(tokens[:index]):
        if token in edges.stop or token in edges.strong:
            return True
        if token.endswith(edges.subjects) or _AMOUNT.search(token):
            return not _ruled(tokens[:index], edges)
        if 2 <= len(token) <= 3 and load_divisions().lookup(token):
            return not _ruled(tokens[:index], edges)
        if token in _WITH and token != tokens[index - 1]:
            return True
        beside = (
            token in edges.weak
            or token in edges.leading
            or token in edges.manner
            or token in edges.adverbs
            or _glued(token, edges)
        )
        if not beside:
            return False
    return True


def _ruled(tokens: list[str], edges: Edges) -> bool:
    """Whether a verb of doing already governs the clause: 实施高新技术企业培育提速行动."""
    for token in reversed(tokens):
        if token in edges.stop:
            return False
        if token in edges.openers or token[-2:] in edges.openers or token in _TASKS:
            return True
    return False


def _floor(text: str, head: int, entry: Head) -> int:
    """The beginning of the clause; a name may reach over brackets and quotes in its middle."""
    floor = head
    limit = max(0, head - 36)
    while floor > limit:
        match = _BOUND.search(text[limit:floor][::-1])
        if match is None:
            return limit
        floor -= match.start()
        begun = _mate(text, floor, head, limit, entry)
        if begun < 0:
            break
        floor = begun
    return floor


def _mate(text: str, floor: int, head: int, limit: int, entry: Head) -> int:
    """Where a bracket or quote that closes before ``floor`` opens, or -1 where the name cannot reach over it."""
    mate = {")": "(", "）": "（", "”": "“"}.get(text[floor - 1])
    if mate is None:
        return -1
    begun = text.rfind(mate, max(limit, floor - 20), floor - 1)
    if floor >= head and mate == "“" and entry.need == "event":
        return begun if begun > 0 and _OPENED.search(text, max(0, begun - 8), begun) else -1
    if floor >= head and mate == "“" and entry.type == "pilot" and text.endswith(("全省", "全国", "国家级", "省级"), 0, begun):
        return begun
    if floor >= head and mate != "“":
        short = begun > 0 and floor - begun <= 6 and text[begun - 1].isalpha() and text[begun + 1].isalpha()
        return begun if short and entry.type in _QUALIFIED else -1
    if floor >= head:
        listed = mate == "“" and begun > 0 and entry.type == "mechanism" and text[begun + 1 : floor - 1] in _LISTS
        return begun if listed and text[begun - 1].isalpha() else -1
    bracket = mate != "“"
    if (
        begun < 0
        or "\n" in text[begun:floor]
        or (bracket and (floor - begun > 8 or not text[begun - 1 : begun].isalpha()))
    ):
        return -1
    if mate == "“" and not entry.whole:
        if entry.type not in {"campaign", "mechanism", "programme", "pilot", "plan"}:
            return -1
        if entry.type == "mechanism" and text[begun + 1 : floor - 1] not in lexicon.quoted().bare:
            return -1
        if text[begun + 1 : floor - 1] in lexicon.quoted().never | {"黑名单", "红名单", "白名单"}:
            return begun
        rest = lexicon.quoted().modifier.sub("", text[floor:head])
        return begun if len(rest) >= 2 else -1
    return begun


def _trim(text: str, at: int, head: int, words: list[str], governor: str, entry: Head) -> tuple[int, list[str]]:
    """Take adjectives and left-over verbs off the left end; put 第三届 and 中国· back on events."""
    edges = lexicon.edges()
    event = entry.need == "event"
    bare = event or governor in edges.openers
    era = _ERA.match(text, at, head)
    if era:
        at, words = era.end(), _tokens(text[era.end() : head])
    first = int(governor in {"上线", "建成", "启用"} and bool(words) and words[0] in {"运行", "开放", "投用", "启用"})
    at += len(words[0]) if first else 0
    if text[at] == "以" and text[head : head + 8].find("为") > 0 and len(words[0]) != 1:
        at, words = at + 1, _tokens(text[at + 1 : head])
    kept = edges.adjectives if entry.type in _QUALIFIED else frozenset()
    while (
        first < len(words)
        and words[first] not in kept
        and _beside(words[first], bare, edges)
        and text[at : at + 4] not in edges.protected
    ):
        at += len(words[first])
        first += 1
    words = words[first:]
    begun = at
    if entry.need in {"found", "build"}:
        cut = _built_here(words)
        at += sum(map(len, words[:cut]))
    for pattern in (_HELD, _JOINT) if event else (_CUT, _JOINT, _ALSO) if entry.need == "found" else (_CUT, _JOINT):
        cut = pattern.match(text, at, head)
        at = cut.end() if cut and text[cut.end() : head] not in entry.generic else at
    if governor == "的":
        facing = _FACING.search(text, max(0, at - 12), at)
        at = facing.start() if facing else at
    if governor in {"支持", "鼓励", "推动"} and entry.whole:
        cut = _HELPED.match(text, at, head)
        at = cut.end() if cut else at
    if event:
        title = _TITLE.search(text[max(0, at - 12) : at])
        at -= len(title[0]) if title else text[at - 1 : at] == "第" and text[at].isdigit()
    return (at, words) if at == begun else (at, _tokens(text[at:head]))


def _built_here(words: list[str]) -> int:
    """How many words stand before what is built: 原云浦机场 规划 建设 ‖ 高端 装备 智造 产业园."""
    for index in range(len(words) - 1, 0, -1):
        if words[index] in _BUILDERS:
            rest = sum(map(len, words[index + 1 :]))
            return index + 1 if rest >= 6 or (rest >= 4 and words[index - 1] in _BUILDERS) else 0
    return 0


def _beside(word: str, bare: bool, edges: Edges) -> bool:
    """Whether a word at the left end of a name is no part of it."""
    if word in edges.leading or word in edges.adverbs or word in "—-、":
        return True
    return not bare and (word in edges.verbs or _glued(word, edges))
