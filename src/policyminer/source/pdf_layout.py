"""The words of a page put into columns and lines: cut at the widest white space, across before down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

Word = dict[str, Any]
_DEPTH = 24


def regions(words: Sequence[Word]) -> Iterator[list[str]]:
    """The columns and bands of a page in reading order, each as its lines.

    把一页分栏:先上下分段,再左右分栏,逐栏成行。
    """
    words = [word | {"text": _text(word)} for word in words]
    words = [word for word in words if word["text"].strip()]
    if not words:
        return
    size = median(word["size"] or 10.0 for word in words)
    yield from _cut(words, max(float(size), 1.0), 0)


def _text(word: Word) -> str:
    """The characters of a word; only the marks that stand for tables keep their zero bytes."""
    return str(word["text"]) if word["size"] is None else str(word["text"]).replace("\x00", "")


def _cut(words: list[Word], size: float, depth: int) -> Iterator[list[str]]:
    """Split into columns where a white gap goes through from top to bottom, else into bands where that helps."""
    if depth < _DEPTH and len(words) > 3:
        border = _border(words, size)
        if border is not None:
            yield from _cut([word for word in words if word["bottom"] <= border], size, depth + 1)
            yield from _cut([word for word in words if word["bottom"] > border], size, depth + 1)
            return
        gutter = _gap(words, "x0", "x1", 1.2 * size)
        if gutter is not None and _columns(words, gutter, size):
            left = [word for word in words if word["x1"] <= gutter]
            yield from _cut(left, size, depth + 1)
            yield from _cut([word for word in words if word["x1"] > gutter], size, depth + 1)
            return
        band = _band(words, size)
        if band is not None:
            yield from _cut([word for word in words if word["bottom"] <= band], size, depth + 1)
            yield from _cut([word for word in words if word["bottom"] > band], size, depth + 1)
            return
    lines = _lines(words, size)
    if lines:
        yield lines


def _gaps(words: Sequence[Word], low: str, high: str) -> list[tuple[float, float]]:
    """The white strips between the words along one direction."""
    found: list[tuple[float, float]] = []
    reach: float | None = None
    for start, end in sorted((word[low], word[high]) for word in words):
        if reach is not None and start > reach:
            found.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return found


def _gap(words: Sequence[Word], low: str, high: str, least: float) -> float | None:
    """The middle of the widest strip, where one is wide enough; of equals the first."""
    strips = [
        (end - start, -start, (start + end) / 2) for start, end in _gaps(words, low, high) if end - start >= least
    ]
    return max(strips)[2] if strips else None


def _border(words: Sequence[Word], size: float) -> float | None:
    """A white strip across that is clearly wider than those between lines: below a header, a title, an article."""
    strips = _gaps(words, "top", "bottom")
    if not strips:
        return None
    usual = median(end - start for start, end in strips) if len(strips) >= 3 else 0.0
    start, end = max(strips, key=lambda strip: (strip[1] - strip[0], -strip[0]))
    return (start + end) / 2 if end - start >= max(1.6 * size, 1.6 * usual) else None


def _columns(words: Sequence[Word], gutter: float, size: float) -> bool:
    """Whether a gutter has text of several lines on both sides (a signature or a list of names has not)."""
    sides = ([word for word in words if word["x1"] <= gutter], [word for word in words if word["x1"] > gutter])
    for side in sides:
        if len(_lines(side, size)) < 3:
            return False
        if max(word["x1"] for word in side) - min(word["x0"] for word in side) < 6 * size:
            return False
    return True


def _band(words: Sequence[Word], size: float) -> float | None:
    """The strip below which, or above which, columns begin: a band of its own for titles that go across."""
    for start, end in sorted(_gaps(words, "top", "bottom"), key=lambda strip: strip[0] - strip[1]):
        middle = (start + end) / 2
        upper = [word for word in words if word["bottom"] <= middle]
        lower = [word for word in words if word["bottom"] > middle]
        for part in (upper, lower):
            gutter = _gap(part, "x0", "x1", 1.2 * size) if len(part) > 3 else None
            if gutter is not None and _columns(part, gutter, size):
                return middle
    return None


def _lines(words: Sequence[Word], size: float) -> list[str]:
    """Words on one height are a line; a wide gap in it stays as a space."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word["top"] + word["bottom"]) / 2, word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        last = rows[-1][0] if rows else None
        if last is not None and abs(middle - (last["top"] + last["bottom"]) / 2) <= 0.45 * min(
            last["bottom"] - last["top"], word["bottom"] - word["top"]
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(row, size) for row in rows]


def _line(row: list[Word], size: float) -> str:
    row.sort(key=lambda word: word["x0"])
    parts: list[str] = []
    for before, word in zip([None, *row], row, strict=False):
        if before is not None:
            gap = word["x0"] - before["x1"]
            latin = before["text"][-1].isascii() and word["text"][0].isascii()
            parts.append("　" if gap > 1.5 * size else " " if latin or gap > 0.8 * size else "")
        parts.append(word["text"])
    return "".join(parts)
