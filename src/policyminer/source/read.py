"""Reading one file into sources, by its suffix."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from policyminer.source.decode import SourceError, decode
from policyminer.source.entries import TABLE_SUFFIXES, Entry, Skipped, entries
from policyminer.source.source import Source, identify

MAXIMUM_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read: a declared encoding, and the columns of tables of articles."""

    encoding: str | None = None
    text_column: str | None = None
    id_column: str | None = None
    date_column: str | None = None


Reader = Callable[[bytes, str, ReadOptions], Source]


def read_text(data: bytes, path: str, options: ReadOptions) -> Source:
    """A text or Markdown file."""
    decoded = decode(data, options.encoding)
    digest = hashlib.sha256(data).hexdigest()
    return Source(decoded.text, path, identify(path, data), digest, decoded.encoding)


def reader_of(suffix: str) -> Reader:
    """The reader for a suffix.

    Raises
    ------
    SourceError
        When the format needs an extra that is not installed, or is not known.
    """
    if suffix in ("", ".txt", ".md", ".markdown"):
        return read_text
    if suffix in (".html", ".htm"):
        from policyminer.source.html import read_html

        return read_html
    if suffix == ".docx":
        from policyminer.source.docx import read_docx

        return read_docx
    if suffix == ".pdf":
        from policyminer.source.pdf import read_pdf

        return read_pdf
    if suffix in (".doc", ".wps"):
        from policyminer.source.office import read_office

        return read_office
    raise SourceError(f"a {suffix} file is not an article")


def read_entry(entry: Entry, options: ReadOptions | None = None) -> Source:
    """Read one file.

    Raises
    ------
    SourceError
        With the reason and the place in the file.
    """
    try:
        size = entry.file.stat().st_size
        if not entry.file.is_file():
            raise SourceError("not a regular file")
        if size > MAXIMUM_BYTES:
            raise SourceError(f"{size} bytes are more than the {MAXIMUM_BYTES} that are read")
        data = entry.file.read_bytes()
    except OSError as error:
        raise SourceError(error.strerror or type(error).__name__) from None
    return reader_of(entry.file.suffix.lower())(data, entry.path, options or ReadOptions())


def read(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], **options: str | None) -> Iterator[Source]:
    """The articles behind files and folders, for :meth:`Miner.pipe`.

    读入文件或文件夹:``for article in miner.pipe(policyminer.read("articles/")): ...``。

    Parameters
    ----------
    paths
        A file, a folder (recursive) or several.
    **options
        The fields of :class:`ReadOptions`.

    Raises
    ------
    SourceError
        At the first file that cannot be read, naming it.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    chosen = ReadOptions(**options)
    for entry in entries(given):
        if isinstance(entry, Skipped):
            raise SourceError(f"{entry.path}: {entry.reason}")
        yield from sources_of(entry, chosen)


def sources_of(entry: Entry, options: ReadOptions) -> Iterator[Source]:
    """The articles of one file: one, or the rows of a table."""
    try:
        if entry.file.suffix.lower() in TABLE_SUFFIXES:
            from policyminer.source.table import read_table

            yield from read_table(entry, options)
        else:
            yield read_entry(entry, options)
    except SourceError as error:
        raise SourceError(f"{entry.path}: {error}") from None
