"""Tables with rules around every cell are read cell by cell, however many lines a cell has."""

from __future__ import annotations

from itertools import pairwise

from editorial.intake.pdf_grids import grids_of
from editorial.intake.pdf_lines import PageText, TextLine
from editorial.intake.pdf_reader import read_pdf
from editorial.text.paragraphs import ParagraphKind
from tests.intake.pdf_builder import Galley, Sheet

_TEXT = "审读是编辑工作的重要环节，要逐字逐句地看，这样才能保证质量。"


def _grid(galley: Galley, top: float, levels: tuple[float, ...], edges: tuple[float, ...]) -> None:
    """Rules around all cells, each drawn for its own cell as Word does it."""
    galley.document.set_line_width(0.5)
    for level in levels:
        for start, end in pairwise(edges):
            galley.document.line(start, top + level, end, top + level)
    for edge in edges:
        for high, low in pairwise(levels):
            galley.document.line(edge, top + high, edge, top + low)


def _put(galley: Galley, x: float, y: float, text: str, size: float) -> None:
    galley.document.set_font("serif", size=size)
    galley.document.text(x, y, text)


def _cells(size: float) -> list[tuple[int | None, int | None, str]]:
    galley = Galley(Sheet(lines=30)).paragraph(_TEXT)
    top = 180.0
    _grid(galley, top, (0, 20, 54, 74), (80, 180, 320))
    _put(galley, 90, top + 14, "环节", size)
    _put(galley, 190, top + 14, "要求", size)
    _put(galley, 90, top + 40, "审读", size)
    _put(galley, 190, top + 34, "逐字逐句地看，这样", size)
    _put(galley, 190, top + 48, "才能保证质量", size)
    _put(galley, 90, top + 68, "编辑", size)
    _put(galley, 190, top + 68, "要", size)
    document = read_pdf(galley.pdf())
    return [
        (p.location.row, p.location.column, p.text)
        for p in document.paragraphs
        if p.kind is ParagraphKind.TABLE_CELL
    ]


def test_a_cell_of_two_lines_is_one_and_stands_in_its_column() -> None:
    expected = [
        (1, 1, "环节"),
        (1, 2, "要求"),
        (2, 1, "审读"),
        (2, 2, "逐字逐句地看，这样才能保证质量"),
        (3, 1, "编辑"),
        (3, 2, "要"),
    ]
    assert _cells(9) == expected
    assert _cells(10.5) == expected, "of the text's own size too"


def _line(text: str, left: float, baseline: float) -> TextLine:
    return TextLine(text, left, left + 10 * len(text), baseline, 10.0)


def _page(
    *lines: TextLine, levels: tuple[float, ...], upright: tuple[float, float, float]
) -> PageText:
    x, low, high = upright
    return PageText(
        1,
        700,
        lines=lines,
        rules=tuple((50.0, y, 350.0, y + 0.5) for y in levels),
        uprights=((x, low, x + 0.5, high),),
    )


def test_a_rule_between_two_columns_of_text_makes_no_table() -> None:
    lines = [_line("左栏的一行", 60, y) for y in (500, 480, 460)]
    lines += [_line("右栏的一行", 220, y) for y in (500, 480, 460)]
    page = _page(*lines, levels=(600, 420, 400), upright=(200, 440, 560))
    assert grids_of(page) == [], "it touches none of the others"


def test_a_cell_that_goes_over_two_rows_belongs_to_the_first() -> None:
    page = PageText(
        1,
        700,
        lines=(
            _line("总", 60, 570),
            _line("甲", 220, 585),
            _line("乙", 220, 555),
        ),
        rules=((50, 600, 350, 600.5), (200, 575, 350, 575.5), (50, 540, 350, 540.5)),
        uprights=((200, 540, 200.5, 600),),
    )
    (cells,) = grids_of(page)
    assert [(c.row, c.column, c.lines[0].text) for c in cells] == [
        (1, 1, "总"),
        (1, 2, "甲"),
        (2, 2, "乙"),
    ]


def test_without_upright_rules_there_is_no_grid() -> None:
    page = PageText(1, 700, lines=(_line("甲", 60, 550),), rules=((50, 540, 350, 540.5),) * 3)
    assert grids_of(page) == []
