"""One annotation out of several: the majority where there is one, accepted answers where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policyminer.evaluation.agreement_align import Cluster, Mark
from policyminer.evaluation.agreement_fields import instruments
from policyminer.evaluation.counting import equal_words
from policyminer.evaluation.gold import KINDS
from policyminer.evaluation.matching import overlap, same

Json = dict[str, Any]
LETTERS = {"figures": "f", "organizations": "o", "initiatives": "i", "statements": "s"}
_PLACES = frozenset(("id", "spans", "accepted_spans", "text", "mentions", "optional", "instruments"))
_LISTS = frozenset("aliases actions figures organizations initiatives issuers section expansion number".split())
"""Fields that are lists by themselves, so that a list cannot mean accepted answers: the first annotator's stand."""


def merge(group: Sequence[Json | None], aligned: Mapping[str, Sequence[Cluster]]) -> Json:
    """The merged annotation of one text.

    合并标注:过半数者为准;只有一人标的为 ``optional``,字段不同的列出可接受的答案。

    Parameters
    ----------
    group
        The annotations of the text, None for those who did not annotate it.
    aligned
        Per record type that two or more annotated: their marks, cluster by cluster.
    """
    articles = [article for article in group if article is not None]
    merged = {key: value for key, value in articles[0].items() if key not in (*KINDS, "where")}
    for kind in KINDS:
        lists = [article[kind] for article in articles if article.get(kind) is not None]
        if kind in aligned:
            count = len(lists)
            build = _bodies if kind in ("organizations", "initiatives") else _single
            merged[kind] = _numbered(kind, build(aligned[kind], count))
        elif lists:
            merged[kind] = lists[0]
    return merged


def _wanted(cluster: Cluster, count: int) -> bool:
    """Whether more than half ask for a mark."""
    return 2 * sum(1 for mark in cluster if mark is not None and not mark.optional) > count


def _kept(clusters: Sequence[Cluster], count: int) -> list[tuple[Cluster, Mark, bool]]:
    """The clusters with their place and whether they are wanted; what is optional gives way to what is not."""
    found = [(cluster, _place(cluster), _wanted(cluster, count)) for cluster in clusters]
    wanted = [mark for _, mark, asked in found if asked]
    kept: list[tuple[Cluster, Mark, bool]] = []
    for cluster, mark, asked in found:
        others = wanted + [other for _, other, other_asked in kept if not other_asked]
        if asked or not any(overlap(mark.spans, other.spans) for other in others):
            kept.append((cluster, mark, asked))
    return kept


def _place(cluster: Cluster) -> Mark:
    """The mark whose span most annotators have, the first one's where there is no majority."""
    present = [mark for mark in cluster if mark is not None]
    votes = Counter(str(mark.spans) for mark in present)
    return max(present, key=lambda mark: votes[str(mark.spans)])


def _single(clusters: Sequence[Cluster], count: int) -> list[Json]:
    """Figures and statements: one record per mark."""
    records = []
    for cluster, place, asked in _kept(clusters, count):
        members = {index: mark.record for index, mark in enumerate(cluster) if mark is not None}
        said = list(members.values())
        record = _fields(said) | _where(place) | _also(cluster, place) | {"members": members}
        if any("instruments" in member for member in said):
            record |= _means(said)
        records.append(record if asked else record | {"optional": True})
    return records


def _where(mark: Mark) -> Json:
    return {key: mark.mention[key] for key in ("spans", "text") if key in mark.mention}


def _also(cluster: Cluster, place: Mark) -> Json:
    """The other places of a mark, unless a majority has the one that was chosen."""
    present = [mark for mark in cluster if mark is not None]
    others = [mark.spans for mark in present if not same(mark.spans, place.spans)]
    if not others or 2 * len(others) < len(present):
        return {}
    return {"accepted_spans": list({str(spans): spans for spans in others}.values())}


def _fields(members: Sequence[Json]) -> Json:
    """Every field that someone filled, by majority or as the list of accepted answers."""
    names = dict.fromkeys(name for member in members for name in member if name not in _PLACES)
    made: Json = {}
    for name in names:
        values = [member[name] for member in members if name in member]
        if name == "document" and any(values):
            made[name] = _fields([value for value in values if value])
        else:
            made[name] = values[0] if name in _LISTS else _answer(values)
    return made


