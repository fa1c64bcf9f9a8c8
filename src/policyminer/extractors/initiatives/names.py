"""Names without quotes: from a head noun back to where the name begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.lexicon import Head
from policyminer.extractors.initiatives.mentions import Mention

_BOUNDARY = "，。；：！？、\n\t,;:!?…“”《》（）()【】「」\"·|"
_FOUND = re.compile(
    r"建设|打造|成立|设立|共建|组建|建成|揭牌|启用|搭建|创建|筹建|争取|新建|建立|开通|上线|投用|谋划|布局|推进|加快|培育|落户|创办|推动|建好|获批建设|依托|实施|引进|完善|构建|合作建|建起|开工|筹备|启动|运营|申建|申报"
)
_OPENED = re.compile(r"^.{0,10}?(?:揭牌|启用|投用|建成|开园|挂牌|落户|落成|建设|投入使用|开工|投运|正式运营|落地|成立|开馆|运营|上线|竣工)")
_COUNT = re.compile(r"^[（(]?[0-9一二三四五六七八九十两几数多]{1,5}(?:余|多)?(?:个|家|处|所|座|项|片|条|平方米|亩)|^(?:达|增至|总数|共|数|分别|等)")
_MARKED = re.compile(r"行$|走进|进[校社企乡村机军园]|[周日月年节季]$|大[走家讨培]|[百千万]|专场|直通车|送[教医法文戏科岗]|之[星夜]|[0-9]")
_NUMERAL = re.compile(r"^[0-9一二三四五六七八九十两几百千多余]+(?:批|项|个|场|次|届|家|条|类|轮|大|种|所|处|座|期|件|年|月|日|名|系列)?$")
_YEAR = re.compile(r"^(?:20[0-9]{2}|19[0-9]{2})(?:年度|年)?$")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins and what stands before it."""

    start: int
    kind: str
    governor: str


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(lexicon.heads()))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


def plain_names(text: str) -> list[Mention]:
    """Mentions of undertakings that no quotes mark."""
    found: list[Mention] = []
    automaton, words = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        head = lexicon.heads()[words[index]]
        if head.need == "quote" or text.startswith(head.not_after, end):
            continue
        mention = _name(text, start, end, head)
        if mention:
            found.append(mention)
    return found


def _name(text: str, start: int, end: int, head: Head) -> Mention | None:
    edge = left_edge(text, start, head)
    core = text[edge.start : start]
    if not _specific(core, head) or not _allowed(text, edge, start, end, head):
        return None
    name = text[edge.start : end]
    return Mention(edge.start, end, head.type, f"name.{head.type}", 6, name)


def left_edge(text: str, head: int, entry: Head) -> Edge:
    """The left edge of a name that ends in the head noun at ``head``."""
    floor = _floor(text, head, entry)
    tokens = list(rjieba.cut(text[floor:head]))
    edges = lexicon.edges()
    at, kind, governor = head, "clause", ""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token in edges.stop or token in edges.strong or _adverbial(token, edges) or token == "——":
            if entry.need == "event" and _YEAR.match(token):
                at -= len(token)
                continue
            kind, governor = ("stop" if token in edges.stop or token == "——" else "strong"), token[-2:]
            break
        if token in edges.weak and _opens(tokens, index, edges):
            kind, governor = "weak", token
            break
        if _NUMERAL.match(token) and not (entry.need == "event" and _YEAR.match(token)) and not _inner(tokens, index):
            kind, governor = "number", token
            break
        at -= len(token)
    at = _strip(text, at, head, edges)
    return Edge(at, kind, governor)


def _inner(tokens: list[str], index: int) -> bool:
    """Whether a numeral stands inside a name: 安全生产治本攻坚三年行动, 百千万."""
    token = tokens[index]
    if token in {"三年", "五年", "两年", "百日", "千万", "百千万", "万", "百", "千", "双", "一体", "十大", "百万"} or _YEAR.match(token):
        return index > 0 or not token[0].isdigit()
    return False


