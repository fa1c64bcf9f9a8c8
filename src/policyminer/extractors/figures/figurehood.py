"""Which measures are figures: ranks need a scope, article-like 一个 and set phrases are left out.

“位居全省第一”是名次,“第一书记”“一项”不是数据。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.stays import spent
from policyminer.extractors.figures.units import Units

_RANKING = re.compile(
    r"居|列|排|位次|名次|获|保持|跃升|升至|夺|全省|全市|全国|全球|全县|全区|世界|各县|同类|增速|均|并列|综合|考核|评[比估价]|[省市国州县区]内?$|前移|上升|晋升|名列|领跑|稳坐|数量|总量|指数|规模|连续|排位|[占率量额]$"
)
_AFTER_RANK = frozenset("跃升提下攀晋进，,。；;、）)的和及与并且 \n”,比较前后同！!~至到连增进以，且（(上")
_MEASURED = frozenset(
    "money area length mass volume energy power percent percentage_point temperature speed density".split()
)
_CLOSED = frozenset("座个所处家条套台栋项件支名艘辆")
_GRANTED = re.compile(
    r"(?:补贴|补助|连续|为期|分|入住|合同期|服务期|期限|期为|压缩|缩短|缩减|提前|用时|耗时|仅用|用了|只用|仅|至|到|满|超过|不少于|不低于|不超过|达|有效期|工期|周期|寿命|历时|服务期?|工作|签订|减免|免收|免|奖励|历史|约|近|要|等|需|学制|任期|延长|在|每|前|后|由|从|最长|一般|累计|约为|为|合同|贴息|给予|补|过|逾|超|增加|减少|多|提高|超出|保持|领先|推迟|(?:过渡|质保|保修|免租|宽限|观察|养护|建设|禁渔|窗口|有效|缓冲|追溯)期|延期|宽限|试用期|公示|不满|不足|公示期|租|租期|按|(?<![长近中短分周学早晚前后同上下假])期)(?:了)?$"
)
_GRANTED_AFTER = re.compile(
    r"(?:以上|以下|以内|内(?:免|不|禁|未|的)|(?:过渡|保护|建设|运营|质保|缓冲|窗口|观察|支持|扶持|追溯|免税|保修|服务|培育|禁渔)期|试点|的|免|不|后|期|左右|合同|租|经验|历史|制|减半|减免|缩短|压缩)"
)


_PRICED = re.compile(r"(?:就|只|大约|至少|平均|最多)?(?:能|可|卖|要|需|收|产|补|值|赚|挣|得|花|合|按|给|省)")
_BARE_INSIDE = re.compile(r"(?<![以之])内$")
_DAYS_OF = (
    "提前",
    "公示",
    "至",
    "缩短",
    "为期",
    "逾期",
    "超期",
    "满",
    "超过",
    "不超过",
    "不少于",
    "连续",
    "延期",
    "延长",
    "历时",
    "耗时",
    "仅用",
)


def _closing(text: str, item: Measure) -> bool:
    """``污水处理站一座``: a one behind its noun at the end of the clause is a count."""
    if item.unit not in _CLOSED or text[item.end : item.end + 1] not in {"，", "。", "；", "、", ",", ";", "\n", ""}:
        return False
    before = text[item.start - 1 : item.start]
    return before.isalpha() and before not in "每这那第统另任哪某同单唯逐之了的有是为其在第成"


_WRITTEN = frozenset("篇张盘本台道把场")
_ESSAY = re.compile(
    r"[^，。；0-9]{0,6}?(?:文章|答卷|考卷|考题|[大好]?棋(?!牌)|硬仗|大考|钥匙|尺子|王牌|大戏)(?=[，。；、”]|$)"
)
"""What such a count is said of in a figure of speech: 做好四篇水文章, 打赢三场硬仗."""
_UNBROKEN = re.compile(r"(?:未|没有?|无|零|清零|[^，。；]{0,8}(?:零发生|清零|零事故|零增长))")
"""What has not happened for so long: 连续35年未发生, 连续24个月清零; 连续3年入选 counts nothing."""


class Figurehood:
    """Decides with a table of units."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def accepts(self, text: str, item: Measure) -> bool:
        """Whether a measure is a figure."""
        if (
            item.dimension in {"mass", "power", "length", "money"}
            and text[item.end : item.end + 1] == "级"
            and text[item.end + 1 : item.end + 2] != "别"
        ):
            return False
        if text[item.start - 1 : item.start] == "每":  # 每10万人口: what is counted per
            return False
        if item.dimension == "rank" and item.kind == "ordinal":
            return self._rank(text, item)
        if item.kind == "special":
            return True
        if item.dimension == "count":
            return self._count(text, item)
        if item.dimension == "duration":
            return self._duration(text, item)
        if item.form == "chinese" and item.dimension in {"mass", "length", "other", "volume", "energy"}:
            return self._spelled(text, item)
        if item.dimension == "fraction":
            return text[item.start - 1 : item.start] not in {"/", "."}
        if item.unit == "分" and text[item.end : item.end + 1] in {"钟", "之"}:
            return False
        return not (
            item.unit in {"度"}
            and item.value is not None
            and item.value < 1000
            and text[item.start - 1 : item.start] in {"转", "角", "、"}
        )

    def _rank(self, text: str, item: Measure) -> bool:
        after = text[item.end : item.end + 1]
        unit = text[item.end - 1] in "位名"
        before = text[max(0, item.start - 14) : item.start]
        clause = re.split(r"[，,。；;：:]", before)[-1]
        good_after = after == "" or after in _AFTER_RANK or not after.isalpha()
        if unit:
            return good_after or bool(_RANKING.search(clause))
        if item.value is not None and item.value > 1000:
            return False
        return (good_after or after == "位") and bool(_RANKING.search(clause))

    def _count(self, text: str, item: Measure) -> bool:
        before = text[item.start - 1 : item.start]
        if item.unit == "级" and item.value is not None and item.value >= 10_000:
            return False
        if item.form == "chinese":
            if item.value == 1 and item.bound == "exact":
                return _closing(text, item)
            if item.unit in _WRITTEN and item.value is not None and item.value < 11 and _ESSAY.match(text, item.end):
                return False
            if item.unit in self.units.nounlike and (item.value is None or item.value < 11) and item.bound == "exact":
                return False
            if item.unit in {
                "个",
                "项",
                "条",
                "件",
                "家",
                "次",
                "人",
                "者",
                "种",
                "类",
                "届",
                "批",
                "期",
            } and before in {"这", "那", "哪"}:
                return False
        if item.unit in {"届", "级", "届次", "版", "代", "号", "环"} and item.form == "arabic":
            return False
        return not (before in {"第", "前"} and item.form == "chinese")

    def _duration(self, text: str, item: Measure) -> bool:
        before = text[max(0, item.start - 3) : item.start]
        if before.endswith("学前"):  # 学前三年毛入园率
            return False
        if spent(text, item):
            return True
        if item.unit in {"年", "个月"} and item.bound in {"exact", "at_most"} and item.kind != "range":
            if not _GRANTED.search(text, max(0, item.start - 5), item.start) and not _GRANTED_AFTER.match(
                text, item.end - (1 if text[item.end - 1] == "内" else 0)
            ):
                return False
            if _BARE_INSIDE.search(text, item.start, item.end) and text[item.end : item.end + 1] not in "免不禁未的":
                return False
        if item.unit == "日" and item.bound == "exact" and item.kind != "range":
            follows = text[item.end : item.end + 1]
            if follows not in {"内", "起", "的", "，", "以"} and not text[max(0, item.head - 4) : item.start].endswith(
                _DAYS_OF
            ):
                return False
        if item.unit in {"年"} and text[item.start - 3 : item.start].startswith("第") and text[item.start - 1] == "、":
            return False
        if item.unit == "岁" or item.unit == "周岁":
            return (
                item.bound not in {"at_least", "at_most"}
                and item.kind != "range"
                and bool(re.search(r"寿命|年龄", text[max(0, item.start - 14) : item.start]))
            )
        if item.unit in {"季度", "季"} or before.endswith(("第", "每", "近", "这")):
            return False
        spell = before.endswith("连续") and not _UNBROKEN.match(text, item.end)
        if spell and (item.form == "chinese" or item.unit == "年"):
            return False
        if item.form == "chinese" and item.unit in {"年", "天", "夜", "晚", "周"} and item.value == 1:
            return bool(re.search(r"至|到|为期|缩|满|仅|用|近|约|提前|分|免|补", before))
        if item.unit in {"夜", "晚", "载", "日夜"} and item.form == "chinese":
            return False
        return not (item.unit == "年" and item.value is not None and item.value > 1000)

    def _spelled(self, text: str, item: Measure) -> bool:
        if (
            item.value is not None
            and item.value < 10
            and item.unit
            in {
                "里",
                "两",
                "分",
                "度",
                "石",
                "担",
                "钱",
                "尺",
                "寸",
                "丈",
                "方",
                "卡",
                "码",
                "节",
                "目",
                "转",
                "G",
                "P",
                "升",
                "斤",
                "克",
                "牛",
            }
        ):
            return item.unit in {"斤", "升", "克"} and item.value != Decimal(1)
        if item.value == 1 and _PRICED.match(text, item.end) and not text[item.start - 1 : item.start].isalpha():
            return False  # 一吨卖260元
        return item.value != 1 or item.unit in {"吨", "斤", "公里", "米"}
