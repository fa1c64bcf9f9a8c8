"""A source: the decoded text of one article, with what identifies it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyminer.layout.model import SourceBlock


@dataclass(frozen=True, slots=True)
class Source:
    """One article before it is mined.

    一篇待处理的文章:``Source.of_text("近三年引进人才480余人。")``。

    Parameters
    ----------
    text
        The decoded text, line ends kept, without a byte-order mark.
    path
        Relative to the folder that was given; None for a text without a file.
    id
        See :func:`identify`.
    sha256
        Of the bytes of the file (of the UTF-8 bytes for a text without one).
    encoding
        What the bytes were in.
    row, sheet
        The place in a table of articles.
    published, title
        What the table or the page itself says.
    blocks
        What the file's own structure says, for formats that have one.
    attachments
        Names of attachments that the page lists.
    """

    text: str
    path: str | None
    id: str
    sha256: str
    encoding: str
    row: int | None = None
    sheet: str | None = None
    published: str | None = None
    title: str | None = None
    blocks: tuple[SourceBlock, ...] = ()
    attachments: tuple[str, ...] = ()

    @classmethod
    def of_text(cls, text: str, path: str | None = None, published: str | None = None) -> Source:
        """A text that came without a file; its bytes are its UTF-8 bytes."""
        data = text.encode("utf-8", "surrogatepass")
        return cls(text, path, identify(path, data), hashlib.sha256(data).hexdigest(), "utf-8", published=published)


def identify(path: str | None, data: bytes) -> str:
    """The id of an article: the first 16 hex digits of SHA-256 over path and bytes."""
    return hashlib.sha256((path or "").encode("utf-8", "surrogatepass") + data).hexdigest()[:16]
