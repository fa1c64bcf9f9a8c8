"""Lists of names and values: ``分别`` pairs the i-th name with the i-th value.

“门诊、住院分别增长3%和5%”→ 3% 属门诊,5% 属住院。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.choice import is_empty
from policyminer.extractors.figures.indicator import noun_before
from policyminer.extractors.figures.nouns_apart import grant_before, run_in_noun
from policyminer.extractors.figures.parallel_years import by_years
from policyminer.extractors.figures.sentences import Sentence, Sentences
from policyminer.extractors.figures.shared_heads import common_head, grouped, named_things
from policyminer.spans import Span

_RESPECTIVELY = re.compile(r"分别|依次")
_SIGN = re.compile(r"[、和及与/]|以及|(?:、|和)?(?:约|近|超|每(?:人|户|家|年|月|亩|个))?")
_AND = frozenset("、和与及")
_TURNED = re.compile(r"(?:、|和|，)(?:增长|下降|提高|上升|回落|回升|增加|减少|上涨|下跌)了?")
_SPLIT = re.compile(r"、|(?<![饱共调])和(?!谐|美|解)|(?<!参)与(?!会)|(?<![普涉危遍提顾以惠])及(?![格时其早以])|以及")
_THIN = re.compile(
    r"[，,；;]?(?:同比|比上年|较上年|环比|也|均|总量|总数|存量|保有量|总户数|年均|较去年同期|比上年同期|同期|可比|按可比价|名义|增速|较上年同期|比去年同期|[比较][^，。；、0-9]{1,5}(?=分别|依次|均|$)|占[^，。；、0-9]{1,8}(?:比重|比例))*"
)
_RATES = frozenset({"percent", "percentage_point", "multiple", "fraction"})
_SHARES = frozenset({"percent", "percentage_point", "fraction", "multiple", "rank"})


def pair(text: str, sentences: Sentences, figures: list[FigureDraft]) -> None:
    """Set the indicators of listed figures, in place."""
    chains = _chains(text, figures)
    for chain in chains:
        if by_years(text, sentences, [figures[index] for index in chain]):
            continue
        first = figures[chain[0]]
        window = max(sentences.at(first.start).start, first.start - 30)
        cues = list(_RESPECTIVELY.finditer(text, window, first.start))
        near = bool(cues) and not re.search(r"[。；，,]", text[cues[-1].end() : first.start])
        if not near and _listed_names(text, sentences, figures, chain):
            continue
        if not (near and _paired(text, sentences, figures, chain, cues[-1].start())):
            _shared(text, figures, chain)


def _listed_names(text: str, sentences: Sentences, figures: list[FigureDraft], chain: list[int]) -> bool:
    """``注册量、企业数突破185亿个、2.1万家``: as many names as values, without 分别."""
    first = figures[chain[0]]
    units = {figures[index].unit for index in chain}
    if first.indicator is None or first.indicator[1] > first.start:
        return False
    low = sentences.at(first.start).clause(first.start)[0]
    before = figures[chain[0] - 1] if chain[0] else None
    if before is not None and before.end > low:
        return False
    names = _names(text, low, first.indicator[1])
    if len(names) != len(chain) or any(end - start < 2 for start, end in names):
        return False
    if len(units) < 2 and (len(names) > 3 or any(_QUALITY.search(text, *name) is None for name in names)):
        return False
    for index, span in zip(chain, names, strict=True):
        figures[index].indicator = noun_before(text, sentences.at(first.start), *span)[0] or span
    return True


def _chains(text: str, figures: list[FigureDraft]) -> list[list[int]]:
    chains: list[list[int]] = []
    current: list[int] = []
    for index, figure in enumerate(figures):
        if current:
            last = figures[current[-1]]
            if 0 < figure.start - last.end < 6 and _listed(text, figures[current[0]], last, figure):
                current.append(index)
                continue
            if len(current) > 1:
                chains.append(current)
        current = [index]
    if len(current) > 1:
        chains.append(current)
    return chains


def _listed(text: str, first: FigureDraft, last: FigureDraft, figure: FigureDraft) -> bool:
    """Whether a figure stands in a list with the one before it."""
    gap = text[last.end : figure.start]
    alike = last.dimension == figure.dimension or {last.dimension, figure.dimension} <= _RATES
    if not alike and not (gap in _AND and "分别" in text[max(0, first.start - 10) : first.start]):
        return False
    if figure.direction is not None and _TURNED.fullmatch(gap) is not None:
        return True
    return _SIGN.fullmatch(gap) is not None


_REACH = 64  # how many figures back a list of names may lie


def _paired(text: str, sentences: Sentences, figures: list[FigureDraft], chain: list[int], cue: int) -> bool:
    count = len(chain)
    sentence = sentences.at(cue)
    before = [
        f
        for f in figures[max(0, chain[0] - _REACH) : chain[0]]
        if f.start >= sentence.start and (f.dimension not in _SHARES or f.direction is None)
    ]
    low = max(sentence.clause(cue)[0], before[-1].end if before else 0)
    if _COMPARING.match(text, low, cue):
        return False
    names = _by_signs(text, _names(text, low, cue), count)
    if count == 2 and not names and _BOTH.match(text, low, cue) and figures[chain[0]].indicator is not None:
        for place, index in enumerate(chain):
            figures[index].subject = (low + place, low + place + 1)
            span = figures[index].indicator
            if span is not None and span[0] == low:
                figures[index].indicator = low + (4 if text.startswith("居民", low + 2) else 2), span[1]
        return True
    if len(names) == count:
        return _by_names(text, sentence, figures, chain, names, cue, low)
    if len(before) > count:
        before = [f for f in before if f.bound not in _OPEN or not text[f.end : f.end + 1].isalpha()]
    if len(before) >= count and "；" in text[before[-count].end : cue]:
        return False
    if len(before) >= count and _THIN.fullmatch(text[before[-1].end : cue]):
        speed = _SPEED.search(text, before[-1].end, cue)
        for index, source in zip(chain, before[-count:], strict=True):
            figures[index].indicator = speed.span() if speed is not None else source.indicator
            figures[index].subject = source.subject or figures[index].subject
        return True
    if before and len(before) < count and _THIN.fullmatch(text[before[-1].end : cue].lstrip("、")):
        named = before[-1].indicator  # 零售额和进出口额双双超过1万亿元、|分别达…
        listed = _names(text, *named) if named is not None and named[1] <= before[-1].start else []
        if len(listed) == count and all(_QUALITY.search(text, *name) for name in listed):
            return _by_names(text, sentence, figures, chain, listed, cue, listed[0][0])
    if len(before) < count and (earlier := _named_before(text, sentence, cue, count)):
        return _by_names(text, sentence, figures, chain, earlier, cue, earlier[0][0])
    return False


def _named_before(text: str, sentence: Sentence, cue: int, count: int) -> list[Span]:
    """``门店数量、销售收入全市“双领先”，|分别达到…``: the names stand in the clause before."""
    clause = sentence.clause(cue)[0]
    if clause <= sentence.start or text[clause - 1] != "，" or _THIN.fullmatch(text, clause, cue) is None:
        return []
    low, high = sentence.clause(clause - 2)[0], clause - 1
    sign = max(text.rfind("、", low, high), text.rfind("和", low, high), text.rfind("与", low, high))
    said = _SAID.search(text, sign + 3, high) if sign > low else None
    if said is None:
        names = _names(text, low, high)
        return names if sign > low and len(names) == count and _LONGER.search(text, low, high) is None else []
    names = _names(text, low, said.start())
    if len(names) != count or any(
        end - start < 2 or not _QUALITY.search(text, start, end) for start, end in names[-1:]
    ):
        return []
    return names


_SAID = re.compile(
    r"(?:在(?:[12][0-9]{3}年)?[^，。；、0-9]{0,14}基础上|(?:均|都|也|双双|双|分别|全部|全面|平稳|强劲|加快|加速|迅速|较快|逐步|逐年|进一步|总体|整体|连续|持续|继续|稳步|同步|快速|大幅|明显|显著|不断|首次|再次|再|再创|创|实现|保持|呈现|取得|完成|位居|位列|名列|稳居|跃居|领跑|领先|居(?!民|家|住)|列|排名|高于|快于|好于|优于|达到|突破|超额|增长|提高|提升|攀升|上升|下降|回升|向好|齐增|齐升|翻番|翻倍|“双|全[省市县区国州](?=“|双|第|首|前|最|领))[^，。；]{0,18})$"
)
_LONGER = re.compile(r"[0-9；：]|(?:加快|推进|推动|实施|开展|加强|深化|坚持|完善|做好|落实)")
_QUALITY = re.compile(
    r"(?:[额量值数率入出资积比度口速产收]|投资|利润|税收|价格|余额|规模|消费|存款|贷款|成本|能力|人次|营收|强度)$"
)


def _by_names(
    text: str, sentence: Sentence, figures: list[FigureDraft], chain: list[int], names: list[Span], cue: int, low: int
) -> bool:
    """As many names as values in front of 分别: whose the values are, or what they measure."""
    earlier = figures[chain[0] - 1] if chain[0] else None
    before = earlier if earlier is not None and earlier.start >= sentence.start else None
    if _BORNE.search(text, cue, figures[chain[0]].start):
        for index, span in zip(chain, names, strict=True):
            figures[index].subject = span
            figures[index].indicator = before.indicator if before is not None else figures[index].indicator
        return True
    if _GIVEN.search(text, cue, figures[chain[0]].start):
        _given(text, sentence, figures, chain, names, cue)
        return True
    if figures[chain[0]].dimension == "rank" and (ranking := _ranking(text, low, cue, figures[chain[0]].start)):
        inside = text.find("在", names[-1][0] + 2, names[-1][1])
        names[-1] = names[-1] if inside < 0 else (names[-1][0], inside)
        for index, span in zip(chain, names, strict=True):
            figures[index].subject, figures[index].indicator = span, ranking
        return True
    behind = figures[chain[-1]].indicator
    if behind is not None and behind[0] >= figures[chain[-1]].end:
        for index, span in zip(chain, names, strict=True):
            figures[index].subject, figures[index].indicator = span, behind
        return True
    return _by_nouns(text, sentence, figures, chain, names, cue)


def _by_nouns(
    text: str, sentence: Sentence, figures: list[FigureDraft], chain: list[int], names: list[Span], cue: int
) -> bool:
    """The noun of all behind 分别 or at the end of the last name, else each name its own."""
    noun = _noun_between(text, sentence, figures[chain[0]], cue)
    if noun is not None:
        for index, span in zip(chain, names, strict=True):
            figures[index].indicator, figures[index].subject = noun, _member(text, span)
        return True
    units = {"rate" if figures[index].dimension in _RATES else figures[index].dimension for index in chain}
    if len(units) > 1:  # 游客、旅游收入分别达|320万人次、21亿元
        names = [noun_before(text, sentence, *span)[0] or span for span in names]
        for index, span in zip(chain, names, strict=True):
            figures[index].indicator = _member(text, span)
        return True
    things = named_things(text, names)
    if things is not None:
        for index, (whole, name) in zip(chain, things, strict=True):
            figures[index].indicator, figures[index].subject = whole, name
        return True
    several = common_head(text, names) or grouped(text, names)
    shared = _shared_head(text, names)
    if several is not None and (shared is None or several[0][0] - shared[0] == 1):  # 货物、集装|箱|吞吐量
        for index, span in zip(chain, several[1], strict=True):
            figures[index].indicator, figures[index].subject = several[0], span
        noun = noun_before(text, sentence, several[0][0], several[0][1])[0]
        for index in chain:
            figures[index].indicator = noun or several[0]
        return True
    if shared is not None:
        for index, (start, end) in zip(chain, names, strict=True):
            figures[index].indicator = shared
            figures[index].subject = (start, min(end, shared[0]))
        return True
    if (
        text[names[0][1] - 2 : names[0][1]] != text[names[-1][1] - 2 : names[-1][1]]
        or _ENDS_ALIKE.search(text, *names[0]) is None
    ):
        names[0] = noun_before(text, sentence, *names[0])[0] or names[0]
    for index, span in zip(chain, names, strict=True):
        figures[index].indicator = _member(text, span)
    return True


_ENDS_ALIKE = re.compile(r"^(?:进口|出口|投资|消费|工业|农业|建筑业|存款|贷款|收入|支出)")  # 进口增速、出口增速
_RANKING = re.compile(r"(?:位列|位居|名列|列|居|排|获评|入选)(?P<what>全国[^，。；0-9]{0,8}百强[^，。；0-9]{0,6})$")
_PLACE = re.compile(r"(?P<what>排名|排位|位次)$")


def _ranking(text: str, low: int, cue: int, head: int) -> Span | None:
    """What places in a list of names are places of: ``甲县、乙县分别位列|全国百强县|第5位、第9位``."""
    match = _RANKING.search(text, cue, head) or _PLACE.search(text, low, cue)
    return None if match is None else match.span("what")


def _noun_between(text: str, sentence: Sentence, first: FigureDraft, cue: int) -> Span | None:
    """``甲、乙两地分别|完成投资|12亿元和5亿元``: the noun of all stands behind 分别, the names are whose it is."""
    if first.dimension in _SHARES or first.direction is not None:
        return None
    span, verb = noun_before(text, sentence, cue + 2, first.start)
    if span is None or verb is None or span[1] - span[0] < 2 or is_empty(text[slice(*span)]):
        return None
    return span


_TOGETHER = re.compile(
    r"(?:[二两三四五六七八九十0-9]{1,2}大?(?:个|家|位|名|所|座|项)?(?:[市县区省镇乡村国地]|产业|行业|领域|板块|集群|片区|口岸|学校|医院|平台|银行|街道|城市|品种|群体|景区|企业|公司|项目|园区|部门|单位|人|者)|等地)$"
)


def _member(text: str, span: Span) -> Span:
    """``青石峡|三大景区``: the word that sums up a list is no part of its last name."""
    together = _TOGETHER.search(text, span[0] + 1, span[1])
    return span if together is None else (span[0], together.start())


_OPEN = frozenset({"at_least", "more_than", "at_most", "less_than"})
_SPEED = re.compile(r"增速|增幅|降幅")
_BOTH = re.compile(r"城乡(?=居民|低保|常住|最低)")
_COMPARING = re.compile(
    r"[，,]?(?:比|较|与|高于|低于|快于|慢于|高出|优于|超过)(?!重|例|年初|上一?年|去年|上个?月|上季|同期|20[0-9]{2})"
)
_BORNE = re.compile(r"承担|负担|分担|出资|持股|配套(?!率)")
_GIVEN = re.compile(r"给予|兑现|兑付|奖励|补贴|补助|发放|资助|拨付|安排|奖补")


def _given(
    text: str, sentence: Sentence, figures: list[FigureDraft], chain: list[int], names: list[Span], cue: int
) -> None:
    """``对国家级、省级平台分别奖励20万元和10万元``: the names are who receives, the verb or noun what."""
    first, last = figures[chain[0]], figures[chain[-1]]
    if last.indicator is not None and last.indicator[0] >= last.end:
        given: Span | None = last.indicator
    else:
        given, _ = noun_before(text, sentence, cue, first.start)
        verb = _GIVEN.search(text, cue, first.start)
        if given is None and verb is not None and verb.group() not in {"给予", "发放", "安排", "拨付", "兑现", "兑付"}:
            given = verb.span()
        given = given or grant_before(text, sentence.start, cue) or run_in_noun(text, sentence)
    for index, (start, end) in zip(chain, names, strict=True):
        if given is not None:
            figures[index].indicator = given
        figures[index].subject = _receiver(text, start, end)


_TO = re.compile(r"(?:对|给|向|为)?(?:(?:首次|新)?(?:认定|获批|获评|入选|引进|落户|评定|备案|通过|列入)(?:为|的)?)?")
_LEVEL_OF = re.compile(r"(?P<who>(?:国家|省|市|县|区|自治区|州)级|[一二三四五]等奖?)的[^的]{2,8}$")
_RATE = re.compile(r"(?:每[人户家月年]{1,2})+$")


def _receiver(text: str, start: int, end: int) -> Span:
    match = _TO.match(text, start, end)
    if match is not None and match.end() < end - 1:
        start = match.end()
    owner = _LEVEL_OF.match(text, start, end)
    if owner is not None:  # 国家级、省级、市级|的企业
        return owner.span("who")
    start = text.rfind("的", start, end - 1) + 1 or start
    rate = _RATE.search(text, start, end)
    return (start, rate.start()) if rate is not None and rate.start() > start else (start, end)


def _shared_head(text: str, names: list[Span]) -> Span | None:
    """``城镇、农村居民人均可支配收入``: the last name carries the head of all."""
    first, last = names[0], names[-1]
    size = first[1] - first[0]
    if size > 4 or last[1] - last[0] < size + 4:
        return None
    graded = _GRADED.match(text, *last) if text[first[1] - 1] in "级家省市" else None
    size = size if graded is None else graded.end() - last[0]  # 国家级、省级|专精特新企业
    start = last[0] + (1 if text[first[0]] == "第" and text[last[0]] in "二三四五" else size)  # 第一、二、三|产业
    if text.startswith(("常住居民", "居民"), start):
        start += 4 if text.startswith("常住", start) else 2
    several = _SEVERAL.match(text, start, last[1] - 2)
    if several is not None:
        start = several.end()
    owned = _CHAIN.match(text, start, last[1] - 1)
    if owned is not None:
        start = owned.end()
    return (start, last[1]) if last[1] - start > 1 else None


_GRADED = re.compile(r"(?:国家|自治区|省|市|县|区|州|部|厅)级")
_SEVERAL = re.compile(r"(?:[二两三四五六七八九十]大?(?:[市县区省镇乡村国地]|产业|行业|企业|园区|景区)|等地)")
_CHAIN = re.compile(r"(?:产业链|产业集群|集群|产业|行业|企业|项目|园区)")


def _names(text: str, low: int, high: int) -> list[Span]:
    piece = text[low:high]
    match = re.search(
        r"(?:同比|比上年|较上年|均|同口径|环比|按可比价|可比价|累计|总量|又|也|力争|预计|有望|双双|连续第?[0-9一二三四五六七八九十]{1,2}年|在[^，。；、0-9]{2,20}基础上)+$",
        piece,
    )
    if match:
        piece = piece[: match.start()]
    if not piece or len(piece) > 60:
        return []
    spans, at = [], low
    for part in _SPLIT.split(piece):
        if part:
            spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans if len(spans) > 1 else []


def _by_signs(text: str, names: list[Span], count: int) -> list[Span]:
    """The names where only 、 divides them: ``监测和帮扶行动、居家服务行动``."""
    if len(names) <= count or "的" in text[names[0][0] : names[-1][1]]:
        return names
    spans: list[Span] = []
    for name in names:
        if spans and text[spans[-1][1]] != "、":
            spans[-1] = spans[-1][0], name[1]
        else:
            spans.append(name)
    return spans if len(spans) == count else names


_OF_SIZE = re.compile(r"的|(?:级)?(?:大型|骨干|龙头)?(?:企业|集团|公司|项目|园区|集群|产业)")


def _shared(text: str, figures: list[FigureDraft], chain: list[int]) -> None:
    """``200万元、100万元一次性奖励``: the noun behind the last belongs to all."""
    last, first = figures[chain[-1]], figures[chain[0]]
    if last.indicator is None or last.indicator[0] < last.end:
        return
    scale = first.indicator
    if scale is not None and scale[1] <= first.start and first.bound in _OPEN and _OF_SIZE.match(text, last.end):
        for index in chain:  # 营业收入突破10亿元、50亿元|的企业
            figures[index].indicator = scale
        return
    for index in chain[:-1]:
        figures[index].indicator = last.indicator
