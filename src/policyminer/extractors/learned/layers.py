"""Layers: spans with classes (what the rules found, quotes) as features of the characters in and around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from policyminer.segmentation.grams import Ints

PLACES = 6
"""Before a span, its first character, inside, its last, behind it, a span of one character."""
_BEFORE, _FIRST, _INNER, _LAST, _BEHIND, _ALONE = range(PLACES)
Layer = tuple[int, int, Sequence[str]]
"""Where a span begins and ends, and its classes."""
_QUOTED = re.compile("“([^“”\n]{1,30})”")
_LONGEST = 9


def quotes(text: str) -> Iterator[Layer]:
    """Quoted words with what stands around them: how long, behind which word, before which."""
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        behind = text[end + 1 : end + 3]
        yield (
            start,
            end,
            (
                "quote",
                f"quote:{min(end - start, _LONGEST)}",
                f"quote>{behind}",
                f"quote>{behind[:1]}",
                f"quote<{text[max(0, start - 3) : start - 1]}",
                f"quote|{text[end - 1]}>{behind}",
            ),
        )


def features(layers: Iterable[Layer], classes: Mapping[str, int], size: int) -> tuple[Ints, Ints]:
    """The characters that layers say something of, and what: a class times :data:`PLACES` plus a place.

    Parameters
    ----------
    layers
        Spans of a text.
    classes
        The number of each class that counts.
    size
        How long the text is.
    """
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for start, end, names in layers:
        for name in names:
            number = classes.get(name)
            if number is not None:
                starts.append(start)
                ends.append(end)
                numbers.append(number)
    first, stop, known = (np.asarray(values, dtype=np.int64) for values in (starts, ends, numbers))
    known *= PLACES
    alone = stop - first == 1
    inner = np.maximum(stop - first - 2, 0)
    many = np.repeat(first + 1 - (np.cumsum(inner) - inner), inner) + np.arange(int(inner.sum()))
    places = np.concatenate([first - 1, first, many, stop[~alone] - 1, stop])
    found = np.concatenate(
        [
            known + _BEFORE,
            known + np.where(alone, _ALONE, _FIRST),
            np.repeat(known + _INNER, inner),
            known[~alone] + _LAST,
            known + _BEHIND,
        ]
    )
    inside = (places >= 0) & (places < size)
    return places[inside], found[inside]
