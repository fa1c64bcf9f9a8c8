"""The noun behind a figure, up to the verb or sign that ends it.

“140套人才公寓”→“人才公寓”;“13位专家、教授到会”→“专家”。
"""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.figures.attributes import without_kinds, without_tier
from policyminer.extractors.figures.composed import composed
from policyminer.extractors.figures.cues import AVERAGE, LINK, MODIFYING, NOMINAL, NOUN, VERB, Token, begins, cues
from policyminer.extractors.figures.plain import plain_segmenter
from policyminer.extractors.figures.predicates import doing, without_praise
from policyminer.extractors.figures.relatives import graded, head_behind, is_level, next_level, sized
from policyminer.extractors.figures.sentences import Sentence
from policyminer.extractors.figures.trimming import EDGE, without_note
from policyminer.extractors.figures.works_behind import before_works
from policyminer.spans import Span

_STOP_RIGHT = re.compile(  # the first line tells the characters that anything below begins with
    r"(?=[、予由较比同环，,。；;：:！？（）()\[\]【】\n\t—…0-9的第与合对帮是被均已将都可以仍也之支在为排居列全春夏秋冬尽按如提加顺相陆年当户人亩月日连彻火昼夜奋坚奔赶开驰轮不序高逐拎即共主集统联抱整且争创纳来外各正首率获面及超实新村个处纷先一至始依通往早曾却从尚还又就既没只P沿\x20因并建投上下])(?:"
    r"[，,。；;：:！？（）()\[\]【】\n\t—…0-9的]|予以|(?<![自理缘路事因根情案])由(?![于头])(?=[^，。；]{2})|、(?=首届|第[0-9一二三四五六七八九十]{1,3}届)|(?:较|比)(?:上一?年|去年|同期)|同比|环比|第(?![一二三四五六七八九十](?:航权|产业|方|代))|与(?!会)|合作(?=[，。])|对接(?=[，。])|帮扶(?=[，。])"
    r"|是(?!否)|被(?![子服动褥])|(?<![年平月日人户亩])均(?![衡等价线值])|已(?!知)|将(?![军士领来])|(?<![成首古花京丰于宁新])都(?![市匀江会督安])|可(?=以)|以(?![上下内及外旧工奖租])|仍|也(?!门)|之(?=[一二])|支持(?=灾后|地方|各地|企业|中小|民营|实体|开展|建设|推进|实施|发展[^资基]|[^，。]{0,8}(?:恢复|重建|建设))"
    r"|在(?![建园校册编岗职库研线用读产途外制野])|(?<![行作])为(?![民了主])|为(?=抓手|牵引|载体|契机|主线)|[排居列](?=[全第])|全(?=[国省市区州县](?:最|第|首|前|推广|率先|领先|通用))"
    r"|(?<=项目)(?:[春夏秋冬]季|并网|建成|投产|尽早|按期|如期|提前|加快|顺利|全部|相继|陆续|年内|当年|当月)|(?<=[茶果菜药蚕烟棉瓜蔗蜂花粮]农)户均(?=[^，。0-9]{0,6}[0-9])|(?<=[户民工员人众生企家社])(?:户均|人均|亩均|月均|年均|日均)(?=[^，。0-9]{0,6}[0-9])|全线(?=[贯通开建投])|连夜|彻夜|火速|昼夜不停|昼夜奋战|日夜奋战|(?<=[者员工兵队伍士民众])(?:昼夜|日夜|夜以继日|奋战|坚守|奔赴|赶赴|赶往|赶到|开赴|驰援|轮流|全天)|不(?=停)|序时|(?<=[项事务作])(?:年度(?:目标)?任务|高质量(?=完|推|落|通))"
    r"|(?<=[\u4e00-\u9fff])(?:逐[一个户项家条村人镇]|拎包|即[租买领拎]即|共同(?!富裕|体|缔造|基金|市场|价值|理想|行动)|主体(?=封顶|完工|结构|竣工|贯通|施工)|(?:集中|统一|联合|抱团|整体)(?<=[业家户人员工目田地农校院区村楼]..)(?=[分拣配送仓储采购入驻开竣签约发布展示运营管护养供搬迁])|且(?!末)|争创|创(?=[A-Z“])|(?<=[业户家商])纳税(?!大户|百强|企业|人|额|总额|信用))"
    r"|(?<=[\u4e00-\u9fff]{2})来(?=[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤川琼藏宁新我本](?![客宾])|[\u4e00-\u9fff](?:就诊|就医|就业|就读|求学|留学|旅游|游玩|观光|避暑|康养|度假|消费|投资|创业|务工|考察|参会|参展|参赛|打卡|研学|洽谈|发展|过年))|(?<![海国境户室省市县区校院对意野郊关涉])外(?=，)"
    r"|共(?=[0-9投有])|(?<=[链项目业区县村校院])共(?=[梳开实推立引获征收接办完筹培组选派审查处排受][^、，])|各(?=[0-9])|正(?=在|式(?!合同|员工|职工|党员|会员|成员|代表|编制)|忙|加紧|值|处)|(?:户户|人人|家家|村村(?![庄委民镇集级])|个个|处处|纷纷|陆续|相继|先后|一起|一同|至今|始终|依然|依旧|仍然|通常|往往|早已|曾经|正是|全都|统统|只能|只有|只剩|却|全部|因(?!素|地制|材|子)|并(?=[\u4e00-\u9fff]{2})(?![网购轨行联列表存入肩])|没(?=[有能再清完了])|一(?:家|村|户|人|企|县|镇|校|河|园|业|事|区|厂)一|从未|尚未|还(?=[有在没是能可要将])|又(?=[有是可能将])|就(?=[能可是有在要近地])|既(?!有|定|得)|PM(?=[0-9])|通(?=[三二一四]级|高铁|高速|动车|客车|公交|硬化|[上了])|\x20(?=[\u4e00-\u9fff]{2,8}[0-9])|沿线(?=[\u4e00-\u9fff]{2})|年(?=底|内|末|初)|[上下]半年)|首次|率先|获(?![得奖])|面向|及(?=[“《])|超(?=[警汛过])|(?<=[\u4e00-\u9fff])(?:(?:实质性|高效|新)(?=[运推落签开投])|加速(?=[运推落签开投发集壮成崛])))"
)
_LEFT_OVER = {"供": "特直专保提自", "合": "组综联融结集配百场整符混复"}
"""What stays of 供查询, 合建 in front of the verb, and the characters that make a noun of it."""


