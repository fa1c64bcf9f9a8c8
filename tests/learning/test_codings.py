"""Several coders of one unit: all of them teach, the first is judged by."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from policyminer.codebooks import Codebook
from policyminer.layout.reading import Reading
from policyminer.learning.codings import COLUMNS, read_codings
from policyminer.learning.compose import ground
from policyminer.learning.fit import Settings
from policyminer.learning.samples import OWN_SAY, Sample, SampleError, Text, gold_samples
from policyminer.learning.training import describer_of

BOOK = Codebook.load("default")
WORDS = "对种粮大户给予补贴。\n茶香满山坡。\n修建村道三公里。\n"


def table(folder: Path, *lines: str, words: str = WORDS) -> Path:
    path = folder / "codings.tsv"
    digest = hashlib.sha256(words.encode()).hexdigest()
    path.write_text("\n".join([f"# sha256\tone\t{digest}", "\t".join(COLUMNS), *lines]) + "\n", "utf-8")
    return path


def gold(folder: Path) -> Path:
    row = {"spans": [[0, 10]], "role": "measure", "status": "ongoing", "theme": {"id": "agriculture"}}
    statements = [row | {"instruments": [{"id": "supply.service"}]}]
    statements.append({"spans": [[11, 17]], "role": "slogan", "theme": None})
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    data = {"source": {"path": "one.txt", "sha256": digest, "text": WORDS}, "statements": statements}
    path = folder / "one.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def samples(folder: Path, *lines: str) -> list[Sample]:
    codings = read_codings(table(folder, *lines))
    reader = lambda words: Text(Reading.plain(words))  # noqa: E731
    return gold_samples([gold(folder)], describer_of(BOOK), reader, codings=codings)


def test_the_first_of_the_further_codings_is_judged_by_and_all_are_kept(tmp_path: Path) -> None:
    found = samples(
        tmp_path,
        "one\t0\t10\ta\tmeasure\tplanned\tsupply.funding\tfinance",
        "one\t0\t10\tb\tslogan\t\t\t",
        "one\t18\t26\ta\tmeasure\tdone\tsupply.infrastructure\tindustry_transport",
    )
    money, tea, road = found
    assert (money.primary, money.status, money.theme) == ("supply.funding", "planned", "finance")
    assert [(one.role, one.say) for one in money.codings] == [("measure", 1.0), ("slogan", 1.0), ("measure", OWN_SAY)]
    assert tea.codings == [tea] and tea.say == 1.0
    assert road.words == "修建村道三公里。" and road.primary == "supply.infrastructure"


def test_coders_who_differ_teach_shares(tmp_path: Path) -> None:
    found = samples(
        tmp_path,
        "one\t0\t10\ta\tmeasure\tplanned\tsupply.funding\tfinance",
        "one\t0\t10\tb\tslogan\t\t\tfinance",
    )
    fitter = ground(BOOK, Settings(least=1), [sample.words for sample in found]).fitter
    asked = fitter.asked(found)
    roles = dict(zip(fitter.categories("role"), asked["role"].shares[0].tolist(), strict=True))
    assert roles["measure"] == pytest.approx(1.5 / 2.5) and roles["slogan"] == pytest.approx(1 / 2.5)
    instruments = dict(zip(fitter.categories("instrument"), asked["instrument"].shares[0].tolist(), strict=True))
    assert instruments["supply.funding"] == pytest.approx(1 / 1.5)
    assert asked["instrument"].importance.tolist() == pytest.approx([1.5 / 2.5])
    assert np.allclose(asked["instrument"].leading, asked["instrument"].shares)


def test_a_table_that_cannot_be_used_names_the_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"codings\.tsv:3"):
        read_codings(table(tmp_path, "one\tzero\t10\ta\tslogan\t\t\t"))
    other = read_codings(table(tmp_path, words="别的文本。\n"))
    with pytest.raises(SampleError, match="another text"):
        gold_samples([gold(tmp_path)], describer_of(BOOK), lambda words: Text(Reading.plain(words)), codings=other)


def test_without_a_table_nothing_changes(tmp_path: Path) -> None:
    assert read_codings(tmp_path / "none.tsv") == {}
