"""The error of a wrong call, shared by the subcommands."""

from __future__ import annotations


class UsageError(Exception):
    """A wrong call that argparse cannot see; exit status 2."""
