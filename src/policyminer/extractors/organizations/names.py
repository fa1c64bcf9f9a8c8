"""Names by grammar: place + business + rank word; the rank word fixes the right edge."""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.organizations.acceptance import Acceptance
from policyminer.extractors.organizations.edges import Edge, EdgeFinder
from policyminer.extractors.organizations.extensions import extended
from policyminer.extractors.organizations.founding import find_founded, of_state, with_left
from policyminer.extractors.organizations.heads import Head, HeadFinder
from policyminer.extractors.organizations.lexicon import Lexicon, word_set
from policyminer.extractors.organizations.makers import also_company
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tasks import TASKS, find_task
from policyminer.extractors.organizations.tokens import known, tokens
from policyminer.extractors.organizations.trade import likeness, quality, suffix_of
from policyminer.extractors.organizations.vocabulary import Found

_ORDINAL = re.compile(r"(?<![\u4e00-\u9fff])第[一二三四五六七八九十]{1,2}$")
_WHOLE = frozenset({"fixed.known", "fixed.company", "fixed.central"})
_UNITS = frozenset({"总队", "支队", "大队", "中队"})
_PARK_VERB = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:规划建设|规划|扩大|新建|扩建|打造|加快|推进|支持)(?=[\u4e00-\u9fff]{2,})"
)
_NAMELIKE = 1.0
_FIRM_OF_PARK = 2.2
_FIELD = re.compile(r"[（(][\u4e00-\u9fff、]{3,20}[）)]")
_BONDED = re.compile(r"[（(][A-Z]型[）)]")
_NO_FIELD = re.compile(r"简称|以下|筹|培育|依托|[省市县区]$|牵头|责任|共建")
_STATE_RESCUE = re.compile(r"消防|矿山|国家|应急|安全|航空|地震|危化|森林|铁路|公安|武警|中国国际|[省市县区]救援队$")
_GROUPS = frozenset({"党组", "机关党委", "党委"})
_AVIATION = frozenset({"区域管制中心", "空管站", "空管局", "空管分局", "监管局", "管理局", "监督管理局"})
_BRANCHES = frozenset({"支行", "分行", "中支"})
_CENTRAL_BANK = re.compile(r"人行(?P<place>[\u4e00-\u9fff]{2,7}?)(?:中心)?$")
_BANK_OF = re.compile(
    r"(?P<bank>(?:中国)?人民银行|人行|(?:中国)?(?:农业|工商|建设|交通|农业发展|邮政储蓄)银行|中国银行|[农工建中交]行|农发行|邮储银行)"
    r"(?P<level>[省市县区州旗])(?P<rest>中心|直属)?$"
)