def _closed(text: str, start: int, edge: int) -> bool:
    """Whether the last character closes a bracket or quote that the noun opened."""
    opened = _OPENED.get(text[edge - 1])
    return opened is not None and opened in text[start:edge]


_OPENED = {"”": "“", "）": "（", ")": "("}
_PEOPLE = re.compile(
    r"[^、，和与及的]{0,10}?(?:专家|学者|教授|人员|代表|干部|嘉宾|客商|志愿者|负责人|院士|博士|企业家|工程师|选手|记者)(?=[、和与及])"
)
_COUNTED = re.compile(
    r"(?:[国省市县]{1,3}[控考]断面(?=水质)|县（[^（）]{1,5}）(?!医院|中医|中学|小学|院)|县\([^()]{1,5}\)(?!医院|中医|中学|小学|院)|县市区|县区|区县|县市|设区市|地级市|地市|乡镇(?=财政|实现|村)|(?:行政|自然|建制)村(?=集体|实现|全|农村|生活|污水|垃圾|人居|环境|道路|饮水|供水|通|农户|农民|村民|村级)|事项(?=办理|审批|进驻|实现)|断面(?=水质)"
    r"|(?:领域|环节|行业|板块)(?=[\u4e00-\u9fff]{3})|州市政府所在地|城市(?=空气|水质|排名|PM)|(?:县|市|区|乡|镇|村|州)(?=全[省国市]|集体|税收|财政|人均|居民|农民|经济|工业|空气|水质|平均|年均|收入|产值|占比|出现|存在|未(?!来)|没有|已))"
)
_KINDS = re.compile(
    r"[（(](?:[市州区县旗社街道乡镇村盟、师团场屯]{1,6}|[\u4e00-\u9fff]{1,5}(?=[)）][\u4e00-\u9fff])(?![)）][的等共已均在为将把])|[湾组段点馆站园渠塘次间类级])[)）]"
)
_LEVELS = re.compile(r"[国省市县区州乡镇村]、[国省市县区州乡镇村]")
_SPELLED = re.compile(
    r"、(?=[^，。；]{0,24}?等[0-9])|[、和与及](?=[^、，。；的]{0,10}?(?:[0-9]|[一二两三四五六七八九十][家个名项件条座所处套台成]))"
)


