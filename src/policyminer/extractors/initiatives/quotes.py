"""Quoted cores: which words in quotes name an undertaking, and of what sort."""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.drafts import DocumentNumber
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.coinages import coinages
from policyminer.extractors.initiatives.cores import STRONG_HEADS, by_frame, by_head, cleared, known, with_others
from policyminer.extractors.initiatives.frames import ONE_ONE
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.initiatives.prefixed import ACTS, FRAMED, fielded, prefixed
from policyminer.extractors.initiatives.quoting import Quote
from policyminer.extractors.initiatives.titles import kind_of, quoted_title
from policyminer.spans import Span

_BETWEEN = re.compile(r"[、和及与]?\Z")
_WELCOME = re.compile("(?:等)?(?:[让使](?:群众|百姓|市民|居民)|广受|深受|惠及|普遍受益|全面落地|落地见效|开花结果)")
_ETC_LIST = re.compile(
    r"、(?:[^，。；：“”、《》\n]{2,14}、?){1,3}?等(?:系列|专项|主题|特色)?(?=活动|行动|工程|机制|制度|模式)"
)
_ETC = re.compile(r"(?:等)?(?:[0-9一二三四五六七八九十两]{1,3}(?:项|个|大|场|种|类))?")
_HOURS = re.compile(r"[0-9×xX*]{1,8}(?:小时|天)[\u4e00-\u9fff]{0,5}")
_FILL = re.compile(r"(?:了|新时代|全国首个|全省首个|全市首个|全国首创)$")
_FILLED = frozenset("了代个创")
_NOTED = frozenset("^[〔（(【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_PUNCTUATION = frozenset("，。；、！？,;:：)）\n“")
_ANY_NUMERAL = re.compile(r"[一二三四五六七八九十两双百千万0-9]")
_WAY = re.compile(r"[\u4e00-\u9fff]{0,6}(?:模式|路子|路径|机制|办法|方式|做法|重点工作|工作举措|工作思路|政策体系)")
_SPEECH = re.compile(r"[。！？!?]|[，,].{0,20}[，,]")
_MEANS = re.compile(
    r"”?[\u4e00-\u9fff]{0,6}(?:(?:[，,]?(?:即|就是|包括|分别是|分别为)[：:]?|[：:])(?P<what>[^。；;！？\n]{2,120})"
    r"|[(（](?:即|包括)?(?P<within>[^。；;！？\n()（）]{4,120})[)）])"
)
_RESULT = re.compile(r"[，,](?:以|使|让|为|形成|推动|实现|从而|努力|确保|有效|促进)")


def quoted_cores(text: str, quotes: list[Quote], titles: list[Span]) -> list[Mention]:
    """Mentions among the quoted stretches; neighbours in a list share their frame."""
    found: list[Mention] = []
    titles = sorted(titles)
    for group in _groups(text, quotes):
        at = bisect_left(titles, (group[0].start, 0))
        inside = at > 0 and group[-1].end < titles[at - 1][1]
        found += _judge(text, group, inside)
    found += _systems(text, quotes)
    return found + coinages(text, quotes, found, titles)


def _systems(text: str, quotes: list[Quote]) -> list[Mention]:
    """Systems that share one pair of quotes: “信用制、承诺制”."""
    found: list[Mention] = []
    for quote in quotes:
        if "制、" in quote.content and _SYSTEMS.fullmatch(quote.content):
            at = quote.start
            for name in quote.content.split("、"):
                found.append(Mention(at, at + len(name), "mechanism", "quote.system", 4, name))
                at += len(name) + 1
    return found


def _groups(text: str, quotes: list[Quote]) -> list[list[Quote]]:
    groups: list[list[Quote]] = []
    for quote in quotes:
        if groups:
            between = text[groups[-1][-1].end + 1 : quote.start - 1]
            if (
                (len(between) <= 1 and _BETWEEN.match(between) and between not in "，,")
                or between == ""
                or _placed(between)
            ):
                groups[-1].append(quote)
                continue
        groups.append([quote])
    return groups


_PLACED = re.compile(r"[、和及][\u4e00-\u9fff]{2,3}\Z")


def _placed(between: str) -> bool:
    """Whether only the name of a place parts two quotes of a list: 郯溪“甲”、沂川“乙”等做法."""
    return (
        bool(_PLACED.match(between))
        and between[1:] not in lexicon.quoted().verbs
        and between[1:3] not in lexicon.edges().strong
    )


