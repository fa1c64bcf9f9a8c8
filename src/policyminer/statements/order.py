"""Which of several instruments comes first: the likely one, whose words stand first, as the codebook rules."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

WEIGHT = 3.0
"""What the place of the first cue counts, from the beginning of a unit to its end, in units of the logit."""
NOWHERE = 0.6
"""The place of an instrument without cues."""


def ordered(
    found: Sequence[tuple[str, float, float]], precedence: Sequence[tuple[str, str]] = ()
) -> list[tuple[str, float, float]]:
    """Instruments with score and place of the first cue (0 to 1), primary first, the others by score.

    人才补贴:``supply.talent`` 先于 ``supply.funding``;一句多措时,先说的为主。
    """
    if len(found) < 2:
        return list(found)
    first = max(found, key=lambda item: (_logit(item[1]) - WEIGHT * item[2], item[0]))
    names = {item[0]: item for item in found}
    for before, behind in precedence:
        if first[0] == behind and before in names:
            first = names[before]
            break
    rest = sorted([item for item in found if item is not first], key=lambda item: (-item[1], item[0]))
    return [first, *rest]


def _logit(score: float) -> float:
    kept = min(max(score, 1e-6), 1.0 - 1e-6)
    return log(kept / (1.0 - kept))
