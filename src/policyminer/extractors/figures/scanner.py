"""From numerals to measures: unit, range, modifier, the words that bound them.

“3至5年”“10%—20%”“480余人”“三年半”“3元5角”“276.38(不含军工)亿元”都在此合成一个量。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from policyminer.extractors.figures.bare_numbers import without_unit
from policyminer.extractors.figures.bounds import bound_after, bound_before
from policyminer.extractors.figures.magnitudes import SCALES, numeral_value
from policyminer.extractors.figures.numerals import Numeral, numerals
from policyminer.extractors.figures.shared_units import shared_unit
from policyminer.extractors.figures.smaller_units import (
    LASTING,
    PIECE,
    PIECES,
    SMALLER,
    TENTHS,
    with_minutes,
    with_smaller,
)
from policyminer.extractors.figures.units import Unit, Units
from policyminer.spans import Span

_RANKS_BEFORE = re.compile(r"第[0-9一二三四五六七八九十]{1,3}(?:、[0-9一二三四五六七八九十]{1,3}){0,3}[、和]$")
"""More ranks of one list: 分别排全省第1、2位."""
_RANKS_REACH = 16


class Measure(Struct, gc=False):
    """A quantity in the folded text."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    kind: str
    unit: str | None
    dimension: str
    base: str | None
    factor: Decimal
    head: int
    """Where the words that set the bound begin (or ``start``)."""
    form: str = "arabic"

    @property
    def normalized(self) -> tuple[Decimal | None, str | None]:
        """The value in the base unit; percent and fractions as a share of one."""
        value = None if self.value is None else self.value * self.factor
        if self.dimension in {"percent", "fraction", "rank"}:
            return value, None
        if value is not None and self.factor != 1:
            value = round(value, 6).normalize() + 0
            value = (
                value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value
            )
        return value, self.base


_PERCENT_TO = re.compile(
    r"(?:[-—–~～至到]|——)(?:百分之)?(?P<high>[0-9]{1,4}(?:\.[0-9]{1,4})?|[零一二三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,4})?)(?![0-9.%‰个万亿成折倍元年月日])"
)
_DIVISIBLE = frozenset("length area mass volume speed power energy".split())
_OPEN_TO_MORE = frozenset("两方里石分度节升瓦担码")
_RANGE = re.compile(r" ?(?:[-—–－~～〜至到]|——) ?")
_BRACKET = re.compile(r"[(\uff08][^()\uff08\uff09\n]{1,40}[)\uff09]")
_HALF_UNIT = re.compile(r"个([半多余])(月|小时|季度|星期|世纪|学年|学期|百分点)")
_BELOW = re.compile(r"(?:零下|(?<![0-9℃度CF—])[-\u2212])$")
_TURNED = re.compile(r"翻了?(?P<bound>将近|接近|近|约|超过|超|逾)?$")
_BEFORE_DOUBLING = frozenset("翻了近约超逾过")
_NEARLY = frozenset({"将近", "接近", "近", "约"})
_BIG = re.compile(r"(?:万亿|千亿|百亿|十亿|千万|百万|十万|[十百千万亿兆]){1,2}")
_HALF_AFTER = frozenset("个年吨米斤亩里天月倍分周亿成度岁里克尺元两")
_ONE = Decimal(1)
_SUM = Decimal(10**8)


