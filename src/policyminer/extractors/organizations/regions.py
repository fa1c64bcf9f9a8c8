"""Which places an article names, and what 省 市 县 alone mean in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from policyminer.divisions import Division, Divisions, load_divisions
from policyminer.extractors.organizations.lexicon import load_lexicon, words
from policyminer.extractors.organizations.tokens import known
from policyminer.layout.reading import Place

_SUFFIX_LEVEL = {
    "省": "province", "自治区": "province", "州": "prefecture", "盟": "prefecture", "地区": "prefecture",
    "县": "county",
    "区": "county", "旗": "county", "镇": "township", "乡": "township", "街道": "township", "市": "prefecture",
}  # fmt: skip
_NO_PARK = ("国家", "全国", "全省", "省级", "一流", "现代", "特色", "重点", "园区")
_HAN = re.compile(r"[\u4e00-\u9fff]+$")
_PROVINCES = frozenset(
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "内蒙古 广西 西藏 宁夏 新疆".split()
)
_ACROSS = frozenset({"市场", "区域"})
_FUNCTION = frozenset("从和开会以与由在对向为到及同将被把经是有")
_CLEAR = "(?:[^\u4e00-\u9fff]|[在到由与和对从赴为是省市县区及驻至])"
_AFTER = "(?=[\u4e00-\u9fff，。、；：,（(《“‘\\s]|$)"
_STEM = "[\u4e00-\u9fff]"
_CLEAR_AT = re.compile(f"{_CLEAR}{_STEM}{{3}}")
_UNLISTED = re.compile(f"[省市县区州旗镇乡]{_AFTER}(?:(?<={_CLEAR}{_STEM}{{3}}.)|(?<={_CLEAR}{_STEM}{{2}}.))")
_STREET = re.compile(f"街道{_AFTER}(?:(?<={_CLEAR}{_STEM}{{3}}街道)|(?<={_CLEAR}{_STEM}{{2}}街道))")
_ORGAN_AFTER = re.compile(r"委|(?:人民)?政府|人大|政协|人民法院|[\u4e00-\u9fff]{2,8}[局厅]")
_PARK = re.compile(
    "高新技术产业(?:开发区|园区)|经济技术开发区|经济开发区|高新区|经开区|工业园区|产业集聚区|产业园区|综合保税区"
)
_PARK_NAME = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}$")
_NO_PLACE = re.compile(
    r"自治|[不没未]|[委府]$|人大|政协|"
    r"[全各我本该这那某两几的了和与及在到从是为对等个每城乡镇街社园小校老新旧矿库景辖片山灾牧林农厂产工商"
    r"]|^(?:上|超|股|集|门|夜|楼|早|菜|黑|闹|利|都|大|多|示范|开发|高新|经开|保税|自贸|功能|中心|主城|郊|东|西|南|"
    r"北|沿|周边|重点|特色|强|贫困|百强|试点|先进)"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A place that bodies belong to; ``code`` is None for places no table knows.

    机构所属的地方:``Region("孟州市", "410883", "county")``。
    """

    name: str
    code: str | None
    level: str | None


def level_of(name: str) -> str | None:
    """The rank that the last word of a place name says."""
    for suffix in ("自治区", "地区", "街道"):
        if name.endswith(suffix):
            return _SUFFIX_LEVEL[suffix]
    return _SUFFIX_LEVEL.get(name[-1:])