_NO_NOUN = re.compile(
    r"^(?:处$|(?:计?算|计|一[斤个亩吨株头只张件平方]{1,2}|起步|到手|打底)$|集中(?!供|安置|居住|式|区|隔离|监管|处理)|分批|分期|更[大高多好]|台阶|关口|大关|不等|左右|以上|之多|有余|关口|门槛|台阶|整(?![治改合体村县理车机装修形流块条])|人民币|目标|元|以内|俱乐部|集群|规模|水平)"
)


_NOTHING_BEHIND = frozenset(("", *"、和或以与及，,。；;：:！？）)]】\n\t—…0123456789"))
_NOT_YET = re.compile(r"[未没]有?[^，。；、0-9]{1,4}(?=[，。；、]|$)")  # 仍有2300亩|未恢复
_WAYS = re.compile(
    r"(?:类型|类别|方面|方式|方法|形式|模式|层次|层面|层级|等级|档次|级别|环节|维度|角度|阶段|步骤|批次|梯次|梯队|路径|路线|渠道|途径|关键|要点|着力点|切入点|突破口|方向|领域|板块|圈层|单元|片区|网格|时段|情形|档位|台阶|步骤)"
)
_WAY_STARTS = frozenset("类方形模层等档级环维角阶步批梯路渠途关要着切突领板圈单片网时情台")
_MADE = re.compile(  # 147条|已治理黑臭水体
    r"已(?:治理|整治|改造|建成|投产|投运|投用|开工|签约|认定|备案|上市|关停|修复|开通|运营|落地|入库|挂牌|登记|注册|批准|入驻|竣工|脱贫|出列|公布|开放|建|有)的?"
    r"(?=[\u4e00-\u9fff]{2,10}(?:[，。；、保实均达全]|$))(?!完成|到位|完毕|达标|结束|开工|投[产用运]|建成|并网|通车|运行|运营|使用|验收|交付|率|数|面积)"
)
_ADVERBS = frozenset("近约超逾达共各仅等")
_SIGNS = frozenset("、和与及")
_COUNTED_STARTS = frozenset("国省领环板乡镇村城县区市设地乡行事断州")


def noun_after(text: str, sentence: Sentence, start: int, hungry: bool = False) -> Span | None:
    """The noun that begins right behind the figure: ``140套|人才公寓``, ``13位|专家``."""
    start += text.startswith("的", start)
    start += text.startswith("等", start) and text[start + 1 : start + 2] not in ("级", "次")
    head = sized(text, start, sentence.end) or head_behind(text, sentence, start)
    if head is not None:
        return noun_after(text, sentence, head)
    if text[start : start + 1] in "1234567" and (grade := graded(text, start, sentence.end)) is not None:
        behind = noun_after(text, sentence, grade)  # 2个|4A级景区
        return None if behind is None else (start, behind[1])
    if text[start : start + 2] in _AIMS and (aimed := _AIMED.match(text, start, sentence.end)) is not None:
        return aimed.span("what")
    if (strongest := _STRONGEST.match(text, start, sentence.end)) is not None:
        return strongest.span()
    if text[start : start + 1] in _NOTHING_BEHIND and not text.startswith(
        ("和美", "和谐", "以旧", "以奖", "以工", "以租", "与会"), start
    ):
        return None
    if text[start] in _WAY_STARTS and (way := _way(text, sentence, start)) is not None:
        return way
    if text[start] == "已" and (made := _MADE.match(text, start, sentence.end)) is not None:
        return noun_after(text, sentence, made.end())
    if text[start] in "未没" and _NOT_YET.match(text, start, sentence.end):
        return None
    return _noun_at(text, sentence, start, hungry)


