"""Names that are also words: they count when the words around them show a body."""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.organizations.fixed import fits, known_mention
from policyminer.extractors.organizations.known import Entry
from policyminer.extractors.organizations.lexicon import Lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.placenames import abroad
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import stands
from policyminer.extractors.organizations.vocabulary import Found

_CAMPUS = re.compile(
    r"教授|校长|师生|学生|毕业|校园|博士|硕士|学者|校友|课题组|研究生|本科|高考|录取|考研|专业|校区|附属|招生|学校|院系"
)
_SPORT = re.compile(
    r"比赛|主场|客场|联赛|球队|球员|主帅|教练|进球|比分|战胜|击败|负于|不敌|逆转|季后赛|决赛|小组赛|球迷|赛季|"
    r"篮板|得分|助攻|"
    r"转会|引援|门将|前锋|后卫|中场|夺冠|亚冠|欧冠|英超|西甲|意甲|德甲|法甲|中超|中甲|甲A|CBA|NBA|世界杯|轻取|"
    r"横扫|完胜|险胜|"
    r"加盟|热身赛|俱乐部|德比|夺魁|对阵|出线|晋级|\d(?:比|-|:|：)\d"
)
_NO_CLUB = re.compile(
    "市|(?:超级)?联赛|世联赛|世锦赛|世界杯|锦标赛|亚洲杯|精神|比赛|大奖赛|资格赛|预选赛|世预赛|项目|运动|"
    "世界冠军|人才|事业"
)
_POLITICS = re.compile(
    r"党魁|党首|预算案|内阁|选民|民调|领袖|领导人|候选人|议员|选举|大选|竞选|首相|总理|总统|执政|联盟|反对党|在野|"
    r"主席|总书记|国会|议会|武装|停火"
)
_FORCES = re.compile(r"部队|官兵|战士|将士|作战|阵地|战役|空袭|士兵|司令|参谋|军事|敌|起义|长征")
_PRESS = re.compile(r"报道|记者|援引|专访|刊登|主编|编辑|评论员|社评|播出|栏目|主持人")
_MEDICAL = re.compile(r"医生|患者|就诊|住院|救治|抢救|治疗|诊断|主任医师|医护")
_RESEARCH = re.compile(r"院长|所长|研究员|院士|科学家|课题|报告|实验")
_STATES = re.compile(r"呼吁|决议|成员国|峰会|发言人|秘书长|通过|总部|领导人")
_OFFICIAL = re.compile(r"主任|局长|发言人|印发|通知|部署|负责人|审批|调查")
_AROUND = {
    "university": _CAMPUS, "school": _CAMPUS, "other": _SPORT, "party": _POLITICS, "military": _FORCES, "media": _PRESS,
    "hospital": _MEDICAL, "research_institute": _RESEARCH, "international": _STATES, "government": _OFFICIAL,
    "legislature": _POLITICS, "association": _SPORT,
}  # fmt: skip
_REACH = 60
_ENDS = re.compile("[。；！？\n]")
_FIRM_AFTER = re.compile(
    r"公司|集团|股份|控股|CEO|总裁|副?董事长|董事会|创始人|首席|高管|副总|总经理|员工|股价|财报|旗下|官方|专卖店|"
    r"股东|市值|净利|营收|"
    r"前?(?:CEO|总裁)|国服|游戏|赔偿|处以|开出罚单|(?:作出|实施)行政处罚|被(?:罚|判|处|约谈|立案|点名|曝|诉|强制)|"
    r"道歉|致歉|辟谣|官宣|主播|直播间|带货|门店|加盟商|加盟店|旗舰店|市值|平台上?|(?:拟|将|正|已|再|曾|"
    r"正式)(?:收购|入股|并购|起诉|回应|宣布|推出|裁员|召回|签约|落户|投产|中标|赴港|上市|停牌)|起诉|诉|被诉|败诉|"
    r"胜诉|破产|重组|倒闭|债务|上涨|下跌|微跌|微升|微涨|领涨|领跌|系(?!统|列)|收购|入股|并购|宣布|推出|停牌|涨停|"
    r"跌停|回应|裁员|召回|签约|落户|投产|中标|在华|中国区|亚太|大中华|"
    r"等[^，。；的]{0,8}(?:企业|公司|厂商|(?<!特色)(?<!食品)(?<!区域)(?<!产品)品牌|巨头|车企|房企|药企|网站|开发商|运营商|银行|机构|券商)|"
    r"的(?:股价|员工|营收|业绩|高管|总裁|股份|竞争对手|市值|市场份额|投资者|股东)"
)
MALLS = re.compile(r"奥特莱斯|环宇城|万象城|大悦城|广场|印象城|天街|酒店|影城|大厦|社区|[路街杯]")
_FIRM_BEFORE = re.compile(
    r"(?:减持|增持|做空|收购|入股|起诉|状告|跳槽|离职|离开|巨头|厂商|公司|企业|供应商|代工|对手|旗下|联手|携手|引进|引入|牵手|"
    r"券商|车企|房企|银行|"
    r"运营商|开发商|东家|股东|集团|客户|网站|业者)$"
)
_LOOSE_AFTER = re.compile(r"则|或|拟|也|在|已|与|和|、|称|表示|认为|将|还|对|的|等|方面|发布|上市|宣|以|，|。")
_LIST_JOINTS = frozenset("、和与及")


