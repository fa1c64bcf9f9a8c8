"""Web pages of governments and newspapers: the article out of the page, with title, date, source and attachments."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from policyminer.source.collect import missing
from policyminer.source.dates import iso_date
from policyminer.source.decode import Decoded, SourceError, decode

if TYPE_CHECKING:
    from policyminer.source.read import ReadOptions
    from policyminer.source.source import Source

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"""\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{2,40})""")
_HEAD = 8192


@cache
def rules() -> dict[str, Any]:
    """The containers, meta names and parts to skip."""
    return tomllib.loads((files("policyminer.source") / "data" / "html.toml").read_text("utf-8"))


def read_html(data: bytes, path: str, options: ReadOptions) -> Source:
    """The article of a web page.

    网页正文:标题、日期、来源、附件各归其位;文字以取出的正文为准。

    Raises
    ------
    SourceError
        Without the extra, for broken bytes, and for a page without an article.
    """
    try:
        import lxml.html  # noqa: F401
        import trafilatura  # noqa: F401
    except ImportError:
        raise missing("html", "HTML") from None
    from policyminer.source.html_text import collect

    decoded = decode_page(data, options.encoding)
    tree = parse(decoded.text)
    found = meta(tree)
    text = collect(tree, found.get("title"))
    return text.source(
        data, path, decoded.encoding, published=iso_date(found.get("published")), title=found.get("title"),
        attachments=attachments(tree),
    )  # fmt: skip


def decode_page(data: bytes, given: str | None) -> Decoded:
    """Decode by what the user says, the page says, or detection; a page that declares wrongly is detected."""
    if given is not None:
        return decode(data, given)
    match = _DECLARED.search(data, 0, _HEAD) or _XML_DECLARED.match(data[:_HEAD])
    declared = match.group(1).decode("ascii") if match else None
    if declared and not declared.lower().startswith("utf-16") and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return decode(data, declared)
        except SourceError:
            pass
    return decode(data)


def parse(text: str) -> Any:
    """The tree of a page; nothing is loaded from anywhere.

    Raises
    ------
    SourceError
        When there is no page in the text.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    data = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceError(f"no HTML page: {error}") from None
    if tree is None:
        raise SourceError("no HTML page")
    return tree


def meta(tree: Any) -> dict[str, str]:
    """Title, date and outlet by the page's own meta tags."""
    wanted = {name.lower(): what for what, names in rules()["meta"].items() for name in names}
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        what = wanted.get((tag.get("name") or tag.get("property") or "").strip().lower())
        content = " ".join((tag.get("content") or "").split())
        if what and content and what not in found:
            found[what] = content
    return found


def attachments(tree: Any) -> tuple[str, ...]:
    """The names of files that the page links to."""
    suffixes = tuple(rules()["attachments"]["suffixes"])
    found: dict[str, None] = {}
    for link in tree.iter("a"):
        try:
            target = unquote(urlsplit(link.get("href") or "").path)
        except ValueError:
            continue
        if target.lower().endswith(suffixes):
            words = " ".join("".join(link.itertext()).split())
            found[words or target.rsplit("/", 1)[-1]] = None
    return tuple(found)
