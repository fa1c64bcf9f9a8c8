"""Many articles: one batch function, run in this process or in spawned ones, outcomes in input order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from policyminer.pipeline.config import Config
from policyminer.pipeline.reprints import digest
from policyminer.records.article import Article
from policyminer.source.decode import SourceError
from policyminer.source.entries import Entry
from policyminer.source.read import ReadOptions, read_entry
from policyminer.source.source import Source

if TYPE_CHECKING:
    from policyminer.pipeline.miner import Miner

BATCH = 8
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Options:
    """What a run does with each article.

    ``as_json`` hands out lines instead of records; ``seconds`` is the limit for one article; ``digest`` adds what
    tells reprints.
    """

    published: str | None = None
    place: str | None = None
    keep_text: bool = True
    as_json: bool = False
    seconds: float | None = None
    digest: bool = False
    read: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: its record, its line of JSON, the error, or the article it is a reprint of."""

    path: str | None
    article: Article | None = None
    line: bytes | None = None
    stage: str | None = None
    error: str | None = None
    row: int | None = None
    sheet: str | None = None
    digest: str | None = None
    reprint_of: tuple[str | None, int | None, str | None] | None = None


Task = Entry | Source | Outcome
"""A file, a text that is read already, or one whose outcome is known."""


class TimeLimit(BaseException):
    """An article took longer than the limit (no ``Exception``, so that no library swallows it)."""


class WorkerError(RuntimeError):
    """The worker processes cannot be started."""


def run(
    miner: Miner, tasks: Iterable[Task], options: Options, *, workers: int = 1, batch: int = BATCH
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


def mine_batch(miner: Miner, tasks: Sequence[Task], options: Options) -> list[Outcome]:
    """The one batch function, whoever runs it."""
    return [mine_one(miner, task, options) for task in tasks]


def mine_one(miner: Miner, task: Task, options: Options) -> Outcome:
    """Read and mine one article; whatever goes wrong becomes its error."""
    if isinstance(task, Outcome):
        return task
    source = attempt(task, "read", options, lambda: read_entry(task, options.read)) if isinstance(task, Entry) else task
    if isinstance(source, Outcome):
        return source
    return attempt(task, "mine", options, lambda: _mined(miner, source, options))


def _mined(miner: Miner, source: Source, options: Options) -> Outcome:
    article = miner.mine(source, published=options.published, place=options.place, keep_text=options.keep_text)
    mark = digest(source.text) if options.digest else None
    if options.as_json:
        return Outcome(source.path, line=article.encoded(), row=source.row, sheet=source.sheet, digest=mark)
    return Outcome(source.path, article=article, row=source.row, sheet=source.sheet, digest=mark)


def attempt(task: Task, stage: str, options: Options, step: Callable[[], Made]) -> Made | Outcome:
    """Take a step within the time limit; an outcome with the error where it fails."""
    try:
        with time_limit(options.seconds):
            return step()
    except SourceError as error:
        return failed(task, "read", str(error))
    except TimeLimit:
        return failed(task, stage, f"took longer than {options.seconds:g} s")
    except Exception as error:
        return failed(task, stage, f"{type(error).__name__}: {error}")


def failed(task: Task, stage: str, error: str) -> Outcome:
    """The outcome of a task that went wrong."""
    row, sheet = (task.row, task.sheet) if isinstance(task, Source) else (None, None)
    return Outcome(task.path, stage=stage, error=error[:2000], row=row, sheet=sheet)


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


def miner_of(config: Config) -> Miner:
    """The miner of this worker process."""
    from policyminer.pipeline.miner import Miner

    if config not in _MINERS:
        _MINERS[config] = Miner(config)
    return _MINERS[config]


def _start(config: Config) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    miner_of(config).load()
    relax_collector()


def relax_collector() -> None:
    """Let the garbage collector look less often, for processes that do nothing but mine.

    Records hold no cycles; looking through them again and again costs a sixth of the time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(config: Config, tasks: Sequence[Task], options: Options) -> list[Outcome]:
    return mine_batch(miner_of(config), tasks, options)


def _ready() -> bool:
    return True


def _pool(config: Config, workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, _start, (config,))


Waiting = tuple[list[Task], "Future[list[Outcome]]"]


def _parallel(config: Config, tasks: Iterable[Task], options: Options, workers: int, batch: int) -> Iterator[Outcome]:
    feed = iter(tasks)
    waiting: deque[Waiting] = deque()
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
                waiting = deque([_again(pool, config, options, item) for item in waiting])
    finally:
        _stop(pool)


def _again(pool: ProcessPoolExecutor, config: Config, options: Options, item: Waiting) -> Waiting:
    """A batch that had not come back is handed out again; one that had is kept."""
    chunk, future = item
    if future.done() and not future.cancelled() and future.exception() is None:
        return item
    return chunk, pool.submit(_work, config, chunk, options)


def _patience(options: Options, articles: int) -> float | None:
    """How long a whole batch may take before its process is given up; the timer inside comes first."""
    return None if options.seconds is None else options.seconds * articles * 2 + 60


def _one_by_one(config: Config, chunk: Sequence[Task], options: Options) -> Iterator[Outcome]:
    """After a worker died: each article of its batch alone, so that only the guilty one is lost."""
    pool = _single(config)
    try:
        for task in chunk:
            try:
                yield from pool.submit(_work, config, [task], options).result(_patience(options, 1))
            except BrokenProcessPool:
                yield failed(task, "mine", "the worker process died on this article")
            except TimeoutError:
                yield failed(task, "mine", "the worker process hung on this article")
            else:
                continue
            _stop(pool)
            pool = _single(config)
    finally:
        _stop(pool)


def _single(config: Config) -> ProcessPoolExecutor:
    """One worker that is known to have started.

    Raises
    ------
    WorkerError
        Where it cannot start.
    """
    pool = _pool(config, 1)
    try:
        pool.submit(_ready).result()
    except BrokenProcessPool:
        _stop(pool)
        raise WorkerError(
            "worker processes cannot be started (in a script, call from under 'if __name__ == \"__main__\"')"
        ) from None
    return pool


def _stop(pool: ProcessPoolExecutor) -> None:
    """End a pool now, whatever its processes are doing."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(5)
        if process.is_alive():
            process.kill()
