"""Rearrangements (调整次序): stretches that stand elsewhere, with changes of their own.

Where a minimal script rewrites one paragraph into another, it leaves a mess of small edits; a
sentence that was moved and changed is gone here and new there. The regions in which much differs
are read again, all of them together: which stretches do both texts have there, which of them keep
their order, and which have moved? What is left then are the small changes that there are besides.
The cost stays what it was: the small changes have their own, the moves carry the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from editorial.collation.common_stretches import (
    SEPARATORS,
    SHORTEST,
    Stretch,
    common_stretches,
)
from editorial.collation.place import CollatedTexts, Place, Rearranged
from editorial.collation.reading_again import Region, read_again
from editorial.text.character_classes import written_characters

_WIDEST: Final = 40
"""Equal characters inside a region."""
_MARGIN: Final = 16
"""Equal characters around a region that are read with it."""
_LONGEST: Final = 20_000
_LONGEST_TOGETHER: Final = 200_000
_FEWEST: Final = 6
"""Characters without punctuation of a stretch that moved."""
_MOST_MOVES: Final = 12


@dataclass
class _Group:
    """Regions between which something moved."""

    regions: set[int] = field(default_factory=set)
    moved: list[Stretch] = field(default_factory=list)


def find_rearrangements(
    places: Sequence[Place], texts: CollatedTexts, numbers: Iterator[int]
) -> Rearranged:
    """Replace the places of each rearrangement by moves and small changes; the others stay."""
    clusters = list(_clusters(places))
    regions = [
        region
        for index, cluster in enumerate(clusters)
        if (region := _region(clusters, index, texts)) is not None and cluster
    ]
    size = sum(region.manuscript[1] - region.manuscript[0] for region in regions)
    if not regions or size > _LONGEST_TOGETHER:
        return Rearranged(list(places), [])
    stretches = _common(regions, texts)
    staying = _staying(stretches, regions)
    moved = [each for each in stretches if each not in staying and _may_move(each, texts)]
    inner: list[Place] = []
    result = list(places)
    for group in _groups(moved, regions):
        if len(group.moved) > _MOST_MOVES:
            continue
        members = [regions[index] for index in sorted(group.regions)]
        reading = read_again(members, staying, group.moved, texts, numbers)
        if reading is not None:
            old = {id(place) for region in members for place in region.places}
            result = [place for place in result if id(place) not in old]
            result.extend(reading[0])
            inner.extend(reading[1])
    return Rearranged(sorted(result, key=lambda place: place.order), inner)


def _clusters(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Runs of places with little equal text between them; moves stand alone."""
    cluster: list[Place] = []
    for place in places:
        far = cluster and place.manuscript_start - cluster[-1].manuscript_end > _WIDEST
        if cluster and (far or place.move is not None or cluster[-1].move is not None):
            yield cluster
            cluster = []
        cluster.append(place)
    if cluster:
        yield cluster


def _region(clusters: Sequence[list[Place]], index: int, texts: CollatedTexts) -> Region | None:
    """The region of a cluster in which enough differs for something to have moved."""
    cluster = clusters[index]
    if cluster[0].move is not None or sum(place.edits for place in cluster) < SHORTEST:
        return None
    before, behind = cluster[0].manuscript_start, len(texts.manuscript_key)
    behind -= cluster[-1].manuscript_end
    if index:
        before = (before - clusters[index - 1][-1].manuscript_end) // 2
    if index + 1 < len(clusters):
        behind = (clusters[index + 1][0].manuscript_start - cluster[-1].manuscript_end) // 2
    before, behind = min(before, _MARGIN), min(behind, _MARGIN)
    manuscript = cluster[0].manuscript_start - before, cluster[-1].manuscript_end + behind
    galley = cluster[0].galley_start - before, cluster[-1].galley_end + behind
    if max(manuscript[1] - manuscript[0], galley[1] - galley[0]) > _LONGEST:
        return None
    return Region(manuscript, galley, cluster)


def _common(regions: Sequence[Region], texts: CollatedTexts) -> list[Stretch]:
    """What the two texts share in all regions, in offsets of the whole texts."""
    ours = SEPARATORS[0].join(texts.manuscript_key[slice(*r.manuscript)] for r in regions)
    theirs = SEPARATORS[1].join(texts.galley_key[slice(*r.galley)] for r in regions)
    shifts = _shifts([region.manuscript for region in regions])
    other_shifts = _shifts([region.galley for region in regions])
    found = []
    for a, b, c, d in common_stretches(ours, theirs):
        shift, other = _shift_at(shifts, a), _shift_at(other_shifts, c)
        found.append(Stretch(a + shift, b + shift, c + other, d + other))
    return found


def _shifts(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each span where it begins when all are put together, and what to add to come back."""
    shifts: list[tuple[int, int]] = []
    at = 0
    for start, end in spans:
        shifts.append((at, start - at))
        at += end - start + 1
    return shifts


def _shift_at(shifts: list[tuple[int, int]], at: int) -> int:
    return shifts[bisect_right(shifts, at, key=lambda shift: shift[0]) - 1][1]


def _staying(stretches: Sequence[Stretch], regions: Sequence[Region]) -> set[Stretch]:
    """The stretches that keep their order inside a region, as many characters as can be."""
    staying: set[Stretch] = set()
    for region in regions:
        staying.update(_heaviest_chain([each for each in stretches if region.holds(each)]))
    return staying


def _heaviest_chain(stretches: Sequence[Stretch]) -> list[Stretch]:
    best: list[tuple[int, int]] = []
    for index, stretch in enumerate(stretches):
        weight, before = 0, -1
        for other in range(index):
            if stretches[other].other_end <= stretch.other_start and best[other][0] > weight:
                weight, before = best[other][0], other
        best.append((weight + stretch.length, before))
    chain: list[Stretch] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(stretches[at])
        at = best[at][1]
    return chain


def _may_move(stretch: Stretch, texts: CollatedTexts) -> bool:
    return written_characters(texts.manuscript_key[stretch.start : stretch.end]) >= _FEWEST


def _groups(moved: Sequence[Stretch], regions: Sequence[Region]) -> list[_Group]:
    """Put the moves together that have a region in common."""
    starts = [region.manuscript[0] for region in regions]
    other_starts = [region.galley[0] for region in regions]
    owner = list(range(len(regions)))

    def root(index: int) -> int:
        while owner[index] != index:
            index = owner[index]
        return index

    ends = [
        (
            bisect_right(starts, stretch.start) - 1,
            bisect_right(other_starts, stretch.other_start) - 1,
        )
        for stretch in moved
    ]
    for first, last in ends:
        owner[root(last)] = root(first)
    groups: defaultdict[int, _Group] = defaultdict(_Group)
    for stretch, (first, last) in zip(moved, ends, strict=True):
        group = groups[root(first)]
        group.moved.append(stretch)
        group.regions |= {first, last}
    return list(groups.values())
