"""Is a figure reached, to be reached, or an amount that a policy sets.

“力争达到1800亿元”→ target;“对首次入规的企业奖励20万元”→ rule;其余陈述 → achieved。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.background import PROBLEMS, names_class, old_level, states_nothing
from policyminer.extractors.figures.direction import _any, context_words
from policyminer.extractors.figures.goals import BUDGET, aims, grounds, strives
from policyminer.extractors.figures.mood import Mood
from policyminer.extractors.figures.period_grammar import Found
from policyminer.extractors.figures.rules import RULED, sets_a_rule
from policyminer.extractors.figures.sentences import Sentence

_PLAN = re.compile(
    r"行动方案|工作方案|实施方案|行动计划|工作要点|工作计划|发展规划|规划纲要|攻坚方案|三年计划(?!投资|实施|完成|新增|引进)|打造.{0,12}方案"
)
_RULES = re.compile(
    r"实施细则|管理办法|暂行办法|若干措施|若干政策|十条措施|政策措施|奖励办法|补贴办法|扶持办法|实施办法|若干意见|实施意见|的通知"
)
_TOLD = re.compile(
    r"(?:情况|工作|事项)?的?通报\s|公报\s|简报\s|会议纪要\s|[^发]布会|情况(?:的)?(?:报告|介绍|说明)\s|工作总结\s|纪实\s|综述\s"
)
_TITLED = re.compile(r"《[^《》\n]{1,80}》?")
_WILL = (
    r"|将(?=委托|开办|联合|谋划|申报|争创|选派|选聘|遴选|招收|招聘|招录|拿出|设立|建立|出台|逐步|陆续|分批|每|把|覆盖|惠及|达|突破|实现|新|建|完成|提|力|于|进|继|围|着|在|努|全|启|推|投|开|再|成|持|以|深|重点|打造|培育|引进|组织|举办|扩|增|补|采取|安排|提供|有[0-9]|形成|带动)"
    r"|年内(?!已|均已|累计|最|首|新高|跌|涨)|未来(?=[，,三五两几一二四十0-9年将我要]|一段|几年)"
    r"|计划(?<!年计划)(?=到|在|于|新增|实施|完成|今年|引进|建设|投资)|争取(?=到(?!位|账|了|上级|中央|国家|省|各类|专项|资金)|实现|在|突破|全年|达)"
)
_TURN = re.compile(  # every branch begins with a character of its own, so that the search skips to one of these
    r"年(?:的)?(?:政府)?(?:重点工作|工作安排|工作打算|工作目标|主要任务|重点任务|工作思路|工作总体)|今年(?:政府)?(?:重点工作|工作安排|工作打算|工作目标|主要任务|重点任务|工作思路|工作总体|工作的)"
    r"|今年我们将|预期目标是|主要(?:任务|目标|工作)[：:\n]|主要(?:做了|抓了)|重点(?:任务|目标|工作)[：:\n]|重点(?:抓好|做好)|下一步(?:工作|打算|计划|安排|重点|举措)|下步(?:工作|打算|计划|安排)|下一步[，,]"
    r"|议定(?:如下|以下)事项|总体要求[：:是]|新的一年|工作(?:回顾|总结|情况)|过去[一五]年(?:是|，|来)|一年来，|五年来，"
    r"|\n[（(]?[一二三四五六七八九十]{1,2}[)）、.]{1,2}(?:当前|目前)?(?:存在|面临)的?(?:主要|突出)?(?:问题|困难|不足)[^。\n]{0,12}\n"
)
_CONDITIONS = re.compile(
    r"(?:申报|申请|认定|准入|享受|支持|奖励|补贴|补助|扶持|资助|报名|招聘|救助|入住|优惠|收费|缴费|待遇)(?:对象|范围)?(?:[和及与、])?(?:条件|标准|政策|额度)|罚则|法律责任"
)
_BEHIND = re.compile(r"工作(?:回顾|总结|情况)|过去|[一五]年来|主要[做抓]")


_GRANTS = frozenset("予性最准得当处享申按获与")
_PAID = re.compile(r"已|累计|共发放|共兑现|兑现|发放.{0,6}$|截至|去年|获得")
_UNTIL = re.compile(r"到|至|[底末]前|前$|今年底|下半年|年内")
_SINCE_YEAR = re.compile(r"^(?:[“”\s]|其中|截至)*20[0-9]{2}年[^，。；对起]{0,8}[，,全我]")
_GOAL_YEAR = re.compile(r"(?:^|[，,；;：:。“”\n])到20[0-9]{2}年[底末]?[，,]")
_PAST = re.compile(r"已|(?<![两二三四五六]年)累计|截至|目前|去年|同比|较上年")
_PAST_THERE = re.compile(r"已|截至|目前|去年|同比|较上年")  # a plan also says what is to add up: 累计到位资金54亿元
_PLANNED = re.compile(r"(?:达产|投产|建成|投用|完工|通水|通车|运营)后(?:预计|可|将|年|，|$)")
_EXPLAINED = re.compile(
    r"一图(?:读|看|弄)懂|一文(?:读|看)懂|图解|政策问答|问答|一问一答|政策解读|(?:办法|措施|细则|意见|条例|规定|政策|标准)[》”]?的?解读|明白[纸卡]|申报指南|办事指南|操作指南|服务指南"
)
_ALSO = ("同时，", "此外，", "另外，", "与此同时，")
_MUST = re.compile(
    r"(?:^|[，。；、：])[^，。；、：]{2,24}(?<![需主重只必还纲摘紧概索])要(?=[^求素闻点件道塞地务领，。])"
)


_SPEAKER = re.compile(r"\n[^\n：:，。；]{0,16}(?:记者|主持人)[^\n：:，。；]{0,16}[：:]")
_CHAPTER = re.compile(r"\n[一二三四五六七八九十]{1,3}、")
_LED_IN = re.compile(r"[^。\n]{0,80}(?:[：:]|以下|如下|方面|重点工作)")


def _offset(turn: tuple[int, str]) -> int:
    return turn[0]


class StatusRules:
    """Words and headings that decide."""

    def __init__(self) -> None:
        data = context_words()
        strong = data["status"]["strong"]
        self.target = re.compile(_any(strong) + _WILL)
        self.done = re.compile(_any(data["status"]["done"]))
        self.grant = re.compile(_any(data["status"]["rule_grant"]))
        self.rule = re.compile(_any(data["status"]["rule"]))
        self.mood = Mood()
        self.section_target = re.compile(_any(data["sections"]["target"]))
        self.section_achieved = re.compile(_any(data["sections"]["achieved"]))

    def marks(self, text: str, kind: str) -> list[tuple[int, str]]:
        """Where the talk turns to what is to be done or to what was done, by offsets of the text.

        ``一、2023年工作回顾 … 二、2024年重点工作`` turns from ``achieved`` to ``target``.
        """
        title = text[:160].split("。", 1)[0]
        explained = kind != "notice" and _EXPLAINED.search(title) is not None
        title = _TITLED.sub("", text[:160]).split("。", 1)[0]
        start = "achieved"
        if _TOLD.search(title):
            start = "achieved"
        elif kind == "plan" or _PLAN.search(title):
            start = "target"
        elif kind == "notice" or explained or _RULES.search(title):
            start = "rule"
        turns = [(0, start)]
        for match in _TURN.finditer(text):
            if text.rfind("《", max(0, match.start() - 40), match.start()) <= text.rfind(
                "》", max(0, match.start() - 40), match.start()
            ):
                turns.append((match.start(), self._turned_to(match)))
                back = self._answered(text, match)
                if back is not None:
                    turns.append((back, start))
        return sorted(turns, key=_offset) if len(turns) > 2 else turns

    @staticmethod
    def _answered(text: str, match: re.Match[str]) -> int | None:
        """Where a turn to what comes next is over.

        At the next speaker of an interview, or at the next chapter of a paper that says under each heading what was
        done and what is to come, unless the turn begins a list of what is to come.
        """
        said = match.group()
        if not said.startswith(("下一步", "下步")):
            return None
        over = _SPEAKER.search(text, match.end())
        if over is None and said[-1] in "，," and _LED_IN.match(text, match.end()) is None:
            over = _CHAPTER.search(text, match.end())
        return None if over is None else over.start()

    @staticmethod
    def _turned_to(match: re.Match[str]) -> str:
        if match.group()[0] == "\n":
            return "gap"
        return "achieved" if _BEHIND.match(match.group()) else "target"

    def under(self, section: tuple[str, ...]) -> str | None:
        """What the headings above suggest; None when they tell nothing."""
        for heading in reversed(section):
            if PROBLEMS.search(heading):
                return "gap"
            if _CONDITIONS.search(heading):
                return "rule"
            if self.section_achieved.search(heading):
                return "achieved"
            if self.section_target.search(heading):
                return "budget" if BUDGET.search(heading) else "target"
        return None

    @staticmethod
    def turned(turns: list[tuple[int, str]], offset: int) -> tuple[int, str]:
        """The last turn of the talk before an offset: where it stands and what it suggests."""
        return turns[bisect_right(turns, (offset, "~")) - 1]

    def decide(
        self,
        text: str,
        sentence: Sentence,
        figure: FigureDraft,
        base: str,
        time: Found | None,
        reference: date | None,
    ) -> str | None:
        """The status of a figure."""
        start, end = figure.start, figure.end
        before = text[sentence.since(start) : start]
        base = grounds(text, sentence, figure, base, time, reference)
        if ("由" in before[-12:] or "从" in before[-12:]) and old_level(text, before, end):
            return None
        clause = max(sentence.clause(start)[0], start - 80)
        aimed = aims(text, clause, start)
        if base == "allotted" or (not aimed and sets_a_rule(text, sentence, figure)):
            return "rule"
        if base != "rule" and names_class(text, figure, before):
            return None
        if aimed:
            return "target"
        low = max(sentence.start, start - 40)
        low = max(low, text.rfind("；", low, start))
        if (
            figure.dimension in RULED
            and not _GRANTS.isdisjoint(text[low : end + 4])
            and self.grant.search(text, low, end + 4)
            and not _PAID.search(before)
        ):
            return "rule"
        recent = before[-60:]
        if (
            self._ahead(text, figure, time, reference)
            or self.target.search(recent)
            or ("后" in recent and _PLANNED.search(before[-40:]))
        ):
            return "target"
        if "要" in recent and _MUST.search(recent):
            return "target"
        if text.startswith(_ALSO, sentence.start) and self._goes_on(text, sentence, before):
            return "target"
        if base == "target" and self._done(text, sentence, start, end) and _PAST_THERE.search(before[-30:]):
            return "achieved"
        if base == "rule" and self._behind(time, reference, before):
            return "achieved"
        if base == "rule" and strives(text, figure, text[max(clause, start - 44) : start]):
            return "target"
        if base == "gap" or (base == "achieved" and states_nothing(text, sentence, figure)):
            return None
        return base

    def _goes_on(self, text: str, sentence: Sentence, before: str) -> bool:
        """``今年将启动…。同时，谋划实施工程|24项``: a sentence that adds to what is to be done."""
        if _PAST.search(before) or "了" in before:
            return False
        begun = max(text.rfind("。", 0, sentence.start - 1), text.rfind("\n", 0, sentence.start), sentence.start - 120)
        return self.target.search(text, max(begun + 1, 0), sentence.start) is not None

    def _done(self, text: str, sentence: Sentence, start: int, end: int) -> bool:
        return self.done.search(text, max(sentence.clause(start)[0], start - 24), end + 14) is not None

    @staticmethod
    def _behind(time: Found | None, reference: date | None, before: str) -> bool:
        """Whether a notice tells what was done in a year that is over (``2022年，全市放款2.9亿元``)."""
        if time is None or time.year is None or time.precision not in {"year", "month"} or "对" in before:
            return False
        if reference is not None and time.last is not None and time.last >= reference:
            return False
        return _SINCE_YEAR.search(before) is not None

    @staticmethod
    def _ahead(text: str, figure: FigureDraft, time: Found | None, reference: date | None) -> bool:
        """Whether the period ends behind the day of publication, as far as the text states the year."""
        if reference is None and time is not None and time.precision == "year":
            goal = time.year is not None and _GOAL_YEAR.search(text, max(0, time.start - 2), time.end + 2) is not None
            return goal and not _PAID.search(text, time.end, max(time.end, figure.start))
        if time is None or time.last is None or reference is None or time.last <= reference:
            return False
        if time.last.year == reference.year and not _UNTIL.search(text, max(0, time.start - 2), time.end + 1):
            return False
        return time.year is not None or time.kind in {"vague", "plan", "rolling", "date"}
