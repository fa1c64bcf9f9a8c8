"""The head of a page: kicker, title, subtitle, byline, document number."""

from __future__ import annotations

import re
from collections.abc import Container

from policyminer.layout.continuity import spans_word
from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment
from policyminer.layout.model import Repair

_MOST = 24
_LABEL = 12
"""The name of a series above a title is no longer."""
_OPENERS = {"《": "》", "“": "”", "（": "）", "(": ")"}
_SPACED = re.compile(r"^(?:[\u3400-\u9fff][ \u3000\u00a0]{1,4}){2,20}[\u3400-\u9fff]$")
_MATTER = frozenset({"byline", "note", "credit", "caption"})
_PLACE = re.compile(r"^[\u3400-\u9fff]{2,10}(?:市|县|区|州|省|旗|盟|镇|乡)$")


def read_head(fragments: list[Fragment], source: Container[str], repairs: list[Repair]) -> list[Fragment]:
    """Find kicker, title and subtitle among the first lines and set their kinds.

    从文首几行里认出眉题、主题、副题:行数、破折号、署名、文种词共同决定。
    """
    lines = _candidates(fragments)
    hinted = [index for index in lines if fragments[index].hint in {"heading", "title"}]
    if hinted:
        lines = _hinted(fragments, lines, hinted)
    groups = _groups(fragments, lines, source)
    _name(fragments, groups)
    return _merged(fragments, groups, repairs)


def _candidates(fragments: list[Fragment]) -> list[int]:
    """The lines of the head that have no kind yet."""
    lines: list[int] = []
    signed = False
    for index, fragment in enumerate(fragments[:_MOST]):
        if fragment.kind in _MATTER:
            signed = signed or (bool(lines) and fragment.kind == "byline" and not _metadata(fragment))
            continue
        if cues()["officer_line"].match(fragment.text) and (lines or index == 0):
            fragment.kind, signed = "byline", bool(lines)
            continue
        if _subtitle(fragment) and lines and not fragment.closed:
            fragment.kind = "subtitle"
            lines.append(index)
            continue
        if lines and _issuers(fragment.text) and _paper(fragments[lines[-1]].text) and fragment.hint is None:
            fragment.kind = "note"
            continue
        if signed or not _titular(fragment, bool(lines)):
            return lines
        lines.append(index)
    return lines if len(fragments) > len(lines) else lines[:1]


def _metadata(fragment: Fragment) -> bool:
    return cues()["metadata_line"].match(fragment.text) is not None


def _subtitle(fragment: Fragment) -> bool:
    text = fragment.text
    if fragment.kind is not None or len(text) > 90:
        return False
    return bool(cues()["subtitle_mark"].match(text) or cues()["congress_line"].match(text))


def _titular(fragment: Fragment, later: bool) -> bool:
    text = fragment.text
    if fragment.hint == "title":
        return True
    if (
        fragment.kind is not None
        or fragment.hint in {"caption", "note", "heading_text"}
        or len(text) > 90
        or fragment.label
    ):
        return False
    if cues()["report_section"].match(text) and not _paper(text):
        return False
    if cues()["lead_mark"].match(text) or cues()["dateline"].match(text):
        return False
    if re.search(r"[：:；;。，,]$|。", text) and fragment.hint != "heading":
        return bool(re.search(r"[，,]$", text)) and not later and len(text) <= 24
    return len(text) >= 2 and not (later and text.count("，") + text.count(",") > 2)


def _hinted(fragments: list[Fragment], lines: list[int], hinted: list[int]) -> list[int]:
    """With mark-up, the head is the headings of the highest level that stand together at the top."""
    level = min(fragments[index].level or 1 for index in hinted)
    first = next(index for index in hinted if (fragments[index].level or 1) == level)
    kept: list[int] = []
    for index in lines:
        fragment = fragments[index]
        if fragment.hint in {"heading", "title"} and (fragment.level or 1) > level and index > first:
            break
        if (
            fragment.hint is None
            and fragment.kind is None
            and index > first
            and not _open_title(fragment, fragments, index)
        ):
            break
        kept.append(index)
    return kept


def _open_title(fragment: Fragment, fragments: list[Fragment], index: int) -> bool:
    return cues()["title_cont"].match(fragment.text) is not None or _unbalanced(fragments[index - 1].text)


def _unbalanced(text: str) -> bool:
    return any(text.count(opener) > text.count(closer) for opener, closer in _OPENERS.items())


def _groups(fragments: list[Fragment], lines: list[int], source: Container[str]) -> list[list[int]]:
    """Lines that make one title together."""
    groups: list[list[int]] = []
    for index in lines:
        fragment = fragments[index]
        if groups and _one_title(fragments, groups[-1], index, source):
            groups[-1].append(index)
        elif not groups or fragments[groups[-1][-1]].kind != "subtitle" or fragment.kind is None:
            groups.append([index])
    return _with_issuers(fragments, groups)


