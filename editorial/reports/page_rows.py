"""Rows of the side-by-side page (对照版面): differing rows in full, unchanged ones folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.reports.marked_paragraph import MarkedParagraph, Piece, Side, marked_paragraphs
from editorial.reports.side_by_side import paragraph_rows

CONTEXT_ROWS: Final = 1
"""Unchanged rows that stay open next to a differing one."""
LONG_STRETCH: Final = 240
"""Unchanged characters within a differing paragraph from which on their middle is folded."""
KEPT_OPEN: Final = 60
"""Characters that stay open at each end of a folded stretch."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """Paragraphs side by side; one side is empty where a whole paragraph is lost or new."""

    manuscript: tuple[MarkedParagraph, ...]
    galley: tuple[MarkedParagraph, ...]

    @property
    def differs(self) -> bool:
        """Whether any discrepancy touches it."""
        return any(paragraph.differs for paragraph in (*self.manuscript, *self.galley))


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that are shown, or folded, together."""

    rows: tuple[PageRow, ...]
    folded: bool
    characters: int = 0
    """Manuscript characters, spaces included, in a folded group."""

    @property
    def first(self) -> int:
        """Number of its first manuscript paragraph."""
        return self._numbers()[0]

    @property
    def last(self) -> int:
        """Number of its last manuscript paragraph."""
        return self._numbers()[-1]

    def _numbers(self) -> list[int]:
        return [p.number for row in self.rows for p in row.manuscript] or [0]


def page_rows(comparison: Comparison) -> tuple[PageRow, ...]:
    """All rows of the two texts."""
    places = comparison.discrepancies
    left = marked_paragraphs(comparison.manuscript.body, places, Side.MANUSCRIPT)
    right = marked_paragraphs(comparison.galley.body, places, Side.GALLEY)
    return tuple(
        PageRow(
            left[row.manuscript.start : row.manuscript.stop],
            right[row.galley.start : row.galley.stop],
        )
        for row in paragraph_rows(comparison)
    )


def row_groups(rows: tuple[PageRow, ...]) -> tuple[RowGroup, ...]:
    """Fold the rows that are far from any difference; a single row is not worth folding."""
    near = _near_a_difference(rows)
    groups: list[RowGroup] = []
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or near[end] != near[start]:
            part = rows[start:end]
            folded = not near[start] and len(part) > 1
            groups.append(RowGroup(part, folded, _characters(part) if folded else 0))
            start = end
    return tuple(groups)


def _near_a_difference(rows: tuple[PageRow, ...]) -> list[bool]:
    near = [False] * len(rows)
    for index, row in enumerate(rows):
        if row.differs:
            for other in range(index - CONTEXT_ROWS, index + CONTEXT_ROWS + 1):
                if 0 <= other < len(rows):
                    near[other] = True
    return near


def _characters(rows: tuple[PageRow, ...]) -> int:
    return sum(len(piece.text) for row in rows for p in row.manuscript for piece in p.pieces)


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece on the page: its text, or a long unchanged stretch with its middle folded."""

    piece: Piece
    folded: str = ""
    """The folded middle; empty when nothing is folded."""
    tail: str = ""


def shown_pieces(paragraph: MarkedParagraph) -> Iterator[ShownPiece]:
    """The paragraph's pieces, long unchanged stretches of a differing paragraph folded."""
    for piece in paragraph.pieces:
        text = piece.text
        if piece.discrepancy or len(text) <= LONG_STRETCH or not paragraph.differs:
            yield ShownPiece(piece)
        else:
            head, middle, tail = text[:KEPT_OPEN], text[KEPT_OPEN:-KEPT_OPEN], text[-KEPT_OPEN:]
            yield ShownPiece(replace(piece, text=head), middle, tail)
