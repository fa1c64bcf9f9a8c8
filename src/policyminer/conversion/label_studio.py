"""Label Studio: a list of tasks with regions of type ``labels``.

Label Studio counts code points, and each of the two characters of a CRLF as one (its editor turns both into a break;
versions before late 2021 counted UTF-16 code units, which the words of a region give away). Marks of several pieces
become one region per piece. ``label-studio.xml`` is the labelling interface.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from policyminer.conversion.marks import Mark, Spans, all_labels, marks_of, parse_label
from policyminer.conversion.offsets import Counter
from policyminer.conversion.payload import KEY, pack, unpack
from policyminer.conversion.pieces import joined, pieces
from policyminer.conversion.restore import restore
from policyminer.evaluation.gold import GoldError
from policyminer.evaluation.storing import dumps

Json = dict[str, Any]
_BREAKS = re.compile(r"\\n|[\r\n]")


def export(articles: Sequence[Json], folder: Path) -> list[Path]:
    """Write ``label-studio.json`` and the labelling interface.

    Records of the program become predictions, those of annotators annotations.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / "label-studio.json"
    tasks = ",\n".join(dumps(_task(article)) for article in articles)
    out.write_bytes(f"[{tasks}]\n".encode())
    (folder / "label-studio.xml").write_text(_interface(articles), "utf-8")
    return [out]


def _interface(articles: Sequence[Json]) -> str:
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in all_labels(articles))
    return (
        '<View>\n  <Labels name="label" toName="text">\n'
        f'{labels}\n  </Labels>\n  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n'
    )


def _task(article: Json) -> Json:
    text: str = article["source"]["text"]
    result = [
        _region(f"m{number}", piece, text)
        for number, piece in enumerate((p for mark in marks_of(article) for p in pieces(mark, _as_is)), 1)
    ]
    task: Json = {"data": {"text": text, KEY: pack(article)}}
    found = any("rule" in record for kind in ("figures", "statements") for record in article.get(kind) or ())
    if found:
        return task | {"predictions": [{"model_version": "policyminer", "result": result}]}
    return task | {"annotations": [{"result": result}]}


def _as_is(spans: Spans) -> Spans:
    return spans


def _region(name: str, mark: Mark, text: str) -> Json:
    ((start, end),) = mark.spans
    value = {"start": start, "end": end, "text": text[start:end], "labels": [mark.label]}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def read(source: Path, annotator: str | None = None) -> Iterator[Json]:
    """The articles of an exported file (JSON), or of a folder of them; of one annotator alone where one is named."""
    files = sorted(source.rglob("*.json")) if source.is_dir() else [source]
    if not files:
        raise GoldError(f"{source}: no .json file")
    for file in files:
        try:
            tasks = json.loads(file.read_text("utf-8-sig"))
        except ValueError as error:
            raise GoldError(f"{file}: not JSON: {error}") from None
        for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
            if annotator is None or _done(task, annotator):
                yield _article(f"{file}: task {number}", f"{file.stem}-{number}.txt", task, annotator)


def _article(where: str, name: str, task: Any, annotator: str | None) -> Json:
    try:
        data = task.get("data", task)
        text, carried = str(data["text"]), data.get(KEY)
        results = _results(task, annotator)
    except (KeyError, TypeError, AttributeError):
        raise GoldError(f"{where}: not a task of Label Studio with a text") from None
    base, moved = unpack(where, carried, text, name)
    marks = []
    for region in results:
        mark = _mark(where, region, text)
        if mark is not None:
            marks.append(Mark(mark.kind, mark.code, tuple((moved(start), moved(end)) for start, end in mark.spans)))
    return restore(base, joined(marks, base, _as_is), _as_is)


def _results(task: Json, annotator: str | None) -> list[Any]:
    """The regions of the last annotation that was not cancelled, else of the first prediction."""
    if "data" not in task:  # JSON-MIN
        return [{"type": "labels", "value": value} for value in task.get("label") or ()]
    chosen = _done(task, annotator)[-1:] or list(task.get("predictions") or ())[:1]
    return [region for entry in chosen for region in entry["result"]]


def _done(task: Any, annotator: str | None) -> list[Json]:
    """The annotations that were not cancelled, of one annotator (number or e-mail) where one is named."""
    entries = task.get("annotations") if isinstance(task, dict) else None
    done = [entry for entry in entries or () if not entry.get("was_cancelled")]
    return [entry for entry in done if annotator is None or annotator in _names(entry.get("completed_by"))]


def _names(who: Any) -> set[str]:
    return {str(who.get("id")), str(who.get("email"))} if isinstance(who, dict) else {str(who)}


def _mark(where: str, region: Any, text: str) -> Mark | None:
    try:
        if region.get("type") != "labels":
            return None
        value = region["value"]
        labels = [parse_label(str(label)) for label in value.get("labels") or ()]
        start, end = int(value["start"]), int(value["end"])
        said = value.get("text")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise GoldError(f"{where}: not a region of Label Studio: {region!r:.120}") from None
    label = next((found for found in labels if found is not None), None)
    return None if label is None else Mark(*label, (_place(where, start, end, said, text),))


def _place(where: str, start: int, end: int, said: Any, text: str) -> tuple[int, int]:
    """A region's place in code points; its words tell when an old version counted otherwise."""
    place = (start, end)
    if isinstance(said, str) and _shown(text[start:end]) != _shown(said):
        counter = Counter(text, "utf16")
        with suppress(IndexError):
            place = (counter.back(start), counter.back(end))
        if _shown(text[slice(*place)]) != _shown(said):
            raise GoldError(f"{where}: the region {start}–{end} {said!r:.60} is not what the text says there")
    if not 0 <= place[0] < place[1] <= len(text):
        raise GoldError(f"{where}: the region {start}–{end} is out of the text")
    return place


def _shown(words: str) -> str:
    """Words as the editor reports them: it writes line ends as ``\\n``."""
    return _BREAKS.sub("", words)
