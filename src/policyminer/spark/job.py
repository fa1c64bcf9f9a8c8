"""``policyminer extract --engine spark``: folders or Parquet in, Parquet or any other output out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyminer.output import writers
from policyminer.pipeline.run import Options
from policyminer.source.entries import Skipped, entries
from policyminer.spark.java import find_java

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from policyminer.pipeline.config import Config

TABLES = (".csv", ".xlsx", ".jsonl")


class JobError(writers.OutputError):
    """What Spark cannot do here, and why."""


def run_job(paths: Sequence[str], out: str, config: Config, options: Options) -> int:
    """Run the main job on Spark; returns how many articles failed.

    Parameters
    ----------
    paths
        Folders and files (local, seen by all executors), addresses such as ``hdfs://…``, or Parquet with a text column.
    out
        ``.parquet`` (or an address) becomes a folder that the executors write; any other output is written by the
        driver, row by row, in the order of the input.

    Raises
    ------
    JobError
        Without PySpark or Java.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise JobError(
            '--engine spark needs an extra that is not installed: pip install "policyminer[spark]"'
        ) from None
    try:
        find_java()
    except ImportError:
        raise JobError(
            '--engine spark needs Java 17 or 21 (the system\'s, or: pip install "policyminer[java]")'
        ) from None
    session = SparkSession.builder.appName("policyminer").getOrCreate()
    skipped = [found for path in paths if "://" not in path for found in entries([path]) if isinstance(found, Skipped)]
    skipped = [found for found in skipped if not found.path.endswith(".parquet")]
    remote = "://" in out or out.endswith(".parquet")
    frame = _mined(session, paths, config, options, "records" if remote else "json")
    failures = _write_remote(session, frame, out) if remote else _write_here(frame, out)
    for found in skipped:
        print(f"policyminer: {found.path}: {found.reason}", file=sys.stderr)
    return failures + len(skipped)


def _mined(session: SparkSession, paths: Sequence[str], config: Config, options: Options, form: Any) -> DataFrame:
    from functools import reduce

    frames = [_one(session, path, config, options, form) for path in paths]
    return reduce(lambda left, right: left.unionAll(right), frames)


def _one(session: SparkSession, path: str, config: Config, options: Options, form: Any) -> DataFrame:
    from policyminer.source.table import Columns
    from policyminer.spark.frame import extract, extract_files

    if path.lower().endswith(TABLES):
        raise JobError(f"{path}: --engine spark reads folders, files of one article and Parquet; save it as Parquet")
    if path.rstrip("/").endswith(".parquet"):
        table = session.read.parquet(path)
        columns = Columns.of(table.columns, options.read)
        return extract(
            table, text=columns.text, id=columns.id, published=columns.date, config=config, options=options, form=form
        )
    if "://" in path:
        return extract_files(_addressed(session, path), config, options, form)
    found = [(entry.path, str(entry.file.absolute())) for entry in entries([path]) if not isinstance(entry, Skipped)]
    slices = max(1, min(-(-len(found) // 8), 20 * session.sparkContext.defaultParallelism))
    rows = session.sparkContext.parallelize(found, slices)
    return extract_files(session.createDataFrame(rows, "path string, file string"), config, options, form)


def _addressed(session: SparkSession, address: str) -> DataFrame:
    """The files below an address, with their bytes; the path of a record is relative to it."""
    from pyspark.sql import functions as f

    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(address)
    root = address.rstrip("/") + "/"
    relative = f.expr(f"substring_index(path, {json.dumps(root)}, -1)")
    return files.select(relative.alias("path"), f.lit(None).cast("string").alias("file"), "content").sort("path")


def _write_remote(session: SparkSession, frame: DataFrame, out: str) -> int:
    """A folder of Parquet, put in place by one rename where the file system is the local one."""
    from pyspark.sql import functions as f

    local = "://" not in out
    target = Path(out)
    partial = str(target.with_name(f".{target.name}.partial").absolute()) if local else out
    if local and target.exists():
        raise JobError(f"{out}: is there already")
    frame.write.mode("overwrite" if local else "errorifexists").parquet(partial)
    errors = session.read.parquet(partial).where(f.col("error").isNotNull())
    rows = [(row[0], row[1], row[2]) for row in errors.select("source.path", "error_stage", "error").collect()]
    if local:
        os.replace(partial, out)
        _write_errors(rows, target)
    else:
        _say(rows)
    return len(rows)


def _write_here(frame: DataFrame, out: str) -> int:
    """Any output, written by the driver from the rows as they come."""
    failed: list[tuple[str, str, str]] = []

    def lines() -> Iterator[str]:
        for row in frame.toLocalIterator(prefetchPartitions=True):
            if row["json"] is None:
                failed.append((row["path"], row["error_stage"], row["error"]))
            else:
                yield row["json"]

    if out == "-":
        sys.stdout.writelines(line + "\n" for line in lines())
        _say(failed)
    else:
        writers.write(lines(), Path(out))
        _write_errors(failed, Path(out))
    return len(failed)


def _say(failed: Sequence[tuple[str, str, str]]) -> None:
    for path, _, error in failed:
        print(f"policyminer: {path}: {error}", file=sys.stderr)


def _write_errors(failed: Sequence[tuple[str, str, str]], out: Path) -> None:
    _say(failed)
    beside = out.with_name(out.name + ".errors.jsonl")
    if failed:
        rows = [{"path": path, "stage": stage, "error": error} for path, stage, error in failed]
        writers.write([json.dumps(row, ensure_ascii=False) for row in rows], beside)
    else:
        beside.unlink(missing_ok=True)
