"""Numbers of a list whose unit stands behind the last one: ``分别提高10.6、6.3个百分点``.

“分别接待9.2万、6.7万和5.1万人次”:三个数都是“人次”;“占地1.2、3.4亿元”没有“分别”,不合。
"""

from __future__ import annotations

import re
from decimal import Decimal

from policyminer.extractors.figures.magnitudes import SCALES
from policyminer.extractors.figures.numerals import Numeral
from policyminer.extractors.figures.units import Unit, Units

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_SHARED = re.compile(
    rf"(?:、{_NUMBER}[万亿]?(?![0-9万亿])){{0,8}}(?:、|和|及|与){_NUMBER}(?P<last>(?P<scale>万|亿)?)(?![万亿])"
)
_EACH_ONE = re.compile(r"(?:分别|依次)[^，。；;0-9]{0,16}(?:[0-9.]{1,7}[万亿]?(?:、|和|及|与)){0,9}$")
_LISTED = frozenset("percent percentage_point length area mass volume energy power temperature duration".split())


def shared_unit(text: str, item: Numeral, units: Units) -> Unit | None:
    """The unit that a number without one shares with the last of its list; its value takes the magnitude along.

    Sums and counts share a unit only behind ``分别`` or ``依次``.
    """
    if item.form != "arabic" or item.value is None:
        return None
    shared = _SHARED.match(text, item.end)
    unit = units.at(text, shared.end("last")) if shared is not None else None
    if shared is None or unit is None:
        return None
    scaled = item.scale != 1 or shared["scale"] is not None
    if scaled or unit.dimension not in _LISTED:
        if scaled and shared["scale"] is None:
            return None
        if not _EACH_ONE.search(text, max(0, item.start - 40), item.start):
            return None
    if item.scale == 1 and shared["scale"] is not None:
        item.value *= Decimal(SCALES[shared["scale"]])
    return unit
