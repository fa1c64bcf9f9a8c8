"""Names known beforehand, found in one pass."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from policyminer.divisions import load_divisions
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention

_NOT_AFTER = (
    "其他成员国",
    "成员国",
    "办公室",
    "国家",
    "沿线",
    "沿线国家",
    "分行",
    "分院",
    "研究院",
    "集团",
    "公司",
    "基金",
    "报",
    "人才港",
    "贸易伙伴",
    "领导小组",
    "基点",
    "主题公园",
    "工作简报",
    "创新能力",
    "工作专班",
    "示范校",
    "集结中心",
    "集拼中心",
    "集散中心",
)


_REGIONS = frozenset({"粤港澳大湾区", "长三角一体化", "京津冀协同发展", "长江经济带", "西部陆海新通道", "海上丝绸之路"})
_JOIN = re.compile(r"(?:融入|对接|服务|推动|推进|参与|抢抓|落实|支撑|主动|促进|响应|围绕)[^，。；]{0,40}$")
_ORDINAL = re.compile(r"(?:20[0-9]{2}年?)?(?:第[0-9一二三四五六七八九十百]{1,4}|首)届\Z|20[0-9]{2}年?\Z")
_SITE = re.compile(r"(?:全国|全省|[\u4e00-\u9fff]{2,4})?(?:主场|主会场|分会场|庆丰收|庆祝)活动")
_PLACED = re.compile(r"中国[（(][\u4e00-\u9fff]{2,6}[)）]\Z")
_PLACES = re.compile(r"[（(](?:[市县区州旗盟]、?){1,5}[)）]")
_SITED = frozenset({"pilot", "platform"})
_GRANTED = frozenset({"pilot", "honour"})
_LEVELS = ("国家级", "省级", "国家", "全国", "全省")
_KIND_OF_HUB = re.compile(r"(?:港口|陆港|空港|生产服务|商贸服务|陆上边境口岸)型\Z")
_DAY_KEPT = re.compile(  # a day of the calendar is an undertaking where something is done on it: 世界环境日宣传活动
    r"”?(?:系列|主题|集中|现场|大型|专场|科普|主场|[0-9]{4}年?){0,2}(?:宣传|活动|主题|纪念|科普|咨询|志愿|庆祝|普法|启动仪式)"
)
_DAY_HELD = ("开展", "举办", "组织", "开展“", "举办“", "组织“", "参加", "承办")
_PART_OF_PARK = re.compile(
    r"[（(][\u4e00-\u9fff·]{1,8}[)）]|[\u4e00-\u9fff]{2,4}?(?:段|建设区|展示区|展示园|片区)(?=[建项，。、；和及（])"
)
_PLACED_AT = re.compile(r"(?:[、和][\u4e00-\u9fff]{2,4}){0,2}的(?!战略|机遇|建设|发展)")
_CREATED = ("单位", "企业", "示范", "街区", "商户", "门店", "主体")
_HEAD = re.compile(r"(?:发展|建设)?战略(?!合作)|新机制|机制|制度|制(?=[、，。；和]|$)|专项行动|行动|改革(?!开放)")


def _as_strategy(text: str, start: int, end: int) -> bool:
    """Whether a region is named as the strategy and not as a mere place."""
    if _PLACED_AT.match(text, end):  # 打造服务京津冀和东北亚的制造业基地
        return False
    if text.startswith(("生态环境突出问题", "生态环境问题", "生态环境警示片", "突出环境问题"), end):
        return False
    if re.match(r"建设|发展|战略|机遇|一体化|高质量", text[end : end + 4]):
        return True
    near = 46 if text[start - 1 : start] in {"、", "和"} else 20
    return bool(_JOIN.search(text[max(0, start - near) : start])) and not re.match(
        r"招商|城市|企业|市场", text[end : end + 2]
    )


def _kept_day(text: str, start: int, end: int) -> bool:
    """Whether something is done on a day of the calendar: 开展全国科普日, 世界环境日宣传活动; not 是世界地球日."""
    return bool(_DAY_KEPT.match(text, end)) or text.endswith(_DAY_HELD, 0, start)


def _held(text: str, start: int) -> int:
    """Where the name of an event begins: 第十九届杭州亚运会, 2023年成都大运会."""
    for length in (3, 2):
        if load_divisions().lookup(text[max(0, start - length) : start]):
            start -= length
            break
    opened = _ORDINAL.search(text, max(0, start - 14), start)
    return opened.start() if opened else start


def _occasion(text: str, end: int) -> int:
    """The end of the name of an event with its site: 中国农民丰收节全国主场活动."""
    further = _SITE.match(text, end)
    return further.end() if further else end


def _level(text: str, start: int, name: str) -> int:
    """Where the name of a title or pilot begins, its level included: 国家低碳城市试点."""
    for level in () if name.startswith(_LEVELS) else _LEVELS:
        if text.endswith(level, 0, start):
            return start - len(level)
    return start


def _hub(text: str, start: int) -> int:
    """Where the name of a hub begins, its kind and place included: 云浦港口型国家物流枢纽."""
    kind = _KIND_OF_HUB.search(text, max(0, start - 8), start)
    if kind is None:
        return start
    start = kind.start()
    for length in (3, 2):
        if load_divisions().lookup(text[max(0, start - length) : start]):
            return start - length
    return start


class Gazetteer:
    """Known names as one automaton.

    已知名称表:``Gazetteer.of(()).find("融入“一带一路”建设")`` → 一带一路(strategy)。
    """

    def __init__(self, names: tuple[lexicon.Name, ...]) -> None:
        self.names = names
        words = [name.name for name in names]
        self._automaton = AhoCorasick(words, MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    @staticmethod
    def of(given: tuple[lexicon.Name, ...]) -> Gazetteer:
        """The shipped names, after those given."""
        return _build(given)

    def find(self, text: str) -> list[Mention]:
        """Mentions of known names."""
        found: list[Mention] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            name = self.names[index]
            if name.type == "none" or name.where == "quoted" or text.startswith(_NOT_AFTER, end):
                continue
            if name.name[-1] == "日" and name.type == "campaign" and not _kept_day(text, start, end):
                continue
            if name.name.endswith("创建") and text.startswith(_CREATED, end):
                continue
            if name.name in _REGIONS and not _as_strategy(text, start, end):
                continue
            head = _HEAD.match(text, end)
            end = head.end() if head and text[start - 1 : start] != "“" else end
            if name.type == "event":
                start, end = _held(text, start), _occasion(text, end)
            elif name.type in {"plan", "programme"} and text[start - 1 : start] == "省":
                start -= 1
            elif name.type in _SITED and text[start - 1 : start] in ("）", ")"):
                placed = _PLACED.search(text, max(0, start - 10), start)
                start = placed.start() if placed else start
            elif name.name.startswith("国家物流枢纽") and text[start - 1 : start] == "型":
                start = _hub(text, start)
            elif name.name.endswith("国家文化公园") and (part := _PART_OF_PARK.match(text, end)):
                end = part.end()
            if name.type in _GRANTED and text[end : end + 1] in "（(" and (placed := _PLACES.match(text, end)):
                end = placed.end()
            if name.type in _GRANTED and text[start - 1 : start] != "“":
                start = _level(text, start, name.name)
            found.append(Mention(start, end, name.type, "gazetteer", 3 if "“" in name.name else 5, text[start:end]))
        return found


@cache
def _build(given: tuple[lexicon.Name, ...]) -> Gazetteer:
    own = {name.name for name in given}
    names = [*given, *(name for name in lexicon.names() if name.name not in own)]
    return Gazetteer(tuple(names))
