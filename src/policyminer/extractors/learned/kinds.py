"""Of which type a name is that only the tagger found: a linear model over its ends and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_CLOSING = "”’」』》"


def describe(text: str, start: int, end: int) -> Iterator[str]:
    """The features of a name in a text: its first and last characters, the words before and behind, its pairs."""
    name = text[start:end]
    yield "name"
    behind = end + (text[end : end + 1] in tuple(_CLOSING))
    quoted = behind > end
    yield "quoted" if quoted else "plain"
    for size in (1, 2, 3, 4):
        yield f"…{name[-size:]}"
    yield f"{name[:2]}…"
    for size in (1, 2, 4):
        yield f">{quoted:d}{text[behind : behind + size]}"
    before = start - (text[start - 1 : start] in ("“", "《"))
    yield f"<{text[max(0, before - 2) : before]}"
    yield f"#{min(len(name), 12)}"
    for at in range(len(name) - 1):
        yield name[at : at + 2]


def type_of(found: Iterator[str], types: Sequence[str], weights: Mapping[str, Sequence[float]]) -> str:
    """The likeliest type of a name with these features."""
    known = [row for name in dict.fromkeys(found) if (row := weights.get(name)) is not None]
    if not known:
        return types[0]
    sums = [sum(column) for column in zip(*known, strict=True)]
    return types[sums.index(max(sums))]