def _one_title(fragments: list[Fragment], group: list[int], index: int, source: Container[str]) -> bool:
    before, here = fragments[group[-1]], fragments[index]
    if index != group[-1] + 1:
        return False
    if before.kind == "subtitle":
        return here.kind is None and (
            cues()["subtitle_tail"].match(here.text) is not None
            or _unbalanced(before.text)
            or _cut(before, here, source)
        )
    if here.kind == "subtitle" or _differ(before, here):
        return False
    if "关于" in before.text and _paper(here.text) and not _paper(before.text):
        return True
    if cues()["title_open"].search(before.text) or cues()["title_cont"].match(here.text) or _unbalanced(before.text):
        return True
    return _cut(before, here, source)


def _paper(text: str) -> bool:
    return cues()["paper_title"].search(text) is not None


def _differ(before: Fragment, here: Fragment) -> bool:
    return before.hint != here.hint or (before.level or 0) != (here.level or 0)


def _cut(before: Fragment, here: Fragment, source: Container[str]) -> bool:
    return len(before.text) >= 8 and spans_word(before.text, here.text, source)


def _with_issuers(fragments: list[Fragment], groups: list[list[int]]) -> list[list[int]]:
    """Lines of issuers above ``关于…`` belong to the title."""
    made: list[list[int]] = []
    for group in groups:
        opens = any(fragments[index].text.startswith(("关于", "印发")) for index in group)
        while opens and made and _issuers(fragments[made[-1][0]].text) and made[-1][-1] + 1 == group[0]:
            group = made.pop() + group
        made.append(group)
    return made


def _issuers(text: str) -> bool:
    return cues()["organ_line"].match(text) is not None and not cues()["red_head"].match(text)


def _text(fragments: list[Fragment], group: list[int]) -> str:
    return "".join([fragments[index].text for index in group])


def _name(fragments: list[Fragment], groups: list[list[int]]) -> None:
    """Say of each group whether it is kicker, title or subtitle."""
    plain: list[list[int]] = []
    for group in groups:
        text = _text(fragments, group)
        if fragments[group[0]].kind == "subtitle":
            _set(fragments, group, "subtitle", None)
        elif len(groups) > 1 and (
            (cues()["red_head"].match(text) and group is groups[0]) or cues()["column_mark"].match(text)
        ):
            _set(fragments, group, "kicker", 1)
        else:
            plain.append(group)
    title = _title(fragments, plain)
    below = [group for group in groups if fragments[group[0]].kind == "subtitle"]
    if len(plain) == 2 and below and below[0][0] == plain[1][-1] + 1:
        title = 1
    for place, group in enumerate(plain):
        if place < title:
            _set(fragments, group, "kicker", 1)
        elif place == title:
            _set(fragments, group, "title", 1)
        elif place == title + 1 and fragments[group[0]].label == "":
            _set(fragments, group, "subtitle", None)


def _title(fragments: list[Fragment], plain: list[list[int]]) -> int:
    """Which of the unnamed groups is the title: a paper's name, else the line behind a short kicker."""
    texts = [_text(fragments, group) for group in plain]
    for place, text in enumerate(texts[:4]):
        if cues()["paper_title"].search(text) and len(text) > 5:
            return place
    if len(texts) >= 3 and len(texts[0]) <= _LABEL and cues()["essay_end"].search(texts[2]):
        return 1
    if len(texts) >= 2 and (_PLACE.match(texts[0]) or len(texts[0]) <= 5 or cues()["organ_line"].match(texts[0])):
        return 1
    return 0


def _set(fragments: list[Fragment], group: list[int], kind: str, level: int | None) -> None:
    for index in group:
        fragments[index].kind, fragments[index].level = kind, level


def _merged(fragments: list[Fragment], groups: list[list[int]], repairs: list[Repair]) -> list[Fragment]:
    gone: set[int] = set()
    for group in groups:
        first = fragments[group[0]]
        if first.kind not in {"title", "subtitle", "kicker"}:
            continue
        for index in group[1:]:
            repairs.append(Repair("joined_title", first.end))
            space = cues()["organ_line"].match(fragments[index - 1].text) is not None
            first.append(fragments[index], " " if space else "")
            gone.add(index)
    return [fragment for index, fragment in enumerate(fragments) if index not in gone]


def letter_spaced(text: str) -> bool:
    """Whether a line is spaced out letter by letter: ``政 府 工 作 报 告``.

    逐字加空格的标题:``letter_spaced("政 府 工 作 报 告")``。
    """
    return _SPACED.match(text) is not None
