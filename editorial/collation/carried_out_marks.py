"""Which marks a corrected galley has carried out (照改): those that explain it best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from editorial.collation.edit_script import EditScript
from editorial.collation.engine import edit_script
from editorial.collation.exact_distance import exact_distance
from editorial.collation.galley_marks import GalleyMark
from editorial.collation.marked_galley import MarkedGalley, marked_galley

NEAR: Final = 12
"""A difference within so many characters of a mark leaves open whether it was carried out."""
_TRIED_TOGETHER: Final = 6
"""So many marks that stand close together are tried in all combinations."""


def carried_out(galley: str, marks: Sequence[GalleyMark], corrected: str) -> frozenset[int]:
    """Numbers of the marks that the corrected galley carries out.

    Marks with a difference near them are tried both ways, close ones together: what leaves the
    least difference to the corrected galley holds, and of equals what carries out most.

    Args:
        galley: Body text of the galley with the marks on it.
        marks: Its marks.
        corrected: Body text of the galley that came back.
    """
    done = frozenset(mark.number for mark in marks)
    wanted = marked_galley(galley, marks, done)
    script = edit_script(wanted.text, corrected)
    distance = script.distance
    for group in _groups(wanted, _doubtful(wanted, script)):
        for choice in _choices(group):
            trial = (done - frozenset(group)) | choice
            text = marked_galley(galley, marks, trial).text
            hint = max(distance, 1)
            found = (
                exact_distance(text, corrected, hint)
                if abs(len(text) - len(corrected)) <= distance
                else distance
            )
            if found < distance:
                done, distance = trial, found
    return done


def _doubtful(wanted: MarkedGalley, script: EditScript) -> frozenset[int]:
    """Marks that a difference stands near."""
    edits = iter(script.edits)
    edit = next(edits, None)
    near: set[int] = set()
    for span in wanted.spans:
        while edit is not None and edit.manuscript_end < span.start - NEAR:
            edit = next(edits, None)
        if edit is not None and edit.manuscript_start <= span.end + NEAR:
            near.add(span.mark)
    return frozenset(near)


def _groups(wanted: MarkedGalley, doubtful: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """Doubtful marks in text order, those that stand close together as one group."""
    group: list[int] = []
    end = 0
    seen: set[int] = set()
    for span in wanted.spans:
        if span.mark not in doubtful or span.mark in seen:
            continue
        seen.add(span.mark)
        if group and (span.start > end + NEAR or len(group) == _TRIED_TOGETHER):
            yield tuple(group)
            group = []
        group.append(span.mark)
        end = span.end
    if group:
        yield tuple(group)


def _choices(group: Iterable[int]) -> Iterator[frozenset[int]]:
    """Subsets of a group, those with most marks first."""
    members = tuple(group)
    ways = sorted(product((True, False), repeat=len(members)), key=lambda way: -sum(way))
    for way in ways:
        yield frozenset(m for m, is_done in zip(members, way, strict=True) if is_done)