class RankedNames:
    """Finds names that end in a rank word.

    以格级名收尾的名称:``天津科技大学食品科学与工程学院`` 是一处。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.edges = EdgeFinder(lexicon)
        self.heads = HeadFinder(lexicon)
        self.acceptance = Acceptance(lexicon, self.edges)

    def find(self, text: str, regions: Regions, before: list[Mention], places: Found) -> list[Mention]:
        """All names with a rank word; the longest of those that overlap is left to the caller.

        ``before`` are the bodies with fixed forms: a name may begin with one, never in the middle of one.
        """
        found: list[Mention] = []
        done = 0
        fixed = sorted([(one.start, one.end) for one in before if one.end - one.start > 2])
        groups = {one.end for one in before if one.type == "party"}
        whole = {one.end: one.start for one in before if one.rule in _WHOLE and one.end - one.start > 3}
        for head in self.heads.find(text, places):
            if head.end <= done or (head.rank.word in _GROUPS and head.end in groups):
                continue
            if text[head.start - 1 : head.start] == "、" and head.rank.word in word_set("list_bodies"):
                mention = _member(head, [*before, *found])
            else:
                mention = self._name(text, head, regions, _floor(fixed, head.start, done, regions))
            if mention and not _swallows(text, mention, whole, fixed):
                found.append(mention)
                done = mention.end
        return found

    def _name(self, text: str, head: Head, regions: Regions, done: int) -> Mention | None:
        if (
            head.rank.word in word_set("stations_of_firms")
            and text[head.start - 1] in "省市"
            and not regions.begins_at(head.start - 2)
        ):
            return None
        if head.rank.word in TASKS and (task := find_task(text, head, regions, done)):
            return task
        if head.rank.word == "人民医院" and (number := _ORDINAL.search(text, max(head.start - 4, 0), head.start)):
            start = number.start()
            return Mention(start, head.end, "hospital", text[start : head.end], None, "name.ordinal")
        if head.rank.word in _BRANCHES and (branch := _branch(text, head, regions)):
            return branch
        if (state := of_state(text, head, done)) is not None:
            return state
        edge = self.edges.left(text, head.start, head.end, regions, done)
        if edge is None:
            return find_founded(text, head, regions, done)
        if not self.acceptance.accepts(text, edge, head, regions):
            return self._named_like_verb(text, edge, head) or find_founded(text, head, regions, done)
        mention = with_left(text, self._mention(text, edge, head, regions), head, regions, done)
        return extended(text, _with_field(text, mention), self.lexicon)

    def _mention(self, text: str, edge: Edge, head: Head, regions: Regions) -> Mention:
        """The mention from an edge to the end of a rank word."""
        start, end, kind = edge.start, head.end, head.rank.type
        region = regions.resolve(edge.place) if edge.place else None
        name = text[start:end]
        if edge.level:
            region = regions.by_level(edge.level, edge.start)
            name = (region.name if region else edge.level) + name[len(edge.level) :]
        if text[start - 2 : start] == "武警" and head.rank.word in _UNITS:
            start, name = start - 2, "武警" + name
        if text[start - 2 : start] == "民航" and head.rank.word in _AVIATION:
            start, name = start - 2, "民航" + name
        if kind == "company" and self._company(text[start + 1 : head.start]):
            start, name = start + 1, name[1:]
        if kind == "company" and name[0] == "原" and text[start - 1 : start] in tuple("（("):
            start, name = start + 1, name[1:]
        if kind == "company" and text[start - 2 : start] == "国营":
            start, name = start - 2, "国营" + name
        if kind == "platform" and head.rank.word in word_set("parks_of_firms"):
            firm = self._founder(text, start, head.start, regions)
            if firm is not None:
                return firm
        if kind == "platform" and (verb := _PARK_VERB.match(name)):
            start, name, region = start + verb.end(), name[verb.end() :], None
        return Mention(start, end, _kind(kind, name, edge, head), name, region, "name." + head.rank.word)

    def _founder(self, text: str, start: int, head: int, regions: Regions) -> Mention | None:
        """The firm whose park it is, where words for a trade stand between: 灵岚药业富硒产业园."""
        most = min(6, head - start - 2)
        sizes = [size for size in range(2, most + 1) if self._field_of_park(text, start + size, head, regions)]
        for size in range(most, 1, -1):
            name = text[start : start + size]
            rest = text[start + size : head]
            field = known(rest[:2]) or known(rest[:3]) or rest[:2] in word_set("park_fields")
            if field and self._runs(name) and not regions.knows(name) and not regions.begins_at(start + size):
                return Mention(start, start + size, "company", name, None, "name.founder")
        for size in sizes:
            name = text[start : start + size]
            suffix = suffix_of(name)
            sound = suffix and suffix not in word_set("weak_industries") and size - len(suffix) in {2, 3}
            if sound and quality(name, regions) >= _FIRM_OF_PARK:
                return Mention(start, start + size, "company", name, None, "name.founder")
            if size == 4 and not suffix and _of_group(name, regions):
                return Mention(start, start + size, "company", name, None, "name.founder")
        return None

    def _field_of_park(self, text: str, at: int, head: int, regions: Regions) -> bool:
        """Whether words for a field go from here to the word for a park, no place and no kind."""
        if text[at : at + 2] in word_set("park_fields"):
            return True
        if text[at : at + 2] in self.lexicon.generic or regions.begins_at(at):
            return False
        return known(text[at : min(at + 2, head)]) or known(text[at : min(at + 3, head)])

    def _runs(self, name: str) -> bool:
        """Whether a name is a company's and no place's (三峡)."""
        return also_company(name) and (not known(name) or tokens(name, 0, len(name))[0].tag != "ns")

    def _company(self, word: str) -> bool:
        """Whether a company's own name, without what the tagger glued to it (约谈恒大集团), is a known one."""
        return any(entry.kind == "company" for entry in self.lexicon.entries.get(word, ()))

    def _named_like_verb(self, text: str, edge: Edge, head: Head) -> Mention | None:
        """A company whose name the tagger takes for a verb: 安居置业公司."""
        start = edge.start - 2
        if head.rank.word != "公司" or edge.content != 2 or text[edge.start : head.start] not in self.edges.trades:
            return None
        name, before = text[start : edge.start], text[start - 2 : start]
        clear = not "\u4e00" <= text[start - 1 : start] <= "\u9fff" or before in self.lexicon.stops
        if not clear or name in self.lexicon.stops or likeness(name) < _NAMELIKE:
            return None
        return Mention(start, head.end, "company", text[start : head.end], None, "name.公司")


