"""Quoted words in front of a noun that say which kind it is, against a brand or an event that only names it.

“新增‘两业融合’试点单位12家”→“‘两业融合’试点单位”;“举办‘惠享某城’消费促进活动30场”→“消费促进活动”。
"""

from __future__ import annotations

import re

_PLAIN_KIND = re.compile(
    r"”(?:行动|工程|计划|企业|项目|事项|品牌|产品|农产品|活动|人才|家庭|平台|社区|学校|车间|工厂|案例|村|园区|街区|门店|合作社|党员|干部|岗|用户|场景)"
)
_HEADS = (
    "企业|(?<!科技)项目|事项|产品|农产品|单位|集团|集群|区域|场景|场所|标准|服务站|目录|开户|改革|解决方案"
    "|示范[点村镇县店]镇?|标准村|精品村|合作社|门店"
)
_KIND = re.compile(rf"”(?:{_HEADS})|”[\u4e00-\u9fff]{{1,4}}(?<!生产)(?:{_HEADS})")
_NUMBERED_KIND = re.compile(rf"”[\u4e00-\u9fff]{{0,10}}?(?:{_HEADS}|总产值)")
_NUMBERED = re.compile(r"[一二两双三四五六七八九十百千万多0-9A-Z+＋]|专精特新|名特优新|规上|限上|升规")


def of_quoted_kind(text: str, left: int, border: int, edge: int) -> bool:
    """Whether the quote that closes at ``border`` says which kind the noun is: ``“两业融合”|试点单位``.

    Parameters
    ----------
    text
        The folded text.
    left
        Where the noun with its quoted words begins.
    border
        Where the quoted words end, in front of the closing mark.
    edge
        Where the noun ends.
    """
    if _PLAIN_KIND.fullmatch(text, border, edge):
        return True
    opened = text.rfind("“", left, border)
    if opened < 0 or border - opened > 12:
        return False
    numbered = _NUMBERED.search(text, opened, border) is not None
    return (_NUMBERED_KIND if numbered else _KIND).fullmatch(text, border, edge) is not None
