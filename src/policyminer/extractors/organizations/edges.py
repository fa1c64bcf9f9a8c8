"""The left edge of a name: divisions, verbs and function words decide where it begins."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct, field

from policyminer.extractors.organizations.beginnings import from_level, whole_firm
from policyminer.extractors.organizations.lexicon import Lexicon, load_lexicon, word_set
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import IDIOM, Token, known, tokens

_REACH = 34
_BOUND = re.compile(r"[，。、；：！？,;:!?\n\t》《】【〕〔…|/>*#—\s]")
_FUNCTION = re.compile(r"(?:p|c|u[a-z]*|r[a-z]*|y|e|o|d|df|dg|q|mq|m|f|t|w)$")
_PROPER = re.compile(r"(?:nz|nr[a-z]*|ns|nt|eng|nrfg|nrt|vg|ng|ag|tg|dg|zg|g)$")
_LEVELS = frozenset({"省", "市", "县", "区", "州", "旗", "镇", "乡", "自治区", "盟"})
_KIND_CHARS = frozenset("性级型式化类业员制期区员般度")
_AFTER_BUILD = re.compile(
    r"银行|集团|发展|投资|工程|管理|开发|兵团|控股|局|有限|指挥|领导|委员|服务|实业|监理|规划|用地|科技|信息|交易"
)
_TOWNS = re.compile("[街镇乡港碳共和]")
_TOWN = re.compile(r"(?<=[省市县区旗])[\u4e00-\u9fff]{2,3}?(?:街道|镇|乡|港)|碳中和|共和国|和平")
_COUNTING = frozenset("0123456789零一二三四五六七八九十百千万亿两几多数半整这那各每某首第哪")
_PLACE_LAST = tuple("省市县区州镇乡")
_WIDE = frozenset({"区域性", "全国性", "综合性", "专业性"})
_KIND_INSIDE = re.compile(r"式|紧密型|新型|综合型|两大")
_KIND_LAST = tuple("式型级性")
_SERVING = re.compile(r"医院|小学|中学|学校|学院|集团|公司|幼儿园|高中")
_INSIDE_SORTS = re.compile(r"[（(](?:市|区|居|社区|县)[)）]|[两三四五]级")
_SORTS = re.compile(
    r"[A-Z]类|中国(?:最美|十佳|百强|驰名|名牌|十大)|各(?:大|类|级|地|个|自)|全[省市区县]|[两一二三四五六七八九十]大|镇街|乡镇|全国“|(?:全国|全省|全市|全区)?(?:国家|部|省|"
    r"市|县|区|自治区)级|[省市县区部州](?:属|直|管|辖)|全国(?:模范|先进|优秀|文明|示范|百强|最美)"
)
_SCHEME = re.compile(r"一[\u4e00-\u9fff]{1,2}一|”“")
_OWNED = frozenset({"省立", "市立", "县立", "区立", "州立"})
_OWNED_HEADS = frozenset({"医院", "学校", "中学", "小学", "图书", "大学", "幼儿", "院区"})
_CATEGORY = frozenset({"研究", "技术", "实验", "创新", "研发"})
_WORKED = frozenset("煤矿 铁矿 金矿 铜矿 磷矿 厂 酒厂 电厂 水泥 纺织 医院".split())
_DIGITS = frozenset("一二三四五六七八九")
_ADVANCING = frozenset({"推进", "促进"})
_TOWN_FIRST = re.compile("[\u4e00-\u9fff]{2,3}(?:镇|乡|街道)(?=中心|人民|卫生|派出|小学|中学|幼儿|$)")
_KEY = re.compile(
    "(?:国家|全国|教育部|省部共建|[省市])重点实验室$|国家工程(?:技术)?研究中心$|国家工程实验室$|产教联合体$|产教融合共同体$"
)
_LOCAL = re.compile(r"实验室|研究院|研究所|研究中心|创新中心|分中心|研发中心|技术中心|分院|院区|分公司|中试基地|基地")
_OF_OFFICE = re.compile(r"(?:中心|[局会组部办室院班])$")
_GUESTS = frozenset({"院士", "专家", "博士后"})
_NEIGHBOURED = frozenset({"联合", "建设", "和", *_OWNED, *_ADVANCING, *_GUESTS})
_GUESTED = re.compile("院士|专家|博士|工作站|创新|科研|服务|协同")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千万亿两几数多余半个第]+$")
_BODY = re.compile(r"(?:机构|大学|学院|银行|集团|公司|研究院|科学院|研究所|医院|法院|局|学会|协会|校区|院区|实验室)$")
_JOINT = re.compile(
    r"(?:实验室|研究院|研究中心|创新中心|会|社|体|研究所|办公室|基金会|产权|资信|征信|培养|研发中心|技术)"
)


_ONE_OF = re.compile("[一二两三四五六七八九十几多数][家个所座]")


class Edge(Struct, frozen=True, gc=False):
    """Where a name begins and what its left part shows."""

    start: int
    proper: bool
    place: str | None
    level: str | None
    content: int
    generic: bool
    kind: bool = False
    rest: list[Token] = field(default_factory=list)


class EdgeFinder:
    """Walks left from a rank word.

    由格级名向左找名称的起点:``组织企业到浙江大学`` 里是 ``浙江大学``。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.trades = frozenset(lexicon.industries) - {"建设", "保险", "时代"}
        self._verdicts: dict[tuple[str, str], bool | None] = {}

    def left(self, text: str, head: int, end: int, regions: Regions, floor: int) -> Edge | None:
        """The edge of the name whose rank word is ``text[head:end]``; None when nothing goes before it.

        Nothing left of ``floor`` belongs to it: there another body begins or ends.
        """
        low = max(head - _REACH, floor, 0)
        low = _clause_start(text, low, head)
        if low >= head:
            return None
        words = [token for token in tokens(text, low, end, regions.pieces(low, end)) if token.start < head]
        spans = regions.spans_in(low, head)
        places = {start for start, _ in spans} | {start + 1 for start, stop in spans if stop - start == 2}
        if (first := _TOWN_FIRST.match(text, low, head)) and text[low : low + 2] not in self.lexicon.stops:
            places.update(range(low, first.end()))
        for town in _TOWN.finditer(text, low, head) if head - low > 4 and _TOWNS.search(text, low, head) else ():
            places.update(range(town.start(), town.end()))
        kept, counted = self._walk(words, head, text[head:end], places)
        if _KEY.search(text, max(head - 4, low), end):
            kept = self._walk(words, head, text[head:end], places, whole=True)[0]
        kept = from_level(text, self._trim(kept), head)
        if text.startswith("有限", head) or text.startswith("股份有限", head):
            kept = whole_firm(text, words, kept, low, head, regions)
        if not kept or (text[kept[0].start] == "等" and not known(kept[0].word)):
            return None
        return self._edge(text, kept, head, end, regions, counted)

    def _walk(
        self, words: list[Token], head: int, rank: str, places: set[int], *, whole: bool = False
    ) -> tuple[list[Token], bool]:
        """The words of the name, and whether a number with its measure word stands before them."""
        lenient = whole or rank in word_set("lenient")
        coordinated, ahead = whole or rank in word_set("coordinated"), rank[:2]
        firm = (
            rank[0] in "有股公集"
            or rank.endswith(("中心", "实验室", "研究院"))
            or rank.startswith("自由贸易")
            or rank in {"管委会", "管理委员会"}
        )
        kept: list[Token] = []
        index = len(words) - 1
        joined: int | None = None
        while index >= 0:
            token = words[index]
            if token.word in {"）", ")", "”", '"', "’"}:
                opened = self._opening(words, index)
                if opened is None or (token.word in "）)" and not kept and not firm):
                    break
                kept[:0] = words[opened : index + 1]
                index = opened - 1
                continue
            if coordinated and joined is None and token.word in {"和", "与", "及"} and kept and index > 0:
                joined = len(kept)
            elif token.word == "组织" and index and words[index - 1].word in {"社会", "基层", "群团", "国际"}:
                pass
            elif (
                token.start not in places
                and not (whole and token.tag[0] in "nljbz" and token.word not in {"推动", "支持"})
                and self._stops(token, kept, head, words[index - 1].word if index else "", ahead, lenient)
                and not _prefix(words, index)
            ):
                return kept if whole else self._joined(kept, joined, rank), _counts(words, index)
            kept.insert(0, token)
            index -= 1
        return kept if whole else self._joined(kept, joined, rank), False

    @staticmethod
    def _joined(kept: list[Token], joined: int | None, rank: str) -> list[Token]:
        """With 和 inside, the whole only when a place begins it and no body ends before 和."""
        if joined is None or not kept:
            return kept
        before = kept[: len(kept) - joined - 1]
        if before and before[0].word in word_set("national") and len(before) > 1:
            return (
                kept if not _BODY.search(before[-1].word) and before[-1].word not in {"电网", "级"} else kept[-joined:]
            )
        whole = before and (before[0].word in _LEVELS or before[0].tag == "ns" or before[0].word[-1] in "省市县区州")
        if (
            whole
            and len(before) > 1
            and not _BODY.search(before[-1].word)
            and not (rank.endswith("集团") and before[-1].word in word_set("group_roots"))
            and before[-1].word[-1] not in "局委厅部办院"
        ):
            return kept
        return kept[len(kept) - joined :]

    @staticmethod
    def _opening(words: list[Token], index: int) -> int | None:
        wanted = {"）": "（(", ")": "（(", "”": "“", '"': '"', "’": "‘"}[words[index].word]
        for back in range(index - 1, max(index - 7, -1), -1):
            if words[back].word in wanted:
                return back
        return None

    def _stops(self, token: Token, kept: list[Token], head: int, before: str, ahead: str, lenient: bool) -> bool:
        if token.end > head:
            return False
        verdict = self._verdict(token.word, token.tag)
        if verdict is not None:
            return verdict and not (lenient and self._verb(token.word, token.tag))
        return not (lenient and token.word == "建设") and self._special(token, kept, head, before, ahead)

    def _special(self, token: Token, kept: list[Token], head: int, before: str, ahead: str) -> bool:
        """Words whose neighbours decide."""
        word = token.word
        first = kept[0].word if kept else ""
        if word in _OWNED:
            return bool(kept) or ahead not in _OWNED_HEADS
        if word == "联合":
            return bool(kept) and not _JOINT.match(first)
        if word == "建设":
            inside = kept and kept[0].start < head
            return bool(inside and not _AFTER_BUILD.match(first)) or (not kept and ahead in _CATEGORY | _WORKED)
        if word in _ADVANCING:
            return ahead in _WORKED if not kept else kept[0].start < head and not _OF_OFFICE.search(kept[-1].word)
        if word == "和":
            return before not in _DIGITS
        if word in _GUESTS:
            return bool(kept) and not _GUESTED.match(first)
        if word == "圈":
            return before != "都市"
        if word in word_set("group_roots"):
            return bool(kept) or ahead not in {"集团", "公司"}
        return not before or before[-1] in _COUNTING

    def _verdict(self, word: str, tag: str) -> bool | None:
        """Whether a word ends a name wherever it stands; None when its neighbours decide."""
        key = (word, tag)
        if key not in self._verdicts:
            self._verdicts[key] = self._judge(word, tag)
        return self._verdicts[key]

    def _judge(self, word: str, tag: str) -> bool | None:
        if word in _NEIGHBOURED:
            return None
        if word in word_set("bilateral"):
            return False
        if word in self.lexicon.inner or word in _LEVELS or word in self.trades or word in {"·", "—"}:
            return False
        if len(word) == 4 and (word[:2] in self.lexicon.stops or word[2:] in self.lexicon.stops):
            return True
        if word in self.lexicon.stops or not word[0].isalnum() or word[0].isdigit():
            return True
        if len(word) == 3 and word[1:] in self.lexicon.stops and not known(word):
            return True
        if tag == "m" and len(word) > 1 and not _NUMERAL.match(word) and not known(word + "个"):
            return word[-1] in "家个所批座项"
        if word == "圈" or (tag == "q" and len(word) == 1):
            return None
        if word in word_set("group_roots") and tag[0] == "v":
            return None
        if tag == "f":
            return word in word_set("place_words")
        if _FUNCTION.match(tag):
            return not (word.startswith("第") and word[-1] not in "届批次个家期") and tag != "t"
        return self._verb(word, tag)

    @staticmethod
    def _verb(word: str, tag: str) -> bool:
        return tag in {"v", "vd", "vq"} and len(word) > 1 and known(word) and word not in load_lexicon().stops

    def _trim(self, kept: list[Token]) -> list[Token]:
        """Verbs that are also business words do not begin a name."""
        if len(kept) > 2 and kept[0].word in {"科学", "统筹", "有序"} and kept[1].word in word_set("lead_off"):
            kept = kept[2:]
        while len(kept) > 1 and (
            kept[0].word in word_set("lead_off") or (kept[0].tag == "v" and len(kept[0].word) == 1)
        ):
            kept = kept[1:]
        return kept

    def _edge(self, text: str, kept: list[Token], head: int, end: int, regions: Regions, counted: bool) -> Edge:
        start, level, place = _beginning(text, kept, head, regions)
        left = start + len(place or level or "")
        rest = [token for token in kept if token.end > left and token.start < head]
        generics = self.lexicon.generic
        parts = [token.word[: head - token.start] for token in rest]
        ordinary = [part in generics for part in parts]
        common = all(ordinary)
        content = sum([min(token.end, head) - max(token.start, left) for token in rest])
        proper = not common and any(
            [_is_proper(token) for token, plain in zip(rest, ordinary, strict=True) if not plain]
        )
        if not proper and not common and start == kept[0].start and kept[0].word in word_set("national"):
            proper = not _SERVING.match(text, head)
        generic = (
            _is_kind(text, start, head)
            or bool(place and _ONE_OF.match(text, left))
            or (text[end - 1] == "厂" and _straddles(kept, head, end))
        )
        if not generic and not (place or level):
            generic = common or counted or parts[0][-1:] == "级" or parts[0] in _WIDE or parts[-1][-1:] in _KIND_LAST
            generic = generic or bool(_KIND_INSIDE.search(text, start, head))
        elif not generic and parts:
            generic = all([part in word_set("kinds") for part in parts]) or "紧密型" in text[start:head]
            if level and not place:
                generic = generic or (common and text[head : head + 2] in _CATEGORY and text[head + 2] != "院")
            generic = generic or (bool(level) and rest[0].word in _LEVELS)
        elif not generic and level and not place:
            generic = text[head : head + 2] in _CATEGORY
        strict = not place and not level and not proper and bool(ordinary) and ordinary[0]
        return Edge(start, proper, place, level, content, generic, strict, rest=rest)

    def plain(self, edge: Edge, tags: str = "nbj") -> bool:
        """Whether all words of a name are nouns that say no kind."""
        return all(
            token.word not in self.lexicon.generic
            and (token.tag[0] in tags or token.word == "中" or token.word in self.lexicon.inner)
            for token in edge.rest
        )


