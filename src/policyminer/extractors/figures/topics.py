"""Who or what a clause is about: the place or body at its beginning, the group in front of its verb, what was founded.

“云溪县…,引进本科生320余人”→“云溪县”;“市属企业实现营业收入12亿元”→“市属企业”。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.cues import LINK, MODIFYING, NOMINAL, NOUN, VERB, begins
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

PLACE = re.compile(
    r"全[市县区省国镇乡村州盟旗]|(?:我|该|本)(?:市|县|区|省|国|镇|村|乡|州|盟|旗|院|校|公司|项目|中心|园区|平台|实验室|企业|基地|集团|产业园)"
    r"|(?:中央|省|市|县|区|镇|乡)(?:级)?财政(?![局厅部])|[省市县区州]本级|各地(?![市区])|各县(?:市)?区|辖区内?(?![的企])|公司(?=[现已共拥累投实年去今上20总资员出营]|预计|计划)|专班(?![化])|[村镇县市省](?:里|上)(?=[还又先已累投新建安帮])|市区|城区|园区|开发区|经开区|高新区|中心城区|主城区"
)
_PROVINCE = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)(?:[省市]|(?:壮族|回族|维吾尔)?自治区)?(?![东西南北中]?[部路大银])(?=[对与向一-鿿])"
)
_OWN_PLACE = re.compile(
    r"(?!地区|[\u4e00-\u9fff]{2}城市|跨[市县区省]|城[镇市乡]|自治|乡[村镇]|农村|新[型城]|老城|部分|[对向回使将与对东西中外深])[\u4e00-\u9fff]{1,3}?(?:州(?![市县区])|[市县区镇乡村盟旗])(?![镇化乡生供逆场委政人民县区直级财属域长内民上中])"
)
_SKIP = re.compile(
    r"(?:[，,]|目前|其中|截至目前|近年来|今年以来|同时|此外|另外|如今|现在|去年|今年|据悉|据统计|据了解|先后|预计|力争|到时|届时|建成后|推动|其|一是|二是|三是|四是|五是|\"|“)*"
)
_SKIP_STARTS = frozenset('，,目其截近今同此另如现去据先预力到届建推一二三四五"“')
_PLACE_STARTS = frozenset("全我该本中省市县区镇乡州城园开经高主各辖公专村")
_PROVINCE_STARTS = frozenset("北天上重河山内辽吉黑江浙安福湖广海四贵云西陕甘青宁新")
_PLACE_ENDS = frozenset("州市县区镇乡村盟旗")
_OFFICE = re.compile(
    r"(?:局|委|办|厅|部|政府|党委|委员会|办公室|工委|管委会|专班|指挥部|领导小组|组织|工商联|总会|联合会)$"
)
NOT_TOPIC = re.compile(
    r"[《》“”\"]|(?:计划|工程|行动|专项|活动|制度|战略|方案|政策|机制|改革|攻坚|攻坚战|会战|大会战|战役|大比武|百日竞赛|试点|工作)$"
)
_OF_SEVERAL = re.compile(r"[^，。；、0-9]{0,8}?(?:等(?!级|候|额)|、)")
_ASPECT = re.compile(r"(?P<who>[^，。；、：\s]{2,12}?(?:产业链|产业集群|产业|行业|领域|板块|业))(?:发展)?方面[，：]")
_REACH = 2  # how many clauses a topic reaches over
_FAR = 9  # the same for 全县, 该中心 and their like
_LASTS = frozenset("全该我本园")
LASTING = re.compile(r"全|该|我|本|园区")
KEPT = frozenset({"money", "percent", "percentage_point", "fraction", "area", "mass", "multiple"})
_PRODUCT = re.compile(r"(?:贷|券|码|通|保|基金|平台)$")
_DOER = re.compile(
    r"(?:12345)?(?:以(?=[上下])|[^，。；：、0-9“”（）()的等与和对向在将把为由从以年月日]){0,14}(?:企业|公司|项目|工程|大桥|隧道|水库|铁路|电站|枢纽|科学谷|科技城|科创园|产业园|小镇|商圈|联盟|协会|商会|联合会|研究所|集团|产业|集群|园区|银行|机构|合作社|基金|财政|居民|农户|(?:养殖|种植|承包|脱贫|低保|困难|租赁|住|大)户|农民|村民|职工|家庭|人口|群众|单位|平台|学校|医院|研究院|实验室|农场|品牌|景区|航线|港口|机场|口岸|(?<=[\u4e00-\u9fff]{2})港|热线|服务中心)"
)
_BRANCH = re.compile(
    r"[　 ]*(?P<who>[^，。；、：\s0-9“”]{2,14}?(?:产业链|产业集群|集群|产业|行业|领域|板块|经济|业))"
    r"(?:发展)?(?:方面)?[，：]"
)
_BRANCH_ENDS = frozenset("业链群域块济展面")
_OF_BRANCH = frozenset(
    "产值 总产值 产业产值 产业规模 规模 综合产值 全产业链产值 增加值 营收 营业收入 销售额 年产值 主营业务收入".split()
)
_FOSTERED = re.compile(
    r"(?:发展|推进|推动|做强|做优|做大|壮大|培育|打造|支持|提升|聚焦|促进|构建|培强|实施|出台支持)+(?P<who>[^，。；、：0-9“”的]{2,14}?(?:产业集群|产业链|产业|经济|集群))"
    r"(?=[，；]|发展|集聚|升级|提质|转型|向|高质量|做大|做强|补链|强链|延链)"
)
_SETTLED = re.compile(
    r"(?:[^，。；0-9]{0,4}?(?:项目|建设|工作|创建|改革|试点|一期|二期)?)(?:正式|顺利|全面|成功|加快|加速|扎实|深入|有序|稳步|持续|相继|提前|全部|率先|即将|如期)*"
    r"(?:启用|启动|投用|投运|投入使用|投入运营|建成|竣工|完工|开工|通车|通航|运营|开放|开业|开园|揭牌|挂牌|成立|落地|落户|落成|推进|建设(?=，)|获批|获评|入选|通过|形成|完成改造|封顶|高质量发展|全[市省县区]推广|全覆盖|实现全覆盖|见效|取得)"
    r"[^，。；0-9]{0,14}[，,]"
)
_OTHER = re.compile(r"(?![^，。；、]{0,6}[被获将在])[^，。；、0-9]{0,12}(?:第[0-9][^，。；、0-9]{1,8})?、")
_OF_IT = re.compile(
    r"(?:已|累计|共|现|新)*(?:入驻|注册|引进|集聚|聚集|汇聚|吸引|孵化|落户|接待|吸纳|带动|设有|拥有|建筑|占地|总|年|日|可|设计|首批|首期)"
)
_OF_COUNTRY = re.compile(
    r"首|第|唯一|[“\"0-9]|最|前|百强|优秀|先进|文明|示范|试点|重点|知名|领先|率先|一流|各地|闻名|同类"
    r"|[^，。；]{0,6}(?:赛|会议|奖|称号)"
)
_OF_WHOLE = re.compile(
    r"首[个只家条座批例款台单支部艘列枚笔次]|唯一|第[一二三0-9]|最[大长高早先快]|率先"
)  # 全省首只基金
_AMOUNTS = ("总数", "总量", "数量", "达", "占", "突破", "超", "增至", "增加到", "发展到", "有")
_NUMERALS = frozenset("一二三四五六七八九十两0123456789")
_OF_EVENT = re.compile(
    r"(?:共|累计|现场|期间|会上|会期|共有|集中|先后|展会|活动|大会)*"
    r"(?:签约|达成|吸引|参会|参展|参赛|参加|展出|成交|接待|邀请|签订|签署|推介|销售|实现|带动|拉动|引进|促成|对接|入场|观众|观展|意向|[0-9]|线上|总)"
)
_NO_PLACE = frozenset("入赴驻进出新老各三两几让使被给打")
_HELD = re.compile(r"(?:举办|举行|承办|设立|建成|推出|上线|组建|打造|建设|成立|开通|搭建|共建)(?:了)?[^，。；]{0,24}$")
_MEETING = re.compile(r"(?:会|节|赛|周|展|论坛|活动)$")


class Topics:
    """Finds what the clauses of one text are about.

    Parameters
    ----------
    text
        The folded text.
    names
        Where names of bodies and undertakings stand, sorted.
    """

    def __init__(self, text: str, names: Sequence[Span]) -> None:
        self.text = text
        self._names = names
        self._openings: dict[int, Span | None] = {}
        self._branches: dict[int, Span | None] = {}
        self._doers: dict[int, Span | None] = {}
        self._starts = [start for start, _ in names]

    def of(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
        """The place or body at the beginning of this clause or of one before it."""
        if draft.dimension == "count" and self.text.startswith("等", draft.start - 1):
            return None
        text = self.text
        last = bisect_right(sentence.clauses, draft.start)
        for back, start in enumerate(reversed(sentence.clauses[max(0, last - _FAR) : last])):
            if start not in self._openings:
                if back >= _REACH and self._passing(start):
                    if text[start - 1] in "；;" and start > sentence.start:
                        break
                    continue
                self._openings[start] = self._at_start(sentence, start) or self._made(sentence, start)
            found = self._openings[start]
            asked = back == 0 and (found is None or LASTING.match(text, *found) is not None)
            doer = self.doer(sentence, start) if asked else None
            if doer is not None and (found is None or self._fuller(doer, found, draft.start)):
                return doer if doer[1] <= draft.start else None
            if found is not None and found[1] <= draft.start and (back < _REACH or LASTING.match(self.text, *found)):
                if back == 0 or self._goes_on(start, sentence.clauses[last - 1], found):
                    return found
                return None
            if self.text[start - 1] in "；;" and start > sentence.start:
                return None
        aspect = _ASPECT.match(text, sentence.start, draft.start) if draft.dimension in KEPT else None
        return None if aspect is None else aspect.span("who")

    def opening(self, sentence: Sentence, start: int) -> Span | None:
        """The place, body or group that a clause begins with."""
        if start not in self._openings:
            self._openings[start] = self._at_start(sentence, start) or self._made(sentence, start)
        return self._openings[start] or self.doer(sentence, start)

    def named(self, sentence: Sentence, draft: FigureDraft) -> Span | None:
        """The branch that a sentence names alone in its first clause: ``电子信息产业，实现产值…``."""
        if draft.indicator is None or draft.indicator[0] >= draft.end:
            return None
        clauses, start = sentence.clauses, sentence.start
        if len(clauses) < 2 or self.text[clauses[1] - 2] not in _BRANCH_ENDS:
            return None
        if start not in self._branches:
            topic = _BRANCH.match(self.text, start, sentence.end)
            bare = topic is not None and not self._has_cue(sentence, *topic.span("who"))
            self._branches[start] = topic.span("who") if topic is not None and bare else None
        found = self._branches[start]
        return found if found is not None and found[1] < draft.start else None

    def fostered(self, sentence: Sentence, draft: FigureDraft) -> Span | None:
        """``做强绿色食品产业，产值达到85亿元``: the branch furthered in a clause before a figure of its size."""
        if draft.indicator is None or self.text[slice(*draft.indicator)] not in _OF_BRANCH:
            return None
        last = None
        for match in _FOSTERED.finditer(self.text, sentence.since(draft.start), draft.start):
            last = match
        return None if last is None else last.span("who")

    def _fuller(self, doer: Span, found: Span, before: int) -> bool:
        """Whether a group begins with the place: ``全市企业``, but not ``该市财政``."""
        if doer[0] != found[0] or not found[1] < doer[1] <= before or self.text.endswith("财政", *doer):
            return False
        return not self.text.startswith(_AMOUNTS, doer[1])

    def _goes_on(self, start: int, clause: int, found: Span) -> bool:
        """Whether what a clause before opened with is still spoken of: not behind ``云岭中心建成投用，``."""
        text, end = self.text, found[1]
        if LASTING.match(text, *found) or start > found[0]:
            return True
        if text[end - 1] not in _PLACE_ENDS and _SETTLED.match(text, end) is not None:
            return _OF_IT.match(text, clause) is not None
        return text[end : end + 1] != "、" and _OTHER.match(text, end) is None

    def _passing(self, start: int) -> bool:
        """Whether a clause cannot open with a place that lasts (``全县``, ``该中心``)."""
        return self.text[self._skipped(start)] not in _LASTS

    def _skipped(self, at: int) -> int:
        """Behind the words that open a clause without naming anything (``目前，``)."""
        match = _SKIP.match(self.text, at) if self.text[at : at + 1] in _SKIP_STARTS else None
        return at if match is None else match.end()

    def _made(self, sentence: Sentence, start: int) -> Span | None:
        """``设立“岚谷科创园”,|入驻企业58家``: what the clause before founded or held."""
        text, end = self.text, start - 1
        if end <= sentence.start or text[end] not in "，,":
            return None
        if text[end - 1] in '”"':
            end -= 1
        index = bisect_right(self._starts, end) - 1
        if index < 0 or self._names[index][1] != end or NOT_TOPIC.search(text, *self._names[index]):
            return None
        begun, _ = sentence.clause(self._names[index][0])
        event = _MEETING.search(text, *self._names[index]) is not None
        if text[self._names[index][0]] in _NUMERALS or (event and _OF_EVENT.match(text, start) is None):
            return None
        if text[self._names[index][0] - 1] != "“" and not _MEETING.search(text, *self._names[index]):
            return None
        held = _HELD.search(text, begun, self._names[index][0])
        if held is None or (held.group().startswith(("打造", "推出")) and _OF_IT.match(text, start) is None):
            return None  # 推出“惠民月”，|接待游客
        return self._names[index]

    def _at_start(self, sentence: Sentence, start: int) -> Span | None:
        text = self.text
        at = self._skipped(start)
        for period in sentence.periods:
            if period.start <= at < period.end:
                at = period.end
                at = self._skipped(at)
        place = PLACE.match(text, at) if text[at : at + 1] in _PLACE_STARTS else None
        if place is not None:
            ranks = _OF_COUNTRY if place.group() == "全国" else _OF_WHOLE
            return None if place.group()[0] == "全" and ranks.match(text, place.end()) else place.span()
        index = bisect_left(self._starts, at)
        if index < len(self._names) and self._names[index][0] == at:
            start, end = self._names[index]
            quoted = text[start - 1] == "“" and not _PRODUCT.search(text, start, end)
            listed = text[end : end + 1] in {"、", "和", "与", "等"} or _OF_SEVERAL.match(text, end) is not None
            if quoted or listed or NOT_TOPIC.search(text, start, end) or _OFFICE.search(text, start, end):
                return None
            return start, end
        province = _PROVINCE.match(text, at) if text[at : at + 1] in _PROVINCE_STARTS else None
        if province is not None:
            return province.span()
        own = None if _PLACE_ENDS.isdisjoint(text[at + 1 : at + 5]) else _OWN_PLACE.match(text, at)
        if own is None or text[at] in _NO_PLACE or self._has_cue(sentence, at, own.end()):
            return None
        return own.span()

    def doer(self, sentence: Sentence, start: int) -> Span | None:
        """``市属企业|实现营业收入``: a group in front of the first verb of its clause."""
        if start not in self._doers:
            self._doers[start] = self._group(sentence, start)
        return self._doers[start]

    def _group(self, sentence: Sentence, start: int) -> Span | None:
        text, tokens = self.text, sentence.tokens
        at = self._skipped(start)
        index = bisect_left(tokens, at, key=begins)
        while index < len(tokens) and tokens[index].start < at + 18:
            token = tokens[index]
            if token.start == at and text[token.end : token.end + 1] in {"户", "者", "场"}:  # 养殖|户
                index += 1
                continue
            if token.kind & (VERB | LINK) and not token.kind & NOUN:
                dated = next((p.start for p in sentence.periods if at < p.start < token.start), token.start)
                head = _DOER.fullmatch(text, at, dated)
                if head is not None and dated < token.start:  # 岚溪大桥|去年3月开工
                    return at, dated
                if head is None and token.kind & MODIFYING and token.start > at:  # 农产品|加工|集群
                    index += 1
                    continue
                return (at, token.start) if head is not None and token.start - at > 1 else None
            index += 1
        return None

    @staticmethod
    def _has_cue(sentence: Sentence, start: int, end: int) -> bool:
        """Whether a verb or an adverb stands where a name should (``推进|城市``)."""
        tokens = sentence.tokens
        index = max(0, bisect_left(tokens, start, key=begins) - 1)
        while index < len(tokens) and tokens[index].start < end:
            if tokens[index].end > start and tokens[index].kind & (VERB | LINK | NOMINAL | MODIFYING):
                return True
            index += 1
        return False
