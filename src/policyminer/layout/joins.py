"""Paragraphs that a caption, a page or a column has cut, put together again – and losses left alone."""

from __future__ import annotations

import re
from collections.abc import Container

from policyminer.layout.continuity import closed, judge
from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment
from policyminer.layout.model import Repair, Trouble

_AHEAD = 5
_MIDWAY = re.compile(r"[。！？；;!?]|[，,、]$")
_FLOATS = frozenset({"caption", "credit", "table", "note"})
_TEXT = frozenset({"paragraph", "lead"})


def join_broken(
    fragments: list[Fragment], source: Container[str], repairs: list[Repair], troubles: list[Trouble]
) -> list[Fragment]:
    """Join what belongs together; what was inserted comes behind the paragraph in reading order.

    接回被图片说明、分页、分栏切断的段落;疑有缺文处不接,记一条诊断。
    """
    made: list[Fragment] = []
    at = 0
    taken: set[int] = set()
    while at < len(fragments):
        if at in taken:
            at += 1
            continue
        fragment = fragments[at]
        made.append(fragment)
        if fragment.kind in _TEXT and not fragment.whole:
            floats = _extend(fragments, at, taken, source, repairs, troubles)
            made += floats
        at += 1
    return made


def _extend(
    fragments: list[Fragment],
    at: int,
    taken: set[int],
    source: Container[str],
    repairs: list[Repair],
    troubles: list[Trouble],
) -> list[Fragment]:
    fragment, last = fragments[at], at
    floats: list[Fragment] = []
    while True:
        found = _continuation(fragments, last, fragment, source, troubles)
        if found is None:
            return floats
        between = fragments[last + 1 : found]
        for inserted in between:
            if inserted.kind == "paragraph":
                inserted.kind = "caption"
            elif (
                inserted.kind == "heading"
                and not inserted.label
                and cues()["paper_title"].search("".join(inserted.text.split()))
            ):
                inserted.kind, inserted.level = "note", None
        floats += between
        following = fragments[found]
        repairs.append(Repair(_kind(fragment, following, between), fragment.end))
        taken.update(range(last + 1, found + 1))
        latin = fragment.text[-1:].isascii() and fragment.text[-1:].isalpha() and following.text[:1].isascii()
        fragment.append(following, " " if latin and following.text[:1].isalnum() else "")
        last = found


def _kind(fragment: Fragment, following: Fragment, between: list[Fragment]) -> str:
    kinds = {inserted.kind for inserted in between}
    if "caption" in kinds or "credit" in kinds:
        return "joined_over_caption"
    if "table" in kinds:
        return "joined_over_table"
    return "joined_over_page" if fragment.page != following.page else "joined_over_break"


def _continuation(
    fragments: list[Fragment], last: int, fragment: Fragment, source: Container[str], troubles: list[Trouble]
) -> int | None:
    """The index of the fragment that goes on with the sentence, if there is one."""
    first: tuple[int, str] | None = None
    crossed = 0
    for index in range(last + 1, min(last + 1 + _AHEAD, len(fragments))):
        other = fragments[index]
        if other.kind in _FLOATS:
            continue
        verdict = "no"
        if other.kind in _TEXT and not other.whole:
            verdict = "strong" if fragment.leaves and other.arrives else judge(fragment.text, other.text, source)
            if verdict == "strong" or (verdict == "weak" and crossed and _cut_at_comma(fragments, last, index)):
                return index
        if verdict == "no" and (closed(fragment.text) or other.kind not in {"heading", *_TEXT}):
            break
        first = first or (index, verdict)
        crossed += 1
        if crossed > 1 or not _insert(other):
            break
    return _near(fragments, last, fragment, first, troubles)


def _cut_at_comma(fragments: list[Fragment], last: int, index: int) -> bool:
    """A sentence that stops at a comma before a line without number (a running head) goes on behind it."""
    inserted = fragments[index - 1]
    return (
        index == last + 2
        and fragments[last].text[-1] in "，,、"
        and inserted.kind == "heading"
        and not inserted.label
        and inserted.hint is None
        and len(fragments[index].text) > len(inserted.text)
    )


def _insert(fragment: Fragment) -> bool:
    """Whether a text may be a caption or a heading that was put in between: short, whole, of few clauses."""
    text = fragment.text
    return len(text) <= 60 and text[-1] not in "，,、：:" and len(re.findall("[，,；;]", text)) <= 1


def _near(
    fragments: list[Fragment], last: int, fragment: Fragment, first: tuple[int, str] | None, troubles: list[Trouble]
) -> int | None:
    """Nothing that surely goes on: the next text, if it may; a tear where it may not."""
    if first is None:
        return None
    index, verdict = first
    adrift = index == last + 1 and fragments[index].blank > 0 and not _MIDWAY.search(fragment.text[:600])
    if verdict == "weak" and not adrift and (len(fragment.text) > 24 or _MIDWAY.search(fragment.text)):
        return index
    if verdict == "loss" and len(fragment.text) > 20:
        troubles.append(_loss(fragment, fragments[index]))
    return None


def _loss(fragment: Fragment, other: Fragment) -> Trouble:
    left = (max(fragment.end - 6, fragment.segments[-1][0]), fragment.end)
    right = (other.start, min(other.start + 6, other.segments[0][1]))
    return Trouble("suspected_loss", "前后文不能衔接,中间可能有缺文", (left, right))
