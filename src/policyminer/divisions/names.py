"""How divisions are shortened: 孟州 for 孟州市, 内蒙古 for 内蒙古自治区, 黔东南 for 黔东南苗族侗族自治州."""

from __future__ import annotations

import re

_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|"
    "傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|"
    "仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|鄂温克族|鄂温克|德昂族|保安族|裕固族|独龙族|鄂伦春族|门巴族|珞巴族|基诺族|各族"
)
_AUTONOMOUS = re.compile(rf"(?:{_PEOPLES}){{0,5}}(?:自治区|自治州|自治县|自治旗)$")
_SUFFIX = re.compile(r"(?:特别行政区|地区|林区|特区|[省市县区盟州旗])$")


def short_name(name: str) -> str:
    """The name without what says its rank.

    去掉通名的简称:``short_name("孟州市") == "孟州"``;简称不足两字的(沈县一类)保持原名。
    """
    if name.endswith(("新区", "矿区", "城区", "郊区")) and len(name) <= 4:
        return name
    if name == "内蒙古自治区":
        return "内蒙古"
    for pattern in (_AUTONOMOUS, _SUFFIX):
        if found := pattern.search(name):
            rest = name[: found.start()]
            if len(rest) >= 2:
                return rest
            if pattern is _SUFFIX:
                return name
    return name
