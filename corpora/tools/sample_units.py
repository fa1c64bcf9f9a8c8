"""Number the statement units of a real text for labelling, and compile the labels stand-off.

    python corpora/tools/sample_units.py units CITY.txt [--first 1] [--count 60] [--every 1]
    python corpora/tools/sample_units.py compile CITY.txt CITY.ann -o corpora/standoff/statements/CITY.json [--add]
    python corpora/tools/sample_units.py sentences train.txt SHEET -o corpora/standoff/sentences.tsv

``units`` prints ``number  [section]  words``. The sheet holds one line per labelled unit, as in ``SHEETS.md``
(``S 12 measure ongoing supply.talent,supply.funding labour``; ``S 13 slogan none``); units without a line are not
annotated. The numbering depends on the source text and the unit rules alone, never on the layout analysis.
The compiled file holds offsets and labels and no word of the text; ``--add`` keeps the labels of units that the sheet
says nothing of. ``sentences`` does the same for the lines of the public instrument sentences: their numbers and labels.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate import INSTRUMENTS, ROLES, THEMES

from policyminer.layout.reading import Reading
from policyminer.spans import Span

ADDRESS = (
    "https://github.com/JiangGufan/digital-governance/tree/94421b3549d140e534397d857ca473dce58f0ad3/data/txt_doc_level"
)
_HEADING = re.compile(
    r"^\s*(?:#+|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部分编]|[（(][一二三四五六七八九十]{1,3}[)）])"
)


def read(path: Path) -> tuple[str, str]:
    """The decoded text and the hash of its bytes."""
    raw = path.read_bytes()
    return raw.decode("utf-8-sig"), hashlib.sha256(raw).hexdigest()


def units(text: str) -> list[tuple[Span, str]]:
    """The units with the last heading-like unit before each."""
    section = ""
    found: list[tuple[Span, str]] = []
    for unit in Reading.plain(text).units:
        words = text[unit.start : unit.end]
        found.append(((unit.start, unit.end), section))
        if _HEADING.match(words) or (len(words) <= 24 and words[-1:] not in "。；;！？!?：:"):
            section = words[:40]
    return found


def label(words: list[str], span: Span) -> dict[str, Any]:
    """One statement record out of the words of an S line behind the number."""
    optional = "opt" in words
    role = words[0]
    rest = [word for word in words[1:] if word not in {"|", "opt", "none", "-"}]
    status = [word for word in rest if word in {"done", "ongoing", "planned"}]
    instruments = [name for word in rest if "." in word for name in word.split(",") if name]
    themes = [word for word in rest if word not in status and "." not in word]
    unknown = [role] * (role not in ROLES) + [name for name in instruments if name not in INSTRUMENTS]
    unknown += [theme for theme in themes if theme not in THEMES]
    if unknown or len(themes) > 1 or (role == "measure") != bool(instruments) or (role == "measure" and not status):
        raise ValueError(f"unusable label {' '.join(words)!r} {unknown or ''}")
    record: dict[str, Any] = {
        "spans": [list(span)],
        "role": role,
        "status": status[0] if status and role == "measure" else None,
        "instruments": [{"id": name} for name in instruments],
        "theme": {"id": themes[0]} if themes else None,
    }
    return record | ({"optional": True} if optional else {})


def compile_labels(path: Path, sheet: Path, address: str) -> tuple[dict[str, Any], list[str]]:
    """The stand-off gold of one text and what is wrong with its sheet."""
    text, digest = read(path)
    spans = [span for span, _ in units(text)]
    records: dict[int, dict[str, Any]] = {}
    errors: list[str] = []
    for number, line in enumerate(sheet.read_text("utf-8").splitlines(), 1):
        words = line.split("#")[0].split()
        if not words or words[0] != "S":
            continue
        try:
            index = int(words[1])
            records[index] = label(words[2:], spans[index - 1])
        except (ValueError, IndexError) as error:
            errors.append(f"line {number}: {error}: {line}")
    source = {"path": path.name, "sha256": digest, "encoding": "utf-8", "chars": len(text), "address": address}
    statements = [{"id": f"s{index}", **records[index]} for index in sorted(records)]
    return {"schema": "policyminer.article/1", "id": digest[:16], "source": source, "statements": statements}, errors


def merged(old: Path, gold: dict[str, Any]) -> dict[str, Any]:
    """The new labels, and of the old file those of other units of the same text."""
    if not old.is_file():
        return gold
    before = json.loads(old.read_text("utf-8"))
    if before["source"]["sha256"] != gold["source"]["sha256"]:
        raise SystemExit(f"{old}: of another text")
    said = {row["id"] for row in gold["statements"]}
    kept = [row for row in before["statements"] if row["id"] not in said]
    return gold | {"statements": sorted([*kept, *gold["statements"]], key=lambda row: row["spans"][0])}


def coded_sentences(path: Path, sheet: Path) -> Iterator[str]:
    """The lines of the table: where the sentences are from, then number, role, status, instruments, theme."""
    count = len(path.read_text("utf-8").splitlines())
    yield f"# sha256\t{hashlib.sha256(path.read_bytes()).hexdigest()}"
    yield "line\trole\tstatus\tinstruments\ttheme"
    for line in sheet.read_text("utf-8").splitlines():
        words = line.split("#")[0].split()
        if not words or words[0] != "S":
            continue
        if not 1 <= int(words[1]) <= count:
            raise SystemExit(f"there are {count} sentences: {line}")
        row = label(words[2:], (0, 0))
        if not row.get("optional"):
            instruments = ",".join([item["id"] for item in row["instruments"]])
            theme = row["theme"]["id"] if row["theme"] else ""
            yield "\t".join([words[1], row["role"], row["status"] or "", instruments, theme])


def main() -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["units", "compile", "sentences"])
    parser.add_argument("text", type=Path)
    parser.add_argument("sheet", type=Path, nargs="?")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=10**6)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--address", default=ADDRESS)
    parser.add_argument("--add", action="store_true")
    arguments = parser.parse_args()
    if arguments.command == "units":
        text, _ = read(arguments.text)
        numbered = list(enumerate(units(text), 1))[arguments.first - 1 :: arguments.every][: arguments.count]
        for number, (span, section) in numbered:
            print(f"{number}\t[{section}]\t{text[slice(*span)]}")
        return 0
    if arguments.command == "sentences":
        arguments.output.write_text("\n".join(coded_sentences(arguments.text, arguments.sheet)) + "\n", "utf-8")
        return 0
    gold, errors = compile_labels(arguments.text, arguments.sheet, f"{arguments.address}/{arguments.text.name}")
    for error in errors:
        print(error, file=sys.stderr)
    if arguments.output and not errors:
        gold = merged(arguments.output, gold) if arguments.add else gold
        lines = [json.dumps(record, ensure_ascii=False) for record in gold.pop("statements")]
        head = json.dumps(gold, ensure_ascii=False)[:-1]
        arguments.output.write_text(head + ', "statements": [\n ' + ",\n ".join(lines) + "\n]}\n", "utf-8")
        print(arguments.output, len(lines), "statements")
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
