"""Word documents: paragraphs, headings, tables, numbering, revisions; and files that mean harm."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from policyminer.layout import analyse
from policyminer.source.decode import SourceError
from policyminer.source.docx import read_docx
from policyminer.source.docx_styles import numeral
from policyminer.source.read import ReadOptions
from policyminer.source.source import Source

docx = pytest.importorskip("docx")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _read(document: Any) -> Source:
    return read_docx(_bytes(document), "a.docx", ReadOptions())


def _insert(document: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    document.element.body.insert(0, parse_xml(xml))


def _with(data: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one part replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return made.getvalue()


def test_a_notice_becomes_blocks() -> None:
    document = docx.Document()
    for words in ("云政〔2021〕8号", "云溪县人民政府", "关于印发人才新政实施办法的通知", "各乡镇人民政府:"):
        document.add_paragraph(words)
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("到2025年引进人才300人。")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("项目", "金额", "安家补贴", "20万元"), strict=True):
        cell.text = words
    document.add_paragraph("2021年5月7日")
    source = _read(document)
    assert [block.kind for block in source.blocks][4:] == ["heading", "paragraph", "table", "paragraph"]
    assert "项目\t金额\n安家补贴\t20万元" in source.text
    assert {block.element for block in source.blocks} >= {"p[1]", "tbl[1]"}
    layout = analyse(source.text, blocks=source.blocks)
    assert layout.document.kind == "notice" and layout.document.number is not None
    assert layout.published is not None and layout.published.date == "2021-05-07"


def test_insertions_and_content_controls_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    _insert(
        document,
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>引进人才</w:t></w:r><w:ins><w:r><w:t>320</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>300</w:delText></w:r></w:del><w:r><w:t>人。</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert _read(document).text == "引进人才320人。"


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    from docx.oxml import parse_xml

    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条 "/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for words in ("为引进人才,制定本办法。", "本办法自印发之日起施行。"):
        paragraph = document.add_paragraph(words)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 77
        properties.get_or_add_ilvl().val = 0
    assert _read(document).text.splitlines() == ["第一条 为引进人才,制定本办法。", "第二条 本办法自印发之日起施行。"]


def test_numerals() -> None:
    assert [numeral(n, "chineseCounting") for n in (1, 10, 12, 20, 35)] == ["一", "十", "十二", "二十", "三十五"]
    assert numeral(3, "decimal") == "3" and numeral(2, "upperLetter") == "B"


def test_a_frame_around_the_text_is_no_table() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "近三年来引进人才320余人。"
    assert [block.kind for block in _read(document).blocks] == ["paragraph"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "word/document.xml",
            b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>',
        ),
        ("word/styles.xml", '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'.encode("utf-16")),
        ("word/bomb.xml", b" " * 90_000_000),
    ],
)
def test_entities_and_bombs_are_refused(name: str, content: bytes) -> None:
    data = _with(_bytes(docx.Document()), name, content)
    with pytest.raises(SourceError, match=r"document type|times its size"):
        read_docx(data, "a.docx", ReadOptions())


def test_damage_is_a_clear_error() -> None:
    data = _bytes(docx.Document())
    for damaged in (b"", b"PK\x03\x04", data[:900], data[:-40], _with(data, "word/document.xml", b"<a>")):
        with pytest.raises(SourceError):
            read_docx(damaged, "a.docx", ReadOptions())
