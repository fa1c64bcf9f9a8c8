"""Instruments and themes, which tools show as marks of their own on the statement they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policyminer.conversion.marks import CODED, Mark, Shape, Spans, code_ids, default_codes
from policyminer.evaluation.matching import overlap

Json = dict[str, Any]


def code(statements: Sequence[Json], returned: Sequence[Mark], shape: Shape) -> None:
    """Give every statement the codes that came back on it; one whose codes are the same stays as it is."""
    places = [shape(tuple((start, end) for start, end in record["spans"])) for record in statements]
    known = {place: index for index, place in enumerate(places)}
    for field in CODED:
        names = _names(statements, field)
        came: list[list[str]] = [[] for _ in statements]
        for mark in returned:
            if mark.kind == field and mark.code is not None:
                at = known[mark.spans] if mark.spans in known else _nearest(places, mark.spans)
                if at is not None:
                    came[at].append(names.get(plain(mark.code), mark.code))
        for record, place, codes in zip(statements, places, came, strict=True):
            if place and set(codes) != set(code_ids(record, field)):
                _change(record, field, list(dict.fromkeys(codes)))


def _nearest(places: Sequence[Spans], spans: Spans) -> int | None:
    """The statement that shares most with a place."""
    shared = [overlap(place, spans) for place in places]
    most = max(shared, default=0)
    return shared.index(most) if most else None


def plain(code: str) -> str:
    """A code as brat can say it, whose labels know no points."""
    return code.replace(".", "-")


def _names(statements: Sequence[Json], field: str) -> Mapping[str, str]:
    """Every known code under its plain form."""
    known = [*default_codes(field), *(name for record in statements for name in code_ids(record, field))]
    return {plain(name): name for name in known}


def _change(record: Json, field: str, codes: list[str]) -> None:
    """The codes that were there come first, in their order, with all that was said of them."""
    if field == "theme":
        fresh = [name for name in codes if name not in code_ids(record, field)]
        record[field] = {"id": (fresh or codes)[0]} if codes else None
        return
    old = {entry["id"]: entry for entry in record.get(field) or ()}
    order = [name for name in old if name in codes] + [name for name in codes if name not in old]
    record[field] = [old.get(name, {"id": name}) for name in order]
    record.pop("primary", None)
