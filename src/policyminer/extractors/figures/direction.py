"""Direction of a change and what it is compared with.

“同比增长8.5%”→ increase, yoy;“提高到85%”没有方向,是水平。
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from policyminer.spans import Span


@cache
def context_words() -> dict[str, Any]:
    """The tables of ``context.toml``."""
    return tomllib.loads(files("policyminer.extractors.figures").joinpath("context.toml").read_text("utf-8"))


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True))


@cache
def _direction() -> tuple[re.Pattern[str], frozenset[str]]:
    """The words of change at the end of a stretch, and the characters they end in."""
    data = context_words()["direction"]
    weak = set(data["no_direction_unless_change"])
    up = [word for word in data["increase"] if word not in weak]
    down = [word for word in data["decrease"] if word not in weak]
    pattern = re.compile(
        rf"(?:(?P<up>{_any(up)})|(?P<down>{_any(down)}))(?P<gap>(?:{_any(data['between'])}){{0,4}}) ?$"
    )
    return pattern, frozenset(word[-1] for word in (*up, *down, *data["between"])) | {" "}


_NOT_CHANGE = re.compile(r"(?:从|由|不)$")


_LESS = frozenset("减降压缩削精节核")
_GOVERNED = re.compile(
    r"(?:减少|降低(?=[^，。]{0,8}(?:成本|费用|税费|负担|能耗|价格|利率|费率))|压减|缩减|削减|精简|节约|节省|减排|压缩|核减|(?<!双)减)(?:了)?(?P<what>[^，,。；;：:、0-9的率]{1,8})$|(?P<short>节水|节肥|节药|节电|节能|降价|降本|节支|减碳)(?:了|率|达|平均|约|近|超)*$"
)


def governed_decrease(text: str, clause: int, head: int, *, money: bool = False) -> bool:
    """``减少申请材料六成五``, ``节水三成``: the thing reduced stands between the verb and the number."""
    if _LESS.isdisjoint(text[max(clause, head - 14) : head]):
        return False
    match = _GOVERNED.search(text, max(clause, head - 14), head)
    if match is None:
        return False
    if match["what"] and "”" in match["what"] and "“" not in match["what"]:
        return False
    if money and match.group().startswith(("节约", "节省")):
        return False
    return not (
        match["what"]
        and re.match(r"免|轻|税|负|灾|贫|压|少|排放权|至|为|到|低|速|值|产|震|弱|缓|肥药|塑", match["what"])
    )


_RAISED = re.compile(
    r"(?:提高|提升|增加|增大|扩大|上浮|上调|调高)(?:了)?(?P<what>[^，,。；;：:、0-9到至为]{0,12}?(?:额度|限额|限度|标准|上限|价格|收入|产量|单产|产能|效率|工资|薪酬|待遇|补贴|补助|能力|规模|总量|面积|投入|利润|强度|速度|力度|频次|密度|容积率|销量|产出|效益|金额|数量))(?:约|近|超|超过)*$"
)
_RAISED_ENDS = frozenset("度额准限格入量产能率资酬遇贴助力模积润强次销出益约近超过")


def governed_increase(text: str, clause: int, head: int) -> bool:
    """``提高贷款额度20%``: what is raised stands between the verb and the number."""
    if text[head - 1 : head] not in _RAISED_ENDS:
        return False
    return _RAISED.search(text, max(clause, head - 20), head) is not None


def direction_before(text: str, clause: int, head: int) -> tuple[str | None, int]:
    """The direction that the words before ``head`` give, and where they begin.

    ``direction_before("产值增长", 0, 4)`` → ``("increase", 2)``.
    """
    pattern, last = _direction()
    if head <= clause or text[head - 1] not in last:
        return None, head
    match = pattern.search(text, max(clause, head - 14), head)
    if match is None:
        return None, head
    word = match["up"] or match["down"]
    if len(word) == 1 and _single_is_part(text, match.start(), word):
        return None, head
    return ("increase" if match["up"] else "decrease"), match.start()


_SINGLE_AFTER = {
    "增": "新净倍激递",
    "减": "",
    "升": "提上晋直公",
    "降": "",
    "涨": "",
    "缩": "",
    "跌": "",
}


def _single_is_part(text: str, start: int, word: str) -> bool:
    before = text[start - 1 : start]
    return before in _SINGLE_AFTER.get(word, "") and before != ""


_COMPARED = re.compile(
    r"(?P<yoy>同比|(?<![同环占对相无可类])比(?=[增降减](?:长|加|幅|低|少|了|约|近|超|[0-9]|$))|(?:比|较|同)?(?:上一?年|去年|上年度|前一?年)(?:的)?同期(?:相比)?|(?:比|较)(?:上一?年|去年|上年度|前一?年)(?:末|底|年末|年底)?)"
    r"|(?P<mom>环比|(?:比|较)(?:上个?月|上一?季度?|上个季度|上期|上一期)(?:末|底)?)"
    r"|(?P<vs>(?:比|较|与)(?P<what>[^，,。；;：:、比较与]{1,16}?)(?=相比|翻|增|提|高|低|减|下降|上升|缩|压|多|少|快|慢|扩|上|回|增长|净|平均|年均|累计|均|分别|，|,|$))"
    r"|(?:高于|低于|快于|高出|低|慢于|优于|好于|超出|超过|高过|领先|高|快)(?P<over>[^，,。；;：:、高低]{1,16}?(?:水平|平均|均值|增速|标准|要求|目标|[全省市国县区]|全国|全省|全市|计划|任务|预期|同期)(?:的)?)(?=[0-9一二三四五六七八九十约近超]|$)"
    r"|(?:是|为|相当于|达到?)(?P<times>[^，,。；;：:、是为]{2,16}?)的$"
)


def comparison_before(text: str, start: int, head: int) -> tuple[str, Span] | None:
    """What a figure is compared with, in the words between ``start`` and ``head``; the last one counts.

    ``comparison_before("较上年下降", 0, 5)`` → ``("yoy", (0, 3))``.
    """
    found: tuple[str, Span] | None = None
    window = max(start, head - 40)
    for match in _COMPARED.finditer(text, window, head):
        if match["yoy"]:
            found = "yoy", match.span("yoy")
        elif match["mom"]:
            found = "mom", match.span("mom")
        elif match["vs"]:
            if _only_a_noun(text, match):
                continue
            found = "vs", match.span("vs")
        elif match["over"]:
            found = "vs", _without_de(text, match.span("over"))
    return found


_MORE = re.compile(
    r"[比较][^，,。；;：:]{1,14}?(?:[高低多少长短早晚快慢重轻贵大小]|便宜)(?:了|出)?(?:近|约|超|逾|将近|整整)?$"
)


def by_more(text: str, start: int, head: int) -> bool:
    """``比去年同期多了近|3万人次``: by how much, which is no direction."""
    return text[head - 1 : head] in _MORE_ENDS and _MORE.search(text, max(start, head - 20), head) is not None


_MORE_ENDS = frozenset("高低多少长短早晚快慢重轻贵大小宜了出近约超逾整")


def times_base(text: str, start: int, head: int) -> tuple[str, Span] | None:
    """``是全市平均水平的4.3倍``: the words between 是 and 的."""
    match = re.compile(r"(?:是|为|相当于|达到?)([^，,。；;：:、是为]{2,18}?)的$").search(
        text, max(start, head - 24), head
    )
    return ("vs", match.span(1)) if match else None


def _without_de(text: str, span: Span) -> Span:
    return (span[0], span[1] - 1) if text[span[1] - 1] == "的" else span


def _only_a_noun(text: str, match: re.Match[str]) -> bool:
    """``占比``, ``对比``, ``比例``, ``比重``, ``较大`` are no comparison."""
    before, after = text[match.start() - 1 : match.start()], match["what"][:1]
    return before in {"占", "对", "同", "环", "评", "相", "性", "可", "无"} or after in {
        "例",
        "重",
        "赛",
        "率",
        "拼",
        "大",
        "高",
        "快",
        "好",
        "低",
        "强",
        "多",
        "小",
        "为",
        "如",
        "分",
    }
