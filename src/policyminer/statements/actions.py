"""The policy actions inside a unit: its clauses with a verb of action, their actor and whom they are for."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct

from policyminer.spans import Span
from policyminer.statements.clauses import split_clauses

_SUBJECT = re.compile(r"(?:该|我|全|本)(?:省|市|县|区|镇|乡|州|旗|街道|村)|各级各部门|各地|各部门|各级|我们")
_FRAME = re.compile(
    r"在.{1,60}(?:上|中|下|内|方面|基础上|过程中|后|时|期间)|以.{1,60}为[^,，]{1,8}|随着.{1,60}|根据.{1,60}|按照.{1,60}|围绕.{1,40}|截至.{1,20}"
)
"""A clause that only sets the frame: place, aspect, means in general, ground."""
_FRAME_HEADS = frozenset("在以随根按围截")
_LIST = re.compile(r"[、和及与]{1,2}|以及")
_LONGEST_CHANGE = 6

_SUBJECT_HEADS = frozenset("该我全本各")
_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionWords:
    """The words that actions are made of; ``heads`` are the characters they can begin with."""

    verbs: frozenset[str]
    openers: re.Pattern[str]
    targets: re.Pattern[str]
    causatives: re.Pattern[str]
    tails: re.Pattern[str]
    object_ends: re.Pattern[str]
    states: re.Pattern[str]
    changes: re.Pattern[str]
    heads: frozenset[str]
    special: frozenset[str]
    """What a clause can begin with that says more than its verb: those, 由, and words for we and this place."""

    def tells_a_state(self, words: str, start: int, end: int, verb: int) -> bool:
        """Whether a clause, whose first verb of action begins at ``verb``, says what has become of its subject."""
        if words.startswith("是", start) or self.states.search(words, start, verb):
            return True
        return verb > start and self.changes.search(words, max(start + 2, end - _LONGEST_CHANGE), end) is not None


class Action(Struct, gc=False):
    """One action in offsets of the unit's words."""

    start: int
    end: int
    actor: Span | None
    object: Span | None


@cache
def action_words() -> ActionWords:
    """The lists of the data file, longest first."""
    text = files("policyminer.statements").joinpath("data", "actions.toml").read_text("utf-8")
    table = tomllib.loads(text)
    openers = re.compile(f"(?:(?:{_either(table['openers'])})[,，、:： ]{{0,2}}){{1,3}}")
    keys = ("targets", "causatives", "tails", "object_ends")
    targets, causatives, tails, object_ends = (re.compile(_either(table[key])) for key in keys)
    states = re.compile(_either(table["states"]))
    manners, turns, ends = (_either(table[key]) for key in ("result_manners", "result_changes", "result_ends"))
    changes = re.compile(f"(?:(?:{manners})(?:{turns})|{ends})$")
    heads = [word[0] for key in ("openers", "targets", "causatives") for word in table[key]]
    return ActionWords(
        frozenset(table["verbs"]),
        openers,
        targets,
        causatives,
        tails,
        object_ends,
        states,
        changes,
        frozenset(heads),
        _SUBJECT_HEADS.union(heads, "由"),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join([re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))])


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

    A clause that tells a state (``营商环境持续优化``) is one only where there is no other.
    """
    lexicon = action_words()
    heads, special = lexicon.heads, lexicon.special
    begins = {left for left, _ in bodies} if bodies else _NOWHERE
    actions: list[Action] = []
    states: list[Action] = []
    actor: Span | None = None
    for start, end, first, stop in found:
        head = words[start]
        if first == stop:
            if (
                actions
                and actions[-1].end >= start - 1
                and lexicon.tails.match(words, start)
                and not (head in _FRAME_HEADS and _FRAME.fullmatch(words, start, end))
            ):
                actions[-1].end = end
            continue
        if head in _FRAME_HEADS and _FRAME.fullmatch(words, start, end):
            continue
        if head == "为" and _is_purpose(words, start, end, verbs[first:stop]):
            continue
        if lexicon.tells_a_state(words, start, end, verbs[first][0]):
            states.append(Action(start, end, None, None))
            continue
        if head not in special and start not in begins:
            actions.append(Action(start, end, actor, None))
            continue
        inside = verbs[first:stop]
        actor_here, begun = _actor(words, start, inside, bodies, lexicon)
        actor = actor_here or actor
        begun = _skip(words, begun, end, lexicon)
        target = _object(words, begun, end, inside, lexicon) if words[begun : begun + 1] in heads else None
        actions.append(Action(begun, end, actor, target))
    return actions or states[:1]


def _is_purpose(words: str, start: int, end: int, verbs: Sequence[Span]) -> bool:
    """``为加强领导,…``: a purpose before the action, the verb right behind 为 and something still to come."""
    return len(verbs) == 1 and verbs[0][0] <= start + 4 and end < len(words) - 1


def clauses(words: str) -> list[Span]:
    """The stretches between commas outside brackets and quotes, without their punctuation."""
    found = split_clauses(f"\x02{words}\x03", np.asarray([1]), np.asarray([len(words)]))
    return list(zip((found.starts - 1).tolist(), (found.ends - 1).tolist(), strict=True))


def _actor(
    words: str, start: int, verbs: Sequence[Span], bodies: Sequence[Span], lexicon: ActionWords
) -> tuple[Span | None, int]:
    """The bodies (or 该县, 我市 …) that a clause begins with, and where the rest begins."""
    begun = _skip(words, start, verbs[0][0], lexicon)
    if words.startswith("由", begun):
        begun += 1
    if words[begun : begun + 1] in _SUBJECT_HEADS and (match := _SUBJECT.match(words, begun)):
        return match.span(), match.end()
    actor: Span | None = None
    for left, right in bodies:
        if actor is None and left == begun:
            actor = (left, right)
        elif actor is not None and left >= actor[1] and _LIST.fullmatch(words, actor[1], left):
            actor = (actor[0], right)
    return (actor, actor[1]) if actor else (None, begun)


def _skip(words: str, start: int, stop: int, lexicon: ActionWords) -> int:
    if words[start : start + 1] not in lexicon.heads:
        return start
    opener = lexicon.openers.match(words, start, stop)
    return start if opener is None else opener.end()


def _object(words: str, start: int, end: int, verbs: Sequence[Span], lexicon: ActionWords) -> Span | None:
    """Whom the action is for: behind 对 向 为 与 …, or between 支持 鼓励 … and the next verb."""
    if target := lexicon.targets.match(words, start):
        begun = target.end()
        behind = [verb for verb in verbs if verb[0] > begun]
        stop = behind[0][0] if behind else end
        return _phrase(words, begun, stop, lexicon.object_ends)
    if causative := lexicon.causatives.match(words, start):
        begun = causative.end()
        behind = [verb for verb in verbs if verb[0] > begun]
        return _phrase(words, begun, behind[0][0], lexicon.object_ends) if behind else None
    return None


_ADVERBS = re.compile(
    r"(?:一次性|分别|进行|依法|予以|积极|全面|大力|统一|免费|逐步|共同|合作|开展|按规定|优先|及时|最高|的|、|[和与及]){1,3}$"
)
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))


def _phrase(words: str, start: int, stop: int, ends: re.Pattern[str]) -> Span | None:
    """What stands between two offsets, without what it does or how; None when a pair of marks is cut."""
    if match := ends.search(words, start + 2, stop):
        stop = match.start()
    if match := _ADVERBS.search(words, start, stop):
        stop = match.start()
    if any(words.count(left, start, stop) != words.count(right, start, stop) for left, right in _PAIRS):
        return None
    return (start, stop) if start + 1 < stop else None
