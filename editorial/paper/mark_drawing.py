"""Proof-correction marks as they are drawn on a galley (校对符号, GB/T 14706—1993), as geometry.

A drawing shows the galley's line with the mark in its place and what belongs in the margin. It
knows neither SVG nor Word: strokes and texts in ems of the line, x to the right, y downwards. What
stands before the place ends at it and what follows begins at it, so that no width of a letter in
some face or other can shift the mark.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WIDTH: Final = 21.5
"""Of every drawing, in ems."""
LEFT: Final = 6.6
"""Where the place begins: six characters of context stand before it."""
BASELINE: Final = 2.45
_ROOM_ABOVE: Final = 1.02
"""From the baseline to above the characters."""
_ROOM_BELOW: Final = 0.26
_MARGIN_LINE: Final = 0.72
"""Height of the lead line, and of the middle of what it leads to."""
_MARGIN_BASELINE: Final = 1.06
_BEND: Final = 0.5523
"""Handle of the Bézier curve that makes a quarter of a circle."""


class Anchor(StrEnum):
    """Which point of a text its place is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Ink(StrEnum):
    """Set type, or the proof-reader's pen."""

    TYPE = "type"
    PEN = "pen"


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text on its baseline."""

    x: float
    y: float
    text: str
    anchor: Anchor = Anchor.START
    ink: Ink = Ink.TYPE
    size: float = 1.0
    """In ems of the line."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the pen: a start and curves from there, each two handles and an end."""

    start: tuple[float, float]
    curves: tuple[tuple[float, float, float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line of the galley with a mark."""

    height: float
    texts: tuple[DrawnText, ...]
    strokes: tuple[Stroke, ...]


def width_of(text: str) -> float:
    """About how wide a text is set, in ems: Han characters and their points 1, letters less."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in {"W", "F", "A"} else 0.56


def correct(before: str, wrong: str, after: str, right: str) -> Drawing:
    """改正: a ring round what is wrong, a lead line to the margin with what is right."""
    end = LEFT + max(width_of(wrong), 0.6)
    lead, margin = _lead(LEFT, end)
    return _one_line(
        before, wrong, after, end, (_ring(LEFT, end), lead), DrawnText(*margin, right, ink=Ink.PEN)
    )


def delete(before: str, extra: str, after: str) -> Drawing:
    """删除: a ring round what goes, a lead line that ends in a loop."""
    end = LEFT + max(width_of(extra), 0.6)
    x, top = (LEFT + end) / 2, BASELINE - _ROOM_ABOVE
    loop = Stroke(
        (x, top),
        (
            (x + 0.2, top - 0.5, x + 0.7, 0.25, x + 1.5, 0.3),
            (x + 2.3, 0.35, x + 2.2, 1.15, x + 1.55, 1.1),
            (x + 0.9, 1.05, x + 1.1, 0.3, x + 2.5, 0.62),
        ),
    )
    return _one_line(before, extra, after, end, (_ring(LEFT, end), loop))


def insert(before: str, after: str, missing: str) -> Drawing:
    """增补: a wedge in the gap, a lead line to the ringed text that is to be added."""
    end = LEFT + 0.5
    x, top = (LEFT + end) / 2, BASELINE - _ROOM_ABOVE
    wedge = _line((x - 0.3, top - 0.1), (x, BASELINE - 0.35), (x + 0.3, top - 0.1))
    start = x + 1.7
    lead = _line((x + 0.3, top - 0.1), (x + 0.6, _MARGIN_LINE), (start - 0.25, _MARGIN_LINE))
    ring = _oval(start - 0.25, start + width_of(missing) + 0.25, 0.08, 1.32)
    added = DrawnText(start, _MARGIN_BASELINE, missing, ink=Ink.PEN)
    return _one_line(before, "", after, end, (wedge, lead, ring), added)


def transpose(before: str, parts: tuple[str, str, str], after: str) -> Drawing:
    """对调: a curve over the first part and under the second; between them what stays.

    Args:
        before: What stands in front.
        parts: As printed: the first part, what stays between them (mostly nothing), the second.
        after: What follows.
    """
    first, between, second = parts
    turn = LEFT + width_of(first)
    back = turn + width_of(between)
    end = back + width_of(second)
    top, bottom, middle = BASELINE - _ROOM_ABOVE - 0.28, BASELINE + 0.42, BASELINE - 0.35
    over = (LEFT - 0.1, top, turn, top, turn, middle)
    under = (back, bottom, end + 0.1, bottom, end + 0.06, middle)
    if between:
        passing = (turn, bottom, back, bottom, back, middle)
        high = (back, top, end + 0.1, top, end + 0.06, middle)
        curves: tuple[tuple[float, float, float, float, float, float], ...] = (over, passing, high)
    else:
        curves = (over, under)
    stroke = Stroke((LEFT - 0.06, middle), curves)
    return _one_line(before, first + between + second, after, end, (stroke,))


def move(before: str, moved: str, after: str, target: str) -> Drawing:
    """转移: a ring round what moves, an arrow to where it belongs, said in words."""
    end = LEFT + max(width_of(moved), 0.6)
    lead, (x, y) = _lead(LEFT, end)
    tip = x - 0.1
    head = _line((tip - 0.45, _MARGIN_LINE - 0.25), (tip, _MARGIN_LINE), (tip - 0.45, 0.97))
    said = DrawnText(x + 0.1, y, target, ink=Ink.PEN)
    return _one_line(before, moved, after, end, (_ring(LEFT, end), lead, head), said)


def new_paragraph(before: str, after: str) -> Drawing:
    """另起段: a line between the two sentences and down to the left of the next line."""
    end = LEFT + 0.4
    x, low = (LEFT + end) / 2, BASELINE + 0.5
    bracket = _line((x, BASELINE - _ROOM_ABOVE), (x, low), (0.5, low), (0.5, low + 0.75))
    arrow = _line((0.2, low + 0.4), (0.5, low + 0.75), (0.8, low + 0.4))
    drawing = _one_line(before, "", after, end, (bracket, arrow))
    return Drawing(low + 0.95, drawing.texts, drawing.strokes)


def run_on(before: str, after: str) -> Drawing:
    """接排: a curve from the end of the one line to the beginning of the next."""
    first, second, indent = 1.15, 3.05, 2.4
    middle = (first + second) / 2 - 0.3
    curve = Stroke(
        (LEFT + 0.1, first - 0.38),
        (
            (LEFT + 1.8, first - 0.38, LEFT + 1.8, middle, LEFT - 0.4, middle),
            (indent - 2.6, middle, indent - 2.2, second - 0.38, indent - 0.15, second - 0.38),
        ),
    )
    texts = (DrawnText(LEFT, first, before, Anchor.END), DrawnText(indent, second, after))
    return Drawing(second + 0.5, texts, (curve,))


def _one_line(
    before: str,
    place: str,
    after: str,
    end: float,
    strokes: tuple[Stroke, ...],
    *margin: DrawnText,
) -> Drawing:
    texts = (
        DrawnText(LEFT, BASELINE, before, Anchor.END),
        DrawnText((LEFT + end) / 2, BASELINE, place, Anchor.MIDDLE),
        DrawnText(end, BASELINE, after),
        *margin,
    )
    return Drawing(BASELINE + 0.55, tuple(text for text in texts if text.text), strokes)


def _lead(start: float, end: float) -> tuple[Stroke, tuple[float, float]]:
    """The line from a ring up to the margin, and where a text begins there."""
    x = (start + end) / 2
    margin = x + 1.7
    line = _line((x, BASELINE - _ROOM_ABOVE), (x + 0.45, _MARGIN_LINE), (margin, _MARGIN_LINE))
    return line, (margin + 0.2, _MARGIN_BASELINE)


def _line(start: tuple[float, float], *points: tuple[float, float]) -> Stroke:
    """A line of straight stretches."""
    curves = []
    at = start
    for point in points:
        curves.append((*at, *point, *point))
        at = point
    return Stroke(start, tuple(curves))


def _ring(start: float, end: float) -> Stroke:
    return _oval(start - 0.08, end + 0.08, BASELINE - _ROOM_ABOVE, BASELINE + _ROOM_BELOW)


def _oval(left: float, right: float, top: float, bottom: float) -> Stroke:
    """A ring with round ends, however long it is."""
    half = (bottom - top) / 2
    reach = min(half, (right - left) / 2)
    middle, one, other = (top + bottom) / 2, left + reach, right - reach
    x, y = reach * (1 - _BEND), half * (1 - _BEND)
    return Stroke(
        (one, top),
        (
            (one, top, other, top, other, top),
            (right - x, top, right, top + y, right, middle),
            (right, bottom - y, right - x, bottom, other, bottom),
            (other, bottom, one, bottom, one, bottom),
            (left + x, bottom, left, bottom - y, left, middle),
            (left, top + y, left + x, top, one, top),
        ),
    )
