"""Reprints: texts that are the same but for white space are mined once and listed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policyminer.source.read import read_entry
from policyminer.source.source import Source

if TYPE_CHECKING:
    from policyminer.output.staging import Key
    from policyminer.pipeline.run import Options, Outcome, Task


def digest(text: str) -> str:
    """What tells texts apart: a hash of their characters without white space.

    转载判定:去掉空白后逐字相同,``digest("甲 乙\\n") == digest("甲乙")``。
    """
    return hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Reprints:
    """Lets each text through once; the memory grows by about 200 bytes per article.

    Articles are read here, in the main process, so that no reprint is mined.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self._seen: dict[str, Key] = {}

    def known(self, mark: str, key: Key) -> None:
        """Remember an article of an earlier run."""
        self._seen.setdefault(mark, key)

    def once(self, tasks: Iterator[Task]) -> Iterator[Task]:
        """The tasks with their texts read; a reprint has its outcome already."""
        from policyminer.pipeline.run import Outcome

        for task in tasks:
            source = task if isinstance(task, Outcome) else self._read(task)
            if isinstance(source, Outcome):
                yield source
                continue
            mark = digest(source.text)
            first = self._seen.get(mark)
            if first is None:
                self._seen[mark] = (source.path, source.row, source.sheet)
                yield source
            else:
                yield Outcome(source.path, row=source.row, sheet=source.sheet, digest=mark, reprint_of=first)

    def _read(self, task: Task) -> Source | Outcome:
        from policyminer.pipeline.run import Outcome, attempt

        if isinstance(task, Source | Outcome):
            return task
        return attempt(task, "read", self.options, lambda: read_entry(task, self.options.read))
