"""Random and hostile bytes through every reader: text or a clear error, never anything else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policyminer.layout import analyse
from policyminer.source.decode import SourceError, decode
from policyminer.source.entries import Entry
from policyminer.source.read import ReadOptions, reader_of
from policyminer.source.source import Source
from policyminer.source.table import articles

WORDS = "近三年来,云溪县共引进本科生320余人,其中硕士45人。"
SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TAGS = '<div> </div> <p> <table> <tr> <td> <!-- --> <![CDATA[ &#x110000; &amp; <br> <h1> <script> </script> <p " ]>'
PIECES = st.sampled_from(
    [*TAGS.split(), '<meta charset="gbk">', "<!DOCTYPE html [", "\x00", "\ufeff", "\r", WORDS],
)


def _reads(suffix: str, data: bytes) -> Source | None:
    """Read bytes as one format; whatever comes is a source whose blocks lie in its text, or a ``SourceError``."""
    try:
        source = reader_of(suffix)(data, "a" + suffix, ReadOptions())
    except SourceError as error:
        assert str(error)
        return None
    for block in source.blocks:
        assert all(0 <= start < end <= len(source.text) for start, end in block.spans)
    return source


@SETTINGS
@given(st.binary(max_size=600), st.sampled_from([".txt", ".html", ".docx", ".pdf", ".doc"]))
@example(b"PK\x03\x04" + b"\x00" * 40, ".docx")
@example(b"%PDF-1.7\ntrailer<</Root 1 0 R>>", ".pdf")
@example(b"\xef\xbb\xbf", ".html")
def test_random_bytes(data: bytes, suffix: str) -> None:
    _reads(suffix, data)


@SETTINGS
@given(st.lists(PIECES, max_size=40).map("".join))
def test_broken_pages(page: str) -> None:
    source = _reads(".html", page.encode("utf-8", "surrogatepass"))
    if source is not None:
        analyse(source.text, blocks=source.blocks)


def _document() -> bytes:
    docx = pytest.importorskip("docx")
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading("一、总则", 1)
    document.add_paragraph(WORDS)
    document.add_table(2, 2).cell(0, 0).text = "项目"
    document.save(stream)
    return stream.getvalue()


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with some changed, left out or put in."""
    made = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(made) - 1, 0)))
        made[at : at + draw(st.integers(0, 20))] = draw(st.binary(max_size=8))
    return bytes(made)


@SETTINGS
@given(st.data())
def test_damaged_documents(data: st.DataObject) -> None:
    _reads(".docx", data.draw(damage(_document())))


@SETTINGS
@given(st.data())
def test_damaged_parts_of_documents(data: st.DataObject) -> None:
    """The archive is sound, the XML inside it is not."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_document())) as old, zipfile.ZipFile(made, "w") as new:
        name = data.draw(st.sampled_from(old.namelist()))
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, data.draw(damage(content)) if part == name else content)
    _reads(".docx", made.getvalue())


@SETTINGS
@given(st.data())
def test_damaged_pdf(data: st.DataObject) -> None:
    pytest.importorskip("pdfplumber")
    pages = [[(60.0, 700.0, 10.0, WORDS), (60.0, 680.0, 10.0, WORDS)]]
    import sys

    sys.path.insert(0, str(Path(__file__).parent.parent / "source"))
    try:
        from pdfs import pdf
    finally:
        sys.path.pop(0)
    _reads(".pdf", data.draw(damage(pdf(pages))))


@SETTINGS
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: ("text,id\n" + text).encode("utf-8", "replace"))
)
def test_random_tables(tmp_path: Path, data: bytes) -> None:
    for suffix in (".csv", ".jsonl", ".xlsx"):
        file = tmp_path / f"a{suffix}"
        file.write_bytes(data)
        try:
            for article in articles(Entry(file, file.name), ReadOptions()):
                assert article.row is not None
        except SourceError as error:
            assert str(error)


@SETTINGS
@given(st.text(max_size=100), st.sampled_from(["utf-8", "utf-16", "gb18030", "big5"]), st.integers(0, 20))
def test_cut_text(text: str, encoding: str, cut: int) -> None:
    data = (WORDS + text).encode(encoding, "replace")
    try:
        decode(data[: len(data) - cut])
    except SourceError as error:
        assert str(error)
