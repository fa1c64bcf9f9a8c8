"""What sort of undertaking a quoted core is: by the head noun behind it, by its own end, by the words around it."""

from __future__ import annotations

import re
from functools import cache

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.frames import (
    AT_ONCE,
    ONE_ONE,
    ROUNDS,
    RULES,
    STREAK,
    fits,
    named_type,
    numbered,
)
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.initiatives.ways import post_of, praised, way_of

STRONG_HEADS = frozenset({"strategy", "plan", "programme", "pilot"})
SELF_HEADS = re.compile(r"(?:工程|集成改革|行动|计划|战略|专项|攻坚战|保卫战|百日攻坚|专项整治)$")
_OPENING = re.compile(r"[。；\n]\Z")
_SUBJECT = re.compile(  # “综合一窗受理”实现镇街全覆盖
    r"走进[\u4e00-\u9fff]|(?:刚性|全面|有效|精准)落实|扩大至|扩展至|实现[^，。；]{0,10}全覆盖|(?:经验)?(?:在)?全[国省市区县州](?:推广|复制|铺开|推开)|推广至|持码|注册|办件|惠及|(?:加快|全面)?(?:成势|起势)|走深走实|落地(?:见效|生根)|见行见效|开花结果|成效(?:明显|显著|初显)|(?:扎实|深入|有序|全面|加快|纵深)(?:推进|推行|推开|实施)"
)
_CAREER = re.compile(
    r"(?:总规模|规模|获|赔付|持码|覆盖|火爆|入选|惠及|日活|注册|开通|投用|扎实|深入|成效|全面|持续|顺利|圆满|加快|走进)"
)
_TERMINAL = re.compile(
    r"[，。；、！？,;)）“\n…]|等|和|与|及|全覆盖|落地|改革|试点|走深|提质|扩面|升级|增效|推进|[0-9]|$|四级|三级|三年"
)
_TITLED = re.compile(r"国家|全国|中国|全省|省级|世界|国际|联合国|[国省市]级|[\u4e00-\u9fff]{1,3}省")
_GOODS = re.compile(
    r"[茶米酒橙桔橘梨桃瓜果鸡鸭鹅猪牛羊鱼虾蟹贝菜椒姜蒜枣药菇菌粉面油蜜莓柚柑蕉葱薯芋糖盐肉蛋奶花豆]$|农产品|产品"
)
_CAMPAIGN = re.compile(r"(?:行动|攻坚|工程|专项|一批|[进入下])$")
_MOVING = frozenset(
    "开展 启动 实施 推进 打好 深入推进 扎实推进 深入开展 扎实开展 持续开展 组织 打造 建设 争创 创建".split()
)
_SETTING = frozenset("定为 设为 确定为 设立为 设立".split())
_DAYS = ("日", "周", "月", "节", "季")
_HELD = frozenset("举办 承办 办好 参加 组织 开展".split())
_OCCASIONS = ("周", "嘉年华", "季", "节", "会", "展", "赛", "演", "汇", "展演", "夜", "汇演")
_NO_SHAPE = ("环保", "确保", "医保", "社保", "低保", "安保", "劳保", "金融", "融通", "圆融", "交融", "消融", "通融")
_PEOPLE = (
    "老人",
    "人才",
    "青年",
    "学生",
    "群众",
    "员工",
    "农民",
    "居民",
    "儿童",
    "家庭",
    "企业",
    "客户",
    "群体",
    "老兵",
    "军人",
)
_NO_EVENT = ("发展", "社会", "机会", "协会", "学会", "施展", "拓展", "扩展")
_PUBLIC = frozenset("品牌 名片 靓丽名片 品牌建设 专栏".split())
_CLEARED = frozenset("整治 攻坚 专项整治 集中行动 大会战 会战".split())
_ILLS = frozenset("散乱污 四乱 三乱 五乱 八乱 六乱 非农化 非粮化 两高 脏乱差 大棚房".split())
_TWO = re.compile(r"[一二三四五六七八九十两][\u4e00-\u9fff]|[0-9][A-Z]|[A-Z][0-9]")
_PRODUCE = re.compile(r"农产品|特产|茶叶|[茶酒米果菜药]$")
_COUNTED_DEMAND = re.compile(
    r"\A[一二三四五六七八九十两0-9]{1,2}(?:个|大|项)[\u4e00-\u9fff]{2,8}\Z|\A[一二三四五六七八九十两](?!个).[一二三四五六七八九十两]."
)
_BY_YEAR = re.compile(r"[\u4e00-\u9fff]{2}年\Z")
_BY_PLACE = re.compile(
    r"\A[\u4e00-\u9fff]{2,4}[强兴立富活名美靓][市县区省州镇乡](?:[、，][\u4e00-\u9fff]{2,4}[强兴立富活名美靓][市县区省州镇乡]){0,4}\Z"
)
_CALLED_SO = {  # what quotes must hold to be named by these heads: “三个高于”目标要求, “项目攻坚年”工作主基调
    **dict.fromkeys(("目标要求", "工作要求", "实践要求"), _COUNTED_DEMAND),
    **dict.fromkeys(
        ("主基调", "工作主基调", "经济工作主基调", "工作主基点", "经济工作主基点", "工作基调", "工作主题", "年度主题"),
        _BY_YEAR,
    ),
    "全产业链": re.compile(r"[+＋]"),
    **dict.fromkeys(("发展定位", "实践定位", "战略定位"), _BY_PLACE),
}
_FESTIVE = (
    "企业家日",
    "工匠日",
    "人才日",
    "创业周",
    "节",
    "消费季",
    "购物季",
    "音乐季",
    "文化周",
    "艺术周",
    "交流周",
    "展示周",
    "招商周",
    "科技周",
    "读书周",
    "美食周",
    "购物周",
    "旅游周",
    "交流年",
    "人才周",
    "博览会",
    "马拉松",
    "嘉年华",
)
_ORDERLY = ("制度", "机制", "改革", "清单", "办", "监管", "提交", "办理", "审批", "服务", "联动", "统筹")
_OFFERED = re.compile(r"(?:提供|贡献|创造|打造|形成|展现|讲好|输出|积累)了?$")
_COUNTED_CORE = re.compile(r"[一二三四五六七八九十两0-9]")
_NOTE = re.compile(r"\A(?:\^?[\[〔（(【][0-9]{1,3}[\]〕）)】]|[①-⑳])")
_ASIDE = re.compile(r"[(（][^()（）]{1,3}[)）]")  # 一县（区）一策
_PRACTICE = re.compile(r"(?:推行|实行|施行|试行|落实|完善|健全|优化|创新|首创|建立|执行|试点)")
_LINE = re.compile(r"[，。；：、！？\n,;:!?”“（）()]")
_PAUSE = re.compile(r"[，,]")
_PRAISE = re.compile("最美|十佳|十大")
_RANKED = re.compile(r"(?:[国省市]家?级|全国|全省|国家|全市|入选|获评|荣获)\Z")
_PLUS = re.compile(r"[+＋—]")
_ONE_N = re.compile(r"[0-9][+＋][0-9A-ZＸＮNX](?:[+＋][0-9A-ZＸＮNX]){0,3}")
_LAID_OUT = re.compile(r"[一二两三四五六七八九十].{1,2}[一二两三四五六七八九十]")
_COMMA = re.compile(r"[，,；;]")
_OF = re.compile(r".{0,8}(?:机制|模式|制度|工作法|办法|做法|方式)")
_COUNTED = re.compile(r"”[0-9]{1,4}(?:余|多)?(?:个|家|处|所|座)")
_EXPANDED = re.compile(r"^[”」]?[，,]?(?:，?即|[（(]即|包括|：|:|分别是|分别为)")


