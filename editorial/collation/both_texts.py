"""Walking both texts at once (对照着走): where each stretch of the one lies in the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind, inside_moves


class Stretch(NamedTuple):
    """A stretch of both texts that agrees, or what a place has of them at that point.

    A place that moved has two: one where it is gone, one where it stands.
    """

    manuscript_start: int
    manuscript_end: int
    galley_start: int
    galley_end: int
    place: Discrepancy | None = None
    """None where the texts agree."""
    in_manuscript: bool = True
    """Whether the place's manuscript side lies here."""
    in_galley: bool = True
    """Whether its galley side lies here."""


def laid_out(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """The places that hold characters and lie clear of each other: no breaks, nothing in moves."""
    found = list(discrepancies)
    inside = inside_moves(found)
    return [
        each
        for each in found
        if each.kind is not DiscrepancyKind.PARAGRAPH_BREAK and each.number not in inside
    ]


def stretches(places: Iterable[Discrepancy]) -> Iterator[Stretch]:
    """Go from place to place, up to the last one; behind it the texts agree to their ends.

    Args:
        places: All places of one collation, as :func:`laid_out` gives them.
    """
    # Of several additions at one point the galley tells the order, of losses the manuscript.
    places = sorted(places, key=lambda d: (d.manuscript.start, d.galley.start))
    gone = deque(sorted(places, key=lambda d: (d.manuscript.start, d.manuscript.end)))
    come = deque(sorted(places, key=lambda d: (d.galley.start, d.galley.end)))
    m = g = 0
    while gone or come:
        to_gone = gone[0].manuscript.start - m if gone else None
        to_come = come[0].galley.start - g if come else None
        step = min(each for each in (to_gone, to_come) if each is not None)
        if step:
            yield Stretch(m, m + step, g, g + step)
            m, g = m + step, g + step
        here = gone.popleft() if to_gone == step else None
        place = here or come[0]
        there = come.popleft() if to_come == step and come[0] is place else None
        m_end = here.manuscript.end if here else m
        g_end = there.galley.end if there else g
        yield Stretch(m, m_end, g, g_end, place, here is not None, there is not None)
        m, g = m_end, g_end


def facing_offset(discrepancies: Iterable[Discrepancy], galley_offset: int) -> int:
    """Where the manuscript has what stands at an offset of the galley.

    Args:
        discrepancies: All discrepancies of one collation.
        galley_offset: In code points of the galley's body text; inside text that only the galley
            has, the place where the manuscript lacks it.
    """
    m = g = 0
    for each in stretches(laid_out(discrepancies)):
        into = galley_offset - each.galley_start
        if into < each.galley_end - each.galley_start:
            if each.place is None:
                return each.manuscript_start + into
            moved = each.place.kind is DiscrepancyKind.MOVED
            return each.place.manuscript.start + into if moved else each.manuscript_start
        m, g = each.manuscript_end, each.galley_end
    return m + galley_offset - g


def galley_span(discrepancies: Iterable[Discrepancy], start: int, end: int) -> tuple[int, int]:
    """Where the galley has a stretch of the manuscript; what it has instead of lost text, too.

    Args:
        discrepancies: All discrepancies of one collation.
        start: In code points of the manuscript's body text.
        end: Behind the stretch; equal to ``start`` for a place between two characters.
    """
    places = laid_out(discrepancies)
    first = _galley_side(places, start)[0]
    return (first, first) if end <= start else (first, max(first, _galley_side(places, end - 1)[1]))


def _galley_side(places: Sequence[Discrepancy], offset: int) -> tuple[int, int]:
    """What the galley has of a character of the manuscript."""
    m = g = 0
    for each in stretches(places):
        into = offset - each.manuscript_start
        if each.in_manuscript and into < each.manuscript_end - each.manuscript_start:
            if each.place is None:
                return each.galley_start + into, each.galley_start + into + 1
            if each.place.kind is DiscrepancyKind.MOVED:
                return each.place.galley.start + into, each.place.galley.start + into + 1
            return each.place.galley.start, each.place.galley.end
        m, g = each.manuscript_end, each.galley_end
    return g + offset - m, g + offset - m + 1
