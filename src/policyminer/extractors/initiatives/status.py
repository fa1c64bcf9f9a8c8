"""Done, ongoing or planned: by tense words, section and kind of text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.learned.tagger import MOVED
from policyminer.layout.reading import Reading

_FUTURE = re.compile(
    r"将[^军来要近领士“]|今年[，县市区州省里全我们还也镇乡村该本]{0,4}计划|(?:^|[，。；年里市县区州省府局们\n])(?:还|也)?计划(?:再|新)?(?:实施|开展|启动|建设|新建|建成|推出|举办|成立|设立|打造|组建|引进|投资|创建|申报|开通|上线)|下一步|下步|下阶段|今后|力争|拟|计划[于在]|到20[2-9][0-9]年|明年|争取|谋划|争创|即将|未来(?=[一二三四五六七八九十几两0-9，])|年底前|届时"
)
_PAST = re.compile(
    r"了|已|先后|累计|近年来|以来|去年|截至|共|建成|完成|荣获|获批|举办|召开|出台|印发|制定|成立|设立|揭牌|上线|实现|[0-9]{4}年[0-9]{1,2}月"
)
_NOW = re.compile(r"实施|推进|推行|深化|落实|开展|实行|坚持|推广|完善|贯彻|持续|加快|融入|践行")
_PLAN = re.compile(
    r"工作安排|重点任务|主要任务|工作重点|下一步|下步|工作打算|工作建议|目标任务|保障措施|重点工作|预期目标|工作思路"
)
_REVIEW = re.compile(r"回顾|工作成效|主要成效|过去[一五]年|[一五]年来")
_YEARS = re.compile(r"(?:过去[的]?|回顾)[三四五两]年|[三四五两]年(?:来|工作回顾|回顾)|本届政府(?:任期)?(?:工作)?回顾")
_KEPT_UP = re.compile(r"持续|正在|常态化|接续|长期")
_AHEAD = re.compile(r"力争|确保|年内|年底前|到20[2-9][0-9]年")
_ASKED = re.compile(r"要|建立|加快|推动|支持|鼓励|实施|探索|加大|落实|打造|建设|举办|推行|深化|开展|组建|完善")
_UNDER_WAY = re.compile(r"抓实|抓好|推进|加快|在建|正在|筹建|规划|谋划|支持|开工|启动|创建(?!成)|打造")
_SET_UP = re.compile(r"(?:建立|成立|设立|组建|建成|建起|首创|开通|发放|打造)了?$")
_COUNTED = re.compile(r"[”」]?[\u4e00-\u9fff]{0,4}[0-9]+(?:余|多)?(?:场|次|人次|张|期|批)")
_ISSUE = re.compile(r"出台|制定|制订|编制|研究|修订|推出|公布|发布|起草|探索")
_APPLIED = re.compile(r"(?:落实|实施|执行|用好|用足|用活|推进|推动|优化|践行|升级|启动)(?:好|了)?[^，。；：、]{0,8}\Z")
_AT_WORK = re.compile(r"(?:启动|加快|正在|着手|推进|开展|抓紧)(?:研究)?(?:编制|制定|修订|修编|起草)[^，。；]{0,4}\Z")
_DRAWN_UP = re.compile(r"[^，。；]{0,6}(?:编制|编修|修编|报批|审批|即将获批|起草)(?!完成)")
_STRIVEN = re.compile(r"”?(?:[和、][^，。；]{2,12}?|[^，。；、]{0,4})(?:创建(?!成功)|争创|创评|筹建|申报)")
_RISING = re.compile(
    r"(?:项目)?(?:建设)?(?:正在|加快|加速|稳步|有序|全面|扎实|顺利|即将|启动|开工|获批)(?:建设|推进|筹建|施工|开工)|建设(?:有序|稳步|加快|加速|全面|进展|取得)"
)
_ENDED = re.compile(
    r"”?(?:[改行工]?[革动作程])?(?:任务)?(?:圆满|全面|顺利|如期|全部|高质量|胜利){0,2}(?:收官|完成|通过[^，。；]{0,4}验收)"
)
_OPENING = 200
_KNOWN = frozenset({"gazetteer", "quote.known", "name.pair"})
_DRAFT = re.compile(r"将|拟|下一步|抓紧|尽快|起草|研究制定|力争出台")
_SENTENCE = re.compile(r"[。；！？\n;!?]")
_MARKS = "，,：:"
_SET_DOWN = re.compile(  # where a report without telling headings turns to what is to be done
    r"(?:总体要求|总体思路|预期目标|主要目标)(?:和[\u4e00-\u9fff]{2,8})?(?:是|为|：|:)"
)
_OF_YEAR = re.compile(r"(20[0-9]{2})年[^，。；]{0,12}(?:工作|任务|总体要求)")


@cache
def _verbs() -> tuple[re.Pattern[str], frozenset[str]]:
    """Verbs that govern undertakings in plans, written backwards, and those of them that go on with what is there."""
    data = lexicon.read_toml("status.toml")
    going_on, begun = data["going_on"].split(), data["begun"].split()
    backwards = lexicon.alternation([verb[::-1] for verb in going_on + begun])
    return re.compile(backwards), frozenset([verb[::-1] for verb in going_on])


def _ahead(before: str, after: str) -> bool:
    """Whether the words around a mention look ahead."""
    return bool(_FUTURE.search(before) or _AHEAD.search(after))


class StatusReader:
    """Tells the state of undertakings of one text.

    ``下一步将实施“雁归”工程`` → ``planned``;``出台《办法》`` → ``done``。
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._starts = [unit.start for unit in reading.units]
        self._stops = [match.start() for match in _SENTENCE.finditer(reading.text)]
        self._chapters: dict[str, str] = {"": ""}
        headings = [(b.start, reading.text[b.start : b.end]) for b in reading.blocks if b.kind == "heading"]
        years = {match[1] for _, words in headings for match in _OF_YEAR.finditer(words)}
        self._year = max(years) if len(years) > 1 else ""
        told = [(start, self._chapter(words)) for start, words in headings]
        self._turns = [(start, said) for start, said in told if said]
        if reading.kind in {"report", "speech"} and not any(said == "plan" for _, said in self._turns):
            turn = _SET_DOWN.search(reading.text)
            self._turns = sorted([*self._turns, (turn.start(), "set")] if turn else self._turns)
        self._said: dict[tuple[int, int], str] = {}
        self._reviews: dict[str, bool] = {"": False}

    def of(self, mention: Mention) -> str:
        """The state of an undertaking at one mention."""
        text, stops, start, end = self.reading.text, self._stops, mention.start, mention.end
        at = bisect_left(stops, start)
        begun = stops[at - 1] + 1 if at else 0
        before = text[begun if begun > start - 80 else max(0, start - 80) : start]
        at = bisect_left(stops, end, at)
        stop = stops[at] if at < len(stops) else end + 60
        after = text[end : stop if stop < end + 60 else end + 60]
        if mention.type == "document":
            return self._paper(mention, before, after)
        planned = self._planned(mention, before)
        if mention.status or mention.type == "honour":
            return self._received(mention, before, after, planned or _ahead(before, after))
        if planned:
            return self._to_do(mention, before)
        if _ahead(before, after):
            return "planned"
        if mention.type in {"honour", "event", "strategy"}:
            own = mention.type == "event" and self.reading.kind == "speech" and start < _OPENING
            return "ongoing" if mention.type == "strategy" or own else "done"
        if mention.type == "platform":
            return "ongoing" if _UNDER_WAY.search(before[-8:]) or _RISING.match(after) else "done"
        if mention.type == "pilot":
            return "done" if _PAST.search(before[-24:] + after[:12]) and "推进" not in before[-8:] else "ongoing"
        if _SET_UP.search(before[-6:]) or _COUNTED.match(after) or _ENDED.match(after):
            return "done"
        if mention.type == "campaign" and not _KEPT_UP.search(before[-8:]) and self._of_past_years(mention):
            return "done"
        return "done" if _PAST.search(before[-14:]) and not _NOW.search(before[-8:]) else "ongoing"

    def _received(self, mention: Mention, before: str, after: str, ahead: bool) -> str:
        """The state of a title: 争创 strives for it, 成功创建 has it, 创建…名单 is on the way."""
        if _STRIVEN.match(after):
            return "planned" if ahead else "ongoing"
        if mention.status == "planned":
            won = "成功" in before[-14:] and not ahead
            return "done" if won else "ongoing" if self._told(mention.start) == "review" else "planned"
        return "planned" if ahead else "done"

    def _to_do(self, mention: Mention, before: str) -> str:
        """The state of an undertaking where a text tells what is to be done: 深化 goes on with it, 开展 begins it."""
        if mention.type in {"honour", "event"}:
            return "planned"
        if mention.type == "strategy":
            return "ongoing"
        pattern, going_on = _verbs()
        clause = before[max(map(before.rfind, _MARKS)) + 1 :]
        verb = pattern.search(clause[::-1])
        if verb:
            return "ongoing" if verb[0] in going_on else "planned"
        return (
            "ongoing" if mention.rule.startswith("quote") or mention.rule.removesuffix(MOVED) in _KNOWN else "planned"
        )

    def _of_past_years(self, mention: Mention) -> bool:
        """Whether a mention stands in the review of several past years."""
        at = bisect_right(self._starts, mention.start) - 1
        headings = " ".join(self.reading.units[at].section) if at >= 0 else ""
        if headings not in self._reviews:
            self._reviews[headings] = bool(_YEARS.search(headings))
        return self._reviews[headings]

    def _paper(self, mention: Mention, before: str, after: str) -> str:
        """A paper is done where it is cited or issued, planned where it is yet to be issued, ongoing where it is put
        into effect.
        """
        numbered = mention.document is not None and mention.document.number is not None
        if _AT_WORK.search(before[-14:]):
            return "planned" if self._planned(mention, before) else "ongoing"
        if _DRAFT.search(before[-24:]):
            return "planned"
        planned = self._planned(mention, before)
        if _DRAWN_UP.match(after):
            return "planned" if planned or _ahead(before, after) else "ongoing"
        if not numbered and _ISSUE.search(before[-8:]):
            return "planned" if planned or _ahead(before, after) else "done"
        return "ongoing" if not numbered and _APPLIED.search(before[-14:]) else "done"

    def _planned(self, mention: Mention, before: str) -> bool:
        """Whether the unit stands in a chapter of what is to be done, or in a speech that asks for it."""
        told = self._told(mention.start)
        if told:
            return told == "plan"
        if self.reading.kind == "speech":
            return bool(_ASKED.search(before)) and not _PAST.search(before)
        return self.reading.kind in {"notice", "plan"}

    def _told(self, start: int) -> str:
        """Whether the chapter of a place tells what was done or what is to be done."""
        at = bisect_right(self._starts, start) - 1
        turn = bisect_right(self._turns, (start, "~")) - 1
        said = self._said.get((at, turn))
        if said is None:
            chapter = self._chapter(" ".join(self.reading.units[at].section) if at >= 0 else "")
            told = self._turns[turn][1] if turn >= 0 else ""
            said = "plan" if told == "set" else chapter or told  # a plan may go on under headings that tell nothing
            self._said[at, turn] = said
        return said

    def _chapter(self, headings: str) -> str:
        """Whether headings announce what was done (review) or what is to be done (plan), "" for neither."""
        if headings not in self._chapters:
            planned = _PLAN.search(headings) or self._year in [match[1] for match in _OF_YEAR.finditer(headings)]
            plan = "plan" if planned else ""
            self._chapters[headings] = "review" if _REVIEW.search(headings) else plan
        return self._chapters[headings]
