"""One record per body: names, keys, levels, divisions, gazetteers, robustness."""

from __future__ import annotations

import pickle
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyminer.extractors.drafts import OrganizationDraft
from policyminer.extractors.organizations import GazetteerError, OrganizationExtractor
from policyminer.extractors.organizations.gazetteer import TYPES
from policyminer.extractors.organizations.lexicon import lines, load_lexicon
from policyminer.layout.reading import Place, Reading

EXTRACTOR = OrganizationExtractor(learned=False)
MENGZHOU = Place("孟州市", "410883")


def extract(text: str, place: Place | None = None) -> list[OrganizationDraft]:
    return EXTRACTOR.extract(Reading.plain(text, place=place))


def test_one_body_has_all_its_mentions() -> None:
    text = "孟州市委印发意见。市委要求,市人社局牵头,人社局负责,该局解释。"
    party, bureau = extract(text, MENGZHOU)
    assert [text[start:end] for start, end in party.mentions] == ["孟州市委", "市委"]
    assert [text[start:end] for start, end in bureau.mentions] == ["市人社局", "人社局", "该局"]
    assert bureau.aliases == ["市人社局", "人社局"]
    assert (bureau.level, bureau.division) == ("county", ("孟州市", "410883"))


def test_province_organs_belong_to_the_province() -> None:
    (bureau,) = extract("被省科技厅命名为基地。", MENGZHOU)
    assert (bureau.name, bureau.level, bureau.division) == ("河南省科学技术厅", "province", ("河南省", "410000"))


def test_a_place_no_table_knows_has_no_code() -> None:
    (party,) = extract("云溪县委召开会议。", Place("云溪县", None))
    assert (party.division, party.level) == (("云溪县", None), "county")


def test_ambiguous_districts_have_keys_of_their_own() -> None:
    (beijing,) = extract("朝阳区政府发布公告。", Place("北京市", "110000"))
    (changchun,) = extract("朝阳区政府发布公告。", Place("长春市", "220100"))
    assert beijing.division == ("朝阳区", "110105") and changchun.division == ("朝阳区", "220104")
    assert beijing.key != changchun.key and beijing.name == changchun.name


def test_a_subsidiary_is_not_its_parent() -> None:
    drafts = extract("陇能集团投资建厂。陇能集团云溪新能源公司投产。")
    assert [draft.name for draft in drafts] == ["陇能集团", "陇能集团云溪新能源公司"]


def test_text_without_place_is_read_too() -> None:
    assert [draft.name for draft in extract("云溪县人民政府印发通知。县财政局执行。")] == ["云溪县政府", "云溪县财政局"]


def test_gazetteer_adds_names(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,type,canonical,division\n# 注释\n青藤驿站,association,青藤社会服务驿站,孟州市\n", "utf-8")
    extractor = OrganizationExtractor(gazetteers=[path], learned=False)
    (draft,) = extractor.extract(Reading.plain("青藤驿站开展活动。"))
    assert (draft.name, draft.type, draft.division) == ("青藤社会服务驿站", "association", ("孟州市", "410883"))
    assert extractor.extract(Reading.plain("青藤驿站")) == pickle.loads(pickle.dumps(extractor)).extract(
        Reading.plain("青藤驿站")
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("甲公司\n", "line 1"),
        ("甲公司,company\n乙,firm\n", "line 2: unknown type 'firm'"),
        (",company\n", "line 1: the name"),
    ],
)
def test_gazetteer_errors_name_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(GazetteerError, match=r"bad\.csv") as error:
        OrganizationExtractor(gazetteers=[path], learned=False)
    assert message in str(error.value)


def test_an_empty_gazetteer_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.tsv"
    path.write_text("", "utf-8")
    assert OrganizationExtractor(gazetteers=[path], learned=False).extract(Reading.plain("无")) == []


WORDS = [*"市委 、 县政府 该局 中心 ( ) “ 有限公司 等5家企业 云溪 大学 与 局 村党支部 \x00".split(), "\ud800", "\n"]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=30).map("".join)))
def test_total_on_every_text(text: str) -> None:
    drafts = extract(text, MENGZHOU)
    spans = sorted(span for draft in drafts for span in draft.mentions)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(draft.type in TYPES and draft.name and draft.key and draft.mentions for draft in drafts)


@pytest.mark.parametrize("unit", ["中心", "市", "大学与", "等5家", "局", "（", "甲乙丙丁戊"])
def test_long_text_without_punctuation_stays_linear(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    begun = time.process_time()
    extract(text)
    assert time.process_time() - begun < 8


def test_same_text_same_drafts() -> None:
    text = "云溪县委、县政府与临江理工大学、恒岳重工等6家企业签约。"
    assert extract(text) == OrganizationExtractor(learned=False).extract(Reading.plain(text))


def test_lexicons_are_well_formed() -> None:
    lexicon = load_lexicon()
    assert all(entry.type in TYPES for entries in lexicon.entries.values() for entry in entries)
    assert all(
        rank.type in TYPES and rank.needs in {"any", "content", "proper", "acting"} for rank in lexicon.ranks.values()
    )
    for name in ("ranks.tsv", "departments.tsv", "offices.tsv", "party_offices.tsv"):
        first = [line.split("\t")[0] for line in lines(name)]
        assert len(first) == len(set(first)), [word for word in first if first.count(word) > 1]
        assert all(word == word.strip() for word in first)


def test_spacy_factory() -> None:
    import spacy

    import policyminer.extractors.organizations.factory  # noqa: F401

    nlp = spacy.blank("zh")
    nlp.add_pipe("policyminer_organizations", config={"place": "云溪县"})
    doc = nlp("县委与临江理工大学签约。")
    assert [(span.text, span.label_) for span in doc.spans["organizations"]] == [
        ("县委", "party"),
        ("临江理工大学", "university"),
    ]
