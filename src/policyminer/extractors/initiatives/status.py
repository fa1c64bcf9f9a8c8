"""Done, ongoing or planned: by tense words, section and kind of text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from policyminer.extractors.initiatives.mentions import Mention
from policyminer.layout.reading import Reading

_FUTURE = re.compile(
    r"将[^军来要近领士“]|今年[，县市区州省里全我们还也镇乡村该本]{0,4}计划|(?:^|[，。；年里市县区州省府局们\n])(?:还|也)?计划(?:再|新)?(?:实施|开展|启动|建设|新建|建成|推出|举办|成立|设立|打造|组建|引进|投资|创建|申报|开通|上线)|下一步|下步|下阶段|今后|力争|拟|计划[于在]|到20[2-9][0-9]年|明年|争取|谋划|争创|即将|未来|年底前|届时"
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
_UNDER_WAY = re.compile(r"推进|加快|在建|正在|筹建|规划|谋划|支持")
_SET_UP = re.compile(r"(?:建立|成立|设立|组建|建成|建起|首创|开通|发放|打造)了?$")
_COUNTED = re.compile(r"[”」]?[\u4e00-\u9fff]{0,4}[0-9]+(?:余|多)?(?:场|次|人次|张|期|批)")
_ISSUE = re.compile(r"出台|制定|编制|研究|修订|推出")
_KNOWN = frozenset({"gazetteer", "quote.known", "name.pair"})
_DRAFT = re.compile(r"将|拟|下一步|抓紧|尽快|起草|研究制定|力争出台")
_SENTENCE = re.compile(r"[。；！？\n;!?]")


class StatusReader:
    """Tells the state of undertakings of one text.

    ``下一步将实施“雁归”工程`` → ``planned``;``出台《办法》`` → ``done``。
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._starts = [unit.start for unit in reading.units]
        self._stops = [match.start() for match in _SENTENCE.finditer(reading.text)]
        self._chapters: dict[str, str] = {"": ""}
        headings = [block for block in reading.blocks if block.kind == "heading"]
        told = [(block.start, self._chapter(reading.text[block.start : block.end])) for block in headings]
        self._turns = [(start, said) for start, said in told if said]
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
        future = bool(_FUTURE.search(before) or _AHEAD.search(after))
        if mention.type == "document":
            return self._paper(mention, before, future)
        if future or (mention.type != "strategy" and mention.rule not in _KNOWN and self._planned(mention, before)):
            return "planned"
        if mention.type in {"honour", "event", "strategy"}:
            return "ongoing" if mention.type == "strategy" else "done"
        if mention.type == "platform":
            return "ongoing" if _UNDER_WAY.search(before[-8:]) else "done"
        if mention.type == "pilot":
            return "done" if _PAST.search(before[-24:] + after[:12]) and "推进" not in before[-8:] else "ongoing"
        if _SET_UP.search(before[-6:]) or _COUNTED.match(after):
            return "done"
        if mention.type == "campaign" and not _KEPT_UP.search(before[-8:]) and self._of_past_years(mention):
            return "done"
        return "done" if _PAST.search(before[-14:]) and not _NOW.search(before[-8:]) else "ongoing"

    def _of_past_years(self, mention: Mention) -> bool:
        """Whether a mention stands in the review of several past years."""
        at = bisect_right(self._starts, mention.start) - 1
        headings = " ".join(self.reading.units[at].section) if at >= 0 else ""
        if headings not in self._reviews:
            self._reviews[headings] = bool(_YEARS.search(headings))
        return self._reviews[headings]

    def _paper(self, mention: Mention, before: str, future: bool) -> str:
        """A paper is done where it is cited or issued, planned where it is yet to be issued."""
        numbered = mention.document is not None and mention.document.number is not None
        if _DRAFT.search(before[-24:]):
            return "planned"
        issued = bool(_ISSUE.search(before[-8:])) and not numbered
        return "planned" if issued and (future or self._planned(mention, before)) else "done"

    def _planned(self, mention: Mention, before: str) -> bool:
        """Whether the unit stands in a chapter of what is to be done, or in a speech that asks for it."""
        at = bisect_right(self._starts, mention.start) - 1
        chapter = self._chapter(" ".join(self.reading.units[at].section) if at >= 0 else "")
        turn = bisect_right(self._turns, (mention.start, "~")) - 1
        if chapter or turn >= 0:  # a plan may go on under headings of its rank that tell nothing
            return (chapter or self._turns[turn][1]) == "plan"
        if self.reading.kind == "speech":
            return bool(_ASKED.search(before)) and not _PAST.search(before)
        return self.reading.kind in {"notice", "plan"}

    def _chapter(self, headings: str) -> str:
        """Whether headings announce what was done (review) or what is to be done (plan), "" for neither."""
        if headings not in self._chapters:
            plan = "plan" if _PLAN.search(headings) else ""
            self._chapters[headings] = "review" if _REVIEW.search(headings) else plan
        return self._chapters[headings]
