"""Verbs inside the name of what is counted, behind the number.

“7个生态价值转化示范品牌”的“转化”、“4个片区开发方案”的“开发”都在名称里。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.counted import counted
from policyminer.extractors.figures.cues import LINK, MODIFYING, VERB, Token, cues

_WORKS_OF = re.compile(r"(?:[\u4e00-\u9fff]{2})?(?:工程|项目|行动|计划|任务)")


def composed(text: str, tokens: list[Token], index: int, edge: int) -> bool:
    """``生态价值|转化|示范品牌``: a verb inside the name of what is counted."""
    token, words = tokens[index], counted()
    if text[token.start - 2 : token.start] in words.complete:
        return False
    if _WORKS_OF.match(text, token.end, edge) and text[token.start : token.end] in cues().bettering:
        return True
    if words.purpose.fullmatch(text, token.end, edge) and not text[edge : edge + 1].isdigit():
        return True
    tail = words.composed.match(text, token.end, edge)
    if tail is None and token.kind & MODIFYING:
        tail = words.papers.match(text, token.end, edge)
    return (
        tail is not None
        and (tail.end() == edge or _next_acts(text, tokens, index, tail.end()))
        and text[token.start - 1] not in "和与及"
        and text[token.start : token.end].lstrip("新") not in cues().governing
    )


def _next_acts(text: str, tokens: list[Token], index: int, at: int) -> bool:
    """Whether the next cue word begins at an offset and tells what happens to the thing: ``开发方案|通过审查``."""
    following = next((token for token in tokens[index + 1 : index + 4] if token.start >= at), None)
    return following is not None and following.start == at and following.kind & (VERB | LINK) > 0
