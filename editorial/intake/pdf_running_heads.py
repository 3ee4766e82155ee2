"""Running heads and folios (书眉、页码): recognised by place and repetition, never by words.

A line in the outer part of a page is a running head when it comes again, figures aside, at the
same height on another page, or stands at the height where such heads stand; it is a folio when it
is a page number that goes up by one from page to page, or the number that the file itself gives the
page. Either must stand apart from the text or be set in another size, so that text that happens to
repeat is never taken for a head. On a single page only a bare page number that stands apart is
taken for layout.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final

from editorial.intake.pdf_lines import PageText, TextLine, body_size

_OUTER: Final = 0.15
"""Share of the page's height, at the top and at the bottom, where heads and folios stand."""
_OUTERMOST_HEIGHTS: Final = 2
"""How many heights of lines, from the edge inwards, are looked at."""
_SAME_HEIGHT: Final = 3.0
"""Points by which lines on different pages may differ to stand at the same height."""
_APART: Final = 1.35
"""How many times the usual leading of its page a line must be away from others to stand apart."""
_WIDEST_LEADING: Final = 2.2
"""Leading, in type sizes, that no setting exceeds."""
_OTHER_SIZE: Final = 0.04
"""Share by which a type size must differ from the body's to be another one."""
_FOLIO: Final = re.compile(
    r"[\s\-—–―─·•.|/~〜～()（）\[\]【】〔〕第Pp]*"
    r"(\d{1,4}|[ivxlcIVXLC]{1,7}|[〇零一二三四五六七八九十百]{1,5})"
    r"[\s\-—–―─·•.|~〜～()（）\[\]【】〔〕页]*(?:[/共]\s*\d{1,4}\s*页?\s*)?"
)
_FIGURES: Final = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class WithoutLayout:
    """Pages without their running heads and folios, and the lines that were taken for these."""

    pages: tuple[PageText, ...]
    removed: tuple[TextLine, ...]


def without_running_heads(pages: Sequence[PageText]) -> WithoutLayout:
    """Part running heads and folios from the text of the pages."""
    size = body_size([line for page in pages for line in page.lines])
    heights = {page.number: _Heights(page) for page in pages}
    outer = [
        line
        for page in pages
        for line in heights[page.number].outer_lines()
        if abs(line.size - size) > _OTHER_SIZE * size or heights[page.number].stands_apart(line)
    ]
    labels = {page.number: page.label for page in pages if page.label}
    found = _repeated(outer) | _folios(pages, outer)
    found |= {line for line in outer if line.text.strip() == labels.get(line.page)}
    found |= _small_heads(pages, heights, outer, size)
    found |= _in_place_of_heads(found, outer)
    if len(pages) == 1:
        (only,) = heights.values()
        found |= {t for t in outer if _folio(t.text) is not None and only.stands_apart(t)}
    taken = {id(line) for line in outer if line in found}
    kept, removed = [], []
    for page in pages:
        lines = tuple(line for line in page.lines if id(line) not in taken)
        removed += [line for line in page.lines if id(line) in taken]
        kept.append(replace(page, lines=lines))
    return WithoutLayout(tuple(kept), tuple(removed))


def _repeated(lines: Iterable[TextLine]) -> set[TextLine]:
    """Lines that come again at the same height on another page, figures aside."""
    alike: defaultdict[str, list[TextLine]] = defaultdict(list)
    for line in lines:
        key = _FIGURES.sub("#", "".join(line.text.split()))
        if key != "#":  # bare numbers are judged as folios
            alike[key].append(line)
    return {
        line
        for group in alike.values()
        for line in group
        if any(
            other.page != line.page and abs(other.baseline - line.baseline) <= _SAME_HEIGHT
            for other in group
        )
    }


