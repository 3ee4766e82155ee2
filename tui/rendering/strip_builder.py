"""Lines of cells for the screen, built from layout pieces and a table of looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.rendering.cell_width import cell_width
from tui.rendering.row_layout import GUTTER, RULE, LinePiece, RowLayout


class Look(StrEnum):
    """How a stretch of a line looks; the screen says in which colours."""

    TEXT = "text"
    GUTTER = "gutter"
    RULE = "rule"
    OPEN = "open"
    """A difference that nobody has judged."""
    COUNTED = "counted"
    """Judged an error."""
    EXCUSED = "excused"
    """Judged no error."""
    NOTE = "note"
    """A remark in the margin."""
    CURRENT = "current"
    """The difference that is being judged."""
    HERE = "here"
    """The number of the paragraph that is being read."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """What is to be seen beside the text itself."""

    current: int | None = None
    looks: Mapping[int, Look] | None = None
    """Look of each judged difference; those not in it are open."""

    def look(self, number: int) -> Look:
        """Look of a difference."""
        if number == self.current:
            return Look.CURRENT
        return (self.looks or {}).get(number, Look.OPEN)


def piece_runs(piece: LinePiece, highlights: Highlights) -> list[tuple[str, Look]]:
    """The stretches of a line, each with its look; joined they are the line."""
    text = piece.paragraph.text
    runs: list[tuple[str, Look]] = []
    at = piece.start
    for mark in piece.paragraph.marks:
        if mark.end <= at:
            continue
        if mark.start >= piece.end:
            break
        if mark.start > at:
            runs.append((text[at : mark.start], Look.TEXT))
            at = mark.start
        end = min(mark.end, piece.end)
        runs.append((text[at:end], highlights.look(mark.number)))
        at = end
    if at < piece.end:
        runs.append((text[at : piece.end], Look.TEXT))
    return runs


@dataclass(frozen=True, slots=True)
class StripBuilder:
    """Builds the lines of a view at one layout."""

    layout: RowLayout
    highlights: Highlights
    """Current and judged differences."""
    styles: Mapping[Look, Style]
    """A style for each look."""
    labels: tuple[str, str]
    """Short names of manuscript and galley, for texts one under the other."""

    def line(self, line: int) -> Strip:
        """One line of the whole, from 0; blank behind the end."""
        layout = self.layout
        at = layout.row_at(line)
        if at is None:
            return Strip.blank(layout.width, self.styles[Look.TEXT])
        drawn = layout.rows[at[0]]
        left, right = layout.pieces(*at)
        numbers = (drawn.manuscript_number, drawn.galley_number)
        if layout.stacked:
            side = 0 if left else 1
            label = self.labels[side] if drawn.differs else ""
            segments = self._column(left or right, numbers[side], label)
        else:
            rule = " ┃ " if drawn.differs else " │ "
            segments = [
                *self._column(left, numbers[0]),
                Segment(rule[:RULE], self.styles[Look.RULE]),
                *self._column(right, numbers[1]),
            ]
        return Strip(segments).adjust_cell_length(layout.width, self.styles[Look.TEXT])

    def _column(
        self, piece: LinePiece | None, number: int | None, label: str = ""
    ) -> list[Segment]:
        """Gutter and text of one side, exactly as wide as its column."""
        styles = self.styles
        width = self.layout.column_width
        if piece is None:
            return [Segment(" " * (GUTTER + width), styles[Look.TEXT])]
        runs = piece_runs(piece, self.highlights)
        current = any(look is Look.CURRENT for _text, look in runs)
        segments = [
            Segment(
                _gutter(number, label) if piece.first else " " * (GUTTER - 1), styles[Look.GUTTER]
            ),
            Segment(">" if current else " ", styles[Look.GUTTER]),
            *(Segment(text, styles[look]) for text, look in runs),
        ]
        taken = sum(cell_width(text) for text, _look in runs)
        if taken > width:
            return list(Strip(segments).crop(0, GUTTER + width))
        segments.append(Segment(" " * (width - taken), styles[Look.TEXT]))
        return segments


def _gutter(number: int | None, label: str) -> str:
    room = GUTTER - 1 - cell_width(label)
    return f"{'' if number is None else number:>{room}}"[-room:] + label
