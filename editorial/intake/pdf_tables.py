"""Tables of a PDF page: three-rule tables (三线表), small type in rows between rules of one width.

Tables with upright rules too (全线表) are in `pdf_grids`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from editorial.intake.pdf_grids import grids_of
from editorial.intake.pdf_lines import PageText, TextLine

_SAME_EDGE: Final = 3.0
"""Points by which the ends of the rules of one table may differ."""
_SAME_ROW: Final = 0.6
"""How far, in type sizes, the baselines of one row may be apart."""
_MANY_PIECES: Final = 0.5
"""Share of the rows that must have two pieces or more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of a row."""

    lines: tuple[TextLine, ...]
    table: int
    """Number of the table on its page, from 1, from the top."""
    row: int
    column: int


def cells_of(page: PageText, smaller_than: float) -> list[Cell]:
    """The cells of the tables of a page, row by row.

    Args:
        page: the page; its rules tell where tables are.
        smaller_than: type size that the type of a table stays below.
    """
    if len(page.rules) < 2:
        return []
    cells = [
        Cell(cell.lines, table, cell.row, cell.column)
        for table, grid in enumerate(grids_of(page), 1)
        for cell in grid
    ]
    table = cells[-1].table if cells else 0
    taken = {id(line) for cell in cells for line in cell.lines}
    for low, high, left, right in _frames(page):
        inside = [
            line
            for line in page.lines
            if low < line.baseline < high
            and id(line) not in taken
            and left - _SAME_EDGE <= line.left
            and line.right <= right + _SAME_EDGE
        ]
        rows = _rows(inside)
        if not rows or any(line.size >= smaller_than for line in inside):
            continue
        if sum(len(row) > 1 for row in rows) < _MANY_PIECES * len(rows):
            continue
        table += 1
        cells += [
            Cell((line,), table, row, column)
            for row, lines in enumerate(rows, 1)
            for column, line in enumerate(lines, 1)
        ]
    return cells


def _frames(page: PageText) -> list[tuple[float, float, float, float]]:
    """Low, high, left and right of what lies between the outermost rules of one width."""
    groups: list[list[tuple[float, float, float, float]]] = []
    for rule in sorted(page.rules, key=lambda r: -r[1]):
        for group in groups:
            same_left = abs(group[0][0] - rule[0]) <= _SAME_EDGE
            if same_left and abs(group[0][2] - rule[2]) <= _SAME_EDGE:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [(g[-1][1], g[0][3], g[0][0], g[0][2]) for g in groups if len(g) > 1]


def _rows(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda t: -t.baseline):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= _SAME_ROW * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda t: t.left) for row in rows]
