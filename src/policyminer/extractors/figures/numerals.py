"""Finding every written numeral of a text, with what is vague about it, in one pass.

“480余” → value 480, bound ``at_least``;“三五” → 3 to 5;“百分之五” → 5, kind ``percent``。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from policyminer.extractors.figures.magnitudes import DIGITS, SCALES, numeral_value

_DIG = "零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖"
_FINE = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_MUL = "十百千万亿兆拾佰仟廿卅"
_ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9])(?:\.[0-9]{1,20})?"
    r"|[0-9]{1,3},[ ][0-9]{3}(?=[^\W0-9_a-zA-Z]|%)"
    r"|(?<![0-9]\.)[0-9]{1,30}\.[0-9]{1,30}(?!\.?[0-9])(?:[eE][+-]?[0-9]{1,2}(?![0-9A-Za-z]))?"
    r"|[0-9]{1,40}(?:[eE][+-]?[0-9]{1,2}(?![0-9A-Za-z]))?)"
)
_METRIC = "米克瓦卡伏焦赫帕安字比欧"
_KILO = rf"[千兆](?![{_METRIC}])"
_NUMERAL = re.compile(
    rf"""
    (?=[0-9好数几上成{_DIG}{_MUL}])(?:
      (?P<arabic>{_ARABIC})
      (?P<tail>[kK](?![A-Za-z0-9])
        |(?:[十万亿]|百(?![慕帕升])|{_KILO}){{1,4}}(?:零?[0-9]{{1,4}}(?![0-9.,%])[十百千万]{{0,2}}){{0,3}}
      )?
     |(?P<vague>好几[十百千万亿]{{0,4}}|[数几][十百千万亿]{{1,4}}|(?<!以)上[百千万亿]{{1,3}}|成百上千|成千上万|数以[百千万亿]计|[百千万]把(?=[块元个人斤亩户家]))
     |(?P<chinese>[{_DIG}{_MUL}]{{1,40}})(?P<point>点[{_FINE}]{{1,20}}[万亿]{{0,2}})?
    )
    (?P<approx>[余多几](?!米尼[加克]|哥[元法]|内亚|布拉)(?P<rest>[十百千万亿兆]{{0,4}})(?P<more>[余多][万亿]{{1,2}})?|来(?=[个家人名项万亿件条户处所年天米块元]))?
    """,
    re.VERBOSE,
)
_ADJACENT = re.compile(
    r"((?:[一二两三四五六七八九]?[十百千万亿]){0,4})([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]{0,4})"
)
_AFTER_TWO = frozenset("个家次天年月条名位项人处件句声步样种届级层亩户台套座")
_METRIC_CHARS = frozenset(_METRIC)
_AMBIGUOUS = frozenset("伍陆拾仟佰肆零〇俩")
_OPENERS = frozenset("点分折成个元圆")
_REACHED = re.compile(r"(?:突破|超过|超|达到|达|破|近|逾|(?<![不通经走])过|跨过|迈过|越过|跨越|迈上)$")
_LEVELS = frozenset("级强佳名场村企园家")
_PEOPLE = frozenset("家名场")
_ALMOST = re.compile(r"(?:(?<![走贴靠亲])近|(?<![班商])超|逾|突破|超过|达到|(?<!到)达)$")
_BURDENS = frozenset("减担欠胜抱肩自重税增背辜")
_NOT_MORE = frozenset("成上数几以每")
_ACRONYMS = ("GDP", "GNP", "GEP", "CPI", "PPI", "FDI", "GMV", "R&D", "PPP")
_HUGE = Decimal(10) ** 30
_SIGN_BEFORE = frozenset(" \t\n\u3000,,。;;::((、=长降少为是约到由从于至")


class Numeral(Struct, gc=False):
    """A numeral as written; ``scale`` is its trailing magnitude, ``form`` arabic, chinese or vague."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = "exact"
    kind: str = "cardinal"
    form: str = "arabic"
    scale: Decimal = Decimal(1)


