"""Indicators that do not stand next to their number: of ranks, of durations, of what is granted.

“在全省考核中,该县由第9位升至第3位”→“考核”;“3个工作日内完成初审”→“初审”;“按每人2000元的标准发放生活补贴”→“生活补贴”。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.cues import VERB, Token
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.noun_behind import noun_after
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_RANK_VERB = re.compile(
    r"(?:均|也|都|分别|连续[^，。]{1,3}|继续|首次|再次)?(?:稳居|位居|跃居|高居|位列|名列|跻身|(?:跃升|上升|前移|提升|提高|前进|进入|保持)(?=至|到|了|为|在|[0-9第全各前世]|[一二三四五六七八九十])|升至|晋级|排名?(?=第|全|在|前|[0-9])|并列|由第|从第|居(?![民家住委室])|列(?=全|第|各|前))"
    r"|(?:连续[^，。]{1,4}年)?在?(?:全[省市国县区球州]|世界|各县|各市|同类)"
)
_NOTHING_FIRST = re.compile(
    r"[，,\s]?(?:并|且|均|也|都|双双|分别|连续[^，。]{1,3}|继续|首次|再次|同比|稳)?(?:居(?![民住委家室])|列(?!车)|排(?![放污水涝查])|跻|位(?!于)|进(?![出口度项城园])|升(?![学级])|稳居|跃居|高居|名列|较|比|与|在)"
)
_DIGIT = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?[个家位名项%年]|(?<![\u4e00-\u9fff]{3})[一二三四五六七八九十]年")
_CONTEST = re.compile(
    r"(?:在|据)(?P<what>[^，。；]{2,30}?(?:评价|考核|考评|评比|评定|评选|评估|测评|排名|排行榜?|评审|大赛|竞赛|榜单|指数|通报))(?P<shut>”)?(?:结果|通报|工作)?(?:中|里|上)?(?:脱颖而出|表现[^，。]{1,5}|再[创获]佳绩|实现[^，。]{2,8}|名列前茅)?(?=，|,|$)"
)
_PLACING = re.compile(r"排名(?=(?:中|上)?(?:分别|均|由|从|提升|上升|升至|跃升|跃居|前移|下降|提高|进位|前进))")
_HERE = re.compile(
    r"在(?:全[省市国县区州]|各县)?[^，。；]{0,12}?(?P<what>[^，。；在0-9]{0,14}(?:考核|考评|评定|评选|评价|评比|评估|测评|评审|竞赛|大赛|比武|排名|榜单))(?:结果|活动|工作)?(?:中|里|上)(?:[^，。；]{0,8}?)(?:排名?|位居|位列|名列|居|列|获|取得|夺得|荣获|进入|均|第|由|从)"
)
_FIELD = re.compile(  # 336个|地级以上城市|空气质量排名
    r"[个家](?:[^，。]{0,10}?(?:城市|县|市|区|园区|地区|企业|高校|医院|景区))?(?=[^，。]{2})"
)
_HELD = re.compile(r"(?:评价|考核|考评|评比|评估|测评|排名|评审|大赛|竞赛)(?:结果)?中?$")


_JUDGED = re.compile(  # 位列“万家企业评营商环境”地级市|前十
    r"(?:位列|位居|名列|列|居|在|入选|进入|跻身)[^，。“]{0,20}“(?P<what>[^”，]{2,20}(?:评[^”，]{0,8}|榜|指数|排名|竞争力))”[^，。；]{0,16}$"
)


_OTHER_HEAD = re.compile(  # 10个镇入选省级试点、|数量|全省第1
    r"、(?P<what>[^、，。；0-9“”]{0,8}?(?:数量|总数|总量|总额|总?投资|总?产值|营收|收入|税收|利润|规模|面积|产量|增速|增幅|增量|占比|比例|密度|得分|成绩|名额|份额))"
    r"(?:均|也|都|继续|首次|稳|连续[^，。、]{1,4})?(?:[位名跃]?[居列]|排|稳居|升至|进入|为|占)?(?:全[省市国区州球]|世界|西部|中部|东部|同类|前|第|首)[^，。、]{0,10}$"
)
_IN_LIST = re.compile(  # 位居全国新区发展潜力百强榜|第1名
    r"(?:位列|位居|名列|跻身|排名?|居|列)(?P<what>(?:全[国省市县区州球]|世界|中国|国内|全球)[^，。；、0-9]{2,20}?(?:榜单?|排行榜?|百强[市县区]?|指数))(?:中|上|的)?(?:再?[进升]|前移|上升|提升)?$"
    r"|(?:位列|位居|名列|跻身|居|列|在)(?P<most>(?:全[国省市县区州球]|世界|中国)?(?:[^，。；、0-9]{1,10}百强|最[^，。；、0-9]{2,8}?(?:城市|县城|[县市区])(?:（[^（）]{1,6}）)?)(?:榜单?)?)(?:中|里|上)?(?:再?[进升]|前移|上升|提升)?$"
    r"|(?:位列|位居|名列|跻身|跃居|跃升至|上升至|升至|进位至|前移至|进至|进入|居|列|在)(?:[12][0-9]{3}年?度?)?"
    r"(?P<top>[^，。；、0-9]{0,14}(?:[0-9]{2,4}|[百千]|[一二三五]十)强[^，。；、0-9]{0,8}?)(?:中|里|上)?(?:再?[进升]|前移|上升|提升)?$"
)
_TOPIC = re.compile(  # 水质综合指数|在全省31个考核断面排名上升4位至第9位
    r"(?P<what>[^，。；、0-9在“”《》全]{2,18}?(?:指数|得分|评分|分值|质量|水平|满意度|[率额量值度]|效率|环境|竞争力|实力|绩效|效能|增速|增幅|规模))"
    r"(?:在|(?=全[国省市县区州球]|世界))"
)
_JUDGED_FIRST = re.compile(  # 乡村振兴考核|连续第5年获得全省第一名
    r"(?P<what>[^，。；、0-9在“”《》]{2,16}?(?:考核|考评|评价|测评|竞赛|大赛|评比|评估|评选|督查))(?:结果|成绩|得分)?(?:连续[^，。、]{1,5})?(?:再次|首次|继续|蝉联|均|荣)?(?:获得?|夺得?|取得)[^，。；、]{0,14}$"
)
_HONOURED = re.compile(r"入选|入围|上榜|获评|获批|荣获|被?评为|被?认定|列入|纳入|列为|创成|跻身|命名|通过|达标|挂牌")


def also_judged(text: str, last: FigureDraft | None, clause: int, found: Span) -> bool:
    """Whether a rank is one more of the appraisal before: ``在全省评价中甲市居第2名，|乙县|居第1名``.

    Parameters
    ----------
    text
        The folded text.
    last
        The figure before.
    clause
        Where the clause of the rank begins.
    found
        The noun in front of the rank.
    """
    if last is None or last.dimension != "rank" or last.indicator is None or last.end + 1 != clause:
        return False
    if found[0] != clause or text[clause - 1] != "，" or _APPRAISAL.search(text, *last.indicator) is None:
        return False
    return found[1] - found[0] < 3 or (found[1] - found[0] < 6 and text[found[1] - 1] in "省市县区州镇乡村旗")


def honoured_before(text: str, last: FigureDraft | None, clause: int, head: int) -> bool:
    """Whether a rank is that of those counted before it: ``11家企业上榜老茶号价值榜、|列全省第4位``."""
    if last is None or last.dimension != "count" or last.start < clause:
        return False
    return _BESIDES.search(text, last.end, head) is not None and _HONOURED.search(text, last.end, head) is not None


_BESIDES = re.compile(r"、均?(?:位?[居列]|排名?|稳居|跃居)(?:全[省市国区州球]|[^，。、0-9]{0,6})$")
_APPRAISAL = re.compile(r"(?:评价|考核|考评|评比|评估|测评|排名|竞赛|大赛|百强|榜单?|指数)$")


def field_of_rank(text: str, last: FigureDraft | None, clause: int) -> bool:
    """Whether the figure before is the field of a rank: ``在全省17个城市中排第3名``, ``在面积超5平方公里的湖泊中居首``.

    Parameters
    ----------
    text
        The folded text.
    last
        The figure before.
    clause
        Where the clause of the rank begins.
    """
    if last is None:
        return False
    limited = last.indicator is not None and last.bound in _OPEN and last.indicator[0] < last.start
    if last.start < clause:
        return limited and _WITHIN_CLAUSE.fullmatch(text, last.end, clause) is not None
    if last.dimension == "count" and _ONE_OF_ALL.search(text, max(clause, last.start - 10), last.start):
        return True
    return limited and _WITHIN_FIELD.match(text, last.end) is not None and "在" in text[clause : last.start]


_OPEN = frozenset({"more_than", "at_least", "less_than", "at_most"})
_WITHIN_CLAUSE = re.compile(r"[^，。；、0-9]{1,12}?(?:中|里|内)，")
_WITHIN_FIELD = re.compile(r"[^，。；、0-9]{1,12}?(?:中|里|内)(?![心部小等])")
_ONE_OF_ALL = re.compile(r"(?:全[省市国县区州]|居|列|排)(?:的|同类|[^，。；0-9]{0,4}的)?$")


def ranked_noun(text: str, sentence: Sentence, item: Measure, low: int) -> Span | None:
    """What a rank ranks, looked for from the beginning of its clause.

    ``创新指数|位居各县(市)第一名`` → ``创新指数``.
    """
    clause, _ = sentence.clause(item.start)
    contest = _contest(text, sentence, clause)
    if contest is not None:
        return contest
    judged = _JUDGED.search(text, clause, item.head) if "”" in text[clause : item.head] else None
    if judged is not None:
        return judged.span("what")
    other = _OTHER_HEAD.search(text, clause, item.head) if "、" in text[clause : item.head] else None
    if other is not None and _HONOURED.search(text, clause, other.start()) is not None:
        return other.span("what")
    listed = _IN_LIST.search(text, clause, item.head)
    if listed is not None:
        return listed.span(listed.lastgroup or 0)
    place = _PLACING.search(text, max(clause, low), item.head)
    if place is not None:
        topic = _TOPIC.match(text, max(clause, low), place.start())
        if topic is None:
            return place.span()
        return noun_before(text, sentence, topic.start("what"), topic.end("what"))[0] or topic.span("what")
    held = _HERE.search(text, clause, item.head)
    if held is not None:
        start, end = held.span("what")
        field = _FIELD.match(text, start, end)
        start = start if field is None else field.end()
        return max(start, text.rfind("的", start, end - 2) + 1), end
    judged = _JUDGED_FIRST.match(text, max(clause, low), item.head)
    if judged is not None:
        return noun_before(text, sentence, *judged.span("what"))[0] or judged.span("what")
    if _NOTHING_FIRST.match(text, max(clause, low)):
        return None
    match = _RANK_VERB.search(text, clause + 1, item.head)
    if match is None or match.start() <= max(clause, low):
        return None
    span, _ = noun_before(text, sentence, max(clause, low), match.start())
    if span is None or span[1] - span[0] < 2 or _DIGIT.search(text, *span):
        return None
    return span


def _contest(text: str, sentence: Sentence, clause: int) -> Span | None:
    """``在全省营商环境评价中,该县…``: the clause before names what was judged."""
    if clause <= sentence.start:
        return None
    before = sentence.clause(max(sentence.start, clause - 2))[0]
    match = _CONTEST.search(text, before, clause - 1)
    if match is None:
        return None
    start, end = match.span("what")
    if match["shut"] and text.find("“", start, end) >= 0:
        return text.find("“", start, end) + 1, end
    cut = max(text.rfind("的", start, end - 2), text.rfind("个", start, end - 2))
    return (cut + 1 if cut > 0 else start), end


_WITHIN = re.compile(
    r"(?:一次性)?(?:即可|便可|就能|就可|即能|均可|全部|可以|能够|必须|应当?|可|须|要|将其?)?(?:完成|予以|给予|作出|做出|提出|进行|实现|办理|出具)?(?P<what>[^，。；、：“”0-9的\n]{2,10})"
)
_ONTO = re.compile(r"[至到给](?!位|期|账|达)")
_FREE = re.compile(r"(?:内)?(?P<whole>(?:免收|免除|减免|免交|免缴|免(?!费)|减半)(?P<what>[^，。；、0-9的\n]{0,8}))")
_LEVEL_BEFORE = re.compile(r"[至到为]|控制在|压缩|缩短|压减|不超过|不多于|限在")
_SPREAD = re.compile(r"(?:分|连续|连补|连发|连奖|连享|最长补|再补|补|逐年|补贴|发放|享受)$")


def lasting_noun(text: str, sentence: Sentence, item: Measure) -> Span | None:
    """What is done within, or granted for, the time that a duration tells.

    ``5个工作日内|完成初审`` → ``初审``.
    """
    if text[item.head - 2 : item.head] == "为期":
        behind = noun_after(text, sentence, item.end) if text[item.end : item.end + 1] == "的" else None
        ahead, _ = noun_before(text, sentence, sentence.clause(item.start)[0], item.head - 2)
        return behind or ahead
    free = _FREE.match(text, item.end)
    if free is not None:
        return free.span("what" if free.end() - free.start("what") > 1 else "whole")
    if text[item.end - 1] == "内" and not _LEVEL_BEFORE.search(text, max(0, item.head - 6), item.start):
        within = _WITHIN.match(text, item.end)
        if within is not None:
            start, end = within.span("what")
            onto = _ONTO.search(text, start + 2, end)
            return start, min(end if onto is None else onto.start(), sentence.end)
    return None


def spread(text: str, item: Measure, last: FigureDraft) -> bool:
    """``分3年``, ``连续补贴5年``: the duration of what was granted before."""
    if last.dimension not in {"money", "percent"}:
        return False
    match = _SPREAD.search(text, max(0, item.head - 4), item.head)
    return match is not None and (match.group() != "连续" or last.dimension == "money")


_GRANTED = (
    r"(?:补助|补贴|奖励|奖补|资助|贴息|补偿|赔付|扶持|贴补"
    r"|减免|立减|支持资金|奖金|津贴|补助金|消费券|救助|报销|贷款|价格扣除|罚款)"
)
_GRANT = re.compile(
    r"(?:的)?(?:标准|比例|价格|额度|部分|幅度|金额|不等)?(?:的)?(?:一次性)?(?:[、或和](?:最高|每|不超过)?[^，。；]{1,14}?(?:的(?:标准|比例)?|(?=给予|予以)))?(?:逐年|分别)?(?:给予|予以|处以?|并处|进行|发放|执行|享受|提供|获得|兑付|补给|支付|计发)?"
    rf"(?:一次性|相应|全额|定额|每[人户家月年])?(?P<what>[^\W0-9a-zA-Z的给予按]{{0,6}}?{_GRANTED})(?![标额款对项])"
)
_RUN_IN = re.compile(
    r"(?:^|[。\n])(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．])?(?P<what>[^，。；、\n（）]{2,10}(?:补贴|补助|津贴|奖励|资助|奖补|贴息|待遇))[。：:\s]$"
)
_STANDARDS = frozenset({"标准", "比例", "额度", "价格", "幅度", "部分"})


def granted(text: str, item: Measure) -> Span | None:
    """``按设备投资额的10%给予补助``: what is granted stands behind."""
    match = None if text[item.end : item.end + 1] in _ENDED else _GRANT.match(text, item.end)
    return match.span("what") if match else None


_ENDED = frozenset(("", *"，。；,;：\n"))


def only_a_standard(text: str, span: Span | None) -> bool:
    """``2000元的标准``: the words say nothing of what is measured."""
    return span is not None and text[span[0] : span[1]] in _STANDARDS


def run_in_noun(text: str, sentence: Sentence) -> Span | None:
    """The grant that the run-in heading before the sentence names: ``(二)生活补贴。``."""
    match = _RUN_IN.search(text, max(0, sentence.start - 18), sentence.start)
    return match.span("what") if match else None


_HEADED = re.compile(
    r"(?:^|\n)[ 　]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．])(?P<what>[^，。；、：\n（）0-9]{2,12})[。：:]$"
)
_ALLOTTED = re.compile(
    r"(?:今年|全年|[0-9]{4}年|计划|拟|共|预算|预计|已)*(?:安排|投入|拨付|支出|列支|预算)(?:资金|支出|预算)?(?:约|近|超|达)?"
)


def heading_noun(text: str, sentence: Sentence, clause: int, head: int) -> Span | None:
    """``1.教育。安排|8.4亿元``: a sum without noun at the start of a paragraph is for what its run-in heading names."""
    if clause != sentence.start or _ALLOTTED.fullmatch(text, clause, head) is None:
        return None
    match = _HEADED.search(text, max(0, sentence.start - 22), sentence.start)
    return match.span("what") if match else None


_GIVEN_BEFORE = re.compile(rf"(?P<what>[^\W0-9a-zA-Z的给予按放发]{{0,6}}?{_GRANTED})(?=[，。；：、]|$)")


def grant_before(text: str, low: int, high: int) -> Span | None:
    """``发放消费补贴,按售价的15%执行``: the last grant named before."""
    found = None
    for match in _GIVEN_BEFORE.finditer(text, low, high):
        found = match.span("what")
    return found


_SCOPED = re.compile(
    r"[\s“]*(?:(?:目前|其中|如今|现在|截至目前)?，?全[市县省区国镇村州乡旗]|(?:我|该)[市县省区国镇村州乡旗])?[有已仅将约近超逾，]{0,2}"
)
_SCOPE_END = re.compile(
    r"(?:全[市县省区国镇村州乡旗]|(?:我|该)[市县省区国镇村州乡旗])(?:有|将|约|近|超|逾|超过|接近|将近)?$"
)


def opens_with_noun(
    text: str, last: FigureDraft | None, item: Measure, clause: int, before: Span | None, verb: Token | None
) -> bool:
    """``全市近九成高新技术企业、近八成上市公司``: a share of what stands behind it."""
    if not text[item.end : item.end + 1].isalpha() or text[item.end] in "是为":
        return False
    if last is not None and last.start >= clause:
        listed = text[item.head - 1] in "、和及" and last.dimension in {"percent", "fraction"}
        return listed and last.indicator is not None and last.indicator[0] >= last.end
    if text[item.end] == "的":
        if item.head <= clause + 1 and before is None and granted(text, item) is None:
            return True
        if before is None and verb is not None and verb.kind & VERB and verb.end >= item.head - 1:
            return granted(text, item) is None
        return before is None and _SCOPE_END.search(text, clause, item.head) is not None
    return before is None and _SCOPED.fullmatch(text, clause, item.head) is not None
