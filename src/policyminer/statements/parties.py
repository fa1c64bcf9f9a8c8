"""Who acts in a clause, and whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyminer.spans import Span
from policyminer.statements.action_words import ActionWords

_SUBJECT_HEADS = frozenset("该我全本各省市县区镇乡村")
_ACTOR_HEADS = _SUBJECT_HEADS | {"由"}
_PLACE_ENDS = frozenset("省市县区州旗镇乡")
_SUBJECT = re.compile(
    r"(?:该|我|全|本)(?:省|市|县|区|镇|乡|州|旗|街道|村)|各级各部门|各级政府|各地|各部门|各级|各县(?:市)?区|各乡镇|我们"
    r"|[省市县区镇乡](?:级)?财政|[省市县区镇乡]里|[省市县区](?:各)?直(?:各)?部门|[省市县区乡]级人民政府|村(?:“两委”|两委|里)"
)
_OWN_PLACE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,3}[省市县区州旗镇乡])"
    r"(?:通过|积极|大力|全力|主动|率先|持续|深入|不断|坚持|已|还|将|共|又|先后|着力|加快|扎实|全面|创新|精心|专门|依托|紧盯){0,3}"
)
_LIST = re.compile(r"[、和及与]{1,2}|以及")
_ADVERBS = re.compile(
    r"(?:一次性|分别|进行|依法|予以|积极|全面|大力|统一|免费|逐步|共同|合作|开展|按规定|优先|及时|最高|严肃|定期|、|[和与及]){1,3}$"
)
_NO_PLACE = re.compile(r"[一二三四五六七八九十两几各全新老旧成推以对在为向从将]")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))


def actor_of(
    words: str, start: int, verb: int, bodies: Sequence[Span], lexicon: ActionWords
) -> tuple[Span | None, int]:
    """The bodies (or 该县, 市财政, 云溪县 …) that a clause begins with, and where the rest begins.

    ``由市工信局追回资金`` → 市工信局. What is itself built or founded (``博物馆建成投用``) is no actor.

    Parameters
    ----------
    start, verb
        Where the clause begins, and its first verb of action.
    bodies
        The mentions of organizations in the unit.
    """
    begun = start + 1 if words.startswith("由", start) else start
    actor: Span | None = None
    for left, right in bodies:
        if actor is None and left == begun:
            actor = (left, right)
        elif actor is not None and left >= actor[1] and _LIST.fullmatch(words, actor[1], left):
            actor = (actor[0], right)
    if actor is not None:
        return (None, begun) if lexicon.settled.match(words, actor[1]) else (actor, actor[1])
    if words[begun : begun + 1] in _SUBJECT_HEADS and (match := _SUBJECT.match(words, begun)):
        return match.span(), match.end()
    place = _OWN_PLACE.fullmatch(words, begun, verb)
    if place is not None and not _NO_PLACE.match(words, begun):
        return place.span("place"), place.end("place")
    return None, begun


def may_act(words: str, at: int) -> bool:
    """Whether an actor that is no named body may begin here: 由, 该县, 市财政, 云溪县."""
    return words[at] in _ACTOR_HEADS or not _PLACE_ENDS.isdisjoint(words[at + 2 : at + 4])


def object_of(words: str, start: int, end: int, verbs: Sequence[Span], lexicon: ActionWords) -> Span | None:
    """Whom the action is for: behind 对 向 为 与 …, or between 支持 鼓励 … and the next verb."""
    if target := lexicon.targets.match(words, start):
        begun = target.end()
        behind = [verb for verb in verbs if verb[0] > begun]
        return group(words, begun, behind[0][0] if behind else end, lexicon)
    if causative := lexicon.causatives.match(words, start):
        begun = causative.end()
        behind = [verb for verb in verbs if verb[0] > begun]
        return group(words, begun, behind[0][0], lexicon) if behind else None
    return None


def group(words: str, start: int, stop: int, lexicon: ActionWords) -> Span | None:
    """The words for persons, bodies or places that a stretch holds, without what they do or how.

    None where it ends in something else, or a pair of marks is cut.
    """
    if match := lexicon.object_ends.search(words, start + 2, stop):
        stop = match.start()
    if match := _ADVERBS.search(words, start, stop):
        stop = match.start()
    if not lexicon.groups.search(words, start, stop):
        return None
    if words.endswith("的", start, stop) and lexicon.groups.search(words, start, stop - 1):
        stop -= 1
    if any(words.count(left, start, stop) != words.count(right, start, stop) for left, right in _PAIRS):
        return None
    return (start, stop) if start + 1 < stop else None
