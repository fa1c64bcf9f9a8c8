"""The gate: the development sample may not fall below the floors in ``corpora/floors.toml``.

    python corpora/tools/gate.py                  # evaluate and compare; exit status 1 below a floor
    python corpora/tools/gate.py --renew          # the scores of now become the floors; refuses to lower one …
    python corpora/tools/gate.py --renew --lower  # … unless told so

A sample that is not the one the floors were taken from is an error until they are renewed on purpose. Passages of real
reports need their texts (``--texts DIR``, else the folder that POLICYMINER_SHARED names); where these are not at hand
their floors are passed over, and the gate says so.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import os
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policyminer.evaluation.api import Evaluation, evaluate
from policyminer.evaluation.gold import GoldError
from policyminer.evaluation.metrics import HEADLINES, at

CORPORA = Path(__file__).parent.parent
SAMPLES = {"own": "gold", "real": "standoff"}
"""Texts of our own writing, and passages of real reports; never added up."""
Floors = dict[str, dict[str, float]]


@dataclass(slots=True)
class Report:
    """What a run of the gate found: what is wrong, and what one should know."""

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    scores: Floors = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def texts_at_hand(given: Path | None) -> Path | None:
    """The folder of the real texts, where there is one."""
    folder = given or Path(os.environ.get("POLICYMINER_SHARED", CORPORA / ".." / ".." / "shared")) / "articles"
    return folder if folder.is_dir() else None


def sample_hash(folder: Path) -> str | None:
    """One hash over all files of a sample; None where there is none."""
    files = sorted(folder.rglob("*.json"))
    if not files:
        return None
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def headline_scores(evaluation: Evaluation) -> dict[str, float]:
    """The headline scores, rounded down to four digits."""
    made: dict[str, float] = {}
    for kind in evaluation.scores:
        for path in HEADLINES[kind]:
            value = at(evaluation.scores[kind], path)
            if value is not None:
                made[".".join((kind, *path))] = math.floor(value * 10_000) / 10_000
    return made


def measure(part: str, texts: Path | None) -> Report:
    """Evaluate one part of both samples."""
    report = Report()
    for name, folder in SAMPLES.items():
        place = CORPORA / folder / part
        found = sample_hash(place)
        if found is None:
            report.notes.append(f"{name}: no sample in {folder}/{part}")
            continue
        report.hashes[name] = found
        if name == "real" and texts is None:
            report.notes.append(f"{name}: the texts are not at hand; not scored")
            continue
        evaluation = evaluate(place, texts=texts)
        report.notes += [f"{name}: left out: {reason}" for reason in evaluation.left_out]
        report.scores[name] = headline_scores(evaluation)
    return report


def compare(report: Report, samples: dict[str, str], floors: Floors) -> None:
    """Note every changed sample and every score below its floor."""
    for name in SAMPLES:
        if samples.get(name) != report.hashes.get(name):
            report.faults.append(f"{name}: the sample is not the one the floors are of: renew them with --renew")
    for name, scores in report.scores.items():
        for path, floor in floors.get(name, {}).items():
            value = scores.get(path)
            if value is None or value < floor:
                shown = "not scored" if value is None else f"{value:.4f}"
                report.faults.append(f"{name}: {path} {shown}, floor {floor:.4f}")


def renew(report: Report, floors: Floors, path: Path, *, lower: bool) -> list[str]:
    """Write the scores of now as floors; the floors that would fall, and nothing written, unless that is wanted."""
    new = {name: report.scores.get(name, floors.get(name, {})) for name in SAMPLES}
    fallen = [
        f"{name}: {key} {floor:.4f} → {new[name].get(key, 0.0):.4f}"
        for name, old in floors.items()
        for key, floor in old.items()
        if new[name].get(key, 0.0) < floor
    ]
    if fallen and not lower:
        return fallen
    lines = ["# Floors of the development sample; made by corpora/tools/gate.py --renew, do not edit.", "", "[samples]"]
    lines += [f'{name} = "{found}"' for name, found in report.hashes.items()]
    for name, scores in new.items():
        if scores:
            lines += ["", f"[floors.{name}]", *(f'"{key}" = {value:.4f}' for key, value in scores.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return []


def main(given: Sequence[str] | None = None) -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the texts of real passages")
    parser.add_argument("--renew", action="store_true", help="make the scores of now the floors")
    parser.add_argument("--lower", action="store_true", help="with --renew: floors may fall")
    arguments = parser.parse_args(given)
    path = CORPORA / "floors.toml"
    stored = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    floors: Floors = stored.get("floors", {})
    try:
        report = measure("dev", texts_at_hand(arguments.texts))
    except GoldError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 1
    if not report.hashes:
        report.faults.append("there is no sample")
    if arguments.renew and report.hashes:
        if "real" in report.hashes and "real" not in report.scores:
            report.faults.append("real: floors are renewed where the texts are at hand")
        else:
            report.faults += renew(report, floors, path, lower=arguments.lower)
    else:
        compare(report, stored.get("samples", {}), floors)
    for note in report.notes:
        print(f"gate: {note}")
    for fault in report.faults:
        print(f"gate: {fault}", file=sys.stderr)
    done = "failed" if report.faults else "renewed" if arguments.renew else "passed"
    checked = sum(len(report.scores[name] if arguments.renew else floors.get(name, {})) for name in report.scores)
    print(f"gate: {done}, {checked} floors")
    return 1 if report.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
