"""One tidy row per record: the tables that CSV, spreadsheets and data frames share.

Rows are made from the JSON form of an article, so that every format holds the same records.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

Json = dict[str, Any]
Row = dict[str, Any]


def _spans(record: Json | None) -> str | None:
    """``12-17`` or, for a record cut in two, ``12-17;40-42``."""
    return None if record is None else ";".join(f"{start}-{end}" for start, end in record["spans"])


def _text(record: Json | None) -> str | None:
    return None if record is None else record["text"]


def _list(values: list[str]) -> str | None:
    return ";".join(values) or None


class _Sentences:
    """The statements of an article, looked up by a place in the text."""

    def __init__(self, article: Json) -> None:
        pieces = [
            (start, end, statement["id"], statement["text"])
            for statement in article.get("statements", ())
            for start, end in statement["spans"]
        ]
        self._pieces = sorted(pieces)
        self._starts = [piece[0] for piece in self._pieces]

    def at(self, record: Json) -> tuple[str | None, str | None]:
        """The statement a record stands in: its id and words."""
        place = record["spans"][0][0]
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self._pieces[index][1]:
            return self._pieces[index][2], self._pieces[index][3]
        return None, None


def _place(article: Json) -> str | None:
    place = article["layout"]["place"]
    return None if place is None else place["name"]


def article_rows(article: Json) -> Iterator[Row]:
    """One row: the article itself."""
    source, layout, document = article["source"], article["layout"], article["document"]
    yield {
        "article": article["id"],
        "path": source["path"],
        "row": source.get("row"),
        "sheet": source.get("sheet"),
        "sha256": source["sha256"],
        "encoding": source["encoding"],
        "chars": source["chars"],
        "title": layout["title"],
        "kicker": layout["kicker"],
        "subtitle": layout["subtitle"],
        "authors": _list([author["name"] for author in layout["authors"]]),
        "outlet": layout["outlet"],
        "published": layout["published"]["date"],
        "published_basis": layout["published"]["basis"],
        "place": _place(article),
        "place_code": None if layout["place"] is None else layout["place"]["code"],
        "kind": document["kind"],
        "document_number": document["number"],
        "document_date": document["date"],
        "effective": document["effective"],
        "expires": document["expires"],
        "figures": len(article["figures"]),
        "organizations": len(article["organizations"]),
        "initiatives": len(article["initiatives"]),
        "statements": len(article["statements"]),
        "diagnostics": len(article["diagnostics"]),
    }


def figure_rows(article: Json) -> Iterator[Row]:
    """One row per figure, with the sentence beside it."""
    sentences = _Sentences(article)
    for record in article["figures"]:
        statement, sentence = sentences.at(record)
        normalized, time, comparison = record["normalized"] or {}, record["time"] or {}, record["comparison"]
        yield {
            "article": article["id"],
            "path": article["source"]["path"],
            "id": record["id"],
            "text": record["text"],
            "value": record["value"],
            "low": record["low"],
            "high": record["high"],
            "unit": record["unit"],
            "bound": record["bound"],
            "dimension": record["dimension"],
            "direction": record["direction"],
            "normalized_value": normalized.get("value"),
            "normalized_unit": normalized.get("unit"),
            "indicator": _text(record["indicator"]),
            "subject": _text(record["subject"]),
            "time": time.get("text"),
            "time_first": time.get("first"),
            "time_last": time.get("last"),
            "comparison": None if comparison is None else comparison["kind"],
            "comparison_text": _text(comparison),
            "part_of": record["part_of"],
            "status": record["status"],
            "statement": statement,
            "sentence": sentence,
            "spans": _spans(record),
            "rule": record["rule"],
        }


def organization_rows(article: Json) -> Iterator[Row]:
    """One row per body."""
    sentences = _Sentences(article)
    for record in article["organizations"]:
        statement, sentence = sentences.at(record)
        division = record["division"] or {}
        yield {
            "article": article["id"],
            "path": article["source"]["path"],
            "id": record["id"],
            "name": record["name"],
            "key": record["key"],
            "type": record["type"],
            "level": record["level"],
            "division": division.get("name"),
            "division_code": division.get("code"),
            "aliases": _list(record["aliases"]),
            "mentions": len(record["mentions"]),
            "text": record["text"],
            "statement": statement,
            "sentence": sentence,
            "spans": _spans(record),
            "rule": record["rule"],
        }


def initiative_rows(article: Json) -> Iterator[Row]:
    """One row per undertaking or paper."""
    sentences = _Sentences(article)
    for record in article["initiatives"]:
        statement, sentence = sentences.at(record)
        document = record["document"] or {}
        yield {
            "article": article["id"],
            "path": article["source"]["path"],
            "id": record["id"],
            "name": record["name"],
            "key": record["key"],
            "type": record["type"],
            "document_number": document.get("number"),
            "issuer_code": document.get("issuer_code"),
            "document_year": document.get("year"),
            "document_serial": document.get("serial"),
            "document_kind": document.get("kind"),
            "issuers": _list(record["issuers"]),
            "date": record["date"],
            "status": record["status"],
            "figures": _list(record["figures"]),
            "organizations": _list(record["organizations"]),
            "mentions": len(record["mentions"]),
            "text": record["text"],
            "statement": statement,
            "sentence": sentence,
            "spans": _spans(record),
            "rule": record["rule"],
        }


def mention_rows(article: Json) -> Iterator[Row]:
    """One row per mention of a body or an undertaking, with the sentence beside it."""
    sentences = _Sentences(article)
    for kind in ("organizations", "initiatives"):
        for record in article[kind]:
            for number, mention in enumerate(record["mentions"], 1):
                statement, sentence = sentences.at(mention)
                yield {
                    "article": article["id"],
                    "path": article["source"]["path"],
                    "record": record["id"],
                    "number": number,
                    "name": record["name"],
                    "key": record["key"],
                    "type": record["type"],
                    "text": mention["text"],
                    "spans": _spans(mention),
                    "statement": statement,
                    "sentence": sentence,
                }


def statement_rows(article: Json) -> Iterator[Row]:
    """One row per statement unit; the primary instrument has a column of its own."""
    for record in article["statements"]:
        instruments, theme = record["instruments"], record["theme"] or {}
        yield {
            "article": article["id"],
            "path": article["source"]["path"],
            "id": record["id"],
            "number": record["number"],
            "section": " / ".join(record["section"]) or None,
            "role": record["role"],
            "role_score": record["role_score"],
            "status": record["status"],
            "instrument": instruments[0]["id"] if instruments else None,
            "instrument_score": instruments[0]["score"] if instruments else None,
            "instruments": _list([instrument["id"] for instrument in instruments]),
            "cues": _list([cue["text"] for instrument in instruments for cue in instrument["cues"]]),
            "theme": theme.get("id"),
            "theme_score": theme.get("score"),
            "actions": len(record["actions"]),
            "figures": _list(record["figures"]),
            "organizations": _list(record["organizations"]),
            "initiatives": _list(record["initiatives"]),
            "text": record["text"],
            "spans": _spans(record),
            "rule": record["rule"],
        }


def action_rows(article: Json) -> Iterator[Row]:
    """One row per policy action inside a statement."""
    for statement in article["statements"]:
        for number, record in enumerate(statement["actions"], 1):
            yield {
                "article": article["id"],
                "path": article["source"]["path"],
                "statement": statement["id"],
                "number": number,
                "text": record["text"],
                "actor": _text(record["actor"]),
                "object": _text(record["object"]),
                "instrument": record["instrument"],
                "sentence": statement["text"],
                "spans": _spans(record),
            }


def diagnostic_rows(article: Json) -> Iterator[Row]:
    """One row per diagnostic, with the sentence beside it."""
    sentences = _Sentences(article)
    for record in article["diagnostics"]:
        yield {
            "article": article["id"],
            "path": article["source"]["path"],
            "code": record["code"],
            "message": record["message"],
            "text": record["text"],
            "sentence": sentences.at(record)[1] if record["spans"] else None,
            "spans": _spans(record),
        }


TABLES: dict[str, Callable[[Json], Iterator[Row]]] = {
    "articles": article_rows,
    "figures": figure_rows,
    "organizations": organization_rows,
    "initiatives": initiative_rows,
    "mentions": mention_rows,
    "statements": statement_rows,
    "actions": action_rows,
    "diagnostics": diagnostic_rows,
}
"""The tables and how their rows are made of an article."""

_NUMBERS = ("value", "low", "high", "normalized_value")
_SCORES = ("role_score", "instrument_score", "theme_score")
_COUNTS = ("row", "chars", "number", "document_year", "document_serial", "mentions", "actions")
COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": tuple(
        "article path row sheet sha256 encoding chars title kicker subtitle authors outlet published published_basis "
        "place place_code kind document_number document_date effective expires figures organizations initiatives "
        "statements diagnostics".split()
    ),
    "figures": tuple(
        "article path id text value low high unit bound dimension direction normalized_value normalized_unit "
        "indicator subject time time_first time_last comparison comparison_text part_of status statement sentence "
        "spans rule".split()
    ),
    "organizations": tuple(
        "article path id name key type level division division_code aliases mentions text statement sentence spans "
        "rule".split()
    ),
    "initiatives": tuple(
        "article path id name key type document_number issuer_code document_year document_serial document_kind "
        "issuers date status figures organizations mentions text statement sentence spans rule".split()
    ),
    "mentions": tuple("article path record number name key type text spans statement sentence".split()),
    "statements": tuple(
        "article path id number section role role_score status instrument instrument_score instruments cues theme "
        "theme_score actions figures organizations initiatives text spans rule".split()
    ),
    "actions": tuple("article path statement number text actor object instrument sentence spans".split()),
    "diagnostics": tuple("article path code message text sentence spans".split()),
}
"""The columns of each table, in order."""


def column_kind(table: str, column: str) -> str:
    """What a column holds: ``decimal``, ``score``, ``count`` or ``text``."""
    if column in _NUMBERS:
        return "decimal"
    if column in _SCORES:
        return "score"
    if column in _COUNTS and not (table == "statements" and column == "number"):
        return "count"
    if table == "articles" and column in ("figures", "organizations", "initiatives", "statements", "diagnostics"):
        return "count"
    return "text"


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any) -> str:
    """A value as the text of a CSV cell; formulas are made inert, lone surrogates become U+FFFD."""
    from policyminer.output.schema import sound
    from policyminer.records.json import plain

    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if not isinstance(value, str):
        return str(value)
    text = sound(value)
    return "'" + text if text.startswith(_FORMULA) else text
