"""The subject of a figure: the body, place, group or undertaking that it is about.

“对新落户的博士给予20万元”→“博士”;“云溪县…,引进本科生320余人”→“云溪县”;“总投资5亿元的水厂项目”→“水厂项目”。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.cues import LINK, NOUN, VERB, begins
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.owners import HAVING_MEANS
from policyminer.extractors.figures.rules import RULED
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_PLACE = re.compile(
    r"全[市县区省国镇乡村州盟旗]|(?:我|该|本)(?:市|县|区|省|国|镇|村|乡|州|盟|旗|院|校|公司|项目|中心|园区|平台|实验室|企业|基地|集团|产业园)"
    r"|(?:中央|省|市|县|区|镇|乡)(?:级)?财政(?![局厅部])|[省市县区州]本级|各地(?![市区])|各县(?:市)?区|辖区内?(?![的企])|公司(?=[现已共拥累投实年去今上20总资员出营]|预计|计划)|专班(?![化])|[村镇县市省](?:里|上)(?=[还又先已累投新建安帮])|市区|城区|园区|开发区|经开区|高新区|中心城区|主城区"
)
_PROVINCE = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)(?:[省市]|(?:壮族|回族|维吾尔)?自治区)?(?![东西南北中]?[部路大银])(?=[对与向一-鿿])"
)
_OWN_PLACE = re.compile(
    r"(?!地区|城[镇市]|乡[村镇]|农村|新[型城]|老城|部分|[对向回使将与对东西中外深])[\u4e00-\u9fff]{1,3}?(?:州(?![市县区])|[市县区镇乡村盟旗])(?![镇化乡生供逆场委政人民县区直级财属域长内民上中])"
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
_NOT_TOPIC = re.compile(r"[《》“”\"]|(?:计划|工程|行动|专项|活动|制度|战略|方案|政策|机制|改革)$")
_OF_SEVERAL = re.compile(r"[^，。；、0-9]{0,8}?(?:等(?!级|候|额)|、)")
_ASPECT = re.compile(r"(?P<who>[^，。；、：\s]{2,12}?(?:产业链|产业集群|产业|行业|领域|板块|业))(?:发展)?方面[，：]")
_REACH = 2  # how many clauses a topic reaches over
_FAR = 9  # the same for 全县, 该中心 and their like
_LASTS = frozenset("全该我本园")
_LASTING = re.compile(r"全|该|我|本|园区")
_KEPT = frozenset({"money", "percent", "percentage_point", "fraction", "area", "mass", "multiple"})
_PRODUCT = re.compile(r"(?:贷|券|码|通|保|基金|平台)$")
_OWNED = re.compile(
    r"(?:企业|公司|集团|项目|园区|财政|人口|居民|农户|机构|实验室|中心|群众|学校|医院|地区|产业|工程|机场|口岸|港口?|电站|电厂|水库|灌区|高速|铁路|大桥|热线|平台|单位|老年人|老人|儿童|妇女"
    r"|学生|教师|职工|青年|品种|断面|银行|景区|商圈|市场|基地|合作社|综保区|保税区|自贸区|片区|产业链|事项|国家|地区|伙伴|集群|的)$"
)
_FOR = re.compile(
    r"(?:^|[，,；;：:。、\s按]|，按)(?:对|给|为(?![了此何止期主首例民数准限由])|向)(?P<who>[^，。；]{2,32}?)(?:，|的，|每|按|分别|一次性|最高|给予|发放|予以|免|奖励|补助|补贴|投放|减免|退|兑现|兑付|提供|授信|讨|追)"
)
_CONDITION = re.compile(r"[^，。；]{0,8}?的(?P<who>[^，。；、的]{2,10})(?=，|给予|按|每)")
_DOER = re.compile(
    r"(?:以(?=[上下])|[^，。；：、0-9“”（）()的等与和对向在将把为由从以年月日]){0,10}(?:企业|公司|集团|产业|集群|园区|银行|机构|合作社|基金|财政|居民|农户|(?:养殖|种植|承包|脱贫|低保|困难|租赁|住|大)户|农民|村民|职工|家庭|人口|群众|单位|平台|学校|医院|研究院|实验室|农场|品牌|景区|航线|港口|机场|口岸|(?<=[\u4e00-\u9fff]{2})港|热线|服务中心)"
)
_INVESTED = re.compile(
    r"[、，,](?:已|累计)?(?:完成|计划|预计|年度|总|协议|合同)*(?:投资|引资)(?:总?额)?(?:达|约|近|超|超过)?"
)
_ABLE = re.compile(r"(?:企业|公司|合作社|机构|项目|医院|学校|银行|园区|平台|农户|家庭|[村县镇人员])$")
_ACTS = re.compile(r"(?:已|累计|共)?[\u4e00-\u9fff]{2,14}")
_HELD = re.compile(r"(?:举办|举行|承办|设立|建成|推出|上线|组建|打造|建设|成立|开通|搭建|共建)(?:了)?[^，。；]{0,24}$")
_MEETING = re.compile(r"(?:会|节|赛|周|展|论坛|活动)$")
_AROUND = re.compile(r"全[市县区省国镇乡村州盟]$")
_NEW = re.compile(
    r"^.*的(?=[^的]{2,}$)|^(?:新|首次|当年)?(?:认定|获批|获评|引进|落户|建|升规|购买|开办|入规|晋升|安装|完成|符合|取得|毕业)?(?:为)?(?:的)?"
)
_DEPENDS = re.compile(
    r"^(?:总投资|计划总投资|协议投资|投资额|总投资额|完成投资|投资|总金额|合同金额|协议金额|总装机|年产值|总产值|产值|收益|发电收益|总面积|规划面积|建筑面积|占地面积|成交金额|成交额|金额|利率|年利率|覆盖率|在校生|就业率|入住率|总用地|总规模|计划投资|完成投资|年度投资|装机容量|装机规模|装机|库容|总库容|全长|线路全长|设计时速|建设规模|建设工期|工期|年发电量|用地面积|年产量|日处理能力|年处理能力|带动就业|年销售额|年营业额)$"
)
_FIRMS = (
    "企业",
    "公司",
    "集团",
    "园区",
    "开发区",
    "银行",
    "机构",
    "分行",
    "支行",
    "医院",
    "大学",
    "学院",
    "口岸",
    "机场",
    "港",
)
_TITLE = re.compile(r"示范|试点|先进|文明|百强|重点镇|优秀|十佳|最美|模范")
_OWNER_ENDS = frozenset(
    "家市县区省国镇乡村州盟旗院校司目心园台室业地团政级口民户构众程场岸港站厂库速路桥线位人童女生师工年种面行圈社伴群链项的"
)
_DIGIT = re.compile(r"[0-9][余多万亿]{0,2}(?:[个家项条座处名户所支人亩吨%元]|公里)")
_COUNT = re.compile(r"[^0-9]{0,8}[0-9]{1,6}[余多]?[个家项条座处所支名户](?=[^0-9]+$)")
_SEVERAL = re.compile(r"的[0-9]{1,4}[个项家座条处](?=[^\W0-9])")
_VAGUE = frozenset({"国家", "地区", "市场", "单位", "平台", "断面"})
_MEANS = ("平均", "日均")
_MEANT = re.compile(rf"(?:城[区市]|农村|城乡)?(?:{HAVING_MEANS})$")
_YIELDS = ("亩产", "单产", "平均亩产", "平均单产", "最高亩产")
_EACH = re.compile(r"(?:户均|人均|每[人户名家个所]|村均|校均|社均)[^，。；]{0,10}$")
_BUILD = re.compile(
    r"(?:，)?(?:用于|，)?(?:(?:新建|建设|建成|兴建|扩建|改造|改扩建|打造|建立|实施|修建)(?:了)?){1,2}(?P<what>(?!改造|扩建|建设)[^，。；、0-9]{2,20})"
)
_OF_NUMBER = re.compile(r"的(?P<what>[^，。；、0-9]{2,24})")


class Subjects:
    """Finds subjects in one text.

    Parameters
    ----------
    names
        Where names of bodies and undertakings stand.
    """

    def __init__(self, text: str, names: Sequence[Span]) -> None:
        self.text = text
        self._names = sorted(names)
        self._openings: dict[int, Span | None] = {}
        self._starts = [start for start, _ in self._names]

    def of(self, draft: FigureDraft, sentence: Sentence, earlier: Sequence[FigureDraft]) -> Span | None:
        """The subject of a figure, or None."""
        if earlier and earlier[-1].start >= sentence.start and earlier[-1].indicator == draft.indicator is not None:
            return self._sharer(draft, sentence) or earlier[-1].subject
        found = (
            self._receiver(draft, sentence)
            or self._counted(draft, sentence, earlier)
            or self._behind(draft, sentence)
            or self._depends(draft, sentence, earlier)
            or self._beside(draft, sentence)
            or self._topic(draft, sentence)
        )
        if found is None and earlier and earlier[-1].start >= sentence.start and draft.dimension in _KEPT:
            found = self._kept(draft, earlier[-1])
        if found is None or draft.indicator is None:
            return found
        overlapping = found[0] < draft.indicator[1] and draft.indicator[0] < found[1]
        return None if overlapping else found

    def _sharer(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
        """``财政承担80%，养殖户自缴20%``: who does the same in a clause of its own."""
        clause, _ = sentence.clause(draft.start)
        if draft.indicator is None or draft.indicator[1] > clause or draft.direction is not None:
            return None
        return self._doer(sentence, clause)

    def _kept(self, draft: FigureDraft, last: FigureDraft) -> Span | None:
        """The subject of the figure before, where the next one names none and seems to be about the same."""
        if last.dimension not in _KEPT or last.subject is None or draft.indicator is None:
            return last.subject if last.dimension in _KEPT else None
        begun, end = last.subject
        if "；" in self.text[last.end : draft.start] and not _LASTING.match(self.text, begun):
            short = draft.indicator[1] - draft.indicator[0] < 6
            return last.subject if short and self.text.endswith(_FIRMS, begun, end) else None
        if end - begun < 3 or end != (last.indicator or (0, 0))[0] or self.text[begun] in "全该我本":
            return last.subject
        index = bisect_left(self._starts, begun)
        named = index < len(self._names) and self._names[index][0] == begun
        return last.subject if named or draft.indicator[1] - draft.indicator[0] < 7 else None

    def _receiver(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
        if draft.dimension not in RULED and draft.dimension != "money":
            return None
        text = self.text
        low = sentence.since(draft.start, 120)
        low = max(low, text.rfind("；", low, draft.start) + 1)
        clause, _ = sentence.clause(draft.start)
        inside = _CONDITION.match(text, draft.end, sentence.end)
        if inside is not None and text[clause : clause + 1] in {"对", "给", "为"}:
            return inside.span("who")
        if not any(char in text[low : draft.start] for char in "对给为向"):
            return None
        last = None
        for match in _FOR.finditer(text, max(0, low - 1), draft.start):
            last = match
        if last is None or draft.start - last.end() > 40:
            return None
        start, end = last.span("who")
        head = _NEW.match(text[start:end])
        if head is not None and head.end() < end - start - 1:
            start += head.end()
        return (start, end) if end - start > 1 else None

    def _behind(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
        """``总投资5亿元的水厂项目``, ``投资5亿元建设水厂``."""
        if draft.dimension not in {"money", "area", "mass", "volume", "power", "percent"} or draft.indicator is None:
            return None
        if draft.indicator[0] >= draft.end or draft.direction is not None:
            return None
        text = self.text
        words = text[draft.indicator[0] : draft.indicator[1]]
        if words.endswith(("投资", "投入", "资金")) and draft.dimension == "money":
            built = _BUILD.match(text, draft.end, sentence.end)
            if built is not None:
                return noun_after(text, sentence, built.start("what"))
        if text[draft.end : draft.end + 1] == "的":
            several = _SEVERAL.match(text, draft.end)
            return noun_after(text, sentence, draft.end if several is None else several.end())
        return None

    def _counted(self, draft: FigureDraft, sentence: Sentence, earlier: Sequence[FigureDraft]) -> Span | None:
        """``实施项目17个、完成投资12亿元``, ``36家合作社带动农户2.9万户``: what was counted right before."""
        if not earlier or earlier[-1].start < sentence.start or earlier[-1].dimension != "count":
            return None
        last, text = earlier[-1], self.text
        if last.indicator is None or last.indicator == draft.indicator:
            return None
        if draft.dimension == "money" and _INVESTED.fullmatch(text, last.end, draft.start):
            return last.indicator
        begun, end = last.indicator
        if begun < last.end or not _ABLE.search(text, begun, end):
            return None
        return last.indicator if _ACTS.fullmatch(text, end, draft.start) is not None else None

    def _depends(self, draft: FigureDraft, sentence: Sentence, earlier: Sequence[FigureDraft]) -> Span | None:
        """``签约项目36个,总投资104亿元``: the projects counted before."""
        text = self.text
        if not earlier or earlier[-1].start < sentence.start or draft.indicator is None:
            return None
        last = earlier[-1]
        words = text[draft.indicator[0] : draft.indicator[1]]
        each = _EACH.search(text, max(last.end, sentence.start), draft.start)
        if each is None and not _DEPENDS.match(words):
            return None
        if last.dimension == "count" and last.indicator is not None and draft.dimension != "count":
            return last.indicator
        if last.indicator == draft.indicator or (last.subject is not None and _DEPENDS.match(words)):
            return last.subject
        return None

    def _beside(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
        """``市区PM2.5平均浓度``, ``群众的满意度``: words right before the indicator."""
        if draft.dimension == "rank":
            return None
        if draft.dimension == "count":
            around = _AROUND.search(self.text, max(sentence.start, draft.start - 2), draft.start)
            if around is not None:
                return around.span()
        if draft.indicator is None or not sentence.start <= draft.indicator[0] < draft.start:
            return None
        text, at = self.text, draft.indicator[0]
        clause, _ = sentence.clause(at)
        if text[at - 1] == "的" and at - 1 > clause:
            at -= 1
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and self._names[index][1] == at and not _NOT_TOPIC.search(text, *self._names[index]):
            return self._names[index]
        owned = None
        if text[at - 1] in _OWNER_ENDS:
            for match in _PLACE.finditer(text, max(clause, at - 6), at):
                if match.end() == at:
                    title = match.group() in {"全国", "全省", "全市"} and _TITLE.search(text, *draft.indicator)
                    return None if title else match.span()
            owned = _OWNED.search(text, max(clause, at - 3), at)
        if owned is None and text.startswith(_MEANS, at):
            meant = _MEANT.search(text, max(clause, at - 6), at)
            if meant is not None:
                return meant.span()
        if owned is not None or text.startswith(_YIELDS, at):
            span, _ = noun_before(text, sentence, clause, at)
            if span is not None and _DIGIT.search(text, *span):
                counted = _COUNT.match(text, *span)
                span = (counted.end(), span[1]) if counted is not None else None
            if span is not None and ("每" in text[span[0] - 1 : span[1]] or text[slice(*span)] in _VAGUE):
                return None
            return span if span is not None and 1 < span[1] - span[0] < 14 else None
        return None

    def _topic(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
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
            if found is not None and found[1] <= draft.start and (back < _REACH or _LASTING.match(self.text, *found)):
                return found
            if back == 0 and (found := self._doer(sentence, start)) is not None:
                return found if found[1] <= draft.start else None
            if self.text[start - 1] in "；;" and start > sentence.start:
                return None
        aspect = _ASPECT.match(text, sentence.start, draft.start) if draft.dimension in _KEPT else None
        return None if aspect is None else aspect.span("who")

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
        if index < 0 or self._names[index][1] != end or _NOT_TOPIC.search(text, *self._names[index]):
            return None
        begun, _ = sentence.clause(self._names[index][0])
        if text[self._names[index][0] - 1] != "“" and not _MEETING.search(text, *self._names[index]):
            return None
        return self._names[index] if _HELD.search(text, begun, self._names[index][0]) else None

    def _at_start(self, sentence: Sentence, start: int) -> Span | None:
        text = self.text
        at = self._skipped(start)
        for period in sentence.periods:
            if period.start <= at < period.end:
                at = period.end
                at = self._skipped(at)
        place = _PLACE.match(text, at) if text[at : at + 1] in _PLACE_STARTS else None
        if place is not None:
            return place.span()
        index = bisect_left(self._starts, at)
        if index < len(self._names) and self._names[index][0] == at:
            start, end = self._names[index]
            quoted = text[start - 1] == "“" and not _PRODUCT.search(text, start, end)
            listed = text[end : end + 1] in {"、", "和", "与", "等"} or _OF_SEVERAL.match(text, end) is not None
            if quoted or listed or _NOT_TOPIC.search(text, start, end) or _OFFICE.search(text, start, end):
                return None
            return start, end
        province = _PROVINCE.match(text, at) if text[at : at + 1] in _PROVINCE_STARTS else None
        if province is not None:
            return province.span()
        own = None if _PLACE_ENDS.isdisjoint(text[at + 1 : at + 5]) else _OWN_PLACE.match(text, at)
        if own is None or self._has_cue(sentence, at, own.end()):
            return None
        return own.span()

    def _doer(self, sentence: Sentence, start: int) -> Span | None:
        """``市属企业|实现营业收入``: a group in front of the first verb of its clause."""
        text, tokens = self.text, sentence.tokens
        at = self._skipped(start)
        index = bisect_left(tokens, at, key=begins)
        while index < len(tokens) and tokens[index].start < at + 18:
            token = tokens[index]
            if token.start == at and text[token.end : token.end + 1] in {"户", "者", "场"}:  # 养殖|户
                index += 1
                continue
            if token.kind & (VERB | LINK) and not token.kind & NOUN:
                head = _DOER.fullmatch(text, at, token.start)
                return (at, token.start) if head is not None and token.start - at > 1 else None
            index += 1
        return None

    @staticmethod
    def _has_cue(sentence: Sentence, start: int, end: int) -> bool:
        """Whether a verb or an adverb stands where a name should (``推进|城市``)."""
        tokens = sentence.tokens
        index = max(0, bisect_left(tokens, start, key=begins) - 1)
        while index < len(tokens) and tokens[index].start < end:
            if tokens[index].end > start and tokens[index].kind & (VERB | LINK):
                return True
            index += 1
        return False