def _clause_start(text: str, low: int, head: int) -> int:
    """Where the clause begins that ends here, not before ``low``; a dash after 中国 is part of a name."""
    start = head - len(_BOUND.split(text[low:head])[-1])
    if text.find("做", start, head) >= 0:
        start = next((one.end() for one in IDIOM.finditer(text, start, head)), start)
    if text[start - 3 : start] == "中国—" and start > low:
        return _clause_start(text, low, start - 1)
    return start


def _beginning(text: str, kept: list[Token], head: int, regions: Regions) -> tuple[int, str | None, str | None]:
    """Where the name begins, its level word, its place."""
    start = kept[0].start
    level = _level(kept[0], text[head : head + 2])
    span = regions.starting_in(start, head)
    if span is None:
        return start, level, None
    place_at, place = span[0], text[slice(*span)]
    if place_at == start:
        return start, None, place
    if text[place_at - 1] in "（(":
        return start, level, None
    if place_at - 1 == start and len(place) == 2 and text[start] in "东西南北":  # 西太湖 is a place of its own
        return start, level, None
    before = [token for token in kept if token.start < place_at]
    if span[1] == head and _LOCAL.match(text, head) and not _common(before):
        return start, level, None
    if (place or "")[-1:] in _PLACE_LAST and len(place) > 2 and not _body_before(text[start:place_at], before):
        return place_at, None, place
    if before and before[0].word in word_set("bilateral"):
        return start, level, None
    if any(_is_proper(one) or _BODY.search(one.word) for one in before):
        return start, level, None
    return place_at, None, place


