"""What is built or bettered behind a number is counted, not the building or the bettering.

“4座再生水厂|建设”→“再生水厂”;“15个医疗中心|服务水平”→“医疗中心”;“9处易涝点|改造”→“易涝点”。
"""

from __future__ import annotations

import re

_ENDS = frozenset("设作收造型断固修险淤级升治平质量力件伐度理复新用")
_WORKS = re.compile(
    r"(?<=[村区点目程园地台心带校县镇站库院链廊体路桥厂网田施置）室团湖馆场])(?:的?(?:建设|前期|验收|创建|改造)工作|建设|评价验收|验收)$|(?<=[库堤坝闸桥塘渠房])(?:除险加固|除险|加固|维修|整修|维修改造|加固改造|清淤)$|(?<=[村镇区院校站园馆厅所场点房])(?:提质|提档|提升|适老化|智慧化|标准化|规范化|数字化|无障碍|消防安全|消防|安全|绿色化|节能|环境|亮化|绿化|美化){1,2}(?:改造|升级|整治|提升|建设)$|(?<=企业)(?:超低排放|超低能耗|数字化|智能化|绿色化|绿色|节能|技术|清洁生产)?(?:改造|转型|诊断)$"
)
_BETTERED = re.compile(  # 15个医疗中心|服务水平, 80条道路|绿化品质, 8条支浜|水环境治理, 27个片区|城市更新
    r"(?<=[村区点目程园地台心带校县镇站库院链廊体路桥中厂河湖街网场馆所店厕施）室])"
    r"(?:建设|改造|服务|办学|教学|管理|运营|绿化|环境|供水|供电|保障|治理|照明|景观|立面|诊疗|通行|安全|配套|基础|医疗|生态){0,3}(?:水平|品质|能力|条件|步伐|进度)(?:建设|改善|提升)?$"
    r"|(?<=[点块厕庄湖河浜体塘沟渠口网镇路])(?:农村|生活|污水|环境|水环境|水生态|综合|生态|适老化|适幼化|无障碍|品质|风貌|黑臭|、){0,4}(?:整治|治理|修复|改造|提升)$"
    r"|(?<=[片小社]区)(?:居家|家庭)?(?:适老化|适老|无障碍)改造$|(?<=片区)(?:城市)?更新(?:改造)?$|(?<=[室心台地园])(?:引领|带动|支撑|示范|平台|辐射){0,2}作用$"
)


def before_works(text: str, start: int, edge: int) -> int:
    """Where the noun behind a figure ends before its building, bettering or the quality that is bettered.

    ``before_works("易涝点改造", 0, 5) == 3``.

    Parameters
    ----------
    text
        The folded text.
    start, edge
        The noun behind the figure as found so far.
    """
    if text[edge - 1] not in _ENDS:
        return edge
    works = _WORKS.search(text, start + 2, edge) or _BETTERED.search(text, start + 2, edge)
    return edge if works is None else works.start()
