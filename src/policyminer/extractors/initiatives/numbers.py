"""Document numbers (发文字号): found in prose and in heads of papers, brackets right, wrong or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policyminer.extractors.drafts import DocumentNumber

_OPEN = r"[〔\[【(（﹝［〈<「{｛〖]"
_CLOSE = r"[〕\]】)）﹞］〉>」}｝〗]"
_GAP = r"[ \t\u3000]{0,3}"
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_YEAR = r"(?:(?:1[ ]?9|2[ ]?[0OoＯ〇])[ ]?[0-9OoＯ〇][ ]?[0-9OoＯ〇]|二[〇○零OoＯ0][〇○零一二三四五六七八九]{2})"
_COUNT = r"[一二三四五六七八九十百零〇○]{1,6}"
_SERIAL = rf"{_GAP}(?:[年第]{_GAP})?(?P<serial>[0-9](?:[ ]?[0-9]){{0,4}}(?:[-—–－][0-9]{{1,3}})?|{_COUNT})"
_SHORT_YEAR = r"[4-9][0-9](?=[〕\]】])"  # 〔98〕12号
_MORE = rf"(?:{_GAP}号?[、,，和][0-9]{{1,4}}){{0,5}}"  # 24、25号
_END = rf"{_GAP}号(?![楼房线院馆厅桥])"

# Each pattern begins where the code ends; the code is then read leftwards from there.
_BRACKETED = re.compile(  # 〔2018〕11号, or without 号 at the end of a bracket or line
    rf"{_OPEN}{_GAP}(?P<year>{_YEAR}|{_SHORT_YEAR})(?:{_GAP}年)?{_GAP}{_CLOSE}{_SERIAL}{_MORE}(?:{_END}|(?={_GAP}(?:[)）》\n]|\Z)))"
)
_HALF = re.compile(  # one bracket lost: 2020〕57号, 〔202057号
    rf"(?:{_OPEN}{_GAP}(?P<year1>{_YEAR})|(?P<year>{_YEAR}){_GAP}{_CLOSE}){_SERIAL}{_END}"
)
_LOST = re.compile(  # both lost: 202057号, 2020 57号, 2020-57号, 2020年57号
    rf"(?P<year>(?:19[6-9]|20[0-4])[0-9]){_GAP}[-—–－.·年]?{_SERIAL}{_END}"
)
_NOTICE = re.compile(  # behind 公告, 通告, 令: 2018年第28号
    rf"[(（]?(?P<year>{_YEAR})年?{_GAP}[,，]?{_GAP}第{_GAP}(?P<serial>[0-9]{{1,4}}){_GAP}号[)）]?(?P<behind>{_GAP}(?:公告|通告))?"
)
_DECREE = re.compile(  # behind 令: 第722号; before 令: 第45号令
    rf"[(（]?{_GAP}第{_GAP}(?P<serial>[0-9]{{1,4}}|{_COUNT}){_GAP}号(?P<decree>令)?[)）]?"
)
_ANY = re.compile(
    rf"[0-9]{_GAP}号|第{_GAP}{_COUNT}{_GAP}号"
    rf"|{_OPEN}{_GAP}(?:{_YEAR}|{_SHORT_YEAR})(?:{_GAP}年)?{_GAP}{_CLOSE}{_GAP}(?:[年第]{_GAP})?[0-9一二三四五六七八九十百]"
)
_SPACED = re.compile(rf"(?:(?<!{_HAN}){_HAN}[ ]{{1,2}}){{1,7}}{_HAN}{_GAP}$")  # 云 政 发〔2021〕5号
_CODE = re.compile(
    rf"(?:(?<![A-Za-zＸ×])[XxＸ×]{{1,3}})?{_HAN}{{1,18}}(?:[(（]{_HAN}{{1,4}}[)）]{_HAN}{{0,6}})?{_GAP}$"
)
_LOST_CODE = re.compile(
    rf"{_HAN}{{0,17}}[发办函字规政府令党委电文通建综联税议审监厅组宣统纪人社教科农环卫财商文旅体民水交]{_GAP}$"
)
_NOTICE_CODE = re.compile(r"[\u4e00-\u9fff 　、]{0,34}(?:公告|通告|通报|令|公报)[ \t\u3000]{0,3}$")
_DECREE_CODE = re.compile(rf"{_HAN}{{0,24}}(?:令|(?:委员会|人大|人民政府)公告)[ \t\u3000\n]{{0,3}}$")
_BODY_CODE = re.compile(rf"{_HAN}{{0,20}}{_GAP}$")
_CUT = re.compile(
    r"^.*(?:根据|对照|按照|依据|依照|遵照|参照|参见|详见|执行|落实|贯彻|印发|转发|批转|颁布|发布|下发|公布|出台|制定|修订|实施|废止|有关|相关|关于|以及|"
    r"文件|文号|字号|编号|附件|原件|精神|规定|通知|要求|结合|其中|同时|号文|我[市县省区]|本[市县省区]|该[市县省区]|"
    r"(?<=[^共])和(?![政府办委发])(?!信息化|发展|改革|社会|旅游|体育|国土|城乡|草原|计划|国防|监督|信用|农村)|"
    r"(?<=.)[的及与见以按由据在是即原](?![政府办委发]))(?=.)"  # but 和政发 is a code
)
_ORGAN = re.compile(
    r"^.*(?:人民政府|委员会|办公室|办公厅|(?<=...)[厅局委部](?=..))(?=.)"
)  # 某县人民政府某政发〔2021〕1号
_PLAIN = (_CODE, _LOST_CODE)
_NO_CODES = frozenset(
    "根据 按照 依据 依照 遵照 参照 落实 执行 文号 字号 发文字号 文件 编号 见 详见 即 原 和 及 与 以及".split()
)
_CHINESE = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_DIGITS = str.maketrans({"O": "0", "o": "0", "Ｏ": "0", "〇": "0", " ": "", "\u3000": "", "\t": ""})


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A document number with its place in the text.

    ``根据豫政〔2018〕11号`` 中的 ``豫政〔2018〕11号``:``NumberMatch(2, 13, …)``。
    """

    start: int
    end: int
    number: DocumentNumber