def _judge(text: str, group: list[Quote], inside: bool) -> list[Mention]:
    words = lexicon.quoted()
    begun = group[-1].end + 1
    note = _NOTE.match(text, begun) if text[begun : begun + 1] in _NOTED else None
    begun = note.end() if note else begun
    head = etc = None
    if text[begun : begun + 1] not in _PUNCTUATION:
        after = text[begun : begun + 24]
        etc = _ETC.match(after)
        head = words.head.match(after, etc.end() if etc else 0)
    elif text.startswith("、", begun) and (further := _ETC_LIST.match(text, begun)):  # “甲”、乙等活动
        head = words.head.match(text[begun : begun + 40], further.end() - begun)
    if head is None and len(group) > 1 and text[group[0].start - 2 : group[0].start - 1] == "等":
        return []
    if head and len(group) > 1 and all([quote.content.isdigit() for quote in group]):
        return _by_numbers(text, group, begun + head.end(), words.types[head["head"]], inside)
    verb = _verb(text[max(0, group[0].start - 15) : group[0].start - 1], words)
    found: list[Mention] = []
    for quote in group:
        last = quote is group[-1] and not (etc and etc[0]) and note is None
        mention = _one(text, quote, head, verb, inside, last, words)
        if mention:
            found.append(mention)
    if len(group) >= 3 and not found and not inside and _WELCOME.match(text, group[-1].end + 1):
        services = [quote for quote in group if len(quote.content) > 3 and quote.content not in words.bare]
        found = [_mention(quote, "campaign", "quote.frame") for quote in services]
    if len(found) > 1 and {m.type for m in found} == {"campaign", "mechanism"}:
        found = [with_others(m, words) for m in found]
    return found if inside or not 0 < len(found) < len(group) else _alike(group, found, words)


def _by_numbers(text: str, group: list[Quote], end: int, type_: str, inside: bool) -> list[Mention]:
    """The whole name where the quotes hold telephone numbers: “12345”与“110”双号联动机制."""
    start = group[0].start - 1
    if inside or len(group[0].content) < 3:
        return []
    return [Mention(start, end, type_, "quote.whole", 3, text[start:end])]


def _alike(group: list[Quote], found: list[Mention], words: lexicon.Quoted) -> list[Mention]:
    """The members of a list of quotes that stand beside undertakings and are none but for their frame."""
    spans = {(m.start, m.end) for m in found}
    taken = [m for m in found if m.rule in {"quote.known", "quote.head", "quote.frame"}]
    for quote in group if taken else ():
        fits = (
            min(4, taken[0].end - taken[0].start) <= len(quote.content) <= 12
            and quote.content not in words.bare
            and not _COMMA.search(quote.content)
        )
        if fits and not any(start - 1 <= quote.start < end for start, end in spans):
            found.append(_mention(quote, taken[0].type, "quote.alike"))
    return sorted(found, key=lambda m: m.start)


def _verb(before: str, words: lexicon.Quoted) -> str:
    """The verb directly before the quotes, or ""."""
    before = _FILL.sub("", before) if before[-1:] in _FILLED else before
    if before[-2:] not in words.governing:
        return ""
    for length in range(min(6, len(before)), 1, -1):
        if before[-length:] in words.verbs:
            return before[-length:]
    return ""


