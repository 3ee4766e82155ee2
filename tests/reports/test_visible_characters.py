"""Invisible characters become symbols; visible ones stay."""

from __future__ import annotations

import unicodedata

import pytest

from editorial.text.character_rules import Treatment, ranges_of
from editorial.text.visible_characters import has_invisible, symbol, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00\x1b\n", "␀␛␊"),
        ("\x7f", "␡"),
        ("甲\u202e乙", "甲⟦U+202E⟧乙"),
        ("\u200b\ufeff\u00ad", "⟦U+200B⟧⟦U+FEFF⟧⟦U+00AD⟧"),
        ("\ud800", "⟦U+D800⟧"),
        ("\uffff\ue000", "⟦U+FFFF⟧⟦U+E000⟧"),
        ("㎡①１ ～\u3000é𠀀", "㎡①１ ～\u3000é𠀀"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_symbol(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_control_format_or_surrogate_character_is_left_in_any_plane() -> None:
    left = [
        f"U+{code:04X}"
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cs", "Co", "Zl", "Zp"}
        and chr(code) in visible(chr(code))
    ]
    assert left == []


def test_every_character_of_the_table_is_seen_to_be_invisible_alone_and_among_others() -> None:
    for first, last in ranges_of(Treatment.SHOWN):
        for code in range(first, last + 1):
            assert visible(f"潮{chr(code)}　水") == f"潮{symbol(chr(code))}　水"
    for first, _ in ranges_of(Treatment.SHOWN):
        assert has_invisible(f"潮{chr(first)}")
        assert has_invisible("潮" * 2000 + chr(first))


def test_what_can_be_seen_stays_as_it_is() -> None:
    line = "潮水　退去，“船工” 解缆。Ａ½①𠀀"
    assert visible(line) == line
    assert not has_invisible(line)
    assert not has_invisible(line * 100)
