"""Lines of the terminal: columns that line up in cells, text that can't act."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

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
