"""How a paragraph talks that stands under no telling heading: of what is to come or of what was done.

“力争新引进项目50个以上,争创……”→ target;“顺利通过验收,获评……”→ achieved。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.direction import _any, context_words

_AT_LEAST = re.compile(r"[0-9][^，。；、0-9]{0,4}以上[，。；、]")
_RATES = re.compile(r"[达增降升]\w{0,3}[0-9.]+(?:%|个百分点)(?!以上|左右)")


class Mood:
    """Counts the words of ``context.toml`` once per paragraph."""

    def __init__(self) -> None:
        data = context_words()["mood"]
        self._weights = {**data["ahead"], **{word: -weight for word, weight in data["behind"].items()}}
        self._words = re.compile(_any(list(self._weights)))

    def of(self, piece: str) -> str | None:
        """``target``, ``achieved`` or None where the words are even.

        ``Mood().of("力争新增企业50家以上。") == "target"``.
        """
        weights = self._weights
        total = sum(weights[word] for word in self._words.findall(piece))
        total += 2 * len(_AT_LEAST.findall(piece)) - 2 * len(_RATES.findall(piece))
        if total == 0:
            return None
        return "target" if total > 0 else "achieved"
