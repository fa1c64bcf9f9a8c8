"""Edges of an indicator: quoted kinds, parts of words, verbs and adverbs left out, on invented sentences."""

from __future__ import annotations

import pytest
from drafts import rows, words


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # quoted words that say which kind it is stay; a brand, an event and a rate are named without them
        ("新增“专精特新”中小企业14家、“规上”工业企业8家。", ["“专精特新”中小企业", "“规上”工业企业"]),
        ("打造“两业融合”试点单位6家。", ["“两业融合”试点单位"]),
        ("创建“四好农村路”全国示范县2个。", ["“四好农村路”全国示范县"]),
        ("整治“席地而坐”场所45处。", ["“席地而坐”场所"]),
        ("举办“惠游云溪”消费促进活动60场。", ["消费促进活动"]),
        ("发放“云溪惠”家电消费券800万元。", ["家电消费券"]),
        ("“十分钟健身圈”覆盖率达到九成。", ["覆盖率"]),
    ],
)
def test_indicator(text: str, indicators: list[str | None]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators
