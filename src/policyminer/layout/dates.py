"""The date of publication: given, stated, or inferred – never invented."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence

from policyminer.layout.cues import cues
from policyminer.layout.reading import Published

_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "О": 0, "O": 0, "零": 0, "0": 0}
_ARABIC = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:年|[-./])\s?(\d{1,2})\s?(?:月|[-./]|(?!\d))(?:\s?(\d{1,2})(?!\d)\s?日?)?"
)
_YEAR_ONLY = re.compile(r"^\s*((?:19|20)\d{2})\s?年?\s*$")
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})?\s*$")
_HAN = re.compile(
    r"([二一][〇○ОO0零一二三四五六七八九]{3})\s?年\s?([一二三四五六七八九十]{1,3})\s?月(?:\s?([一二三四五六七八九十]{1,3})\s?日)?"
)
_MENTION = re.compile(
    r"20\d{2}年?(?:\s?[—–\-~～至到]\s?(?P<to>20\d{2})年|(?<=年)(?:(?P<month>\d{1,2})月(?:份|底|末)?(?:\d{1,2}日)?)?(?P<degree>度)?"
    r"(?P<after>年?(?:底|末|初)?(?:以?前|之前|实现|将|力争|起施行|起实施)|(?:底|末))?)"
)
_PLAN = re.compile(r"(?:到|至|力争|未来|计划于?|预计|截止|将于|争取|确保|自)$")
_PAPER = re.compile(r"[〔\[【(（](20\d{2})[〕\]】)）]\s?第?\d{1,5}号")
_REVIEW = re.compile(r"20\d{2}年(?:主要|政府|重点)?工作(?:的)?(?:回顾|总结|情况|$)", re.M)
_PAST = re.compile(r"过去的20\d{2}年")
_AHEAD = re.compile(
    r"(20\d{2})年(?:的)?(?:主要|政府|重点|经济社会发展|总体)?(?:(?:主要)?(?:预期)?目标|主要任务|主要工作|思路|是新中国成立|是中华人民共和国成立|是实施“十|工作(?:安排|任务|建议|打算|思路|部署|重点|目标|要求|的总体)|重点任务|重点工作|总体要求|目标任务|政府工作)"
)
_ENDING = re.compile(r"即将过去的(20\d{2})年")


def read_date(text: str) -> str | None:
    """A date in a line as ISO text, as precise as it is written; None where it is none.

    读出一行里的日期:``read_date("二〇二四年四月十二日") == "2024-04-12"``。
    """
    for pattern in (_ARABIC, _HAN):
        if match := pattern.search(text):
            year, month, day = match.groups()
            iso = _iso(_number(year), _number(month), _number(day) if day else None)
            if iso:
                return iso
    if match := _COMPACT.match(text):
        return _iso(int(match.group(1)), int(match.group(2)), int(match.group(3)) if match.group(3) else None)
    match = _YEAR_ONLY.match(text)
    return match.group(1) if match else None


def _number(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) == 4:
        return int("".join([str(_CHINESE.get(char, 0)) for char in text]))
    left, ten, right = text.partition("十")
    if not ten:
        return _CHINESE.get(text, 0)
    return (_CHINESE.get(left, 1) if left else 1) * 10 + (_CHINESE.get(right, 0) if right else 0)


def _iso(year: int, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else None


def publication(given: str | None, head: Sequence[str], tail: Sequence[str], text: str) -> Published | None:
    """When the text came out.

    发布日期:给定 > 文首文末写明 > 由文中日期推断;推断不出则为空。

    Parameters
    ----------
    given
        What the caller knows.
    head, tail
        The lines of head and tail that may state it, likeliest first.
    text
        The clean text.
    """
    if given and (iso := read_date(given)):
        return Published(iso, "given")
    for line in [*head, *tail]:
        if iso := read_date(line):
            return Published(iso, "stated")
    year = _report_year(text) or _mentioned_year(text)
    if not year:
        return None
    return Published(_with_dateline(year, text) or str(year), "inferred")


def _with_dateline(year: int, text: str) -> str | None:
    """Month and day that the dateline of a news item states, in the year that was inferred."""
    for line in text.split("\n", 12)[:12]:
        match = cues()["dateline"].match(line)
        if match and match.group("month"):
            return _iso(year, int(match.group("month")), int(match.group("day")))
    return None


def _report_year(text: str) -> int | None:
    if match := _ENDING.search(text[:4000]):
        return int(match.group(1))
    ahead = [int(match.group(1)) for match in _AHEAD.finditer(text)]
    review = [int(words[:4]) for words in _REVIEW.findall(text)] + [int(words[3:7]) for words in _PAST.findall(text)]
    if not review:
        coming = max(ahead, default=0)
        return coming if f"{coming - 1}年" in text[:600] else None
    answered = [year for year in review if year + 1 in ahead]
    if answered:
        return max(answered) + 1
    return max(review) + 1 if "新的一年" in text else None


def _mentioned_year(text: str) -> int | None:
    """The latest year that a dated event or a numbered paper of the text belongs to, unless a later one is named.

    Numbered papers alone date nothing: a text may cite one years later.
    """
    papers = [int(year) for year in _PAPER.findall(text)]
    dated: list[int] = []
    plain: list[int] = []
    for match in _MENTION.finditer(text):
        if match.group("to") or match.group("after") or _PLAN.search(text, max(match.start() - 4, 0), match.start()):
            continue
        year = int(match.group()[:4])
        (dated if match.group("month") or match.group("degree") else plain).append(year)
    if not dated or (plain and max(plain) > max(dated)):
        return None
    return max([*dated, *papers])
