"""Many articles: one batch function, run in this process or in spawned ones, outcomes in input order."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from policyminer.pipeline.config import Config
from policyminer.records.article import Article
from policyminer.source.decode import SourceError
from policyminer.source.entries import Entry
from policyminer.source.read import ReadOptions, read_entry
from policyminer.source.source import Source

if TYPE_CHECKING:
    from policyminer.pipeline.miner import Miner

BATCH = 8


@dataclass(frozen=True, slots=True)
class Options:
    """What a run does with each article.

    ``as_json`` hands out lines instead of records; ``seconds`` is the limit for one article.
    """

    published: str | None = None
    place: str | None = None
    keep_text: bool = True
    as_json: bool = False
    seconds: float | None = None
    read: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: its record, its line of JSON, or the error."""

    path: str | None
    article: Article | None = None
    line: str | None = None
    stage: str | None = None
    error: str | None = None
    row: int | None = None


class TimeLimit(Exception):
    """An article took longer than the limit."""


def run(
    miner: Miner, tasks: Iterable[Source | Entry], options: Options, *, workers: int = 1, batch: int = BATCH
) -> Iterator[Outcome]:
    """Mine sources or files, in their order.

    Parameters
    ----------
    workers
        1 runs in this process; more are spawned and build their miner from the config.
    batch
        How many articles are handed to a worker at once.

    Yields
    ------
    Outcome
        One for each task, in the order of the tasks; an error costs its article only.
    """
    if workers <= 1:
        for task in tasks:
            yield mine_one(miner, task, options)
        return
    yield from _parallel(miner.config, tasks, options, workers, batch)


def mine_batch(miner: Miner, tasks: Sequence[Source | Entry], options: Options) -> list[Outcome]:
    """The one batch function, whoever runs it."""
    return [mine_one(miner, task, options) for task in tasks]


def mine_one(miner: Miner, task: Source | Entry, options: Options) -> Outcome:
    """Read and mine one article; whatever goes wrong becomes its error."""
    row = task.row if isinstance(task, Source) else None
    stage = "read"
    try:
        with time_limit(options.seconds):
            source = task if isinstance(task, Source) else read_entry(task, options.read)
            stage = "mine"
            article = miner.mine(source, published=options.published, place=options.place, keep_text=options.keep_text)
        if options.as_json:
            return Outcome(task.path, line=article.to_json(), row=row)
        return Outcome(task.path, article=article, row=row)
    except SourceError as error:
        return Outcome(task.path, stage="read", error=str(error), row=row)
    except TimeLimit:
        return Outcome(task.path, stage=stage, error=f"took longer than {options.seconds:g} s", row=row)
    except Exception as error:
        return Outcome(task.path, stage=stage, error=f"{type(error).__name__}: {error}", row=row)


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise :class:`TimeLimit` after so many seconds, where the platform has an interval timer."""
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not seconds or not usable:
        yield
        return

    def late(_signal: int, _frame: object) -> None:
        raise TimeLimit

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_MINERS: dict[Config, Miner] = {}


def _miner(config: Config) -> Miner:
    """The miner of this worker process."""
    from policyminer.pipeline.miner import Miner

    if config not in _MINERS:
        _MINERS[config] = Miner(config)
    return _MINERS[config]


def _start(config: Config) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _miner(config).load()


def _work(config: Config, tasks: Sequence[Source | Entry], options: Options) -> list[Outcome]:
    return mine_batch(_miner(config), tasks, options)


def _pool(config: Config, workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, _start, (config,))


def _parallel(
    config: Config, tasks: Iterable[Source | Entry], options: Options, workers: int, batch: int
) -> Iterator[Outcome]:
    feed = iter(tasks)
    waiting: deque[tuple[list[Source | Entry], Future[list[Outcome]]]] = deque()
    pool = _pool(config, workers)
    try:
        while True:
            while len(waiting) < 2 * workers and (chunk := list(islice(feed, batch))):
                waiting.append((chunk, pool.submit(_work, config, chunk, options)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result(_patience(options, len(chunk)))
            except (BrokenProcessPool, TimeoutError):
                _stop(pool)
                yield from _one_by_one(config, chunk, options)
                pool = _pool(config, workers)
                waiting = deque([(tasks_, pool.submit(_work, config, tasks_, options)) for tasks_, _ in waiting])
    finally:
        _stop(pool)


def _patience(options: Options, articles: int) -> float | None:
    """How long a whole batch may take before its process is given up; the timer inside comes first."""
    return None if options.seconds is None else options.seconds * articles * 2 + 60


def _one_by_one(config: Config, chunk: Sequence[Source | Entry], options: Options) -> Iterator[Outcome]:
    """After a worker died: each article of its batch alone, so that only the guilty one is lost."""
    pool = _pool(config, 1)
    try:
        for task in chunk:
            try:
                yield from pool.submit(_work, config, [task], options).result(_patience(options, 1))
            except (BrokenProcessPool, TimeoutError):
                row = task.row if isinstance(task, Source) else None
                yield Outcome(task.path, stage="mine", error="the worker process died on this article", row=row)
                _stop(pool)
                pool = _pool(config, 1)
    finally:
        _stop(pool)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End a pool now, whatever its processes are doing."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(5)
