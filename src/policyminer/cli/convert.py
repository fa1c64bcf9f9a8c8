"""``policyminer convert``: annotations to and from brat, doccano, Label Studio and spaCy."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policyminer.conversion.offsets import UNITS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    formats = ["brat", "doccano", "label-studio", "docbin"]
    parser.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        help="with --to: gold files or an OUT.jsonl of extract; with --from: files",
    )
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", choices=formats, help="write files for this tool")
    way.add_argument("--from", choices=formats, dest="of", help="read files of this tool")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT", help="--to: a folder; --from: a folder, .jsonl or .json"
    )
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts of stand-off annotations")
    parser.add_argument(
        "--offsets", choices=UNITS, default="utf16", help="what the doccano project counts (default utf16)"
    )
    parser.add_argument(
        "--annotator", metavar="WHO", help="Label Studio: the annotations of this number or e-mail alone"
    )


def run(arguments: argparse.Namespace) -> int:
    """Convert; 1 when something cannot be used."""
    from policyminer.conversion import export, read_back
    from policyminer.evaluation.gold import GoldError, read_gold
    from policyminer.evaluation.storing import write_gold

    try:
        if arguments.of:
            units, annotator = arguments.offsets, arguments.annotator
            found = read_back(arguments.source, arguments.of, units=units, annotator=annotator)
            written = write_gold(found, arguments.out)
        else:
            articles, left_out = read_gold(arguments.source, arguments.texts)
            for reason in left_out:
                print(f"left out: {reason}", file=sys.stderr)
            written = export(articles, arguments.to, arguments.out, units=arguments.offsets)
    except GoldError as error:
        print(f"policyminer convert: {error}", file=sys.stderr)
        return 1
    print(*written, sep="\n")
    return 0
