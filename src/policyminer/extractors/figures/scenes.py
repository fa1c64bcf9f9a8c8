"""Figures of a scene or of how things lie: nobody reached them, no policy sets them.

“带着6名社员套袋”“离县城45公里”“沿河500米范围内”“几年前还有50户”“平均年龄56岁”→ 无状态。
"""

from __future__ import annotations

import re

from policyminer.extractors.drafts import FigureDraft

_AWAY = re.compile(r"(?:(?<![偏背脱])离|距离?|相距)[^，。；0-9]{0,14}$")
_AROUND = re.compile(r"的?(?:范围|半径|开外|之外|之内|外的|内|远)")
_HOLDING = re.compile(
    r"(?:(?:带|领|停|摆|站|坐|挤|放|住|堆|拎|抱|开|围|跟|背|揣|攥|挂|立|躺|排|握|骑|扛|挑|推|端|捧|养|种)着|手[里中上]有)$"
)
_BUSY = re.compile(
    r"[^，。；、0-9]{0,12}?(?:正在|忙着|坐在|站在|停着|围着|围坐|挤在|排着|空着|闲着|正(?=[忙在把用给往向围为将调装搬测]))"
)
_FORMERLY = re.compile(
    r"(?:以前|(?<!度)过去(?!的?[一二三四五两几0-9])|早些年|早年|从前|那时|几年前|[0-9一二两三四五六七八九十]{1,2}[多余]?年前|曾经?是|起初)([^。；]{0,25})$"
)
_PAST_SIGNS = frozenset("前去早那曾起")
_NOW = re.compile(r"如今|现在|现已|已|目前|今年|[增减降缩提升压扩]|改革后|变成|达到|了")
_BUILT_IN = re.compile(r"(?:始?建于|建成于|修建于)[^。；]{0,30}$")
_SCALE = re.compile(
    r"(?:占地(?:面积)?|(?:该[段桥路线]|主桥|线路|隧道|大坝|干流|境内)[^，。；]{0,4}长|全长|总长|坝高|设计时速|桥隧比|工期|建设周期|概算投资)(?:约|达|近|为|共|高达)?$"
    r"|(?:^|[，。；：\n])(?:该|这个|这一|本)?(?:项目|工程|园区|基地|公园|线路)(?:计划|概算|估算)?总投资(?:约|达|近|超)?$"
)
_MADE = re.compile(r"新建|新增|完成|改造|建成|整治|修复|[^计规]划拨|供应|处置|盘活")
_PEOPLE = re.compile(
    r"(?:老年人口?|老人|老龄人口|少数民族(?:人口)?)占(?:总人口|全[县市区村镇州](?:总?人口)?)?的?(?:比例|比重)?(?:达|约|近|超)?$"
)
_AGE = re.compile(r"(?:平均)?年龄(?:已|约|达|为|在|超过?|已达)?$")
_PARTED = re.compile(r"(?:个|大)?(?:门类|类别|维度|层级|档次|等级|组别|赛道|成员单位|责任单位|责任部门|牵头部门)")
_LASTED = re.compile(
    r"(?:开车|骑车|坐车|乘车|步行|走路|车程|路程|(?:开|骑|坐|走|跑|赶)了)(?:要|需|约|近)?$|(?:(?<!试)运行|闲置|荒废|撂荒|沉睡|困扰|空置|已有|有着)(?:了|近|达|约|长达)?$"
)
_LASTED_ON = re.compile(r"(?:之久)?(?:的?历史)?[的，。才路山]")
_GUESTS = re.compile(r"[^，。；、0-9]{0,6}(?:企业家|客商|嘉宾|代表|专家|学者|来宾|宾客|运动员|选手)")
_SMALL = re.compile(r"一[座个][^，。；]{0,10}(?:不足|不到|仅有?)$")
_EACH_OF_THEM = re.compile(r"[^，。；、0-9]{1,8}每[人名位]")
_SCALE_ENDS = frozenset("地积长高速比期资约达近为共超")  # the last characters of a match
_PARTED_STARTS = frozenset("个大门类维层档等组赛成责牵")
_SIZES = frozenset({"length", "area", "money", "percent", "speed", "duration"})


def in_scene(text: str, figure: FigureDraft, before: str) -> bool:
    """Whether a figure belongs to a scene, to how things lie or to how they were.

    ``before`` is the sentence in front of the figure: ``离县城|45公里``.
    """
    if figure.direction is not None:
        return False
    end, dimension = figure.end, figure.dimension
    near = before[-24:]
    clause = near[max(near.rfind("，"), near.rfind("；")) + 1 :]
    if dimension == "length" and (
        (("离" in clause or "距" in clause) and _AWAY.search(clause)) or _AROUND.match(text, end)
    ):
        return True
    if dimension == "duration" and _LASTED.search(clause) and _LASTED_ON.match(text, end):
        return True
    if dimension in _SIZES and near[-1:] in _SCALE_ENDS and _SCALE.search(near) and not _MADE.search(before[-60:]):
        return True
    if ("年龄" in clause and _AGE.search(clause)) or ("一" in clause and _SMALL.search(clause)):
        return True
    if dimension == "count" and _counted(text, figure, before):
        return True
    if dimension in {"percent", "fraction"} and _PEOPLE.search(clause):
        return True
    if dimension == "multiple" or _PAST_SIGNS.isdisjoint(before[-48:]):
        return False
    match = _FORMERLY.search(before[-48:])
    return match is not None and _NOW.search(match[1]) is None


def _counted(text: str, figure: FigureDraft, before: str) -> bool:
    """Who or what is only there: ``带着|6名|社员``, ``|12名|科研人员正在``, ``来自各地的|300多位|企业家``."""
    end = figure.end
    if (before[-1:] in {"着", "有"} and _HOLDING.search(before[-3:])) or _BUSY.match(text, end):
        return True
    if text[end : end + 1] in _PARTED_STARTS and _PARTED.match(text, end):
        return True
    if figure.unit == "人" and text.startswith("口", end) and before.endswith("有"):
        return True
    if "来" in before[-16:] and before.endswith("的") and _GUESTS.match(text, end):
        return "来自" in before[-16:] or "前来" in before[-16:]
    if (not before or before[-1] in "，。；：、\n") and _EACH_OF_THEM.match(text, end):
        return True
    return ("建于" in before or "建成于" in before) and _BUILT_IN.search(before) is not None
