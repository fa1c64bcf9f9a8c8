"""The body: headings, leads, captions, signatures and the titles of attached papers."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from policyminer.layout.classify import outline_level
from policyminer.layout.continuity import closed, judge, remainder
from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment
from policyminer.layout.wrap import typical_blank

_LEVELLED = frozenset({"title", "kicker", "heading"})
_HEADING_MOST = 46
_CLAUSE = re.compile(r"[，,；;。！？!?]")
_INNER = re.compile(r"[。；！？](?!$|[”’）)])")
_POLICY = re.compile(r"将|要|应当|必须|力争|确保|预计|不得|[\d一二三四五六七八九十]+[%％]")


def read_body(fragments: list[Fragment], source: Container[str]) -> None:
    """Give every fragment that is still open its kind.

    判定正文各块:标题、提要、图片说明、落款、附件标题,其余为段落。
    """
    _attached_titles(fragments)
    _attachments(fragments)
    _signatures(fragments)
    _leads(fragments)
    _captions(fragments, source)
    _headings(fragments, source)
    for fragment in fragments:
        if fragment.kind is None:
            fragment.kind = "paragraph"
        if fragment.kind not in _LEVELLED:
            fragment.level = None


def _attached_titles(fragments: list[Fragment]) -> None:
    """A paper's name behind a date line or ``附件`` opens an attached paper."""
    for before, here in pairwise(fragments):
        if here.kind is not None or here.closed or len(here.text) > 60 or here.label:
            continue
        dated = before.kind == "note" and (
            cues()["date_line"].match(before.text) or before.text.startswith(("附件", "（此件", "(此件"))
        )
        if dated and cues()["paper_title"].search(here.text):
            here.kind, here.level = "title", 1


def _attachments(fragments: list[Fragment]) -> None:
    """The list behind ``附件：`` goes on with its numbers."""
    listed = False
    for fragment in fragments:
        if fragment.kind is not None:
            listed = fragment.kind == "note" and fragment.text.startswith("附件")
        elif listed and fragment.label in {"three", "four"} and len(fragment.text) <= 60 and not fragment.closed:
            fragment.kind = "note"
        else:
            listed = False
        listed = listed or (fragment.kind == "note" and fragment.label in {"three", "four"})


def _signatures(fragments: list[Fragment]) -> None:
    """Names of organs above a date line, or at the very end, sign the paper."""
    for index in range(len(fragments) - 1, 0, -1):
        here = fragments[index]
        if here.kind is not None or here.label or not cues()["organ_line"].match(here.text):
            continue
        after = fragments[index + 1] if index + 1 < len(fragments) else None
        if after is None:
            signed = len(here.text) <= 30 and fragments[index - 1].closed and cues()["organ_line"].match(here.text)
        else:
            signed = after.kind == "note" and (
                cues()["date_line"].match(after.text) or cues()["organ_line"].match(after.text)
            )
        if signed:
            here.kind = "note"


def _leads(fragments: list[Fragment]) -> None:
    for index, fragment in enumerate(fragments):
        if fragment.kind is not None or fragment.label or not cues()["lead_mark"].match(fragment.text):
            continue
        if len(fragment.text) > 12:
            fragment.kind = "lead"
        else:
            fragment.kind, fragment.level = "heading", fragment.level or 2
            following = fragments[index + 1] if index + 1 < len(fragments) else None
            if following and following.kind is None and (following.closed or len(following.text) > _HEADING_MOST):
                following.kind = "lead"


def _captions(fragments: list[Fragment], source: Container[str]) -> None:
    usual = typical_blank(fragments)
    last_credit = max((i for i, f in enumerate(fragments) if f.kind == "credit"), default=len(fragments))
    for index, fragment in enumerate(fragments):
        if fragment.kind is not None or fragment.label or fragment.hint or not 4 <= len(fragment.text) <= 60:
            continue
        before = fragments[index - 1] if index else None
        after = fragments[index + 1] if index + 1 < len(fragments) else None
        score = _scene_score(fragment, after, usual) + (index > last_credit)
        if before and before.kind is None and not closed(before.text) and len(before.text) > 30 and fragment.closed:
            score += 1 + (after is not None and judge(before.text, after.text, source) == "strong")
        if score >= 4:
            fragment.kind = "caption"


def _scene_score(fragment: Fragment, after: Fragment | None, usual: int) -> int:
    text = fragment.text
    score = 2 if cues()["scene"].search(text) else 0
    score += fragment.blank > usual + 1
    score += after is not None and after.blank > usual + 1
    score += not _CLAUSE.search(text.rstrip("。")) and len(text) <= 40
    return score - 2 * bool(_POLICY.search(text))


