"""Titles of papers: between 《》, in quotes, as headings, and behind a verb of issuing."""

from __future__ import annotations

import re

from msgspec.structs import replace

from policyminer.extractors.drafts import DocumentNumber, InitiativeDraft
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention, normalize
from policyminer.extractors.initiatives.numbers import NumberMatch, find_document_numbers
from policyminer.layout.reading import Reading
from policyminer.spans import Span

_TEXT = "[^《》\n]*"
_MARKED = re.compile(rf"《(?!》){_TEXT}(?:《{_TEXT}(?:《{_TEXT}》{_TEXT})*》{_TEXT})*》")
_BEHIND = re.compile(r"(?:[(（][^()（）\n]{1,12}[)）])?[ ]?[(（〔【\[]?[ ]?(?:文号|发文字号)?[:：]?$")
_DECLARED = re.compile(
    r"[(（][^()（）]{0,40}?(?:以下|下)?(?:统)?(?:简称|称)[为:：]?[ ]?(?P<short>《[^《》]{1,20}》|“[^“”]{1,20}”)[)）]"
)
_RCEP = re.compile(r"[(（](?P<short>[A-Z][A-Za-z&+-]{1,11})[)）]")
_OUTER = re.compile(r"^(?:.{0,60}?关于)?(?:印发|转发|发布|公布|批转|下发)(?P<inner>.{4,80})的(?:通知|公告|通告|函)$")
_DRAFTERS = re.compile(  # whose paper is passed on: 转发市卫生局等部门…方案, 批转市发展改革委关于…意见
    r"[\u4e00-\u9fff、]{2,40}?等[0-9一二三四五六七八九十]{0,3}个?(?:部门|单位)(?=.{4})"
    r"|[\u4e00-\u9fff、]{2,40}?[局委办部厅院行会](?=关于)"
)
_ABOUT = re.compile(r"^关于(?P<inner>.{6,80})的(?:起草|编制)?(?:说明|解读)$")


def marked_titles(text: str, numbers: list[NumberMatch]) -> list[Mention]:
    """Titles between 《》 with the number that follows them."""
    found: list[Mention] = []
    words = lexicon.kinds()
    shorts: dict[str, Mention] = {}
    for start, end in _outermost(text):
        title = text[start + 1 : end - 1]
        known = shorts.get(title)
        if known is not None:
            found.append(replace(known, start=start, end=end, rule="title.short", document=known.document))
            continue
        if not _is_paper(text, start, end, title, words):
            continue
        mention = _with_number(text, start, end, title, numbers)
        found.append(mention)
        for short in _declared(text, end, mention):
            found.append(short)
            shorts[text[short.start : short.end].strip("《》“”")] = mention
    return found


def _outermost(text: str) -> list[Span]:
    """Spans of the outer 《…》; a title that is not closed before the line ends is left."""
    return [match.span() for match in _MARKED.finditer(text)]


def _is_paper(text: str, start: int, end: int, title: str, words: lexicon.Kinds) -> bool:
    before = text[max(0, start - 16) : start]
    if words.works.search(before) or title.endswith(words.periodicals):
        return False
    if words.kind.search(title) and len(title) > 2:
        return True
    return bool(words.issue.search(before)) or (text[end : end + 1] in "(（〔" and "号" in text[end : end + 24])


def kind_of(title: str) -> str | None:
    """The kind of a paper by its title: the last kind word of it, brackets left out.

    文种:``kind_of("青岚县柔性引才管理办法(试行)")`` → ``"办法"``。

    Examples
    --------
    >>> kind_of("青岚县柔性引才管理办法(试行)")
    '办法'
    """
    bare = re.sub(r"[(（〔\[][^()（）〔〕]{0,30}[)）〕\]]", "", title)
    if re.search(r"[0-9一二三四五六七八九十]条$", bare):
        return "措施"
    found = lexicon.kinds().short.findall(bare[-12:])
    return found[-1] if found else None


def _with_number(text: str, start: int, end: int, title: str, numbers: list[NumberMatch]) -> Mention:
    first: DocumentNumber | None = None
    stop = end
    for match in numbers:
        if match.start < end or match.start - stop > 16:
            continue
        if not _joins(text, stop, match.start):
            break
        first = first or match.number
        stop = _close(text, stop, match.end)
        if text[stop : stop + 1] not in "、,，（(" or stop - end > 90:
            break
    document = replace(first) if first else DocumentNumber()
    document.kind = kind_of(title)
    return Mention(start, stop, "document", "title.marked", 1, title, normalize(title), document)


