"""Which measures are figures: ranks need a scope, article-like 一个 and set phrases are left out.

“位居全省第一”是名次,“第一书记”“一项”不是数据。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.units import Units

_RANKING = re.compile(
    r"居|列|排|位次|名次|获|保持|跃升|升至|夺|全省|全市|全国|全球|全县|全区|世界|各县|同类|增速|均|并列|综合|考核|评[比估价]|[省市国州县区]内?$|前移|上升|晋升|名列|领跑|稳坐|数量|总量|指数|规模|连续|排位|[占率量额]$"
)
_AFTER_RANK = frozenset("，,。；;、）)的和及与并且 \n”,比较前后同！!~至到连增进以，且（(上")
_MEASURED = frozenset("money area length mass volume energy power percent percentage_point temperature speed density".split())
_DURATION_NAMES = re.compile(r"(?:年|个月|天|日|小时)(?:间|前|后)$")


class Figurehood:
    """Decides with a table of units."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def accepts(self, text: str, item: Measure) -> bool:
        """Whether a measure is a figure."""
        if item.dimension == "rank" and item.kind == "ordinal":
            return self._rank(text, item)
        if item.kind == "special":
            return True
        if item.dimension == "count":
            return self._count(text, item)
        if item.dimension == "duration":
            return self._duration(text, item)
        if item.form == "chinese" and item.dimension in {"mass", "length", "other", "volume", "energy"}:
            return self._spelled(text, item)
        if item.dimension == "fraction":
            return text[item.start - 1 : item.start] not in {"/", "."}
        if item.unit == "分" and text[item.end : item.end + 1] in {"钟", "之"}:
            return False
        return not (item.unit in {"度"} and item.value is not None and item.value < 1000 and text[item.start - 1 : item.start] in {"转", "角", "、"})

    def _rank(self, text: str, item: Measure) -> bool:
        after = text[item.end : item.end + 1]
        unit = text[item.end - 1] in "位名"
        before = text[max(0, item.start - 14) : item.start]
        clause = re.split(r"[，,。；;：:]", before)[-1]
        good_after = after == "" or after in _AFTER_RANK or not after.isalpha()
        if unit:
            return good_after or bool(_RANKING.search(clause))
        if item.value is not None and item.value > 1000:
            return False
        return (good_after or after == "位") and bool(_RANKING.search(clause))

    def _count(self, text: str, item: Measure) -> bool:
        before = text[item.start - 1 : item.start]
        if item.form == "chinese":
            if item.value == 1 and item.bound == "exact":
                return False
            if item.unit in self.units.nounlike and (item.value is None or item.value < 11) and item.bound == "exact":
                return False
            if item.unit in {"个", "项", "条", "件", "家", "次", "人", "者", "种", "类", "届", "批", "期"} and before in {"这", "那", "哪"}:
                return False
        if item.unit in {"届", "期", "级", "届次", "版", "代", "号", "环"} and item.form == "arabic":
            return False
        if before in {"第", "年", "前"} and item.form == "chinese" and before != "年":
            return False
        return True

    def _duration(self, text: str, item: Measure) -> bool:
        before = text[max(0, item.start - 3) : item.start]
        if item.unit == "日" and text[item.end : item.end + 1] not in {"内", "起", "的", "，"} and not text.startswith("以", item.end):
            if item.bound == "exact" and item.kind != "range":
                return False
        if item.unit == "岁" or item.unit == "周岁":
            return item.bound not in {"at_least", "at_most"} and item.kind != "range" and bool(re.search(r"寿命|年龄", text[max(0, item.start - 14) : item.start]))
        if item.unit in {"季度", "季"} or before.endswith(("第", "每", "近", "这")):
            return False
        if before.endswith("连续") and item.unit in {"年", "个月", "天"} and item.form == "chinese":
            return False
        if item.form == "chinese" and item.unit in {"年", "天", "夜", "晚", "周"} and item.value == 1:
            return bool(re.search(r"至|到|为期|缩|满|仅|用|近|约", before))
        if item.unit in {"夜", "晚", "载", "日夜"} and item.form == "chinese":
            return False
        return not (item.unit == "年" and item.value is not None and item.value > 1000)

    def _spelled(self, text: str, item: Measure) -> bool:
        if item.value is not None and item.value < 10 and item.unit in {"里", "两", "分", "度", "石", "担", "钱", "尺", "寸", "丈", "方", "卡", "码", "节", "目", "转", "G", "P", "升", "斤", "克", "牛"}:
            return item.unit in {"斤", "升", "克"} and item.value != Decimal(1)
        return item.value != 1 or item.unit in {"吨", "斤", "公里", "米"}
