"""Guards for files that are zip archives of XML: size, number of parts, and no document types or entities."""

from __future__ import annotations

import io
import zipfile
import zlib

from policyminer.source.decode import SourceError

MAXIMUM_PARTS = 10_000
MAXIMUM_RATIO = 300
SMALL = 16 * 1024 * 1024


def check_archive(data: bytes, what: str, maximum: int) -> None:
    """Refuse an archive that would unpack to too much, or whose XML declares a document type.

    Sizes are those the archive states; the standard library unpacks no more than that.

    Raises
    ------
    SourceError
        Saying what is wrong with it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, len(data), what, maximum)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_xml(archive, part, what)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(f"damaged {what} file: {error}") from None


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int, what: str, maximum: int) -> None:
    if len(parts) > MAXIMUM_PARTS:
        raise SourceError(f"{what} file with {len(parts)} parts; at most {MAXIMUM_PARTS} are read")
    total = sum(part.file_size for part in parts)
    if total > maximum:
        raise SourceError(f"{what} file that unpacks to {total} bytes; at most {maximum} are read")
    if total > SMALL and total > MAXIMUM_RATIO * packed:
        raise SourceError(f"{what} file that unpacks to {total // max(packed, 1)} times its size (a zip bomb?)")


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, what: str) -> None:
    with archive.open(part) as stream:
        head = stream.read(4096).replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise SourceError(f"{what} file whose {part.filename} declares a document type; such files are not read")
