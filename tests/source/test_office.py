"""``.doc`` and ``.wps``: LibreOffice where it is, a clear error where it is not."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from policyminer.source import office
from policyminer.source.decode import SourceError
from policyminer.source.office import read_office
from policyminer.source.read import ReadOptions

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _docx(words: str) -> bytes:
    docx = pytest.importorskip("docx")
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(stream)
    return stream.getvalue()


def test_without_libreoffice_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(SourceError, match="LibreOffice"):
        read_office(OLD, "通知.wps", ReadOptions())


def test_a_docx_under_the_old_name_is_read() -> None:
    assert read_office(_docx("引进人才3人。"), "通知.doc", ReadOptions()).text == "引进人才3人。"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
@pytest.mark.parametrize("works", [True, False])
def test_the_conversion(works: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(_docx("引进人才3人。"))
    script = tmp_path / "soffice"
    made = tmp_path / "made.docx"
    copy = f'mkdir -p "$2" && cp "{made}" "$2/in.docx"'
    copy = f'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && {copy}; shift; done'
    script.write_text("#!/bin/sh\n" + (copy if works else "echo cannot load >&2") + "\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(script))
    if not works:
        with pytest.raises(SourceError, match="cannot load"):
            read_office(OLD, "通知.doc", ReadOptions())
        return
    source = read_office(OLD, "通知.doc", ReadOptions())
    assert source.text == "引进人才3人。"
    assert source.id != read_office(_docx("引进人才3人。"), "通知.doc", ReadOptions()).id


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 60 & wait\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(script))
    monkeypatch.setattr(office, "SECONDS", 1)
    with pytest.raises(SourceError, match="longer than"):
        read_office(OLD, "通知.doc", ReadOptions())
