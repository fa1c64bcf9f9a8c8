"""Goals where the paper or the paragraph says of itself what a figure is: speeches, plans, budgets, papers of measures.

“一要…二要…”“建成夜间街区|30个”“力争三天内完成”→ target;计划中的“截至2023年底共有…”→ achieved。
"""

from __future__ import annotations

import re
from datetime import date

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.sentences import Sentence

_COUNTED = frozenset({"count", "area", "length", "mass", "volume", "power", "energy", "multiple"})
_BUILT = re.compile(
    r"建成|建设|新建|改建|打造|培育|创建|新增|引进|引育|培养|培训|组建|设立|达到|增至|增加到|扩大到|减至|压减至|提升至|提升到|翻|突破|发展到|布局|认定|改造|完成|举办|带动|吸引|开通|开行|开设|增开|建立|选派|招引|扩建|推出|遴选|选树|孵化|投放|整治|修复|落户|招收|创办|开发|组织|招聘|招录|安置|吸纳|归集|储备|招募|聘请|选聘|布设|评选"
)
_PROCESS = re.compile(
    r"(?:审核|审批|办理|兑现|发放|拨付|核发|申领|受理|评审)[^，。；、]{0,4}(?:时限|时间|周期|环节|材料|流程)"
)
_CONDITION = re.compile(r"(?:^|[，、])(?:对|凡|每)")
_FUNDED = re.compile(r"(?:设立|组建|成立|发起|做大|总规模)[^，。；]{0,12}$")
_FUND = re.compile(r"(?:以上)?的?[^，。；、]{0,16}?(?:基金|资金池)")
_BROUGHT_TO = re.compile(
    r"(?:达到|达|压缩|压减|缩短|精简|缩减|提高|提升|增长|下降|降低|降|增|减|控制|稳定|保持)(?:到|至|在)?(?:了|约|近|不低于|不超过)?$"
)
_STANDARD = re.compile(
    r"标准|补贴|补助|奖励|保费|利率|费率|费用|预留|应|不得|必须|限额|额度|收费|租金|工资|待遇|价格|权重|分值|扶持|报销|首付"
)
_AIMED = re.compile(
    r"力争|争取(?=到(?!位|账|了|上级|中央|国家|省|各类|专项|资金)|实现|在|全|达|[0-9一二三四五六七八九十])|奋力"
)
_AIMED_FOR = re.compile(r"给予|奖励|补助|补贴|资助")
BUDGET = re.compile(r"预算|收支")
_ALLOTTED = re.compile(r"(?:^|[，。；：\n])(?:拟|共|统筹|计划)?安排[^，。；、]{0,8}$")
_ORDER = re.compile(r"(?:^|[。；：\n])[一二三四五六七八九]要(?!求|素|闻|点|件|道)")


def grounds(
    text: str, sentence: Sentence, figure: FigureDraft, base: str, time: Found | None, reference: date | None
) -> str:
    """What the headings suggest, set right by the opening of the sentence and by the paragraph.

    In a budget ``1.教育。安排|8.4亿元`` is ``allotted``.
    """
    start = figure.start
    if base == "budget":
        if figure.dimension == "money" and _ALLOTTED.search(text, max(sentence.since(start) - 1, 0), start):
            return "allotted"
        base = "target"
    if base == "target" and text[sentence.start] == "截" and _stands(sentence, time, reference):
        return "achieved"
    if base == "achieved" and "要" in text[max(0, sentence.start - 300) : start]:
        return "target" if _ordered(text, sentence) <= start else base
    return base


def _stands(sentence: Sentence, time: Found | None, reference: date | None) -> bool:
    """Whether a sentence of a plan opens with a day that is over (``截至2023年底，共有…``)."""
    first = sentence.periods[0] if sentence.periods else None
    if first is None or first.start > sentence.start + 1:
        return False
    return (time is None or time is first) and (reference is None or first.last is None or first.last <= reference)


def _ordered(text: str, sentence: Sentence) -> int:
    """Where the paragraph begins to tell what is to be done (``一要…。二要…``); behind the sentence without."""
    if "ordered" not in sentence.notes:
        begun = max(text.rfind("\n", 0, sentence.start), sentence.start - 600, 0)
        match = _ORDER.search(text, begun, sentence.end)
        sentence.notes["ordered"] = sentence.end if match is None else match.start()
    return sentence.notes["ordered"]


def aims(text: str, clause: int, start: int) -> bool:
    """Whether the clause of a figure says that it is aimed at (``力争三天内完成查勘``)."""
    if text.find("争", clause, start) < 0 and text.find("奋力", clause, start) < 0:
        return False
    return _AIMED.search(text, clause, start) is not None and _AIMED_FOR.search(text, clause, start) is None


def strives(text: str, figure: FigureDraft, before: str) -> bool:
    """Whether a paper of measures names what is to be there in the end (``压缩至|30分钟以内``)."""
    if _CONDITION.search(before):
        return False
    if figure.dimension in _COUNTED:
        return text[figure.start] == "翻" or _BUILT.search(before) is not None
    if figure.dimension == "money":
        return _FUNDED.search(before) is not None and _FUND.match(text, figure.end) is not None
    return _BROUGHT_TO.search(before) is not None and (
        _STANDARD.search(before) is None or _PROCESS.search(before) is not None
    )