def _floor(text: str, head: int, entry: Head) -> int:
    """The beginning of the clause; events and platforms reach over brackets and quotes inside their name."""
    floor = head
    limit = max(0, head - 36)
    while floor > limit:
        char = text[floor - 1]
        if char in _BOUNDARY:
            mate = {")": "(", "）": "（", "”": "“"}.get(char) if entry.whole and floor < head else None
            begun = text.rfind(mate, max(limit, floor - 16), floor - 1) if mate else -1
            if begun < 0 or "\n" in text[begun:floor]:
                break
            floor = begun
            continue
        floor -= 1
    return floor


def _opens(tokens: list[str], index: int, edges: lexicon.Edges) -> bool:
    """Whether a weak verb stands where its clause has its predicate: nothing but subject and adverbs before it."""
    for token in reversed(tokens[:index]):
        if token in edges.stop or token in edges.strong:
            return True
        beside = token in edges.weak or token in edges.leading or _adverbial(token, edges)
        if not beside and not token.endswith(edges.subjects):
            return False
    return True


def _adverbial(token: str, edges: lexicon.Edges) -> bool:
    """A token that the segmentation glued: 认真落实, 全面实施."""
    return len(token) == 4 and token[:2] in edges.stop and (token[2:] in edges.strong or token[2:] in edges.weak)


def _strip(text: str, at: int, head: int, edges: lexicon.Edges) -> int:
    while at < head:
        tokens = list(rjieba.cut(text[at:head]))
        if tokens and (tokens[0] in edges.leading or tokens[0] in "—-"):
            at += len(tokens[0])
            continue
        break
    return at


def _specific(core: str, head: Head) -> bool:
    if len(core) < head.least or len(core) > 32 or core in head.generic:
        return False
    if head.works and core.endswith(head.works):
        return False
    rest = [token for token in rjieba.cut(core) if token not in head.generic]
    return sum(map(len, rest)) >= 2


def _allowed(text: str, edge: Edge, start: int, end: int, head: Head) -> bool:
    check = _CHECKS.get(head.need)
    return check(text, edge, start, end) if check else True


def _governs(text: str, edge: Edge, start: int, end: int) -> bool:
    if edge.kind in {"strong", "weak"}:
        return True
    clause = _sentence(text, edge.start)
    return bool(re.search(r"实施|开展|启动|推行|实行|建立|健全|完善|落实|执行|推进|深化|入选|制定|出台|探索|创新", clause))


def _sentence(text: str, at: int) -> str:
    left = text[max(0, at - 60) : at]
    return re.split(r"[。；！？\n，,;]", left)[-1]


def _is_activity(text: str, edge: Edge, start: int, end: int) -> bool:
    core = text[edge.start : start]
    return edge.kind in {"strong", "weak"} and bool(_MARKED.search(core))


def _is_practice(text: str, edge: Edge, start: int, end: int) -> bool:
    return edge.governor in {"推行", "推广", "实行", "施行", "首创"}


def _is_reform(text: str, edge: Edge, start: int, end: int) -> bool:
    return edge.kind in {"strong", "weak", "stop"} and _governs(text, edge, start, end)


def _is_built(text: str, edge: Edge, start: int, end: int) -> bool:
    return bool(_FOUND.search(_sentence(text, start))) and not _COUNT.match(text[end : end + 8])


def _is_founded(text: str, edge: Edge, start: int, end: int) -> bool:
    if _COUNT.match(text[end : end + 8]) or edge.kind == "number":
        return False
    if re.match(r"(?:国家|省|市|县|区|镇|村)级", text[edge.start : start]):
        return False
    return bool(_FOUND.search(_sentence(text, edge.start))) or bool(_OPENED.match(text[end : end + 14]))


def _is_event(text: str, edge: Edge, start: int, end: int) -> bool:
    return not re.match(r"[0-9]{1,4}(?:余|多)?(?:场|次|个)", text[end : end + 6]) and edge.kind != "number"


_CHECKS = {
    "verb": _governs,
    "activity": _is_activity,
    "practice": _is_practice,
    "reform": _is_reform,
    "build": _is_built,
    "found": _is_founded,
    "event": _is_event,
}
