"""The kind of paper, and for official papers issuers, number and dates."""

from __future__ import annotations

import re
from datetime import date

from policyminer.layout.cues import cues
from policyminer.layout.dates import read_date
from policyminer.layout.model import DocumentMeta, PaperNumber
from policyminer.layout.reading import Block, DocumentKind, Reading
from policyminer.spans import Span

_TITLES: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("bulletin", re.compile(r"公报(?:[(（][^()（）]{1,12}[)）])?$")),
    ("speech", re.compile(
        r"(?:讲话|致辞|发言|演讲|贺词|新年献词)(?:[(（][^()（）]{1,9}[)）])?$|^在.{4,40}(?:上|时)的")),
    ("report", re.compile(r"报告(?:摘要|全文|解读)?(?:[(（][^()（）]{1,12}[)）])?$|工作总结$|述职")),
    ("notice", re.compile(
        r"(?:通知|通告|公告|意见|办法|细则|条例|规定|决定|决议|批复|函|纪要|指南|措施|政策|清单|令|章程|标准|通报|请示|命令)"
        r"(?:[(（][^()（）]{1,12}[)）])?$")),
    ("plan", re.compile(r"(?:规划|方案|计划|纲要|要点|安排|行动|预案|路线图)(?:[(（][^()（）]{1,16}[)）])?$")),
)  # fmt: skip
_REPORT = re.compile(r"代表.{0,16}(?:政府|行署|国务院|委员会|法院|检察院|常委会).{0,12}(?:报告|作)|作(?:政府)?工作报告")
_SPEECH = re.compile(r"^(?:同志们|各位领导|各位来宾|女士们|尊敬的|朋友们|各位同志|老师们|同学们)")
_BULLETIN = re.compile(r"初步核算|年末全市|年末常住人口")
_NEWS = re.compile(
    r"本报|记者|近日|日前|(?:该|我)[市县区州镇乡村省园]|近年来|今年以来|[说道]。|表示[,，]|介绍[,，]|走进"
)
_BRIEF = re.compile(r"(?:简报|专报|动态|信息|快报|内参|要情)$")
_NUMBER = re.compile(
    r"(?P<code>[\u3400-\u9fff]{1,16})?\s?[〔［\[【(（﹝﹙]\s?(?P<year>\d{4})\s?[〕］\]】)）﹞﹚]\s?第?\s?(?P<serial>\d{1,5})\s?号"
)
_DAY = r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
_EFFECTIVE = re.compile(
    rf"自\s?(?P<day>{_DAY})\s?起\s?(?:正式)?(?:施行|实施|执行|生效|试行)|自(?P<self>本?[\u3400-\u9fff]{{0,6}}(?:发布|印发|公布|发文|下发)之日)起?"
)
_EXPIRES = re.compile(
    rf"有效期[限]?(?:为|至|到)?[:：]?(?:自.{{0,24}}(?:至|到))?\s?(?:(?P<day>{_DAY})|(?P<years>[\d一二三四五六七八九十两]{{1,2}})\s?年)"
    rf"|(?:至|到)\s?(?P<until>{_DAY})\s?(?:止|废止|失效)"
)
_UNTIL = re.compile(r"日\s?(?:止|废止|失效)")
_STATED_NUMBER = re.compile(r"(?:发文字号|文号|文件编号)\s?[:：]\s?(\S{4,40}?号)")
_TITLE_ISSUER = re.compile(r"^(?P<issuers>.{4,80}?)\s?(?:关于|印发)")
_YEARS = {char: index for index, char in enumerate("零一二三四五六七八九十")} | {"两": 2}


def read_document(reading: Reading, title: str | None) -> DocumentMeta:
    """Kind, issuers, number and dates of the text.

    文种与公文要素:文首字号、落款机关与日期、施行与失效日期。
    """
    kind = _kind(reading, title)
    if kind == "news":
        return DocumentMeta(kind)
    number = _number(reading)
    signed, day = _signature(reading)
    effective, expires = _force(reading.text, day)
    official = kind in {"notice", "plan", "bulletin"} or number is not None
    issuers = signed or (_from_title(reading) if official else [])
    return DocumentMeta(
        kind, tuple([reading.phrase(start, end) for start, end in issuers]), number, day, effective, expires
    )


def _blocks(reading: Reading, *kinds: str) -> list[tuple[Block, str]]:
    return [(block, reading.text[block.start : block.end]) for block in reading.blocks if block.kind in kinds]


