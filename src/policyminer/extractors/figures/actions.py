"""Indicators that are actions, and figures whose noun stands behind an action that takes them.

“5天完成增容”→“增容”;“到县级医院工作满3年”→“工作”;“覆盖八成以上行政村”→“行政村”。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.cues import LINK, VERB, Token, cues
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.plain import plain_segmenter
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.extractors.figures.stays import took
from policyminer.spans import Span

_TAKES = re.compile(  # a share of what stands behind it
    r"(?:覆盖|惠及|涉及|带动|集中|集聚|汇聚|聚集|贡献|拥有|占据|占有|占用|承担|生产|满足|消化|吸纳|解决|实现|提供|承载|承运|输送|供应|消耗|节约|节省|回收|免除|减免|承接|完成|争取|有)(?:了|着|到)?"
    r"(?:全[市县省区国球镇村州]|世界|国内|我[市县省区国])?(?:的)?(?:近|约|超|超过|过|将近|接近|逾|一半|大约)?$"
)


def share_of(text: str, item: Measure, clause: int) -> bool:
    """Whether a share is taken by the verb in front of it: ``覆盖|八成以上|行政村``."""
    if item.dimension not in {"percent", "fraction"} or not text[item.end : item.end + 1].isalpha():
        return False
    return _TAKES.search(text, max(clause, item.start - 12), item.start) is not None


_SERVED = re.compile(
    r"(?:到|在|于|赴|去|前往|来)[^，。；0-9]{2,24}?(?P<what>工作|从业|就业|创业|执业|任职|从教|从医|居住|生活|学习|服务|就读|任教|公示|公告|公开|挂职|轮训|停留|驻点|驻村|实习|见习|务工|经营|招商|推介|考察|调研|巡演|演出|路演|展销|培训)(?:已)?(?:均)?(?:满|不少于|不低于|超过|达|达到|累计|连续|时间|时限|期限|时间不少于|期不少于)*$"
)
_HELPED = re.compile(
    r"(?:为|让|使|给|替|帮|帮助)[^，。；、0-9“”]{2,16}?(?:(?:累计|共|直接|新增|预计|可|已|少|年|平均)*)(?P<what>担保贷款|融资担保|减税降费|减负|减税|减税降费|降本|节支|增收|少跑|少跑腿|让利|供餐|送餐|助餐|增信|融资|招工|降费|退税|缓税|贷款|放款|省钱|节约|多赚|多挣)(?:累计|共|约|超|超过|近|达)*$"
)
_BARE = re.compile(r"(?:只能|可以|能够|可|能|会)(?P<what>[\u4e00-\u9fff]{1,2})$")
_POWERS = frozenset("力量源效耗够手干人级见会动以是否上在")
_BARE_OK = frozenset(
    "存 装 产 收 卖 容 停 坐 住 挣 赚 拿 卖出 存下 停放 容纳 申购 购买 领取"
    " 享受 节省 节约 省 跑 分红 采摘 出栏 生产 加工 接待 运".split()
)


_FINES = frozenset("奖罚赔")
_PRIZES = frozenset("处罚 获奖 领奖 理赔 包赔 大奖 等奖 金奖 银奖 摘奖".split())
_HELPED_ENDS = frozenset("负税本支收跑腿利餐信资保工费款钱约赚挣计共超过近达")
_BARE_ENDS = frozenset(word[-1] for word in _BARE_OK)


def acted(text: str, low: int, item: Measure) -> Span | None:
    """The action that a duration or count measures: ``到…|工作|满3年``, ``为…|减负|310亿元``."""
    if item.dimension == "duration" or item.unit in {"次", "批次", "批", "人次", "趟", "场次", "场", "轮"}:
        served = _SERVED.search(text, low, item.head)
        if served is not None:
            return served.span("what")
    ending = text[item.head - 1 : item.head]
    if item.dimension == "money" and ending in _FINES and text[item.head - 2 : item.head] not in _PRIZES:
        return item.head - 1, item.head
    helped = _HELPED.search(text, low, item.head) if ending in _HELPED_ENDS else None
    if helped is not None:
        return helped.span("what")
    if ending not in _BARE_ENDS or text[item.end : item.end + 1].isalpha():
        return None
    bare = _BARE.search(text, max(low, item.head - 6), item.head)
    if bare is not None and bare["what"] in _BARE_OK and text[bare.start() - 1] not in "功性智产职节技动势潜机才热电光":
        return bare.span("what")
    return None


_CONTRACT = re.compile(
    r"(?:签订|签署|签|设立|设置|设定|开展为期|实行|给予|约定|规定|享有|享受|减免|免收|免除|免缴|免交|减收|缓缴|补发|预缴|预付|预交|租住|具有|具备|拥有|有|留出|提供)(?:了|有)?(?:至少|不少于|不低于|超过|最长|最高)?$"
)
_AT_ONCE = re.compile(
    r"(?:内)?[，]?(?:之内|左右)?(?:就|即|便|才|可|能|以|够|全部|顺利|必须|须|应|要|当){0,4}"
    r"(?=[\u4e00-\u9fff]{2})"
)
_WHAT = re.compile(r"(?:了|出|好)?(?P<what>[^，。；：、“”的0-9了]{0,8})")
_ENDING = frozenset("完成 办理 办结 实现 予以 给予 作出 做出 提出 进行 出具 开展 组织 报送".split())


def lasting(text: str, sentence: Sentence, item: Measure, before: Span | None) -> Span | None:
    """What a duration is spent on, when the words behind it say: ``签订|3年|劳动合同``, ``5天|完成增容``."""
    follows = text[item.end : item.end + 1]
    if not follows.isalpha() or text[item.head - 1] in "由从":
        return None
    if _CONTRACT.search(text, max(sentence.start, item.start - 8), item.start):
        behind = noun_after(text, sentence, item.end)
        if behind is not None:
            return behind
    if text[item.head - 2 : item.head] in {"历时", "耗时", "用时", "仅用", "只用"}:
        return _done(text, item.end, sentence.end)
    at = took(text, item)
    if at:
        return _done(text, at, sentence.end)
    if before is not None and not _ACTOR.search(text, *before) and not _person(text[slice(*before)]):
        return None
    match = _AT_ONCE.match(text, item.end, sentence.end)
    return None if match is None else _done(text, match.end(), sentence.end)


def _done(text: str, at: int, end: int) -> Span | None:
    """The action that begins at an offset, or what it is done to where the verb says no more than that."""
    sizes = [n for n in (4, 3, 2) if at + n <= end]
    size = next((n for n in sizes if cues().kind(text[at : at + n]) & VERB or text[at : at + n] in _ENDING), 0)
    if size == 0 or (cues().kind(text[at : at + size]) & LINK and text[at : at + size] not in _ENDING):
        return None
    what = _WHAT.match(text, at + size, end)
    if text[at : at + size] in _ENDING and what is not None and what.end("what") - what.start("what") > 1:
        return what.span("what")
    again = size == 2 and at + 4 <= end and cues().kind(text[at + 2 : at + 4]) & VERB > 0
    return at, at + (4 if again else size)


_ACTOR = re.compile(
    r"(?:公司|企业|集团|中心|局|委|办|厅|村|镇|县|市|区|银行|学校|医院|院|所|队|合作社|人|户|员|者|生|民|家)$"
)


def _person(words: str) -> bool:
    """Whether words end in a person's name: ``主播王小芹``."""
    tagged = plain_segmenter().tagged(words)
    return bool(tagged) and (tagged[-1].tag or "").startswith("nr")


