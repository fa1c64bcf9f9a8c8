"""Make the division tables of the package from the public list of administrative divisions.

    python corpora/tools/build_divisions.py SOURCE_FOLDER src/policyminer/divisions/data

The source is github modood/Administrative-divisions-of-China (areas.csv, cities.csv, provinces.csv, streets.csv).
Development zones and farms, which have no GB/T 2260 code, are left out; Hong Kong, Macao and Taiwan are added.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

HEADER = (
    "# Administrative divisions with GB/T 2260 codes. Source: github modood/Administrative-divisions-of-China at\n"
    "# 57a0aa9cef47169a2eb74cf057b0245052a34e8c (2024-11-28), WTFPL. Made by corpora/tools/build_divisions.py.\n"
)
NO_DIVISION = re.compile(r"开发区|产业|管委会|工业园区|化工园区|新城$|及其海域")
NO_TOWNSHIP = re.compile(
    r"开发区|农场|林场|牧场|园区|渔场|茶场|监狱|公司|管理|种畜|原种|良种|基地|保护区|兵团|团场|示范|试验|^[\w]{0,12}场$"
)
NAMELESS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
EXTRA = [("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (folder / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main(source: Path, target: Path) -> None:
    """Write divisions.csv and townships.tsv."""
    table = [(row["code"] + "0000", row["name"]) for row in rows(source, "provinces.csv")] + EXTRA
    table += [(row["code"] + "00", row["name"]) for row in rows(source, "cities.csv") if row["name"] not in NAMELESS]
    known = {code for code, _ in table}
    for row in rows(source, "areas.csv"):
        if row["code"] not in known and row["name"] != "市辖区" and not NO_DIVISION.search(row["name"]):
            table.append((row["code"], row["name"]))
    lines = [f"{code},{name}\n" for code, name in sorted(set(table))]
    (target / "divisions.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
    towns: dict[str, list[str]] = defaultdict(list)
    for row in rows(source, "streets.csv"):
        name = row["name"].removesuffix("办事处")
        if not NO_TOWNSHIP.search(name):
            towns[row["areaCode"]].append(row["code"][-3:] + name)
    text = "".join([f"{code}\t{' '.join(names)}\n" for code, names in sorted(towns.items())])
    (target / "townships.tsv").write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
