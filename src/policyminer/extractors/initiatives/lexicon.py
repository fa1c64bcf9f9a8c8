"""The words of the grammar, read once from the data files of this folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun and under which conditions a name ends in it."""

    type: str
    need: str
    whole: bool
    least: int
    not_after: tuple[str, ...]
    generic: frozenset[str]
    works: tuple[str, ...]
    inner: re.Pattern[str] | None = None
    barring: frozenset[str] = frozenset()
    """The first characters of ``not_after``."""


class Name(Struct, frozen=True, gc=False):
    """A name known beforehand: ``Name("一带一路", "strategy", "any")``."""

    name: str
    type: str
    where: str = "any"


@dataclass(frozen=True, slots=True)
class Edges:
    """Words beside names."""

    strong: frozenset[str]
    weak: frozenset[str]
    stop: frozenset[str]
    leading: frozenset[str]
    adjectives: frozenset[str]
    subjects: tuple[str, ...]
    adverbs: frozenset[str]
    openers: frozenset[str]
    events: frozenset[str]
    protected: frozenset[str]
    verbs: frozenset[str]
    manner: frozenset[str]
    inner: frozenset[str]
    qualities: frozenset[str]
    ordinary: frozenset[str]
    no_system: tuple[str, ...]
    no_loans: tuple[str, ...]
    no_insurance: tuple[str, ...]
    no_events: tuple[str, ...]
    builders: frozenset[str]
    """Verbs that govern a whole name from the head of their clause, whatever verbs stand inside it."""
    predicates: frozenset[str]
    """Verbs that are predicates wherever they stand and never part of a name."""
    doings: tuple[str, ...]
    """Last words of what is done: 园区引流, 项目提质增量."""
    own_nouns: tuple[str, ...]
    """What a member of a list ends in that is something of its own: 健全监测体系、应急机制."""
    missions: tuple[str, ...]
    """What 试点的 goes on with where it names the pilot: 试点的历史使命."""
    reliefs: tuple[str, ...]
    """What reliefs end in that 等政策 sums up: 落实启运港退税等政策."""
    known: frozenset[str]
    doing: frozenset[str]
    before_doing: frozenset[str]
    beside: frozenset[str]
    """What may stand at the left end of a name and be no part of it."""

    def glued(self, token: str) -> bool:
        """Whether the segmentation glued two words to one: 认真落实, 全面实施."""
        return len(token) == 4 and token[2:] in self.doing and token[:2] in self.before_doing


@dataclass(frozen=True, slots=True)
class Quoted:
    """What quotation marks may hold."""

    head: re.Pattern[str]
    modifier: re.Pattern[str]
    types: Mapping[str, str]
    verbs: Mapping[str, str]
    none: frozenset[str]
    sure: tuple[str, ...]
    never: frozenset[str]
    strong: frozenset[str]
    setting: frozenset[str]
    moving: frozenset[str]
    weak: frozenset[str]
    shapes: Mapping[str, str]
    bare: frozenset[str]
    """Cores that name nothing without the words around them."""
    last: frozenset[str]
    """The last characters of ``shapes``."""
    governing: frozenset[str]
    """The last two characters of ``verbs``."""
    posts: tuple[str, ...]
    """What the names of posts end in: “周末工程师”."""
    worthy: tuple[str, ...]
    """What the names of people end in that are praised: “项目功臣”."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of papers."""

    kind: re.Pattern[str]
    short: re.Pattern[str]
    quoted: re.Pattern[str]
    bare: re.Pattern[str]
    bare_generic: frozenset[str]
    works: re.Pattern[str]
    periodicals: tuple[str, ...]
    issue: re.Pattern[str]
    no_laws: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Honours:
    """Titles received."""

    verbs: tuple[str, ...]
    wary: frozenset[str]
    planned: frozenset[str]
    ends: tuple[str, ...]

    def titled(self, name: str) -> bool:
        """Whether a name ends as titles do, a short bracket behind it left out: 示范县(市)."""
        if name.endswith(self.ends):
            return True
        return name[-1:] in {")", "）"} and _BRACKET.sub("", name).endswith(self.ends)


_BRACKET = re.compile(r"[(（][^()（）]{1,8}[)）]$")

_HAN = "[\\u4e00-\\u9fff]"

LATER = "品牌|平台|系统|中心|行动|工程|机制|制度|模式|计划|活动|试点|改革(?!开放)|大赛|大会|博览会|推介会"
"""Heads that take over from one before them: ``“种业云”监管平台`` is a platform."""


def alternation(words: Iterable[str]) -> str:
    """Words as one alternation, longest first."""
    unique = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join([re.escape(word) for word in unique])


