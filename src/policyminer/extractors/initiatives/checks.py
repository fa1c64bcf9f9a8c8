"""Whether a head noun with its words names an undertaking: what governs it, and what is said of it behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import rjieba

from policyminer.divisions import load_divisions
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.behind import COUNTED, NAMED_PARK, OPENED, SORTS, built, built_with, followed
from policyminer.extractors.initiatives.drawn import is_drafted, is_drawn, is_region
from policyminer.extractors.initiatives.edges import Edge, sentence
from policyminer.extractors.initiatives.lexicon import Head

_FOUND = re.compile(
    r"建设|打造|成立|设立|共建|组建|建成|揭牌|启用|搭建|创建|筹建|争取|新建|建立|开通|上线|投用|谋划|布局|推进|加快|培育|落户|创办|推动|创成"
    r"|建好|依托|实施|引进|完善|构建|合作建|建起|开工|筹备|启动|运营|申建|申报|走进|开设|接入|运行|新增|擦亮|叫响|建强|做强|做优|抓好|用好|发挥|开设|优化|升级|增设|推出|改版|迭代"
)
_LEANT = re.compile(r"(?:依托|壮大|做大|做强|加强|围绕|以)[^，。；]{0,30}$")
_WORKS = re.compile(
    r"(?:救治|精神卫生|妇幼保健|疾病预防控制|展示|会展|会议|艺术|文化|活动|健身|体育|医学|临床|殡仪|殡仪服务|托养|养老|养老服务|照护|游客|游客服务|购物|商业|客运|康复|救助"
    r"|青少年|妇女儿童|文体|演艺|游客集散|旅游集散|客运集散|停车|货运|急救|血液|疾控|防治)中心$"
)
_PLACE_OF = re.compile(
    r"(?:(?![和与及入建获在为])[\u4e00-\u9fff]){0,6}?(?:学校|医院|中学|小学|幼儿园|管委会|分局|派出所|支行|社区)"
)
_SET_UP = re.compile(
    r"挂牌|运行|投运|建好|创成|做强|做实|发挥|优化|完善|升级|做优|申建|争取|接入|推进|启用|上线|培育|依托|建设|打造|成立|设立|共建|组建|建成|揭牌|搭建|创建|筹建|新建|创办|建起|建立"
)
_MARKED = re.compile(
    r"行$|走进|进[校社企乡村机军园]|[周日月年节季]$|大[走家讨培]|[百千万]|专场|直通车|送[教医法文戏科岗]|之[星夜]|[0-9]"
)
_LEVELLED = re.compile(
    r"各[区县市镇乡村校]|[省市县区镇乡村]{2,4}[两三四五]级|重要|全国重要|区域性|区域(?!医疗|科技|消费)|(?:国家|省|市|县|区|镇|村|行业|企业)级|镇街|乡镇(?:街道)?|县市区|村居|境外|海外|枢纽型|综合性|专业化|规模化|[县乡镇村]?[一两三四五]级|县乡|镇村|乡村两级|新型|高水平|一流|大型|现代化"
)
_SOME = frozenset("一批 系列 多个 若干 更多 各类 许多 不少 多家 部分".split())
_RANKED = re.compile(r"(?:最.{1,2}|重要|领先|一流|知名|影响力|特色|规模|优质|优势|先进)的\Z")
_TAIL = re.compile(r"”[^，。；、,;:：]{0,4}(?<![的和与及])$")
_BY = re.compile(r"(?<![自缘理来])由[^，。；：由]{2,40}\Z")
_BY_IT = re.compile(
    r"(?:[、和与][^，。；：]{2,24}?)?(?:共同|统一|具体|联合|分别|全面)?"
    r"(?:负责|牵头|建设|承担|组织|会同|实施|承建|运营|开发|统筹|制定|提供|发布|受理|管理|出资|主办|承办)"
)
_KIND_OF_AREA = re.compile(
    r"(?:夜间|现代|生产性|生活性|高端|特色|优势|新兴|文化|数字|总部|楼宇|商贸|商务|消费|创新|人才|产业|经济|文旅|旅游|服务业|"
    r"服务|金融|科技|物流|美食|餐饮|电商|中小企业|小微企业)+"
)
_ZONE = re.compile(r"(?:高新|经济)[\u4e00-\u9fff]{0,4}区$|开发区$|工业园区?$|产业园区$|公园$|片区$|度假区$|陆港$|枢纽$")
_DOING = re.compile(r"首创|实施|开展|启动|推行|实行|建立|健全|完善|落实|落地|执行|推进|深化|入选|制定|出台|探索|创新")
_HELD = re.compile(r"举办|办好|承办|参加|举行|创办|主办|打响")
_LISTED = re.compile(r"^(?:[^，。；：]{0,40}、)?(?:推进|推动|深化|实施|开展|加快)[^，。；：]{0,40}、$")
_MEETING = re.compile(
    r"(?:经济|农村|组织|宣传|政法|统战|全国|省委|市委|县委)工作会议$|人民代表大会|党代表大会|全会$|常务会"
)

_THIS = re.compile(r"[本此这]次|开$|闭$")
_HANDLED = re.compile(
    r"压实|压紧|落实|实施|推行|推进|推开|推动|深化|开展|执行|探索|建立|实行|健全|完善|依托|积极|建设|扩大|优化|支持|首创|试行|巩固|发展|加强|强化|推广|做实|抓好|提升"
)


_WORTH = {
    "activity": re.compile(
        r"走进|进[校社企乡村机军园]|大[走家讨培]|[百千万]|专场|直通车|送[教医法文戏科岗]|之[星夜]|[0-9]|[行周日月年节季]$"
    ),
    "policy": re.compile(r"落实|兑现|执行|优化|实施|推行|实行|用好|探索"),
    "practice": re.compile(r"推行|推广|实行|施行|首创"),
    "fund": re.compile(r"设|优化|组建|成立|出资|发起|筹建|建立|用好|用活|做大|扩大|壮大|安排|列支|统筹"),
}


def worth_it(text: str, start: int, end: int, head: Head) -> bool:
    """The cheap test before the edge is looked for: words without which the check of the head noun fails."""
    words = _WORTH.get(head.need)
    if words is not None:
        return bool(words.search(text, max(0, start - 26), start))
    return head.need not in _COUNTING or not COUNTED.match(text[end : end + 8])


_DEEPENED = frozenset("深化 完善 加强 强化".split())
_DONE_FOR_FIELDS = frozenset({"campaign", "plan"})
_COUNTING = frozenset({"found", "build"})


def allowed(text: str, edge: Edge, start: int, end: int, head: Head) -> bool:
    """Whether a name may stand here."""
    if edge.kind not in {"strong", "weak"} and _TAIL.search(text[max(0, edge.start - 5) : edge.start]):
        return False
    if (
        edge.governor == "等"
        and not (head.type == "campaign" and text.startswith("重点", edge.start))
        and not (head.type in _DONE_FOR_FIELDS and start - edge.start > 4 and text.startswith("产业", edge.start))
        and text.startswith(("领域", "行业", "地区", "区域", "企业", "群体", "方面", "重点", "产业"), edge.start)
    ):
        return False
    if edge.kind == "number" and head.type in _UNCOUNTED and not _counted_pilot(text, edge, start, head):
        return False
    if (
        edge.governor == "的"
        and head.type in {"pilot", "platform", "mechanism"}
        and _RANKED.search(text, max(0, edge.start - 6), edge.start)
    ):
        return False
    if edge.governor in _SOME and head.type in {"pilot", "platform", "programme"}:
        return head.type == "pilot" and start - edge.start > 7 and text.startswith("项目", end)
    if text[edge.start : start].endswith(("见", "打", "有", "化为", "付诸")):
        return False
    if text[edge.start : start] in lexicon.edges().weak or text[edge.start : start] in lexicon.edges().strong:
        return False
    check = _CHECKS.get(head.need)
    return check(text, edge, start, end) if check else True


def _counted_pilot(text: str, edge: Edge, start: int, head: Head) -> bool:
    """Whether counted pilots go by a name: 推进5个整县屋顶分布式光伏开发国家试点; not 3项国家级改革试点."""
    core = text[edge.start : start]
    return head.type == "pilot" and len(core) >= 8 and not _LEVELLED.match(core) and "、" not in core


_UNCOUNTED = frozenset({"pilot", "platform", "mechanism"})
_BUILD = re.compile(r"建设|打造|成立|设立|共建|组建|建成|揭牌|启用|新建|建起|获批")
_VAGUE = re.compile(
    r"^[一两二三四五六七八九十几数]{1,2}[处个座家所]|[一两]家家?|^区域性|^[两二三四五六]省|最优|最大|常态化|产学研创新联合体|全流程|一批|合作建立"
)
_ALLIED = re.compile(r"组建|成立|发起|牵头|建立|共建")


def _governs(text: str, edge: Edge, start: int, end: int) -> bool:
    if edge.kind in {"strong", "weak"}:
        return True
    clause = sentence(text, edge.start)
    return bool(_DOING.search(clause)) or followed(text, end)


def _is_activity(text: str, edge: Edge, start: int, end: int) -> bool:
    core = text[edge.start : start]
    return edge.kind in {"strong", "weak"} and bool(_MARKED.search(core))


def _is_practice(text: str, edge: Edge, start: int, end: int) -> bool:
    return edge.governor in {"推行", "推广", "实行", "施行", "首创"}


def _is_reform(text: str, edge: Edge, start: int, end: int) -> bool:
    if re.search(r"供给侧|内需|(?:重大|重点|相关|领域|系列)$", text[edge.start : start]):
        return False
    if edge.kind in {"strong", "weak", "stop", "adverb"}:
        return _governs(text, edge, start, end)
    behind = followed(text, end)
    return behind or (start - edge.start >= 4 and bool(_LISTED.search(sentence(text, edge.start))))


def _is_built(text: str, edge: Edge, start: int, end: int) -> bool:
    if COUNTED.match(text[end : end + 8]):
        return False
    if _FOUND.search(sentence(text, start)):
        return True
    if edge.kind == "stop" and edge.governor != "的" and start - edge.start >= 4:
        return text.startswith(("建设", "创建"), end)
    return edge.kind != "stop" and (text.startswith(("建设", "创建"), end) or followed(text, end))


_ACTING = re.compile(r"(?:研究院|研究所|产业园|实验室|中心|基地|战略平台|园区平台)\Z")
_AS_PLATFORM = re.compile(  # 发挥云浦研究院、澄州工程研究中心等平台牵引作用
    r"[^，。；：、]{0,8}(?:、[^，。；：、]{4,24}){0,4}?等(?:重大|创新|科创|高能级)?(?:平台|载体)[\u4e00-\u9fff]{0,6}作用"
)
_JOINED = re.compile(r"(?:融入|对接|参与|接入|建设|共建)[^，。；]{0,30}\Z")
_IN_A_ROLE = re.compile(r"发挥好?(?:[^，。；]{0,24}、)?\Z")  # 发挥云浦研究院辐射带动作用


def _is_founded(text: str, edge: Edge, start: int, end: int) -> bool:
    name = text[edge.start : end]
    if COUNTED.match(text[end : end + 8]) or edge.kind == "number" or _is_level(name):
        return False
    if _BY_IT.match(text, end) and _BY.search(sentence(text, start)):
        return False
    if text[start:end] == "集聚区" and _KIND_OF_AREA.fullmatch(text[edge.start : start]):
        return False
    if text.startswith(("高质量发展", "发展", "做大做强", "优势"), end):
        return False
    if _WORKS.search(name) or _PLACE_OF.match(text, end):
        return False
    if _ACTING.search(name) and _IN_A_ROLE.search(sentence(text, edge.start)):
        return bool(_AS_PLATFORM.match(text, end))
    if name.endswith("走廊") and _JOINED.search(sentence(text, edge.start)):
        return True
    plain = start - edge.start < 4 or text[start:end] in {"中心", "平台", "基地"}
    new = plain and text[start - 1] == "新" and text[start - 2 : start] != "创新"
    if new or text[start - 1] == "宅" or _VAGUE.search(name):
        return False
    if text[start:end].endswith("系统") and _DEVICES.search(name):
        return False
    if text[start:end] == "片区" and not _FREE_ZONE.search(name):  # a quarter of a town is a mere place
        return False
    if text.startswith("实体化", end) and not name.endswith(_BODIES):  # 县乡综治中心实体化运行
        return False
    if text[start:end] == "联盟" and not _ALLIED.search(sentence(text, start)):
        return False
    before = sentence(text, edge.start)
    listed = edge.kind == "clause" and built_with(before)
    if text[edge.start - 1] in "、和" and SORTS.search(before, max(0, len(before) - 14)):
        return False
    opened = listed or bool(OPENED.match(text[end : end + 26]))
    if text[start:end] in {"中心", "平台", "基地", "集聚区", "大脑", "驿站", "学院"}:
        own = text[edge.start] in "市县区州旗" and bool(_SET_UP.search(edge.governor))
        return start - edge.start >= (3 if own else 4) and (
            opened
            or (text.startswith("平台、", start) and edge.governor in _DEEPENED and built(text, end))
            or bool(_SET_UP.search(edge.governor + " " + sentence(text, edge.start)[-8:]))
        )
    if _ZONE.search(name) and _LEANT.search(sentence(text, edge.start)[-6:]):
        return False
    if NAMED_PARK.search(name) and text[edge.start - 1 : edge.start] == "在":
        return False
    if _ZONE.search(name):
        hub = listed and name.endswith(("枢纽", "陆港", "园区")) and "重要" not in name
        return (
            hub or built(text, end) or (bool(_BUILD.search(edge.governor)) and text[end : end + 1] not in {"“", "的"})
        )
    if NAMED_PARK.search(name):
        return not _LEANT.search(sentence(text, edge.start))
    return opened or bool(_FOUND.search(sentence(text, edge.start))) or built(text, end)


_FREE_ZONE = re.compile("自贸|自由贸易|综保|试验区|示范区|合作区|先行区|试点|示范|国家公园|文化公园|“")
_BODIES = ("研究院", "研究所", "实验室", "创新中心", "联合体", "共同体", "联盟", "技术中心", "运营中心", "检疫中心")
_DEVICES = re.compile(r"在线|视频|监控|水质|污染源|扬尘|噪声|灌溉|消防|供水|排水|雨情|水情|大坝|电力|燃气|报警|传感")
_OWN = re.compile(
    r"[市县区]级[\u4e00-\u9fff]{2,8}(?:物流|共配|配送|分拨|指挥|调度|服务|征信|融资|帮扶|交易)[\u4e00-\u9fff]{0,4}(?:中心|平台)"
)


def _is_level(name: str) -> bool:
    """Whether a name begins with a level and nothing of its own: 国家级检测中心, not 国家级云溪检测中心."""
    match = _LEVELLED.match(name)
    if match is None or _OWN.fullmatch(name):
        return False
    if name.startswith("以上", match.end()):
        return True
    if len(name) - match.end() >= (6 if match[0] == "新型" or name.endswith(("区", "园", "城", "港")) else 8):
        return False
    divisions = load_divisions()
    return not any(divisions.lookup(name[match.end() : match.end() + length]) for length in (2, 3))


def _is_event(text: str, edge: Edge, start: int, end: int) -> bool:
    if text[start:end].endswith("节") and len(text[start:end]) < 3:
        if text[start - 1] in "环细情时季章调礼过春佳关":
            return False
        listed = text[edge.start - 1 : edge.start] in {"、", "和", "及"} and bool(
            _HELD.search(sentence(text, edge.start))
        )
        return (listed or edge.kind == "strong") and start - edge.start >= (2 if listed else 3)
    if _THIS.search(text[edge.start : start]):
        return False
    if text[start:end] == "分会" and _CHAPTER.search(text[edge.start : start]):
        return False
    return edge.kind != "number" and not _MEETING.search(text[edge.start : end])


_CHAPTER = re.compile(r"[协学商促合]会|十字会|工商联|[作科侨律消记美书音影]协")  # 贸促会云溪分会 is a body


def _is_fund(text: str, edge: Edge, start: int, end: int) -> bool:
    if COUNTED.match(text[end : end + 8]):
        return False
    before = sentence(text, edge.start)
    if (
        text.startswith("发展专项", start)
        and edge.governor != "的"
        and (_ALLOTTED.search(before) or text.startswith("列支", end))
    ):
        return True
    return bool(re.search(r"设立|组建|成立|出资|发起|筹建|建立|优化|设|用好|用活|做大|扩大|壮大", before))


_ALLOTTED = re.compile(r"安排|列支|统筹|拿出|设置")


def _is_policy(text: str, edge: Edge, start: int, end: int) -> bool:
    if re.search(r"级|专项|支持政策", text[edge.start : end]):
        return False
    before = sentence(text, edge.start)[-16:]
    if re.search(r"落实|兑现|执行", before):
        return True
    return bool(re.search(r"优化|实施|推行|实行|用好|探索", before)) and not _AID.search(text[edge.start : start])


_AID = re.compile(r"(?:扶持|支持|激励|优惠|奖励|奖补|补贴|发展|壮大|服务|保障|帮扶|信贷|产业|消费|促进|招商|引才)$")


def _is_known(text: str, edge: Edge, start: int, end: int) -> bool:
    name = text[edge.start : end]
    if COUNTED.match(text[end : end + 8]):
        return False
    if text[start:end] in {"带量采购", "集中带量采购", "集中议价采购"} and start - edge.start >= 2:
        return True
    if text[start:end] == "付费" and not re.search(r"按|DRG|DIP|病种", name):
        return False
    if len(name) < 4 or len(name) > 24:
        return False
    return edge.kind == "strong" or bool(_HANDLED.search(sentence(text, edge.start))) or followed(text, end)


def _is_pilot(text: str, edge: Edge, start: int, end: int) -> bool:
    before = sentence(text, start)
    return (
        bool(
            re.search(
                r"争创|申报|创建|开展|推进|获批|入选|实施|建设|实现|做好|抓好|启动|深化|支持|扩大|争取|确定|选定|列为|列入|纳入|成为|依托|共建|谋划",
                before,
            )
        )
        or text.startswith(("建设", "创建"), end)
        or followed(text, end)
    )


def specific(core: str, head: Head, words: Iterable[str] | None = None) -> bool:
    """Whether the words before a head noun name something."""
    if len(core) < min(head.least, 2) or len(core) > 34 or core in head.generic:
        return False
    if (
        head.works
        and not core.endswith(("生命线", "热线"))
        and (core.endswith(head.works) or (head.inner and head.inner.search(core)))
    ):
        return False
    generic, least = head.generic, min(head.least, 2)
    for word in rjieba.cut(core) if words is None else words:
        if word not in generic:
            least -= len(word)
            if least <= 0:
                return True
    return least <= 0


_CHECKS: dict[str, Callable[[str, Edge, int, int], bool]] = {
    "verb": _governs,
    "activity": _is_activity,
    "practice": _is_practice,
    "reform": _is_reform,
    "build": _is_built,
    "found": _is_founded,
    "event": _is_event,
    "fund": _is_fund,
    "policy": _is_policy,
    "region": is_region,
    "drawn": is_drawn,
    "drafted": is_drafted,
    "known": _is_known,
    "pilot": _is_pilot,
}
