"""The words that actions are made of, from the data file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LONGEST_CHANGE = 6


@dataclass(frozen=True, slots=True)
class ActionWords:
    """The words that actions are made of.

    行动用词:动词、起首语、对象引导词、结果说法等。

    Parameters
    ----------
    verbs, further
        Verbs of action; the shipped model knows only the first.
    heads, grant_heads
        The characters that openers, targets and causatives can begin with; those of a grant.
    groups
        What the words for whom an action is for end in.
    """

    verbs: frozenset[str]
    further: frozenset[str]
    openers: re.Pattern[str]
    targets: re.Pattern[str]
    causatives: re.Pattern[str]
    tails: re.Pattern[str]
    object_ends: re.Pattern[str]
    states: re.Pattern[str]
    changes: re.Pattern[str]
    reached: re.Pattern[str]
    groups: re.Pattern[str]
    grants: re.Pattern[str]
    settled: re.Pattern[str]
    heads: frozenset[str]
    grant_heads: frozenset[str]

    @property
    def all_verbs(self) -> frozenset[str]:
        """Every verb of action."""
        return self.verbs | self.further

    def tells_a_state(self, words: str, start: int, end: int, verb: int) -> bool:
        """Whether a clause, whose first verb of action begins at ``verb``, says what has become of its subject.

        The verb begins behind ``start``.
        """
        if words[start] == "是" or self.states.search(words, start, verb):
            return True
        return (
            self.changes.search(words, max(start + 2, end - _LONGEST_CHANGE), end) is not None
            or self.reached.search(words, start + 1, end) is not None
        )


@cache
def action_words() -> ActionWords:
    """The lists of the data file, longest first."""
    text = files("policyminer.statements").joinpath("data", "actions.toml").read_text("utf-8")
    table = tomllib.loads(text)
    openers = re.compile(f"(?:(?:{_either(table['openers'])})[,，、:： ]{{0,2}}){{1,3}}")
    keys = ("causatives", "tails", "object_ends", "states", "grants")
    causatives, tails, object_ends, states, grants = (re.compile(_either(table[key])) for key in keys)
    manners, turns, ends = (_either(table[key]) for key in ("result_manners", "result_changes", "result_ends"))
    heads = [word[0] for key in ("openers", "targets", "causatives") for word in table[key]]
    settled, parts = _either(table["settled"]), _either(table["settled_parts"])
    return ActionWords(
        verbs=frozenset(table["verbs"]),
        further=frozenset(table["further_verbs"]) - frozenset(table["verbs"]),
        openers=openers,
        targets=re.compile(f"(?:{_either(table['targets'])})(?!予)"),
        causatives=causatives,
        tails=tails,
        object_ends=object_ends,
        states=states,
        changes=re.compile(f"(?:(?:{manners})(?:{turns})|{ends})$"),
        reached=re.compile(f"(?:{_either(table['measured'])})(?:已|均|首次|累计|成功)?(?:{_either(table['reached'])})"),
        groups=re.compile(f"(?:{_either(table['groups'])})$"),
        grants=grants,
        settled=re.compile(
            f"(?:正式|顺利|加快|提前|成功|全面|如期|即将|、|“|”)*(?:{settled})|[^，,]{{0,4}}(?:{parts})"
        ),
        heads=frozenset(heads),
        grant_heads=frozenset([word[0] for word in table["grants"]]),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join([re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))])
