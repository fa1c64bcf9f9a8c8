"""Names known beforehand, found in one pass."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention

_NOT_AFTER = ("办公室", "国家", "沿线", "沿线国家", "分行", "分院", "研究院", "集团", "公司", "基金", "报", "人才港")


class Gazetteer:
    """Known names as one automaton.

    已知名称表:``Gazetteer.of(()).find("融入“一带一路”建设")`` → 一带一路(strategy)。
    """

    def __init__(self, names: tuple[lexicon.Name, ...]) -> None:
        self.names = names
        self._automaton = AhoCorasick([name.name for name in names], matchkind=MatchKind.LeftmostLongest)

    @staticmethod
    def of(given: tuple[lexicon.Name, ...]) -> Gazetteer:
        """The shipped names, after those given."""
        return _build(given)

    def find(self, text: str) -> list[Mention]:
        """Mentions of known names."""
        found: list[Mention] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            name = self.names[index]
            if name.type == "none" or name.where == "quoted" or text.startswith(_NOT_AFTER, end):
                continue
            found.append(Mention(start, end, name.type, "gazetteer", 7, name.name))
        return found


@cache
def _build(given: tuple[lexicon.Name, ...]) -> Gazetteer:
    own = {name.name for name in given}
    names = [*given, *(name for name in lexicon.names() if name.name not in own)]
    return Gazetteer(tuple(names))
