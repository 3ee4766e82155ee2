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
from itertools import groupby, repeat
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
                if first == (object_of(page, start + len(kept) - 1) or 0):
                    yield from self._of_one_object(start, kept, first)
                else:
                    yield from self._of_several_objects(start, kept)
            if line[-1:] != "-":
                yield SPACE

    def _of_one_object(self, start: int, text: str, held_by: int) -> Iterator[PlacedRun]:
        words = text.split()
        if len(words) == 1:
            yield from self._run(start, text, held_by)
            return
        left, bottom, _, top = self.places.box(start)
        right = self.places.box(start + len(text) - 1)[2]
        style = self.places.style(start, top - bottom, held_by)
        spaced = " ".join(words)
        if _fits(spaced, right - left, style.size):
            yield from self._run(start, spaced, held_by, len(text))
        else:
            yield from self._word_by_word(start, text)

    def _of_several_objects(self, start: int, text: str) -> Iterator[PlacedRun]:
        if self.is_glyphwise and (size := self._even_size(start, text)):
            spaced = " ".join(text.split())
            left = self.places.box(start)[0]
            right = self.places.box(start + len(text) - 1)[2]
            if _fits(spaced, right - left, size):
                yield from self._run(start, spaced, 0, len(text))
                return
        yield from self._word_by_word(start, text)

    def _word_by_word(self, start: int, text: str) -> Iterator[PlacedRun]:
        before = 0
        for match in _WORD.finditer(text):
            begin, end = match.span()
            if begin > before:
                yield SPACE
            before = end
            places = range(start + begin, start + end)
            objects = map(self.calls.text_object, repeat(self.page), places)
            at, edge = begin, -math.inf
            for held_by, group in groupby(objects):
                length = len(list(group))
                for run in self._run(start + at, text[at : at + length], held_by or 0):
                    if run.left <= edge:
                        self.alone += length
                    edge = run.left
                    yield run
                at += length

    def _even_size(self, start: int, text: str) -> float:
        """The type size of a line that is set in one type and upright; else 0."""
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
                return 0.0
        return found.size if found else 0.0

    def _run(
        self, start: int, text: str, held_by: int, length: int | None = None
    ) -> Iterator[PlacedRun]:
        """One run; ``length`` is that of its place in the page when its spaces were drawn in."""
        left, bottom, right, top = self.places.box(start)
        style = self.places.style(start, top - bottom, held_by or None)
        length = length or len(text)
        if length > 1:
            last = self.places.box(start + length - 1)
            if last[0] <= left and not style.angle:
                self.alone += length
                yield from self._one_by_one(start, text)
                return
            left, bottom = min(left, last[0]), min(bottom, last[1])
            right, top = max(right, last[2]), max(top, last[3])
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
        yield PlacedRun(text, left, right, baseline, style.size)

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