def _of_group(name: str, regions: Regions) -> bool:
    """Whether four characters are a group's and a firm's own name: 中芯岚晟."""
    head, own = name[:2], name[2:]
    if regions.knows(own) or regions.knows(head) or known(own) or known(name[1:3]):
        return False
    return (head in word_set("name_heads") or also_company(head)) and likeness(own) >= _NAMELIKE


def _with_field(text: str, mention: Mention) -> Mention:
    """A key laboratory with its field in brackets: 国家市场监管重点实验室（储能与电池安全）."""
    field = _FIELD.match(text, mention.end) if mention.name.endswith("重点实验室") else None
    field = _BONDED.match(text, mention.end) if mention.name.endswith("保税物流中心") else field
    if field and not _NO_FIELD.search(field[0]):
        mention.name += field[0]
        mention.end = field.end()
    return mention


def _branch(text: str, head: Head, regions: Regions) -> Mention | None:
    """A branch of a bank with a level word for its place: 人行县支行."""
    match = _BANK_OF.search(text, max(head.start - 12, 0), head.start)
    if match is None:
        return _placed_branch(text, head, regions)
    region = regions.by_level(match["level"], head.start)
    rest = (match["rest"] or "") + head.rank.word
    name = match["bank"] + (region.name if region else match["level"]) + rest
    return Mention(match.start(), head.end, "bank", name, region, "name.branch")


def _placed_branch(text: str, head: Head, regions: Regions) -> Mention | None:
    """A branch of the central bank with the name of its place: 人行济南分行."""
    match = _CENTRAL_BANK.search(text, max(head.start - 12, 0), head.start)
    if match is None or not regions.knows(match["place"]):
        return None
    return Mention(match.start(), head.end, "bank", text[match.start() : head.end], None, "name.branch")


def _member(head: Head, others: list[Mention]) -> Mention | None:
    """A body of a list whose first member says the place: 妇保院 in 市疾控中心、妇保院."""
    owner = next((one for one in reversed(others) if one.end == head.start - 1), None)
    if owner is None or owner.region is None or not owner.name.startswith(owner.region.name):
        return None
    name = owner.region.name + head.rank.word
    return Mention(head.start, head.end, head.rank.type, name, owner.region, "name.member")


def _kind(kind: str, name: str, edge: Edge, head: Head) -> str:
    """The type of a name, which some words in it change."""
    if "武警" in name:
        return "military"
    if "人大" in name and name.endswith("委员会"):
        return "legislature"
    if kind == "government" and head.rank.word == "局" and name[-2] in "一二三四五六七八九十":
        return "company"
    if head.rank.word == "救援队" and not _STATE_RESCUE.search(name):
        return "association"
    if head.rank.word == "大数据中心" and edge.content > 0:
        return "platform"
    return "party" if name.startswith("中央") and kind == "government" else kind


def _swallows(text: str, mention: Mention, whole: dict[int, int], fixed: list[tuple[int, int]]) -> bool:
    """Whether a name begins with a known body and ends with another one (和讯网消息民生银行) or says where it is."""
    at = bisect_left(fixed, (mention.start, 0))
    if at == len(fixed) or fixed[at][0] != mention.start or fixed[at][1] >= mention.end:
        return False
    inner = whole.get(mention.end)
    return text[fixed[at][1]] in "在于为" or (inner is not None and fixed[at][1] < inner)


def _floor(fixed: list[tuple[int, int]], head: int, done: int, regions: Regions) -> int:
    """Where the last fixed form before a rank word begins: a name does not begin inside or before it.

    Where a place begins right behind it, it is another body: 云溪县财政局 云溪县信访局.
    """
    at = bisect_left(fixed, (head, 0)) - 1
    if at > 0 and fixed[at][1] > head and fixed[at - 1][1] == fixed[at][0] and regions.begins_at(fixed[at][0]):
        return max(fixed[at][0], done)
    if at >= 0 and fixed[at][1] < head and regions.begins_at(fixed[at][1]) and regions.begins_at(fixed[at][0]):
        return max(fixed[at][1], done)
    return max(fixed[at][0], done) if at >= 0 and fixed[at][1] <= head else done
