"""The characters of a PDF page, taken from PDFium run by run (取字).

Asking PDFium for each character costs several calls a character. But all characters of one text
object share type size, baseline and render mode, and stand in order; so the text is taken in one
call, and only the ends of each line or word, and each text object once, are asked where they stand.
Some programs make a text object of every glyph; of their lines a few are asked. What doesn't fit
(vertical setting, type that runs backwards or off the page) is asked for character by character.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from editorial.intake.pdf_calls import text_calls
from editorial.intake.pdf_lines import SPACE, PlacedRun
from editorial.intake.pdf_places import Box, CharacterPlaces, turned_box
from editorial.intake.pdf_vertical import PlacedCharacter, is_vertical, vertical_runs

_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""What PDFium hands out for a hyphen at the end of a line."""
_REPLACED: Final = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"), **_HYPHENS}
_LINE: Final = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A line in PDFium's text, up to a hyphen at its end."""
_WORD: Final = re.compile(r"\S+")
_ODD: Final = re.compile("[\0\x02\ud800-\udfff\ufffd\ufffe]")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_PROBES: Final = 3
"""Characters that are asked of a line of single glyphs."""
_SLACK: Final = 1.5
"""Type sizes by which a line may be broader or narrower than its characters usually are, before
its gaps are looked at."""
_NARROW: Final = 0.5
"""Usual breadth of a character of ASCII in type sizes."""
_SPACED_OUT: Final = 0.12
"""Share by which justified lines are spaced out."""
_MANY: Final = 0.5
"""Share of a page's characters that decides how the page is set."""


class PageCharacters(NamedTuple):
    """The characters of a page in runs, and how the page is set."""

    runs: list[PlacedRun]
    turn: int
    """Degrees clockwise by which the page must be turned so that its type stands upright."""
    is_vertical: bool = False
    """Set in columns from the right: the places are those of the page turned so that the columns
    are lines and the first one is the uppermost."""


def characters_of(
    page: int,
    box: Box,
    turn: int,
    tally: Counter[str],
    *,
    is_glyphwise: bool = False,
) -> PageCharacters:
    """Take the characters of a text page.

    Args:
        page: PDFium's text page, as an address.
        box: left, bottom, right and top of the page in points, before it is turned.
        turn: degrees by which the page is shown turned clockwise.
        tally: where characters are counted that are not read, or not to be seen.
        is_glyphwise: whether the page is known to hold no more than a few characters a text object,
            all of them printed.
    """
    own: Counter[str] = Counter()
    reader = _Reader(page, box, turn, own, is_glyphwise=is_glyphwise)
    text = reader.text()
    if not text or text.isspace():
        return PageCharacters([], turn)
    runs = reader.runs(text)
    written = sum(len(run.text) for run in runs if run is not SPACE)
    if (angle := next((a for a, n in reader.slanted.items() if n > _MANY * written), 0)) % 360:
        turn = (turn - angle) % 360  # set sideways without the page saying so
        own.clear()
        reader = _Reader(page, box, turn, own, is_glyphwise=is_glyphwise)
        runs = reader.runs(text)
    tally.update(own)
    if reader.alone > _MANY * written:
        shown = text.translate(_REPLACED)
        placed = [reader.placed(i, c) for i, c in enumerate(shown) if not c.isspace()]
        if is_vertical(placed):
            return PageCharacters(vertical_runs(placed, reader.sheet[0]), turn, is_vertical=True)
    return PageCharacters(runs, turn)