def known(content: str) -> str | None:
    return _types().get(content)


@cache
def _types() -> dict[str, str]:
    return {name.name: name.type for name in reversed(lexicon.names())}


def cleared(content: str, head: re.Match[str] | None) -> bool:
    """Whether quotes hold an ill that a campaign directly behind them clears: “散乱污”整治."""
    return head is not None and content in _ILLS and head["head"] in _CLEARED and not head["modifier"]


def by_head(content: str, head: re.Match[str] | None, words: lexicon.Quoted) -> str | None:
    """The type that the head noun behind the quotes gives."""
    if head is None:
        return None
    if head["head"] in _CALLED_SO and not _CALLED_SO[head["head"]].search(content):
        return None
    type_ = words.types[head["head"]]
    if type_ in {"pilot", "campaign", "mechanism"} and len(content) >= 4 and SELF_HEADS.search(content):
        return shape_of(content, words)
    if head["head"] == "专项" and head.string[head.end() : head.end() + 1].isalpha():
        type_ = "campaign"
    if type_ in {"campaign", "mechanism"} and content.endswith(_FESTIVE) and len(content) >= 4:
        return "event"
    strong = type_ in STRONG_HEADS or head["head"] in words.strong
    if type_ in {"event", "honour"}:
        return type_ if content not in words.none else None
    if content in words.none and len(head["modifier"]) > 3:
        return None
    if content.endswith(_PEOPLE) and head["head"] in {"服务", "管理"} and not head["modifier"]:
        return None
    layout = head["head"].endswith(("格局", "布局"))
    if content in words.none and (not strong or layout) and not (layout and _LAID_OUT.match(content)):
        return None
    if content.endswith("式") and head["head"] not in {"改革", "机制", "工作法", "制度", "行动", "模式", "创建"}:
        return None
    if head["head"] == "品牌" and (
        re.match("价值|强度|效应", head.string[head.end() :])
        or _GOODS.search(content)
        or (_PRODUCE.search(head["modifier"]) and "区域公用" not in head["modifier"])
    ):
        return None
    if len(content) < 2 or (not strong and _PAUSE.search(content)):
        return None
    short = not strong and len(content) < 3 and not (_TWO.fullmatch(content) and not head["modifier"])
    if short and head["head"] != "品牌":
        return None
    if not strong and content.count("、") >= 2 and not _COUNTED_CORE.match(content):
        return None
    if head["head"] == "任务" and not (numbered(content) or _TWO.fullmatch(content)):
        return None
    if head["head"] in _PUBLIC:
        return type_
    if len(content) == 2 and not strong:
        return "campaign" if head["head"] in _CLEARED else "mechanism"
    shape = shape_of(content, words)
    return shape if shape in {"platform", "mechanism"} and not strong and type_ == "campaign" else type_


