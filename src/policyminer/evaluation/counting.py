"""From one annotated and one mined article to counts; every score is a function of summed counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from policyminer.evaluation.gold import answers
from policyminer.evaluation.matching import Matching, match, overlap, same

Json = dict[str, Any]
Counts = Counter[str]
FIGURE_FIELDS = ("bound", "dimension", "direction", "status")


@dataclass(slots=True)
class Event:
    """What became of one record: ``hit``, ``miss`` (annotated, not found) or ``false`` (found, not annotated)."""

    article: str
    kind: str
    result: str
    spans: list[list[int]]
    text: str
    wrong: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def to_dict(self) -> Json:
        """The event as plain data."""
        wrong = {name: {"gold": gold, "predicted": predicted} for name, (gold, predicted) in self.wrong.items()}
        return {
            "article": self.article,
            "kind": self.kind,
            "result": self.result,
            "spans": self.spans,
            "text": self.text,
            "wrong": wrong,
        }


@dataclass(slots=True)
class Comparison:
    """The counts of one article and what happened to each record."""

    counts: Counts = field(default_factory=Counter)
    events: list[Event] = field(default_factory=list)


def compare(name: str, gold: Json, predicted: Json) -> Comparison:
    """Compare one article; record types that were not annotated are not scored."""
    made = Comparison()
    text = gold["source"]["text"]
    if gold.get("figures") is not None:
        _figures(made, name, gold["figures"], predicted.get("figures", []), text)
    for kind in ("organizations", "initiatives"):
        if gold.get(kind) is not None:
            _mentions(made, name, kind, gold[kind], predicted.get(kind, []), text)
    if gold.get("statements") is not None:
        _statements(made, name, gold["statements"], predicted.get("statements", []), text)
    return made


def _words(record: Json, text: str) -> str:
    return "".join(text[start:end] for start, end in record["spans"])


def _loose(made: Comparison, name: str, kind: str, gold: list[Json], predicted: list[Json], text: str) -> Matching:
    """Match, count what was found and how exactly, and note misses and false hits."""
    matching = match(gold, predicted)
    counts = made.counts
    counts[f"{kind}.gold"] += len(matching.pairs) + len(matching.missed)
    counts[f"{kind}.predicted"] += len(matching.pairs) + len(matching.false)
    counts[f"{kind}.found"] += len(matching.pairs)
    counts[f"{kind}.strict"] += sum(1 for g, p in matching.pairs if exact(gold[g], predicted[p]))
    for g in matching.missed:
        made.events.append(Event(name, kind, "miss", gold[g]["spans"], _words(gold[g], text)))
    for p in matching.false:
        made.events.append(Event(name, kind, "false", predicted[p]["spans"], _words(predicted[p], text)))
    return matching


def exact(gold: Json, predicted: Json) -> bool:
    """Whether a mark has exactly the annotated characters, or those of another accepted place."""
    return any(same(spans, predicted["spans"]) for spans in (gold["spans"], *(gold.get("accepted_spans") or ())))


def _figures(made: Comparison, name: str, gold: list[Json], predicted: list[Json], text: str) -> None:
    matching = _loose(made, name, "figures", gold, predicted, text)
    for g, p in matching.pairs:
        wrong = dict(_wrong_fields(made.counts, gold[g], predicted[p]))
        if not exact(gold[g], predicted[p]):
            wrong["span"] = (_words(gold[g], text), _words(predicted[p], text))
        made.events.append(Event(name, "figures", "hit", gold[g]["spans"], _words(gold[g], text), wrong))


def _wrong_fields(counts: Counts, gold: Json, predicted: Json) -> Iterator[tuple[str, tuple[Any, Any]]]:
    if "value" in gold or "low" in gold:
        counts["figures.value_unit.asked"] += 1
        if right_value(gold, predicted) and predicted.get("unit") in answers(gold.get("unit")):
            counts["figures.value_unit"] += 1
        else:
            yield "value", (_value(gold), _value(predicted))
    for field_ in FIGURE_FIELDS:
        if field_ in gold:
            right = predicted.get(field_) in answers(gold[field_])
            _tally(counts, f"figures.{field_}", right)
            if not right:
                yield field_, (gold[field_], predicted.get(field_))
    for field_ in ("indicator", "subject", "time"):
        if field_ in gold:
            right = any(same_words(answer, predicted.get(field_)) for answer in answers(gold[field_]))
            exact = any(equal_words(answer, predicted.get(field_)) for answer in answers(gold[field_]))
            _tally(counts, f"figures.{field_}", right)
            _tally(counts, f"figures.{field_}_strict", exact)
            if not exact:
                yield field_, (_said(gold[field_]), _said(predicted.get(field_)))
    if "comparison" in gold:
        kinds = [None if answer is None else answer["kind"] for answer in answers(gold["comparison"])]
        found = predicted.get("comparison")
        right = (None if found is None else found["kind"]) in kinds
        _tally(counts, "figures.comparison", right)
        if not right:
            yield "comparison", (kinds[0], None if found is None else found["kind"])


def _tally(counts: Counts, name: str, right: bool) -> None:
    counts[f"{name}.asked"] += 1
    counts[f"{name}.right"] += right


def _value(record: Json) -> str:
    low, high = record.get("low"), record.get("high")
    value = f"{low}..{high}" if low is not None or high is not None else str(record.get("value"))
    return f"{value} {record.get('unit') or ''}".strip()


def _said(phrase: Any) -> Any:
    if isinstance(phrase, list):
        return [_said(part) for part in phrase]
    return None if phrase is None else phrase.get("text") or phrase.get("spans")


def right_value(gold: Json, predicted: Json) -> bool:
    """Whether value, low and high are exactly right (what does not end, to four digits)."""
    return all(
        any(_equal(answer, predicted.get(field_)) for answer in answers(gold.get(field_)))
        for field_ in ("value", "low", "high")
    )


def _equal(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    left, right = Decimal(str(a)), Decimal(str(b))
    if left == right:
        return True
    endless = abs(left.as_tuple().exponent) >= 4 and abs(right.as_tuple().exponent) >= 4  # type: ignore[arg-type]
    return endless and abs(left - right) < Decimal("0.0001")


def same_words(gold: Json | None, predicted: Json | None) -> bool:
    """Whether two phrases are the same words, or the same place for the greater part."""
    if gold is None or predicted is None:
        return gold is predicted
    if equal_words(gold, predicted):
        return True
    shared = overlap(gold["spans"], predicted["spans"])
    return 2 * shared >= max(_length(gold), _length(predicted))


def equal_words(gold: Json | None, predicted: Json | None) -> bool:
    """Whether two phrases are the same words, wherever they stand, or the same place."""
    if gold is None or predicted is None:
        return gold is predicted
    if gold.get("text") is not None and gold.get("text") == predicted.get("text"):
        return True
    return same(gold["spans"], predicted["spans"])


def _length(phrase: Json) -> int:
    return sum(end - start for start, end in phrase["spans"])


def _flat(records: list[Json]) -> list[Json]:
    """One row per mention, with its record behind it."""
    return [
        {
            "spans": mention["spans"],
            "accepted_spans": mention.get("accepted_spans"),
            "optional": record.get("optional") or mention.get("optional"),
            "record": record,
        }
        for record in records
        for mention in (record.get("mentions") or [record])
    ]


def _mentions(made: Comparison, name: str, kind: str, gold: list[Json], predicted: list[Json], text: str) -> None:
    flat_gold, flat_predicted = _flat(gold), _flat(predicted)
    matching = _loose(made, name, kind, flat_gold, flat_predicted, text)
    for g, p in matching.pairs:
        wanted, found = flat_gold[g]["record"], flat_predicted[p]["record"]
        wrong: dict[str, tuple[Any, Any]] = {}
        for field_ in ("type", "name"):
            if field_ in wanted:
                right = found.get(field_) in answers(wanted[field_])
                _tally(made.counts, f"{kind}.{field_}", right)
                if not right:
                    wrong[field_] = (wanted[field_], found.get(field_))
        if not exact(flat_gold[g], flat_predicted[p]):
            wrong["span"] = (_words(flat_gold[g], text), _words(flat_predicted[p], text))
        made.events.append(Event(name, kind, "hit", flat_gold[g]["spans"], _words(flat_gold[g], text), wrong))
    _b_cubed(made.counts, kind, [(flat_gold[g]["record"], flat_predicted[p]["record"]) for g, p in matching.pairs])
    _documents(made, name, kind, [(flat_gold[g]["record"], flat_predicted[p]["record"]) for g, p in matching.pairs])


def _b_cubed(counts: Counts, kind: str, pairs: list[tuple[Json, Json]]) -> None:
    """B³ over the matched mentions, in millionths so that counts stay whole."""
    both = Counter((id(g), id(p)) for g, p in pairs)
    of_gold = Counter(id(g) for g, _ in pairs)
    of_predicted = Counter(id(p) for _, p in pairs)
    for g, p in pairs:
        shared = both[id(g), id(p)]
        counts[f"{kind}.b3.precision"] += round(1_000_000 * shared / of_predicted[id(p)])
        counts[f"{kind}.b3.recall"] += round(1_000_000 * shared / of_gold[id(g)])
        counts[f"{kind}.b3.asked"] += 1


def _documents(made: Comparison, name: str, kind: str, pairs: list[tuple[Json, Json]]) -> None:
    """Document numbers of matched papers, once per paper."""
    seen: set[int] = set()
    for g, p in pairs:
        wanted = (g.get("document") or {}).get("number")
        if kind == "initiatives" and wanted is not None and id(g) not in seen:
            seen.add(id(g))
            _tally(made.counts, "initiatives.number", (p.get("document") or {}).get("number") in answers(wanted))


def _statements(made: Comparison, name: str, gold: list[Json], predicted: list[Json], text: str) -> None:
    matching = _loose(made, name, "statements", gold, predicted, text)
    for g, p in matching.pairs:
        wrong = _wrong_codes(made.counts, gold[g], predicted[p])
        if not exact(gold[g], predicted[p]):
            wrong["span"] = (_words(gold[g], text), _words(predicted[p], text))
        made.events.append(Event(name, "statements", "hit", gold[g]["spans"], _words(gold[g], text), wrong))
    for g in matching.missed:
        made.counts["measure.missed"] += answers(gold[g].get("role"))[0] == "measure"
    for p in matching.false:
        made.counts["measure.false"] += predicted[p].get("role") == "measure"


def _ids(record: Json) -> list[str]:
    return [instrument["id"] for instrument in record.get("instruments") or ()]


def _wrong_codes(counts: Counts, gold: Json, predicted: Json) -> dict[str, tuple[Any, Any]]:
    wrong: dict[str, tuple[Any, Any]] = {}
    roles = answers(gold.get("role"))
    role = predicted.get("role")
    wanted = role if role in roles else roles[0]
    if "role" in gold:
        _tally(counts, "statements.role", role in roles)
        counts[f"role|{wanted}|{role}"] += 1
        if role not in roles:
            wrong["role"] = (roles[0], role)
    if "status" in gold and wanted == "measure" == role:
        _tally(counts, "statements.status", predicted.get("status") in answers(gold["status"]))
    if "instruments" in gold and not (role in roles and role != "measure" in roles):
        _instruments(counts, gold, predicted, wrong)
    if "theme" in gold:
        themes = [None if answer is None else answer["id"] for answer in answers(gold["theme"])]
        theme = (predicted.get("theme") or {}).get("id")
        if themes != [None]:
            _tally(counts, "statements.theme", theme in themes)
            if theme not in themes:
                wrong["theme"] = (themes[0], theme)
    return wrong


def _instruments(counts: Counts, gold: Json, predicted: Json, wrong: dict[str, tuple[Any, Any]]) -> None:
    """Instruments of one statement; an optional one is neither asked for nor counted against."""
    asked, found = _ids(gold), _ids(predicted)
    free = {instrument["id"] for instrument in gold.get("instruments") or () if instrument.get("optional")}
    for name in (set(asked) | set(found)) - free:
        which = "tp" if name in asked and name in found else "fn" if name in asked else "fp"
        counts[f"instrument|{name}|{which}"] += 1
    firsts = answers(gold.get("primary", asked[0])) if asked else []
    if asked:
        _tally(counts, "statements.primary", bool(found) and found[0] in firsts)
        side = found[0].partition(".")[0] if found else None
        _tally(counts, "statements.side", side in {name.partition(".")[0] for name in firsts})
    if set(asked) - free != set(found) - free or (asked and not (found and found[0] in firsts)):
        wrong["instruments"] = (asked, found)
