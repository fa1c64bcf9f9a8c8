"""``policyminer evaluate``: score records against an annotated sample."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from policyminer.cli.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("gold", type=Path, metavar="GOLD", help="a gold .json or .jsonl file, or a folder of them")
    parser.add_argument(
        "--predictions", type=Path, metavar="OUT.jsonl", help="records to score (default: mine the texts)"
    )
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts of stand-off annotations")
    parser.add_argument("--against", type=Path, metavar="EARLIER.json", help="list what was gained and lost since then")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--report", type=Path, metavar="OUT.html", help="write a page with each miss in its sentence")
    parser.add_argument("--model", metavar="MODEL", help="a statement model that 'policyminer train' wrote")


def run(arguments: argparse.Namespace) -> int:
    """Score and print; 1 when the sample or the predictions cannot be used."""
    from policyminer.evaluation.against import changes
    from policyminer.evaluation.api import evaluate
    from policyminer.evaluation.gold import GoldError
    from policyminer.evaluation.page import page
    from policyminer.evaluation.table import render
    from policyminer.pipeline.miner import load

    if arguments.model and not Path(arguments.model).exists():
        raise UsageError(f"{arguments.model}: no such file")
    try:
        miner = None if arguments.predictions else load(arguments.model)
        evaluation = evaluate(arguments.gold, arguments.predictions, texts=arguments.texts, miner=miner)
        gained_lost = changes(evaluation, arguments.against) if arguments.against else None
    except GoldError as error:
        print(f"policyminer evaluate: {error}", file=sys.stderr)
        return 1
    if arguments.report:
        arguments.report.write_text(page(evaluation), "utf-8")
    if arguments.json:
        made = evaluation.to_dict() | ({} if gained_lost is None else {"against": gained_lost})
        print(json.dumps(made, ensure_ascii=False, indent=1, default=str))
        return 0
    print(render(evaluation), end="")
    for title, lines in (gained_lost or {}).items():
        print(f"\n{title}: {len(lines)}", *lines, sep="\n  ")
    return 0
