"""Document numbers (发文字号): found in prose and in heads of papers, brackets right, wrong or lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyminer.extractors.drafts import DocumentNumber

_OPEN = r"[〔\[【(（﹝［〈<「{｛〖]"
_CLOSE = r"[〕\]】)）﹞］〉>」}｝〗]"
_GAP = r"[ \t\u3000]{0,3}"
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_YEAR = rf"(?P<year>(?:1[ ]?9|2[ ]?[0OoＯ〇])[ ]?[0-9OoＯ〇][ ]?[0-9OoＯ〇])(?:{_GAP}年)?"
_SERIAL = rf"{_GAP}(?:第{_GAP})?(?P<serial>[0-9](?:[ ]?[0-9]){{0,4}}(?:[-—–－][0-9]{{1,3}})?)(?:{_GAP}号?[、,，和][0-9]{{1,4}}){{0,5}}"
_END = rf"{_GAP}号(?![楼房线院馆厅桥])"

_BRACKETED = re.compile(
    rf"""
    (?P<code>{_HAN}{{1,18}}(?:[(（]{_HAN}{{1,4}}[)）]{_HAN}{{0,6}})?)?   # 豫政办 ; (bare 〔2017〕132号 has none)
    {_GAP}{_OPEN}{_GAP}{_YEAR}{_GAP}{_CLOSE}
    {_SERIAL}
    (?:{_END}|(?={_GAP}(?:[)）》\n]|$)))                                 # 号, or the end of a bracket or line
    """,
    re.VERBOSE,
)
_HALF = re.compile(  # one bracket lost: 豫政2020〕57号, 豫政〔202057号
    rf"(?P<code>{_HAN}{{1,18}}){_GAP}(?:{_OPEN}{_GAP}{_YEAR}|{_YEAR}{_GAP}{_CLOSE})".replace("(?P<year>", "(?P<year1>", 1)
    + rf"{_SERIAL}{_END}"
)
_LOST = re.compile(  # both lost: 某政发202057号, 某政发2020 57号, 某政发2020-57号, 某政发2020年第57号
    rf"(?P<code>{_HAN}{{0,17}}[发办函字规政府令党委电文通建综联税议审监厅组宣统纪人社教科农环卫财商文旅体民水交])"
    rf"{_GAP}(?P<year>(?:19[6-9]|20[0-4])[0-9]){_GAP}[-—–－.·年]?{_SERIAL}{_END}"
)
_NOTICE = re.compile(  # 国家税务总局公告2018年第28号, 海关总署公告〔2020〕5号 is of the first form
    rf"(?P<code>(?:{_HAN}{{2,20}}[ 　、]?){{0,4}}{_HAN}{{0,12}}(?:公告|通告|通报|令|公报))"
    rf"{_GAP}[(（]?{_YEAR}年?{_GAP}[,，]?{_GAP}第{_GAP}(?P<serial>[0-9]{{1,4}}){_GAP}号[)）]?"
)
_DECREE = re.compile(  # 国务院令第722号, 省政府令第200号, 第45号令
    rf"(?P<code>{_HAN}{{0,24}}令)[ \t\u3000\n]{{0,3}}[(（]?{_GAP}第{_GAP}(?P<serial>[0-9]{{1,4}}){_GAP}号[)）]?"
    rf"|(?P<code2>{_HAN}{{0,24}}?){_GAP}第{_GAP}(?P<serial2>[0-9]{{1,4}}){_GAP}号令"
)
_CUT = re.compile(
    r"^.*(?:根据|按照|依据|依照|遵照|参照|参见|详见|执行|落实|贯彻|印发|转发|批转|颁布|发布|下发|公布|出台|制定|修订|实施|废止|有关|相关|关于|以及|"
    r"文件|文号|字号|编号|附件|原件|精神|规定|通知|要求|结合|其中|同时|号文|我[市县省区]|本[市县省区]|该[市县省区]|"
    r"(?<=.)[的和及与见以按由据在是即原]|"  # these also begin codes (和政发, 即政发): only after something
    r"人民政府|委员会|办公室|办公厅|(?<=...)[厅局委部](?=..))(?=.)"
)
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
    if "号" not in text and not re.search(rf"{_YEAR}{_GAP}{_CLOSE}", text):
        return []
    found: list[NumberMatch] = []
    taken = -1
    candidates = _bracketed(text) + _half(text) + _notices(text) + _decrees(text) + _lost(text)
    order = {id(match): rank for rank, match in enumerate(candidates)}
    chosen: list[NumberMatch] = []
    for match in sorted(candidates, key=lambda m: order[id(m)]):
        if all(match.end <= other.start or match.start >= other.end for other in chosen[-40:]):
            chosen.append(match)
    for match in sorted(chosen, key=lambda m: m.start):
        if match.start >= taken:
            found.append(match)
            taken = match.end
    return found


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


def _code(text: str, start: int, end: int) -> tuple[int, str]:
    """The issuer code at the right end of a run of characters: prose before it is cut off."""
    raw = text[start:end]
    cut = _CUT.match(raw)
    while cut and cut.end() < len(raw):
        start, raw = start + cut.end(), raw[cut.end() :]
        cut = _CUT.match(raw)
    return start, raw.strip()


def _number(code: str, year: str | None, serial: str) -> DocumentNumber:
    digits = (year or "").translate(_DIGITS)
    count = serial.translate(_DIGITS)
    value = int(re.split(r"[-—–－]", count)[0])
    return DocumentNumber(f"{code}〔{digits}〕{count}号", code or None, int(digits), value)


def _bracketed(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _BRACKETED.finditer(text):
        start, code = match.start(), ""
        if match["code"]:
            start, code = _code(text, match.start("code"), match.end("code"))
        found.append(NumberMatch(start, match.end(), _number(code, match["year"], match["serial"])))
    return found


def _half(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _HALF.finditer(text):
        start, code = _code(text, match.start("code"), match.end("code"))
        year = match["year1"] or match["year"]
        found.append(NumberMatch(start, match.end(), _number(code, year, match["serial"])))
    return found


def _lost(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _LOST.finditer(text):
        start, code = _code(text, match.start("code"), match.end("code"))
        if len(code) >= 2:
            found.append(NumberMatch(start, match.end(), _number(code, match["year"], match["serial"])))
    return found


def _notices(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _NOTICE.finditer(text):
        start, code = _code(text, match.start("code"), match.end("code"))
        year, serial = match["year"].translate(_DIGITS), int(match["serial"])
        end = match.end() - (match[0][-1] in ")）" and match[0].count("(") + match[0].count("（") == 0)
        code = re.sub(r"[ \u3000]+", " ", code).replace(" 公告", "公告").replace(" 令", "令")
        number = DocumentNumber(f"{code}{year}年第{serial}号", code, int(year), serial)
        found.append(NumberMatch(start, end, number))
    return found


def _decrees(text: str) -> list[NumberMatch]:
    found: list[NumberMatch] = []
    for match in _DECREE.finditer(text):
        group = "code" if match["serial"] else "code2"
        start, code = _code(text, match.start(group), match.end(group))
        serial = int(match["serial"] or match["serial2"])
        opened = match[0].count("(") + match[0].count("（")
        end = match.end() - (match[0][-1] in ")）" and opened == 0)
        code = code if code.endswith("令") else code + "令"
        found.append(NumberMatch(start, end, DocumentNumber(f"{code}第{serial}号", code, None, serial)))
    return found
