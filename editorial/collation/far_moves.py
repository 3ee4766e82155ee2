"""Far moves (远移): a stretch that is gone in one place and new in another, wherever that is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from editorial.collation.place import CollatedTexts, Place, PlaceShape, place_of, shaped
from editorial.text.character_classes import written_characters

SHORTEST: Final = 4
"""Characters without punctuation: shorter stretches come back elsewhere by chance."""
SHORTEST_NEARBY: Final = 2
NEARBY: Final = 40
"""Characters between the two ends within which a word of two is taken as moved."""
_LONGEST_SLIDE: Final = 16
_MOST_TRIED: Final = 16
"""Gaps of the same text that are tried on either side of a place."""


class _Gap(NamedTuple):
    """A stretch that only one text has, at one of the positions where it may stand."""

    place: int
    """Index of its place."""
    slide: int
    """How far it is behind (or, below 0, in front of) where the script has it."""


def find_far_moves(
    places: Sequence[Place], texts: CollatedTexts, numbers: Iterator[int]
) -> list[Place]:
    """Tie stretches that are gone to the same stretches that are new, the nearest ones first."""
    result = list(places)
    gone: defaultdict[str, list[_Gap]] = defaultdict(list)
    for index, place in enumerate(places):
        if not place.galley_text and _may_move(place):
            for slide, text in _slid(texts.manuscript_key, place.manuscript_start, place):
                gone[text].append(_Gap(index, slide))
    for index, place in enumerate(places):
        if gone and not place.manuscript_text and _may_move(place):
            match = _match(index, result, texts, gone)
            if match is not None:
                away, new = match
                move = next(numbers)
                for end, shape in ((away, PlaceShape.MOVED_AWAY), (new, PlaceShape.MOVED_IN)):
                    moved = _shifted(result[end.place], end.slide, texts)
                    result[end.place] = shaped(moved, shape, move)
    return sorted(result, key=lambda place: place.order)


def _may_move(place: Place) -> bool:
    return not place.shape.whole and _written(place) >= SHORTEST_NEARBY


def _written(place: Place) -> int:
    return written_characters(place.manuscript_text or place.galley_text)


def _match(
    index: int, places: list[Place], texts: CollatedTexts, gone: dict[str, list[_Gap]]
) -> tuple[_Gap, _Gap] | None:
    """Where the stretch that is new at ``index`` came from, and where exactly both ends are."""
    place = places[index]
    far = _written(place) >= SHORTEST
    choices: list[tuple[int, int, _Gap, _Gap]] = []
    for slide, text in _slid(texts.galley_key, place.galley_start, place):
        for away in _nearest(gone.get(text, []), index):
            other = places[away.place]
            distance = abs(other.manuscript_start - place.manuscript_start)
            if other.shape.whole or not (far or distance <= NEARBY):
                continue
            new = _Gap(index, slide)
            if _has_room(away, places, texts) and _has_room(new, places, texts):
                choices.append((distance, abs(slide) + abs(away.slide), away, new))
    if not choices:
        return None
    _, _, away, new = min(choices)
    return away, new


def _nearest(gaps: list[_Gap], index: int) -> list[_Gap]:
    """The gaps around a place; a text that is gone in thousands of places is not tried for all."""
    at = bisect_left(gaps, (index,))
    return gaps[max(at - _MOST_TRIED, 0) : at + _MOST_TRIED]


def _has_room(gap: _Gap, places: list[Place], texts: CollatedTexts) -> bool:
    """Whether only equal text lies on the way of a slide, no other place."""
    place = places[gap.place]
    if gap.slide < 0:
        end = places[gap.place - 1].manuscript_end if gap.place else 0
        return place.manuscript_start + gap.slide >= end
    last = gap.place + 1 == len(places)
    start = len(texts.manuscript_key) if last else places[gap.place + 1].manuscript_start
    return place.manuscript_end + gap.slide <= start


def _slid(text: str, start: int, place: Place) -> Iterator[tuple[int, str]]:
    """The same gap at every position where it may stand, and what then fills it.

    “甲乙” gone from “甲乙甲丙” is also “乙甲” gone: the script is minimal either way.
    """
    length = len(place.manuscript_text or place.galley_text)
    yield 0, text[start : start + length]
    for slide in range(1, _LONGEST_SLIDE + 1):
        at = start - slide
        if at < 0 or text[at] != text[at + length]:
            break
        yield -slide, text[at : at + length]
    for slide in range(1, _LONGEST_SLIDE + 1):
        at = start + slide
        if at + length > len(text) or text[at - 1] != text[at + length - 1]:
            break
        yield slide, text[at : at + length]


def _shifted(place: Place, slide: int, texts: CollatedTexts) -> Place:
    return place_of(
        texts,
        (place.manuscript_start + slide, place.manuscript_end + slide),
        (place.galley_start + slide, place.galley_end + slide),
        place.edits,
    )
