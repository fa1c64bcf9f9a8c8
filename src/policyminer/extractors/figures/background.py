"""Figures that are neither reached nor to be reached: geography, what is compared with, old levels, gaps.

“地处北纬35度”“由30天压缩至10天”的30天、“总投资9亿元的项目”“护理人员缺口仍有900人”→ 无状态。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.sentences import Sentence

_GEOGRAPHY = re.compile(
    r"地处|位于|下辖|管辖|辖(?<=[，、；]辖)|属.{0,6}气候|国土面积|年日照|年均降水|地形|流经|蜿蜒|绵延|沿线分布|海拔|毗邻|距离|相距|常住人口约|户籍人口约"
)
_ACTS = re.compile(r"新建|完成|达到|实现|建成|引进|今年|去年|建设|整治")
_FROM_PLACES = re.compile(r"(?:来自|涵盖|涉及|流经|横跨|途经)[^，。；]{0,4}$")
_FIELD_OF_RANK = re.compile(r"(?:全[省市国县区州]|各|同类|[居列在从])[^，。；、]{0,2}$")
_RANKED = re.compile(r"[^，。；、]{0,24}(?:第[一二三四五六七八九十0-9]|首位|前[0-9一二三四五六七八九十]|脱颖而出)")
_FIELDS = re.compile(r"(?:省直|市直|县直|相关|有关)?(?:部门|单位(?:参|组|参与|为成员)|领域|方向|板块|环节|部委)")
_LACK = re.compile(
    r"缺口|偏[小低少弱]|仍有|还有|仅有|仅为|仅占|只有|不足[：:]|不足$|不到$|自给率|不够|不平衡|仍存在|依然存在|问题(?:依然|仍然|仍)|短板(?:明显|突出|依然)|短、|低于$"
)
_ADMITTED = re.compile(
    r"清醒|问题[：:]|(?:存在|面临)[^。]{0,10}(?:不足|问题|困难|短板|挑战)|短板|差距|不足[：:]|薄弱环节|隐忧|也应看到|也要看到|矛盾|与此同时，我"
)
PROBLEMS = re.compile(
    r"(?:存在|面临)的?(?:主要|突出)?(?:问题|困难|不足|短板|差距)|(?:问题|困难|短板)[与和](?:困难|问题|不足|挑战)"
)
_WHOLE = re.compile(r"(?:总投资|总造价|占地(?:面积)?|注册资本|总规模|总装机|总面积)(?:约|达|近|超|超过)?$")
_OLD = re.compile(r"由(?:每[单户人次件]|原来的?|过去的?|最初的?|改革前的?|上年的?|20[0-9]{2}年的?)?$")
_NEW = re.compile(r"[^，。；、]{0,8}(?:到|至|为|成)")


def states_nothing(text: str, sentence: Sentence, figure: FigureDraft) -> bool:
    """Whether a figure under what was done tells nothing that was reached."""
    start, end = figure.start, figure.end
    before = text[sentence.since(start) : start]
    if figure.direction is None and _geography(text, sentence) < start and _GEOGRAPHY.search(before):
        return not _ACTS.search(before)
    if figure.dimension == "duration" and before.endswith("为期"):
        return True
    if text[end : end + 1] == "的" and _WHOLE.search(before[-8:]):
        return True
    if _admits(text, sentence, before):
        return True
    if figure.dimension != "count":
        return False
    if _FIELDS.match(text, end) and figure.unit in {"个", "家", "大"}:
        return True
    near = before[-8:]
    if _FROM_PLACES.search(near):
        return True
    return _FIELD_OF_RANK.search(before[-6:]) is not None and _RANKED.match(text, end) is not None


def _geography(text: str, sentence: Sentence) -> int:
    """Where the first word of geography stands in a sentence; behind its end without one."""
    if "geography" not in sentence.notes:
        match = _GEOGRAPHY.search(text, sentence.start, sentence.end)
        sentence.notes["geography"] = sentence.end if match is None else match.start()
    return sentence.notes["geography"]


def old_level(text: str, before: str, end: int) -> bool:
    """Whether a figure is the level that was left (``由30天压缩至10天``)."""
    return _OLD.search(before) is not None and _NEW.match(text, end) is not None


def _admits(text: str, sentence: Sentence, before: str) -> bool:
    """Whether the sentence speaks of what is missing (``护理人员缺口仍有900人``)."""
    if not _LACK.search(before[-24:]):
        return False
    return _ADMITTED.search(text, max(0, sentence.start - 60), sentence.end) is not None
