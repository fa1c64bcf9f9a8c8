"""Divisions: names, codes, short forms, ambiguity."""

from __future__ import annotations

import pickle

import pytest

from policyminer.divisions import load_divisions, short_name

TABLE = load_divisions()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("孟州市", "孟州"), ("内蒙古自治区", "内蒙古"), ("黔东南苗族侗族自治州", "黔东南"), ("广西壮族自治区", "广西"),
        ("新疆维吾尔自治区", "新疆"), ("宁夏回族自治区", "宁夏"), ("长阳土家族自治县", "长阳"), ("开县", "开县"),
        ("阿里地区", "阿里"), ("神农架林区", "神农架"), ("浦东新区", "浦东新区"), ("香港特别行政区", "香港"),
        ("延边朝鲜族自治州", "延边"), ("积石山保安族东乡族撒拉族自治县", "积石山"), ("锡林郭勒盟", "锡林郭勒"),
    ],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_lookup_gives_code_level_parent() -> None:
    (mengzhou,) = TABLE.lookup("孟州")
    assert (mengzhou.name, mengzhou.code, mengzhou.level, mengzhou.parent) == ("孟州市", "410883", "county", "410800")
    assert [one.name for one in TABLE.parents(mengzhou.code)] == ["焦作市", "河南省"]
    assert TABLE.lookup("无此县") == ()


def test_every_code_is_complete() -> None:
    for division in TABLE:
        assert len(division.code) == 6 and division.code.isdigit()
        assert (division.parent is None) == (division.level == "province")
        assert division.parent is None or TABLE.by_code(division.parent)
        if division.level == "province":
            assert TABLE.children(division.code) or division.code >= "710000"


def test_municipalities_and_counties_of_the_province() -> None:
    (haidian,) = TABLE.lookup("海淀区")
    assert [one.name for one in TABLE.parents(haidian.code)] == ["北京市"]
    (jiyuan,) = TABLE.lookup("济源")
    assert (jiyuan.level, jiyuan.parent) == ("county", "410000")
    (dongguan,) = TABLE.lookup("东莞")
    assert dongguan.level == "prefecture"


def test_hong_kong_macao_taiwan_and_characters() -> None:
    assert [TABLE.lookup(name)[0].code for name in ("香港", "澳门", "台湾")] == ["810000", "820000", "710000"]
    assert TABLE.province_of("豫") == TABLE.lookup("河南省")[0]
    assert TABLE.province_of("某") is None


def test_former_names_have_a_last_year_and_the_code_of_today() -> None:
    (xiangfan,) = TABLE.lookup("襄樊市")
    assert (xiangfan.until, xiangfan.code) == (2010, TABLE.lookup("襄阳市")[0].code)


def test_every_former_name_finds_its_successor() -> None:
    from policyminer.divisions.table import _lines

    missing = [line for line in _lines("former.csv") if not any(one.until for one in TABLE.lookup(line.split(",")[0]))]
    assert missing == []


def test_ambiguous_names_are_decided_by_place_or_left_open() -> None:
    beijing, changchun = TABLE.lookup("北京市")[0], TABLE.lookup("长春市")[0]
    assert TABLE.resolve("朝阳区") is None
    assert (found := TABLE.resolve("朝阳区", beijing)) and found.code == "110105"
    assert (found := TABLE.resolve("朝阳区", changchun)) and found.code == "220104"
    assert (found := TABLE.resolve("朝阳区", None, ["110108"])) and found.code == "110105"
    assert TABLE.resolve("朝阳区", None, ["110108", "220102"]) is None
    assert (found := TABLE.resolve("河南")) and found.level == "province"
    assert (found := TABLE.resolve("吉林")) and found.code == "220000"


def test_townships_are_known_below_their_county() -> None:
    (mengzhou,) = TABLE.lookup("孟州")
    town = TABLE.townships(mengzhou.code)[0]
    assert town.level == "township" and TABLE.resolve(town.name, mengzhou) == town


def test_find_takes_the_longest_name_in_code_points() -> None:
    text = "😀河南省焦作市孟州市和黔东南"
    assert [text[start:end] for start, end, _ in TABLE.find(text)] == ["河南省", "焦作市", "孟州市", "黔东南"]
    assert TABLE.find("\ud800孟州\x00")[0][:2] == (1, 3)


def test_pickles() -> None:
    again = pickle.loads(pickle.dumps(TABLE))
    assert again.find("孟州市")[0][2] == TABLE.lookup("孟州市")
