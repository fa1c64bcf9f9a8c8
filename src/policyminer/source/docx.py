"""Word documents: paragraphs, headings, tables, text boxes and notes, in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from policyminer.source.archive import check_archive
from policyminer.source.collect import Collector, missing
from policyminer.source.decode import SourceError
from policyminer.source.docx_styles import Numbering, Styles, qualified

if TYPE_CHECKING:
    from policyminer.source.read import ReadOptions
    from policyminer.source.source import Source

MAXIMUM_UNPACKED = 256 * 1024 * 1024
_W = qualified("w:")
_PARAGRAPH, _TABLE, _ROW, _CELL = (_W + name for name in ("p", "tbl", "tr", "tc"))
_BOX = _W + "txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    {_FALLBACK, _BOX, *(_W + name for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "instrText"))}
)
_MARKS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_LONG_CELL = 300


def read_docx(data: bytes, path: str, options: ReadOptions) -> Source:
    """The words of a Word document.

    Word 文档:按顺序取出段落、标题、表格与文本框,修订中删去的文字不取。

    Raises
    ------
    SourceError
        Without the extra, for damaged and for hostile files.
    """
    try:
        import docx
    except ImportError:
        raise missing("docx", "DOCX") from None
    check_archive(data, "DOCX", MAXIMUM_UNPACKED)
    try:
        document = docx.Document(io.BytesIO(data))
        found = _Reading(document).collected()
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(f"damaged DOCX file: {type(error).__name__}: {error}") from None
    return found.source(data, path, "utf-8")


class _Reading:
    """One document on its way to blocks."""

    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.styles = Styles(document)
        self.numbering = Numbering(document)
        self.found = Collector()
        self.counts = {"p": 0, "tbl": 0}

    def collected(self) -> Collector:
        for element in flow(self.body):
            if element.tag == _PARAGRAPH:
                self.paragraph(element)
            else:
                self.table(element)
        return self.found

    def paragraph(self, element: Any, kind: str | None = None) -> None:
        self.counts["p"] += 1
        name = f"p[{self.counts['p']}]"
        kind, level = (kind, None) if kind else self.styles.kind(element)
        text = self.numbering.label(element) + words(element)
        if text.strip():
            self.found.add(text, kind or "paragraph", level=level, element=name)
        for box in boxes(element):
            for inner in flow(box):
                if inner.tag == _PARAGRAPH:
                    self.found.add(words(inner), "note", element=f"{name}/box")
                else:
                    self.found.add_table(rows(inner), element=f"{name}/box")

    def table(self, element: Any) -> None:
        self.counts["tbl"] += 1
        cells = rows(element)
        longest = max((len(cell) for row in cells for cell in row), default=0)
        if longest > _LONG_CELL or max(map(len, cells), default=0) <= 1:
            for cell in element.iter(_CELL):
                for inner in flow(cell):
                    if inner.tag == _PARAGRAPH:
                        self.paragraph(inner)
            return
        self.found.add_table(cells, element=f"tbl[{self.counts['tbl']}]")


def flow(root: Any) -> Iterator[Any]:
    """The paragraphs and tables below an element in order, looking into content controls and insertions."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            stack.extend(reversed(element))


def words(paragraph: Any) -> str:
    """The visible words of a paragraph: insertions in, deletions out, text boxes left to their own blocks."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == _W + "t":
            parts.append(element.text or "")
        elif element.tag in _MARKS:
            parts.append(_MARKS[element.tag])
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            stack.extend(reversed(element))
    return "".join(parts)


def boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once."""
    for box in paragraph.iter(_BOX):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield box


def rows(table: Any) -> list[list[str]]:
    """The cells of a table, row by row; a nested table's words stay in their cell."""
    found = []
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is not table:
            continue
        cells = [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
        found.append([" ".join(filter(None, map(words, cell.iter(_PARAGRAPH)))) for cell in cells])
    return found
