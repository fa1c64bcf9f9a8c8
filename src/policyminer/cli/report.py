"""``policyminer report``: a page to read the records in, and plots and tables for papers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policyminer.cli.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("records", type=Path, metavar="OUT.jsonl", help="what extract wrote as .jsonl")
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="OUT.html", help="the page")
    parser.add_argument(
        "--figures", type=Path, metavar="DIR", help="also write plots (.png .svg) and their tables (.csv) here"
    )
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language it opens in (default zh)")
    parser.add_argument("--codebook", metavar="FILE", help="the codebook that the records were coded with")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts, for records written with --no-text")
    parser.add_argument("--no-words", action="store_true", help="leave the word counts out (faster)")


def run(arguments: argparse.Namespace) -> int:
    """Write the page; 1 when the records cannot be used."""
    from policyminer.codebooks import Codebook, CodebookError
    from policyminer.report.page import write_report
    from policyminer.report.texts import ReportError

    _check(arguments)
    try:
        codebook = Codebook.load(arguments.codebook or "default")
        write_report(
            _articles(arguments.records),
            arguments.out,
            language=arguments.lang,
            codebook=codebook,
            texts=arguments.texts,
            word_counts=not arguments.no_words,
        )
        if arguments.figures:
            _figures(arguments, codebook)
    except (CodebookError, ReportError, OSError) as error:
        print(f"policyminer report: {error}", file=sys.stderr)
        return 1
    return 0


def _check(arguments: argparse.Namespace) -> None:
    if not arguments.records.is_file():
        raise UsageError(f"{arguments.records}: no such file")
    if arguments.records.suffix != ".jsonl":
        raise UsageError(f"{arguments.records}: a report is made of a .jsonl that extract wrote")
    if arguments.figures:
        from importlib.util import find_spec

        if find_spec("matplotlib") is None:
            raise UsageError('--figures needs matplotlib: pip install "policyminer[figures]"')


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    from policyminer.output.read import read_lines
    from policyminer.report.texts import ReportError

    try:
        for article in read_lines(path):
            if not str(article.get("schema", "")).startswith("policyminer.article/"):
                raise ReportError(f"{path}: a line is no article of policyminer")
            yield article
    except ValueError as error:
        raise ReportError(str(error)) from None


def _figures(arguments: argparse.Namespace, codebook: Any) -> None:
    from policyminer.report.plots import save_figures

    missing = save_figures(_articles(arguments.records), arguments.figures, language=arguments.lang, codebook=codebook)
    if missing:
        print(f"policyminer report: {missing}", file=sys.stderr)
