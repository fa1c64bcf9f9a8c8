"""PDF with a text layer: columns in reading order, ruled tables, one run of blocks per page."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from policyminer.source.collect import Collector, missing
from policyminer.source.decode import SourceError
from policyminer.source.pdf_layout import regions

if TYPE_CHECKING:
    from policyminer.source.read import ReadOptions
    from policyminer.source.source import Source

MAXIMUM_PAGES = 3000
_UNMAPPED = re.compile(r"\(cid:\d{1,6}\)")
_MARK = re.compile("\x00([0-9]{1,6})\x00")
_RULES = 4


def read_pdf(data: bytes, path: str, options: ReadOptions) -> Source:
    """The words of a PDF, column by column; headers and footers stay in and are taken out by the layout.

    PDF 文件:按栏取出文字层,有框线的表格单独成块,每块记页码;扫描件没有文字层,会明确报错。

    Raises
    ------
    SourceError
        Without the extra, for scanned, locked and damaged files.
    """
    try:
        import pdfplumber
    except ImportError:
        raise missing("pdf", "PDF") from None
    found = Collector()
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pictures = _pages(document, found)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(_reason(error)) from None
    if not found.blocks and pictures:
        raise SourceError("a scanned PDF: its pages are pictures without a text layer; run OCR over it first")
    if len(_UNMAPPED.findall(found.text)) * 10 > len(found.blocks) + len(found.text) // 8:
        raise SourceError("its fonts do not say which characters they show; run OCR over it or ask for another file")
    return found.source(data, path, "utf-8")


def _reason(error: Exception) -> str:
    name = type(error.__cause__ or error).__name__ + type(error).__name__ + repr(error)
    if "Password" in name or "Encrypt" in name:
        return "the PDF is locked by a password"
    return f"damaged PDF file: {type(error).__name__}: {str(error)[:200]}"


def _pages(document: Any, found: Collector) -> bool:
    """Add all pages; returns whether there are pictures on them."""
    pictures = False
    if len(document.pages) > MAXIMUM_PAGES:
        raise SourceError(f"a PDF of {len(document.pages)} pages; at most {MAXIMUM_PAGES} are read")
    for number, page in enumerate(document.pages, 1):
        pictures = bool(page.images) or pictures
        if page.chars:
            _page(page, number, found)
        page.close()
    return pictures


def _page(page: Any, number: int, found: Collector) -> None:
    words = page.extract_words(
        x_tolerance_ratio=0.6, y_tolerance=3, keep_blank_chars=False, use_text_flow=False, extra_attrs=["size"]
    )
    tables = _tables(page)
    outside = [word for word in words if not any(_inside(word, table.bbox) for table in tables)]
    marks = [_mark(table, index) for index, table in enumerate(tables)]
    for region in regions([*outside, *marks]):
        _add(_MARK.split("\n".join(region)), tables, number, found)


def _mark(table: Any, index: int) -> dict[str, Any]:
    """A table as one big word, so that it keeps its place among the columns."""
    left, top, right, bottom = table.bbox
    return {"text": f"\x00{index}\x00", "x0": left, "x1": right, "top": top, "bottom": bottom, "size": None}


def _add(parts: list[str], tables: list[Any], number: int, found: Collector) -> None:
    """Add a region: words and, at every second place, the number of a table."""
    for place, part in enumerate(parts):
        if place % 2:
            rows = [[(cell or "").replace("\n", "") for cell in row] for row in tables[int(part)].extract()]
            found.add_table(rows, page=number, element="table")
        else:
            found.add(part, None, page=number)


def _tables(page: Any) -> list[Any]:
    """Ruled tables of at least two rows and two columns."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _RULES or len(page.rects) + len(page.lines) > 4000:
        return []
    found = []
    for table in page.find_tables():
        rows = table.rows
        if len(rows) >= 2 and max(sum(cell is not None for cell in row.cells) for row in rows) >= 2:
            found.append(table)
    return [table for table in found if not _framing(table, page)]


def _framing(table: Any, page: Any) -> bool:
    """A grid of few cells over most of the page frames articles; it holds no data."""
    left, top, right, bottom = table.bbox
    return len(table.cells) <= 8 and (right - left) * (bottom - top) > 0.5 * page.width * page.height


def _inside(word: dict[str, Any], box: Sequence[float]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])
