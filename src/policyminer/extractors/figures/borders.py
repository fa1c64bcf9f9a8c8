"""Whether a cue word of one character is part of a longer word, so that no noun begins behind it.

“集中连片耕地”的“中”、“滞后项目”的“后”不是界。
"""

from __future__ import annotations

from policyminer.extractors.figures.plain import plain_segmenter

_REACH = 4
_CONTENT = frozenset("vnabijlzgs")
_DOUBTFUL = frozenset("中在到向对从占至把被卖挖挣均由为按每各满折逾")
_BEFORE_NOUNS = frozenset("于")
"""What ends a word that leads to a noun all the same: 位于, 对于."""


def inside_word(text: str, low: int, at: int, high: int) -> bool:
    """Whether the character at an offset stands inside a word of the dictionary that says something.

    ``inside_word("集中连片耕地", 0, 1, 6)`` is True, of ``建成后`` it is not.

    Parameters
    ----------
    text
        The folded text.
    low, high
        The stretch that the word may lie in.
    at
        Where the character stands.
    """
    if text[at] not in _DOUBTFUL:
        return False
    begun = max(low, at - _REACH)
    for word in plain_segmenter().tagged(text[begun : min(high, at + _REACH + 1)]):
        start, end = begun + word.start, begun + word.end
        if start <= at < end:
            return end - start > 1 and (word.tag or "x")[0] in _CONTENT and text[end - 1] not in _BEFORE_NOUNS
    return False
