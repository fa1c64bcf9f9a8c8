"""The words around a figure, found once per sentence: verbs, linking words, whole nouns, places.

“该市|共|引进|本科生480余人”:引进是左界,共是连接词。
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick
from msgspec import Struct

from policyminer.extractors.figures.idioms import _safe as safe
from policyminer.extractors.figures.idioms import read_words

VERB, NOMINAL, NOUN, LINK, PLACE, AVERAGE, MODIFYING = 1, 2, 4, 8, 16, 32, 64


class Token(Struct, gc=False):
    """A cue word of the text; ``kind`` is a sum of the constants above."""

    start: int
    end: int
    kind: int


class Cues:
    """The words of ``cues.toml``; picklable."""

    def __init__(self) -> None:
        content = files("policyminer.extractors.figures").joinpath("cues.toml").read_text("utf-8")
        data = tomllib.loads(content)
        kinds: dict[str, int] = {}
        for name, kind in (
            ("verbs", VERB),
            ("nominal", NOMINAL),
            ("protect", NOUN),
            ("linking", LINK),
            ("places", PLACE),
        ):
            for word in data[name].split():
                kinds[word] = kinds.get(word, 0) | kind
        for word in (*data["modifying"].split(), *data["nominal"].split()):
            kinds[word] = kinds.get(word, 0) | MODIFYING
        for word in read_words("nouns.txt"):
            kinds.setdefault(word, NOUN)
        for word in read_words("terms.txt"):
            kinds[word] = NOUN
        for word, kind in kinds.items():
            if kind & NOUN and len(word) > 1 and kind & (VERB | NOMINAL) == 0:
                kinds[word] = kind & ~LINK
        self.generic = frozenset(data["generic"].split())
        self.governing = frozenset(data["governing"].split())
        self.passive = frozenset(data["passive"].split())
        self.stages = frozenset(data["stages"].split())
        self.bettering = frozenset(data["bettering"].split())
        self.fields = frozenset(data["fields"].split())
        self.creating = frozenset(data["creating"].split())
        self.helping = frozenset(data["helping"].split())
        self.support = frozenset(data["support"].split())
        kinds["平均"] = LINK | AVERAGE
        self._kind_of = kinds
        self.words = list(kinds)
        self.kinds = list(kinds.values())
        self._matcher = AhoCorasick(self.words, matchkind=MATCHKIND_LEFTMOST_LONGEST)

    def kind(self, word: str) -> int:
        """The kind of a word by itself; 0 when it is no cue."""
        return self._kind_of.get(word, 0)

    def __reduce__(self) -> tuple[type[Cues], tuple[()]]:
        return Cues, ()

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The cue words between two offsets, left to right, without overlap."""
        kinds = self.kinds
        piece = safe(text[start:end])
        return [Token(start + s, start + e, kinds[i]) for i, s, e in self._matcher.find_matches_as_indexes(piece)]


@cache
def cues() -> Cues:
    """The packaged words."""
    return Cues()


def begins(token: Token) -> int:
    """Where a token begins, as a key to search by."""
    return token.start
