"""From the marks that come back to the article: what was not touched is as it was, to the character."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from policyminer.conversion.codes import code
from policyminer.conversion.marks import LABELLED, Mark, Shape, Spans, marks_of, mentions, words
from policyminer.evaluation.agreement_fields import first
from policyminer.evaluation.agreement_merge import LETTERS
from policyminer.evaluation.gold import KINDS
from policyminer.evaluation.matching import match

Json = dict[str, Any]
_IDS = ("figures", "organizations", "initiatives", "issuers")
"""Fields that hold ids of other records."""


def restore(base: Json, returned: Sequence[Mark], shape: Shape) -> Json:
    """The article with the marks that a tool gave back.

    把工具中改过的标注并回原文:没动过的逐字不变,改过的换位置或类别,删去的去掉,新增的加上。

    Parameters
    ----------
    base
        The article as it was given to the tool.
    returned
        The marks as they came back, in code points of the article's text.
    shape
        What the format could say of a place; a mark that came back so did not move.
    """
    text: str = base["source"]["text"]
    given = [mark for mark in marks_of(base) if mark.kind in KINDS]
    shapes = [shape(mark.spans) for mark in given]
    pairs = _pairs(given, shapes, returned)
    kept = {g: _placed(given[g], shapes[g], returned[r]) for g, r in pairs.items()}
    kept |= {g: mark for g, mark in enumerate(given) if not shapes[g]}
    found = set(pairs.values())
    new = [mark for r, mark in enumerate(returned) if r not in found and mark.kind in KINDS]
    made = dict(base)
    gone: set[str] = set()
    for kind in KINDS:
        own = [(given[g], mark) for g, mark in sorted(kept.items()) if given[g].kind == kind]
        added = [mark for mark in new if mark.kind == kind]
        if base.get(kind) is None and not added:
            continue
        records = _records(base.get(kind) or [], own, text, gone)
        for mark in sorted(added, key=lambda mark: mark.spans):
            _add(records, mark, text)
        made[kind] = records
    if made.get("statements"):
        code(made["statements"], returned, shape)
    if gone:
        _forget(made, gone)
    return made


def _placed(given: Mark, shaped: Spans, returned: Mark) -> Mark:
    """A returned mark, at its exact place where it did not move."""
    return replace(returned, spans=given.spans) if returned.spans == shaped else returned


def _pairs(given: Sequence[Mark], shapes: Sequence[Spans], returned: Sequence[Mark]) -> dict[int, int]:
    """Which returned mark each given one is: by its reference, its place and label, its place, or by overlap."""
    pairs: dict[int, int] = {}
    left = dict.fromkeys(range(len(returned)))
    keys = (
        lambda mark, spans: (mark.kind, mark.ref) if mark.ref else None,
        lambda mark, spans: (mark.kind, spans, mark.code),
        lambda mark, spans: (mark.kind, spans),
    )
    for key in keys:
        waiting: dict[Any, deque[int]] = defaultdict(deque)
        for r in left:
            found = key(returned[r], returned[r].spans)
            if found is not None:
                waiting[found].append(r)
        for g, mark in enumerate(given):
            found = key(mark, shapes[g])
            if g not in pairs and shapes[g] and waiting.get(found):
                pairs[g] = waiting[found].popleft()
                del left[pairs[g]]
    for kind in KINDS:
        own = [g for g, mark in enumerate(given) if mark.kind == kind and g not in pairs and shapes[g]]
        others = [r for r in left if returned[r].kind == kind]
        matching = match([{"spans": shapes[g]} for g in own], [{"spans": returned[r].spans} for r in others])
        for a, b in matching.pairs:
            pairs[own[a]] = others[b]
            del left[others[b]]
    return pairs


def _records(records: Sequence[Json], own: Sequence[tuple[Mark, Mark]], text: str, gone: set[str]) -> list[Json]:
    """The given records with what became of their mentions; ids of those without any go into ``gone``."""
    of_record: dict[int, list[tuple[int, Mark]]] = defaultdict(list)
    for given, mark in own:
        if given.ref is not None:
            of_record[given.ref[0]].append((given.ref[1], mark))
    made = []
    for index, record in enumerate(records):
        if index in of_record:
            made.append(_record(record, of_record[index], text))
        elif record.get("id"):
            gone.add(str(record["id"]))
    return made


def _record(record: Json, found: Sequence[tuple[int, Mark]], text: str) -> Json:
    made = dict(record)
    kind = found[0][1].kind
    parts = mentions(record)
    places = [_place(parts[at], mark.spans, text) for at, mark in found]
    if "mentions" in record:
        made["mentions"] = places
        if record.get("spans") == parts[0]["spans"] and places[0]["spans"] != parts[0]["spans"]:
            made["spans"] = places[0]["spans"]
            if "text" in record:
                made["text"] = words(text, found[0][1].spans)
    else:
        made = dict(places[0])
    _relabel(made, LABELLED[kind], [mark.code for _, mark in found])
    for _, mark in found:
        made |= mark.note or {}
    return made


def _place(mention: Json, spans: Spans, text: str) -> Json:
    if tuple((start, end) for start, end in mention["spans"]) == spans:
        return mention
    moved = mention | {"spans": [list(span) for span in spans]}
    moved.pop("accepted_spans", None)
    return moved | {"text": words(text, spans)} if "text" in mention else moved


def _relabel(record: Json, field: str, codes: Sequence[str | None]) -> None:
    """Take over a changed label; where the mentions of one record differ, what most of them say."""
    was = first(record.get(field))
    votes = Counter(codes)
    most = max(votes, key=lambda code: (votes[code], code != was))
    if most != was:
        record[field] = most


def _add(records: list[Json], mark: Mark, text: str) -> None:
    """A new mark: a mention of a body that is known by these words, or a record of its own."""
    place: Json = {"spans": [list(span) for span in mark.spans], "text": words(text, mark.spans)}
    if mark.kind in ("organizations", "initiatives"):
        known = [record for record in records if _is_named(record, place["text"], mark.code)]
        if len(known) == 1 and not mark.note:
            known[0]["mentions"] = sorted([*mentions(known[0]), place], key=lambda part: list(part["spans"]))
            return
    record = {"id": _free(records, mark.kind), **place, LABELLED[mark.kind]: mark.code}
    if mark.kind in ("organizations", "initiatives"):
        record |= {"name": place["text"], "mentions": [place]}
    record |= mark.note or {}
    at = next((i for i, other in enumerate(records) if other["spans"] > record["spans"]), len(records))
    records.insert(at, record)


def _is_named(record: Json, said: str, code: str | None) -> bool:
    if "mentions" not in record or first(record.get("type")) != code:
        return False
    return record.get("name") == said or any(part.get("text") == said for part in record["mentions"])


def _free(records: Sequence[Json], kind: str) -> str:
    taken = {str(record.get("id")) for record in records}
    number = len(records) + 1
    while f"{LETTERS[kind]}{number}" in taken:
        number += 1
    return f"{LETTERS[kind]}{number}"


def _forget(article: Json, gone: set[str]) -> None:
    """Take the ids of records that are no more out of those that named them."""
    for kind in KINDS:
        for record in article.get(kind) or ():
            if record.get("part_of") in gone:
                record["part_of"] = None
            for field in _IDS:
                if isinstance(record.get(field), list):
                    record[field] = [name for name in record[field] if name not in gone]