def _noun_at(text: str, sentence: Sentence, start: int, hungry: bool) -> Span | None:
    """The noun that begins at an offset, where no clause, class or threshold stands in front of it."""
    limit = min(sentence.end, start + 30)
    close = text.find("”", start, limit) + 1 if text[start] == "“" else start
    stop = _STOP_RIGHT.search(text, max(start, close), limit)
    kinds = None
    if stop is not None and (kinds := _KINDS.match(text, stop.start(), limit)) is not None and stop.start() > start:
        stop = _STOP_RIGHT.search(text, kinds.end(), limit)
    edge = stop.start() if stop else limit
    if stop is not None and text[edge].isdigit() and _QUALITY.search(text, max(start, edge - 4), edge):
        threshold = _THRESHOLD.match(text, edge, sentence.end)
        if threshold is not None and edge - _until_verb(text, sentence.tokens, start, edge, False) > 2:
            threshold = None
        behind = noun_after(text, sentence, threshold.end()) if threshold is not None else None
        if behind is not None:
            return behind
    if not _SIGNS.isdisjoint(text[start:edge]):
        skip = start + 2 if _LEVELS.match(text, start) else start
        skip = skip if kinds is None or kinds.end() > edge else kinds.end()
        spelled = _SPELLED.search(text, skip, min(sentence.end, edge + 16))
        if spelled and spelled.start() < edge:
            edge = spelled.start()
    edge = _until_verb(text, sentence.tokens, start, _quoted(text, start, edge, close), hungry)
    if not _SIGNS.isdisjoint(text[start:edge]):
        people = _PEOPLE.match(text, start, edge)
        if people is not None:
            edge = people.end()
    edge = _without_the_rest(text, sentence, start, edge)
    if _NO_NOUN.match(text[start:edge]):
        return None
    if stop is not None and text[stop.start()].isdigit() and edge == stop.start():
        while edge > start + 2 and text[edge - 1] in _ADVERBS and text[edge - 2] != "附":
            edge -= 1
        edge -= edge > start + 2 and text[edge - 1] == "有" and text[edge - 2] not in "国公私拥所具含富现持享"
    edge = without_note(text, start, edge) if edge > start + 1 else edge
    while edge > start and text[edge - 1] in EDGE and not _closed(text, start, edge):
        edge -= 1
    start, edge = _bare(text, start, edge)
    if is_level(text, start, edge):
        shared = next_level(text, edge, sentence.end)
        return noun_after(text, sentence, shared) if shared is not None else None
    if (text[start:edge] in _NO_HEAD and text[edge : edge + 1] not in _NOTHING_BEHIND) or (
        text[edge : edge + 1] == "的" and text[start:edge] in _BUILT
    ):
        edge = start
    edge -= edge - start == 1 and text[start] in _NO_ONE
    if edge <= start:
        done = _DONE_TO.match(text, start, sentence.end)
        return done.span("what") if done is not None else None
    return start, edge


def _way(text: str, sentence: Sentence, start: int) -> Span | None:
    """``按四个|类型|推进发展``: a way, side or step, in front of the verb that it is the way of."""
    way = _WAYS.match(text, start, sentence.end)
    if way is None:
        return None
    tokens, end = sentence.tokens, way.end()
    index = bisect_left(tokens, end, key=begins)
    if index == len(tokens) or tokens[index].start != end or text[end : end + 1] in "的":
        return None
    kind, word = tokens[index].kind, text[end : tokens[index].end]
    last = text[tokens[index].end : tokens[index].end + 1] in _NOTHING_BEHIND
    acts = kind & VERB and (word in cues().governing or last or not kind & (NOUN | NOMINAL | MODIFYING))
    return way.span() if acts else None


