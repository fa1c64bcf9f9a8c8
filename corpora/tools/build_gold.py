"""Make the gold files out of the annotation sheets of two passes, and publish how far the passes agree.

    python corpora/tools/build_gold.py own                      # corpora/annotations → corpora/gold/{dev,test}
    python corpora/tools/build_gold.py passages SHEETS --list LIST.tsv --articles DIR [--round 2]
                                                                # → corpora/standoff/{dev,test}, no words of the texts
    … --disagreements OUT.txt                                   # disagreements in the development part, with sentences

``own`` compiles ``pass1/NN.ann`` and ``pass2/NN.ann``; where both are there they are merged (what only one pass marked
is optional, where a field differs both answers are accepted), where one is missing the other is taken as it is and
``meta.single`` says so. A sheet in ``adjudicated/`` is taken instead of the merger. SHEETS is a folder of that shape
with the passages' texts in it (``ID.txt``, ``p1/ID.ann``, ``p2/ID.ann``); LIST has the columns id, city, start, end:
where the passage stands in DIR/CITY.txt. The agreement of each goes into ``corpora/agreement.json``, all together
into ``corpora/AGREEMENT.md``. The split is in ``corpora/split.toml``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotate import compile_sheet, strip_words
from sample_units import ADDRESS

from policyminer.evaluation.agreement import Agreement, agree
from policyminer.evaluation.agreement_table import markdown, markdown_classes, render
from policyminer.evaluation.gold import KINDS, GoldError, check
from policyminer.evaluation.storing import write_gold

Json = dict[str, Any]
CORPORA = Path(__file__).parent.parent
NAMES = {
    "own": "Texts of our own writing",
    "passages": "Passages of real reports",
    "passages2": "Passages of real reports, second round",
    "passages3": "Passages of real reports, third round",
    "passages4": "Passages of real reports, fourth round",
}


@dataclass(slots=True)
class Sheets:
    """The compiled passes of one text."""

    id: str
    passes: list[Json | None]
    adjudicated: Json | None = None
    part: str = "dev"
    errors: list[str] = field(default_factory=list)

    @property
    def double(self) -> bool:
        """Whether two annotated it."""
        return all(found is not None for found in self.passes)


def read(identifier: str, text: Path, sheets: Sequence[Path], adjudicated: Path, test: Sequence[str]) -> Sheets:
    """Compile what there is for one text; a sheet with errors counts as missing."""
    made = Sheets(identifier, [], part="test" if identifier in test else "dev")
    for sheet in (*sheets, adjudicated):
        gold = None
        if sheet.is_file():
            gold, errors = compile_sheet(text, sheet)
            if errors:
                made.errors += [f"{sheet}: {len(errors)} errors, not used"]
                gold = None
        made.passes.append(gold)
    made.adjudicated = made.passes.pop()
    return made


def gold_of(sheets: Sheets) -> Json | None:
    """One annotation: adjudicated, merged, or the only one there is."""
    single = next((found for found in sheets.passes if found is not None), None)
    if sheets.adjudicated is not None:
        made, how = sheets.adjudicated, "adjudicated"
    elif sheets.double:
        made, how = agree([[found] for found in sheets.passes if found is not None]).merged[0], "double"
    elif single is not None:
        made, how = single, "single"
    else:
        return None
    made["meta"] = dict(made.get("meta") or {}) | {"annotation": how}
    return made


def own(test: Sequence[str]) -> Iterator[Sheets]:
    """The sheets of our own texts."""
    folder = CORPORA / "annotations"
    for text in sorted((folder / "texts").glob("*.txt")):
        sheets = [folder / name / f"{text.stem}.ann" for name in ("pass1", "pass2")]
        yield read(text.stem, text, sheets, folder / "adjudicated" / f"{text.stem}.ann", test)


def passages(folder: Path, rows: Sequence[Sequence[str]], test: Sequence[str]) -> Iterator[Sheets]:
    """The sheets of the passages."""
    for identifier, *_ in rows:
        sheets = [folder / name / f"{identifier}.ann" for name in ("p1", "p2")]
        yield read(identifier, folder / f"{identifier}.txt", sheets, folder / "adjudicated" / f"{identifier}.ann", test)


def placed(gold: Json, row: Sequence[str], articles: Path, address: str) -> Json:
    """A passage's annotation in offsets of the whole report, without its words.

    Raises
    ------
    GoldError
        When the passage is not what stands at its place in the report.
    """
    city, start, end = row[1], int(row[2]), int(row[3])
    path = articles / f"{city}.txt"
    data = path.read_bytes()
    whole = data.decode("utf-8-sig")
    if whole[start:end] != gold["source"]["text"]:
        raise GoldError(f"{row[0]}: {path.name} says other words from {start} to {end}")
    digest = hashlib.sha256(data).hexdigest()
    source = {"path": path.name, "sha256": digest, "encoding": "utf-8", "chars": len(whole), "text": whole}
    moved = _moved({kind: value for kind, value in gold.items() if kind != "source"}, start)
    moved |= {"id": f"{digest[:16]}-{start}", "window": [start, end], "source": source}
    check(row[0], moved)
    return strip_words(moved, f"{address}/{path.name}")


def _moved(node: Any, by: int) -> Any:
    if isinstance(node, list):
        return [_moved(item, by) for item in node]
    if isinstance(node, dict):
        return {key: _places(value, by) if key in _PLACES else _moved(value, by) for key, value in node.items()}
    return node


_PLACES = ("spans", "accepted_spans")


def _places(value: Any, by: int) -> Any:
    return value + by if isinstance(value, int) else [_places(part, by) for part in value]


def counts(articles: Sequence[Json]) -> dict[str, int]:
    """How much was annotated; optional marks are counted apart."""
    made: Counter[str] = Counter(documents=len(articles))
    for article in articles:
        made[article["meta"]["annotation"]] += 1
        for kind in KINDS:
            for record in article.get(kind) or ():
                for mention in record.get("mentions") or [record]:
                    optional = record.get("optional") or mention.get("optional")
                    made[f"{kind} optional" if optional else kind] += 1
    return dict(made)


def build(name: str, sheets: Sequence[Sheets], place: Any, out: Path) -> tuple[dict[str, list[Json]], Agreement | None]:
    """Write the gold of both parts; the agreement is of everything that two annotated."""
    parts: dict[str, list[Json]] = {"dev": [], "test": []}
    for item in sheets:
        gold = gold_of(item)
        for error in item.errors:
            print(error, file=sys.stderr)
        if gold is None:
            print(f"{name} {item.id}: no sheet", file=sys.stderr)
            continue
        check(item.id, gold)
        parts[item.part].append(gold := place(item, gold))
        for old in (out / part / f"{item.id}.json" for part in parts):
            old.unlink(missing_ok=True)
        write_gold([gold], out / item.part / f"{item.id}.json")
    double = [item for item in sheets if item.double]
    return parts, None if not double else _agreement(double)


def _agreement(sheets: Sequence[Sheets]) -> Agreement:
    lists = [[item.passes[index] for item in sheets] for index in range(2)]
    return agree([[found for found in articles if found is not None] for articles in lists])


def publish(name: str, parts: dict[str, list[Json]], agreement: Agreement | None) -> None:
    """Numbers into ``agreement.json``, and all of them as tables into ``AGREEMENT.md``; no sentence of a text."""
    path = CORPORA / "agreement.json"
    stored = json.loads(path.read_text("utf-8")) if path.exists() else {}
    stored[name] = {"counts": {part: counts(articles) for part, articles in parts.items()}}
    if agreement is not None:
        stored[name] |= {"texts": agreement.texts, "scores": agreement.scores}
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    lines = [_HEAD]
    for key in sorted(stored):
        lines.append(f"## {NAMES[key]}\n\n{_counted(stored[key]['counts'])}")
        if "scores" in stored[key]:
            shown = Agreement(2, stored[key]["texts"], stored[key]["scores"], [], [])
            lines.append(f"Agreement of the two passes on {shown.texts} texts:\n\n{markdown(shown)}")
            lines.append(f"Per class:\n\n{markdown_classes(shown)}")
    (CORPORA / "AGREEMENT.md").write_text("\n".join(lines), "utf-8")


_HEAD = """# Agreement

