"""CSV and JSON lines, row by row: never more than one row in memory."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policyminer.source.decode import SourceError, decode
from policyminer.source.table import Row, Unread

FIELD = 64 * 1024 * 1024
_SAMPLE = 1024 * 1024
_CODECS = {"utf-8": "utf-8-sig", "big5": "big5hkscs"}


def encoding_of(file: Path, given: str | None) -> str:
    """The encoding of a large file by its beginning.

    Raises
    ------
    SourceError
        When it is no text.
    """
    with file.open("rb") as stream:
        sample = stream.read(_SAMPLE)
        whole = not stream.read(1)
    if not whole:
        sample = sample[: sample.rfind(b"\n", 0, len(sample) - 1) + 1] or sample
        if sample.startswith((b"\xff\xfe", b"\xfe\xff")) and len(sample) % 2:
            sample += b"\x00" if sample.startswith(b"\xff\xfe") else b""
            sample = sample[: len(sample) // 2 * 2]
    found = decode(sample, given).encoding
    return _CODECS.get(found, found)


def csv_rows(file: Path, encoding: str | None) -> tuple[list[str], Iterator[Row | Unread]]:
    """The header of a CSV file and its rows; the delimiter is the one that the header uses.

    Raises
    ------
    SourceError
        For an empty file, and from the iterator for one that breaks off.
    """
    codec = encoding_of(file, encoding)
    with file.open(encoding=codec, errors="replace", newline="") as stream:
        head = stream.readline(1024 * 1024)
    if not head.strip():
        raise SourceError("an empty table")
    delimiter = max(",\t;|", key=lambda mark: (head.count(mark), mark == ","))
    rows = _csv(file, codec, delimiter)
    try:
        header = next(rows)
    except StopIteration:
        raise SourceError("an empty table") from None
    if isinstance(header, Unread):
        raise SourceError(header.reason)
    names = [name.strip().removeprefix("\ufeff") for name in header]
    return names, _named(names, rows)


def _csv(file: Path, codec: str, delimiter: str) -> Iterator[list[str] | Unread]:
    """The cells of each row; a place that cannot be decoded or parsed is the last one."""
    csv.field_size_limit(min(FIELD, sys.maxsize))
    number = 0
    with file.open(encoding=codec, newline="") as stream:
        try:
            for cells in csv.reader(stream, delimiter=delimiter):
                number += 1
                yield cells
        except UnicodeDecodeError as error:
            yield Unread("", number + 1, f"not valid {codec.removesuffix('-sig')} from here on ({error.reason})")
        except csv.Error as error:
            yield Unread("", number + 1, f"not readable from here on: {error}")


def _named(names: list[str], rows: Iterator[list[str] | Unread]) -> Iterator[Row | Unread]:
    for number, cells in enumerate(rows, 2):
        if isinstance(cells, Unread):
            yield cells
        elif cells:
            yield Row(number, dict(zip(names, cells, strict=False)))


def json_rows(file: Path) -> Iterator[Row | Unread]:
    """The objects of a file of JSON lines; a line that is none costs itself only."""
    with file.open("rb") as stream:
        for number, line in enumerate(_bounded(stream), 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.strip():
                continue
            yield _object(number, line)


def _bounded(stream: io.BufferedReader) -> Iterator[bytes]:
    """The lines; of one that is longer than a field may be, the beginning."""
    while line := stream.readline(FIELD):
        rest = line
        while len(rest) == FIELD and not rest.endswith(b"\n"):
            rest = stream.readline(FIELD)
        yield line


def _object(number: int, line: bytes) -> Row | Unread:
    try:
        found: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Unread("", number, "not UTF-8")
    except RecursionError:
        return Unread("", number, "JSON nested too deeply")
    except ValueError as error:
        return Unread("", number, f"no JSON: {error}")
    if not isinstance(found, dict):
        return Unread("", number, "no JSON object")
    return Row(number, found)
