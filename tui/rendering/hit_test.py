"""What lies under the mouse (点选): the framework's own test is half a Chinese character off."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tui.rendering.cell_width import cumulative_widths
from tui.rendering.row_layout import GUTTER, RowLayout
from tui.rendering.side_by_side_text import Side


@dataclass(frozen=True, slots=True)
class Hit:
    """A character of one of the texts."""

    row: int
    side: Side
    offset: int
    """Offset in the source paragraph, in code points."""
    number: int | None
    """Number of the difference there."""


def character_at(line: str, cell: int) -> int | None:
    """Offset (code points) of the character that covers a cell of a line; ``None`` beside it."""
    sums = cumulative_widths(line)
    if not 0 <= cell < sums[-1]:
        return None
    return bisect_right(sums, cell) - 1


def hit(layout: RowLayout, x: int, y: int) -> Hit | None:
    """What stands at cell ``x`` of line ``y`` of the whole; ``None`` where there is no text."""
    at = layout.row_at(y)
    if at is None:
        return None
    left, right = layout.pieces(*at)
    piece, column = left, 0
    if piece is None or (right is not None and x >= layout.galley_column):
        piece, column = right, layout.galley_column
    if piece is None:
        return None
    inside = character_at(piece.paragraph.text[piece.start : piece.end], x - column - GUTTER)
    if inside is None:
        return None
    drawn = piece.start + inside
    return Hit(
        at[0],
        piece.side,
        piece.paragraph.shown.source_offset(drawn),
        piece.paragraph.number_at(drawn),
    )
