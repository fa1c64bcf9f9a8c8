"""Bodies outside the ranks of government: of villages and of other countries."""

from __future__ import annotations

import re
from functools import cache

from policyminer.extractors.organizations.lexicon import words
from policyminer.extractors.organizations.mention import Mention

_VILLAGE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}村|村)(?P<body>党支部|党总支|村民委员会|村委会|民委员会|委会)")
_NAMED_VILLAGE = re.compile(r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,3}[镇乡])?([\u4e00-\u9fff]{2,3}村)")


def find_villages(text: str) -> list[Mention]:
    """Village bodies: 石坪村党支部, and 村党支部 after a village was named."""
    found: list[Mention] = []
    for match in _VILLAGE.finditer(text):
        body = match["body"]
        start, name = _village(text, match.start(), match["name"])
        if not name:
            continue
        body = body if body.startswith("党") else body.removeprefix("村")
        kind = "party" if body[0] == "党" else "government"
        found.append(Mention(start, match.end(), kind, name + body, None, "organ.village"))
    return found


def _village(text: str, start: int, name: str) -> tuple[int, str]:
    """Where the village's name begins, and the name; empty when none is known."""
    for size in (4, 3):
        own = name[-size:]
        if len(own) == size and (text.count(own) > 1 or len(name) == size) and own[0] not in "与和由在各全该行本个":
            return start + len(name) - size, own
    if len(name) > 1 or text[start - 1 : start] in tuple("各全行乡农"):
        return start, ""
    earlier = [match[1] for match in _NAMED_VILLAGE.finditer(text, max(start - 400, 0), start)]
    return start, earlier[-1] if earlier else ""


@cache
def _abroad() -> re.Pattern[str]:
    names = "|".join(sorted(words("countries.txt"), key=lambda one: (-len(one), one)))
    bodies = "|".join(words("foreign_bodies.txt"))
    return re.compile(f"(?:{names})(?:{bodies})")


def find_foreign(text: str) -> list[Mention]:
    """Bodies of other countries: 俄罗斯外交部."""
    found: list[Mention] = []
    for match in _abroad().finditer(text):
        name = match[0]
        kind = (
            "legislature"
            if name.endswith(("国会", "议院", "议会"))
            else "military"
            if name[-1] == "军"
            else "government"
        )
        kind = "bank" if name.endswith(("央行", "银行")) else "judiciary" if name.endswith("法院") else kind
        found.append(Mention(match.start(), match.end(), kind, name, None, "organ.foreign"))
    return found
