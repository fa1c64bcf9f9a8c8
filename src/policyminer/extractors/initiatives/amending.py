"""What has become of a paper: whether the words around its title say that it is repealed or amended."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives.mentions import Mention

REPEALED = "/repealed"
"""What the rule of a paper ends in that the text says is no longer in force."""

AMENDED = "/amended"
"""What the rule of a paper ends in that the text says was amended, or whose title says so."""

_TITLE = r"《[^《》\n]{1,60}》(?:[(（〔\[][^()（）\n]{1,30}[)）〕\]]{1,2})?"
_LIST = rf"(?:[、,，和及与]?{_TITLE})"
_STOP = re.compile(r"[。；;\n]")
_VOID = r"(?:废止|失效|停止执行|不再执行|停止施行)"
_CHANGE = r"(?:修订|修改|修正|修编)"
_REPEAL_BEHIND = re.compile(
    rf"^{_LIST}{{0,6}}(?:等[^，。；]{{0,12}})?(?:[，,]?[^，。；《》,]{{0,16}}?|[已不][^，。；《》,]{{0,14}}[，,])"
    rf"(?:同时|予以|一并|即行|自行|现予|宣布|决定|全文)?{_VOID}"
)
_REPEAL_BEFORE = re.compile(
    r"(?:废止|撤销|停止执行|宣布失效)(?:了|的|(?:以下|下列)[^《》。；]{0,12}|[：:])?"
    + rf"{_LIST}{{0,8}}[、,，和及与]?$"
)
_AMEND_BEHIND = re.compile(
    rf"^{_LIST}{{0,6}}(?:等[^，。；]{{0,12}})?(?:的)?[^，。；《》,]{{0,12}}?"
    rf"(?:进行(?:了)?|作了?|作如下|作出|予以|已经?|完成|启动|开展)?(?:{_CHANGE}|部分条款修改)(?!案|本|稿的?意见|后的?)"
)
_AMEND_BEFORE = re.compile(
    rf"{_CHANGE}(?:完善)?(?:的|了|出台|印发|发布|后的|后|实施)?(?:新版)?{_LIST}{{0,8}}[、,，和及与]?$"
)
_AMENDED_TITLE = re.compile(r"[(（〔\[](?:[0-9]{4}年?)?(?:第[一二三四五六七八九十]次)?" + rf"{_CHANGE}[版稿]?[)）〕\]]")
_OWN = re.compile(r"^(?:.{0,30})?关于(?:修改|修订|修正|废止)")


def fate_of(text: str, mention: Mention) -> str:
    """``/repealed``, ``/amended`` or nothing: 《某办法》同时废止, 修订《某条例》."""
    begun = max(0, mention.start - 160)
    before = _STOP.split(text[begun : mention.start])[-1]
    behind = _STOP.split(text[mention.end : mention.end + 160])[0]
    if _REPEAL_BEHIND.match(behind) or _REPEAL_BEFORE.search(before):
        return REPEALED
    if _OWN.match(mention.name):
        return ""
    if _AMENDED_TITLE.search(mention.name) or _AMEND_BEHIND.match(behind) or _AMEND_BEFORE.search(before):
        return AMENDED
    return ""
