"""From bytes to text: UTF-8, UTF-16, GB18030/GBK and Big5, declared or detected.

The order is by certainty: byte-order mark, strict UTF-8, UTF-16 by its zero bytes, then GB18030 against Big5 by
the share of byte pairs that fall on the common characters of each (statistics of general detectors fail on short
Chinese texts).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_SAMPLE = 200_000
_PAIRS_GB = re.compile(rb"[\x00-\x7f]+|([\xa1-\xa9\xb0-\xd7][\xa1-\xfe])|[\x81-\xfe][\x30-\xfe]", re.DOTALL)
_PAIRS_BIG5 = re.compile(rb"[\x00-\x7f]+|([\xa1-\xa3\xa4-\xc6][\x40-\x7e\xa1-\xfe])|[\x81-\xfe][\x40-\xfe]", re.DOTALL)


class SourceError(ValueError):
    """A source that cannot be read, with the reason and the place in it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with its line ends and without its byte-order mark, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a source file.

    解码:``decode("近三年".encode("gbk"))`` → ``Decoded("近三年", "gb18030")``。

    Parameters
    ----------
    data
        The bytes of the file.
    declared
        The encoding that the user or the file itself names; it is believed.

    Raises
    ------
    SourceError
        When the bytes are no text in any of the encodings, naming the byte and the line.
    """
    if declared is not None:
        return _as(data, _canonical(declared))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as(data, encoding)
    if not data:
        return Decoded("", "utf-8")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded:
    utf16 = _utf16(data)
    if utf16 is not None:
        return _as(data, utf16)
    if _mostly_utf8(data, error.start):
        raise SourceError(f"broken UTF-8 at {_place(data, error.start)}")
    sample = data[:_SAMPLE]
    gb, big5 = _share(_PAIRS_GB, sample), _share(_PAIRS_BIG5, sample)
    for encoding in ("big5hkscs", "gb18030") if big5 > gb else ("gb18030", "big5hkscs"):
        try:
            return _checked(data.decode(encoding), "big5" if encoding == "big5hkscs" else encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(
        f"not text in UTF-8, UTF-16, GB18030 or Big5 (first doubtful byte at {_place(data, error.start)})"
    )


def _checked(text: str, encoding: str) -> Decoded:
    """Random bytes decode as GB18030 now and then; control characters and private use give them away."""
    head = text[:20_000]
    odd = sum(1 for char in head if (char < " " and char not in "\t\n\r\f\v") or "\ue000" <= char <= "\uf8ff")
    if odd * 20 > len(head):
        raise SourceError("binary data, not text")
    return Decoded(text, encoding)


def _canonical(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        raise SourceError(f"unknown encoding {name!r}") from None
    return {"utf-8": "utf-8-sig", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(found, found)


def _as(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"not valid {encoding} at {_place(data, error.start)}") from None
    shown = {"utf-8-sig": "utf-8", "big5hkscs": "big5"}.get(encoding, encoding)
    return Decoded(text.removeprefix("\ufeff"), shown)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: line ends and ASCII bring zero bytes on one side only."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 100 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(data: bytes, first: int) -> bool:
    """A long valid beginning, or few broken places in much multi-byte text."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    multi = sum(1 for char in text if "\u2e80" <= char <= "\uffef" and char != "\ufffd")
    broken = text.count("\ufffd")
    return multi > 20 * broken or (first > 0 and broken <= 1 and multi >= 2)


def _share(pattern: re.Pattern[bytes], sample: bytes) -> float:
    common = other = 0
    for match in pattern.finditer(sample):
        if match.lastindex:
            common += 1
        elif match.group()[0] > 0x7F:
            other += 1
    covered = common * 2 + other * 2 + sum(1 for byte in sample if byte < 0x80)
    missed = max(len(sample) - covered, 0)
    return common / (common + other + missed) if common else 0.0


def _place(data: bytes, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"byte {at} (line {line})"
