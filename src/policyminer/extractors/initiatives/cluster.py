"""One record per undertaking: mentions brought together by paper, quoted core or name."""

from __future__ import annotations

import re

from policyminer.extractors.drafts import DocumentNumber, InitiativeDraft
from policyminer.extractors.initiatives.amending import AMENDED, REPEALED, fate_of
from policyminer.extractors.initiatives.mentions import Mention, normalize
from policyminer.extractors.initiatives.status import StatusReader
from policyminer.extractors.learned.tagger import RULE as LEARNED
from policyminer.layout.reading import Reading

_HEADS = ("战略", "工程", "计划", "行动", "活动", "机制", "制度", "改革", "模式")
_COUNT = re.compile(r"[一二三四五六七八九十两0-9]{1,3}(?:大|项|个|类)?(?:重点|重大|专项|攻坚|民生)?")
"""What counts undertakings and names none: 四大工程 is not 四大行动."""
_SHORT = "主题教育"
_HEAD = re.compile(rf"(?:专项行动|{'|'.join(_HEADS)})$")


def cluster(reading: Reading, mentions: list[Mention]) -> list[InitiativeDraft]:
    """Drafts in the order of their first mention."""
    drafts: dict[str, InitiativeDraft] = {}
    cores: dict[str, str] = {}
    status = StatusReader(reading)
    for mention in mentions:
        mention.key = mention.key or normalize(mention.name)
        core = _core(mention)
        key = cores.get(core, core)
        if core == _SHORT and key not in drafts:
            key = next((known for known in reversed(drafts) if known.endswith(_SHORT)), key)
        draft = drafts.get(key)
        if draft is None:
            drafts[key] = _draft(status, mention)
            cores.setdefault(core, key)
        else:
            _add(draft, mention)
        if mention.type == "document":
            _mark(drafts[key], fate_of(reading.text, mention))
    return list(drafts.values())


def _mark(draft: InitiativeDraft, fate: str) -> None:
    """Write into the rule of a paper what has become of it; repealed outweighs amended."""
    if fate and not draft.rule.endswith(REPEALED):
        draft.rule = draft.rule.removesuffix(AMENDED) + fate


def _core(mention: Mention) -> str:
    """The name without its head noun: a quoted core and its long form are one undertaking."""
    key = mention.key
    if mention.type in {"document", "honour"}:
        return f"{mention.type}:{key}"
    core = _HEAD.sub("", key) if key.endswith(_HEADS) else key
    return core if len(core) >= 2 and not _COUNT.fullmatch(core) else key


def _draft(status: StatusReader, mention: Mention) -> InitiativeDraft:
    return InitiativeDraft(
        name=mention.name,
        key=mention.key,
        type=mention.type,
        mentions=[(mention.start, mention.end)],
        document=mention.document,
        status=status.of(mention),
        expansion=list(mention.expansion),
        rule=mention.rule,
    )


def _add(draft: InitiativeDraft, mention: Mention) -> None:
    draft.mentions.append((mention.start, mention.end))
    if draft.rule == LEARNED:
        draft.rule = mention.rule
    draft.expansion += mention.expansion
    number = mention.document
    if number is None or number.number is None:
        return
    if draft.document is None or draft.document.number is None:
        draft.document = _with_kind(number, draft.document.kind if draft.document else None)


def _with_kind(number: DocumentNumber, kind: str | None) -> DocumentNumber:
    return DocumentNumber(number.number, number.issuer_code, number.year, number.serial, number.kind or kind)
