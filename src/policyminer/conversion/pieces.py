"""Marks of several pieces in tools that know only one: the pieces are found again by their places."""

from __future__ import annotations

from collections.abc import Sequence

from policyminer.conversion.marks import Mark, Shape, marks_of


def pieces(mark: Mark, shape: Shape) -> list[Mark]:
    """One mark per piece."""
    return [Mark(mark.kind, mark.code, (span,), mark.ref) for span in shape(mark.spans)]


def joined(returned: Sequence[Mark], base: dict[str, object], shape: Shape) -> list[Mark]:
    """The returned marks, with the pieces of a given mark as one again where all of them came back."""
    places: dict[tuple[str, str | None, tuple[int, int]], list[int]] = {}
    for index, mark in enumerate(returned):
        if len(mark.spans) == 1:
            places.setdefault((mark.kind, mark.code, mark.spans[0]), []).append(index)
    whole: dict[int, Mark] = {}
    used: set[int] = set()
    for given in marks_of(base):
        spans = shape(given.spans)
        if len(spans) < 2:
            continue
        wanted = [places.get((given.kind, code, span)) for code in _codes(given, places, spans) for span in spans]
        found = [options[0] for options in wanted if options]
        if len(found) == len(spans) == len(set(found)):
            for options in wanted:
                assert options is not None
                used.add(options.pop(0))
            whole[min(found)] = Mark(given.kind, returned[found[0]].code, spans)
    return [whole.get(index, mark) for index, mark in enumerate(returned) if index in whole or index not in used]


def _codes(
    given: Mark, places: dict[tuple[str, str | None, tuple[int, int]], list[int]], spans: Sequence[tuple[int, int]]
) -> list[str | None]:
    """The one code under which all pieces are: the given one, else another that they share."""
    codes = [given.code, *(code for kind, code, span in places if kind == given.kind and span == spans[0])]
    for code in codes:
        if all(places.get((given.kind, code, span)) for span in spans):
            return [code]
    return [given.code]