def _joins(text: str, left: int, right: int) -> bool:
    between = text[left:right]
    return bool(
        re.fullmatch(
            r"(?:[(（](?:试行|暂行|修订|[^()（）\n]{1,8})[)）])?[ ]?[(（〔【\[]?[^()（）。，;；\n]{0,8}[、,，]?",
            between,
        )
    ) and (any(char in between for char in "(（〔【[、") or left == right)


def _close(text: str, begun: int, end: int) -> int:
    """The end behind the bracket that was opened before the number."""
    opened = sum(text.count(char, begun, end) for char in "(（")
    closed = sum(text.count(char, begun, end) for char in ")）")
    if opened > closed or (begun < len(text) and text[begun] in "【[〔" and text[end : end + 1] in "】]〕"):
        tail = re.match(r"[^()（）。\n]{0,20}?[)）】\]〕]", text[end : end + 24])
        if tail:
            return end + tail.end()
    return end


def _declared(text: str, end: int, mention: Mention) -> list[Mention]:
    """Short forms that are declared behind a title: (以下简称《方案》), (RCEP)."""
    found: list[Mention] = []
    window = text[end : end + 60]
    for pattern in (_DECLARED, _RCEP):
        match = pattern.match(window) or pattern.match(text[mention.end : mention.end + 60])
        if match:
            base = end if pattern.match(window) else mention.end
            span = (base + match.start("short"), base + match.end("short"))
            if text[span[0]] == "“":
                span = (span[0] + 1, span[1] - 1)
            found.append(Mention(*span, "document", "title.declared", 1, mention.name, mention.key, mention.document))
            if mention.end > span[0]:
                mention.end = end
    return found


def headed_titles(reading: Reading) -> list[Mention]:
    """Titles of papers that stand as a line of their own without 《》."""
    found: list[Mention] = []
    words = lexicon.kinds()
    pattern = words.quoted
    for block in reading.blocks:
        if block.end - block.start > 90 or block.kind not in {"title", "heading", "paragraph", "subtitle", "kicker"}:
            continue
        line = reading.text[block.start : block.end]
        start, end = block.start, block.end
        outer = _OUTER.match(line)
        outer = outer or _ABOUT.match(line)
        if outer:
            start, end = block.start + outer.start("inner"), block.start + outer.end("inner")
            passed = (
                _DRAFTERS.match(outer["inner"]) if line[: outer.start("inner")].endswith(("转发", "批转")) else None
            )
            start += passed.end() if passed else 0
        inner = reading.text[start:end]
        if "《" in inner:
            continue
        if not (outer and words.kind.search(inner)) and not (
            pattern.match(inner) and _stands(reading, block.kind, inner)
        ):
            continue
        document = DocumentNumber(kind=kind_of(inner))
        found.append(Mention(start, end, "document", "title.line", 2, inner, normalize(inner), document))
    return found


def _stands(reading: Reading, kind: str, line: str) -> bool:
    """Whether a line is the title of a paper and no heading of a chapter (一、发展规划)."""
    if re.match(r"[(（]?[一二三四五六七八九十0-9]{1,3}[)）、.．]", line) or re.search(
        r"[，。；！？,;“]{1}.{0,3}$", line
    ):
        return False
    named = "关于" in line or re.search(r"[省市县区州盟旗镇乡]", line[:14]) or re.search(r"[(（](?:试行|暂行)", line)
    if kind in {"title", "subtitle"} and reading.kind == "news":
        return False
    return bool(named) and len(line) >= 8


def quoted_title(content: str) -> bool:
    """Whether what stands in quotes is the title of a paper: ``人才政策60条``, ``…实施细则``."""
    if re.fullmatch(r"[^，。；、]{2,14}(?:[0-9]{1,3}|[二三四五六七八九十]{1,3})条", content):
        return True
    return len(content) >= 7 and bool(lexicon.kinds().quoted.match(content)) and not re.search(r"[，。；！？]", content)


def own_number(reading: Reading, drafts: list[InitiativeDraft]) -> None:
    """Give the paper that a head transmits the number that stands in the head on a line of its own."""
    for place, block in enumerate(reading.blocks[:14]):
        line = reading.text[block.start : block.end].strip("()（）【】 \u3000")
        if len(line) > 40 or "号" not in line:
            continue
        found = find_document_numbers(line)
        if not found or found[0].end - found[0].start < len(line) - 2:
            continue
        near = reading.blocks[max(0, place - 4) : place + 5]
        for draft in drafts:
            at = draft.mentions[0][0]
            own = any(b.start <= at < b.end and _transmits(reading.text[b.start : b.end]) for b in near)
            if draft.document is not None and draft.document.number is None and own:
                kind = draft.document.kind
                draft.document = replace(found[0].number, kind=kind)
                return
        return


def _transmits(line: str) -> bool:
    return len(line) < 120 and not line.endswith(("。", "；"))
