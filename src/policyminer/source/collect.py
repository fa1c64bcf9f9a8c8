"""Text taken out of a structured file, block by block, with what the structure says of each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from policyminer.layout.model import SourceBlock
from policyminer.source.decode import SourceError
from policyminer.source.source import Source, identify

_UNFIT = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0e-\x1f]")
_BREAK = re.compile(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_CELL = re.compile(r"[\s\x1c-\x1f\x85]+")


class Collector:
    """Puts blocks of words behind each other and remembers where each stands.

    逐块收集文字:``Collector().add("一、总则", "heading", level=1)``。
    """

    def __init__(self) -> None:
        self.blocks: list[SourceBlock] = []
        self._parts: list[str] = []
        self._at = 0

    def add(
        self,
        text: str,
        kind: str | None = None,
        *,
        level: int | None = None,
        page: int | None = None,
        element: str | None = None,
    ) -> None:
        """Take over a block; line breaks inside it stay."""
        text = _UNFIT.sub("", text).strip("\n\r\f\v ")
        if not text.strip():
            return
        if self._parts:
            self._parts.append("\n")
            self._at += 1
        span = (self._at, self._at + len(text))
        self.blocks.append(SourceBlock((span,), kind, level, page, element))
        self._parts.append(text)
        self._at += len(text)

    def add_table(self, rows: Iterable[Iterable[str]], *, page: int | None = None, element: str | None = None) -> None:
        """A table: a line per row, a tab between cells; a frame of one column is the text inside it."""
        cleaned = [[_CELL.sub(" ", cell).strip() for cell in row] for row in rows]
        cleaned = [row for row in cleaned if any(row)]
        if max((sum(1 for cell in row if cell) for row in cleaned), default=0) <= 1:
            for row in cleaned:
                self.add(" ".join(cell for cell in row if cell), None, page=page, element=element)
            return
        self.add("\n".join("\t".join(row) for row in cleaned), "table", page=page, element=element)

    @property
    def text(self) -> str:
        """All words so far."""
        return "".join(self._parts)

    def source(
        self,
        data: bytes,
        path: str,
        encoding: str,
        *,
        published: str | None = None,
        title: str | None = None,
        attachments: tuple[str, ...] = (),
    ) -> Source:
        """The article, identified by the bytes of its file.

        Raises
        ------
        SourceError
            When there are no words in it.
        """
        if not self.blocks:
            raise SourceError("no text found in it")
        digest = hashlib.sha256(data).hexdigest()
        return Source(
            self.text, path, identify(path, data), digest, encoding, published=published, title=title,
            blocks=tuple(self.blocks), attachments=attachments,
        )  # fmt: skip


def one_line(text: str) -> str:
    """The words of a paragraph without the line breaks of its file (Chinese joins without a space)."""
    return _BREAK.sub("", text)


def missing(extra: str, what: str) -> SourceError:
    """The error for a format whose extra is not installed."""
    return SourceError(f'{what} needs an extra that is not installed: pip install "policyminer[{extra}]"')
