"""Titles behind verbs of building and adding, and titles with a count behind: 建成国家用药安全示范城市."""

from __future__ import annotations

import re

COME_ABOUT = frozenset({"建成", "新增"})
"""Verbs behind which only a levelled title is one: 建成国家用药安全示范城市; not 建成云溪大桥."""
LEVEL_AHEAD = ("国家", "全国", "省级", "自治区级", "首批国家", "首批全国", "首批省级")
_TITLE_ENDS = frozenset("市县区镇村乡街地")
RATED = frozenset("先进县 先进市 先进区 先进镇 先进乡 进步县 进步市 进步区 模范县 模范区 十强县 百强县".split())
_TITLE_COUNTED = re.compile(  # 创建省级特色和美乡村9个; not 新增省级示范县3个, 国家级绿色工厂2家
    r"(?:国家级?|全国|省级|自治区级)(?!以上)[\u4e00-\u9fff]{4,14}(?:(?<!省级)示范(?:区|县|市|镇|城市|街区|社区)|乡村|街区|(?<!安全)社区)"
)
FAR_TITLE = re.compile(rf"(?:全国|国家).{{8}}|(?:{_TITLE_COUNTED.pattern})\Z")


def come_about(text: str, start: int, end: int, verb: str, counted: bool) -> bool:
    """Whether what is built or added is a title: 建成国家用药安全示范城市; not 新增省级重点实验室."""
    if counted or verb == "新增":
        return bool(_TITLE_COUNTED.fullmatch(text, start, end))
    return text[end - 1 : end] in _TITLE_ENDS
