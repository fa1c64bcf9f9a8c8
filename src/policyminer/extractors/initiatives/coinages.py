"""Coined names that a text keeps in quotes as nouns: offices of its own, hotlines, shops, and what it names again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.cores import shape_of
from policyminer.extractors.initiatives.frames import STREAK, frames, named_type, numbered
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.initiatives.quoting import Quote
from policyminer.spans import Span

_OFFICES = frozenset(
    "大使 顾问 红娘 专员 管家 助理 店长 团长 园长 路长 街长 楼长 巷长 链长 塘长 林长 田长 点长".split()
) | {
    "推荐官",
    "特聘岗",
    "服务岗",
    "CEO",
    "代言人",
    "联络员",
    "特派员",
    "指导员",
    "服务官",
    "体验官",
    "观察员",
    "监督员",
    "代办员",
    "帮办员",
    "协理员",
    "联络官",
    "辅导员",
    "合伙人",
    "规划师",
    "服务员",
    "信息员",
    "引导员",
    "首席官",
    "明白人",
}
_HOTLINE = re.compile(r"(?:[\u4e00-\u9fff]{2,8})?热线(?!电话亭|品牌)")
_SHOPS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4})?(?:门店|网点|示范店|专柜|便利店|加盟店|直营店|连锁店|销售点|服务点|经营店|配送点|便民点)"
)
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+·—]{4,12}")
_SPOKEN = re.compile("[的了我你他她不没很最吗呢吧啊让把被]|什么|怎么|为何|如何|难|怕")
_TOLD = re.compile(
    r"(?:工作|项目|任务|专班|资金)?(?:启动|上线|启用|开通|运行|推行|推出|实施|开展|举办|举行|落地|试点|推广|实行|以来|启幕|揭牌|挂牌|开张|开业|开市|应运而生|开课|开班|开讲|开播|每[周月日天年季]|共开|已开|已建|已发|累计"
    r"|系统|平台|服务|机制|制度|模式|活动|窗口|团队|队员|队伍|工作人员|负责人|主持人|现场|志愿|成员|门店|产品|政策|做法|改革|经验|协调会|例会|专班|办公室)"
)
_TAKEN_UP = re.compile(
    r"(?:担任|获聘|受聘|聘为|聘任|聘请|选聘|招募|选派|设立|推出|发放|实行|推行|开展|打造|启动|上线|开通|开设|组建|报名|加入|参加|走进|来到|在|申领|领取|办理|登录|打开)(?:了)?[\u4e00-\u9fff]{0,6}\Z"
)
_RECEIVED = re.compile(
    r"(?:聘为|聘任为|聘请为|受聘|获聘|授予|获授|评为|当选|命名为|受聘为|获聘为)[\u4e00-\u9fff]{0,5}\Z"
)
_GIVEN = re.compile(r"(?:等)?(?:颁发|授牌|授聘|称号|聘书|荣誉|证书|奖章)")
_PRAISED = re.compile(r"(?:等)?(?:予以|给予|进行)(?:了)?(?:通报|隆重|集中|重点)?(?:表彰|表扬|褒奖)")
_USED = re.compile(r"(?:通过|借助|依托|凭|使用)\Z")
_USE = re.compile(r"反映|申请|办理|报名|预约|购买|兑换|申领|享受|领取|查询|提交|发布")
_MEETING = re.compile(r"上(?=[，,])|期间|举[行办]|每[周月季年]|开[讲播]")
_SINCE = re.compile(r"(?:工作|项目|政策)?(?:启动|实施|开展|推行|推出|运行|上线|创办|开办|施行)(?:实施)?以来")
_CLAUSE = re.compile(r"[，。；：、！？\n,;:!?”“（）()]")


def coinages(text: str, quotes: Sequence[Quote], found: Sequence[Mention], titles: Sequence[Span]) -> list[Mention]:
    """Mentions among the quotes that no frame has settled: “引才大使”, “12345”热线, what is named twice."""
    named = {m.name for m in found}
    free = [quote for quote in _free(quotes, [(m.start, m.end) for m in found], titles) if quote.content not in named]
    if not free:
        return []
    words = lexicon.quoted()
    count = Counter([quote.content for quote in free])
    added: list[Mention] = []
    told: dict[str, str] = {}
    for quote in free:
        content = quote.content
        mention = (
            _hotline(text, quote)
            or _shop(text, quote, words)
            or _praised(text, quote, words)
            or _under_way(text, quote, words)
        )
        if mention:
            added.append(mention)
        elif content.endswith(tuple(_OFFICES)) and 4 <= len(content) <= 8 and content not in words.bare:
            if not _SPOKEN.search(content) and told.get(content) != "honour":
                told[content] = _office(text, quote)
        elif count[content] > 1 and content not in told and (type_ := _named_again(text, quote, words)):
            told[content] = type_
    refused = {q.content for q in free if q.content in told and count[q.content] > 1 and _spoilt(text, q)}
    for quote in free:
        type_ = told.get(quote.content)
        if type_ and quote.content not in refused:
            added.append(Mention(quote.start, quote.end, type_, "quote.coined", 5, quote.content))
    return added


def _free(quotes: Sequence[Quote], held: list[Span], titles: Sequence[Span]) -> list[Quote]:
    """The quotes that nothing found or no title overlaps."""
    marks = sorted([*held, *titles])
    found: list[Quote] = []
    at, reach = 0, -1
    for quote in quotes:
        while at < len(marks) and marks[at][0] < quote.end:
            reach = max(reach, marks[at][1])
            at += 1
        if reach <= quote.start:
            found.append(quote)
    return found


def _office(text: str, quote: Quote) -> str:
    """What an office of a text's own is: received as a title, 被聘为“引才大使”, or a way of working."""
    received = _RECEIVED.search(text, max(0, quote.start - 9), quote.start - 1)
    return "honour" if received or _GIVEN.match(text, quote.end + 1) else "mechanism"


