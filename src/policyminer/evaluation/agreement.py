"""Agreement between annotators of the same texts, and one annotation out of several."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyminer.evaluation.agreement_align import Cluster, Mark, align, marks
from policyminer.evaluation.agreement_fields import differences
from policyminer.evaluation.agreement_merge import merge
from policyminer.evaluation.agreement_scores import Tally, alpha_at_hand, pairs_of, scores
from policyminer.evaluation.gold import KINDS, GoldError, read_gold
from policyminer.evaluation.matching import same

Json = dict[str, Any]
Source = str | os.PathLike[str] | Sequence[Json]


@dataclass(slots=True)
class Agreement:
    """How far annotators agree, where they do not, and what they say together.

    标注一致性:``agreement.scores["statements"]["codes"]["role"]["kappa"]``,分歧见 ``disagreements``。
    """

    annotators: int
    texts: int
    scores: Json
    disagreements: list[Json]
    merged: list[Json]
    left_out: list[str] = field(default_factory=list)

    def to_dict(self) -> Json:
        """Everything but the merged annotation, as plain data."""
        return {
            "annotators": self.annotators,
            "texts": self.texts,
            "scores": self.scores,
            "disagreements": self.disagreements,
            "left_out": self.left_out,
        }


def agree(sources: Sequence[Source], *, texts: str | os.PathLike[str] | None = None) -> Agreement:
    """Compare two or more annotations of the same texts.

    比较几份标注:``agree(["甲/", "乙/"]).scores["figures"]["found"]``。

    Parameters
    ----------
    sources
        One gold file, folder or list of annotated articles per annotator.
    texts
        The folder with the texts of stand-off annotations.

    Raises
    ------
    GoldError
        For an annotation that cannot be used, or when no text was annotated twice.
    """
    if len(sources) < 2:
        raise GoldError("agreement takes two annotations or more")
    left_out: list[str] = []
    lists: list[list[Json]] = []
    for source in sources:
        articles, passed = _read(source, texts)
        lists.append(articles)
        left_out += passed
    groups = _groups(lists)
    shared = [group for group in groups if sum(article is not None for article in group) > 1]
    if not shared:
        raise GoldError("no text was annotated by two: the texts are known by their hash")
    left_out += [f"{_name(group)}: annotated by one only" for group in groups if group not in shared]
    if not alpha_at_hand():
        left_out.append("Krippendorff's α: pip install krippendorff")
    return _compare(len(sources), shared, left_out)


def _read(source: Source, texts: str | os.PathLike[str] | None) -> tuple[list[Json], list[str]]:
    if isinstance(source, str | os.PathLike):
        return read_gold(Path(source), None if texts is None else Path(texts))
    return list(source), []


def _groups(lists: Sequence[Sequence[Json]]) -> list[list[Json | None]]:
    """The annotations of each text, one place per annotator."""
    groups: dict[str, list[Json | None]] = {}
    for index, articles in enumerate(lists):
        for article in articles:
            text = article["source"]["text"].encode("utf-8", "surrogatepass")
            key = hashlib.sha256(text).hexdigest() + str(article.get("window"))
            groups.setdefault(key, [None] * len(lists))[index] = article
    return list(groups.values())


def _name(group: Sequence[Json | None]) -> str:
    article = next(article for article in group if article is not None)
    return str(article["source"].get("path") or article.get("id"))


def _compare(count: int, groups: Sequence[Sequence[Json | None]], left_out: list[str]) -> Agreement:
    pairs = pairs_of(count)
    tallies = {(kind, pair): Tally() for kind in KINDS for pair in pairs}
    clusters: dict[str, list[Cluster]] = {kind: [] for kind in KINDS}
    disagreements: list[Json] = []
    merged: list[Json] = []
    for group in groups:
        aligned: dict[str, list[Cluster]] = {}
        for kind in KINDS:
            lists = [None if article is None else marks(article, kind) for article in group]
            if sum(found is not None for found in lists) > 1:
                aligned[kind] = align(lists)
                for a, b in pairs:
                    _pair(tallies[kind, (a, b)], kind, lists[a], lists[b])
                clusters[kind] += aligned[kind]
                disagreements += _disagreements(kind, group, lists, aligned[kind])
        merged.append(merge(group, aligned))
    kinds = [kind for kind in KINDS if clusters[kind]]
    made = {kind: scores(kind, [tallies[kind, pair] for pair in pairs], clusters[kind]) for kind in kinds}
    return Agreement(count, len(groups), made, disagreements, merged, left_out)


def _pair(tally: Tally, kind: str, a: list[Mark] | None, b: list[Mark] | None) -> None:
    if a is not None and b is not None:
        for left, right in align([a, b]):
            tally.add(kind, left, right)


def _disagreements(
    kind: str, group: Sequence[Json | None], lists: Sequence[list[Mark] | None], clusters: Sequence[Cluster]
) -> Iterator[Json]:
    """Each mark that some left out or described otherwise, with its sentence."""
    text: str = next(article for article in group if article is not None)["source"]["text"]
    asked = [index for index, found in enumerate(lists) if found is not None]
    for cluster in clusters:
        found = [(index, cluster[index]) for index in asked]
        present = [(index, mark) for index, mark in found if mark is not None]
        if any(mark.optional for _, mark in present):
            continue
        first = present[0][1]
        base = {"article": _name(group), "kind": kind, "spans": first.spans, "text": _words(text, first.spans)}
        base["sentence"] = sentence(text, first.spans[0][0], first.spans[-1][1])
        if len(present) < len(found):
            yield base | {"field": "mark", "annotators": [index for index, _ in present], "values": None}
        for index, mark in present[1:]:
            if not same(first.spans, mark.spans):
                values = [base["text"], _words(text, mark.spans)]
                yield base | {"field": "span", "annotators": [present[0][0], index], "values": values}
            for name, agreed, left, right in differences(kind, first.record, mark.record):
                if not agreed and f"{name}_strict" not in _STRICT:
                    yield base | {"field": name, "annotators": [present[0][0], index], "values": [left, right]}


_STRICT = ("indicator_strict", "subject_strict", "time_strict")
"""Reported once, by their strict form."""


def _words(text: str, spans: Sequence[Sequence[int]]) -> str:
    return "".join(text[start:end] for start, end in spans)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a mark, at most 120 characters to either side."""
    left = max((text.rfind(mark, max(0, start - 120), start) for mark in "。；！？\n"), default=-1) + 1
    stops = [at for at in (text.find(mark, end - 1, end + 120) for mark in "。；！？\n") if at >= 0]
    right = min(stops) + 1 if stops else min(len(text), end + 120)
    return text[max(left, start - 120) : max(right, end)].strip()
