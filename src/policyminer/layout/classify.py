"""Lines that show by themselves what they are."""

from __future__ import annotations

import re

from policyminer.layout.bylines import parse_byline, parse_dateline
from policyminer.layout.cues import cues
from policyminer.layout.fragments import Fragment, part
from policyminer.layout.model import Repair

_BARE = re.compile(r"^\d{1,4}$")
_LEVELS = {
    "part": 1, "chapter": 2, "section": 3, "article": 4, "one": 2, "two": 3, "three": 4, "four": 5, "five": 6,
    "deci": 3, "topic": 4,
}  # fmt: skip
_OUTLET_BYLINE = re.compile(r"[\u3400-\u9fff]{2,10}(?:全媒体|首席)?(?:记者|通讯员)[\s\u3000:：]")


def mark_furniture(fragments: list[Fragment], repairs: list[Repair]) -> list[Fragment]:
    """Take page numbers, running heads, jump lines and web buttons out of the text, each as a recorded edit.

    去掉页码、书眉、转版提示等版面附件。
    """
    heads = _running_heads(fragments)
    numbers = _page_numbers(fragments)
    kept: list[Fragment] = []
    for index, fragment in enumerate(fragments):
        if fragment.hint in {"table", "title"} or not (
            index in numbers or fragment.text in heads or _furniture(fragment.text)
        ):
            kept.append(_without_jumps(fragment, repairs))
            continue
        repairs.append(Repair("removed_furniture", fragment.start))
        if index + 1 < len(fragments) and fragment.blank > fragments[index + 1].blank:
            fragments[index + 1].blank = fragment.blank
    return kept


def _without_jumps(fragment: Fragment, repairs: list[Repair]) -> Fragment:
    """A paragraph without ``(下转第3版)`` behind it or ``(上接第1版)`` before it, which is remembered."""
    if "版" not in fragment.text[:20] + fragment.text[-20:]:
        return fragment
    left, right = 0, len(fragment.text)
    before = cues()["jump_inside"].match(fragment.text)
    behind = cues()["jump_inside"].search(fragment.text, max(right - 24, 0))
    if before and before.end() < right:
        left = before.end()
    if behind and behind.end() >= right - 1 and behind.start() > left:
        right = behind.start()
    if (left, right) == (0, len(fragment.text)):
        return fragment
    kept = part(fragment, left, right)
    kept.hint, kept.level, kept.indent, kept.blank = fragment.hint, fragment.level, fragment.indent, fragment.blank
    kept.arrives, kept.leaves = left > 0, right < len(fragment.text)
    repairs.append(Repair("removed_furniture", fragment.start if left else kept.end))
    return kept


def _furniture(text: str) -> bool:
    if len(text) > 100:
        return False
    found = cues()
    return any(found[name].search(text) for name in ("page_number", "jump", "web_furniture"))


def _running_heads(fragments: list[Fragment]) -> set[str]:
    """Short lines that come back beside page borders: twice right beside one, or three times near one."""
    counts: dict[str, int] = {}
    for index, fragment in enumerate(fragments):
        if len(fragment.text) > 40 or fragment.closed or fragment.kind or _BARE.match(fragment.text):
            continue
        score = max((_border(fragments, index, index + step) // abs(step) for step in (-2, -1, 1, 2)), default=0)
        if score:
            counts[fragment.text] = counts.get(fragment.text, 0) + score
    return {text for text, score in counts.items() if score >= 6 and text}


def _border(fragments: list[Fragment], here: int, there: int) -> int:
    """Whether a neighbour is a page number or stands on another page (6 // distance, halved: two hits make a head)."""
    if not 0 <= there < len(fragments):
        return 0
    other = fragments[there]
    border = other.page != fragments[here].page
    return 4 if border or (len(other.text) < 24 and cues()["page_number"].search(other.text)) else 0


def _page_numbers(fragments: list[Fragment]) -> set[int]:
    """Bare numbers that count pages: beside a page break, or one more each time and far apart."""
    bare = [(index, int(f.text)) for index, f in enumerate(fragments) if len(f.text) <= 4 and _BARE.match(f.text)]
    found: set[int] = set()
    run: list[int] = []
    last = -9
    for index, number in bare:
        before, after = fragments[max(index - 1, 0)], fragments[min(index + 1, len(fragments) - 1)]
        if before.page != after.page:
            found.add(index)
        far = not run or index - run[-1] >= 4
        run = [*run, index] if number == last + 1 and far else [index]
        last = number
        if len(run) >= 3:
            found.update(run)
    return found


def classify(fragment: Fragment) -> None:
    """Set the kind of a line that shows what it is; numbered lines get a label, the rest stays open.

    按行首行末的标志判定:``责编 何远`` → credit,``一、总则`` → label "one"。
    """
    if fragment.kind is not None:
        return
    text = fragment.text
    if fragment.hint in {"caption", "note", "table", "credit", "byline"}:
        fragment.kind = fragment.hint
        return
    if enumerated := cues()["enumerated"].match(text):
        fragment.label = enumerated.lastgroup or ""
        if fragment.label != "five":
            return
    if len(text) <= 160 and fragment.hint != "title":
        fragment.kind = _short_kind(text)


def _short_kind(text: str) -> str | None:
    found = cues()
    if len(text) <= 60 and (found["number_line"].match(text) or found["date_line"].match(text)):
        return "note"
    if len(text) <= 90 and found["masthead"].match(text):
        return "note"
    if len(text) <= 60 and found["unit_line"].match(text):
        return "note"
    if found["credit"].match(text) and len(text) <= 90:
        return "credit"
    if found["metadata_line"].match(text) and not text.endswith("。"):
        return "byline"
    if len(text) <= 90 and (found["byline"].match(text) or found["dateline"].match(text)):
        body = text[parse_dateline(text)[2] :] or text
        if parse_byline(body)[2]:
            return "byline"
    if len(text) <= 60 and _OUTLET_BYLINE.match(text) and parse_byline(text)[2]:
        return "byline"
    if found["caption_mark"].search(text) or (len(text) <= 120 and found["photographer"].search(text)):
        return "caption"
    if found["note_mark"].match(text):
        return "note"
    return None


def outline_level(label: str) -> int | None:
    """The level of a numbered heading.

    编号标题的层级:``outline_level("two") == 3``。
    """
    return _LEVELS.get(label)
