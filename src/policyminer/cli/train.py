"""``policyminer train``: a statement model from annotated units, and an honest report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="gold files or folders of them")
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="MODEL", help="where the model goes")
    parser.add_argument("--codebook", metavar="FILE", help="a codebook of your own, or the id of a shipped one")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts of stand-off annotations")
    parser.add_argument("--no-curve", action="store_true", help="leave the learning curve out (faster)")


def run(arguments: argparse.Namespace) -> int:
    """Train, write the model, print the report; 1 when the samples cannot be used."""
    from policyminer.codebooks import CodebookError
    from policyminer.learning import Arguments, command

    try:
        return command(
            Arguments(
                gold=arguments.gold,
                output=arguments.out,
                codebook=arguments.codebook,
                texts=arguments.texts,
                curve=not arguments.no_curve,
            )
        )
    except (CodebookError, OSError) as error:
        print(f"policyminer train: {error}", file=sys.stderr)
        return 1