class Regions:
    """The places of one article.

    一篇文章里的地名:``Regions(text, Place("孟州市", "410883")).by_level("省").name == "河南省"``。
    """

    def __init__(self, text: str, place: Place | None, table: Divisions | None = None) -> None:
        self.table = table or load_divisions()
        self.found = self.table.find(text)
        self._named = frozenset([text[start:end] for start, end, _ in self.found])
        self.unlisted = self._unlisted(text, place)
        self._heads = {name[:2] for name in self.unlisted}
        self._tails = {name[-2:] for name in self.unlisted}
        self._text = text
        self.here = self._here(text, place)
        self._near = self.table.by_code(self.here.code) if self.here else None
        self._province = self._find_province()
        self._resolved: dict[str, Region] = {}
        self.shorts: dict[str, list[str]] = {}
        self._usable: dict[str, bool] = {}
        self._prefixes: dict[str, str | None] = {}
        self._splits: list[int] = []
        self._codes: list[str] | None = None
        self._spans = self._places(text)
        self._parks: list[tuple[int, str]] | None = None

    def ending_at(self, text: str, position: int) -> int | None:
        """Where the place name begins that ends here, or None."""
        pair = text[position - 2 : position]
        lengths = range(min(11, position), 1, -1) if pair in self._tails or self.table.may_end(pair) else ()
        for length in lengths:
            name = text[position - length : position]
            if self.knows(name):
                begun = position - length
                if length == 2 and name[0] in _FUNCTION and not _placed(text, begun, name):
                    return None
                return None if _cut(text, begun, name) else begun
        return self._chained(text, position)

    def chain_start(self, text: str, begun: int) -> int:
        """Where a row of places begins whose last begins here (江南省岭川市 before 云溪县)."""
        for _ in range(3):
            above = self.ending_at(text, begun) if text[begun - 1 : begun] in tuple("省市县区州盟旗") else None
            if above is None:
                break
            begun = above
        size = 3 if text[begun - 3 : begun] in _PROVINCES else 2 if text[begun - 2 : begun] in _PROVINCES else 0
        return begun - size if size and not _cut(text, begun - size, text[begun - size : begun]) else begun

    def _chained(self, text: str, position: int) -> int | None:
        """A place no table knows behind one that it knows: 天津市滨河区."""
        if text[position - 1 : position] not in tuple("市县区旗镇乡"):
            return None
        for length in (3, 4):
            begun = position - length
            if begun < 0 or not _HAN.match(text[begun:position]) or text[begun] in "委政人的":
                continue
            above = begun > 1 and text[begun - 1] in "省市州盟县区" and self._known_before(text, begun)
            if above:
                return begun
        return None

    def _known_before(self, text: str, position: int) -> bool:
        return any(self.knows(text[position - length : position]) for length in range(min(11, position), 1, -1))

    def knows(self, name: str) -> bool:
        """Whether a name is a place; former names only in their own province."""
        known = self._usable.get(name)
        if known is None:
            known = self._usable[name] = name in self.unlisted or (name in self.table and self._present(name))
        return known

    def _present(self, name: str) -> bool:
        ones = self.table.lookup(name)
        if len(name) == 2 and name[0] in "市城县区":
            return False
        if name in _ordinary() and not (self.here and self.here.name.startswith(name)):
            return any(one.name in self._named for one in ones)
        if any(one.until is None for one in ones) and not _verbal(name[:-1] if len(name) > 2 else name, (2, 3)):
            return True
        return bool(self._near) and any(one.code[:2] == self._near.code[:2] for one in ones if self._near)

    def pieces(self, start: int, end: int) -> list[int]:
        """Where a stretch is cut because a place name begins or ends there."""
        found: list[int] = []
        at = bisect_left(self._spans, (start, 0))
        while at < len(self._spans) and self._spans[at][0] < end:
            found += [one for one in self._spans[at] if start < one < end]
            at += 1
        at = bisect_left(self._splits, start)
        while at < len(self._splits) and self._splits[at] < end:
            found.append(self._splits[at])
            at += 1
        return found

    def starting_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The first place name in a stretch."""
        at = bisect_left(self._spans, (start, 0))
        if at < len(self._spans) and self._spans[at][0] < end - 1 and self._spans[at][1] <= end:
            return self._spans[at]
        return None

    def begins_at(self, position: int) -> bool:
        """Whether a place name begins here."""
        at = bisect_left(self._spans, (position, 0))
        return at < len(self._spans) and self._spans[at][0] == position

    def spans_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The place names that begin in a stretch."""
        at = bisect_left(self._spans, (start, 0))
        return self._spans[at : bisect_left(self._spans, (end, 0))]

    def prefix(self, name: str) -> str | None:
        """The place name that a body's name begins with."""
        if name[:2] not in self._heads and not self.table.may_begin(name[:2]):
            return None
        known = self._prefixes.get(name, "")
        if known == "":
            known = self._prefixes[name] = self._prefix(name)
        return known

    def _prefix(self, name: str) -> str | None:
        for length in range(min(12, len(name) - 1), 1, -1):
            head = name[:length]
            if self.knows(head):
                return head
        return None

    def resolve(self, name: str) -> Region:
        """The place that a name means in this article."""
        known = self._resolved.get(name)
        if known is None:
            known = self._resolved[name] = self._resolve(name)
        return known

    def _resolve(self, name: str) -> Region:
        if self.here and name in {self.here.name, self.here.name[:-1]}:
            return self.here
        full = self.unlisted.get(name, name)
        if name not in self.unlisted:
            division = self.table.resolve(name, self._near, self._context())
            if division:
                return _region(division)
        codes = self.table.lookup(full)
        return Region(codes[0].name if codes else full, None, level_of(codes[0].name if codes else full))

    def _context(self) -> list[str]:
        """The codes of all places that only one division bears."""
        if self._codes is None:
            self._codes = [ones[0].code for _, _, ones in self.found if len(ones) == 1]
        return self._codes

    def _places(self, text: str) -> list[tuple[int, int]]:
        """All places, those of the article before those of the table, not overlapping."""
        own = places_of(text, self.unlisted)
        spans: list[tuple[int, int]] = []
        at = 0
        for start, end, _ in self.found:
            name = text[start:end]
            if end - start == 2 and name[0] in _FUNCTION and not _placed(text, start, name):
                self._splits.append(start + 1)
                continue
            if not self.knows(name) or _cut(text, start, name) or text[end - 1 : end + 1] in _ACROSS:
                continue
            while at < len(own) and own[at][1] <= start:
                at += 1
            if at == len(own) or own[at][0] >= end:
                spans.append((start, end))
        return sorted(spans + own) if own else spans

    def by_level(self, word: str, position: int | None = None) -> Region | None:
        """What 省, 市, 县 … alone mean here: the article's place or what lies above it.

        In a text without a place of its own it is the last one of that rank named before ``position``.
        """
        if self.here is None:
            return self._latest(word, position) if position else None
        if word in {"省", "自治区"}:
            return self._province
        chain = [self.here, *[_region(one) for one in self.table.parents(self.here.code)]]
        for region in chain:
            if region.name.endswith(word):
                return region
        if word == "州" and self.here.name.endswith("盟"):
            return self.here
        named = self._named_level(word)
        if named:
            return named
        if word == "区" and self._province and self._province.name.endswith("自治区") and len(chain) == 2:
            return self._province
        return None

    def park(self, text: str, word: str) -> Region | None:
        """The park that 园区, 高新区 … mean: the first one named, of the article's own place if there is one."""
        if self._parks is None:
            self._parks = _parks(text)
        fits = [one for one in self._parks if word == "园区" or one[1].endswith(word) or word in {"开发区", "高新区"}]
        if not fits:
            return None
        own = [one for one in fits if self.here and one[1].startswith(self.here.name[:2])]
        return Region((own or fits)[0][1], None, None)

    def _latest(self, word: str, position: int) -> Region | None:
        at = bisect_left(self._spans, (position, 0)) - 1
        while at >= 0 and position - self._spans[at][1] < 600:
            name = self._text[slice(*self._spans[at])]
            if name.endswith(word):
                return self.resolve(name)
            at -= 1
        return None

    def _named_level(self, word: str) -> Region | None:
        """The only or most frequent place of a rank that a text about a lower place names."""
        if word in {"镇", "乡"}:
            towns = [name for name, full in self.unlisted.items() if name == full and name.endswith(word)]
            return self.resolve(towns[0]) if len(towns) == 1 else None
        order = {"township": 3, "county": 2, "prefecture": 1, "province": 0}
        if self.here is None or order.get(self.here.level or "", 0) <= order.get(_SUFFIX_LEVEL.get(word, ""), 9):
            return None
        names = [name for name, full in self.unlisted.items() if name == full and name.endswith(word)]
        names += [self._text[start:end] for start, end, _ in self.found if self._text[start:end].endswith(word)]
        counts = {name: self._text.count(name) for name in names}
        best = max(sorted(counts), key=lambda name: counts[name]) if counts else None
        return self.resolve(best) if best else None

    def _unlisted(self, text: str, place: Place | None) -> dict[str, str]:
        counts: Counter[str] = Counter()
        for begun, end, stem in _candidates(text):
            name = text[begun:end]
            if name in self.table:
                continue
            counts[name] += 1 if _ORGAN_AFTER.match(text, end) else 0
            if not _NO_PLACE.search(stem) and not _verbal(stem) and (not self._listed(name[1:]) or _whole(text, name)):
                counts[name] += 1
            else:
                counts[name] -= 9
        names = {name: name for name, count in counts.items() if count > 1 or (count > 0 and name[-1] in "县镇乡道")}
        if place and place.name not in self.table:
            names[place.name] = place.name
        for name in list(names):
            short = name[:-2] if name.endswith("街道") else name[:-1]
            here = place is not None and name == place.name
            if len(short) > 1 and (name[-1] in "省市县区州镇乡" or here) and short not in self.table:
                names[short] = name
        return names

    def _listed(self, name: str) -> bool:
        return any(one.name == name for one in self.table.lookup(name))

    def _here(self, text: str, place: Place | None) -> Region | None:
        if place:
            division = self.table.by_code(place.code) or None
            if division:
                return Region(place.name, division.code, place.level or division.level)
            near = self.table.resolve(place.name)
            if near and place.code is None:
                return _region(near)
            return Region(place.name, place.code, place.level or level_of(place.name))
        return self._guess(text)

    def _guess(self, text: str) -> Region | None:
        votes: Counter[str] = Counter()
        for start, end, _ in self.found:
            if text[end - 1] in "市县区州盟旗" and text[start:end] != "自治区":
                votes[text[start:end]] += 1 + 3 * (start < 60) + 2 * text.startswith(("委", "政府", "人民政府"), end)
        for name, full in self.unlisted.items():
            if name == full and name[-1] in "市县区州":
                votes[name] += text.count(name) + 3 * (text.find(name) < 60)
        if not votes:
            return None
        name = max(sorted(votes), key=lambda one: votes[one])
        if votes[name] < 4 or 2 * votes[name] < sum(votes.values()):
            return None
        division = self.table.resolve(name) if name not in self.unlisted else None
        return _region(division) if division else Region(name, None, level_of(name))

    def _find_province(self) -> Region | None:
        if self.here and self.here.code:
            above = self.table.by_code(self.here.code[:2] + "0000")
            return _region(above) if above else None
        votes: Counter[str] = Counter()
        for start, end, ones in self.found:
            if ones[0].level == "province":
                votes[ones[0].code] += 3 if end - start > 2 else 1
            elif len(ones) == 1:
                votes[ones[0].code[:2] + "0000"] += 0
        if not votes:
            return None
        best = self.table.by_code(max(sorted(votes), key=lambda code: votes[code]))
        return _region(best) if best and votes[best.code] else None


