"""Compile hand-written annotation sheets (``.ann``) into gold JSON, and number the units of a text.

    python corpora/tools/annotate.py units TEXT SHEET          # print the statement units with their numbers
    python corpora/tools/annotate.py check TEXT SHEET          # say what is wrong, by line
    python corpora/tools/annotate.py compile TEXT SHEET -o GOLD.json [--standoff]

The sheet format is described in ``corpora/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from policyminer.segmentation.units import split_units
from policyminer.spans import Span

BLOCKS = set("title kicker subtitle byline lead heading paragraph caption credit note table date".split())
BOUNDS = set("exact about at_least more_than at_most less_than".split())
DIMENSIONS = set(
    "money area length mass volume energy power count percent percentage_point fraction multiple rank "
    "duration temperature speed density other".split()
)
ORG_TYPES = set(
    "party government legislature judiciary company bank university school hospital research_institute "
    "platform association media military international other".split()
)
INITIATIVE_TYPES = set("document strategy plan programme campaign mechanism platform pilot event honour".split())
ROLES = set("measure target achievement honour event background slogan problem procedural".split())
INSTRUMENTS = set(
    "supply.talent supply.funding supply.technology supply.information supply.infrastructure supply.service "
    "environment.planning environment.finance environment.tax environment.regulation environment.ip "
    "environment.organization environment.assessment environment.publicity environment.reform "
    "demand.procurement demand.outsourcing demand.trade demand.overseas demand.demonstration "
    "demand.consumer demand.market".split()
)
THEMES = set(
    "state_council government_affairs macro_economy finance land_energy agriculture industry_transport "
    "commerce market_safety construction_environment science_education culture health population labour "
    "security_justice civil_affairs ethnic_religious foreign_affairs hong_kong_macao_taiwan defence other".split()
)


class SheetError(ValueError):
    """A line of the sheet that cannot be used."""


class Sheet:
    """One text with its annotation sheet."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text = text
        self.meta: dict[str, str] = {}
        self.blocks: dict[int, tuple[str, int | None, int | None]] = {}
        self.rows: list[tuple[int, str, str]] = []
        self.errors: list[str] = []
        for number, raw in enumerate(lines, 1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            try:
                self._read(number, line)
            except (SheetError, ValueError) as error:
                self.errors.append(f"line {number}: {error}: {line}")
        self.paragraphs = self._paragraphs()
        self.units = self._units()

    @property
    def kinds(self) -> set[str]:
        """The kinds that were annotated: all, or those that ``@only`` names."""
        return set(self.meta["only"].split()) if "only" in self.meta else {"F", "O", "I", "S"}

    def _read(self, number: int, line: str) -> None:
        if line.startswith("@"):
            key, _, value = line[1:].partition(":")
            self.meta[key.strip()] = value.strip()
            return
        kind, _, rest = line.partition(" ")
        if kind == "B":
            words = rest.split()
            if words[1] not in BLOCKS:
                raise SheetError(f"unknown block kind {words[1]!r}")
            level = int(words[2]) if len(words) > 2 and words[2].isdigit() else None
            join = int(words[words.index("join") + 1]) if "join" in words else None
            self.blocks[int(words[0])] = (words[1], level, join)
        elif kind in {"F", "O", "I", "S", "X"}:
            self.rows.append((number, kind, rest.strip()))
        else:
            raise SheetError("a line begins with @, B, F, O, I, S or X")

    def _paragraphs(self) -> list[tuple[str, int | None, list[Span]]]:
        found: dict[int, tuple[str, int | None, list[Span]]] = {}
        at = 0
        for number, line in enumerate(self.text.splitlines(keepends=True), 1):
            body = line.strip(" \t\u3000\r\n#*>\ufeff")
            kind, level, join = self.blocks.get(number, ("paragraph", None, None))
            if body:
                begun = at + line.index(body)
                span = (begun, begun + len(body))
                if join is not None and join in found:
                    found[join][2].append(span)
                    found[number] = found[join]
                else:
                    found[number] = (kind, level, [span])
            at += len(line)
        seen: list[tuple[str, int | None, list[Span]]] = []
        for block in found.values():
            if not any(block is other for other in seen):
                seen.append(block)
        return seen

    def _units(self) -> list[list[Span]]:
        units: list[list[Span]] = []
        for kind, _, spans in self.paragraphs:
            if kind not in {"paragraph", "lead", "heading"}:
                continue
            joined = "".join(self.text[s:e] for s, e in spans)
            for start, end in split_units(joined):
                units.append(_to_source(spans, start, end))
        return units

    def locate(self, surface: str, after: int) -> tuple[list[Span], str, int]:
        """The first place at or behind ``after``; a mark may run over a break inside a joined paragraph."""
        left, core, right = _context(surface)
        whole = left + core + right
        at = self.text.find(whole, after)
        best: tuple[int, list[Span]] | None = None
        if at >= 0:
            start = at + len(left)
            best = (start, [(start, start + len(core))])
        for _, _, spans in self.paragraphs:
            if len(spans) < 2:
                continue
            joined = "".join(self.text[s:e] for s, e in spans)
            place = joined.find(whole)
            while place >= 0:
                pieces = _to_source(spans, place + len(left), place + len(left) + len(core))
                if pieces[0][0] >= after:
                    if best is None or pieces[0][0] < best[0]:
                        best = (pieces[0][0], pieces)
                    break
                place = joined.find(whole, place + 1)
        if best is None:
            raise SheetError(f"{whole!r} is not found behind offset {after}")
        return best[1], "".join(self.text[s:e] for s, e in best[1]), best[0]


def _to_source(spans: list[Span], start: int, end: int) -> list[Span]:
    pieces: list[Span] = []
    at = 0
    for begun, stop in spans:
        left, right = max(start, at), min(end, at + stop - begun)
        if left < right:
            pieces.append((begun + left - at, begun + right - at))
        at += stop - begun
    return pieces


def _context(surface: str) -> tuple[str, str, str]:
    if "⟦" in surface:
        left, _, rest = surface.partition("⟦")
        core, _, right = rest.partition("⟧")
        return left, core, right
    return "", surface, ""


def _fields(rest: str) -> tuple[str, dict[str, str], bool]:
    parts = [part.strip() for part in rest.split(" | ")]
    fields: dict[str, str] = {}
    optional = False
    for part in parts[1:]:
        if part == "opt":
            optional = True
            continue
        key, sign, value = part.partition("=")
        if not sign:
            raise SheetError(f"{part!r} is not key=value")
        fields[key.strip()] = value.strip()
    return parts[0], fields, optional


def _number(text: str) -> Any:
    value = Fraction(text)
    decimal = Decimal(text) if "/" not in text else None
    if decimal is not None:
        return int(decimal) if decimal == decimal.to_integral_value() else float(decimal)
    return round(float(value), 6)


def _choice(value: str, allowed: set[str], what: str) -> str:
    if value not in allowed:
        raise SheetError(f"unknown {what} {value!r}")
    return value


def _phrase(sheet: Sheet, words: str, near: int) -> dict[str, Any]:
    """A phrase that belongs to a mark: the nearest occurrence before it, else the first behind it."""
    left, core, right = _context(words)
    whole = left + core + right
    places = []
    at = sheet.text.find(whole)
    while at >= 0:
        places.append(at + len(left))
        at = sheet.text.find(whole, at + 1)
    if not places:
        spans, text, _ = sheet.locate(words, 0)
        return {"text": text, "spans": [list(span) for span in spans]}
    start = min(places, key=lambda place: abs(place - near))
    return {"text": core, "spans": [[start, start + len(core)]]}


def _figure(sheet: Sheet, rest: str, after: int) -> tuple[dict[str, Any], int]:
    surface, fields, optional = _fields(rest)
    spans, text, start = sheet.locate(surface, after)
    known = {"v", "u", "b", "d", "dir", "ind", "sub", "time", "cmp", "st", "of"}
    if set(fields) - known:
        raise SheetError(f"unknown field {sorted(set(fields) - known)}")
    record: dict[str, Any] = {"spans": [list(s) for s in spans], "text": text}
    if not optional or "v" in fields:
        value, _, high = fields["v"].partition("..")
        record |= {"value": None if high else _number(value), "low": _number(value) if high else None}
        record["high"] = _number(high) if high else None
        record["bound"] = _choice(fields.get("b", "exact"), BOUNDS, "bound")
        record["unit"] = fields.get("u")
        record["dimension"] = _choice(fields["d"], DIMENSIONS, "dimension")
        record["direction"] = fields.get("dir")
        record["indicator"] = _phrase(sheet, fields["ind"], start) if "ind" in fields else None
        record["subject"] = _phrase(sheet, fields["sub"], start) if "sub" in fields else None
        record["time"] = _phrase(sheet, fields["time"], start) if "time" in fields else None
        record["status"] = fields.get("st")
        record["comparison"] = None
        if "cmp" in fields:
            kind, _, words = fields["cmp"].partition(":")
            record["comparison"] = {"kind": _choice(kind, {"yoy", "mom", "vs"}, "comparison")}
            record["comparison"] |= _phrase(sheet, words, start)
        if fields.get("of"):
            record["part_of"] = fields["of"]
    if optional:
        record["optional"] = True
    return record, start


def _statement(sheet: Sheet, rest: str) -> dict[str, Any]:
    optional = rest.endswith("| opt")
    words = rest.removesuffix("| opt").split()
    number = int(words[0])
    if not 1 <= number <= len(sheet.units):
        raise SheetError(f"there are {len(sheet.units)} units")
    spans = sheet.units[number - 1]
    record: dict[str, Any] = {
        "spans": [list(span) for span in spans],
        "text": "".join(sheet.text[s:e] for s, e in spans),
        "role": _choice(words[1], ROLES, "role"),
        "status": None,
        "instruments": [],
        "theme": None,
    }
    for word in words[2:]:
        if word in {"done", "ongoing", "planned"}:
            record["status"] = word
        elif "." in word:
            record["instruments"] = [{"id": _choice(name, INSTRUMENTS, "instrument")} for name in word.split(",")]
        elif word in {"none", "-"}:
            record["theme"] = None
        else:
            record["theme"] = {"id": _choice(word, THEMES, "theme")}
    if record["role"] == "measure" and not (record["status"] and record["instruments"]):
        raise SheetError("a measure needs a status and an instrument")
    if record["role"] != "measure" and record["instruments"]:
        raise SheetError("only a measure has instruments")
    if optional:
        record["optional"] = True
    return record


class Compiler:
    """Turns the rows of a sheet into the lists of a gold file."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.figures: list[dict[str, Any]] = []
        self.organizations: dict[tuple[str, bool], dict[str, Any]] = {}
        self.initiatives: dict[tuple[str, str, bool], dict[str, Any]] = {}
        self.statements: list[dict[str, Any]] = []
        self.cursor = {"F": 0, "O": 0, "I": 0}
        self.errors = list(sheet.errors)

    def run(self) -> None:
        for number, kind, rest in self.sheet.rows:
            try:
                self._row(kind, rest)
            except (SheetError, KeyError, ValueError, ZeroDivisionError) as error:
                self.errors.append(f"line {number}: {type(error).__name__} {error}: {kind} {rest}")
        if "S" in self.sheet.kinds:
            seen = {tuple(map(tuple, record["spans"])) for record in self.statements}
            for index, unit in enumerate(self.sheet.units, 1):
                if tuple(unit) not in seen:
                    self.errors.append(f"unit {index} has no S line")
        self._parts()

    def _row(self, kind: str, rest: str) -> None:
        if kind != "X" and kind not in self.sheet.kinds:
            raise SheetError(f"@only leaves {kind} out")
        if kind == "X":  # moves every cursor: "X words" = go on behind these words
            _, _, start = self.sheet.locate(rest, min(self.cursor.values()))
            self.cursor = dict.fromkeys(self.cursor, start)
        elif kind == "F":
            record, start = _figure(self.sheet, rest, self.cursor["F"])
            self.cursor["F"] = record["spans"][-1][1]
            self.figures.append(record)
        elif kind == "S":
            self.statements.append(_statement(self.sheet, rest))
        else:
            self._mention(kind, rest)

    def _mention(self, kind: str, rest: str) -> None:
        surface, fields, optional = _fields(rest)
        spans, text, start = self.sheet.locate(surface, self.cursor[kind])
        self.cursor[kind] = start if kind == "I" else start + 1
        if kind == "I":
            self.cursor[kind] = start + 1
        mention = {"spans": [list(s) for s in spans], "text": text}
        name = fields.get("n", text)
        if kind == "O":
            made = self.organizations.setdefault(
                (name, optional),
                {
                    "spans": mention["spans"],
                    "text": text,
                    "name": name,
                    "type": _choice(fields["t"], ORG_TYPES, "type"),
                    "mentions": [],
                },
            )
        else:
            made = self.initiatives.setdefault(
                (name, fields["t"], optional),
                {
                    "spans": mention["spans"],
                    "text": text,
                    "name": name,
                    "type": _choice(fields["t"], INITIATIVE_TYPES, "type"),
                    "mentions": [],
                },
            )
            if "st" in fields:
                made["status"] = _choice(fields["st"], {"done", "ongoing", "planned"}, "status")
            if "num" in fields:
                made["document"] = {"number": fields["num"]}
            if "kind" in fields:
                made.setdefault("document", {})["kind"] = fields["kind"]
        if optional:
            made["optional"] = True
        made["mentions"].append(mention)

    def _parts(self) -> None:
        for index, record in enumerate(self.figures):
            record["id"] = f"f{index + 1}"
        for index, record in enumerate(self.figures):
            words = record.get("part_of")
            if words is None:
                continue
            back = [r["id"] for r in self.figures[:index] if r["text"] == words]
            record["part_of"] = back[-1] if back else None
            if not back:
                self.errors.append(f"part_of {words!r}: no such figure before {record['text']!r}")


def _numbered(records: list[dict[str, Any]], letter: str) -> list[dict[str, Any]]:
    return [{**record, "id": f"{letter}{index}"} for index, record in enumerate(records, 1)]


def compile_sheet(path: Path, sheet_path: Path) -> tuple[dict[str, Any], list[str]]:
    """The gold JSON of one text and what is wrong with its sheet."""
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig")
    sheet = Sheet(text, sheet_path.read_text("utf-8").splitlines())
    compiler = Compiler(sheet)
    compiler.run()
    gold = {
        "schema": "policyminer.article/1",
        "id": hashlib.sha256(raw).hexdigest()[:16],
        "source": {
            "path": path.name,
            "sha256": hashlib.sha256(raw).hexdigest(),
            "encoding": "utf-8",
            "chars": len(text),
            "text": text,
        },
        "meta": sheet.meta,
        "layout": {
            "blocks": [
                {"kind": kind, "level": level, "spans": [list(s) for s in spans]}
                for kind, level, spans in sheet.paragraphs
            ]
        },
    }
    lists = {
        "figures": compiler.figures,
        "organizations": _numbered(list(compiler.organizations.values()), "o"),
        "initiatives": _numbered(list(compiler.initiatives.values()), "i"),
        "statements": _numbered(compiler.statements, "s"),
    }
    gold |= {name: found for name, found in lists.items() if name[0].upper() in sheet.kinds}
    return gold, compiler.errors


def strip_words(gold: dict[str, Any], address: str) -> dict[str, Any]:
    """The stand-off form: offsets, labels and values, no words of the text."""

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items() if not (key == "text" and "spans" in node)}
        return node

    bare: dict[str, Any] = walk({key: value for key, value in gold.items() if key != "source"})
    source = {key: value for key, value in gold["source"].items() if key != "text"}
    return {**bare, "source": source | {"address": address}}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["units", "check", "compile"])
    parser.add_argument("text", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument(
        "--standoff", metavar="ADDRESS", help="omit every word of the text; ADDRESS is its public place"
    )
    arguments = parser.parse_args()
    if arguments.command == "units":
        lines = arguments.sheet.read_text("utf-8").splitlines() if arguments.sheet.exists() else []
        sheet = Sheet(arguments.text.read_bytes().decode("utf-8-sig"), lines)
        for number, spans in enumerate(sheet.units, 1):
            print(number, "".join(sheet.text[s:e] for s, e in spans))
        return 0
    gold, errors = compile_sheet(arguments.text, arguments.sheet)
    for error in errors:
        print(error, file=sys.stderr)
    if arguments.command == "compile" and not errors:
        if arguments.standoff:
            gold = strip_words(gold, arguments.standoff)
        arguments.output.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
    counts = {
        name: len(gold[name]) for name in ("figures", "organizations", "initiatives", "statements") if name in gold
    }
    print(arguments.text.name, counts, f"{len(errors)} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
