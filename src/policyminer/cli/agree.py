"""``policyminer agree``: agreement between annotations of the same texts, and one annotation out of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policyminer.cli.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "gold", nargs="+", type=Path, metavar="GOLD", help="two or more gold files or folders, one per annotator"
    )
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts of stand-off annotations")
    parser.add_argument(
        "--merge", type=Path, metavar="OUT", help="write one annotation: a folder, a .jsonl, or a .json for one text"
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Compare and print; 1 when an annotation cannot be used."""
    from policyminer.evaluation.agreement import agree
    from policyminer.evaluation.agreement_table import render
    from policyminer.evaluation.gold import GoldError
    from policyminer.evaluation.storing import dumps, without_public_texts, write_gold

    if len(arguments.gold) < 2:
        raise UsageError("agreement takes two annotations or more")
    try:
        agreement = agree(arguments.gold, texts=arguments.texts)
        if arguments.merge:
            write_gold(without_public_texts(agreement.merged), arguments.merge)
    except GoldError as error:
        print(f"policyminer agree: {error}", file=sys.stderr)
        return 1
    if arguments.json:
        print(dumps(agreement.to_dict(), indent=1))
    else:
        print(render(agreement), end="")
    return 0
