"""Where rank words stand that may end a name."""

from __future__ import annotations

import re

from msgspec import Struct

from policyminer.extractors.organizations.lexicon import Lexicon, Rank, word_set
from policyminer.extractors.organizations.tokens import common, known
from policyminer.extractors.organizations.vocabulary import Found

STUDENTS = re.compile(r"毕业|生(?![物命态科源产])")
OPENED = re.compile(r"(?:正式)?(?:挂牌|揭牌|成立|启用|投用|落户)")
CENTRE_ACTS = re.compile(
    r"(?:成功|正式|共|累计|全年)?(?:举行|举办|承办|接待|开展|推出|获评|获批|获得|荣获|入选|牵头|负责|组织|联合|承担)"
)
OFFICES = re.compile(r"(?:大数据|数据|产业|创业|旅游|科技|流通|展览|综合|应急)$")
PLACE_KINDS = re.compile(
    r"(?:金融|商务|会展|活动|体育|文体|数据|文化|物流|航运|消费|副|次|购物|交通|制造|枢纽|养老|算力|智算|超算|"
    r"储配|集散|配送|旅游|展示|展览|演艺|艺术|养护|分拨|储备|健身|经济|贸易|区域|科技|产业|创业|医疗|医学|"
    r"游客|客运|游泳|托育|康养|加工|制造业|数字|综合|市|镇|县|城|新|村|集|世界|亚洲|全国|全省|国际|航空)$"
)
_ACTS_AFTER = re.compile(
    r"(?:[（(][^）)]{1,8}[）)])?(?:成功|正式|新)?(?:获评|获批|获得|入选|荣获|挂牌|揭牌|实体化|出台|印发|牵头|推出|推行|发布|实行|试行|设立(?!以来)|成立(?!以来|后)|组建|制定|派出|召开|举办|创建为|创成|升级为|晋升|新增|跻身|"
    r"打造(?!成)|奋力|冲刺|聚力|入驻(?!率)|累计|集聚(?!区|地)|"
    r"上榜|负责|大力推进|率先|综合(?:考评|评价|排名|实力)|高质量发展(?:综合)?评价|全国排名|排名|通过(?!了)|位列|跃居|进入全国|复制推广|在[^，。；]{2,20}?(?:考评|考核|评价|排名))"
)
_TOGETHER = re.compile(r"共建|合作|签|联合|达成|协同")
_KIND_AFTER = re.compile(
    r"(?:共|达)?\d+(?:余|多)?(?:个(?!(?:重点|一流|优势|国家|省|特色)?[级]?(?:学科|专科|专业|团队|项目|课题|学院|科室))"
    r"|所|家|座|处|支|名(?!学生|教师|同学|毕业|师生|医|博士|研究|专家|校友|本科|队员|青年)|户)|(?:\d+|百)强|布局(?!了|在)|(?:基本|全)?覆盖|(?:总数|数量|覆盖率|全覆盖|占比)"
)
_BRACKETED = re.compile(r"[\u4e00-\u9fff]{2}[）)][\u4e00-\u9fff]{2,6}$")  # 中国西部（云溪）粮食贸易 before 中心
_BARE = frozenset("的了个为是每、，。；：！？,;:!?\n\t《》【】〔〕…|/>*# —“（(")
_SORT_LAST = frozenset("级型性式")
_SORTED = frozenset("牧场 大学 小学 厂 化工厂 高中 公司 铁矿 铜矿 煤矿 金矿 锰矿 磷矿".split())
_MEASURES = frozenset("所家座批")


class Head(Struct, frozen=True, gc=False):
    """A rank word in the text.

    Parameters
    ----------
    start, end
        Where it stands.
    rank
        What the lexicon says about it.
    """

    start: int
    end: int
    rank: Rank


def acting(text: str, start: int, end: int) -> bool:
    """Whether an area does or receives something here and is no mere place."""
    if _ACTS_AFTER.match(text, end):
        return True
    return text[start - 1 : start] in {"与", "和", "同"} and bool(_TOGETHER.match(text, end))


