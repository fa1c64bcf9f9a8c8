"""The division that a text is about: regions that call themselves so, names that end like a known one."""

from __future__ import annotations

import pytest

import policyminer

REGION = """关于支持文旅消费的若干措施

支持宁夏老字号企业参展。自治区财政每年安排专项资金。(自治区商务厅、自治区文化和旅游厅)

对到吴忠市旅游的团队给予奖励。(自治区文化和旅游厅、银川海关)
"""
LONGER = """松兴县交通运输局2020年工作总结

2020年,县交通运输局在县委、县政府的领导下,完成公路建设投资2亿元。县委、县政府多次研究。
"""
KNOWN = """兴县交通运输局2020年工作总结

2020年,县交通运输局在县委、县政府的领导下,完成公路建设投资2亿元。县委、县政府多次研究。
"""
SPEAKER = """在全市优化营商环境动员大会上的讲话
榆清市市长 熊某

同志们,与相邻的吉南市相比,我们的差距不小。市发改委、市行政审批局要主动作为。
"""
REPORTER = """全市人才工作综述

记者从市人社局获悉,今年引进博士35名。记者从市委组织部了解到,费用由市财政承担。
"""
TITLED = """关于泊清市2013年预算执行情况的报告

2013年,市财政收入12亿元。与武汉、西安等城市开展合作。市委、市政府出台办法。
"""
COLON = """一座煤城的第二张面孔
棠岭：把矿灯换成路灯

过去,棠岭靠煤吃饭。市委、市政府决定转型,棠岭关闭煤矿12座。如今的棠岭,绿树成荫。棠岭人说,日子好了。
"""
WITHOUT_RANK = """瀛州港：单子少跑五道门

瀛州海关与市口岸办公室推出新办法。在瀛州，市政府出资建设平台，市委书记说，瀛州要做开放的门户。瀛州人说好。
"""
VERB = """关于全县实事项目检查情况的通报

县政府督查室会同县纪委监委开展检查,县委书记批示。出口信保费县里补三成。
"""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (REGION, "宁夏回族自治区"),
        (LONGER, "松兴县"),
        (KNOWN, "兴县"),
        (SPEAKER, "榆清市"),
        (TITLED, "泊清市"),
        (COLON, "棠岭市"),
        (WITHOUT_RANK, "瀛州市"),
    ],
    ids=["region", "longer", "known", "speaker", "titled", "colon", "without rank"],
)
def test_place(text: str, place: str) -> None:
    found = policyminer.load().mine(text).layout.place
    assert found is not None
    assert found.name == place


STRONG_TOWN = """产业强镇建设纪实

近年来,全镇发展产业,产业强镇建设成效明显。镇党委、镇政府出台办法。
"""
TALENT = """人才：第一资源

人才是根本。市委、市政府出台人才办法,人才总量5万人,引进人才320人。
"""
OLD_TOWN = """老城区改造让居民更舒心

全市改造老城区12万平方米。老城区的居民说好,市政府继续投入。
"""


@pytest.mark.parametrize(
    "text", [REPORTER, VERB, STRONG_TOWN, TALENT, OLD_TOWN], ids=["reporter", "verb", "town", "talent", "old town"]
)
def test_no_place(text: str) -> None:
    """``记者从市人社局``, ``督查室会同县纪委`` and the words of a title name no place."""
    assert policyminer.load().mine(text).layout.place is None