def _answer(values: Sequence[Any]) -> Any:
    flat = [answer for value in values for answer in (value if isinstance(value, list) else [value])]
    distinct: list[Any] = []
    votes: list[int] = []
    for value in flat:
        known = next((i for i, other in enumerate(distinct) if _same(value, other)), None)
        if known is None:
            distinct.append(value)
            votes.append(1)
        else:
            votes[known] += 1
    best = max(range(len(distinct)), key=lambda i: votes[i])
    if 2 * votes[best] > len(values):
        return distinct[best]
    return distinct


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, dict) and isinstance(b, dict) and "spans" in a and "spans" in b:
        return equal_words(a, b) and a.get("kind") == b.get("kind")
    return bool(a == b)


def _means(members: Sequence[Json]) -> Json:
    """Instruments: all that someone named, in the first one's order; what no majority named is optional."""
    lists = [instruments(member) for member in members]
    votes = Counter(name for names in lists for name in names)
    order = dict.fromkeys(name for names in lists for name in names)
    made: list[Json] = []
    for name in order:
        only = {} if 2 * votes[name] > len(lists) else {"optional": True}
        made.append({"id": name} | only)
    firsts = [names[0] for names in lists if names]
    primary = _answer(firsts) if firsts else None
    if isinstance(primary, list):
        return {"instruments": made, "primary": primary}
    made.sort(key=lambda instrument: instrument["id"] != primary)
    return {"instruments": made}


def _bodies(clusters: Sequence[Cluster], count: int) -> list[Json]:
    """Organizations and initiatives: mentions grouped as the first annotator groups them."""
    kept = _kept(clusters, count)
    owners = _owners([cluster for cluster, _, _ in kept])
    groups: dict[tuple[Any, ...], list[tuple[Cluster, Mark, bool]]] = {}
    for item in kept:
        groups.setdefault(_owner(item[0], owners), []).append(item)
    return [_body(items) for items in groups.values()]


def _identity(index: int, record: Json) -> tuple[Any, ...]:
    """One annotator's record, whether its mentions are optional or not."""
    return (index, str(record.get("name")), str(record.get("type")))


def _owners(clusters: Iterable[Cluster]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Each annotator's record → the record of an earlier annotator that shares most of its mentions."""
    shared: dict[tuple[Any, ...], Counter[tuple[Any, ...]]] = {}
    for cluster in clusters:
        present = [(i, mark) for i, mark in enumerate(cluster) if mark is not None]
        lead = _identity(present[0][0], present[0][1].record)
        for i, mark in present[1:]:
            shared.setdefault(_identity(i, mark.record), Counter())[lead] += 1
    return {own: counter.most_common(1)[0][0] for own, counter in shared.items()}


def _owner(cluster: Cluster, owners: Mapping[tuple[Any, ...], tuple[Any, ...]]) -> tuple[Any, ...]:
    index, mark = next((i, mark) for i, mark in enumerate(cluster) if mark is not None)
    own = _identity(index, mark.record)
    for _ in range(len(cluster)):
        own = owners.get(own, own)
    return own[1:]


def _body(items: Sequence[tuple[Cluster, Mark, bool]]) -> Json:
    members: dict[int, Json] = {}
    for cluster, _, _ in items:
        for index, mark in enumerate(cluster):
            if mark is not None and index not in members:
                members[index] = mark.record
    mentions = [
        _where(place) | _also(cluster, place) | ({} if asked else {"optional": True}) for cluster, place, asked in items
    ]
    ordered = {index: members[index] for index in sorted(members)}
    record = _fields(list(ordered.values())) | {
        key: mentions[0][key] for key in ("spans", "text") if key in mentions[0]
    }
    record |= {"members": ordered, "mentions": mentions}
    if all(mention.get("optional") for mention in mentions):
        record["optional"] = True
        record["mentions"] = [{k: v for k, v in mention.items() if k != "optional"} for mention in mentions]
    return record


def _numbered(kind: str, records: Sequence[Json]) -> list[Json]:
    """New ids in the order of the text, and what a figure is part of under its new id."""
    new: dict[tuple[int, str], str] = {}
    for number, record in enumerate(records, 1):
        for index, member in record["members"].items():
            new.setdefault((index, str(member.get("id"))), f"{LETTERS[kind]}{number}")
    made = []
    for number, record in enumerate(records, 1):
        members: dict[int, Json] = record.pop("members")
        if any(member.get("part_of") for member in members.values()):
            values = [new.get((index, str(member.get("part_of")))) for index, member in members.items()]
            record["part_of"] = _answer(values)
        made.append({"id": f"{LETTERS[kind]}{number}"} | record)
    return made
