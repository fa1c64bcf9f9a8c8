"""The left edge of a name without quotes: verbs and function words stop it, or the clause begins."""

from __future__ import annotations

import re
from typing import NamedTuple

import rjieba

from policyminer.divisions import load_divisions
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.lexicon import Edges, Head
from policyminer.extractors.initiatives.reach import floor_of
from policyminer.extractors.initiatives.trimming import trim

_NUMERALS = frozenset("0123456789一二三四五六七八九十两几百千多余")
_NUMERAL = re.compile(
    r"[0-9一二三四五六七八九十两几百千多余]+(?:批|项|个|场|次|届|家|条|类|轮|大|种|所|处|座|期|件|年|月|日|名|系列|支|只|套|片|份|位|户|亩)?$"
)
_YEAR = re.compile(r"(?:20[0-9]{2}|19[0-9]{2})(?:年度|年)?$")
_COUNTERS = frozenset("场 次 期 个 项 批".split())
_TIMES = re.compile(r"[0-9一二三四五六七八九十几两多]+(?:场|次|期|个|项)$")
_INNER = frozenset("三年 五年 两年 百日 千万 百千万 万 百 千 双 一体 十大 百万 三大 一".split())
_WHOLE_PLACE = frozenset("全市 全省 全县 全区 全国 全州".split())
_THEMES = frozenset("为 以 是 了 的 等 大 开展 举办 突出 围绕 紧扣 聚焦 深化 抓好".split())
_AMOUNT = re.compile(r"[0-9.]+[万亿]?元?$|[万亿]元$|平方米$|公里$|亩$")
_QUOTED = re.compile(r"(“[^”]*”|[(（][^()（）]*[)）])")
_WITH = frozenset("与 同 联合 会同 携手 和 支持 鼓励 引导 指导".split())
_COMPOUNDS = {  # words that a verb ends without governing what follows: 医养结合, 价值实现
    "实现": frozenset({"价值"}),
    "开办": frozenset({"企业"}),
    "组织": frozenset("上合 社会 世卫 世贸 国际 基层 党 群团 行业 党群 经济 合作 专业".split()),
    "引进": frozenset("人才 项目 企业 技术 智力".split()),
    "发布": frozenset("信息 榜单 数据".split()),
    "认定": frozenset("资格 工伤 职称 人才 资质 企业".split()),
    "承诺": frozenset("告知 信用 服务".split()),
    "执行": frozenset("预算 刑罚 行政 仲裁".split()),
    "筹集": frozenset("资金 房源".split()),
    "组建": frozenset({"公司"}),
    "制定": frozenset("政策 标准 规则 决策 法规".split()),
    "编制": frozenset("规划 预算 目录 名录".split()),
    "参与": frozenset("公众 社会 群众 企业 多元 多方 全民 市场".split()),
    "兑现": frozenset("政策 奖励 承诺 惠企".split()),
    "响应": frozenset("应急 快速 需求 诉求 叫应 预警 联动".split()),
    "统筹": frozenset("省级 市级 区域 基金 全国 城乡 资金".split()),
    "推广": frozenset("技术 成果 品牌 农技 应用 良种 文化 旅游".split()),
    "申报": frozenset("项目 联合 容缺".split()),
    "采购": frozenset("集中 政府 联盟".split()),
    "结合": frozenset("医养 种养 农旅 产学研 文旅 医防 体医 体教 防治 平急 平战 军地 工学 康养 劳务".split()),
}
_JOINED = (["和"], ["与"], ["及"])
_SETTING_UP = frozenset("建立 搭建 开发".split())
_SYSTEMATIC = frozenset("建立 健全 完善 构建".split())
_JOINS = frozenset("和 与 及 以及".split())
_TASKS = frozenset("抓好 做好 办好 获批 入选 承担 争取 创建 申报".split())
_WELL = frozenset(
    "编制 制定 实施 完成 规划 承办 组织 用 抓 做 办 建 管 打 用活用 运行 运营 发挥 维护 落实 服务 使用".split()
)
_REACHING = frozenset("设立 建立 健全 完善".split())
_ODD = _NUMERALS | frozenset("（(")
_STEADYING = frozenset("促 扩 稳 保 防 治 抗 护 清 反".split())
_LEVEL_WORDS = frozenset("自治区 省 市 县 区 州 旗 盟 全省 全市 全县 全区 全州 全国 国家".split())
_STANDING = frozenset({"mechanism", "campaign", "programme"})
_NOTES = frozenset("培育 筹 创建 试点 建设 在建 筹建 拟建 续建 新建 迁建 暂定 备选 储备 候选".split())
_MOVED = frozenset({"campaign", "programme", "plan"})
_BUILT_UP = frozenset({"document", "campaign", "programme", "plan", "mechanism", "pilot"})
_VERBAL = frozenset({"strong", "weak", "adverb"})
_FOLLOWED = _MOVED | {"pilot"}
_LINES = frozenset("热线 政务 便民 指挥 急救 平台 服务 接警 报警 接处警 调度 联动".split())
_HOTLINES = frozenset(
    "110 119 120 122 12110 12123 12301 12315 12328 12333 12337 12338 12345 12348 12350 12355 12366 12367"
    " 12368 12369 12378 12380 12381 12385 12388 12389 12393 12396".split()
)
_FIRST = frozenset("先试 示范 启动 引领".split())
_INVESTED = frozenset("项目 基金 审批 促进 环境 便利 便利化 贸易 服务 管理 建设项目 体制 领域 合作".split())
_POSTS = frozenset("管理 改革 资源 周转 使用 标准 岗位 动态 保障 统筹".split())
_POWERS = frozenset("势 光 电 氢 核 风 储 节 热 蓄 机 智 功 产 效 体".split())
_CLAUSE = re.compile(r".*[。；！？\n，,;]", re.DOTALL)


