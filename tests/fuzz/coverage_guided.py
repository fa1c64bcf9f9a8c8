"""Coverage-guided fuzzing with atheris (the ``fuzz`` extra), run by hand; the tests run hypothesis only.

    python tests/fuzz/coverage_guided.py decode|html|docx|pdf|pipeline [CORPUS] [-max_total_time=60]

A crash leaves its input in ``crash-…``. Whatever is no clear :class:`SourceError` of a reader, and whatever record is
not a slice of its source, is a crash.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import atheris

with atheris.instrument_imports(include=["policyminer"]):
    import policyminer
    from policyminer.source.decode import SourceError, decode
    from policyminer.source.read import ReadOptions, reader_of

    MINER = policyminer.load().load()


def _decode(data: bytes) -> None:
    try:
        decode(data)
    except SourceError:
        return


def _reader(suffix: str) -> Callable[[bytes], None]:
    read = reader_of(suffix)

    def run(data: bytes) -> None:
        try:
            source = read(data, "fuzz" + suffix, ReadOptions())
        except SourceError:
            return
        MINER.mine(source)

    return run


def _pipeline(data: bytes) -> None:
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(600)
    _check(text, MINER.mine(text).to_dict())


def _check(text: str, node: Any) -> None:
    """Every part that has spans and words is a slice of the text."""
    if isinstance(node, dict):
        if "spans" in node and "text" in node:
            assert "".join(text[start:end] for start, end in node["spans"]) == node["text"], node
        for value in node.values():
            _check(text, value)
    elif isinstance(node, list):
        for value in node:
            _check(text, value)


def main() -> None:
    """Fuzz the named target."""
    name = sys.argv.pop(1)
    targets = {"decode": _decode, "pipeline": _pipeline}
    atheris.Setup(sys.argv, targets.get(name) or _reader("." + name))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
