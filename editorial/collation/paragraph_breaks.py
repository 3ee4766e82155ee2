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
    if ours or theirs:
        yield from _along(places, ours, theirs, 0, texts)


def keeps_breaks(first: Place, last: Place, texts: CollatedTexts) -> bool:
    """Whether two places, with equal text between them, leave each break there where it is."""
    ours, theirs = texts.manuscript.break_offsets, texts.galley.break_offsets
    start, end = first.manuscript_start, last.manuscript_end
    other_start, other_end = first.galley_start, last.galley_end
    ours = ours[bisect_left(ours, start) : bisect_right(ours, end)]
    theirs = theirs[bisect_left(theirs, other_start) : bisect_right(theirs, other_end)]
    return not any(_along((first, last), ours, theirs, other_start - start, texts))


def _along(
    places: Sequence[Place],
    ours: Sequence[int],
    theirs: Sequence[int],
    shift: int,
    texts: CollatedTexts,
) -> Iterator[BreakPlace]:
    at = other_at = 0
    for region in _regions(places):
        first = bisect_left(ours, region.manuscript_start)
        other_first = bisect_left(theirs, region.galley_start)
        yield from _in_equal(ours[at:first], theirs[other_at:other_first], shift)
        at = bisect_right(ours, region.manuscript_end)
        other_at = bisect_right(theirs, region.galley_end)
        yield from _in_region(ours[first:at], theirs[other_first:other_at], region, texts)
        shift = region.galley_end - region.manuscript_end
    yield from _in_equal(ours[at:], theirs[other_at:], shift)


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


def _in_equal(mine: Sequence[int], other: Sequence[int], shift: int) -> Sequence[BreakPlace]:
    """Breaks in text that is equal character by character.

    Args:
        mine: The manuscript's breaks there.
        other: The galley's.
        shift: What to add to an offset of the manuscript to get the galley's.
    """
    carried = [offset - shift for offset in other]
    if carried == list(mine):
        return ()  # nearly always
    lost = set(mine)
    return [
        BreakPlace(offset, offset + shift, lost=offset in lost)
        for offset in sorted(lost.symmetric_difference(carried))
    ]


def _in_region(
    mine: Sequence[int], other: Sequence[int], region: _Region, texts: CollatedTexts
) -> Sequence[BreakPlace]:
    """Breaks at the edges of differing text and inside it."""
    if not mine and not other:
        return ()
    m_start, m_end, g_start, g_end = region
    if m_end - m_start == g_end - g_start:
        return _in_equal(mine, other, g_start - m_start)
    at_end = m_end == len(texts.manuscript_key) or g_end == len(texts.galley_key)
    at_start = m_start == 0 or g_start == 0
    if bool(mine) == bool(other) or at_end or at_start:
        return ()
    if mine:
        return [BreakPlace(mine[0], g_start if mine[0] == m_start else g_end, lost=True)]
    return [BreakPlace(m_start if other[0] == g_start else m_end, other[0], lost=False)]
