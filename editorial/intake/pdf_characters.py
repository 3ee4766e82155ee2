"""The characters of a PDF page, taken from PDFium run by run (取字).

Asking PDFium for each character costs several calls a character. But all characters of one text
object share type size, baseline and render mode, and stand in order; so the text is taken in one
call, and only the ends of each line or word, and each text object once, are asked where they stand.
Some programs make a text object of every glyph; of their lines a few are asked. What doesn't fit
(vertical setting, type that runs backwards or off the page) is asked for character by character.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from editorial.intake.pdf_calls import Argument, text_calls
from editorial.intake.pdf_lines import SPACE, PlacedRun, run_of
from editorial.intake.pdf_note_marks import may_have_mark
from editorial.intake.pdf_page_text import (
    is_plain,
    is_right_to_left,
    lines_of,
    plain_lines_of,
    readable,
    text_of,
)
from editorial.intake.pdf_places import Box, CharacterPlaces, turned_box
from editorial.intake.pdf_vertical import PlacedCharacter, is_vertical, vertical_runs
from editorial.intake.pdf_whole_lines import fits, whole_lines

_WORD: Final = re.compile(r"\S+")
_PROBES: Final = 3
"""Characters that are asked of a line of single glyphs."""
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


class PageMake(NamedTuple):
    """What the text objects of a page are known to be."""

    is_glyphwise: bool = False
    """No more than a few characters an object, all of them printed."""
    is_filled: bool = False
    """All of them printed in their colour."""


UNKNOWN_MAKE: Final = PageMake()


def characters_of(
    page: Argument,
    box: Box,
    turn: int,
    tally: Counter[str],
    make: PageMake = UNKNOWN_MAKE,
) -> PageCharacters:
    """Take the characters of a text page.

    Args:
        page: PDFium's text page, as a pointer.
        box: left, bottom, right and top of the page in points, before it is turned.
        turn: degrees by which the page is shown turned clockwise.
        tally: where characters are counted that are not read, or not to be seen.
        make: what is known of the page's text objects.
    """
    own: Counter[str] = Counter()
    reader = _Reader(page, box, turn, own, make)
    text = text_of(page)
    if not text or text.isspace():
        return PageCharacters([], turn)
    runs = reader.runs(text)
    if not (reader.slanted or reader.alone):
        tally.update(own)
        return PageCharacters(runs, turn)
    written = sum(len(run.text) for run in runs if run is not SPACE)
    if (angle := next((a for a, n in reader.slanted.items() if n > _MANY * written), 0)) % 360:
        turn = (turn - angle) % 360  # set sideways without the page saying so
        own.clear()
        reader = _Reader(page, box, turn, own, make)
        runs = reader.runs(text)
    tally.update(own)
    if reader.alone > _MANY * written:
        shown = readable(text)
        placed = [reader.placed(i, c) for i, c in enumerate(shown) if not c.isspace()]
        if is_vertical(placed):
            return PageCharacters(vertical_runs(placed, reader.sheet[0]), turn, is_vertical=True)
    return PageCharacters(runs, turn)


class _Reader:
    """Asks one text page, as it is shown at one turn."""

    def __init__(
        self, page: Argument, box: Box, turn: int, tally: Counter[str], make: PageMake
    ) -> None:
        self.calls = text_calls()
        self.page = page
        self.turn = turn
        self.sheet = turned_box(*box, turn)
        self.tally = tally
        self.is_glyphwise, self.is_filled = make.is_glyphwise, make.is_filled
        self.slanted: Counter[int] = Counter()
        self.alone = 0
        """Characters in lines of one character, or in runs that don't go to the right."""
        self.places = CharacterPlaces(page, turn, is_filled=make.is_filled)

    def runs(self, text: str) -> list[PlacedRun]:
        """The runs of the page's text in the order of the file."""
        if is_plain(text):
            return self._line_by_line(plain_lines_of(text))
        shown = readable(text)
        self.tally["unmapped"] += shown.count("\ufffd")
        if is_right_to_left(text):
            return list(self._one_by_one(0, shown))
        return self._line_by_line(lines_of(text, shown))

    def placed(self, index: int, character: str) -> PlacedCharacter:
        """One character with its box as shown."""
        left, bottom, right, top = self.places.box(index)
        size = self.places.style(index, top - bottom).size
        return PlacedCharacter(character, left, bottom, right, top, size)

    def _line_by_line(self, lines: list[tuple[int, str]]) -> list[PlacedRun]:
        page, object_of = self.page, self.calls.text_object
        runs: list[PlacedRun] = []
        known: Sequence[PlacedRun | None] = [None] * len(lines)
        if self.is_filled and not (self.turn or self.is_glyphwise):
            known = whole_lines(page, lines, self.sheet)
        for (begin, line), whole in zip(lines, known, strict=True):
            kept = line.strip() if whole is None else ""
            if whole is not None:
                runs.append(whole)
            elif kept:
                start = begin + len(line) - len(line.lstrip())
                first = object_of(page, start) or 0
                last = object_of(page, start + len(kept) - 1) or 0
                is_whole = first == last or (
                    self.is_glyphwise and not may_have_mark(kept) and self._is_even(start, kept)
                )
                if not is_whole:
                    runs += self._of_several_objects(start, kept, first, last)
                elif run := self._plain_run(start, kept):
                    runs.append(run)
                else:
                    runs += self._run(start, kept, first)
                if len(kept) == 1:
                    self.alone += 1
            if line[-1] != "-":
                runs.append(SPACE)
        return runs

    def _plain_run(self, start: int, text: str) -> PlacedRun | None:
        """A run of one upright style that is seen, on the page and without gaps; None otherwise."""
        found = self.places.upright(start, start + len(text) - 1)
        if found is None:
            return None
        left, right, baseline, size = found
        words = text.split()
        if len(words) > 1:
            text = " ".join(words)
            if not fits(text, right - left, size):
                return None
        from_left, low, to_right, high = self.sheet
        if from_left <= left and right <= to_right and low <= baseline <= high:
            return run_of((text, left, right, baseline, size))
        return None

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
        first_size = first_baseline = 0.0
        for probe in range(_PROBES):
            number = last * probe // (_PROBES - 1)
            if text[number].isspace():
                number -= 1
            at = start + number
            found = self.places.upright(at, at) or self._seen(at)
            if found is None:
                return False
            _, _, baseline, size = found
            if probe == 0:
                first_size, first_baseline = size, baseline
            elif max(abs(size - first_size), abs(baseline - first_baseline)) > 0.01 * first_size:
                return False
        return True

    def _seen(self, index: int) -> tuple[float, float, float, float] | None:
        """What `CharacterPlaces.upright` says of a character that stands upright and is seen."""
        left, bottom, right, top = self.places.box(index)
        style = self.places.style(index, top - bottom)
        upright = not style.angle and not style.hidden
        return (left, right, style.baseline, style.size) if upright else None

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
                if not style.angle and not fits(shown, right - left, style.size):
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
