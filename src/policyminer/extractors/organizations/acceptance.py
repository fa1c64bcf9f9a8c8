"""Whether what stands before a rank word is a name: places, unknown words and words of setting up prove it."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.edges import Edge, EdgeFinder
from policyminer.extractors.organizations.heads import CENTRE_ACTS, OFFICES, OPENED, PLACE_KINDS, STUDENTS, Head, acting
from policyminer.extractors.organizations.lexicon import Lexicon, word_set, word_tuple
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import known, tokens
from policyminer.extractors.organizations.trade import quality

_SET_UP = re.compile(
    r"(?:建强|建好|办好|成立|组建|建设|设立|建立|揭牌|共建|合办|联办|合建|联建|创办|兴办|开办|创建|新建|筹建|启用|投用|获批|建成|依托|放大|设在|启动运营|挂牌运营|挂牌运行|挂牌|上线|运营)的?$|"
    r"(?:成立|组建)(?:了|省内|国内|全省|全国|全市|西部|中部|东部)?首[个家支所]$"
)
_SET_UP_AFTER = re.compile(
    r"[”\"]?(?:的?(?:引领|带动|支撑|示范)作用|等?(?:正式|相继|先后|全面)?(?:揭牌|成立|挂牌|启用|投用|投入|建成|落户|落地|运行|运营|开工|牵头|负责|"
    r"设在|作为|主任|负责人|获批|获评|荣获|入选))"
)
_SCHOOLS = re.compile(r"等(?:\d+[所个])?[^，。；、]{0,6}?(?:校区|学校|院校|高校|中职)")
_CHAIR = re.compile(r"(?:名誉|常务|执行|副)?(?:会长|理事长|秘书长|理事)")
_FOUNDED = re.compile(r"(?:组建|成立|设立)(?:了|省内|国内|全省|全国|全市|西部|中部|东部)?(?:首[个家支所])?$")
_AMONG = re.compile(r"、|等\d+[家个所]|等[\u4e00-\u9fff]{0,6}?(?:平台|机构|载体)")
_BUILT = re.compile(r"建设|能级|等[^，。；、]{0,10}?(?:项目|平台|机构|载体|建设|落户|落地|建成|投运|揭牌|启用)")
_FIRST_AMONG = re.compile(
    r"(?:、[^、。；，\n]{2,20}?(?:研究院|研究所|实验室|中心)){1,5}?等[^，。；]{0,10}?(?:平台|机构|载体|项目|落户|"
    r"落地|建成|投运|揭牌|启用)"
)
_HONOURED = re.compile(r"(?:成功|正式)?(?:获|荣获|入选|上市|跻身|登陆|挂牌|中标|被评为|被认定为)")
_PLATE = re.compile(r"挂牌(?:运[营行]|成立)?(?:了)?$")
_GROUP_BEFORE = frozenset("、，。；由与和及\n建持动好强优大")
_LISTED = frozenset("、，。；")
_CLOSED = frozenset("，。；、,;")
_TRADING = 1.2
_COLLECTIVES = ("经济合作社", "股份合作社", "经济联合社", "经济联合总社")
_GRADED = frozenset({"school", "hospital"})


class Acceptance:
    """Decides whether an edge and a rank word make a name.

    判断格级名前面的词是不是名称:``成立物流产业集团`` 是,``三级甲等医院`` 不是。
    """

    def __init__(self, lexicon: Lexicon, edges: EdgeFinder) -> None:
        self.lexicon = lexicon
        self.edges = edges

    def accepts(self, text: str, edge: Edge, head: Head, regions: Regions) -> bool:
        """Whether a name goes from the edge to the end of the rank word."""
        return self._accepts(text, edge, head, regions) and not _within_word(text, head)

    def _accepts(self, text: str, edge: Edge, head: Head, regions: Regions) -> bool:
        sure = self._firm(text, edge, head, regions) if head.rank.type == "company" else None
        if sure is not None:
            return sure
        founded = head.rank.type == "association" and edge.content > 5
        if founded and _FOUNDED.search(text, max(edge.start - 8, 0), edge.start):
            return True
        if edge.generic or (head.rank.type in _GRADED and not edge.place and _titled(text, head.start)):
            return False
        if text[head.start - 4 : head.start] in {"国家重点", "全国重点"} and edge.content > 5 and not edge.kind:
            return True
        if _quoted(text, edge, head):
            return False
        if head.rank.needs == "acting":
            own = bool(edge.place or edge.level) and head.rank.word in word_set("named_areas")
            named = own or (edge.content > 0 and (edge.proper or bool(edge.place)))
            return named and acting(text, edge.start, head.end)
        if edge.kind and head.rank.needs != "any" and not (edge.content > 3 and _set_up(text, edge, head)):
            return False
        if head.rank.type == "platform" and not edge.place and text.startswith(("国家", "全国"), edge.start):
            return False
        sure = self._special(text, edge, head)
        return self._shown(text, edge, head) if sure is None else sure

    def _firm(self, text: str, edge: Edge, head: Head, regions: Regions) -> bool | None:
        """Companies and groups: known names, trade names, groups that are set up."""
        word, name = head.rank.word, text[edge.start : head.start]
        if word == "厂" and text[head.start - 1] in "工水理烧建办设开进出入回离投新老旧":
            return False
        if word == "集团" and edge.content == 2 and _grouped(text, edge, head):
            return True
        if word == "集团" and text[edge.start - 3 : edge.start] == "集团、" and edge.content > 1:
            return True
        if word in {"公司", "集团"} and _trading(text, edge.start, head, regions):
            return True
        founded = word == "集团" and bool(_FOUNDED.search(text, max(edge.start - 4, 0), edge.start))
        if founded and edge.content > 3 and text[head.end : head.end + 1] in _CLOSED:
            return True
        if edge.generic or (word == "公司" and _relative(text, head.start) and name not in self.lexicon.entries):
            return False
        if edge.kind and head.rank.needs != "any" and not (edge.content > 3 and _set_up(text, edge, head)):
            return False
        if name in self.lexicon.entries or (founded and edge.content >= 2 and not edge.kind):
            return True
        if word == "公司" and edge.content > 3 and not "\u4e00" <= text[edge.start - 1 : edge.start] <= "\u9fff":
            return True if _HONOURED.match(text, head.end) else None
        return None

    def _special(self, text: str, edge: Edge, head: Head) -> bool | None:
        """Rank words with rules of their own: 中心, 局, 大学, associations."""
        word, name = head.rank.word, text[edge.start : head.start]
        if len(word) == 2 and word[1] == "院" and word[0] in "一二三四五六七八九十":
            return bool(edge.level or edge.place) and edge.content == 0
        if (
            word == "公司"
            and edge.place
            and edge.content == 0
            and not "\u4e00" <= text[edge.start - 1 : edge.start] <= "\u9fff"
        ):
            return len(edge.place) == 2
        if word == "理工" and text[head.start - 1] in "治管处办整清监代助经护":
            return False
        if word == "协会" and text[head.start - 1] == "商":
            return False
        if word == "商会" and text[head.start - 1] in "协磋招会研洽":
            return False
        if word == "银行" and name.endswith(word_tuple("no_banks")):
            return False
        placed = bool(edge.level or edge.place)
        if word == "中心":
            if edge.content > 3 and (OPENED.match(text, head.end) or _opened(text, edge, head)):
                return True
            if placed and edge.content >= 2 and CENTRE_ACTS.match(text, head.end):
                return True
            if edge.content < 2 or PLACE_KINDS.search(name):
                return placed and edge.content >= 2 and bool(OFFICES.search(name))
            if not placed and len(name) < 5:
                return False
        if word.endswith(_COLLECTIVES):
            return placed or name[-1:] in "村寨庄屯组"
        if edge.level and text[edge.start - 1 : edge.start] == "驻":
            return False
        if word == "局" and (not placed or text[head.start - 1] in word_set("no_bureau")):
            return False
        if text[head.start - 1] == "”" and head.rank.type in {"hospital", "university", "school"} and not edge.place:
            return False
        if word == "大学" and STUDENTS.match(text, head.end) and not (placed or edge.proper):
            return False
        if word == "工会联合会" and edge.content >= 2 and not edge.generic:
            return True
        if head.rank.type == "association" and edge.content >= 2 and _CHAIR.match(text, head.end):
            return True
        return None

    def _shown(self, text: str, edge: Edge, head: Head) -> bool:
        """Whether the name itself or the words around it show a body."""
        word, needs, core = head.rank.word, head.rank.needs, head.start - edge.start
        if edge.proper or edge.place or edge.level:
            enough = core >= (1 if edge.level else 2)
            return enough and (edge.content > 0 or word not in word_set("needs_content"))
        if needs == "any":
            return edge.content >= 2
        if word in word_set("sure_institutes") and edge.content > 3 and not edge.kind:
            return True
        if word in word_set("museums") and edge.content >= 2 and not edge.kind and self.edges.plain(edge, "nbjl"):
            return text[edge.start : head.start] not in word_set("museum_kinds")
        if word == "管理局" and edge.content > 4 and not edge.kind and self.edges.plain(edge, "nbjl"):
            return True
        if (
            word in word_set("set_up_bodies")
            and edge.content > 3
            and _FOUNDED.search(text, max(edge.start - 12, 0), edge.start)
        ):
            return True
        if head.rank.type == "school" and text[edge.start - 1 : edge.start] == "、" and _SCHOOLS.match(text, head.end):
            return edge.content > 3 and not edge.kind
        if needs == "content":
            listed = text[edge.start - 1 : edge.start] == "、" and _AMONG.match(text, head.end)
            listed = listed or _FIRST_AMONG.match(text, head.end)
            listed = listed or (head.rank.type == "research_institute" and _BUILT.match(text, head.end))
            enough = edge.content >= (2 if word.endswith("专班") or word in word_set("field_institutes") else 4)
            return enough and (bool(listed) or _set_up(text, edge, head))
        if word not in {"公司", "集团"} or edge.content <= (3 if word == "集团" else 4) or not self.edges.plain(edge):
            return False
        return text[edge.start - 1] in "托与和、由向给" or (edge.content > 4 and text[edge.start] in "中华国")


def _opened(text: str, edge: Edge, head: Head) -> bool:
    """Whether a centre's plate is put up, or it is set up for a place in brackets."""
    name = text[edge.start : head.start]
    if name[0] == "（":
        return False
    if edge.content > 5 and _PLATE.search(text, max(edge.start - 8, 0), edge.start):
        return True
    return "）" in name[3:] and _set_up(text, edge, head)


