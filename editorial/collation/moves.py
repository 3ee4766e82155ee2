"""Moves (移位): a stretch that is gone here and stands there, counted as one place, not two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from editorial.collation.place import (
    CollatedTexts,
    Place,
    PlaceShape,
    place_of,
    shaped,
    span_of,
)
from editorial.text.character_classes import written_characters

SHORTEST: Final = 4
"""Characters without punctuation: shorter stretches come back elsewhere by chance."""
SHORTEST_NEARBY: Final = 2
NEARBY: Final = 40
"""Characters between the two ends within which a word of two is taken as moved."""
_LONGEST_SLIDE: Final = 16
_CLUSTER_GAPS: Final = (8, 40)
"""Equal characters inside a mess that an exchange leaves behind: a tight try, a wide one."""
_LONGEST_CLUSTER: Final = 4000


def find_moves(places: Sequence[Place], texts: CollatedTexts) -> list[Place]:
    """Turn what moved into pairs of ends tied by ``move``; the other places stay.

    First neighbouring stretches that changed places are looked for, since a minimal script may
    show them as many small edits; then whatever is gone in one place and new in another.
    """
    numbers = count()
    rest = list(places)
    for gap in _CLUSTER_GAPS:
        clusters = [
            _exchanged(cluster, texts, numbers) or cluster for cluster in _clusters(rest, gap)
        ]
        rest = [place for cluster in clusters for place in cluster]
    return _far_moves(rest, texts, numbers)


def _clusters(places: Sequence[Place], gap: int) -> Iterator[list[Place]]:
    """Runs of places with at most ``gap`` equal characters between them."""
    cluster: list[Place] = []
    for place in places:
        if cluster and place.manuscript_start - cluster[-1].manuscript_end > gap:
            yield cluster
            cluster = []
        cluster.append(place)
    if cluster:
        yield cluster


def _exchanged(
    cluster: list[Place], texts: CollatedTexts, numbers: Iterator[int]
) -> list[Place] | None:
    """Read a cluster as two stretches that changed places: the shorter one has moved."""
    if any(place.shape.whole for place in cluster):
        return None
    whole = span_of(texts, cluster[0], cluster[-1])
    edits = sum(place.edits for place in cluster)
    length = len(whole.manuscript_text)
    if length != len(whole.galley_text) or not 2 * SHORTEST <= length <= _LONGEST_CLUSTER:
        return None
    if sorted(whole.manuscript_text) != sorted(whole.galley_text):
        return None
    for before, behind in _slides(whole, texts):
        m_start, g_start = whole.manuscript_start - before, whole.galley_start - before
        size = length + before + behind
        ours = texts.manuscript_key[m_start : m_start + size]
        theirs = texts.galley_key[g_start : g_start + size]
        cut = (ours + ours).find(theirs)
        if cut <= 0 or min(cut, size - cut) < SHORTEST:
            continue
        if 2 * cut <= size:
            away = (m_start, m_start + cut), (g_start, g_start)
            new = (m_start + size, m_start + size), (g_start + size - cut, g_start + size)
        else:
            away = (m_start + cut, m_start + size), (g_start + size, g_start + size)
            new = (m_start, m_start), (g_start, g_start + size - cut)
        move = next(numbers)
        ends = (
            shaped(place_of(texts, *away, edits), PlaceShape.MOVED_AWAY, move),
            shaped(place_of(texts, *new, 0), PlaceShape.MOVED_IN, move),
        )
        return sorted(ends, key=lambda place: place.order)
    return None


def _slides(whole: Place, texts: CollatedTexts) -> Iterator[tuple[int, int]]:
    """How far the window may be made longer over equal text, in front and behind."""
    before = min(_LONGEST_SLIDE, whole.manuscript_start, whole.galley_start)
    behind = min(
        _LONGEST_SLIDE,
        len(texts.manuscript_key) - whole.manuscript_end,
        len(texts.galley_key) - whole.galley_end,
    )
    for extra in range(before + behind + 1):
        for front in range(min(extra, before) + 1):
            if extra - front <= behind and _equal_around(whole, texts, front, extra - front):
                yield front, extra - front


def _equal_around(whole: Place, texts: CollatedTexts, front: int, back: int) -> bool:
    m, g = texts.manuscript_key, texts.galley_key
    return (
        m[whole.manuscript_start - front : whole.manuscript_start]
        == g[whole.galley_start - front : whole.galley_start]
        and m[whole.manuscript_end : whole.manuscript_end + back]
        == g[whole.galley_end : whole.galley_end + back]
    )


def _far_moves(places: list[Place], texts: CollatedTexts, numbers: Iterator[int]) -> list[Place]:
    gone: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, place in enumerate(places):
        if not place.galley_text and not place.shape.whole and _long_enough(place, SHORTEST_NEARBY):
            for slide, text in _slid(texts.manuscript_key, place.manuscript_start, place):
                gone[text].append((index, slide))
    if not gone:
        return places
    taken: set[int] = set()
    result = list(places)
    for index, place in enumerate(places):
        if place.manuscript_text or place.shape.whole or place.galley_text == "":
            continue
        match = _match(place, places, texts, gone, taken)
        if match is None:
            continue
        other, away, new = match
        taken.add(other)
        move = next(numbers)
        result[other] = shaped(away, PlaceShape.MOVED_AWAY, move)
        result[index] = shaped(new, PlaceShape.MOVED_IN, move)
    return sorted(result, key=lambda place: place.order)


def _match(
    place: Place,
    places: list[Place],
    texts: CollatedTexts,
    gone: dict[str, list[tuple[int, int]]],
    taken: set[int],
) -> tuple[int, Place, Place] | None:
    """The stretch that is gone elsewhere and comes in here, the nearest one first."""
    best: tuple[int, int, int, int] | None = None
    for slide, text in _slid(texts.galley_key, place.galley_start, place):
        for other, other_slide in gone.get(text, ()):
            distance = abs(places[other].manuscript_start - place.manuscript_start)
            if other in taken or not _plausible(place, distance):
                continue
            candidate = (distance, abs(slide) + abs(other_slide), other, slide)
            if best is None or candidate < best:
                best = candidate
                best_slide = other_slide
    if best is None:
        return None
    _, _, other, slide = best
    return other, _shifted(places[other], best_slide, texts), _shifted(place, slide, texts)


def _long_enough(place: Place, least: int) -> bool:
    return written_characters(place.manuscript_text or place.galley_text) >= least


def _plausible(place: Place, distance: int) -> bool:
    return _long_enough(place, SHORTEST) or distance <= NEARBY


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