def unknown_verb(text: str, span: Span) -> Span:
    """``缉捕|在逃人员``: a verb at the beginning of a clause that the lexicon does not know stays outside."""
    start, end = span
    if end - start < 4 or not text[start : start + 4].isalpha() or cues().kind(text[start : start + 2]):
        return span
    first = plain_segmenter().tagged(text[start:end])[0]
    if first.tag != "v" or first.end != 2 or end - start - first.end < 2:
        return span
    return start + first.end, end


def sole_action(text: str, low: int, verb: Token | None, head: int) -> Span | None:
    """``审批|提速56%``: the only word in front of a change is an action."""
    if verb is None or verb.end > head or verb.start - low > 1:
        return None
    return (verb.start, verb.end) if verb.kind & ~VERB and verb.end - verb.start > 1 else None


_OF_THAT = re.compile(r"的(?P<what>[^，。；：、“”的0-9]{2,8})(?=[，。；、]|$)")
_GIVES = re.compile(
    r"(?:提供|给予|发放|投放|安排|开具|开|获得|享受|争取|落实|新增|筹集|筹措)(?:了)?(?:每人|每户|每家)?(?:最高|最多|不少于|不低于|不超过|总额|总计|共|约|近|超|超过|至少|达)*$"
)


def given_behind(text: str, item: Measure, clause: int) -> Span | None:
    """``提供不少于|300亿元|的授信``: what is given stands behind 的, whatever word it is."""
    if text[item.end : item.end + 1] != "的" or _GIVES.search(text, max(clause, item.head - 10), item.start) is None:
        return None
    match = _OF_THAT.match(text, item.end)
    return None if match is None else match.span("what")


_DIFFER = re.compile(
    r"(?:[^，。；0-9]{0,3})(?:比|较|同比|环比|相比)[^，。；0-9]{0,16}?(?:多|快|少|慢|高|低|长|短|贵|便宜|大|小|重|早|晚)(?:了|出|卖|赚|收|走)?(?:近|约|超|整整|将近)?$"
)


_COUNTS = frozenset({"count", "multiple"})
_DIFFER_ENDS = frozenset("多快少慢高低长短贵宜大小重早晚了出卖赚收走近约超整")


def only_differs(text: str, item: Measure, clause: int) -> bool:
    """``同比多|31个``, ``比预想的快了|一倍``: by how much, which names nothing."""
    if item.dimension not in _COUNTS or text[item.head - 1] not in _DIFFER_ENDS:
        return False
    return (
        _DIFFER.fullmatch(text, clause, item.head) is not None
        or _DIFFER.fullmatch(text, clause, item.start) is not None
    )