def _bare(text: str, start: int, edge: int) -> Span:
    """The noun without quotes around it, thresholds, 一次性 and kinds in front."""
    if edge - start > 2 and text[start] == "“" and text[edge - 1] == "”":
        start, edge = start + 1, edge - 1
    start = without_praise(text, without_tier(text, start, edge), edge)
    start += 3 if text.startswith("一次性", start) and edge - start > 4 else 0
    if text[edge - 1] not in "率例额量值积口费":
        start = without_kinds(text, (start, edge))[0]
    return start, edge


def _quoted(text: str, start: int, edge: int, close: int) -> int:
    """Where a noun with a quote in it ends: behind a quoted name of its own, before a quoted action."""
    quoted = _QUOTED_DOING.search(text, start, edge) if "“" in text[start + 2 : edge] else None
    if quoted is not None:
        edge = quoted.end()
    if close > start + 3 and text[close - 2] in _QUOTED_HEADS and text[close : close + 1] not in _NOTHING_BEHIND:
        edge = min(edge, close) if _QUOTED_MORE.match(text, close) is None else edge
    return edge


def _without_the_rest(text: str, sentence: Sentence, start: int, edge: int) -> int:
    """Where the noun ends before what it has or does: ``项目|投资完成率``, ``客商|参会``, ``小分队|常驻江南``."""
    edge -= edge - start > 2 and text[edge - 1] in _LEFT_OVER and text[edge - 2] not in _LEFT_OVER[text[edge - 1]]
    if edge - start > 5 and text[edge - 1] in _QUALITY_ENDS:
        holder = _HOLDER.match(text, start, edge)
        if holder is not None and _STATED.match(text, edge):
            edge = holder.end("who")
    if text[start] in _COUNTED_STARTS:
        counted = _COUNTED.match(text, start, edge)
        if counted is not None:
            edge = counted.end()
    if edge - start > 3:
        edge = _until_tagged_verb(text, sentence.tokens, start, edge)
    if edge - start > 3:
        does_at = doing(text, start, edge)
        edge = edge if _whole(sentence.tokens, does_at - 1, does_at) else does_at
    if edge - start > 3 and text[edge - 1] in _DOES_ENDS:
        does = _DOES.search(text, start + 2, edge)
        edge = edge if does is None else does.start()
    if edge - start > 3 and "年" in text[start + 2 : edge]:
        when = _WHEN.search(text, start + 2, edge)
        edge = edge if when is None else when.start()
    if edge - start > 3 and text[edge - 1] in _HOW_ENDS and text[edge : edge + 1].isalpha():
        how = _HOW.search(text, start + 2, edge)
        edge = edge if how is None else how.start()
    edge = before_works(text, start, edge)
    mark = text.find("、", start + 3, edge)
    if (
        mark > 0 and edge - mark > mark - start + 7 and text[mark - 1] in _ENDED_HEADS
    ):  # 5条快速路、|某某高速甲至乙段建成通车
        edge = mark
    return edge


