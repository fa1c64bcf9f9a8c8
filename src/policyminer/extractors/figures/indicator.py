"""The noun in front of a figure: the shortest words that say what it measures, and the verb before them.

“共引进本科生480余人”→“本科生”;“产业集聚区规划面积29.6平方公里”→“规划面积”。
"""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.figures.borders import inside_word
from policyminer.extractors.figures.cues import (
    AVERAGE,
    LINK,
    MODIFYING,
    NOMINAL,
    NOUN,
    PLACE,
    VERB,
    Token,
    begins,
    cues,
)
from policyminer.extractors.figures.owners import without_owner
from policyminer.extractors.figures.sentences import Sentence
from policyminer.extractors.figures.trimming import EDGE, KIND, NATIONAL, trimmed
from policyminer.spans import Span

_TRAILING = re.compile(
    r"(?:等|共|各|均|都|总|累计|合计|总计|数量为|坚决|严格|切实|坚持|(?<![签预邀履解节制违缔集])约|近|超|达|已|仅|分别|平均|同比|环比|较上年|比上年|年均|继续|持续|稳步|同步|大幅|进一步|逐年|连续|整体|总体|原则上|一般|通常|普遍|也|就|将|(?<![纪摘需重主提概必])要|有望|力争|确保|"
    r"一次性|最高|最多|至少|不低于|不少于|不超过|同口径|按可比价|按可比价格计算|人均(?=$)|每|高出|高于|实际|首次|再次|率先|成功|提前|相应|随之|同步|(?:相对)?(?:集中)?(?:连片|成片)|一律|首批|“十[一二三四五]五”|总共|一举|不到|不足|(?<![人英天贤俊引育聚揽识惜荐选用招留爱])才|只|还|(?<![大相关接流])连|(?<![成造])就|仅为|约为|(?<![供反效响相适对])应|须|每[百千万]?(?:公里|平方公里|人口|立方米|公斤|斤|吨|亩|平方米|人|户|名|家|件|年|月|天|周|次|餐|小时|届|批|期|项|篇|件|台|辆|头|只|套|座|所|村|镇|班|例|位|栋|学期|学年|季度)|再)+$"
)
_TRAILING_ENDS = frozenset(
    "决格实持估里口上般常遍等共各均都总计为约近超达已仅别比年续步幅整体也就将要望争保性高多至少于过径价算每出际次先功前片律举到足才只还应须米斤吨亩人户名家件月天周餐时”届批期项篇台辆头只套座所村镇班例位栋再连"
)


def noun_before(text: str, sentence: Sentence, low: int, high: int) -> tuple[Span | None, Token | None]:
    """The noun that ends at ``high`` (linking words left off) and the verb in front of it.

    ``共引进本科生`` → ``本科生``, 引进.
    """
    tokens = sentence.tokens
    edge, index = _unlinked(text, tokens, bisect_left(tokens, high, key=begins) - 1, low, high)
    while index >= 0 and tokens[index].start >= edge:
        index -= 1
    left, verb = low, None
    measured = _MEASURED.search(text, max(low, edge - 5), edge) is not None
    shut = text.rfind("”", low, edge - 1)
    opened = text.rfind("“", low, shut) if shut > 0 else shut
    closed = text.rfind("）", low, edge - 1)
    aside = text.rfind("（", low, closed) if closed > 0 else closed
    joined = aside if aside > low and text[closed + 1 : edge] in _JOINED_TO else -1
    while index >= 0 and tokens[index].end > low:
        at = tokens[index].start
        if at < low == tokens[index].end - 1 and tokens[index].kind & VERB:  # 某国投|资产: 投资 is no word here
            break
        quoted = opened < at < shut and KIND.match(text, shut, edge) is not None  # “送医|下乡”活动
        if quoted or aside < at < closed or tokens[index].end == joined:  # 新建（改造）管网, 销售（交易）|额
            index -= 1
            continue
        if _cuts(text, tokens, index, low, edge):
            found = tokens[index]
            if _inside(text, tokens, index, low, edge, measured):
                index -= 1
                continue
            verb = found
            left = max(low, min(verb.end, edge))
            left += verb.kind & VERB > 0 and _ASPECT.match(text, left, edge - 1) is not None
            break
        index -= 1
    span = trimmed(text, left, edge)
    return (None if span is None else without_owner(text, tokens, span)), verb


