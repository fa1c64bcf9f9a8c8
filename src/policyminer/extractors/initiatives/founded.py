"""Bodies that are being set up: an institute or centre that is founded is an undertaking too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyminer.extractors.drafts import OrganizationDraft
from policyminer.extractors.initiatives.mentions import Mention

_FOUNDED = frozenset({"research_institute", "university", "judiciary"})
_BEFORE = re.compile(r"(?:共建|共同建设|合作建设|设立|成立|组建|筹建|建成|打造|新建|创办|共同组建|揭牌成立)(?:了|的)?$")
_AFTER = re.compile(r"(?:正式)?(?:揭牌|挂牌|启用|开园|成立|落户|投用)")


def founded_bodies(text: str, organizations: Sequence[OrganizationDraft]) -> list[Mention]:
    """Named bodies directly behind a verb of founding, or before one of opening."""
    found: list[Mention] = []
    for body in organizations:
        if body.type not in _FOUNDED:
            continue
        for start, end in body.mentions:
            if end - start < 5 or not (_BEFORE.search(text[max(0, start - 6) : start]) or _AFTER.match(text, end)):
                continue
            found.append(Mention(start, end, "platform", "founded", 8, text[start:end]))
    return found
