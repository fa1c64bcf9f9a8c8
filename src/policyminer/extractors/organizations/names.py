"""Names by grammar: place + business + rank word; the rank word fixes the right edge."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from policyminer.extractors.organizations.edges import Edge, EdgeFinder
from policyminer.extractors.organizations.extensions import extended
from policyminer.extractors.organizations.lexicon import Lexicon, Rank, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import known
from policyminer.extractors.organizations.trade import likeness, quality
from policyminer.extractors.organizations.vocabulary import Found

_SET_UP = re.compile(
    r"(?:成立|组建|建设|设立|建立|揭牌|共建|创建|新建|筹建|启用|投用|获批|建成|依托|设在|启动运营|上线|运营)的?$"
)
_STUDENTS = re.compile(r"毕业|生(?![物命态科源产])")
_CHAIR = re.compile(r"(?:名誉|常务|执行|副)?(?:会长|理事长|秘书长|理事)")
_ACTS_AFTER = re.compile(
    r"(?:成功|正式)?(?:获评|获批|获得|入选|荣获|挂牌|揭牌|实体化|出台|印发|牵头|创建为|创成|升级为|晋升|新增|跻身|"
    r"上榜|负责)"
)
_TOGETHER = re.compile(r"共建|合作|签|联合|达成|协同")
_OPENED = re.compile(r"(?:正式)?(?:挂牌|揭牌|成立|启用|投用|落户)")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}$")
_WHOLE = frozenset({"fixed.known", "fixed.company", "fixed.central"})
_FOUNDED = re.compile(r"(?:组建|成立|设立)了?$")
_SET_UP_AFTER = re.compile(
    r"[”\"]?等?(?:正式|相继|先后|全面)?(?:揭牌|成立|挂牌|启用|投用|投入|建成|落户|落地|运行|运营|开工|牵头|负责|"
    r"设在|作为|主任|负责人)"
)
_PLACE_KINDS = re.compile(
    r"(?:金融|商务|会展|活动|体育|文体|数据|文化|物流|航运|消费|副|次|购物|交通|制造|枢纽|养老|算力|智算|超算|"
    r"储配|集散|配送|旅游|展示|展览|演艺|艺术|养护|分拨|储备|健身|"
    r"经济|贸易|区域|科技|产业|创业|医疗|医学|游客|客运|游泳|托育|康养|加工|制造业|数字|综合|市|镇|县|城|新|村|集|"
    r"世界|亚洲|全国|全省|国际|航空)$"
)


_BARE = frozenset("的了个为是每、，。；：！？,;:!?\n\t《》【】〔〕…|/>*# —“（(")
_NAMELIKE = 1.0
_CLOSED = frozenset("，。；、")
_KINDS_BEFORE = {
    "高中": frozenset("普通 优质 重点 示范 民办 公办 综合 特色 县域 县级 乡镇".split()),
    "公司": frozenset("上市 跨国 外资 合资 独资 国有 民营 私营 大型 中小 外贸 平台 控股 参股 头部 龙头 链主".split()),
}
_SORT_LAST = frozenset("级型性式")
_GRADES = frozenset({"中级", "高级", "初级"})
_GROUP_BEFORE = frozenset("、，。；由与和及\n建持动")
_ENDING = frozenset(
    "推进 促进 建设 发展 组建 创建 整合 支持 推动 深化 加强 提升 扩大 打造 完善 全国 全省 全市 各类 一批 多家".split()
)
_FACTORIES = frozenset({"净化", "净水", "焚烧", "处理", "绿色", "智能", "示范"})
_KEPT = frozenset({"组织", "专家", "院士"})
_AMONG = re.compile(r"、|等\d+[家个所]|等[\u4e00-\u9fff]{0,6}?(?:平台|机构|载体)")
_FIRST_AMONG = re.compile(
    r"(?:、[^、。；，\n]{2,20}?(?:研究院|研究所|实验室|中心)){1,5}?等[^，。；]{0,10}?(?:平台|机构|载体|项目|落户|"
    r"落地|建成|投运|揭牌|启用)"
)
_OFFICES = re.compile(r"(?:大数据|数据|产业|创业|旅游|科技|流通|展览|综合|应急)$")
_KIND_AFTER = re.compile(
    r"(?:共|达)?\d+(?:余|多)?(?:个|所|家|座|处|支|名|户)|(?:基本|全)?覆盖|(?:总数|数量|覆盖率|全覆盖|占比)"
)
_MUSEUMS = frozenset("博物馆 纪念馆 陈列馆 美术馆 展览馆 科技馆 艺术馆 故居".split())
_TASKS = frozenset(
    "领导小组 领导小组办公室 指挥部 指挥部办公室 联席会议 工作专班 服务专班 专班 委员会 委员会办公室".split()
)
_TASK = re.compile(
    r"(?:^|[，。；：、\n“《\s的由在向为设对与和]|成立了?|组建了?|设立了?|建立了?|设在)"
    r"(?P<name>(?P<level>[省市县区州镇乡])(?!级|场|内|外|域|区|镇|直|长|委|政|属|民)(?P<body>[\u4e00-\u9fff、]{2,26}))$"
)
_PARK_VERB = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:规划建设|规划|扩大|新建|扩建|打造|加快|推进|支持)(?=[\u4e00-\u9fff]{2,})"
)
_NO_TASK = re.compile(r"[的由]|成立|组建|设立|任组长|书记|印发|牵头|成员|召开|负责|、(?:市|县|省|区)")


def _swallows(mention: Mention, whole: dict[int, int], fixed: list[tuple[int, int]]) -> bool:
    """Whether a name ends with a known body and begins with another one and more (和讯网消息民生银行)."""
    inner = whole.get(mention.end)
    if inner is None or inner <= mention.start:
        return False
    at = bisect_left(fixed, (mention.start, 0))
    return at < len(fixed) and fixed[at][0] == mention.start and fixed[at][1] < inner


def _acting(text: str, start: int, end: int) -> bool:
    """Whether an area does or receives something here and is no mere place."""
    if _ACTS_AFTER.match(text, end):
        return True
    return text[start - 1 : start] in {"与", "和", "同"} and bool(_TOGETHER.match(text, end))


def _floor(fixed: list[tuple[int, int]], head: int, done: int) -> int:
    """Where the last fixed form before a rank word begins: a name does not begin inside or before it."""
    at = bisect_left(fixed, (head, 0)) - 1
    return max(fixed[at][0], done) if at >= 0 and fixed[at][1] <= head else done


def _task(text: str, head: _Head, regions: Regions, done: int) -> Mention | None:
    """A task force of a level: 市招才引智工作领导小组; verbs may stand inside its name."""
    low = max(head.start - 34, done, 0)
    match = _TASK.search(text[low : head.start])
    if not match and (placed := _task_of_place(text, head, regions, low)):
        return placed
    if not match or _NO_TASK.search(match["body"]) or "、" in match["body"]:
        return None
    region = regions.by_level(match["level"], low + match.start("name"))
    start = low + match.start("name")
    body = text[start + 1 : head.end]
    return Mention(
        start, head.end, "government", (region.name if region else match["level"]) + body, region, "name.task"
    )


def _task_of_place(text: str, head: _Head, regions: Regions, low: int) -> Mention | None:
    """A task force of a named place: 云溪县创建国家园林县城工作领导小组."""
    for start, end in regions.spans_in(low, head.start):
        body = text[end : head.start]
        clear = not "\u4e00" <= text[start - 1 : start] <= "\u9fff" or text[start - 1] in "立建由在向到与对了"
        if clear and 2 <= len(body) <= 26 and not _NO_TASK.search(body) and "、" not in body and "，" not in body:
            name = text[start : head.end]
            return Mention(start, head.end, "government", name, regions.resolve(text[start:end]), "name.task")
    return None


def _relative(text: str, at: int) -> bool:
    """Whether 母 or 子 before 公司 says what the company is to another (not 电子公司)."""
    return text[at - 1] == "母" or (text[at - 1] == "子" and not known(text[max(at - 2, 0) : at]))


def _entry_company(lexicon: Lexicon, word: str) -> bool:
    """Whether a company's own name, without what the tagger glued to it (约谈恒大集团), is a known one."""
    return any(entry.kind == "company" for entry in lexicon.entries.get(word, ()))


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    end: int
    rank: Rank


