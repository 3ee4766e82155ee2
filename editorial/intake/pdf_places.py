"""Where the characters of a PDF page stand and how they are set (字位), asked of PDFium."""

from __future__ import annotations

import ctypes
import math
from typing import Final, NamedTuple

from editorial.intake.pdf_calls import (
    Argument,
    four_floats,
    four_integers,
    six_floats,
    text_calls,
)

NOT_PRINTED: Final = frozenset({3, 7})
"""Render modes: invisible, and only clipping."""
_SLANT: Final = 3
"""Degrees off the upright that still count as upright."""
WHITE: Final = 250
SMALLEST_TYPE: Final = 1.0
"""Points below which type can't be read on paper."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of a page that is shown turned clockwise by so many degrees."""
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(turn, (x, y))


def turned_box(left: float, bottom: float, right: float, top: float, turn: int) -> Box:
    """A box of such a page as shown."""
    (a, b), (c, d) = turned(left, bottom, turn), turned(right, top, turn)
    return min(a, c), min(b, d), max(a, c), max(b, d)


class TypeStyle(NamedTuple):
    """How a text object is set."""

    size: float
    baseline: float
    angle: int
    """Degrees clockwise by which it stands off the upright, as the page is shown."""
    hidden: str
    """The tally that counts its characters when they can't be seen; empty when they can."""


class CharacterPlaces:
    """Places and styles of the characters of one text page, as it is shown at one turn.

    Args:
        page: PDFium's text page, as a pointer.
        turn: degrees by which the page is shown turned clockwise.
        is_filled: whether all its text is known to be printed in its colour (render mode 0).
    """

    def __init__(self, page: Argument, turn: int, *, is_filled: bool = False) -> None:
        self._calls = text_calls()
        self._loose_box, self._matrix_of = self._calls.loose_box, self._calls.matrix
        self._size, self._fill = self._calls.size, self._calls.fill
        self._page = page
        self._turn = turn
        self._is_filled = is_filled
        self._styles: dict[int, TypeStyle] = {}
        self._box = (ctypes.c_float * 4)()
        self._box_at = ctypes.byref(self._box)
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.byref(self._matrix)
        self._colour = (ctypes.c_uint * 4)()
        self._colour_at = [ctypes.byref(self._colour, 4 * part) for part in range(4)]

    def box(self, index: int) -> Box:
        """The box of a character as shown, as broad as its advance."""
        self._loose_box(self._page, index, self._box_at)
        left, top, right, bottom = four_floats(self._box)
        if self._turn:
            return turned_box(left, bottom, right, top, self._turn)
        return left, bottom, right, top

    def upright(self, first: int, last: int) -> tuple[float, float, float, float] | None:
        """Left edge, right edge, baseline and type size of characters in one style, as most are.

        It says what `box` and `style` say, in half the time: most lines need no more.

        Returns:
            None when they may be turned, slanted, not to be seen, or don't go to the right.
        """
        page = self._page
        self._matrix_of(page, first, self._matrix_at)
        _, b, c, d, _, baseline = six_floats(self._matrix)
        if b or c or self._turn:
            return None
        self._loose_box(page, first, self._box_at)
        left, top, right, bottom = four_floats(self._box)
        size = likely_size(self._size(page, first) * abs(d), top - bottom)
        if size < SMALLEST_TYPE:
            return None
        if first != last:
            self._loose_box(page, last, self._box_at)
            edge, _, end, _ = four_floats(self._box)
            if edge <= left:
                return None
            right = end if end > right else right
        return None if self._may_hide(first) else (left, right, baseline, size)

    def _may_hide(self, index: int) -> bool:
        """Whether a character's text object is not printed, or printed in white or not at all."""
        if not self._is_filled:
            mode = self._calls.render_mode(self._calls.text_object(self._page, index))
            if mode:
                return mode in NOT_PRINTED
        red_at, green_at, blue_at, alpha_at = self._colour_at
        if not self._fill(self._page, index, red_at, green_at, blue_at, alpha_at):
            return False
        red, green, blue, alpha = four_integers(self._colour)
        return not alpha or (red >= WHITE and green >= WHITE and blue >= WHITE)

    def style(self, index: int, height: float, held_by: int | None = None) -> TypeStyle:
        """How the text object of a character is set, asked for once.

        Args:
            index: the character's index.
            height: the height of its box.
            held_by: the address of its text object, where it is known.
        """
        key = (self._calls.text_object(self._page, index) or 0) if held_by is None else held_by
        known = self._styles.get(key)
        if known is None:
            known = self._look_up(index, key, height)
            if key:
                self._styles[key] = known
        return known

    def _look_up(self, index: int, held_by: int, height: float) -> TypeStyle:
        calls, angle = self._calls, 0
        calls.matrix(self._page, index, self._matrix_at)
        a, b, c, d, x, y = six_floats(self._matrix)
        baseline = y
        if self._turn or b:
            angle = round(self._turn - math.degrees(math.atan2(b, a))) % 360
            if angle <= _SLANT or angle >= 360 - _SLANT:
                angle = 0
            baseline = turned(x, y, self._turn)[1]
        # Some files set type of size 1 and enlarge it by a matrix, or of 14 and reduce it.
        size = calls.size(self._page, index) * (math.hypot(c, d) if b or c else abs(d))
        if not angle:
            size = likely_size(size, height)
        return TypeStyle(size, baseline, angle, self._hidden(index, held_by, size))

    def _hidden(self, index: int, held_by: int, size: float) -> str:
        mode = 0 if self._is_filled and held_by else self._calls.render_mode(held_by)
        if mode in NOT_PRINTED:
            return "invisible"
        if size < SMALLEST_TYPE:
            return "tiny"
        if mode == 0 and self._calls.fill(self._page, index, *self._colour_at):
            red, green, blue, alpha = four_integers(self._colour)
            if not alpha:
                return "invisible"
            if red >= WHITE and green >= WHITE and blue >= WHITE:
                return "white"
        return ""


def likely_size(size: float, height: float) -> float:
    """A type size as the file gives it, unless that can't be, as the height of the type shows."""
    if height and not 0.4 <= size / height <= 2:
        return height / 1.3
    return size
