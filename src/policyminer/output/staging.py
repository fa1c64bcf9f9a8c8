"""Where results wait until OUT is whole: shards of lines beside it, each finished or absent.

``OUT.parts`` holds ``shard-00000.jsonl`` … and ``run.json``, the settings they were made with. A shard appears by
one rename, so that a run that was killed leaves finished shards only, and ``--resume`` goes on behind them. A line
is a head (what kind of outcome, of which article), a tab and the outcome itself; JSON has no tabs of its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Literal

SHARD = 64
SECONDS = 10.0
_BYTES = 1 << 20
"""So many bytes of a line are read at a time."""
Key = tuple[str | None, int | None, str | None]
"""Path, row and sheet of an article."""


@dataclass(frozen=True, slots=True)
class Head:
    """What became of an article: ``article`` ``error`` or ``reprint``, its key, and the digest of its text."""

    kind: Literal["article", "error", "reprint"]
    key: Key
    digest: str | None = None

    def to_json(self) -> str:
        """The head as a JSON list in ASCII."""
        return json.dumps([self.kind, *self.key, self.digest])

    @classmethod
    def of(cls, text: str) -> Head:
        """A head from its JSON."""
        kind, path, row, sheet, digest = json.loads(text)
        return cls(kind, (path, row, sheet), digest)


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
        self.settings = json.dumps(settings, sort_keys=True)
        self._lines: list[bytes] = []
        self._waiting = 0
        self._shards = 0
        self._flushed = monotonic()
        if not (resume and self._same()):
            self.remove()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write("run.json", [self.settings.encode()])
        while self._shard(self._shards).exists():
            self._shards += 1

    def _same(self) -> bool:
        try:
            return (self.folder / "run.json").read_text("utf-8") == self.settings
        except OSError:
            return False

    def _shard(self, number: int) -> Path:
        return self.folder / f"shard-{number:05d}.jsonl"

    def _write(self, name: str, parts: Iterable[bytes]) -> None:
        partial = self.folder / (name + ".partial")
        with partial.open("wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, self.folder / name)

    def add(self, head: Head, line: bytes) -> None:
        """Put an outcome behind the others."""
        self._lines += (f"{head.to_json()}\t".encode(), line, b"\n")
        self._waiting += 1
        if self._waiting >= SHARD or monotonic() - self._flushed > SECONDS:
            self.flush()

    def flush(self) -> None:
        """Finish the shard at hand."""
        self._flushed = monotonic()
        if self._lines:
            self._write(self._shard(self._shards).name, self._lines)
            self._shards += 1
            self._lines, self._waiting = [], 0

    def _all(self) -> Iterator[tuple[bytes | None, bytes]]:
        """Every outcome in pieces, the last of which ends with a line break; with the first its head."""
        for number in range(self._shards):
            with self._shard(number).open("rb") as stream:
                while line := stream.readline(_BYTES):
                    head, _, piece = line.partition(b"\t")
                    yield head, piece
                    while not piece.endswith(b"\n") and (piece := stream.readline(_BYTES)):
                        yield None, piece

    def heads(self) -> Generator[Head, None, None]:
        """The heads of all that is finished, in order."""
        for head, _ in self._all():
            if head is not None:
                yield Head.of(head.decode())

    def lines(self, kind: str) -> Iterator[str]:
        """The outcomes of one kind, in order."""
        line = bytearray()
        for piece in self.pieces(kind):
            line += piece
            if piece.endswith(b"\n"):
                yield line.decode().rstrip("\n")
                line.clear()

    def pieces(self, kind: str) -> Iterator[bytes]:
        """The same as bytes of lines, so many at a time."""
        mark, wanted = json.dumps([kind])[:-1].encode(), False
        for head, piece in self._all():
            if head is not None:
                wanted = head.startswith(mark)
            if wanted:
                yield piece

    def cut(self, keep: int) -> None:
        """Keep the first so many outcomes only (the input has changed behind them)."""
        kept = 0
        number = 0
        while number < self._shards and kept < keep:
            with self._shard(number).open("rb") as stream:
                lines = stream.readlines()[: keep - kept]
            kept += len(lines)
            number += 1
            if kept == keep:
                self._write(self._shard(number - 1).name, lines)
        for left in range(number, self._shards):
            self._shard(left).unlink()
        self._shards = number

    def remove(self) -> None:
        """Clear away what is ours: after OUT has appeared, or before a new run."""
        for pattern in ("shard-*.jsonl", "run.json", "*.partial"):
            for file in self.folder.glob(pattern):
                file.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()
