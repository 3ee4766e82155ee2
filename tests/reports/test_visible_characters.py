"""Invisible characters become symbols; visible ones stay."""

from __future__ import annotations

import unicodedata

import pytest

from editorial.text.visible_characters import visible


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
