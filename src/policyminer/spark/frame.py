"""``policyminer.spark.extract``: a data frame of texts in, a data frame of articles out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from policyminer.output.schema import PRECISION, SCALE, Shape, article_shape, conform
from policyminer.pipeline.config import Config
from policyminer.pipeline.run import Options, Outcome, Task, mine_batch, miner_of
from policyminer.source.dates import iso_date
from policyminer.source.source import Source, identify

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Form = Literal["records", "json"]
BATCH = 16


def extract(
    frame: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    path: str | None = None,
    config: Config | None = None,
    options: Options | None = None,
    form: Form = "records",
) -> DataFrame:
    """Mine the texts of a data frame.

    在 Spark 上批量处理:``policyminer.spark.extract(spark.read.parquet("news"), text="正文")``。

    Parameters
    ----------
    frame
        One article per row.
    text, id, published, path
        The columns with the text, the id, the publication date and the path; all but the first may be None.
    config, options
        The settings of the miner and of the run, as for :func:`policyminer.load`.
    form
        ``records`` gives the fields of an article as nested columns, ``json`` its one line of JSON.

    Returns
    -------
    pyspark.sql.DataFrame
        One row per article in the order of its partition; where one failed, ``error`` says why and the rest is null.
    """
    chosen = [name for name in (text, id, published, path) if name]
    place = {"text": text, "id": id, "published": published, "path": path}
    names = {role: name for role, name in place.items() if name}
    mapper: Any = _mapper(frame, config or Config(), options or Options(), _Rows(names), form)
    return frame.select(*dict.fromkeys(chosen)).mapInArrow(mapper, schema(form))


def extract_files(frame: DataFrame, config: Config, options: Options, form: Form) -> DataFrame:
    """Mine files: ``path`` is the path of the record, ``file`` where it lies or ``content`` its bytes."""
    mapper: Any = _mapper(frame, config, options, _Files(options), form)
    return frame.mapInArrow(mapper, schema(form))


def schema(form: Form = "records") -> Any:
    """The Spark schema of the result: an article's fields, derived from the record types, and ``error``."""
    from pyspark.sql.types import StringType, StructField, StructType

    error = [StructField("error_stage", StringType()), StructField("error", StringType())]
    if form == "json":
        return StructType([StructField("path", StringType()), StructField("json", StringType()), *error])
    return StructType([*spark_type(article_shape()).fields, *error])


def spark_type(shape: Shape) -> Any:
    """The Spark type of a JSON value."""
    from pyspark.sql import types as t

    if shape.kind == "struct":
        return t.StructType([t.StructField(name, spark_type(part)) for name, part in shape.parts])
    if shape.kind == "list":
        return t.ArrayType(spark_type(shape.item))
    leaves = {
        "text": t.StringType(),
        "int": t.LongType(),
        "float": t.DoubleType(),
        "decimal": t.DecimalType(PRECISION, SCALE),
    }
    return leaves[shape.kind]


class _Rows:
    """Rows with texts as sources."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def __call__(self, row: dict[str, Any]) -> Task:
        values = {role: row[name] for role, name in self.names.items()}
        path = None if values.get("path") is None else str(values["path"])
        if values["text"] is None:
            return Outcome(path, stage="read", error="no text in this row")
        text = str(values["text"])
        data = text.encode("utf-8", "surrogatepass")
        given = values.get("id")
        name = identify(path, data) if given is None else str(given)
        day = iso_date(values.get("published"))
        return Source(text, path, name, hashlib.sha256(data).hexdigest(), "utf-8", published=day)


class _Files:
    """Rows with files as sources."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, row: dict[str, Any]) -> Task:
        from pathlib import Path, PurePosixPath

        from policyminer.pipeline.run import attempt
        from policyminer.source.entries import Entry
        from policyminer.source.read import reader_of

        if row.get("content") is None:
            return Entry(Path(row["file"]), row["path"])
        suffix, data = PurePosixPath(row["path"]).suffix.lower(), row["content"]
        task = Entry(Path(row["path"]), row["path"])
        return attempt(task, "read", self.options, lambda: reader_of(suffix)(data, row["path"], self.options.read))


def _mapper(
    frame: DataFrame, config: Config, options: Options, tasks: Callable[[dict[str, Any]], Task], form: Form
) -> Callable[[Iterable[Any]], Iterable[Any]]:
    """The function that runs in the Python workers; the settings are broadcast where the session can."""
    settings = (config, replace(options, as_json=True))
    shared: Any
    try:
        shared = frame.sparkSession.sparkContext.broadcast(settings)
    except Exception:
        shared = _Plain(settings)

    def mine(batches: Iterable[Any]) -> Iterator[Any]:
        made, chosen = shared.value
        miner = miner_of(made)
        for batch in batches:
            for start in range(0, batch.num_rows, BATCH):
                rows = batch.slice(start, BATCH).to_pylist()
                yield _batch(mine_batch(miner, [tasks(row) for row in rows], chosen), form)

    return mine


class _Plain:
    """What a broadcast is where there is none (Spark Connect)."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _batch(outcomes: list[Outcome], form: Form) -> Any:
    import pyarrow as pa

    from policyminer.output.parquet import arrow_schema

    error = [pa.field("error_stage", pa.string()), pa.field("error", pa.string())]
    if form == "json":
        fields = [pa.field("path", pa.string()), pa.field("json", pa.string()), *error]
    else:
        fields = [*arrow_schema(), *error]
    rows = [_row(outcome, form) for outcome in outcomes]
    return pa.RecordBatch.from_pylist(rows, schema=pa.schema(fields))


def _row(outcome: Outcome, form: Form) -> dict[str, Any]:
    from policyminer.output.read import parse
    from policyminer.output.schema import sound

    error = {"error_stage": outcome.stage, "error": outcome.error and sound(outcome.error)}
    path = outcome.path and sound(outcome.path)
    if form == "json":
        return {"path": path, "json": None if outcome.line is None else outcome.line.decode(), **error}
    if outcome.line is None:
        return {"source": {"path": path}, **error}
    made: dict[str, Any] = conform(parse(outcome.line), article_shape())
    return made | error
