"""Length-preserving folding, and closing the gaps that type-setting leaves inside a number.

全角数字、繁体数字折成半角、简体,字数不变:``fold("１２．５萬元") == "12.5万元"``。
"""

from __future__ import annotations

import re
from functools import cache

_FULL = "０１２３４５６７８９．％＋－／＜＞～，：ｋＫ"
_HALF = "0123456789.%+-/<>~,:kK"
_TRADITIONAL = "萬億兩貳叄參陸點個負幾數餘來倆週號時分內達過於約萬佔臺項戶雙對張頭歲噸畝禮"
_SIMPLIFIED = "万亿两贰叁叁陆点个负几数余来俩周号时分内达过于约万占台项户双对张头岁吨亩礼"
_FOLDS = dict(zip(_FULL + _TRADITIONAL, _HALF + _SIMPLIFIED, strict=True))

NUMERAL = "0-9零〇一二两俩三四五六七八九十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


@cache
def _foldable() -> re.Pattern[str]:
    changed = "".join(char for char, other in _FOLDS.items() if char != other)
    always = "０-９．％＋／＜＞～ｋＫ" + re.escape(changed.translate({ord(c): None for c in _FULL}))
    number = "[０-９0-9]"  # the first set alone lets the search skip to its characters
    return re.compile(f"[{always}，：－](?:(?<=[{always}])|(?<={number}[，：])(?={number})|(?<=－)(?={number}))")


def _folded(match: re.Match[str]) -> str:
    return "".join([_FOLDS.get(char, char) for char in match.group()])


def fold(text: str) -> str:
    """The text with full-width digits and traditional numerals folded; offsets stay the same.

    ``"負３分之１"`` → ``"负3分之1"``.
    """
    return _foldable().sub(_folded, text)


_JOINED = "零〇一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟点分之又年月日号周个%‰成折余多几天小"
_GAP = re.compile(
    rf"(?<=[{NUMERAL}点之分又第近负%成]) {{1,4}}(?=[{_JOINED}])"
    r"|(?<=[零十百千万亿兆百分个又]) {1,4}(?=[0-9分之百])|(?<=[余多几]) {1,4}(?=[万亿])"
    r"|(?<=个) {1,4}(?=百)|(?<=之) {1,4}(?=[0-9负-])|(?<=百分) {1,4}(?=点)"
)
_SPLIT_FOLD = re.compile(
    r"(?<=[0-9]) (?=[0-9]{1,2} ?折)|(?<=[0-9]) {1,2}(?=[kK](?![A-Za-z]))"
    r"|(?<=[0-9年月日号]) (?=[到至] ?[0-9])|(?<=[到至]) (?=[0-9])"
)


def close_gaps(text: str) -> tuple[str, list[int] | None]:
    """The text without the spaces inside numbers, and for each character its old offset (None: unchanged).

    ``"近 三 年"`` → ``"近三年"``.
    """
    if " " not in text:
        return text, None
    cuts = sorted({*(m.span() for m in _GAP.finditer(text)), *(m.span() for m in _SPLIT_FOLD.finditer(text))})
    if not cuts:
        return text, None
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for start, end in cuts:
        if start < at:
            continue
        pieces.append(text[at:start])
        origins += range(at, start)
        at = end
    pieces.append(text[at:])
    origins += range(at, len(text) + 1)
    return "".join(pieces), origins
