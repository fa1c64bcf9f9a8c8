"""Which figure another one is a part of: the whole that stands in front of 其中.

“引进项目90个、总投资320亿元，其中工业项目40个、投资180亿元”:40个 属90个,180亿元 属320亿元。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.sentences import Sentence, Sentences

_LISTS = re.compile(r"包括|包含|(?<![包蕴富饱])含(?![税水率量金氧碳硫有盐糖砷铁苞义混])")
_REACH = 8  # how many figures back the whole may stand
_APART = re.compile(r"[。；;]|，.*，")
_SHARES = frozenset({"percent", "fraction", "multiple", "percentage_point", "rank", "duration"})


def whole_of(
    text: str, drafts: Sequence[FigureDraft], draft: FigureDraft, sentence: Sentence, sentences: Sentences
) -> int | None:
    """The place of the figure that another is a part of; None where it stands for itself.

    Parameters
    ----------
    text
        The folded text.
    drafts
        The figures before it, left to right.
    draft
        The figure at hand.
    sentence
        The sentence around it.
    sentences
        All sentences of the text.
    """
    if not drafts:
        return None
    last = drafts[-1]
    if last.start < sentence.start:
        return _of_sentence_before(text, drafts, draft, sentence, sentences)
    between = text[last.end : draft.start]
    if "其中" in between:
        return _whole(drafts, draft, sentence.start)
    if _LISTS.search(between) is not None:
        whole = _whole(drafts, draft, sentence.start)
        return whole if drafts[whole].unit == draft.unit else None
    if last.part_of is None or draft.start - last.end >= 16 or _APART.search(between):
        return None
    if draft.direction is not None or last.direction is not None:
        return None
    if last.unit == draft.unit:
        return last.part_of
    return _beside(drafts, draft, last.part_of, between)


def _of_sentence_before(
    text: str, drafts: Sequence[FigureDraft], draft: FigureDraft, sentence: Sentence, sentences: Sentences
) -> int | None:
    """``引进项目210个。其中，工业项目80个``: the whole stands in the sentence before."""
    begun = sentence.start
    while begun < sentence.end and text[begun] in " 　（(":
        begun += 1
    if not text.startswith("其中", begun) or text[sentence.start - 1] == "\n":
        return None
    index = sentences.index(sentence.start) - 1
    if index < 0:
        return None
    before = sentences.number(index)
    if drafts[-1].start < before.start:
        return None
    found = _whole(drafts, draft, before.start)
    return found if drafts[found].unit == draft.unit else None


def _whole(drafts: Sequence[FigureDraft], draft: FigureDraft, low: int) -> int:
    """The last figure in the same unit, else the last one."""
    count = len(drafts)
    for back in range(1, min(_REACH, count) + 1):
        earlier = drafts[-back]
        if earlier.start < low:
            break
        if earlier.unit == draft.unit and (earlier.direction is None) == (draft.direction is None):
            return earlier.part_of if back > 1 and earlier.part_of is not None else count - back
    return count - 1


def _beside(drafts: Sequence[FigureDraft], draft: FigureDraft, whole: int, between: str) -> int | None:
    """``总投资320亿元，其中工业项目40个、|投资180亿元``: the figure beside the whole in the same unit."""
    if draft.dimension in _SHARES or "，" in between:
        return None
    near = [at for at in (whole + 1, whole - 1) if 0 <= at < len(drafts)]
    for at in near:
        other = drafts[at]
        if other.unit == draft.unit and other.part_of is None and other.direction is None:
            return at
    return None
