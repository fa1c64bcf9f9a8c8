"""Put sheets of marked organizations and initiatives into the table the tagger learns from, or say how they agree.

    python corpora/tools/marks.py units TEXT
    python corpora/tools/marks.py add SHEETS --texts ../shared/articles/city_reports
    python corpora/tools/marks.py agreement --texts ../shared/articles/city_reports

``units`` prints the numbered units of a text; a sheet (``NAME.marks``; ``NAME_2.marks`` is a further part of it) has
one line per unit with a mention, ``12|o.go 市政府|i.pro 雪亮工程|i.hon? 全国文明城市``: the words in their order, and
``?`` behind the code for what is optional; the last line, ``END 150``, says up to which unit the sheet goes. The table
holds offsets and labels and no word of the texts. Marks that touch the development or test passages are left out.
``agreement`` sets the marks of a folder of sheets beside the gold of the development passages.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sample_units import read

from policyminer.layout.reading import Reading
from policyminer.learning.tagging.marks import COLUMNS, Mark, read_marks
from policyminer.spans import Span

CORPORA = Path(__file__).parent.parent
TYPES = {
    "o": dict(
        pa="party", go="government", le="legislature", ju="judiciary", co="company", ba="bank", un="university",
        sc="school", ho="hospital", ri="research_institute", pl="platform", me="media", mi="military",
        ot="other", **{"as": "association", "in": "international"},
    ),
    "i": dict(
        doc="document", str="strategy", pla="plan", pro="programme", cam="campaign", mec="mechanism", plt="platform",
        pil="pilot", eve="event", hon="honour",
    ),
}  # fmt: skip
_PART = re.compile(r"_\d+\Z")


def source(name: str, texts: Path) -> Path:
    """The text of a sheet."""
    own = (CORPORA / folder / f"{name}.txt" for folder in ("training", "marked"))
    found = next((path for path in (*own, texts / f"{name}.txt") if path.is_file()), None)
    if found is None:
        raise SystemExit(f"{name}: there is no such text in training, marked or {texts}")
    return found


def units(text: str) -> list[tuple[int, str]]:
    """Where each unit begins, and its words."""
    found = []
    for unit in Reading.plain(text).units:
        words = text[unit.start : unit.end]
        found.append((unit.start + len(words) - len(words.lstrip()), words.strip()))
    return found


def marks_of(lines: Sequence[str], numbered: Sequence[tuple[int, str]], name: str) -> Iterator[Mark]:
    """The marks of a sheet; words that do not stand in their unit are an error."""
    for line in lines:
        number, *cells = line.split("|")
        if not number.isdigit() or not 0 < int(number) <= len(numbered):
            raise SystemExit(f"{name}: {line!r}: there are {len(numbered)} units")
        begin, words = numbered[int(number) - 1]
        for cell, at in placed(cells, words):
            code, _, said = cell.partition(" ")
            kind, _, short = code.rstrip("?").partition(".")
            if at < 0 or not said or short not in TYPES.get(kind, ()):
                raise SystemExit(f"{name}: unit {number}: {cell!r} is no mark of this unit")
            yield Mark(begin + at, begin + at + len(said), kind, TYPES[kind][short], code.endswith("?"))


def placed(cells: Sequence[str], words: str) -> Iterator[tuple[str, int]]:
    """Where the words of each mark stand: behind the last one of their kind, else where there is room."""
    behind: dict[str, int] = {}
    begun = 0
    taken: list[tuple[str, int, int]] = []
    for cell in cells:
        said, kind = cell.partition(" ")[2], cell[:1]
        at = words.find(said, max(begun, behind.get(kind, 0)))
        at = words.find(said, behind.get(kind, 0)) if at < 0 else at
        if at < 0:
            standing = [match.start() for match in re.finditer(re.escape(said), words)]
            free = [
                place
                for place in standing
                if not any(kind == k and place < stop and start < place + len(said) for k, start, stop in taken)
            ]
            at = free[0] if free else -1
        taken.append((kind, at, at + len(said)))
        begun, behind[kind] = at, max(behind.get(kind, 0), at + len(said))
        yield cell, at


def judged() -> dict[str, list[Span]]:
    """The development and test passages by name of their text."""
    found: dict[str, list[Span]] = {}
    for part in ("dev", "test"):
        for path in sorted((CORPORA / "standoff" / part).glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            found.setdefault(Path(gold["source"]["path"]).stem, []).append(tuple(gold["window"]))
    return found


def sheets(folder: Path) -> Iterator[tuple[str, list[str], int, int]]:
    """Name of the text, lines, first and last unit of every sheet."""
    stops: dict[str, int] = {}
    for path in sorted(folder.rglob("*.marks"), key=_in_order):
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        last = re.fullmatch(r"END (\d+)", lines[-1]) if lines else None
        if last is None:
            raise SystemExit(f"{path}: the last line says up to which unit the sheet goes: END 150")
        name = _PART.sub("", path.stem)
        yield name, lines[:-1], stops.get(name, 0) + 1, int(last[1])
        stops[name] = int(last[1])


def _in_order(path: Path) -> tuple[str, int]:
    """The name of a sheet's text, and which part of it the sheet is."""
    part = _PART.search(path.stem)
    return _PART.sub("", path.stem), int(part[0][1:]) if part else 0


