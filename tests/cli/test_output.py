"""Lines of the terminal: columns that line up in cells, text that can't act."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from editorial.cli import cells
from editorial.cli.output import shortened, table


def test_columns_of_chinese_and_latin_line_up() -> None:
    lines = table(["序号", "原样", "上下文"], [["1", "按", "甲"], ["12", "design", "乙"]])
    marks = zip(lines, "上甲乙", strict=True)
    starts = [cell_len(line[: line.index(mark)]) for line, mark in marks]
    assert len(set(starts)) == 1


def test_the_last_column_gives_way_to_a_narrow_screen() -> None:
    rows = [["1", "船工按时解缆，第一班渡轮离岸，海面平静得像一面镜子。"]]
    assert cell_len(table(["序号", "上下文"], rows)[1]) > 40
    assert 30 < cell_len(table(["序号", "上下文"], rows, screen=40)[1]) <= 40
    assert table(["序号", "上下文"], rows, screen=20) == ["序号", "1"]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("渡口清晨", 8, "渡口清晨"),
        ("渡口的清晨", 8, "渡…清晨"),
        ("abcdefghij", 7, "abc…hij"),
        ("a\x1bb", 8, "a␛b"),
        ("渡", 1, "…"),
    ],
)
def test_long_text_is_cut_in_the_middle_to_its_cells(text: str, cells: int, expected: str) -> None:
    assert shortened(text, cells) == expected
    assert cell_len(shortened(text, cells)) <= cells


def test_cells_are_rich_s_for_every_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are known here too, for which rich is not asked."""
    asked: list[str] = []

    def measured(text: str) -> int:
        asked.append(text)
        return cell_len(text)

    monkeypatch.setattr(cells, "_measured", measured)
    printed = [chr(code) for code in range(0x20, 0x30000) if not 0x7F <= code < 0xA0]
    assert all(cells.cell_len(character) == cell_len(character) for character in printed)
    assert len(printed) - len(asked) > 21_000


@pytest.mark.parametrize("text", ["渡口 abc", "e\u0301", "😀渡", "ﬁ", "㈠", "𠮷"])
@pytest.mark.parametrize("width", [0, 1, 3, 12])
def test_a_cell_of_a_table_takes_the_cells_it_is_given(text: str, width: int) -> None:
    assert cell_len(cells.cut_to(text, width)) == width
    assert cells.cell_len(text) == cell_len(text)