def find_document_numbers(text: str) -> list[NumberMatch]:
    """All document numbers of a text, left to right, not overlapping.

    找出文中的发文字号:``(焦发〔2018〕11号)`` → 焦发 2018 11。

    Examples
    --------
    >>> [m.number.number for m in find_document_numbers("根据云政发202057号和国务院令第722号")]
    ['云政发〔2020〕57号', '国务院令第722号']
    """
    chosen: dict[tuple[int, int], NumberMatch] = {}
    for begun, stop in _windows(text):
        found: list[NumberMatch] = []
        window = text[begun:stop]
        taken = bytearray(len(window))
        for find in (_bracketed, _half, _notices, _decrees, _lost):
            for match in find(window):
                if not any(taken[match.start : match.end]):
                    taken[match.start : match.end] = b"\1" * (match.end - match.start)
                    found.append(match)
        for match in found:
            chosen[begun + match.start, begun + match.end] = replace(
                match, start=begun + match.start, end=begun + match.end
            )
    return sorted(chosen.values(), key=lambda match: match.start)


def _windows(text: str) -> list[tuple[int, int]]:
    """Stretches around everything that could end a number, joined where they touch."""
    found: list[tuple[int, int]] = []
    places = [place for place in _marks(text) if _ANY.match(text, place)]
    for place in sorted(places):
        start, end = max(0, place - 60), min(len(text), place + 40)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _marks(text: str) -> Iterator[int]:
    """Where something that ends a number may begin: a digit before 号, 第 before it, a bracket before a year."""
    at = text.find("号")
    while at >= 0:
        digit = at - 1
        while digit >= at - 3 and text[digit : digit + 1] in _SPACES:
            digit -= 1
        if text[digit : digit + 1].isdigit():
            yield digit
        else:
            ordinal = text.rfind("第", max(0, digit - 8), digit + 1)
            if ordinal >= 0:
                yield ordinal
        at = text.find("号", at + 1)
    for match in _YEARS.finditer(text):
        yield match.start()


_SPACES = frozenset(" \t\u3000")
_YEARS = re.compile(rf"{_OPEN}{_GAP}(?:{_YEAR}|{_SHORT_YEAR})")


def parse_document_number(text: str) -> DocumentNumber | None:
    """The first document number of a text, with its parts, or None.

    解析发文字号:``parse_document_number("焦发[2018] 11 号")`` → 焦发〔2018〕11号。

    Examples
    --------
    >>> parse_document_number("焦发[2018] 11 号")
    DocumentNumber(number='焦发〔2018〕11号', issuer_code='焦发', year=2018, serial=11, kind=None)
    >>> parse_document_number("没有文号") is None
    True
    """
    found = find_document_numbers(text)
    return found[0].number if found else None


