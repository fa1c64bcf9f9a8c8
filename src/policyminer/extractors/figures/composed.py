"""Verbs inside the name of what is counted, behind the number.

“7个生态价值转化示范品牌”的“转化”、“4个片区开发方案”的“开发”都在名称里。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.cues import LINK, MODIFYING, VERB, Token, cues

_COMPOSED = re.compile(
    r"[^，。、；“”0-9]{0,8}?(?:片区|品牌|补贴|补助|津贴|奖补|资金|基金|场地|场所|工程|事项|设施|岗位|课程|系统|体系|指标|债券|贷款|城市|产品|技术|人才|设备|装备|清单|标准|机构|专员|队伍|人员|车间|基地|示范区|园区|平台|中心|场景|试点|团队|示范[村点校镇县户]|工作站|综合体|(?:示范|龙头|领军|骨干|标杆|优势|重点|科技)企业|集聚区|项目|工程包|特色[村镇])"
)


_PAPERS = re.compile(
    r"[^，。、；“”0-9]{0,4}?(?:方案|规划|预案|报告|机制|制度|模式|政策|课题|举措|用地|案例|事例|做法|经验|成果|专利)"
)
_PURPOSE = re.compile(r"(?:补贴|补助|津贴|奖补|专项资金|资金|基金|贷款|课程)")
_WORKS_OF = re.compile(r"(?:[\u4e00-\u9fff]{2})?(?:工程|项目|行动|计划|任务)")
_COMPLETE = frozenset(
    {
        "机构",
        "公司",
        "银行",
        "农户",
        "村民",
        "学校",
        "医院",
        "部门",
        "单位",
        "群众",
        "居民",
        "集团",
        "项目",
        "企业",
        "工程",
        "平台",
        "园区",
        "基地",
        "案例",
        "产品",
        "场景",
        "品牌",
    }
)


def composed(text: str, tokens: list[Token], index: int, edge: int) -> bool:
    """``生态价值|转化|示范品牌``: a verb inside the name of what is counted."""
    token = tokens[index]
    if text[token.start - 2 : token.start] in _COMPLETE:
        return False
    if _WORKS_OF.match(text, token.end, edge) and text[token.start : token.end] in cues().bettering:
        return True
    if _PURPOSE.fullmatch(text, token.end, edge) and not text[edge : edge + 1].isdigit():
        return True
    tail = _COMPOSED.match(text, token.end, edge)
    if tail is None and token.kind & MODIFYING:
        tail = _PAPERS.match(text, token.end, edge)
    return (
        tail is not None
        and (tail.end() == edge or _next_acts(text, tokens, index, tail.end()))
        and text[token.start - 1] not in "和与及"
        and text[token.start : token.end].lstrip("新") not in cues().governing
    )


def _next_acts(text: str, tokens: list[Token], index: int, at: int) -> bool:
    """Whether the next cue word begins at an offset and tells what happens to the thing: ``开发方案|通过审查``."""
    following = next((token for token in tokens[index + 1 : index + 4] if token.start >= at), None)
    return following is not None and following.start == at and following.kind & (VERB | LINK) > 0
