"""Words before a figure that it is compared with or counted by, which are not what it measures.

“负债率62%,低于警戒线8个百分点”:两个数据都归“负债率”;“最大为云溪镇的412毫米”归前面的“降雨量”。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_UTMOST = re.compile(
    r"(?:其中，?)?(?:单[点站日村])?最[大高多低少小强](?:的|值)?(?:为|是|出现在|在)(?P<where>[^，。；、0-9的]{2,14}?)(?:的|，?达|，?为)"
)
_LINE = re.compile(  # 低于|警戒线|3个百分点: what one compares with is not what is measured
    r"(?:已|仍|均|还)?(?:大幅|明显|略)?(?:低于|高于|快于|慢于|优于|超过?|超出|高出|高|低|快|慢|不及|距)[^，。；、0-9]{0,8}?"
    r"(?:警戒(?:水位|线)|保证水位|汛限水位|设防水位|防洪高水位|历史(?:最高|最低|同期)(?:水位|值|水平|记录|纪录)?|预警线|控制线|红线|底线|国际公认线|平均线|荣枯线|临界点|限值|标准值|目标值|约束值|考核值|(?:平均|同期)(?:水平|值|数)|序时进度|时序进度|时间进度|年度目标|预期目标|计划进度)$"
)
_COMPARED = re.compile(r"(?:相当于|(?<![基位处用属由源来])[等高低优快慢]于|不及)[^，。；、0-9]{0,8}$")
_EACH = re.compile(
    r"(?:每(?:人|户|生|名|位|师|班|校)(?=每))?按?(?:每|单)(?:(?:百|千|万)?(?:生|学年|学期|头|只|羽|株|支|亩|户|人|家|个|套|台|辆|件|吨|斤|公斤|间|处|次|场|平方米|千瓦|名|所|座|栋|项|批|班|张|孩|案|例|枚|箱|车|船|艘|棚|口|条|床|位|期|村|校|社|店)|一)"
    r"(?:[^，,。；：0-9]{0,6}?(?:企业|公司|项目|单位|机构|平台|场|农户|家庭|个人|基地|合作社|园区|学校|医院|主体|团队|店)|[^，,。；：0-9]{1,5}?(?=最高|最多|不超过))?(?:最高|最多|最低|累计|一次性|年度|每年|每月|总额|合计|可|达|约)*$"
)
_RECEIVES = re.compile(
    r"[\s，,“]*|[^，]{0,3}(?:对|给|为|向|按)[^，]*|[^，]{0,8}(?:企业|公司|合作社|农户|群众|个人|家庭|职工|学生|人员|村民|居民)"
)


def utmost(
    text: str, last: FigureDraft | None, item: Measure, sentence: Sentence, clause: int
) -> tuple[Span, Span] | None:
    """``平均降雨量80毫米，最大为岭西镇的|210毫米``: the greatest of what the figure before measures, and where."""
    if last is None or last.end > clause or last.start < sentence.start or last.dimension != item.dimension:
        return None
    place = _UTMOST.fullmatch(text, clause, item.head)
    return None if place is None or last.indicator is None else (last.indicator, place.span("where"))


def compared_line(text: str, low: int, high: int) -> int:
    """Where ``低于|警戒线`` begins; ``low`` when nothing stands before it, ``high`` when there is none.

    ``负债率低于警戒线|8个百分点`` → the offset of 低于.
    """
    if text[high - 1 : high] not in _LINE_ENDS:
        return high
    line = _LINE.search(text, low, high)
    if line is None:
        return high
    return low if line.start() <= low + 1 else line.start()


def in_comparison(text: str, start: int) -> bool:
    """Whether a period belongs to what one compares with: ``相当于|去年全县生产总值``."""
    return _COMPARED.search(text, max(0, start - 12), start) is not None


def each_before(text: str, low: int, high: int) -> int:
    """Where ``每亩``, ``每个项目最高`` begins; ``low`` when only the receiver stands before it."""
    each = _EACH.search(text, low, high)
    if each is None:
        return high
    return low if _RECEIVES.fullmatch(text, low, each.start()) else each.start()


_BASIS = re.compile(r"在[^，。；、0-9]{0,6}(?:[12][0-9]{3}年)?[^，。；、0-9]{0,14}基础上，?(?:又|再|仍|同比)*$")
_AGAIN = re.compile(r"连续第?[0-9一二三四五六七八九十]{1,2}(?:年|个月|个季度)(?:双双|均|都|再次)+$")
_BEYOND = re.compile(r"[、，]?(?:已|仍|均|分别)*(?:高于|低于|快于|慢于|优于|高出)[^，。；、0-9]{1,12}$")


def before_comparison(text: str, low: int, high: int, item: Measure) -> int:
    """Where what one compares with begins: ``低于|警戒线``, ``在上年大幅下降的|基础上``; ``low`` where it is all.

    ``增长9%，高于规上工业|1.2个百分点`` → ``low``.
    """
    if item.dimension == "percentage_point" and _BEYOND.match(text, low, high) is not None:
        return low
    basis = _BASIS.search(text, low, high) if text.find("基础上", low, high) > 0 else None
    if basis is None and text[high - 1] in "双均都次":
        basis = _AGAIN.search(text, low, high)
    return compared_line(text, low, high if basis is None else basis.start())


_LINE_ENDS = frozenset("位线值水平录点数度标")
