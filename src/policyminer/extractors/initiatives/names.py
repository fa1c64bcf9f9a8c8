"""Names without quotes: which head nouns of a text end a name."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.behind import NAMED_PARK, built, followed, opened
from policyminer.extractors.initiatives.checks import allowed, specific, worth_it
from policyminer.extractors.initiatives.edges import Edge, ends_in_head, left_edge, sentence
from policyminer.extractors.initiatives.lexicon import Head
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.initiatives.patterns import pattern_names
from policyminer.extractors.initiatives.places import brand, deeds, pair, place_campaign
from policyminer.extractors.initiatives.sharing import MEMBERS, NAMED_LISTS, reforms, series, shared, two

LISTED = "name.listed"
"""The rule of a name that stands only beside another undertaking in a list."""
_LISTED = frozenset({"verb", "reform", "build"})
_AND = frozenset("、和与及")
_WATERS = ("河湖", "海湾")
_BARE = frozenset({"", "\n", "，", "。", "；", "、", "：", ",", "的", "《", "了", "“"})
_OTHERS = {"品牌": brand, "协作": pair, "民生实事": deeds, "为民办实事": deeds}
_DONE_IN_TURN = frozenset({"campaign", "programme"})
_DONE_OVER_YEARS = frozenset({"plan", "campaign"})
_RUSHES = re.compile(  # 营商环境大改善, 闲置土地大起底; what goes on with a head noun is named by that
    "大(?:改善|提升|会战|起底|走访|练兵|整治|演练|清查|检查|宣讲|比拼|提质|摸排|体检|评比|擂台|招商|清理|接访|竞赛|讨论|巡查|排查|化解|曝光|督查|整改)"
    "(?!行动|工程|活动|专项|攻坚|战|年|计划|的|了|会|方案|会议|系列|[和、与]?大(?:改善|提升|起底|整治|清查|检查|排查|化解|曝光|督查|整改|摸排|清理|巡查))"
)
_FIELDS_BEFORE = re.compile(  # 实施光学仪器、新陶瓷等产业突破性发展三年行动
    r"(?:实施|开展|启动|推进|组织)(?P<rest>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10}){0,4}等)\Z"
)
_RUSH = Head(
    "campaign",
    "verb",
    True,
    2,
    (),
    frozenset("实现 明显 显著 综合 整体 能力 水平 质量 得到 全面 促进 推动 素质 再 新一轮".split()),
    (),
)
_LISTING = frozenset({"campaign", "plan", "programme", "mechanism"})
_DRAWING = re.compile(r"(?:研究)?(?:制定|编制)")
_BUILT_LIST = re.compile(  # 加快金融创新产业园、数字文化产业园、奥体中心等项目建设
    r"(?:、[^，。；：、]{3,20}){0,4}等(?:一批)?[\u4e00-\u9fff]{0,10}(?:项目|工程)(?:的)?(?:规划)?建设"
)
_AT_WORK = re.compile(r"(?:开展|完成|承担|做好|抓好|推进|启动|实施|深化|组织)[^，。；、]{6,}$")
_UPPER = tuple(verb + "国家" for verb in "推进 服务 落实 对接 实施 融入 重大 支撑".split())
_MEANS = re.compile("为(?:牵引|抓手|契机|引领|龙头|突破口|重点|核心|主线|先导|载体|主抓手|总抓手|统领|动力|支点|依托)")
_BUILT_WORKS = re.compile(r"(?<!安全)(?<!惠民)(?<!便民)(?<!提质)(?<!提升)(?<!培育)(?<!倍增)(?<!安居)(?<!示范)\Z")
_PLAIN_WORKS = ("标志性", "重点", "重大", "配套", "骨干", "节点")
_LAST = re.compile(
    r"、(?P<name>[\u4e00-\u9fff]{3,10}?)等(?:系列|重大|大型|品牌|节庆|会展|文体|文旅|体育|节会|主题){0,3}(?:活动|赛事|展会|会展|节会)"
)
_TAUGHT = tuple("思想 史 精神 主义 使命 纪律 担当 廉洁 法治 安全 国防 爱国 感恩 信念 党性 道德 文明 宗旨 团结".split())
_OF_LEVEL = frozenset("省市县区州旗")
_GOES_ON = {"honour": "（(", "event": "（(", "document": "（(", "pilot": "（(", "platform": "区"}
_PLUS_ENDS = frozenset("+＋×")
_OF_FIELD = re.compile(r"重点(?:领域|行业|场所|区域|产业|群体|部位|时段|路段)[\u4e00-\u9fff]{2,9}")
_LEVEL = re.compile(r"(?:国家级?|省级|全省|全国|全区)\Z")
_BUILT_UP = frozenset({"found", "build"})
_PHASE = re.compile(
    r"(?<=园)区(?![域位])|(?<=园)[\u4e00-\u9fff]{2}园区(?=[，。、；建（])|[（(](?P<place>[\u4e00-\u9fff]{2,4})[)）](?=[，。、；]|$|建成|建设|揭牌|启用|投用|获批|正式|挂牌|落户|开工)|(?<=研究院|实验室|新中心)[\u4e00-\u9fff]{2,4}?(?:分院|分中心|分部|基地)(?=[，。、；建揭挂落启投正获]|$)|[一二三四]期(?!工程|项目)|[（(][一二三四]期[)）]|[（(][ABC]型[)）]"
)
_PLACES = re.compile(r"[（(](?:[市县区州旗盟镇乡村]、?){1,5}[)）]")
_FURTHER = {  # what may follow a head noun and belongs to the name
    "platform": _PHASE,
    "strategy": re.compile(
        r"(?<=走廊)[1-9]\.0版?|(?<=一体化)(?:协同|联动|融合)?(?:高质量)?发展(?![示先试])|(?<=同城化)(?:协同)?发展"
    ),
    "honour": _PLACES,
    "document": re.compile(r"[（(]20[0-9]{2}[—－–-]{1,2}20[0-9]{2}年?[)）]"),
    "event": re.compile(r"[（(][\u4e00-\u9fff0-9]{1,8}?(?:站|段|赛区|分会场|专场|主会场|片区|组|季)[)）]"),
    "pilot": re.compile(
        _PLACES.pattern
        + r"|(?:协同|联动)(?:创新|发展|改革)?(?:先行)?区|[（(][一二三四]期[)）]|[\u4e00-\u9fff]{2,4}片区"
    ),
    "campaign": re.compile(r"20[0-9]{2}(?:专项)?行动|(?:攻坚|百日|专项|三年|提升)?行动|攻坚战"),
}
_OPENING = re.compile(  # the words between a verb of doing and the last member of the name
    r"(?:实施|开展|启动|推进|打好|组织|深化|推行|探索)(?P<rest>[一二三四五六七八九十两](?:大|类|项)(?!专项)"
    r"|[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,10}){0,3}[、和])$"
)
_SET_UP = re.compile(  # 健全供而未用、低效厂房处置长效机制
    r"(?:建立|健全|完善|构建|建立健全|探索建立)(?:了)?(?P<rest>(?!市场|体制)[\u4e00-\u9fff]{3,12}(?:、[\u4e00-\u9fff]{3,12})?、)\Z"
)
_GOVERNED = frozenset({"found", "fund", "policy", "verb", "reform", "practice", "activity"})
_WANTED = re.compile(
    r"建设|打造|成立|设立|共建|组建|建成|揭牌|启用|搭建|创建|筹建|争取|新建|建立|开通|上线|投用|谋划|布局|推进|加快|培育|落户|创办|推动|创成"
    r"|建好|依托|实施|引进|完善|构建|合作建|建起|开工|筹备|启动|运营|申建|申报|走进|开设|接入|安排|列支|增设|统筹"
    r"|开展|推行|实行|健全|落实|落地|执行|深化|入选|制定|出台|探索|创新|举办|组织|推广|首创|施行|兑现|出资|发起"
    r"|做强|做优|做大|做实|做细|抓实|抓细|拓展|扩大|加强|强化|巩固|规范|严格|落细|用足|放大|升级|提升|参与|融入|对接|承担|承接|试行|施行|运用|采用|采取|推出|争创|纳入|列入"
    r"|^试点|发起|抢抓|擦亮|打响|争取|运行|发挥|新增|获批|用好|抓好|优化|坚持|完成|实现|打通"
)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...], tuple[Head | None, ...]]:
    words = tuple(sorted({*lexicon.heads(), *lexicon.edges().qualities, *_OTHERS}))
    heads = tuple(map(lexicon.heads().get, words))
    automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, words, heads


def plain_names(text: str) -> list[Mention]:
    """Mentions of undertakings that no quotes mark."""
    found: list[Mention] = []
    automaton, words, heads = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        head = heads[index]
        if head is None:
            found += _OTHERS.get(words[index], place_campaign)(text, start)
            continue
        if (
            head.need == "quote"
            or (head.type == "pilot" and text[end : end + 1] == "“")
            or (
                text[end : end + 1] in head.barring
                and text.startswith(head.not_after, end)
                and _goes_on(text, start, end, head)
            )
        ):
            continue
        found += _names(text, start, end, head)
    for match in _RUSHES.finditer(text):
        found += _names(text, match.start(), match.end(), _RUSH)
    found += pattern_names(text)
    return found


def _further(text: str, end: int, head: Head) -> int:
    """The end of a name that goes on behind its head noun: 示范区云溪片区, 专项整治2023行动, 产业园二期."""
    further = _FURTHER[head.type].match(text, end) if head.type in _FURTHER else None
    return further.end() if further else end


def _goes_on(text: str, start: int, end: int, head: Head) -> bool:
    """Whether what follows makes another word of a head noun; 试点工作 behind a long name is the pilot itself."""
    if head.type == "pilot" and text[end : end + 1] == "的":
        return not text.startswith(lexicon.edges().missions, end + 1)
    if head.type == "programme" and text.startswith("建设", end) and text.startswith("工程", start):
        return bool(_BUILT_WORKS.search(text, max(0, start - 8), start))
    if head.type != "pilot" or not text.startswith(("工作", "任务"), end):
        return not _MEANS.match(text, end)
    return not (_AT_WORK.search(sentence(text, start)) or followed(text, end))


def _names(text: str, start: int, end: int, head: Head) -> list[Mention]:
    if head.least and text[start - 1 : start] in _BARE:
        return []
    beside = text[end : end + 1] in _AND
    if head.need in _GOVERNED and not beside and not _wanted(text, start, end):
        return []
    if not worth_it(text, start, end, head):
        return []
    if head.need == "known" and text.rfind("“", max(0, start - 30), start) > text.rfind("”", max(0, start - 30), start):
        return []
    edge = left_edge(text, start, head)
    core = text[edge.start : start]
    members = shared(text, edge, start, end, head)
    if members:
        return members
    if head.type in _DONE_IN_TURN and text[edge.start - 1] in _AND:
        done = series(text, edge, start, end, head)
        if done:
            return done
    field = head.type == "campaign" and bool(_OF_FIELD.fullmatch(core))
    industry = edge.governor == "等" and head.type in _DONE_OVER_YEARS and core.startswith("产业") and len(core) > 4
    if edge.governor == "等" and head.type in NAMED_LISTS and not (field or industry) and _of_kind(text, edge, core):
        return []
    least = head.least - (head.whole and end - start >= 3) - (head.type == "plan" and end - start >= 4)
    named = (head.least == 0 and core not in head.generic) or specific(core, head, edge.words)
    if end - start > 5 and head.type in _DONE_OVER_YEARS and len(core) > 3 and core not in head.generic:
        named = True  # 项目投资三年行动计划
    if head.need == "fund" and end - start > 2 and core[:1] in _OF_LEVEL:  # 县产业引导基金
        named = True
    if head.need == "found" and len(core) > 3 and not named and _BUILT_LIST.match(text, end):
        named = NAMED_PARK.search(text, edge.start, end) is not None
    if (
        head.need == "found"
        and core[:1] in _OF_LEVEL
        and len(core) > 4
        and core[1] != "级"
        and opened(text, start, end)
    ):
        named = True  # 市纺织创新研究院揭牌
    if head.need == "event" and text.startswith("大会", start) and core.endswith("商") and len(core) == 2:
        least, named = 2, True  # 郴商大会
    if core[:1] == "及" and head.need in _BUILT_UP and len(core) > 4:  # 建设北部增长极及云溪临空经济示范区
        edge, core = edge._replace(start=edge.start + 1), core[1:]
    if len(core) < least or not named or core[:1] == "及":
        return []
    if core.endswith("体制") and text.startswith("机制", start):  # 优化招商体制机制
        return []
    if core and text.startswith("主题教育", start) and not core.endswith(_TAUGHT):
        return []
    if text.startswith(("联动发展", "协同发展"), start) and text[edge.start - 1 : edge.start] in tuple("与同、和"):
        return []
    if head.type == "pilot" and core.endswith(("打造", "开展", "创建", "争取")):
        return []
    if (head.type == "programme" and core.endswith(_PLAIN_WORKS)) or (
        head.type == "strategy" and core.endswith(_UPPER)
    ):
        return []
    whole, end = end, _further(text, end, head)
    if head.type == "pilot" or text[whole : whole + 1] in _GOES_ON.get(head.type, ()):
        whole = end
    if not allowed(text, edge, start, whole, head):
        listed = (
            edge.kind == "clause" and head.need in _LISTED and (beside or text[edge.start - 1 : edge.start] in _AND)
        )
        return [Mention(edge.start, end, head.type, LISTED, 7, text[edge.start : end])] if listed else []
    begun = _whole(text, edge, start, head)
    if industry and begun == edge.start and (fields := _FIELDS_BEFORE.search(text, max(0, begun - 44), begun)):
        begun = fields.start("rest")
    for before in ("国家组织", "按") if head.need == "known" else ():
        begun -= len(before) if text.endswith(before, 0, begun) else 0
    if text[begun] == "“":
        return _core(text, begun, start, end, head)
    name = text[begun:end]
    if head.need == "reform" and (pair_of := reforms(text, begun, start, end)):
        return pair_of
    if head.type in _DONE_IN_TURN and (pair_of := two(text, begun, start, end, head)):
        return pair_of
    rank = 3 if "“" in name else 6
    return [Mention(begun, end, head.type, f"name.{head.type}", rank, name)]


def _of_kind(text: str, edge: Edge, core: str) -> bool:
    """Whether a name behind 等 says of what kind the members before are: “甲”、“乙”等土地制度改革."""
    if text[edge.start - 2 : edge.start - 1] == "”":
        return True
    before = sentence(text, edge.start)
    return "、" in before and not (len(core) > 5 and _DRAWING.match(before))


def _core(text: str, begun: int, start: int, end: int, head: Head) -> list[Mention]:
    """A name that begins with quotes: the quoted core, or the whole name where the core is no name or a site."""
    close = text.index("”", begun)
    core = text[begun + 1 : close]
    if core.isdigit():
        return []
    if text[close + 1] in _AND and start - close > 5 and core not in lexicon.quoted().bare:
        return [Mention(close + 2, end, head.type, f"name.{head.type}", 6, text[close + 2 : end])]
    level = _LEVEL.search(text, max(0, begun - 4), begun) if head.type == "pilot" else None
    if level:
        return [Mention(level.start(), end, head.type, "name.pilot", 3, text[level.start() : end])]
    software = head.type == "platform" and text[start:end].endswith(("平台", "系统"))
    if (
        core in lexicon.quoted().bare
        or core[-1:] in _PLUS_ENDS
        or "“" in core
        or (head.whole and not software)
        or len(core) < 2
        or (start - close > 6 and text.startswith("示范项目", start))
    ):
        return [Mention(begun, end, head.type, f"name.{head.type}", 3, text[begun:end])]
    return [Mention(begun + 1, close, head.type, f"name.{head.type}", 4, core)]


def listed(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions without those of a list that stand beside no other: 光伏扶贫工程、雨露计划惠及….."""
    mentions = mentions + _last_events(text, mentions)
    starts = {m.start - (text[m.start - 1 : m.start] == "“") for m in mentions if m.rule != LISTED}
    ends = {m.end for m in mentions if m.rule != LISTED}
    return [m for m in mentions if m.rule != LISTED or m.end + 1 in starts or m.start - 1 in ends]


