"""The left edge of a name: divisions, verbs and function words decide where it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyminer.extractors.organizations.lexicon import Lexicon
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import Token, known, tokens

_REACH = 34
_BOUNDARY = re.compile(r"[，。、；：！？,;:!?\n\t》《】【〕〔…|/]|——|—|\s")
_FUNCTION = re.compile(r"^(?:p|c|u[a-z]*|r[a-z]*|y|e|o|d|df|dg|q|mq|m|f|t|w)$")
_PROPER = re.compile(r"^(?:nz|nr[a-z]*|ns|nt|x|eng|nrfg|nrt|vg|ng|ag|tg|dg|zg|g|i)$")
_LEVELS = {"省", "市", "县", "区", "州", "旗", "镇", "乡", "自治区"}
_COORDINATION = {"与", "和", "及"}


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins and what its left part shows."""

    start: int
    proper: bool
    place: str | None
    level: str | None
    content: int
    generic: bool


class EdgeFinder:
    """Walks left from a rank word.

    由格级名向左找名称的起点:``组织企业到浙江大学`` 里是 ``浙江大学``。
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def left(self, text: str, head: int, end: int, regions: Regions, done: int) -> Edge | None:
        """The edge of the name whose rank word is ``text[head:end]``; None when nothing goes before it."""
        low = max(head - _REACH, done, 0)
        for match in _BOUNDARY.finditer(text, low, head):
            low = match.end()
        words = [token for token in tokens(text, low, end) if token.start < head]
        kept, counted = self._walk(words, head)
        kept = self._trim(kept)
        if not kept:
            return None
        return self._edge(text, kept, head, regions, counted)

    def _walk(self, words: list[Token], head: int) -> tuple[list[Token], bool]:
        """The words of the name, and whether a number with its measure word stands before them."""
        kept: list[Token] = []
        index = len(words) - 1
        while index >= 0:
            token = words[index]
            if token.word in "）)":
                opened = self._bracket(words, index)
                if opened is None or not kept:
                    break
                kept[:0] = words[opened : index + 1]
                index = opened - 1
                continue
            if token.word in "”\"’":
                opened = next((i for i in range(index - 1, -1, -1) if words[i].word in "“\"‘"), None)
                if opened is None:
                    break
                kept[:0] = words[opened : index + 1]
                index = opened - 1
                continue
            if self._stops(token, kept, head):
                return kept, _counts(words, index)
            kept.insert(0, token)
            index -= 1
        return kept, False

    @staticmethod
    def _bracket(words: list[Token], index: int) -> int | None:
        for back in range(index - 1, max(index - 5, -1), -1):
            if words[back].word in "（(":
                return back
        return None

    def _stops(self, token: Token, kept: list[Token], head: int) -> bool:
        word = token.word
        if token.end > head:
            return False
        if word in self.lexicon.inner or word in _LEVELS:
            return False
        if word in self.lexicon.stops:
            return True
        if not word[0].isalnum():
            return True
        if word[0].isdigit():
            return not (kept and word.isdigit() and False)
        if re.match(_FUNCTION, token.tag):
            return not (token.tag == "f" and len(word) == 1) and not word.startswith("第") and token.tag != "t"
        return token.tag in {"v", "vd", "vq"} and len(word) > 1 and known(word) and not kept_alone(kept)

    def _trim(self, kept: list[Token]) -> list[Token]:
        """Verbs that are also business words do not begin a name."""
        while len(kept) > 1 and kept[0].word in _LEAD_OFF and kept[0].end - kept[0].start > 1:
            kept = kept[1:]
        return kept

    def _edge(self, text: str, kept: list[Token], head: int, regions: Regions, counted: bool) -> Edge:
        start = kept[0].start
        level = kept[0].word if kept[0].word in _LEVELS and len(kept) >= 1 else None
        place_at = regions.starting_in(text, start, head)
        place: str | None = None
        if place_at is not None:
            before = [token for token in kept if token.start < place_at]
            if place_at == start or not any(_is_proper(token) for token in before):
                start = place_at
                level = None
                place = regions.prefix(text[start:head] + "X")
        rest = [token for token in kept if token.start >= start + len(place or level or "")]
        while rest and rest[0].word in self.lexicon.generic and not place and not level:
            if rest[0].end >= head:
                return Edge(start, False, None, None, 0, True)
            rest = rest[1:]
        meaningful = [token for token in rest if token.word not in self.lexicon.generic]
        content = sum(min(token.end, head) - token.start for token in rest if token.start < head)
        proper = any(_is_proper(token) for token in rest)
        generic = not place and not level and (counted and not proper or not meaningful)
        return Edge(start, proper, place, level, content, generic or (counted and not place))


def kept_alone(kept: list[Token]) -> bool:
    """Nothing stands between this word and the rank word yet."""
    return False


def _counts(words: list[Token], index: int) -> bool:
    """A number with a measure word ends here (5家, 一批, 多所)."""
    token = words[index]
    return token.tag in {"q", "mq", "m"} or token.word in {"家", "个", "所", "批", "座", "各"}


def _is_proper(token: Token) -> bool:
    """A word that is a name or is in no dictionary."""
    word = token.word
    if word in {"“", "”", '"'}:
        return True
    if not known(word) and len(word) > 1:
        return True
    return bool(_PROPER.match(token.tag)) and (len(word) > 1 or word not in _LEVELS)


_LEAD_OFF = frozenset(
    "建设 打造 开发 投资 服务 管理 发展 合作 保障 创新 联合 推广 示范 孵化 转化 转移 利用 指导 领导 工作 统一 驱动 运营 维护 扶持 振兴 保护 控制 治理 整治 改革 规划 "
    "设计 研究 生产 制造 加工 出口 进口 开放 展览 支持 促进 推进 协调 指挥 调度 测试 集成 供应 协同 融合 招商 引才 招生 监督 监管 督查 学习 培训 教育 检查 评估 评价 经营".split()
)
