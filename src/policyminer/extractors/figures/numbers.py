"""Numbers as the public building block: ``find_numbers``.

“一百二十万”“4.5万”“三分之一”“3-5”都是数:``find_numbers("约480余人")[0].value == 480``。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from policyminer.extractors.figures.bounds import bound_before
from policyminer.extractors.figures.folding import close_gaps, fold
from policyminer.extractors.figures.idioms import idioms
from policyminer.extractors.figures.numerals import Numeral, numerals
from policyminer.extractors.figures.scanner import Measure
from policyminer.extractors.figures.specials import special_measures
from policyminer.spans import Span

RANGE_SIGN = re.compile(r" {0,2}(?:[-—–－~～〜至到]|——)(?:(?<=[-—–~]) )? {0,2}")
_LESS = "小于|低于|少于|不足|不超过|不高于|不大于|不多于|最多|至多|≤|<"
_MORE = "大于|高于|多于|超过|不小于|不低于|不少于|最少|至少|≥|>"
_JOIN = r" {0,2}[,，、]? {0,2}(?:并且|且|并|而|同时)? {0,2}"
_BETWEEN = re.compile(r" {0,2}[和与] {0,2}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; offsets are half-open code points.

    ``三五个`` → ``low=3, high=5, kind="range"``.

    Attributes
    ----------
    value, low, high
        ``value`` for one number, ``low`` and ``high`` for a range.
    bound
        ``exact about at_least more_than at_most less_than``.
    kind
        ``cardinal ordinal fraction percent range`` (``permille`` counts as percent, divided by ten).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    kind: str


def find_numbers(text: str) -> list[Number]:
    """Every number of a text, left to right: Arabic, Chinese, mixed; fractions, percentages and ranges.

    ``find_numbers("一千零五十")[0].value`` → ``Decimal(1050)``.

    Parameters
    ----------
    text
        Any text; full-width and traditional characters and spaces inside numbers are understood.
    """
    closed, origins = close_gaps(fold(text))
    words = idioms().covered(closed)
    found = [item for item in numerals(closed) if not _inside(item, words) and not _glued(closed, item)]
    found = _with_halves(found, special_measures(closed))
    for item in found:
        _scaled(closed, item)
    merged = _compared(closed, _ranges(closed, found))
    return [_public(text, closed, item, origins) for item in merged]


def _with_halves(found: list[Numeral], specials: list[Measure]) -> list[Numeral]:
    """``过半`` and ``一半`` are numbers too."""
    halves = [item for item in specials if item.dimension == "fraction"]
    if not halves:
        return found
    made = [
        Numeral(half.start, half.end, half.value, None, None, half.bound, "fraction", "chinese", Decimal(1))
        for half in halves
    ]
    apart = [item for item in found if not any(half.start <= item.start < half.end for half in halves)]
    return sorted([*apart, *made], key=lambda item: item.start)


_LETTER_SCALE = re.compile(r" ([MGT])(?![A-Za-z0-9])")
_LETTERS = {"M": 6, "G": 9, "T": 12}


def _scaled(text: str, item: Numeral) -> None:
    """``2.5 M`` is 2,500,000."""
    match = _LETTER_SCALE.match(text, item.end)
    if match is not None and item.form == "arabic" and item.value is not None:
        item.value *= Decimal(10) ** _LETTERS[match[1]]
        item.end = match.end()


def _inside(item: Numeral, words: dict[int, Span]) -> bool:
    span = words.get(item.start)
    return span is not None and item.end <= span[1]


def _glued(text: str, item: Numeral) -> bool:
    """Digits that run into Latin letters are a model, not a number (``5G``, ``A380``)."""
    if item.form != "arabic":
        return False
    after = text[item.end : item.end + 1]
    if not (after.isascii() and after.isalpha()):
        return False
    word = re.compile(r"[A-Za-zμµ]{1,8}").match(text, item.end)
    return word is None or word.group() in {"G", "M", "T"} or word.group().lower() not in _SYMBOLS


_SYMBOLS = frozenset(
    "km m cm mm kg g mg t ha kw mw gw kwh mwh gwh w l ml h min s k kb mb gb tb hz mhz ghz mbps gbps".split()
)


def _ranges(text: str, found: list[Numeral]) -> list[Numeral]:
    merged: list[Numeral] = []
    for item in found:
        last = merged[-1] if merged else None
        joined = _join(text, last, item) if last is not None else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(item)
    return merged


def _join(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    if first.value is None or second.value is None or second.start - first.end > 5:
        return None
    between = text[first.end : second.start].removeprefix("%")
    low, high, start = first.value, second.value, first.start
    if RANGE_SIGN.fullmatch(between) or (second.value < 0 and not between and first.end < second.start + 1):
        if second.value < 0 and not between:
            high = -second.value
        if first.scale == 1 and second.scale > 1 and low < high / second.scale:
            low *= second.scale
    elif not (_BETWEEN.fullmatch(between) and re.match(r"之?间", text[second.end : second.end + 2])):
        return None
    single = {"ordinal", "fraction"}
    if low >= high or (first.kind in single) != (second.kind in single):
        return None
    return Numeral(start, second.end, None, low, high, second.bound, "range", second.form, second.scale)


_COMPARED = re.compile(rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE}))(?:了|或者?|等于| ){{0,3}}(?:有|是|为)? {{0,2}}$")


_THAN = {"大": "more", "高": "more", "多": "more", "小": "less", "低": "less", "少": "less"}


def _compared(text: str, found: list[Numeral]) -> list[Numeral]:
    """``大于10小于20`` is one range of 10 to 20."""
    out: list[Numeral] = []
    side = ""
    for item in found:
        match = _COMPARED.search(text, max(0, item.start - 10), item.start)
        here = ("less" if match["less"] else "more") if match else ""
        if not here and text[item.start - 1 : item.start] == "比":
            here = _THAN.get(text[item.end : item.end + 1], "")
        last = out[-1] if out else None
        if last is not None and here and side and here != side and item.value is not None and last.value is not None:
            gap = text[last.end : match.start() if match else item.start]
            gap = gap.removesuffix("比").lstrip("大小高低多少")
            low, high = (last.value, item.value) if side == "more" else (item.value, last.value)
            if re.fullmatch(_JOIN, gap) and low < high:
                out[-1] = Numeral(last.start, item.end, None, low, high, "exact", "range", item.form, item.scale)
                side = ""
                continue
        side = here
        out.append(item)
    return out


def _public(text: str, closed: str, item: Numeral, origins: list[int] | None) -> Number:
    start, end = item.start, item.end
    bound = item.bound if item.bound != "exact" else bound_before(closed, start)[0]
    if origins is not None:
        start, end = origins[start], origins[end - 1] + 1
    kind, value = item.kind, item.value
    if kind == "permille":
        kind, value = "percent", (None if value is None else value / 10)
    elif kind == "cardinal" and closed[item.end : item.end + 1] == "%":
        kind = "percent"
    return Number(start, end, text[start:end], value, item.low, item.high, bound, kind)
