"""The command ``policyminer``: one module per subcommand, imported when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from policyminer.cli.errors import UsageError

COMMANDS = {
    "extract": "mine articles and write their records",
    "segment": "write tokens, word frequencies and the co-occurrence matrix",
    "evaluate": "score records against an annotated sample",
    "agree": "agreement between annotations of the same texts",
    "train": "train a statement model on annotated units",
    "report": "make a page to read the records in",
    "convert": "to and from brat, doccano, Label Studio and spaCy",
    "codebook": "list, show and check codebooks",
}

Run = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """The parser with all subcommands (for the documentation; a call builds only the one it needs)."""
    return _parser(list(COMMANDS))


def _parser(names: Sequence[str]) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="policyminer",
        description="Read Chinese government news and policy papers into records whose every word is in the source.",
    )
    made.add_argument("--version", action="version", version=_version())
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name in names:
            module = import_module(f"policyminer.cli.{name}")
            module.add_arguments(sub)
            sub.set_defaults(run=module.run)
    return made


def _version() -> str:
    from policyminer import __version__

    return f"policyminer {__version__}"


def _utf8_streams() -> None:
    """Chinese text on any console: what its code page cannot show is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 all good, 1 some files failed, 2 wrong usage."""
    _utf8_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    called = [name for name in given if name in COMMANDS][:1]
    parsed = _parser(called).parse_args(given)
    run: Run = parsed.run
    try:
        return run(parsed)
    except KeyboardInterrupt:
        print("policyminer: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except UsageError as error:
        print(f"policyminer {parsed.command}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main())