class Scan:
    """One pass over one folded text."""

    def __init__(self, text: str, units: Units, words: Mapping[int, Span], *, bare: bool = False) -> None:
        self.text = text
        self.units = units
        self.words = words
        self.bare = bare
        self.found: list[Measure] = []

    def run(self, blocked: Callable[[int, int], bool] | None = None) -> list[Measure]:
        """All measures, left to right; numerals that ``blocked`` covers are passed over."""
        keep = self.units.first | _KEEP
        for item in numerals(self.text, keep):
            if self.found and item.start < self.found[-1].end:
                continue
            word = self.words.get(item.start)
            if word is not None and item.end <= word[1] and self.text[item.end : item.end + 1] not in {"折", "番"}:
                continue
            if blocked is not None and blocked(item.start, item.end):
                continue
            measure = self._measure(item)
            if measure is not None:
                self._add(measure)
        return self.found

    def _measure(self, item: Numeral) -> Measure | None:
        text = self.text
        if item.kind == "percent":
            if item.value is not None and (high := _PERCENT_TO.match(text, item.end)) is not None:
                value = numeral_value(high["high"])
                if value is not None and value > item.value:
                    item.low, item.high, item.value, item.end = item.value, value, None, high.end()
                    item.kind = "range"
            return self._made(item, item.end, "%", "percent", None, Decimal("0.01"))
        if item.kind == "permille":
            item.value = None if item.value is None else item.value / 1000
            return self._made(item, item.end, None, "fraction", None, _ONE)
        if item.kind == "fraction":
            unit = self.units.at(text, item.end)
            if unit is not None and unit.dimension in _DIVISIBLE and unit.name not in _OPEN_TO_MORE:
                return self._made(item, item.end + len(unit.name), unit.name, unit.dimension, unit.base, unit.factor)
            return self._made(item, item.end, None, "fraction", None, _ONE)
        if item.kind == "ordinal":
            return self._rank(item)
        follows = text[item.end : item.end + 1]
        if follows in {"成", "折"} and item.value is not None and item.value <= 100:
            return self._tenths(item)
        if follows == "番" and text[item.start - 1 : item.start] in _BEFORE_DOUBLING:
            return self._doubling(item)
        if follows in {"位", "名"} and _RANKS_BEFORE.search(text, max(0, item.start - _RANKS_REACH), item.start):
            return self._rank(item)
        return self._with_unit(item)

    def _made(
        self, item: Numeral, end: int, unit: str | None, dimension: str, base: str | None, factor: Decimal
    ) -> Measure:
        bound, head = bound_before(self.text, item.start)
        after, stop = bound_after(self.text, end)
        if after is not None:
            bound, end = ("exact" if item.low is not None and self.text[stop - 1] == "内" else after), stop
        elif item.bound != "exact" and (item.bound != "about" or bound == "exact"):
            bound = item.bound
        return Measure(
            item.start, end, item.value, item.low, item.high, bound,
            item.kind, unit, dimension, base, factor, head, item.form,
        )  # fmt: skip

    def _rank(self, item: Numeral) -> Measure | None:
        end = item.end
        if self.text[end : end + 1] in {"位", "名"}:
            end += 1
        made = self._made(item, end, None, "rank", None, _ONE)
        return made

    def _tenths(self, item: Numeral) -> Measure | None:
        text, end = self.text, item.end + 1
        if text[item.end] == "成":
            if item.value is None or item.value > 10 or text[end : end + 1] in _NOT_TENTHS or item.scale != 1:
                return None
        elif item.value is not None and item.value >= 10:
            item.value /= 10
        if item.value is None:
            return None
        value = item.value / 10
        if text[end : end + 1] == "半":
            value, end = value + Decimal("0.05"), end + 1
        elif (
            text[item.end] == "成" and text[end : end + 1] in TENTHS and text[end + 1 : end + 2] not in self.units.first
        ):
            value, end = value + TENTHS[text[end]] / 100, end + 1
        if text[end : end + 1] in {"多", "余"}:
            item.bound, end = "at_least", end + 1
        item.value = value
        item.kind = "fraction"
        return self._made(item, end, None, "fraction", None, _ONE)

    def _doubling(self, item: Numeral) -> Measure | None:
        turned = _TURNED.search(self.text, max(0, item.start - 4), item.start)
        if item.value is None or turned is None or item.value > 20:
            return None
        if turned["bound"]:
            item.bound = "about" if turned["bound"] in _NEARLY else "more_than"
        item.start, item.value = turned.start(), Decimal(2) ** int(item.value)
        more = self.text[item.end + 1 : item.end + 2] in {"多", "余"}
        item.bound = "at_least" if more else item.bound
        return self._made(item, item.end + 1 + more, None, "multiple", None, _ONE)

    def _with_unit(self, item: Numeral) -> Measure | None:
        text, end = self.text, item.end
        if text[end : end + 1] == " " and item.form == "arabic":
            end += 1
        unit = self.units.at(text, end)
        half = False
        if unit is not None and unit.name == "提" and text[end + 1 : end + 2] in {"高", "升", "到", "至"}:
            unit = None
        if unit is None and text[end : end + 1] == "个":
            end += 1
            unit = self.units.at(text, end)
        if unit is None or (unit.name == "个" and text[end + 1 : end + 2] in {"半", "多", "余"}):
            unit, end, half = self._half_unit(item, end, unit)
        if unit is None:
            end, unit = self._over_bracket(item, end)
        if unit is None:
            return self._symbol(item) or self._open_range(item) or self._listed(item) or self._bare(item)
        stop = end + len(unit.name)
        if (
            unit.name.isascii()
            and unit.name[-1:].isalpha()
            and text[stop : stop + 1].isascii()
            and text[stop : stop + 1].isalpha()
        ):
            return None
        if half:
            item.value = None if item.value is None else item.value + Decimal("0.5")
        if (
            item.scale >= _SUM and unit.name in self.units.nounlike and len(unit.name) > 1
        ):  # 过50亿|项目: 元 is left out
            if item.form == "chinese" and text[item.start - 1 : item.start] not in {"过", "超", "破", "逾"}:
                return None
            return self._made(item, item.end, None, "money", None, _ONE)
        return self._finish(item, unit, stop)

    def _symbol(self, item: Numeral) -> Measure | None:
        """``$50``: a currency sign before the number."""
        sign = self.text[item.start - 1 : item.start]
        name = _SIGNS.get(sign)
        if name is None:
            return None
        unit = self.units.table[name]
        item.start -= 1
        return self._made(item, item.end, sign, "money", unit.base, _ONE)

    def _listed(self, item: Numeral) -> Measure | None:
        """``分别提高10.6、6.3个百分点``: the unit of the last holds for all."""
        unit = shared_unit(self.text, item, self.units)
        if unit is None:
            return None
        made = self._made(item, item.end, unit.name, unit.dimension, unit.base, unit.factor)
        return made if made.end == item.end else None

    def _bare(self, item: Numeral) -> Measure | None:
        """People, sums and indices that have no unit."""
        dimension = without_unit(self.text, item) if self.bare else None
        return None if dimension is None else self._made(item, item.end, None, dimension, None, _ONE)

    def _half_unit(self, item: Numeral, end: int, unit: Unit | None) -> tuple[Unit | None, int, bool]:
        """``一个半月``, ``3个多月``."""
        match = _HALF_UNIT.match(self.text, end)
        if match is None:
            return unit, end, False
        if match[1] != "半":
            item.bound = "at_least"
        whole = self.units.table.get("个" + match[2], unit)
        return whole, match.end() - len(whole.name if whole else ""), match[1] == "半"

    def _over_bracket(self, item: Numeral, end: int) -> tuple[int, Unit | None]:
        """``276.38(不含军工)亿元``: a bracket between the number and its unit."""
        text = self.text
        if text[end : end + 1] not in {"(", "\uff08"} or item.form != "arabic":
            return end, None
        match = _BRACKET.match(text, end)
        if match is None:
            return end, None
        after = match.end()
        scale = _BIG.match(text, after)
        unit = self.units.at(text, scale.end() if scale else after)
        if unit is None or (scale is None and unit.dimension == "count"):
            return end, None
        if scale is not None:
            factor = SCALES.get(scale.group())
            if factor is None or item.value is None:
                return end, None
            item.value *= factor
            after = scale.end()
        return after, unit

    def _finish(self, item: Numeral, unit: Unit, stop: int) -> Measure | None:
        text = self.text
        if unit.dimension == "temperature":
            self._below_zero(item)
        middle = text[stop : stop + 1]
        if (
            middle in {"多", "余", "来"}
            and item.bound == "exact"
            and unit.dimension != "count"
            and text[stop + 1 : stop + 2] not in {"方", "个", "次", "样"}
        ):
            item.bound, stop = "at_least", stop + 1
        elif (
            middle == "半"
            and unit.name[-1] in _HALF_AFTER
            and item.value is not None
            and item.form != "vague"
            and item.value < 1000
        ):
            if text[stop + 1 : stop + 2] not in _HALF_WORDS:
                item.value, stop = item.value + Decimal("0.5"), stop + 1
        elif unit.dimension == "money" and unit.name in SMALLER and item.value is not None:
            if unit.name == "块" and PIECE.match(text, stop):
                unit = PIECES
            else:
                stop = with_smaller(text, item, unit.name, stop)
        elif unit.dimension == "duration" and unit.name in LASTING and item.value is not None:
            name, stop = with_minutes(text, item, unit.name, stop)
            unit = self.units.table.get(name, unit)
        return self._made(item, stop, unit.name, unit.dimension, unit.base, unit.factor)

    def _below_zero(self, item: Numeral) -> None:
        """``零下20摄氏度``, ``最低-15℃``."""
        match = _BELOW.search(self.text, max(0, item.start - 2), item.start)
        if match is not None and item.value is not None and item.value > 0:
            item.start, item.value = match.start(), -item.value

    def _open_range(self, item: Numeral) -> Measure | None:
        """A number without unit before a range sign lends from the second: ``3至5年``, ``20-30万元``."""
        sign = _RANGE.match(self.text, item.end)
        if sign is None or item.value is None or item.form == "vague":
            return None
        return Measure(
            item.start, item.end, item.value, None, None, item.bound,
            "open", None, "open", None, item.scale, item.start, item.form,
        )  # fmt: skip

    def _add(self, made: Measure) -> None:
        last = self.found[-1] if self.found else None
        if last is not None and (last.kind == "open" or made.start - last.end <= 3):
            joined = self._join(last, made)
            if joined is not None:
                self.found[-1] = joined
                return
        if last is not None and last.kind == "open":
            self.found.pop()
        self.found.append(made)

    def _between(self, first: Measure, second: Measure) -> Measure | None:
        """``5‰以上10‰以下`` is one range."""
        if first.bound != "at_least" or second.bound not in {"at_most", "less_than"} or first.unit != second.unit:
            return None
        if self.text[first.end : second.start] not in {"", "、", "，", "至"} or self.text[first.end - 1] not in "上）":
            return None
        if first.value is None or second.value is None or first.value >= second.value:
            return None
        return Measure(
            first.start, second.end, None, first.value, second.value, "exact", "range", second.unit,
            second.dimension, second.base, second.factor, first.head, second.form,
        )  # fmt: skip

    def _join(self, first: Measure, second: Measure) -> Measure | None:
        between = self._between(first, second)
        if between is not None:
            return between
        sign = _RANGE.fullmatch(self.text, first.end, second.start)
        if sign is None or (second.value is None and second.kind != "open") or first.value is None:
            return None
        if second.kind == "open" or second.dimension == "rank":
            return None
        low, high = first.value, second.value
        if first.kind == "open":
            if first.factor == 1 and low < (second.value or 0):
                scale = _scale_of(self.text, second)
                if scale > 1 and low * scale < (second.value or 0):
                    low *= scale
        elif first.dimension != second.dimension or self.text[first.start - 1 : first.start] in {"从", "由"}:
            return None
        if (
            high is None
            or low >= high
            or (first.kind != "open" and first.bound not in {"exact", second.bound} and first.end - first.start > 12)
        ):
            return None
        bound = second.bound if second.bound != "exact" else first.bound
        before, head = bound_before(self.text, first.start)
        if before != "exact" and bound == "exact":
            bound = before
        return Measure(
            first.start, second.end, None, low, high, bound, "range", second.unit,
            second.dimension, second.base, second.factor, head, second.form,
        )  # fmt: skip


_SCALE_TAIL = re.compile(r"[0-9.,]+([十百千万亿兆]{1,3})")
_CN_TAIL = re.compile(r"[一二两三四五六七八九十百千]+([万亿]{1,2})")


def _scale_of(text: str, second: Measure) -> Decimal:
    match = _SCALE_TAIL.match(text, second.start) or _CN_TAIL.match(text, second.start)
    return Decimal(SCALES.get(match[1], 1)) if match else _ONE


_SIGNS = {"$": "美元", "¥": "元", "\uffe5": "元", "€": "欧元", "£": "英镑"}
_NOT_TENTHS = frozenset("立员果长功为都就熟绩效品份分本交群员套片人网员了串型渝色形")
_HALF_WORDS = frozenset("导岛径数程夜山封成拉壁球场天月小季星学百")
_KEEP = frozenset("分成折番点元个半-—–~至到余多几百千万")


def scan(text: str, units: Units, words: Mapping[int, Span]) -> list[Measure]:
    """The measures of a folded text; open ends of ranges that found no second number are dropped."""
    return [made for made in Scan(text, units, words).run() if made.kind != "open"]
