"""The way from clean text back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyminer.layout.alignment import Alignment, Builder, joined


def test_a_stray_space_stays_inside_the_span_and_a_line_break_cuts_it() -> None:
    source = "省公 安\n厅"
    builder = Builder(source)
    for start, end in ((0, 2), (3, 4), (5, 6)):
        builder.keep(start, end)
    text, alignment = builder.done()
    assert text == "省公安厅"
    assert alignment.to_source(0, 4, source) == ((0, 4), (5, 6))


def test_a_replacement_keeps_its_place() -> None:
    builder = Builder("达１２人")
    builder.keep(0, 1)
    builder.keep(1, 3, "12")
    builder.keep(3, 4)
    text, alignment = builder.done()
    assert text == "达12人" and alignment.to_source(1, 4, "达１２人") == ((1, 4),)
    with pytest.raises(ValueError, match="the length of what it replaces"):
        builder.keep(0, 1, "ab")


def test_a_separator_stands_for_nothing() -> None:
    builder = Builder("甲乙")
    builder.keep(0, 1)
    builder.separate()
    builder.keep(1, 2)
    text, alignment = builder.done()
    assert text == "甲\n乙"
    assert alignment.to_source(0, 3, "甲乙") == ((0, 2),)
    assert alignment.to_source(1, 2, "甲乙") == ()


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_slice_is_found_where_it_came_from(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=8)))
    builder = Builder(source)
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        builder.keep(start, end)
    text, alignment = builder.done()
    a, b = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    spans = alignment.to_source(a, b, source)
    kept = text[a:b]
    assert all(0 <= start < end <= len(source) for start, end in spans)
    position = 0
    for char in joined(source, spans):  # what was kept stands in the span, in order
        if position < len(kept) and char == kept[position]:
            position += 1
    assert position == len(kept)
    assert Alignment.identity(len(source)).to_source(0, len(source), source) == ((0, len(source)),)
