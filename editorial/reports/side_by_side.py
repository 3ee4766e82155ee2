"""Side by side (对照): which manuscript paragraphs stand beside which galley paragraphs.

The discrepancies say where the two body texts differ; everything between two of them is equal.
Walking along gives the way from the start of both texts to their ends, and wherever that way passes
a paragraph break of both sides at once, a new row begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import DiscrepancyKind, TextSpan, inside_moves
from editorial.text.body_text import BodyText


class Stretch(NamedTuple):
    """A piece of the way through both body texts; offsets in code points, end exclusive."""

    manuscript_start: int
    manuscript_end: int
    galley_start: int
    galley_end: int
    equal: bool


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """Paragraphs that belong together: indices (from 0) into the two documents' paragraphs."""

    manuscript: range
    galley: range


def paragraph_rows(comparison: Comparison) -> tuple[ParagraphRow, ...]:
    """Pair the paragraphs of the two sides, each paragraph in exactly one row, in order."""
    left, right = comparison.manuscript.body, comparison.galley.body
    ours, theirs = _edges(left), _edges(right)
    cuts = sorted({cut for part in stretches(comparison) for cut in _cuts(part, ours, theirs)})
    rows: list[ParagraphRow] = []
    m_done = g_done = g_reached = 0
    for m_cut, g_cut in cuts:
        if g_cut < g_reached:
            continue
        g_reached = g_cut
        m_next = bisect_left(left.paragraph_starts, m_cut)
        g_next = bisect_left(right.paragraph_starts, g_cut)
        rows.append(ParagraphRow(range(m_done, m_next), range(g_done, g_next)))
        m_done, g_done = m_next, g_next
    m_all, g_all = len(left.paragraph_starts), len(right.paragraph_starts)
    rows.append(ParagraphRow(range(m_done, m_all), range(g_done, g_all)))
    return tuple(row for row in rows if row.manuscript or row.galley)


def _edges(body: BodyText) -> list[int]:
    return sorted({0, len(body), *body.paragraph_starts})


def _within(edges: list[int], start: int, end: int) -> list[int]:
    return edges[bisect_left(edges, start) : bisect_right(edges, end)]


def stretches(comparison: Comparison) -> tuple[Stretch, ...]:
    """The whole way through both body texts: equal stretches and differing ones, in order.

    Text that moved counts as gone at its old place and new at its other one.
    """
    moved = [d for d in comparison.discrepancies if d.kind is DiscrepancyKind.MOVED]
    way = _Way(
        sorted((d.manuscript for d in moved), key=lambda span: span.start),
        sorted((d.galley for d in moved), key=lambda span: span.start),
    )
    inside = inside_moves(comparison.discrepancies)
    others = (
        d
        for d in comparison.discrepancies
        if d.kind is not DiscrepancyKind.MOVED and d.number not in inside
    )
    for place in sorted(others, key=lambda d: (d.manuscript.start, d.galley.start)):
        way.walk_to(place.manuscript.start, place.galley.start)
        way.differ(place.manuscript.end, place.galley.end)
    way.walk_to(len(comparison.manuscript.body), len(comparison.galley.body))
    return tuple(way.done)


class _Way:
    """Walks both texts at once and notes the stretches."""

    def __init__(self, moved_away: list[TextSpan], moved_in: list[TextSpan]) -> None:
        self.done: list[Stretch] = []
        self._m = self._g = 0
        self._moved_away = moved_away
        self._moved_in = moved_in

    def walk_to(self, m_goal: int, g_goal: int) -> None:
        """Go through equal text, stepping over what moved, up to the two goals."""
        while True:
            away = self._next(self._moved_away, self._m, m_goal)
            came = self._next(self._moved_in, self._g, g_goal)
            if away is None and came is None:
                break
            if came is None or (away and away.start - self._m <= came.start - self._g):
                assert away is not None
                self._equal(away.start - self._m)
                self.differ(away.end, self._g)
                self._moved_away.remove(away)
            else:
                self._equal(came.start - self._g)
                self.differ(self._m, came.end)
                self._moved_in.remove(came)
        if m_goal - self._m == g_goal - self._g:
            self._equal(m_goal - self._m)
        else:
            self.differ(m_goal, g_goal)

    def differ(self, m_end: int, g_end: int) -> None:
        """Note a differing stretch up to the two ends."""
        m_end, g_end = max(m_end, self._m), max(g_end, self._g)
        self.done.append(Stretch(self._m, m_end, self._g, g_end, equal=False))
        self._m, self._g = m_end, g_end

    def _equal(self, length: int) -> None:
        if length > 0:
            m_end, g_end = self._m + length, self._g + length
            self.done.append(Stretch(self._m, m_end, self._g, g_end, equal=True))
            self._m, self._g = m_end, g_end

    @staticmethod
    def _next(spans: list[TextSpan], position: int, goal: int) -> TextSpan | None:
        return next((s for s in spans if position <= s.start and s.end <= goal), None)


def _cuts(part: Stretch, ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
    left = _within(ours, part.manuscript_start, part.manuscript_end)
    right = _within(theirs, part.galley_start, part.galley_end)
    if not left or not right:
        return
    if part.equal:
        shift = part.galley_start - part.manuscript_start
        here = set(right)
        yield from ((edge, edge + shift) for edge in left if edge + shift in here)
    elif part.manuscript_start == part.manuscript_end:
        yield from ((part.manuscript_start, edge) for edge in right)
    elif part.galley_start == part.galley_end:
        yield from ((edge, part.galley_start) for edge in left)
    else:
        yield from _pair(left, right, part)


def _pair(left: list[int], right: list[int], part: Stretch) -> Iterator[tuple[int, int]]:
    if left[0] == part.manuscript_start and right[0] == part.galley_start:
        yield left.pop(0), right.pop(0)
    if left and right and left[-1] == part.manuscript_end and right[-1] == part.galley_end:
        yield left.pop(), right.pop()
    yield from zip(left, right, strict=False)
