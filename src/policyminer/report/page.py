"""The page to read the records in: one file, no network, texts as data only."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from policyminer.report.compact import compact
from policyminer.report.counts import plain, statement_words, words
from policyminer.report.labels import Language, codes, labels
from policyminer.report.texts import text_of
from policyminer.segmentation.words import Segmenter

if TYPE_CHECKING:
    from policyminer.codebooks import Codebook
    from policyminer.records.article import Article

Json = dict[str, Any]
_SCRIPTS = ("core", "text", "panel", "table", "tables", "matrix", "charts", "words", "main")


def write_report(
    articles: Iterable[Article | Json],
    out: str | os.PathLike[str],
    *,
    language: Language = "zh",
    codebook: Codebook | None = None,
    texts: Path | None = None,
    word_counts: bool = True,
) -> int:
    """Write the page and return how many articles it holds.

    把记录写成一页可阅读、可检索、可打印的报告:``write_report(miner.pipe(texts), "report.html")``。

    Parameters
    ----------
    articles
        Mined articles, or the lines of a JSONL output.
    out
        The page; it appears whole or not at all.
    language
        The language it opens in; readers can switch.
    codebook
        Names of the categories; None for the default codebook.
    texts
        The folder with the texts of records that were written with ``--no-text``.
    word_counts
        Whether words are counted (it takes most of the time).

    Raises
    ------
    ReportError
        For an article whose text is not at hand.
    """
    path = Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            count = _write(stream, articles, language, _codebook(codebook), texts, word_counts)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return count


def _codebook(codebook: Codebook | None) -> Codebook:
    if codebook is not None:
        return codebook
    from policyminer.codebooks import Codebook as Loaded

    return Loaded.load("default")


def _write(
    stream: TextIO,
    articles: Iterable[Article | Json],
    language: Language,
    codebook: Codebook,
    texts: Path | None,
    word_counts: bool,
) -> int:
    script = _script()
    stream.write(_head(language, script))
    listing: list[Json] = []
    contexts: list[list[str]] = []
    segmenter = Segmenter() if word_counts else None
    for record, text in _with_texts(articles, texts):
        stream.write(f'<script type="application/json" class="article">{embedded(compact(record, text))}</script>\n')
        listing.append(_listed(record))
        if segmenter is not None:
            contexts += statement_words([record], segmenter)
    meta = {
        "language": language,
        "articles": listing,
        "labels": labels() | codes(codebook),
        "order": {axis: codebook.ids(axis) for axis in ("role", "instrument", "theme")},
        "words": words(contexts) if word_counts else None,
    }
    stream.write(f'<script type="application/json" id="meta">{embedded(meta)}</script>\n')
    stream.write(f"<script>{script}</script>\n</body></html>\n")
    return len(listing)


def _with_texts(articles: Iterable[Article | Json], texts: Path | None) -> Iterator[tuple[Json, str]]:
    for record in plain(articles):
        yield record, text_of(record, texts)


def _listed(record: Json) -> Json:
    layout = record["layout"]
    return {
        "title": layout["title"],
        "date": layout["published"]["date"],
        "place": None if layout["place"] is None else layout["place"]["name"],
        "path": record["source"]["path"],
        "kind": record["document"]["kind"],
    }


def embedded(data: Any) -> str:
    """JSON that cannot end the script element it stands in, whatever it holds; lone surrogates become escapes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def asset(name: str) -> str:
    """A file of the page."""
    return (files(__package__) / "assets" / name).read_text("utf-8")


def _script() -> str:
    own = "\n".join(asset(f"{name}.js") for name in _SCRIPTS)
    return f'{asset("echarts.min.js")}\n(() => {{\n"use strict";\n{own}\n}})();\n'


def _head(language: Language, script: str) -> str:
    """The head with a policy that runs our script, by its hash, and nothing else; no request can leave the page."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:"
    title = labels()["ui"]["report"][0 if language == "zh" else 1]
    return (
        f'<!doctype html>\n<html lang="{"zh-Hans" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,">'
        f"<title>{escape(title)} · policyminer</title>\n<style>{asset('page.css')}</style></head><body>\n"
        f'<noscript><p lang="zh-Hans">请启用 JavaScript。</p><p lang="en">Please enable JavaScript.</p></noscript>\n'
    )
