"""``policyminer codebook``: list the shipped codebooks, show one, check one's own."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyminer.codebooks import Category, Codebook


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="the shipped codebooks", description="List the shipped codebooks.")
    show = actions.add_parser("show", help="the categories of one", description="Show the categories of a codebook.")
    show.add_argument("codebook", metavar="CODEBOOK", help="the id of a shipped codebook, or a .toml file")
    show.add_argument("--axis", choices=["role", "instrument", "theme"], help="one axis alone")
    show.add_argument("--full", action="store_true", help="with cues, what to include and exclude, and examples")
    show.add_argument("--json", action="store_true", help="print everything as JSON")
    check = actions.add_parser(
        "check",
        help="missing definitions, contradictory cues, classes without samples",
        description="Check a codebook: missing definitions, contradictory cues, classes without samples.",
    )
    check.add_argument("codebook", metavar="CODEBOOK", help="the id of a shipped codebook, or a .toml file")
    check.add_argument("--gold", type=Path, metavar="GOLD", help="count the annotated samples of each category here")
    check.add_argument("--texts", type=Path, metavar="DIR", help="the texts of stand-off annotations")
    check.add_argument("--strict", action="store_true", help="warnings too make the exit status 1")


def run(arguments: argparse.Namespace) -> int:
    """Run the action; 1 when the codebook or the samples cannot be used, or the check finds errors."""
    from policyminer.codebooks import CodebookError
    from policyminer.evaluation.gold import GoldError

    try:
        return {"list": _list, "show": _show, "check": _check}[arguments.action](arguments)
    except (CodebookError, GoldError) as error:
        print(f"policyminer codebook: {error}", file=sys.stderr)
        return 1


def _list(_: argparse.Namespace) -> int:
    from policyminer.codebooks import Codebook, available

    for name in available():
        book = Codebook.load(name)
        sizes = ", ".join(f"{len(book.axis(axis))} {axis}s" for axis in ("role", "instrument", "theme"))
        print(f"{name:<16} {book.label}  {book.label_en}\n{'':<16} version {book.version}, {sizes}, {book.hash[:12]}")
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from policyminer.codebooks import Codebook
    from policyminer.evaluation.storing import dumps

    book = Codebook.load(arguments.codebook)
    if arguments.json:
        print(dumps(book.to_dict(), indent=1))
        return 0
    print(f"{book.id}  {book.label}  {book.label_en}  version {book.version}")
    for line in _categories(book, arguments.axis, arguments.full):
        print(line)
    return 0


def _categories(book: Codebook, axis: str | None, full: bool) -> Iterator[str]:
    previous = None
    for category in book.categories:
        if axis not in (None, category.axis):
            continue
        if category.axis != previous:
            previous = category.axis
            yield f"\n{previous}"
        indent = "    " if category.parent else "  "
        yield f"{indent}{category.id:<28}{category.label}  {category.label_en}"
        yield f"{indent}    {category.definition}"
        if full:
            yield from (f"{indent}    {line}" for line in _details(category))


def _details(category: Category) -> Iterator[str]:
    if category.include:
        yield f"include: {category.include}"
    if category.exclude:
        yield f"exclude: {category.exclude}"
    if category.cues or category.weak:
        yield f"cues: {'、'.join(category.cues)}" + (f"; weak: {'、'.join(category.weak)}" if category.weak else "")
    yield from (f"example: {example}" for example in category.examples)


def _check(arguments: argparse.Namespace) -> int:
    from policyminer.codebooks import Codebook, check

    book = Codebook.load(arguments.codebook)
    findings = check(book, None if arguments.gold is None else _samples(arguments.gold, arguments.texts))
    for finding in findings:
        print(f"{finding.severity}: {finding.code}: {finding.category} {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{book.id}: {len(book.categories)} categories, {errors} errors, {len(findings) - errors} warnings")
    return 1 if errors or (arguments.strict and findings) else 0


def _samples(gold: Path, texts: Path | None) -> Counter[str]:
    """How often each role, instrument and theme was annotated."""
    from policyminer.evaluation.gold import answers, read_gold

    counts: Counter[str] = Counter()
    articles, left_out = read_gold(gold, texts)
    for reason in left_out:
        print(f"left out: {reason}", file=sys.stderr)
    for article in articles:
        for record in article.get("statements") or ():
            counts.update(role for role in answers(record.get("role")) if role)
            counts.update(instrument["id"] for instrument in record.get("instruments") or ())
            counts.update(theme["id"] for theme in answers(record.get("theme")) if theme)
    return counts