_QUALITY = re.compile(
    r"(?:收入|产值|交易额|销售额|营业额|成交额|投资|人口|面积|规模|营收|税收|金额|用量|产量|能力|投入|超|过|在|达)$"
)
_THRESHOLD = re.compile(
    r"[0-9.]{1,8}[万亿]{0,2}(?:元|人|亩|吨|平方米|平方公里|千瓦|公里|张|头|家|户)(?:及?以[上下内])?的?(?=[^\W0-9且和及或并])"
)
_AIMS = frozenset("支持 促进 鼓励 推动 加强 优化 保障 服务 助力 稳定 扩大 提升 深化 帮扶 扶持 加快".split())
_AIMED = re.compile(  # 28条|支持民营经济发展|措施
    r"[^，。；、：“”0-9]{4,22}?(?P<what>政策措施|若干措施|措施|政策|举措|办法)(?=[，。；、]|$)"
)
_STRONGEST = re.compile(
    r"(?:世界|中国|全国|全球|国内|民营|行业|央企|国企|德国|美国|国际)(?:民营企业|企业|服务业|制造业)?[0-9]{2,3}强(?:企业|项目|公司)?"
)
_QUOTED_DOING = re.compile(r"(?:事项|服务|业务|领域|企业|公司|项目|场景|社区|家庭|农户|学校|医院|窗口|材料)(?=“)")
_QUOTED_HEADS = frozenset("队团站室坊所员家馆营班车岗厅院店屋摊点厨堂廊道园人")  # the quoted name is whole
_QUOTED_MORE = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:队|团|站|室|所|员|家|馆|点|企业|项目|品牌|基地|平台|中心|场景|示范|阵地|驿站|工作|活动|工程|计划|行动|人才|分)"
)
_ENDED_HEADS = frozenset("路桥站场馆园区院校店村镇业目厂库线港心台池塘河湖山楼道")
_QUALITY_ENDS = frozenset("率额量值入润资积比度数模产重均")
_HOLDER = re.compile(
    r"(?P<who>[^，。；、0-9]{0,16}?(?:资金|项目|企业|公司|集团|园区|开发区|集群|产业链|产业|行业|银行|机构|平台|景区|医院|学校|乡镇|街道|社区|农户|职工|断面|品种|商圈|市场|口岸|机场|合作社))"
    r"(?:的)?(?:年度|全年|年均|累计|合计|总|平均)?(?:[^，。；、0-9项企公园产行]{0,6}?)(?:率|额|量|产值|收入|利润|投资|面积|占比|满意度|人数|规模|比重|资产|进度)$"
)
_STATED = re.compile(
    r"(?:、[^，。；、0-9]{2,8}|和[^，。；、0-9]{2,8})?(?:同比|分别|均|达|为|实现|增长|下降|提高|提升|超|突破|占|较|比|合计|累计|由|已|近|约|增|降|[0-9])"
)
_WHEN = re.compile(r"(?:今年|去年|前年|明年|每年|全年|近年|当年|上半年|下半年)(?!度|产|货|画|会)")
_HOW = re.compile(
    r"(?:强力|高质量|高标准|高效率|高效|有效|加速|提速|大力|全力|顺利|扎实|有序|快速|稳步|圆满|持续|深入|全面|集中|陆续|相继|如期|提前"
    r"|加快|成功|逐步|逐一|同步|深度|有力|强势|正式|率先|全部|基本|动态|常态化|一体|协同|始终|普遍|广泛|平稳|妥善|及时|依法)$"
)
_HOW_ENDS = frozenset("力量准率效速利实序步满续入面中继期前快功一度势式先部本态化体同终遍泛稳善时法陆")
_DOES_ENDS = frozenset("会展赛场加席训聚驻户约市名奖学业岗险贫村评选演访诊灾困电水损运航产课工线入作务")
_DOES = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:现场|积极|踊跃|集中|线上|自愿|组团|抱团|结队)?(?:参会|到会|赴会|参展|参赛|参加|到场|出席|参训|参评|参选|参演|参保|报名|领奖|获奖|齐聚|集聚|云集|入驻|入学|就读|上岗|持证上岗|返岗|返乡创业|脱贫|驻村|包村|入户|走访|随访|受灾|受困|停电|停水|断电|受损|停运|停航|停产|停课|复工|复产|复课|开学|在线)|(?<=[生员者民户人工众力女])(?:就业|创业|增收|致富|落户)|(?<=项目|企业|公司)(?:集中|正式|成功)?签约|(?<=项目|工程|设施|中心|平台)投入|(?<=[生才员者人])(?:[择留来返在驻][\u4e00-\u9fff]){1,2}(?:就业|创业|工作|发展|服务))$"
)
_DONE_TO = re.compile(
    r"(?:独立|共同|联合|新|已|拟|待|首批|重点)?(?:实施|投入|纳入|列入|引进|签约|落地|招引|开工|竣工|投产|入库|承接|获批|揭榜|入选|参建|建成|投用|运行|推进|储备|谋划|签订|落户|入驻|入园|参与|参加|创建|考核|评价|监测|整改|反馈|申报|验收|挂牌|重点督办)类?"
    r"(?P<what>[^，。；、的了0-9“”（）\n]{0,14}?(?:项目|工程|企业|平台|基地|机构|园区|事项|任务|景区|指标|问题|点位|单位|景点|站点|户))"
)
_NO_HEAD = frozenset(
    "独立 自主 联合 共同 重点 主要 一批 首批 若干 多个 部分 核心 关键 重大 优先 率先 先行 全新 典型".split()
)
_BUILT = frozenset(
    "建设 修建 新建 兴建 改建 扩建 改扩建 建成 打造 改造 实施 购置 购买 采购 开发 建造 援建 升级改造".split()
)


