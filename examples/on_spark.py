"""On Spark: a data frame of texts in, a data frame of articles out, the same records as anywhere."""

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from policyminer import spark
from policyminer.spark.java import find_java

ARTICLES = Path(__file__).parent.parent / "corpora" / "articles"


def main() -> None:
    """Mine the shipped articles on a local session and count figures by unit."""
    find_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    rows = [(path.name, path.read_text("utf-8")) for path in sorted(ARTICLES.glob("*.txt"))[:3]]
    articles = spark.extract(session.createDataFrame(rows, "path string, text string"), path="path")
    figures = articles.select(F.explode("figures").alias("figure")).select("figure.unit", "figure.text")
    for row in figures.groupBy("unit").count().orderBy(F.desc("count"), "unit").limit(5).collect():
        print(row["unit"], row["count"])
    session.stop()


if __name__ == "__main__":
    main()
