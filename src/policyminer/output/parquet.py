"""Parquet: one row per article, records as nested lists, so that one file holds everything.

Flat tables come out of it by ``policyminer.frames(read_parquet(file))``, DuckDB's ``unnest`` or Spark's ``explode``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from policyminer.output.read import parse
from policyminer.output.schema import PRECISION, SCALE, Shape, article_shape, conform, restore

BATCH = 64


def arrow_type(shape: Shape) -> Any:
    """The Arrow type of a JSON value."""
    import pyarrow as pa

    if shape.kind == "struct":
        return pa.struct([pa.field(name, arrow_type(part)) for name, part in shape.parts])
    if shape.kind == "list":
        return pa.list_(arrow_type(shape.item))
    leaves = {"text": pa.string(), "int": pa.int64(), "float": pa.float64(), "decimal": pa.decimal128(PRECISION, SCALE)}
    return leaves[shape.kind]


@cache
def arrow_schema() -> Any:
    """The Arrow schema of an article, derived from the record types.

    Arrow 表结构:一行一篇,各类记录为嵌套列表。
    """
    import pyarrow as pa

    return pa.schema([pa.field(name, arrow_type(part)) for name, part in article_shape().parts])


def batches(lines: Iterable[str], size: int = BATCH) -> Iterator[Any]:
    """Arrow tables of so many articles each."""
    import pyarrow as pa

    feed = iter(lines)
    while chunk := list(islice(feed, size)):
        yield pa.Table.from_pylist([conform(parse(line), article_shape()) for line in chunk], schema=arrow_schema())


def write_parquet(lines: Iterable[str], out: Path) -> None:
    """One file of nested articles."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(out, arrow_schema(), compression="zstd") as writer:
        for table in batches(lines):
            writer.write_table(table)


def read_parquet(file: Path) -> Iterator[dict[str, Any]]:
    """The articles of a Parquet file, as :meth:`Article.to_dict` gives them."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as reader:
        for batch in reader.iter_batches(batch_size=BATCH):
            for article in batch.to_pylist():
                yield restore(article)
