"""Quotation marks of every fashion are read alike, and the source keeps its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyminer.layout import analyse
from policyminer.layout.quotes import even_quotes

EVEN = "实施“双百”行动,推进“一网通办”,获评“省级‘最美’河湖”。"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('实施"双百"行动,推进"一网通办"。', "实施“双百”行动,推进“一网通办”。"),
        ("实施＂双百＂行动。", "实施“双百”行动。"),
        ("實施「雙百」行動,獲評「省級『最美』河湖」。", "實施“雙百”行動,獲評“省級‘最美’河湖”。"),
        ("实施『双百』行动。", "实施“双百”行动。"),
        ("实施‘双百’行动。", "实施“双百”行动。"),
        ("实施'双百'行动。", "实施“双百”行动。"),
        ("实施〝双百〞行动。", "实施“双百”行动。"),
        ("实施”双百“行动。", "实施“双百”行动。"),
        ("实施”双百”行动,推进”一网通办“。", "实施“双百”行动,推进“一网通办”。"),
        ('建成"24小时"自助厅,办好"12345"热线。', "建成“24小时”自助厅,办好“12345”热线。"),
    ],
)
def test_read_alike(written: str, read: str) -> None:
    assert even_quotes(written) == read


@pytest.mark.parametrize(
    "text",
    [
        EVEN,
        '云溪县says it\'s 24" and 32" wide.',
        "“我们把话说在前头。\n“再说一遍。”",
        "获评“省级“最美”河湖”。",
        "他说:”就这样。",
        "Rock 'n' Roll 与 Moody's、Standard & Poor's",
    ],
)
def test_left_alone(text: str) -> None:
    assert even_quotes(text) == text


@given(st.text(alphabet="实施双百24 \n，。“”‘’「」『』\"'＂"))
def test_length_and_words_stay(text: str) -> None:
    even = even_quotes(text)
    marks = set("“”‘’「」『』\"'＂")
    assert len(even) == len(text)
    assert all(old == new or (old in marks and new in marks) for old, new in zip(text, even, strict=True))


def test_title_as_written() -> None:
    layout = analyse('# 云溪县推进"一网通办"\n\n云溪县推进"一网通办"改革,事项办理提速。\n')
    assert layout.title == '云溪县推进"一网通办"'
    assert "“一网通办”改革" in layout.reading.text
    assert [repair.kind for repair in layout.repairs].count("quotes") == 4