class HeadFinder:
    """Finds the rank words before which a name is worth looking for.

    找出可能收住名称的格级名;前一个词已经说明不是名称的不再细看。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def find(self, text: str, places: Found) -> list[Head]:
        """Those of ``places`` that may end a name, by what stands right before and behind them."""
        heads: list[Head] = []
        for start, end, word in places:
            rank = self.lexicon.ranks[word]
            if rank.needs == "acting" and not (_ACTS_AFTER.match(text, end) or _TOGETHER.match(text, end)):
                continue
            if self._hopeless(text, start, rank) and not (
                text[start - 1 : start] == "、" and word in word_set("list_bodies")
            ):
                continue
            if not (rank.barred and rank.barred.match(text, end)) and not _KIND_AFTER.match(text, end):
                heads.append(Head(start, end, rank))
        return heads

    def _hopeless(self, text: str, start: int, rank: Rank) -> bool:
        """Whether what stands right before a rank word already says that no name ends here."""
        before, word = text[start - 1 : start], rank.word
        if before in _BARE or not before or (word == "局" and before in word_set("no_bureau")):
            return True
        pair = text[start - 2 : start]
        if before in _SORT_LAST and pair not in word_set("grades") and rank.type != "platform" and word[-2:] != "中心":
            return True
        if before in _MEASURES and pair[:1].isdigit():
            return True
        if word == "院区" and before == "新":
            return True
        if word in _SORTED and _of_kind(text, start, word):
            return True
        if word == "中心" and not OPENED.match(text, start + 2) and not CENTRE_ACTS.match(text, start + 2):
            near = text[max(start - 4, 0) : start]
            if _BRACKETED.search(text, max(start - 9, 0), start) or text.find("挂牌", max(start - 16, 0), start) >= 0:
                return False
            return bool(PLACE_KINDS.search(near)) and not OFFICES.search(near)
        if text[start - 4 : start] in self.lexicon.inner or text[start - 4 : start + 3] == "全国重点实验室":
            return False
        if (
            pair in self.lexicon.generic
            and word != "集团"
            and word[-2:] != "专班"
            and self._generic_chain(text, start - 2)
        ):
            return True
        return self._stops(pair)

    def _stops(self, pair: str) -> bool:
        """Whether two characters are a word that never stands inside a name."""
        return pair in self.lexicon.stops and pair not in self.lexicon.inner and pair not in word_set("kept_before")

    def _generic_chain(self, text: str, at: int) -> bool:
        """Whether words that say kinds go back to a verb or the beginning of a clause (打造区域物流 before 中心)."""
        for _ in range(3):
            if text[at - 1 : at] in _BARE or not at:
                return True
            pair = text[at - 2 : at]
            if pair in word_set("chain_ends") or self._stops(pair):
                return True
            if pair not in self.lexicon.generic:
                return False
            at -= 2
        return False


def _of_kind(text: str, start: int, word: str) -> bool:
    """Whether 大学, 小学, 厂, 高中 or 公司 says a kind here (大学生, 中小学, 上市公司)."""
    before, pair = text[start - 1 : start], text[start - 2 : start]
    if word == "大学":
        return bool(STUDENTS.match(text, start + 2)) and text[start + 2] == "生"
    if word == "小学":
        return before == "中"
    if word == "牧场":
        return pair in word_set("pasture_kinds")
    if word.endswith("矿"):
        return before in "磁褐赤菱钛非"
    if word == "化工厂":
        return before in "智字动能绿文"
    if word == "厂":
        return before in "工水" or pair in word_set("factory_kinds")
    if word == "高中":
        before = text[max(start - 4, 0) : start - 2]
        return pair in word_set("high_school_kinds") and (not before or common(before) or not known(before))
    return pair in word_set("firm_kinds")
