"""Exchanges (互换): neighbouring stretches, sentences or paragraphs that changed places.

Where both are of about the same length, a minimal script finds it cheaper to rewrite one into the
other; what it leaves is a mess of small edits. The mess is read again as a whole: if the galley has
the manuscript's characters turned round (``first second`` as ``second first``), the shorter
stretch has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from editorial.collation.place import (
    CollatedTexts,
    Place,
    PlaceShape,
    place_of,
    shaped,
    span_of,
)
from editorial.collation.swaps import SENTENCE_ENDS

SHORTEST: Final = 4
"""Characters of the shorter stretch."""
_GAPS: Final = (8, 40)
"""Equal characters inside a mess that an exchange leaves behind: a tight try, a wide one."""
_LONGEST: Final = 4000
_LONGEST_COMMON: Final = 16
"""Characters that both stretches may begin or end with alike, so that the mess is shorter."""


def find_exchanges(
    places: Sequence[Place], texts: CollatedTexts, numbers: Iterator[int]
) -> list[Place]:
    """Replace the places that an exchange left by its two ends; the others stay."""
    rest = list(places)
    for gap in _GAPS:
        found: list[Place] = []
        clusters = list(_clusters(rest, gap))
        for index, cluster in enumerate(clusters):
            end = found[-1].manuscript_end if found else 0
            following = clusters[index + 1][0] if index + 1 < len(clusters) else None
            start = following.manuscript_start if following else len(texts.manuscript_key)
            room = cluster[0].manuscript_start - end, start - cluster[-1].manuscript_end
            found.extend(_exchanged(cluster, room, texts, numbers) or cluster)
        rest = found
    return rest


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
    cluster: list[Place], room: tuple[int, int], texts: CollatedTexts, numbers: Iterator[int]
) -> list[Place] | None:
    """The two ends of a move that explains the whole cluster; None when there is none.

    Args:
        cluster: The places of the mess.
        room: Equal characters in front of it and behind it, up to the next places.
        texts: Both texts.
        numbers: Gives each move its number.
    """
    first, last = cluster[0], cluster[-1]
    length = last.manuscript_end - first.manuscript_start
    if length != last.galley_end - first.galley_start or not SHORTEST < length <= _LONGEST:
        return None
    whole = span_of(texts, first, last)
    if any(place.move is not None for place in cluster) or _words_swapped(cluster):
        return None
    if sorted(whole.manuscript_text) != sorted(whole.galley_text):
        return None
    best: tuple[int, tuple[int, int, int, int]] | None = None
    for before, behind in _windows(room):
        m_start, g_start = whole.manuscript_start - before, whole.galley_start - before
        size = length + before + behind
        ours = texts.manuscript_key[m_start : m_start + size]
        theirs = texts.galley_key[g_start : g_start + size]
        cut = (ours + ours).find(theirs)
        if min(cut, size - cut) >= SHORTEST:
            rank = _rank(m_start, m_start + cut, texts)
            if best is None or rank > best[0]:
                best = rank, (m_start, g_start, cut, size)
    if best is None:
        return None
    edits = sum(place.edits for place in cluster)
    return _ends(best[1], edits, texts, next(numbers))


def _words_swapped(cluster: Sequence[Place]) -> bool:
    """Whether it is a swap already, of words or items; short sentences exchanged have moved."""
    return cluster[0].shape is PlaceShape.SWAP and SENTENCE_ENDS.isdisjoint(
        cluster[0].manuscript_text
    )


def _rank(start: int, cut: int, texts: CollatedTexts) -> int:
    """How likely both stretches begin there: best with a paragraph, then behind a sentence."""
    breaks, text = texts.manuscript.breaks, texts.manuscript_key
    return sum(
        2 if at in breaks or at == 0 else int(text[at - 1] in "。！？；") for at in (start, cut)
    )


def _windows(room: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """How far the window may be made longer over equal text, the smallest first."""
    before, behind = (min(each, _LONGEST_COMMON) for each in room)
    for extra in range(before + behind + 1):
        for front in range(max(extra - behind, 0), min(extra, before) + 1):
            yield front, extra - front


def _ends(
    window: tuple[int, int, int, int], edits: int, texts: CollatedTexts, move: int
) -> list[Place]:
    """The ends of the shorter one of the two stretches on either side of ``cut``."""
    m, g, cut, size = window
    if 2 * cut <= size:
        away = (m, m + cut), (g, g)
        new = (m + size, m + size), (g + size - cut, g + size)
    else:
        away = (m + cut, m + size), (g + size, g + size)
        new = (m, m), (g, g + size - cut)
    ends = (
        shaped(place_of(texts, *away, edits), PlaceShape.MOVED_AWAY, move),
        shaped(place_of(texts, *new, 0), PlaceShape.MOVED_IN, move),
    )
    return sorted(ends, key=lambda place: place.order)
