"""Layout of the side-by-side view: which line of which paragraph stands in which row of cells.

At :data:`SIDE_BY_SIDE_FROM` columns and more the two texts stand beside each other; below, one
under the other at full width, and a paragraph without differences is drawn once.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from tui.rendering.drawn_paragraph import DrawnParagraph, drawn_paragraph
from tui.rendering.line_breaking import line_breaks
from tui.rendering.side_by_side_text import DifferenceSpan, Side, SideBySideText

SIDE_BY_SIDE_FROM: Final = 96
"""Cells from which both texts fit beside each other: 100 columns with scroll bar and borders."""
GUTTER: Final = 7
"""Cells in front of a text: the paragraph's number, the mark of the current place."""
RULE: Final = 3
"""Cells between the two texts."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """Two paragraphs that face each other."""

    manuscript: DrawnParagraph | None
    galley: DrawnParagraph | None
    manuscript_number: int | None
    """Number of the manuscript's paragraph, from 1."""
    galley_number: int | None
    always_both: bool = False
    """Whether the galley's paragraph is shown also where it agrees with the manuscript's."""

    @property
    def differs(self) -> bool:
        """Whether the galley's paragraph has to be shown beside the manuscript's."""
        if self.always_both or self.manuscript is None or self.galley is None:
            return True
        return bool(self.manuscript.marks or self.galley.marks) or (
            self.manuscript.text != self.galley.text
        )


@dataclass(frozen=True, slots=True)
class LinePiece:
    """One line of one paragraph."""

    side: Side
    paragraph: DrawnParagraph
    start: int
    """Offset of its first character in the drawn paragraph (code points)."""
    end: int
    first: bool
    """Whether it is the paragraph's first line."""


def drawn_rows(text: SideBySideText) -> tuple[DrawnRow, ...]:
    """Draw every paragraph once; independent of the width."""
    marked: dict[tuple[Side, int], list[DifferenceSpan]] = {}
    for span in text.spans:
        marked.setdefault((span.side, span.paragraph), []).append(span)

    def drawn(side: Side, index: int | None) -> DrawnParagraph | None:
        if index is None:
            return None
        source = text.manuscript[index] if side is Side.MANUSCRIPT else text.galley[index]
        return drawn_paragraph(source, marked.get((side, index), ()))

    return tuple(
        DrawnRow(
            drawn(Side.MANUSCRIPT, left),
            drawn(Side.GALLEY, right),
            None if left is None else left + 1,
            None if right is None else right + 1,
            text.always_both,
        )
        for left, right in text.faced
    )


class RowLayout:
    """Where everything stands at one width."""

    def __init__(self, rows: tuple[DrawnRow, ...], width: int) -> None:
        """Break all lines at ``width`` cells."""
        self.rows = rows
        self.width = width
        self.stacked = width < SIDE_BY_SIDE_FROM
        room = width - GUTTER if self.stacked else (width - 2 * GUTTER - RULE) // 2
        self.column_width = max(room, 2)
        self._ends = [(self._broken(row.manuscript), self._broken(row.galley)) for row in rows]
        heights = (self._height(row, *ends) for row, ends in zip(rows, self._ends, strict=True))
        self._tops = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._tops[-1]

    @property
    def galley_column(self) -> int:
        """Cell at which the galley's gutter begins."""
        return 0 if self.stacked else GUTTER + self.column_width + RULE

    def _broken(self, paragraph: DrawnParagraph | None) -> tuple[int, ...]:
        return () if paragraph is None else line_breaks(paragraph.text, self.column_width)

    def _height(self, row: DrawnRow, left: tuple[int, ...], right: tuple[int, ...]) -> int:
        if not self.stacked:
            return max(len(left), len(right), 1)
        return len(left) + len(right) if row.differs else len(left)

    def row_at(self, line: int) -> tuple[int, int] | None:
        """Row and line inside it at a line of the whole; ``None`` behind the end."""
        if not 0 <= line < self.height:
            return None
        row = bisect_right(self._tops, line) - 1
        return row, line - self._tops[row]

    def top(self, row: int) -> int:
        """First line of a row."""
        return self._tops[row]

    def pieces(self, row: int, line: int) -> tuple[LinePiece | None, LinePiece | None]:
        """What stands in a line of a row: manuscript, galley."""
        left, right = self._ends[row]
        drawn = self.rows[row]
        if not self.stacked:
            return (
                _piece(Side.MANUSCRIPT, drawn.manuscript, left, line),
                _piece(Side.GALLEY, drawn.galley, right, line),
            )
        if line < len(left):
            return _piece(Side.MANUSCRIPT, drawn.manuscript, left, line), None
        return None, _piece(Side.GALLEY, drawn.galley, right, line - len(left))

    def line_of(self, number: int) -> int | None:
        """First line that holds a difference; ``None`` when it is in neither text."""
        for index, row in enumerate(self.rows):
            for paragraph in (row.manuscript, row.galley):
                if paragraph and any(mark.number == number for mark in paragraph.marks):
                    return self._line_in_row(index, number)
        return None

    def _line_in_row(self, row: int, number: int) -> int | None:
        for line in range(self._tops[row + 1] - self._tops[row]):
            for piece in self.pieces(row, line):
                if piece and any(
                    mark.number == number and mark.start < piece.end and mark.end > piece.start
                    for mark in piece.paragraph.marks
                ):
                    return self._tops[row] + line
        return None


def _piece(
    side: Side, paragraph: DrawnParagraph | None, ends: tuple[int, ...], line: int
) -> LinePiece | None:
    if paragraph is None or line >= len(ends):
        return None
    return LinePiece(side, paragraph, ends[line - 1] if line else 0, ends[line], line == 0)