def _before(text: str, at: int, pattern: re.Pattern[str], reach: int = 28) -> tuple[int, str] | None:
    """The issuer code that ends at ``at``: prose before it is cut off."""
    window = text[max(0, at - reach) : at]
    spaced = _SPACED.search(window) if pattern is _CODE else None
    if spaced:
        return at - len(window) + spaced.start(), re.sub("[ \u3000\t]", "", spaced[0])
    match = pattern.search(window)
    if match is None:
        return None
    start, raw = at - len(window) + match.start(), match[0]
    cut = _CUT.match(raw.rstrip()) or (_ORGAN.match(raw.rstrip()) if pattern in _PLAIN else None)
    while cut:
        start, raw = start + cut.end(), raw[cut.end() :]
        cut = _CUT.match(raw.rstrip()) or (_ORGAN.match(raw.rstrip()) if pattern in _PLAIN else None)
    return start + len(raw) - len(raw.lstrip()), raw.strip()


def _year(words: str) -> int:
    digits = "".join([str(_CHINESE.get(char, char)) for char in words.translate(_DIGITS)])
    digits = digits.replace("O", "0")
    return int(digits) + (1900 if len(digits) == 2 else 0)


def _serial(words: str) -> str:
    """The digits of a serial, those written in Chinese too: 十二 is 12."""
    words = words.translate(_DIGITS)
    if words[0].isdigit():
        return words
    value, digit = 0, 0
    for char in words:
        if char in "十百":
            value += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _CHINESE[char]
    return str(value + digit)


def _number(code: str, year: str, serial: str) -> DocumentNumber:
    digits, count = _year(year), _serial(serial)
    value = int(re.split(r"[-—–－]", count)[0])
    return DocumentNumber(f"{code}〔{digits}〕{count}号", code or None, digits, value)


def _bracketed(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _BRACKETED.finditer(text):
        start, code = _before(text, match.start(), _CODE) or (match.start(), "")
        if code in _NO_CODES:
            start, code = match.start(), ""
        found.append(NumberMatch(start, match.end(), _number(code, match["year"], match["serial"])))
    return found


def _half(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _HALF.finditer(text):
        before = _before(text, match.start(), _CODE)
        if before and before[1]:
            number = _number(before[1], match["year1"] or match["year"], match["serial"])
            found.append(NumberMatch(before[0], match.end(), number))
    return found


def _lost(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _LOST.finditer(text):
        before = _before(text, match.start(), _LOST_CODE)
        if before and len(before[1]) >= 2:
            found.append(NumberMatch(before[0], match.end(), _number(before[1], match["year"], match["serial"])))
    return found


def _unbracketed(match: re.Match[str]) -> int:
    """The end of a match without a closing bracket that it did not open."""
    return match.end() - (match[0][-1] in ")）" and match[0][0] not in "(（")


def _notices(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _NOTICE.finditer(text):
        before = _before(text, match.start(), _NOTICE_CODE, 40)
        year, serial = _year(match["year"]), int(match["serial"])
        if before is None and match["behind"]:
            number = DocumentNumber(f"公告{year}年第{serial}号", None, year, serial)
            found.append(NumberMatch(match.start(), match.end(), number))
        if before is None:
            continue
        code = re.sub(r"[ \u3000]+(?=公告|通告|令)", "", re.sub(r"[ \u3000]+", " ", before[1]))
        begun = before[0]
        for lead in re.finditer(r"^\S*(?<![部局委署会院厅行办]) ", code):
            begun, code = begun + lead.end(), code[lead.end() :]
        number = DocumentNumber(f"{code}{year}年第{serial}号", code, year, serial)
        found.append(NumberMatch(begun, _unbracketed(match) - len(match["behind"] or ""), number))
    return found


def _decrees(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _DECREE.finditer(text):
        before = _before(text, match.start(), _BODY_CODE if match["decree"] else _DECREE_CODE, 32)
        if before is None:
            continue
        code = before[1] + ("令" if match["decree"] else "")
        serial = int(_serial(match["serial"]))
        start = before[0] if before[1] else match.start()
        found.append(NumberMatch(start, _unbracketed(match), DocumentNumber(f"{code}第{serial}号", code, None, serial)))
    return found
