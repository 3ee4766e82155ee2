"""Folds: one character to one, what differs in form only, and never two different words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from editorial.text.folding import fold_case, fold_text, fold_variant, fold_width

FOLDS = [fold_width, fold_case, fold_variant]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ＡＢ１２，！", "AB12,!"), ("｡､", "。、"), ("“”…—·", "“”…—·"), ("甲", "甲")],
)
def test_width_folds_full_and_half_width_forms_only(text: str, folded: str) -> None:
    assert fold_text(text, fold_width) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("臺灣後來說", "台湾后来说"),
        ("裡為県発", "里为县发"),
        ("峯羣綫囘", "峰群线回"),
        ("⼈⻓豈", "人长岂"),
        ("着著复覆像象", "着著复覆像象"),
        ("①Aａ，", "①Aａ，"),
    ],
)
def test_variants_fold_to_the_standard_character_and_standard_ones_stay(
    text: str, folded: str
) -> None:
    assert fold_text(text, fold_variant) == folded


def test_common_characters_fold_as_opencc_has_them() -> None:
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    common = "".join(code.decode("gb2312", "ignore") for code in codes)
    assert len(common) == 6763
    assert fold_text(common, fold_variant) == "".join(map(OpenCC("t2s").convert, common))


def test_case_folds_only_where_one_letter_stays_one() -> None:
    assert fold_text("AbΩЖ", fold_case) == "abωж"
    assert fold_text("ßİ", fold_case) == "ßİ"


@given(st.text())
def test_a_fold_keeps_the_length_and_is_done_after_once(text: str) -> None:
    for fold in FOLDS:
        once = fold_text(text, fold)
        assert len(once) == len(text)
        assert fold_text(once, fold) == once