def _set_up(text: str, edge: Edge, head: Head) -> bool:
    """Whether the words around say that the body is set up or begins to work."""
    return bool(_SET_UP.search(text, max(edge.start - 8, 0), edge.start) or _SET_UP_AFTER.match(text, head.end))


def _quoted(text: str, edge: Edge, head: Head) -> bool:
    """Whether quotation marks make a title of it (《英雄联盟》) or a motto (“家门口”就业服务站)."""
    before, after = text[edge.start - 1 : edge.start], text[head.end : head.end + 1]
    if before == "《" and after == "》" and head.rank.type != "media":
        return True
    if text[edge.start] in "“”" and head.rank.word.startswith("服务") and not edge.place:
        return True
    return head.rank.type == "platform" and before == "“" and after == "”"


def _within_word(text: str, head: Head) -> bool:
    """Whether a short rank word ends in the middle of a word (商专 in 电商专业)."""
    end = head.end
    if end - head.start > 2 or text[head.start] in "一二三四五六七八九十" or not known(text[end - 1 : end + 1]):
        return False
    near = tokens(text, head.start, min(end + 3, len(text)))
    return any(head.start < one.start < end < one.end for one in near)


def _titled(text: str, at: int) -> bool:
    """Whether the word before a rank word says a title received (足球特色学校, 诚信示范医院)."""
    return text[at - 2 : at] in word_set("title_words") or text[at - 3 : at] in word_set("title_words")


def _relative(text: str, at: int) -> bool:
    """Whether 母 or 子 before 公司 says what the company is to another (not 电子公司)."""
    return text[at - 1] == "母" or (text[at - 1] == "子" and not known(text[max(at - 2, 0) : at]))


def _grouped(text: str, edge: Edge, head: Head) -> bool:
    """Whether two characters before 集团 name one, standing clear and saying no kind (巨力集团)."""
    before = text[edge.start - 1 : edge.start]
    if edge.place or edge.level or text[edge.start : head.start] in word_set("group_kinds"):
        return False
    return not "\u4e00" <= before <= "\u9fff" or before in "与和及由向给对"


def _trading(text: str, start: int, head: Head, regions: Regions) -> bool:
    """Whether what stands before 公司 or 集团 is a trade name (南方水泥) or what groups are called after (文旅)."""
    name = text[start : head.start]
    if name in word_set("group_roots"):
        return text[start - 1 : start] in (_GROUP_BEFORE if head.rank.word == "集团" else _LISTED)
    return len(name) > 3 and quality(name, regions) >= _TRADING
