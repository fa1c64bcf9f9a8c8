"""What to read: files and folders become entries, in a fixed order, before anything is opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLE_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps"})
TABLE_SUFFIXES = frozenset({".csv", ".xlsx", ".jsonl"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read: where it is, and the path that its records carry.

    一个待读文件:``Entry(Path("in/a/b.txt"), "a/b.txt")``。
    """

    file: Path
    path: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that cannot be read, with the reason."""

    path: str
    reason: str


def entries(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Entry | Skipped]:
    """The files behind files and folders (recursive), each folder in the order of its paths.

    Tables of articles are taken only when they are named themselves, not out of a folder. Hidden files, other
    kinds of files and links that lead back up are passed over.
    """
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _walk(path)
        elif not path.exists():
            yield Skipped(str(given), "no such file or folder")
        elif path.suffix.lower() in ARTICLE_SUFFIXES | TABLE_SUFFIXES or not path.suffix:
            yield Entry(path, path.name)
        else:
            yield Skipped(str(given), f"a {path.suffix} file is not an article")


def _walk(root: Path) -> Iterator[Entry | Skipped]:
    seen: set[tuple[int, int]] = set()
    problems: list[OSError] = []
    for folder, names, files in os.walk(root, followlinks=True, onerror=problems.append):
        try:
            here = os.stat(folder)
        except OSError as error:
            yield Skipped(folder, error.strerror or "unreadable folder")
            names.clear()
            continue
        if (here.st_dev, here.st_ino) in seen:
            names.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if not name.startswith((".", "~$")) and file.suffix.lower() in ARTICLE_SUFFIXES:
                yield Entry(file, file.relative_to(root).as_posix())
        while problems:
            problem = problems.pop()
            yield Skipped(str(problem.filename), problem.strerror or "unreadable folder")
    for problem in problems:
        yield Skipped(str(problem.filename), problem.strerror or "unreadable folder")
