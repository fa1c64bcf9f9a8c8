"""doccano, sequence labelling: one line of JSON per text, spans as ``[start, end, label]``.

doccano counts as JavaScript does, in UTF-16 code units (its issues 2290 and 2484); a project with «Count grapheme
clusters as one character» counts those, a CRLF as one. Marks of several pieces become one mark per piece.
The project needs «Allow overlapping spans».
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from policyminer.conversion.marks import Mark, Spans, all_labels, marks_of, parse_label
from policyminer.conversion.offsets import Counter, Units
from policyminer.conversion.payload import KEY, pack, unpack
from policyminer.conversion.pieces import joined, pieces
from policyminer.conversion.restore import restore
from policyminer.evaluation.gold import GoldError
from policyminer.evaluation.storing import dumps

Json = dict[str, Any]
_LABELS = ("label", "labels", "entities", "spans")


def export(articles: Sequence[Json], folder: Path, units: Units = "utf16") -> list[Path]:
    """Write ``doccano.jsonl`` for the import of a dataset and ``label_config.json`` for its labels."""
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / "doccano.jsonl"
    out.write_bytes("".join(_line(article, units) + "\n" for article in articles).encode("utf-8"))
    labels = [{"text": label} for label in all_labels(articles)]
    (folder / "label_config.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [out]


def _line(article: Json, units: Units) -> str:
    text: str = article["source"]["text"]
    counter = Counter(text, units)

    def shape(spans: Spans) -> Spans:
        return tuple(counter.snapped(start, end) for start, end in spans)

    labels = [
        [counter.out(piece.spans[0][0]), counter.out(piece.spans[0][1]), piece.label]
        for mark in marks_of(article)
        for piece in pieces(mark, shape)
    ]
    return dumps({"text": text, "label": labels, KEY: pack(article)})


def read(source: Path, units: Units = "utf16") -> Iterator[Json]:
    """The articles of an exported file, or of a folder of them."""
    files = sorted([*source.rglob("*.jsonl")]) if source.is_dir() else [source]
    if not files:
        raise GoldError(f"{source}: no .jsonl file")
    for file in files:
        for number, line in enumerate(file.read_text("utf-8-sig").split("\n"), 1):
            if line.strip():
                yield _article(f"{file}: line {number}", f"{file.stem}-{number}.txt", line, units)


def _article(where: str, name: str, line: str, units: Units) -> Json:
    try:
        row = json.loads(line)
        text = str(row["text"] if "text" in row else row["data"])
    except (ValueError, KeyError, TypeError):
        raise GoldError(f"{where}: not a line of doccano's JSONL") from None
    meta = row.get("meta")
    carried = row.get(KEY) or (meta.get(KEY) if isinstance(meta, dict) else None)
    base, moved = unpack(where, carried, text, name)
    counter = Counter(text, units)
    marks = []
    for entry in next((row[key] for key in _LABELS if row.get(key)), []):
        mark = _mark(where, entry, counter)
        if mark is not None:
            spans = tuple((moved(start), moved(end)) for start, end in mark.spans)
            marks.append(Mark(mark.kind, mark.code, spans))
    whole = Counter(base["source"]["text"], units)

    def shape(spans: Spans) -> Spans:
        return tuple(whole.snapped(start, end) for start, end in spans)

    return restore(base, joined(marks, base, shape), shape)


def _mark(where: str, entry: Any, counter: Counter) -> Mark | None:
    try:
        if isinstance(entry, dict):
            start, end, said = entry["start_offset"], entry["end_offset"], entry["label"]
        else:
            start, end, said = entry
        label = parse_label(str(said))
        place = (counter.back(int(start)), counter.back(int(end)))
    except (ValueError, KeyError, TypeError):
        raise GoldError(f"{where}: not a span of doccano: {entry!r}") from None
    except IndexError:
        raise GoldError(f"{where}: span {entry!r} is out of the text") from None
    if place[0] >= place[1]:
        raise GoldError(f"{where}: span {entry!r} is empty")
    return None if label is None else Mark(*label, (place,))