class Edge(NamedTuple):
    """Where a name begins and what stands before it: ``kind`` is clause strong weak adverb stop number.

    ``words`` are the words of the name up to its head noun.
    """

    start: int
    kind: str
    governor: str
    words: tuple[str, ...] = ()


def sentence(text: str, at: int) -> str:
    """The words of the clause before ``at``, at most 60 characters."""
    low = at - 60 if at > 60 else 0
    match = _CLAUSE.match(text, low, at)
    return text[match.end() if match else low : at]


def ends_in_head(words: str) -> bool:
    """Whether words end in a head noun: …提升行动, 杭州亚运会."""
    heads = lexicon.heads()
    return not words.endswith("体制机制") and any(
        words[-length:] in heads for length in range(2, min(6, len(words)) + 1)
    )


def left_edge(text: str, head: int, entry: Head) -> Edge:
    """The left edge of a name that ends in the head noun at ``head``."""
    floor = floor_of(text, head, entry)
    tokens = _tokens(text[floor:head])
    edges = lexicon.edges()
    known, doing = edges.known, edges.doing
    kind, governor, first = "", "", 0
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token in known or token[0] in _ODD or (len(token) == 4 and token[2:] in doing):
            kind = _kind(tokens, index, entry, edges)
            if kind in _VERBAL and index > 1 and _built_up(tokens, index, entry, edges):
                kind = ""
            if kind:
                governor, first = token[-2:], index + 1
                break
    words = tokens[first:]
    glued = tokens[first - 1] if kind and words else ""
    if len(glued) == 4 and glued[2:] + words[0] in edges.protected:  # 实施规划 引领
        words, governor = [glued[2:], *words], glued[:2]
    at = head - len("".join(words))
    begun, words = trim(text, at, head, words, governor, entry, _tokens)
    return Edge(begun, kind or ("strong" if begun > at else "clause"), governor, tuple(words))


def _built_up(tokens: list[str], index: int, entry: Head, edges: Edges) -> bool:
    """Whether a verb inside a name is governed by one at the head of the clause: 完善企业家参与涉企政策制定机制."""
    if entry.type not in _BUILT_UP or tokens[index] in edges.predicates or edges.glued(tokens[index]):
        return False
    first = 0
    while first < index and (tokens[first] in edges.adverbs or tokens[first] in edges.manner):
        first += 1
    if index - first < 2 or not (tokens[first] in edges.builders or tokens[first][-2:] in edges.builders):
        return False
    between = tokens[first + 1 : index]
    return not any(t in edges.stop or t in edges.predicates or t in edges.builders or t in _JOINS for t in between)


def _tokens(window: str) -> list[str]:
    """Words of a window; what stands in quotes or brackets is one word."""
    if "“" not in window and "(" not in window and "（" not in window:
        return rjieba.cut(window)
    found: list[str] = []
    for part in _QUOTED.split(window):
        if part[:1] in ("“", "(", "（"):
            found.append(part)
        elif part:
            found += rjieba.cut(part)
    return found


