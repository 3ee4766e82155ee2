"""Marks on a galley (校样上的批改): what the printer is to change, in the galley's own offsets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editorial.collation.both_texts import laid_out, stretches
from editorial.domain.discrepancy import (
    CorrectionMark,
    Discrepancy,
    DiscrepancyKind,
    inside_moves,
)


class GalleyEdit(NamedTuple):
    """Replace ``galley[start:end]`` by ``wanted``; offsets are code points of the body text."""

    start: int
    end: int
    wanted: str


@dataclass(frozen=True, slots=True)
class GalleyMark:
    """One mark; a move (转移) has two edits, a paragraph break none."""

    number: int
    edits: tuple[GalleyEdit, ...] = ()
    breaks: tuple[tuple[int, bool], ...] = ()
    """Offsets where a paragraph is to begin (True) or to be run on (False)."""
    inside: int | None = None
    """Number of the mark that moves the stretch this one stands in, and brings it right with it."""


def galley_marks(
    discrepancies: Sequence[Discrepancy], corrected: Collection[int]
) -> tuple[GalleyMark, ...]:
    """The marks that put right those discrepancies whose numbers are in ``corrected``.

    Args:
        discrepancies: All discrepancies of the round, as its collation found them: the others
            tell where in the galley a stretch of the manuscript has its place.
        corrected: Numbers of those that the printer is to correct.
    """
    inside = inside_moves(discrepancies)
    marks = []
    for found, edits in _edits(discrepancies, corrected, inside):
        if found.number not in corrected:
            continue
        if found.kind is DiscrepancyKind.PARAGRAPH_BREAK:
            begins = found.mark is CorrectionMark.NEW_PARAGRAPH
            marks.append(GalleyMark(found.number, breaks=((found.galley.start, begins),)))
        else:
            moved_by = inside.get(found.number)
            moved_by = moved_by if moved_by in corrected else None
            marks.append(GalleyMark(found.number, edits, inside=moved_by))
    return tuple(sorted(marks, key=lambda mark: mark.number))


def _edits(
    discrepancies: Sequence[Discrepancy], corrected: Collection[int], inside: Mapping[int, int]
) -> Iterator[tuple[Discrepancy, tuple[GalleyEdit, ...]]]:
    """Each discrepancy with its edits.

    What changed inside a stretch that is moved back comes right with the stretch; inside one that
    stays where it is, it is put right in its place.
    """
    homes = _homes(discrepancies)
    for found in discrepancies:
        span = found.galley
        if found.kind is DiscrepancyKind.PARAGRAPH_BREAK:
            yield found, ()
        elif found.number in inside:
            taken_along = inside[found.number] in corrected
            edit = GalleyEdit(span.start, span.end, found.manuscript.text)
            yield found, () if taken_along else (edit,)
        elif span.start <= homes[found.number] <= span.end:
            yield found, (GalleyEdit(span.start, span.end, found.manuscript.text),)
        else:
            home = homes[found.number]
            left = [d for d in discrepancies if inside.get(d.number) == found.number]
            stretch = _with_left(found, [d for d in left if d.number not in corrected])
            yield found, (GalleyEdit(span.start, span.end, ""), GalleyEdit(home, home, stretch))


def _homes(discrepancies: Sequence[Discrepancy]) -> dict[int, int]:
    """Where in the galley each place's manuscript text belongs."""
    return {
        each.place.number: each.galley_start
        for each in stretches(laid_out(discrepancies))
        if each.place is not None and each.in_manuscript
    }


def _with_left(move: Discrepancy, left: Sequence[Discrepancy]) -> str:
    """The stretch as it is to stand in its place: the manuscript's, with what was left alone."""
    text, start = move.manuscript.text, move.manuscript.start
    for each in sorted(left, key=lambda d: d.manuscript.start, reverse=True):
        if each.kind is not DiscrepancyKind.PARAGRAPH_BREAK:
            first, last = each.manuscript.start - start, each.manuscript.end - start
            text = text[:first] + each.galley.text + text[last:]
    return text