def by_frame(text: str, start: int, end: int, content: str, verb: str, words: lexicon.Quoted) -> str | None:
    """The type of a core without a head noun: by its own end, by a verb before it, by what stands around it."""
    if (verb or _governed(text[max(0, start - 16) : start - 1])) and ROUNDS.fullmatch(content):
        return "mechanism"
    if content.endswith(words.posts) and post_of(text, start, content):
        return "mechanism"
    if not content.isalpha() and way_of(text, start, end, content):
        return "mechanism"
    if praised(text, start, end, content):
        return "honour"
    content = _ASIDE.sub("", content) if content[-1:] == "策" else content
    limit = 26 if _PLUS.search(content) else 16
    if content[-1:] == "牌" and len(content) < 6:  # 打好“创新牌”
        return None
    if len(content) < 3 or _COMMA.search(content) or len(content) > limit or _GOODS.search(content):
        return None
    if content[0] in "最十" and _PRAISE.match(content) and _RANKED.search(text, max(0, start - 6), start - 1):
        return "honour"
    shape = shape_of(content, words)
    found = _by_verb(text, start, end, content, verb, shape, words)
    return found or by_weight(text, start, end, content, verb, shape, words)


def number_type(content: str, verb: str) -> str:
    """The type of a number slogan: 三进两入 behind 推进 is a campaign, 三线一单 behind 落实 a mechanism."""
    if content.endswith(("方案", "意见", "办法", "细则", "条措施")):
        return "document"
    if RULES.fullmatch(content):
        return "mechanism"
    if content[1:2] == "个" and not content.endswith(_ORDERLY):
        return "campaign"
    return "campaign" if _CAMPAIGN.search(content) or verb in _MOVING else "mechanism"


