"""Writing OUT from lines of JSON: by its suffix, whole or not at all."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from policyminer.output.read import parse
from policyminer.output.tables import COLUMNS, TABLES, cell

Writer = Callable[[Iterable[str], Path], None]


class OutputError(ValueError):
    """OUT cannot be written, and why."""


def writer_of(out: Path) -> Writer:
    """The writer for OUT.

    Raises
    ------
    OutputError
        For a suffix that is no output format.
    """
    suffix = out.suffix.lower()
    if suffix == ".jsonl":
        return write_jsonl
    if suffix in ("", ".csv") or out.is_dir():
        return write_csv
    if suffix in (".parquet", ".xlsx", ".sqlite", ".db", ".duckdb"):
        from policyminer.output.formats import formats

        return formats(suffix)
    raise OutputError(
        f"{out}: {suffix} is no output format (.jsonl .parquet .xlsx .sqlite .duckdb or a folder of .csv)"
    )


def write(lines: Iterable[str], out: Path) -> None:
    """Write OUT beside itself first, then put it in place by one rename."""
    writer = writer_of(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f".{out.name}.partial{out.suffix}")
    discard(partial)
    try:
        writer(lines, partial)
        if out.is_dir():
            _replace_folder(partial, out)
        else:
            os.replace(partial, out)
    finally:
        discard(partial)


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


def write_jsonl(lines: Iterable[str], out: Path) -> None:
    """One line of JSON per article."""
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(line + "\n" for line in lines)


def write_csv(lines: Iterable[str], out: Path) -> None:
    """A folder with one CSV per record type, UTF-8 with a byte-order mark for Excel."""
    out.mkdir(parents=True, exist_ok=True)
    streams = {name: (out / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") for name in TABLES}
    try:
        writers = {name: csv.writer(stream) for name, stream in streams.items()}
        for name, writer in writers.items():
            writer.writerow(COLUMNS[name])
        for line in lines:
            article = parse(line)
            for name, rows in TABLES.items():
                writers[name].writerows([cell(row[column]) for column in COLUMNS[name]] for row in rows(article))
    finally:
        for stream in streams.values():
            stream.close()
