"""Where a name begins whose words the tagger cut or took for verbs."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import load_lexicon
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import Token

_NO_FIRM = re.compile(r"[的了在与和及向对将由被是为等把从到给让称说某各该每]|公司|集团|企业|[局厅院校会]|\d")


def whole_firm(text: str, words: list[Token], kept: list[Token], low: int, head: int, regions: Regions) -> list[Token]:
    """The whole clause before 有限公司 when a place begins it and no function word stands in it.

    杭州云深求索人工智能技术有限公司: the words of a firm's own name may be verbs.
    """
    if not kept or kept[0].start == low or not 6 < head - low < 27 or not regions.begins_at(low):
        return kept
    place = regions.starting_in(low, head)
    ranked = place is not None and place[1] - low > 2 and text[place[1] - 1] in "省市县区州镇乡旗盟"
    if place is None or ranked or _NO_FIRM.search(text, low, head):
        return kept
    return kept if any(token.word in load_lexicon().stops for token in words) else words


def from_level(text: str, kept: list[Token], head: int) -> list[Token]:
    """The words from a level word on that a verb stands before, however the tagger cut it (刚入职|县疾控中心)."""
    for index, token in enumerate(kept):
        at = token.end - 1
        if (
            at > kept[0].start
            and text[at] in "省市县"
            and token.end <= head
            and text[at - 2 : at] in load_lexicon().stops
        ):
            return [Token(at, at + 1, text[at], "n"), *kept[index + 1 :]]
    return kept
