"""``.doc`` and ``.wps`` through LibreOffice, where it is installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from policyminer.source.decode import SourceError
from policyminer.source.source import Source, identify

if TYPE_CHECKING:
    from policyminer.source.read import ReadOptions

SECONDS = 120
_NAMES = ("soffice", "libreoffice", "soffice.exe")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def read_office(data: bytes, path: str, options: ReadOptions) -> Source:
    """The words of an old Word or WPS document; one that is something else under that name is read as what it is.

    旧版 Word 与 WPS 文件:由本机的 LibreOffice 转换后读取。

    Raises
    ------
    SourceError
        Where LibreOffice is not installed, or cannot read the file.
    """
    from policyminer.source.docx import read_docx
    from policyminer.source.html import read_html

    if data.startswith(b"PK\x03\x04"):
        return read_docx(data, path, options)
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<html", b"<!doctype html")):
        return read_html(data, path, options)
    converted = convert(data, Path(path).suffix.lower() or ".doc")
    made = read_docx(converted, path, options)
    return replace(made, id=identify(path, data), sha256=hashlib.sha256(data).hexdigest())


def find_office() -> str | None:
    """Where LibreOffice is."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


def convert(data: bytes, suffix: str) -> bytes:
    """A document as DOCX, made by LibreOffice in a folder and with a profile of its own."""
    office = find_office()
    if office is None:
        raise SourceError(f"{suffix} files need LibreOffice, which is not installed (or save the file as .docx)")
    with TemporaryDirectory(prefix="policyminer-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        given, made = place / f"in{suffix}", place / "out" / "in.docx"
        given.write_bytes(data)
        profile = (place / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        try:
            done = _run([*command, "--outdir", str(made.parent), str(given)])
        except subprocess.TimeoutExpired:
            raise SourceError(f"LibreOffice took longer than {SECONDS} s") from None
        except OSError as error:
            raise SourceError(f"LibreOffice could not be started: {error.strerror}") from None
        if not made.exists():
            raise SourceError(f"LibreOffice could not read it: {done.strip()[:200] or 'no reason given'}")
        return made.read_bytes()


def _run(command: list[str]) -> str:
    """Run in a process group of its own, so that a hanging conversion ends with all its processes."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        start_new_session=sys.platform != "win32",
    )  # fmt: skip
    with process:
        try:
            return process.communicate(timeout=SECONDS)[1].decode("utf-8", "replace")
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        import signal

        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