def _last_events(text: str, mentions: list[Mention]) -> list[Mention]:
    """The last of a list of events that goes without a head noun: 茶博会、花儿开等节会活动."""
    found: list[Mention] = []
    for mention in mentions:
        match = _LAST.match(text, mention.end) if mention.type == "event" else None
        if match:
            found.append(Mention(*match.span("name"), "event", "name.last", 7, match["name"]))
    return found


def _whole(text: str, edge: Edge, start: int, head: Head) -> int:
    """Where a name begins that a number or a list opens: 六大民生领域…行动, 产品、工程和服务质量提升行动."""
    if head.type not in _LISTING or edge.kind not in {"number", "clause"}:
        return edge.start
    if head.type == "mechanism" and text[edge.start - 1 : edge.start] == "、":
        match = _SET_UP.search(text, max(0, edge.start - 28), edge.start)
        apart = match is None or any(map(_apart, match["rest"][:-1].split("、")))
        return edge.start if match is None or apart else match.start("rest")
    match = _OPENING.search(text[max(0, edge.start - 28) : edge.start])
    if match is None or any(map(_complete, MEMBERS.split(match["rest"][:-1]))):
        return edge.start
    return edge.start - len(match["rest"])


def _apart(words: str) -> bool:
    """Whether a member before a mechanism is something of its own: 健全监测体系、应急机制."""
    return _complete(words) or words.endswith(lexicon.edges().own_nouns)


def _complete(words: str) -> bool:
    """Whether a member of a list is a name by itself."""
    return (
        ends_in_head(words)
        or (len(words) > 3 and not words.endswith(_WATERS) and lexicon.honours().titled(words))
        or (len(words) > 5 and words[-3] == "大")
    )


def _wanted(text: str, start: int, end: int) -> bool:
    """Whether the clause has a verb that could govern a name: the cheap test before the edge is looked for."""
    return (
        bool(_WANTED.search(sentence(text, start)))
        or opened(text, start, end)
        or followed(text, end)
        or built(text, end)
    )
