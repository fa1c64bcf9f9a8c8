"""Annotated units as samples: gold files, stand-off labels, the examples of the codebook."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyminer.codebooks import Codebook
from policyminer.extractors.drafts import FigureDraft, InitiativeDraft, OrganizationDraft
from policyminer.layout.reading import Reading
from policyminer.learning.codings import Codings
from policyminer.spans import Span
from policyminer.statements.described import View
from policyminer.statements.features import Describer

OWN_SAY = 0.5
"""What a gold file's own coding counts beside a further coder's: the first ones keep to conventions of their own."""


class SampleError(ValueError):
    """A gold file that cannot be used; the message names it."""


@dataclass(slots=True)
class Sample:
    """One annotated unit.

    一个标注过的语句:特征、角色、状态、工具、主题、来自哪篇文章。

    Parameters
    ----------
    group
        The document; samples of one document never stand on both sides of a split.
    instruments
        From id to how sure the label is (1 for hand-made ones); None where nobody said.
    theme_known
        Whether ``theme`` was annotated (None then means that no theme can be said).
    say
        What this coding counts beside the others of the same unit.
    further
        What other coders said of the same unit; it teaches, and nothing is judged by it.
    """

    words: str
    view: View
    group: str
    source: str
    role: str | None = None
    status: str | None = None
    instruments: dict[str, float] | None = None
    primary: str | None = None
    theme: str | None = None
    theme_known: bool = False
    weight: float = 1.0
    tags: dict[str, str] = field(default_factory=dict)
    say: float = 1.0
    further: list[Sample] = field(default_factory=list)

    @property
    def codings(self) -> list[Sample]:
        """What all coders said of the unit, this one first."""
        return [self, *self.further]


@dataclass(frozen=True, slots=True)
class Text:
    """A reading with the records that were found in it."""

    reading: Reading
    figures: Sequence[FigureDraft] = ()
    organizations: Sequence[OrganizationDraft] = ()
    initiatives: Sequence[InitiativeDraft] = ()


Reader = Callable[[str], Text]


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """The JSON files in the given files and folders, in order."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.rglob("*.json")) if path.is_dir() else [path]
    return found


