"""Discrepancies from places: kind, mark, spans of both texts, context, number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from editorial.collation.kinds import kind_of
from editorial.collation.paragraph_breaks import BreakPlace
from editorial.collation.place import CollatedTexts, Place, PlaceShape
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.text.body_text import BodyText

CONTEXT: Final = 10
"""Manuscript characters shown on either side of a place."""


def describe(
    places: Sequence[Place], breaks: Sequence[BreakPlace], texts: CollatedTexts
) -> tuple[Discrepancy, ...]:
    """Describe places and breaks as discrepancies, numbered from 1 in manuscript order."""
    found = [*_of_places(places, texts), *(_of_break(place, texts) for place in breaks)]
    found.sort(key=lambda each: (each.manuscript.start, each.galley.start, each.edits))
    return tuple(replace(each, number=number) for number, each in enumerate(found, start=1))


def renumbered(discrepancies: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """The same discrepancies, numbered from 1."""
    return tuple(replace(each, number=number) for number, each in enumerate(discrepancies, 1))


def _of_places(places: Sequence[Place], texts: CollatedTexts) -> Iterator[Discrepancy]:
    new_ends = {place.move: place for place in places if place.shape is PlaceShape.MOVED_IN}
    for place in places:
        if place.shape is PlaceShape.MOVED_IN:
            continue
        other = new_ends[place.move] if place.shape is PlaceShape.MOVED_AWAY else place
        kind = kind_of(place)
        yield _discrepancy(
            texts,
            kind,
            place.edits + (other.edits if other is not place else 0),
            (place.manuscript_start, place.manuscript_end),
            (other.galley_start, other.galley_end),
            _mark(place, kind),
        )


def _of_break(place: BreakPlace, texts: CollatedTexts) -> Discrepancy:
    return _discrepancy(
        texts,
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


def _discrepancy(
    texts: CollatedTexts,
    kind: DiscrepancyKind,
    edits: int,
    manuscript: tuple[int, int],
    galley: tuple[int, int],
    mark: CorrectionMark,
) -> Discrepancy:
    start, end = manuscript
    text = texts.manuscript.text
    at_break = kind is DiscrepancyKind.PARAGRAPH_BREAK
    return Discrepancy(
        number=0,
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
    if start == end and start in body.breaks and not at_break and other_start not in other.breaks:
        paragraph = body.paragraph_at(start - 1)
    return TextSpan(start, end, body.text[start:end], paragraph)
