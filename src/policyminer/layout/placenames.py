"""Names of places that no table has: by their rank word, at the beginning of a title, before its colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

import rjieba

RANKS = "[省市县区州旗镇乡盟]"
_NOT_IN_NAME = (
    r"\W省市县区州旗镇乡盟村\da-zA-Z一二三四五六七八九十全各我本该其和与及的在对等"
    "于由从让把被据并而但也还距了着过向给为以将使令是有不要到"
)
_NAME = rf"(?!中共|经商|[访驻赴距离])(?:[^{_NOT_IN_NAME}]|[州旗镇乡村](?=[市县区镇乡])){{1,4}}"
_NO_NAME_BEHIND = "民场长办企外域镇乡级里化直属内控管辖售占"
_UNKNOWN = re.compile(rf"({_NAME}{RANKS})(?![{_NO_NAME_BEHIND}]|(?<=县)市(?![场民政委长]))")
_UNKNOWN_RANK = re.compile("[省市县区州旗镇乡盟]")
_BEFORE_UNKNOWN = frozenset("省市县区州在的到赴由与和对是为于从至该向经进访入让距共")
_NO_END = frozenset({"p", "c", "u", "d", "ul", "uj", "r"})
"""Word classes that end no name: prepositions, conjunctions, particles, adverbs, pronouns."""
_DOING = frozenset({"v", "vd", "d", "ad", "a"})
"""Word classes of what is done and how."""
_LEADING = re.compile(
    rf"(?:[—\-《“]{{0,3}}(?:在|关于|中共|对)?)(?P<name>(?P<core>[\u3400-\u9fff]{{2,4}}?)(?:[\u3400-\u9fff]{{1,3}}族){{1,3}}自治[州县旗]|[^{_NOT_IN_NAME}]{{1,3}}{RANKS})"
)
"""A name that a title begins with: 鹤浦县推进…, 关于泊阳市…的报告."""
_COLON = re.compile(r"[—\-]{0,2}(?P<stem>[\u3400-\u9fff]{2,3})[：:]")
_OFTEN = 4
"""So often a text says the name before the colon of its title when that is what the text is about."""
_LOCAL = "市县区州旗镇乡"
_UNKNOWN_MOST = 6_000


def unknown_names(text: str) -> Iterator[str]:
    """Stretches that a rank word ends, behind a word that a place follows or at the beginning of a stretch."""
    at = 0
    for rank in _UNKNOWN_RANK.finditer(text, 0, _UNKNOWN_MOST):
        end = rank.start()
        at = max(at, end - 4)
        while at < end:
            before = text[at - 1] if at else ""
            if not "\u3400" <= before <= "\u9fff" or before in _BEFORE_UNKNOWN:
                match = _UNKNOWN.match(text, at, _UNKNOWN_MOST)
                if match is not None:
                    at = match.end()
                    if not is_doing(match[1][:-1]):
                        yield match[1]
                    break
            at += 1


@lru_cache(maxsize=20_000)
def is_doing(stem: str) -> bool:
    """Whether what stands before a rank word says what is done and how, and names no place: 认真执行|市, 自觉接受|县.

    Parameters
    ----------
    stem
        The words before 市, 县 and their like.
    """
    halves = [stem] if len(stem) < 4 else [stem[:2], stem[2:]]
    tagged = [pair for half in halves for pair in rjieba.tag(half)]
    return all(len(word) > 1 and tag in _DOING for word, tag in tagged) and any(tag == "v" for _, tag in tagged)


def leading_name(known: Callable[[str], object], head: str, text: str, ranks: Counter[str]) -> str | None:
    """A name that no table has at the beginning of a title, or before its colon with the rank of the text."""
    if match := _LEADING.match(head):
        name = match["name"]
        often = len(name) > 2 or (name.endswith("州") and text.count(name) >= _OFTEN)
        core = match["core"] or name[:-1]
        if often and not name.endswith(generic_ends()) and not known(name) and _coined(known, core):
            return name
    if (match := _COLON.match(head)) and not known(match["stem"]) and _coined(known, match["stem"]):
        stem = match["stem"]
        named = [rank for rank in _LOCAL if f"{stem}{rank}" in text]
        if len(named) == 1:
            return stem + named[0]
        rank, times = ranks.most_common(1)[0] if ranks else ("", 0)
        if not named and text.count(stem) >= _OFTEN and 2 * times > sum(ranks.values()) and rank in _LOCAL:
            return stem + rank
    return None


def _coined(known: Callable[[str], object], stem: str) -> bool:
    """Whether no ordinary word stands in a stem: 鹤浦 and 苍梧岭 are names, 产业强 and 人才 are none."""
    words = rjieba.cut(stem, False)
    return all(len(word) == 1 or known(word) or rjieba.tag(word)[0][1] == "ns" for word in words)


def speaks(name: str, head: str) -> bool:
    """Whether the head names an office of this place: 赣清市市长, 青陂县委书记."""
    return any(f"{name}{office}" in head for office in (f"{name[-1]}长", "委书记", "委副书记", "人民政府", "委员会"))


@cache
def generic_ends() -> tuple[str, ...]:
    text = files("policyminer.layout").joinpath("generic_places.txt").read_text(encoding="utf-8")
    return tuple([word for line in text.splitlines() if not line.startswith("#") for word in line.split()])


@lru_cache(maxsize=4096)
def nominal(stem: str) -> bool:
    """Whether a stem can be a name: no verb or adjective of the dictionary begins it."""
    tags = rjieba.tag(stem)
    first, tag = tags[0]
    last, end = tags[-1]
    if len(tags) > 1 and (end in _NO_END or (end.startswith("v") and len(last) > 1)):
        return False
    return len(first) == 1 or tag.startswith("n") or (len(first) == len(stem) and tag == "x")
