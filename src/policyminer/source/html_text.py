"""From the tree of a page to blocks: the known container, else what trafilatura takes for the main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policyminer.source.collect import Collector
from policyminer.source.html import rules

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 tr td th table tbody thead tfoot "
    "figure figcaption header main body center aside address hr founder-content details summary fieldset caption "
    "html form".split()
)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_METADATA = re.compile(r"(?:来源|稿源|发布时间|发布日期|信息来源|日期|时间|作者|發佈日期|來源)\s{0,4}[:：]")
_DATE = re.compile(r"(?:19|20)\d{2}\s{0,2}[-年/.]\s{0,2}\d{1,2}\s{0,2}[-月/.]\s{0,2}\d{1,2}")
_SENTENCE = re.compile(r"[。；！？]|[\u3400-\u9fff]{4}[,，、]")
_MAXIMUM_DEPTH = 40
_ENOUGH = 20


def collect(tree: Any, title: str | None) -> Collector:
    """The article as blocks: title, the line with date and source, and the text."""
    found = Collector()
    body = _container(tree)
    if body is not None:
        _head(found, tree, body, title)
        walk(found, body)
    else:
        _by_trafilatura(found, tree, title)
        dense = _densest(tree)
        if 2 * _sentences(found.text) < _sentences("\n".join(dense.itertext())):
            found = Collector()
            _head(found, tree, dense, title)
            walk(found, dense)
    if body is None and len(found.text) < _ENOUGH:
        whole = Collector()
        walk(whole, tree)
        return whole if len(whole.text) > len(found.text) else found
    return found


def _words(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _named(element: Any, part: dict[str, list[str]]) -> bool:
    if element.tag in part.get("tag", ()) or element.get("id") in part.get("id", ()):
        return True
    classes = (element.get("class") or "").split()
    return any(name in part.get("class", ()) for name in classes)


def _container(tree: Any) -> Any | None:
    """The outermost known container that holds words; of several, the fullest."""
    best, length = None, _ENOUGH // 2 - 1
    part = rules()["containers"]
    for element in tree.iter():
        if isinstance(element.tag, str) and (element.get("id") or element.get("class") or "-" in element.tag):
            if not _named(element, part):
                continue
            size = len(_words(element))
            if size > length:
                best, length = element, size
    return best


def _head(found: Collector, tree: Any, body: Any, title: str | None) -> None:
    """Title and metadata line, which stand outside the container."""
    inside = _words(body)
    words = title or _title(tree)
    if words and _plain(words) not in _plain(inside[: len(words) + 200]):
        found.add(words, "title", element="title")
    for element in _before(tree, body):
        line = _words(element)
        if 6 <= len(line) <= 120 and _METADATA.search(line) and _DATE.search(line) and len(element) <= 12:
            found.add(line, "byline", element=_path(element))
            return


def _plain(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _before(tree: Any, body: Any) -> Iterator[Any]:
    for element in tree.iter("p", "div", "span", "td", "li", "font"):
        if element is body:
            return
        yield element


def _title(tree: Any) -> str | None:
    """The page's own heading, else the ``title`` element without the site's name."""
    for element in tree.iter():
        if isinstance(element.tag, str) and _named(element, rules()["title"]) and (words := _words(element)):
            return words
    headings = [words for element in tree.iter("h1") if (words := _words(element))]
    if len(headings) == 1:
        return headings[0]
    for element in tree.iter("title"):
        words = _words(element)
        return re.split(r"\s*[_|]\s*|\s+[-–—]+\s+|\s*--+\s*", words)[0] or None
    return None


def _sentences(text: str) -> int:
    """How many characters stand in lines with a sentence or a part of one."""
    return sum(len(line) for line in text.split("\n") if _SENTENCE.search(line))


def _densest(tree: Any) -> Any:
    """The smallest element that holds nearly all sentences of the page."""
    skipped = frozenset(rules()["skip"]["tags"])
    element = tree
    for _ in range(_MAXIMUM_DEPTH):
        inside = [(_sentences("\n".join(c.itertext())), c) for c in element if c.tag not in skipped]
        best = max(inside, key=lambda pair: pair[0], default=(0, None))
        if best[1] is None or best[0] < 0.8 * _sentences("\n".join(element.itertext())) or best[1].tag == "p":
            break
        element = best[1]
    return element


def _by_trafilatura(found: Collector, tree: Any, title: str | None) -> None:
    from copy import deepcopy

    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        settings["DEFAULT"][name] = str(_ENOUGH)
    words = title or _title(tree)
    made = bare_extraction(
        tree, fast=True, include_comments=False, include_tables=True, favor_recall=True, config=settings
    )
    body = getattr(made, "body", None)
    if body is None:
        return
    if words and _plain(words) not in _plain(_words(body)[: len(words) + 200]):
        found.add(words, "title", element="title")
    walk(found, _as_html(body))


def _as_html(body: Any) -> Any:
    """trafilatura's own element names back to those of HTML."""
    names = {"head": "h2", "row": "tr", "cell": "td", "lb": "br", "item": "li", "list": "ul", "quote": "blockquote"}
    for element in body.iter():
        if element.tag == "head" and (element.get("rend") or "") in _HEADINGS:
            element.tag = element.get("rend")
        else:
            element.tag = names.get(element.tag, element.tag)
    return body


