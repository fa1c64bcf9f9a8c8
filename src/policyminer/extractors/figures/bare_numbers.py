"""Numbers without a unit that count all the same: people, sums and indices.

“52.6万人民”→ 526000;“税收突破3亿,”→ money;“城乡居民收入比缩小至1.65”→ 1.65。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.figures.numerals import Numeral
from policyminer.spans import Span

_PEOPLE = re.compile(
    r"[^，。；、：“”0-9\n]{0,7}?(?:人民|群众|市民|居民|农民|村民|干部|党员|职工|员工|学生|学子|师生|考生|儿童|孩子|老人|老年人|游客|旅客|观众|读者|用户|网民|网友|粉丝|农户|户厕"
    r"|牧民|渔民|移民|劳动力|人口|家庭|儿女|父老|民众|选民|会员|志愿者|企业|商户|客商|务工人员|产业工人|毕业生|大学生|青年|妇女|患者|人才|人员|农民工|困难户|商家|代表|纳税人|缴费人|参保人|投资者|消费者|股民|储户|业主|租户|受灾群众|受众|网络主播|快递员|骑手|司机|医生|护士)"
    r"|[\u4e00-\u9fff]{1,3}人(?![口才民数员次均气工生士物心类文大家机事力社体])"  # 46万|云溪人
)
_END = re.compile(r"[，。；、：,;）)\n]|大关|以上|以下|左右|$")
_SUM = re.compile(
    r"投资|产值|收入|税收|利润|融资|贷款|资金|资产|市值|补贴|价值|总额|成交额|销售额|交易额|营业额|保费|营收|GDP|生产总值|余额|债|费用|奖金|成本|工资|年薪|存款|金额|销售|进出口"
)
_COUNT = re.compile(
    r"(?:用户|人数|人次|户数|数量|总量|总数|人口|粉丝|客流|游客|旅客|会员|主体|点击|阅读|播放|浏览|访问|下载|注册|参保|从业|就业|企业|突破|超|超过|达|达到|近|逾|约|不足|增至|升至|降至)(?:量|数|人数|人次)?(?:累计|已|均|分别)?(?:达到?|为|超|超过|突破|近|逾|约|有)*$"
)
_INDEX = re.compile(
    r"(?:系数|死亡率|事故率|收入比|收入之比|之比|比值|倍差|指数|容积率|得分|评分|综合分|分值|绩点|比例系数)(?:[（(][A-Za-z&.0-9]{2,8}[)）])?"
    r"(?:分别|预计|平均|累计|有望|继续|持续|进一步|首次|全年|已|均)*(?:由[^，。；]{0,8}?)?(?:控制|稳定|保持|维持|提高|提升|上升|下降|降低|缩小|扩大|回落|收窄|增加|降|升|增|涨)?(?:在|到|至|为|达到?|是|由|从)?(?:约|近|超|超过)?$"
)
_INDEX_END = re.compile(r"[，。；、：,;）)\n]|以上|以下|以内|左右|和|[降提上下缩扩增回升][至到低高升降小大加落]|$")
_LIMITED = re.compile(  # 人口超过|50万|的县
    r"(?:人口|人数|用户数?|会员数?|粉丝数?|从业人员|参保人数|客流量|人流量|户数|存栏量?|出栏量?|[销产访点播下浏]量)(?:超过?|大于|多于|高于|达到?|突破|过|逾|不低于|不少于|低于|少于|小于|不足|不到|在)$"
)
_HOLDER = re.compile(
    r"的?(?:特大|超大|大中|中等|中小|小)?(?:城市|地级市|县级市|县城|县|市|区|乡镇|镇|乡|街道|社区|村|国家|地区|省份|企业|平台|景区|账号|主播|商场|商圈|车站|机场|养殖场|养殖户|学校|医院)(?=[^，。；]|$|[，。；])"
)
_BIG = Decimal(10_000)
_LISTED = re.compile(r"(?:[0-9.]{1,8}[百千万亿]{1,2}[、和]){1,6}$")
_GRANT = re.compile(
    r"(?:奖励|奖补|补助|补贴|资助|兑现)[^，。；、0-9量数]{0,6}$|(?:奖|补|给予|拨付|支付|赔偿|罚款|罚|赚|挣)(?:了|各|每人|每家|每户|最高|约|近|超)*$"
)


def people(text: str, at: int) -> Span | None:
    """The people that a number without a unit counts: ``14万|学生|实现…``."""
    match = _PEOPLE.match(text, at)
    return match.span() if match is not None else None


def without_unit(text: str, item: Numeral) -> str | None:
    """The dimension of a number that has no unit, or None where it is no figure.

    ``带领全县52.6万|人民`` → ``count``; ``税收突破3亿|,`` → ``money``; ``收入比缩小至1.65`` → ``other``.
    """
    if item.value is None or item.kind != "cardinal":
        return None
    window = max(0, item.start - 16)
    if item.scale >= _BIG:
        if _PEOPLE.match(text, item.end):
            return "count"
        if item.form == "arabic" and _HOLDER.match(text, item.end) and _LIMITED.search(text, window, item.start):
            return "count"
        if item.form != "arabic" or not _END.match(text, item.end):
            return None
        listed = _LISTED.search(text, window, item.start)
        at = item.start if listed is None else listed.start()
        clause = max(window, *(text.rfind(sign, window, at) + 1 for sign in "，。；、：\n"))
        if _SUM.search(text, clause, at) or _GRANT.search(text, clause, at):
            return "money"
        return "count" if _COUNT.search(text, clause, item.start) else None
    if item.form == "arabic" and item.value < _BIG and _INDEX_END.match(text, item.end):
        return "other" if _INDEX.search(text, max(0, item.start - 26), item.start) else None
    return None
