"""The words that actions are made of, from the data file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LONGEST_CHANGE = 6
_REACHED = (
    r"(?:率|比例|比重|面积|总量|总数|规模|收入|产值|增加值|投资|总额|余额|吞吐量|人数|人次|户数|强度)"
    r"(?:已|均|首次|累计|成功)?(?:达到?|超过?|突破|提高到|提升到|提升至|提高至|增至|升至|降至|占|增长|下降|提高|提升)"
)


@dataclass(frozen=True, slots=True)
class ActionWords:
    """The words that actions are made of.

    行动用词:动词、起首语、对象引导词、结果说法等。

    Parameters
    ----------
    verbs, further
        Verbs of action; the shipped model knows only the first.
    heads
        The characters that openers, targets and causatives can begin with.
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
    groups: re.Pattern[str]
    grants: re.Pattern[str]
    settled: re.Pattern[str]
    heads: frozenset[str]

    @property
    def all_verbs(self) -> frozenset[str]:
        """Every verb of action."""
        return self.verbs | self.further

    def tells_a_state(self, words: str, start: int, end: int, verb: int) -> bool:
        """Whether a clause, whose first verb of action begins at ``verb``, says what has become of its subject."""
        if words.startswith("是", start) or self.states.search(words, start, verb):
            return True
        return verb > start and (
            self.changes.search(words, max(start + 2, end - _LONGEST_CHANGE), end) is not None
            or _REACHED_PATTERN.search(words, start + 1, end) is not None
        )


_REACHED_PATTERN = re.compile(_REACHED)


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
    settled = _either(table["settled"])
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
        groups=re.compile(f"(?:{_either(table['groups'])})$"),
        grants=grants,
        settled=re.compile(f"(?:正式|顺利|加快|提前|成功|全面|如期|即将|、|“|”)*(?:{settled})"),
        heads=frozenset(heads),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join([re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))])
