"""The main job: paths in, OUT and its error rows out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from policyminer.output import writers
from policyminer.output.staging import Head, Key, Staging
from policyminer.pipeline.reprints import Reprints
from policyminer.pipeline.run import Options, Outcome, Task, failed, run
from policyminer.source.decode import SourceError
from policyminer.source.entries import TABLE_SUFFIXES, Entry, Skipped, entries
from policyminer.source.source import Source

if TYPE_CHECKING:
    from policyminer.pipeline.miner import Miner


class Extraction:
    """One run of the main job.

    Parameters
    ----------
    miner
        What mines.
    options
        What is done with each article.
    workers
        Processes.
    """

    def __init__(self, miner: Miner, options: Options, workers: int = 1) -> None:
        self.miner = miner
        self.options = replace(options, as_json=True)
        self.workers = workers
        self.stages: dict[str, float] = {}

    def profile(self) -> None:
        """Take the time of each stage (of this process)."""

        def add(stage: str, seconds: float) -> None:
            self.stages[stage] = self.stages.get(stage, 0.0) + seconds

        self.miner.timer = add

    def print_profile(self) -> None:
        """The time of each stage to standard error, if it was taken."""
        total = sum(self.stages.values())
        for stage, seconds in self.stages.items():
            print(f"{stage:>14} {seconds:8.3f} s {100 * seconds / total:5.1f} %", file=sys.stderr)

    def to_stream(self, paths: Sequence[str], stream: TextIO, *, dedupe: bool = False) -> int:
        """Write lines to a stream as they come; errors and reprints go to standard error alone."""
        failures = 0
        for outcome in self._outcomes(paths, tasks_of(paths, self.options), Reprints(self.options) if dedupe else None):
            _say(outcome)
            failures += outcome.error is not None
            if outcome.line is not None:
                _print(outcome.line, stream)
        stream.flush()
        return failures

    def to_file(
        self, paths: Sequence[str], out: Path, *, resume: bool = False, dedupe: bool = False, labels: str = "en"
    ) -> int:
        """Write OUT, whole or not at all; errors also become rows of ``OUT.errors.jsonl``.

        Raises
        ------
        OutputError
            Where something cannot be written; what is finished waits for ``--resume``.
        """
        try:
            staging = Staging(out, self._settings(paths, dedupe), resume)
            self._stage(paths, staging, dedupe)
            return finish(staging, out, labels=labels)
        except OSError as error:
            raise writers.OutputError(f"{error.filename or out}: {error.strerror or error}") from error

    def _settings(self, paths: Sequence[str], dedupe: bool) -> dict[str, Any]:
        from policyminer import __version__

        return {
            "version": __version__,
            "config": self.miner.config.to_dict(),
            "options": asdict(self.options),
            "paths": [os.path.abspath(path) for path in paths],
            "dedupe": dedupe,
        }

    def _stage(self, paths: Sequence[str], staging: Staging, dedupe: bool) -> None:
        reprints = Reprints(self.options) if dedupe else None
        tasks = undone(tasks_of(paths, self.options), staging, reprints)
        try:
            for outcome in self._outcomes(paths, tasks, reprints):
                _say(outcome)
                staging.add(*staged(outcome))
            staging.flush()
        except BaseException:
            with suppress(OSError):
                staging.flush()
            raise

    def _outcomes(self, paths: Sequence[str], tasks: Iterator[Task], reprints: Reprints | None) -> Iterator[Outcome]:
        """The outcomes of the tasks, with a progress bar on a terminal."""
        from tqdm import tqdm

        shown = sys.stderr.isatty()
        total = sum(1 for _ in entries(paths)) if shown and _countable(paths) else None
        options = self.options if reprints is None else replace(self.options, digest=True)
        with tqdm(total=total, unit="article", disable=not shown, file=sys.stderr) as bar:
            for outcome in run(
                self.miner, tasks if reprints is None else reprints.once(tasks), options, workers=self.workers
            ):
                bar.update()
                yield outcome


def _print(line: bytes, stream: TextIO) -> None:
    """A line of JSON to a stream; as it is where the stream writes UTF-8."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None or (stream.encoding or "").lower() not in ("utf-8", "utf8"):
        stream.write(line.decode() + "\n")
        return
    stream.flush()
    buffer.write(line)
    buffer.write(b"\n")


