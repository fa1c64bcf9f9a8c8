"""The noun in front of a figure: the shortest words that say what it measures, and the verb before them.

“共引进本科生480余人”→“本科生”;“产业集聚区规划面积29.6平方公里”→“规划面积”。
"""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.figures.attributes import without_kinds, without_tier
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
from policyminer.extractors.figures.owners import behind_owner, without_owner
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_BEGIN_WORDS = ("和美", "和谐", "和平", "及时", "及格", "与会", "或有")
"""Words that begin with a sign of lists."""
EDGE = " 　、和及与或的“”\"'《》（）()·,，*#。"
_CLASSIFIERS = (
    r"人口|航次|航班|标准箱|车次|课时|节课|立方|平方公里|平方米|立方米|千瓦时|千瓦|公里|公斤|公顷|季度|学期|人次|班次|课时|小时|标箱|名|户|人|亩|家|个|吨|套|台|餐|天|月|年|日|张|场|周|辆|头|只|件|次|项|斤|座|所|村|镇|校|班|生|例|单|期|季"
    r"|支|株|羽|枚|箱|瓶|桶|袋|车|船|艘|架|栋|幢|眼|口|处|片|块|条|盆|份|册|本|篇|部|集|届|轮|批|组|队|团|桌|席|位|间|床|盏|扇|道|层|段|节|度|孩|胎|案|趟|笔|票|窝|棚|笼|匹|尾|垧|店|企|厂|社|站|列|级|门|课|堂|根|副|双|对|粒|杯|碗|面|顶|剂|针|米|升|克|方|里|罐|筐|垛|炉|锅|炷"
)
_PER = (
    rf"(?:每(?![百千万](?:名|常住|户籍|老年|人))[0-9]{{0,3}}[百千万亿]?(?:{_CLASSIFIERS})"
    r"|单(?:名|户|人|亩|家|个|套|台|辆|头|只|座|所|村|校|场|季|期|日|月|年|次|笔|店|厂|企|株|车|船|吨))"
)
_MEASURE = re.compile(rf"[0-9]{{0,3}}[百千万亿]?(?:{_CLASSIFIERS})")
_LEADING_STARTS = frozenset(
    "减上能可但而不虽尽由因然籍现市县省区镇乡村0123456789一二三四五六七八九十两光仅或设其同届此另包每单月年本该我累首再还等各所全目今力确新共总合最预计近约将又及方以并且则来已户村"
)
_LEADING = re.compile(
    rf"(?:[0-9]+(?:周)?岁(?:(?:及)?(?:以上|以下)的?|(?=[\u4e00-\u9fff]{4}))|[一二三四五六七八九十两]年|[一二三四五六七八九十]是|但(?!书)|然而|而且|不过|虽然|尽管|由于|因为|[市县省区镇乡村]里|上(?=签约|签订|达成|成交|发布|展出)|其中|同时|届时|籍(?=[^贯])|现有(?=面积|住户|人口|企业|床位|学生|职工|党员)|一[处座](?=占地)|此外|另外|另有|其余|包括|{_PER}|减(?=材料|时限|环节|流程|跑动|费用|证明|次数)|月人均|年均(?=发)|本次|该|我市|我县|我区|我省|"
    r"(?:光|仅|单)(?:是)?[^，。；0-9]{0,6}一项(?:就)?|或者?|(?:一天|一年|每天|每年|最多|平均)(?:就|大约)?(?:能够?|可)|一(?:个月|天|年)(?=到手|[挣赚])|设(?![备施计立置想定区])|累计|一批|首批|首次|一[张个件项份枚套名位](?=[^，。、0-9]{2})(?!体|式)|再(?!融资|生|就业|贷款|保险|担保|制造)|还(?!款|贷|本)|(?:能够?|可以?)(?=到手)|等|各类|各级|所有(?![者权制])|全部|目前|今年|全年|力争|确保|新增|新建(?!商品|住宅)|共计|总计|合计|一次性|连续(?!服务|工作|参保|缴费|居住|经营|运行|用电)|最高|预计|计划|近(?![海岸视零郊邻地现代])|约(?![束谈见定])|将(?!军)|又|及其|方面|"
    r"以及|并|且|则|来自|已|等等|全市|全县|全省|全区|全国|全镇|全村|户均|村均)+"
)
_TRAILING = re.compile(
    r"(?:等|共|各|均|都|总|累计|合计|总计|数量为|坚决|严格|切实|坚持|(?<![签预邀履解节制违缔集])约|近|超|达|已|仅|分别|平均|同比|环比|较上年|比上年|年均|继续|持续|稳步|同步|大幅|进一步|逐年|连续|整体|总体|原则上|一般|通常|普遍|也|就|将|(?<![纪摘需重主提概必])要|有望|力争|确保|"
    r"一次性|最高|最多|至少|不低于|不少于|不超过|同口径|按可比价|按可比价格计算|人均(?=$)|每|高出|高于|实际|首次|再次|率先|成功|提前|相应|随之|同步|(?:相对)?(?:集中)?(?:连片|成片)|一律|首批|“十[一二三四五]五”|总共|一举|不到|不足|(?<![人英天贤俊])才|只|还|(?<![大相关接流])连|(?<![成造])就|仅为|约为|(?<![供反效响相适对])应|须|每[百千万]?(?:公里|平方公里|人口|立方米|公斤|斤|吨|亩|平方米|人|户|名|家|件|年|月|天|周|次|餐|小时|届|批|期|项|篇|件|台|辆|头|只|套|座|所|村|镇|班|例|位|栋|学期|学年|季度)|再)+$"
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
        quoted = opened < at < shut and _KIND.match(text, shut, edge) is not None  # “送医|下乡”活动
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
    span = _trimmed(text, left, edge)
    return (None if span is None else without_owner(text, tokens, span)), verb


def _inside(text: str, tokens: list[Token], index: int, low: int, edge: int, measured: bool) -> bool:
    """Whether a verb belongs to the noun: ``课后服务|覆盖|率``, ``规范|性文件``; 提高|参保率 does not."""
    found = tokens[index]
    if found.end >= edge:
        return False
    if edge - found.end == 1 and text[found.end] not in _SHORT and found.kind & VERB:
        return found.end - found.start > 1 or text[found.start] in _WITHIN
    if text[found.end : edge] in {"数量", "总数", "比例", "金额"}:
        return True
    if text[found.end] in "化性率员者" or (edge - found.end == 1 and text[found.end] in "额量数度值"):
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
    facility = _FACILITY.match(text, found.end)
    return facility is not None and facility.end() >= edge and _led(text, tokens, index, low)


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
    r"(?:示范|服务|工作|综合|专项|专用)?(?:工作站|基地|工厂|中心|平台|团队|队伍|资金|车间|网点|设施|机构|装备|补贴|企业|人才|服务|项目)"
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
        if token.end == edge:
            return False
        if kind & VERB or token.start == low or text.endswith(_IN_PLACE, low, token.start):
            return True
        before = tokens[index - 1] if index else None
        return before is not None and before.end == token.start and not before.kind & (NOUN | NOMINAL)
    if kind & VERB:
        return text[token.start] != "每" or text[token.end : token.end + 1] not in _PER_MANY
    return bool(kind & LINK) and (token.end - token.start > 1 or token.start == low or text[token.start - 1] == "共")


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
    if _JUST_BEFORE.search(text, max(low, start - 2), start):
        return False
    return not _MANNER.fullmatch(text, low, start) and not _AGENT.search(text, max(low, start - 3), start)


_PER_MANY = frozenset("百千万")
_SERVED = re.compile(
    r"(?:服务|帮扶|救助|资助|培训|慰问|安置|培养|支持|扶持|保障|接待|照护|救治)(?:困难|特殊|重点)?"
    r"(?:老年人|老人|群众|居民|企业|学生|儿童|残疾人|职工|农户|农民|村民|市民|家庭|妇女|青年|旅客|游客|患者|病人|经营主体|市场主体|客户|用户)"
)
_STAFF = re.compile(r"(?:专业)?(?:人员|队伍|队员|车辆|装备|物资|力量|器材|机具|船只|专家|机械)(?=[0-9、，约近超等每])")
_JUST_BEFORE = re.compile(r"(?:日均|月均|年均|累计|每天|每日|每年|全年|相继|陆续|先后|连续|之间|之内|期间)$")
_IN_PLACE = ("因地制宜", "因村制宜", "因企施策", "分类施策", "精准施策", "稳妥有序", "积极稳妥", "扎实有序")
_NO_MODIFIER = frozenset("新再已还也都正仅只先将可须应又并且与和及的了着到给把被让使、，；：“”（）《》()")
_MANNER = re.compile(
    r"(?:依法|依规|因地制宜|因村制宜|因企施策|分类施策|精准施策|稳妥有序|依托|分类|安全|系统|综合|规范|重点|突出|创新|示范|复制|提速|加速|妥善|动态|定向|分批|分级|分步|集中|现场|实地|就地|就近|联动|联合|兜底|高效|优质|高质量|高水平|高标准|高规格|常态化|多渠道|多元"
    r"|免费|全程|全链条|全面|全力|全域|科学|合理|严格|严肃|严厉|从严|认真|细致|及时|即时|适时|实时|主动|自主|自愿|共同|协同|统一|统筹|整体|整治|整村|连片|成片|网上|线上|线下|异地|跨省|大力|大规模|规模化|有效|有力|有序|有组织"
    r"|积极|平稳|稳妥|稳步|扎实|深化|深入|持续|滚动|逐步|同步|陆续|先后|相继|日均|月均|年均|平均|每年|每月|每天|累计|年内|今年|全年|当年|去年|上半年|下半年|前三季度|市级|省级|县级|对上|向上|首次|首批|率先|成功|顺利|圆满|如期|提前|超额|基本|全部"
    r"|做好|抓好|力争|确保|争取|努力|预计|计划|拟|需|能|可|还|已|将|共|再|新|都|也|正|正在|重新|轮流|定期|不定期|随机|双随机|专项|专题|专门|精准|精心|靶向|广泛|普遍|优先|择优|公开|公平|公正|阳光|快速|迅速|迅即|紧急|应急|常年|长期|短期)+"
)
_AGENT = re.compile(
    r"(?:企业|公司|集团|集体|机构|平台|员会|展会|大会|论坛|会展|博览会|交易会|口岸|机场|车站|酒店|民宿|商场|场馆|展馆|中心|社区|作社|部门|学校|学院|大学|医院|银行|分行|支行|协会|商会|法院|察院|政府|财政|农户|力量|指战员|官兵|干警|民警|志愿者|群众|居民|村民|市民|职工|学生|人员|青年|百姓|团队|窗口|专班|热线|园区|景区|基地"
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


_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # marks of footnotes
_STOP_LEFT = re.compile(r".*[，,。；;：:\t—！？]", re.DOTALL)


def _trimmed(text: str, left: int, edge: int) -> Span | None:
    if text.startswith("基础上", left):  # …在上年下降基础上再降: the noun stands before 在
        return None
    while edge > left + 1 and text[edge - 1] in _MARKS:
        edge -= 1
    plain = text[left:edge].isalnum()  # neither signs nor brackets
    if not plain:
        stop = _STOP_LEFT.match(text, left, edge)
        left = left if stop is None else stop.end()
    if text[left] == "第":
        article = _ARTICLE.match(text, left, edge)
        left = left if article is None else article.end()
    left = _behind(text, left, edge)
    if not plain:
        left = _unbalanced(text, left, edge)
    if text[left : left + 1] == "了" and edge - left > 2 and text[left + 1] != "解":  # 推广了|新品种
        left += 1
    left = _leading(text, left, edge)
    while left < edge and text[left] in EDGE and text[left] not in "“（(《" and not text.startswith(_BEGIN_WORDS, left):
        left += 1
    left = _leading(text, left, edge)
    added = None if text[left : left + 1].isalpha() else _ADDED.match(text, left, edge)
    if added:
        left = added.end()
    quoted = _QUOTED.match(text, left, edge) if text[left : left + 1] == "“" else None
    if quoted and text[quoted.end() : edge][:1] not in "、和及与" and _unlike(text, quoted.end(), edge):
        left = quoted.end()
    gloss = _GLOSS.search(text, left, edge) if text[edge - 1] in ")）" else None
    if gloss and gloss.start() > left + 1:
        edge = gloss.start()
    given = _RECEIVED.match(text, left, edge) if text[left - 1 : left] in {"对", "给", "为", "向"} else None
    if given:
        left = given.end()
    supplied = _SUPPLIED.match(text, left, edge) if text[left - 1 : left] in {"向", "为", "给"} else None
    if supplied:
        left = supplied.end()
    guests = _GUESTS.match(text, left, edge)
    if guests:
        left = guests.end()
    mean = _MEAN.search(text, left + 2, edge - 1) if text.find("均", left + 2, edge) > 0 else None
    if mean is not None:
        left = mean.start()
    facing = _FACING.match(text, left, edge) if text[left] == "面" else None
    if facing:
        left = facing.end()
    farmer = _FARMER.match(text, left, edge) if edge - left > 7 else None
    if farmer:
        left = farmer.end()
    once = _ONCE.search(text, left, edge) if text[edge - 1] in "励助贴补息" else None
    if once:
        left = once.end()
    if edge - left > 3 and text[edge - 2 : edge] == "全长":
        left = edge - 2
    if edge - left > 3:
        left = behind_owner(text, left, edge)
    left, edge = without_kinds(text, (without_tier(text, left, edge), edge))
    if left < edge and text[left] == "“" and text[edge - 1] == "”" and text.find("”", left, edge) == edge - 1:
        left, edge = left + 1, edge - 1
    return (left, edge) if edge > left else None


_ADDED = re.compile(
    r"(?:[（(](?:[\u4e00-\u9fff]{1,5}|[一二三四五六七八九十0-9]{1,3})[）)]|[0-9]{1,2}[.．、)）]|[①-⑳])(?=[\u4e00-\u9fff]{2})"
)
_GLOSS = re.compile(r"[（(][A-Za-z0-9. ]{1,12}[)）]$")
_RECEIVED = re.compile(r"[^，。]{2,20}?(?=(?:一次性)?(?:奖励|补助|补贴|资助|奖补)$)")
_SUPPLIED = re.compile(  # 向下游|补水, 为农户|担保贷款
    r"[^，。；]{2,14}?(?=(?:生态|应急|累计)?(?:补水|输水|调水|供水|供电|送电|输电|供气|注资|捐款|捐资|让利|担保贷款|融资担保|新增授信|信用贷款)$)"
)
_GUESTS = re.compile(
    r"(?:进|来|入|赴|到)(?![境华访出州市省县区村镇渝川滇黔桂粤闽浙苏鲁豫鄂湘赣皖冀晋陕甘青宁新藏蒙辽吉黑京津沪琼])[\u4e00-\u9fff]{1,3}?(?=(?:观光|旅游)?(?:游客|旅客|客商|学子))"
)
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百0-9]{1,5}条[　 ]{0,3}(?=[^　 ]{2})")
_MEAN = re.compile(r"(?<![和、及与])(?:日均|月均|户均|亩均|村均|校均)(?=[^，。；]{2})")
_FACING = re.compile(r"面向[^，。；]{1,8}?(?:地区|国家|市场|全国|全省|全市|社会|群众)(?=[^，。；]{2})")
_FARMER = re.compile(  # 村民张小燕流转|土地
    r"(?:村民|农民|居民|职工|果农|茶农|菜农|牧民|渔民|大户|种植户|养殖户|党员|书记|主任|经理|社员|户主)[\u4e00-\u9fff]{2,3}?"
    r"(?:承包|流转|种植|养殖|种了|养了|租用|租赁|投资|贷款|建起|购买)(?:了)?(?=[\u4e00-\u9fff]{2})"
)
_ONCE = re.compile(
    r"(?:一次性|(?:中央|省级?|市级?|县级?|区级?)?财政再?|(?:企业|项目|单位|机构|个人|平台|园区|家庭|主体)?(?:年度|每年|当年|全年|累计)(?:累计|最高)?|每[\u4e00-\u9fff]{1,2})(?=(?:奖励|补助|补贴|资助|奖补|贴息)$)"
)
_QUOTED = re.compile(r"“(?!三公”|三保”|两金”|双减”|两费”|两险”|一金”)[^“”]{1,12}”")


def _unlike(text: str, at: int, edge: int) -> bool:
    """Whether the words behind a quoted name say enough by themselves: ``“云品惠”消费券``, ``“生活圈”覆盖率``."""
    if _KIND.match(text, at - 1, edge):
        return False
    return edge - at > 3 or (
        edge - at > 1 and (text[edge - 1] in "率额量值积比费" or text[at:edge] in {"出口", "进口", "投资", "消费"})
    )


_KIND = re.compile(r"”(?:系列|主题|专项|挂牌|上市)?(?:活动|行动|企业|项目|人才|“)")
_DE = re.compile(
    r"的(?!士)|(?<![转出礼谦退忍受割互避推辞])让(?=[^利步渡度与座路位价出人售])|各类|首批(?!次)|第[一二三四五六七八九十]批|(?<![高中平均同特优一二三四上初头相])等(?![级次待候于额值边])(?:地(?=[赴参举招推召考调走学务办展巡演开采种养])|国(?=[赴参举招推召考调走学务办展巡演开采]))?"
)


def _behind(text: str, left: int, edge: int) -> int:
    """Behind the last 的 or 等."""
    piece = text[left:edge]
    if "的" not in piece and "等" not in piece and "批" not in piece and "各" not in piece and "让" not in piece:
        return left
    for match in _DE.finditer(text, left, edge - 1):
        if "“" not in text[left : match.start()] or "”" in text[left : match.start()]:
            left = match.end()
    return left


def _leading(text: str, left: int, edge: int) -> int:
    match = _LEADING.match(text, left, edge) if text[left : left + 1] in _LEADING_STARTS else None
    if match and match.end() < edge - 1:
        left = match.end()
    if text[left - 1 : left] == "每":
        measure = _MEASURE.match(text, left, edge)
        if measure and measure.end() < edge - 1:
            left = measure.end()
    return left


_BRACKETS = re.compile(r"[（()）“”《》]")


def _unbalanced(text: str, left: int, edge: int) -> int:
    """Start behind a bracket or quote that is not closed inside, or closed without being opened."""
    if _BRACKETS.search(text, left, edge) is None:
        return left
    for opened, closed in (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》")):
        piece = text[left:edge]
        if piece.count(opened) > piece.count(closed):
            left += piece.rindex(opened) + 1
        elif piece.count(closed) > piece.count(opened):
            left += piece.index(closed) + 1
    return left