def _hotline(text: str, quote: Quote) -> Mention | None:
    """A hotline with its number in quotes: “12345”热线, whole because the number alone names nothing."""
    if not (quote.content[:5].isdigit() and len(quote.content) <= 8):
        return None
    match = _HOTLINE.match(text, quote.end + 1)
    if match is None:
        return None
    start = quote.start - 1
    return Mention(start, match.end(), "platform", "quote.whole", 3, text[start : match.end()])


def _praised(text: str, quote: Quote, words: lexicon.Quoted) -> Mention | None:
    """A title that is given in the same breath: 对20名“项目建设功臣”予以表彰."""
    content = quote.content
    if not 4 <= len(content) <= 12 or content in words.bare or not _PRAISED.match(text, quote.end + 1):
        return None
    return Mention(quote.start, quote.end, "honour", "quote.coined", 5, content, status="done")


def _under_way(text: str, quote: Quote, words: lexicon.Quoted) -> Mention | None:
    """What is said to have begun: “全面改薄”工作启动以来."""
    content = quote.content
    if not _PLAIN.fullmatch(content) or content in words.bare or _SPOKEN.search(content):
        return None
    if not _SINCE.match(text, quote.end + 1):
        return None
    type_ = named_type(content) or shape_of(content, words) or "campaign"
    return Mention(quote.start, quote.end, type_, "quote.coined", 5, content)


def _shop(text: str, quote: Quote, words: lexicon.Quoted) -> Mention | None:
    """A brand of shops or counters that is set up: “放心粮油”门店."""
    content = quote.content
    if content in words.bare or not 3 <= len(content) <= 8 or _SPOKEN.search(content):
        return None
    if not _SHOPS.match(text, quote.end + 1):
        return None
    return Mention(quote.start, quote.end, "campaign", "quote.coined", 5, content)


def _named_again(text: str, quote: Quote, words: lexicon.Quoted) -> str | None:
    """The type of a core that the text names again and once as a thing set up, run or used."""
    content = quote.content
    if not _PLAIN.fullmatch(content) or content in words.bare or STREAK.fullmatch(content) or _SPOKEN.search(content):
        return None
    if content[0] in "一二三四五六七八九十两" and not numbered(content):
        return None
    classes = frames()
    shape = named_type(content) or shape_of(content, words)
    if shape is None and any(classes.closing.get(content[-n:]) for n in (1, 2, 3)):
        return None
    if any(classes.opening.get(content[:n]) for n in (1, 2)):
        return None
    before = _CLAUSE.split(text[max(0, quote.start - 16) : quote.start - 1])[-1]
    used = _USED.search(before) and (shape or _USE.match(text, quote.end + 1))
    if not (used or _TOLD.match(text, quote.end + 1) or _TAKEN_UP.search(before)):
        return None
    if shape is None and content.startswith("中国"):
        return None
    if shape is None and _MEETING.match(text, quote.end + 1):
        return "campaign"
    if shape is None and before.endswith(("在", "走进", "来到", "登录", "打开", "开设", "入驻")):
        return "platform"
    return shape or ("campaign" if numbered(content) else "mechanism")


def _spoilt(text: str, quote: Quote) -> bool:
    """Whether a place of a core shows that it is a way of speaking: 的“…”, 变成“…”, “…”企业."""
    classes = frames()
    before, behind = text[max(0, quote.start - 4) : quote.start - 1], text[quote.end + 1 : quote.end + 5]
    hard = ("变", "成为", "当好", "称为", "称作", "誉为", "甘当", "破解", "整治", "打破", "树立", "从", "由")
    return before.endswith(hard) or any(
        classes.behind.get(behind[:n]) == "behind_neg" for n in (4, 3, 2) if behind[:n].isalpha()
    )
