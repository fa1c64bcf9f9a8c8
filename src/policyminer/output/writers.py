"""Writing OUT from lines of JSON: by its suffix, whole or not at all."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from policyminer.output.read import parse
from policyminer.output.tables import COLUMNS, TABLES, cell

Writer = Callable[[Iterable[Any], Path], None]


class OutputError(ValueError):
    """OUT cannot be written, and why."""


def writer_of(out: Path, labels: str = "en") -> Writer:
    """The writer for OUT.

    Raises
    ------
    OutputError
        For a suffix that is no output format.
    """
    suffix = out.suffix.lower()
    if suffix == ".jsonl":
        return write_jsonl
    if suffix in (".parquet", ".xlsx", ".sqlite", ".db", ".duckdb"):
        from policyminer.output.formats import formats

        return formats(suffix, labels)
    if suffix in ("", ".csv") or out.is_dir():
        return write_csv
    raise OutputError(
        f"{out}: {suffix} is no output format (.jsonl .parquet .xlsx .sqlite .duckdb or a folder of .csv)"
    )


def write(lines: Iterable[str] | Iterable[bytes], out: Path, labels: str = "en") -> None:
    """Write OUT beside itself first, then put it in place by one rename.

    Bytes are for JSON lines alone: pieces of any length with their line breaks.

    Raises
    ------
    OutputError
        Where OUT cannot be written; what was there before is untouched.
    """
    writer = writer_of(out, labels)
    partial = out.with_name(f".{out.name}.partial{out.suffix}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        discard(partial)
        writer(lines, partial)
        _place(partial, out)
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror or error}") from error
    finally:
        _clear(partial)


def _place(partial: Path, out: Path) -> None:
    if partial.is_file():
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
    if out.is_dir():
        if partial.is_file():
            raise IsADirectoryError(21, "is a folder", str(out))
        _replace_folder(partial, out)
    else:
        os.replace(partial, out)


def _clear(partial: Path) -> None:
    with suppress(OSError):
        discard(partial)
        partial.with_name(partial.name + ".wal").unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Remove a file or folder that may not be there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _replace_folder(partial: Path, out: Path) -> None:
    """Into a folder that is there already: file by file, leaving what is not ours."""
    for file in sorted(partial.iterdir()):
        os.replace(file, out / file.name)


def write_jsonl(lines: Iterable[str | bytes], out: Path) -> None:
    """One line of JSON per article; bytes are written as they are, with line breaks of their own."""
    with out.open("wb") as stream:
        for line in lines:
            stream.write(line if isinstance(line, bytes) else f"{line}\n".encode(errors="replace"))


def write_csv(lines: Iterable[str], out: Path) -> None:
    """A folder with one CSV per record type, UTF-8 with a byte-order mark for Excel."""
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {}
        for name in TABLES:
            file = out / f"{name}.csv"
            stream = stack.enter_context(file.open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(stream)
            writers[name].writerow(COLUMNS[name])
        for line in lines:
            article = parse(line)
            for name, rows in TABLES.items():
                writers[name].writerows([cell(row[column]) for column in COLUMNS[name]] for row in rows(article))