def without_province(chain: str) -> str:
    """A row of places without the short form of a province before it (江南 in 江南岭川市)."""
    size = 3 if chain[:3] in _PROVINCES else 2 if chain[:2] in _PROVINCES else 0
    return chain if chain[size : size + 1] in {"省", "自"} else chain[size:]


def _parks(text: str) -> list[tuple[int, str]]:
    """The parks that a text names at the beginning of a phrase."""
    found: list[tuple[int, str]] = []
    for match in _PARK.finditer(text):
        name = _PARK_NAME.search(text, max(match.start() - 7, 0), match.start())
        if name and not name[0].startswith(_NO_PARK):
            found.append((name.start(), name[0] + match[0]))
    return found


def places_of(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where some names stand, the first and of those the longest where they overlap."""
    found: list[tuple[int, int]] = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append((at, -at - len(name)))
            at = text.find(name, at + 1)
    found.sort()
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


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words("ordinary_places.txt"))


def _whole(text: str, name: str) -> bool:
    """Whether a place of the table never stands here without the character before it (东渠县 is not 渠县)."""
    return name[0] not in _FUNCTION and text.count(name) > 1 and text.count(name) == text.count(name[1:])


@lru_cache(maxsize=20_000)
def _verbal(stem: str, sizes: tuple[int, ...] = (1, 2, 3)) -> bool:
    """Whether what stands before 县 or 市 ends or begins with a word of doing (成立由县, 会同县)."""
    stops = load_lexicon().stops
    return any(stem[:size] in stops or stem[-size:] in stops for size in sizes)


def _region(division: Division) -> Region:
    return Region(division.name, division.code, division.level)


def _placed(text: str, start: int, name: str) -> bool:
    """Whether a place that begins like a function word is one here (援疆和田指挥部)."""
    if start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff":
        return name[0] in "和同及" and known(name)
    return text[start - 1] in "省市县区疆援赴驻" and known(name)


def _cut(text: str, begun: int, name: str) -> bool:
    """A name of two characters that begins in the middle of a word (not 海南 in 上海南路, not 兴县 in 振兴县域)."""
    if len(name) > 2 or begun == 0:
        return False
    return _crossed(text[begun - 1], name)


@lru_cache(maxsize=20_000)
def _crossed(before: str, name: str) -> bool:
    pair = before + name[0]
    if pair in {"上海", "云南", "海南", "河南", "湖南", "济南"}:
        return True
    return before not in _FUNCTION and "\u4e00" <= before <= "\u9fff" and known(pair) and not known(before + name)
