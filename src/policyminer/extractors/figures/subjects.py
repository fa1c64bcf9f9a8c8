"""The subject of a figure: the body, place, group or undertaking that it is about.

“对新落户的博士给予20万元”→“博士”;“云溪县…,引进本科生320余人”→“云溪县”;“总投资5亿元的水厂项目”→“水厂项目”。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.owners import HAVING_MEANS
from policyminer.extractors.figures.rules import RULED
from policyminer.extractors.figures.sentences import Sentence
from policyminer.extractors.figures.topics import KEPT, LASTING, NOT_TOPIC, PLACE, Topics
from policyminer.spans import Span

_OWNED = re.compile(
    r"(?:企业|公司|集团|项目|园区|财政|人口|居民|农户|机构|实验室|中心|群众|学校|医院|地区|产业|工程|机场|口岸|港口?|电站|电厂|水库|灌区|高速|铁路|大桥|热线|平台|单位|老年人|老人|儿童|妇女"
    r"|学生|教师|职工|青年|品种|断面|银行|景区|商圈|市场|基地|合作社|综保区|保税区|自贸区|片区|产业链|事项|国家|地区|伙伴|集群|的)$"
)
_FOR = re.compile(
    r"(?:^|[，,；;：:。、\s按]|，按)(?:对(?![口外内上下标照比接应话账抗]|于)|给|为(?![了此何止期主首例民数准限由])|向)(?P<who>[^，。；]{2,32}?)(?:，|的，|每|按|分别|一次性|最高|给予|发放|予以|免|奖励|补助|补贴|投放|减免|退|兑现|兑付|提供|授信|讨|追)"
)
_CONDITION = re.compile(r"[^，。；]{0,8}?的(?P<who>[^，。；、的]{2,10})(?=，|给予|按|每)")
_INVESTED = re.compile(
    r"[、，,](?:已|累计)?(?:完成|计划|预计|年度|总|协议|合同)*(?:投资|引资)(?:总?额)?(?:达|约|近|超|超过)?"
)
_ABLE = re.compile(r"(?:企业|公司|合作社|机构|项目|医院|学校|银行|园区|平台|农户|家庭|[村县镇人员])$")
_ACTS = re.compile(r"(?:已|累计|共)?[\u4e00-\u9fff]{2,14}")
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
_TITLE = re.compile(r"示范|试点|先进|文明|百强|重点镇|优秀|十佳|最美|模范|现场会|推进会|观摩会|工作会|大会|论坛")
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


_LED = 8  # how far into a sentence a period may stand to hold behind a ；
_HARVEST = frozenset(
    {
        "交易额",
        "销售额",
        "销售量",
        "成交额",
        "交易量",
        "产量",
        "总产量",
        "总产",
        "单产",
        "亩产",
        "年产量",
        "平均亩产",
        "平均单产",
    }
)
_ECONOMY = re.compile(
    r"(?:战略性新兴产业|新兴产业|现代服务业|服务业|高技术产业|高新技术产业|数字经济核心产业|数字经济|海洋经济|民营经济|规模以上工业|规上工业|农林牧渔业|建筑业|金融业|第[一二三]产业)(?:增加值|总产值|产值)"
    r"|地区生产总值|GDP|社会消费品零售总额|社零总额|(?:全社会)?固定资产投资|(?:工业|民间|技改|技术改造|房地产开发|房地产|制造业|高技术制造业|基础设施|产业)投资"
    r"|(?:城镇|农村|城乡)?(?:常住)?(?:居民)?人均可支配收入|(?:地方)?一般公共预算(?:收入|支出)|(?:外贸|货物)?进出口总[额值]|实际(?:使用|利用)(?:外资|内资)|常住人口城镇化率|森林覆盖率|城镇新增就业"
)
_AREA = re.compile(
    r"[省市县区镇乡村州盟旗国]$|^[全我该本各]|园区|开发区|新区|片区|自贸|综保|保税|试验区|都市圈|城市群|经济[带区圈]|湾区|城乡|居民|产业$|行业$"
)
_CROP = re.compile(
    r"(?P<what>[^，。；、0-9的]{2,6}?)(?:播种面积|播面|种植面积|种植规模|收获面积|销售量|销量|交易量|成交量)"
)


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
        self._starts = [start for start, _ in self._names]
        self._topics = Topics(text, self._names)

    def of(self, draft: FigureDraft, sentence: Sentence, earlier: Sequence[FigureDraft]) -> Span | None:
        """The subject of a figure, or None."""
        if earlier and earlier[-1].start >= sentence.start and earlier[-1].indicator == draft.indicator is not None:
            works = self._behind(draft, sentence) if self.text.startswith("的", draft.end) else None
            return works or self._sharer(draft, sentence) or earlier[-1].subject
        found = (
            self._topics.named(sentence, draft)
            or self._receiver(draft, sentence)
            or self._counted(draft, sentence, earlier)
            or self._behind(draft, sentence)
            or self._beside(draft, sentence)
            or self._depends(draft, sentence, earlier)
            or self._topics.of(draft, sentence)
        )
        found = found or self._grown(draft, sentence, earlier) or self._topics.fostered(sentence, draft)
        if found is None and earlier and earlier[-1].start >= sentence.start and draft.dimension in KEPT:
            found = self._kept(draft, earlier[-1])
        if found is None or draft.indicator is None:
            return found
        overlapping = found[0] < draft.indicator[1] and draft.indicator[0] < found[1]
        return None if overlapping or self._of_economy(draft, sentence, found) else found

    def _of_economy(self, draft: FigureDraft, sentence: Sentence, found: Span) -> bool:
        """Whether a figure of a whole economy follows a clause on a body: ``某公司投产，|固定资产投资增长5%``."""
        named = draft.indicator
        if named is None or named[0] >= draft.start or found[1] > sentence.clause(named[0])[0]:
            return False
        if _ECONOMY.fullmatch(self.text, *named) is None:
            return False
        return _AREA.search(self.text, *found) is None

    def of_another(self, draft: FigureDraft, sentence: Sentence, at: int) -> bool:
        """Whether a period belongs to what another clause is about: ``甲镇|2021年|创成强镇，乙镇新增企业30家``."""
        own, begun = sentence.clause(draft.start)[0], sentence.clause(at)[0]
        if begun >= own or at - begun < 2:
            return False
        if self.text.find("；", at, own) >= 0:
            return at - sentence.start > _LED
        if draft.subject is None or draft.subject[0] < own or LASTING.match(self.text, *draft.subject):
            return False
        other = self._topics.opening(sentence, begun)
        return other is not None and other[1] <= at and LASTING.match(self.text, *other) is None

    def _grown(self, draft: FigureDraft, sentence: Sentence, earlier: Sequence[FigureDraft]) -> Span | None:
        """``粮食播种面积86万亩、产量32万吨``: the crop whose area the figure before tells."""
        last = earlier[-1] if earlier else None
        if last is None or last.indicator is None or draft.indicator is None or last.start < sentence.start:
            return None
        if self.text[slice(*draft.indicator)] not in _HARVEST or draft.indicator[0] - last.end > 3:
            return last.subject if last.subject is not None and last.indicator == draft.indicator else None
        crop = _CROP.match(self.text, *last.indicator)
        return last.subject if crop is None else crop.span("what")

    def _sharer(self, draft: FigureDraft, sentence: Sentence) -> Span | None:
        """``财政承担80%，养殖户自缴20%``: who does the same in a clause of its own."""
        clause, _ = sentence.clause(draft.start)
        if draft.indicator is None or draft.indicator[1] > clause or draft.direction is not None:
            return None
        return self._topics.doer(sentence, clause)

    def _kept(self, draft: FigureDraft, last: FigureDraft) -> Span | None:
        """The subject of the figure before, where the next one names none and seems to be about the same."""
        if last.dimension not in KEPT or last.subject is None or draft.indicator is None:
            return last.subject if last.dimension in KEPT else None
        begun, end = last.subject
        if begun >= last.end and self.text[end : end + 1] in {"、", "和", "及"}:  # 投资5亿元的甲项目、|年产2万吨…
            return None
        if "；" in self.text[last.end : draft.start] and not LASTING.match(self.text, begun):
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
            counted = built is not None and text[draft.end] == "，" and text[built.end() : built.end() + 1].isdigit()
            if built is not None and not counted:
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
                abroad = around.group() == "全国" and self.text[around.start() - 1] in "在居列排占全"
                return None if abroad else around.span()
        if draft.indicator is None or not sentence.start <= draft.indicator[0] < draft.start:
            return None
        text, at = self.text, draft.indicator[0]
        clause, _ = sentence.clause(at)
        if text[at - 1] == "的" and at - 1 > clause:
            at -= 1
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and self._names[index][1] == at and not NOT_TOPIC.search(text, *self._names[index]):
            return self._names[index]
        owned = None
        if text[at - 1] in _OWNER_ENDS:
            for match in PLACE.finditer(text, max(clause, at - 6), at):
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
