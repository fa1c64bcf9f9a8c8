"""The division that a text is about: regions that call themselves so, names that end like a known one."""

from __future__ import annotations

import pytest

import policyminer

REGION = """关于支持文旅消费的若干措施

支持宁夏老字号企业参展。自治区财政每年安排专项资金。(自治区商务厅、自治区文化和旅游厅)

对到吴忠市旅游的团队给予奖励。(自治区文化和旅游厅、银川海关)
"""
LONGER = """松兴县交通运输局2020年工作总结

2020年,县交通运输局在县委、县政府的领导下,完成公路建设投资2亿元。县委、县政府多次研究。
"""
KNOWN = """兴县交通运输局2020年工作总结

2020年,县交通运输局在县委、县政府的领导下,完成公路建设投资2亿元。县委、县政府多次研究。
"""
SPEAKER = """在全市优化营商环境动员大会上的讲话
榆清市市长 熊某

同志们,与相邻的吉南市相比,我们的差距不小。市发改委、市行政审批局要主动作为。
"""


@pytest.mark.parametrize(
    ("text", "place"),
    [(REGION, "宁夏回族自治区"), (LONGER, "松兴县"), (KNOWN, "兴县"), (SPEAKER, "榆清市")],
    ids=["region", "longer", "known", "speaker"],
)
def test_place(text: str, place: str) -> None:
    found = policyminer.load().mine(text).layout.place
    assert found is not None
    assert found.name == place
