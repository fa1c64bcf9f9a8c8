"""One record per undertaking: mentions brought together by paper, quoted core or name."""

from __future__ import annotations

import re

from policyminer.extractors.drafts import DocumentNumber, InitiativeDraft
from policyminer.extractors.initiatives.mentions import Mention
from policyminer.extractors.initiatives.status import status_of
from policyminer.layout.reading import Reading

_HEAD = re.compile(r"(?:战略|工程|计划|行动|专项行动|活动|机制|制度|改革|模式)$")


def cluster(reading: Reading, mentions: list[Mention]) -> list[InitiativeDraft]:
    """Drafts in the order of their first mention."""
    drafts: dict[str, InitiativeDraft] = {}
    for mention in mentions:
        key = _key(mention, drafts)
        draft = drafts.get(key)
        if draft is None:
            drafts[key] = _draft(reading, mention)
        else:
            _add(draft, mention)
    return list(drafts.values())


def _key(mention: Mention, drafts: dict[str, InitiativeDraft]) -> str:
    """The key of the draft that a mention belongs to: itself, or its core without the head noun."""
    if mention.type in {"document", "honour"}:
        return f"{mention.type}:{mention.key}"
    core = _HEAD.sub("", mention.key)
    for candidate in (mention.key, core):
        if candidate in drafts and len(candidate) >= 2:
            return candidate
    longer = next((key for key in drafts if _HEAD.sub("", key) == mention.key and ":" not in key), None)
    return longer or mention.key


def _draft(reading: Reading, mention: Mention) -> InitiativeDraft:
    return InitiativeDraft(
        name=mention.name,
        key=mention.key,
        type=mention.type,
        mentions=[(mention.start, mention.end)],
        document=mention.document,
        status=mention.status or status_of(reading, mention),
        expansion=list(mention.expansion),
        rule=mention.rule,
    )


def _add(draft: InitiativeDraft, mention: Mention) -> None:
    draft.mentions.append((mention.start, mention.end))
    draft.expansion += mention.expansion
    if mention.document and mention.document.number:
        if draft.document is None or draft.document.number is None:
            kind = draft.document.kind if draft.document else None
            draft.document = _with_kind(mention.document, kind)


def _with_kind(number: DocumentNumber, kind: str | None) -> DocumentNumber:
    return DocumentNumber(number.number, number.issuer_code, number.year, number.serial, number.kind or kind)
