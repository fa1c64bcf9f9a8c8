"""Where results wait until OUT is whole: shards of JSON lines beside it, each finished or absent.

``OUT.parts`` holds ``shard-00000.jsonl`` … and ``run.json``, the settings they were made with. A shard appears by
one rename, so that a run that was killed leaves finished shards only, and ``--resume`` goes on behind them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARD = 64


class Staging:
    """The shards of one run.

    Parameters
    ----------
    out
        What is to appear in the end.
    settings
        Anything that changes the records; shards of other settings are not gone on with.
    resume
        Whether to go on behind the shards that wait.
    """

    def __init__(self, out: Path, settings: dict[str, Any], resume: bool = False) -> None:
        self.folder = out.with_name(out.name + ".parts")
        self.settings = json.dumps(settings, ensure_ascii=False, sort_keys=True)
        self._lines: list[str] = []
        self._shards = 0
        if not (resume and self._same()):
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write("run.json", self.settings)
        while self._shard(self._shards).exists():
            self._shards += 1
        self.finished = sum(1 for _ in self.lines())

    def _same(self) -> bool:
        try:
            return (self.folder / "run.json").read_text("utf-8") == self.settings
        except OSError:
            return False

    def _shard(self, number: int) -> Path:
        return self.folder / f"shard-{number:05d}.jsonl"

    def _write(self, name: str, text: str) -> None:
        partial = self.folder / (name + ".partial")
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, self.folder / name)

    def add(self, line: str) -> None:
        """Put one line of JSON behind the others."""
        self._lines.append(line)
        if len(self._lines) >= SHARD:
            self.flush()

    def flush(self) -> None:
        """Finish the shard at hand."""
        if self._lines:
            self._write(self._shard(self._shards).name, "".join(line + "\n" for line in self._lines))
            self._shards += 1
            self._lines = []

    def lines(self) -> Iterator[str]:
        """The lines of all finished shards, in order."""
        for number in range(self._shards):
            with self._shard(number).open(encoding="utf-8", newline="\n") as stream:
                for line in stream:
                    yield line.rstrip("\n")

    def remove(self) -> None:
        """Clear away, after OUT has appeared."""
        shutil.rmtree(self.folder, ignore_errors=True)