def by_weight(
    text: str, start: int, end: int, content: str, verb: str, shape: str | None, words: lexicon.Quoted
) -> str | None:
    """The type of a core that the words around and inside it together make an undertaking."""
    if len(content) >= 6 and _TITLED.match(content) and lexicon.honours().titled(content):
        return "honour"
    named = named_type(content)
    before, behind = text[max(0, start - 9) : start - 1], _NOTE.sub("", text[end + 1 : end + 14])[:8]
    before = _LINE.split(before)[-1]
    if content.endswith("经验") and _OFFERED.search(before):
        return None
    if fits(before, content, behind, shape is not None, content in words.bare):
        if numbered(content):
            return number_type(content, verb)
        return named or shape or ("mechanism" if _PLUS.search(content) or _PRACTICE.search(before) else "campaign")
    return None


def _by_verb(
    text: str, start: int, end: int, content: str, verb: str, shape: str | None, words: lexicon.Quoted
) -> str | None:
    if len(content) >= 4 and SELF_HEADS.search(content):
        return shape
    if shape and "、" not in content:
        shape = named_type(content) or shape
    if content.endswith(words.sure) and "、" not in content:
        return shape or "mechanism"
    if ONE_ONE.fullmatch(content) or AT_ONCE.fullmatch(content):
        return "mechanism"
    if _OPENING.search(text, max(0, start - 2), start - 1) and _CAREER.match(_NOTE.sub("", text[end + 1 : end + 12])):
        return named_type(content) or shape or "campaign"
    if text[start - 2 : start - 1] in ("，", "、") and _SUBJECT.match(text, end + 1) and not STREAK.fullmatch(content):
        return named_type(content) or shape or ("event" if text.startswith("走进", end + 1) else "mechanism")
    before = text[max(0, start - 16) : start - 1]
    if before[-1:] == "以" and numbered(content) and _LEANT_ON.match(text, end + 1):
        return number_type(content, verb)
    if RULES.fullmatch(content) and _RULED.search(before):
        return "mechanism"
    if content.endswith(_FESTIVE) and len(content) >= 4 and text.startswith(("期间", "现场", "开幕", "上"), end + 1):
        return "event"
    if numbered(content) and (verb or _governed(before) or _EXPANDED.match(text[end : end + 6])):
        return number_type(content, verb)
    if verb in _HELD and content.endswith(_OCCASIONS):
        return "event"
    if verb in _SETTING and not shape and content.endswith(_DAYS) and len(content) > 3:  # 把每年8月6日定为“云溪音乐日”
        return "event"
    if not verb or (text[end + 1 : end + 2] == "的" and not _OF.match(text, end + 2)):
        return None
    if verb in words.setting and _COUNTED.match(text[end : end + 8]):
        return named_type(content) or "platform"
    if verb in words.moving and not _TERMINAL.match(text, end + 1) and not shape:
        return None
    if verb in words.weak:
        return shape
    if _ONE_N.fullmatch(content):
        return "mechanism"
    return shape or words.verbs[verb]


def _governed(before: str) -> bool:
    clause = re.split(r"[，。；：！？,;:\n]", before)[-1]
    return bool(_GOVERNING.search(clause))


_LEANT_ON = re.compile(r"为(?:刚性|硬)?(?:约束|抓手|载体|牵引|突破口|总抓手|主抓手|契机|引领|支撑)")
_RULED = re.compile(r"(?:按照|严守|遵守|遵循|执行|对照|做到)[^，。；：]{0,4}\Z")
_GOVERNING = re.compile(r"推进|开展|实施|推行|深化|落实|加快|抓好|推动|打好|坚持|狠抓|聚力|巩固|拓展|提升")


def shape_of(content: str, words: lexicon.Quoted) -> str | None:
    """The type that the end of a core tells, or None."""
    if len(content) < 3 or content[-1] not in words.last:
        return None
    for length in range(min(5, len(content)), 0, -1):
        type_ = words.shapes.get(content[-length:])
        if type_ == "mechanism" and content.endswith(_NO_SHAPE):
            return None
        if type_ and not (type_ == "event" and content.endswith(_NO_EVENT)):
            return type_
    return None


def with_others(mention: Mention, words: lexicon.Quoted) -> Mention:
    """A member whose type only the verb gave takes that of the others, whose shapes speak: “先建后验”“区域评估”."""
    if mention.type == "campaign" and mention.rule == "quote.frame" and not shape_of(mention.name, words):
        mention.type = "mechanism"
    return mention
