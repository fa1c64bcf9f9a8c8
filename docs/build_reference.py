"""Build reference.md from the docstrings, commands.md from the command line, codebook.md from the default codebook.

Run it after one of them changed: ``python docs/build_reference.py``. A test compares the pages.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent
MODULES = {
    "policyminer": (
        "load", "Miner", "Article", "read", "write", "frames", "evaluate", "find_numbers", "find_quantities",
        "find_periods",
    ),
    "policyminer.pipeline.config": ("Config",),
    "policyminer.records.types": (
        "Figure", "Time", "Comparison", "Normalized", "Organization", "Division", "Initiative", "PaperNumber",
        "Statement", "Instrument", "Theme", "Action", "Diagnostic",
    ),
    "policyminer.layout.reading": ("Phrase",),
    "policyminer.report": ("write_report",),
    "policyminer.report.plots": (
        "matrix", "trend", "top", "pairs", "names_of", "plot_matrix", "plot_trend", "plot_top", "plot_network", "Plot",
        "save_table", "save_figures",
    ),
    "policyminer.report.counts": ("Table", "words", "statement_words"),
    "policyminer.segmentation.words": ("Segmenter", "Token"),
    "policyminer.segmentation.counts": ("frequencies", "cooccurrence"),
    "policyminer.codebooks": ("Codebook", "Category", "check", "available"),
    "policyminer.learning": ("train", "Training"),
    "policyminer.conversion": ("export", "read_back"),
    "policyminer.evaluation.against": ("changes",),
    "policyminer.evaluation.agreement": ("agree",),
    "policyminer.spark": ("extract",),
}  # fmt: skip
NOTE = "<!-- Built by docs/build_reference.py: edit the docstrings, not this page. -->\n"


def reference() -> str:
    """The page of the Python API."""
    parts = ["# Reference", "", NOTE, "What each name takes and gives. All offsets are half-open code points.", ""]
    for module, names in MODULES.items():
        parts += [f"## {module}", ""]
        for name in names:
            parts += entry(name, getattr(import_module(module), name))
    return "\n".join(parts).rstrip() + "\n"


def entry(name: str, thing: Any) -> Iterator[str]:
    """A name: its signature, its docstring, and the public methods of a class."""
    kind = "class " if inspect.isclass(thing) else ""
    yield from (f"### `{name}`", "", "```text", f"{kind}{name}{signature(thing)}", "```", "")
    yield from (docstring(thing), "")
    if inspect.isclass(thing):
        for method, member in sorted(vars(thing).items()):
            function = getattr(member, "__func__", member)
            if not method.startswith("_") and inspect.isfunction(function) and function.__doc__:
                yield from (f"#### `{name}.{method}`", "", "```text", f"{method}{signature(function)}", "```", "")
                yield from (docstring(function), "")


def signature(thing: Any) -> str:
    """The parameters as they are written; the fields of a record."""
    if dataclasses.is_dataclass(thing):
        return "(" + ", ".join(f"{field.name}: {field.type}" for field in dataclasses.fields(thing)) + ")"
    if isinstance(thing, type) and issubclass(thing, msgspec.Struct):
        return "(" + ", ".join(f"{name}: {thing.__annotations__[name]}" for name in thing.__struct_fields__) + ")"
    return str(inspect.signature(thing)).replace("'", "")


def docstring(thing: Any) -> str:
    """The docstring with its NumPy headings in bold."""
    lines = (inspect.getdoc(thing) or "").splitlines()
    made: list[str] = []
    section = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if after and set(after) == {"-"}:
            section = line
            made += [f"**{line}**", ""]
        elif line and set(line) == {"-"}:
            continue
        elif section in ("Parameters", "Returns", "Raises") and line and not line.startswith(" "):
            made.append(f"- `{line}`")
        else:
            made.append(f"  {line.strip()}" if section in ("Parameters", "Returns", "Raises") and line else line)
    return re.sub(r":\w+:`([^`]+)`", r"`\1`", "\n".join(made).replace("``", "`"))


def commands() -> str:
    """The page of the command line."""
    from policyminer.cli.main import COMMANDS, parser

    (subparsers,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    parts = ["# Commands", "", NOTE, "Exit status: 0 all good, 1 some files failed, 2 wrong usage.", ""]
    for name, summary in COMMANDS.items():
        parts += [f"## policyminer {name}", "", summary[0].upper() + summary[1:] + ".", ""]
        parts += options(subparsers.choices[name], f"policyminer {name}")
    return "\n".join(parts).rstrip() + "\n"


def options(parser: argparse.ArgumentParser, name: str) -> Iterator[str]:
    """The options of a command, and of its actions."""
    shown = [a for a in parser._actions if not isinstance(a, argparse._HelpAction | argparse._SubParsersAction)]
    if shown:
        yield from ("| option | what it does |", "|---|---|")
        for action in shown:
            yield f"| {spelled(action)} | {(action.help or '').replace('|', chr(92) + '|')} |"
        yield ""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for title, child in action.choices.items():
                yield from (f"### {name} {title}", "", child.description or "", "")
                yield from options(child, f"{name} {title}")


def spelled(action: argparse.Action) -> str:
    """An option as one types it."""
    value = action.metavar if isinstance(action.metavar, str) else ""
    if action.choices is not None:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    if not action.option_strings:
        return f"`{value or action.dest}`"
    takes = "" if action.nargs == 0 else f" {value or action.dest.upper()}"
    return ", ".join(f"`{option}{takes}`" for option in action.option_strings)


def codebook() -> str:
    """The page of the default codebook."""
    from policyminer.codebooks import Codebook

    book = Codebook.load("default")
    parts = [
        "# Codebook",
        "",
        NOTE.replace("docstrings", "codebook"),
        f"{book.label} ({book.label_en}), version {book.version}.",
        "",
    ]
    titles = {
        "role": "Role of a statement (one)",
        "instrument": "Instrument (several, primary first)",
        "theme": "Theme (one)",
    }
    for axis, title in titles.items():
        parts += [f"## {title}", ""]
        for category in book.axis(axis):  # type: ignore[arg-type]
            parts += [f"### `{category.id}` {category.label} · {category.label_en}", "", category.definition, ""]
            if category.include:
                parts.append(f"- 包括:{category.include}")
            if category.exclude:
                parts.append(f"- 不包括:{category.exclude}")
            if category.cues:
                parts.append(f"- 线索:{' '.join(category.cues[:15])}{' …' if len(category.cues) > 15 else ''}")
            parts += [f"- 例:{example}" for example in category.examples[:3]]
            parts.append("")
    return "\n".join(parts).rstrip() + "\n"


PAGES: dict[str, Callable[[], str]] = {"reference.md": reference, "commands.md": commands, "codebook.md": codebook}


def main() -> None:
    """Write all pages."""
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