def _kind(tokens: list[str], index: int, entry: Head, edges: Edges) -> str:
    """What sort of edge a token is, "" for a part of the name."""
    token = tokens[index]
    event = entry.need == "event"
    if event and (token in _WHOLE_PLACE or _YEAR.match(token)):
        return ""
    if entry.need == "activity" and token == "走进":
        return ""
    if token in _STEADYING and index and tokens[index - 1] in _LEVEL_WORDS and entry.type in _STANDING:
        return ""
    if token[0] in "（(" and token[1:-1] in _NOTES:
        return "stop"
    if token == "好" and index and tokens[index - 1] in _WELL:
        return "strong"
    if (token in edges.stop and not _within(tokens, index)) or token == "——":
        return "stop"
    if token in _JOINS and ends_in_head("".join(tokens[max(0, index - 3) : index])):
        return "clause"
    if event:
        return _event_kind(tokens, index, edges)
    if token == "抓" and "促" in tokens[index + 1 :] and index and tokens[index - 1] in edges.openers:
        return ""
    if index and tokens[index - 1] in _COMPOUNDS.get(token, ()):
        return ""
    if token == "编制" and tokens[index + 1 : index + 2] and tokens[index + 1] in _POSTS:
        return ""
    if token in edges.strong or edges.glued(token):
        system = entry.need == "verb" and entry.type == "mechanism"
        if system and index > 1 and tokens[index - 1] in _JOINS and not _SYSTEMATIC.isdisjoint(tokens[: index - 1]):
            return ""
        if index and tokens[index + 1 : index + 2] in _JOINED and not _SETTING_UP.isdisjoint(tokens[:index]):
            return ""
        return "" if _inside(tokens, index, entry, edges) else "strong"
    if token == "全面" and index and tokens[index - 1][-2:] in edges.openers:
        return ""
    if token == "持续" and index and tokens[index - 1] == "可":
        return ""
    if token == "先行" and _goes_first(tokens, index, entry):
        return ""
    if token == "承接" and "".join(tokens[index + 1 : index + 3]).startswith("产业转移"):
        return ""
    if token == "共建" and index and tokens[index + 1 : index + 2] and tokens[index + 1].endswith("园"):
        return ""
    if token == "投资" and tokens[index + 1 : index + 2] and tokens[index + 1] in _INVESTED:
        return ""
    if token in edges.adverbs:
        return "" if _reached(tokens, index, edges) else "adverb"
    if token in edges.weak and sum(map(len, tokens[index + 1 :])) >= 2 and _opens(tokens, index, edges):
        return "" if _follows_opener(tokens, index, entry, edges) or _kept(tokens, index, edges) else "weak"
    if token in _HOTLINES and not _LINES.isdisjoint(tokens[index + 1 : index + 2]):
        return ""
    if token[0] in _NUMERALS and not (index > 0 and token in _INNER) and _NUMERAL.match(token):
        return "" if _counts_inside(tokens, index, entry, edges) else "number"
    return ""