def _small_heads(
    pages: Sequence[PageText],
    heights: Mapping[int, _Heights],
    lines: Sequence[TextLine],
    size: float,
) -> set[TextLine]:
    """Lines in small type at one height on several pages, apart from the text, whatever they say.

    Only at the head of the page: at its foot they may be notes.
    """
    by_number = {page.number: page for page in pages}
    small = [
        line
        for line in lines
        if line.size < (1 - _OTHER_SIZE) * size
        and line.baseline > by_number[line.page].bottom + by_number[line.page].height / 2
        and heights[line.page].stands_apart(line)
    ]
    return {
        line
        for line in small
        if any(o.page != line.page and abs(o.baseline - line.baseline) <= 1.0 for o in small)
    }


def _in_place_of_heads(found: set[TextLine], lines: Iterable[TextLine]) -> set[TextLine]:
    """Heads that stand on one page only: same height and type size as a recognised one."""
    places = {(line.baseline, line.size) for line in found}
    return {
        line
        for line in lines
        if any(abs(b - line.baseline) <= 1.0 and abs(s - line.size) < 0.6 for b, s in places)
    }


def _folios(pages: Sequence[PageText], lines: Iterable[TextLine]) -> set[TextLine]:
    """Page numbers that go up as the pages do: the commonest difference to the page wins."""
    numbered = [(line, n) for line in lines if (n := _folio(line.text)) is not None]
    if not numbered or len(pages) < 2:
        return set()
    offsets = Counter({n - line.page for line, n in numbered})
    per_offset = {
        offset: {line.page for line, n in numbered if n - line.page == offset} for offset in offsets
    }
    best = max(per_offset, key=lambda o: len(per_offset[o]))
    if len(per_offset[best]) < 2:
        return set()
    return {line for line, n in numbered if n - line.page == best}


class _Heights:
    """The heights at which a page has lines, and their usual distance; in points."""

    def __init__(self, page: PageText) -> None:
        self._page = page
        self._by_line = [round(line.baseline) for line in page.lines]
        self.all = sorted(set(self._by_line))

    @cached_property
    def usual(self) -> float:
        """Their usual distance."""
        return median([b - a for a, b in pairwise(self.all)]) if len(self.all) > 1 else 0.0

    def outer_lines(self) -> list[TextLine]:
        """Lines at the outermost heights of the head and the foot of the page."""
        page, heights = self._page, self.all
        lowest = page.bottom + _OUTER * page.height
        highest = page.bottom + (1 - _OUTER) * page.height
        foot = [h for h in heights[:_OUTERMOST_HEIGHTS] if h <= lowest]
        head = [h for h in heights[-_OUTERMOST_HEIGHTS:] if h >= highest]
        chosen = {*foot, *head}
        return [t for t, h in zip(page.lines, self._by_line, strict=True) if h in chosen]

    def stands_apart(self, line: TextLine) -> bool:
        """Whether more than the usual leading is between a line and the others of its page."""
        if len(self.all) < 2:
            return False
        leading = min(self.usual, _WIDEST_LEADING * line.size)  # few lines show no leading
        own = round(line.baseline)
        place = bisect_left(self.all, own)
        near = self.all[max(place - 1, 0) : place] + self.all[place + 1 : place + 2]
        return min(abs(height - own) for height in near) >= _APART * leading


def _folio(text: str) -> int | None:
    """The page number that a line is, or None."""
    match = _FOLIO.fullmatch(text.strip())
    if match is None:
        return None
    number = match[1]
    readers: tuple[Callable[[str], int | None], ...] = (_arabic, _roman, _han)
    return next((n for n in (read(number) for read in readers) if n is not None), None)


def _arabic(number: str) -> int | None:
    return int(number) if number.isdigit() else None


def _roman(number: str) -> int | None:
    values = [_ROMAN.get(letter, 0) for letter in number.lower()]
    if 0 in values:
        return None
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def _han(number: str) -> int | None:
    """Numbers such as 一二, 十二 and 一百〇三."""
    if not any(unit in number for unit in "十百"):
        return int("".join(str(_HAN[c]) for c in number))
    total, digit = 0, None
    for character in number:
        if character in _HAN:
            digit = _HAN[character]
        else:
            unit = 10 if character == "十" else 100
            total += unit * (1 if digit is None else digit)
            digit = None
    return total + (digit or 0)
