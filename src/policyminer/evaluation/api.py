"""``policyminer.evaluate``: how good the records are, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyminer.evaluation.counting import Counts, Event, compare
from policyminer.evaluation.gold import KINDS, GoldError, read_gold
from policyminer.evaluation.metrics import intervals, scores
from policyminer.evaluation.window import windowed

if TYPE_CHECKING:
    from policyminer.pipeline.miner import Miner
    from policyminer.records.article import Article

Json = dict[str, Any]


@dataclass(slots=True)
class Evaluation:
    """The scores of a sample, and what happened to each record.

    一次评测:``evaluation.scores["figures"]["found"]["f1"]``,缺漏与误报见 ``events``。
    """

    documents: int
    scores: Json
    intervals: dict[str, list[float] | None]
    events: list[Event]
    left_out: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> Json:
        """Everything but the texts, as plain data."""
        return {
            "documents": self.documents,
            "scores": self.scores,
            "intervals": self.intervals,
            "events": [event.to_dict() for event in self.events],
            "left_out": self.left_out,
        }


def evaluate(
    gold: str | os.PathLike[str] | Sequence[Json],
    predictions: str | os.PathLike[str] | Iterable[Article | Json] | None = None,
    *,
    texts: str | os.PathLike[str] | None = None,
    miner: Miner | None = None,
) -> Evaluation:
    """Score records against an annotated sample.

    评测:``policyminer.evaluate("gold/", "out.jsonl").scores["figures"]["found"]``。

    Parameters
    ----------
    gold
        A gold file or folder, or annotated articles as plain data.
    predictions
        An output of ``extract``, or articles; None mines the texts of the sample now.
    texts
        The folder with the texts of stand-off annotations.
    miner
        What mines when there are no predictions.

    Raises
    ------
    GoldError
        For an annotation that cannot be used, or predictions that do not cover the sample.
    """
    left_out: list[str] = []
    if isinstance(gold, str | os.PathLike):
        articles, left_out = read_gold(Path(gold), None if texts is None else Path(texts))
    else:
        articles = list(gold)
    found = _mined(articles, miner) if predictions is None else _given(articles, predictions)
    return score(articles, found, left_out)


def score(articles: Sequence[Json], found: Sequence[Json], left_out: list[str]) -> Evaluation:
    """Score article by article, then over all."""
    each: list[Counts] = []
    events: list[Event] = []
    names: dict[str, str] = {}
    for article, predicted in zip(articles, found, strict=True):
        name = str(article["source"].get("path") or article.get("id"))
        comparison = compare(name, *windowed(article, predicted))
        each.append(comparison.counts)
        events += comparison.events
        names[name] = article["source"]["text"]
    kinds = [kind for kind in KINDS if any(article.get(kind) is not None for article in articles)]
    total: Counts = Counter()
    for counts in each:
        total.update(counts)
    return Evaluation(len(articles), scores(total, kinds), intervals(each, kinds), events, left_out, names)


def _mined(articles: Sequence[Json], miner: Miner | None) -> list[Json]:
    from policyminer.output.read import parse
    from policyminer.pipeline.miner import load

    miner = miner or load()
    made = []
    for article in articles:
        published = (article.get("meta") or {}).get("given_published")
        made.append(parse(miner.mine(article["source"]["text"], published=published).to_json()))
    return made


def _given(articles: Sequence[Json], predictions: str | os.PathLike[str] | Iterable[Article | Json]) -> list[Json]:
    from policyminer.output.read import parse, read_lines

    if isinstance(predictions, str | os.PathLike):
        try:
            objects = list(read_lines(Path(predictions)))
        except OSError as error:
            raise GoldError(f"{predictions}: {error.strerror}") from None
        if not objects:
            raise GoldError(f"{predictions}: no predictions in the file")
    else:
        objects = [item if isinstance(item, dict) else parse(item.to_json()) for item in predictions]
    by_hash = {item["source"]["sha256"]: item for item in objects}
    by_path = {str(item["source"]["path"]): item for item in objects}
    return [_for(article, by_hash, by_path) for article in articles]


def _for(article: Json, by_hash: dict[str, Json], by_path: dict[str, Json]) -> Json:
    """The prediction for an annotated article: the same bytes, else the same path and length."""
    source = article["source"]
    found = by_hash.get(source.get("sha256"))
    if found is None:
        found = by_path.get(str(source.get("path")))
        if found is not None and found["source"].get("chars") not in (None, len(source["text"])):
            raise GoldError(f"{article.get('where')}: the prediction for {source.get('path')} is of another text")
    if found is None:
        raise GoldError(f"{article.get('where')}: no prediction for {source.get('path')}")
    return found
