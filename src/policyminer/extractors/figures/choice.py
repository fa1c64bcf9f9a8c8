"""Which noun a figure takes: the one before it or the one behind.

“聘请教师57人”归前面的“教师”;“引进40名博士”归后面的“博士”;“云溪铝业15万吨铝箔项目”归“铝箔项目”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.cues import NOMINAL, cues
from policyminer.extractors.figures.scanner import Measure
from policyminer.spans import Span

GIVING = re.compile(
    r"(?:给予|予以|享受|发放|奖励|补助|补贴|资助|提供|支持|可获|可贷|可申请|安排|配套|落实|争取|下达|拨付|筹集|筹措|整合|列支|划拨|设立|处以?|并处)(?:最高|不超过|不低于|不少于|至少|每[人户家月年]|每人每月|约|近|超|达|一次性)*$"
)
_BODY = re.compile(
    r"(?:市|县|区|省|镇|乡|村|局|委|办|厅|部|政府|法院|检察院|公司|企业|集团|银行|支行|分行|大学|学院|医院|中心|研究院|园区|开发区|财政|协会|记者|集群|市委|县委|学校|社区|县市|街道|合作社|重工|科技|这里|那里|该|我们|他)$"
)
BODY_LIKE = re.compile(
    r"[局委办厅部院所校司团行社会站队馆署厂矿店室党业]$|中心|政府|集团|[市县区省镇乡村州旗盟]$"
    r"|(?:科技|股份|重工|实业|能源|控股|铝业|电子|医药|生物|材料|汽车|机械|食品|建设|投资|装备|化工|钢铁|矿业|药业|乳业|农业|水务|电力|物流|传媒|农商|农信)$"
)
_BODIES_COUNTED = re.compile(r"(?:企业|公司|机构|合作社|中心|学校|医院|大学|协会|集团|研究院)$")
_PLANT = re.compile(r"(?:项目|工程|生产线|基地|装置|码头|机组|泊位|电站|风电场|厂|园区|平台|产能)$")
_MEASURED = re.compile(r"(?:年?产|[量力积模度长]|装机|面积|规模|吞吐|储备|处理|建设|新增|投资|总装机|产能|用地|占地)$")
_LARGE = frozenset({"money", "area", "length", "mass", "volume"})
_SIZES = frozenset({"mass", "power", "volume", "area", "length"})


_GIVEN_TO = re.compile(r"(?:给予|给|奖励|资助|补助|拨付|发给)(?!力)[^，。；0-9的]{2,8}$")
_HEADS = frozenset("羽头只株尾匹")
_CAPACITIES = frozenset({"mass", "power", "energy", "volume"})
_PRODUCT = re.compile(
    r"(?P<what>[^，。；、]{2,}?)(?:(?:等|和)[^，。；]+|(?:绿色|智能|精深|深|清洁|高效|一体化)*(?:加工|制造|生产|养殖|种植|开发|利用|扩能|扩建|技改|改造)(?:项目|工程|基地|生产线|等)*|项目投资协议|项目投资|项目建设)$"
)


def product(text: str, span: Span) -> Span:
    """What works of such a size make: ``8万吨|云母粉|绿色智能制造``, ``10吉瓦时|储能电池|和农机装备项目``."""
    match = _PRODUCT.fullmatch(text, *span)
    return span if match is None else match.span("what")


def choose(text: str, item: Measure, before: Span | None, after: Span | None) -> Span | None:
    """The noun before or behind; ``before`` of sums and sizes, ``after`` of counts."""
    if after is not None and item.dimension in _CAPACITIES and text[item.end] != "的":
        mark = text.find("、", after[0] + 2, after[1])  # 1万吨|多晶硅|、甲公司二期等项目
        after = after if mark < 0 else (after[0], mark)
    if after is not None and (item.dimension in _CAPACITIES or item.unit in _HEADS):
        made = product(text, after) if text[item.end] != "的" and before is None else None
        if made is not None:
            return made
    if (
        after is not None
        and before is not None
        and text[slice(*after)] in _ACTS
        and text[after[1] : after[1] + 1] in _ENDS
    ):
        return before
    if after is not None and before is not None and _said(text, item, before, after):
        return before
    if after is None or before is None:
        return after or before
    follows = text[item.end : item.end + 1]
    if text[item.head - 1 : item.head] == "等" and follows != "的" and item.dimension != "duration":
        return after  # 南湖大道等|20公里|快速路
    if (text.startswith("以上", item.end - 2) or follows.isalpha()) and text[slice(*before)] in cues().stages:
        return after  # 签约|亿元以上|项目
    if item.dimension == "money" and (
        GIVING.search(text, max(0, item.start - 8), item.start)
        or _GIVEN_TO.search(text, max(0, item.start - 14), item.start)
    ):
        return after
    if item.dimension == "count" and limited(text, item, before):
        return before
    follows = text[item.end]
    if item.dimension in _CAPACITIES and follows != "的" and _MEASURED.search(text, *before) is None:
        return product(text, after)
    if item.dimension in _SIZES and follows != "的" and cues().kind(text[before[0] : before[1]]) & NOMINAL:
        return after  # 建设1000亩高标准农田
    if item.dimension in _SIZES and follows != "的" and _works(text, before, after):
        return after
    if text[item.head - 1] == "的" or item.dimension not in _LARGE:
        return before if item.dimension in {"count", "power", "energy"} and follows == "的" else after
    if follows != "的" and _BODY.search(text[before[0] : before[1]]):
        return after
    return before


def _said(text: str, item: Measure, before: Span, after: Span) -> bool:
    """``上下游企业500家“上云用数赋智”``: quoted words at the end of a clause tell what is done."""
    if text[item.end] != "“" or _BODIES_COUNTED.search(text, *before) is None:
        return False
    return text[after[1] : after[1] + 1] == "”" and text[after[1] + 1 : after[1] + 2] in _ENDS


_LIMIT = re.compile(
    r"(?:超过?|大于|多于|高于|达到?|突破|[过逾]|不低于|不少于|不小于|低于|少于|小于|不足|不到|不超过|不多于|在|为|≥|≤|>|<)$"
)
_QUANTITY = re.compile(
    r"(?:[存销产储容保拥交]有?量|(?<![质])量|(?:人|户|头|车|床|座|席|学生|用户|员工|职工|企业|从业|床位|车位|泊位|总|班|件|辆)数|人口|从业人员|员工|职工|存栏|出栏|床位|车位|学位|座位|席位)$"
)


def limited(text: str, item: Measure, before: Span) -> bool:
    """Whether a count is the limit of a quality: ``汽车保有量超|200万辆|城市``, ``从业人员超过|300人|的企业``."""
    return (
        text[before[1] : item.start].strip() != ""
        and _LIMIT.search(text, max(before[1], item.start - 4), item.start) is not None
        and _QUANTITY.search(text, *before) is not None
    )


_ACTS = frozenset(
    "建设 改造 整治 治理 修复 培训 安置 分配 配租 交付 验收 创建"
    " 提升 管护 养护 回购 收储 流转 播种 种植 收割 抢种 整改 化解".split()
)
_ENDS = frozenset(("", *"，。；、\n"))


def _works(text: str, before: Span, after: Span) -> bool:
    """``云溪铝业15万吨铝箔项目``: the size of works whose owner stands in front."""
    return _PLANT.search(text, *after) is not None and _MEASURED.search(text, *before) is None


_EMPTY = re.compile(
    r"[0-9\W_]+|[0-9]{1,2}个?(?:年|月|季度|周|届|次)|[0-9.]+[百千万亿]+|第[一二三四五六]年|[首次当]年|(?:近|连续)?[一二三四五六七八九十两]+年"
    r"|按?(?:年|月)?(?:平均)?(?:汇率|价格|可比价|现价|可比价格|不变价)(?:折算|计算|折合)"
    r"|(?:前一周|上周|上月|上年|去年|同期|[12][0-9]{3}年同期|上年同期|去年同期|全国平均|全省平均|全市平均|平均)水平"
)
_ONE_OF = re.compile(
    r"(?:同一|单一|单个|单家|单户|每个|每家|每户)(?:单位|企业|项目|个人|主体|申报主体|园区|机构|产品|家庭|农户|平台|品牌|人才|团队)?(?:年度|当年|每年|全年)?(?:累计|合计|总计|最高|总额|奖励总额|累计奖励)?"
)
_EACHES = (
    "村 镇 店 企 户 亩 人 家 餐 周 天 个 班 人均 户均 亩均 村均 镇均 月人均 人均年 次 吨 费 千瓦 头 只 羽 株 辆 台"
    " 套 床 间 件 斤 公斤 平方米 案 例 孩 单 平均水平 水平 总数"
).split()
_EMPTY_WORDS = frozenset(
    (
        "但 且 并 而 则 其 我家 他家 她家 你家 咱家 自家 家里 家中 我们 他们 她们 咱们 自己 我 他 她 咱 俺 俺家"
        " 剩余 剩余部分 其余 其余部分 余下 余款 占 为 较 比 同比 其中 平均 总体 整体 全市 全县 全省 全区 全国 全球"
        " 市里 县里 省里 区里 镇里 乡里 村里 州里 上级 中央 市县 国家 各级 省财政 市财政 县财政 区财政 中央财政"
        " 所有 全部 各类 世界 国内外 海内外 境内外"
        " 今年 去年 前年 上年 当年 明年 如今 现在 目前 当前 眼下 现今 当下 今天 昨天"
        " 上月 本月 本周 上周 最初 起初 当初 原来 过去 以往 此前 之前"
        " 前 后 头 年 月 日 类 级 型 名义 名义增速 同口径 可比口径"
        " 实际 率先 人次 国家级 省级 市级 县级 区级 州级 自治区级 国省级 镇级 乡级 村级"
    ).split()
).union(_EACHES, ["每" + word for word in _EACHES])


def is_empty(words: str) -> bool:
    """Whether words name nothing that could be measured (``其中``, ``全市``, ``每人``)."""
    if words in _EMPTY_WORDS or (words[0] in "同单每" and _ONE_OF.fullmatch(words) is not None):
        return True
    return (words[-1] in "年平算合" or not words.isalpha()) and _EMPTY.fullmatch(words) is not None


_GROUP = re.compile(
    r"小学|初中|高中|中职|高职|本科|专科|学前教育|幼儿园|农村|城市|城镇|县城|城区|[一二三四五六甲乙丙]类(?:地区|区)?|[一二三四]档|男性?|女性?|成人|儿童|成年人|未成年人|在职职工|退休人员|退休职工"
    r"|(?:国家|省|市|县)级|(?:城镇|农村|城市|农牧区|牧区)(?:常住)?居民|[\u4e00-\u9fff]{2,3}(?:村|镇|乡|社区|街道)"
)


def is_group(words: str) -> bool:
    """Whether words name only one of several groups that the same amount is set for (``小学``, ``一类地区``)."""
    return _GROUP.fullmatch(words) is not None


def counted_by_name(unit: str | None, words: str) -> bool:
    """``科技企业新增6家``: companies are what is counted, ``该局`` is not."""
    if _BODY.search(words) is None:
        return True
    return unit in {"家", "户", "所"} and _BODIES_COUNTED.search(words) is not None
