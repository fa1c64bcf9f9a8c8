"""Where the noun before a figure ends: before 增长, 占…的, 在…基础上, 由…, the verb of a rank, a base of comparison.

“研发经费投入|占GDP的2.4%”“税收|在上年基础上再降6%”“综合指数|由第9位升至第3位”。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.cues import Token
from policyminer.extractors.figures.direction import direction_before
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

Named = tuple[Span | None, Token | None]

_SHARES = frozenset({"percent", "fraction"})
_SHARE_OF = re.compile(r"(?<!抢)占(?!比|地(?!区|方)|用|有|补|道)(?:到|据)?[^，,。；]{0,40}$")
_BASED = re.compile(r"在[^，,。；]{2,24}基础上[^，,。；]{0,12}$")
_FROM = re.compile(
    r"(?<!自)(?:由(?!于|[^，。；0-9]{2,16}(?:投资|出资|筹资|捐资|投入|承建|援建|承担|负担)$)|从(?![业事教医军警政严优轻重快属]))(?:原来的?|过去的?|上年的?|去年的?|目前的?|原先的?|[0-9]{4}年的?)?"
)
_SPELL = re.compile(
    r"连续第?[0-9一二三四五六七八九十两]{1,3}个?(?:年|月|季度?|天|周|届|次)"
    r"(?:稳定|保持|维持|达到?|超过?|突破|增长|下降|均|都|双双|在)*$"
)
_SCOPE = re.compile(r"(?:在)?(?:全[省市国县区球州]|世界|各县|各市|同类)[^，。]{0,12}$")
_RANKED = re.compile(
    r"稳居|位居|跃居|位列|名列|居(?![民家住委室])|升至|上升到|上升至|跃升|跻身|进入|排名?|列|保持|并列|由|从|前移|上升|提升|进位"
)
_OF_PLAN = re.compile(
    r"(?:仅|已|共|累计|超额)*(?:(?:完成|实现)(?:了|到)?(?:“[^”]{1,8}”)?(?P<task>[^，,。；“”]{0,10}?(?:任务|目标|计划))"
    r"|(?:完成|实现|达到?|为|占)(?:了|到)?[^，,。；]{0,8}?(?:预算|计划|任务|目标|指标|序时进度))(?:数)?的$"
)
_TO = re.compile(
    r"(?:[已将要均仍]|达|分别|下降|降低|降|提高|提升|上升|升|增加|增|控制|保持|稳定|约|超过?|突破|不?低于|不?高于|近|[到至为在]){0,4}$"
)
_BY = re.compile(r"按照?[^，,。；;：:、]{2,18}$")
_PAID = (
    "测算",
    "折算",
    "核算",
    "结算",
    "安排",
    "承担",
    "拨付",
    "收取",
    "计收",
    "兑现",
    "兑付",
    "补贴",
    "补助",
    "奖励",
    "给予",
    "资助",
    "发放",
    "计发",
    "执行",
    "缴纳",
    "征收",
    "计算",
    "支付",
    "计提",
    "领取",
    "返还",
)
_AS_SHARE = re.compile(
    r"(?:仅|约|只|已|还)?(?:为|是|(?<![没所具含富])有|相当于|不及|等于|接近|恢复[到至]|达到?|不到|不足)[^，,。；;：:、为是有的]{2,18}的(?:近|约|超|逾|将近)?$"
)


_CAUSE = re.compile(r"(?:则|也|却|仍)?(?:受|因|由于|得益于)[^，。；]{2,18}?(?:影响|拉动|带动|拖累|冲击|推动)$")
_LONGER = re.compile(r"(?:可|将|再|相应|自动|统一)?(?:延长|顺延|展期|延期)$")
_ROUNDED = re.compile(  # 游客突破|“四千万”、达
    r"(?:首次|成功|连续|顺利|一举)*(?:突破|超过?|迈上|跨上|跃上|站上|首破|破|达到?)(?:了)?“[一二三四五六七八九十百千万亿两0-9]{2,6}(?:元|大关|台阶)?”"
    r"(?:大关|台阶)?[、，]?(?:达到?|为)?$"
)
_NEWLY = re.compile(r"新?[（(][改扩迁翻新续、]{1,6}[）)]建$")
_OVER = re.compile(r"(?:快于|慢于|高于|低于|优于|好于|领先|领跑|高出|高过|超出)[^，。；0-9]{1,18}$")


def noun_end(text: str, sentence: Sentence, low: int, high: int, draft: FigureDraft) -> tuple[int, Named | None]:
    """Where to look leftwards from; the noun itself where a share or a plan names it.

    ``研发经费投入占GDP的|2.4%`` ends before 占.
    """
    if draft.direction is not None:
        _, high = direction_before(text, low, high)
        high -= text[high - 1] in "被按" and high - low > 3  # 毛利率|被压缩
        cause = _CAUSE.search(text, low + 2, high) if text[high - 1] in "响动累击" else None
        high = high if cause is None else cause.start()
    if text[high - 1] == "建":
        built = _NEWLY.search(text, low + 2, high)
        high = high if built is None else built.start()
    if "”" in text[high - 6 : high]:
        rounded = _ROUNDED.search(text, low + 2, high)
        high = high if rounded is None else rounded.start()
    piece = text[low:high]
    if "基础上" in piece:
        based = _BASED.search(text, low, high)
        if based and based.start() > low + 1:
            high = based.start()
    if "连续" in piece:
        spell = _SPELL.search(text, low, high)
        if spell is not None and spell.start() > low:
            high = spell.start()
    if "由" in piece or "从" in piece:
        origins = [match.start() for match in _FROM.finditer(text, low, high) if high - match.start() < 14]
        if origins and (origins[-1] > low or len(origins) > 1):
            high = origins[-1]
        elif origins:
            high = origins[0]
    if draft.dimension == "duration" and text[high - 1] in "长延期":
        longer = _LONGER.search(text, low + 2, high)
        high = high if longer is None else longer.start()
    if draft.dimension == "percentage_point" and draft.direction is None:
        over = _OVER.search(text, low + 2, high)
        high = high if over is None else over.start()
    if draft.dimension == "rank":
        ranked = _RANKED.search(text, low, high) or _SCOPE.search(text, low, high)
        if ranked:
            high = ranked.start()
    elif draft.dimension in _SHARES:
        high, named = _share(text, sentence, low, high)
        if named is not None:
            return high, named
    if draft.dimension == "multiple" or draft.dimension in _SHARES:
        base = _AS_SHARE.search(text, low, high) if "的" in text[high - 3 : high] else None
        if base is None and text.startswith(_PAID, draft.end):
            base = _BY.search(text, low, high)
        if base is not None:
            high = base.start()
    elif draft.dimension == "money" and text.startswith(_PAID, draft.end):
        base = _BY.search(text, low + 2, high)  # 摊位费|按每平方米每天8元收取
        high = high if base is None else base.start()
    if draft.comparison is not None and low <= draft.comparison[1][0] < high:
        high = draft.comparison[1][0]
    return high, None


def _share(text: str, sentence: Sentence, low: int, high: int) -> tuple[int, Named | None]:
    planned = _OF_PLAN.search(text, low, high) if text[high - 1 : high] == "的" else None
    if planned is not None:
        if planned["task"] is not None and planned.start() <= low + 1:
            return high, (planned.span("task"), None)
        high = planned.start()
    share = _SHARE_OF.search(text, low, high)
    if share is None:
        return high, None
    stated = _TO.sub("", text[share.start() : high])
    weight = stated.rfind("权重")
    if weight > 0 and len(stated) - weight < 4:
        return high, ((share.start() + weight, share.start() + weight + 2), None)
    if stated[-2:] in {"比重", "比例"}:
        whole, verb = noun_before(text, sentence, low, share.start())
        if whole is not None:
            return high, ((whole[0], share.start() + len(stated)), verb)
        return high, ((share.start(), share.start() + len(stated)), None)
    return share.start(), None
