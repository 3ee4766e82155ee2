"""A paragraph as it is drawn: made safe, its differences marked, with the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tui.rendering.safe_text import ShownText, shown_text
from tui.rendering.side_by_side_text import DifferenceSpan

CARET: Final = "^"
"""Drawn where a side lacks what the other has (增补处)."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A stretch of the drawn text that belongs to a difference; never empty."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class DrawnParagraph:
    """Text to draw, its marks in order, and the places that lead back to the source."""

    shown: ShownText
    marks: tuple[DrawnMark, ...] = ()

    @property
    def text(self) -> str:
        """What is drawn."""
        return self.shown.text

    def number_at(self, offset: int) -> int | None:
        """Number of the difference drawn at this offset (code points of the drawn text)."""
        for mark in self.marks:
            if mark.start <= offset < mark.end:
                return mark.number
        return None


class _Pen:
    """Draws pieces of a source one after the other and remembers where they came from."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.places: list[tuple[int, int]] = [(0, 0)]
        self.drawn = 0
        """Code points drawn so far."""

    def draw(self, start: int, end: int) -> None:
        """Draw ``source[start:end]``."""
        part = shown_text(self.source[start:end])
        self.pieces.append(part.text)
        self.places += ((self.drawn + shown, start + at) for shown, at in part.places[1:])
        self.drawn += len(part.text)

    def draw_caret(self, at: int) -> None:
        """Draw the mark of a missing text in front of ``source[at]``."""
        self.pieces.append(CARET)
        self.drawn += len(CARET)
        self.places.append((self.drawn, at))

    def shown(self) -> ShownText:
        """What was drawn."""
        return ShownText("".join(self.pieces), tuple(dict.fromkeys(self.places)))


def drawn_paragraph(source: str, spans: Sequence[DifferenceSpan] = ()) -> DrawnParagraph:
    """Make a paragraph drawable and mark its differences.

    A span is cut where another one lies inside it; one that overlaps an earlier one is cut short;
    an empty span gets a caret.
    """
    if not spans:
        return DrawnParagraph(shown_text(source))
    pen = _Pen(source)
    marks: list[DrawnMark] = []
    last = 0
    for span in _flat(spans):
        start = min(max(span.start, last), len(source))
        end = min(max(span.end, start), len(source))
        pen.draw(last, start)
        begin = pen.drawn
        if span.start >= span.end:
            pen.draw_caret(start)
        pen.draw(start, end)
        if pen.drawn > begin:
            marks.append(DrawnMark(begin, pen.drawn, span.number))
        last = end
    pen.draw(last, len(source))
    return DrawnParagraph(pen.shown(), tuple(marks))


def _flat(spans: Sequence[DifferenceSpan]) -> list[DifferenceSpan]:
    """The spans in order, those that hold others (a stretch that moved) cut around them."""
    flat: list[DifferenceSpan] = []
    holder: DifferenceSpan | None = None
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if holder is not None and span.end <= holder.end:
            if holder.start < span.start:
                flat.append(replace(holder, end=span.start))
            flat.append(span)
            holder = replace(holder, start=span.end)
            continue
        if holder is not None and holder.start < holder.end:
            flat.append(holder)
        holder = span
    if holder is not None and (holder.start < holder.end or holder in spans):
        flat.append(holder)
    return sorted(flat, key=lambda span: (span.start, span.end))