def _one(
    text: str, quote: Quote, head: re.Match[str] | None, verb: str, inside: bool, last: bool, words: lexicon.Quoted
) -> Mention | None:
    content = quote.content
    if inside:
        return _nested(quote, head, words)
    if content[-1] in _TITLE_ENDS and quoted_title(content):
        document = DocumentNumber(kind=kind_of(content))
        return Mention(quote.start, quote.end, "document", "quote.title", 3, content, document=document)
    if (
        content[-1] in _ARTICLE_ENDS
        and _ARTICLES.fullmatch(content)
        and text[quote.start - 2 : quote.start - 1] != "第"
    ):
        return Mention(quote.start, quote.end, "document", "quote.articles", 3, content)
    behind = _ARTICLES_BEHIND.match(text, quote.end + 1) if len(content) > 1 and content not in words.bare else None
    if behind:
        whole = text[quote.start - 1 : behind.end()]
        return Mention(quote.start - 1, behind.end(), "document", "quote.articles", 3, whole)
    joined = _AND_MORE.match(text, quote.end + 1) if text[quote.end + 1 : quote.end + 2] == "暨" else None
    if joined and last:
        whole = text[quote.start - 1 : joined.end()]
        return Mention(quote.start - 1, joined.end(), words.types.get(joined["head"], "event"), "quote.whole", 3, whole)
    if (
        _SPEECH.search(content)
        or len(content) > (44 if "+" in content else 26) + (18 if _OF_LAYOUT.match(text, quote.end + 1) else 0)
        or content.count("之") > 1
        or content[-2:-1] in "＞>"
        or (content[0].isdigit() and _HOURS.fullmatch(content))
    ):
        return None
    if content[0].isdigit() and _PAPER_NUMBER.fullmatch(content):
        return Mention(quote.start, quote.end, "document", "quote.title", 3, content)
    if ".0" in content and _VERSION.search(content):
        return Mention(quote.start, quote.end, "document", "quote.title", 3, content)
    if "制、" in content and _SYSTEMS.fullmatch(content):
        return None
    if content.count("、") > 2 and len(content) <= 2 * content.count("、") + 1:  # 政、产、学、研
        return None
    if (
        last
        and content[0] in "一二两三四五六七八九十"
        and ("、" in content or _LAID_OUT.match(content))
        and _OF_LAYOUT.match(text, quote.end + 1)
    ):
        return _mention(quote, "strategy", "quote.head")
    if _ASPECTS.fullmatch(content) or _COMPLAINTS.fullmatch(content):
        return None
    if (
        head is None
        and content.endswith(ACTS)
        and (last or _noted(text, quote))
        and (field := fielded(text, quote, verb))
    ):
        return field
    return _whole_behind(text, quote, verb, last) or _core_of(text, quote, head, verb, last, words)


def _noted(text: str, quote: Quote) -> bool:
    """Whether only a note parts quotes from the end of their phrase: “六大行动”（19），."""
    note = _NOTE.match(text, quote.end + 1)
    return note is not None and text[note.end() : note.end() + 1] in _PUNCTUATION


def _core_of(
    text: str, quote: Quote, head: re.Match[str] | None, verb: str, last: bool, words: lexicon.Quoted
) -> Mention | None:
    """The core that quotes hold, by its head noun, by what is known of it, or by the words around it."""
    content = quote.content
    named = content in words.none or content[-1] in "+＋×"
    if head and last and len(head["modifier"]) > 3 and (named or content.endswith("字号")):
        kind, stop = words.types[head["head"]], quote.end + 1 + head.end()
        if kind in FRAMED or kind == "pilot" or not named:
            return Mention(quote.start - 1, stop, kind, "quote.whole", 3, text[quote.start - 1 : stop])
    if cleared(content, head):
        return _mention(quote, "campaign", "quote.head")
    shipped = known(content)
    if shipped == "none" or content in words.never:
        return None
    type_ = by_head(content, head, words)
    if (type_ == "strategy" and ONE_ONE.fullmatch(content)) or (
        "+" in content and last and _WAY.match(text, quote.end + 1)
    ):
        type_ = "mechanism"
    rule = "quote.head"
    if head and type_ and last and _is_site(head, words):
        stop = quote.end + 1 + head.end()
        return Mention(quote.start - 1, stop, "platform", "quote.whole", 3, text[quote.start - 1 : stop])
    said = last and head and not head["modifier"] and head["head"] in _PLAIN_HEADS
    acts = shipped == "honour" and head is not None and head["head"].endswith(("行动", "工程"))
    if shipped and not said and (type_ not in _KEPT or (shipped != "platform" and type_ == "campaign" and not acts)):
        type_, rule = shipped, "quote.known"
    if type_ is None and content not in words.none and text[quote.start - 1] != "‘":
        type_, rule = by_frame(text, quote.start, quote.end, content, verb, words), "quote.frame"
    if type_ is None:
        return None
    if rule == "quote.frame" and type_ in _LOOSE and _LAYOUT.match(content):
        type_ = "strategy"
    mention = (
        None if not last or verb in lexicon.edges().strong or verb in _PURE else prefixed(text, quote, type_, head)
    )
    mention = mention or _mention(quote, type_, rule)
    mention.expansion = expansion(text, quote)
    return mention


