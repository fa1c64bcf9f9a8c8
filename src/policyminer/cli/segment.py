"""``policyminer segment``: tokens, word frequencies and the co-occurrence matrix, as files."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policyminer.cli.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders (recursive)")
    parser.add_argument(
        "-o", "--out", required=True, metavar="OUT", help="a .csv file, or a folder with --frequencies/--cooccurrence"
    )
    parser.add_argument("--frequencies", action="store_true", help="write frequencies.csv: word, count, contexts")
    parser.add_argument("--cooccurrence", action="store_true", help="write cooccurrence.csv (matrix) and edges.csv")
    parser.add_argument(
        "--context", choices=["statement", "paragraph"], default="statement", help="what counts as together"
    )
    parser.add_argument("--top", type=int, default=100, metavar="N", help="words in the matrix (default 100)")
    parser.add_argument("--stop-words", type=Path, metavar="FILE", help="your own stop words, one a line")
    parser.add_argument("--user-words", action="append", default=[], metavar="FILE", help="your own words (repeatable)")
    parser.add_argument("--engine", choices=["rjieba", "jieba"], default="rjieba", help="segmentation engine")
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of all files (default: detected)")


def run(arguments: argparse.Namespace) -> int:
    """Segment everything; 0 when all went well, 1 when some files failed."""
    from policyminer.segmentation.articles import contexts, sentence_tokens
    from policyminer.segmentation.counts import cooccurrence, frequencies, load_stop_words
    from policyminer.segmentation.words import Segmenter, read_user_words

    out = Path(arguments.out)
    if out.suffix not in ("", ".csv"):
        raise UsageError(f"{out}: tokens are written as .csv, or into a folder")
    words = [word for path in arguments.user_words for word in read_user_words(Path(path))]
    segmenter = Segmenter(arguments.engine, words)
    files = _Files(arguments.paths, arguments.encoding)
    stop = load_stop_words(arguments.stop_words)
    folder = out if out.suffix == "" else out.parent
    folder.mkdir(parents=True, exist_ok=True)
    found: list[list[str]] = []
    header = ("path", "sentence", "start", "end", "token", "tag")
    tokens_file = out if out.suffix == ".csv" else out / "tokens.csv"
    counting = arguments.frequencies or arguments.cooccurrence

    def rows() -> Iterator[Sequence[Any]]:
        for source in files:
            for sentence, token in sentence_tokens(source.text, segmenter):
                yield source.path, sentence, token.start, token.end, token.text, token.tag
            if counting:
                found.extend(contexts(source.text, segmenter, arguments.context))

    _write(tokens_file, header, rows())
    if arguments.frequencies:
        _write(folder / "frequencies.csv", ("word", "count", "contexts"), frequencies(found, stop))
    if arguments.cooccurrence:
        top, counts = cooccurrence(found, stop, arguments.top)
        edges = sorted(((a, b, n) for (a, b), n in counts.items()), key=lambda edge: (-edge[2], edge[0], edge[1]))
        _write(folder / "edges.csv", ("source", "target", "weight"), edges)
        _write(folder / "cooccurrence.csv", ("", *top), _matrix(top, counts))
    return 1 if files.failed else 0


class _Files:
    """The readable articles behind the paths; what cannot be read is said and counted."""

    def __init__(self, paths: Sequence[str], encoding: str | None) -> None:
        self.paths, self.encoding, self.failed = paths, encoding, 0

    def __iter__(self) -> Iterator[Any]:
        from policyminer.source.decode import SourceError
        from policyminer.source.entries import Skipped, entries
        from policyminer.source.read import ReadOptions, sources_of

        for entry in entries(self.paths):
            try:
                if isinstance(entry, Skipped):
                    raise SourceError(f"{entry.path}: {entry.reason}")
                yield from sources_of(entry, ReadOptions(self.encoding))
            except SourceError as error:
                self.failed += 1
                print(f"policyminer: {error}", file=sys.stderr)


def _matrix(words: Sequence[str], counts: dict[tuple[str, str], int]) -> Iterator[list[Any]]:
    for row in words:
        yield [row, *(counts.get((row, column), counts.get((column, row), 0)) for column in words)]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A CSV for Excel, written beside itself first."""
    import os

    from policyminer.output.tables import cell

    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            writer.writerows([cell(value) for value in row] for row in rows)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
