"""Figures that are neither reached nor to be reached: geography, what is compared with, old levels, gaps.

“地处北纬35度”“由30天压缩至10天”的30天、“总投资9亿元的项目”“护理人员缺口仍有900人”→ 无状态。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures.scenes import in_scene
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
    r"缺口|偏[小低少弱]|仍有|还有|仅有|仅为|仅占|只有|不足[：:]|不足$|不到$|较全[省市国县区][^，。；]{0,4}[低慢少]$|比全[省市国县区][^，。；]{0,4}[低慢少]$|只有$|自给率|不够|不平衡|仍存在|依然存在|问题(?:依然|仍然|仍)|短板(?:明显|突出|依然)|短、|低于$"
)
_ADMITTED = re.compile(
    r"清醒|问题[：:]|(?:存在|面临)[^。]{0,10}(?:不足|问题|困难|短板|挑战)|短板|差距|不足[：:]|薄弱环节|隐忧|也应看到|也要看到|矛盾|与此同时，我"
)
PROBLEMS = re.compile(
    r"(?:存在|面临)的?(?:主要|突出)?(?:问题|困难|不足|短板|差距)|(?:问题|困难|短板)[与和](?:困难|问题|不足|挑战)"
)
_WHOLE = re.compile(r"(?:总投资|总造价|占地(?:面积)?|注册资本|总规模|总装机|总面积)(?:约|达|近|超|超过)?$")
_OLD = re.compile(
    r"[由从](?:(?:每[人户生亩年月天名家]|年?人均|户均|平均|最高[时峰]?的?){1,2}|每[单户人次件]|原来的?|过去的?|最初的?|改革前的?|上年的?|20[0-9]{2}年的?)?$"
)
_NEW = re.compile(r"[^，。；、]{0,8}(?:到|至|为|(?<!组)成(?!员))")


_THRESHOLD = re.compile(r"(?:超|过|破|低于|高于|不足|不到)$")
_OF_CLASS = re.compile(
    r"的?[^，。；、0-9]{0,10}?(?:项目|企业|主体|自然村|行政村|的村|村级|村占|情况|人口|家庭|群体|公司|订单|贷款|园区|集群|事故|道路运输)"
    r"|的?(?:村|户|店|镇)(?:占|比|达|数|[0-9])|[0-9]{1,4}(?:个|家|户)(?=[，。；、])"
)
_SIZES = frozenset({"power", "mass", "volume", "energy"})
_OF_WORKS = re.compile(r"[^，。；]{0,36}?(?:项目|工程)|[^，。；、0-9]{0,12}(?:电站|光伏|风电|生产线)")
_WORKS_MADE = re.compile(
    r"(?:建设|新建|建成|新增|达到|投产|达|完成|装机|增加|储备|供应|生产|开工|利用|利用率|清运)(?:约|近|超|规模)?$"
)
_INVESTED = re.compile(r"投资(?:约|达|近|超|超过|逾)?$")
_WORKS_BEHIND = re.compile(r"(?:建设|兴建|打造|新建|改造|修建|建成)?的")


def names_class(text: str, figure: FigureDraft, before: str) -> bool:
    """Whether a figure only says which works or bodies are meant (``10亿元以上|项目``, ``投资3亿元|的水厂``)."""
    start, end, dimension = figure.start, figure.end, figure.dimension
    if dimension == "money":
        if text[end : end + 1] in "的建兴打新改修" and _INVESTED.search(before[-6:]) and _WORKS_BEHIND.match(text, end):
            return True
        over = text[start:end].endswith(("以上", "以下")) or _THRESHOLD.search(before[-3:]) is not None
        return over and _OF_CLASS.match(text, end) is not None
    if dimension == "count":
        return figure.unit in {"户", "人"} and text[start:end].endswith("以上") and text.startswith(_VILLAGES, end)
    return (
        dimension in _SIZES
        and figure.direction is None
        and _WORKS_MADE.search(before[-8:]) is None
        and _OF_WORKS.match(text, end) is not None
    )


_VILLAGES = ("自然村", "行政村", "的自然", "的行政", "村庄", "道路运输", "事故", "的事故", "道路交通")
_DAMAGE = (
    r"(?:受灾|受伤|受损|受淹|死亡|遇难|失联|失踪|倒塌|损坏|损毁|绝收|成灾|经济损失|被淹|被毁|冲毁|冲垮|淹没|停电|断电)"
)
_HARM = frozenset("灾伤损淹亡难联踪塌收毁垮没电失成")
_DAMAGED = re.compile(rf"(?:{_DAMAGE}[^，。；]{{0,20}}|造成[^，。；]{{0,20}})$")
_DAMAGE_BEHIND = re.compile(rf"[^，。；、]{{0,16}}?{_DAMAGE}")
_MENDED = re.compile(r"恢复|修复|抢通|挽回|避免|减少|追回|已|救|转移|安置|赔|补|降|减")
_NATURE = re.compile(
    r"(?:降[雨雪水]量|雨量|雨强|降[雨雪水]|水位|洪峰|警戒(?:水位|线|值)?|保证水位|流量|气温|最低温|最高温|风力|阵风|震级|积雪|震源深度)[^，。；、0-9]{0,12}$"
)
_RAIN = re.compile("[降下][雨雪水]|雨量|暴雨|雨强|积雪")
_LEVELS = frozenset({"length", "temperature", "volume", "speed", "other"})


def natural(text: str, figure: FigureDraft, before: str) -> bool:
    """Whether a figure tells of weather, water or damage: no body reached it."""
    if figure.direction is not None:
        return False
    near = before[-24:]
    if figure.dimension in _LEVELS and (_NATURE.search(near) or (figure.unit == "毫米" and _RAIN.search(before))):
        return True
    if "常年" in near and near.endswith(("偏多", "偏少", "偏高", "偏低")):
        return True
    if _HARM.isdisjoint(near) and _HARM.isdisjoint(text[figure.end : figure.end + 18]):
        return False
    last = near.rsplit("，", 1)[-1]
    if "造成" not in last and _MENDED.search(last):
        return False
    if _DAMAGED.search(near):
        return _MENDED.search(text, figure.end, figure.end + 4) is None
    return (
        figure.dimension == "count"
        and (match := _DAMAGE_BEHIND.match(text, figure.end)) is not None
        and _MENDED.search(match.group()) is None
    )


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
    if _admits(text, sentence, before) or natural(text, figure, before) or in_scene(text, figure, before):
        return True
    if figure.dimension != "count":
        return False
    if text[start:end].endswith("方面"):
        return True
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


_BUT = re.compile(r"[^。]{0,80}?(?:仅|缺口|不足|低于|偏|滞后|空置|只有|短缺|集中在|薄弱|不够|高达)")
_NAMED_LACK = re.compile(r"(?:困难|问题|不足|短板|差距|薄弱环节|挑战)：")
_ONCE = re.compile(r"(?:(?:19|20)[0-9]{2}年|[0-9一二三四五六七八九十几]{1,3}年前|过去|曾经|以前|当时|那时|起初)")
_ONLY = re.compile(r"(?:只有|仅有|仅为|仅|不足|不到|才)$")


def _admits(text: str, sentence: Sentence, before: str) -> bool:
    """Whether the sentence speaks of what is missing (``护理人员缺口仍有900人``)."""
    if text.startswith("但", sentence.start) and _BUT.match(text, sentence.start):
        return True
    if "：" in before and _NAMED_LACK.search(before):
        return True
    if _ONLY.search(before[-4:]) and _ONCE.match(text, sentence.start):
        return True
    if not _LACK.search(before[-24:]):
        return False
    return _ADMITTED.search(text, max(0, sentence.start - 60), sentence.end) is not None
