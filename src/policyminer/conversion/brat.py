"""brat standoff: ``NAME.txt`` and ``NAME.ann``, the fields of each record as a note on its mark.

Offsets are code points of the text file. brat reads ``.ann`` line by line, so a mark may hold no line end: it is cut
there into a discontinuous one, which brat knows. ``NAME.policyminer`` beside them carries what brat has no place for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from policyminer.conversion.codes import plain
from policyminer.conversion.marks import CODED, LABELLED, Mark, Spans, all_labels, marks_of, parse_label
from policyminer.conversion.payload import encodable, pack, unpack
from policyminer.conversion.restore import restore
from policyminer.evaluation.gold import GoldError
from policyminer.evaluation.storing import dumps, file_names

Json = dict[str, Any]
SIDECAR = ".policyminer"
_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_T = re.compile(r"T(\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?", re.DOTALL)
_NOTE = re.compile(r"#\d+\t\S+ T(\d+)\t(.*)", re.DOTALL)
_HIDDEN = frozenset(("id", "spans", "text", "mentions", *CODED))


def export(articles: Sequence[Json], folder: Path) -> list[Path]:
    """Write a brat collection with its configuration."""
    written = []
    for name, article in zip(file_names(articles), articles, strict=True):
        base = folder / name
        base.parent.mkdir(parents=True, exist_ok=True)
        text = folder / f"{name}.txt"
        text.write_bytes(encodable(name, article["source"]["text"]))
        annotations = "".join(line + "\n" for line in _lines(article))
        (folder / f"{name}.ann").write_bytes(annotations.encode("utf-8"))
        (folder / f"{name}{SIDECAR}").write_bytes(pack(article).encode("utf-8"))
        written.append(text)
    entities = "\n".join(plain(label) for label in all_labels(articles))
    config = f"[entities]\n{entities}\n\n[relations]\n\n[events]\n\n[attributes]\n"
    (folder / "annotation.conf").write_text(config, "utf-8")
    return written


def shaper(text: str) -> Callable[[Spans], Spans]:
    """Cut a place at line ends, in order and without overlaps."""

    def shape(spans: Spans) -> Spans:
        made: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            at = max(start, made[-1][1] if made else start)
            for gap in _BREAK.finditer(text, at, end):
                if at < gap.start():
                    made.append((at, gap.start()))
                at = gap.end()
            if at < end:
                made.append((at, end))
        return tuple(made)

    return shape


def _lines(article: Json) -> Iterator[str]:
    text: str = article["source"]["text"]
    shape = shaper(text)
    number = 0
    for mark in marks_of(article):
        spans = shape(mark.spans)
        if not spans:
            continue
        number += 1
        places = ";".join(f"{start} {end}" for start, end in spans)
        said = " ".join(text[start:end] for start, end in spans)
        yield f"T{number}\t{plain(mark.label)} {places}\t{said}"
        if mark.kind not in CODED:
            yield f"#{number}\tAnnotatorNotes T{number}\t{_note(article, mark)}"


def _note(article: Json, mark: Mark) -> str:
    """The fields of a record on its first mention; on the others which record they mention."""
    assert mark.ref is not None
    index, mention = mark.ref
    record: Json = article[mark.kind][index]
    note: Json = {"ref": f"{index}.{mention}"}
    if mention == 0:
        hidden = _HIDDEN | {LABELLED[mark.kind]}
        note |= {key: value for key, value in record.items() if key not in hidden}
    return _BREAK.sub(lambda found: json.dumps(found.group())[1:-1], dumps(note))


def read(source: Path) -> Iterator[Json]:
    """The articles of a brat collection, or of one ``.ann`` or ``.txt`` file."""
    if source.is_dir():
        files = sorted(source.rglob("*.ann"))
        if not files:
            raise GoldError(f"{source}: no .ann file")
        root = source
    else:
        files, root = [source.with_suffix(".ann")], source.parent
    for file in files:
        yield _article(file, root)


def _article(file: Path, root: Path) -> Json:
    try:
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        lines = file.read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file}: {error}") from None
    sidecar = file.with_suffix(SIDECAR)
    carried = sidecar.read_text("utf-8") if sidecar.exists() else None
    name = file.relative_to(root).with_suffix(".txt").as_posix()
    base, moved = unpack(str(file), carried, text, name)
    marks = [
        Mark(mark.kind, mark.code, tuple((moved(s), moved(e)) for s, e in mark.spans), mark.ref, mark.note)
        for mark in _marks(file, lines, text)
    ]
    return restore(base, marks, shaper(base["source"]["text"]))


def _marks(file: Path, lines: Sequence[str], text: str) -> Iterator[Mark]:
    found: dict[str, tuple[str, str | None, Spans]] = {}
    notes: dict[str, str] = {}
    for number, raw in enumerate(lines, 1):
        line = raw.removesuffix("\r")
        note = _NOTE.fullmatch(line)
        if note:
            notes[note[1]] = note[2]
        elif line.startswith("T"):
            mark = _T.fullmatch(line)
            if mark is None:
                raise GoldError(f"{file}: line {number}: not a text-bound annotation: {line[:60]!r}")
            label = parse_label(mark[2])
            if label is not None:
                found[mark[1]] = (*label, _spans(f"{file}: line {number}: T{mark[1]}", mark[3], mark[4], text))
    for key, (kind, code, spans) in found.items():
        ref, fields = _read_note(notes.get(key))
        yield Mark(kind, code, spans, ref, fields)


def _spans(where: str, places: str, said: str | None, text: str) -> Spans:
    spans = tuple((int(a), int(b)) for a, b in (place.split(" ") for place in places.split(";")))
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        raise GoldError(f"{where}: {places} is out of the text's {len(text)} characters")
    there = [text[start:end] for start, end in spans]
    if said is not None and said not in (" ".join(there), "".join(there)):
        raise GoldError(f"{where}: it says {said[:40]!r}, the text there says {' '.join(there)[:40]!r}")
    return spans


def _read_note(said: str | None) -> tuple[tuple[int, int] | None, Json | None]:
    """The record a note names and the fields in it; any other words are kept as ``note``."""
    if said is None or not said.strip():
        return None, None
    try:
        fields = json.loads(said, parse_float=Decimal)
    except ValueError:
        return None, {"note": said}
    if not isinstance(fields, dict):
        return None, {"note": said}
    ref = re.fullmatch(r"(\d{1,9})\.(\d{1,9})", str(fields.pop("ref", "")))
    fields = {key: value for key, value in fields.items() if key not in _HIDDEN}
    return (int(ref[1]), int(ref[2])) if ref else None, fields or None
