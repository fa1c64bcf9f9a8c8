"""What is done to the things counted is no part of their name where the measure word counts the things.

“完成老旧小区改造57个”→“老旧小区”;“矿业权出让5宗”→“矿业权”;“户厕改造540户”不拆。
"""

from __future__ import annotations

import re

from policyminer.spans import Span

_HOW = r"(?:无障碍|适老化|雨污分流|节能|综合|环境|消防|安全|达标|提标|提质|系统|生态|集中|专项|质量)?"
_ACTS = (
    "改造提升 提升改造 改造升级 整治提升 整治改造 除险加固 招标采购 改造 整治 整改 治理 评审 审查 认定"
    " 评定 备案 出让 验收 升级 更新 修缮 维修 加固 创建 申报 销号 办结 关停"
    " 搬迁 入库 编制 研究编制 编制 核查 普查 鉴定 换装 改建 扩建 迁建 重建"
).split()
_ACT_ENDS = frozenset(word[-1] for word in _ACTS)
_ACT = re.compile(rf"{_HOW}(?:{'|'.join(sorted(_ACTS, key=len, reverse=True))})(?:工作|任务)?$")
_TASK_ENDS = frozenset("作务")
_THINGS = {
    "个": "片区 园区 街区 社区 灌区 村 问题 项目 规划 方案 窗口 标准 市场 码头"
    " 港区 院落 村庄 站点 网点 乡镇 街道 景区 校区 楼院 公园 中心",
    "条": "街 巷 街巷 路 线 河 沟 渠 溪 道 口 河流 河道 街道 公路 生产线",
    "座": "桥 库 坝 矿山 站 闸 厂 公厕 公园 塔 桥梁 水库 窑",
    "家": "企业 公司 机构 医院 单位 合作社 平台 工厂 门店 市场 饭店 养殖场 银行 卫生院 幼儿园 宾馆 商户",
    "户": "企业 公司 主体 合作社",
    "宗": "权 地 用地 标准地 土地",
    "处": "隐患 隐患点 违建 口 排污口 水源地 遗址 图斑 塌陷区 路口 路段 滑坡 堵点",
    "所": "学校 幼儿园 医院 卫生院 小学 中学 高中 校 院 卫生室",
    "件": "问题 案件 诉求 事项 积案",
    "项": "任务 问题 隐患 事项 项目 标准",
    "栋": "房 楼 房屋 楼房 住宅",
    "幢": "房 楼 房屋 楼房 住宅",
    "辆": "车 客车 货车 公交车 出租车",
    "部": "电梯",
    "台": "电梯 锅炉 机组 设备 变压器",
    "艘": "船 渔船 船舶",
}
_HEADS = {unit: tuple(words.split()) for unit, words in _THINGS.items()}


def without_task(text: str, span: Span, unit: str | None, at: int) -> Span:
    """The things counted without what is done to them.

    ``老旧小区改造|93个`` → ``老旧小区``.

    Parameters
    ----------
    text
        The folded text.
    span
        The indicator as found so far.
    unit
        The measure word of the figure.
    at
        Where the figure begins.
    """
    low, high = span
    heads = _HEADS.get(unit or "")
    if heads is None or high - low < 4 or (text[high - 1] not in _ACT_ENDS and text[high - 1] not in _TASK_ENDS):
        return span
    act = _ACT.search(text, low + 2, high)
    if act is None:
        return span
    if unit == "个" and low > at and text.endswith("小区", low, act.start()):  # 270个|小区|改造
        return low, act.start()
    if not text.endswith(heads, low, act.start()):
        return span
    return low, act.start()
