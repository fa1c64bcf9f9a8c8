"""The number in the head of a paper: beside the organ, over two lines, spaced, without brackets."""

from __future__ import annotations

import pytest

from policyminer.pipeline.headnumber import head_number, passes_on


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云溪县人力资源和社会保障局文件 云人社发(2022)15号\n关于印发办法的通知\n", "云人社发〔2022〕15号"),
        ("云溪县人民政府令\n第 3 号\n《云溪县办法》已经通过，现予公布。\n", "云溪县人民政府令第3号"),
        ("云溪县人民政府公告\n2022年第5号\n现公告如下。\n", "云溪县人民政府公告2022年第5号"),
        ("云 政 办 秘〔2022〕 33 号\n关于印发办法的通知\n", "云政办秘〔2022〕33号"),
        ("云政办发202218号\n关于印发办法的通知\n", "云政办发〔2022〕18号"),
        ("云政〔2022〕十二号\n关于印发办法的通知\n", "云政〔2022〕12号"),
        ("关于印发办法的通知\n各乡镇:\n根据云政〔2022〕12号文件要求,现通知如下。\n", None),
        ("转发《云溪县办法》（云政〔2022〕12号）的通知\n", None),
        ("本报讯 记者从县里获悉。\n云政〔2022〕12号\n", None),
    ],
)
def test_numbers_of_heads(text: str, number: str | None) -> None:
    found = head_number(text)
    assert (found.number if found else None) == number


def test_papers_and_news() -> None:
    assert passes_on("现印发给你们,请认真贯彻执行。")
    assert not passes_on("本报讯 昨日,云溪县召开会议。")
