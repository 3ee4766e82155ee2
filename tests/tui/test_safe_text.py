from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.rendering.cell_width import WIDTHS, cell_width, fitted
from tui.rendering.safe_text import safe, safe_lines, shown_text, window_title

HIDDEN = "\x00\x07\x1b\x7f\x85\x9b\u00ad\u061c\u200b\u200d\u200e\u202e\u2028\u2066\ufe0f\ufeff"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("甲乙", "甲乙"),
        ("甲\x1b[2J乙", "甲␛[2J乙"),
        ("甲\u202e乙", "甲⟦U+202E⟧乙"),
        ("甲\u200b乙", "甲⟦零宽⟧乙"),
        ("甲\ud800乙", "甲\ufffd乙"),
        ("甲\t乙", "甲 乙"),
        ("甲\x9b31m", "甲⟦U+009B⟧31m"),
        ("[red]题[/]", "[red]题[/]"),
    ],
)
def test_hidden_characters_are_shown_and_all_else_is_left(source: str, shown: str) -> None:
    assert safe(source) == shown


@given(st.text(st.sampled_from("甲乙a1，[]" + HIDDEN)))
def test_nothing_hidden_is_left_and_the_way_back_holds(source: str) -> None:
    shown = shown_text(source)
    assert not set(HIDDEN) & set(shown.text)
    assert all(WIDTHS[character] > 0 for character in shown.text)
    for offset in range(len(source) + 1):
        assert shown.source_offset(shown.shown_offset(offset)) == offset
    assert shown.shown_offset(len(source)) == len(shown.text)


def test_line_breaks_are_kept_where_lines_are_asked_for() -> None:
    assert safe_lines("甲\r\n乙\n\x1b丙") == "甲\n乙\n␛丙"


def test_a_window_title_has_neither_controls_nor_direction_marks() -> None:
    assert window_title("甲\x1b]0;乙\x07\u202e丙") == "甲]0;乙丙"


@given(st.text(st.characters(blacklist_categories=("C", "M"))), st.integers(0, 40))
def test_fitted_text_takes_exactly_the_cells_asked_for(text: str, cells: int) -> None:
    assert cell_width(fitted(safe(text), cells)) == cells
