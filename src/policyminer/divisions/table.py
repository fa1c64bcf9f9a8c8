"""The table of divisions and what it answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct

from policyminer.divisions.names import short_name

Level = Literal["province", "prefecture", "county", "township"]
_KEEP = frozenset({"上海", "河南", "湖南", "海南", "济南", "云南", "淮南", "西安"})
_MUNICIPALITIES = frozenset({"11", "12", "31", "50", "81", "82"})


class Division(Struct, frozen=True, gc=False):
    """A province, prefecture, county or township.

    一个行政区划:``Division("孟州市", "410883", "county", "410800")``。

    Parameters
    ----------
    name
        Full name, for a former division the name it had.
    code
        GB/T 2260, six digits (townships nine); a former division has the code of the one in its place.
    level
        Rank.
    parent
        Code of the division above, None for provinces.
    until
        Last year of a former name, None for present ones.
    """

    name: str
    code: str
    level: Level
    parent: str | None = None
    until: int | None = None

    @property
    def short(self) -> str:
        """The name without its rank word."""
        return short_name(self.name)


class Divisions:
    """All divisions, looked up by name, short form or code.

    行政区划表:``load_divisions().lookup("孟州市")[0].code == "410883"``。

    The object is not changed after it was made and can be pickled.

    Parameters
    ----------
    rows
        ``(code, name)`` of provinces, prefectures and counties.
    former
        ``(name, last year, successor, province digits)``.
    characters
        ``(character, province digits)``, such as 豫 and 41.
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, str]],
        former: Iterable[tuple[str, int, str, str]] = (),
        characters: Iterable[tuple[str, str]] = (),
    ) -> None:
        codes = dict(rows)
        self._by_code = {code: _division(code, name, codes) for code, name in codes.items()}
        full: dict[str, list[Division]] = defaultdict(list)
        for division in self._by_code.values():
            full[division.name].append(division)
        for name, until, successor, province in former:
            for now in full.get(successor, ()):
                if now.code.startswith(province):
                    full[name].append(Division(name, now.code, now.level, now.parent, until))
                    break
        self._full = {name: tuple(found) for name, found in full.items()}
        self._short = _shorts(self._full)
        self._heads = frozenset([name[:2] for name in (*self._full, *self._short)])
        self._tails = frozenset([name[-2:] for name in (*self._full, *self._short)])
        self._characters = dict(characters)
        self._children: dict[str, tuple[Division, ...]] = _children(self._by_code.values())
        self._automaton: Any = None
        self._words: tuple[str, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_automaton": None}

    def __iter__(self) -> Any:
        return iter(self._by_code.values())

    def may_begin(self, pair: str) -> bool:
        """Whether some name or short form begins with two characters."""
        return pair in self._heads

    def may_end(self, pair: str) -> bool:
        """Whether some name or short form ends with two characters."""
        return pair in self._tails

    def __contains__(self, name: str) -> bool:
        return name in self._full or name in self._short

    def by_code(self, code: str | None) -> Division | None:
        """The division of a code, six digits."""
        return self._by_code.get(code or "")

    def lookup(self, name: str) -> tuple[Division, ...]:
        """All divisions that are called so, in full, else by short form; by code order."""
        return self._full.get(name) or self._short.get(name, ())

    def short(self, name: str) -> str:
        """The name without its rank word: 孟州 for 孟州市, 黔东南 for 黔东南苗族侗族自治州."""
        return short_name(name)

    def province_of(self, character: str) -> Division | None:
        """The province of a short character: 河南省 for 豫."""
        digits = self._characters.get(character)
        return self._by_code.get(f"{digits}0000") if digits else None

    def parents(self, code: str | None) -> tuple[Division, ...]:
        """The divisions above, nearest first."""
        found: list[Division] = []
        at = self.by_code(code)
        while at and at.parent and (at := self.by_code(at.parent)):
            found.append(at)
        return tuple(found)

    def children(self, code: str | None) -> tuple[Division, ...]:
        """The divisions directly below."""
        return self._children.get(code or "", ())

    def townships(self, county: str | None) -> tuple[Division, ...]:
        """The townships and streets of a county; their table is read at the first call."""
        return tuple([Division(name, code, "township", county) for code, name in _townships().get(county or "", ())])

    def resolve(self, name: str, near: Division | None = None, context: Iterable[str] = ()) -> Division | None:
        """The one division that a name means here, or None when that stays open.

        重名地名按所在地和邻近地名判定:``resolve("朝阳区", near=北京市)`` 是北京的朝阳区;判不了的返回 None。

        Parameters
        ----------
        name
            Full name or short form.
        near
            The place the text is about.
        context
            Codes of other divisions that the text names.
        """
        found = self.lookup(name)
        if not found and near and near.level == "county":
            found = tuple([town for town in self.townships(near.code) if name in {town.name, town.short}])
        if len(found) < 2:
            return found[0] if found else None
        if near and (best := self._nearest(found, near.code)):
            return best
        votes = [self._nearest(found, code) for code in context]
        named = {vote.code: vote for vote in votes if vote}
        if len(named) == 1:
            return next(iter(named.values()))
        return _highest(found) if name not in self._full else None

    def _nearest(self, found: tuple[Division, ...], code: str) -> Division | None:
        for length in (6, 4, 2):
            close = [one for one in found if _shared(one.code, code) >= length]
            if close:
                return close[0] if len(close) == 1 else _highest(tuple(close))
        return None

    def find(self, text: str) -> list[tuple[int, int, tuple[Division, ...]]]:
        """Places of division names in a text, longest first, not overlapping: ``(start, end, candidates)``."""
        if self._automaton is None:
            self._build()
        found: list[tuple[int, int, tuple[Division, ...]]] = []
        done = 0
        words, heads, full, short = self._words, self._heads, self._full, self._short
        for index, start, end in self._automaton.find_matches_as_indexes(_encodable(text)):
            word = words[index]
            if end - start == 2 and text[start + 1 : start + 3] in heads and (whole := self._whole(text, start + 1)):
                start, word = start + 1, whole
            if start >= done:
                done = start + len(word)
                found.append((start, done, full.get(word) or short.get(word, ())))
        return found

    def _whole(self, text: str, start: int) -> str | None:
        """A full name that begins inside a short form found (江苏省 after 合, not 合江)."""
        for length in range(8, 2, -1):
            word = text[start : start + length]
            if word in self._full and word[-1] in "省市区县州" and len(word) == length:
                return word
        word = text[start : start + 2]
        if (
            word in self._short
            and self._short[word][0].level == "province"
            and text[start - 1 : start + 1] not in _KEEP
        ):
            return word
        return None

    def _build(self) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        words = tuple(sorted(word for word in {*self._full, *self._short} if len(word) > 1))
        self._words = words
        self._automaton = AhoCorasick(
            words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )


def _encodable(text: str) -> str:
    """Lone surrogates cannot reach the automaton; each becomes one other character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def _division(code: str, name: str, codes: dict[str, str]) -> Division:
    if code.endswith("0000"):
        return Division(name, code, "province")
    if code.endswith("00"):
        level: Level = "county" if code[:2] in _MUNICIPALITIES else "prefecture"
        return Division(name, code, level, code[:2] + "0000")
    above = code[:4] + "00"
    return Division(name, code, "county", above if above in codes else code[:2] + "0000")


def _shorts(full: dict[str, tuple[Division, ...]]) -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for name, divisions in full.items():
        short = short_name(name)
        if short != name and short not in full:
            found[short].extend(divisions)
    return {short: tuple(sorted(ones, key=lambda one: (one.code, one.until or 0))) for short, ones in found.items()}


def _children(divisions: Iterable[Division]) -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        if division.parent:
            found[division.parent].append(division)
    return {code: tuple(ones) for code, ones in found.items()}


def _shared(one: str, other: str) -> int:
    """How many digits two codes share, by ranks: 0, 2, 4 or 6."""
    if one[:2] != other[:2]:
        return 0
    if one[2:4] != other[2:4] or one[2:4] == "00":
        return 6 if one == other else 2
    return 6 if one == other else 4


def _highest(found: tuple[Division, ...]) -> Division | None:
    """The only one of the highest rank; a present name goes before a former one."""
    order = {"province": 0, "prefecture": 1, "county": 2, "township": 3}
    present = [one for one in found if one.until is None] or list(found)
    best = min(order[one.level] for one in present)
    top = {one.code: one for one in present if order[one.level] == best}
    return next(iter(top.values())) if len(top) == 1 else None


def _lines(name: str) -> list[str]:
    text = files("policyminer.divisions").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def load_divisions() -> Divisions:
    """The table that comes with the package, read once."""
    rows = [(code, name) for code, name in (line.split(",") for line in _lines("divisions.csv"))]
    former = [
        (name, int(until), successor, province)
        for name, until, successor, province in (line.split(",") for line in _lines("former.csv"))
    ]
    characters = [(character, digits) for character, digits in (line.split(",") for line in _lines("short.csv"))]
    return Divisions(rows, former, characters)


@cache
def _townships() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in _lines("townships.tsv"):
        county, _, towns = line.partition("\t")
        found[county] = tuple([(county + town[:3], town[3:]) for town in towns.split(" ")])
    return found
