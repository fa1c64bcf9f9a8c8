"""What a figure measures: the shortest words of the text that say it.

“共引进本科生480余人”→“本科生”;“140套人才公寓”→“人才公寓”;“…,增长7%”→ 前一分句的指标。
"""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.figures.cues import LINK, NOMINAL, NOUN, PLACE, VERB, Token
from policyminer.extractors.figures.sentences import Sentence
from policyminer.spans import Span

_STOP = re.compile(r"[，,。；;：:、！？（）()\[\]【】“”《》\n\t—…/]")
_EDGE = " 　、和及与的“”\"'《》（）()·,，"
_LEADING = re.compile(
    r"^(?:其中|同时|此外|另外|另|其余|包括|含|每年|每月|每人每月|每人|每家|每户|每个|每|年均|日均|年|日|月|新|共|本|该|我市|我县|我区|我省|市|"
    r"近|约|超|累计|一批|首批|首次|再|还|等|各类|各级|各|所有|全部|主要|目前|今年|全年)+"
)
_TRAILING = re.compile(r"(?:等|共|各|均|都|总|累计|合计|总计|数量|总数|约|近|超|达|已|仅|分别|人均(?=$)|平均|同比|环比|较上年|比上年|年均|继续|持续|稳步|同步|大幅|进一步|逐年|连续|整体|总体|也|又|就|将|可|能|要|需|一次性|最高|最多|至少|不低于|不少于|不超过)+$")


def noun_before(text: str, sentence: Sentence, low: int, high: int) -> tuple[Span | None, Token | None]:
    """The noun that ends at ``high`` (linking words left off) and the verb in front of it.

    ``共引进本科生`` → ``本科生``, 引进.
    """
    tokens = sentence.tokens
    index = bisect_left(tokens, high, key=_ends)
    while index < len(tokens) and tokens[index].end <= high:
        index += 1
    index -= 1
    edge = high
    while index >= 0:
        token = tokens[index]
        if token.end == edge and token.start >= low and token.kind & LINK and not token.kind & NOUN:
            edge = token.start
        elif token.end == edge and token.start >= low and token.end - token.start == 1 and token.kind & LINK:
            edge = token.start
        else:
            break
        index -= 1
    edge = _trim_right(text, low, edge)
    while index >= 0 and tokens[index].start >= edge:
        index -= 1
    left, verb = low, None
    while index >= 0:
        token = tokens[index]
        if token.end <= low:
            break
        if _cuts(text, tokens, index, low, edge):
            left, verb = min(token.end, edge), token
            break
        index -= 1
    return _trimmed(text, left, edge), verb


def _ends(token: Token) -> int:
    return token.end


def _cuts(text: str, tokens: list[Token], index: int, low: int, edge: int) -> bool:
    token = tokens[index]
    if token.kind & NOUN:
        return False
    if token.kind & NOMINAL:
        if token.end >= edge:
            return False
        if token.start == low:
            return True
        before = tokens[index - 1] if index else None
        return before is not None and before.end == token.start and bool(before.kind & (LINK | VERB)) and not before.kind & (NOUN | NOMINAL)
    if token.kind & VERB:
        return token.end - token.start > 1 or token.end < edge
    if token.kind & PLACE:
        return True
    return bool(token.kind & LINK) and token.end < edge


def _trim_right(text: str, low: int, edge: int) -> int:
    match = _TRAILING.search(text, max(low, edge - 12), edge)
    if match:
        edge = match.start()
    while edge > low and text[edge - 1] in _EDGE:
        if text[edge - 1] in "”》" and ("“" in text[low:edge] or "《" in text[low:edge]):
            break
        edge -= 1
    return edge


def _trimmed(text: str, left: int, edge: int) -> Span | None:
    piece = text[left:edge]
    last = None
    for last in _STOP_LEFT.finditer(piece):
        pass
    if last is not None and not _balanced(piece):
        left += last.end()
    while left < edge and text[left] in " 　、和及与的·,，)）”":
        left += 1
    match = _LEADING.match(text[left:edge])
    if match and left + match.end() < edge - 1:
        left += match.end()
    return (left, edge) if edge - left >= 1 and edge > left else None


_STOP_LEFT = re.compile(r"[，,。；;：:（(\t—]")


def _balanced(piece: str) -> bool:
    return piece.count("（") == piece.count("）") and piece.count("(") == piece.count(")") and "，" not in piece and "：" not in piece


def noun_after(text: str, sentence: Sentence, start: int, *, over_de: bool = True) -> Span | None:
    """The noun that begins right behind the figure: ``140套|人才公寓``, ``13位|专家``."""
    if over_de and text[start : start + 1] == "的":
        start += 1
    if text[start : start + 1] == "“":
        close = text.find("”", start, start + 24)
        limit = close + 1 if close > 0 else start
    else:
        limit = start
    stop = _STOP_RIGHT.search(text, limit, min(sentence.end, start + 40))
    edge = stop.start() if stop else min(sentence.end, start + 40)
    tokens = sentence.tokens
    index = bisect_left(tokens, start, key=_begins)
    while index < len(tokens):
        token = tokens[index]
        if token.start >= edge:
            break
        if token.kind & (VERB | LINK) and not token.kind & NOUN and not (token.kind & NOMINAL and token.start > start):
            if not _noun_goes_on(tokens, index):
                edge = token.start
                break
        index += 1
    while edge > start and text[edge - 1] in _EDGE:
        if text[edge - 1] == "”" and "“" in text[start:edge]:
            break
        edge -= 1
    return (start, edge) if edge - start >= 1 else None


_STOP_RIGHT = re.compile(r"[，,。；;：:、！？（）()\[\]【】\n\t—…0-9的]")


def _begins(token: Token) -> int:
    return token.start


def _noun_goes_on(tokens: list[Token], index: int) -> bool:
    return False