def _inside(text: str, tokens: list[Token], index: int, low: int, edge: int, measured: bool) -> bool:
    """Whether a verb belongs to the noun: ``课后服务|覆盖|率``, ``规范|性文件``; 提高|参保率 does not."""
    found = tokens[index]
    if found.end >= edge:
        return False
    if edge - found.end == 1 and text[found.end] not in _SHORT and found.kind & VERB:
        return found.end - found.start > 1 or text[found.start] in _WITHIN
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is not None and behind.start == found.end and _both_inside(text, found, behind, edge):
        return True
    if text[found.end : edge] in {"数量", "总数", "比例", "金额"}:
        return True
    if (text[found.end] in "化性率员者型" and text[found.end : found.end + 2] not in _OWN_WORDS) or (
        text[found.end] in "额量数度值" and (edge - found.end == 1 or text[found.end + 1] in "、和及与")
    ):
        return True
    if found.kind & VERB and text[found.start : found.end] in cues().governing:
        return False
    if edge - found.end == 1 and text[found.end] in "点站馆所队区池厂库桩":
        return True
    if measured and found.kind & (VERB | NOMINAL) and edge - found.start < 20:
        return True
    head = _HEAD.match(text, found.end)
    if head is not None and head.end() >= edge:
        return True
    before = tokens[index - 1] if index else None
    if before is not None and before.end == found.start and before.kind & VERB:
        word = text[before.start : before.end]
        if word in cues().support and _HELD_UP.match(text, found.end, edge):
            return True
        named = text[found.start : found.end]
        kind_of = (
            found.kind & MODIFYING and named not in cues().bettering | cues().creating | cues().governing | _WITH_OBJECT
        )
        if kind_of and word in cues().creating and _KIND_OF.fullmatch(text, found.end, edge):
            return True
        if found.kind & MODIFYING and word not in cues().helping and _OUTFIT.fullmatch(text, found.end, edge):
            return True
    facility = _FACILITY.match(text, found.end)
    return facility is not None and facility.end() >= edge and _led(text, tokens, index, low)


_OWN_WORDS = frozenset(
    "化工 化肥 化妆 化学 化石 化验 化纤 化债 化粪 化疗 化零 化整 化合 化名 化身 化冰 化雪"
    " 型号 型材 型钢 型煤 性能 性别 性格 性状 性价 率先 率领 率队 员工 员额".split()
)
"""Words that begin with a character that makes nouns of verbs elsewhere: 打造|化工园区, but 绿化率."""
_JOINED_TO = frozenset("额 量 率 数 值 费 户 点 面积 总额 金额 收入 人数 规模".split())
_ASPECT = re.compile(r"了(?!解|望|结|然)")
_SHORT = frozenset(
    "人户村县镇乡省市区州国林田地树苗茶米粮油麦猪牛羊鸡鸭鱼蜂马驼船艇车桥路井房厕园馆校店铺厂站港岛湖库池坝渠堤灯桩券卡金钱款税电水气煤"
)
_WITHIN = frozenset("中建卖对")


def _led(text: str, tokens: list[Token], index: int, low: int) -> bool:
    """Whether a governing verb stands further left: ``设立|海外引才工作站``."""
    start = tokens[index].start
    while index > 0 and text[start - 1] != "、":
        index -= 1
        token = tokens[index]
        if token.start < low or start - token.start > 16:
            return False
        if token.kind & VERB and text[token.start : token.end] in cues().governing:
            return token.end < start
    return False


