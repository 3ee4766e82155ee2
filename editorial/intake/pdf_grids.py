"""Tables with rules around every cell (全线表) of a PDF page, as Word and LibreOffice print them.

The rules say which lines are one cell, in type of any size: a cell of two lines is one paragraph,
and stands before the cell to its right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from editorial.intake.pdf_lines import PageText, TextLine

_TOUCHES: Final = 4.0
"""Points by which rules that meet may miss each other."""
_MOST_RULES: Final = 400
_MOST_UPRIGHTS: Final = 2000
_MOST_FRAMES: Final = 20
"""Beyond so many on a page no tables are sought: no printed page has them."""
_FEWEST_LEVELS: Final = 3
"""Rules one below the other that make two rows."""

_Box = tuple[float, float, float, float]


class GridCell(NamedTuple):
    """One cell: its lines from top to bottom, its row and column from 1."""

    lines: tuple[TextLine, ...]
    row: int
    column: int


class _Frame(NamedTuple):
    """A table's rules, one below the other from the top, and where its columns begin."""

    rules: tuple[_Box, ...]
    starts: tuple[float, ...]
    left: float
    right: float


def grids_of(page: PageText) -> list[list[GridCell]]:
    """The tables of a page from the top, the cells of each row by row."""
    if not page.uprights or len(page.rules) < _FEWEST_LEVELS:
        return []
    grids: list[list[GridCell]] = []
    rules = _joined(page.rules)
    if len(rules) > _MOST_RULES or len(page.uprights) > _MOST_UPRIGHTS:
        return grids
    for frame in _frames(rules, page.uprights):
        cells = _cells(frame, page.lines)
        if len({cell.column for cell in cells}) > 1:
            grids.append(cells)
    return grids


def _joined(rules: Sequence[_Box]) -> list[_Box]:
    """Rules from the top; what is drawn cell by cell in one line is one rule."""
    joined: list[_Box] = []
    for rule in sorted(rules, key=lambda r: (-round(r[1]), r[0])):
        last = joined[-1] if joined else None
        if last and abs(last[1] - rule[1]) <= 1 and rule[0] <= last[2] + _TOUCHES:
            joined[-1] = (
                last[0],
                min(last[1], rule[1]),
                max(last[2], rule[2]),
                max(last[3], rule[3]),
            )
        else:
            joined.append(rule)
    return joined


def _frames(rules: Sequence[_Box], uprights: Sequence[_Box]) -> list[_Frame]:
    """What the broadest rules and the upright ones between them enclose, from the top."""
    frames: list[_Frame] = []
    left_over = list(rules)
    for _ in range(_MOST_FRAMES):
        if not left_over:
            break
        top = left_over[0]
        same = [
            r
            for r in left_over
            if abs(r[0] - top[0]) <= _TOUCHES and abs(r[2] - top[2]) <= _TOUCHES
        ]
        frame = _frame(left_over, same, uprights)
        used = set(frame.rules) if frame else {top}
        if frame:
            frames.append(frame)
        left_over = [rule for rule in left_over if rule not in used]
    return frames


def _frame(rules: Sequence[_Box], same: Sequence[_Box], uprights: Sequence[_Box]) -> _Frame | None:
    """The table that begins with the first of some rules of one width, as far as uprights reach."""
    left, right = same[0][0], same[0][2]
    foot = same[0]
    for rule in same[1:]:
        if not any(
            up[1] <= rule[3] + _TOUCHES and up[3] >= foot[1] - _TOUCHES
            for up in uprights
            if left - _TOUCHES <= up[0] and up[2] <= right + _TOUCHES
        ):
            break
        foot = rule
    inside = tuple(
        r
        for r in rules
        if foot[1] <= r[1] <= same[0][1] and left - _TOUCHES <= r[0] and r[2] <= right + _TOUCHES
    )
    levels = [rule[1] for rule in inside]
    starts = [
        up[0]
        for up in uprights
        if left + _TOUCHES < up[0] < right - _TOUCHES
        and any(abs(up[3] - level) <= _TOUCHES for level in levels)
        and any(abs(up[1] - level) <= _TOUCHES for level in levels)
    ]
    if len(inside) < _FEWEST_LEVELS or not starts:
        return None
    columns = [left]
    for start in sorted(starts):
        if start > columns[-1] + _TOUCHES:
            columns.append(start)
    return _Frame(inside, tuple(columns), left, right)


def _cells(frame: _Frame, lines: Sequence[TextLine]) -> list[GridCell]:
    """The lines between the rules, put together cell by cell."""
    rules, starts, left, right = frame
    high, low = rules[0][1], rules[-1][1]
    cells: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        if not (
            low < line.baseline < high and left <= line.left and line.right <= right + _TOUCHES
        ):
            continue
        column = bisect_right(starts, line.left + 0.5)
        middle = (line.left + line.right) / 2
        above = [
            number
            for number, rule in enumerate(rules, 1)
            if rule[1] > line.baseline and rule[0] <= middle <= rule[2]
        ]
        cells.setdefault((max(above, default=1), column), []).append(line)
    return [
        GridCell(tuple(sorted(held, key=lambda t: (-t.baseline, t.left))), row, column)
        for (row, column), held in sorted(cells.items())
    ]
