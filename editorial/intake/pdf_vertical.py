"""Vertical setting (竖排): columns from right to left, characters from top to bottom.

A page set so is read as a page that lies on its side: turned by a quarter, its columns are lines
and the first column, at the right, is the uppermost line. Everything that is known about lines,
paragraphs and running heads then holds for it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from editorial.intake.pdf_lines import SPACE, PlacedRun

_SAME_COLUMN: Final = 0.3
"""How far, in type sizes, the middles of two characters of one column may be apart."""
_NEXT: Final = 2.0
"""How far below, in type sizes, the next character of a column stands at most."""
_SIDE_BY_SIDE: Final = 0.5
_MOST: Final = 0.6
"""Share of the characters that follow each other downwards on a page set vertically."""
_FEW: Final = 8
"""Characters below which nothing can be said."""


class PlacedCharacter(NamedTuple):
    """A character with its box, in points."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """The middle of its breadth."""
        return (self.left + self.right) / 2


def is_vertical(placed: Sequence[PlacedCharacter]) -> bool:
    """Whether most characters follow each other downwards, each close below the last."""
    if len(placed) < _FEW:
        return False
    down = sum(_goes_down(before, after) for before, after in pairwise(placed))
    return down >= _MOST * (len(placed) - 1)


def vertical_runs(placed: Sequence[PlacedCharacter], edge: float) -> list[PlacedRun]:
    """The runs of a page set vertically, with the places of the page turned on its side.

    Characters set side by side inside a column (纵中横) are one run. What stands above or below the
    columns, heads and folios set across, comes last, as lines at the far edge of the page.

    Args:
        placed: the characters in the order of the file.
        edge: the left edge of the page in points.
    """
    columns = [c for pair in pairwise(placed) if _goes_down(*pair) for c in pair]
    low, high = min(c.bottom for c in columns), max(c.top for c in columns)
    inside: list[PlacedRun] = []
    outside: list[PlacedRun] = []
    for group in _side_by_side(placed):
        text = "".join(c.character for c in group)
        bottom, top = min(c.bottom for c in group), max(c.top for c in group)
        size = max(c.size for c in group)
        if top <= low or bottom >= high:
            outside.append(PlacedRun(text, -top, -bottom, edge, size))
        else:
            inside.append(PlacedRun(text, -top, -bottom, _middle(group), size))
    return [*inside, SPACE, *outside]


def _middle(group: Sequence[PlacedCharacter]) -> float:
    return (group[0].left + group[-1].right) / 2


def _goes_down(before: PlacedCharacter, after: PlacedCharacter) -> bool:
    size = max(before.size, after.size)
    below = before.top - after.top
    return abs(before.middle - after.middle) <= _SAME_COLUMN * size and 0 < below <= _NEXT * size


def _side_by_side(placed: Sequence[PlacedCharacter]) -> Iterator[list[PlacedCharacter]]:
    group: list[PlacedCharacter] = []
    for character in placed:
        if group:
            last = group[-1]
            level = abs(last.bottom - character.bottom) < _SIDE_BY_SIDE * character.size
            step = character.left - last.right
            if not (level and abs(step) < _SIDE_BY_SIDE * character.size):
                yield group
                group = []
        group.append(character)
    if group:
        yield group
