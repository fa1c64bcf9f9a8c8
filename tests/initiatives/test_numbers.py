"""Document numbers: every bracket, every damage, and prose that is no number."""

from __future__ import annotations

import itertools
import random
import time

import pytest

from policyminer.extractors.initiatives import find_document_numbers, issuer_of, parse_document_number

CODES = (
    "云政 云政发 云政办 云政办发 云发 云办 云办发 云政规 云府发 云府办函 云人社规 云财农 临发改 "
    "临政字 和政发 即政办发 照政函 经开管发 国办发 国发 财税 发改高技 人社部发 国科发区 云卫健发 云教体 云农领办"
).split()
BRACKETS = ["〔〕", "[]", "【】", "()", "（）", "﹝﹞", "［］", "<>", "〈〉", "〔]", "[〕"]
FRAMES = [
    "{}",
    "({})",
    "（{}）",
    "云溪县人民政府文件\n{}\n云溪县人民政府关于推进某事的意见",
    "根据{}文件精神",
    "按照《某办法》({})要求",
    "各乡镇人民政府:\n{}\n",
    "文号：{}",
    "发文字号:{}",
    "云溪县人民政府办公室文件 {}",
    "{}　　　签发人:某某",
    "中共云溪县委办公室{}",
]


def _cases() -> list[tuple[str, str, int, int]]:
    chooser = random.Random(20)
    cases = []
    for code, bracket, frame in itertools.product(CODES, BRACKETS, FRAMES):
        year, serial = chooser.randint(1998, 2025), chooser.randint(1, 320)
        gap = chooser.choice(["", "", "", " ", "　"])
        first = chooser.choice(["", "", "第"])
        number = (
            f"{code}{gap if chooser.random() < 0.3 else ''}{bracket[0]}{year}{bracket[1]}{gap}{first}{serial}{gap}号"
        )
        cases.append((frame.format(number), code, year, serial))
    return cases


def test_heads_of_papers_are_found_and_parsed() -> None:
    cases = _cases()
    found = exact = 0
    wrong = []
    for text, code, year, serial in cases:
        number = parse_document_number(text)
        found += number is not None
        right = number is not None and (number.issuer_code, number.year, number.serial) == (code, year, serial)
        exact += right
        if not right:
            wrong.append((text, number))
    assert found >= 0.99 * len(cases)
    assert exact >= 0.98 * len(cases), wrong[:8]


@pytest.mark.parametrize(
    ("text", "number", "code", "year", "serial"),
    [
        ("某政发202057号", "某政发〔2020〕57号", "某政发", 2020, 57),
        ("某政发2020 57号", "某政发〔2020〕57号", "某政发", 2020, 57),
        ("某政发〔202057号", "某政发〔2020〕57号", "某政发", 2020, 57),
        ("某政发2020〕57号", "某政发〔2020〕57号", "某政发", 2020, 57),
        ("某政发〔2O20〕57号", "某政发〔2020〕57号", "某政发", 2020, 57),
        ("(某发〔2018〕11)", "某发〔2018〕11号", "某发", 2018, 11),
        ("〔2017〕132号", "〔2017〕132号", None, 2017, 132),
        ("国务院令第722号", "国务院令第722号", "国务院令", None, 722),
        ("中华人民共和国国务院令\n第 722 号", "中华人民共和国国务院令第722号", "中华人民共和国国务院令", None, 722),
        ("省政府第45号令", "省政府令第45号", "省政府令", None, 45),
        ("税务总局公告2018年第28号", "税务总局公告2018年第28号", "税务总局公告", 2018, 28),
        ("财政部 税务总局公告2023年第12号", "财政部 税务总局公告2023年第12号", "财政部 税务总局公告", 2023, 12),
        ("财税〔2018〕76号", "财税〔2018〕76号", "财税", 2018, 76),
        ("国发〔2016〕24、25号", "国发〔2016〕24号", "国发", 2016, 24),
        ("云政〔二〇二一〕十二号", "云政〔2021〕12号", "云政", 2021, 12),
        ("云政发〔98〕12号", "云政发〔1998〕12号", "云政发", 1998, 12),
        ("云政发〔2021〕年5号", "云政发〔2021〕5号", "云政发", 2021, 5),
        ("×政发〔2020〕1号", "×政发〔2020〕1号", "×政发", 2020, 1),
        ("云 政 发〔2021〕5 号", "云政发〔2021〕5号", "云政发", 2021, 5),
        ("工业和信息化部令第50号", "工业和信息化部令第50号", "工业和信息化部令", None, 50),
        ("主席令（第四十七号）", "主席令第47号", "主席令", None, 47),
        (
            "云江省人民代表大会常务委员会公告第45号",
            "云江省人民代表大会常务委员会公告第45号",
            "云江省人民代表大会常务委员会公告",
            None,
            45,
        ),
        ("2021年 第7号 公告", "公告2021年第7号", None, 2021, 7),
        ("按照〔2017〕132号精神", "〔2017〕132号", None, 2017, 132),
    ],
)
def test_variants(text: str, number: str, code: str | None, year: int | None, serial: int) -> None:
    parsed = parse_document_number(text)
    assert parsed is not None
    assert (parsed.number, parsed.issuer_code, parsed.year, parsed.serial) == (number, code, year, serial)


@pytest.mark.parametrize(
    "text",
    ["电话12345号", "2020年12号楼", "某路202号", "第三条", "5月12日", "2020年第57期", "一号工程", "〔〕号", "", "号"],
)
def test_what_is_no_number(text: str) -> None:
    assert find_document_numbers(text) == []


def test_several_numbers_keep_their_places() -> None:
    text = "根据国发〔2016〕24号、某政发【2017】3 号文件和《某办法》(某政办〔2018〕5号),制定本细则。"
    found = find_document_numbers(text)
    assert [text[m.start : m.end] for m in found] == ["国发〔2016〕24号", "某政发【2017】3 号", "某政办〔2018〕5号"]


def test_issuers() -> None:
    assert issuer_of("国办发") == "国务院办公厅"
    assert issuer_of("豫政办") == "河南省人民政府办公厅"
    assert issuer_of("某某") is None and issuer_of(None) is None


def test_time_is_linear() -> None:
    for text in ("〔" * 60_000, "2020" * 20_000, "云政发" * 30_000 + "号", "第1" * 30_000, "令 " * 40_000):
        begun = time.process_time()
        find_document_numbers(text)
        assert time.process_time() - begun < 2.0