_BORNE = re.compile(
    r"(?P<what>[^，。；：0-9]{2,12}?)由(?!于)[^，。；]{2,24}?(?:承担|负担|分担|配套|出资|补助|补贴|解决|筹集)(?:约|近|超|不低于|不少于|的)*$"
)


_BORNE_ENDS = frozenset("担套资助贴决集约近超于的")
_PARTS = frozenset({"percent", "fraction", "money"})


def borne(text: str, item: Measure, clause: int) -> Span | None:
    """``所需资金|由市、区两级财政各承担50%``: what is borne stands before 由."""
    if item.dimension not in _PARTS or text[item.head - 1] not in _BORNE_ENDS:
        return None
    match = _BORNE.search(text, clause, item.start)
    if match is None:
        return None
    start, end = match.span("what")
    return max(start, text.rfind("需", start, end - 2) + 1), end


_DONE = re.compile(r"已[\u4e00-\u9fff]{2}(?:近|约|超|过|达)?$")
_PASSED_ON = re.compile(
    r"(?:其中|并)(?:向|由)?[^，。；0-9]{0,10}?(?:移送|移交|转办|交办|转交|上报|报送|督办|提起公诉|批捕)"
)
_SPEEDS = frozenset({"增速", "增幅", "降幅", "涨幅", "名义增速", "名义"})


def not_speed(text: str, drafts: list[FigureDraft], sentence: Sentence, draft: FigureDraft) -> Span | None:
    """``增速加快1.3个百分点，环比增长|0.47%``: what grew, not its speed."""
    last = drafts[-1] if drafts else None
    if last is None or last.indicator is None or draft.direction is None or text[slice(*last.indicator)] not in _SPEEDS:
        return None
    for earlier in reversed(drafts[-8:]):
        if earlier.start < sentence.start:
            return None
        if earlier.indicator is not None and text[slice(*earlier.indicator)] not in _SPEEDS:
            return earlier.indicator
    return None


_PUT = re.compile(
    r"(?:[0-9.]{1,8}[万余多]{0,2}[户人名个家项])?"
    r"(?P<what>(?:全部|统一|及时|优先)?(?:纳入|列入|移交|移送|转为|转入|送往|安排|安置|转移|划入)[^，。；、0-9]{0,6})"
)


_RATES = frozenset({"percent", "fraction"})
_PASSING = frozenset("其并")


def last_of(drafts: list[FigureDraft]) -> int:
    """Where the last figure ends."""
    return drafts[-1].end if drafts else -1


def placed(
    text: str, drafts: list[FigureDraft], draft: FigureDraft, item: Measure, sentence: Sentence, low: int, clause: int
) -> Span | None:
    """The noun of a figure that an action gives, wherever it stands; None where none does."""
    if draft.direction is not None:
        return None
    low, clause = max(low, item.head - 60), max(clause, item.head - 80)
    found = acted(text, low, item) or given_behind(text, item, clause) or borne(text, item, clause)
    if found is not None:
        return found
    if text[item.head - 1] in "将把" or (last_of(drafts) == item.start and text[drafts[-1].start - 1] in "将把"):
        put = _PUT.match(text, item.end)
        if put is not None:
            return put.span("what")
    if item.dimension in _RATES and _DONE.search(text, max(clause, item.start - 8), item.start):
        last = drafts[-1] if drafts else None
        if last is not None and last.start >= sentence.start and last.dimension == "count":
            return last.indicator
    if (
        item.dimension == "count"
        and text[clause : clause + 1] in _PASSING
        and _PASSED_ON.match(text, clause, item.start)
    ):
        for earlier in reversed(drafts[-6:]):
            if earlier.start >= sentence.start and earlier.unit == item.unit:
                return earlier.indicator
    if item.dimension in _RATES and text[item.head - 1] == "担" and drafts and drafts[-1].start >= sentence.start:
        return drafts[-1].indicator
    if share_of(text, item, low):
        return noun_after(text, sentence, item.end)
    last = drafts[-1] if drafts and drafts[-1].start >= sentence.start else None
    if last is not None and last.indicator is not None and only_differs(text, item, clause):
        return last.indicator
    return None


_BUILDS = re.compile(
    r"(?:建设|新建|改建|扩建|改造|购置|购买|采购|修建|兴建|实施|开展|升级|打造|整治|提升)(?!资金|费|经费|补助|补贴|基金|贷款|债券|专项|项目|投资|规费|标准|成本)"
)


def only_builds(text: str, after: Span) -> bool:
    """``拟投资35亿元|建设电池项目``: what a sum is spent on is not what it measures."""
    return _BUILDS.match(text, *after) is not None


_BETTERED = frozenset(
    "改造 提升 维修 修复 拆除 更新 养护 整治 加固 硬化 绿化 亮化 改建 扩建 续建 翻修 清淤 疏浚".split()
)


def same_again(text: str, last: FigureDraft | None, draft: FigureDraft, verb: Token) -> Span | None:
    """``新建污水管网155公里、|改造140公里``: the same thing in the same unit, with another verb."""
    if last is None or last.unit != draft.unit or last.direction is not None or verb.start - last.end != 1:
        return None
    return last.indicator if text[verb.start : verb.end] in _BETTERED else None
