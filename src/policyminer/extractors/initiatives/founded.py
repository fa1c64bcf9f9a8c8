"""Bodies that are being set up: an institute or centre that is founded is an undertaking too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyminer.extractors.drafts import OrganizationDraft
from policyminer.extractors.initiatives.mentions import Mention

_FOUNDED = frozenset({"research_institute", "university", "judiciary"})
_ALSO = frozenset({"hospital", "other", "school", "government", "platform"})
"""Bodies that are undertakings where they are named in full and said to be set up or to settle."""
_SET_UP = re.compile(r"(?:组建|成立|设立|筹建|揭牌成立|筹建成立|获批设立|获批建设|落地)(?:了)?$")
_SETTLED = re.compile(r"(?:正式|成功)?(?:揭牌|挂牌成立|开馆|开诊|成立|落户|试运营|试运行)")
_PLAIN = re.compile(
    r"(?:领导小组|专班|指挥部|联席会议|党委|党工委|管委会|领事馆|法庭|党组|支部|委员会|局|办公室|支队|大队|公司|集团)$"
)
_BEFORE = re.compile(r"(?:共建|共同建设|合作建设|设立|成立|组建|筹建|建成|打造|新建|创办|共同组建|揭牌成立)(?:了|的)?$")
_AFTER = re.compile(
    r"(?:正式|成功)?(?:揭牌|挂牌|启用|开园|成立|落户|投用|签约落[地户]|落地|开工建设|建成(?:投用|启用|招生|开学))"
)


def founded_bodies(text: str, organizations: Sequence[OrganizationDraft]) -> list[Mention]:
    """Named bodies directly behind a verb of founding, or before one of opening."""
    found: list[Mention] = []
    for body in organizations:
        also = body.type in _ALSO
        if body.type not in _FOUNDED and not also:
            continue
        for start, end in body.mentions:
            if end - start < (7 if also else 5) or (also and _PLAIN.search(text, start, end)):
                continue
            before, after = (_SET_UP, _SETTLED) if also else (_BEFORE, _AFTER)
            if not (before.search(text[max(0, start - 6) : start]) or after.match(text, end)):
                continue
            found.append(Mention(start, end, "platform", "founded", 8, text[start:end]))
    return found
