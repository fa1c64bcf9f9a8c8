"""Whether quotation marks without a head noun hold an undertaking: words before, behind and inside are weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policyminer.extractors.initiatives import lexicon

_NUMERAL = r"[一二三四五六七八九十两双百千万0-9]"
_PAIR = rf"{_NUMERAL}[^，。、；]{{1,2}}"
SLOGAN = re.compile(
    rf"{_PAIR}{_PAIR}(?:{_PAIR}){{0,2}}$|{_NUMERAL}个?(?:一批|行动|工程|专项|(?:项|大)?(?:集成)?(?:改革措施|改革|制度|措施|攻坚)|百分之百)$"
)
ONE_ONE = re.compile(r"一[^，。、]{1,2}一[^，。、]{1,2}")
AT_ONCE = re.compile(r"[^，。、]{1,5}即[^，。、]{1,5}|快.快.|先.{1,4}后.{1,4}|一.{1,3}办")  # 见贷即保, 快申快享
_TWICE = re.compile(r"(?P<a>[^，。、])[^，。、](?P=a)[^，。、]")  # 同事同标, 秒批秒办
_NAMED = re.compile(  # shapes that only undertakings have: 15分钟医保服务圈, 引客入云, 无废园区, 云易办
    r"(?P<programme>(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:分钟|刻钟).{2,8}圈)|(?P<campaign>引.{1,2}入.{1,2}"
    r"|无[废欠证疫讼毒传邪黑访].{0,2}(?:城市|园区|社区|工厂|校园|景区|机关|单位|学校|医院|商场|县|乡村|村|镇))"
    r"|(?P<platform>.{1,3}(?:易办|快办|[eE]办|帮办|事通|政通|税通|码通|里办|易贷|易享|省事|办事通|一码通))"
    r"|(?P<mechanism>.{1,4}式[+＋].{1,4}式|一.{1,3}[通办享达结投审]|一.{1,2}通.{1,2})"
)
_NUMBERED = re.compile(rf"{_NUMERAL}{{1,2}}[大项个条件类].{{1,4}}")
_FILL = re.compile(r"(?:了|新一轮|新时代|全国首个|全省首个|全市首个|全国首创|首批|[省市县区]级)$")
_FIRST_NUMERAL = re.compile(_NUMERAL)


@dataclass(frozen=True, slots=True)
class Frames:
    """Classes of words, ready to be matched, and their weights."""

    do: re.Pattern[str]
    mid: re.Pattern[str]
    neg: re.Pattern[str]
    behind_neg: re.Pattern[str]
    career: re.Pattern[str]
    count: re.Pattern[str]
    function: re.Pattern[str]
    start_neg: re.Pattern[str]
    ends_neg: re.Pattern[str]
    weights: dict[str, int]
    accept: int


@cache
def frames() -> Frames:
    """The classes of ``frames.toml``."""
    data = lexicon.read_toml("frames.toml")
    before, behind, inside = data["before"], data["behind"], data["inside"]

    def words(text: str) -> str:
        return lexicon.alternation(text.split())

    return Frames(
        re.compile(rf"(?:{words(before['do'])})$"),
        re.compile(rf"(?:{words(before['mid'])})$"),
        re.compile(rf"(?:{words(before['neg'])})$"),
        re.compile(words(behind["neg"])),
        re.compile(words(behind["career"])),
        re.compile(rf"[0-9]+(?:余|多)?万?(?:{words(behind['count'])})"),
        re.compile(words(inside["neg"])),
        re.compile(words(inside["start_neg"])),
        re.compile(rf"(?:{words(inside['ends_neg'])})$"),
        data["weights"],
        data["accept"],
    )


def numbered(content: str) -> bool:
    """Whether a core is a number slogan: 三进两入, 五项行动."""
    return bool(SLOGAN.fullmatch(content))


def named_type(content: str) -> str | None:
    """The type of a core that is built as only undertakings are: 云易办 is a platform."""
    match = _NAMED.fullmatch(content)
    if match:
        return match.lastgroup
    return "mechanism" if _TWICE.fullmatch(content) else None


def fits(before: str, content: str, behind: str, typed: bool, none: bool) -> bool:
    """Whether the words around and inside the quotes together speak for an undertaking."""
    words = frames()
    before = _FILL.sub("", before)
    found = _around(words, before, behind, content)
    inside = _inside(words, content, typed, none)
    return sum(words.weights[name] for name in (*found, *inside)) >= words.accept


def _around(words: Frames, before: str, behind: str, content: str) -> list[str]:
    found: list[str] = []
    if words.do.search(before):
        found.append("do")
    elif words.neg.search(before):
        found.append("neg")
    elif words.mid.search(before):
        found.append("mid")
    if words.career.match(behind):
        found.append("career")
    elif words.behind_neg.match(behind):
        found.append("behind_neg")
    if words.count.match(behind):
        found.append("count")
    elif behind[:1].isalpha() and "career" not in found:
        found.append("loose")
    return found


def _inside(words: Frames, content: str, typed: bool, none: bool) -> list[str]:
    found: list[str] = []
    tests = {
        "typed": typed,
        "named": bool(_NAMED.fullmatch(content)),
        "slogan": bool(
            SLOGAN.fullmatch(content)
            or ONE_ONE.fullmatch(content)
            or AT_ONCE.fullmatch(content)
            or _TWICE.fullmatch(content)
        ),
        "numeral": bool(_FIRST_NUMERAL.match(content)),
        "plus": "+" in content or "＋" in content,
        "short": len(content) == 2,
        "brief": len(content) == 3,
        "function": bool(words.function.search(content)),
        "comma": "，" in content or "," in content,
        "pause": "、" in content,
        "start_neg": bool(words.start_neg.match(content)),
        "ends_neg": not typed and bool(words.ends_neg.search(content)),
        "none": none,
    }
    found += [name for name, holds in tests.items() if holds]
    return found
