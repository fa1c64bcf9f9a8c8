"""The shape of an article's JSON object, derived from the record types: what Arrow and Spark schemas are made of."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

PRECISION, SCALE = 38, 10
"""Decimals in tables have 28 digits before and 10 behind the point."""
_LARGEST = Decimal(10) ** (PRECISION - SCALE)
_STEP = Decimal(1).scaleb(-SCALE)
_CONTEXT = Context(prec=PRECISION + SCALE, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Shape:
    """A type of JSON value: ``text int float decimal list struct``; a list has one part, a struct one per field."""

    kind: str
    parts: tuple[tuple[str, Shape], ...] = ()

    @property
    def item(self) -> Shape:
        """What a list holds."""
        return self.parts[0][1]


_LEAVES: dict[Any, Shape] = {
    str: Shape("text"),
    int: Shape("int"),
    float: Shape("float"),
    Decimal: Shape("decimal"),
}


@cache
def article_shape() -> Shape:
    """The shape of ``policyminer.article/1``."""
    from policyminer.records.article import Article, DocumentRecord

    made = shape_of(Article)
    document = dict(shape_of(DocumentRecord).parts) | {"number": Shape("text")}
    parts = dict(made.parts) | {"document": Shape("struct", tuple(document.items()))}
    return Shape("struct", (("schema", Shape("text")), *parts.items()))


def shape_of(kind: Any) -> Shape:
    """The shape of a record type or of the type of one of its fields."""
    if kind in _LEAVES:
        return _LEAVES[kind]
    if isinstance(kind, type) and issubclass(kind, Struct):
        return Shape("struct", tuple([(field.name, shape_of(field.type)) for field in fields(kind)]))
    parts = [part for part in get_args(kind) if part not in (type(None), Ellipsis)]
    if get_origin(kind) in (types.UnionType, Union):
        return max((shape_of(part) for part in parts), key=lambda shape: len(shape.parts))
    if get_origin(kind) is tuple:
        return Shape("list", (("item", shape_of(parts[0])),))
    raise TypeError(f"{kind!r} is not part of a record")


def conform(node: Any, shape: Shape) -> Any:
    """A JSON value as its shape asks: every field there, decimals within bounds, text that UTF-8 can say."""
    if node is None:
        return None
    if shape.kind == "struct":
        return {name: conform(node.get(name), part) for name, part in shape.parts}
    if shape.kind == "list":
        return [conform(value, shape.item) for value in node]
    if shape.kind == "decimal":
        return bounded(node)
    if shape.kind == "float":
        return float(node)
    return sound(node) if shape.kind == "text" else int(node)


def bounded(value: Decimal | int) -> Decimal | None:
    """A number as tables hold it: to 10 decimals, None beyond 28 digits."""
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= _LARGEST:
        return None
    return number.quantize(_STEP, context=_CONTEXT)


def sound(text: str) -> str:
    """Text without lone surrogates, each replaced by U+FFFD, so that offsets still hold."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(["\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text])
    return text


def restore(article: dict[str, Any]) -> dict[str, Any]:
    """An article out of a table with a fixed schema, as the contract writes it: what is left out there is left out."""
    made = dict(article)
    source, layout = dict(made["source"]), dict(made["layout"])
    if source["row"] is None:
        del source["row"], source["sheet"]
    if source["text"] is None:
        del source["text"]
    layout["blocks"] = list(_blocks(layout["blocks"]))
    numbers = [_plain_numbers(figure) for figure in made["figures"]]
    return made | {"source": source, "layout": layout, "figures": numbers}


def _blocks(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        bare = block["page"] is None and block["element"] is None
        yield {name: value for name, value in block.items() if not (bare and name in ("page", "element"))}


def _plain_numbers(figure: dict[str, Any]) -> dict[str, Any]:
    made = {name: _tidy(value) for name, value in figure.items()}
    if made["normalized"] is not None:
        made["normalized"] = {name: _tidy(value) for name, value in made["normalized"].items()}
    return made


def _tidy(value: Any) -> Any:
    """A decimal as JSON gives it: whole numbers as such, no zeros at the end."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()