class _Walk:
    """Cuts a tree into blocks; inline words gather until a block begins or ends."""

    def __init__(self, found: Collector) -> None:
        self.found = found
        self.words: list[str] = []
        self.counts: dict[str, int] = {}
        skip = rules()["skip"]
        self.skip_tags, self.skip_classes = frozenset(skip["tags"]), frozenset(skip["class"])

    def flush(self, tag: str) -> None:
        text = "".join(self.words)
        self.words = []
        lines = [line for line in (_SPACE.sub(" ", part).strip() for part in text.split("\x00")) if line]
        for line in lines:
            self.counts[tag] = self.counts.get(tag, 0) + 1
            kind, level = _kind(tag)
            self.found.add(line, kind, level=level, element=f"{tag}[{self.counts[tag]}]")

    def skipped(self, element: Any) -> bool:
        if element.tag in self.skip_tags:
            return True
        classes = element.get("class")
        return bool(classes) and not self.skip_classes.isdisjoint(classes.lower().split())

    def run(self, root: Any) -> None:
        """Depth first without recursion, so that nesting costs nothing."""
        stack: list[tuple[Any, str, bool]] = [(root, "p", False)]
        while stack:
            element, outer, closing = stack.pop()
            if closing:
                self.close(element, outer)
                continue
            if not isinstance(element.tag, str) or (element is not root and self.skipped(element)):
                self.words.append(element.tail or "")
                continue
            if element.tag == "table" and self.table(element):
                self.words.append((element.tail or "") if element is not root else "")
                continue
            tag = element.tag if element.tag in _BLOCKS else outer
            if element.tag in _BLOCKS:
                self.flush(outer)
            elif element.tag == "br":
                self.words.append("\x00")
            self.words.append(element.text or "")
            stack.append((element, outer, True))
            stack.extend((child, tag, False) for child in reversed(element))

    def close(self, element: Any, outer: str) -> None:
        if element.tag in _BLOCKS:
            self.flush(element.tag)
        if element.getparent() is not None:
            self.words.append(element.tail or "")

    def table(self, element: Any) -> bool:
        """A table with data is one block; one that frames the page is walked into."""
        rows = [[_words(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        nested = next(element.iterdescendants("table"), None) is not None
        if nested or len(rows) < 2 or max(map(len, rows), default=0) < 2:
            return False
        if max((len(cell) for row in rows for cell in row), default=0) > 400:
            return False
        self.flush("p")
        self.counts["table"] = self.counts.get("table", 0) + 1
        self.found.add_table(rows, element=f"table[{self.counts['table']}]")
        return True


def walk(found: Collector, root: Any) -> None:
    """Add the blocks below an element."""
    walker = _Walk(found)
    walker.run(root)
    walker.flush("p")


def _kind(tag: str) -> tuple[str | None, int | None]:
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    if tag in ("figcaption", "caption"):
        return "caption", None
    return ("paragraph", None) if tag in ("p", "li", "dd", "blockquote") else (None, None)


def _path(element: Any) -> str:
    return str(element.tag)
