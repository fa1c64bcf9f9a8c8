"""Put the sheets of a coder into the table of further codings, or print how far its coders agree.

    python corpora/tools/codings.py add SHEETS --coder a --texts ../shared/articles/city_reports
    python corpora/tools/codings.py agreement

SHEETS holds one sheet per text (``NAME.ann``, in any folder below): ``S`` lines as in ``SHEETS.md``, with the unit
numbers of ``annotate.py units`` for the texts in ``corpora/training`` and of ``sample_units.py units`` for reports.
The table holds offsets and labels and no word of the texts. What a coder has said of a unit before is replaced; units
that stand in the development or test part are left out. ``agreement`` sets every coder beside every other and beside
the first labels (``first``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from annotate import Sheet
from sample_units import label, read, units

from policyminer.learning.codings import COLUMNS, read_codings

CORPORA = Path(__file__).parent.parent
Key = tuple[str, int, str]
Json = dict[str, Any]


def begins(name: str, texts: Path, sheet: Path) -> tuple[str, list[tuple[int, int]]]:
    """The hash of a text, and where its units begin and end."""
    own = CORPORA / "training" / f"{name}.txt"
    if own.is_file():
        raw = own.read_bytes()
        lines = own.with_suffix(".ann").read_text("utf-8").splitlines()
        found = Sheet(raw.decode("utf-8"), lines).units
        return hashlib.sha256(raw).hexdigest(), [(spans[0][0], spans[-1][1]) for spans in found]
    path = texts / f"{name}.txt"
    if not path.is_file():
        raise SystemExit(f"{sheet}: there is no text {name}")
    text, digest = read(path)
    return digest, [span for span, _ in units(text)]


def judged() -> dict[str, list[tuple[int, int]]]:
    """Where the development and test passages of the reports have statements."""
    found: dict[str, list[tuple[int, int]]] = {}
    for part in ("dev", "test"):
        for path in sorted((CORPORA / "standoff" / part).glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            places = [(row["spans"][0][0], row["spans"][-1][1]) for row in gold.get("statements") or []]
            found.setdefault(Path(gold["source"]["path"]).stem, []).extend(places)
    return found


def coded(sheet: Path, places: list[tuple[int, int]], kept_back: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Where each unit of a sheet begins, and its cells from ``end`` on without the coder."""
    for number, line in enumerate(sheet.read_text("utf-8").splitlines(), 1):
        words = line.split("#")[0].split()
        if not words or words[0] != "S":
            continue
        try:
            start, end = places[int(words[1]) - 1]
            row = label(words[2:], (start, end))
        except (ValueError, IndexError) as error:
            raise SystemExit(f"{sheet}:{number}: {error}: {line}") from error
        if row.get("optional") or any(left < end and start < right for left, right in kept_back):
            continue
        names = ",".join([item["id"] for item in row["instruments"]])
        theme = row["theme"]["id"] if row["theme"] else ""
        yield start, "\t".join([str(end), "{coder}", row["role"], row["status"] or "", names, theme])


def add(arguments: argparse.Namespace) -> None:
    """Put sheets into the table."""
    hashes: dict[str, str] = {}
    rows: dict[Key, str] = {}
    if arguments.table.is_file():
        for line in arguments.table.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if cells[0] == "# sha256":
                hashes[cells[1]] = cells[2]
            elif tuple(cells) != COLUMNS:
                rows[cells[0], int(cells[1]), cells[3]] = "\t".join(cells[2:])
    back = judged()
    for sheet in sorted(arguments.sheets.rglob("*.ann")):
        name = sheet.stem
        hashes[name], places = begins(name, arguments.texts, sheet)
        for start, cells in coded(sheet, places, back.get(name, [])):
            rows[name, start, arguments.coder] = cells.replace("{coder}", arguments.coder)
    lines = [f"# sha256\t{name}\t{digest}" for name, digest in sorted(hashes.items())]
    lines += ["\t".join(COLUMNS), *[f"{key[0]}\t{key[1]}\t{cells}" for key, cells in sorted(rows.items())]]
    arguments.table.write_text("\n".join(lines) + "\n", "utf-8")
    print(arguments.table, len(rows), "codings")


def by_coder(table: Path) -> dict[str, dict[tuple[str, int], Json]]:
    """What each coder said of each unit, the first labels among them."""
    found: dict[str, dict[tuple[str, int], Json]] = {"first": {}}
    known = read_codings(table)
    for name, codings in known.items():
        for start, rows in codings.units.items():
            for row in rows:
                found.setdefault(row["coder"], {})[name, start] = row
    for path in [*CORPORA.glob("standoff/statements/*.json"), *CORPORA.glob("gold/train/*.json")]:
        if path.stem in known:
            for row in json.loads(path.read_text("utf-8"))["statements"]:
                found["first"][path.stem, row["spans"][0][0]] = row
    return found


def compared(one: dict[tuple[str, int], Json], other: dict[tuple[str, int], Json]) -> list[float]:
    """Units of both, role, status, F1 of the instruments, primary, side, theme: shares of what both have."""
    both = [(one[key], other[key]) for key in sorted(one.keys() & other.keys())]
    named = [([x["id"] for x in a["instruments"]], [x["id"] for x in b["instruments"]]) for a, b in both]
    shared = sum(len(set(a) & set(b)) for a, b in named)
    measures = [(a, b) for a, b in named if a and b]
    states = [(a["status"], b["status"]) for a, b in both if a["status"] and b["status"]]
    return [
        float(len(both)),
        _share([a["role"] == b["role"] for a, b in both]),
        _share([a == b for a, b in states]),
        2 * shared / max(1, sum(len(a) + len(b) for a, b in named)),
        _share([a[0] == b[0] for a, b in measures]),
        _share([a[0].split(".")[0] == b[0].split(".")[0] for a, b in measures]),
        _share([a["theme"] == b["theme"] for a, b in both]),
    ]


def _share(hits: list[bool]) -> float:
    return sum(hits) / max(1, len(hits))


def agreement(arguments: argparse.Namespace) -> None:
    """Print a line for every pair of coders."""
    coders = by_coder(arguments.table)
    print("coders\tunits\trole\tstatus\tinstruments F1\tprimary\tside\ttheme")
    for one, other in combinations(sorted(coders), 2):
        count, *shares = compared(coders[one], coders[other])
        print(f"{one} {other}\t{count:.0f}\t" + "\t".join([f"{share:.3f}" for share in shares]))


def main() -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["add", "agreement"])
    parser.add_argument("sheets", type=Path, nargs="?")
    parser.add_argument("--coder")
    parser.add_argument("--texts", type=Path, default=Path("../shared/articles/city_reports"))
    parser.add_argument("--table", type=Path, default=CORPORA / "standoff" / "codings.tsv")
    arguments = parser.parse_args()
    if arguments.command == "agreement":
        agreement(arguments)
        return 0
    if arguments.sheets is None or not arguments.coder:
        parser.error("add needs SHEETS and --coder")
    add(arguments)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
