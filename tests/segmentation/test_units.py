"""Statement units: where a paragraph is cut and where it is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyminer.segmentation.units import split_units


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_units(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("建成公寓140套;引进硕士45人。", ["建成公寓140套;", "引进硕士45人。"]),
        ("甲；乙！丙？丁", ["甲；", "乙！", "丙？", "丁"]),
        ("出台《关于甲；乙的意见》；落实。", ["出台《关于甲；乙的意见》；", "落实。"]),
        ("成员（组长；副组长。）到位。完成。", ["成员（组长；副组长。）到位。", "完成。"]),
        ("提出“甲；乙”。完成。", ["提出“甲；乙”。", "完成。"]),
        ("他说:“甲。乙。”随后离开。", ["他说:“甲。", "乙。”随后离开。"]),
        ("没有“收住。第二句。", ["没有“收住。", "第二句。"]),
        ("好！！真的？！是。", ["好！！", "真的？！", "是。"]),
        ("见 a?b=c;d 页面。", ["见 a?b=c;d 页面。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
    ],
)
def test_cuts(text: str, units: list[str]) -> None:
    assert _cut(text) == units


@given(st.text(alphabet="甲乙。；！？;!?（）()《》“”\"'‘’ \n"))
def test_units_cover_everything_but_white_space(text: str) -> None:
    spans = split_units(text)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_long_nests_stay_linear() -> None:
    text = "（" * 20_000 + "。" * 20_000 + "“" * 20_000
    assert split_units(text)
