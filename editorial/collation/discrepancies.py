"""Discrepancies from places: kind, mark, spans of both texts, context, number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from editorial.collation.kinds import kind_of
from editorial.collation.paragraph_breaks import BreakPlace
from editorial.collation.place import CollatedTexts, Place, PlaceShape
from editorial.domain.discrepancy import (
    CorrectionMark,
    Discrepancy,
    DiscrepancyKind,
    TextSpan,
    inside_moves,
)
from editorial.text.body_text import BodyText

CONTEXT: Final = 10
"""Manuscript characters shown on either side of a place."""


def describe(
    places: Sequence[Place], breaks: Sequence[BreakPlace], texts: CollatedTexts
) -> tuple[Discrepancy, ...]:
    """Describe places and breaks as discrepancies, numbered from 1 in manuscript order.

    A change inside a stretch that moved comes behind the move.
    """
    inside = [place for place in places if place.inside is not None]
    found = [
        *_of_places([place for place in places if place.inside is None]),
        *(_of_break(place) for place in breaks),
    ]
    found.sort(key=_order)
    if inside:
        found = sorted([*found, *_of_places(inside)], key=lambda each: _order(each)[:2])
    return tuple(_discrepancy(texts, number, each) for number, each in enumerate(found, start=1))


class _Found(NamedTuple):
    """All of a discrepancy that isn't read off the texts."""

    kind: DiscrepancyKind
    edits: int
    manuscript: tuple[int, int]
    galley: tuple[int, int]
    mark: CorrectionMark


def _order(found: _Found) -> tuple[int, int, int]:
    return found.manuscript[0], found.galley[0], found.edits


def without(
    left_out: Collection[Discrepancy], discrepancies: Sequence[Discrepancy]
) -> tuple[Discrepancy, ...]:
    """The other discrepancies, numbered from 1.

    A stretch that moved costs the same whether something in it has changed or not; so the share of
    a change that is left out there goes back to the move.
    """
    moves = inside_moves(discrepancies)
    numbers = {each.number for each in left_out}
    back: Counter[int] = Counter()
    for each in left_out:
        if each.number in moves:
            back[moves[each.number]] += each.edits
    kept = [each for each in discrepancies if each.number not in numbers]
    return tuple(
        replace(each, number=number, edits=each.edits + back[each.number])
        for number, each in enumerate(kept, start=1)
    )


def _of_places(places: Sequence[Place]) -> Iterator[_Found]:
    new_ends = {place.move: place for place in places if place.shape is PlaceShape.MOVED_IN}
    for place in places:
        if place.shape is PlaceShape.MOVED_IN:
            continue
        other = new_ends[place.move] if place.shape is PlaceShape.MOVED_AWAY else place
        kind = kind_of(place)
        yield _Found(
            kind,
            place.edits + (other.edits if other is not place else 0),
            (place.manuscript_start, place.manuscript_end),
            (other.galley_start, other.galley_end),
            _mark(place, kind),
        )


def _of_break(place: BreakPlace) -> _Found:
    return _Found(
        DiscrepancyKind.PARAGRAPH_BREAK,
        0,
        (place.manuscript, place.manuscript),
        (place.galley, place.galley),
        CorrectionMark.NEW_PARAGRAPH if place.lost else CorrectionMark.RUN_ON,
    )


def _mark(place: Place, kind: DiscrepancyKind) -> CorrectionMark:
    """The mark that puts the galley right (GB/T 14706)."""
    if kind is DiscrepancyKind.MOVED:
        return CorrectionMark.MOVE
    if place.shape is PlaceShape.SWAP:
        return CorrectionMark.TRANSPOSE
    if not place.galley_text:
        return CorrectionMark.INSERT
    return CorrectionMark.CORRECT if place.manuscript_text else CorrectionMark.DELETE


def _discrepancy(texts: CollatedTexts, number: int, found: _Found) -> Discrepancy:
    kind, edits, manuscript, galley, mark = found
    start, end = manuscript
    text = texts.manuscript.text
    at_break = kind is DiscrepancyKind.PARAGRAPH_BREAK
    return Discrepancy(
        number=number,
        kind=kind,
        edits=edits,
        manuscript=_span(texts.manuscript, *manuscript, texts.galley, galley[0], at_break),
        galley=_span(texts.galley, *galley, texts.manuscript, start, at_break),
        mark=mark,
        before=text[max(start - CONTEXT, 0) : start],
        after=text[end : end + CONTEXT],
    )


def _span(
    body: BodyText, start: int, end: int, other: BodyText, other_start: int, at_break: bool
) -> TextSpan:
    """A span with its paragraph.

    Where this side has nothing between two paragraphs, the other side tells to which of them the
    place belongs: text that does not begin a paragraph there stands at the end of one.
    """
    paragraph = body.paragraph_at(start)
    if start == end and not at_break and body.has_break(start) and not other.has_break(other_start):
        paragraph = body.paragraph_at(start - 1)
    return TextSpan(start, end, body.text[start:end], paragraph)
