"""What the tagger finds beside what the rules found."""

from __future__ import annotations

from collections.abc import Iterable

from policyminer import load
from policyminer.extractors.initiatives import InitiativeExtractor
from policyminer.extractors.learned.layers import Layer
from policyminer.extractors.organizations import OrganizationExtractor
from policyminer.layout.reading import Place, Reading
from policyminer.spans import Span

TEXT = "县政府实施“雁归”工程，力麦送来了种子，推开畈上夜谈，培育省级绿色工厂三家。"


class Told:
    """A tagger that finds what it is told to."""

    def __init__(self, text: str, *words: str) -> None:
        self.spans = [(text.index(word), text.index(word) + len(word)) for word in words]
        self.evidence: list[Layer] = []

    def find(self, reading: Reading, layers: Iterable[Layer], bonus: float = 0.0) -> list[Span]:
        self.evidence = list(layers)
        return self.spans

    def type_of(self, text: str, start: int, end: int) -> str:
        return "company" if text[start:end] == "力麦" else "mechanism"


def _bodies(text: str, *words: str) -> dict[str, tuple[str, str]]:
    extractor = OrganizationExtractor(learned=False)
    extractor.tagger = Told(text, *words)  # type: ignore[assignment]
    drafts = extractor.extract(Reading.plain(text))
    return {text[slice(*span)]: (draft.type, draft.rule) for draft in drafts for span in draft.mentions}


def _undertakings(text: str, *words: str) -> dict[str, tuple[str, str]]:
    extractor = InitiativeExtractor(learned=False)
    extractor.tagger = Told(text, *words)  # type: ignore[assignment]
    drafts = extractor.extract(Reading.plain(text))
    return {text[slice(*span)]: (draft.type, draft.rule) for draft in drafts for span in draft.mentions}


def test_a_body_that_no_rule_finds_is_added_with_its_rule() -> None:
    assert "力麦" not in _bodies(TEXT)
    found = _bodies(TEXT, "力麦")
    assert found["力麦"] == ("company", "learned")
    assert "县政府" in found


def test_what_the_rules_found_is_evidence_and_stays() -> None:
    extractor = OrganizationExtractor(learned=False)
    told = Told(TEXT, "政府实施")
    extractor.tagger = told  # type: ignore[assignment]
    found = {TEXT[slice(*span)] for draft in extractor.extract(Reading.plain(TEXT)) for span in draft.mentions}
    assert "县政府" in found and "政府实施" not in found
    assert any(layer[:2] == (0, 3) and "rule:government" in layer[2] for layer in told.evidence)


def test_an_undertaking_is_added_without_its_quotes_and_classes_of_firms_are_not() -> None:
    found = _undertakings(TEXT, "畈上夜谈", "省级绿色工厂")
    assert found["畈上夜谈"] == ("mechanism", "learned")
    assert "省级绿色工厂" not in found
    assert found["雁归"][0] == "programme" and found["雁归"][1] != "learned"


def test_the_tagger_moves_the_edges_of_a_name_that_grammar_bounds() -> None:
    text = "全县深入实施清澈河湖攻坚行动，成效显著。"
    (before,) = _undertakings(text)
    assert _undertakings(text, "深入实施清澈河湖攻坚行动") != {} and before in text
    moved = _undertakings(text, "河湖攻坚行动")
    assert list(moved) == ["河湖攻坚行动"]


def test_rules_only_leaves_the_tagger_out() -> None:
    text = (
        "今年以来，落户的海麓能源、青壤食品已经投产，全县推开“畈上夜谈”，擦亮“麓岭茶乡”名片。" * 3
        + "\n云溪县人民政府印发《云溪县夜谈工作办法》。"
    )
    for rules_only in (True, False):
        article = load(rules_only=rules_only).mine(text)
        rules = {record.rule for record in (*article.organizations, *article.initiatives)}
        assert not rules_only or "learned" not in rules


def test_an_added_body_takes_the_place_it_belongs_to() -> None:
    text = "书场设在县说书馆里，工商联来人，政协来人，中央来信，县区两级茶队来人，青禾村茶社来人。"
    words = ("县说书馆", "工商联", "政协", "中央", "县区两级茶队", "青禾村茶社")
    extractor = OrganizationExtractor(learned=False)
    extractor.tagger = Told(text, *words)  # type: ignore[assignment]
    drafts = extractor.extract(Reading.plain(text, place=Place("云溪县", None)))
    names = {text[slice(*draft.mentions[0])]: draft.name for draft in drafts}
    assert names["县说书馆"] == "云溪县说书馆"
    assert names["工商联"] == "云溪县工商业联合会"
    assert names["政协"] == "云溪县政协"
    assert names["中央"] == "中共中央"
    assert names["县区两级茶队"] == "县区两级茶队"


def test_where_edges_move_a_name_keeps_its_place() -> None:
    text = "据悉，市水务发展集团有限公司中标。"
    place = Place("鄂湖市", None)
    before = OrganizationExtractor(learned=False).extract(Reading.plain(text, place=place))
    extractor = OrganizationExtractor(learned=False)
    extractor.tagger = Told(text, "水务发展集团有限公司")  # type: ignore[assignment]
    after = extractor.extract(Reading.plain(text, place=place))
    assert {draft.name for draft in after} == {draft.name for draft in before}


def test_a_mention_that_the_tagger_sees_as_two_becomes_two() -> None:
    text = "全县实施清澈河湖攻坚行动和蓝天净土攻坚行动。"
    found = _undertakings(text, "清澈河湖攻坚行动", "蓝天净土攻坚行动")
    assert set(found) == {"清澈河湖攻坚行动", "蓝天净土攻坚行动"}


def test_names_that_the_user_gave_keep_their_edges() -> None:
    text = "全县推广归雁汇平台。"
    extractor = InitiativeExtractor(learned=False, gazetteers=[("归雁汇", "platform")])
    extractor.tagger = Told(text, "归雁汇平台")  # type: ignore[assignment]
    assert [draft.name for draft in extractor.extract(Reading.plain(text))] == ["归雁汇"]


def test_what_only_points_back_is_no_added_body() -> None:
    assert "该院胸痛中心" not in _bodies("该院胸痛中心通过验收。", "该院胸痛中心")


def test_a_verb_in_front_is_no_part_of_an_added_body() -> None:
    text = "该县筹建竹海说唱馆，推进竹海说唱团建设。"
    found = _bodies(text, "筹建竹海说唱馆", "推进竹海说唱团")
    assert {"竹海说唱馆", "竹海说唱团"} <= set(found)
    assert not any(name.startswith(("筹建", "推进")) for name in found)
