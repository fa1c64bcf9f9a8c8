"""The formats by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policyminer.conversion import brat, docbin, doccano, label_studio
from policyminer.conversion.offsets import Units
from policyminer.evaluation.gold import GoldError, check

Json = dict[str, Any]
FORMATS = ("brat", "doccano", "label-studio", "docbin")
_EXPORT: dict[str, Callable[[Sequence[Json], Path], list[Path]]] = {
    "brat": brat.export,
    "label-studio": label_studio.export,
    "docbin": docbin.export,
}


def export(articles: Sequence[Json], to: str, folder: Path, *, units: Units = "utf16") -> list[Path]:
    """Write annotated articles for an annotation tool.

    导出到标注工具:``export(articles, "label-studio", Path("tasks"))``。

    Parameters
    ----------
    articles
        Articles with their text, as ``read_gold`` gives them: annotated ones, or an output of ``extract``.
    to
        ``brat``, ``doccano``, ``label-studio`` or ``docbin``.
    units
        What a doccano project counts.

    Returns
    -------
    list of Path
        The files to give to the tool.
    """
    if to == "doccano":
        return doccano.export(articles, folder, units)
    return _EXPORT[to](articles, folder)


def read_back(source: Path, of: str, *, units: Units = "utf16", annotator: str | None = None) -> list[Json]:
    """The annotated articles out of what a tool gave back.

    从标注工具读回:没动过的标注逐字不变。

    Parameters
    ----------
    units
        What a doccano project counts.
    annotator
        Whose annotations to take out of a Label Studio project: number or e-mail; None takes the last of each task.

    Raises
    ------
    GoldError
        For a file that is not of the format, a place out of the text, or a text that came back changed.
    """
    if not source.exists():
        raise GoldError(f"{source}: no such file or folder")
    readers: dict[str, Callable[[], Iterator[Json]]] = {
        "brat": lambda: brat.read(source),
        "doccano": lambda: doccano.read(source, units),
        "label-studio": lambda: label_studio.read(source, annotator),
        "docbin": lambda: docbin.read(source),
    }
    articles = list(readers[of]())
    if not articles:
        raise GoldError(f"{source}: no annotated article" + (f" by {annotator}" if annotator else ""))
    for article in articles:
        check(f"{source}: {article['source'].get('path')}", article)
    return articles