_FACILITY = re.compile(
    r"(?:示范|服务|工作|综合|专项|专用)?(?:工程|行动|试点|工作站|基地|工厂|中心|平台|团队|队伍|资金|车间|网点|设施|机构|装备|补贴|企业|人才|服务|项目)"
)


def _both_inside(text: str, first: Token, second: Token, edge: int) -> bool:
    """Whether two verbs side by side belong to a measured noun: ``屠宰|加工|能力``, ``点击|关注|量``."""
    word = text[first.start : first.end]
    if not first.kind & VERB or word in cues().governing or word in cues().generic:
        return False
    if second.end == edge and second.kind & NOUN:
        return first.kind & MODIFYING > 0 and text.endswith(("能力", "规模", "总量", "率"), second.start, edge)
    if second.end >= edge or not second.kind & (VERB | MODIFYING):
        return False
    head = _HEAD.match(text, second.end)
    return first.end - first.start == second.end - second.start and head is not None and head.end() >= edge


_HELD_UP = re.compile(r"[^，。；、0-9]{0,4}(?:服务|活动|行动|大会|仪式|班|队伍?|机制|制度|基地|平台|中心|站点?)$")
_WITH_OBJECT = frozenset("发展 推广 生产 销售 开发 服务 实施 推进 使用 运用 提供".split())
_KIND_OF = re.compile(
    r"[^，。；、0-9]{0,6}(?:企业|公司|机构|人员|人才|平台|中心|基地|项目|产品|品牌|团队|站点?|点|所|室|园|区|村"
    r"|岗位|床位|设备|线路|场地|车间|组织|队伍|市场)"
)
_OUTFIT = re.compile(
    r"[^，。；、0-9]{0,2}(?:条件|渠道|设施|设备|机构|团队|泊位|场地|能力|网点|平台|基地|中心|站|站点|桩|管网|管道|线路|岗位|床位|器材|装备|车间|队伍|机制|制度|体系|系统|协议|合同|订单|课程|通道|网络|场景|专区|窗口|驿站)"
)
_MEASURED = re.compile(r"(?:率|比例|比重|占比|满意度|强度|人次|合格度|普及度)$")
_HEAD = re.compile(
    r"(?:平均|总|人均|年均|年度|最高)?(?:率|额|量|数|面积|限额|额度|金额|时间|时长|天数|日数|标准|费用|次数|人数|比例|规模|时限|期限|比重|占比|强度|浓度|周期|余额|成本|利率|价格|数量|户数|指数|里程|能力|权限|效率|满意度|半径|水平|用时|时数|总额|总量|系数|间隔|距离|频次|频率|成效|进度|时效)"
)


def _unlinked(text: str, tokens: list[Token], index: int, low: int, high: int) -> tuple[int, int]:
    """Walk left over words like 共, 达到, 同比 that stand between noun and number."""
    edge = high
    for _ in range(6):
        before = edge
        while index >= 0 and tokens[index].start >= edge:
            index -= 1
        while index >= 0 and tokens[index].end >= edge and tokens[index].start >= low and tokens[index].kind & LINK:
            if tokens[index].end > edge and text[edge - 1] in "量数额":  # 总量|达
                break
            edge = tokens[index].start
            index -= 1
        edge = _trim_right(text, low, edge) if not _named(tokens, index, edge) else edge
        if (
            index >= 0
            and tokens[index].end == edge
            and tokens[index].kind & PLACE
            and text[tokens[index].start - 1] == "在"
        ):
            edge = max(low, tokens[index].start - 1)
            index -= 1
        if edge == before:
            break
    return edge, index


def _named(tokens: list[Token], index: int, edge: int) -> bool:
    """Whether a name of more than two characters ends at ``edge``: ``收入总计``."""
    return index >= 0 and tokens[index].end == edge and tokens[index].kind == NOUN and edge - tokens[index].start > 2