def find_weak(text: str, lexicon: Lexicon, places: Found, found: list[Mention], regions: Regions) -> list[Mention]:
    """Names that are words too, where the sentence proves them.

    ``苹果`` 在 ``苹果、谷歌发布财报`` 里是公司,在 ``种植苹果`` 里不是。

    ``found`` are the bodies that need no proof.
    """
    firm = sorted((one.start, one.end) for one in found if one.type in {"company", "bank"})
    starts, ends = {span[0] for span in firm}, {span[1] for span in firm}
    confirmed: list[Mention] = []
    open_: list[tuple[int, int, Entry]] = []

    def confirm(start: int, end: int, entry: Entry, weight: int) -> None:
        if fits(text, entry.word, end) and stands(text, start, end) and not MALLS.match(text, end):
            confirmed.append(known_mention(text, start, end, entry, weight))
            starts.add(start)
            ends.add(end)

    for start, end, word in places:
        if text[start - 2 : start] in word_set("many_lands"):
            continue
        low, high = _sentence(text, start, end)
        entry = _proved(text, start, end, lexicon.weak[word], low, high)
        if entry is None and (end - start > 3 or "\u4e00" <= text[start - 1 : start] <= "\u9fff"):
            entry = _of_place(text, start, end, lexicon.weak[word], regions)
        if entry is None:
            open_ += [(start, end, one) for one in lexicon.weak[word] if one.type in {"company", "bank"}]
        else:
            confirm(start, end, entry, 2)
    carriers = [one for one in open_ if one[2].word in _CARRIERS]
    heads, tails = {one[0] for one in open_}, {one[1] for one in open_}
    for start, end, entry in open_:
        if entry.word in word_set("never_alone"):
            heads.discard(start)
            tails.discard(end)
    for start, end, entry in open_:
        beside = (text[start - 1 : start] in _LIST_JOINTS and start - 1 in ends) or (
            text[end : end + 1] in _LIST_JOINTS and end + 1 in starts
        )
        beside = beside or (entry.word in _CARRIERS and _with_others(start, entry.word, carriers))
        beside = beside or _in_run(text, start, end, heads, tails)
        if beside or (
            _LOOSE_AFTER.match(text, end) and _clear(text, start) and _near(firm, *_sentence(text, start, end))
        ):
            confirm(start, end, entry, 1)
    return confirmed


def _proved(text: str, start: int, end: int, entries: tuple[Entry, ...], low: int, high: int) -> Entry | None:
    """The reading of a name that the words around prove."""
    for entry in sorted(entries, key=lambda one: one.type in {"company", "bank"}):
        if entry.type in {"company", "bank"}:
            if entry.word in word_set("never_alone"):
                continue
            if _FIRM_AFTER.match(text, end) or _FIRM_BEFORE.search(text, max(start - 4, 0), start):
                return entry
        elif _AROUND[entry.type].search(text, low, high) and not (entry.type == "other" and _NO_CLUB.match(text, end)):
            return entry
    return None


_SITED = re.compile(r"项目|[一二三四]期|总部|基地|工厂|[、，。]|等|产业园|工业园|年产|\d|集团|公司|股份")


def _of_place(text: str, start: int, end: int, entries: tuple[Entry, ...], regions: Regions) -> Entry | None:
    """The company whose own place stands before it, another place or what it builds behind: 新疆广汇 before 云溪."""
    firm = next((one for one in entries if one.kind == "company"), None)
    if firm is None or firm.word in word_set("never_alone"):
        return None
    if not (_SITED.match(text, end) or regions.begins_at(end)):
        return None
    begun = regions.ending_at(text, start) if len(firm.word) == 2 else None
    place = text[begun:start] if begun is not None else regions.prefix(firm.word)
    if place is None or not abroad(regions.table, regions.code, place):
        return None
    return firm


_CARRIERS = frozenset({"联通", "移动", "电信", "网通", "铁通"})


def _with_others(start: int, word: str, carriers: list[tuple[int, int, Entry]]) -> bool:
    """Whether another carrier is named near (联通、移动 and 电信 are words, together they are companies)."""
    return any(one[2].word != word and abs(one[0] - start) < _REACH for one in carriers)


def _in_run(text: str, start: int, end: int, heads: set[int], tails: set[int]) -> bool:
    """Whether another name that is also a word stands on either side in a list (首开、保利、金地)."""
    before = text[start - 1 : start] in _LIST_JOINTS and start - 1 in tails
    after = text[end : end + 1] in _LIST_JOINTS and end + 1 in heads
    return start in heads and (before or after)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a place, inside its sentence."""
    low = max(start - _REACH, 0)
    for match in _ENDS.finditer(text, low, start):
        low = match.end()
    high = _ENDS.search(text, end, min(end + _REACH, len(text)))
    return low, high.start() if high else min(end + _REACH, len(text))


def _clear(text: str, start: int) -> bool:
    """Whether nothing that could be part of one word stands before."""
    return (
        start == 0
        or not "\u4e00" <= text[start - 1] <= "\u9fff"
        or text[start - 1] in "与和及由对将把给让向从在到于为是的而但"
    )


def _near(firm: list[tuple[int, int]], low: int, high: int) -> bool:
    at = bisect_left(firm, (low, 0))
    return at < len(firm) and firm[at][1] <= high
