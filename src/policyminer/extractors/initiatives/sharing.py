"""Lists of names that share a head noun: 联席会议、重要事项集体议事等制度, 强基、聚力两大工程."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.checks import specific
from policyminer.extractors.initiatives.edges import Edge, ends_in_head, left_edge
from policyminer.extractors.initiatives.lexicon import Head
from policyminer.extractors.initiatives.mentions import Mention

NAMED_LISTS = frozenset({"strategy", "campaign", "programme", "plan", "mechanism"})
MEMBERS = re.compile("[、和与及]")
_AND_TOO = re.compile(r"[和与](?!谐)")
_COUNTED = re.compile(
    r"等?[0-9一二三四五六七八九十两]{1,2}(?:大|项|个|类)(?:重点|重大|专项|惠民|民生|提升|攻坚|培育|建设|治理|整治|改革|创建|突破|振兴|提质|赋能|服务|保障|专项整治|品牌|创新|示范|基础|标志性)?\Z"
)
_EVEN = re.compile(r"(?:[\u4e00-\u9fff]{4,14}、){2,5}[\u4e00-\u9fff]{4,8}\Z")  # 工会进厂、企校联建、社园共建机制
_AT_SITES = re.compile(r"(?:融入|接入|依托|对接|搭建|打造|建设|建成|布局|谋划|规划建设|开通|设立)(?:好|了)?\Z")
_SYSTEMS = re.compile(r"(?:坚持|落实|推行|实行|建立|健全|完善|深化|探索|运用|执行|构建|创新)(?:好|了)?\Z")
_JOINED_SITES = re.compile(r"(?:融入|接入|对接)\Z")
_BREAKS = frozenset("，。；、\n")
_KIND = re.compile(
    r"(?:跨部门|跨区域|跨层级|部门间|全链条|一体化|多元|定期|日常|政企|银企|企业|诉求|全周期|重点|要素|常态化?|长效|推进|服务|联动|协调|保障|帮扶|工作|协作|协同|管理|运行|应急|调度|监督|考核|激励|约束|沟通|合作|处置|管控|包联|督导|督办|惠企|利企|便民|创新|配套|闭环|动态){1,4}"
)
_CLAUSAL = re.compile("[的以与]|加快|同向|步伐")
_COLOURS = frozenset("蓝天 碧水 净土 青山 绿水 碧海 秀山 清流".split())
_FIELDS = re.compile(r"领域|方面|体制|环节|绿色金融")
_MEMBER = re.compile("[^、和与及]+")
_NUMERALS = {numeral: value for value, numeral in enumerate("二三四五六七八九十", 2)}
_RANK = re.compile("(?:国家|省|市)级")
_SERIES = re.compile(
    r"(?:实施|开展|启动|推进|打好|组织|深化|推行|探索|抓好|做好|落实)(?:好|了)?"
    r"(?P<list>(?:[\u4e00-\u9fff]{4,14}?、){0,7}[\u4e00-\u9fff]{4,14})[、和与及]\Z"
)
_SHARED_SITES = re.compile(
    r"(?:规划|项目)?(?:建设|创建|组建|落地|落户|建成|揭牌|(?:高效|稳定|实体化|常态化|顺畅)运[行作营])"
)
_SHARED_TYPES = frozenset({"mechanism", "campaign", "pilot", "programme", "plan", "platform"})
_SITES = ("平台", "基地", "研究院", "研究所", "实验室", "中心", "孵化器", "加速器", "联合体", "学院")
_SITE_MEMBER = re.compile("[^、]+")
_LONGEST_QUOTE = 9
_STOPS = re.compile(r"[，。；：！？\n,;“”《》]")
_UNSHARED = frozenset({"region", "practice", "policy"})


def shared(text: str, edge: Edge, start: int, end: int, head: Head) -> list[Mention]:
    """Members of a list that share the head: 联席会议、重要事项集体议事等制度, 蓝天、碧水、净土保卫战."""
    if head.need in _UNSHARED or text.startswith("新", start):
        return []
    if head.type != "strategy" and text.find("、", max(0, start - 50), start) < 0:
        return []
    sites = head.type == "platform"
    if sites and not (
        text.endswith(_SITES, start, end) and (_SHARED_SITES.match(text, end) or "等" in text[start - 10 : start])
    ):
        return []
    counted = None if sites else _COUNTED.search(text, max(0, start - 5), start)
    etc = bool(counted) and head.type in _SHARED_TYPES
    etc = etc and head.need != "activity"
    stop = counted.start() if counted and etc else start
    if stop == start and text[start - 1 : start] == "等" and not text.startswith("专项", start):
        etc, stop = head.type in _SHARED_TYPES, start - 1
    of_kind = text.rfind("等", max(0, start - 8), start - 1) if head.type == "mechanism" or sites else -1
    far = not sites and start - of_kind > 5 and not _KIND.fullmatch(text, of_kind + 1, start)
    if of_kind > 0 and not far and text[of_kind + 1 : start].isalpha() and not _FIELDS.search(text, of_kind, start):
        etc, stop = True, of_kind
    levelled = sites and not etc and _levelled_list(text, start)
    even = (
        text.startswith(("机制", "工作机制"), start)
        and text.count("、", max(0, start - 40), start) > 1
        and not text.endswith(("长效", "一体化"), 0, start)
        and bool(_EVEN.search(text, max(0, start - 50), start))
    )
    if (
        not etc
        and not even
        and not levelled
        and head.type != "strategy"
        and not text.startswith(("保卫战", "攻坚战"), start)
    ):
        return []
    named = text.rfind("等", max(0, start - 7), start)
    if (sites or head.type in NAMED_LISTS) and named > 0 and text[named + 1 : start].isalpha():
        etc, stop = True, named
    left = _listed(text, stop)
    if "、" not in left and not (head.type == "strategy" and MEMBERS.search(left)):
        return []
    begun = left_edge(text, stop - len(left) + left.index("、"), head) if "、" in left else edge
    if left.startswith("“"):
        begun = Edge(stop - len(left), "strong", "")
    ends_here = text[end : end + 1] in _BREAKS and _AT_SITES.search(text, max(0, begun.start - 6), begun.start)
    if sites and not _SHARED_SITES.match(text, end) and not ends_here:
        return []
    if even and not etc and not _SYSTEMS.search(text, max(0, begun.start - 6), begun.start):
        return []
    members = _SITE_MEMBER if sites else _MEMBER
    spans = [match.span() for match in members.finditer(text, begun.start, stop)]
    if sites and spans and (level := _RANK.match(text, *spans[0])):
        spans[0] = (level.end(), spans[0][1])
    joined = (
        sites and _RANK.search(text, stop, start) and _JOINED_SITES.search(text, max(0, begun.start - 6), begun.start)
    )
    least = (
        2
        if head.type == "strategy"
        or (joined and _RANK.search(text, stop, start))
        or text.startswith(("保卫战", "攻坚战"), start)
        else 4 - sites
    )
    if counted and _NUMERALS.get(counted[0].lstrip("等")[:1]) == len(spans):  # 强基、聚力、先锋三大工程
        least = 2
    colours = text.startswith("保卫战", start) and all(text[s:e] in _COLOURS for s, e in spans)
    if (
        (begun.kind in {"clause", "number"} and not colours)
        or len(spans) < 2
        or any(not least <= e - s <= 14 for s, e in spans)
    ):
        return []
    if sites and any(text[e - 1] in "区市县镇乡村道州园" for s, e in spans):
        return []
    if (counted or sites) and any(ends_in_head(text[s:e]) for s, e in spans):
        return []
    if even and not etc and any(_CLAUSAL.search(text, s, e) for s, e in spans):
        return []
    named_by = [specific(text[s:e], head) for s, e in spans]
    apart = all(text[left[1]] == "、" for left in spans[:-1])
    enough = all(named_by) or (head.type == "mechanism" and apart and any(named_by))
    if not enough or (not sites and any(_turning(text[s:e]) for s, e in spans)):
        return []
    if any(text[s:e] in head.generic for s, e in spans):
        return []
    if head.type == "strategy":  # 云溪都市圈建设、青岚经济带发展等战略
        spans = [(s, e - 2 * (text.endswith("建设", s, e) and e - s > 5)) for s, e in spans]
    found = [Mention(s, e, head.type, "name.shared", 5, text[s:e]) for s, e in spans]
    if not etc:
        last = found[-1]
        found[-1] = Mention(last.start, end, head.type, "name.shared", 5, text[last.start : end])
    return found


def _listed(text: str, stop: int) -> str:
    """The list that ends at an offset; its first member may begin with a quote: 落实“三级”调度、督导通报|等机制."""
    left = _STOPS.split(text[max(0, stop - 50) : stop])[-1]
    at = stop - len(left)
    opened = text.rfind("“", max(0, at - _LONGEST_QUOTE), at) if text[at - 1 : at] == "”" and left[:1].isalpha() else -1
    return left if opened < 0 or _STOPS.search(text, opened + 1, at - 1) else text[opened:stop]


def _turning(member: str) -> bool:
    """Whether a member says what things turn into and names nothing: 数字化, 市场化; but 成果转化, 产权交易规范化."""
    return member.endswith("化") and len(member) < 6 and not member.endswith(("一体化", "转化"))


def _levelled_list(text: str, start: int) -> bool:
    """Whether each member of a list of sites names its level: 国家高端仪器、国家薯类技术创新中心创建."""
    members = _STOPS.split(text[max(0, start - 50) : start])[-1].split("、")
    return (
        len(members) > 1 and all(member.startswith(("国家", "省")) for member in members[1:]) and "国家" in members[0]
    )


def series(text: str, edge: Edge, start: int, end: int, head: Head) -> list[Mention]:
    """Members of a list of doings that share a head: 实施园区引流、市场拓展、主体倍增行动, one mark each."""
    match = _SERIES.search(text, max(0, edge.start - 80), edge.start)
    if match is None or start - edge.start < 4:
        return []
    doings = lexicon.edges().doings
    spans = [(match.start("list") + m.start(), match.start("list") + m.end()) for m in _MEMBER.finditer(match["list"])]
    if not all(4 <= right - left <= 14 and text.endswith(doings, left, right) for left, right in spans):
        return []
    if head.inner and any(head.inner.search(text, left, right) for left, right in spans):
        return []
    spans.append((edge.start, start if text.endswith("年", edge.start, start) else end))
    return [Mention(left, right, head.type, "name.series", 5, text[left:right]) for left, right in spans]


def two(text: str, begun: int, start: int, end: int, head: Head) -> list[Mention]:
    """Two doings that share a head: 实施农药减量增效和有机肥替代行动; 动态监测和帮扶 are one."""
    doings = lexicon.edges().doings
    match = _AND_TOO.search(text, begun, start)
    if match is None or "“" in text[begun:start] or "、" in text[begun:start]:
        return []
    left, right = match.span()
    if left - begun < 6 or start - right < 6 or not text.endswith(doings, begun, left):
        return []
    if not text.endswith((*doings, "年"), right, start) and not text.endswith("年", right, start):
        return []
    rule = f"name.{head.type}"
    return [
        Mention(begun, left, head.type, rule, 5, text[begun:left]),
        Mention(right, end, head.type, rule, 5, text[right:end]),
    ]


_WAYS = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:支付|采购|监管|管理|供给|投入|运营|结算|出让|评价|考核)方式(?=[和与及][\u4e00-\u9fff]{4})"
)


def reforms(text: str, begun: int, start: int, end: int) -> list[Mention]:
    """Two reforms that share a head: 深化医保结算方式与耗材采购制度改革."""
    first = _WAYS.match(text, begun, start)
    if first is None:
        return []
    second = first.end() + 1
    return [
        Mention(begun, first.end(), "mechanism", "name.mechanism", 5, first[0]),
        Mention(second, end, "mechanism", "name.mechanism", 5, text[second:end]),
    ]
