"""版面字数: every part at its share, exact, and refused in Chinese when the form can't be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.scoring.basis import LayoutRefused
from editorial.scoring.layout_count import (
    LayoutCount,
    LayoutPart,
    SmallType,
    read_layout,
)

PAGE = 40 * 44


@pytest.mark.parametrize(
    ("form", "characters"),
    [
        ("40×44×64", 64 * PAGE),
        ("40x44X64", 64 * PAGE),
        ("40*44*1", PAGE),
        (" 40 × 44 × 64 ", 64 * PAGE),
        ("112640", 112_640),
        ("40×44×64+封面4", 64 * PAGE + 2 * PAGE),
        ("40×44×0+封面1", PAGE // 2),
        ("40×44×10+图文1", 10 * PAGE + PAGE // 2),
        ("40×44×10+图1", 10 * PAGE + PAGE // 5),
        ("40×44×10+外文2", 10 * PAGE + 2 * PAGE * 130 // 100),
        ("40×44×10+小字50×30", 10 * PAGE + 1500),
        ("40×44×10+小字50×30代24", 10 * PAGE + 1500 - 24 * 40),
        ("40×44×10＋封面2＋图1＋外文1", 10 * PAGE + PAGE + PAGE // 5 + PAGE * 13 // 10),
        # 50 % and 20 % of 7 × 3 characters are 10.5 and 4.2: dropped once, at the end
        ("7×3×1+封面1+图1", 21 + 14),
    ],
)
def test_every_part_counts_its_share_of_a_page(form: str, characters: int) -> None:
    assert read_layout(form) == characters


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("", "看不懂版面字数"),
        ("40×44", "每行字数×每面行数×面数"),
        ("40×44×", "看不懂版面字数"),
        ("0", "不能为 0"),
        ("40×44×0", "版面字数为 0"),
        ("0×44×9", "每行字数应在 1 到"),
        ("40×0×9", "每面行数应在 1 到"),
        ("40×44×999999", "正文面数应在 0 到"),
        ("40×44×9+封底1", "看不懂“封底1”"),
        ("40×44×9+封面", "看不懂“封面”"),
        ("40×44×9+小字50", "看不懂“小字50”"),
        ("40×44×1+小字50×60代45", "多于正文的总行数"),
        ("-5", "看不懂版面字数"),
    ],
)
def test_a_form_that_cannot_be_right_is_refused_with_what_to_do(form: str, reason: str) -> None:
    with pytest.raises(LayoutRefused, match=reason):
        read_layout(form)


@given(
    st.integers(1, 80),
    st.integers(1, 80),
    st.lists(st.tuples(st.sampled_from(LayoutPart), st.integers(0, 200)), min_size=1),
)
def test_pages_add_up_whatever_their_order(
    line: int, lines: int, pages: list[tuple[LayoutPart, int]]
) -> None:
    exact = sum(line * lines * count * part.per_cent for part, count in pages)
    if exact < 100:
        return
    form = LayoutCount(line, lines, tuple(pages))
    assert form.characters == exact // 100
    assert LayoutCount(line, lines, tuple(reversed(pages))).characters == form.characters


def test_small_type_takes_the_place_of_text_and_counts_by_its_own_lines() -> None:
    notes = SmallType(line=50, lines=12, instead_of=10)
    form = LayoutCount(40, 44, ((LayoutPart.TEXT, 3),), (notes,))
    assert form.characters == 3 * PAGE - 10 * 40 + 12 * 50


@pytest.mark.parametrize(
    ("columns", "plain"),
    [
        ("20×44×2栏×3", "40×44×3"),
        ("20x44x2栏x3+封面2", "40x44x3+封面2"),
        ("40×44×1栏×3", "40×44×3"),
    ],
)
def test_a_page_of_columns_holds_as_many_as_its_columns_together(columns: str, plain: str) -> None:
    assert read_layout(columns) == read_layout(plain)
