"""Mining on Spark: the same batch function, with a schema made from the record types."""

from policyminer.spark.frame import extract, schema

__all__ = ["extract", "schema"]