class _Reader:
    """Asks one text page, as it is shown at one turn."""

    def __init__(
        self,
        page: int,
        box: Box,
        turn: int,
        tally: Counter[str],
        *,
        is_glyphwise: bool,
    ) -> None:
        self.calls = text_calls()
        self.page = page
        self.turn = turn
        self.sheet = turned_box(*box, turn)
        self.tally = tally
        self.is_glyphwise = is_glyphwise
        self.slanted: Counter[int] = Counter()
        self.alone = 0
        """Characters in lines of one character, or in runs that don't go to the right."""
        self.places = CharacterPlaces(page, turn)

    def text(self) -> str:
        """All characters of the page, one a place, as PDFium gives them."""
        count = max(self.calls.count(self.page), 0)
        units = (ctypes.c_uint16 * (count + 1))()
        self.calls.text(self.page, 0, count, ctypes.addressof(units))
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) != count or "\0" in text:
            # That text leaves out glyphs without a character: one call a character, then.
            codes = (self.calls.unicode(self.page, index) for index in range(count))
            text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
        return text

    def runs(self, text: str) -> list[PlacedRun]:
        """The runs of the page's text in the order of the file."""
        shown = text
        if _ODD.search(text):
            shown = text.translate(_REPLACED)
            self.tally["unmapped"] += shown.count("\ufffd")
        if _RIGHT_TO_LEFT.search(text):  # PDFium puts the characters of objects in another order
            return list(self._one_by_one(0, shown))
        return list(self._line_by_line(text, shown))

    def placed(self, index: int, character: str) -> PlacedCharacter:
        """One character with its box as shown."""
        left, bottom, right, top = self.places.box(index)
        size = self.places.style(index, top - bottom).size
        return PlacedCharacter(character, left, bottom, right, top, size)

    def _line_by_line(self, text: str, shown: str) -> Iterator[PlacedRun]:
        page, object_of = self.page, self.calls.text_object
        for match in _LINE.finditer(text):
            start = match.start()
            line = shown[start : match.end()]
            kept = line.lstrip()
            start += len(line) - len(kept)
            kept = kept.rstrip()
            if kept:
                if len(kept) == 1:
                    self.alone += 1
                first = object_of(page, start) or 0
                last = object_of(page, start + len(kept) - 1) or 0
                is_whole = first == last or (self.is_glyphwise and self._is_even(start, kept))
                if is_whole:
                    yield from self._run(start, kept, first)
                else:
                    yield from self._of_several_objects(start, kept, first, last)
            if line[-1:] != "-":
                yield SPACE

    def _of_several_objects(
        self, start: int, text: str, first: int, last: int
    ) -> Iterator[PlacedRun]:
        edge = -math.inf
        for begin, end, held_by in self._parted(start, start + len(text), first, last):
            piece = text[begin - start : end - start]
            kept = piece.lstrip()
            at = end - len(kept)
            if at > begin:
                yield SPACE
            kept = kept.rstrip()
            if not kept:
                continue
            for run in self._run(at, kept, held_by):
                if run is not SPACE:
                    if run.left <= edge:
                        self.alone += len(run.text)
                    edge = run.left
                yield run
            if at + len(kept) < end:
                yield SPACE

    def _parted(
        self, start: int, end: int, first: int, last: int
    ) -> Iterator[tuple[int, int, int]]:
        """Part a line where one text object ends and the next begins."""
        page, object_of = self.page, self.calls.text_object
        held_by = first
        while held_by != last:
            low, high, step = start, end - 1, 1
            while low + step < high and (object_of(page, low + step) or 0) == held_by:
                low += step
                step *= 2
            high = min(high, low + step)
            while high - low > 1:
                middle = (low + high) // 2
                if (object_of(page, middle) or 0) == held_by:
                    low = middle
                else:
                    high = middle
            yield start, high, held_by
            start, held_by = high, object_of(page, high) or 0
        yield start, end, held_by

    def _word_by_word(self, start: int, text: str, held_by: int) -> Iterator[PlacedRun]:
        before = 0
        for match in _WORD.finditer(text):
            if match.start() > before:
                yield SPACE
            before = match.end()
            yield from self._run(start + match.start(), match.group(), held_by)

    def _is_even(self, start: int, text: str) -> bool:
        """Whether a line of single glyphs is set in one type, upright, and to be seen."""
        last = len(text) - 1
        found = None
        for probe in range(_PROBES):
            number = last * probe // (_PROBES - 1)
            if text[number].isspace():
                number -= 1
            box = self.places.box(start + number)
            style = self.places.style(start + number, box[3] - box[1])
            if found is None:
                found = style
            uneven = (
                abs(style.size - found.size) > 0.01 * found.size
                or abs(style.baseline - found.baseline) > 0.01 * found.size
            )
            if uneven or style.angle or style.hidden:
                return False
        return True

    def _run(self, start: int, text: str, held_by: int) -> Iterator[PlacedRun]:
        """A stretch of one style; in pieces where a wide gap is in it or it doesn't go right."""
        left, bottom, right, top = self.places.box(start)
        style = self.places.style(start, top - bottom, held_by or None)
        shown = text
        if len(text) > 1:
            last = self.places.box(start + len(text) - 1)
            if last[0] <= left and not style.angle:
                self.alone += len(text)
                yield from self._one_by_one(start, text)
                return
            left, bottom = min(left, last[0]), min(bottom, last[1])
            right, top = max(right, last[2]), max(top, last[3])
            words = text.split()
            if len(words) > 1:
                shown = " ".join(words)
                if not style.angle and not _fits(shown, right - left, style.size):
                    yield from self._word_by_word(start, text, held_by)
                    return
        from_left, low, to_right, high = self.sheet
        baseline = style.baseline if not style.angle else (bottom + top) / 2
        if not (from_left <= left and right <= to_right and low <= baseline <= high):
            yield from self._one_by_one(start, text)
            return
        if style.angle:
            self.slanted[style.angle] += len(text)
            self.tally["slanted"] += len(text)
        if style.hidden:
            self.tally[style.hidden] += len(text)
        yield PlacedRun(shown, left, right, baseline, style.size)

    def _one_by_one(self, start: int, text: str) -> Iterator[PlacedRun]:
        from_left, low, to_right, high = self.sheet
        for index, character in enumerate(text, start):
            if character.isspace():
                yield SPACE
                continue
            left, bottom, right, top = self.places.box(index)
            style = self.places.style(index, top - bottom)
            middle = (left + right) / 2
            if not (from_left <= middle <= to_right and low <= style.baseline <= high):
                self.tally["off_page"] += 1
                continue
            if style.hidden:
                self.tally[style.hidden] += 1
            yield PlacedRun(character, left, right, style.baseline, style.size)


def _fits(text: str, breadth: float, size: float) -> bool:
    """Whether a line is about as broad as its characters are, so that no wide gap can be in it."""
    narrow = len(text.encode("ascii", "ignore"))
    usual = len(text) - narrow + _NARROW * narrow
    slack = breadth / size - usual
    return -_SLACK - 0.5 * _NARROW * narrow <= slack <= _SLACK + _SPACED_OUT * usual
