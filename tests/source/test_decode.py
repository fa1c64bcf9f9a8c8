"""Encodings, declared and detected, and what is said of bytes that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyminer.source.decode import SourceError, decode

SIMPLIFIED = "云溪县人社局牵头成立人才服务专班,\r\n近三年共引进本科生480余人。\n"
TRADITIONAL = "雲溪縣政府公布最新統計數據,就業人數增加三萬二千人,經濟成長率達百分之三點五。"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_simplified_text_is_read_whatever_its_encoding(encoding: str, shown: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, shown)


def test_short_gbk_texts_are_not_mistaken_for_utf16_or_big5() -> None:
    for text in ("近三年", "云溪县人社局", "引进人才480余人。"):
        assert decode(text.encode("gbk")).text == text


def test_big5_is_told_from_gbk() -> None:
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL
    assert decode(TRADITIONAL.encode("gb18030")).text == TRADITIONAL


def test_a_declared_encoding_is_believed() -> None:
    assert decode("近三年".encode("big5hkscs", "ignore") or b"", "big5").encoding == "big5"
    with pytest.raises(SourceError, match="unknown encoding"):
        decode(b"abc", "no-such-code")
    with pytest.raises(SourceError, match="not valid ascii at byte 0"):
        decode("近".encode(), "ascii")


def test_truncated_utf8_is_an_error_that_names_the_place() -> None:
    with pytest.raises(SourceError, match=r"broken UTF-8 at byte \d+ \(line 2\)"):
        decode(SIMPLIFIED.encode()[:-5])


def test_line_ends_are_kept() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    try:
        decode(data)
    except SourceError as error:
        assert str(error)


@given(st.text(st.characters(codec="utf-8")).filter(lambda text: not text.startswith("\ufeff")))
def test_every_utf8_text_comes_back(text: str) -> None:
    data = text.encode()
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        assert decode(data).text == text
