from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.rendering.cell_width import WIDTHS, cell_width
from tui.rendering.line_breaking import NEVER_FIRST, NEVER_LAST, may_break, wrapped

DRAWABLE = "编辑部校样甲乙丙丁，。、；：？！（）《》“”……——abcPython3.14159,%+- 20‰①"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("编辑部收到来稿。", 14, ("编辑部收到来", "稿。")),
        ("编辑部收到来稿。", 16, ("编辑部收到来稿。",)),
        ("他说（见下文）好", 6, ("他说", "（见下", "文）好")),
        ("用Python写成", 7, ("用", "Python", "写成")),
        ("共3.14159吨", 8, ("共", "3.14159", "吨")),
        ("等等……好了", 5, ("等", "等……", "好了")),
        ("甲乙——丙丁", 6, ("甲乙——", "丙丁")),
        ("甲乙——丙丁", 5, ("甲", "乙——", "丙丁")),
        ("一共《书》", 7, ("一共", "《书》")),
        ("差错率0.83‰合格", 10, ("差错率", "0.83‰合格")),
        ("到2026-04-12止", 8, ("到", "2026-04-", "12止")),
        ("到2026-04-12止", 11, ("到", "2026-04-12", "止")),
        ("two words", 5, ("two ", "words")),
        ("abcdefghij", 4, ("abcd", "efgh", "ij")),
        ("", 4, ("",)),
    ],
)
def test_lines_end_where_the_trade_lets_them(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width) == lines


@given(st.text(st.sampled_from(DRAWABLE), max_size=120), st.integers(2, 40))
@settings(max_examples=300)
def test_wrapping_loses_nothing_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines) == text
    assert all(cell_width(line.rstrip(" ")) <= width for line in lines)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=80), st.integers(2, 30))
def test_wrapping_keeps_any_text(text: str, width: int) -> None:
    assert "".join(wrapped(text, width)) == text


@example("0" * 16 + "、" * 9 + "《 .", 36)
@given(st.text(st.sampled_from(DRAWABLE), max_size=120), st.integers(20, 40))
def test_every_line_end_is_allowed_unless_the_line_could_not_be_parted(
    text: str, width: int
) -> None:
    at = 0
    for line in wrapped(text, width)[:-1]:
        at += len(line)
        if at < len(text) and not may_break(text, at):
            inside = range(at - len(line) + 1, at)
            assert not any(may_break(text, place) for place in inside)


@pytest.mark.parametrize("point", sorted(NEVER_FIRST))
def test_no_line_begins_with(point: str) -> None:
    assert wrapped("甲乙丙丁" + point + "戊", 8)[1][0] != point or WIDTHS[point] == 0


@pytest.mark.parametrize("bracket", sorted(NEVER_LAST))
def test_no_line_ends_with(bracket: str) -> None:
    width = 6 + WIDTHS[bracket]
    assert not wrapped("甲乙丙" + bracket + "丁戊", width)[0].endswith(bracket)
