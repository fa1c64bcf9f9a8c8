"""The texts behind the records, also where ``--no-text`` left them out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class ReportError(ValueError):
    """A report that cannot be made; the message says of which article and what to do."""


def text_of(article: Json, folder: Path | None = None) -> str:
    """The source text of an article: its own, or that of the file it came from.

    Raises
    ------
    ReportError
        Where the text is neither in the record nor in the folder.
    """
    source = article["source"]
    if isinstance(source.get("text"), str):
        return str(source["text"])
    name = source.get("path") or article["id"]
    if folder is None:
        raise ReportError(f"{name}: the records were written without texts; name their folder with --texts")
    file = folder / str(source.get("path"))
    if not file.is_file():
        raise ReportError(f"{name}: the text is not in {folder}")
    if hashlib.sha256(file.read_bytes()).hexdigest() != source["sha256"]:
        raise ReportError(f"{name}: {file} has changed since it was mined (its sha256 differs)")
    return _read(file, source)


def _read(file: Path, source: Json) -> str:
    from policyminer.source.entries import Skipped, entries
    from policyminer.source.read import ReadOptions, sources_of

    for entry in entries([str(file)]):
        if isinstance(entry, Skipped):
            break
        for found in sources_of(entry, ReadOptions()):
            if found.row == source.get("row") and found.sheet == source.get("sheet"):
                return found.text
    raise ReportError(f"{file}: the text cannot be read")
