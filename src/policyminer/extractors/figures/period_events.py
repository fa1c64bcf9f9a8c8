"""Periods that an event names: 开园以来, 自项目启动以来, 疫情期间, 展会期间.

“运营以来,累计接待游客3万人次”→“运营以来”;“会议期间”“汛期”之外的任意词不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyminer.spans import Span

_SINCE = (
    "成立 组建 设立 创建 建成 建立 开业 开园 开馆 开放 开通 开街 开行 开航 开学 开工 运营 运行 投运 投用 投产 启动 启用 启幕 启航 实施 施行 试行 推行 推开 开展 部署"
    " 上线 上市 挂牌 揭牌 换届 入汛 入夏 入冬 入秋 入春 建区 建市 建州 建县 建省 建校 建院 建站 建国 建党 建团 建园 建馆 建厂 落户 落地 入驻 进驻 履职 任职 上任 到任 试点 获批 发布 颁布 出台 印发"
    " 复工复产 疫情发生 疫情暴发 疫情爆发 灾情发生 灾害发生 震后 灾后 改制 改革 脱贫 摘帽 签约 结对 立项 创城 创文 撤县设区 撤县设市 撤地设市 集采 供暖 开耕 春耕 开闸 开犁 开镰 开播 启播 执行 巡察"
).split()
_DURING = (
    "疫情 疫情防控 抗疫 战疫 汛 主汛 防汛 抗洪 抢险 抗旱 夏收 秋收 三夏 三秋 双抢 节日 假日 节假日 节庆 假期 长假 放假 活动 大会 展会 会展 会议 论坛 博览会 洽谈会 交易会 推介会 投洽会 文博会 农博会"
    " 文化节 旅游节 艺术节 采摘节 购物节 消费季 高考 中考 赛事 比赛 亚运会 奥运会 世博会 进博会 服贸会 广交会 全运会 省运会 两会 全国两会 春耕 春播 备耕 供暖 采暖 迎峰度夏 度夏 用电高峰 集中签约 创建 攻坚 巡视"
).split()
_ANCHOR = re.compile(r"以来|期间")
_EVENT = re.compile(rf"(?:(?:{'|'.join(sorted(_SINCE, key=len, reverse=True))}))$")
_STRETCH = re.compile(rf"(?:(?:{'|'.join(sorted(_DURING, key=len, reverse=True))}))$")
_SINCE_LAST = frozenset(word[-1] for word in _SINCE)
_DURING_LAST = frozenset(word[-1] for word in _DURING)
_FROM = re.compile(r"(?:自从?|从)[^，。；、：,;:\s]{0,14}$")


def event_periods(text: str) -> Iterator[Span]:
    """The stretches of a folded text that name a period by an event.

    ``list(event_periods("自园区运营以来,"))`` → ``[(0, 7)]``.
    """
    for match in _ANCHOR.finditer(text):
        at = match.start()
        last = text[at - 1 : at]
        if match.group() == "以来":
            found = _EVENT.search(text, max(0, at - 5), at) if last in _SINCE_LAST else None
        else:
            found = _STRETCH.search(text, max(0, at - 5), at) if last in _DURING_LAST else None
        if found is None:
            continue
        begun = _FROM.search(text, max(0, found.start() - 16), found.start())
        yield (begun.start() if begun is not None else found.start()), match.end()
