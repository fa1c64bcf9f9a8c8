"""The words in which a numeral counts nothing, found in one Aho–Corasick pass.

“千方百计”里的“千”“百”不是数。
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from policyminer.spans import Span

_NUMERALS = frozenset("第零〇一二两俩三四五六七八九十百千万亿兆半廿卅壹贰叁肆伍陆柒捌玖拾佰仟")


class Idioms:
    """A list of words; picklable, rebuilt from the words."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._matcher = AhoCorasick(list(words), matchkind=MATCHKIND_LEFTMOST_LONGEST)

    def __reduce__(self) -> tuple[type[Idioms], tuple[tuple[str, ...]]]:
        return Idioms, (self.words,)

    def covered(self, text: str) -> dict[int, Span]:
        """For each numeral character inside such a word its offset and the word's span."""
        covered: dict[int, Span] = {}
        for _, start, end in self._matcher.find_matches_as_indexes(_safe(text)):
            for at in range(start, end):
                if text[at] in _NUMERALS:
                    covered[at] = (start, end)
        return covered


def _safe(text: str) -> str:
    """Lone surrogates cannot travel to the matcher; they become a replacement of the same length."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(["\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text])
    return text


def read_words(name: str) -> tuple[str, ...]:
    """The entries of a word list of this package; lines that begin with ``#`` are comments."""
    content = files("policyminer.extractors.figures").joinpath(name).read_text("utf-8")
    words = [word for line in content.splitlines() if not line.startswith("#") for word in line.split()]
    return tuple(dict.fromkeys(words))


@cache
def idioms() -> Idioms:
    """The packaged list of words and idioms."""
    return Idioms(read_words("idioms.txt"))


@cache
def idioms_and_places() -> Idioms:
    """The words, idioms and names of places."""
    return Idioms((*read_words("idioms.txt"), *read_words("places.txt")))
