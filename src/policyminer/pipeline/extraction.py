"""The main job: paths in, OUT and its error rows out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from policyminer.output import writers
from policyminer.output.staging import Staging
from policyminer.pipeline.run import Options, Outcome, run
from policyminer.source.decode import SourceError
from policyminer.source.entries import TABLE_SUFFIXES, Entry, Skipped, entries
from policyminer.source.read import sources_of
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
        self.chars = 0

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

    def to_stream(self, paths: Sequence[str], stream: TextIO) -> int:
        """Write lines to a stream as they come; errors go to standard error alone."""
        failed = 0
        for outcome in self._outcomes(paths, 0):
            if outcome.line is None:
                failed += 1
                self._say(outcome)
            else:
                stream.write(outcome.line + "\n")
        stream.flush()
        return failed

    def to_file(
        self, paths: Sequence[str], out: Path, *, resume: bool = False, dedupe: bool = False, labels: str = "en"
    ) -> int:
        """Write OUT, whole or not at all; errors also become rows of ``OUT.errors.jsonl``."""
        settings = {
            "config": self.miner.config.to_dict(),
            "options": asdict(self.options),
            "paths": [os.path.abspath(path) for path in paths],
        }
        staging = Staging(out, settings, resume)
        try:
            for outcome in self._outcomes(paths, staging.finished):
                staging.add(_stage(outcome))
                if outcome.line is None:
                    self._say(outcome)
        finally:
            staging.flush()
        return finish(staging, out, dedupe=dedupe, labels=labels)

    def _outcomes(self, paths: Sequence[str], done: int) -> Iterator[Outcome]:
        """All outcomes behind the first ``done``, with a progress bar on a terminal."""
        from tqdm import tqdm

        tasks = list(_tasks(paths, self.options)) if self._countable(paths) else _tasks(paths, self.options)
        total = len(tasks) if isinstance(tasks, list) else None
        bar = tqdm(total=total, initial=done, unit="article", disable=not sys.stderr.isatty(), file=sys.stderr)
        with bar:
            for outcome in self._run(islice(iter(tasks), done, None)):
                bar.update()
                yield outcome

    @staticmethod
    def _countable(paths: Sequence[str]) -> bool:
        return not any(Path(path).suffix.lower() in TABLE_SUFFIXES for path in paths)

    def _run(self, tasks: Iterable[Entry | Source | Outcome]) -> Iterator[Outcome]:
        """Run the tasks; what is an outcome already keeps its place among them."""
        known: dict[int, Outcome] = {}
        count = 0

        def good() -> Iterator[Entry | Source]:
            nonlocal count
            for task in tasks:
                if isinstance(task, Outcome):
                    known[count] = task
                else:
                    yield task
                count += 1

        at = 0
        for outcome in run(self.miner, good(), self.options, workers=self.workers):
            while at in known:
                yield known.pop(at)
                at += 1
            yield outcome
            at += 1
        for index in sorted(known):
            yield known[index]

    @staticmethod
    def _say(outcome: Outcome) -> None:
        place = f"{outcome.path}, row {outcome.row}" if outcome.row is not None else outcome.path
        print(f"policyminer: {place}: {outcome.error}", file=sys.stderr)


def _tasks(paths: Sequence[str], options: Options) -> Iterator[Entry | Source | Outcome]:
    for entry in entries(paths):
        if isinstance(entry, Skipped):
            yield Outcome(entry.path, stage="read", error=entry.reason)
        elif entry.file.suffix.lower() in TABLE_SUFFIXES:
            yield from _rows(entry, options)
        else:
            yield entry


def _rows(entry: Entry, options: Options) -> Iterator[Source | Outcome]:
    try:
        yield from sources_of(entry, options.read)
    except SourceError as error:
        yield Outcome(entry.path, stage="read", error=str(error).removeprefix(f"{entry.path}: "))


def _stage(outcome: Outcome) -> str:
    if outcome.line is not None:
        return outcome.line
    row: dict[str, Any] = {"path": outcome.path, "stage": outcome.stage, "error": outcome.error}
    if outcome.row is not None:
        row["row"] = outcome.row
    return "!" + json.dumps(row, ensure_ascii=False)


def finish(staging: Staging, out: Path, *, dedupe: bool = False, labels: str = "en") -> int:
    """OUT and its error rows from the shards; returns how many articles failed."""
    errors = [line[1:] for line in staging.lines() if line.startswith("!")]
    good = (line for line in staging.lines() if not line.startswith("!"))
    writers.write(good, out)
    beside = out.with_name(out.name + ".errors.jsonl")
    if errors:
        writers.write_jsonl(errors, beside)
    else:
        writers.discard(beside)
    staging.remove()
    return len(errors)