def read_table(name: str) -> list[list[str]]:
    """Rows of a tab-separated data file without its comments."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def read_toml(name: str) -> dict[str, Any]:
    """A TOML data file."""
    return tomllib.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))


def _inner(works: Iterable[str]) -> re.Pattern[str] | None:
    """The longer words of works, which make a name one of works wherever they stand in it."""
    longer = [work for work in works if len(work) > 1]
    return re.compile(alternation(longer)) if longer else None


@cache
def heads() -> dict[str, Head]:
    """Head nouns by word."""
    found: dict[str, Head] = {}
    for entry in read_toml("heads.toml")["head"]:
        head = Head(
            entry["type"],
            entry["need"],
            entry.get("whole", False),
            entry["least"],
            tuple(entry.get("not_after", ())),
            frozenset(entry.get("generic", ())),
            tuple(entry.get("works", ())),
            _inner(entry.get("works", ())),
            frozenset([word[0] for word in entry.get("not_after", ())]),
        )
        found.update(dict.fromkeys(entry["words"], head))
    return found


@cache
def names() -> tuple[Name, ...]:
    """The gazetteer that is shipped."""
    return tuple([Name(row[0], row[1], row[2]) for row in read_table("names.tsv")])


@cache
def edges() -> Edges:
    """Words beside names."""
    data = read_toml("edges.toml")
    words = {key: frozenset(value.split()) for key, value in data.items()}
    beside = words["strong"] | words["weak"] | words["stop"] | words["adverbs"] | words["events"]
    return Edges(
        words["strong"],
        words["weak"],
        words["stop"],
        words["leading"],
        words["adjectives"],
        tuple(data["subjects"].split()),
        words["adverbs"],
        words["openers"],
        words["events"],
        words["protected"],
        words["verbs"],
        words["manner"],
        words["inner"],
        words["qualities"],
        words["ordinary"],
        tuple(data["no_system"].split()),
        tuple(data["no_loans"].split()),
        tuple(data["no_insurance"].split()),
        tuple(data["no_events"].split()),
        words["builders"],
        words["predicates"],
        tuple(data["doings"].split()),
        tuple(data["own_nouns"].split()),
        tuple(data["missions"].split()),
        tuple(data["reliefs"].split()),
        beside | {"——", "好", "和", "与", "及", "以及", "走进", *"场次期个项批轮"},
        words["strong"] | words["weak"],
        words["adverbs"] | words["strong"] | words["manner"] | words["weak"],
        words["leading"] | words["adverbs"] | words["verbs"] | {"—", "-", "、", "—-"},
    )


@cache
def quoted() -> Quoted:
    """What quotation marks may hold."""
    data = read_toml("quoted.toml")
    types = {word: kind for kind, words in data["heads"].items() for word in words.split()}
    verbs = {word: kind for kind, words in data["verbs"].items() for word in words.split()}
    modifiers = alternation(data["modifiers"].split())
    free = rf"(?:(?!的){_HAN}){{1,8}}?(?={alternation(data['free'].split())})"
    later = rf"(?!(?:(?![和与及等将并为做成打变]){_HAN}){{0,5}}?(?:{LATER}))(?!定位|部署|机遇|高度)"
    head = re.compile(rf"(?P<modifier>(?:(?:{modifiers}){{0,3}}?|{free}))(?P<head>{alternation(types)}){later}")
    shapes: dict[str, str] = {}
    for entry in data["shape"]:
        for word in entry["ends"].split():
            shapes.setdefault(word, entry["type"])
    none, never = frozenset(data["none"].split()), frozenset(data["never"].split())
    return Quoted(
        head,
        re.compile(modifiers),
        types,
        verbs,
        none,
        tuple(data["sure"].split()),
        never,
        frozenset(data["strong"].split()),
        frozenset(data["setting"].split()),
        frozenset(data["moving"].split()),
        frozenset(data["weak"].split()),
        shapes,
        none | never,
        frozenset([word[-1] for word in shapes]),
        frozenset([word[-2:] for word in verbs]),
        tuple(data["posts"].split()),
        tuple(data["worthy"].split()),
    )


@cache
def kinds() -> Kinds:
    """Kinds of papers."""
    data = read_toml("kinds.toml")
    tail = r"(?:[(（〔\[][^()（）]{1,30}[)）〕\]]){0,3}"
    articles = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})条(?:政策|措施|意见|举措)?"
    return Kinds(
        re.compile(rf"(?:{alternation(data['kinds'].split())}|{articles}|[0-9]\.0版){tail}$"),
        re.compile(rf"(?:{alternation(data['short'].split())})"),
        re.compile(rf"^[^，。；！？,;]{{2,60}}(?:{alternation(data['quoted'].split())}|{articles}){tail}$"),
        re.compile(rf"(?P<kind>{alternation(data['bare'].split())}|[0-9]{{1,3}}条)"),
        frozenset(data["bare_generic"].split()),
        re.compile(rf"(?:{alternation(data['works'].split())})$"),
        tuple(data["periodicals"].split()),
        re.compile(rf"(?:{alternation(data['issue'].split())})了?[^，。；]{{0,6}}$"),
        tuple(data["no_laws"].split()),
    )


@cache
def honours() -> Honours:
    """Titles received."""
    data = read_toml("honours.toml")
    return Honours(
        tuple(sorted(set(data["verbs"].split()))),
        frozenset(data["wary"].split()),
        frozenset(data["planned"].split()),
        tuple(data["ends"].split()),
    )


@cache
def issuer_table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Issuer codes: whole codes, suffixes behind a province, short names of provinces."""
    whole: dict[str, str] = {}
    suffix: dict[str, str] = {}
    province: dict[str, str] = {}
    for code, name in read_table("issuers.tsv"):
        table = suffix if code[0] == "~" else province if code[0] == "=" else whole
        table[code.lstrip("~=")] = name
    return whole, suffix, province


def issuer_of(code: str | None) -> str | None:
    """Whose an issuer code is, where the table knows it.

    机关代字所属机关:``issuer_of("豫政办")`` → ``"河南省人民政府办公厅"``。

    Examples
    --------
    >>> issuer_of("国办发"), issuer_of("豫政办"), issuer_of("某发")
    ('国务院办公厅', '河南省人民政府办公厅', None)
    """
    if not code:
        return None
    whole, suffix, province = issuer_table()
    if code in whole:
        return whole[code]
    name, pattern = province.get(code[0]), suffix.get(code[1:])
    return pattern.format(name) if name and pattern else None
