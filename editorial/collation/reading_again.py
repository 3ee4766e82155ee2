"""Reading regions again (重读): from what stayed and what moved to places.

See :mod:`editorial.collation.rearrangements` for where the two come from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from editorial.collation.common_stretches import SHORTEST, Stretch
from editorial.collation.place import CollatedTexts, Place, PlaceShape, place_of, shaped
from editorial.collation.stretch_places import places_between

_LONGEST_DIVIDED: Final = 64


class Region(NamedTuple):
    """A stretch of both texts in which much differs; equal text stands around it."""

    manuscript: tuple[int, int]
    galley: tuple[int, int]
    places: list[Place]

    def holds(self, stretch: Stretch) -> bool:
        """Whether both sides of a stretch stand in it."""
        return (
            self.manuscript[0] <= stretch.start < self.manuscript[1]
            and self.galley[0] <= stretch.other_start < self.galley[1]
        )


class _Item(NamedTuple):
    """A stretch of one text between two stretches that stay: it has moved, or it is left over."""

    start: int
    end: int
    move: int | None = None


def read_again(
    regions: Sequence[Region],
    staying: Collection[Stretch],
    moved: Sequence[Stretch],
    texts: CollatedTexts,
    numbers: Iterator[int],
) -> tuple[list[Place], list[Place]] | None:
    """The places of the regions, and those inside the stretches that moved.

    Returns:
        None when what is left besides the moves is too much for them to be the account.
    """
    stay = sorted(each for each in staying if any(region.holds(each) for region in regions))
    every = sorted({*stay, *moved})
    moves = {next(numbers): _with_edges(each, every, regions) for each in moved}
    places: list[Place] = []
    for region in regions:
        account = list(_places(region, [s for s in stay if region.holds(s)], moves, texts))
        if not _accounts_for(account, region, texts):
            return None
        places.extend(account)
    if sum(place.move is not None for place in places) != 2 * len(moves):
        return None
    inner = [
        place._replace(inside=move)
        for move, stretch in moves.items()
        for place in places_between(texts, stretch[:2], stretch[2:])
    ]
    old = [place for region in regions for place in region.places]
    edits = sum(place.edits for place in old)
    small = sum(place.edits for place in (*places, *inner))
    left_over = sum(place.move is None for place in places)
    # A stretch that moved is gone and new, or written over another one: it costs its length at
    # least. A phrase that a loss and an addition have in common would leave more than there was.
    moved_length = sum(stretch.length for stretch in moves.values())
    if edits - small < moved_length or left_over > len(old):
        return None
    shares = _shares(moves, edits - small)
    for index, place in enumerate(places):
        if place.shape is PlaceShape.MOVED_AWAY and place.move is not None:
            places[index] = place._replace(edits=shares[place.move])
    return places, inner


def _accounts_for(places: Sequence[Place], region: Region, texts: CollatedTexts) -> bool:
    """Whether the texts are equal between the places, and the places are in order."""
    (m, m_end), (g, g_end) = region.manuscript, region.galley
    edges = [(p.manuscript_start, p.manuscript_end, p.galley_start, p.galley_end) for p in places]
    for m_next, m_behind, g_next, g_behind in (*edges, (m_end, m_end, g_end, g_end)):
        if m_next < m or g_next < g:
            return False
        if texts.manuscript_key[m:m_next] != texts.galley_key[g:g_next]:
            return False
        m, g = m_behind, g_behind
    return True


def _shares(moves: Mapping[int, Stretch], edits: int) -> dict[int, int]:
    """Give each move its part of the edits, by its length; one edit at least."""
    shares: dict[int, int] = {}
    left, total = edits - len(moves), sum(stretch.length for stretch in moves.values())
    for move, stretch in moves.items():
        share = left * stretch.length // total
        shares[move] = share + 1
        left, total = left - share, total - stretch.length
    return shares


def _with_edges(stretch: Stretch, every: Sequence[Stretch], regions: Sequence[Region]) -> Stretch:
    """Give a moved stretch what is left over at its ends on both sides: its own changed ends."""
    m_edges = sorted(
        [edge for each in every if each != stretch for edge in each[:2]]
        + [edge for region in regions for edge in region.manuscript]
    )
    g_edges = sorted(
        [edge for each in every if each != stretch for edge in each[2:]]
        + [edge for region in regions for edge in region.galley]
    )
    m_floor = max(edge for edge in m_edges if edge <= stretch.start)
    g_floor = max(edge for edge in g_edges if edge <= stretch.other_start)
    m_roof = min(edge for edge in m_edges if edge >= stretch.end)
    g_roof = min(edge for edge in g_edges if edge >= stretch.other_end)
    if all(
        0 < size <= SHORTEST for size in (stretch.start - m_floor, stretch.other_start - g_floor)
    ):
        stretch = stretch._replace(start=m_floor, other_start=g_floor)
    if all(0 < size <= SHORTEST for size in (m_roof - stretch.end, g_roof - stretch.other_end)):
        stretch = stretch._replace(end=m_roof, other_end=g_roof)
    return stretch


def _places(
    region: Region, staying: Sequence[Stretch], moves: Mapping[int, Stretch], texts: CollatedTexts
) -> Iterator[Place]:
    (m, m_end), (g, g_end) = region.manuscript, region.galley
    for stretch in (*staying, Stretch(m_end, m_end, g_end, g_end)):
        ours = _items((m, stretch.start), [(s[0], s[1], move) for move, s in moves.items()])
        theirs = _items((g, stretch.other_start), [(s[2], s[3], move) for move, s in moves.items()])
        yield from _between(ours, theirs, texts)
        yield from places_between(texts, stretch[:2], stretch[2:])
        m, g = stretch.end, stretch.other_end


def _items(span: tuple[int, int], moved: Sequence[tuple[int, int, int]]) -> list[_Item]:
    """What lies in a span of one text: left over, moved, left over …, left over."""
    start, end = span
    items: list[_Item] = []
    for first, last, move in sorted(moved):
        if start <= first and last <= end:
            items += _Item(start, first), _Item(first, last, move)
            start = last
    return [*items, _Item(start, end)]


def _between(
    ours: Sequence[_Item], theirs: Sequence[_Item], texts: CollatedTexts
) -> Iterator[Place]:
    """Places between two stretches that stay, where things may have moved away and in.

    Of what is left over on both sides, the two that have most in common belong together; then
    what lies in front of them, and what lies behind.
    """
    if len(ours) == len(theirs) == 1:
        yield from places_between(texts, ours[0][:2], theirs[0][:2])
        return
    ours, theirs = _divided(ours, theirs, texts)
    pairs = [
        (_in_common(one, other, texts), -at, -there)
        for at, one in enumerate(ours[::2])
        for there, other in enumerate(theirs[::2])
    ]
    common, at, there = max(pairs)
    if not common:
        yield from _one_sided(ours, theirs, texts)
        return
    at, there = -2 * at, -2 * there
    one, other = ours[at], theirs[there]
    yield from _between(
        [*ours[:at], _Item(one.start, one.start)],
        [*theirs[:there], _Item(other.start, other.start)],
        texts,
    )
    yield from places_between(texts, one[:2], other[:2])
    yield from _between(
        [_Item(one.end, one.end), *ours[at + 1 :]],
        [_Item(other.end, other.end), *theirs[there + 1 :]],
        texts,
    )


def _in_common(one: _Item, other: _Item, texts: CollatedTexts) -> int:
    """How many edits it saves to read two stretches as one place."""
    ours = texts.manuscript_key[one.start : one.end]
    theirs = texts.galley_key[other.start : other.end]
    return len(ours) + len(theirs) - _distance(ours, theirs)


def _distance(ours: str, theirs: str) -> int:
    # Loaded for what has moved and changed, which is seldom; it takes longer than a comparison.
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    return Levenshtein.distance(ours, theirs)


def _divided(
    ours: Sequence[_Item], theirs: Sequence[_Item], texts: CollatedTexts
) -> tuple[Sequence[_Item], Sequence[_Item]]:
    """Divide what is left over on one side in two, to go with what the other side has."""
    if len(ours) > 1 and len(theirs) > 1:
        return ours, theirs
    one, several = (ours, theirs) if len(ours) == 1 else (theirs, ours)
    if any(item.start < item.end for item in several[2:-1:2]):
        return ours, theirs
    key, other = texts.manuscript_key, texts.galley_key
    if one is theirs:
        key, other = other, key
    (start, end, _), first, last = one[0], several[0], several[-1]
    step = 1 if end - start <= _LONGEST_DIVIDED else end - start

    def cost(cut: int) -> int:
        front = _distance(key[start:cut], other[first.start : first.end])
        return front + _distance(key[cut:end], other[last.start : last.end])

    cut = min(range(start, end + 1, step), key=cost)
    # What is left over stands at every other index; between the halves there is nothing.
    halves = [_Item(start, cut), _Item(cut, cut), _Item(cut, end)]
    return (halves, several) if one is ours else (several, halves)


def _one_sided(
    ours: Sequence[_Item], theirs: Sequence[_Item], texts: CollatedTexts
) -> Iterator[Place]:
    """What is gone, then what is new, where the two have nothing in common."""
    m, g = ours[-1].end, theirs[0].start
    spans = [((item.start, item.end), (g, g), item.move) for item in ours]
    spans += [((m, m), (item.start, item.end), item.move) for item in theirs]
    for gone, new, move in spans:
        length = gone[1] - gone[0] + new[1] - new[0]
        if move is not None:
            shape = PlaceShape.MOVED_AWAY if gone[0] < gone[1] else PlaceShape.MOVED_IN
            yield shaped(place_of(texts, gone, new, 0), shape, move)
        elif length:
            yield place_of(texts, gone, new, length)
