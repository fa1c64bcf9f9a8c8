"""The administrative division that a text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import rjieba

from policyminer.layout.placenames import RANKS, generic_ends, leading_name, nominal, speaks, unknown_names
from policyminer.layout.reading import Place

_MOST = 12_000
_LONGEST_NAME = 40
_NO_NAMES = frozenset({"城区", "郊区", "矿区", "新区", "老城区", "会同"})
_TITLED = frozenset("长局部校院会处科所厂队组董事镇")
"""What stands before 长 in a title: 部长 in front of a name that begins with 宁 is no 长宁."""
_WIDE = re.compile(rf"[我该本全](?P<rank>{RANKS})(?<!全[省区])")
_SPEAKER = re.compile(r"代表[\u3400-\u9fff]{0,10}?(?P<rank>[省市县区州旗镇乡盟])(?:人民)?政府")
_REGION = re.compile(
    r"自治区(?<!回族自治区)(?<!壮族自治区)(?<!吾尔自治区)(?<!蒙古自治区)(?<!西藏自治区)(?=党委|政府|人民政府|[\u3400-\u9fff]{2,12}?[厅局委办]|主席|副主席)"
)
_HEAD = 400
_ORGAN = re.compile(rf"(?P<rank>{RANKS})(?<![\u3400-\u9fff]{RANKS})(?:委|政府|人社|财政|发改|教育|直)")
_OFFICES = ("市委", "县委", "委", "人民政府", "政府", "区委")
_LEVELS = {
    "省": "province",
    "县": "county",
    "区": "county",
    "州": "prefecture",
    "盟": "prefecture",
    "旗": "county",
    "镇": "township",
    "乡": "township",
}


_TITLE_SCORE = 60
_OFFICE_ENDS = frozenset("室局委部院厅办府会队心组门等司")
"""What stands before 会同 when it is the verb and no county."""
_ELSEWHERE = frozenset("从到赴与和、自往至去飞抵")
"""What stands before a place that somebody comes from or goes to."""


class DivisionLike(Protocol):
    """What a division has to say of itself."""

    @property
    def name(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def short(self) -> str: ...


Hit = tuple[int, int, Sequence[DivisionLike]]
"""A name in a text: begin, end, the divisions that are called so."""


class DivisionTable(Protocol):
    """What the layout asks of a table of divisions; ``policyminer.divisions.Divisions`` answers it."""

    def lookup(self, name: str) -> Sequence[DivisionLike]:
        """All divisions of a name or short form."""

    def find(self, text: str) -> Sequence[Hit]:
        """Names of divisions in a text."""


def find_place(
    table: DivisionTable, given: str | None, heads: Sequence[str], text: str, named: Sequence[Hit] | None = None
) -> Place | None:
    """The division that the text is about, with its code where there is only one of the name.

    文章所写的行政区划:给定 > 眉题、标题 > 正文里最常出现且层级相符者。

    Parameters
    ----------
    table
        Divisions to look names up in.
    given
        What the caller knows.
    heads
        Kicker, title, subtitle.
    text
        The clean text.
    named
        What the table finds in it, where it was asked already.
    """
    body = text[:_MOST]
    hits = _mentions(_named(table, text, named), body)
    if given and given.strip():
        return _place(table, given.strip(), hits, body)
    scores: Counter[str] = Counter()
    ranks = _ranks(body)
    _score_known(scores, hits, body, ranks)
    _score_unknown(scores, hits, body, ranks, heads)
    for head in heads:
        for part in head.split("——"):
            if leading := leading_name(table.lookup, part.strip(), body, ranks):
                scores[leading] += _TITLE_SCORE
        for name in list(scores):
            if name in head or (len(_bare(name)) >= 2 and _bare(name) in head):
                scores[name] += 12 if head.strip() == name else 6
    best = _best(scores, 10 + len(body) // 600)
    if best and best.endswith("州") and not table.lookup(best) and ranks["市"] > 2 * ranks["州"] + 1:
        best += "市"
    return _place(table, best, hits, body) if best else None


def _mentions(named: Sequence[Hit], text: str) -> list[Hit]:
    """The names that are mentions of places."""
    known: dict[str, bool] = {}
    hits: list[Hit] = []
    for hit in named:
        word = text[hit[0] : hit[1]]
        if word not in known:
            known[word] = _name_like(word, hit[2])
        if known[word]:
            hits.append(hit)
    return hits


def _named(table: DivisionTable, text: str, named: Sequence[Hit] | None) -> Sequence[Hit]:
    """What the table finds in the beginning of the text: names across its end would change the last ones."""
    if named is not None and len(text) <= _MOST:
        return named
    if named is None or any(_MOST - _LONGEST_NAME < start < _MOST for start, _, _ in named):
        return table.find(text[:_MOST])
    return [hit for hit in named if hit[0] < _MOST]


def _ranks(text: str) -> Counter[str]:
    """Which rank the text speaks of as its own: 全市, 县委."""
    ranks: Counter[str] = Counter()
    for pattern, weight in ((_WIDE, 2), (_ORGAN, 1), (_SPEAKER, 40)):
        for match in pattern.finditer(text):
            ranks[match.group("rank")] += weight
    ranks["省"] += 2 * len(_REGION.findall(text))
    return ranks


def _fits(name: str, ranks: Counter[str]) -> float:
    total = sum(ranks.values())
    rank = "省" if name.endswith("自治区") else "州" if name.endswith("自治州") else name[-1]
    if total < 2:
        return 1.0 if rank not in "省区" else 0.4
    own = ranks.get(rank, 0) / total
    return 0.3 + 2 * own if rank != "省" else 0.1 + own


def _score_known(scores: Counter[str], hits: Sequence[Hit], text: str, ranks: Counter[str]) -> None:
    named: Counter[str] = Counter()
    for found, times in _together(hits).values():
        for code in {one.code for one in found}:
            named[code] += times
    speaking = ranks.most_common(1)[0][0] if ranks else None
    meant: dict[str, DivisionLike] = {}
    known: dict[str, tuple[DivisionLike, float, float]] = {}
    for start, end, found in hits:
        if not found or _inside_word(text, start, end):
            continue
        word = text[start:end]
        if word not in known:
            best = max(_tops(found, speaking), key=lambda one: (_kin(one, named), one.level == "prefecture", one.code))
            doubtful = word != best.name and best.level == "county" and not _near(best, named)
            known[word] = best, max(_fits(best.name, ranks), 0.1), 0.3 if doubtful else 1.0
        best, fit, weight = known[word]
        meant[found[0].code] = best
        weight = weight + (start < 400) + 2.0 * text.startswith(_OFFICES, end)
        if start and text[start - 1] in _ELSEWHERE:
            weight *= 0.3
        elif word != best.name and named[best.code] == 1:
            weight *= 0.6
        scores[best.name] += round(weight * fit * 10)
    _add_children(scores, meant)


def _together(hits: Sequence[Hit]) -> dict[int, tuple[Sequence[DivisionLike], int]]:
    """What the names stand for, each once, with how often."""
    counted: dict[int, tuple[Sequence[DivisionLike], int]] = {}
    for _, _, found in hits:
        counted[id(found)] = found, counted.get(id(found), (found, 0))[1] + 1
    return counted


def _near(division: DivisionLike, named: Counter[str]) -> bool:
    """Whether the text names the prefecture or the province that a county belongs to."""
    return bool(_kin(division, named) or named.get(division.code[:2] + "0000", 0))


def _tops(found: Sequence[DivisionLike], speaking: str | None) -> Sequence[DivisionLike]:
    """Of divisions that share a short form: the one of the rank that speaks, else the uppermost."""
    codes = {one.code for one in found}
    if len(found) > 1 and speaking:
        own = [one for one in found if one.name.endswith(speaking)]
        if len(own) == 1:
            return own
    return [one for one in found if one.parent not in codes]


def _add_children(scores: Counter[str], meant: dict[str, DivisionLike]) -> None:
    """Many counties of one prefecture speak for the prefecture."""
    named = {one.code: one for one in meant.values()}
    children = Counter(one.parent for one in named.values() if one.level == "county" and one.parent in named)
    for code, count in children.items():
        if count >= 3 and code is not None:
            scores[named[code].name] += 15 * count


def _kin(division: DivisionLike, named: Counter[str]) -> int:
    return named.get(division.parent or "", 0)


def _inside_word(text: str, start: int, end: int) -> bool:
    """A short form inside a longer word is no place: 上海 of 上海路, 保定 of 确保定点, 长宁 behind 部长."""
    if start:
        before = text[start - 1]
        if (text[start] == "寿" and before == "人") or (text[start] == "长" and before in _TITLED):
            return True
        if text[start] == "保" and before in "确医社低参投":
            return True
        if text.startswith("会同", start) and before in _OFFICE_ENDS:
            return True
    if end - start == 2 and text[start + 1] in "县市" and text.startswith("里", end):
        return True
    if end - start <= 2 and not _stands(text[max(0, start - 4) : end + 3], min(start, 4), end - start):
        return True
    return text.startswith(("谷", "路", "街", "大道", "大学", "学院", "银行", "高速", "铁路", "机场", "号"), end)


@lru_cache(maxsize=4096)
def _stands(words: str, start: int, length: int) -> bool:
    """Whether a name of two characters is cut where a word is: 费县 of 经费县 and 祁连 of 祁连生 are not."""
    at, ends = 0, {0}
    for word in rjieba.cut(words.encode("utf-8", "replace").decode("utf-8")):
        at += len(word)
        ends.add(at)
    return start in ends and (start + length in ends or words[start + length - 1] in "市县区州旗")


def _score_unknown(
    scores: Counter[str],
    hits: Sequence[Hit],
    text: str,
    ranks: Counter[str],
    heads: Sequence[str],
) -> None:
    """Names that no table has, by their rank word; a longer name takes the place of the known one at its end.

    Once is enough in a head when it is longer by one character (松兴县 and 兴县).
    """
    known = Counter(text[start:end] for start, end, _ in hits)
    found: Counter[str] = Counter()
    for name in unknown_names(text):
        if (
            len(name) >= 3
            and name[0] not in "年月日号"
            and name not in known
            and (not name.endswith(generic_ends()) or f"{name}{name[-1]}长" in text or f"{name}副{name[-1]}长" in text)
            and (nominal(name[:-1]) or speaks(name, text[:_HEAD]))
        ):
            found[name] += 1
    for name, _ in found.most_common(12):
        times = min(text.count(name), 60)
        inside = [place for place in known if name.endswith(place)]
        titled = any(name in head for head in heads) and all(len(name) == len(place) + 1 for place in inside)
        if any((times < 2 and not titled and len(place) > 2) or times < 0.8 * known[place] for place in inside):
            continue
        speaking = 4 * speaks(name, text[:_HEAD])
        offices = sum([text.count(name + office) for office in ("委", "人民政府", "政府")])
        for place in inside:
            scores.pop(place, None)
        shorts = min(text.count(name[:-1]), 80) - times
        weight = times + speaking + 2 * min(offices, 3) + 0.5 * max(shorts, 0) + (text.find(name) < _HEAD)
        scores[name] += round(weight * _fits(name, ranks) * 10)


def _name_like(word: str, found: Sequence[DivisionLike]) -> bool:
    """A short form that is also an ordinary word (合作, 资源, 惠民) is no mention of a place."""
    if word in _NO_NAMES:
        return False
    return any(one.name == word or one.level != "county" for one in found) or (bool(found) and _place_word(word))


@lru_cache(maxsize=4096)
def _place_word(word: str) -> bool:
    tags = rjieba.tag(word)
    return tags[0][1] == "ns" or len(tags) > 1


def _bare(name: str) -> str:
    return re.sub(r"(?:特别行政区|自治[区州县旗]|地区|[省市县区州盟旗镇乡])$", "", name)


def _best(scores: Counter[str], least: int) -> str | None:
    if not scores:
        return None
    name, score = max(scores.items(), key=lambda item: (item[1], item[0]))
    return name if score >= least else None


def _place(table: DivisionTable, name: str, hits: Sequence[Hit], text: str) -> Place:
    """The name with its code, when one division alone is meant by it."""
    found = list({one.code: one for one in table.lookup(name)}.values())
    if len(found) > 1:
        named = {one.code for _, _, others in hits for one in others if len(others) == 1}
        kin = [one for one in found if one.parent in named]
        full = [one for one in found if one.name == name]
        found = kin if len(kin) == 1 else full if len(full) == 1 else found
        if len(found) > 1:
            prefectures = [one for one in found if one.level == "prefecture"]
            found = prefectures if len(prefectures) == 1 else found
    if len(found) == 1:
        return Place(found[0].name, found[0].code, found[0].level)
    return Place(name, None, _level(name, text))


def _level(name: str, text: str) -> str | None:
    if name.endswith("市"):
        return "prefecture" if re.search(r"各县|县[（(]市|县区|区县|县、区|全市[^。]{0,20}个县", text) else None
    return _LEVELS.get(name[-1])
