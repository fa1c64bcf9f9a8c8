"""``policyminer extract``: files and folders in, records out."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policyminer.cli.errors import UsageError

if TYPE_CHECKING:
    from policyminer.pipeline.miner import Miner
    from policyminer.pipeline.run import Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders (recursive) or tables of articles")
    parser.add_argument(
        "-o",
        "--out",
        required=True,
        metavar="OUT",
        help=".jsonl .parquet .xlsx .sqlite .duckdb, a folder for .csv tables, or - for standard output",
    )
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default 1)")
    parser.add_argument(
        "--published", metavar="DATE", help="publication date of all articles: 2020, 2020-10, 2020-10-08"
    )
    parser.add_argument("--place", metavar="NAME", help="the division all articles are about, such as 孟州市")
    parser.add_argument(
        "--gazetteer", action="append", default=[], metavar="FILE", help="your own list of organizations (repeatable)"
    )
    parser.add_argument(
        "--user-words",
        action="append",
        default=[],
        metavar="FILE",
        help="your own words, in jieba's format (repeatable)",
    )
    parser.add_argument("--model", metavar="MODEL", help="a statement model that 'policyminer train' wrote")
    parser.add_argument("--codebook", metavar="FILE", help="a codebook of your own, or the id of a shipped one")
    parser.add_argument(
        "--rules-only",
        action="store_true",
        help="organizations and initiatives by the rules alone, without the learned tagger",
    )
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of all text files (default: detected)")
    parser.add_argument("--text-column", metavar="NAME", help="in tables of articles: the column with the text")
    parser.add_argument("--id-column", metavar="NAME", help="in tables of articles: the column with the id")
    parser.add_argument("--date-column", metavar="NAME", help="in tables of articles: the column with the date")
    parser.add_argument("--resume", action="store_true", help="go on with a run that was broken off")
    parser.add_argument("--dedupe", action="store_true", help="mine equal texts once and list the reprints")
    parser.add_argument("--no-text", action="store_true", help="leave the source text out of the records")
    parser.add_argument("--labels", choices=["en", "zh"], default="en", help="column labels of .xlsx (default en)")
    parser.add_argument(
        "--timeout", type=float, default=300.0, metavar="SECONDS", help="limit per article (default 300)"
    )
    parser.add_argument("--engine", choices=["local", "spark"], default="local", help="where it runs (default local)")
    parser.add_argument("--profile", action="store_true", help="print the time of each stage to standard error")


def run(arguments: argparse.Namespace) -> int:
    """Mine everything; 0 when all went well, 1 when some files failed."""
    from policyminer.output.writers import OutputError
    from policyminer.pipeline.run import WorkerError

    _check(arguments)
    try:
        return 1 if _extract(arguments) else 0
    except (OutputError, WorkerError) as error:
        print(f"policyminer extract: {error}", file=sys.stderr)
        return 1


def _extract(arguments: argparse.Namespace) -> int:
    from policyminer.pipeline.extraction import Extraction
    from policyminer.pipeline.run import relax_collector

    if arguments.engine == "spark":
        from policyminer.spark.job import run_job

        return run_job(arguments.paths, arguments.out, _miner(arguments).config, _options(arguments))
    relax_collector()
    extraction = Extraction(_miner(arguments), _options(arguments), arguments.workers)
    if arguments.profile:
        extraction.profile()
    if arguments.out == "-":
        failed = extraction.to_stream(arguments.paths, sys.stdout, dedupe=arguments.dedupe)
    else:
        out = Path(arguments.out)
        failed = extraction.to_file(
            arguments.paths, out, resume=arguments.resume, dedupe=arguments.dedupe, labels=arguments.labels
        )
    extraction.print_profile()
    return failed


def _check(arguments: argparse.Namespace) -> None:
    from policyminer.output.writers import OutputError, writer_of

    if arguments.workers < 1:
        raise UsageError("--workers takes a number from 1")
    if arguments.published and not re.fullmatch(
        r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", arguments.published
    ):
        raise UsageError(f"--published takes 2020, 2020-10 or 2020-10-08, not {arguments.published!r}")
    for name in (*arguments.gazetteer, *arguments.user_words, *([arguments.model] if arguments.model else ())):
        if not Path(name).exists():
            raise UsageError(f"{name}: no such file")
    if arguments.out != "-":
        try:
            writer_of(Path(arguments.out))
        except (OutputError, ImportError) as error:
            raise UsageError(str(error)) from None
    if arguments.gazetteer or arguments.user_words or arguments.model or arguments.codebook:
        try:
            _miner(arguments).load()
        except (ValueError, OSError) as error:
            raise UsageError(str(error)) from None


def _miner(arguments: argparse.Namespace) -> Miner:
    from policyminer.pipeline.config import Config
    from policyminer.pipeline.miner import Miner

    return Miner(
        Config(
            user_words=tuple(arguments.user_words),
            gazetteers=tuple(arguments.gazetteer),
            codebook=arguments.codebook,
            model=arguments.model,
            rules_only=arguments.rules_only,
        )
    )


def _options(arguments: argparse.Namespace) -> Options:
    from policyminer.pipeline.run import Options
    from policyminer.source.read import ReadOptions

    return Options(
        published=arguments.published,
        place=arguments.place,
        keep_text=not arguments.no_text,
        as_json=True,
        seconds=arguments.timeout or None,
        read=ReadOptions(arguments.encoding, arguments.text_column, arguments.id_column, arguments.date_column),
    )