def numerals(text: str, keep: frozenset[str] | None = None) -> Iterator[Numeral]:
    """Every numeral of a folded text, left to right.

    ``numerals("共30余家")`` yields one: 30, ``at_least``.

    Parameters
    ----------
    keep
        Characters of which one must follow a lone Chinese digit; None keeps all.
    """
    done = 0
    held: Numeral | None = None
    for match in _NUMERAL.finditer(text):
        start = match.start()
        if start < done:
            continue
        if keep is not None and match.end() - start == 1 and match.lastgroup == "chinese":
            following = text[start + 1 : start + 2]
            if following not in keep and text[start - 1 : start] not in {"第", "前", "之"}:
                continue
        found = _read(text, match)
        if found is not None:
            done = found.end
            if held is not None and held.end <= found.start:
                yield held
            held = found
    if held is not None:
        yield held


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    if match["arabic"]:
        found = _arabic(text, match)
    elif match["vague"]:
        found = _vague(match)
    else:
        found = _chinese(text, match)
    if found is None:
        return None
    if text.startswith("分之", found.end):
        return _fraction(text, found)
    if found.form != "vague" and text.startswith("/", found.end):
        return _slash(text, found)
    return _signed(text, found)


def _arabic(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.start(), match.end("arabic")
    tail = match["tail"]
    before = text[start - 1 : start]
    if before.isascii() and before.isalpha() and not text.endswith(_ACRONYMS, max(0, start - 4), start):
        return None
    pointed = "." in match["arabic"]
    if (
        before == "."
        and not pointed
        and not text[start - 2 : start - 1].isalnum()
        and text[start - 2 : start - 1] != "."
    ):
        start -= 1
    if len(match["arabic"]) > 35:
        return None
    core = text[start:end].replace(", ", ",")
    if tail:
        scale = SCALES.get(tail)
        value = numeral_value(core + tail) if scale is None else Decimal(core.replace(",", "")) * scale
        if value is None:
            tail = tail[:1]
            value = numeral_value(core + tail)
        end += len(tail)
        found = Numeral(start, end, value, scale=Decimal(SCALES.get(tail, 1)))
    else:
        found = Numeral(start, end, Decimal(core.replace(",", "")))
    if found.value is None:
        return None
    return _approximate(match, found) if end == match.end("tail") or not match["tail"] else found


def _vague(match: re.Match[str]) -> Numeral | None:
    words = match["vague"]
    if words == "好几":
        return None
    scale_words = words.strip("好几数上成以计把") or "百"
    if words in {"成百上千", "成千上万"}:
        scale_words = words[1]
    value = Decimal(SCALES.get(scale_words, 0)) or numeral_value(scale_words)
    if not value:
        return None
    end = match.end("vague")
    if words[-1] == "把":
        return Numeral(match.start(), end, value, bound="about", form="vague", scale=value)
    if words[0] in "上成":
        return Numeral(match.start(), end, value, bound="at_least", form="vague", scale=value)
    if words.startswith("数以"):
        return Numeral(match.start(), end, value, bound="at_least", form="vague", scale=value)
    return Numeral(match.start(), end, None, value * 2, value * 9, "about", "range", "vague", value)


def _approximate(match: re.Match[str], found: Numeral) -> Numeral:
    if not match["approx"]:
        return found
    rest = match["rest"]
    found.end = match.end("approx")
    if rest:
        scale = SCALES.get(rest)
        if scale is None or found.value is None:
            found.end -= len(rest) + len(match["more"] or "")
        else:
            scale *= SCALES.get((match["more"] or " ")[1:], 1)
            found.value *= scale
            found.scale = Decimal(scale)
    found.bound = "at_least"
    return found


def _chinese(text: str, match: re.Match[str]) -> Numeral | None:
    run, start = match["chinese"], match.start()
    point = match["point"]
    if run[-1] in "千兆" and not point and text[match.end("chinese") : match.end("chinese") + 1] in _METRIC_CHARS:
        run = run[:-1]
    if len(run) > 2 and run[-1] == "两" and run[-2] in "百千万亿" and not point:  # 五千亿|两个台阶
        run = run[:-1]
    if len(run) == 1 and run in _AMBIGUOUS and not point:
        if text[start + 1 : start + 2] not in _OPENERS and text[start - 1 : start] != "之":
            alone = (
                run in "零〇" and not text[start - 1 : start].isalnum() and not text[start + 1 : start + 2].isalnum()
            )
            return Numeral(start, start + 1, Decimal(0), form="chinese") if alone else None
        if run in "拾佰仟" and text[start + 1 : start + 3] != "分之":
            return None
    if point:
        value = numeral_value(run + point)
        if value is None:
            return None
        return _approximate(match, Numeral(start, match.end("point"), value, form="chinese"))
    adjacent = _ADJACENT.fullmatch(run)
    if adjacent is not None:
        between = _between(text, start, adjacent)
        return (
            _approximate(match, between)
            if between is not None and not text.startswith("折", between.end)
            else _folded_price(text, start, run)
        )
    if not run:
        return None
    if not any(char in DIGITS for char in run) and run[0] not in "十拾廿卅" and not _bare(text, match, run, start):
        return None
    value = _positional(text, run, start)
    cut = len(run)
    if value is None and _plain_digits(run):
        return None
    while value is None and cut > 1:
        cut -= 1
        value = numeral_value(run[:cut]) if cut < 12 and not _plain_digits(run[:cut]) else None
    if value is None or value > _HUGE:
        return None
    found = Numeral(start, start + cut, value, form="chinese", scale=_trailing(run[:cut]))
    return _approximate(match, found) if found.end == match.end("chinese") else found


def _bare(text: str, match: re.Match[str], run: str, start: int) -> bool:
    """Whether a magnitude without a digit is a number: ``百分之``, ``突破百亿``, but not ``千方``."""
    follows = match.end("chinese")
    if text.startswith("分之", follows) or (run == "百" and text[start - 2 : start] == "分之"):
        return True
    if match["approx"] and match["approx"][0] in "余多" and len(run) < 3:
        return text[start - 1 : start] not in _NOT_MORE and text[match.end("approx") : match.end("approx") + 1] != "年"
    if text[follows : follows + 1] in _PEOPLE and not text.startswith(("家万", "家欢", "家讲", "家争"), follows):
        return _ALMOST.search(text, max(0, start - 3), start) is not None
    if len(run) > 3 or text[follows : follows + 1] in _LEVELS:
        return False
    if text.startswith(("以上", "以下", "以内"), follows + 1):
        return True  # 千只以上, 百亩以上, 亿元以上项目
    return bool(_REACHED.search(text, max(0, start - 3), start))


def _plain_digits(run: str) -> bool:
    return len(run) > 1 and all(char in DIGITS for char in run)


def _positional(text: str, run: str, start: int) -> Decimal | None:
    if not _plain_digits(run):
        return numeral_value(run)
    follows = text[start + len(run) : start + len(run) + 1]
    if (
        (follows and follows in "年折%届")
        or (len(run) > 2 and ("零" in run or "〇" in run))
        or ("〇" in run and len(run) > 1)
    ):
        return numeral_value(run)
    return None


def _folded_price(text: str, start: int, run: str) -> Numeral | None:
    value = numeral_value(run)
    if value is None or not text.startswith("折", start + len(run)):
        return None
    return Numeral(start, start + len(run), value, form="chinese")


def _between(text: str, start: int, adjacent: re.Match[str]) -> Numeral | None:
    """``七八百`` is 700 to 800, ``二十七八`` 27 to 28, ``一百二三十`` 120 to 130, ``十七八万`` 170,000 to 180,000."""
    whole = numeral_value(adjacent[1]) if adjacent[1] else Decimal(0)
    first, second = DIGITS[adjacent[2]], DIGITS[adjacent[3]]
    scale = Decimal(SCALES.get(adjacent[4], 1) if adjacent[4] else 1)
    if whole is None or (second != first + 1 and (first, second) != (3, 5)):
        return None
    if adjacent[3] == "两" and not adjacent[4]:
        end = start + len(adjacent.group())
        if adjacent[1] or text[end : end + 1] not in _AFTER_TWO:
            return None
    smallest = SCALES.get(adjacent[1][-1:], 1)
    if adjacent[1] and scale >= smallest:  # 十七八|万
        if smallest != 10:
            return None
        low, high = (whole + first) * scale, (whole + second) * scale
    else:
        low, high = whole + first * scale, whole + second * scale
    end = start + len(adjacent.group())
    return Numeral(start, end, None, low, high, "exact", "range", "chinese", Decimal(scale))


def _trailing(run: str) -> Decimal:
    tail = run[len(run.rstrip("万亿兆")) :]
    return Decimal(SCALES.get(tail, 1)) if tail else Decimal(1)


def _next(text: str, at: int) -> Numeral | None:
    negative = text.startswith("负", at)
    match = _NUMERAL.match(text, at + negative)
    if match is None or match["vague"]:
        return None
    found = _arabic(text, match) if match["arabic"] else _chinese(text, match)
    if found is not None and negative and found.value is not None:
        found.value = -found.value
    return found


_PARTS = {"百": ("percent", 100), "佰": ("percent", 100), "千": ("permille", 1000), "仟": ("permille", 1000)}


def _fraction(text: str, bottom: Numeral) -> Numeral | None:
    top = _next(text, bottom.end + 2)
    if top is None:
        return _signed(text, bottom)
    words = text[bottom.start : bottom.end]
    kind = _PARTS.get(words)
    if kind is not None:
        return _signed(
            text, Numeral(bottom.start, top.end, top.value, top.low, top.high, top.bound, kind[0], "chinese")
        )
    if not bottom.value or top.value is None:
        return _signed(text, bottom)
    if set(words) <= {"万", "百", "千"}:
        value: Decimal = top.value / bottom.value
        return Numeral(bottom.start, top.end, value, None, None, top.bound, "fraction", "chinese")
    start, whole, down = bottom.start, Decimal(0), bottom.value
    head, _, _ = words.rpartition("又")
    if head:
        whole = numeral_value(head) or whole
    elif text.startswith("又", start - 1):
        start, whole = _whole_part(text, start)
    value = _ratio(top.value, down)
    found = _signed(text, Numeral(start, top.end, value, None, None, top.bound, "fraction", "chinese"))
    if found.value is not None and whole:
        found.value = found.value + whole if found.value >= 0 else found.value - whole
    return found


def _whole_part(text: str, start: int) -> tuple[int, Decimal]:
    head = re.search(rf"[0-9{_DIG}{_MUL}]{{1,20}}$", text[max(0, start - 21) : start - 1])
    value = numeral_value(head.group()) if head else None
    if head is None or value is None:
        return start, Decimal(0)
    return start - 1 - len(head.group()), value


def _ratio(top: Decimal, bottom: Decimal) -> Decimal:
    exact = Fraction(top) / Fraction(bottom)
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value if len(value.as_tuple().digits) < 15 else round(value, 6)


_UNDER = re.compile(r"/([1-9][0-9]{0,3})(?![0-9/.])")
_WHOLE = re.compile(r"(?<![0-9.,])([0-9]{1,4})(?: |又)$")


def _slash(text: str, top: Numeral) -> Numeral | None:
    match = _UNDER.match(text, top.end)
    if match is None or top.value is None or text[top.start - 1 : top.start] in {"/", "."} or top.value > 9999:
        return _signed(text, top)
    start, whole = top.start, Decimal(0)
    head = _WHOLE.search(text[max(0, start - 6) : start])
    if head:
        start -= len(head.group())
        whole = Decimal(head[1])
    under, end = Decimal(match[1]), match.end()
    if match[1] == "10" and text.startswith("万", end):  # 11.3/10万
        return _signed(text, Numeral(start, end + 1, top.value / (under * 10000), None, None, "exact", "fraction"))
    return _signed(text, Numeral(start, end, whole + _ratio(top.value, under), None, None, "exact", "fraction"))


def _signed(text: str, found: Numeral) -> Numeral:
    before = text[found.start - 1 : found.start]
    if (before == "负" and text[found.start - 2 : found.start - 1] not in _BURDENS) or (
        before == "-" and (found.start == 1 or text[found.start - 2] in _SIGN_BEFORE)
    ):
        found.start -= 1
        if found.value is not None:
            found.value = -found.value
    elif before == "第" and found.form != "vague" and found.kind == "cardinal" and found.bound == "exact":
        found.start -= 1
        found.kind = "ordinal"
    return found