def _goes_first(tokens: list[str], index: int, entry: Head) -> bool:
    """Whether 先行 belongs to a name: 先行先试改革, “甲”创新先行试点, 先行示范区."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    return following in _FIRST or (not following and entry.type == "pilot" and index > 0)


def _counts_inside(tokens: list[str], index: int, entry: Head, edges: Edges) -> bool:
    """Whether a number stands inside a name: 居民收入十年倍增计划, 就业服务六大行动."""
    before = tokens[index - 1] if index else ""
    if before == "新增" and index > 1 and tokens[index - 2] in edges.openers:
        return entry.type in _MOVED
    if not before or entry.type not in _MOVED or before[0] in _NUMERALS:
        return False
    if (
        before in edges.strong
        or before in edges.stop
        or before in edges.adverbs
        or (before in edges.weak and index < 2)
    ):
        return False
    following = tokens[index + 2] if index + 2 < len(tokens) and tokens[index + 1] in _COUNTERS else ""
    return (
        following.endswith("年")
        or tokens[index].endswith("年")
        or (tokens[index].endswith(("大", "项")) and index >= len(tokens) - 2)
    )


def _event_kind(tokens: list[str], index: int, edges: Edges) -> str:
    """The same for events, which have verbs of their own."""
    token = tokens[index]
    if _TIMES.match(token) or (token in _COUNTERS and index and tokens[index - 1].isdigit()):
        return "number"
    if token == "组织" and index and tokens[index - 1] in _COMPOUNDS[token]:
        return ""
    inner = token == "持续" and index > 0 and tokens[index - 1] == "可"
    return "strong" if (token in edges.events or edges.glued(token)) and not inner else ""


def _inside(tokens: list[str], index: int, entry: Head, edges: Edges) -> bool:
    """Whether a verb of doing is part of the name that another one governs: 实施重大项目谋划储备三年行动."""
    if tokens[index] not in edges.inner:
        return False
    if 0 < index == len(tokens) - 1 and entry.type in {"pilot", "mechanism"}:
        return True
    return entry.type in _MOVED and _ruled(tokens[:index], edges)


def _within(tokens: list[str], index: int) -> bool:
    """Whether a function word is part of a longer word: 可持续, 县域内."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if tokens[index] == "可":
        return following.startswith(("持续", "再生", "降解", "视化", "追溯", "穿戴", "控"))
    if tokens[index] == "同":
        return following.startswith(("城", "心", "频", "步"))
    if tokens[index] == "经":
        return following.startswith(("联会", "贸", "开区", "信"))
    if tokens[index] == "被":
        return following.startswith(("占用", "征地", "征收", "执行人", "动式", "侵占", "害人", "保险人", "监管"))
    if tokens[index] == "后":
        return following.startswith(("加工", "处理", "备", "勤", "市场", "评价", "评估", "补助", "期管护"))
    if tokens[index] == "因":
        return following[:1] in {"病", "灾", "学", "残"}
    if tokens[index] == "主题":
        return not _is_theme(tokens, index)
    if tokens[index] == "再":
        return following.startswith(("开发", "延长", "生", "利用", "制造", "就业", "保险", "担保", "贷款", "融资"))
    if tokens[index] == "携手":  # 实施校企携手发展计划
        return index > 1 and _ruled(tokens[:index], lexicon.edges()) and tokens[index - 1][-1] not in "与同和"
    if tokens[index] == "能":
        return index > 0 and (tokens[index - 1] in _POWERS or tokens[index - 1].endswith("赋"))
    if tokens[index] == "作为":
        return index > 0 and tokens[index - 1] == "担当"
    return (
        tokens[index] in {"内", "之"} and index > 0 and tokens[index - 1] in {"县域", "区域", "省域", "市域", "一刻钟"}
    )


def _is_theme(tokens: list[str], index: int) -> bool:
    """Whether 主题 closes a phrase of its own, 以…为主题, and is no part of a name: 生态保护主题宣传活动."""
    return index == 0 or tokens[index - 1] in _THEMES


def _kept(tokens: list[str], index: int, edges: Edges) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    before = tokens[index - 1] if index else ""
    if following in _JOINS and index + 2 < len(tokens):
        following = tokens[index + 2]
    elif before in _JOINS and index > 1:
        before = tokens[index - 2]
    return (tokens[index] + following)[:4] in edges.protected or before + tokens[index] in edges.protected


def _reached(tokens: list[str], index: int, edges: Edges) -> bool:
    """Whether a verb of doing governs an adverb inside the name: 实施脱贫人口持续增收三年行动."""
    if index == 0 or tokens[index - 1] in edges.stop:
        return False
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if token in edges.openers or token in _REACHING:
            return at < index - 1
        if token in edges.stop or token in edges.strong or token in edges.adverbs or token in edges.weak:
            return False
    return False


def _follows_opener(tokens: list[str], index: int, entry: Head, edges: Edges) -> bool:
    if entry.type not in _FOLLOWED or index == 0:
        return False
    if index > 1 and tokens[index - 1] in edges.weak:
        index -= 1
    return tokens[index - 1] in edges.openers or tokens[index - 1][-2:] in edges.openers


def _opens(tokens: list[str], index: int, edges: Edges) -> bool:
    """Whether a weak verb stands where its clause has its predicate: nothing but subject and adverbs before it."""
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if token == "主题" and not _is_theme(tokens, at):
            return False
        if token in edges.stop or token in edges.strong:
            return True
        if token == "区" and at and tokens[at - 1] == "大湾":
            return False
        if token.endswith(edges.subjects) or _AMOUNT.search(token):
            return not _ruled(tokens[:index], edges)
        if 2 <= len(token) <= 3 and token not in edges.ordinary and load_divisions().lookup(token):
            return not _ruled(tokens[:index], edges)
        if token in _WITH and at != index - 1:
            return True
        beside = (
            token in edges.weak
            or token in edges.leading
            or token in edges.manner
            or token in edges.adverbs
            or edges.glued(token)
        )
        if not beside:
            return False
    return True


def _ruled(tokens: list[str], edges: Edges) -> bool:
    """Whether a verb of doing already governs the clause: 实施高新技术企业培育提速行动."""
    for token in reversed(tokens):
        if token in edges.stop:
            return False
        if token in edges.openers or token[-2:] in edges.openers or token in _TASKS:
            return True
    return False
