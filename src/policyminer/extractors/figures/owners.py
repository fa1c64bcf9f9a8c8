"""Who or what has a quality stays outside its name: it is the subject.

“国控断面水质优良率100%”→ 指标“水质优良率”;“第二产业增加值”是一个名称,不拆。
"""

from __future__ import annotations

import re
from bisect import bisect_left

from policyminer.extractors.figures.cues import NOUN, Token, begins
from policyminer.spans import Span


def without_owner(text: str, tokens: list[Token], span: Span) -> Span:
    """``国控断面|水质优良率``: who or what has the quality is the subject; names of indicators stay whole."""
    left, edge = span
    town = _TOWN.match(text, left, edge) if text[left - 1 : left] in _BORDERS else None
    if town is not None:
        left = town.end()
        span = left, edge
    kept = None if _GRADES.isdisjoint(text[left:edge]) else _OF_LEVEL.match(text, left, edge)
    if kept is not None and (text[kept.end() - 1] == "上" or not _whole(tokens, kept.end())):
        left = kept.end()
        span = left, edge
    yielded = _YIELD.search(text, left + 3, edge) if text[edge - 1] in "产量值平" else None
    if yielded is not None:
        return yielded.start(), edge
    if edge - left < 6 or _QUALITY.search(text, edge - 3, edge) is None:
        return span
    cut = 0
    for match in _HOLDER.finditer(text, left, edge):
        rest = edge - match.end()
        if rest < 2:
            break
        if rest > 2 or text[match.end() : edge] in _SIZES:
            cut = match.end() + (text[match.end()] in "”）)")
    if cut == 0 or edge - cut < 2 or not text[cut].isalpha() or text[cut] in "和及与的或级型类式":
        return span
    if _SEVERAL.search(text, left, cut) or _BOUND_TO.match(text, cut, edge):
        return span
    index = bisect_left(tokens, cut, key=begins) - 1
    while index >= 0 and tokens[index].start >= left:
        if tokens[index].end > cut and tokens[index].kind & NOUN:
            return span
        index -= 1
    return cut, edge


def _whole(tokens: list[Token], cut: int) -> bool:
    """Whether a name that is kept whole lies over an offset."""
    index = bisect_left(tokens, cut, key=begins) - 1
    return index >= 0 and tokens[index].end > cut and tokens[index].kind & NOUN > 0


HAVING_MEANS = "|".join(
    (
        "货车 客车 车辆 公交 地铁 轨道 旅客 患者 病人 货物 快件 包裹 柜台 窗口 群众 学生 教师 用户 船舶 列车 航班"
        " 出租车 网约车 司机 骑手 职工 从业者 住户 家庭 老人 老年人 顾客 门店 站点 助餐点 热线 景区 企业 人口 居民"
    ).split()
)
_GRADES = frozenset("上急紧两三四五六危险低隐库洪河乡府均核批限")  # characters that every match has
_OF_LEVEL = re.compile(  # 硕士以上|人才, 65岁以上老年人|签约率, 货车|平均过境时间
    r"(?:[^，。、；0-9]{1,8}|[0-9.]{0,6}[万亿]?元)(?<!规模)(?<!限额)以上(?:或[^，。、；]{2,6}以上)?(?:学历|职称|文化程度)?(?=人才|医师|教师|毕业生|人员|(?:项目|企业)$|专家)"
    r"|(?:急需紧缺|紧缺急需|急需|紧缺)(?:专业|学科)?(?=[本硕博毕]|教师)"
    r"|[^，。；0-9]{0,14}[两三四五六](?:市|县|区|地|省|镇|村)(?=[^，。、级]{3})|[省市县]?(?:核定|批准|下达)的?(?=限额|额度)"
    r"|(?:危险区域?|风险区域?|低洼地带|低洼地区|隐患点|沿河|库区|山洪沟口)(?=群众|人员|居民|村民|住户)"
    r"|城乡居民(?=基础养老金|大病保险)|(?:地方)?政府(?=债务[余限率]|负债率)"
    rf"|[^，。、；0-9]{{0,4}}?(?:{HAVING_MEANS})(?=(?:平均|日均)[^，。、0-9]{{2,}})"
)
_FIRMS = (
    "国企 央企 民企 外企 公司 集团 园区 集群 项目 双方 开发区 集聚区 高新区 经开区 中学 银行 支行"
    " 医院 企业 大学 学院 合作社 景区 市政府 县政府 县财政 市财政"
).split()
_OF_FIRMS = (
    r"(?=总投资|总产值|规划|资产|产值|研发(?!中心|机构(?!覆盖)|平台|团队|人员|岗位)|持股|注册资|年产值|主营|营业收|营收|销售收|销售额|实缴|纳税|税收|占地|总面积|总建筑|从业人员|授信|累计|本科上线|住院|门诊|床位|投资额|总装机|利润|贷款余额|存款余额|亩均"
    r"|(?:一次性)?(?:投资|投入|奖励|补助|补贴|资助|筹资|出资|融资|退税|列支)$)"
)
_WORKS = (
    "电站 电厂 水库 高速 公路 铁路 大桥 隧道 机场 港口 码头 枢纽 工程 基地 产业园 生产线 厂区 商圈 市场"
    " 图书馆 博物馆 体育馆 文化馆 科技馆 展览馆 美术馆 档案馆 新馆 体育场 剧院 大厦"
    " 安置点 安置区 小区 校区 院区 公园 广场 学校 医院 社区 新城"
).split()
_OF_WORKS = (
    r"(?=总?工期|总投资|总造价|完成投资|总装机|装机|旅客吞吐|货邮|货物吞吐|集装箱|吞吐|起降"
    r"|总?库容|蓄水|年?发电量|客流|总?占地|总?用地|总面积|总建筑|建筑面积|规划面积|(?:投资|造价)$)"
)
_FIRM = re.compile("|".join(name + _OF_FIRMS for name in _FIRMS))
_OFFICE = re.compile(rf"[市县区省乡镇村][^，。]{{0,6}}[局厅委办]{_OF_FIRMS}")
_WORK = re.compile("|".join(name + _OF_WORKS for name in _WORKS))
_REACH = 16