def _cuts(text: str, tokens: list[Token], index: int, low: int, edge: int) -> bool:
    """Whether the token is the left border of the noun."""
    token = tokens[index]
    kind = token.kind
    if kind & (NOUN | AVERAGE):
        return False
    if kind & PLACE:
        if text.startswith("全国", token.start) and NATIONAL.match(text, token.start, edge):
            return False
        return token.start <= low or (index > 0 and tokens[index - 1].end == token.start)
    if token.end > edge:
        return False
    if kind & (MODIFYING | NOMINAL) and text[token.start - 1] == "、" and text[token.end : token.end + 1] == "、":
        return False
    if kind & MODIFYING and kind & VERB and _SERVED.fullmatch(text, token.start, edge):
        return True
    if kind & MODIFYING and kind & VERB and token.start == low and _STAFF.match(text, token.end) is not None:
        return False
    if kind & MODIFYING and kind & VERB and token.start > low:
        return token.end < edge and not _modifies(text, tokens, index, low)
    if kind & NOMINAL and text[token.end : token.end + 1] == "“" and token.start > low:
        return True
    if kind & NOMINAL:
        if token.end == edge or text[token.start : token.end] in cues().fields:
            return False
        if kind & VERB or token.start <= low + (text[low] == "、") or text.endswith(_IN_PLACE, low, token.start):
            return True
        if text[token.start - 1] in "、和及" and _coordinated(tokens, index):
            return True
        if _HOW.search(text, max(low, token.start - 6), token.start):
            return True
        if text[token.start : token.end] == "建设" and _BY_MEANS.search(text, max(low, token.start - 14), token.start):
            return True
        before = tokens[index - 1] if index else None
        return before is not None and before.end == token.start and not before.kind & (NOUN | NOMINAL)
    if kind & (VERB | LINK) and token.end - token.start == 1 and inside_word(text, low, token.start, edge):
        return False
    if kind & VERB:
        return text[token.start] != "每" or text[token.end : token.end + 1] not in _PER_MANY
    return bool(kind & LINK) and (token.end - token.start > 1 or token.start == low or text[token.start - 1] == "共")


def _coordinated(tokens: list[Token], index: int) -> bool:
    """Whether a verb ends in front of the sign before a token: ``新建、|改造|燃气管网``."""
    before = tokens[index - 1] if index else None
    return before is not None and before.end == tokens[index].start - 1 and before.kind & VERB > 0


_HOW = re.compile(
    r"(?:(?<=[，。；、：\n为])|^)(?:重点|全面|综合|集中|系统|统筹|高标准|高质量|分批|有序|整体|连片|同步|深入|扎实)$"
)


def _modifies(text: str, tokens: list[Token], index: int, low: int) -> bool:
    """Whether a verb between nouns names a kind of thing: ``乡村|治理|示范村``, but ``企业|采购|设备``."""
    start = tokens[index].start
    if start <= low or text[start - 1] in _NO_MODIFIER:
        return False
    before = tokens[index - 1] if index else None
    if before is not None and before.end == start and before.kind & (VERB | LINK | PLACE):
        if before.kind & VERB and _STAFF.match(text, tokens[index].end) is not None:
            return True
        return before.kind & MODIFYING > 0 and _modifies(text, tokens, index - 1, low)
    if _JUST_BEFORE.search(text, max(low, start - 2), start) or _TO_WHOM.search(text, max(low - 1, start - 14), start):
        return False
    return not _MANNER.fullmatch(text, low, start) and not _AGENT.search(text, max(low, start - 3), start)