def add(arguments: argparse.Namespace) -> None:
    """Put sheets into the table; what was said of a text before is replaced."""
    said: dict[str, list[Mark]] = {}
    covered: dict[str, list[Span]] = {}
    hashes: dict[str, str] = {}
    for name, lines, first, last in sheets(arguments.sheets):
        text, hashes[name] = read(source(name, arguments.texts))
        numbered = units(text)
        said.setdefault(name, []).extend(marks_of(lines, numbered, name))
        begin, (end, words) = numbered[first - 1][0], numbered[last - 1]
        covered.setdefault(name, []).append((begin, end + len(words)))
    table = {name: marked for name, marked in read_marks(arguments.table).items() if name not in said}
    rows = [f"# sha256\t{name}\t{digest}" for name, digest in sorted(hashes.items())]
    rows = sorted([*rows, *[f"# sha256\t{name}\t{marked.sha256}" for name, marked in table.items()]])
    rows.append("\t".join(COLUMNS))
    back = judged()
    cells = [(name, *row) for name, marked in table.items() for row in marked.rows()]
    for name, marks in said.items():
        cells += [(name, start, end, "read", "", "") for start, end in without(covered[name], back.get(name, []))]
        for mark in sorted(marks, key=lambda m: (m.start, m.end, m.kind)):
            if not any(mark.start < end and start < mark.end for start, end in back.get(name, [])):
                cells.append((name, mark.start, mark.end, mark.kind, mark.type, "?" * mark.optional))
    rows += ["\t".join(map(str, row)) for row in sorted(cells, key=lambda row: (row[0], row[1], row[2], row[3]))]
    arguments.table.write_text("\n".join(rows) + "\n", "utf-8")
    print(arguments.table, sum(row[3] != "read" for row in cells), "marks")


def without(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Spans less what others cover."""
    left = list(spans)
    for start, end in others:
        cut = [[(a, min(b, start)), (max(a, end), b)] for a, b in left]
        left = [(a, b) for pieces in cut for a, b in pieces if a < b]
    return sorted(left)


def agreement(arguments: argparse.Namespace) -> None:
    """How many marks of the development passages the sheets have, and how many of theirs stand there."""
    said: dict[str, list[Mark]] = {}
    for name, lines, _, _ in sheets(arguments.sheets):
        text, _ = read(source(name, arguments.texts))
        said.setdefault(name, []).extend(marks_of(lines, units(text), name))
    for kind, field in (("o", "organizations"), ("i", "initiatives")):
        counts = [0, 0, 0, 0]
        for path in sorted((CORPORA / "standoff" / "dev").glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            name = Path(gold["source"]["path"]).stem
            if name in said:
                marks = [mark for mark in said[name] if mark.kind == kind]
                counts = [a + b for a, b in zip(counts, compared(gold, field, marks), strict=True)]
        found, same, ours, theirs = counts
        print(f"{field}\tfound {2 * found / max(1, ours + theirs):.3f}\tstrict {2 * same / max(1, ours + theirs):.3f}"
              f"\t{theirs} marks of the gold")  # fmt: skip


def compared(gold: dict, field: str, marks: Sequence[Mark]) -> list[int]:  # type: ignore[type-arg]
    """Marks found, with the same edges, of the sheet, of the gold; what either calls optional is left out."""
    first, last = gold["window"]
    asked: set[Span] = set()
    loose: list[Span] = []
    for record in gold[field]:
        for mention in record.get("mentions") or [record]:
            span = (mention["spans"][0][0], mention["spans"][-1][1])
            if record.get("optional") or mention.get("optional"):
                loose.append(span)
            else:
                asked.add(span)
    inside = [mark for mark in marks if first <= mark.start and mark.end <= last]
    free = [(mark.start, mark.end) for mark in inside if mark.optional]
    given = {(mark.start, mark.end) for mark in inside if not mark.optional}
    asked = {span for span in asked if _meets(span, given) or not _meets(span, free)}
    given = {span for span in given if _meets(span, asked) or not _meets(span, loose)}
    same = asked & given
    left = [span for span in given - same if _meets(span, asked - same)]
    return [len(same) + min(len(left), len(asked - same)), len(same), len(given), len(asked)]


def _meets(span: Span, others: set[Span] | list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def main() -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["units", "add", "agreement"])
    parser.add_argument("sheets", type=Path, help="a text, or a folder of sheets")
    parser.add_argument("--texts", type=Path, default=Path("../shared/articles/city_reports"))
    parser.add_argument("--table", type=Path, default=CORPORA / "standoff" / "marks.tsv")
    arguments = parser.parse_args()
    if arguments.command == "units":
        for number, (_, words) in enumerate(units(read(arguments.sheets)[0]), 1):
            print(number, words.replace("\n", "␤"))
    else:
        {"add": add, "agreement": agreement}[arguments.command](arguments)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
