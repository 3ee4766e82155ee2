"""Layout of a manuscript to be read (通读版面): paragraphs with numbers, findings in the margin.

On a wide screen a finding stands beside its paragraph, on a narrow one below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from tui.rendering.drawn_paragraph import DrawnParagraph, drawn_paragraph
from tui.rendering.line_breaking import line_breaks, wrapped
from tui.rendering.row_layout import GUTTER, LinePiece
from tui.rendering.safe_text import safe
from tui.rendering.side_by_side_text import DifferenceSpan, Side

MARGIN_FROM: Final = 90
"""Cells from which the findings stand in the margin."""
MARGIN: Final = 34
"""Cells of the margin, its rule included."""


@dataclass(frozen=True, slots=True)
class MarginFinding:
    """A doubt about a stretch of a paragraph (疑点)."""

    number: int
    paragraph: int
    """Index of the paragraph, from 0."""
    start: int
    """Offset in the paragraph, in code points."""
    end: int
    note: str
    """What is said about it."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of a finding's note."""

    number: int
    text: str


class ReadingLayout:
    """Where paragraphs and notes stand at one width."""

    def __init__(
        self, paragraphs: Sequence[str], findings: Sequence[MarginFinding], width: int
    ) -> None:
        """Break all lines at ``width`` cells."""
        self.width = width
        self.in_margin = width >= MARGIN_FROM and bool(findings)
        self.column_width = max(width - GUTTER - (MARGIN if self.in_margin else 0), 2)
        noted: dict[int, list[MarginFinding]] = {}
        for finding in findings:
            noted.setdefault(finding.paragraph, []).append(finding)
        self._drawn = [
            drawn_paragraph(text, [_span(finding) for finding in noted.get(index, ())])
            for index, text in enumerate(paragraphs)
        ]
        self._ends = [line_breaks(drawn.text, self.column_width) for drawn in self._drawn]
        self._notes = {index: self._noted(found) for index, found in noted.items()}
        heights = (self._height(index) for index in range(len(self._drawn)))
        self._tops = list(accumulate(heights, initial=0))
        self._paragraph_of = {finding.number: finding.paragraph for finding in findings}

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._tops[-1]

    def _noted(self, findings: list[MarginFinding]) -> list[NoteLine]:
        room = MARGIN - 3 if self.in_margin else self.column_width - 2
        return [
            NoteLine(finding.number, ("" if first else "  ") + line)
            for finding in findings
            for first, line in _firsts(
                wrapped(safe(f"[{finding.number}] {finding.note}"), room - 2)
            )
        ]

    def _height(self, index: int) -> int:
        text, notes = len(self._ends[index]), len(self._notes.get(index, ()))
        return max(text, notes) if self.in_margin else text + notes

    def row_at(self, line: int) -> tuple[int, int] | None:
        """Paragraph and line inside it; ``None`` behind the end."""
        if not 0 <= line < self.height:
            return None
        row = bisect_right(self._tops, line) - 1
        return row, line - self._tops[row]

    def top(self, row: int) -> int:
        """First line of a paragraph; of one behind the end the line behind the last."""
        return self._tops[min(row, len(self._drawn))]

    def piece(self, row: int, line: int) -> LinePiece | None:
        """The text in a line of a paragraph's room."""
        ends = self._ends[row]
        if line >= len(ends):
            return None
        start = ends[line - 1] if line else 0
        return LinePiece(Side.MANUSCRIPT, self._drawn[row], start, ends[line], line == 0)

    def note(self, row: int, line: int) -> NoteLine | None:
        """The note in a line of a paragraph's room."""
        index = line if self.in_margin else line - len(self._ends[row])
        notes = self._notes.get(row, ())
        return notes[index] if 0 <= index < len(notes) else None

    def line_of(self, number: int) -> int | None:
        """First line that holds a finding."""
        row = self._paragraph_of.get(number)
        if row is None or row >= len(self._drawn):
            return None
        for mark in self._drawn[row].marks:
            if mark.number == number:
                return self._tops[row] + bisect_right(self._ends[row], mark.start)
        return self._tops[row]

    def drawn(self, row: int) -> DrawnParagraph:
        """A paragraph as it is drawn."""
        return self._drawn[row]


def _span(finding: MarginFinding) -> DifferenceSpan:
    return DifferenceSpan(
        Side.MANUSCRIPT, finding.paragraph, finding.start, finding.end, finding.number
    )


def _firsts(lines: tuple[str, ...]) -> list[tuple[bool, str]]:
    return [(index == 0, line) for index, line in enumerate(lines)]
