"""An article with every field of every record filled, and one with as little as there can be."""

from __future__ import annotations

from decimal import Decimal

from policyminer.layout.reading import Phrase
from policyminer.records.article import (
    Article,
    AuthorRecord,
    BlockRecord,
    DocumentRecord,
    LayoutRecord,
    PagedBlockRecord,
    PlaceRecord,
    PublishedRecord,
    RepairRecord,
    SourceRecord,
)
from policyminer.records.types import (
    Action,
    Comparison,
    Diagnostic,
    Division,
    Figure,
    Initiative,
    Instrument,
    Normalized,
    Organization,
    PaperNumber,
    Statement,
    Theme,
    Time,
)
from policyminer.spans import Span

TEXT = "=2020年,云溪县人社局\n印发《人才意见》(云发〔2021〕8号),引进博士45.5万人,同比增长12.5%。"


def phrase(words: str) -> Phrase:
    at = TEXT.index(words)
    return Phrase(((at, at + len(words)),), words)


def _span(words: str) -> tuple[Span, ...]:
    return phrase(words).spans


def full(number: int = 1, value: str = "455000") -> Article:
    """Everything filled; ``number`` makes another article of it."""
    figure = Figure(
        "f1", _span("45.5万人"), "45.5万人", Decimal(value), Decimal("0.333333"), Decimal("1.5"), "exact", "人",
        "count", "increase", Normalized(Decimal(value), "人"), phrase("博士"), phrase("云溪县人社局"),
        Time("2020年", _span("2020年"), "2020-01-01", "2020-12-31"), Comparison("yoy", "同比", _span("同比")), "f2",
        "achieved", "test",
    )  # fmt: skip
    bare = Figure(
        "f2", _span("12.5%"), "12.5%", Decimal("12.5"), None, None, "exact", "%", "percent", None, None, None, None,
        None, None, None, None, "test",
    )  # fmt: skip
    body = Organization(
        "o1", _span("云溪县人社局"), "云溪县人社局", "云溪县人力资源和社会保障局", "云溪县|人社", "government",
        "county", Division("云溪县", "410000"), ("县人社局", "@人社局"), (phrase("云溪县人社局"), phrase("人社局")),
        "test",
    )  # fmt: skip
    paper = Initiative(
        "i1", _span("《人才意见》"), "《人才意见》", "人才意见", "云发〔2021〕8号", "document",
        PaperNumber("云发〔2021〕8号", "云发", 2021, 8, "意见"), ("o1",), "2021", "done", ("f1", "f2"), ("o1",),
        (phrase("博士"),), (phrase("《人才意见》"),), "test",
    )  # fmt: skip
    statement = Statement(
        "s1", ((0, TEXT.index("\n")), (TEXT.index("\n") + 1, len(TEXT))), TEXT.replace("\n", ""), "1-1-1",
        ("一、总则", "(一)目标"), "measure", 0.913, Theme("labour", 0.5), "done",
        (Instrument("supply.talent", 0.75, (phrase("引进"),)), Instrument("supply.funding", 0.25, ())),
        (Action(_span("引进博士"), "引进博士", phrase("云溪县人社局"), phrase("博士"), "supply.talent"),),
        ("f1", "f2"), ("o1",), ("i1",), "test",
    )  # fmt: skip
    return Article(
        f"{number:016x}",
        SourceRecord("文/a.csv", "0" * 64, "utf-8", len(TEXT), TEXT, number + 1, "表"),
        DocumentRecord("notice", ("o1",), PaperNumber("云发〔2021〕8号", "云发", 2021, 8, None), "2021", "2021-05"),
        LayoutRecord(
            "题", "引", "副", (AuthorRecord("陈一鸣", "reporter"),), "云溪日报", PublishedRecord("2021-05", "stated"),
            PlaceRecord("云溪县", "410000"),
            (BlockRecord("title", 1, ((0, 1),)), PagedBlockRecord("paragraph", None, ((1, 5), (6, 9)), 2, None)),
            (RepairRecord("joined_over_break", 3),),
        ),
        (figure, bare), (body,), (paper,), (statement,), (Diagnostic("digits", "…", _span("45.5"), "45.5"),),
    )  # fmt: skip


def empty() -> Article:
    """Nothing but what must be there."""
    return Article(
        "f" * 16,
        SourceRecord(None, "0" * 64, "utf-8", 0, None),
        DocumentRecord("other"),
        LayoutRecord(None, None, None, (), None, PublishedRecord(None, None), None, (), ()),
        (), (), (), (), (),
    )  # fmt: skip