def _kind(reading: Reading, title: str | None) -> DocumentKind:
    opening = reading.text[:1500]
    if title:
        for kind, pattern in _TITLES:
            if pattern.search(title.strip()):
                return kind
    body = _blocks(reading, "paragraph", "lead")
    first = body[0][1] if body else ""
    start = "".join([text for _, text in body[:3]])[:400]
    if _REPORT.search(start) or cues()["address_call"].match(first):
        return "report"
    if _SPEECH.match(first) and len(first) <= 60:
        return "speech"
    if any(cues()["byline"].match(text) for _, text in _blocks(reading, "byline")) or cues()["dateline"].match(first):
        return "news"
    if any(cues()["report_section"].match(_unnumbered(text)) for _, text in _blocks(reading, "heading")):
        return "report"
    if any(_BRIEF.search(text) for _, text in _blocks(reading, "title", "kicker")):
        return "other"
    if any(cues()["number_line"].match(text) and "号" in text for _, text in _blocks(reading, "note")):
        return "notice"
    if _BULLETIN.search(opening) and "统计" in opening:
        return "bulletin"
    return "news" if title and body and _NEWS.search(reading.text) else "other"


def _unnumbered(text: str) -> str:
    match = cues()["enumerated"].match(text)
    return text[match.end() :].lstrip() if match else text


def _number(reading: Reading) -> PaperNumber | None:
    for block, text in _blocks(reading, "note", "title", "subtitle", "kicker", "byline")[:12]:
        if block.kind == "byline" and (stated := _STATED_NUMBER.search(text)):
            text = stated.group(1)
        elif block.kind == "byline":
            continue
        if block.kind != "note" or cues()["number_line"].match(text):
            match = _NUMBER.search(text)
            if match and (block.kind != "title" or text.rstrip("）)").endswith("号")):
                code = re.sub(r"^(?:发文字号|文号|字号)[:：]?", "", match.group("code") or "") or None
                words = match.group()[match.group().find(code) :] if code else match.group()
                return PaperNumber(words, code, int(match.group("year")), int(match.group("serial")))
            if block.kind == "note" and cues()["number_line"].match(text):
                serial = re.search(r"第\s?(\d{1,5})\s?号", text)
                year = re.search(r"(\d{4})年", text)
                return PaperNumber(
                    text.strip("()（）"),
                    None,
                    int(year.group(1)) if year else None,
                    int(serial.group(1)) if serial else None,
                )
    return None


def _signature(reading: Reading) -> tuple[list[Span], str | None]:
    """Organ lines with the date line behind them; else the date that head or tail state."""
    notes = _blocks(reading, "note", "byline")
    signed: list[Span] = []
    day: str | None = None
    for block, text in notes:
        if cues()["organ_line"].match(text) and block.kind == "note":
            signed += _each(reading.text, block.start, block.end)
        elif day is None and cues()["date_line"].match(text) and (signed or block.kind == "note"):
            day = read_date(text)
            if signed:
                return signed, day
        elif day is None and (match := re.search(r"(?:成文|发文|印发)日期[:：]\s?(.{6,14})", text)):
            day = read_date(match.group(1))
    return signed, day


def _each(text: str, start: int, end: int) -> list[Span]:
    """The names of a line that holds several, parted by spaces."""
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s\u3000]+(?:\([^()]*\))?", text[start:end])]


def _from_title(reading: Reading) -> list[Span]:
    for block, text in _blocks(reading, "title"):
        match = _TITLE_ISSUER.match(text)
        if match:
            spans = _each(reading.text, block.start, block.start + match.end("issuers"))
            return [span for span in spans if cues()["organ_line"].match(reading.text[span[0] : span[1]])]
    for block, text in _blocks(reading, "kicker"):
        if cues()["red_head"].match(text) and text.endswith("文件"):
            return [(block.start, block.end - 2)]
    return []


def _force(text: str, day: str | None) -> tuple[str | None, str | None]:
    effective: str | None = None
    if match := _EFFECTIVE.search(text):
        effective = read_date(match.group("day")) if match.group("day") else day
    expires: str | None = None
    if match := _EXPIRES.search(text) if "有效期" in text or _UNTIL.search(text) else None:
        stated = match.group("day") or match.group("until")
        expires = read_date(stated) if stated else _after(effective, match.group("years"))
    return effective, expires


def _after(effective: str | None, years: str) -> str | None:
    """The last day of a term of years that begins on a day."""
    if effective is None or len(effective) != 10:
        return None
    count = int(years) if years.isascii() and years.isdigit() else _YEARS.get(years, 0)
    begun = date.fromisoformat(effective)
    if not 1 <= count <= 50:
        return None
    last = (
        begun.replace(year=begun.year + count, day=min(begun.day, 28))
        if begun.month == 2
        else begun.replace(year=begun.year + count)
    )
    return date.fromordinal(last.toordinal() - 1).isoformat()
