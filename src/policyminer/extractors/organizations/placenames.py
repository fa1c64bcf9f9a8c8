"""Names of places by their form: those no table knows, provinces, parks, and where a name cuts a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from policyminer.divisions import Divisions
from policyminer.extractors.occurrences import occurrences
from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.tokens import known
from policyminer.layout.placenames import is_doing
from policyminer.layout.reading import Place

_NO_PARK = ("国家", "全国", "全省", "省级", "一流", "现代", "特色", "重点", "园区")
FUNCTION_CHARS = frozenset("从和开会以与由在对向为到及同将被把经是有")
ACROSS = frozenset({"市场", "区域"})
_OF_MANY = re.compile("(?:、[\u4e00-\u9fff]{2,4}){1,6}等?[多各]?(?:地|城市)")
_CLEAR = "(?:[^\u4e00-\u9fff]|[在到由与和对从赴为是省市县区及驻至])"
_AFTER = "(?=[\u4e00-\u9fff，。、；：,（(《“‘\\s]|$)"
_STEM = "[\u4e00-\u9fff]"
_LEADING = frozenset("在到由与和对从赴为是驻至及向")
_CLEAR_AT = re.compile(f"{_CLEAR}{_STEM}{{3}}")
_UNLISTED = re.compile(
    f"[省市县区州旗镇乡](?![域级内外直属]){_AFTER}(?:(?<={_CLEAR}{_STEM}{{3}}.)|(?<={_CLEAR}{_STEM}{{2}}.))"
)
_STREET = re.compile(f"街道{_AFTER}(?:(?<={_CLEAR}{_STEM}{{3}}街道)|(?<={_CLEAR}{_STEM}{{2}}街道))")
_ORGAN_AFTER = re.compile(r"委|(?:人民)?政府|人大|政协|人民法院|人民检察院|总工会|纪委|监委|[\u4e00-\u9fff]{2,8}[局厅]")
_PARK = re.compile(
    "高新技术产业(?:开发区|园区)|经济技术开发区|经济开发区|高新区|经开区|工业园区|产业集聚区|产业园区|综合保税区"
)
_IN_PARK = re.compile(r"落户|入驻|进驻|落地|搬到|搬入|走进|来到|企业|项目|位于")
_PARK_NAME = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}$")
_NO_PLACE = re.compile(
    r"自治|^(?:人|工|农|中|建|交|邮储|农商)行|[不没未]|年度|服务|[委府]$|人大|政协|"
    r"[全各我本该这那某两几的了和与及在到从是为对等个每城乡镇街社园小校老新旧矿库景辖片山灾牧林农厂产工商"
    r"]|^(?:但|且|虽|因|上|超|股|集|门|夜|楼|早|菜|黑|闹|利|都|大|多|示范|开发|高新|经开|保税|自贸|功能|中心|主城|郊|东|西|南|"
    r"北|沿|周边|重点|特色|建议|请求|要求|责成|责令|授权|委托|提请|商请|恳请|报请|通报|约谈|强|贫困|百强|试点|先进)"
)

_NO_NAME = re.compile(
    r"^[刚曾仍另便若让被由费]|[由从被让给把使在到往入去向费归]$|[一二两三四五六七八九十几多数][年月天日周]|[年月日周]前|昨日|昨天|今日|今天|当天|当年|当初|从前|以前|此前|眼下|如今"
)
"""What begins no name of a place (刚入职, 让), what ends none (年前由, 费由), and words for times."""

_NO_TOWN = re.compile(r"[全各我本该这那某几的了和与及在到从是为对等每城乡镇街社]|^(?:中心|示范|重点|特色|百强|试点)")


def unlisted_places(text: str, place: Place | None, table: Divisions) -> dict[str, str]:
    """The places of a text that no table knows, and their short forms, each with its full name.

    表里没有的地名及其简称:``{"云溪县": "云溪县", "云溪": "云溪县"}``。
    """
    counts: Counter[str] = Counter()
    for begun, end, stem in _candidates(text):
        name = text[begun:end]
        if name in table:
            continue
        counts[name] += 1 if _ORGAN_AFTER.match(text, end) else 0
        bar = _NO_TOWN if name[-1] in "镇乡道" and _ORGAN_AFTER.match(text, end) else _NO_PLACE
        if not (bar.search(stem) or _NO_NAME.search(stem) or verbal(stem) or is_doing(stem)) and (
            not _listed(name[1:], table) or _whole(text, name)
        ):
            counts[name] += 1
        else:
            counts[name] -= 9
    names = {name: name for name, count in counts.items() if count > 1 or (count > 0 and name[-1] in "县镇乡道")}
    if place and place.name not in table:
        names[place.name] = place.name
    for name in list(names):
        short = name[:-2] if name.endswith("街道") else name[:-1]
        here = place is not None and name == place.name
        if len(short) > 1 and (name[-1] in "省市县区州镇乡" or here) and short not in table:
            names[short] = name
    return names


def _listed(name: str, table: Divisions) -> bool:
    return any(one.name == name for one in table.lookup(name))


def without_province(chain: str) -> str:
    """A row of places without the short form of a province before it (江南 in 江南岭川市)."""
    size = 3 if chain[:3] in word_set("provinces") else 2 if chain[:2] in word_set("provinces") else 0
    return chain if chain[size : size + 1] in {"省", "自"} else chain[size:]


def parks_in(text: str) -> list[tuple[int, str]]:
    """The parks that a text names at the beginning of a phrase."""
    found: list[tuple[int, str]] = []
    for match in _PARK.finditer(text):
        name = _PARK_NAME.search(text, max(match.start() - 7, 0), match.start())
        if name and not name[0].startswith(_NO_PARK) and not _IN_PARK.search(name[0]):
            begun = name.start() + (len(name[0]) > 2 and name[0][0] in _LEADING)
            found.append((begun, text[begun : match.end()]))
    return found


def places_of(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where some names stand, the first and of those the longest where they overlap."""
    standing = occurrences(text, dict.fromkeys(names, 0))
    found = sorted([(at, -at - len(name)) for name, places in standing.items() for at in places])
    kept: list[tuple[int, int]] = []
    done = 0
    for start, end in found:
        if start >= done:
            done = -end
            kept.append((start, done))
    return kept


