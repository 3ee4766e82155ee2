"""Marks on a galley (校样上的批改): what the printer is to change, in the galley's own offsets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind


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


def galley_marks(
    discrepancies: Sequence[Discrepancy], corrected: Collection[int]
) -> tuple[GalleyMark, ...]:
    """The marks that put right those discrepancies whose numbers are in ``corrected``.

    Args:
        discrepancies: All discrepancies of the round, as its collation found them: the others
            tell where in the galley a stretch of the manuscript has its place.
        corrected: Numbers of those that the printer is to correct.
    """
    marks = []
    for found, edits in _edits(discrepancies):
        if found.number not in corrected:
            continue
        if found.kind is DiscrepancyKind.PARAGRAPH_BREAK:
            begins = found.mark is CorrectionMark.NEW_PARAGRAPH
            marks.append(GalleyMark(found.number, breaks=((found.galley.start, begins),)))
        else:
            marks.append(GalleyMark(found.number, edits))
    return tuple(sorted(marks, key=lambda mark: mark.number))


def _edits(
    discrepancies: Sequence[Discrepancy],
) -> Iterator[tuple[Discrepancy, tuple[GalleyEdit, ...]]]:
    """Each discrepancy with its edits, found by walking both texts side by side."""
    places = [d for d in discrepancies if d.kind is not DiscrepancyKind.PARAGRAPH_BREAK]
    gone = sorted(places, key=lambda d: (d.manuscript.start, d.manuscript.end))
    come = sorted(places, key=lambda d: (d.galley.start, d.galley.end))
    homes: dict[int, int] = {}
    m = g = next_gone = next_come = 0
    while next_gone < len(gone) or next_come < len(come):
        to_gone = gone[next_gone].manuscript.start - m if next_gone < len(gone) else None
        to_come = come[next_come].galley.start - g if next_come < len(come) else None
        step = min(each for each in (to_gone, to_come) if each is not None)
        m, g = m + step, g + step
        if to_gone == step:
            homes[gone[next_gone].number] = g
            m = gone[next_gone].manuscript.end
            next_gone += 1
        if to_come == step:
            g = come[next_come].galley.end
            next_come += 1
    for found in discrepancies:
        if found.kind is DiscrepancyKind.PARAGRAPH_BREAK:
            yield found, ()
            continue
        span, home = found.galley, homes[found.number]
        if span.start <= home <= span.end:
            yield found, (GalleyEdit(span.start, span.end, found.manuscript.text),)
        else:
            away = GalleyEdit(span.start, span.end, "")
            yield found, (away, GalleyEdit(home, home, found.manuscript.text))