_PER_MANY = frozenset("百千万")
_SERVED = re.compile(
    r"(?:服务|帮扶|救助|资助|培训|慰问|安置|培养|支持|扶持|保障|接待|照护|救治)(?:困难|特殊|重点)?"
    r"(?:老年人|老人|群众|居民|企业|学生|儿童|残疾人|职工|农户|农民|村民|市民|家庭|妇女|青年|旅客|游客|患者|病人|经营主体|市场主体|客户|用户)"
)
_STAFF = re.compile(r"(?:专业)?(?:人员|队伍|队员|车辆|装备|物资|力量|器材|机具|船只|专家|机械)(?=[0-9、，约近超等每])")
_JUST_BEFORE = re.compile(r"(?:日均|月均|年均|累计|每天|每日|每年|全年|相继|陆续|先后|连续|之间|之内|期间)$")
_TO_WHOM = re.compile(r"(?:面向|围绕|聚焦|针对|依托)[^，。；、0-9]{2,10}$")  # 面向民间资本|推介
_BY_MEANS = re.compile(r"(?:利用|依托|通过)[^，。；、0-9]{2,10}$")  # 利用公园绿地|建设
_IN_PLACE = (
    "因地制宜",
    "因村制宜",
    "因企施策",
    "分类施策",
    "精准施策",
    "稳妥有序",
    "积极稳妥",
    "扎实有序",
    "见缝插绿",
    "见缝插针",
)
_NO_MODIFIER = frozenset("新再已还也都正仅只先将可须应又并且与和及的了着到给把被让使、，；：“”（）《》()")
_MANNER = re.compile(
    r"(?:年度|当期|本年|本级|历年|依法|依规|因地制宜|因村制宜|因企施策|分类施策|精准施策|稳妥有序|依托|分类|安全|系统|综合|规范|重点|突出|创新|示范|复制|提速|加速|妥善|动态|定向|分批|分级|分步|集中|现场|实地|就地|就近|联动|联合|兜底|高效|优质|高质量|高水平|高标准|高规格|常态化|多渠道|多元"
    r"|免费|全程|全链条|全面|全力|全域|科学|合理|严格|严肃|严厉|从严|认真|细致|及时|即时|适时|实时|主动|自主|自愿|共同|协同|统一|统筹|整体|整治|整村|连片|成片|网上|线上|线下|异地|跨省|大力|大规模|规模化|有效|有力|有序|有组织"
    r"|积极|平稳|稳妥|稳步|扎实|深化|深入|持续|滚动|逐步|同步|陆续|先后|相继|日均|月均|年均|平均|每年|每月|每天|累计|年内|今年|全年|当年|去年|上半年|下半年|前三季度|市级|省级|县级|对上|向上|首次|首批|率先|成功|顺利|圆满|如期|提前|超额|基本|全部"
    r"|做好|抓好|力争|确保|争取|努力|预计|计划|拟|需|能|可|还|已|将|共|再|新|都|也|正|正在|重新|轮流|定期|不定期|随机|双随机|专项|专题|专门|精准|精心|靶向|广泛|普遍|优先|择优|公开|公平|公正|阳光|快速|迅速|迅即|紧急|应急|常年|长期|短期)+"
)
_AGENT = re.compile(
    r"(?:企业|公司|集团|集体|主体|机构|平台|员会|展会|大会|论坛|会展|博览会|交易会|口岸|机场|车站|酒店|民宿|商场|场馆|展馆|中心|社区|作社|部门|学校|学院|大学|医院|银行|分行|支行|协会|商会|法院|察院|政府|财政|农户|力量|指战员|官兵|干警|民警|志愿者|群众|居民|村民|市民|职工|学生|人员|青年|百姓|团队|窗口|专班|热线|园区|景区|基地"
    r"|(?<![乡农])村|[局厅委办端人们里户家者队店站室我他她你它])$"
)


def _trim_right(text: str, low: int, edge: int) -> int:
    if text[edge - 1 : edge] in _TRAILING_ENDS:
        match = _TRAILING.search(text, max(low, edge - 12), edge)
        if match:
            edge = match.start()
    while edge > low and text[edge - 1] in EDGE:
        if text[edge - 1] in "”》）)" and edge - low > 2:
            break
        if text[edge - 1] == "及" and text[edge - 2] in "惠涉普危遍提顾波":
            break
        edge -= 1
    return edge
