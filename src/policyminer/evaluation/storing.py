"""Writing annotated articles: one file of lines, one file per article, or one article in one file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from policyminer.evaluation.gold import KINDS, GoldError
from policyminer.records.json import plain

Json = dict[str, Any]


def write_gold(articles: Sequence[Json], out: Path) -> list[Path]:
    """Write annotated articles: ``.jsonl`` all, ``.json`` the only one, else a folder with a file each.

    Raises
    ------
    GoldError
        When several articles are to go into one ``.json``.
    """
    if out.suffix == ".jsonl":
        return [_write(out, "".join(dumps(article) + "\n" for article in articles))]
    if out.suffix == ".json":
        if len(articles) != 1:
            raise GoldError(f"{out}: {len(articles)} articles do not go into one .json; name a folder or a .jsonl")
        return [_write(out, pretty(articles[0]))]
    names = file_names(articles)
    return [_write(out / f"{name}.json", pretty(article)) for name, article in zip(names, articles, strict=True)]


def without_public_texts(articles: Sequence[Json]) -> list[Json]:
    """The articles as they may be passed on: a text that has a public ``address`` stays there."""
    return [
        article | {"source": {key: value for key, value in article["source"].items() if key != "text"}}
        if article["source"].get("address")
        else article
        for article in articles
    ]


def file_names(articles: Sequence[Json]) -> list[str]:
    """A name for the file of each article: its source's path without ending, numbered where two are the same."""
    taken: dict[str, int] = {}
    names = []
    for article in articles:
        path = PurePosixPath(str(article["source"].get("path") or article.get("id") or "article").replace("\\", "/"))
        parts = [part for part in path.with_suffix("").parts if part not in ("/", "..", ".")]
        name = "/".join(parts) or "article"
        row = article["source"].get("row")
        name = name if row is None else f"{name}-{row}"
        taken[name] = taken.get(name, 0) + 1
        names.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return names


def pretty(article: Json) -> str:
    """An article as JSON with one line per record, so that a change is one line of a diff."""
    parts = [f' "{key}": {dumps(value)}' for key, value in article.items() if key not in (*KINDS, "where")]
    for kind in KINDS:
        if article.get(kind) is not None:
            lines = ",\n  ".join(dumps(record) for record in article[kind])
            parts.append(f' "{kind}": [\n  {lines}\n ]' if lines else f' "{kind}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON with exact numbers; texts with lone surrogates are written as escapes."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=indent)
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


class _Number(float):
    """A decimal that writes itself exactly."""

    __slots__ = ("text",)
    text: str

    def __repr__(self) -> str:
        return self.text


def _plain(node: Any) -> Any:
    if isinstance(node, Decimal):
        number = _Number(node)
        number.text = plain(node)
        return number
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items() if key != "where"}
    return [_plain(value) for value in node] if isinstance(node, list | tuple) else node


def _write(path: Path, text: str) -> Path:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path
