"""Names that their last words give away: 推行人才举荐制, 五大攻坚行动, 第五次全国经济普查, 花儿开等节会活动."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention

_FIELDS = "人口|经济|农业|国土|土壤|水利|污染源|文物|可移动文物|地名|森林资源|土地|工业|服务业"
_COLOUR = "攻坚|专项|提升|重点|重大|民生|标志性|专项攻坚"
_DOINGS = "行动|工程|计划|攻坚战|战役|保卫战"
_OCCASIONS = (
    r"(?:系列|重大|重要|大型|品牌|节庆|会展|文体|文旅|文化|体育|节会|民族|主题|国际|高端|专业|各类|促销|促消费|惠民|文化惠民|群众文化){0,3}"
    r"(?:活动|赛事|展会|会展|节会|节庆|盛会|赛会|会议|论坛)"
)
_TRIGGER = re.compile(
    rf"[制贷保示次大项等运行圈届](?:(?<=圈)|(?<=行)(?=活动|[等、，。；])|(?<=运)(?=会|动会)|(?<=制)(?:(?=[，。、；：,;\n和与等])|\Z)|(?<=[贷保])(?=[0-9，。、；]|等|产品|款项|业务)|(?<=示)范(?=[，。、和])"
    rf"|(?<=次)(?=(?:全国|全省)?(?:{_FIELDS})(?:普查|调查))|(?<=[大项])(?=(?:{_COLOUR}){{0,2}}(?:{_DOINGS})(?!的|方案))"
    rf"|(?<=届)(?=[^，。；、“”]{{4,20}}?(?:会议|对话|圆桌会)(?:[，。；、）（和及]|$))|(?<=等)(?={_OCCASIONS}))"
)
_SYSTEM = re.compile(
    r"(?:推行|实行|施行|试行|探索|落实|执行|建立|健全|完善|创新)(?:建立|推行|实行|了)?(?P<name>[\u4e00-\u9fff]{2,8})\Z"
)
_LOAN = re.compile(
    r"(?:发放|推出|创新|推广|开发|办理|投放|上线)了?(?:[“”\u4e00-\u9fff]{3,8}[贷保融资”]、){0,4}(?P<name>[\u4e00-\u9fff]{1,4})\Z"
)
_INSURED = re.compile(
    r"(?:推出|推广|上线|开发|首创)了?(?:[“”\u4e00-\u9fff]{3,8}、){0,4}(?P<name>[\u4e00-\u9fff]{2,6})\Z"
)
_SHOWN = re.compile(r"(?P<name>(?:国家级|省级|自治区级|市级|县级)[\u4e00-\u9fff]{4,14})(?<!试点)\Z")
_COUNTED = re.compile(r"(?:实施|开展|推进|启动|打好|深化|落实|组织)(?P<name>[一二三四五六七八九十]{1,2})\Z")
_DONE = re.compile(rf"[大项](?:{_COLOUR}){{0,2}}(?P<head>{_DOINGS})")
_TYPES = {"工程": "programme", "计划": "plan"}
_CENSUS = re.compile(rf"次(?:全国|全省)?(?:{_FIELDS})(?:普查|调查)")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}\Z")
_HELD = re.compile(
    r"(?:举办|承办|办好|举行|参加|组织|承接)(?P<list>[^，。；：、“”《》\n]{2,20}(?:、[^，。；：、“”《》\n]{2,20}){1,6})\Z"
)
_GAMES = re.compile(
    r"(?:第[0-9一二三四五六七八九十]{1,3}届)?(?:[省市县区州]|自治区)(?:第[0-9一二三四五六七八九十]{1,3}届)?"
    r"(?:[0-9一二三四五六七八九十]{1,3}|[残老青学农少大冬中])?\Z"
)
_CIRCLE = re.compile(
    r"(?:城市|农村|城乡|社区|县域|县城|乡村)?(?:[0-9]{1,2}分钟|(?:五|十|十五|二十|三十|半小时|[一两二三])(?:分钟|刻钟|小时)|[0-9]{1,2}(?:公里|小时))[\u4e00-\u9fff]{2,9}圈\Z"
)
_VISIT = re.compile(  # 知名企业云浦行, 院士专家云溪行
    r"(?:(?:组织)?(?:参加|参与|举办|承办|开展|邀请|办好|启动)|组织|、)(?P<name>[^，。；：“”《》\n、]{0,8}?(?:企业家?|客商|院士|专家|博士|媒体|记者|作家|名家|艺术家|华侨|侨商|商协会"
    r"|青年|大学生|高校|人才|百强|央企|国企|[\u4e00-\u9fff]商|500强|民企|台商|港商|侨胞|网红|达人|摄影家|教授|名医|劳模|校友|海外|外商)[\u4e00-\u9fff]{0,6}行)\Z"
)
_NO_VISIT = (
    "银行",
    "先行",
    "运行",
    "执行",
    "推行",
    "实行",
    "践行",
    "举行",
    "发行",
    "同行",
    "前行",
    "进行",
    "通行",
    "试行",
    "施行",
    "并行",
    "分行",
    "支行",
    "出行",
    "绿行",
    "行行",
    "同业行",
)
_MEMBER = re.compile(r"[^、和与及]+")
_CLAUSE = re.compile(r"[，。；：“”《》\n]")
_CYCLE = re.compile(  # 月调度、季通报、年考核制度
    r"[日周旬月季](?<!每.)(?!有)[\u4e00-\u9fff]{2,3}"
    r"(?:、(?:[周旬月季年]|半年)[\u4e00-\u9fff]{2,3}?(?=、|制度|机制|[，。；“”]|$)){1,3}(?:制度|机制)?"
)


def pattern_names(text: str) -> list[Mention]:
    """Mentions that a pattern finds from its end."""
    found: list[Mention] = []
    for match in _TRIGGER.finditer(text):
        found += _READERS[match[0][0]](text, match.start())
    for match in _CYCLE.finditer(text):
        if text[match.start() - 1 : match.start()] != "“":
            found.append(Mention(match.start(), match.end(), "mechanism", "name.cycle", 5, match[0]))
    return found


def _system(text: str, at: int) -> Iterator[Mention]:
    match = _SYSTEM.search(text, max(0, at - 16), at)
    if match and not text.endswith(lexicon.edges().no_system, 0, at + 1):
        start = match.start("name")
        yield Mention(start, at + 1, "mechanism", "name.system", 7, text[start : at + 1])


def _loan(text: str, at: int) -> Iterator[Mention]:
    match = _LOAN.search(text, max(0, at - 48), at)
    if match and not text.endswith(lexicon.edges().no_loans, 0, at + 1):
        start = match.start("name")
        yield Mention(start, at + 1, "mechanism", "name.loan", 7, text[start : at + 1])


def _insurance(text: str, at: int) -> Iterator[Mention]:
    """Products of insurance and guarantee: 推出云溪贷、云溪惠民保."""
    match = _INSURED.search(text, max(0, at - 48), at)
    if match and not text.endswith(lexicon.edges().no_insurance, 0, at + 1):
        start = match.start("name")
        yield Mention(start, at + 1, "mechanism", "name.insurance", 7, text[start : at + 1])


def _shown(text: str, at: int) -> Iterator[Mention]:
    match = _SHOWN.search(text, max(0, at - 18), at)
    if match:
        yield Mention(match.start(), at + 2, "pilot", "name.shown", 7, text[match.start() : at + 2])


def _census(text: str, at: int) -> Iterator[Mention]:
    ordinal, match = _ORDINAL.search(text, max(0, at - 3), at), _CENSUS.match(text, at)
    if ordinal and match:
        start, end = ordinal.start(), match.end()
        yield Mention(start, end, "campaign", "name.census", 6, text[start:end])


def _numbered(text: str, at: int) -> Iterator[Mention]:
    count = _COUNTED.search(text, max(0, at - 4), at)
    match = _DONE.match(text, at) if count else None
    if count and match:
        start, end = count.start("name"), match.end()
        yield Mention(start, end, _TYPES.get(match["head"], "campaign"), "name.numbered", 7, text[start:end])


def _games(text: str, at: int) -> Iterator[Mention]:
    """Games of a province, city or county: 第十六届市运会, 省十七运会."""
    match = _GAMES.search(text, max(0, at - 16), at)
    end = at + 2 + (text[at + 1] == "动")
    if match and (end == at + 2 or "届" in match[0]):
        yield Mention(match.start(), end, "event", "name.games", 5 + 2 * (end > at + 2), text[match.start() : end])


def _events(text: str, at: int) -> Iterator[Mention]:
    """Members of a list that its last words call events."""
    floor = max(0, at - 140)
    stop = _CLAUSE.search(text[floor:at][::-1])
    match = _HELD.search(text, at - stop.start() if stop else floor, at)
    if match is None:
        return
    for member in _MEMBER.finditer(match["list"]):
        name = member[0]
        if 2 <= len(name) <= 20 and not name.endswith(lexicon.edges().no_events) and not _COMMON.search(name):
            start = match.start("list") + member.start()
            yield Mention(start, start + len(name), "event", "name.list", 8, name)


def _visit(text: str, at: int) -> Iterator[Mention]:
    """Visits of guests to a place: 知名企业云浦行."""
    match = None if text.endswith(_NO_VISIT, 0, at + 1) else _VISIT.search(text, max(0, at - 30), at + 1)
    if match:
        end = at + 1 + (2 if text.startswith("活动", at + 1) else 0)
        yield Mention(match.start("name"), end, "event", "name.visit", 6, text[match.start("name") : end])


def _session(text: str, at: int) -> Iterator[Mention]:
    """A meeting with its ordinal: 第九届湖区地方政府会议; not 第五届人民代表大会第一次会议."""
    ordinal = _SESSION.search(text, max(0, at - 5), at + 1)
    match = _MEETING.match(text, at + 1) if ordinal else None
    if ordinal and match and not _ASSEMBLY.search(match[0]):
        yield Mention(ordinal.start(), match.end(), "event", "name.session", 6, text[ordinal.start() : match.end()])


_SESSION = re.compile(r"(?:第[0-9一二三四五六七八九十百]{1,4}|首)届\Z")
_MEETING = re.compile(r"[^，。；、“”]{4,20}?(?:会议|对话|圆桌会)(?=[，。；、）（和及]|$)")
_ASSEMBLY = re.compile(r"次(?:全体)?会议|全体会议|常委会|人民代表|政协|代表大会|委员会|中央")


def _circle(text: str, at: int) -> Iterator[Mention]:
    """Circles of daily life: 城市一刻钟便民生活圈, 15分钟医保服务圈."""
    match = _CIRCLE.search(text, max(0, at - 18), at + 1)
    if match and text[match.start() - 1 : match.start()] != "“":
        yield Mention(match.start(), at + 1, "programme", "name.circle", 6, match[0])


_COMMON = re.compile(r"[0-9的了]|活动|各类")
_READERS: dict[str, Callable[[str, int], Iterator[Mention]]] = {
    "制": _system,
    "贷": _loan,
    "保": _insurance,
    "示": _shown,
    "次": _census,
    "大": _numbered,
    "项": _numbered,
    "等": _events,
    "运": _games,
    "行": _visit,
    "圈": _circle,
    "届": _session,
}
