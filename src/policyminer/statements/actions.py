"""The policy actions inside a unit: its clauses with a verb of action, their actor and whom they are for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from policyminer.spans import Span
from policyminer.statements.action_words import ActionWords, action_words
from policyminer.statements.clauses import split_clauses
from policyminer.statements.parties import actor_of, group, may_act, object_of

_FRAME = re.compile(
    r"在.{1,60}(?:上|中|下|内|方面|领域|基础上|过程中|后|时|期间)|以.{1,60}为[^,，]{1,8}|随着.{1,60}|根据.{1,60}|按照.{1,60}|围绕.{1,40}|截至.{1,20}"
)
"""A clause that only sets the frame: place, aspect, means in general, ground."""
_FRAME_HEADS = frozenset("在以随根按围截")
_NUMERALS = "一二三四五六七八九十"
_MARK = re.compile(
    rf"(?:第[{_NUMERALS}百0-9]{{1,4}}条|[（(][{_NUMERALS}0-9]{{1,3}}[)）]|[{_NUMERALS}]{{1,3}}、|[0-9]{{1,2}}[.．、])"
    r"[ 　]*"
)
_MARK_HEADS = frozenset("第（(一二三四五六七八九十0123456789")
_FOR = re.compile(r"对于?|凡是?|向")
_OF = re.compile(r"的[^，,的]{0,14}$")
_NOWHERE: frozenset[int] = frozenset()
_CARRIED = 3
"""How many characters may stand before the verb of a clause that goes on with the actor of the one before."""


class Action(Struct, gc=False):
    """One action in offsets of the unit's words."""

    start: int
    end: int
    actor: Span | None
    object: Span | None


def find_actions(words: str, verbs: Sequence[Span], bodies: Sequence[Span]) -> list[Action]:
    """The actions of one unit.

    一句话里的政策行动:``县人社局牵头成立专班,与高校建立合作机制`` → 两个行动。

    Parameters
    ----------
    verbs
        Where verbs of action stand in it, in order.
    bodies
        The mentions of organizations inside, in offsets of ``words``.
    """
    places = [verb[0] for verb in verbs]
    found = [(start, end, bisect_left(places, start), bisect_left(places, end)) for start, end in clauses(words)]
    return actions_of(words, found if verbs else (), verbs, bodies)


def actions_of(
    words: str, found: Iterable[tuple[int, int, int, int]], verbs: Sequence[Span], bodies: Sequence[Span]
) -> list[Action]:
    """The same from the clauses: begin, end, and which of the verbs (from, up to) begin inside.

    A clause that tells a state (``营商环境持续优化``) is one only where there is no other; one that names only whom the
    next is for (``对新办企业,给予补贴``) belongs to the next.
    """
    lexicon = action_words()
    heads, grants, size = lexicon.heads, lexicon.grant_heads, len(words)
    begins = {left for left, _ in bodies} if bodies else _NOWHERE
    actions: list[Action] = []
    states: list[Action] = []
    actor: Span | None = None
    waiting: tuple[int, Span] | None = None
    for start, end, first, stop in found:
        head = words[start]
        if head in _MARK_HEADS and (mark := _MARK.match(words, start, end)) and mark.end() < end:
            start = mark.end()
            head = words[start]
        begun = _skip(words, start, end, lexicon) if head in heads else start
        if words[begun : begun + 1] in _FRAME_HEADS and _FRAME.fullmatch(words, begun, end):
            continue
        if end + 1 < size and words[end + 1] in grants and (asked := _only_for(words, start, end, lexicon)):
            waiting = start, asked
            continue
        if first == stop:
            if actions and actions[-1].end >= start - 1 and lexicon.tails.match(words, start):
                actions[-1].end = end
            continue
        if head == "为" and _is_purpose(words, start, end, verbs[first:stop]):
            continue
        verb = verbs[first][0]
        if verb > start and lexicon.tells_a_state(words, start, end, verb):
            states.append(Action(start, end, None, None))
            continue
        begun = min(begun, verb)
        if begun in begins or (verb > begun and may_act(words, begun)):
            doer, behind = actor_of(words, begun, verb, bodies, lexicon)
            actor = doer or (None if begun in begins else actor)
            begun = _skip(words, behind, end, lexicon)
        elif verb - begun > _CARRIED and words[begun] not in heads:
            actor = None
        target = object_of(words, begun, end, verbs[first:stop], lexicon) if words[begun] in heads else None
        if waiting is not None and head in grants and lexicon.grants.match(words, start):
            begun, target = waiting[0], target or waiting[1]
        waiting = None
        actions.append(Action(begun, end, actor, target))
    return actions or states[:1]


def _only_for(words: str, start: int, end: int, lexicon: ActionWords) -> Span | None:
    """Whom the next clause is for, when a clause says nothing else and a grant follows it."""
    if words[end] not in ",，" or not lexicon.grants.match(words, end + 1):
        return None
    opener = _FOR.match(words, start, end)
    if opener is None and _OF.search(words, start, end) is None:
        return None
    begun = start if opener is None else opener.end()
    return group(words, begun, end, lexicon) if lexicon.groups.search(words, begun, end) else None


def _is_purpose(words: str, start: int, end: int, verbs: Sequence[Span]) -> bool:
    """``为加强领导,…``: a purpose before the action, the verb right behind 为 and something still to come."""
    return len(verbs) == 1 and verbs[0][0] <= start + 4 and end < len(words) - 1


def clauses(words: str) -> list[Span]:
    """The stretches between commas outside brackets and quotes, without their punctuation."""
    found = split_clauses(f"\x02{words}\x03", np.asarray([1]), np.asarray([len(words)]))
    return list(zip((found.starts - 1).tolist(), (found.ends - 1).tolist(), strict=True))


def _skip(words: str, start: int, stop: int, lexicon: ActionWords) -> int:
    if words[start : start + 1] not in lexicon.heads:
        return start
    opener = lexicon.openers.match(words, start, stop)
    return start if opener is None else opener.end()