def _countable(paths: Sequence[str]) -> bool:
    return not any(Path(path).suffix.lower() in TABLE_SUFFIXES for path in paths)


def tasks_of(paths: Sequence[str], options: Options) -> Iterator[Task]:
    """All articles behind the paths, in order; what cannot be opened has its outcome already."""
    for entry in entries(paths):
        if isinstance(entry, Skipped):
            yield Outcome(entry.path, stage="read", error=entry.reason)
        elif entry.file.suffix.lower() in TABLE_SUFFIXES:
            yield from _rows(entry, options)
        else:
            yield entry


def _rows(entry: Entry, options: Options) -> Iterator[Task]:
    from policyminer.source.table import Unread, articles

    try:
        for article in articles(entry, options.read):
            if isinstance(article, Unread):
                yield Outcome(entry.path, stage="read", error=article.reason, row=article.row, sheet=article.sheet)
            else:
                yield article
    except SourceError as error:
        yield failed(entry, "read", str(error))
    except Exception as error:
        yield failed(entry, "read", f"{type(error).__name__}: {error}")


def undone(tasks: Iterator[Task], staging: Staging, reprints: Reprints | None) -> Iterator[Task]:
    """The tasks behind those that are staged; where the input has changed, all from the first change on."""
    done = 0
    heads = staging.heads()
    head = next(heads, None)
    for task in tasks:
        if head is None:
            yield task
            continue
        if head.key != _key(task):
            heads.close()
            staging.cut(done)
            head = None
            yield task
            continue
        if reprints is not None and head.digest and head.kind == "article":
            reprints.known(head.digest, head.key)
        done += 1
        head = next(heads, None)
    if head is not None:
        heads.close()
        staging.cut(done)


def _key(task: Task) -> Key:
    return (task.path, task.row, task.sheet) if isinstance(task, Source | Outcome) else (task.path, None, None)


def staged(outcome: Outcome) -> tuple[Head, bytes]:
    """An outcome as it waits for the end: its head and its line of JSON."""
    key = _key(outcome)
    if outcome.line is not None:
        return Head("article", key, outcome.digest), outcome.line
    row = {"path": outcome.path} | ({} if outcome.row is None else {"row": outcome.row, "sheet": outcome.sheet})
    if outcome.reprint_of is not None:
        path, number, sheet = outcome.reprint_of
        first = {"path": path} | ({} if number is None else {"row": number, "sheet": sheet})
        return Head("reprint", key, outcome.digest), _json(row | {"of": first})
    return Head("error", key), _json(row | {"stage": outcome.stage, "error": outcome.error})


def _json(row: dict[str, Any]) -> bytes:
    text = json.dumps(row, ensure_ascii=False)
    return (text if text.isprintable() else json.dumps(row)).encode()


def _say(outcome: Outcome) -> None:
    if outcome.error is not None:
        place = f"{outcome.path}, row {outcome.row}" if outcome.row is not None else outcome.path
        print(f"policyminer: {place}: {outcome.error}", file=sys.stderr)


def finish(staging: Staging, out: Path, *, labels: str = "en") -> int:
    """OUT, its error rows and its list of reprints from the shards; returns how many articles failed."""
    whole = out.suffix.lower() != ".jsonl"
    writers.write(staging.lines("article") if whole else staging.pieces("article"), out, labels)
    failures = _beside(staging, "error", out.with_name(out.name + ".errors.jsonl"))
    _beside(staging, "reprint", out.with_name(out.name + ".duplicates.jsonl"))
    staging.remove()
    return failures


def _beside(staging: Staging, kind: str, file: Path) -> int:
    count = sum(head.kind == kind for head in staging.heads())
    if count:
        writers.write(staging.pieces(kind), file)
    else:
        file.unlink(missing_ok=True)
    return count
