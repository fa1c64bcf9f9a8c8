"""The number that stands in the head of a paper, where the layout saw none or only a part of it."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives import find_document_numbers
from policyminer.records.types import PaperNumber

_HEAD = 700
_LINES = 16
_LINE = 80
_BODY = re.compile(r"[。；]|[:：]\s*$")
_SERIAL_LINE = re.compile(r"[(（]?\s?(?:(?:19|20)\d\d年\s?)?第\s?[0-9一二三四五六七八九十百]{1,5}\s?号[)）]?\s*$")
_ISSUED = re.compile(r"(?:令|公告|通告)\s*$")
_BEFORE = re.compile(
    r"(?:^|文件|[:：|]|通知|意见|办法|方案|规定|细则|决定|批复|答复|厅|局|委|办|室|部|府|会|院|处)[\s　(（]*$"
)
_CITED = re.compile(r"[《》]|根据|按照|依据|依照|遵照|有关")


_PASSES_ON = re.compile(
    r"印发给你们|转发给你们|特此(?:通知|通告|公告|批复|函复)|请(?:认真|遵照|结合实际)|现(?:将|就)有关|收悉"
)


def passes_on(text: str) -> bool:
    """Whether a text speaks as a paper does, whatever its layout looks like."""
    return bool(_PASSES_ON.search(text, 0, 2000))


def head_number(text: str) -> PaperNumber | None:
    """The first number that fills a line of the head, alone or behind the name of the organ.

    文首字号:``某局文件 某人社发(2022)15号``、令与公告的两行写法 ``某县人民政府令⏎第3号``。
    """
    before = ""
    for line in text[:_HEAD].splitlines()[:_LINES]:
        line = line.strip(" \t\u3000★")
        if not line:
            continue
        if len(line) > _LINE or _BODY.search(line):
            break
        two = bool(_SERIAL_LINE.match(line)) and bool(_ISSUED.search(before))
        found = _of_line(before + line if two else line)
        if found:
            return found
        before = line
    return None


def _of_line(line: str) -> PaperNumber | None:
    for match in find_document_numbers(line):
        ahead, behind = line[: match.start], line[match.end :]
        if _BEFORE.search(ahead) and len(behind) < 30 and not _CITED.search(behind) and not _CITED.search(ahead[-6:]):
            number = match.number
            return PaperNumber(number.number, number.issuer_code, number.year, number.serial, None)
    return None
