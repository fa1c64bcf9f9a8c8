"""The line under the title of a web page: paper and date in either order."""

from __future__ import annotations

import pytest

from policyminer.layout import analyse


@pytest.mark.parametrize(
    "line",
    [
        "来源:川江财经网 2025-03-06 09:42",
        "2025-03-06 09:42 来源:川江财经网",
        "来源：川江财经网　　发布时间：2025-03-06　　作者：李明",
        "发布时间：2025年3月6日 来源：川江财经网",
        "时间：2025-03-06 09:42　来源：川江财经网　浏览：120次",
    ],
)
def test_paper_and_date_of_a_web_page(line: str) -> None:
    text = f"某县推进产业园建设\n{line}\n3月5日,记者从云溪县获悉,该县推进产业园建设,完成投资3亿元。\n产业园占地500亩。"
    layout = analyse(text)
    assert layout.outlet == "川江财经网"
    assert layout.published is not None and layout.published.date == "2025-03-06"


def test_a_source_below_the_text_is_no_paper() -> None:
    text = "某县推进产业园建设\n该县推进产业园建设,完成投资3亿元。\n产业园占地500亩。\n数据来源:县统计局"
    assert analyse(text).outlet is None
