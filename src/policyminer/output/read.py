"""Reading lines of JSON back, numbers as exact decimals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def parse(line: str | bytes) -> Json:
    """One article from its line; numbers with a point become ``Decimal``."""
    article = json.loads(line, parse_float=Decimal)
    if not isinstance(article, dict):
        raise ValueError("a line of JSON is an object")
    return article


def read_lines(path: Path) -> Iterator[Json]:
    """The articles of a JSONL file.

    Raises
    ------
    ValueError
        Naming file and line, where a line is no article.
    """
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                yield parse(line)
            except ValueError as error:
                raise ValueError(f"{path}: line {number}: {error}") from None