def _candidates(text: str) -> list[tuple[int, int, str]]:
    """Two or three characters with a rank word behind them, clear on the left: begin, end, without the rank word."""
    whole = "\n" + text
    found: list[tuple[int, int, str]] = []
    for pattern in (_UNLISTED, _STREET):
        for match in pattern.finditer(whole):
            at = match.start()
            size = 3 if at > 3 and _CLEAR_AT.match(whole, at - 4) else 2
            found.append((at - size - 1, match.end() - 1, whole[at - size : at]))
    return found


def _whole(text: str, name: str) -> bool:
    """Whether a place of the table never stands here without the character before it (东渠县 is not 渠县)."""
    return name[0] not in FUNCTION_CHARS and text.count(name) > 1 and text.count(name) == text.count(name[1:])


@lru_cache(maxsize=20_000)
def verbal(stem: str, sizes: tuple[int, ...] = (1, 2, 3)) -> bool:
    """Whether what stands before 县 or 市 ends or begins with a word of doing (成立由县, 会同县)."""
    stops = load_lexicon().stops
    return any(stem[:size] in stops or stem[-size:] in stops for size in sizes)


def placed(text: str, start: int, name: str) -> bool:
    """Whether a place that begins like a function word is one here (援疆和田指挥部)."""
    if start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff":
        return name[0] in "和同及" and known(name)
    return text[start - 1] in "省市县区疆援赴驻" and known(name)


def cuts_word(text: str, begun: int, name: str) -> bool:
    """A name of two characters that begins in the middle of a word (not 海南 in 上海南路, not 兴县 in 振兴县域)."""
    if len(name) > 2 or begun == 0:
        return False
    return _crossed(text[begun - 1], name)


@lru_cache(maxsize=20_000)
def _crossed(before: str, name: str) -> bool:
    pair = before + name[0]
    if pair in {"人寿", "上海", "云南", "海南", "河南", "湖南", "济南"}:
        return True
    return before not in FUNCTION_CHARS and "\u4e00" <= before <= "\u9fff" and known(pair) and not known(before + name)


def in_passing(text: str, name: str) -> bool:
    """Whether a text names its supposed place only in a list of others (北京、上海等地), or inside a word (新市场)."""
    short = name[:-1] if len(name) > 2 else name
    times = text.count(short)
    if not 0 < times < 3 or text.count(name) == times:
        return False
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        crossed = len(name) > 2 and not text.startswith(name[-1], end) and text[end - 1 : end + 1] in ACROSS
        if not (crossed or _OF_MANY.match(text, end)):
            return False
        at = text.find(short, end)
    return True


def abroad(table: Divisions, here: str | None, name: str) -> bool:
    """Whether a name is that of provinces and cities outside the province of the code ``here``."""
    found = table.lookup(name) if here else ()
    return bool(found) and all(one.level != "county" and one.code[:2] != (here or "")[:2] for one in found)


def elsewhere(table: Divisions, here: str | None, name: str) -> bool:
    """Whether two characters are only the name of counties of other provinces, and may be a trade name here."""
    found = table.lookup(name) if here and len(name) == 2 else ()
    return bool(found) and all(one.level == "county" and one.code[:2] != (here or "")[:2] for one in found)