def _until_verb(text: str, tokens: list[Token], start: int, edge: int, hungry: bool) -> int:
    close = text.find("”", start, edge) if text[start] == "“" else start
    index = bisect_left(tokens, max(start, close), key=begins)
    while index < len(tokens) and tokens[index].start < edge:
        kind = tokens[index].kind
        if text[tokens[index].start - 1] == "、" and tokens[index].end < edge:
            if text[tokens[index].start : tokens[index].end] in cues().governing:
                return tokens[index].start - 1
            index += 1
            continue
        begun = tokens[index].start
        if begun > start and tokens[index].end == edge and text[begun:edge] in _SERVICES:
            break
        if begun == start and tokens[index].end == edge and text[begun:edge] in _PLAIN:
            break
        if begun > start + 1 and text[begun : begun + 2] == "试点" and text[begun - 1] not in _BODIES:
            ended = tokens[index].end
            behind = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].start == ended else None
            if ended == edge or text[ended] in "和与及" or (behind is not None and behind.kind & MODIFYING == 0):
                return ended  # 5个|改革试点|通过验收
        if begun == start and text[begun] == "在" and text[begun + 1 : begun + 2] in _IN_PLACE:
            index += 1
            continue
        if kind & VERB and begun > start and text[tokens[index].end : tokens[index].end + 1] in _AGENTIVE:
            index += 1
            continue
        if kind & VERB and begun - start == 2 and text[begun - 1] in "属级型类":
            index += 1
            continue
        if kind & VERB and tokens[index].start > start and composed(text, tokens, index, edge):
            index += 1
            continue
        if kind & MODIFYING and tokens[index].start == start and text[tokens[index].end : edge][:2].isalpha():
            index += 1
            continue
        if not kind & NOUN and ((kind & VERB and not (kind & NOMINAL and tokens[index].start > start)) or kind & LINK):
            if hungry and tokens[index].start == start and tokens[index].end <= edge - 2 and kind & VERB:
                index += 1
                continue
            if kind & AVERAGE:
                return tokens[index].start
            if text[begun] == "中" and text[begun - 1] == "集" and begun - start > 2:  # 学校|集中供暖
                return begun - 1
            single = tokens[index].end - tokens[index].start == 1
            if kind & VERB or not single or tokens[index].start == start:
                return tokens[index].start
        index += 1
    return edge