def _headings(fragments: list[Fragment], source: Container[str]) -> None:
    numbered = any(fragment.label in {"one", "chapter"} for fragment in fragments)
    current: int | None = None
    alike: dict[str, int] = {}
    for index, fragment in enumerate(fragments):
        if fragment.kind is None and _heading(fragments, index, source):
            fragment.kind = "heading"
            same = alike.get(fragment.text[:3]) if not fragment.label and fragment.hint is None else None
            fragment.level = same or _above_next(fragments, index) or _level(fragment, numbered, current)
            alike[fragment.text[:3]] = fragment.level
        if fragment.kind == "heading" and (fragment.label or cues()["report_section"].match(fragment.text)):
            current = fragment.level


_FIRST = re.compile(r"^(?:[一1]\s?[、．.]|[(（][一1][)）]|第一[章节])")


def _above_next(fragments: list[Fragment], index: int) -> int | None:
    """An unnumbered heading above a numbering that starts again stands one level higher than it."""
    if fragments[index].label or fragments[index].hint == "heading":
        return None
    for fragment in fragments[index + 1 : index + 12]:
        if fragment.label:
            level = outline_level(fragment.label) or 3
            return (
                max(level - 1, 2) if _FIRST.match(fragment.text) and level <= 3 and len(fragment.text) <= 60 else None
            )
        if fragment.kind == "heading":
            return None
    return None


def _level(fragment: Fragment, numbered: bool, current: int | None) -> int:
    if fragment.hint == "heading" and fragment.level:
        return fragment.level
    if fragment.label:
        return outline_level(fragment.label) or 4
    if cues()["report_section"].match(fragment.text):
        return 2
    if not numbered and (current is None or current == 2):
        return 2 if current is None else 3
    return 2 if current is None else current + 1


def _heading(fragments: list[Fragment], index: int, source: Container[str]) -> bool:
    fragment = fragments[index]
    if fragment.hint in {"heading", "heading_text"}:
        return len(fragment.text) <= 120
    if fragment.hint == "title":
        return True
    after = next((other for other in fragments[index + 1 : index + 5] if other.kind not in {"caption", "credit"}), None)
    if after is None or len(fragment.text) > 60 or _INNER.search(fragment.text):
        return False
    if fragment.label:
        return _numbered_heading(fragment, after)
    return _short_heading(fragments, index, after, source)


def _numbered_heading(fragment: Fragment, after: Fragment) -> bool:
    text = fragment.text
    if text[-1] in "；;：:，,、":
        return False
    if text[-1] in "。！？!?.":
        return len(text) <= 25 and not _CLAUSE.search(text[:-1]) and after.label != fragment.label
    if fragment.label in {"three", "four", "five"}:
        return after.label != fragment.label and (len(after.text) > len(text) or after.closed)
    return after.label != fragment.label or fragment.label in {"chapter", "section", "part"}


def _short_heading(fragments: list[Fragment], index: int, after: Fragment, source: Container[str]) -> bool:
    fragment = fragments[index]
    text = fragment.text
    if cues()["report_section"].fullmatch(text):
        return True
    if len(text) > _HEADING_MOST or len(text) < 2 or closed(text) or text[-1] in "，,、；;．.":
        return False
    if not re.search(r"[\u3400-\u9fff]", text) or text[-1] in "的和与及在为对由把将了达计":
        return False
    if len(_CLAUSE.findall(text)) > 1 and re.search(r"\d", text):
        return False
    if after.kind in {"note", "credit", "byline"} or not _bodylike(after, fragments, index):
        return False
    before = fragments[index - 1] if index else None
    if before is not None and _open_text(before) and judge(before.text, text, source) == "strong":
        return False
    return not remainder(after.text) and judge(text, after.text, source) != "strong"


def _open_text(fragment: Fragment) -> bool:
    return fragment.kind in {None, "paragraph", "lead"} and not fragment.label and not closed(fragment.text)


def _bodylike(after: Fragment, fragments: list[Fragment], index: int) -> bool:
    if after.kind in {"heading", "table", "caption", "lead"} or after.label or after.hint == "heading":
        return True
    if after.closed or len(after.text) > 60:
        return True
    later = fragments[index + 2] if index + 2 < len(fragments) else None
    return later is not None and later.closed and len(later.text) > 40 and len(after.text) <= _HEADING_MOST
