"""PDF files: columns, headers and footers, tables, pages; scanned, locked and damaged ones."""

from __future__ import annotations

import pytest
from pdfs import column, pdf

from policyminer.layout import analyse
from policyminer.source.decode import SourceError
from policyminer.source.pdf import read_pdf
from policyminer.source.read import ReadOptions
from policyminer.source.source import Source

pytest.importorskip("pdfplumber")
LEFT = "近三年来,云溪县共引进本科生320余人,其中硕士45人。县委印发意见,对新落户的博士给予最高20万元安家补贴。"
RIGHT = "县人社局牵头成立人才服务专班,与临江理工大学等6所高校建立合作机制,建成人才公寓140套,落实就业岗位2600个。"


def _read(data: bytes) -> Source:
    return read_pdf(data, "a.pdf", ReadOptions())


def _newspaper() -> bytes:
    return pdf(
        [
            [
                (60, 815, 9, "云溪日报"),
                (480, 815, 9, f"第{page}版"),
                (120, 770, 24, title),
                *column(60, 730, LEFT, 20),
                *column(310, 730, RIGHT, 20),
                (290, 30, 9, f"- {page} -"),
            ]
            for page, title in ((1, "云溪县人才工作综述"), (2, "临江市开新局"))
        ]
    )


def test_columns_are_read_one_after_the_other() -> None:
    source = _read(_newspaper())
    text = source.text.replace("\n", "")
    assert text.index("云溪日报") < text.index("云溪县人才工作综述") < text.index(LEFT) < text.index(RIGHT)
    assert {block.page for block in source.blocks} == {1, 2}
    assert all(source.text[start:end] for block in source.blocks for start, end in block.spans)


def test_the_layout_joins_the_lines_and_takes_headers_and_footers_out() -> None:
    source = _read(_newspaper())
    layout = analyse(source.text, blocks=source.blocks)
    assert LEFT in layout.reading.text and RIGHT in layout.reading.text
    assert "- 1 -" not in layout.reading.text
    assert {block.page for block in layout.blocks} == {1, 2}


def test_a_ruled_table_is_one_block_in_its_place() -> None:
    rules = [(60, 600 - 20 * row, 500, 600 - 20 * row) for row in range(4)]
    rules += [(x, 600, x, 540) for x in (60, 200, 500)]
    cells = [("项目", "金额"), ("安家补贴", "20万元"), ("购房补贴", "10万元")]
    words = [(x, 586 - 20 * row, 10, text) for row, pair in enumerate(cells) for x, text in zip((65, 205), pair)]  # noqa: B905
    page = [(60, 700, 10, "补贴标准如下:"), *rules, *words, (60, 480, 10, "本办法自印发之日起施行。")]
    source = _read(pdf([page]))
    assert [block.kind for block in source.blocks] == [None, "table", None]
    assert "项目\t金额\n安家补贴\t20万元" in source.text


def test_a_scanned_file_says_so() -> None:
    with pytest.raises(SourceError, match="scanned PDF"):
        _read(pdf([[]], picture=True))


def test_an_empty_and_a_damaged_file_are_errors() -> None:
    with pytest.raises(SourceError, match="no text"):
        _read(pdf([[]]))
    with pytest.raises(SourceError, match="PDF"):
        _read(b"%PDF-1.4 nothing behind it")
    with pytest.raises(SourceError):
        _read(_newspaper()[:700])
