"""A clause between a number and the head behind 的, which is what is counted.

“两条直通云州的快速通道”→“快速通道”;“126名懂审批、会协调的业务骨干”→“业务骨干”。
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from policyminer.extractors.figures.sentences import Sentence

_FAR = 24
_QUALITY = r"(?:高|强|大|好|多|足|优|实|广|深|新|美|明显|突出|显著|鲜明|独特|浓厚|优良|齐全|完善|健全|合理|先进|领先)"
_PRAISED = re.compile(
    r"(?![^，。]{0,4}最)[\u4e00-\u9fff]{2,5}(?:高|强|大|好|多|足|优|实|广|深)的(?=[\u4e00-\u9fff]{2})"
    rf"|(?:[\u4e00-\u9fff]{{2,8}}{_QUALITY}、){{1,3}}[\u4e00-\u9fff]{{2,8}}{_QUALITY}的(?=[\u4e00-\u9fff]{{2}})"
    r"|(?:全[国省市区县州]|国内|世界|国际|行业|区域)(?:一流|领先|知名|顶尖|先进)的(?=[\u4e00-\u9fff]{2})"
)
_SIZED = re.compile(  # 2个|10万吨级码头, 3万名|2023届毕业生, 7万名|35-64岁妇女, 5个|（段）美丽河湖
    r"(?:[12][0-9]{3}届|[0-9]{1,3}(?:[-—－~～至到][0-9]{1,3})?(?:周)?岁(?:(?:及)?以上|以下|以内)?(?:的)?"
    r"|[0-9.]{1,6}[万亿]{0,2}(?:亩|户|人|张|头|家|个|年)(?:及)?以[上下](?:的)?|[0-9.]{1,6}[万亿]级"
    r"|(?:[0-9]{1,2}[×xX*])?[0-9.]{1,8}[万亿]{0,2}(?:元|吨|千瓦|兆瓦|吉瓦|马力|平方米|立方米|千伏|伏|米|公里)(?:级)?(?:及?以[上下])?的?)(?=[^\W0-9和且及或并])"
    r"|集中连片(?:的|(?=[\u4e00-\u9fff]{0,8}(?:地|区|田|基地|片区|棚|林|园)(?![\u4e00-\u9fff])))(?!特困|贫困)(?=[\u4e00-\u9fff]{2})"
    r"|[（(][段座处户套间家个条片栋名人项次只头所台宗起件株组对批][)）](?=[\u4e00-\u9fff]{2})"
    r"|(?:年度|计划|总|协议|年|单体)*(?:投资|产值|营收|收入|产能|规模|面积|储量)额?[^，。；、0-9]{0,4}[0-9.]{1,8}[万亿]{0,2}(?:元|吨|亩|平方米|人|千瓦)(?:及?以[上下]|左右)?的(?=[\u4e00-\u9fff]{2})"
)
_GRADED = re.compile(r"(?:[1-5]A级?|[1-7]星级)(?=[\u4e00-\u9fff]{2})")
_SCALE = r"(?:新?(?:开工|签约|建)|在建|超|过)?(?:[十百千]?[万亿]元?级|[十百千万]{1,2}亩级?)"
_LEVEL = re.compile(rf"(?:国家|自治区|省|市|县|区|州|镇|乡|村|校|部)级(?:以上)?|{_SCALE}")
_NEXT_LEVEL = re.compile(
    r"[、和][0-9.]{1,8}[万余多]{0,2}[^\W0-9]{1,2}(?:(?:国家|自治区|省|市|县|区|州|镇|乡|村|校|部)级(?:以上)?"
    rf"|(?:{_SCALE}、[0-9.]{{1,8}}[^\W0-9]{{1,2}})?{_SCALE}|[超过逾][0-9.]{{1,6}}[百千]?[万亿]元)"
)


def sized(text: str, start: int, end: int) -> int | None:
    """Where the noun begins behind a size, an age or what its works cost: ``2个|10万吨级|码头``."""
    found = _SIZED.match(text, start, end)
    return None if found is None else found.end()


def graded(text: str, start: int, end: int) -> int | None:
    """Where the noun goes on behind the grade it begins with: ``2个|4A级|景区``."""
    found = _GRADED.match(text, start, end)
    return None if found is None else found.end()


def is_level(text: str, start: int, end: int) -> bool:
    """Whether words are only a level or scale: ``国家级``, ``百亿级``."""
    return _LEVEL.fullmatch(text, start, end) is not None


def next_level(text: str, start: int, end: int) -> int | None:
    """Behind the next number and level of a list: ``国家级|、5个省级|园区``."""
    found = _NEXT_LEVEL.match(text, start, end)
    return None if found is None else found.end()


class Relatives:
    """The words of ``relatives.toml``, ready to be looked up behind a number."""

    def __init__(self) -> None:
        content = files("policyminer.extractors.figures").joinpath("relatives.toml").read_text("utf-8")
        words = {
            name: sorted(set(given.split()), key=len, reverse=True) for name, given in tomllib.loads(content).items()
        }
        self.starts = frozenset(word[0] for given in words.values() for word in given)
        self.quality = re.compile(
            rf"(?:{'|'.join(words['quality'])})[^，。；：“”0-9\n的]{{1,20}}?的(?=[\u4e00-\u9fff]{{2}})"
        )
        self.relation = re.compile(
            rf"(?:{'|'.join(words['relation'])})(?!的)[^，。；：0-9\n的了着]{{1,20}}?的(?=[\u4e00-\u9fff“]{{2}})"
        )


@cache
def relatives() -> Relatives:
    """The packaged words."""
    return Relatives()


def head_behind(text: str, sentence: Sentence, start: int) -> int | None:
    """Where the head of a number's attribute clause begins: ``两条|直通云州的快速通道`` → the offset of 快速.

    Parameters
    ----------
    text
        The folded text.
    sentence
        The sentence around the number.
    start
        Behind the number.
    """
    end = sentence.end
    marked = text.find("的", start + 1, min(end, start + _FAR))
    if marked < 0:
        return None
    table = relatives()
    if text[start] in table.starts:
        led = table.quality.match(text, start, end)
        if led is None and text[start - 1] not in _PERSONS:
            led = table.relation.match(text, start, end)
        if led is not None:
            return led.end()
    praised = _PRAISED.match(text, start, end) if start + 2 < marked else None
    return None if praised is None else praised.end()


_PERSONS = frozenset("人次")
