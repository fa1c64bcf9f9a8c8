"""A mention on its way to a record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from policyminer.extractors.drafts import DocumentNumber
from policyminer.extractors.occurrences import occurrences
from policyminer.spans import Span

_LOOSE = re.compile(r"[\s“”‘’\"「」]")
_WIDTHS = str.maketrans("（）〔〕，：〈〉", "()[],:《》")
_EDGES = re.compile(r"^[《〈“‘\"「\s]+|[》〉”’\"」\s]+$")


class Mention(Struct, gc=False):
    """One place where an undertaking is named; of two that overlap the lower ``rank`` stands."""

    start: int
    end: int
    type: str
    rule: str
    rank: int
    name: str
    key: str = ""
    document: DocumentNumber | None = None
    nested: bool = False
    status: str | None = None
    expansion: list[Span] = field(default_factory=list)


def normalize(name: str) -> str:
    """The key of a name: without quotes, spaces and differences of width in brackets."""
    if name.isalnum():
        return name
    return _LOOSE.sub("", name).translate(_WIDTHS)


def strip_marks(text: str) -> str:
    """A title without its outer marks."""
    return text[1:-1] if text[:1] in "《〈" and text[-1:] in "》〉" else _EDGES.sub("", text)


def resolve(mentions: list[Mention]) -> list[Mention]:
    """Mentions without overlaps, in text order; what is ``nested`` may stand inside a paper's title."""
    nested = [mention for mention in mentions if mention.nested]
    taken = Taken()
    for mention in sorted(_widest(mentions), key=lambda m: (m.rank, m.start - m.end, m.start)):
        if not mention.nested:
            taken.add(mention)
    unique = {(m.start, m.end): m for m in nested + taken.mentions}
    return sorted(unique.values(), key=lambda m: (m.start, -m.end))


def _widest(mentions: list[Mention]) -> list[Mention]:
    """The mentions without known names that a longer name holds: 国资国企改革深化提升行动."""
    known = [mention for mention in mentions if mention.rule == "gazetteer"]
    longer = sorted([(m.start, m.end) for m in mentions if m.rule.startswith(_LONGER)]) if known else []
    held = {id(mention) for mention in known if _held(mention, longer)}
    return [mention for mention in mentions if id(mention) not in held] if held else mentions


def _held(mention: Mention, longer: list[Span]) -> bool:
    at = bisect_left(longer, (mention.start + 1, -1)) - 1
    return at >= 0 and mention.end <= longer[at][1] and longer[at] != (mention.start, mention.end)


_LONGER = (
    "name.campaign",
    "name.programme",
    "name.plan",
    "name.document",
    "name.census",
    "name.event",
    "name.pilot",
    "name.platform",
    "honour.",
    "name.strategy",
    "name.mechanism",
)


class Taken:
    """Mentions that do not overlap; a further one is added only where there is room."""

    def __init__(self, mentions: Iterable[Mention] = (), length: int = 0) -> None:
        self.mentions = list(mentions)
        self._map = bytearray(length)
        for mention in self.mentions:
            self._map[mention.start : mention.end] = b"\1" * (mention.end - mention.start)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing taken overlaps the span."""
        return self._map.find(1, start, end) < 0

    def add(self, mention: Mention) -> bool:
        """Take a mention, unless it overlaps one taken before."""
        start, end = mention.start, mention.end
        taken = self._map
        if taken.find(1, start, end) >= 0:
            return False
        if len(taken) < end:
            taken.extend(bytes(end - len(taken)))
        taken[start:end] = b"\1" * (end - start)
        self.mentions.append(mention)
        return True


def repeated(text: str, mentions: list[Mention]) -> list[Mention]:
    """The same mentions and the further places where a name found once stands again; a quoted core also before."""
    taken = Taken([mention for mention in mentions if not mention.nested], len(text))
    found = list(mentions)
    names = {m.name: m for m in mentions if m.type not in _ONCE and m.rule not in _KNOWN and not m.nested}
    patterns = {name: _pattern(text, mention) for name, mention in names.items() if len(name) >= 3}
    quoted = {name for name, pattern in patterns.items() if name != pattern and _again(name)}
    cores = {m.name: m for m in reversed(mentions) if m.name in quoted and m.type not in _ONCE and not m.nested}
    since: dict[str, int] = {}
    for name, pattern in patterns.items():
        begun = 0 if name in cores else names[name].end
        since[pattern] = min(begun, since.get(pattern, len(text)))
    standing = occurrences(text, since)
    for name, pattern in patterns.items():
        mention, shift = cores.get(name, names[name]), len(pattern) > len(name)
        for at in _apart(standing.get(pattern, ()), since[pattern], len(pattern)):
            start, end = at + shift, at + shift + len(name)
            if not taken.free(start, end):
                continue
            again = replace(mention, start=start, end=end, status=None, expansion=[], rule="repeated")
            if taken.add(again):
                found.append(again)
    return sorted(found, key=lambda m: (m.start, -m.end)) if len(found) > len(mentions) else found


def _again(core: str) -> bool:
    """Whether a quoted core is one before its first sure place too: no counts (四大主导产业), no short words."""
    return len(core) > 3 and not core.endswith("产业") and core[-1] not in "+＋式"


_KNOWN = frozenset({"gazetteer", "quote.known", "name.pair", "name.summed"})
_ONCE = frozenset({"document", "honour", "event"})


def _pattern(text: str, mention: Mention) -> str:
    """How a name would stand again: a quoted core in quotes, a longer name as it is."""
    core = len(mention.name) < 5 or text[mention.start - 1 : mention.start] in ("“", "‘")
    return f"“{mention.name}”" if core else mention.name


def _apart(places: Sequence[int], since: int, size: int) -> Iterator[int]:
    """The places from an offset on at which words of a size do not overlap."""
    for at in places[bisect_left(places, since) :]:
        if at >= since:
            since = at + size
            yield at
