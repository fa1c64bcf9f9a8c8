"""Names without quotes: which head nouns of a text end a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.edges import Edge, left_edge, sentence
from policyminer.extractors.initiatives.lexicon import Head
from policyminer.extractors.initiatives.mentions import Mention

_FOUND = re.compile(
    r"建设|打造|成立|设立|共建|组建|建成|揭牌|启用|搭建|创建|筹建|争取|新建|建立|开通|上线|投用|谋划|布局|推进|加快|培育|落户|创办|推动"
    r"|建好|依托|实施|引进|完善|构建|合作建|建起|开工|筹备|启动|运营|申建|申报|走进|开设|接入"
)
_SET_UP = re.compile(
    r"接入|推进|启用|上线|培育|依托|建设|打造|成立|设立|共建|组建|建成|揭牌|搭建|创建|筹建|新建|创办|建起|建立"
)
_OPENED = re.compile(
    r"^.{0,8}?(?:揭牌|启用|投用|建成|开园|挂牌|落户|落成|建设|投入使用|开工|投运|正式运营|落地|成立|开馆|运营|上线|竣工|由.{2,16}共建)"
)
_COUNT = re.compile(
    r"^[（(]?[0-9一二三四五六七八九十两几数多]{1,5}万?(?:余|多)?(?:个|家|处|所|座|项|片|条|平方米|亩)|^(?:达|增至|总数|共|数|分别)"
)
_MARKED = re.compile(
    r"行$|走进|进[校社企乡村机军园]|[周日月年节季]$|大[走家讨培]|[百千万]|专场|直通车|送[教医法文戏科岗]|之[星夜]|[0-9]"
)
_NAMED_PARK = re.compile(r"(?:实验室|产业园|科技园区?|科学城|科技城|科创园|综合体|示范园|科创走廊)$")
_LEVELLED = re.compile(
    r"(?:国家|省|市|县|区|镇|村|行业|企业)级|[县乡镇村]?[一两三四五]级|县乡|镇村|乡村两级|新型|高水平|一流|大型|现代化"
)
_PAIR = re.compile(
    r"(?:[京沪津苏浙粤鲁闽][冀晋蒙辽吉黑皖赣豫鄂湘桂琼渝川黔滇云藏陕甘青宁新]|京冀|鲁渝|粤黔|东西部)协作(?:机制)?$"
)


_TAIL = re.compile(r"”[^，。；、,;:：]{0,4}$")
_ZONE = re.compile(r"高新|经济|开发|工业园区?$|产业园区$")
_DOING = re.compile(r"实施|开展|启动|推行|实行|建立|健全|完善|落实|落地|执行|推进|深化|入选|制定|出台|探索|创新")
_CYCLE = re.compile(  # 月调度、季通报、年考核制度
    r"[日周旬月季](?<!每.)(?!有)[\u4e00-\u9fff]{2,3}"
    r"(?:、(?:[周旬月季年]|半年)[\u4e00-\u9fff]{2,3}?(?=、|制度|机制|[，。；“”]|$)){1,3}(?:制度|机制)?"
)


_MEETING = re.compile(
    r"(?:经济|农村|组织|宣传|政法|统战|全国|省委|市委|县委)工作会议$|人民代表大会|党代表大会|全会$|常务会"
)


_GOVERNED = frozenset({"found", "fund", "policy", "verb", "reform", "practice", "activity"})
_WANTED = re.compile(
    _FOUND.pattern
    + r"|"
    + r"开展|推行|实行|健全|落实|落地|执行|深化|入选|制定|出台|探索|创新|举办|组织|推广|首创|施行|兑现|出资|发起"
    + r"|用好|抓好|优化|坚持|完成|实现|打通"
)


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
        found += _names(text, start, end, head)
    for match in _CYCLE.finditer(text):
        if text[match.start() - 1 : match.start()] not in {"“"}:
            found.append(Mention(match.start(), match.end(), "mechanism", "name.cycle", 5, match[0]))
    return found + _pairs(text)


def _pairs(text: str) -> list[Mention]:
    """Pairings of provinces: 苏陕协作."""
    found: list[Mention] = []
    at = text.find("协作")
    while at >= 0:
        match = _PAIR.search(text[max(0, at - 3) : at + (4 if text.startswith("机制", at + 2) else 2)])
        if match:
            start = max(0, at - 3) + match.start()
            found.append(Mention(start, start + len(match[0]), "mechanism", "name.pair", 5, match[0]))
        at = text.find("协作", at + 2)
    return found


def _names(text: str, start: int, end: int, head: Head) -> list[Mention]:
    if head.need in _GOVERNED and not _wanted(text, start, end):
        return []
    edge = left_edge(text, start, head)
    core = text[edge.start : start]
    shared = _shared(text, edge, start, end, head)
    if shared:
        return shared
    least = head.least - (head.whole and end - start >= 3)
    if len(core) < least or not specific(core, head, edge.words) or not _allowed(text, edge, start, end, head):
        return []
    name = text[edge.start : end]
    rank = 3 if "“" in name else 6
    return [Mention(edge.start, end, head.type, f"name.{head.type}", rank, name)]


def _wanted(text: str, start: int, end: int) -> bool:
    """Whether the clause has a verb that could govern a name: the cheap test before the edge is looked for."""
    if _WANTED.search(sentence(text, start)) or _NAMED_PARK.search(text[start:end]):
        return True
    after = text[end : end + 26]
    return bool(_OPENED.match(after)) or after.startswith(("等", "建设", "创建"))


def _shared(text: str, edge: Edge, start: int, end: int, head: Head) -> list[Mention]:
    """Members of a list that share the head: 联席会议、重大事项协商议事等制度, 蓝天、碧水、净土保卫战."""
    etc = text[start - 1 : start] == "等" and head.type in {"mechanism", "campaign", "pilot"}
    etc = etc and not text.startswith("专项", start)
    if not etc and head.type != "strategy" and not text.startswith(("保卫战", "攻坚战"), start):
        return []
    stop = start - 1 if etc else start
    named = text.rfind("等", max(0, start - 6), start)
    if head.type == "strategy" and named > 0:
        etc, stop = True, named
    left = re.split(r"[，。；：！？\n,;“”《》]", text[max(0, stop - 50) : stop])[-1]
    if "、" not in left and not (head.type == "strategy" and re.search(r"[和与及]", left)):
        return []
    begun = left_edge(text, stop - len(left) + left.index("、"), head) if "、" in left else edge
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^、和与及]+", text[begun.start : stop])]
    spans = [(begun.start + s, begun.start + e) for s, e in parts]
    least = 2 if head.type in {"strategy", "campaign"} else 4
    if begun.kind in {"clause", "number"} or len(spans) < 2 or any(not least <= e - s <= 14 for s, e in spans):
        return []
    if not all(specific(text[s:e], head) for s, e in spans):
        return []
    found = [Mention(s, e, head.type, "name.shared", 5, text[s:e]) for s, e in spans]
    if not etc:
        last = found[-1]
        found[-1] = Mention(last.start, end, head.type, "name.shared", 5, text[last.start : end])
    return found


def specific(core: str, head: Head, words: Iterable[str] | None = None) -> bool:
    """Whether the words before a head noun name something."""
    if len(core) < min(head.least, 2) or len(core) > 34 or core in head.generic:
        return False
    if head.works and (core.endswith(head.works) or any(len(work) > 1 and work in core for work in head.works)):
        return False
    rest = [word for word in (rjieba.cut(core) if words is None else words) if word not in head.generic]
    return sum(map(len, rest)) >= 2


def _allowed(text: str, edge: Edge, start: int, end: int, head: Head) -> bool:
    if _TAIL.search(text[max(0, edge.start - 5) : edge.start]) and edge.kind != "strong":
        return False
    if edge.governor == "等" and text.startswith(
        ("领域", "行业", "地区", "区域", "企业", "群体", "方面", "重点", "产业"), edge.start
    ):
        return False
    if edge.kind == "number" and head.type in {"pilot", "platform", "mechanism"}:
        return False
    if text[edge.start : start].endswith(("见", "打", "有", "化为", "付诸")):
        return False
    check = _CHECKS.get(head.need)
    return check(text, edge, start, end) if check else True


def _governs(text: str, edge: Edge, start: int, end: int) -> bool:
    if edge.kind in {"strong", "weak"}:
        return True
    clause = sentence(text, edge.start)
    return bool(_DOING.search(clause))


def _is_activity(text: str, edge: Edge, start: int, end: int) -> bool:
    core = text[edge.start : start]
    return edge.kind in {"strong", "weak"} and bool(_MARKED.search(core))


def _is_practice(text: str, edge: Edge, start: int, end: int) -> bool:
    return edge.governor in {"推行", "推广", "实行", "施行", "首创"}


def _is_reform(text: str, edge: Edge, start: int, end: int) -> bool:
    return edge.kind in {"strong", "weak", "stop", "adverb"} and _governs(text, edge, start, end)


def _is_built(text: str, edge: Edge, start: int, end: int) -> bool:
    if _COUNT.match(text[end : end + 8]):
        return False
    if _FOUND.search(sentence(text, start)):
        return True
    return edge.kind != "stop" and text.startswith(("建设", "创建"), end)


def _is_founded(text: str, edge: Edge, start: int, end: int) -> bool:
    name = text[edge.start : end]
    if _COUNT.match(text[end : end + 8]) or edge.kind == "number" or _LEVELLED.match(name):
        return False
    opened = bool(_OPENED.match(text[end : end + 26]))
    if text[start:end] in {"中心", "平台", "基地", "集聚区", "大脑", "驿站", "学院"}:
        return start - edge.start >= 4 and (
            opened or bool(_SET_UP.search(edge.governor + " " + sentence(text, edge.start)[-8:]))
        )
    if _ZONE.search(name):
        return opened or bool(_SET_UP.search(edge.governor))
    if _NAMED_PARK.search(name):
        return True
    return opened or bool(_FOUND.search(sentence(text, edge.start)))


def _is_event(text: str, edge: Edge, start: int, end: int) -> bool:
    if text[start:end].endswith("节") and len(text[start:end]) < 3:
        if text[start - 1] in "环细情时季章调礼过春佳关":
            return False
        return edge.kind == "strong" and start - edge.start >= 3
    return edge.kind != "number" and not _MEETING.search(text[edge.start : end])


def _is_fund(text: str, edge: Edge, start: int, end: int) -> bool:
    return bool(re.search(r"设立|组建|成立|出资|发起|筹建|建立|设", sentence(text, edge.start))) and not _COUNT.match(
        text[end : end + 8]
    )


def _is_policy(text: str, edge: Edge, start: int, end: int) -> bool:
    return bool(re.search(r"落实|兑现|执行", sentence(text, edge.start)[-16:]))


_CHECKS: dict[str, Callable[[str, Edge, int, int], bool]] = {
    "verb": _governs,
    "activity": _is_activity,
    "practice": _is_practice,
    "reform": _is_reform,
    "build": _is_built,
    "found": _is_founded,
    "event": _is_event,
    "fund": _is_fund,
    "policy": _is_policy,
}
