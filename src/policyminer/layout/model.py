"""What the layout finds out about a page: the records of this part."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from policyminer.layout.reading import DocumentKind, Phrase, Place, Published, Reading
from policyminer.spans import Span


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block as a reader of HTML, DOCX or PDF hands it over.

    读取器交来的一个版块:``SourceBlock(((0, 12),), kind="heading", level=2)``。

    Parameters
    ----------
    spans
        Where its words stand in the source text, in order.
    kind
        ``title heading paragraph caption note table`` where the format says so (a paragraph is whole: its lines
        are not joined to others), else None: lines whose part the layout has to find out.
    level
        Of a heading.
    page, element
        Handed on to the blocks of the record.
    """

    spans: tuple[Span, ...]
    kind: str | None = None
    level: int | None = None
    page: int | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person or agency of the byline.

    署名:``Author("陈一鸣", "reporter")``。角色:reporter correspondent
    photographer editor intern agency official author。
    """

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit on the way from the source to the clean text.

    一处修整及其在原文中的位置:``Repair("joined_over_caption", 3352)``。
    """

    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something seen and not understood, in spans of the source.

    一处存疑:``Trouble("suspected_loss", "…", ((12, 20),))``。
    """

    code: str
    message: str
    spans: tuple[Span, ...]


class LaidBlock(Struct, frozen=True, gc=False):
    """A block in spans of the source, as the record shows it.

    版块:``LaidBlock("paragraph", None, ((42, 147), (166, 196)))``。
    """

    kind: str
    level: int | None
    spans: tuple[Span, ...]
    page: int | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A document number taken apart.

    发文字号:``PaperNumber("云发〔2021〕8号", "云发", 2021, 8)``。
    """

    text: str
    issuer_code: str | None
    year: int | None
    serial: int | None


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """The kind of paper and what its head and tail say.

    文种、发文机关、字号与日期:``DocumentMeta("notice", (), None, "2024-04-12", "2024-05-01", None)``。
    """

    kind: DocumentKind = "other"
    issuers: tuple[Phrase, ...] = ()
    number: PaperNumber | None = None
    date: str | None = None
    effective: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The page read: the clean text with its way back, and what stands around it.

    版面分析的结果:``analyse("# 云溪县人才工作\\n\\n…").title == "云溪县人才工作"``。
    """

    reading: Reading
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    authors: tuple[Author, ...] = ()
    outlet: str | None = None
    published: Published | None = None
    place: Place | None = None
    blocks: tuple[LaidBlock, ...] = ()
    repairs: tuple[Repair, ...] = ()
    diagnostics: tuple[Trouble, ...] = ()
    document: DocumentMeta = field(default_factory=DocumentMeta)
