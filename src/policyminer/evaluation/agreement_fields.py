"""What two annotators say about the same mark, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from policyminer.evaluation.counting import equal_words, right_value, same_words
from policyminer.evaluation.gold import answers

Json = dict[str, Any]
Difference = tuple[str, bool, Any, Any]

CODES: dict[str, tuple[str, ...]] = {
    "figures": ("dimension", "bound", "direction", "status"),
    "organizations": ("type",),
    "initiatives": ("type", "status"),
    "statements": ("role", "status", "primary", "theme"),
}
"""Per record type: the fields with one code out of a closed list; κ and α are computed for these."""


def code(kind: str, field: str, record: Json) -> str | None:
    """The code of a record, ``"none"`` where it is empty; None where the question does not arise."""
    if kind == "statements" and field in ("primary", "status") and first(record.get("role")) != "measure":
        return None
    if field == "primary":
        value = next((instrument["id"] for instrument in record.get("instruments") or ()), None)
    elif field == "theme":
        value = (first(record.get("theme")) or {}).get("id")
    elif field not in record:
        return None
    else:
        value = first(record[field])
    return "none" if value is None else str(value)


def first(value: Any) -> Any:
    """The first of several accepted answers."""
    found = answers(value)
    return found[0] if found else None


def differences(kind: str, a: Json, b: Json) -> Iterator[Difference]:
    """Every field that both annotated: its name, whether they agree, and what each says."""
    for field in CODES[kind]:
        left, right = code(kind, field, a), code(kind, field, b)
        if left is not None and right is not None:
            yield field, left == right, left, right
    yield from _OTHERS[kind](a, b)


def _figure(a: Json, b: Json) -> Iterator[Difference]:
    if "value" in a and "value" in b:
        same = right_value(a, b) and first(a.get("unit")) == first(b.get("unit"))
        yield "value_unit", same, _value(a), _value(b)
    for field in ("indicator", "subject", "time"):
        if field in a and field in b:
            left, right = first(a[field]), first(b[field])
            yield field, same_words(left, right), _words(left), _words(right)
            yield f"{field}_strict", equal_words(left, right), _words(left), _words(right)
    if "comparison" in a and "comparison" in b:
        kinds = [(first(record["comparison"]) or {}).get("kind") for record in (a, b)]
        yield "comparison", kinds[0] == kinds[1], kinds[0], kinds[1]


def _body(a: Json, b: Json) -> Iterator[Difference]:
    if "name" in a and "name" in b:
        yield "name", first(a["name"]) == first(b["name"]), a["name"], b["name"]
    numbers = [(record.get("document") or {}).get("number") for record in (a, b)]
    if any(numbers):
        yield "number", numbers[0] == numbers[1], numbers[0], numbers[1]


def _statement(a: Json, b: Json) -> Iterator[Difference]:
    if code("statements", "primary", a) is not None and code("statements", "primary", b) is not None:
        left, right = instruments(a), instruments(b)
        yield "instruments", set(left) == set(right), left, right


_OTHERS: dict[str, Callable[[Json, Json], Iterator[Difference]]] = {
    "figures": _figure,
    "organizations": _body,
    "initiatives": _body,
    "statements": _statement,
}


def instruments(record: Json) -> list[str]:
    """The instruments of a statement, primary first."""
    return [instrument["id"] for instrument in record.get("instruments") or ()]


def _value(record: Json) -> str:
    low, high = record.get("low"), record.get("high")
    value = f"{low}..{high}" if low is not None or high is not None else str(record.get("value"))
    return f"{value} {first(record.get('unit')) or ''}".strip()


def _words(phrase: Json | None) -> Any:
    return None if phrase is None else phrase.get("text") or phrase["spans"]
