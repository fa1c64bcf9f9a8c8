"""Records as plain data and as JSON: a record's object has its fields, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import msgspec

Json = dict[str, Any]
_PIECE = 256
"""So many records are encoded at a time."""


def plain_data(node: Any) -> Any:
    """Records as dicts and lists; numbers stay ``Decimal``."""
    if isinstance(node, list | tuple):
        return [plain_data(value) for value in node]
    if isinstance(node, dict):
        return {key: plain_data(value) for key, value in node.items()}
    if isinstance(node, msgspec.Struct):
        return {name: plain_data(getattr(node, name)) for name in node.__struct_fields__}
    return node


def canonical(value: Decimal) -> Decimal:
    """The same number as it is written in JSON: no exponent, no trailing zeros, thirds and the like to 6 digits."""
    text = str(value)
    if text.isdigit() or ("." in text and "E" not in text and text[-1] != "0" and len(text) < 28):
        return value
    if value.as_tuple().exponent == 0:
        return value
    if len(value.as_tuple().digits) >= 28:
        value = round(value, 6)
    return Decimal(plain(value))


def plain(value: Decimal) -> str:
    """A decimal as a JSON number: no exponent, no trailing zeros, at most 6 digits where it does not end."""
    if len(value.as_tuple().digits) > 28:
        value = round(value, 6)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def dumps(record: Any) -> str:
    """JSON of anything the records are made of."""
    try:
        return _in_pieces(record) if isinstance(record, dict) else _encoder().encode(_written(record)).decode()
    except UnicodeEncodeError:
        return _with_surrogates(plain_data(record))


def encoded(record: Json) -> bytes:
    """The same as UTF-8; takes less memory than a str of Chinese text."""
    try:
        stream = BytesIO()
        for piece in _pieces(record):
            stream.write(piece)
        return stream.getvalue()
    except UnicodeEncodeError:
        return _with_surrogates(plain_data(record)).encode()


def _in_pieces(record: Json) -> str:
    """A dict whose long tuples of records are encoded some at a time.

    The text grows in place (CPython does so for a local variable), so that no whole second copy ever stands beside it.
    """
    if not any([isinstance(value, tuple) and len(value) > _PIECE for value in record.values()]):
        return _encoder().encode(_written(record)).decode()
    text = ""
    for piece in _pieces(record):
        text += piece.decode()
    return text


def _pieces(record: Json) -> Iterator[bytes]:
    encode, opening = _encoder().encode, b"{"
    for key, value in record.items():
        yield b"%s%s:" % (opening, encode(key))
        opening = b","
        if not isinstance(value, tuple) or len(value) <= _PIECE:
            yield encode(_written(value))
            continue
        for at in range(0, len(value), _PIECE):
            yield b"," if at else b"["
            yield encode(value[at : at + _PIECE])[1:-1]
        yield b"]"
    yield b"}"


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(decimal_format="number")


def _written(node: Any) -> Any:
    """Dicts and lists with their decimals as JSON numbers; records have them so already."""
    if isinstance(node, Decimal):
        return msgspec.Raw(plain(node).encode())
    if isinstance(node, dict):
        return {key: _written(value) for key, value in node.items()}
    return [_written(value) for value in node] if isinstance(node, list) else node


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
