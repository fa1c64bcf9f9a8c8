"""Quotation marks of every fashion, read as the two that the genre uses.

网页直引号、台式引号、单引号和打反的引号都读作“ ”,字数不变:``even_quotes('实施"双百"行动') == "实施“双百”行动"``。
"""

from __future__ import annotations

import re

_OTHERS = re.compile("[\"＂「」『』‘〝'〟]")
_CORNERS = str.maketrans("「」〝〞〟＂", '“”“””"')
_INNER = str.maketrans("『』", "‘’")
_ALONE = str.maketrans("『』", "“”")
# no inches (24"), nothing that closes what an earlier line opened
_STRAIGHT = re.compile(r"(?<![0-9])\"(?![，。；：、）)！？\s])([^\"“”\n]{1,80})\"")
_APOSTROPHES = re.compile(
    r"(?<![A-Za-z0-9])'(?=[\u4e00-\u9fff0-9])([^'\n]{1,40})(?<=[\u4e00-\u9fff0-9])'(?![A-Za-z0-9])"
)
_SINGLE = re.compile(r"“[^“”\n]{0,300}”|‘([^‘’“”\n]{1,60})’")
_MARK = re.compile("[“”]")


def even_quotes(text: str) -> str:
    """The same text, character for character, with “ ” around what is quoted.

    直引号、直角引号、单引号统一为“ ”,方向打反的改正,字数不变。

    Parameters
    ----------
    text
        The clean text. Single marks inside double ones stay, and so does a mark that has no other.

    Examples
    --------
    >>> even_quotes('推进"一网通办",实施「强基」工程,办好‘家门口’服务,打造”十分钟“圈')
    '推进“一网通办”,实施“强基”工程,办好“家门口”服务,打造“十分钟”圈'
    """
    if _OTHERS.search(text) is not None:
        text = _doubled(text)
    marks = _MARK.findall(text)
    if marks[::2].count("“") == len(marks[::2]) and marks[1::2].count("”") == len(marks[1::2]):
        return text
    return "".join([_alternating(line) for line in text.splitlines(keepends=True)])


def _doubled(text: str) -> str:
    text = text.translate(_CORNERS if "「" not in text else _CORNERS | _INNER)
    if "『" in text:
        text = text.translate(_ALONE)
    if '"' in text:
        text = _STRAIGHT.sub(r"“\1”", text)
    if "'" in text:
        text = _APOSTROPHES.sub(r"“\1”", text)
    return _SINGLE.sub(_outer, text) if "‘" in text else text


def _outer(match: re.Match[str]) -> str:
    return match.group() if match[1] is None else f"“{match[1]}”"


def _alternating(line: str) -> str:
    """A line whose marks cannot be read as they stand, with opening and closing ones by turns."""
    marks = [match.start() for match in _MARK.finditer(line)]
    if len(marks) % 2 or _nested(line, marks):
        return line
    chars = list(line)
    for turn, at in enumerate(marks):
        chars[at] = "”" if turn % 2 else "“"
    return "".join(chars)


def _nested(line: str, marks: list[int]) -> bool:
    depth = 0
    for at in marks:
        depth += 1 if line[at] == "“" else -1
        if depth < 0:
            return False
    return depth == 0