def _whole_behind(text: str, quote: Quote, verb: str, last: bool) -> Mention | None:
    """A name that its quotes only begin: “四好农村路”示范县, “菜篮子”市长负责制, “云溪—澄浦”合作区."""
    start, after, content = quote.start - 1, quote.end + 1, quote.content
    if text[after : after + 1] in _OPENS_WHOLE:
        for pattern, type_ in _WHOLE_BEHIND:
            titled = pattern.match(text, after)
            if titled:
                return Mention(start, titled.end(), type_, "quote.titled", 3, text[start : titled.end()])
    drafting = verb in _DRAFTING or text.endswith(_ISSUING, 0, start)
    plan = _PLAN_BEHIND.match(text, after) if last and drafting else None
    if plan:
        return Mention(start, plan.end(), "document", "quote.titled", 3, text[start : plan.end()])
    zone = _ZONE.match(text, after) if last and _BETWEEN_PLACES.fullmatch(content) else None
    if zone:
        type_ = "platform" if zone["head"].endswith("园") else "pilot"
        return Mention(start, zone.end(), type_, "quote.whole", 3, text[start : zone.end()])
    if last and content[0] in "一二三四五六七八九十" and _BIG.fullmatch(content):
        for length in range(8, 3, -1):
            core = text[max(0, start - length) : start]
            if len(core) == length and known(core) in _BROAD and text[after : after + 1] not in _SPECIFIC:
                type_ = "campaign" if content.endswith("行动") else "programme"
                return Mention(start - length, after, type_, "quote.prefixed", 3, text[start - length : after])
    if content in _BASKETS and text.startswith("责任制", after):
        return Mention(start, after + 3, "mechanism", "quote.titled", 3, text[start : after + 3])
    return None


def _nested(quote: Quote, head: re.Match[str] | None, words: lexicon.Quoted) -> Mention | None:
    """A quoted core inside the title of a paper counts where a sure head noun stands directly behind it."""
    if head is None or (head["modifier"] and not words.modifier.fullmatch(head["modifier"])):
        return None
    type_ = words.types[head["head"]]
    sure = type_ in STRONG_HEADS if head["modifier"] else head["head"] in words.strong or type_ in STRONG_HEADS
    return _mention(quote, type_, "quote.nested", nested=True) if sure else None


def _is_site(head: re.Match[str], words: lexicon.Quoted) -> bool:
    """Whether a head noun behind quotes makes a park or base, which is marked whole; software goes by its core."""
    if words.types[head["head"]] != "platform" or head["head"] in _SOFTWARE:
        return False
    return head["head"] != "平台" or head["modifier"] in {"监管", "管理"}


def expansion(text: str, quote: Quote) -> list[Span]:
    """The words that say what a number slogan stands for: 四进一入,即进机关、进学校…."""
    if not _ANY_NUMERAL.search(quote.content):
        return []
    match = _MEANS.match(text, quote.end)
    if match is None:
        return []
    start, end = match.span("what") if match["what"] else match.span("within")
    rest = _RESULT.search(text, start, end)
    return [(start, rest.start() if rest else end)]