def _set_up(text: str, edge: Edge, head: _Head) -> bool:
    """Whether the words around say that the body is set up or begins to work."""
    return bool(_SET_UP.search(text, max(edge.start - 8, 0), edge.start) or _SET_UP_AFTER.match(text, head.end))


class RankedNames:
    """Finds names that end in a rank word.

    以格级名收尾的名称:``天津科技大学食品科学与工程学院`` 是一处。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.edges = EdgeFinder(lexicon)

    def find(self, text: str, regions: Regions, before: list[Mention], places: Found) -> list[Mention]:
        """All names with a rank word; the longest of those that overlap is left to the caller.

        ``before`` are the bodies with fixed forms: a name may begin with one, never in the middle of one.
        """
        found: list[Mention] = []
        done = 0
        fixed = sorted([(one.start, one.end) for one in before if one.end - one.start > 2])
        whole = {one.end: one.start for one in before if one.rule in _WHOLE and one.end - one.start > 3}
        for head in self._heads(text, places):
            if head.end <= done:
                continue
            mention = self._name(text, head, regions, _floor(fixed, head.start, done))
            if mention and not _swallows(mention, whole, fixed):
                found.append(mention)
                done = mention.end
        return found

    def _heads(self, text: str, places: Found) -> list[_Head]:
        heads: list[_Head] = []
        for start, end, word in places:
            rank = self.lexicon.ranks[word]
            if rank.needs == "acting" and not (_ACTS_AFTER.match(text, end) or _TOGETHER.match(text, end)):
                continue
            if self._hopeless(text, start, rank.word):
                continue
            if not (rank.barred and rank.barred.match(text, end)) and not _KIND_AFTER.match(text, end):
                heads.append(_Head(start, end, rank))
        return heads

    def _hopeless(self, text: str, start: int, word: str) -> bool:
        """Whether what stands right before a rank word already says that no name ends here."""
        before = text[start - 1 : start]
        if before in _BARE or not before or (word == "局" and before in word_set("no_bureau")):
            return True
        if (
            before in _SORT_LAST
            and text[start - 2 : start] not in _GRADES
            and not (self.lexicon.ranks[word].type == "platform" or word.endswith("中心"))
        ):
            return True
        if before in "所家座批" and text[start - 2 : start - 1].isdigit():
            return True
        if (word == "大学" and _STUDENTS.match(text, start + 2)) or (word == "小学" and before == "中"):
            return word == "小学" or text[start + 2] == "生"
        if word == "厂" and (before in "工水" or text[start - 2 : start] in _FACTORIES):
            return True
        if word == "中心" and not _OPENED.match(text, start + 2):
            near = text[max(start - 4, 0) : start]
            return bool(_PLACE_KINDS.search(near)) and not _OFFICES.search(near)
        pair = text[start - 2 : start]
        if pair in _KINDS_BEFORE.get(word, ()):
            return True
        if text[start - 4 : start] in self.lexicon.inner:
            return False
        if pair in self.lexicon.generic and word != "集团" and self._generic_chain(text, start - 2):
            return True
        return pair not in _KEPT and pair in self.lexicon.stops and pair not in self.lexicon.inner

    def _generic_chain(self, text: str, at: int) -> bool:
        """Whether words that say kinds go back to a verb or the beginning of a clause (打造区域物流 before 中心)."""
        for _ in range(3):
            if text[at - 1 : at] in _BARE or not at:
                return True
            pair = text[at - 2 : at]
            if pair in _ENDING or (pair in self.lexicon.stops and pair not in self.lexicon.inner and pair not in _KEPT):
                return True
            if pair not in self.lexicon.generic:
                return False
            at -= 2
        return False

    def _name(self, text: str, head: _Head, regions: Regions, done: int) -> Mention | None:
        if head.rank.word in _TASKS and (task := _task(text, head, regions, done)):
            return task
        if head.rank.word == "人民医院" and (number := _ORDINAL.search(text, max(head.start - 4, 0), head.start)):
            if not "\u4e00" <= text[number.start() - 1 : number.start()] <= "\u9fff":
                start = number.start()
                return Mention(start, head.end, "hospital", text[start : head.end], None, "name.ordinal")
        edge = self.edges.left(text, head.start, head.end, regions, done)
        if edge is None or not self._accepted(text, edge, head, regions):
            return self._named_like_verb(text, edge, head) if edge else None
        start, end, kind = edge.start, head.end, head.rank.type
        region = regions.resolve(edge.place) if edge.place else None
        name = text[start:end]
        if edge.level:
            region = regions.by_level(edge.level, edge.start)
            name = (region.name if region else edge.level) + name[len(edge.level) :]
        if text[start - 2 : start] == "武警" and head.rank.word in {"总队", "支队", "大队", "中队"}:
            start, name, kind = start - 2, "武警" + name, "military"
        if (
            kind == "company"
            and text[start + 1 : head.start] in self.lexicon.entries
            and _entry_company(self.lexicon, text[start + 1 : head.start])
        ):
            start, name = start + 1, name[1:]
        if kind == "platform" and (verb := _PARK_VERB.match(name)):
            start, name, region = start + verb.end(), name[verb.end() :], None
        if "人大" in name and name.endswith("委员会"):
            kind = "legislature"
        if kind == "company" and text[start - 2 : start] == "国营":
            start, name = start - 2, "国营" + name
        if kind == "government" and self._numbered_office(text, head):
            kind = "company"
        if head.rank.word == "大数据中心" and edge.content > 0:
            kind = "platform"
        if "武警" in name:
            kind = "military"
        mention = Mention(start, end, kind, name, region, "name." + head.rank.word)
        if name.startswith("中央") and kind == "government":
            mention.type = "party"
        return extended(text, mention, self.lexicon)

    def _named_like_verb(self, text: str, edge: Edge, head: _Head) -> Mention | None:
        """A company whose name the tagger takes for a verb: 安居置业公司."""
        start = edge.start - 2
        if head.rank.word != "公司" or edge.content != 2 or text[edge.start : head.start] not in self.edges.trades:
            return None
        name, before = text[start : edge.start], text[start - 2 : start]
        clear = not "\u4e00" <= text[start - 1 : start] <= "\u9fff" or before in self.lexicon.stops
        if not clear or name in self.lexicon.stops or likeness(name) < _NAMELIKE:
            return None
        return Mention(start, head.end, "company", text[start : head.end], None, "name.公司")

    def _accepted(self, text: str, edge: Edge, head: _Head, regions: Regions) -> bool:
        core = head.start - edge.start
        listed_name = text[edge.start : head.start] in self.lexicon.entries
        if head.rank.word == "厂" and text[head.start - 1] in "工水理烧":
            return False
        if head.rank.word == "集团" and edge.content == 2 and self._grouped(text, edge, head):
            return True
        if head.rank.word in {"公司", "集团"} and self._trading(text, edge.start, head, regions):
            return True
        if head.rank.word == "集团" and edge.generic and self._founded(text, edge, head):
            return True
        if edge.generic or (head.rank.word == "公司" and _relative(text, head.start) and not listed_name):
            return False
        if text[head.start - 4 : head.start] in {"国家重点", "全国重点"} and edge.content > 5 and not edge.kind:
            return True
        if (
            text[edge.start - 1 : edge.start] == "《"
            and text[head.end : head.end + 1] == "》"
            and head.rank.type != "media"
        ):
            return False
        if text[edge.start] in "“”" and head.rank.word.startswith("服务") and not edge.place:
            return False
        if head.rank.needs == "acting":
            return (edge.proper or bool(edge.place)) and edge.content > 0 and _acting(text, edge.start, head.end)
        if edge.kind and head.rank.needs != "any" and not (edge.content > 3 and _set_up(text, edge, head)):
            return False
        if head.rank.type == "platform" and text[edge.start - 1] == "“" and text[head.end : head.end + 1] == "”":
            return False
        if head.rank.type == "platform" and not edge.place and text.startswith(("国家", "全国"), edge.start):
            return False
        if head.rank.word == "中心" and edge.content > 3 and _OPENED.match(text, head.end):
            return True
        if head.rank.word == "中心" and (edge.content < 2 or _PLACE_KINDS.search(text[edge.start : head.start])):
            return (
                bool(edge.level or edge.place)
                and edge.content >= 2
                and bool(_OFFICES.search(text[edge.start : head.start]))
            )
        if edge.level and text[edge.start - 1 : edge.start] == "驻":
            return False
        if head.rank.word == "局" and (not (edge.level or edge.place) or text[head.start - 1] in word_set("no_bureau")):
            return False
        if head.rank.word == "中心" and not (edge.level or edge.place) and core < 5:
            return False
        if text[head.start - 1] == "”" and head.rank.type in {"hospital", "university", "school"} and not edge.place:
            return False
        if head.rank.type == "company" and text[edge.start : head.start] in self.lexicon.entries:
            return True
        if head.rank.word == "大学" and _STUDENTS.match(text, head.end):
            if text[head.end] == "生" or not (edge.place or edge.proper):
                return False
        if head.rank.type == "association" and edge.content >= 2 and _CHAIR.match(text, head.end):
            return True
        if (
            head.rank.word == "集团"
            and edge.content >= 2
            and not edge.kind
            and _FOUNDED.search(text, max(edge.start - 4, 0), edge.start)
        ):
            return True
        if edge.proper or edge.place or edge.level:
            return core >= (2 if not edge.level else 1) and (
                edge.content > 0 or head.rank.word not in word_set("needs_content")
            )
        if head.rank.needs == "any":
            return edge.content >= 2
        if head.rank.word in _MUSEUMS and edge.content >= 2 and not edge.kind and self.edges.plain(edge):
            return text[edge.start : head.start] not in word_set("museum_kinds")
        if head.rank.word == "管理局" and edge.content > 4 and not edge.kind and self.edges.plain(edge, "nbjl"):
            return True
        if head.rank.needs == "content":
            listed = text[edge.start - 1 : edge.start] == "、" and _AMONG.match(text, head.end)
            listed = listed or _FIRST_AMONG.match(text, head.end)
            enough = edge.content >= (2 if head.rank.word.endswith("专班") else 4)
            return enough and (bool(listed) or _set_up(text, edge, head))
        return (
            head.rank.word in {"公司", "集团"}
            and edge.content > (3 if head.rank.word == "集团" else 4)
            and self.edges.plain(edge)
            and (text[edge.start - 1] in "托与和、由向给" or (edge.content > 4 and text[edge.start] in "中华国"))
        )

    @staticmethod
    def _founded(text: str, edge: Edge, head: _Head) -> bool:
        """Whether a group is set up here, whatever its name says (成立物流产业集团)."""
        closed = text[head.end : head.end + 1] in _CLOSED
        return closed and edge.content > 3 and bool(_FOUNDED.search(text, max(edge.start - 4, 0), edge.start))

    @staticmethod
    def _numbered_office(text: str, head: _Head) -> bool:
        """Whether a number stands before 局: such bodies build (广东水电二局)."""
        return head.rank.word == "局" and text[head.start - 1] in "一二三四五六七八九十"

    @staticmethod
    def _grouped(text: str, edge: Edge, head: _Head) -> bool:
        """Whether two characters before 集团 name one, standing clear and saying no kind (巨力集团)."""
        before = text[edge.start - 1 : edge.start]
        clear = not "\u4e00" <= before <= "\u9fff" or before in "与和及由向给对"
        return (
            clear and not edge.place and not edge.level and text[edge.start : head.start] not in word_set("group_kinds")
        )

    @staticmethod
    def _trading(text: str, start: int, head: _Head, regions: Regions) -> bool:
        """Whether what stands before 公司 or 集团 is a trade name (南方水泥) or what groups are called after (文旅)."""
        name = text[start : head.start]
        if head.rank.word == "集团" and name in word_set("group_roots"):
            return text[start - 1 : start] in _GROUP_BEFORE
        return len(name) > 3 and quality(name, regions) >= 1.2
