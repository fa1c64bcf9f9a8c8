"""Records as plain data and as JSON: a record's object has its fields, in their order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

Json = dict[str, Any]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def plain_data(node: Any) -> Any:
    """Records as dicts and lists; numbers stay ``Decimal``."""
    if isinstance(node, list | tuple):
        return [plain_data(value) for value in node]
    if isinstance(node, dict):
        return {key: plain_data(value) for key, value in node.items()}
    if is_dataclass(node) and not isinstance(node, type):
        return {name: plain_data(getattr(node, name)) for name in _names(type(node))}
    return node


def plain(value: Decimal) -> str:
    """A decimal as a JSON number: no exponent, no trailing zeros, at most 6 digits where it does not end."""
    if len(value.as_tuple().digits) > 28:
        value = round(value, 6)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def dumps(record: Any) -> str:
    """JSON of anything the records are made of."""
    import orjson

    def default(value: Any) -> Any:
        if isinstance(value, Decimal):
            return orjson.Fragment(plain(value))
        raise TypeError(f"{type(value).__name__} is not part of a record")

    try:
        return orjson.dumps(record, default=default).decode()
    except TypeError:
        return _with_surrogates(plain_data(record))


class _Number(float):
    """A number that json writes exactly as its decimal."""

    def __new__(cls, value: Decimal) -> _Number:
        return super().__new__(cls, value)

    def __init__(self, value: Decimal) -> None:
        self.written = plain(value)

    def __repr__(self) -> str:
        return self.written


def _with_surrogates(record: Any) -> str:
    """The slow way for texts with lone surrogates, which UTF-8 cannot say: they are written as escapes."""
    import json

    def walk(node: Any) -> Any:
        if isinstance(node, Decimal):
            return _Number(node)
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        return [walk(value) for value in node] if isinstance(node, list) else node

    text = json.dumps(walk(record), ensure_ascii=False, separators=(",", ":"))
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