_TAIL = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:工程|行动|计划|专项|基地|平台|中心|示范区|体系|补贴|补助|资金|场地|场所|设施|城市|系统|制度|岗位|人员|队伍|机构|清单|政策|措施|风险|锅炉|楼盘|事项|片区)"
)
_PROJECT = re.compile(r"[\u4e00-\u9fff]{0,3}项目(?:建设)?")
_BODIES = frozenset("业司社村镇乡县区市户院校所团人员")
_ACTING = frozenset(
    "企业家 徒弟 部门"
    " 学校 乡 县 村 镇 市 单位 家庭 农户 专家 老师 教师 学生 事务 干部 职工 员工 工人 村民 居民 群众 市民"
    " 党员 青年 老人"
    " 老年人 孩子 儿童 妇女 司机 医生 护士 医院 乡镇 街道 社区"
    " 企业 公司 合作社 门类 志愿者 队员 民警 客商 嘉宾 代表".split()
)
_PLAIN = frozenset("服务 培训 改造 补贴 活动 投资 贷款 收入 支出 演出 检查 检测".split())
_SERVICES = frozenset("推荐 咨询 体检 辅导 宣讲 推介 演出 展演 救助 慰问 体验 指导 检测 培训".split())
_NO_ONE = frozenset("集全共同统联正首先相实逐各自互单独专特优良好新旧大小多少长短高低快慢")
_IN_PLACE = frozenset("校园岗职编册建库读研训逃押谈")  # 18万名|在校学生
_AGENTIVE = frozenset("员者师队站所点室机器费类型")
_COMPOUND = frozenset(
    "留守 失业 独居 返乡 退役 下岗 待业 离校 在校 在岗 在职 在编 退休 受灾 失能 流动 涉农 涉企 招商"
    " 振兴 创新 监测 发展 检测 示范 教学 实验 试验 设计 展示 体验 "
    "健身 停车 充电 休闲 用能 排水 防护 保洁 救援 康复 急救 护理 集成 养护".split()
)


def _until_tagged_verb(text: str, tokens: list[Token], start: int, edge: int) -> int:
    """A long noun behind a figure ends before a verb that the lexicon does not know: ``小分队|常驻江南``."""
    if any(char in text[start:edge] for char in "“”（("):
        return edge
    kinds = cues()
    at = last = start
    tagged = plain_segmenter().tagged(text[start:edge])
    if len(tagged) > 1 and tagged[0].text in _ACTING and (tagged[1].tag or "x")[0] in "vdpcil":
        acts = start + tagged[1].start
        if text[acts:edge] not in _PLAIN and kinds.kind(tagged[1].text) & (NOMINAL | NOUN) == 0:
            return acts
    for word in tagged:
        size = word.end - word.start
        at = start + word.start
        if size == 1 and word.text in "了着" and at > start + 3 and text[at : at + 2] not in _NO_ASPECT:
            return max(start + 2, _before_aspect(text, last, at))
        last = at
        if at <= start + 1 or size < 2 or text[at - 1] in "、和":
            continue
        if word.text[-1] in "了着" and word.text not in _NO_ASPECT and at > start + 1:
            return _before_aspect(text, at, start + word.end - 1)
        if word.tag == "i" and start + word.end == edge and kinds.kind(word.text) == 0:
            return at
        if word.tag == "v" and word.text not in _COMPOUND:
            kind = kinds.kind(word.text)
            inner = _TAIL.fullmatch(text, start + word.end, edge) or (
                text[at - 1] not in _BODIES and _PROJECT.fullmatch(text, start + word.end, edge)
            )
            if kind == 0 and not inner and start + word.end < edge and not _whole(tokens, at):
                return at
    return edge


_NO_ASPECT = frozenset("了解 着力 着陆 着装 着色 着落 着眼 为了 除了 沉着 执着 附着 衣着 穿着 显著".split())


def _before_aspect(text: str, word: int, aspect: int) -> int:
    """Where the verb in front of 了 or 着 begins; of a word unknown to the tagger its last two characters."""
    return word if aspect - word < 3 else aspect - 2


def _whole(tokens: list[Token], at: int, end: int | None = None) -> bool:
    """Whether a name that is kept whole covers an offset (``加油|加气站``)."""
    index = bisect_left(tokens, at + 1, key=begins) - 1
    return index >= 0 and tokens[index].end > (at if end is None else end) and tokens[index].kind & NOUN > 0