Made by `corpora/tools/build_gold.py`; do not edit. Two annotators worked apart, each with the text and the guidelines
only. Span F1 counts marks that neither calls optional; the fields, κ (Cohen) and α (Krippendorff) are over the marks
that both have. Agreement per class is specific agreement: twice what both say, over what either says.
"""
_COLUMNS = ("documents", "double", "adjudicated", "single", *KINDS)


def _counted(parts: dict[str, dict[str, int]]) -> str:
    lines = ["| part | " + " | ".join(_COLUMNS) + " |", "|---|" + "---:|" * len(_COLUMNS)]
    for part, made in sorted(parts.items()):
        cells = [str(made.get(column, 0)) for column in _COLUMNS]
        extra = [f" (+{made[f'{column} optional']})" if made.get(f"{column} optional") else "" for column in _COLUMNS]
        lines.append(f"| {part} | " + " | ".join(a + b for a, b in zip(cells, extra, strict=True)) + " |")
    return "\n".join(lines) + "\n\nIn brackets: optional marks. Organizations and initiatives count mentions.\n"


def main() -> int:
    """Build one of the two samples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sample", choices=["own", "passages"])
    parser.add_argument("sheets", type=Path, nargs="?")
    parser.add_argument("--list", type=Path, dest="rows")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--address", default=ADDRESS)
    parser.add_argument("--round", type=int, default=1, help="passages of a later round are counted apart")
    parser.add_argument("--disagreements", type=Path)
    arguments = parser.parse_args()
    test = tomllib.loads((CORPORA / "split.toml").read_text("utf-8"))[arguments.sample]["test"]
    if arguments.sample == "own":
        found = list(own(test))
        parts, agreement = build("own", found, lambda _, gold: gold, CORPORA / "gold")
    else:
        with arguments.rows.open(encoding="utf-8", newline="") as stream:
            rows = {row[0]: row for row in csv.reader(stream, delimiter="\t") if row and row[0] != "id"}
        found = list(passages(arguments.sheets, list(rows.values()), test))

        def place(item: Sheets, gold: Json) -> Json:
            return placed(gold, rows[item.id], arguments.articles, arguments.address)

        parts, agreement = build("passages", found, place, CORPORA / "standoff")
    publish(arguments.sample + str(arguments.round) * (arguments.round > 1), parts, agreement)
    double = [item for item in found if item.double and item.part == "dev"]
    if arguments.disagreements and double:
        arguments.disagreements.write_text(render(_agreement(double)), "utf-8")
    print(_counted({part: counts(articles) for part, articles in parts.items()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
