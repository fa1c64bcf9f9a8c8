"""Long lines that hold a whole paper: paragraphs and headings recovered from the marks inside.

Some files keep a report in one line. What can be seen is taken: ``一、`` and ``（一）`` behind a full stop,
a space behind a full stop, the address to the audience, and the customary section titles of work reports.
"""

from __future__ import annotations

import re

from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment, part
from policyminer.layout.lines import SPACE
from policyminer.layout.model import Repair

LONG = 1200
_SPACES = r"[ \t\u3000\u00a0]"
_BREAK = re.compile(
    rf"[。！？!?；;：:”）)](?:{_SPACES}{{1,8}}(?=[\u3400-\u9fff—“《（(\d])"
    r"|(?<=[。！？!?”])(?=[一二三四五六七八九十]{1,3}、[^一二三四五六七八九十、]|[(（][一二三四五六七八九十]{1,3}[)）][^、，,。])"
    r"|(?<=[。！？!?])(?=各位(?:代表|委员)[!！:：,，])|(?<=各位代表[:：])(?=现在|我代表|下面)"
    r"|(?<=[。！？!?])(?=20\d\d年(?:主要|政府|重点)?工作(?:回顾|总结|安排(?:建议)?|任务|建议|打算|思路|部署)))"
)
_GLUED = re.compile(r"(?=20\d\d年[^度]|过去|一年来|今年|刚刚|现在|面对|五年来|做好)")
_CAPTION_BEHIND = re.compile(rf"(?<=[。！？）)]){_SPACES}{{2,40}}(?=图为)")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")


def split_long(fragments: list[Fragment], repairs: list[Repair]) -> list[Fragment]:
    """Cut lines that are far too long for one paragraph where their inner structure shows.

    把一行写完的长文按内部标志切开:``一、2023年工作回顾 过去的一年…`` → 标题与段落。
    """
    made: list[Fragment] = []
    for fragment in fragments:
        if "图为" in fragment.text and (match := _CAPTION_BEHIND.search(fragment.text)):
            made += [part(fragment, 0, match.start()), part(fragment, match.end(), len(fragment.text))]
            continue
        if len(fragment.text) < LONG or fragment.whole or "|" in fragment.text[:200]:
            made.append(fragment)
            continue
        parts = _split(fragment)
        repairs += [Repair("split_line", piece.start) for piece in parts[1:]]
        made += parts
    return made


def _split(fragment: Fragment) -> list[Fragment]:
    text = fragment.text
    cuts = [match.end() for match in _BREAK.finditer(text)]
    pieces: list[Fragment] = []
    for left, right in zip([0, *cuts], [*cuts, len(text)], strict=True):
        begun, stop = left, right
        while begun < stop and text[begun] in SPACE:
            begun += 1
        while stop > begun and text[stop - 1] in SPACE:
            stop -= 1
        pieces += _headed(fragment, begun, stop)
    return pieces


def _headed(fragment: Fragment, left: int, right: int) -> list[Fragment]:
    """A heading at the beginning of a piece is cut from the paragraph behind it."""
    if left >= right:
        return []
    text = fragment.text
    end = _heading_end(text, left, right)
    if end is None:
        return [part(fragment, left, right)]
    begun = end
    while begun < right and text[begun] in SPACE:
        begun += 1
    heading = part(fragment, left, end)
    heading.hint = "heading_text"
    return [heading, part(fragment, begun, right)] if begun < right else [heading]


def _heading_end(text: str, left: int, right: int) -> int | None:
    section = cues()["report_section"].match(text[left : left + 60])
    numbered = _NUMBERED.match(text, left)
    if section is None and numbered:
        section = cues()["report_section"].match(text[numbered.end() : numbered.end() + 60])
        if section:
            end = numbered.end() + section.end()
            return end if end < right and _may_end(text, end) else _spaced(text, left, right)
    elif section:
        return left + section.end() if _may_end(text, left + section.end()) else _spaced(text, left, right)
    return _spaced(text, left, right) if numbered else None


def _may_end(text: str, at: int) -> bool:
    return text[at : at + 1] in SPACE or _GLUED.match(text, at) is not None


def _spaced(text: str, left: int, right: int) -> int | None:
    for at in range(left + 4, min(right - 1, left + 48)):
        if text[at] in "。！？；!?;:：":
            return None
        if text[at] in " \t\u3000\u00a0" and right - at > 20:
            return at
    return None
