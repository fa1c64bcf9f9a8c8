"""The province that an article on a place no table knows is written in; a partner's province is none."""

from __future__ import annotations

import re
from collections import Counter

from policyminer.divisions import Division

_CLAUSE = re.compile(r"[。；！？\n，,;!?]")
_REACH = 30
_BEFORE = re.compile(
    r"(?:[与和同跟、及]|以及|赴|到|往|去|来自|源自|从|由|向|对|距|离|邀请|邀|请|携手|联手|牵手|走进|走出|引进|引入|对接|对标|结对|"
    r"对口|融入|承接|学习|借鉴|考察|跨越|跨|毗邻|接壤|邻近|相邻的|邻省|外省|销往|发往|运往|输往|辐射|远销|畅销|覆盖|协同|联合|"
    r"籍贯|出生于|毕业于|在外|驻)$"
)
_BEHIND = re.compile(
    r"[、与和同及]|以及|等|籍|打工|务工|经商|上学|求学|订单|游客|人[，。、]|的(?:技术|资金|人才|市场|企业|客商|朋友|同行|老师|专家)|经验|商人|客商|客户|企业|商会|老板|商|老乡|投资|市场|方面|援|帮扶|协作|对口|结对|支援|挂职|专家|游客|交界|"
    r"毗邻|接壤|相邻|两省|三省|一带|方向|的?(?:市场|企业|客商|客户|投资|公司|专家|一家)"
)
_PARTNERS = re.compile(
    r"对口|协作|帮扶|结对|支援|援建|签订|签约|签署|缔结|友好|合作|招商|考察|学习借鉴|投资方|投资商|客商|销往|发往|运往|远销|"
    r"打入|市场|赴|来自|引进|对接|劳务|跨省|省际|邻省|外省|东西部|挂职|转移"
)
_ABOVE = re.compile(r"[\u4e00-\u9fff]{2,7}?[市州盟]$")
_OTHER = re.compile(r"[\u4e00-\u9fff]{2,4}?[市县州盟旗]")
_ORGANS = re.compile(
    r"(?:省|自治区)?(?:委(?![员托派])|党委|(?:人民)?政府|人大|政协|纪委|高院|高级|检察院|分行|分公司|电力公司|证监局|[\u4e00-\u9fff]{2,10}?[厅局](?![面势部]))"
)
_BESIDE = frozenset("与和同赴跟")
_SENTENCE = re.compile(r"[。；！？\n]")
_PAIRED = re.compile(r"对口|协作|帮扶|结对|支援")
_LIKE_NAMES = frozenset("大路街酒宾饭会商")


def home_province(text: str, found: list[tuple[int, int, tuple[Division, ...]]], here: str | None) -> str | None:
    """The code of the home province, by where provinces are named; None when only partners' are.

    外地省份不算本省:``与浙江瓯江市签订协议`` 的 ``浙江`` 是合作方。
    """
    own = here[:-1] if here else None
    votes: Counter[str] = Counter()
    for start, end, ones in found:
        if ones[0].level != "province":
            continue
        if own and _above(text, end, own):
            votes[ones[0].code] += 9
        elif _ORGANS.match(text, end) and not _OTHER.match(text, end) and text[start - 1 : start] not in _BESIDE:
            votes[ones[0].code] += 2
        elif not _of_partner(text, start, end):
            votes[ones[0].code] += 3 if end - start > 2 else 1
    return max(sorted(votes), key=lambda code: votes[code]) if votes else None


def _above(text: str, end: int, own: str) -> bool:
    """Whether the article's own place stands right behind a province, or behind a city of it."""
    at = text.find(own, end, end + 10)
    return at == end or (at > 0 and bool(_ABOVE.fullmatch(text, end, at)))


def _of_partner(text: str, start: int, end: int) -> bool:
    """Whether a province is named as where a partner, a market or a neighbour is."""
    if text[end : end + 1] in _LIKE_NAMES or _OTHER.match(text, end):
        return True
    if _BEFORE.search(text, max(start - 4, 0), start) or _BEHIND.match(text, end):
        return True
    low, high = max(start - _REACH, 0), min(end + _REACH, len(text))
    left = _CLAUSE.split(text[low:start])[-1]
    right = _CLAUSE.split(text[end:high], maxsplit=1)[0]
    sentence = _SENTENCE.split(text[low:start])[-1]
    return bool(_PAIRED.search(sentence)) or bool(_PARTNERS.search(left) or _PARTNERS.search(right))
