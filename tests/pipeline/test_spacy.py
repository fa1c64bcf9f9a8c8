"""The extractors in spaCy pipelines: the whole miner, and each factory alone in someone else's."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy

from policyminer.pipeline.miner import Miner

TEXT = "云溪县委印发《关于实施“云上英才”计划的若干意见》(云发〔2021〕8号),近三年来引进本科生320余人。"
OURS = ["policyminer_figures", "policyminer_organizations", "policyminer_initiatives", "policyminer_statements"]


def test_the_records_are_span_groups_of_the_doc(miner: Miner) -> None:
    doc = miner.nlp(TEXT)
    assert doc.text == TEXT
    assert "320余人" in [span.text for span in doc.spans["figures"]]
    assert doc.user_data["policyminer"].figures[0].text == "320余人"


def test_every_factory_is_declared_as_an_entry_point() -> None:
    declared = {point.name for point in entry_points(group="spacy_factories")}
    assert {"policyminer", *OURS} <= declared


@pytest.mark.parametrize("name", OURS)
def test_each_factory_works_alone(name: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe(name)
    doc = nlp(TEXT)
    group = name.removeprefix("policyminer_")
    assert list(doc.spans[group])
    assert all(span.text in TEXT for span in doc.spans[group])
