"""Reading annotated articles, with every mistake named by file, line and record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from policyminer.evaluation.vocabulary import FIELDS
from policyminer.source.decode import decode

Json = dict[str, Any]
KINDS = ("figures", "organizations", "initiatives", "statements")


class GoldError(ValueError):
    """An annotation that cannot be used; the message names file, line and record."""


class MissingText(GoldError):
    """A stand-off annotation whose text is not at hand."""


def read_gold(path: Path, texts: Path | None = None) -> tuple[list[Json], list[str]]:
    """The annotated articles of a file or folder, checked.

    Parameters
    ----------
    path
        A ``.json`` file (one article), a ``.jsonl`` file, or a folder of them (recursive).
    texts
        Where the files of stand-off annotations are.

    Returns
    -------
    articles
        Every one with its text under ``source.text``.
    left_out
        What was passed over because its text is not at hand.

    Raises
    ------
    GoldError
        For an annotation that is not right.
    """
    articles: list[Json] = []
    left_out: list[str] = []
    for where, article in _articles(path):
        try:
            _complete(where, article, texts)
        except MissingText as error:
            left_out.append(str(error))
            continue
        check(where, article)
        article["where"] = where
        articles.append(article)
    if not articles and not left_out:
        raise GoldError(f"{path}: no annotated article")
    return articles, left_out


def _articles(path: Path) -> Iterator[tuple[str, Json]]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in (".json", ".jsonl") and file.is_file())
    elif path.exists():
        files = [path]
    else:
        raise GoldError(f"{path}: no such file or folder")
    for file in files:
        yield from _file(file)


def _file(file: Path) -> Iterator[tuple[str, Json]]:
    text = file.read_text("utf-8-sig")
    if file.suffix == ".jsonl":
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield f"{file}: line {number}", _object(f"{file}: line {number}", line)
        return
    yield str(file), _object(str(file), text)


def _object(where: str, text: str) -> Json:
    try:
        found = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise GoldError(f"{where}: not JSON: {error}") from None
    if not isinstance(found, dict) or not isinstance(found.get("source"), dict):
        raise GoldError(f"{where}: not an article: it has no source")
    return found


def _complete(where: str, article: Json, texts: Path | None) -> None:
    """See to it that the text is there and is the one that was annotated."""
    source = article["source"]
    text = source.get("text")
    if text is None:
        text = _outside(where, source, texts)
    elif isinstance(source.get("sha256"), str) and source.get("encoding") == "utf-8":
        digests = {hashlib.sha256(mark + text.encode("utf-8", "surrogatepass")).hexdigest() for mark in (b"", _BOM)}
        if source["sha256"] not in digests:
            raise GoldError(f"{where}: the hash is another text's (sha256 of source.text differs)")
    source["text"] = text


_BOM = b"\xef\xbb\xbf"


def _outside(where: str, source: Json, texts: Path | None) -> str:
    name = str(source.get("path"))
    if texts is None:
        raise MissingText(f"{where}: the text {name} is not part of the file; name its folder with --texts")
    for file in (texts / name, *sorted(texts.rglob(Path(name).name))):
        if file.is_file():
            data = file.read_bytes()
            if hashlib.sha256(data).hexdigest() != source.get("sha256"):
                raise GoldError(f"{where}: {file} is another text (its sha256 differs)")
            return decode(data, source.get("encoding")).text
    raise MissingText(f"{where}: the text {name} is not in {texts}")


def check(where: str, article: Json) -> None:
    """Check spans and labels of one annotated article.

    Raises
    ------
    GoldError
        Naming the record.
    """
    text = article["source"]["text"]
    _window(where, article.get("window"), len(text))
    for kind in KINDS:
        records = article.get(kind)
        if records is None:
            continue
        if not isinstance(records, list):
            raise GoldError(f"{where}: {kind} is not a list")
        taken: list[tuple[int, int, str]] = []
        for index, record in enumerate(records):
            name = f"{where}: {kind}[{index}] ({record.get('id') or record.get('text') or '?'})"
            for part in record.get("mentions") or [record]:
                _spans(name, part, text)
            if kind in ("figures", "statements"):
                taken += [(span[0], span[1], name) for span in record["spans"]]
            _labels(name, kind, record)
        _overlaps(taken)


def _window(where: str, window: Any, chars: int) -> None:
    if window is None:
        return
    right = isinstance(window, list) and len(window) == 2 and all(type(value) is int for value in window)
    if not right or not 0 <= window[0] < window[1] <= chars:
        raise GoldError(f"{where}: the window {window!r} is not [start, end] within the text's {chars} characters")


def _spans(name: str, record: Json, text: str) -> None:
    for place in (record.get("spans"), *(record.get("accepted_spans") or ())):
        _place(name, place, len(text))
    words = "".join(text[start:end] for start, end in record["spans"])
    if record.get("text") not in (None, words):
        raise GoldError(f"{name}: its text is {record['text']!r}, its spans say {words!r}")


def _place(name: str, spans: Any, chars: int) -> None:
    if not isinstance(spans, list) or not spans:
        raise GoldError(f"{name}: no spans")
    for span in spans:
        if not (isinstance(span, list) and len(span) == 2 and all(type(value) is int for value in span)):
            raise GoldError(f"{name}: {span!r} is not [start, end]")
        if not 0 <= span[0] < span[1] <= chars:
            raise GoldError(f"{name}: span {span} is out of the text's {chars} characters")


def _overlaps(taken: list[tuple[int, int, str]]) -> None:
    taken.sort()
    for (_, end, _), (start, _, name) in pairwise(taken):
        if start < end:
            raise GoldError(f"{name}: overlaps the record before it")


def _labels(name: str, kind: str, record: Json) -> None:
    for field, allowed in FIELDS[kind].items():
        if field not in record:
            continue
        for value in answers(record[field]):
            if value is not None and value not in allowed:
                raise GoldError(f"{name}: unknown {field} {value!r}")


def answers(value: Any) -> list[Any]:
    """A field's accepted answers: a field may hold a list of them."""
    return value if isinstance(value, list) else [value]
