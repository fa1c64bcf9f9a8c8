"""Words for a change that name nothing alone (增幅, 降幅): they stand for the noun that the clause before names.

“参保人数增加6万人,增幅为3.1%”:3.1% 仍是“参保人数”,increase。
"""

from __future__ import annotations

from policyminer.extractors.drafts import FigureDraft

_TURNS = {"增幅": "increase", "涨幅": "increase", "降幅": "decrease", "减幅": "decrease", "跌幅": "decrease"}
_SHARES = frozenset({"percent", "fraction", "percentage_point"})


def fuller(text: str, draft: FigureDraft, last: FigureDraft | None) -> None:
    """Give a figure the noun of the one before where its own only names a change, in place.

    ``参保人数增加6万人，增幅为3.1%``: both are of 参保人数; what 降幅收窄2个百分点 changes is the 降幅 itself.

    Parameters
    ----------
    text
        The folded text.
    draft, last
        The figure and the one before it in its sentence.
    """
    named = draft.indicator
    if last is None or last.indicator is None or named is None or not last.end < named[0] < draft.start:
        return
    words = text[slice(*named)]
    if words not in _TURNS or draft.dimension not in _SHARES or draft.direction is not None:
        return
    if text[slice(*last.indicator)] in _TURNS or not _same_talk(text, named[0], last):
        return
    draft.direction = _TURNS[words]
    draft.indicator = last.indicator


def _same_talk(text: str, at: int, last: FigureDraft) -> bool:
    """Whether at most a few words stand between the figure before and the lonely word."""
    between = text[last.end : at]
    return len(between) < 12 and not any(sign in between for sign in "。；;：") and between.count("，") < 2