def _common(words: list[Token]) -> bool:
    """Whether no word says what a body is for (not 航空科技 in 航空科技云溪实验室)."""
    generic = load_lexicon().generic
    return all(token.word in generic or len(token.word) == 1 or token.tag[0] == "v" for token in words)


def _body_before(name: str, words: list[Token]) -> bool:
    """Whether a body stands before a place in one name (国网云溪县供电公司)."""
    return name in load_lexicon().entries or any(_BODY.search(token.word) for token in words)


def _is_kind(text: str, start: int, head: int) -> bool:
    """各…, 县(市)…, 一企一…: words that make a kind."""
    if text[start - 1 : start] == "各" or _SORTS.match(text, start, head):
        return True
    name = text[start:head]
    if ("级" in name or "）" in name or ")" in name) and _INSIDE_SORTS.search(name):
        return True
    return ("一" in name or "”“" in name) and bool(_SCHEME.search(name))


def _straddles(kept: list[Token], head: int, end: int) -> bool:
    """A word that lies across the beginning of the rank word (数智化|工厂)."""
    return any(token.start < head < token.end < end for token in kept)


def _prefix(words: list[Token], index: int) -> bool:
    """中 at the beginning of a phrase is part of a name (中新钢铁集团), after a noun it is not."""
    if words[index].word != "中":
        return False
    before = words[index - 1].word if index else ""
    if before in word_set("province_letters"):
        return True
    return not before or not before[-1].isalnum() or before in load_lexicon().stops


def _level(token: Token, head: str) -> str | None:
    if token.word in _LEVELS:
        return token.word
    if token.word in _OWNED and head in _OWNED_HEADS:
        return token.word[0]
    return token.word[0] if token.word in {"市中心", "县中心"} and head == "医院" else None


def _counts(words: list[Token], index: int) -> bool:
    """A number with a measure word ends here (5家, 一批, 多所)."""
    token = words[index]
    return token.tag in {"q", "mq", "m"} or token.word in {"家", "个", "所", "批", "座", "各"}


def _is_proper(token: Token) -> bool:
    """A word that is a name or is in no dictionary."""
    return _proper(token.word, token.tag)


@lru_cache(maxsize=50_000)
def _proper(word: str, tag: str) -> bool:
    if word in {"“", "”"} or word in word_set("learned_places"):
        return True
    if not known(word) and len(word) > 1:
        return word[-1] not in _KIND_CHARS and not word.isdigit()
    return bool(_PROPER.match(tag)) and word not in _LEVELS and word not in word_set("not_proper")
