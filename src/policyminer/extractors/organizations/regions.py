"""Which places an article names, and what 省 市 县 alone mean in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from msgspec import Struct

from policyminer.divisions import Division, Divisions, load_divisions
from policyminer.extractors.organizations.homes import home_province
from policyminer.extractors.organizations.lexicon import word_set, words
from policyminer.extractors.organizations.placenames import (
    ACROSS,
    FUNCTION_CHARS,
    cuts_word,
    in_passing,
    parks_in,
    placed,
    places_of,
    unlisted_places,
    verbal,
)
from policyminer.layout.reading import Place

_SUFFIX_LEVEL = {
    "省": "province", "自治区": "province", "州": "prefecture", "盟": "prefecture", "地区": "prefecture",
    "县": "county",
    "区": "county", "旗": "county", "镇": "township", "乡": "township", "街道": "township", "市": "prefecture",
}  # fmt: skip
_HAN = re.compile(r"[\u4e00-\u9fff]+$")


class Region(Struct, frozen=True, gc=False):
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

    def __init__(
        self,
        text: str,
        place: Place | None,
        table: Divisions | None = None,
        found: list[tuple[int, int, tuple[Division, ...]]] | None = None,
    ) -> None:
        self.table = table or load_divisions()
        self.found = self.table.find(text) if found is None else found
        self._named = frozenset([text[start:end] for start, end, _ in self.found])
        self.unlisted = unlisted_places(text, place, self.table)
        self._heads = {name[:2] for name in self.unlisted}
        self._tails = {name[-2:] for name in self.unlisted}
        self._text = text
        self.here = self._here(text, place)
        self.code = self.here.code if self.here else None
        self._near = self.table.by_code(self.here.code) if self.here else None
        self._province = self._find_province()
        self._resolved: dict[str, Region] = {}
        self.shorts: dict[str, list[str]] = {}
        self._usable: dict[str, bool] = {}
        self._prefixes: dict[str, str | None] = {}
        self._ranked: dict[str, str | None] = {}
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
                if length == 2 and name[0] in FUNCTION_CHARS and not placed(text, begun, name):
                    return None
                return None if cuts_word(text, begun, name) else begun
        return self._chained(text, position)

    def chain_start(self, text: str, begun: int) -> int:
        """Where a row of places begins whose last begins here (江南省岭川市 before 云溪县)."""
        for _ in range(3):
            above = self.ending_at(text, begun) if text[begun - 1 : begun] in tuple("省市县区州盟旗") else None
            if above is None:
                break
            begun = above
        provinces = word_set("provinces")
        size = next((one for one in (3, 2) if text[begun - one : begun] in provinces), 0)
        return begun - size if size and not cuts_word(text, begun - size, text[begun - size : begun]) else begun

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
        if any(one.until is None for one in ones) and not verbal(name[:-1] if len(name) > 2 else name, (2, 3)):
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

    def inside(self, position: int) -> bool:
        """Whether a place name goes across here (云港 in 连云港)."""
        at = bisect_left(self._spans, (position, 0)) - 1
        return at >= 0 and self._spans[at][1] > position

    def begins_at(self, position: int) -> bool:
        """Whether a place name begins here."""
        at = bisect_left(self._spans, (position, 0))
        return at < len(self._spans) and self._spans[at][0] == position

    def spans_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The place names that begin in a stretch."""
        at = bisect_left(self._spans, (start, 0))
        return self._spans[at : bisect_left(self._spans, (end, 0))]

    def within(self, name: str) -> bool:
        """Whether a place lies inside the article's own place (a county of the city that reports)."""
        code = self.here.code if self.here else None
        if code is None or code.endswith("0000") or not code.endswith("00"):
            return False
        return any(one.code[:4] == code[:4] and one.code != code for one in self.table.lookup(name))

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
        if name not in self.unlisted and (county := self._written_out(name)):
            return county
        if name not in self.unlisted:
            division = self.table.resolve(name, self._near, self._context())
            if division:
                return _region(division)
        codes = self.table.lookup(full)
        if not codes and full[-1:] in tuple("州县旗"):
            own = [one for one in self.table.lookup(full[:-1]) if one.name.endswith("自治" + full[-1])]
            if own:
                return Region(full, own[0].code, own[0].level)
        return Region(codes[0].name if codes else full, None, level_of(codes[0].name if codes else full))

    def _written_out(self, name: str) -> Region | None:
        """A county under its short form whose full name the text has too (江城 beside 江城区)."""
        full = next((name + rank for rank in "县区旗市" if name + rank in self._named), None)
        if full is None or any(one.level != "county" for one in self.table.lookup(name)):
            return None
        return self._resolve(full)

    def _context(self) -> list[str]:
        """The codes of all places that only one division bears."""
        if self._codes is None:
            self._codes = list(dict.fromkeys([ones[0].code for _, _, ones in self.found if len(ones) == 1]))
        return self._codes

    def _places(self, text: str) -> list[tuple[int, int]]:
        """All places, those of the article before those of the table, not overlapping."""
        own = places_of(text, self.unlisted)
        spans: list[tuple[int, int]] = []
        at = 0
        for start, end, _ in self.found:
            name = text[start:end]
            if end - start == 2 and name[0] in FUNCTION_CHARS and not placed(text, start, name):
                if name != "会同":  # a word of its own: 会同云溪大学
                    self._splits.append(start + 1)
                continue
            if not self.knows(name) or cuts_word(text, start, name) or text[end - 1 : end + 1] in ACROSS:
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
            province = self._province
            if province is None or (self.here.code is None and province.name[-1] == "市"):
                return None
            return province if self._near or province.name.endswith(word) else None
        chain = [self.here, *[_region(one) for one in self.table.parents(self.here.code)]]
        for region in chain:
            if region.name.endswith(word):
                return self._called(region)
        if word == "州" and self.here.name.endswith("盟"):
            return self.here
        named = self._named_level(word) or (self._latest(word, position, 200) if position and word in "区县" else None)
        if named:
            return named
        if word == "区" and self._province and self._province.name.endswith("自治区") and len(chain) == 2:
            return self._province
        return None

    def _called(self, region: Region) -> Region:
        """An autonomous division under the name that the text has for it (黔南州)."""
        if "自治" not in region.name or region.name.endswith("区"):
            return region
        known = self._resolved.get("called " + region.name)
        if known is None:
            division = self.table.by_code(region.code) if region.code else None
            short = (division.short if division else region.name) + region.name[-1]
            fits = self._text.count(short) >= self._text.count(region.name)
            known = Region(short, region.code, region.level) if division and fits else region
            self._resolved["called " + region.name] = known
        return known

    def park(self, text: str, word: str) -> Region | None:
        """The park that 园区, 高新区 … mean: the first one named, of the article's own place if there is one."""
        if self._parks is None:
            self._parks = parks_in(text)
        fits = [one for one in self._parks if word == "园区" or one[1].endswith(word) or _same_kind(word, one[1])]
        if not fits:
            return None
        own = [one for one in fits if self.here and one[1].startswith(self.here.name[:2])]
        return Region((own or fits)[0][1], None, None)

    def _latest(self, word: str, position: int, reach: int = 600) -> Region | None:
        at = bisect_left(self._spans, (position, 0)) - 1
        while at >= 0 and position - self._spans[at][1] < reach:
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
        if word not in self._ranked:
            self._ranked[word] = self._most_named(word)
        best = self._ranked[word]
        return self.resolve(best) if best else None

    def _most_named(self, word: str) -> str | None:
        """The place of a rank that the text names most often."""
        names = [name for name, full in self.unlisted.items() if name == full and name.endswith(word)]
        names += [name for name in self._named if name.endswith(word) and self._whole(name)]
        counts = {name: self._text.count(name) for name in dict.fromkeys(names)}
        return max(sorted(counts), key=lambda name: counts[name]) if counts else None

    def _whole(self, name: str) -> bool:
        """Whether a name is a full one, no short form that ends like one (新市 of 新市区)."""
        return len(name) > 2 or any(one.name == name for one in self.table.lookup(name))

    def _here(self, text: str, place: Place | None) -> Region | None:
        if place and not in_passing(text, place.name):
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
        code = home_province(self._text, self.found, self.here.name if self.here else None)
        best = self.table.by_code(code) if code else None
        return _region(best) if best else None


def _same_kind(word: str, park: str) -> bool:
    """Whether a park is of the kind that a short word says (高新区, 经开区, 开发区)."""
    if word == "开发区":
        return park.endswith((word, "高新区", "经开区"))
    return (
        word[:2] in {"高新", "经开", "综保"}
        and {"高新": "高新技术", "经开": "经济", "综保": "综合保税"}[word[:2]] in park
    )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words("ordinary_places.txt"))


def _region(division: Division) -> Region:
    return Region(division.name, division.code, division.level)
