from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from tui.rendering.cell_width import cell_width
from tui.rendering.drawn_paragraph import CARET, drawn_paragraph
from tui.rendering.hit_test import character_at, hit
from tui.rendering.row_layout import GUTTER, RowLayout, drawn_rows
from tui.rendering.side_by_side_text import (
    DifferenceSpan,
    Side,
    SideBySideText,
    faced_paragraphs,
)
from tui.rendering.strip_builder import Highlights, Look, StripBuilder, piece_runs

STYLES = {look: Style() for look in Look}


def span(side: Side, paragraph: int, start: int, end: int, number: int = 1) -> DifferenceSpan:
    return DifferenceSpan(side, paragraph, start, end, number)


def two_texts() -> SideBySideText:
    return SideBySideText(
        ("编辑部收到来稿，经初审、复审和终审。", "第二段没有差别。"),
        ("编辑部受到来稿，经初审复审和终审。", "第二段没有差别。"),
        (
            span(Side.MANUSCRIPT, 0, 3, 4, 1),
            span(Side.GALLEY, 0, 3, 4, 1),
            span(Side.MANUSCRIPT, 0, 11, 12, 2),
            span(Side.GALLEY, 0, 11, 11, 2),
        ),
    )


def test_a_place_where_something_is_missing_is_drawn_as_a_caret() -> None:
    drawn = drawn_paragraph("甲乙", [span(Side.GALLEY, 0, 1, 1, 7)])
    assert drawn.text == "甲" + CARET + "乙"
    assert drawn.number_at(1) == 7
    assert [drawn.shown.source_offset(i) for i in range(4)] == [0, 1, 1, 2]


def test_a_change_inside_a_stretch_that_moved_has_its_own_mark() -> None:
    spans = [
        span(Side.GALLEY, 0, 0, 6, 1),
        span(Side.GALLEY, 0, 2, 3, 2),
        span(Side.GALLEY, 0, 4, 4, 3),
    ]
    drawn = drawn_paragraph("甲乙丙丁戊己庚", spans)
    assert drawn.text == "甲乙丙丁" + CARET + "戊己庚"
    assert [drawn.number_at(at) for at in range(8)] == [1, 1, 2, 1, 3, 1, 1, None]


@given(
    st.text(st.sampled_from("甲乙丙\u200b\x1b，a"), max_size=20),
    st.lists(st.tuples(st.integers(0, 22), st.integers(0, 5)), max_size=6),
)
def test_marks_never_lose_a_character(source: str, places: list[tuple[int, int]]) -> None:
    spans = [
        span(Side.MANUSCRIPT, 0, start, start + length, number)
        for number, (start, length) in enumerate(places)
    ]
    drawn = drawn_paragraph(source, spans)
    plain = drawn_paragraph(source).text
    assert drawn.text.replace(CARET, "") == plain
    offsets = [drawn.shown.source_offset(i) for i in range(len(drawn.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(source)


@pytest.mark.parametrize("width", [40, 80, 95, 96, 120, 200])
def test_every_line_is_as_wide_as_the_screen(width: int) -> None:
    layout = RowLayout(drawn_rows(two_texts()), width)
    builder = StripBuilder(layout, Highlights(1), STYLES, ("稿", "样"))
    for line in range(layout.height + 2):
        strip = builder.line(line)
        assert strip.cell_length == cell_width(strip.text) == width


def test_a_wide_screen_shows_the_texts_beside_each_other_and_a_narrow_one_one_below_the_other() -> (
    None
):
    rows = drawn_rows(two_texts())
    wide = StripBuilder(RowLayout(rows, 120), Highlights(), STYLES, ("稿", "样"))
    narrow = StripBuilder(RowLayout(rows, 80), Highlights(), STYLES, ("稿", "样"))
    assert "收到" in wide.line(0).text
    assert "受到" in wide.line(0).text
    assert narrow.layout.height == 3
    assert "1稿" in narrow.line(0).text
    assert "1样" in narrow.line(1).text
    assert "受到" in narrow.line(1).text
    assert "第二段" in narrow.line(2).text


def test_the_differences_carry_their_look() -> None:
    layout = RowLayout(drawn_rows(two_texts()), 120)
    manuscript, galley = layout.pieces(0, 0)
    assert manuscript is not None
    assert galley is not None
    highlights = Highlights(1, {2: Look.COUNTED})
    assert ("收", Look.CURRENT) in piece_runs(manuscript, highlights)
    assert ("、", Look.COUNTED) in piece_runs(manuscript, highlights)
    assert (CARET, Look.COUNTED) in piece_runs(galley, highlights)


@pytest.mark.parametrize(("cell", "offset"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, None)])
def test_both_halves_of_a_wide_character_are_that_character(cell: int, offset: int | None) -> None:
    assert character_at("甲乙a", cell) == offset


def test_a_click_finds_the_difference_on_either_side() -> None:
    layout = RowLayout(drawn_rows(two_texts()), 120)
    for column, side in ((0, Side.MANUSCRIPT), (layout.galley_column, Side.GALLEY)):
        for half in (0, 1):
            found = hit(layout, column + GUTTER + 6 + half, 0)
            assert found is not None
            assert (found.side, found.offset, found.number) == (side, 3, 1)
    assert hit(layout, 2, 0) is None
    assert hit(layout, 0, 99) is None


@pytest.mark.parametrize(
    ("manuscript", "galley", "rows"),
    [
        ((5, 6), (5, 6), ((0, 0), (1, 1))),
        ((5, 6), (11,), ((0, 0), (1, None))),
        ((11,), (5, 6), ((0, 0), (None, 1))),
        ((5, 0, 6), (5, 6), ((0, 0), (1, None), (2, 1))),
        ((5, 0, 6), (5, 0, 6), ((0, 0), (1, 1), (2, 2))),
        ((0,), (0, 0), ((0, 0), (None, 1))),
        ((), (3,), ((None, 0),)),
    ],
)
def test_paragraphs_that_share_text_face_each_other(
    manuscript: tuple[int, ...],
    galley: tuple[int, ...],
    rows: tuple[tuple[int | None, int | None], ...],
) -> None:
    assert faced_paragraphs(manuscript, galley) == rows


@given(st.lists(st.integers(0, 4), max_size=8), st.lists(st.integers(0, 4), max_size=8))
def test_facing_paragraphs_loses_none_and_keeps_the_order(
    left: list[int], right: list[int]
) -> None:
    rows = faced_paragraphs(left, right)
    assert [row[0] for row in rows if row[0] is not None] == list(range(len(left)))
    assert [row[1] for row in rows if row[1] is not None] == list(range(len(right)))


def test_the_line_of_a_difference_is_found_behind_wrapped_lines() -> None:
    text = SideBySideText(
        ("甲" * 200 + "乙",), ("甲" * 200,), (span(Side.MANUSCRIPT, 0, 200, 201),)
    )
    layout = RowLayout(drawn_rows(text), 80)
    line = layout.line_of(1)
    assert line is not None
    assert line == 200 * 2 // layout.column_width
    assert layout.line_of(9) is None
