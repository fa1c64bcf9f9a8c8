"""The classifier on invented sentences and on anything at all."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyminer.codebooks import available
from policyminer.extractors.drafts import OrganizationDraft
from policyminer.layout.reading import Reading
from policyminer.statements import LinearModel, ModelError, StatementClassifier
from policyminer.statements.baseline import baseline
from policyminer.statements.lexicon import BEGIN, END, coming, coming_rows, marker_rows, markers

TEXT = (
    "县财政每年安排1000万元专项资金用于茶产业发展。开展食品安全专项整治,查处违法案件26起。"
    "建成人才公寓140套。全年地区生产总值增长6.5%,城镇居民收入稳步提高。"
    "本办法自2024年1月1日起施行,有效期三年。让我们团结奋斗,奋力谱写新篇章!"
)


@pytest.fixture(scope="module")
def classifier() -> StatementClassifier:
    return StatementClassifier()


def test_shipped_model_belongs_to_the_default_codebook(classifier: StatementClassifier) -> None:
    assert LinearModel.shipped(classifier.codebook) is not None
    assert classifier.model.card["kind"] == "shipped"
    assert {row["source"] for row in classifier.model.card["sources"]} >= {"gold", "standoff", "sentences"}
    assert all(row["address"] and row["licence"] for row in classifier.model.card["sources"])


def test_invented_sentences(classifier: StatementClassifier) -> None:
    reading = Reading.plain(TEXT)
    drafts = classifier.extract(reading)
    assert [draft.role for draft in drafts] == [
        "measure", "measure", "measure", "achievement", "procedural", "slogan",
    ]  # fmt: skip
    primary = [draft.instruments[0].id for draft in drafts[:3]]
    assert primary == ["supply.funding", "environment.regulation", "supply.infrastructure"]
    assert all(draft.status for draft in drafts[:3])
    cues = [TEXT[slice(*span)] for span in drafts[0].instruments[0].cues]
    assert any("专项资金" in cue for cue in cues)


def test_several_actions_with_actor_and_object(classifier: StatementClassifier) -> None:
    text = "县人社局牵头成立人才服务专班,与临江理工大学等6所高校建立合作机制,对新落户的博士给予20万元安家补贴。"
    body = OrganizationDraft("县人社局", "县人社局", "government", None, None, [], [(0, 4)])
    draft = classifier.extract(Reading.plain(text), [], [body])[0]
    words = [text[action.start : action.end] for action in draft.actions]
    assert words == ["牵头成立人才服务专班", "与临江理工大学等6所高校建立合作机制", "对新落户的博士给予20万元安家补贴"]
    assert [text[slice(*action.actor)] for action in draft.actions if action.actor] == ["县人社局"] * 3
    objects = [text[slice(*action.object)] if action.object else None for action in draft.actions]
    assert objects == [None, "临江理工大学等6所高校", "新落户的博士"]


def test_threshold_is_abstention() -> None:
    drafts = StatementClassifier(threshold=1.0).extract(Reading.plain(TEXT))
    assert all(not draft.instruments for draft in drafts)
    assert drafts[0].role == "measure"


def test_scores_are_calibrated_shares(classifier: StatementClassifier) -> None:
    scores = classifier.scores("对新认定的高新技术企业奖励20万元。")
    roles = [value for name, value in scores.items() if name.startswith("role:")]
    assert abs(sum(roles) - 1.0) < 1e-9
    assert (
        max(scores, key=lambda name: scores[name] if name.startswith("instrument:") else 0.0)
        == "instrument:supply.funding"
    )


@pytest.mark.parametrize("name", available())
def test_every_codebook_codes(name: str) -> None:
    classifier = StatementClassifier(codebook=name)
    drafts = classifier.extract(Reading.plain(TEXT))
    known = set(classifier.codebook.ids("instrument"))
    assert all(instrument.id in known for draft in drafts for instrument in draft.instruments)
    assert all(draft.theme is None or draft.theme[0] in classifier.codebook.ids("theme") for draft in drafts)


def test_keywords_alone_work_at_once() -> None:
    classifier = StatementClassifier(model=baseline(StatementClassifier().codebook))
    assert classifier.extract(Reading.plain(TEXT))[0].instruments[0].id == "supply.funding"


def test_model_of_another_codebook() -> None:
    from policyminer.codebooks.codebook import parse

    own = parse('[codebook]\nid="own"\n[[category]]\nid="a"\ndefinition="甲"\ncues=["补贴"]\n', "own")
    with pytest.raises(ModelError, match="own"):
        StatementClassifier(codebook=own, model=baseline(StatementClassifier().codebook))
    assert StatementClassifier(codebook=own).extract(Reading.plain(TEXT))


def test_pickles_and_repeats(classifier: StatementClassifier) -> None:
    reading = Reading.plain(TEXT)
    assert pickle.loads(pickle.dumps(classifier)).extract(reading) == classifier.extract(reading)


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("对给予补贴万元。;,《》“”(\n建设12%的\ud800\x00"), st.characters()),
        max_size=300,
    )
)
def test_anything_at_all(text: str) -> None:
    reading = Reading.plain(text)
    drafts = _shared().extract(reading)
    assert [draft.unit for draft in drafts] == list(range(len(reading.units)))
    for draft in drafts:
        unit = reading.units[draft.unit]
        spans = [span for instrument in draft.instruments for span in instrument.cues]
        spans += [(action.start, action.end) for action in draft.actions]
        spans += [span for action in draft.actions for span in (action.actor, action.object) if span]
        assert all(unit.start <= start < end <= unit.end for start, end in spans)


_KEPT: list[StatementClassifier] = []


def _shared() -> StatementClassifier:
    if not _KEPT:
        _KEPT.append(StatementClassifier())
    return _KEPT[0]


@pytest.mark.parametrize(
    "words", ["建设" * 50000, "1" * 100000, "（" * 100000, "“" * 50000, "，" * 100000, "对" * 100000]
)
def test_long_lines_end(classifier: StatementClassifier, words: str) -> None:
    assert classifier.extract(Reading.plain(words))


def test_marker_examples() -> None:
    surfaces = dict(markers())
    for name, row in marker_rows().items():
        for sentence in row["examples"]:
            assert _marked(surfaces[name], sentence), (name, sentence)
        for sentence in row["counterexamples"]:
            assert not _marked(surfaces[name], sentence), (name, sentence)


def test_what_is_to_come_says_so(classifier: StatementClassifier) -> None:
    assert all(coming().match(words) for words in coming_rows()["examples"])
    assert not any(coming().match(words) for words in coming_rows()["counterexamples"])
    text = "近三年，市财政投入4.2亿元新建校舍36所。下一步，我局将采取购岗聘用方式补充教师，每年安排专项资金500万元。"
    reading = Reading.plain(text)
    found = [draft.status for draft in classifier.extract(reading) if draft.role == "measure"]
    assert found[-1] == "planned"


def _marked(surfaces: tuple[str, ...], sentence: str) -> bool:
    text = BEGIN + sentence + END
    return any(all(part in text for part in surface.split("…")) for surface in surfaces)
