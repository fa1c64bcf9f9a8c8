"""What a tool does not show, carried along: the whole article without its text, as one line of JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from policyminer.conversion.offsets import carriage_returns, shifted, with_carriage_returns
from policyminer.evaluation.gold import GoldError
from policyminer.evaluation.storing import dumps

Json = dict[str, Any]
KEY = "policyminer"


def pack(article: Json) -> str:
    """An article as a line of JSON without its text, with the hash that its text will be known by."""
    text = article["source"]["text"]
    bare = {key: value for key, value in article.items() if key != "where"}
    bare["source"] = {key: value for key, value in article["source"].items() if key != "text"}
    carried: Json = {"article": bare, "text_sha256": digest(text)}
    places = carriage_returns(text)
    if places:
        carried["carriage_returns"] = places
    return dumps(carried)


def unpack(where: str, carried: str | None, text: str, name: str) -> tuple[Json, Callable[[int], int]]:
    """The article that was given to the tool, with its text, and the way from the tool's text to it.

    Raises
    ------
    GoldError
        When the tool gives back another text.
    """
    if carried is None:
        return _new(text, name), lambda offset: offset
    try:
        stored = json.loads(carried, parse_float=Decimal)
        article: Json = stored["article"]
        source: Json = article["source"]
        wanted: str = stored["text_sha256"]
    except (ValueError, KeyError, TypeError):
        raise GoldError(f"{where}: what was carried along under {KEY!r} cannot be read") from None
    places = stored.get("carriage_returns") or []
    article["source"] = _ordered(source, text)
    if digest(text) == wanted:
        return article, lambda offset: offset
    whole = with_carriage_returns(text, places)
    if places and digest(whole) == wanted:
        article["source"] = _ordered(source, whole)
        return article, lambda offset: shifted(offset, places)
    raise GoldError(f"{where}: the text of {source.get('path')} came back changed")


def _ordered(source: Json, text: str) -> Json:
    return {**source, "text": text}


def _new(text: str, name: str) -> Json:
    """An article that the tool knew before us."""
    sha256 = digest(text)
    source = {"path": name, "sha256": sha256, "encoding": "utf-8", "chars": len(text), "text": text}
    return {"schema": "policyminer.article/1", "id": sha256[:16], "source": source}


def digest(text: str) -> str:
    """The hash of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def encodable(where: str, text: str) -> bytes:
    """A text as UTF-8.

    Raises
    ------
    GoldError
        For a lone surrogate, which no UTF-8 file can hold.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise GoldError(f"{where}: a lone surrogate at {error.start}, which this format cannot hold") from None


def stem(path: str) -> str:
    """The name of a file without its ending."""
    return PurePath(path).stem
