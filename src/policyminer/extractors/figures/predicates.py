"""Where the noun behind a figure ends before what the people or things counted do.

“26台|机械臂|上下翻飞”→“机械臂”;“1430家|企业|上云”→“企业”。
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _data() -> dict[str, tuple[str, ...]]:
    content = files("policyminer.extractors.figures").joinpath("predicates.toml").read_text("utf-8")
    return {name: tuple(dict.fromkeys(words.split())) for name, words in tomllib.loads(content).items()}


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


class Predicates:
    """The words of ``predicates.toml``, ready to be looked up behind a noun."""

    def __init__(self) -> None:
        data = _data()
        self.first = frozenset(word[0] for words in data.values() for word in words)
        self.pattern = re.compile(
            rf"(?:{_any(data['painted'])}|(?:{_any(data['governing'])})(?=[\u4e00-\u9fff“])"
            r"(?!的?人|者|率|式|型|[^，。；]{0,2}(?:计划|行动|工程|活动|项目|基金|平台|中心|站|点|赛|图|表|线|机票))"
            rf"|(?:{_any(data['final'])})$)"
        )


@cache
def predicates() -> Predicates:
    """The packaged words."""
    return Predicates()


def doing(text: str, start: int, edge: int) -> int:
    """Where what is done begins behind a noun of at least two characters; ``edge`` when nothing is.

    ``doing("机械臂上下翻飞", 0, 7) == 3``.

    Parameters
    ----------
    text
        The folded text.
    start, edge
        The noun behind the figure as found so far.
    """
    table = predicates()
    if table.first.isdisjoint(text[start + 2 : edge]):
        return edge
    for at in range(start + 2, edge - 1):
        if text[at] in table.first and text[at - 1] not in _NO_NOUN and table.pattern.match(text, at, edge) is not None:
            how = _HOW.search(text, start, at)
            at = at if how is None else how.start()
            return at if at - start > 1 else edge
    return edge


_HOW = re.compile(
    r"(?:[春夏秋冬]季|如期|按期|提前|准时|陆续|相继|先后|全部|集中|抱团|组团|结队|踊跃|纷纷|一起|一同|共同|集体|自愿|自主|主动|积极|成功|顺利|正式|同时|同步|全面|整体|整村|首次|率先|再次|重新|直接|从中|前来|前往|来|已|正|将|都|均|也|可)+$"
)


_NO_NOUN = frozenset("的和与及、不未被性级新老直再")


_CHOSEN = re.compile(r"(?:选派|引进|选调|招录|招聘|选聘|录用|储备|下派|抽调|派出|吸引|选拔)[^，。；]{0,12}$")
_PRAISE = re.compile(
    r"(?:优秀|紧缺|急需)(?=[\u4e00-\u9fff]{0,4}(?:选调生|毕业生|大学生|研究生|干部|教师|青年|人才|骨干|党员|博士|硕士|校长|医师|医生))"
)


def without_praise(text: str, start: int, edge: int) -> int:
    """Where the noun begins behind 优秀, where people are chosen and no title is given.

    ``选派60名|优秀|选调生`` → the offset of 选调生; ``表彰60名|优秀教师`` keeps it.

    Parameters
    ----------
    text
        The folded text.
    start, edge
        The noun behind the figure.
    """
    if text[start] not in "优紧急":
        return start
    praise = _PRAISE.match(text, start, edge)
    if praise is None or _CHOSEN.search(text, max(0, start - 24), start) is None:
        return start
    return praise.end()