def read_gold(path: Path, texts: Path | None = None) -> tuple[dict[str, Any], str]:
    """A gold file and its text, from the file itself or (stand-off) from the folder of texts, checked by hash."""
    try:
        data = json.loads(path.read_text("utf-8"))
        source = data["source"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SampleError(f"{path}: {error!r}") from error
    text = source.get("text")
    if text is None:
        if texts is None:
            raise SampleError(f"{path}: stand-off, and no folder of texts was given")
        try:
            raw = (texts / source["path"]).read_bytes()
        except OSError as error:
            raise SampleError(f"{path}: {error}") from error
        if hashlib.sha256(raw).hexdigest() != source["sha256"]:
            raise SampleError(f"{path}: {source['path']} is another text than the annotated one")
        text = raw.decode("utf-8-sig")
    return data, text


def gold_samples(
    paths: Iterable[Path],
    describer: Describer,
    reader: Reader,
    *,
    texts: Path | None = None,
    source: str = "gold",
    codings: Mapping[str, Codings] | None = None,
) -> list[Sample]:
    """The samples of gold files; statements marked optional are left out.

    Parameters
    ----------
    codings
        By the name of a gold file, what further coders said of its text: they go before the file's own coding.
    """
    samples: list[Sample] = []
    for path in gold_files(paths):
        data, words = read_gold(path, texts)
        statements = [row for row in data.get("statements") or [] if not row.get("optional")]
        coded = _codings(data, path, codings or {})
        if not statements and not coded:
            continue
        text = reader(words)
        views = describer.views(text.reading, text.figures, text.organizations, text.initiatives)
        places = {_begin(text.reading, number): number for number in range(len(views))}
        tags = {key: str(value) for key, value in (data.get("meta") or {}).items()}
        for rows in _together(statements, coded):
            view = _view(rows[-1], words, text.reading, places, views, describer)
            first, *further = [_sample(row, view, path.stem, source, tags) for row in rows]
            first.further = further
            samples.append(first)
    return samples


def _codings(data: Mapping[str, Any], path: Path, codings: Mapping[str, Codings]) -> dict[int, list[dict[str, Any]]]:
    """What further coders said of the units of a gold file's text, by where they begin."""
    known = codings.get(path.stem)
    if known is None:
        return {}
    if known.sha256 != data["source"]["sha256"]:
        raise SampleError(f"{path}: the codings are of another text")
    return known.units


def _together(
    statements: Iterable[dict[str, Any]], coded: Mapping[int, list[dict[str, Any]]]
) -> Iterator[list[dict[str, Any]]]:
    """The codings of every unit: further coders' before the file's own, by the first of which things are judged."""
    begun: set[int] = set()
    for row in statements:
        start = int(row["spans"][0][0])
        begun.add(start)
        others = coded.get(start, [])
        yield [*others, row | {"say": OWN_SAY} if others else row]
    for start in sorted(coded.keys() - begun):
        yield coded[start]


def loose_samples(words: str, group: str, taken: Sequence[str], describer: Describer, reader: Reader) -> list[Sample]:
    """The units of a text that have no label, ``taken`` being the words of those that have one."""
    text = reader(words)
    views = describer.views(text.reading, text.figures, text.organizations, text.initiatives)
    known = set(taken)
    return [Sample(view.words, view, group, "unlabelled") for view in views if view.words not in known]


def _begin(reading: Reading, number: int) -> int:
    unit = reading.units[number]
    spans = reading.alignment.to_source(unit.start, unit.end, reading.source)
    return spans[0][0] if spans else -1


def _view(
    row: Mapping[str, Any],
    words: str,
    reading: Reading,
    places: Mapping[int, int],
    views: Sequence[View],
    describer: Describer,
) -> View:
    """The view of the unit that the record stands on; where the layout cuts elsewhere, of the words alone."""
    spans: list[Span] = [(int(start), int(end)) for start, end in row["spans"]]
    size = sum(end - start for start, end in spans)
    number = places.get(spans[0][0])
    if number is not None:
        length = reading.units[number].end - reading.units[number].start
        if abs(length - size) <= max(2, size // 5):
            return views[number]
    return describer.single("".join(words[start:end] for start, end in spans))


def _sample(row: Mapping[str, Any], view: View, group: str, source: str, tags: dict[str, str]) -> Sample:
    role = _first(row.get("role"))
    listed = {_first(item["id"]): 0.5 if item.get("optional") else 1.0 for item in row.get("instruments") or []}
    theme = _first(row.get("theme"))
    sample = Sample(view.words, view, group, source, role=role, status=_first(row.get("status")), tags=tags)
    sample.say = float(row.get("say", 1.0))
    if role in (None, "measure") and row.get("instruments") is not None:
        sample.instruments = {str(name): share for name, share in listed.items()}
        sample.primary = next(iter(listed), None)
    if "theme" in row:
        sample.theme = theme["id"] if theme else None
        sample.theme_known = True
    return sample


def _first(value: Any) -> Any:
    """A field may hold a list of accepted answers; the first one teaches."""
    return value[0] if isinstance(value, list) and value else value


def example_samples(codebook: Codebook, describer: Describer) -> Iterator[Sample]:
    """The examples that the codebook itself gives, as samples of their category alone."""
    for category in codebook.categories:
        for words in category.examples:
            sample = Sample(words, describer.single(words), f"example {category.id}", "examples")
            if category.axis == "role":
                sample.role = category.id
            elif category.axis == "theme":
                sample.theme, sample.theme_known = category.id, True
            else:
                sample.role, sample.primary = "measure", category.id
                sample.instruments = {category.id: 1.0}
            yield sample