_ARTICLES = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3}[1-9][0-9]?|[\u4e00-\u9fff]{0,2}[二三四五六七八九十]{1,3})条(?:(?:具体|刚性|政策|硬)?(?:意见|措施|政策|举措|新政|规定|硬招))?"
)
_ARTICLE_ENDS = frozenset("条见施策举政定招")
_ARTICLES_BEHIND = re.compile(
    r"(?:新政|政策)?(?:[1-9][0-9]?|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])条(?:政策措施|措施|政策|新政|举措)?"
    r"(?=[，。；、）)等的和及\n]|$|出台|印发|落地|发布|实施)"
)
_AND_MORE = re.compile(
    r"暨[\u4e00-\u9fff]{2,14}?(?P<head>计划|工程|行动|活动|论坛|大会|大赛|博览会|推介会|洽谈会|交易会|峰会|年会|发布会|开幕式|马拉松|[周节季月展])(?![\u4e00-\u9fff](?<![、，等在期开上]))"
)
_LAID_OUT = re.compile(
    r"(?:[一二两三四五六七八九十双多].){1,4}[二两三四五六七八九十多][核带区轴极圈廊心点片翼副城园群组屏谷湾港线面]\Z"
)
_LOOSE = frozenset({"campaign", "mechanism"})
_LAYOUT = re.compile(  # 一环多廊, 一廊三基地
    r"一[主核城环心体带轴廊].?(?:[一二两三四五六七八九十多].){0,3}[二两三四五六七八九十多](?:[核带区轴极圈廊点片翼副园群屏支]|基地|片区|组团|支撑|节点|支点)\Z"
)
_OF_LAYOUT = re.compile(r"的?(?:[\u4e00-\u9fff]{0,6}?)(?:发展)?(?:格局|布局)")
_ASPECTS = re.compile(
    r"[一二三四五六七八九十两0-9]{1,2}个(?:环节|关键|重点|力量|方面|维度|抓手|支撑|优势|短板|问题|难题|矛盾|变量|增量|效应|效果|作用|意识|领域|方向|目标|要求|原则|层面|阶段|百分百)"
)
_COMPLAINTS = re.compile(
    r"[^、，]{1,4}[难好易热冷硬][进办看找问说做行][、，](?:[^、，]{1,4}[难好易热冷硬][进办看找问说做行][、，]?){1,3}"
)  # 门难进、脸难看
_COMMA = re.compile(r"[，,。；]")
_TITLE_ENDS = frozenset("见法则案要划施策例定条)）〕]")
_PURE = frozenset("推进 推动 深化 落实 完善 健全 建立 打造 推广 组织开展 深入开展 深入推进 扎实推进".split())
_TITLED = re.compile(
    r"(?:全国|国家级?|省级|全省)(?:示范|先进)[省市县区乡镇村](?!域|级)|(?:示范|先进)[省市县区](?!域|级)"
)
_WHOLE_BEHIND = (
    (_TITLED, "honour"),
    (re.compile(r"[省市县区州](?:[(（][省市县区州][)）])?长(?:负责|责任)制"), "mechanism"),  # “菜篮子”市长负责制
    (re.compile(r"字[型形][\u4e00-\u9fff]{2,8}?(?:机制|体系|模式|平台)"), "mechanism"),  # “丰”字型平安稳定机制
)
_OPENS_WHOLE = frozenset("全国省市县区州示先字")
_PLAN_BEHIND = re.compile(r"[\u4e00-\u9fff]{0,8}?版?(?:实施方案|行动方案|工作方案|总体方案|实施意见|实施办法)")
_BETWEEN_PLACES = re.compile(r"[\u4e00-\u9fff]{1,4}[—－-]{1,2}[\u4e00-\u9fff]{1,4}")  # “云溪—澄浦”文旅融合示范区
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?P<head>示范区|试验区|先行区|合作区|创新区|示范带|协作区|毗邻区|产业园|合作园)"
)
_SYSTEMS = re.compile(r"[\u4e00-\u9fff]{2,7}制(?:、[\u4e00-\u9fff]{2,7}制){1,4}")  # “信用制、承诺制”
_PAPER_NUMBER = re.compile("[0-9]{1,3}号文件?")
_BIG = re.compile(r"[一二三四五六七八九十]{1,2}(?:大|项)(?:重点|专项|民生)?(?:工程|行动)")
_BROAD = frozenset({"strategy", "campaign", "programme"})
_SPECIFIC = frozenset("的计项")
_BASKETS = frozenset({"菜篮子", "米袋子", "菜篮子、米袋子", "米袋子、菜篮子"})
_ISSUING = (
    "印发",
    "出台",
    "制定",
    "制订",
    "编制",
    "发布",
    "印发了",
    "出台了",
    "制定了",
    "印发实施",
    "制定实施",
    "出台实施",
)
_DRAFTING = frozenset("制定 制订 出台 印发 编制 发布 落实 实施 推出".split())
_NOTE = re.compile(r"\^?[\[〔（(【][0-9]{1,3}[\]〕）)】]|[①-⑳]")
_VERSION = re.compile(r"(?:政策|新政|方案|举措)[1-9]\.0版?$")
_KEPT = frozenset({"event", "honour", "campaign", "pilot"})
_PLAIN_HEADS = frozenset({"工程", "行动", "计划", "战略", "机制", "制度"})
_SOFTWARE = frozenset(
    "系列应用 专窗 反映窗口 办事窗口 客户端 手机客户端 APP App app 公众号 微信公众号 视频号 小程序 云平台"
    " 系统 服务平台 门户".split()
)


def _mention(quote: Quote, type_: str, rule: str, nested: bool = False) -> Mention:
    return Mention(quote.start, quote.end, type_, rule, 4, quote.content, nested=nested)
