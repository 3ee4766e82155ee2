"""Fitting gaps to paragraphs (合段): a paragraph that is lost or added is that paragraph.

“渡口管理所” gone in front of “渡口…” may also be read as “管理所渡口” gone, one paragraph's end
and the next one's beginning. Both cost the same; only the whole paragraph is what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from editorial.collation.place import CollatedTexts, Place, place_of
from editorial.text.body_text import BodyText

_LONGEST_SLIDE: Final = 4000
"""A paragraph set twice can be read as many ways as it has characters."""


def fit_paragraphs(
    places: Sequence[Place], texts: CollatedTexts, span: tuple[int, int] | None = None
) -> list[Place]:
    """Slide each gap to where it is a whole paragraph (or several), if there is such a position.

    Args:
        places: In text order.
        texts: Both texts.
        span: The stretch of the manuscript in which they stand; the whole text when not given.
    """
    first, last = span or (0, len(texts.manuscript_key))
    if not texts.manuscript.break_offsets and not texts.galley.break_offsets:
        return list(places)
    fitted: list[Place] = []
    for index, place in enumerate(places):
        floor = fitted[-1].manuscript_end if fitted else first
        following = places[index + 1] if index + 1 < len(places) else None
        ceiling = following.manuscript_start if following else last
        room = place.manuscript_start - floor, ceiling - place.manuscript_end
        fitted.append(_fitted(place, room, texts))
    return fitted


def _fitted(place: Place, room: tuple[int, int], texts: CollatedTexts) -> Place:
    if place.shape.whole or (place.manuscript_text and place.galley_text):
        return place
    starts = place.manuscript_start, place.galley_start
    if place.manuscript_text:
        length = len(place.manuscript_text)
        own, start, other, other_start = texts.manuscript, starts[0], texts.galley, starts[1]
        key = texts.manuscript_key
    else:
        length = len(place.galley_text)
        own, start, other, other_start = texts.galley, starts[1], texts.manuscript, starts[0]
        key = texts.galley_key
    for slide in slides(key, start, length, room):
        if (
            _is_edge(own, start + slide)
            and _is_edge(own, start + slide + length)
            and _is_edge(other, other_start + slide)
        ):
            return slid(place, slide, texts)
    return place


def _is_edge(body: BodyText, offset: int) -> bool:
    """Whether a paragraph begins or ends there."""
    return offset == 0 or offset == len(body.text) or body.has_break(offset)


def slides(key: str, start: int, length: int, room: tuple[int, int]) -> Iterator[int]:
    """How far a gap may be moved along its own text without changing what is left, 0 first."""
    yield 0
    for slide in range(1, min(room[0], _LONGEST_SLIDE) + 1):
        if key[start - slide] != key[start - slide + length]:
            break
        yield -slide
    for slide in range(1, min(room[1], _LONGEST_SLIDE) + 1):
        if key[start + slide - 1] != key[start + slide + length - 1]:
            break
        yield slide


def slid(place: Place, slide: int, texts: CollatedTexts) -> Place:
    """The same gap, ``slide`` characters behind (below 0, in front of) where it was."""
    if not slide:
        return place
    return place_of(
        texts,
        (place.manuscript_start + slide, place.manuscript_end + slide),
        (place.galley_start + slide, place.galley_end + slide),
        place.edits,
    )
