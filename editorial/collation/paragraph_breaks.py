"""Paragraph breaks (接排、另起段) that the galley lost or added."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from editorial.collation.place import CollatedTexts, Place


class BreakPlace(NamedTuple):
    """A break that only one side has; offsets of the character behind it, in code points."""

    manuscript: int
    galley: int
    lost: bool
    """True: the manuscript begins a paragraph here and the galley runs on; False: the reverse."""


class _Region(NamedTuple):
    """A stretch in which the texts differ, between two stretches of equal text."""

    manuscript_start: int
    manuscript_end: int
    galley_start: int
    galley_end: int


def find_break_differences(places: Sequence[Place], texts: CollatedTexts) -> Iterator[BreakPlace]:
    """Compare the breaks of both texts along the way that the places leave equal.

    A paragraph that is lost whole takes its own break with it: that is lost text, not a break.
    """
    ours, theirs = texts.manuscript.break_offsets, texts.galley.break_offsets
    if not ours and not theirs:
        return
    m = g = 0
    for region in _regions(places):
        yield from _in_equal(ours, theirs, m, g, region.manuscript_start)
        yield from _in_region(ours, theirs, region, texts)
        m, g = region.manuscript_end, region.galley_end
    yield from _in_equal(ours, theirs, m, g, len(texts.manuscript_key))


def _regions(places: Sequence[Place]) -> Iterator[_Region]:
    """The places, touching ones as one."""
    region: _Region | None = None
    for place in places:
        if region is not None and place.manuscript_start == region.manuscript_end:
            region = region._replace(
                manuscript_end=place.manuscript_end, galley_end=place.galley_end
            )
            continue
        if region is not None:
            yield region
        region = _Region(
            place.manuscript_start, place.manuscript_end, place.galley_start, place.galley_end
        )
    if region is not None:
        yield region


def _between(breaks: Sequence[int], first: int, last: int) -> Sequence[int]:
    """The breaks from ``first`` to ``last``, both included."""
    return breaks[bisect_left(breaks, first) : bisect_right(breaks, last)]


def _in_equal(
    ours: Sequence[int], theirs: Sequence[int], m: int, g: int, m_end: int
) -> Sequence[BreakPlace]:
    """Breaks strictly inside equal text that begins at ``m`` and ``g``."""
    shift = g - m
    mine = _between(ours, m + 1, m_end - 1)
    other = _between(theirs, g + 1, m_end + shift - 1)
    if len(mine) == len(other) and all(y - x == shift for x, y in zip(mine, other, strict=True)):
        return ()  # nearly always
    lost = set(mine)
    return [
        BreakPlace(offset, offset + shift, lost=offset in lost)
        for offset in sorted(lost ^ {offset - shift for offset in other})
    ]


def _in_region(
    ours: Sequence[int], theirs: Sequence[int], region: _Region, texts: CollatedTexts
) -> Iterator[BreakPlace]:
    """Breaks at the edges of differing text and inside it."""
    m_start, m_end, g_start, g_end = region
    if m_end - m_start == g_end - g_start:
        yield from _in_equal(ours, theirs, m_start - 1, g_start - 1, m_end + 1)
        return
    mine, other = _between(ours, m_start, m_end), _between(theirs, g_start, g_end)
    at_end = m_end == len(texts.manuscript_key) or g_end == len(texts.galley_key)
    at_start = m_start == 0 or g_start == 0
    if bool(mine) == bool(other) or at_end or at_start:
        return
    if mine:
        yield BreakPlace(mine[0], g_start if mine[0] == m_start else g_end, lost=True)
    else:
        yield BreakPlace(m_start if other[0] == g_start else m_end, other[0], lost=False)