def behind_owner(text: str, left: int, edge: int) -> int:
    """``云溪铝业公司|总投资``: where the noun begins behind the body or the works that it belongs to."""
    owner = _FIRM.search(text, left, edge)
    if not _OFFICES.isdisjoint(text[left:edge]):
        office = _OFFICE.search(text, left, edge)
        owner = office if office is not None and (owner is None or office.start() < owner.start()) else owner
    owner = owner or _WORK.search(text, left, edge)
    if owner is None or owner.start() - left > _REACH or edge - owner.end() < 2:
        return left
    if owner.start() == left and owner.group() == "项目":  # 项目投资 is a name of its own
        return left
    return owner.end()


_SIZES = frozenset({"产值", "投资", "产能", "营收", "规模", "利润", "税收", "市值", "估值"})
_OFFICES = frozenset("局厅委办")
_QUALITY = re.compile(
    r"[率额量值口模线]|标准|浓度|强度|收入|利润|投资|产能|面积|税收|比重|比例|占比|得分|指数|营收|成本|价格|时[间限长]|进度|评价$"
)
_BORDERS = frozenset(("", *"，。；：“\n、"))
_TOWN = re.compile(
    r"(?![全各本该我两几多大中小老新]|城乡|乡村|城[镇市]|[国省市县]级|国有|脱贫|贫困|示范|边境|试点|百强|民族|自治|重点|特色|中心|建制|现代|智慧|美丽|和美|特大|超大|跨|涉|驻|返|回|下|上)"
    r"[\u4e00-\u9fff]{2,3}(?:镇(?![区域化村])|县(?![域级城区])|(?<![城上超都夜门股楼早])市(?![场民容区政级域外内直属])|(?<![返下回家故城])乡(?![村镇])|州(?![级]))(?=[\u4e00-\u9fff]{2})"
)
_YIELD = re.compile(r"(?:平均|最高|理论)?(?:亩产|单产)(?:量|值|水平)?$")
_BOUND_TO = re.compile(
    r"产值占比$|产值比重$|覆盖率$|保有量$|占比$|数量$|人均可支配|医生(?!签约率)|研发中心|技术中心|研发机构(?!覆盖)|创新中心|技术研究|帮扶|链|发展|工人|基金|化|类|数$"
)
_SEVERAL = re.compile(r"[率额量值度数][、和与及]")
_HOLDER = re.compile(
    r"国家|伙伴|市场主体|经营主体|毕业生|城市(?=空气|水质|PM)|企业|资金(?=支[出付]?|到位?|拨付?)|项目(?=投资完|完成|开工|竣工|投产|入库|履约|到位|落地|资金到)|(?<=交易)平台|平台(?=营收|交易额|收入|销售额|成交)|(?<=以上)单位|综保区|保税区|自贸区|机构|银行|乡镇|县区|园区|开发区|断面|水源地|老年人|婴幼儿|(?<!适龄)儿童|(?<!全)产业链|集群|服务中心|小学|中学|学校|医院|热线|片区|街道|社区|景区|口岸|机场|农户|[茶枣果菜粮棉牧渔]农|家庭|合作社|联合社"
    r"|(?<![一二三术心兴化游务地关])产业|产业(?=规模)|产业(?=年?(?:营业|营收|产值(?!占)|税收|利润))|委员提案|代表建议"
)
