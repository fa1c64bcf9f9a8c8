"""An article as the page carries it: words once, as the text; every record as places in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from policyminer.records.json import plain

Json = dict[str, Any]
Place = Callable[[int], int]


def units_of(text: str) -> Place:
    """From code points to the UTF-16 units that browsers count in."""
    wide = [index for index, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []
    if not wide:
        return lambda point: point
    return lambda point: point + bisect_right(wide, point - 1)


def compact(article: Json, text: str) -> Json:
    """One article for the page.

    页面所用的精简记录:原文一份,各条记录只存位置。

    Parameters
    ----------
    article
        A line of JSON that ``extract`` wrote.
    text
        Its source text.
    """
    place = units_of(text)
    layout, document = article["layout"], article["document"]
    return {
        "id": article["id"],
        "text": text,
        "number": document["number"],
        "outlet": layout["outlet"],
        "authors": [author["name"] for author in layout["authors"]],
        "repairs": len(layout["repairs"]),
        "blocks": [[block["kind"], block["level"], _flat(block, place)] for block in layout["blocks"]],
        "f": [_figure(record, place) for record in article["figures"]],
        "o": [_organization(record, place) for record in article["organizations"]],
        "i": [_initiative(record, place) for record in article["initiatives"]],
        "s": [_statement(record, place) for record in article["statements"]],
        "d": [[record["code"], record["message"], _flat(record, place)] for record in article["diagnostics"]],
    }


def _flat(record: Json | None, place: Place) -> list[int] | None:
    return None if record is None else [place(at) for span in record["spans"] for at in span]


def _number(value: Any) -> str | None:
    """A value as it is written: the page sorts by its number and shows its digits."""
    if value is None:
        return None
    return plain(value) if isinstance(value, Decimal) else str(value)


def _figure(record: Json, place: Place) -> list[Any]:
    normalized, time, comparison = record["normalized"] or {}, record["time"] or {}, record["comparison"] or {}
    return [
        record["id"],
        _flat(record, place),
        _number(record["value"]),
        _number(record["low"]),
        _number(record["high"]),
        record["bound"],
        record["unit"],
        record["dimension"],
        record["direction"],
        _number(normalized.get("value")),
        normalized.get("unit"),
        _flat(record["indicator"], place),
        _flat(record["subject"], place),
        _flat(time or None, place),
        time.get("first"),
        time.get("last"),
        comparison.get("kind"),
        record["part_of"],
        record["status"],
    ]


def _mentions(record: Json, place: Place) -> list[Any]:
    return [_flat(mention, place) for mention in record["mentions"] or [record]]


def _organization(record: Json, place: Place) -> list[Any]:
    division = record["division"]
    return [
        record["id"],
        record["name"],
        record["key"],
        record["type"],
        record["level"],
        None if division is None else division["name"],
        record["aliases"],
        _mentions(record, place),
    ]


def _initiative(record: Json, place: Place) -> list[Any]:
    paper = record["document"] or {}
    return [
        record["id"],
        record["name"],
        record["key"],
        record["type"],
        paper.get("number"),
        record["status"],
        record["date"],
        record["issuers"],
        record["figures"],
        _mentions(record, place),
    ]


def _statement(record: Json, place: Place) -> list[Any]:
    theme = record["theme"] or {}
    return [
        record["id"],
        _flat(record, place),
        record["number"],
        record["section"],
        record["role"],
        _number(record["role_score"]),
        theme.get("id"),
        record["status"],
        [_instrument(instrument, place) for instrument in record["instruments"]],
        [_action(action, place) for action in record["actions"]],
        record["organizations"],
    ]


def _instrument(record: Json, place: Place) -> list[Any]:
    return [record["id"], _number(record["score"]), [_flat(cue, place) for cue in record["cues"]]]


def _action(record: Json, place: Place) -> list[Any]:
    parts: Sequence[Json | None] = (record, record["actor"], record["object"])
    return [*[_flat(part, place) for part in parts], record["instrument"]]
