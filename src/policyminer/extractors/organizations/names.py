"""Names by grammar: place + business + rank word; the rank word fixes the right edge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from policyminer.extractors.organizations.edges import Edge, EdgeFinder
from policyminer.extractors.organizations.lexicon import Lexicon, Rank
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions

_EXTENSIONS = {
    "university": re.compile(
        r"(?![与和、及])[\u4e00-\u9fff]{1,16}?(?:学院|研究院|研究所|研究中心|实验室|医院|科技园|创新中心|技术转移中心|分中心|分校|附中|附小|中学|小学)"
        r"(?![派路城生])"
    ),
    "bank": re.compile(r"(?:股份有限公司)?[\u4e00-\u9fff]{2,8}?(?:分行|支行|营业部|分公司)"),
    "company": re.compile(r"[\u4e00-\u9fff]{2,8}?(?:分公司|子公司|公司党委|研究院)"),
    "research_institute": re.compile(
        r"(?![与和、及])[\u4e00-\u9fff]{1,16}?(?:分院|研究所|研究院|分所|分中心|实验室|大学|学院|医院|基地|产业技术研究院)(?![派路城生])"
    ),
    "hospital": re.compile(r"[\u4e00-\u9fff]{0,8}?(?:医院|分院|院区)"),
    "government": re.compile(r"[\u4e00-\u9fff]{2,8}?(?:分局|支队|大队|分中心|派出所|党组|党委|机关党委)"),
}
_NO_EXTENSION = re.compile(
    r"[的在到赴为是将被由从对向就等把给使让了着、，]|合作|共建|建设|设立|签|支持|引进|举办|组织|联合|推动|成立|建立|开展|参加|专家|教授|投资|帮|附近|各|及其?|挂牌|获批|建成|加快"
)
_SET_UP = re.compile(r"(?:成立|组建|设立|建立|揭牌|共建|创建|新建|筹建|启用|投用|获批|建成|依托|设在)$")
_SET_UP_AFTER = re.compile(r"[”\"]?(?:正式)?(?:揭牌|成立|挂牌|启用|投用|投入|建成|落户|落地|运行|运营|开工|牵头|负责|设在|作为|主任|负责人)")
_PLACE_KINDS = re.compile(
    r"(?:金融|商务|会展|活动|体育|文体|数据|文化|物流|航运|消费|副|次|购物|交通|制造|枢纽|养老|算力|智算|超算|储配|集散|配送|旅游|展示|展览|演艺|艺术|养护|分拨|储备|健身|"
    r"经济|贸易|区域|科技|产业|创业|医疗|医学|游客|客运|游泳|托育|康养|加工|制造业|数字|综合|市|镇|县|城|新|村|集|世界|亚洲|全国|全省|国际|航空)$"
)


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    end: int
    rank: Rank


class RankedNames:
    """Finds names that end in a rank word.

    以格级名收尾的名称:``天津科技大学食品科学与工程学院`` 是一处。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.edges = EdgeFinder(lexicon)
        self.words = tuple(sorted(lexicon.ranks))
        self._automaton: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_automaton": None}

    def find(self, text: str, regions: Regions) -> list[Mention]:
        """All names with a rank word; the longest of those that overlap is left to the caller."""
        found: list[Mention] = []
        done = 0
        for head in self._heads(text):
            if head.end <= done:
                continue
            mention = self._name(text, head, regions, done)
            if mention:
                found.append(mention)
                done = mention.end
        return found

    def _heads(self, text: str) -> list[_Head]:
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)
        heads: list[_Head] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            rank = self.lexicon.ranks[self.words[index]]
            if not (rank.barred and rank.barred.match(text, end)):
                heads.append(_Head(start, end, rank))
        return heads

    def _name(self, text: str, head: _Head, regions: Regions, done: int) -> Mention | None:
        edge = self.edges.left(text, head.start, head.end, regions, done)
        if edge is None or not self._accepted(text, edge, head):
            return None
        start, end, kind = edge.start, head.end, head.rank.type
        region = regions.resolve(edge.place) if edge.place else None
        name = text[start:end]
        if edge.level:
            region = regions.by_level(edge.level)
            name = (region.name if region else edge.level) + name[len(edge.level) :]
        mention = Mention(start, end, kind, name, region, "name." + head.rank.word)
        return self._extended(text, mention)

    def _accepted(self, text: str, edge: Edge, head: _Head) -> bool:
        core = head.start - edge.start
        if edge.generic:
            return False
        if head.rank.word == "中心" and (edge.content < 4 or _PLACE_KINDS.search(text[edge.start : head.start])):
            return False
        if edge.proper or edge.place or edge.level:
            return core >= (2 if not edge.level else 1) and (edge.content > 0 or head.rank.word not in _NEEDS_CONTENT)
        if head.rank.needs == "any":
            return edge.content >= 2
        if head.rank.needs == "content":
            about = _SET_UP.search(text[max(edge.start - 8, 0) : edge.start]) or _SET_UP_AFTER.match(text, head.end)
            return edge.content >= (2 if head.rank.word.endswith("专班") else 4) and bool(about)
        return False

    def _extended(self, text: str, mention: Mention) -> Mention:
        """A body's own part is one name with it: a university's school, a bank's branch."""
        for _ in range(2):
            pattern = _EXTENSIONS.get(mention.type)
            match = pattern.match(text, mention.end) if pattern else None
            if not match or _NO_EXTENSION.search(match[0]):
                break
            mention.name += match[0]
            mention.end = match.end()
            rank = next((word for size in range(8, 1, -1) if (word := match[0][-size:]) in self.lexicon.ranks), None)
            kind = self.lexicon.ranks[rank].type if rank else mention.type
            if kind in {"hospital", "research_institute", "bank", "company", "platform", "school"}:
                mention.type = kind if match[0][-2:] != "学院" else mention.type
        return mention


_NEEDS_CONTENT = frozenset(
    "中心 管理局 监管局 执法局 事务局 促进局 工作局 委员会 委员会办公室 学会 协会 促进会 研究会 联合会 公司 集团 专班 工作专班 服务专班 "
    "交易所 管理处 管理所 工作站 服务站 监测站 党校 实验室 研究所 学校 党组织 党组 附中 附小 日报社 领导小组 指挥部 组委会 俱乐部".split()
)
